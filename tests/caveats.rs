//! What is said beside totals of the data: the sums of caveats, and what they hold.

use hyperscaler_investments::{
    Caveat, CaveatKind, Country, Currency, DATA_AS_OF, Investment, Phase, Qualifier, RelationKind,
    Snapshot, as_of, days, investments,
};

fn on(day: &str) -> Snapshot {
    as_of(day.parse().expect("a day"))
}

fn plans(country: Country) -> impl Iterator<Item = Investment> {
    Investment::iter().filter(move |plan| plan.country() == Some(country))
}

/// What is said of a kind beside the total of a country, as of 2026-06-30.
#[track_caller]
fn caveat(country: Country, kind: CaveatKind) -> Caveat {
    let totals = on("2026-06-30").totals(plans(country));
    let mut caveats = totals.caveats();
    let found = caveats.find(|caveat| caveat.kind() == kind);
    found.unwrap_or_else(|| panic!("{country}: no caveat {kind}"))
}

/// The sums of a caveat, without its records: "USD 300 m pledged".
fn sums(caveat: &Caveat) -> Vec<String> {
    let lines = caveat.totals().iter();
    lines
        .map(|line| format!("{line} {}", line.phase()))
        .collect()
}

/// USD 300 m took the place of 100 m, and was withdrawn: 300 m left, not 400.
#[test]
fn hong_kong_lost_what_google_pledged_last() {
    let left = caveat(Country::HONG_KONG, CaveatKind::LeftTheTotal);
    assert_eq!(
        left.to_string(),
        "Left the total, and nothing that counts took its place: \
         USD 300 m pledged (google-hk-2011, google-hk-2011-09)."
    );
}

/// Three sites are parts of the plan of 2023, which is named too.
#[test]
fn australia_may_share_a_plan_and_not_its_parts_again() {
    let overlap = caveat(Country::AUSTRALIA, CaveatKind::Overlap);
    assert_eq!(sums(&overlap), ["AUD 21.3 bn pledged"]);
    // It is why the total says "more than", where no record that counts does.
    let totals = on("2026-06-30").totals(plans(Country::AUSTRALIA));
    let pledged = totals.get(Phase::Pledged, Currency::AUD).expect("a sum");
    assert_eq!(pledged.to_string(), "more than AUD 50 bn");
    assert!(
        pledged
            .counted()
            .all(|plan| plan.qualifier() != Qualifier::MoreThan)
    );
    assert!(overlap.to_string().starts_with(
        "Left out, because it may share money with what counts and no source says how much, \
         so that the total may be too low: AUD 21.3 bn pledged (aws-au-2023, "
    ));
    let named: Vec<_> = overlap.records().map(Investment::id).collect();
    for part in [
        "aws-au-cobblebank-2024",
        "aws-au-echidna-2023",
        "aws-au-smeaton-grange-2024",
    ] {
        assert!(named.contains(&part), "{named:?}");
    }
}

/// What Google had spent by 2018 and 2019 is in what it had spent by 2022.
#[test]
fn mixed_spending_in_the_united_states() {
    let mixed = caveat(Country::UNITED_STATES, CaveatKind::MixedScope);
    let spent = mixed.totals().get(Phase::Spent, Currency::USD);
    assert_eq!(
        spent.map(|line| line.to_string()).as_deref(),
        Some("more than USD 37 bn")
    );
}

/// Whether one of two public records holds the money of the other, by a relation between them.
fn holds(kind: RelationKind, record: Investment, other: Investment) -> bool {
    let is_ceiling = other.qualifier() == Qualifier::UpTo;
    let is_one_phase = record.phase() == other.phase();
    if kind.replaces() || kind == RelationKind::Fulfils {
        return true;
    }
    let is_inside = kind == RelationKind::PartOf || kind == RelationKind::Restates;
    is_inside && is_one_phase && !is_ceiling
}

#[test]
fn no_sum_beside_a_total_holds_money_twice() {
    let days: Vec<_> = days().collect();
    let mut named = 0;
    for &day in days.iter().step_by(5).chain(days.last()) {
        for country in Country::iter() {
            let totals = as_of(day).totals(plans(country));
            for caveat in totals.caveats() {
                let added: Vec<_> = caveat.totals().counted().collect();
                let all = caveat.records().filter(|plan| plan.amount().is_some());
                named += all.count() - added.len();
                for &record in &added {
                    let twice = as_of(day).relations(record).find(|relation| {
                        let other = relation.investment();
                        added.contains(&other) && holds(relation.kind(), record, other)
                    });
                    assert_eq!(twice, None, "{country} on {day}: {record} in {caveat}");
                }
            }
        }
    }
    assert!(named > 0, "nothing was left out of a sum");
}

/// What counts is in the sum of a caveat whole: no record that counts holds the money of another.
#[test]
fn of_what_counts_nothing_is_left_out_of_a_sum() {
    let totals = on("2026-06-30").totals(Investment::iter());
    for caveat in totals.caveats() {
        let counting: Vec<_> = caveat
            .records()
            .filter(|&plan| totals.verdict(plan).counts())
            .collect();
        if !counting.is_empty() {
            assert!(caveat.totals().counted().eq(counting), "{caveat}");
        }
    }
}

