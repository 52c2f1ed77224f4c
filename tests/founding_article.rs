//! The article that the data set started from (Reuters, 2024-05-27), sentence by sentence: each fact in
//! it can be asked of the library, as of the day of the article.

use hyperscaler_investments::{
    Agreement, Country, Currency, Date, Evidence, Investment, Market, Phase, Provider, Qualifier,
    Rate, Reason, Region, RelationKind, Snapshot, SourceKind, StatedBy, Status, Verdict, as_of,
    investments,
};
use rust_decimal::Decimal;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn then() -> Snapshot {
    as_of(day("2024-05-27"))
}

fn amount(investment: Investment) -> String {
    investment.amount().expect("an amount").to_string()
}

fn region(code: &str) -> Region {
    Region::get(code).expect("a region")
}

fn agreement(id: &str) -> Agreement {
    Agreement::get(id).expect("an agreement")
}

#[track_caller]
fn assert_note(note: Option<&str>, words: &str) {
    assert!(
        note.is_some_and(|note| note.contains(words)),
        "no {words:?} in {note:?}"
    );
}

/// AWS is in talks with Italy about investing billions, four people say.
#[test]
fn talks_with_italy() {
    let talks = investments::AWS_IT_TALKS_2024;
    assert_eq!(
        (talks.provider(), talks.country()),
        (Provider::AWS, Some(Country::ITALY))
    );
    assert_eq!(then().status(talks), Some(Status::InTalks));
    assert_eq!(talks.amount(), None);
    assert_eq!(talks.qualifier(), Qualifier::Unquantified);
    assert_eq!(talks.evidence(), Evidence::Anonymous);
    assert_note(talks.note(), "four unnamed people: billions");
    let Verdict::Excluded(exclusion) = then().verdict(talks) else {
        panic!("talks count nowhere")
    };
    assert_eq!(exclusion.reason(), Reason::InTalks);
}

/// Size and place are open: a larger site at Milan or a new one.
#[test]
fn a_larger_site_or_a_new_one() {
    let talks = investments::AWS_IT_TALKS_2024;
    assert!(talks.title().contains("expansion at Milan or a new site"));
    assert_eq!((talks.subdivision(), talks.city()), (None, None));
}

/// AWS and the digital department of the cabinet declined to comment.
#[test]
fn no_comment() {
    let talks = investments::AWS_IT_TALKS_2024;
    assert_note(
        talks.note(),
        "AWS and the cabinet's digital department declined to comment",
    );
    assert_eq!(talks.stated_by(), StatedBy::ThirdParty);
    let official = [SourceKind::Provider, SourceKind::Government];
    assert!(
        !talks
            .sources()
            .any(|source| official.contains(&source.kind()))
    );
}

/// AWS opened its first region in Italy in 2020, under a plan of EUR 2 bn (USD 2.2 bn) up to 2029.
#[test]
fn the_milan_region_and_its_plan() {
    let milan = region("eu-south-1");
    assert_eq!(
        (milan.provider(), milan.country()),
        (Provider::AWS, Country::ITALY)
    );
    assert_eq!(milan.opened().map(Date::year), Some(2020));
    assert_eq!(milan.investment(), Some(investments::AWS_IT_MILAN));
    let first = Region::iter().filter(|region| region.provider() == Provider::AWS);
    assert!(
        first
            .filter(|region| region.country() == Country::ITALY)
            .eq([milan])
    );

    let plan = investments::AWS_IT_MILAN;
    assert_eq!(amount(plan), "EUR 2 bn");
    assert_eq!(plan.horizon().last_year(), Some(2029));
    let rates = [Rate::get("usd-eur-2024-05-27")
        .expect("the article's own")
        .into()];
    let totals = then().totals([plan]);
    let converted = totals.convert(Currency::USD, &rates).expect("a rate");
    let dollars = converted.get(Phase::Pledged).expect("a sum").value();
    assert_eq!(
        (dollars / Decimal::from(100_000_000)).round(),
        Decimal::from(22)
    );
}

