//! What a small program asks of the data: it checks the answers, and prints them.

use core::fmt::{self, Write};
use core::hint::black_box;

use hyperscaler_investments::Investment;
#[cfg(not(least))]
use hyperscaler_investments::{
    Country, Currency, Date, Phase, Qualifier, ReferenceRates, Region, Verdict, as_of, investments,
};

/// Why it ends early: its exit status.
#[derive(Clone, Copy)]
pub enum Failure {
    Unknown = 2,
    Wrong = 3,
    Unwritten = 4,
}

impl From<fmt::Error> for Failure {
    fn from(_: fmt::Error) -> Self {
        Self::Unwritten
    }
}

/// The amount that is right.
const UNITS: u64 = if cfg!(control = "answer") {
    1
} else {
    15_700_000_000
};

/// What the compiler cannot know is behind `black_box`: nothing is answered at build time.
#[cfg(not(least))]
pub fn ask(out: &mut impl Write) -> Result<(), Failure> {
    let plan = Investment::get(black_box("AWS-ES-Aragon-2024")).ok_or(Failure::Unknown)?;
    let amount = plan.amount().ok_or(Failure::Unknown)?;
    expect(plan == investments::AWS_ES_ARAGON_2024)?;
    expect(amount.units() == UNITS)?;
    writeln!(out, "{plan}: {}", plan.title())?;
    // As of a fixed day, so that no later news changes an answer.
    let day: Date = black_box("2024-05-27")
        .parse()
        .map_err(|_| Failure::Unknown)?;
    let status = as_of(day).status(plan).ok_or(Failure::Unknown)?;
    writeln!(
        out,
        "{} {}, {status}",
        amount.qualifier(),
        amount.currency()
    )?;

    let region = Region::get(black_box("eu-south-2")).ok_or(Failure::Unknown)?;
    writeln!(
        out,
        "{region}: {}, {}",
        region.name(),
        region.country().name()
    )?;

    expect(Investment::get(black_box("aws-es-aragn-2024")).is_none())?;
    expect(Region::get(black_box("")).is_none())?;

    let italy =
        Investment::iter().filter(|investment| investment.country() == Some(Country::ITALY));
    let totals = as_of(day).totals(italy);
    let dollars = totals
        .get(Phase::Pledged, Currency::USD)
        .ok_or(Failure::Unknown)?;
    expect((dollars.units(), dollars.qualifier()) == (2_400_000_000, Qualifier::MoreThan))?;
    if let Verdict::Excluded(exclusion) = as_of(day).verdict(investments::AWS_ES_2021) {
        writeln!(out, "{}: {exclusion}", investments::AWS_ES_2021)?;
    }
    writeln!(out, "{amount}\n{day}\n{totals}")?;

    let converted = totals.at_reference(Currency::EUR, ReferenceRates::OfEachMonth);
    writeln!(out, "{converted:.2}\n{}", converted.method())?;
    for (record, conversion) in converted.converted().filter(|(record, _)| *record == investments::GOOGLE_IT_2020) {
        writeln!(out, "{record}: {conversion:>26.1}")?;
    }
    let day = Date::from_ymd(2026, 6, 30).ok_or(Failure::Unknown)?;
    let plan = [investments::MICROSOFT_SE_2024];
    let rubles = as_of(black_box(day)).totals_in(Currency::RUB, ReferenceRates::OfEachMonth, plan);
    writeln!(out, "{rubles}")?;
    for (_, error) in rubles.unconverted() {
        writeln!(out, "{error}")?;
    }
    for caveat in rubles.caveats() {
        writeln!(out, "{caveat}")?;
    }
    Ok(())
}

/// The least that a program can ask. It names no record, for a choice of the data may not have it.
#[cfg(least)]
pub fn ask(_: &mut impl Write) -> Result<(), Failure> {
    let plan = Investment::get(black_box("aws-es-aragon-2024")).ok_or(Failure::Unknown)?;
    let amount = plan.amount().ok_or(Failure::Unknown)?;
    expect(amount.units() == UNITS)
}

fn expect(right: bool) -> Result<(), Failure> {
    if right { Ok(()) } else { Err(Failure::Wrong) }
}
