//! Places by the names that people type: spellings, letters, and names that mean several places.

use hyperscaler_investments::{Country, Group, Place, Subdivision};
use unicode_normalization::UnicodeNormalization as _;

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;
#[allow(dead_code, reason = "the test uses a part of it")]
#[path = "../src/shared/fold.rs"]
mod fold;

/// Codes, and what people type for them.
const SPELLINGS: &str = "
AE: UAE | U.A.E. | uae | Emirates | the United Arab Emirates | United  Arab Emirates | Vereinigte Arabische Emirate | الإمارات العربية المتحدة
AT: Österreich | OSTERREICH | Oesterreich | österreich | Autriche | Republic of Austria
AX: Åland | Aland Islands | ÅLAND ISLANDS
BA: Bosnia & Herzegovina | Bosnia and Herzegovina | Bosnia-Herzegovina | bosnia | Босна и Херцеговина
BD: বাংলাদেশ | Bangladesch
BE: België | BELGIE | Belgique | The Kingdom of Belgium
BN: Brunei | Brunei Darussalam
BO: Bolivia (Plurinational State of) | Bolivia, Plurinational State of | Bolivie
BR: Brasil | Brazil | BRASILE | Brazylia
BS: The Bahamas | Bahamas, The | Bahamas (the) | bahamas
CD: Congo, The Democratic Republic of the | Congo (the Democratic Republic of the) | DR Congo | D.R. Congo | DRC | Congo-Kinshasa | Zaire | Congo, Dem. Rep.
CF: Central African Republic (the) | CAR
CG: Congo-Brazzaville | Congo (Brazzaville) | Republic of the Congo | Congo, Rep.
CH: Switzerland | Schweiz | Suisse | Svizzera | Svizra | Szwajcaria | Zwitserland
CI: Côte d'Ivoire | Côte d’Ivoire | Cote dʼIvoire | COTE D'IVOIRE | cote divoire | Ivory Coast | Elfenbeinküste | Elfenbeinkuste
CN: China | PRC | P.R. China | People's Republic of China | People’s Republic of China | 中国 | 中國 | Mainland China
CV: Cape Verde | Cabo Verde | Kap Verde
CW: Curaçao | Curacao | CURAÇAO
CZ: Czechia | Czech Republic | the Czech Republic | Česko | cesko | Tschechien | Republika Czeska
DE: Germany | Deutschland | DEUTSCHLAND | Federal Republic of Germany | Germany, Federal Republic of | Allemagne | Niemcy
DO: Dominican Republic | The Dominican Republic | República Dominicana
EG: Egypt | Egypt, Arab Rep. | Ägypten | Agypten | مصر
ES: España | ESPANA | Spanien | Espanya
FK: Falkland Islands (Malvinas) | Falklands
FM: Micronesia (Federated States of) | Micronesia, Federated States of | Micronesia, Fed. Sts.
FR: France | FRANCE | Frankreich | République française
GB: UK | U.K. | u.k. | Great Britain | Great  Britain | United Kingdom | the UK | England | Großbritannien | GROSSBRITANNIEN | Vereinigtes Königreich
GE: Georgia | Republic of Georgia | საქართველო | ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ
GM: The Gambia | Gambia | Gambia, The | Gambia (the)
GR: Greece | Ελλάδα | ΕΛΛΑΔΑ | ΕΛΛΆΔΑ | Ελλαδα | EL | Hellas
HK: Hong Kong | Hongkong | HONG-KONG | Hong Kong SAR | Hong Kong SAR, China | 香港
HR: Hrvatska | Croatia
HU: Magyarország | Magyarorszag | Hungary
IE: Ireland | Éire | eire | Republic of Ireland | Irland
IL: Israel | ישראל | יִשְׂרָאֵל
IN: India | Bharat | भारत
IR: Iran | Iran, Islamic Republic of | Iran (Islamic Republic of) | Islamic Republic of Iran | Persia | ایران | ايران
IS: Iceland | Ísland | Island
IT: Italy | italy | Italien | ITALIA | Italie | Włochy | Wlochy
JP: Japan | 日本 | Nippon | Giappone
KG: Kyrgyzstan | Kyrgyz Republic
KH: Cambodia | Kampuchea | កម្ពុជា
KP: North Korea | DPRK | Korea (the Democratic People's Republic of) | Korea, Democratic People’s Republic of | Korea (North)
KR: South Korea | Korea, Republic of | Korea (Republic of) | Korea, Rep. | Korea, South | Republic of Korea | Korea | 대한민국 | 한국 | Südkorea | SÜDKOREA | Suedkorea
KZ: Kazakhstan | Қазақстан | Казахстан | Kasachstan
LA: Laos | Lao PDR | Lao People's Democratic Republic (the)
LC: Saint Lucia | St. Lucia | St Lucia
LU: Luxembourg | Lëtzebuerg | LETZEBUERG
MD: Moldova | Moldova, Republic of | Moldova (Republic of)
MK: North Macedonia | Macedonia | FYROM | Северна Македонија
MM: Myanmar | Burma | Myanmar (Burma)
MO: Macao | Macau | 澳門
MX: México | MEXICO | Mexiko
NL: Netherlands | The Netherlands | the netherlands | Holland | Netherlands (Kingdom of the) | Niederlande | Países Bajos
NO: Norway | Norge | Noreg | Norvège
NZ: New Zealand | Aotearoa
PH: Philippines | The Philippines | Pilipinas
PL: Polska | Poland
PS: Palestine | Palestine, State of | State of Palestine
PT: Portugal
RO: România | ROMANIA | Rumänien
RU: Russia | Russian Federation | Russian Federation (the) | Россия | РОССИЯ
SA: Saudi Arabia | KSA | Kingdom of Saudi Arabia | المملكة العربية السعودية
SE: Sverige | SWEDEN
ST: Sao Tome and Principe | São Tomé & Príncipe | SÃO TOMÉ AND PRÍNCIPE
SZ: Eswatini | Swaziland
TH: Thailand | ไทย | Siam
TL: Timor-Leste | Timor Leste | East Timor
TR: Türkiye | TÜRKİYE | TURKIYE | Turkiye | türkiye | Turkey | Tuerkei | Türkei
TW: Taiwan | Taiwan, Province of China | Taiwan (Province of China) | 台灣 | 臺灣
TZ: Tanzania | Tanzania, the United Republic of
UA: Україна | УКРАЇНА | Ukraine
US: US | U.S. | USA | U.S.A. | ＵＳＡ | United States | The United States | United States of America (the) | America | États-Unis | Etats Unis | Vereinigte Staaten
VA: Holy See | Holy See (the) | Vatican | Vatican City
VE: Venezuela (Bolivarian Republic of) | Venezuela, RB
VG: Virgin Islands (British) | Virgin Islands, British | British Virgin Islands
VI: Virgin Islands (U.S.) | Virgin Islands, U.S. | US Virgin Islands
VN: Vietnam | Viet Nam | Việt Nam | VIỆT NAM
XK: Kosovo | Kosova | Косово | XKX
ZA: South Africa | RSA | Südafrika | Suid-Afrika
";

fn spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    SPELLINGS.trim().lines().flat_map(|line| {
        let (code, names) = line.split_once(": ").expect("a code");
        names.split(" | ").map(move |name| (code, name))
    })
}