/// Ferrari and Generali are among its customers there.
#[test]
fn customers_in_italy() {
    for (id, customer) in [
        ("ferrari", "Ferrari"),
        ("generali", "Assicurazioni Generali"),
    ] {
        let agreement = agreement(id);
        assert_eq!(
            (agreement.provider(), agreement.country()),
            (Provider::AWS, Country::ITALY)
        );
        assert_eq!(agreement.customer(), customer);
    }
}

/// AWS announced EUR 15.7 bn for data centres in Aragon a few days before.
#[test]
fn the_plan_for_aragon() {
    let plan = investments::AWS_ES_ARAGON_2024;
    assert_eq!(
        (plan.provider(), plan.country()),
        (Provider::AWS, Some(Country::SPAIN))
    );
    assert_eq!(plan.subdivision().expect("Aragon").code(), "ES-AR");
    assert_eq!(amount(plan), "EUR 15.7 bn");
    assert_eq!(plan.first_public(), day("2024-05-22"));
    assert_eq!(then().verdict(plan), Verdict::Counts);
}

/// It replaces a plan for ten years of 2021, for which EUR 2.5 bn was set aside.
#[test]
fn the_plan_that_it_replaces() {
    let old = investments::AWS_ES_2021;
    assert_eq!(amount(old), "EUR 2.5 bn");
    assert_eq!(
        (old.first_public().year(), old.horizon().years()),
        (2021, Some(10))
    );
    assert_eq!(then().status(old), Some(Status::Superseded));
    let mut newer = old
        .referenced_by()
        .filter(|relation| relation.kind() == RelationKind::Supersedes);
    assert_eq!(
        newer.next().expect("replaced").investment(),
        investments::AWS_ES_ARAGON_2024
    );
}

/// The Italian sum would be in the billions but perhaps not of Spanish size; nothing is imminent.
#[test]
fn not_of_spanish_size_and_not_soon() {
    let talks = investments::AWS_IT_TALKS_2024;
    assert_note(
        talks.note(),
        "perhaps fewer than in Spain, and no announcement soon",
    );
    let outcome = talks.latest();
    assert_eq!(outcome, investments::AWS_IT_EXPANSION_2024);
    assert!(outcome.first_public().days_since(talks.first_public()) > 150);
    let units = |plan: Investment| plan.amount().expect("an amount").units();
    assert!(units(outcome) < units(investments::AWS_ES_ARAGON_2024));
    assert!(!then().knows(outcome));
}

/// In Germany AWS plans EUR 7.8 bn up to 2040.
#[test]
fn the_plan_for_germany() {
    let totals = then().totals(Investment::of(Provider::AWS, Country::GERMANY));
    assert_eq!(
        totals
            .get(Phase::Pledged, Currency::EUR)
            .expect("a sum")
            .units(),
        7_800_000_000
    );
    assert!(
        totals
            .counted()
            .eq([investments::AWS_DE_SOVEREIGN_CLOUD_2024])
    );
    assert_eq!(
        investments::AWS_DE_SOVEREIGN_CLOUD_2024
            .horizon()
            .last_year(),
        Some(2040)
    );
}

/// AWS builds infrastructure for network operators too.
#[test]
fn infrastructure_for_network_operators() {
    let agreement = agreement("telefonica-deutschland-2024");
    assert!(agreement.title().contains("5G core network"));
    assert!(agreement.title().contains("AWS infrastructure"));
}

/// Earlier that month Telefónica Deutschland said that it moves a million customers to AWS.
#[test]
fn a_million_customers_of_telefonica() {
    let agreement = agreement("telefonica-deutschland-2024");
    assert_eq!(
        (agreement.provider(), agreement.country()),
        (Provider::AWS, Country::GERMANY)
    );
    assert_eq!(agreement.customer(), "Telefónica Deutschland");
    assert_eq!(agreement.size(), Some("one million 5G customers"));
    let announced = agreement.announced().expect("a day");
    assert_eq!((announced.year(), announced.month()), (2024, Some(5)));
    assert!(announced < then().date());
}

