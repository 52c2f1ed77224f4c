//! What a reader must know beside the sums.

use std::collections::BTreeSet;

use hyperscaler_investments::{
    Converted, DATA_AS_OF, Evidence, ExchangeRate, Origin, Phase, Qualifier, Reason, Totals,
};

use crate::record::Record;
use crate::{rates, text};

pub fn of(totals: &Totals, converted: Option<&Converted<'_>>) -> Vec<String> {
    let mut caveats = Vec::new();
    let day = totals.snapshot().date();
    if day > DATA_AS_OF {
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
    sources(totals, &mut caveats);
    if let Some(converted) = converted {
        conversion(converted, &mut caveats);
    }
    caveats
}

/// "More than" and "about" travel with every sum; a ceiling is in none.
fn qualified(totals: &Totals, caveats: &mut Vec<String>) {
    for total in totals.iter() {
        let sum = format!("The {} sum in {}", total.phase(), total.currency());
        let stated = |qualifier| {
            let qualified = total
                .counted()
                .filter(move |investment| investment.qualifier() == qualifier);
            text::some(qualified)
        };
        let (more, about) = (stated(Qualifier::MoreThan), stated(Qualifier::About));
        if total.qualifier() == Qualifier::UpTo {
            let ceilings = text::some(total.counted());
            caveats.push(format!(
                "\"Up to\" is a ceiling, shown apart and not added: {ceilings}."
            ));
        }
        if !more.is_empty() {
            caveats.push(format!(
                "{sum} is a lower bound: \"more than\" was stated for {more}."
            ));
        }
        if !about.is_empty() {
            caveats.push(format!(
                "{sum} is not exact: \"about\" was stated for {about}."
            ));
        }
    }
}

fn excluded(totals: &Totals, caveats: &mut Vec<String>) {
    let because = |reason| {
        let excluded = totals
            .excluded()
            .filter(move |(_, exclusion)| exclusion.reason() == reason);
        text::some(excluded.map(|(investment, _)| investment))
    };
    let unquantified = because(Reason::Unquantified);
    if !unquantified.is_empty() {
        caveats.push(format!(
            "No amount was stated, so no sum holds them: {unquantified}."
        ));
    }
    let overlapping = because(Reason::OverlapUnresolved);
    if !overlapping.is_empty() {
        caveats.push(format!(
            "Left out, because nobody says how much is new money: {overlapping}."
        ));
    }
}

fn sources(totals: &Totals, caveats: &mut Vec<String>) {
    let counted: Vec<_> = totals.counted().collect();
    if counted.is_empty() {
        return;
    }
    let snapshot = totals.snapshot();
    let sources: BTreeSet<_> = counted
        .iter()
        .flat_map(|&investment| Record::new(investment, snapshot).sources())
        .collect();
    let records = text::count(counted.len(), "counted record");
    let rest = if counted.len() == 1 { "rests" } else { "rest" };
    caveats.push(format!(
        "The {records} {rest} on {}.",
        text::count(sources.len(), "source")
    ));
    let resting = |evidence| {
        text::some(
            counted
                .iter()
                .filter(move |&&investment| snapshot.evidence(investment) == Some(evidence)),
        )
    };
    let (reported, anonymous) = (resting(Evidence::Reported), resting(Evidence::Anonymous));
    if !reported.is_empty() {
        caveats.push(format!(
            "One source, or several that repeat it, is all there is for {reported}."
        ));
    }
    if !anonymous.is_empty() {
        caveats.push(format!("Only unnamed people stand behind {anonymous}."));
    }
    let own = text::some(
        counted
            .iter()
            .filter(|investment| investment.origin() == Origin::Overlay),
    );
    if !own.is_empty() {
        caveats.push(format!(
            "Not this data set's own records, but an overlay's: {own}."
        ));
    }
    if counted
        .iter()
        .any(|investment| investment.phase() == Phase::Pledged)
    {
        caveats.push("Pledged is what was announced, not what was spent.".into());
    }
}

fn conversion(converted: &Converted<'_>, caveats: &mut Vec<String>) {
    for rate in converted.rates() {
        let sentence = rates::sentence(rate);
        if rate.date().is_none() {
            caveats.push(format!(
                "The rate {sentence}: how far it is from the plans is not known."
            ));
        }
        let same = |other: &ExchangeRate| std::ptr::eq(other, rate);
        let distant = converted.distant().filter(|&(_, other)| same(other));
        let distant = text::some(
            distant.map(|(investment, _)| format!("{investment} ({})", investment.first_public())),
        );
        if !distant.is_empty() {
            caveats.push(format!(
                "The rate {sentence} is more than a year away from {distant}."
            ));
        }
    }
}