/// The countries that have a name, which must be the one that it leads to first.
fn codes(name: &str) -> Vec<&'static str> {
    Country::named(name).map(Country::code).collect()
}

#[test]
fn what_people_type_is_found() {
    let mut wrong = Vec::new();
    for (code, name) in spellings() {
        let decomposed: String = name.nfd().collect();
        let composed: String = name.nfc().collect();
        for typed in [name, &decomposed, &composed, &format!("  {name} ")] {
            let found = Country::get(typed).map(Country::code);
            if found != Some(code) {
                wrong.push((typed.to_owned(), code, found));
            }
        }
    }
    assert_eq!(wrong, []);
    assert!(spellings().count() >= 200, "{}", spellings().count());
}

#[test]
fn every_name_of_the_data_is_found_in_every_form() {
    for (code, record) in common::of_kind("country") {
        let mut names = record.list("names");
        names.extend(record.list("aliases"));
        names.extend(record.text("name"));
        for name in names {
            let forms: [String; 8] = [
                name.nfc().collect(),
                name.nfd().collect(),
                name.to_uppercase(),
                name.to_lowercase(),
                name.to_uppercase().nfd().collect(),
                name.replace(' ', "\u{a0} "),
                name.replace('\'', "\u{2019}").replace('-', "\u{2011}"),
                format!("The {name}"),
            ];
            for typed in forms {
                assert_eq!(
                    Country::get(&typed).map(Country::code),
                    Some(code),
                    "{typed}"
                );
            }
        }
    }
}

