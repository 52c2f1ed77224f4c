//! Keys that a perfect hash could not tell apart never get as far as its search, which would not end.

use std::collections::BTreeSet;

use super::real_data;
use crate::compiler::compile;
use crate::compiler::keys::{case_variants, digest_of, distinguishing_seed};
use crate::shared::digest::{ROTATIONS, row_if_same, same};
use crate::support::{curated, overlay};

/// What the compiler says of the real data with records of one's own.
fn refused(own: &str) -> Vec<String> {
    let mut files = real_data();
    files.push(overlay("/own/own.toml", own));
    compile(&files)
        .err()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn provider(name: &str, aliases: &[&str]) -> String {
    format!("[provider.own]\nname = {name:?}\naliases = {aliases:?}\n")
}

#[test]
fn names_that_differ_in_a_bit_that_folds_case() {
    for (name, char) in [
        ("A[B", "["),
        ("A{B", "{"),
        ("a@b", "@"),
        ("a_b", "_"),
        ("a\\b", "\\\\"),
        ("a~b", "~"),
    ] {
        let message = format!(
            "/own/own.toml:2:8: name {name:?} holds \"{char}\"; help: no record can be found by such a name"
        );
        assert_eq!(refused(&provider(name, &[])), [message]);
    }
    assert_eq!(refused(&provider("Own, Inc. & Sons!", &[])), [""; 0]);
}

/// Each is another name to Unicode's own folding, but shares a spelling with the one before.
#[test]
fn aliases_that_share_a_spelling() {
    for (one, other) in [
        ("ẞ", "ß"),
        ("ß", "SS"),
        ("ſ", "s"),
        ("ı", "I"),
        ("K", "k"),
        ("Ας", "ΑΣ"),
        ("ǅ", "ǆ"),
    ] {
        let message = format!(
            "/own/own.toml:3:{}: alias {other:?} is already an alias of provider own",
            "aliases = [\"x\", ".len() + one.chars().count(),
        );
        assert_eq!(refused(&provider("Own", &[one, other])), [message]);
    }
    assert_eq!(refused(&provider("Own", &["İ", "i"])), [""; 0]);
}

/// Every character by itself and among letters: no spelling of a name is there twice.
#[test]
fn spellings_are_distinct() {
    for char in ('\0'..=char::MAX).filter(|char| !char.is_ascii()) {
        let spelled: Vec<_> = case_variants(&format!("a{char}B")).collect();
        let folded: BTreeSet<_> = spelled
            .iter()
            .map(|spelling| spelling.to_ascii_lowercase())
            .collect();
        assert_eq!(spelled.len(), folded.len(), "{spelled:?}");
    }
}

/// The digest folds case by one bit, in bytes of any kind: still, no two characters that a key may hold
/// become one, but the two cases of an ASCII letter.
#[test]
fn only_case_is_folded() {
    let may_be = |char: char| !('@'..='\u{7f}').contains(&char) || char.is_ascii_alphabetic();
    let folded = |char: char| -> [u8; 4] {
        let mut bytes = [0; 4];
        char.encode_utf8(&mut bytes);
        bytes.map(|byte| byte | (byte & 0x40) >> 1)
    };
    let mut seen = std::collections::BTreeMap::new();
    for char in ('\0'..=char::MAX).filter(|&char| may_be(char)) {
        // Bytes after a shorter character belong to the next one, so only whole ones are compared.
        if let Some(other) = seen.insert((char.len_utf8(), folded(char)), char) {
            assert!(char.eq_ignore_ascii_case(&other), "{char:?} and {other:?}");
            assert!(same(
                char.to_string().as_bytes(),
                other.to_string().as_bytes()
            ));
        }
    }
}

/// The first and the third word differ by a pattern that no two rotations change, and the two cancel out.
const ALIKE: (&str, &str) = (
    "aaaaaaaabbbbbbbbaaaaaaaabbbbbbbb",
    "44444444bbbbbbbb44444444bbbbbbbb",
);

#[test]
fn keys_with_one_digest_under_every_seed() {
    let (one, other) = ALIKE;
    let is_alike = |seed| {
        let (a, b) = (digest_of(one, seed, true), digest_of(other, seed, true));
        (a.bucket(99), a.first, a.second) == (b.bucket(99), b.first, b.second)
    };
    assert!((0..1000).all(is_alike));
    assert!(!same(one.as_bytes(), other.as_bytes()));
    assert_eq!(distinguishing_seed(&[one, "c", other]), Err((other, one)));

    let message =
        format!("{other:?} and {one:?} have the same digest; help: change one of them by a letter");
    let own = [
        (
            provider("Own", &[one, other]),
            format!("/own/own.toml:3:48: {message}"),
        ),
        (
            provider(one, &[other]),
            format!("/own/own.toml:3:12: {message}"),
        ),
    ];
    for (own, message) in own {
        // What stands after them has no part in it.
        assert_eq!(
            refused(&(own + "[provider.later]\nname = \"Later\"\n")),
            [message]
        );
    }
    // As ids, in files of their own.
    let region = |id: &str| {
        format!(
            "[region.{id}]\nprovider = \"aws\"\nname = \"Own\"\ncountry = \"ES\"\nsources = [\"own\"]\n"
        )
    };
    let source = "[source.own]\npublisher = \"Own\"\nnote = \"Own\"\nlanguage = \"en\"\nkind = \"press\"\n\
                  attribution = \"named\"\n";
    let mut files = real_data();
    files.push(overlay("/own/a.toml", region(one) + source));
    files.push(overlay("/own/b.toml", region(other)));
    let found: Vec<_> = compile(&files)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, [format!("/own/b.toml:1:9: {message}")]);
}

