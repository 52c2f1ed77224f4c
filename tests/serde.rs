//! The forms in which records, ids and names are written and read: JSON to the letter, TOML and CBOR beside
//! it, and postcard, which is binary and does not describe itself.
#![cfg(feature = "serde")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use hyperscaler_investments::{
    Agreement, Amount, Area, Attribution, CaveatKind, ClaimKind, Country, Currency, Date, Evidence,
    ExchangeRate, Group, Id, Investment, Kind, Market, Origin, Phase, Provider, Qualifier, Rate,
    Reason, ReferenceRates, Region, RelationKind, Scope, Source, SourceKind, StatedBy, Status,
    Subdivision, as_of, investments,
};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

#[test]
fn an_investment_in_json() {
    assert_eq!(
        json(&investments::AWS_IT_EXPANSION_2024),
        concat!(
            r#"{"id":"aws-it-expansion-2024","provider":"aws","country":"IT","area":null,"countries":[],"#,
            r#""subdivision":"IT-25","#,
            r#""city":"Milan area, Rho, Pero, Zibido San Giacomo","title":"Expansion of the Milan region","#,
            r#""kind":"plan","partners":[],"phase":"pledged","scope":"infrastructure","#,
            r#""amount":{"value":1200000000,"at_most":null,"currency":"EUR","qualifier":"exact"},"stated_by":"provider","#,
            r#""horizon":{"start":null,"end":2029,"years":5},"status":"announced","#,
            r#""history":[{"date":"2024-11-07","by":false,"status":"announced","source":"the-star-2024-11-07-aws-italy"}],"#,
            r#""relations":[{"kind":"adds-to","id":"aws-it-milan"},{"kind":"outcome-of","id":"aws-it-talks-2024"}],"#,
            r#""referenced_by":[{"kind":"part-of","id":"aws-it-rho-pero-2024"},{"kind":"part-of","id":"aws-it-rho-pero-2025"}],"#,
            r#""stated_total":null,"claims":[{"jobs":5500,"gdp":null,"megawatts":null,"currency":null,"per":null,"#,
            r#""qualifier":"up-to","source":"the-star-2024-11-07-aws-italy"},{"jobs":null,"gdp":880000000,"#,
            r#""megawatts":null,"currency":"EUR","per":null,"qualifier":"exact","source":"smmave-aws-italy"}],"#,
            r#""evidence":"corroborated","sources":["the-star-2024-11-07-aws-italy","italiaoggi-2024-11-07-aws","#,
            r#""ansa-2024-11-29-aws-italy","pocketnews-2024-11-30-zibido","lapresse-2026-01-19-aws-italy"],"#,
            r#""note":"Amazon's own money, on top of the EUR 2 bn. The ministry called it initial, AWS in December "#,
            r#"2024 more than 1.2 bn. Declared of strategic national interest on 2024-11-29. One local report "#,
            r#"speaks of three years of capital spending. The jobs are added up over the years to 2029; "#,
            r#"1,100 a year by other pages.","origin":"curated"}"#,
        )
    );
}

#[test]
fn what_is_absent_is_null() {
    let talks = serde_json::to_value(investments::AWS_IT_TALKS_2024).expect("JSON");
    assert_eq!(
        talks["amount"],
        json!({ "value": null, "at_most": null, "currency": null, "qualifier": "unquantified" })
    );
    assert_eq!(
        talks["horizon"],
        json!({ "start": null, "end": null, "years": null })
    );
    for field in ["area", "subdivision", "city", "stated_total"] {
        assert_eq!(talks.get(field), Some(&Value::Null), "{field}");
    }
}

