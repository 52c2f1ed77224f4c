//! The named constants of the investments, with the pages that docs.rs shows for them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::code::Code;
use super::rows::Rows;
use crate::compiler::diagnostic::Located;
use crate::compiler::judge::Docket;
use crate::compiler::model::{Data, Head, Horizon, Investment, Place, Table, constant_name};
use crate::shared::claim::Claimed;
use crate::shared::evidence::evidence;
use crate::shared::judge::Cause;
use crate::shared::money::{Money, Rounded, Scaled};
use crate::shared::vocabulary::{Phase, Reason, RelationKind, Scope, StatedBy};

/// Writes the constants, and the pages as a macro that has them by row: rustc would hold them in memory for every
/// program.
pub fn emit(code: &mut Code, pages: &mut Code, data: &Data, docket: &Docket, rows: &Rows) {
    let newer = newer(data, rows);
    let entries = docket.entries();
    code.line("");
    code.doc(&module(data, rows));
    code.open("pub mod investments {");
    code.line("use crate::Investment;");
    pages.open("macro_rules! page {");
    for (row, (head, investment)) in data.investments.iter().enumerate() {
        let id = &head.id;
        code.line("");
        let cause = entries[row].last().and_then(|entry| entry.cause);
        let text = page(data, &newer[row], cause, id, investment);
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        code.doc(first);
        code.line(&format!("#[cfg_attr(doc, doc = page!({row}))]"));
        let words = search_words(data, id, investment);
        if !words.is_empty() {
            code.line(&format!("#[cfg_attr(doc, doc(alias({words})))]"));
        }
        pages.page(row, rest);
        let name = constant_name(id);
        code.line(&format!(
            "pub const {name}: Investment = Investment({row});"
        ));
        renamed(code, head, row);
    }
    code.close("}");
    pages.close("}");
}

/// Writes the constants of the ids that a record had before.
fn renamed(code: &mut Code, head: &Head, row: usize) {
    let name = constant_name(&head.id);
    for alias in head.aliases.iter().map(|alias| &alias.value) {
        if is_like_an_id(alias) {
            code.line("");
            code.doc(&format!(
                "The id `{alias}` leads to [`{}`]({name}).",
                head.id
            ));
            code.line(&format!(
                "#[deprecated(note = \"the id is now {}\")]",
                head.id
            ));
            let old = constant_name(alias);
            code.line(&format!("pub const {old}: Investment = Investment({row});"));
        }
    }
}

/// Returns whether an alias is written like an id, so that it makes a constant of its own.
fn is_like_an_id(alias: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(is_allowed);
    alias.starts_with(|c: char| c.is_ascii_lowercase()) && alias.split('-').all(is_word)
}

/// Returns the names by which a search on docs.rs finds a record, beside those in its id: country or area, cities.
fn search_words(data: &Data, id: &str, investment: &Investment) -> String {
    let provider = &investment.provider.value;
    let mut words = BTreeSet::from([name(&data.providers, provider, |it| &it.name)]);
    words.insert(match &investment.place {
        Place::Country(code) => name(&data.countries, &code.value, |country| &country.name),
        Place::Area(area, _) => area.name(),
    });
    if let Some(city) = &investment.city {
        words.extend(city.value.split(", "));
    }
    let is_in_the_id = |word: &str| id.split('-').any(|part| part.eq_ignore_ascii_case(word));
    // rustdoc takes no quotes in them.
    let is_allowed = |word: &str| !word.is_empty() && !word.contains(['"', '\'']);
    words.retain(|word| is_allowed(word) && !is_in_the_id(word));
    let words: Vec<_> = words.iter().map(|word| format!("{word:?}")).collect();
    words.join(", ")
}

/// Returns the page of the module: what is covered, by country and provider.
fn module(data: &Data, rows: &Rows) -> String {
    let as_of = data
        .as_of
        .as_ref()
        .map(|date| date.value.to_string())
        .unwrap_or_default();
    let mut page = format!(
        "One constant a record: {} investments as of {as_of}.\n\nEach page gives the amount, the dated \
         statuses, the horizon, the relations as links, the sources, how strong these are, and whether the \
         record counts. Do not add up the amounts of this list: where a word follows an amount, as in \
         \"EUR 2.5 bn, superseded\", it is in no total of the whole.\n\n# Coverage\n\nRecords by country \
         and provider. No number means that the data set holds no record, not that nothing was invested.\n\n",
        data.investments.len()
    );
    page.push_str("| country |");
    for provider in data.providers.bodies() {
        let _ = write!(page, " {} |", provider.name.value);
    }
    page.push_str("\n|---|");
    page.push_str(&"---:|".repeat(data.providers.len()));
    for (country, counts) in coverage(data, rows) {
        let _ = write!(page, "\n| {country} |");
        for count in counts {
            if count > 0 {
                let _ = write!(page, " {count} |");
            } else {
                page.push_str("  |");
            }
        }
    }
    page
}

