//! What users ask, and the answers: numbered as in the list of questions that the crate is kept to.
//! Where no day is given, the data's own day is meant.

use hyperscaler_investments::{
    Amount, Country, Currency, DATA_AS_OF, Date, Evidence, Horizon, Investment, Market, Phase,
    Provider, Qualifier, Rate, Reason, Region, RelationKind, Scope, Snapshot, Status, Totals,
    Verdict, as_of, investments,
};
use rust_decimal::Decimal;

const EUR: Currency = Currency::EUR;
const USD: Currency = Currency::USD;

fn on(day: &str) -> Snapshot {
    as_of(day.parse().expect("a date"))
}

fn today() -> Snapshot {
    as_of(DATA_AS_OF)
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn everybody(country: Country) -> impl Iterator<Item = Investment> + Clone {
    Investment::iter().filter(move |plan| plan.country() == country)
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

#[test]
fn q01_how_much_has_aws_pledged_in_spain() {
    let totals = aws_in_spain(today());
    assert_eq!(totals.to_string(), "pledged: EUR 33.7 bn");
    assert!(
        totals
            .counted()
            .map(amount)
            .eq(["EUR 15.7 bn", "EUR 18 bn"])
    );
    let (old, older) = (investments::AWS_ES_2021, investments::AWS_ES_2020);
    assert_eq!(
        (amount(old), why(today(), old).0),
        ("EUR 2.5 bn".into(), Reason::Superseded)
    );
    assert_eq!(
        (amount(older), why(today(), older).0),
        ("about EUR 2 bn".into(), Reason::Superseded)
    );
    let president = investments::AWS_ES_PREVIEW_2026;
    assert_eq!(amount(president), "about EUR 30 bn");
    assert_eq!(why(today(), president), (Reason::ThirdPartyEstimate, None));
}

#[test]
fn q02_and_on_other_days() {
    let answers = [
        ("2023-12-31", "2.5"),
        ("2024-05-21", "2.5"),
        ("2024-05-22", "15.7"),
    ];
    for (day, billions) in answers {
        assert_eq!(
            aws_in_spain(on(day)).to_string(),
            format!("pledged: EUR {billions} bn"),
            "{day}"
        );
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
    assert_eq!(
        totals.get(Phase::Pledged, EUR).expect("a sum").units(),
        u128::from(raised)
    );
    // Line by line: every record counts or says why not.
    let lines = totals.counted().count() + totals.excluded().count();
    assert_eq!(lines, Investment::of(Provider::AWS, Country::SPAIN).len());
    let explained = totals
        .excluded()
        .map(|(plan, exclusion)| format!("{plan}: {exclusion}"));
    assert!(explained.eq([
        "aws-es-2020: superseded (aws-es-2021)",
        "aws-es-2021: superseded (aws-es-aragon-2024)",
        "aws-es-preview-2026: third-party-estimate",
        "aws-es-puebla-hijar-2026: third-party-estimate",
        "aws-es-region-2019: superseded (aws-es-2020)",
    ]));
}

#[test]
fn q04_is_aws_putting_billions_more_into_italy() {
    let talks = investments::AWS_IT_TALKS_2024;
    assert_eq!(on("2024-05-27").status(talks), Some(Status::InTalks));
    assert_eq!(
        (talks.amount(), talks.evidence()),
        (None, Evidence::Anonymous)
    );
    assert_eq!(why(on("2024-05-27"), talks).0, Reason::InTalks);
}

#[test]
fn q05_what_came_of_it() {
    let outcome = investments::AWS_IT_TALKS_2024.latest();
    assert_eq!(
        (outcome.first_public(), amount(outcome)),
        (day("2024-11-07"), "EUR 1.2 bn".into())
    );
    let added = outcome
        .relations()
        .find(|relation| relation.kind() == RelationKind::AddsTo);
    let plan = added.expect("on top of something").investment();
    assert_eq!(
        (amount(plan), plan.horizon().last_year()),
        ("EUR 2 bn".into(), Some(2029))
    );
}

#[test]
fn q06_euros_or_dollars() {
    let totals = today().totals([investments::AWS_IT_MILAN]);
    assert_eq!(totals.to_string(), "pledged: EUR 2 bn");
    let rates = [Rate::get("usd-eur-2024-05-27")
        .expect("the article's own")
        .into()];
    let converted = totals.convert(USD, &rates).expect("a rate");
    let millions = converted.get(Phase::Pledged).expect("a sum").value() / Decimal::from(1_000_000);
    assert_eq!(millions.round(), Decimal::from(2171));
}

#[test]
fn q07_one_billion_or_900_million() {
    let (pledge, spent) = (
        investments::GOOGLE_IT_2020,
        investments::GOOGLE_IT_REGIONS_2024,
    );
    assert_eq!(
        (amount(pledge).as_str(), amount(spent).as_str()),
        ("more than USD 900 m", "EUR 1 bn")
    );
    assert_eq!(
        (pledge.phase(), spent.phase()),
        (Phase::Pledged, Phase::Spent)
    );
    assert_eq!(
        (pledge.first_public(), spent.first_public()),
        (day("2020-07-09"), day("2024-05-27"))
    );
    let totals = today().totals([pledge, spent]);
    assert_eq!(
        totals.to_string(),
        "pledged: more than USD 900 m\nspent: EUR 1 bn"
    );
}

#[test]
fn q08_2020_or_2023() {
    let plan = investments::MICROSOFT_IT_2020;
    assert_eq!(
        (plan.first_public(), amount(plan)),
        (day("2020-05-08"), "USD 1.5 bn".into())
    );
    let region = Region::get("italynorth").expect("a region");
    assert_eq!(region.investment(), Some(plan));
    assert!(
        region
            .note()
            .expect("a note")
            .contains("Presented on 5 June 2023")
    );
    assert!(
        region
            .sources()
            .any(|source| source.published() == Some(day("2023-06-05")))
    );
}

#[test]
fn q09_is_the_plan_for_aragon_all_new_money() {
    let changes = investments::AWS_ES_ARAGON_2024.changes();
    assert_eq!(
        changes
            .map(hyperscaler_investments::Change::units)
            .sum::<i128>(),
        13_200_000_000
    );
    assert_eq!(
        why(on("2024-05-22"), investments::AWS_ES_2021).1,
        Some(investments::AWS_ES_ARAGON_2024)
    );
}

#[test]
fn q10_italy_everybody() {
    let totals = on("2024-05-27").totals(everybody(Country::ITALY));
    assert_eq!(
        totals.to_string(),
        "pledged: EUR 2 bn\npledged: more than USD 2.4 bn\nspent: EUR 1 bn"
    );
    let talks = totals
        .excluded()
        .find(|(plan, _)| *plan == investments::AWS_IT_TALKS_2024);
    assert_eq!(talks.expect("left out").1.reason(), Reason::InTalks);
}

#[test]
fn q11_italy_in_euros() {
    let totals = on("2024-05-27").totals(everybody(Country::ITALY));
    let rates = [Rate::get("usd-eur-2024-05-27")
        .expect("the article's own")
        .into()];
    let converted = totals.convert(EUR, &rates).expect("a rate");
    let pledged = converted.get(Phase::Pledged).expect("a sum");
    assert_eq!(pledged.value(), Decimal::from(4_210_640_000_u64));
    assert_eq!(pledged.qualifier(), Qualifier::MoreThan);
    let used: Vec<_> = converted
        .rates()
        .map(|rate| (rate.rate(), rate.date()))
        .collect();
    assert_eq!(
        used,
        [(Rate::get("usd-eur-2024-05-27"), Some(day("2024-05-27")))]
    );
    let distant = converted.distant().map(|(plan, _)| plan);
    assert!(distant.eq([investments::GOOGLE_IT_2020, investments::MICROSOFT_IT_2020]));
}

#[test]
fn q12_which_pledges_run_beyond_2030() {
    let beyond = today()
        .in_force()
        .filter(|plan| plan.horizon().last_year() > Some(2030));
    let beyond: Vec<_> = beyond
        .map(|plan| (plan.id(), plan.horizon().last_year()))
        .collect();
    for expected in [
        ("aws-de-sovereign-cloud-2024", 2040),
        ("aws-es-aragon-2026", 2035),
    ] {
        assert!(
            beyond.contains(&(expected.0, Some(expected.1))),
            "{beyond:?}"
        );
    }
    assert!(
        beyond
            .iter()
            .all(|(id, _)| !["aws-it-milan", "aws-es-2021"].contains(id))
    );
}

#[test]
fn q13_how_much_a_year() {
    let plan = investments::AWS_ES_ARAGON_2024;
    assert_eq!(
        (plan.horizon().start(), plan.horizon().last_year()),
        (Some(2024), Some(2033))
    );
    assert_eq!(plan.per_year(), Some(Decimal::from(1_570_000_000)));
    let lacks_a_year =
        |horizon: Horizon| horizon.start().is_none() || horizon.last_year().is_none();
    assert!(
        Investment::iter()
            .filter(|plan| lacks_a_year(plan.horizon()))
            .all(|plan| plan.per_year().is_none())
    );
}

#[test]
fn q14_is_the_sovereign_cloud_all_of_aws_in_germany() {
    let cloud = investments::AWS_DE_SOVEREIGN_CLOUD_2024;
    assert_eq!(
        (amount(cloud), cloud.horizon().last_year()),
        ("about EUR 7.8 bn".into(), Some(2040))
    );
    assert_eq!(cloud.subdivision().expect("one").name(), "Brandenburg");
    let totals = today().totals(Investment::of(Provider::AWS, Country::GERMANY));
    let pledged = totals.get(Phase::Pledged, EUR).expect("a sum");
    assert!(
        pledged
            .counted()
            .eq([investments::AWS_DE_FRANKFURT_2024, cloud])
    );
    assert_eq!(amount(investments::AWS_DE_FRANKFURT_2024), "EUR 8.8 bn");
    let package = investments::AWS_DE_PACKAGE_2024;
    assert_eq!(
        (amount(package), package.scope()),
        ("EUR 10 bn".into(), Scope::Mixed)
    );
    assert_eq!(why(today(), package).0, Reason::MixedScope);
    let within = investments::AWS_DE_FRANKFURT_2024
        .relations()
        .next()
        .expect("a whole");
    assert_eq!(
        (within.kind(), within.investment()),
        (RelationKind::PartOf, package)
    );
}

#[test]
fn q15_which_records_rest_on_unnamed_sources_only() {
    let anonymous = Investment::iter().filter(|plan| plan.evidence() == Evidence::Anonymous);
    assert!(anonymous.eq([investments::AWS_IT_TALKS_2024]));
}

#[test]
fn q16_cite_the_plan_for_aragon() {
    let plan = investments::AWS_ES_ARAGON_2024;
    assert_eq!(
        (plan.provider().name(), amount(plan).as_str()),
        ("AWS", "EUR 15.7 bn")
    );
    assert_eq!(plan.title(), "Expansion of the Spain region in Aragon");
    let source = plan.sources().next().expect("a source");
    assert_eq!(
        (source.publisher(), source.published()),
        ("RTVE", Some(day("2024-05-22")))
    );
    assert!(
        source
            .url()
            .expect("an address")
            .starts_with("https://www.rtve.es/")
    );
}

#[test]
fn q17_which_region_is_eu_south_2() {
    let region = Region::get("eu-south-2").expect("a region");
    assert_eq!(
        (region.provider().name(), region.name()),
        ("AWS", "Europe (Spain)")
    );
    assert_eq!(region.opened(), Some(day("2022-11-15")));
    let plan = region.investment().expect("a plan");
    assert_eq!(
        (plan, plan.subdivision().expect("one").name()),
        (investments::AWS_ES_2021, "Aragon")
    );
}

#[test]
fn q18_every_amount_fits_a_big_integer() {
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
fn q19_gcp_in_italien() {
    let (provider, country) = (
        "gcp".parse().expect("an alias"),
        "Italien".parse().expect("an alias"),
    );
    let ids = Investment::of(provider, country).map(Investment::id);
    assert!(ids.eq(["google-it-2020", "google-it-regions-2024"]));
}

#[test]
fn q20_a_typo() {
    let error = "aws-es-aragn-2024"
        .parse::<Investment>()
        .expect_err("a typo");
    assert_eq!(error.nearest(), Some("aws-es-aragon-2024"));
}

#[test]
fn q21_oracle_in_portugal() {
    let mut none = Investment::of(Provider::ORACLE, Country::PORTUGAL);
    assert_eq!(none.next(), None);
    let totals = today().totals(none);
    assert_eq!(
        (totals.iter().count(), totals.to_string()),
        (0, String::new())
    );
    assert!(totals.get(Phase::Pledged, EUR).is_none());
}

#[test]
fn q22_is_the_market_being_invested() {
    let market = Market::get("cloud-infrastructure-2023").expect("a market");
    assert_eq!(market.amount().to_string(), "USD 270 bn");
    assert!(market.title().contains("revenue") && market.period() == "2023");
    assert_eq!(Investment::get("cloud-infrastructure-2023"), None);
}

#[test]
fn q23_what_was_withdrawn_or_refused() {
    let ended = |plan: Investment| {
        let turn = plan
            .history()
            .find(|turn| [Status::Withdrawn, Status::Refused].contains(&turn.status()))?;
        Some((
            plan.id(),
            turn.status(),
            turn.date().to_string(),
            turn.source().publisher(),
        ))
    };
    let all: Vec<_> = Investment::iter().filter_map(ended).collect();
    let mittenwalde = all
        .iter()
        .find(|(id, ..)| *id == "google-de-mittenwalde-2022")
        .expect("among them");
    assert_eq!(
        (mittenwalde.1, mittenwalde.2.as_str()),
        (Status::Withdrawn, "2025-07-15")
    );
    let ids: Vec<_> = all.iter().map(|(id, ..)| *id).collect();
    assert_eq!(
        ids,
        [
            "aws-ie-rack-plant-2025",
            "google-de-mittenwalde-2022",
            "google-ie-2024"
        ]
    );
    assert!(all.iter().all(|(.., publisher)| !publisher.is_empty()));
}

#[test]
fn q24_sweden() {
    let totals = today().totals(everybody(Country::SWEDEN));
    assert_eq!(totals.to_string(), "pledged: SEK 33.7 bn");
    assert!(totals.counted().eq([investments::MICROSOFT_SE_2024]));
    let others = totals
        .excluded()
        .map(|(plan, exclusion)| (plan.id(), exclusion.reason()));
    let unquantified =
        ["aws-se-2017", "google-se-2026", "oracle-se-2021"].map(|id| (id, Reason::Unquantified));
    assert!(others.eq(unquantified));
}

#[test]
fn q25_rank_countries() {
    let pledged = |country: Country| {
        let totals = on("2024-05-27").totals(everybody(country));
        totals
            .get(Phase::Pledged, EUR)
            .map(|total| (total.to_string(), total.units()))
    };
    let mut ranking: Vec<_> = Country::iter()
        .filter_map(|c| Some((c.code(), pledged(c)?)))
        .collect();
    ranking.sort_by_key(|(_, (_, units))| std::cmp::Reverse(*units));
    let first: Vec<_> = ranking
        .iter()
        .take(3)
        .map(|(code, (text, _))| (*code, text.as_str()))
        .collect();
    assert_eq!(
        first,
        [
            ("ES", "EUR 15.7 bn"),
            ("DE", "about EUR 12 bn"),
            ("FR", "EUR 9.3 bn")
        ]
    );
    // Across currencies only with rates: Poland's pledge is in dollars.
    let poland = on("2024-05-27").totals(everybody(Country::POLAND));
    assert!(poland.get(Phase::Pledged, EUR).is_none() && poland.convert(EUR, &[]).is_err());
    let rates = [Rate::get("usd-eur-2024-05-27").expect("a rate").into()];
    let converted = poland.convert(EUR, &rates).expect("a rate");
    assert_eq!(
        converted.get(Phase::Pledged).expect("a sum").value(),
        Decimal::from(921_100_000)
    );
}
