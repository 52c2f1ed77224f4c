//! Citations as BibTeX: UTF-8, and readable by BibTeX and by biblatex.

use hyperscaler_investments::{DATA_AS_OF, VERSION};

use super::{Citation, Subject, Title};
use crate::DATA_SET;
use crate::failure::Failure;
use crate::output::Output;
use crate::text;

pub fn write(citations: &[Citation], output: &mut Output) -> Result<(), Failure> {
    let heading = engines(citations).into_iter();
    output.paragraphs(heading.chain(citations.iter().map(entry)))
}

/// Says which entries an engine is needed for that reads every script; BibTeX reads past it.
fn engines(citations: &[Citation]) -> Option<String> {
    let texts = |citation: &Citation| {
        let title = text::optional(citation.title.known());
        format!("{} {title} {}", citation.author, citation.note)
    };
    let mut keys = Vec::new();
    for citation in citations {
        if !texts(citation).chars().all(is_read_by_pdflatex) {
            keys.push(citation.key.as_str());
        }
    }
    if keys.is_empty() {
        return None;
    }
    let keys = keys.join(", ");
    Some(format!(
        "% XeLaTeX or LuaLaTeX, and a font of the script, are needed for: {keys}"
    ))
}

/// Returns whether pdfLaTeX has a letter or sign with the fonts of T1: those of the Latin script, and the
/// signs of print.
const fn is_read_by_pdflatex(character: char) -> bool {
    matches!(
        character,
        ' '..='~' | '\u{a1}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201a}'
            | '\u{201c}'..='\u{201e}' | '\u{2020}'..='\u{2022}' | '\u{2026}' | '\u{2030}' | '\u{2039}' | '\u{203a}'
            | '\u{20ac}' | '\u{2122}'
    )
}

fn entry(citation: &Citation) -> String {
    // In two pairs of braces, a name is not taken apart and a title keeps its capitals.
    let whole = |text: &str| format!("{{{}}}", escaped(text));
    let mut fields = vec![("author", whole(citation.author))];
    match &citation.title {
        Title::Known(title) => fields.push(("title", whole(title))),
        Title::Unknown(about) => fields.push(("howpublished", escaped(about))),
    }
    match citation.subject {
        Subject::Record => {
            let data = format!("Data set {DATA_SET}, version {VERSION}, data as of {DATA_AS_OF}");
            fields.push(("howpublished", data));
            fields.push(("version", VERSION.into()));
        }
        Subject::Page => fields.push(("publisher", whole(citation.author))),
    }
    if let Some(date) = citation.date {
        // BibTeX knows the year only; biblatex prefers the date.
        fields.push(("year", format!("{:04}", date.year())));
        fields.push(("date", date.to_string()));
    }
    if let Some(url) = citation.url {
        fields.push(("url", address(url)));
    }
    if let Some(date) = citation.accessed {
        fields.push(("urldate", date.to_string()));
    }
    fields.push(("langid", citation.language.into()));
    if !citation.note.is_empty() {
        fields.push(("note", escaped(&citation.note)));
    }
    let mut entry = format!("@misc{{{},\n", citation.key);
    for (name, value) in fields {
        entry = format!("{entry}  {name} = {{{value}}},\n");
    }
    entry + "}"
}

/// Returns a text as LaTeX reads it. Braces become commands: BibTeX counts even those behind a
/// backslash. An empty group keeps apart two signs that LaTeX would set as one other.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    for character in text.chars() {
        if before.is_some_and(|before| is_ligature(before, character)) {
            escaped.push_str("{}");
        }
        before = Some(character);
        match character {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', character]),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Returns whether LaTeX sets two signs as one: two hyphens as a dash, two commas as a quotation mark.
const fn is_ligature(before: char, after: char) -> bool {
    matches!(
        (before, after),
        ('-', '-') | ('`' | '?' | '!', '`') | ('\'', '\'') | (',', ',') | ('<', '<') | ('>', '>')
    )
}

/// Returns an address, which LaTeX takes as it is, but for what would end the field.
fn address(url: &str) -> String {
    url.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::{address, escaped, is_read_by_pdflatex};

    #[test]
    fn what_latex_would_read_as_a_command_is_escaped() {
        assert_eq!(
            escaped("R&D: 5 % of $2_000 #1"),
            r"R\&D: 5 \% of \$2\_000 \#1"
        );
        assert_eq!(
            escaped(r"{a}\~^"),
            r"\textbraceleft{}a\textbraceright{}\textbackslash{}\textasciitilde{}\textasciicircum{}"
        );
        assert_eq!(
            escaped("Telefónica, Łódź, Αθήνα"),
            "Telefónica, Łódź, Αθήνα"
        );
    }

    #[test]
    fn the_latin_script_needs_no_other_engine() {
        assert!(
            "Telefónica, Łódź, „Ștefan“ – 5 €…"
                .chars()
                .all(is_read_by_pdflatex)
        );
        for text in [
            "Αθήνα",
            "조선일보",
            "العربية",
            "Київ",
            "日本経済新聞",
            "a\u{301}",
        ] {
            assert!(!text.chars().all(is_read_by_pdflatex), "{text}");
        }
    }

    #[test]
    fn signs_that_latex_would_set_as_one_are_kept_apart() {
        assert_eq!(escaped("Taiwan -- Update"), "Taiwan -{}- Update");
        assert_eq!(escaped("a---b - c"), "a-{}-{}-b - c");
        assert_eq!(
            escaped("``a'' ,,b <<c>> ?`"),
            "`{}`a'{}' ,{},b <{}<c>{}> ?{}`"
        );
    }

    #[test]
    fn an_address_keeps_the_field_closed_and_its_own_signs() {
        assert_eq!(
            address("https://a.example/b_c?d=1&e=%20#{f}"),
            "https://a.example/b_c?d=1&e=%20#%7Bf%7D"
        );
    }
}