#[test]
fn what_is_not_found_is_no_other_country() {
    for typed in [
        "",
        " ",
        "The",
        "the ",
        ".",
        "'",
        ",",
        "()",
        "Ital",
        "Italyy",
        "It aly",
        "Republic of",
        "Republic",
        "Korea, East",
        "Georgia, Alabama",
        "Austria, Hungary",
        "Congo",
        "Kongo",
        "Virgin Islands",
        "Netherlands Antilles",
        "Yugoslavia",
        "New",
        "United",
        "Saint",
        "North",
        "Italy and Spain",
        "Italy, Spain",
        "Virginia",
        "Texas",
        "US-VA",
        "Europe",
        "EU",
        "Nordics",
        "A",
        "ZZ",
        "AA",
        "X K",
        "Itály\u{0}",
        "Italy@",
        "I",
        "Ⅳ",
        "🇮🇹",
    ] {
        assert_eq!(Country::get(typed), None, "{typed}");
    }
    let long = "Italy ".repeat(1_000);
    assert_eq!((Country::get(&long), Group::get(&long)), (None, None));
    assert_eq!(Place::named(&long).count(), 0);
}

#[test]
fn names_of_several_places_lead_to_all_of_them() {
    assert_eq!(codes("Congo"), ["CD", "CG"]);
    assert_eq!(codes("korea"), ["KR", "KP"]);
    assert_eq!(codes("the Virgin Islands"), ["VG", "VI"]);
    assert_eq!(codes("Czechoslovakia"), ["CZ", "SK"]);
    assert_eq!(codes("Italy"), ["IT"]);
    assert_eq!(codes("no such country"), [""; 0]);
    for (name, places) in [
        (
            "Georgia",
            vec!["Georgia (GE)", "Georgia in the United States (US-GA)"],
        ),
        (
            "England",
            vec![
                "United Kingdom (GB)",
                "England in the United Kingdom (GB-ENG)",
            ],
        ),
        ("Virginia", vec!["Virginia in the United States (US-VA)"]),
        ("us-oh", vec!["Ohio in the United States (US-OH)"]),
        (
            "Buenos Aires",
            vec![
                "Buenos Aires Province in Argentina (AR-B)",
                "City of Buenos Aires in Argentina (AR-C)",
            ],
        ),
        ("European Union", vec!["European Union (eu)"]),
        ("Nordics", vec!["Nordic countries (nordics)"]),
        ("gulf", vec!["Gulf Cooperation Council (gcc)"]),
        ("no such place", vec![]),
    ] {
        let named: Vec<_> = Place::named(name).map(|place| place.to_string()).collect();
        assert_eq!(named, places, "{name}");
    }
}

#[test]
fn every_subdivision_is_found_by_each_of_its_names() {
    for part in Subdivision::iter() {
        for name in [part.code(), part.name(), &part.name().to_uppercase()] {
            assert!(
                Subdivision::named(name).any(|found| found == part),
                "{name}"
            );
        }
    }
    for (name, code) in [
        ("Lombardia", "IT-25"),
        ("LOMBARDEI", "IT-25"),
        ("Nordrhein-Westfalen", "DE-NW"),
        ("NRW", "DE-NW"),
        ("nuevo leon", "MX-NLE"),
        ("Québec", "CA-QC"),
        ("District of Columbia", "US-DC"),
        ("Scotland", "GB-SCT"),
        ("Essex", "GB-ESS"),
        ("Leeds", "GB-LDS"),
    ] {
        assert!(
            Subdivision::named(name).map(Subdivision::code).eq([code]),
            "{name}"
        );
    }
}