/// Returns the countries and areas with records, by name, and how many of each provider.
fn coverage(data: &Data, rows: &Rows) -> BTreeMap<String, Vec<usize>> {
    let mut coverage = BTreeMap::new();
    for investment in data.investments.bodies() {
        let counts = coverage
            .entry(place(data, investment))
            .or_insert_with(|| vec![0; data.providers.len()]);
        counts[usize::from(rows.providers.of(&investment.provider))] += 1;
    }
    coverage
}

/// Returns the name of the country, or of the area.
fn place(data: &Data, investment: &Investment) -> String {
    match &investment.place {
        Place::Country(code) => {
            name(&data.countries, &code.value, |country| &country.name).to_owned()
        }
        Place::Area(area, _) => format!("{} as a whole", sentence_case(area.name())),
    }
}

/// The records that point at a record: kind and id.
type Newer<'a> = Vec<(RelationKind, &'a str)>;

/// Returns the records that point at each, by kind of relation, then by id.
fn newer<'a>(data: &'a Data, rows: &Rows) -> Vec<Newer<'a>> {
    let mut newer = vec![Newer::new(); data.investments.len()];
    for &kind in RelationKind::ALL {
        for (Head { id, .. }, investment) in data.investments.iter() {
            for (_, target) in investment.relations.iter().filter(|(of, _)| *of == kind) {
                newer[usize::from(rows.investments.of(target))].push((kind, id));
            }
        }
    }
    newer
}

/// Returns the page of one record.
fn page(
    data: &Data,
    newer: &Newer,
    cause: Option<Cause>,
    id: &str,
    investment: &Investment,
) -> String {
    let provider = &investment.provider.value;
    let provider = name(&data.providers, provider, |provider| &provider.name);
    let place = place(data, investment);
    let (title, amount) = (plain(&investment.title.value), amount(investment));
    let left_out = cause.map_or("", |cause| left_out(cause.reason));
    let mut page = format!("{provider}, {place}: {title} ({amount}{left_out}).\n\n- Id: `{id}`\n");
    money(&mut page, data, cause, investment);
    where_and_when(&mut page, data, investment);
    relations(&mut page, newer, investment);
    for claim in &investment.claims {
        let claimed = Claimed {
            kind: claim.kind,
            value: claim.value,
            currency: claim.currency.as_ref().map_or("", |code| &code.value),
            per_year: claim.per_year,
            qualifier: claim.qualifier,
        };
        let _ = writeln!(page, "- Claimed: {claimed}");
    }
    sources(&mut page, data, investment);
    if let Some(note) = &investment.note {
        let _ = write!(page, "\n{}\n", plain(&note.value));
    }
    page
}

const fn speaker(stated_by: StatedBy) -> &'static str {
    match stated_by {
        StatedBy::Provider => "the provider",
        StatedBy::Government => "a government",
        StatedBy::Partner => "a partner",
        StatedBy::Press => "the press",
        StatedBy::ThirdParty => "a third party",
    }
}

/// Returns what stands behind an amount that is in no total. Where no amount was stated, that says it.
const fn left_out(reason: Reason) -> &'static str {
    match reason {
        Reason::Unquantified => "",
        Reason::Superseded => ", superseded",
        Reason::Withdrawn => ", withdrawn",
        Reason::Refused => ", refused",
        Reason::Shelved => ", shelved",
        Reason::InTalks => ", in talks",
        Reason::Fulfilled => ", spent since",
        Reason::Restated => ", counted elsewhere",
        Reason::PartOfCounted => ", part of a larger plan",
        Reason::OverlapUnresolved => ", may overlap",
        Reason::Umbrella => ", for an area",
        Reason::MixedScope => ", mixed",
        Reason::JointSum => ", joint",
        Reason::ThirdPartyEstimate => ", an estimate",
        Reason::NotYetPublic => ", not yet public",
    }
}

/// Writes whether a record counts on the data's own day, or why not.
fn counts(page: &mut String, data: &Data, cause: Option<Cause>) {
    let Some(cause) = cause else {
        page.push_str("- Counts: yes\n");
        return;
    };
    let _ = write!(page, "- Counts: no ({}", cause.reason.in_words());
    let mut heads = data.investments.heads();
    if let Some(head) = cause.by.and_then(|row| heads.nth(row.into())) {
        let _ = write!(page, ": {}", link(&head.id));
    }
    page.push_str(")\n");
}

/// Writes the amount, whether it counts, and how strong its sources are.
fn money(page: &mut String, data: &Data, cause: Option<Cause>, investment: &Investment) {
    let phase = match investment.phase {
        Phase::Pledged => "pledged",
        Phase::Spent => "reported as spent",
    };
    let scope = match investment.scope {
        Scope::Infrastructure => "infrastructure",
        Scope::Mixed => "mixed with other business",
        Scope::Joint => "stated for several investors together",
    };
    let _ = match investment.amount.as_ref() {
        Some(_) => {
            let stated_by = speaker(investment.stated_by);
            writeln!(
                page,
                "- Amount: **{}**, {phase}, {scope}, stated by {stated_by}",
                amount(investment)
            )
        }
        None => writeln!(page, "- Amount: none stated ({phase}, {scope})"),
    };
    counts(page, data, cause);
    let evidence = evidence(investment.sources.iter().filter_map(|id| {
        let source = data.sources.get(&id.value)?;
        let origin = source.origin.as_ref().unwrap_or(&source.publisher);
        Some((source.kind, source.attribution, origin.value.as_str()))
    }));
    if let Some(evidence) = evidence {
        let _ = writeln!(page, "- Evidence: {evidence}");
    }
}