#[test]
fn the_other_records_in_json() {
    let region = Region::get("eu-south-2").expect("a region");
    assert_eq!(
        json(&region),
        concat!(
            r#"{"code":"eu-south-2","provider":"aws","name":"Europe (Spain)","#,
            r#""city":"Villanueva de Gállego, El Burgo de Ebro, Huesca","country":"ES","opened":"2022-11-15","by":false,"#,
            r#""investment":"aws-es-2021","sources":["aws-botocore","aws-regions-doc-history","tweakers-aws-spain"],"#,
            r#""note":"The day is AWS's own; in 2021 the opening had been planned for mid-2022. "#,
            r#"One Spanish paper says in operation since 2023."}"#,
        )
    );
    let agreement = Agreement::get("tim-2020").expect("an agreement");
    assert_eq!(
        json(&agreement),
        concat!(
            r#"{"id":"tim-2020","provider":"google","customer":"TIM","country":"IT","#,
            r#""title":"Joint public, private and hybrid cloud, with TIM providing data-centre infrastructure","#,
            r#""announced":"2020-03-04","size":"training for about 6,000 TIM staff","#,
            r#""sources":["la-stampa-2020-03-04-tim-google","il-giornale-2020-05-intesa-tim-google"],"#,
            r#""note":"Signed on 3 March 2020, after a protocol of November 2019; the basis of the agreement with "#,
            r#"Intesa Sanpaolo and of Google's plan of July 2020. TIM's target: EUR 1 bn of technology-services "#,
            r#"revenue by 2024."}"#,
        )
    );
    let market = Market::get("cloud-infrastructure-2024").expect("a market");
    assert_eq!(
        json(&market),
        concat!(
            r#"{"id":"cloud-infrastructure-2024","#,
            r#""title":"Worldwide revenue of cloud infrastructure services in 2024","#,
            r#""amount":{"value":330000000000,"at_most":null,"currency":"USD","qualifier":"exact"},"period":"2024","#,
            r#""published":"2025-02","sources":["telecomtv-2025-02-07-cloud-market"],"#,
            r#""note":"Also printed as USD 330.4 bn; pages date it to 6 or 7 February 2025."}"#,
        )
    );
    let rate = Rate::get("usd-eur-2024-06-14").expect("a rate");
    assert_eq!(
        json(&rate),
        concat!(
            r#"{"id":"usd-eur-2024-06-14","base":"USD","quote":"EUR","rate":"0.9340","date":"2024-06-14","#,
            r#""sources":["thestar-2024-06-14-aragon"],"#,
            r#""note":"Printed by Reuters in its report on Microsoft in Aragon."}"#,
        )
    );
    let source = Source::get("techradar-2024-05-28-aws-italy").expect("a source");
    assert_eq!(
        json(&source),
        concat!(
            r#"{"id":"techradar-2024-05-28-aws-italy","publisher":"TechRadar","origin":"Reuters","#,
            r#""title":"Italy could be the next country to receive a billion-dollar AWS boost","#,
            r#""url":"https://www.techradar.com/pro/italy-could-be-the-next-country-to-receive-a-billion-dollar-aws-boost","#,
            r#""published":"2024-05-28","read":null,"language":"en","kind":"press","attribution":"anonymous","#,
            r#""note":"Title read from the address"}"#,
        )
    );
}

/// Every record of a table has the same fields, and reads back as what was written.
#[track_caller]
fn check_form<T: Serialize + Debug>(records: impl Iterator<Item = T>, key: &str) -> Vec<Value> {
    let mut fields = None;
    let check = |record: T| {
        let value = serde_json::to_value(&record).expect("JSON");
        let text = json(&record);
        assert_eq!(
            serde_json::from_str::<Value>(&text).expect("JSON"),
            value,
            "{record:?}"
        );
        assert!(value[key].is_string(), "{record:?}");
        let own: Vec<_> = value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        assert_eq!(
            *fields.get_or_insert_with(|| own.clone()),
            own,
            "{record:?}"
        );
        assert_eq!(from_cbor::<Value>(&to_cbor(&record)), value, "{record:?}");
        // TOML has no null: what is absent is left out.
        let toml: toml::Value =
            toml::from_str(&toml::to_string(&record).expect("TOML")).expect("TOML");
        assert_eq!(
            serde_json::to_value(toml).expect("JSON"),
            without_nulls(&value),
            "{record:?}"
        );
        value
    };
    records.map(check).collect()
}