#[test]
fn names_in_sentences_have_their_article() {
    for (code, name) in [
        ("US", "the United States"),
        ("NL", "the Netherlands"),
        ("PH", "the Philippines"),
        ("AE", "the United Arab Emirates"),
        ("DO", "the Dominican Republic"),
        ("GB", "the United Kingdom"),
        ("GM", "the Gambia"),
        ("IT", "Italy"),
        ("UA", "Ukraine"),
    ] {
        let country = Country::from_code(code).expect("a code");
        assert_eq!(country.name_in_sentence(), name);
        assert_eq!(country.name(), name.trim_start_matches("the "));
    }
    for country in Country::iter() {
        assert!(!country.name().starts_with("the "), "{country}");
    }
}

#[test]
fn codes_lead_to_their_countries_alone() {
    for country in Country::iter() {
        let code = country.code();
        assert_eq!(Country::from_code(code), Some(country));
        assert_eq!(Country::from_code(&code.to_lowercase()), Some(country));
        assert_eq!(
            country.alpha3().and_then(Country::from_alpha3),
            country.alpha3().map(|_| country)
        );
    }
    let letters = || (0..=u8::MAX).map(char::from);
    let mut found = 0;
    for first in letters() {
        for second in letters() {
            let text: String = [first, second].iter().collect();
            let known = Country::iter().any(|country| country.code().eq_ignore_ascii_case(&text));
            assert_eq!(Country::from_code(&text).is_some(), known, "{text:?}");
            found += usize::from(known);
        }
    }
    assert_eq!(found, 4 * Country::iter().len());
    for text in ["", "I", "ITA", "Italy", "I T", "---", "--", "\u{130}T"] {
        assert_eq!(Country::from_code(text), None, "{text}");
    }
    for text in ["", "IT", "ITAL", "Italy", "---", "XKX"] {
        assert_eq!(Country::from_alpha3(text), None, "{text}");
    }
}

/// Whatever the script: case and composition make no difference, as Unicode has them.
#[test]
fn letters_fold_as_in_unicode() {
    let folded = |text: &str| fold::Folded::of(text).map(|name| name.as_str().to_owned());
    let blocks = [
        0x20..=0x17f,
        0x1cd..=0x1dc,
        0x1de..=0x1e1,
        0x1e6..=0x1ed,
        0x200..=0x21b,
        0x226..=0x233,
        0x386..=0x3ce,
        0x400..=0x4bf,
        0x4c1..=0x4ce,
        0x4d0..=0x52f,
        0x531..=0x586,
        0x5d0..=0x5ea,
        0x621..=0x6d5,
        0x10d0..=0x10ff,
        0x1c90..=0x1cbf,
        0x1e00..=0x1e99,
        0x1ea0..=0x1ef9,
        0x3041..=0x309d,
        0x30a1..=0x30f6,
        0xac00..=0xd7a3,
        0xff01..=0xff5e,
    ];
    // Of Arabic, letters that are written in Uyghur, Urdu and Kazakh with a hamza.
    let without = "ۀۂۓ";
    let mut wrong = Vec::new();
    for code in blocks.into_iter().flatten() {
        let Some(c) = char::from_u32(code).filter(|&c| !without.contains(c)) else {
            continue;
        };
        let text = format!("a{c}b");
        for other in [
            text.to_lowercase(),
            text.nfd().collect(),
            text.nfc().collect(),
            text.to_lowercase().nfd().collect(),
        ] {
            if folded(&other) != folded(&text) {
                wrong.push(format!("U+{code:04X} {text} {other}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn folded_names_have_sixty_four_bytes_at_most() {
    let name = "x".repeat(64);
    assert!(fold::Folded::of(&name).is_some_and(|folded| folded.as_str() == name));
    assert!(fold::Folded::of(&format!("{name}y")).is_none());
    assert!(fold::Folded::of(&format!("{}ü", "x".repeat(63))).is_some());
    assert!(fold::Folded::of(&format!("{}ж", "x".repeat(63))).is_none());
    let turned = fold::Folded::of("Korea, the Republic of").and_then(|name| name.turned());
    assert!(turned.is_some_and(|name| name.as_str() == "republic of korea"));
    for name in ["Korea", "Korea,", ", Korea", "(Korea)"] {
        let folded = fold::Folded::of(name).expect("a name");
        assert!(
            folded.as_str() == "korea" && folded.turned().is_none(),
            "{name}"
        );
    }
}
