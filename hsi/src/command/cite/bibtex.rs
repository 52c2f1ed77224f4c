//! Citations as BibTeX: UTF-8, and readable by BibTeX and by biblatex.

use hyperscaler_investments::{DATA_AS_OF, VERSION};

use super::{Citation, Subject};
use crate::DATA_SET;
use crate::failure::Failure;
use crate::output::Output;

pub fn write(citations: &[Citation], output: &mut Output) -> Result<(), Failure> {
    output.paragraphs(citations.iter().map(entry))
}

fn entry(citation: &Citation) -> String {
    // In two pairs of braces, a name is not taken apart and a title keeps its capitals.
    let whole = |text: &str| format!("{{{}}}", escaped(text));
    let mut fields = vec![
        ("author", whole(citation.author)),
        ("title", whole(&citation.title)),
    ];
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
    use super::{address, escaped};

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