#[test]
fn every_record_has_all_fields_and_survives_its_json() {
    let plans = check_form(Investment::iter(), "id");
    for (plan, value) in Investment::iter().zip(&plans) {
        let number = |units: Option<u64>| units.map_or(Value::Null, Value::from);
        assert_eq!(
            value["amount"]["value"],
            number(plan.amount().map(Amount::units)),
            "{plan}"
        );
        assert_eq!(
            value["stated_total"],
            number(plan.stated_total().map(Amount::units)),
            "{plan}"
        );
        assert_eq!(value["status"], plan.status().as_str(), "{plan}");
        assert_eq!(
            value["history"].as_array().map(Vec::len),
            Some(plan.history().len()),
            "{plan}"
        );
        assert_eq!(
            value["sources"].as_array().map(Vec::len),
            Some(plan.sources().len()),
            "{plan}"
        );
    }
    check_form(Region::iter(), "code");
    check_form(Agreement::iter(), "id");
    check_form(Market::iter(), "id");
    check_form(Rate::iter(), "id");
    check_form(Source::iter(), "id");
}

fn to_cbor(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).expect("CBOR");
    bytes
}

#[track_caller]
fn from_cbor<T: DeserializeOwned>(bytes: &[u8]) -> T {
    ciborium::from_reader(bytes).expect("CBOR")
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let stated = fields.iter().filter(|(_, value)| !value.is_null());
            stated
                .map(|(name, value)| (name.clone(), without_nulls(value)))
                .collect()
        }
        Value::Array(values) => values.iter().map(without_nulls).collect(),
        value => value.clone(),
    }
}

#[test]
fn a_rate_in_toml_and_in_cbor() {
    let rate = Rate::get("usd-eur-2024-05-27").expect("a rate");
    let toml = toml::to_string(&rate).expect("TOML");
    assert!(
        toml.starts_with(
            "id = \"usd-eur-2024-05-27\"\nbase = \"USD\"\nquote = \"EUR\"\nrate = \"0.9211\"\ndate = \"2024-05-27\"\n"
        ),
        "{toml}"
    );
    // A map of seven, the text of two bytes "id", and so on.
    assert!(to_cbor(&rate).starts_with(b"\xa7\x62id\x72usd-eur-2024-05-27\x64base\x63USD"));
}

/// A name is a string in every format, and reads back from owned, borrowed and escaped text.
#[track_caller]
fn check_name<T: Serialize + DeserializeOwned + PartialEq + Copy + Debug>(value: T, name: &str) {
    let text = json(&value);
    assert_eq!(text, format!("\"{name}\""));
    let value = Some(value);
    assert_eq!(serde_json::from_str(&text).ok(), value);
    assert_eq!(serde_json::from_slice(text.as_bytes()).ok(), value);
    assert_eq!(serde_json::from_reader(text.as_bytes()).ok(), value);
    assert_eq!(serde_json::from_value(Value::from(name)).ok(), value);
    let escaped: Vec<_> = name.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
    assert_eq!(
        serde_json::from_str(&format!("\"{}\"", escaped.concat())).ok(),
        value
    );
    assert_eq!(to_cbor(&value), to_cbor(&name));
    assert_eq!(from_cbor::<Option<T>>(&to_cbor(&value)), value);
    let in_a_table = BTreeMap::from([("name", value)]);
    let toml = toml::to_string(&in_a_table).expect("TOML");
    assert_eq!(toml, format!("name = \"{name}\"\n"));
    assert_eq!(
        toml::from_str(&toml).ok(),
        Some(BTreeMap::from([(String::from("name"), value)]))
    );
    let bytes = postcard::to_allocvec(&value).expect("postcard");
    assert_eq!(bytes, postcard::to_allocvec(&Some(name)).expect("postcard"));
    assert_eq!(postcard::from_bytes(&bytes), Ok(value));
}