/// The year before, AWS announced a cloud that keeps the data of authorities and regulated business in the EU.
#[test]
fn the_sovereign_cloud_of_the_year_before() {
    let cloud = investments::AWS_DE_SOVEREIGN_CLOUD_2023;
    assert_eq!((cloud.first_public().year(), cloud.amount()), (2023, None));
    assert_note(
        cloud.note(),
        "for public bodies and regulated industries that keeps data in the EU",
    );
    let Verdict::Excluded(exclusion) = then().verdict(cloud) else {
        panic!("it has no sum")
    };
    assert_eq!(
        exclusion.by(),
        Some(investments::AWS_DE_SOVEREIGN_CLOUD_2024)
    );
    let region = region("eusc-de-east-1");
    assert_eq!(
        region.investment(),
        Some(investments::AWS_DE_SOVEREIGN_CLOUD_2024)
    );
    assert!(!then().regions().any(|open| open == region));
}

/// The market for cloud infrastructure is USD 270 bn large.
#[test]
fn the_market() {
    let market = Market::get("cloud-infrastructure-2023").expect("a market");
    assert_eq!(
        (market.amount().to_string().as_str(), market.period()),
        ("USD 270 bn", "2023")
    );
    assert!(market.published() < then().date());
}

/// Alphabet won Italy's largest bank, Intesa Sanpaolo, in 2020.
#[test]
fn alphabet_and_intesa() {
    let agreement = agreement("intesa-sanpaolo-2020");
    assert_eq!(Provider::get("Alphabet"), Some(agreement.provider()));
    assert_eq!(
        (agreement.customer(), agreement.country()),
        ("Intesa Sanpaolo", Country::ITALY)
    );
    assert_eq!(agreement.announced().map(Date::year), Some(2020));
    assert!(agreement.title().contains("largest bank"));
}

/// It has put EUR 1 bn into the two regions that the bank relies on.
#[test]
fn what_alphabet_spent() {
    let spent = investments::GOOGLE_IT_REGIONS_2024;
    assert_eq!(
        (spent.phase(), amount(spent).as_str()),
        (Phase::Spent, "EUR 1 bn")
    );
    assert!(
        spent
            .title()
            .contains("two Italian cloud regions that Intesa Sanpaolo relies on")
    );
    assert_eq!(then().verdict(spent), Verdict::Counts);
    let open = then()
        .regions()
        .filter(|region| region.provider() == Provider::GOOGLE);
    let italian = open.filter(|region| region.country() == Country::ITALY);
    assert!(
        italian
            .map(Region::code)
            .eq(["europe-west12", "europe-west8"])
    );
}

/// Microsoft presented its first Italian region a year before, under a plan of 2020 for USD 1.5 bn.
#[test]
fn microsoft_in_italy() {
    let plan = investments::MICROSOFT_IT_2020;
    assert_eq!(
        (plan.first_public().year(), amount(plan).as_str()),
        (2020, "USD 1.5 bn")
    );
    assert_note(plan.note(), "The region was presented on 2023-06-05");
    let region = region("italynorth");
    assert_eq!(
        (region.investment(), region.country()),
        (Some(plan), Country::ITALY)
    );
    assert_eq!(region.opened().map(Date::year), Some(2023));
    let own = Region::iter().filter(|region| region.provider() == Provider::MICROSOFT);
    assert!(
        own.filter(|region| region.country() == Country::ITALY)
            .eq([region])
    );
}

/// One dollar is 0.9211 euros.
#[test]
fn the_exchange_rate() {
    let rate = Rate::get("usd-eur-2024-05-27").expect("a rate");
    assert_eq!((rate.base(), rate.quote()), (Currency::USD, Currency::EUR));
    assert_eq!(
        (rate.value(), rate.date()),
        (Decimal::new(9211, 4), day("2024-05-27"))
    );
    assert!(rate.sources().all(|source| source.origin() == "Reuters"));
}