/// The plans of a country of which it is said that no step is recorded for two years.
fn quiet(country: Country, day: &str) -> Vec<&'static str> {
    let totals = on(day).totals(plans(country));
    let mut caveats = totals.caveats();
    let found = caveats.find(|caveat| caveat.kind() == CaveatKind::Quiet);
    let ids = |caveat: Caveat| caveat.records().map(Investment::id).collect();
    found.map_or_else(Vec::new, ids)
}

/// Whether a record has a status change of its own in the two years before 2026-06-30.
fn has_own_news(plan: Investment) -> bool {
    let first = "2024-06-29".parse().expect("a day");
    plan.history().any(|change| change.date() >= first)
}

/// The data holds no step after its own day: who asks for a later one is not told that there was none.
#[test]
fn no_plan_is_quiet_for_want_of_newer_data() {
    for country in [Country::SPAIN, Country::UNITED_STATES, Country::JAPAN] {
        let on_the_last_day = quiet(country, &DATA_AS_OF.to_string());
        assert_eq!(quiet(country, "2040-01-01"), on_the_last_day, "{country}");
    }
}

/// Announced in June 2024; the region that it paid for was open by 2025-10-28.
#[test]
fn a_region_that_opens_is_a_step_of_its_plan() {
    let plan = investments::ORACLE_ES_2024;
    assert!(!has_own_news(plan) && plan.regions().count() == 1);
    assert_eq!(quiet(Country::SPAIN, "2026-06-30"), ["google-es-2021"]);
}

/// The plans of 2021 and 2024 say nothing of late; a part of the one was withdrawn in July 2025, the region of a
/// part of the other opened in May 2025.
#[test]
fn what_befalls_a_part_is_a_step_of_the_whole() {
    use investments::{
        GOOGLE_DE_2021, GOOGLE_DE_MITTENWALDE_2022, MICROSOFT_ID_2021, MICROSOFT_ID_2024,
    };
    for (whole, part) in [
        (GOOGLE_DE_2021, GOOGLE_DE_MITTENWALDE_2022),
        (MICROSOFT_ID_2024, MICROSOFT_ID_2021),
    ] {
        let mut parts = part.relations();
        assert!(parts.any(|relation| {
            (relation.kind(), relation.investment()) == (RelationKind::PartOf, whole)
        }));
        assert!(has_own_news(part) && !has_own_news(whole));
        let country = whole.country().expect("a country");
        assert!(on("2026-06-30").verdict(whole).counts());
        assert!(
            !quiet(country, "2026-06-30").contains(&whole.id()),
            "{whole}"
        );
    }
}

/// As of the end of 2023 the plan of June 2021 was not quiet: its region had opened in November 2022.
#[test]
fn an_opening_counts_on_its_own_day() {
    assert!(!quiet(Country::SPAIN, "2023-12-31").contains(&"aws-es-2021"));
    let silent = quiet(Country::UNITED_STATES, "2026-06-30");
    assert!(silent.contains(&"aws-us-or-morrow-2022"), "{silent:?}");
}

/// What is not public has no step, whatever region was open before.
#[test]
fn a_plan_that_is_not_public_has_no_step() {
    let mut after_a_region = 0;
    for plan in Investment::iter() {
        let first = plan.first_public();
        for region in plan.regions() {
            let Some(opened) = region.opened().filter(|&day| day.last_day() < first) else {
                continue;
            };
            assert_eq!(as_of(opened.last_day()).latest_step(plan), None, "{plan}");
            after_a_region += 1;
        }
        assert!(as_of(first).latest_step(plan).is_some(), "{plan}");
    }
    assert!(
        after_a_region > 0,
        "no region opened before its plan was public"
    );
}

/// One sentence stands beside one record and beside several, so it speaks of neither.
#[test]
fn the_sentences_fit_one_record_and_several() {
    for kind in CaveatKind::ALL {
        let words = format!(" {},", kind.in_words());
        for bent in [
            "the record",
            "the plan",
            "the sum",
            "the amount",
            "records",
            "plans",
            "sums",
            "amounts",
            "their",
            "they",
            "are",
        ] {
            let is_said = [" ", ",", "'"]
                .iter()
                .any(|end| words.contains(&format!(" {bent}{end}")));
            assert!(!is_said, "{kind}: {bent}");
        }
    }
    let (mut of_one, mut of_two) = (0, 0);
    for day in days() {
        for caveat in as_of(day).totals(Investment::iter()).caveats() {
            let named: Vec<_> = caveat.records().map(Investment::id).collect();
            let sums = sums(&caveat).join(", ");
            let words = caveat.kind().in_words();
            let expected = if sums.is_empty() {
                format!("{words}: {}.", named.join(", "))
            } else {
                format!("{words}: {sums} ({}).", named.join(", "))
            };
            assert_eq!(caveat.to_string(), expected);
            of_one += usize::from(named.len() == 1);
            of_two += usize::from(named.len() == 2);
        }
    }
    assert!(of_one > 0 && of_two > 0, "{of_one} {of_two}");
}