#[test]
fn ids_and_codes_are_their_texts() {
    for plan in Investment::iter() {
        check_name(Id::from(plan), plan.id());
    }
    Region::iter().for_each(|it| check_name(Id::from(it), it.code()));
    Agreement::iter().for_each(|it| check_name(Id::from(it), it.id()));
    Market::iter().for_each(|it| check_name(Id::from(it), it.id()));
    Rate::iter().for_each(|it| check_name(Id::from(it), it.id()));
    Source::iter().for_each(|it| check_name(Id::from(it), it.id()));
    Provider::iter().for_each(|it| check_name(it, it.id()));
    Country::iter().for_each(|it| check_name(it, it.code()));
    Currency::iter().for_each(|it| check_name(it, it.code()));
    Subdivision::iter().for_each(|it| check_name(it, it.code()));
    Group::iter().for_each(|it| check_name(it, it.id()));
    for text in ["2024", "2024-05", "2024-05-22"] {
        check_name::<Date>(text.parse().expect("a date"), text);
    }
}

#[test]
fn vocabularies_are_their_names() {
    macro_rules! check_all {
        ($($type:ident),+) => {
            $(
                for &value in $type::ALL {
                    check_name(value, value.as_str());
                }
            )+
        };
    }
    check_all!(
        Area,
        Attribution,
        CaveatKind,
        ClaimKind,
        Evidence,
        Kind,
        Origin,
        Phase,
        Qualifier,
        Reason,
        RelationKind
    );
    check_all!(Scope, SourceKind, StatedBy, Status);
}

#[test]
fn totals_are_lists_of_their_lines() {
    let then = as_of("2024-05-27".parse().expect("a day"));
    let totals = then.totals([investments::AWS_IT_MILAN, investments::GOOGLE_IT_2020]);
    assert_eq!(
        serde_json::to_value(&totals).expect("JSON"),
        json!([
            { "phase": "pledged", "value": 2_000_000_000_u64, "currency": "EUR", "qualifier": "exact" },
            { "phase": "pledged", "value": 900_000_000, "currency": "USD", "qualifier": "more-than" },
        ])
    );
}

#[test]
fn conversions_keep_every_digit() {
    let then = as_of("2024-05-27".parse().expect("a day"));
    let plans = [investments::AWS_IT_MILAN, investments::GOOGLE_IT_2020];
    let rate = ExchangeRate::new(
        Currency::USD,
        Currency::EUR,
        "0.9211".parse().expect("a rate"),
        Some("2024-05-27".parse().expect("a day")),
    );
    let converted = then
        .totals(plans)
        .convert(Currency::EUR, &[rate.expect("a rate")]);
    assert_eq!(
        serde_json::to_value(converted.expect("converted")).expect("JSON"),
        json!([{ "phase": "pledged", "value": "2828990000.0000", "currency": "EUR", "qualifier": "more-than" }])
    );

    let dirhams = [investments::AWS_IT_MILAN, investments::ORACLE_MA_2024];
    let last = as_of("2026-06-30".parse().expect("a day"));
    let total = last.totals_in(Currency::USD, ReferenceRates::OfEachMonth, dirhams);
    let total = serde_json::to_value(&total).expect("JSON");
    assert_eq!(
        total,
        json!({
            "currency": "USD",
            "converted": [{ "phase": "pledged", "value": "2162446000.000000", "currency": "USD", "qualifier": "exact" }],
            "not_converted": [{ "phase": "pledged", "value": 1_400_000_000, "currency": "MAD", "qualifier": "exact" }],
            "method": "In USD at the average reference rate of each plan's own month (2024-05), computed from rates \
                       that are published for information only. Source: European Central Bank.",
        })
    );

    let one = then.investment_in(
        Currency::EUR,
        ReferenceRates::OfEachMonth,
        investments::GOOGLE_IT_2020,
    );
    assert_eq!(
        serde_json::to_value(one.expect("a rate")).expect("JSON"),
        json!({
            "value": "785108070.125853",
            "at_most": null,
            "currency": "EUR",
            "qualifier": "more-than",
            "amount": { "value": 900_000_000, "at_most": null, "currency": "USD", "qualifier": "more-than" },
        })
    );
}

