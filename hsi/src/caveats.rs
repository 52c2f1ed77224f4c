//! What a reader must know beside the sums: the caveats of the library, and those about the question
//! itself, which only the command line knows.

use std::collections::BTreeSet;

use hyperscaler_investments::{Caveat, CaveatKind, DATA_AS_OF, Investment, Phase, Totals};
use serde_json::{Value, json};

use crate::conversion::{self, InOneCurrency};
use crate::lines::{self, Line};
use crate::record::Record;
use crate::text::{self, Digits};

/// How many records a caveat names to people who did not ask for all.
const NAMED: usize = 3;

/// Something that must be said beside totals.
pub struct Said {
    kind: &'static str,
    /// For people: a long list of records is cut.
    in_words: String,
    in_full: String,
    records: Vec<Investment>,
    sums: Vec<Line>,
}

/// What the question asks for that makes its answer easy to misread.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// What counts on a day.
    Stock,
    /// What counts, by the day on which each record became public.
    StockByPublication,
}

/// The kinds of what only the command line says.
const AFTER_THE_DATA: &str = "after-the-data";
const NOT_ADDED: &str = "not-added";
const BY_PUBLICATION: &str = "by-publication";
const SOURCES: &str = "sources";
const PLEDGED: &str = "pledged";
const RATE_WITHOUT_DAY: &str = "rate-without-day";

/// Returns the kinds of everything that can be said.
pub fn kinds() -> Vec<&'static str> {
    let mut kinds = vec![AFTER_THE_DATA, NOT_ADDED, BY_PUBLICATION];
    kinds.extend(CaveatKind::ALL.iter().map(|kind| kind.as_str()));
    kinds.extend([SOURCES, PLEDGED, RATE_WITHOUT_DAY]);
    kinds
}

/// Returns what must be said of totals, and of their conversion if there is one.
pub fn of(totals: &Totals, reading: Reading, converted: Option<&InOneCurrency>) -> Vec<Said> {
    let mut said = Vec::new();
    if totals.snapshot().is_past_data() {
        let sentence =
            format!("The data is kept up to {DATA_AS_OF}: what came later is not in it.");
        said.push(Said::of_the_question(AFTER_THE_DATA, sentence));
    }
    if totals.iter().count() > 1 && converted.is_none() {
        let sentence = "Sums of different phases or currencies are never added to each other.";
        said.push(Said::of_the_question(NOT_ADDED, sentence));
    }
    if reading == Reading::StockByPublication {
        let sentence = "What counts on the day, by when each record became public: a plan that was \
                        replaced is in no period. `hsi changes` says what was new in one.";
        said.push(Said::of_the_question(BY_PUBLICATION, sentence));
    }
    said.extend(totals.caveats().map(|caveat| Said::of_the_library(&caveat)));
    if totals.counted().next().is_some() {
        said.push(sources(totals));
    }
    let mut counted = totals.counted();
    if counted.any(|investment| investment.phase() == Phase::Pledged) {
        let sentence = "Pledged is what was announced, not what was spent.";
        said.push(Said::of_the_question(PLEDGED, sentence));
    }
    if let Some(converted) = converted {
        said.extend(converted.caveats().iter().map(Said::of_the_library));
        for rate in converted.without_a_day() {
            let rate = conversion::rate_in_words(&rate);
            let sentence = format!("The rate {rate}: how far it is from the plans is not known.");
            said.push(Said::of_the_question(RATE_WITHOUT_DAY, sentence));
        }
    }
    said
}

/// Returns caveats in sentences, each with all its records or with the first of them; and then who names
/// the others.
pub fn sentences<'s>(
    said: impl Iterator<Item = &'s Said>,
    names_all: bool,
    who_does: &str,
) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut is_cut = false;
    for said in said {
        let sentence = if names_all {
            &said.in_full
        } else {
            &said.in_words
        };
        is_cut |= sentence != &said.in_full;
        sentences.push(sentence.clone());
    }
    if is_cut {
        sentences.push(format!(
            "A caveat names {NAMED} records at most; {who_does} names all."
        ));
    }
    sentences
}

/// Returns the sentence of a caveat of the library, with its sums as the tool writes them, and so many of
/// its records.
pub fn sentence(caveat: &Caveat, most: usize) -> String {
    let records: Vec<_> = caveat.records().collect();
    let named: Vec<_> = records.iter().take(most).map(|it| it.id()).collect();
    let mut named = named.join(", ");
    let others = records.len().saturating_sub(most);
    if others > 0 {
        named = format!("{named} and {others} more");
    }
    let words = caveat.kind().in_words();
    let sums = sums(caveat);
    if sums.is_empty() {
        format!("{words}: {named}.")
    } else {
        format!("{words}: {} ({named}).", sums.join(", "))
    }
}

/// Returns what the records of a caveat state, a text for each sum: `about KRW 5.6 tn spent`.
pub fn sums(caveat: &Caveat) -> Vec<String> {
    let lines = lines::stated(&[], caveat.totals());
    let sum = |line: &Line| format!("{} {}", line.text(Digits::Short), line.phase);
    lines.iter().map(sum).collect()
}

/// Returns caveats as JSON.
pub fn json(said: &[Said]) -> Value {
    said.iter().map(Said::json).collect()
}

impl Said {
    /// Returns whether it is about the day of the question, which says so itself.
    pub fn is_about_the_day(&self) -> bool {
        self.kind == AFTER_THE_DATA
    }

    fn of_the_question(kind: &'static str, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        Self {
            kind,
            in_words: sentence.clone(),
            in_full: sentence,
            records: Vec::new(),
            sums: Vec::new(),
        }
    }

    fn of_the_library(caveat: &Caveat) -> Self {
        Self {
            kind: caveat.kind().as_str(),
            in_words: sentence(caveat, NAMED),
            in_full: sentence(caveat, usize::MAX),
            records: caveat.records().collect(),
            sums: lines::stated(&[], caveat.totals()),
        }
    }

    fn json(&self) -> Value {
        json!({
            "kind": self.kind,
            "in_words": self.in_full,
            "records": self.records.iter().map(|it| it.id()).collect::<Vec<_>>(),
            "sums": lines::json_of_sums(&self.sums),
        })
    }
}

/// Says how many pages the counted records rest on.
fn sources(totals: &Totals) -> Said {
    let mut sources = BTreeSet::new();
    for investment in totals.counted() {
        sources.extend(Record::new(investment, totals.snapshot()).sources());
    }
    let counted = totals.counted().count();
    let records = text::count(counted, "counted record");
    let rest = if counted == 1 { "rests" } else { "rest" };
    let sources = text::count(sources.len(), "source");
    Said::of_the_question(SOURCES, format!("The {records} {rest} on {sources}."))
}
