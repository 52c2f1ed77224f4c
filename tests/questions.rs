//! What users ask, and the answers: numbered as in the list of questions that the crate is kept to. Every question
//! is asked as of a fixed day, so that a new record does not change the answer.

use hyperscaler_investments::{
    Amount, Caveat, CaveatKind, Change, Country, Currency, Date, Evidence, Investment, Market,
    Phase, Provider, Qualifier, Rate, Reason, Region, RelationKind, Scope, Snapshot, Source,
    Status, Totals, Verdict, as_of, investments,
};
use rust_decimal::Decimal;

const EUR: Currency = Currency::EUR;
const USD: Currency = Currency::USD;

fn on(day: &str) -> Snapshot {
    as_of(day.parse().expect("a date"))
}

/// Where a question names no day.
fn today() -> Snapshot {
    on("2026-06-28")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn everybody(country: Country) -> impl Iterator<Item = Investment> {
    Provider::iter().flat_map(move |provider| Investment::of(provider, country))
}

fn aws_in_spain(snapshot: Snapshot) -> Totals {
    snapshot.totals(Investment::of(Provider::AWS, Country::SPAIN))
}

fn amount(plan: Investment) -> String {
    plan.amount().expect("an amount").to_string()
}

/// Why a record is left out, and because of which.
#[track_caller]
fn why(snapshot: Snapshot, plan: Investment) -> (Reason, Option<Investment>) {
    match snapshot.verdict(plan) {
        Verdict::Excluded(exclusion) => (exclusion.reason(), exclusion.by()),
        Verdict::Counts => panic!("{plan} counts"),
    }
}

/// What must be said of one kind beside a total.
#[track_caller]
fn caveat(totals: &Totals, kind: CaveatKind) -> Caveat {
    let mut caveats = totals.caveats();
    caveats
        .find(|caveat| caveat.kind() == kind)
        .unwrap_or_else(|| panic!("no caveat {kind}"))
}

#[test]
fn q01_how_much_has_aws_pledged_in_spain() {
    let totals = aws_in_spain(today());
    assert_eq!(totals.to_string(), "pledged: EUR 33.7 bn");
    let counted = totals.counted().map(amount);
    assert!(counted.eq(["EUR 15.7 bn", "EUR 18 bn"]));
    let (old, older) = (investments::AWS_ES_2021, investments::AWS_ES_2020);
    assert_eq!(amount(old), "EUR 2.5 bn");
    assert_eq!(
        why(today(), old),
        (Reason::Superseded, Some(investments::AWS_ES_ARAGON_2024))
    );
    assert_eq!(amount(older), "about EUR 2 bn");
    assert_eq!(why(today(), older), (Reason::Superseded, Some(old)));
    // The regional president's total is no new money.
    let president = investments::AWS_ES_PREVIEW_2026;
    assert!(!today().verdict(president).counts());
}

#[test]
fn q02_and_on_other_days() {
    let answers = [
        ("2023-12-31", "2.5"),
        ("2024-05-21", "2.5"),
        ("2024-05-22", "15.7"),
    ];
    for (day, billions) in answers {
        let expected = format!("pledged: EUR {billions} bn");
        assert_eq!(aws_in_spain(on(day)).to_string(), expected, "{day}");
    }
}

#[test]
fn q03_why_not_add_the_headlines() {
    let plan = investments::AWS_ES_ARAGON_2026;
    let raised = plan.stated_total().expect("a total").units();
    let units = |plan: Investment| plan.amount().expect("an amount").units();
    let headlines =
        units(investments::AWS_ES_2021) + units(investments::AWS_ES_ARAGON_2024) + raised;
    assert_eq!(headlines, 51_900_000_000);
    let totals = aws_in_spain(today());
    let right = totals.get(Phase::Pledged, EUR).expect("a sum").units();
    assert_eq!(right, u128::from(raised));
    // Line by line: every record counts or says why not.
    let lines = totals.counted().count() + totals.excluded().count();
    assert_eq!(lines, Investment::of(Provider::AWS, Country::SPAIN).len());
    let explained: Vec<_> = totals
        .excluded()
        .map(|(plan, exclusion)| format!("{plan}: {exclusion}"))
        .collect();
    let expected = "aws-es-2021: replaced by aws-es-aragon-2024 on 2024-05-22";
    assert!(explained.contains(&expected.to_owned()), "{explained:#?}");
}

#[test]
fn q04_is_aws_putting_billions_more_into_italy() {
    let talks = investments::AWS_IT_TALKS_2024;
    let then = on("2024-05-27");
    assert_eq!(then.status(talks), Some(Status::InTalks));
    assert_eq!(talks.amount(), None);
    assert_eq!(then.evidence(talks), Some(Evidence::Anonymous));
    assert_eq!(why(then, talks), (Reason::InTalks, None));
}

#[test]
fn q05_what_came_of_it() {
    let talks = investments::AWS_IT_TALKS_2024;
    let outcome = today().latest(talks);
    assert_eq!(outcome.first_public(), day("2024-11-07"));
    assert_eq!(amount(outcome), "EUR 1.2 bn");
    assert_eq!(
        today().verdict(talks).to_string(),
        format!("led to {outcome} on 2024-11-07")
    );
    let mut relations = today().relations(outcome);
    let added = relations.find(|relation| relation.kind() == RelationKind::AddsTo);
    let plan = added.expect("on top of something").investment();
    assert_eq!(amount(plan), "EUR 2 bn");
    assert_eq!(plan.horizon().last_year(), Some(2029));
}

#[test]
fn q06_euros_or_dollars() {
    let totals = today().totals([investments::AWS_IT_MILAN]);
    assert_eq!(totals.to_string(), "pledged: EUR 2 bn");
    let rate = Rate::get("usd-eur-2024-05-27").expect("the article's own");
    let rates = [rate.into()];
    let converted = totals.convert(USD, &rates).expect("a rate");
    let value = converted.get(Phase::Pledged).expect("a sum").value();
    let millions = value / Decimal::from(1_000_000);
    assert_eq!(millions.round(), Decimal::from(2171));
}

#[test]
fn q07_one_billion_or_900_million() {
    let pledge = investments::GOOGLE_IT_2020;
    let spent = investments::GOOGLE_IT_REGIONS_2024;
    assert_eq!(pledge.first_public(), day("2020-07-09"));
    assert_eq!(spent.first_public(), day("2024-05-27"));
    // Both, and never added.
    assert_eq!(
        today().totals([pledge, spent]).to_string(),
        "pledged: more than USD 900 m\nspent: EUR 1 bn"
    );
}

#[test]
fn q08_2020_or_2023() {
    let plan = investments::MICROSOFT_IT_2020;
    assert_eq!(plan.first_public(), day("2020-05-08"));
    assert_eq!(amount(plan), "USD 1.5 bn");
    let region = Region::get("italynorth").expect("a region");
    assert_eq!(region.investment(), Some(plan));
    let note = region.note().expect("a note");
    assert!(note.contains("Presented on 5 June 2023"));
    let mut published = region.sources().map(Source::published);
    assert!(published.any(|date| date == Some(day("2023-06-05"))));
}

#[test]
fn q09_is_the_plan_for_aragon_all_new_money() {
    let plan = investments::AWS_ES_ARAGON_2024;
    let changes = on("2024-05-22").changes_since(
        day("2024-05-21"),
        Investment::of(Provider::AWS, Country::SPAIN),
    );
    let units: Vec<_> = changes.map(Change::units).collect();
    assert_eq!(units, [15_700_000_000, -2_500_000_000]);
    let own = plan.changes().map(Change::units);
    assert_eq!(own.sum::<i128>(), 13_200_000_000);
}

#[test]
fn q10_italy_everybody() {
    let totals = on("2024-05-27").totals(everybody(Country::ITALY));
    assert_eq!(
        totals.to_string(),
        "pledged: EUR 2 bn\npledged: more than USD 2.4 bn\nspent: EUR 1 bn"
    );
    let talks = totals.verdict(investments::AWS_IT_TALKS_2024).exclusion();
    assert_eq!(talks.expect("left out").reason(), Reason::InTalks);
}

#[test]
fn q11_italy_in_euros() {
    let totals = on("2024-05-27").totals(everybody(Country::ITALY));
    let rate = Rate::get("usd-eur-2024-05-27").expect("the article's own");
    let rates = [rate.into()];
    let converted = totals.convert(EUR, &rates).expect("a rate");
    let pledged = converted.get(Phase::Pledged).expect("a sum");
    assert_eq!(pledged.value(), Decimal::from(4_210_640_000_u64));
    assert_eq!(pledged.qualifier(), Qualifier::MoreThan);
    let used: Vec<_> = converted
        .rates()
        .map(|used| (used.rate(), used.date()))
        .collect();
    assert_eq!(used, [(Some(rate), Some(day("2024-05-27")))]);
    let distant = converted.distant().map(|(plan, _)| plan);
    assert!(distant.eq([investments::GOOGLE_IT_2020, investments::MICROSOFT_IT_2020]));
}

#[test]
fn q13_which_pledges_that_count_run_beyond_2030() {
    let totals = today().totals(Investment::iter());
    let last_year = |plan: Investment| plan.horizon().last_year();
    let beyond: Vec<_> = totals
        .counted()
        .filter(|&plan| plan.phase() == Phase::Pledged && last_year(plan) > Some(2030))
        .map(|plan| (plan.id(), last_year(plan)))
        .collect();
    assert!(beyond.contains(&("aws-de-sovereign-cloud-2024", Some(2040))));
    assert!(beyond.contains(&("aws-es-aragon-2026", Some(2035))));
    // Five years from 2026 end with 2030.
    let others = ["aws-it-milan", "aws-es-2021", "microsoft-no-2025"];
    assert!(beyond.iter().all(|(id, _)| !others.contains(id)));
}

#[test]
fn q14_how_much_a_year() {
    let plan = investments::AWS_ES_ARAGON_2024;
    let horizon = plan.horizon();
    assert_eq!(
        (horizon.start(), horizon.last_year()),
        (Some(2024), Some(2033))
    );
    assert_eq!(plan.per_year(), Some(Decimal::from(1_570_000_000)));
    // Ten years, no first year needed.
    let plan = investments::AWS_ES_2021;
    assert_eq!(plan.horizon().start(), None);
    assert_eq!(plan.per_year(), Some(Decimal::from(250_000_000)));
}

#[test]
fn q15_is_the_sovereign_cloud_all_of_aws_in_germany() {
    let cloud = investments::AWS_DE_SOVEREIGN_CLOUD_2024;
    assert_eq!(amount(cloud), "about EUR 7.8 bn");
    assert_eq!(cloud.horizon().last_year(), Some(2040));
    assert_eq!(cloud.subdivision().expect("one").name(), "Brandenburg");
    let frankfurt = investments::AWS_DE_FRANKFURT_2024;
    assert_eq!(amount(frankfurt), "EUR 8.8 bn");
    let totals = today().totals(Investment::of(Provider::AWS, Country::GERMANY));
    let pledged = totals.get(Phase::Pledged, EUR).expect("a sum");
    assert!(pledged.counted().eq([frankfurt, cloud]));
    let package = investments::AWS_DE_PACKAGE_2024;
    assert_eq!(amount(package), "EUR 10 bn");
    assert_eq!(package.scope(), Scope::Mixed);
    assert_eq!(why(today(), package), (Reason::MixedScope, None));
    let mut relations = today().relations(frankfurt);
    assert!(relations.any(|relation| {
        relation.kind() == RelationKind::PartOf && relation.investment() == package
    }));
    // A part of it counts, so it is not among what is left out whole.
    let mut caveats = totals.caveats();
    assert!(caveats.all(|caveat| caveat.records().all(|plan| plan != package)));
}

#[test]
fn q16_which_records_rest_on_unnamed_sources_only() {
    let anonymous = |country: Country| {
        everybody(country).filter(|&plan| today().evidence(plan) == Some(Evidence::Anonymous))
    };
    assert!(anonymous(Country::ITALY).eq([investments::AWS_IT_TALKS_2024]));
    assert_eq!(anonymous(Country::SPAIN).count(), 0);
}

#[test]
fn q17_cite_the_plan_for_aragon() {
    let plan = investments::AWS_ES_ARAGON_2024;
    assert_eq!(plan.provider().name(), "AWS");
    assert_eq!(amount(plan), "EUR 15.7 bn");
    assert_eq!(plan.title(), "Expansion of the Spain region in Aragon");
    let source = plan.sources().next().expect("a source");
    assert_eq!(source.publisher(), "RTVE");
    assert_eq!(source.published(), Some(day("2024-05-22")));
    let url = source.url().expect("an address");
    assert!(url.starts_with("https://www.rtve.es/"));
}

#[test]
fn q18_which_region_is_eu_south_2() {
    let region = Region::get("eu-south-2").expect("a region");
    assert_eq!(region.provider().name(), "AWS");
    assert_eq!(region.name(), "Europe (Spain)");
    assert_eq!(region.opened(), Some(day("2022-11-15")));
    let plan = region.investment().expect("a plan");
    assert_eq!(plan, investments::AWS_ES_2021);
    assert_eq!(plan.subdivision().expect("one").name(), "Aragon");
}

#[test]
fn q19_every_amount_fits_a_big_integer() {
    let amounts: Vec<_> = Investment::iter()
        .filter_map(Investment::amount)
        .map(Amount::units)
        .collect();
    assert!(amounts.len() > 40 && amounts.iter().all(|&units| (1..1 << 53).contains(&units)));
    // What is not stated is absent, never zero.
    assert_eq!(investments::AWS_IT_TALKS_2024.amount(), None);
    assert_eq!(investments::AWS_IT_TALKS_2024.horizon().last_year(), None);
}

#[test]
fn q20_gcp_in_italien() {
    let provider = "gcp".parse().expect("an alias");
    let country = "Italien".parse().expect("an alias");
    assert_eq!((provider, country), (Provider::GOOGLE, Country::ITALY));
    let plans: Vec<_> = Investment::of(provider, country).collect();
    assert!(plans.contains(&investments::GOOGLE_IT_2020));
    assert!(plans.contains(&investments::GOOGLE_IT_REGIONS_2024));
}

#[test]
fn q21_a_typo() {
    let error = "aws-es-aragn-2024"
        .parse::<Investment>()
        .expect_err("a typo");
    assert_eq!(error.nearest(), Some("aws-es-aragon-2024"));
}

#[test]
fn q22_oracle_in_portugal() {
    let none = Investment::of(Provider::ORACLE, Country::PORTUGAL);
    assert_eq!(none.len(), 0);
    let totals = today().totals(none);
    assert_eq!(
        (totals.iter().count(), totals.to_string()),
        (0, String::new())
    );
    assert!(totals.get(Phase::Pledged, EUR).is_none());
    assert_eq!(totals.caveats().count(), 0);
}

#[test]
fn q23_is_the_market_being_invested() {
    let market = Market::get("cloud-infrastructure-2023").expect("a market");
    assert_eq!(market.amount().to_string(), "USD 270 bn");
    assert!(market.title().contains("revenue") && market.period() == "2023");
    assert_eq!(Investment::get("cloud-infrastructure-2023"), None);
}

#[test]
fn q24_what_was_cancelled_and_when() {
    let cancelled = [Status::Withdrawn, Status::Refused, Status::Shelved];
    let mut found = Vec::new();
    for plan in Investment::iter() {
        let mut history = today().history(plan);
        if let Some(change) = history.find(|change| cancelled.contains(&change.status())) {
            assert!(!change.source().publisher().is_empty());
            found.push((plan.id(), change.status(), change.date().to_string()));
        }
    }
    let expected = [
        ("aws-ie-rack-plant-2025", Status::Withdrawn, "2025-07-25"),
        (
            "google-de-mittenwalde-2022",
            Status::Withdrawn,
            "2025-07-15",
        ),
        ("google-ie-2024", Status::Refused, "2024-08-27"),
    ];
    for (id, status, date) in expected {
        assert!(
            found.contains(&(id, status, date.to_owned())),
            "{id}: {found:#?}"
        );
    }
}

#[test]
fn q25_sweden() {
    let totals = today().totals(everybody(Country::SWEDEN));
    assert_eq!(totals.to_string(), "pledged: SEK 33.7 bn");
    assert!(totals.counted().eq([investments::MICROSOFT_SE_2024]));
    let unquantified: Vec<_> = caveat(&totals, CaveatKind::Unquantified)
        .records()
        .collect();
    assert!(unquantified.contains(&investments::AWS_SE_2017));
    assert!(unquantified.iter().all(|plan| plan.amount().is_none()));
}

#[test]
fn q27_what_changed_in_2025_and_how_much_was_new_money() {
    let (first, last) = (day("2024-12-31"), day("2025-12-31"));
    let changes: Vec<_> = as_of(last)
        .changes_since(first, Investment::iter())
        .collect();
    assert!(changes.iter().all(|change| change.day().year() == 2025));
    let mittenwalde = |record: Investment| record == investments::GOOGLE_DE_MITTENWALDE_2022;
    // It never counted, so that it was withdrawn is no change of a total.
    assert!(
        !changes
            .iter()
            .any(|change| mittenwalde(change.investment()))
    );
    let pledged = |day: Date| {
        let totals = as_of(day).totals(Investment::iter());
        let total = totals.get(Phase::Pledged, EUR).expect("a sum");
        i128::try_from(total.units()).expect("small")
    };
    let in_euros = changes.iter().filter(|change| {
        let amount = change.amount().expect("what counts has an amount");
        change.investment().phase() == Phase::Pledged
            && amount.currency() == EUR
            && amount.qualifier() != Qualifier::UpTo
    });
    let new_money: i128 = in_euros.copied().map(Change::units).sum();
    assert_eq!(new_money, pledged(last) - pledged(first));
    assert!(new_money > 0);
}

#[test]
fn q30_why_does_germany_not_count_all_of_google() {
    let totals = on("2025-12-31").totals(everybody(Country::GERMANY));
    let pledged = totals.get(Phase::Pledged, EUR).expect("a sum");
    assert_eq!(pledged.to_string(), "about EUR 20.8 bn");
    assert_eq!(
        caveat(&totals, CaveatKind::MixedScope).to_string(),
        "Left out whole, because other business is included and no split is known: \
         EUR 5.5 bn pledged (google-de-2025)."
    );
}

#[test]
fn q32_which_plans_that_still_count_are_overdue_or_silent() {
    let totals = today().totals(Investment::iter());
    let lapsed = caveat(&totals, CaveatKind::Lapsed);
    let mut overdue = lapsed.records();
    assert!(overdue.any(|plan| plan == investments::MICROSOFT_IT_2020));
    let mut years = lapsed.records().map(|plan| plan.horizon().last_year());
    assert!(years.all(|year| year.is_some_and(|year| year < 2026)));
    let quiet = caveat(&totals, CaveatKind::Quiet);
    for plan in quiet.records() {
        let last = today().history(plan).next_back().expect("public");
        assert!(last.date() < day("2024-06-30"), "{plan}");
        assert!(totals.verdict(plan).counts());
    }
}