/// Writes the place, the partners, the horizon and the dated statuses.
fn where_and_when(page: &mut String, data: &Data, investment: &Investment) {
    let listed = investment.place.listed();
    if !listed.is_empty() {
        let listed = listed.iter().map(|code| code.value.as_str());
        let names = listed.map(|code| name(&data.countries, code, |country| &country.name));
        let _ = writeln!(
            page,
            "- Countries: {}",
            names.collect::<Vec<_>>().join(", ")
        );
    }
    if let Some(city) = &investment.city {
        let _ = writeln!(page, "- Place: {}", plain(&city.value));
    }
    if !investment.partners.is_empty() {
        let partners = investment
            .partners
            .iter()
            .map(|partner| plain(&partner.value));
        let _ = writeln!(
            page,
            "- Partners: {}",
            partners.collect::<Vec<_>>().join(", ")
        );
    }
    if let Some(horizon) = horizon(&investment.horizon) {
        let _ = writeln!(page, "- Horizon: {horizon}");
    }
    for change in &investment.history {
        let by = if change.by { "By " } else { "" };
        let status = change.status.as_str().replace('-', " ");
        let _ = writeln!(page, "- {by}{}: {status}", change.date.value);
    }
}

/// Writes the relations of a record, those that other records state to it included.
fn relations(page: &mut String, newer: &Newer, investment: &Investment) {
    for (kind, target) in &investment.relations {
        let phrase = sentence_case(kind.in_words());
        let _ = writeln!(page, "- {phrase} {}", link(&target.value));
    }
    if let (Some(total), Some(own)) = (&investment.stated_total, investment.amount.as_ref()) {
        let (currency, total) = (&own.currency.value, Scaled(total.value.into()));
        let _ = writeln!(
            page,
            "- Stated total with what it adds to: {currency} {total}"
        );
    }
    for (kind, from) in newer {
        let phrase = sentence_case(kind.in_words_backward());
        let _ = writeln!(page, "- {phrase} {}", link(from));
    }
}

/// Writes the sources of a record, of its history and of its claims, each once.
fn sources(page: &mut String, data: &Data, investment: &Investment) {
    let mut seen = BTreeSet::new();
    let of_history = investment.history.iter().map(|change| &change.source);
    let of_claims = investment.claims.iter().map(|claim| &claim.source);
    let beside = of_history.chain(of_claims);
    for source in investment.sources.iter().chain(beside) {
        if seen.insert(source.value.as_str()) {
            let _ = writeln!(page, "- Source: {}", citation(data, &source.value));
        }
    }
}

/// Returns publisher, title and day of a source, as a link.
fn citation(data: &Data, id: &str) -> String {
    let Some(source) = data.sources.get(id) else {
        return String::new();
    };
    let mut text = source.publisher.value.clone();
    if let Some(title) = &source.title {
        let _ = write!(text, ", {}", title.value);
    }
    if let Some(date) = &source.published {
        let _ = write!(text, ", {}", date.value);
    }
    match &source.url {
        Some(url) => format!("[{}](<{}>)", plain(&text), url.value),
        None => plain(&text),
    }
}

/// Returns the amount as the library prints it, or that there is none.
fn amount(investment: &Investment) -> String {
    let Some(amount) = investment.amount.as_ref() else {
        return String::from("no amount stated");
    };
    let whole = |units: u64| Rounded::whole(amount.qualifier, units.into());
    let money = Money {
        currency: &amount.currency.value,
        sum: whole(amount.units),
        at_most: amount.at_most.map(whole),
    };
    money.to_string()
}

fn horizon(horizon: &Horizon) -> Option<String> {
    let year = |year: &Option<Located<u16>>| year.as_ref().map(|year| year.value);
    let years = year(&horizon.years).map(|years| format!("{years} years"));
    let span = match (year(&horizon.start), year(&horizon.end)) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("to {end}")),
        (None, None) => None,
    };
    match (span, years) {
        (Some(span), Some(years)) => Some(format!("{span}, {years}")),
        (span, years) => span.or(years),
    }
}

fn link(id: &str) -> String {
    format!("[`{id}`]({})", constant_name(id))
}

/// Returns a phrase as the beginning of a line.
fn sentence_case(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// Returns a text in which rustdoc reads no markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn name<'a, T>(table: &'a Table<T>, id: &'a str, name: fn(&T) -> &Located<String>) -> &'a str {
    table.get(id).map_or(id, |body| name(body).value.as_str())
}
