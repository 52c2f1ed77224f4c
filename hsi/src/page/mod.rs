//! The whole data set as one HTML file that needs no network. What it shows of any day and choice was
//! computed by the library when the page was made; its script looks that up. The sums and the pictures of
//! the whole world stand in the file before any script runs.

mod calendar;
mod choice;
mod data;
mod html;
mod pictures;
mod records;
mod series;
mod table;
mod turns;

use std::fmt::Write;

use hyperscaler_investments::{DATA_AS_OF, OVERLAID, Provider, Snapshot, VERSION};

use crate::DATA_SET;
use crate::caveats;
use crate::chart::Subject;
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines;
use crate::question::Question;
use crate::text::{self, Digits};
use calendar::Calendar;
use data::Data;
use html::text as safe;

/// The title of a page that was given none.
const TITLE: &str = "What the hyperscalers have announced they will invest";
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing comes from outside, and nothing goes there.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";
/// How many records a caveat names.
const NAMED: usize = 8;

/// Returns the page of what was known on a day.
pub fn make(snapshot: Snapshot, title: Option<&str>) -> Result<String, Failure> {
    let question = Question::new(snapshot.date());
    let Some(calendar) = Calendar::until(snapshot.date()) else {
        return Err(Failure::NotFound(vec![question.no_record()]));
    };
    let data = Data::new(&calendar)?;
    let conversion = turns::CURRENCIES
        .first()
        .copied()
        .map(Conversion::of_each_month);
    let subject = pictures::subject(snapshot, conversion, question);
    let title = safe(title.unwrap_or(TITLE));
    let mut page = String::new();
    for part in [
        head(&title),
        introduction(&title, snapshot),
        controls(&data, &calendar),
        answer(&subject)?,
        include_str!("sections.html").to_owned(),
        pictures::all(&subject)?,
        include_str!("records.html").to_owned(),
        foot(),
        format!(
            "<script type=\"application/json\" id=\"data\">{}</script>\n",
            data.script()
        ),
        format!("<script>\n{SCRIPT}</script>\n</body>\n</html>\n"),
    ] {
        page.push_str(&part);
    }
    Ok(page)
}

fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

fn introduction(title: &str, snapshot: Snapshot) -> String {
    let day = snapshot.date();
    let later = if snapshot.is_past_data() {
        format!(" The data is kept up to {DATA_AS_OF}.")
    } else {
        String::new()
    };
    let names: Vec<_> = Provider::iter().map(Provider::name).collect();
    format!(
        "<a class=\"skip\" href=\"#answer\">To the sums</a>\n<header>\n\
         <h1><bdi>{title}</bdi></h1>\n\
         <p>Cloud regions and data centres of {}, plan by plan, with sources, as known on any day up to \
         {day}. No money is counted twice.{later}</p>\n</header>\n<main>\n",
        safe(text::and(&names))
    )
}

fn controls(data: &Data, calendar: &Calendar) -> String {
    let mut providers = String::from("<option value=\"\">All providers</option>");
    for provider in Provider::iter() {
        let (id, name) = (safe(provider.id()), safe(provider.name()));
        let _ = write!(providers, "<option value=\"{id}\">{name}</option>");
    }
    let mut places = String::new();
    let mut heading = "";
    for spot in &data.places.spots {
        if spot.heading() != heading {
            if !heading.is_empty() {
                places.push_str("</optgroup>");
            }
            heading = spot.heading();
            let _ = write!(places, "<optgroup label=\"{heading}\">");
        }
        let (option, value, name) = (spot.option(), safe(spot.value()), safe(spot.name()));
        let _ = write!(places, "<option value=\"{option}:{value}\">{name}</option>");
    }
    if !heading.is_empty() {
        places.push_str("</optgroup>");
    }
    let mut currencies = String::new();
    for currency in turns::CURRENCIES {
        let _ = write!(
            currencies,
            "<option value=\"{currency}\">in {currency}</option>"
        );
    }
    currencies.push_str("<option value=\"stated\">as stated</option>");
    let (first, last, length) = (
        calendar.day(0),
        calendar.day(calendar.last()),
        calendar.last(),
    );
    include_str!("controls.html")
        .replace("{providers}", &providers)
        .replace("{places}", &places)
        .replace("{currencies}", &currencies)
        .replace("{first}", &first.to_string())
        .replace("{last}", &last.to_string())
        .replace("{length}", &length.to_string())
}

/// Returns the sums of everything in the first currency, as the script shows them too.
fn answer(subject: &Subject) -> Result<String, Failure> {
    let conversion = subject.conversion.as_ref();
    let mut rows = String::new();
    for line in lines::of(&[], &subject.totals, conversion)? {
        let units = text::whole(line.value());
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{}</th><td><data value=\"{units}\">{}</data></td>\
             <td>{}</td></tr>",
            line.phase,
            safe(line.text(Digits::Short)),
            line.counted.len()
        );
    }
    let mut said = Vec::new();
    let mut method = String::new();
    said.extend(subject.totals.caveats());
    if let Some(conversion) = conversion {
        let converted = conversion.convert(&subject.totals)?;
        said.extend(converted.caveats());
        method = converted.method();
    }
    let mut list = String::new();
    for caveat in said {
        let _ = writeln!(list, "<li>{}</li>", safe(caveats::sentence(&caveat, NAMED)));
    }
    let page = include_str!("answer.html")
        .replace("{day}", &subject.question.day().to_string())
        .replace("{rows}", &rows)
        .replace("{method}", &safe(method));
    // Last, for it holds texts of the data.
    Ok(page.replace("{caveats}", &list))
}

fn foot() -> String {
    let own = if OVERLAID {
        ", with the user's own records"
    } else {
        ""
    };
    format!(
        "</main>\n<footer>\n<p>Made with {DATA_SET} {VERSION}, data as of {DATA_AS_OF}{own}. The facts of \
         the data set are in the public domain (CC0 1.0). Each figure is that of <code>hsi total</code> \
         with the same filters. This page loads nothing and sends nothing; links lead to the sources.</p>\n\
         </footer>\n"
    )
}
