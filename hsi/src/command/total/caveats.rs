//! What a reader must know beside the sums.

use std::collections::BTreeSet;
use std::fmt::Display;

use hyperscaler_investments::{
    Converted, DATA_AS_OF, Evidence, Origin, Phase, Qualifier, Reason, Totals,
};

use crate::record::Record;
use crate::{conversion, text};

pub fn of(totals: &Totals, converted: Option<&Converted<'_>>) -> Vec<String> {
    let mut caveats = Vec::new();
    if totals.snapshot().date() > DATA_AS_OF {
        caveats.push(format!(
            "The data is kept up to {DATA_AS_OF}: what came later is not in it."
        ));
    }
    if totals.iter().count() > 1 && converted.is_none() {
        caveats
            .push("Sums of different phases or currencies are never added to each other.".into());
    }
    qualified(totals, &mut caveats);
    excluded(totals, &mut caveats);
    if totals.counted().next().is_some() {
        sources(totals, &mut caveats);
    }
    if let Some(converted) = converted {
        conversion(converted, &mut caveats);
    }
    caveats
}

/// Adds a sentence that ends with names, if there are any.
fn push(caveats: &mut Vec<String>, sentence: &str, names: impl Iterator<Item: Display>) {
    let names = text::some(names);
    if !names.is_empty() {
        caveats.push(format!("{sentence} {names}."));
    }
}

/// Says what makes a sum inexact: "more than" and "about" travel with it; a ceiling is in none.
fn qualified(totals: &Totals, caveats: &mut Vec<String>) {
    for total in totals.iter() {
        let stated = |qualifier| {
            let counted = total.counted();
            counted.filter(move |investment| investment.qualifier() == qualifier)
        };
        let sum = format!("The {} sum in {}", total.phase(), total.currency());
        let ceiling = "\"Up to\" is a ceiling, shown apart and not added:";
        let lower = format!("{sum} is a lower bound: \"more than\" was stated for");
        let about = format!("{sum} is not exact: \"about\" was stated for");
        push(caveats, ceiling, stated(Qualifier::UpTo));
        push(caveats, &lower, stated(Qualifier::MoreThan));
        push(caveats, &about, stated(Qualifier::About));
    }
}

fn excluded(totals: &Totals, caveats: &mut Vec<String>) {
    for (reason, sentence) in [
        (
            Reason::Unquantified,
            "No amount was stated, so no sum holds them:",
        ),
        (
            Reason::OverlapUnresolved,
            "Left out, because nobody says how much is new money:",
        ),
    ] {
        let excluded = totals
            .excluded()
            .filter(|(_, exclusion)| exclusion.reason() == reason)
            .map(|(investment, _)| investment);
        push(caveats, sentence, excluded);
    }
}

fn sources(totals: &Totals, caveats: &mut Vec<String>) {
    let snapshot = totals.snapshot();
    let counted = totals.counted().count();
    let sources: BTreeSet<_> = totals
        .counted()
        .flat_map(|investment| Record::new(investment, snapshot).sources())
        .collect();
    let records = text::count(counted, "counted record");
    let rest = if counted == 1 { "rests" } else { "rest" };
    let sources = text::count(sources.len(), "source");
    caveats.push(format!("The {records} {rest} on {sources}."));
    for (evidence, sentence) in [
        (
            Evidence::Reported,
            "One source, or several that repeat it, is all there is for",
        ),
        (Evidence::Anonymous, "Only unnamed people stand behind"),
    ] {
        let weak = totals
            .counted()
            .filter(|&investment| snapshot.evidence(investment) == Some(evidence));
        push(caveats, sentence, weak);
    }
    let added = totals
        .counted()
        .filter(|investment| investment.origin() == Origin::Overlay);
    let own = "Not this data set's own records, but an overlay's:";
    push(caveats, own, added);
    let mut counted = totals.counted();
    if counted.any(|investment| investment.phase() == Phase::Pledged) {
        caveats.push("Pledged is what was announced, not what was spent.".into());
    }
}

fn conversion(converted: &Converted<'_>, caveats: &mut Vec<String>) {
    for rate in converted.rates() {
        let sentence = conversion::rate_in_words(rate);
        if rate.date().is_none() {
            caveats.push(format!(
                "The rate {sentence}: how far it is from the plans is not known."
            ));
        }
        // Two rates may have the same value: the one meant is the one at that address.
        let distant = converted
            .distant()
            .filter(|&(_, other)| std::ptr::eq(other, rate))
            .map(|(investment, _)| format!("{investment} ({})", investment.first_public()));
        let sentence = format!("The rate {sentence} is more than a year away from");
        push(caveats, &sentence, distant);
    }
}
