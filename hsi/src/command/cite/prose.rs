//! Citations as sentences.

use hyperscaler_investments::{DATA_AS_OF, VERSION};

use super::{Citation, Kind};
use crate::DATA_SET;
use crate::failure::Failure;
use crate::output::Output;
use crate::text;

/// One citation a paragraph; those of sources below the record they stand for.
pub fn write(citations: &[Citation], output: &mut Output) -> Result<(), Failure> {
    output.paragraphs(citations.iter().map(sentence))
}

fn sentence(citation: &Citation) -> String {
    let Citation {
        author,
        title,
        note,
        ..
    } = citation;
    match citation.kind {
        Kind::Record => {
            format!(
                "{author}: {title}. {note}. In: {DATA_SET}, version {VERSION}, data as of {DATA_AS_OF}."
            )
        }
        Kind::Page => {
            let title = if title.starts_with('[') {
                title.clone()
            } else {
                format!("\"{title}\"")
            };
            let note = if note.is_empty() {
                String::new()
            } else {
                format!(" {note}.")
            };
            let date = citation
                .date
                .map_or_else(|| "no date".into(), |date| date.to_string());
            let url = text::optional(citation.url.map(|url| format!(" {url}")));
            format!("{author}: {title}, {date}.{note}{url}")
        }
    }
}