/// Two pairs, each with one digest under some rotations: the search is given another.
#[test]
fn keys_with_one_digest_under_some_rotations() {
    let pair = |rotation: usize| {
        // Words that the rotation by sixteen and two bytes more brings over each other.
        let key = |x: char| {
            let mut letters = ['a'; 16];
            (letters[0], letters[8 + 2 + rotation]) = (x, x);
            letters.iter().collect::<String>()
        };
        [key('b'), key('c')]
    };
    let keys = [pair(0), pair(1)].concat();
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    let alike = |seed| {
        let mut digests: Vec<_> = keys
            .iter()
            .map(|key| digest_of(key, seed, true))
            .map(|d| (d.first, d.second))
            .collect();
        digests.sort_unstable();
        digests.dedup();
        digests.len() < keys.len()
    };
    assert!((0..ROTATIONS).any(alike));
    let seed = distinguishing_seed(&keys).unwrap();
    assert!(
        (0..1000)
            .map(|high| high * ROTATIONS + seed)
            .all(|seed| !alike(seed))
    );

    let text = provider("Own", &keys);
    assert_eq!(refused(&text), [""; 0]);
}

/// A table full to the last key: the search ends, and so does the test.
#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "takes minutes without optimisation; HOSTILE_MUTANTS runs are optimised"
)]
fn a_full_table() {
    let with = |count: usize| {
        let mut files = real_data();
        for (number, chunk) in (0..count).collect::<Vec<_>>().chunks(20_000).enumerate() {
            let source = |n: &usize| {
                format!(
                    "[source.own-{n}]\npublisher = \"Own\"\nnote = \"Own\"\nlanguage = \"en\"\n\
                     kind = \"press\"\nattribution = \"named\"\n"
                )
            };
            let sources: Vec<_> = chunk.iter().map(source).collect();
            files.push(curated(&format!("data/z-{number}.toml"), sources.concat()));
        }
        let all: Vec<_> = (0..count).map(|n| format!("own-{n}")).collect();
        let market = "[market.own]\ntitle = \"Own\"\nperiod = \"2024\"\npublished = \"2024\"\n\
                      amount = { value = 1, currency = \"EUR\", qualifier = \"exact\" }\n";
        files.push(curated(
            "data/zz.toml",
            format!("{market}sources = {all:?}\n"),
        ));
        compile(&files)
    };
    let sources = real_data()
        .iter()
        .map(|file| file.bytes.windows(8).filter(|w| w == b"[source.").count())
        .sum::<usize>();
    assert!(with(65_535 - sources).is_ok());
    let found: Vec<_> = with(65_536 - sources)
        .unwrap_err()
        .iter()
        .map(|found| found.message.clone())
        .collect();
    assert_eq!(found, ["too many sources: 65_536, at most 65_535 fit"]);
}

/// Keys of every length around the words in which they are compared: the key in any case, and nothing else.
#[test]
fn texts_are_compared_to_the_last_byte() {
    for len in 0..=50 {
        let key: Vec<u8> = (b'a'..=b'z').cycle().take(len).collect();
        let found = |text: &[u8]| row_if_same(text, &key, 7).is_some();
        assert!(found(&key) && found(&key.to_ascii_uppercase()), "{len}");
        assert!(!found(&[key.as_slice(), b"a"].concat()), "{len}");
        for place in 0..len {
            let mut other = key.clone();
            other[place] ^= 0x01;
            assert!(!found(&other), "{len}, {place}");
        }
    }
}