#[test]
fn a_caveat_has_its_records_and_its_sentence() {
    let totals = as_of("2025-12-31".parse().expect("a day")).totals([investments::GOOGLE_DE_2025]);
    let mixed = totals
        .caveats()
        .find(|caveat| caveat.kind() == CaveatKind::MixedScope);
    assert_eq!(
        serde_json::to_value(mixed.expect("mixed")).expect("JSON"),
        json!({
            "kind": "mixed-scope",
            "records": ["google-de-2025"],
            "totals": [{ "phase": "pledged", "value": 5_500_000_000_u64, "currency": "EUR", "qualifier": "exact" }],
            "in_words": "Left out whole, because other business is included and no split is known: \
                         EUR 5.5 bn pledged (google-de-2025).",
        })
    );
}

#[test]
fn aliases_are_read_and_ids_work_as_keys() {
    let provider: Provider = serde_json::from_str(r#""Amazon Web Services""#).expect("an alias");
    let country: Country = serde_json::from_str(r#""Italien""#).expect("an alias");
    assert_eq!((provider, country), (Provider::AWS, Country::ITALY));
    let statuses: BTreeMap<Id<Investment>, Status> = [(
        investments::AWS_ES_2021.into(),
        investments::AWS_ES_2021.status(),
    )]
    .into();
    let text = r#"{"aws-es-2021":"superseded"}"#;
    assert_eq!(json(&statuses), text);
    assert_eq!(
        serde_json::from_str::<BTreeMap<Id<Investment>, Status>>(text).expect("JSON"),
        statuses
    );
}

#[test]
fn unknown_names_are_refused_in_words() {
    fn error<T: DeserializeOwned + Debug>(text: &str) -> String {
        serde_json::from_str::<T>(text)
            .expect_err("unknown")
            .to_string()
    }
    assert_eq!(
        error::<Status>(r#""anounced""#),
        "unknown status \"anounced\"; did you mean \"announced\"? at line 1 column 10"
    );
    assert_eq!(
        error::<Id<Investment>>(r#""aws-es-aragn-2024""#),
        "unknown investment \"aws-es-aragn-2024\"; did you mean \"aws-es-aragon-2024\"? at line 1 column 19"
    );
    assert_eq!(
        error::<Date>(r#""2024-02-30""#),
        "not a date: \"2024-02-30\" is no day of the calendar at line 1 column 12"
    );
    assert_eq!(
        error::<Country>("7"),
        "invalid type: integer `7`, expected the text of a country at line 1 column 1"
    );
    assert_eq!(
        error::<Provider>("null"),
        "invalid type: null, expected the text of a provider at line 1 column 4"
    );
}

#[test]
fn whole_records_fit_a_format_that_does_not_describe_itself() {
    type Texts = Vec<String>;
    type Head = (
        Id<Investment>,
        Provider,
        (Option<Country>, Option<Area>, Vec<Country>),
        Option<Subdivision>,
        Option<String>,
        String,
        (Kind, Texts, Phase, Scope),
    );
    type Money = (
        (Option<u64>, Option<u64>, Option<Currency>, Qualifier),
        StatedBy,
        [Option<u16>; 3],
        Status,
    );
    type Links = (
        Vec<(Date, bool, Status, String)>,
        [Vec<(RelationKind, Id<Investment>)>; 2],
        Option<u64>,
    );
    type Claimed = (
        [Option<u64>; 3],
        Option<Currency>,
        Option<String>,
        Qualifier,
        String,
    );
    type Tail = (Vec<Claimed>, Evidence, Texts, Option<String>, Origin);
    for plan in Investment::iter() {
        let bytes = postcard::to_allocvec(&plan).expect("postcard");
        let (head, money, links, tail): (Head, Money, Links, Tail) =
            postcard::from_bytes(&bytes).expect("the fields in their order");
        assert_eq!(
            (head.0.record(), head.5.as_str(), head.6.3),
            (plan, plan.title(), plan.scope())
        );
        assert_eq!(
            (money.0.0, money.3),
            (plan.amount().map(Amount::units), plan.status())
        );
        let relations = plan
            .relations()
            .map(|relation| (relation.kind(), relation.investment().into()));
        assert!(links.1[0].iter().copied().eq(relations));
        assert_eq!(
            (tail.0.len(), tail.2.len(), tail.4),
            (plan.claims().len(), plan.sources().len(), plan.origin())
        );
    }
}
