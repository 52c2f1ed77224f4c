//! Citations as sentences.

use hyperscaler_investments::{DATA_AS_OF, VERSION};

use super::{Citation, Subject, Title};
use crate::DATA_SET;
use crate::failure::Failure;
use crate::output::Output;
use crate::text;

/// Writes one citation a paragraph; those of sources below the record that rests on them.
pub fn write(citations: &[Citation], output: &mut Output) -> Result<(), Failure> {
    output.paragraphs(citations.iter().map(sentence))
}

fn sentence(citation: &Citation) -> String {
    let Citation { author, note, .. } = citation;
    let title = match (&citation.title, citation.subject) {
        (Title::Known(title), Subject::Record) => title.clone(),
        (Title::Known(title), Subject::Page) => format!("\"{title}\""),
        (Title::Unknown(about), _) => format!("[{about}]"),
    };
    if citation.subject == Subject::Record {
        let data = format!("{DATA_SET}, version {VERSION}, data as of {DATA_AS_OF}");
        let address = text::optional(citation.url.map(|url| format!(" {url}")));
        return format!("{author}: {title}. {note}. In: {data}.{address}");
    }
    let date = citation
        .date
        .map_or_else(|| "no date".into(), |date| date.to_string());
    let mut sentence = format!("{author}: {title}, {date}.");
    if !note.is_empty() {
        sentence = format!("{sentence} {note}.");
    }
    if let Some(url) = citation.url {
        sentence = format!("{sentence} {url}");
    }
    if let Some(date) = citation.accessed {
        sentence = format!("{sentence} (read {date})");
    }
    sentence
}
