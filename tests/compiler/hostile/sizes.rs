//! Absurd sizes: refused, or compiled, in time and memory in proportion to the input.

use std::time::{Duration, Instant};

use super::{is_toml, real_data};
use crate::compiler::compile;
use crate::compiler::diagnostic::{Diagnostic, SourceFile};
use crate::support::{curated, overlay};

/// Tests are not optimised, as a rule, and many run at a time.
const SLOW: u32 = if cfg!(debug_assertions) { 10 } else { 1 };

/// What is wrong with the real data and files of one's own, found within a time.
#[track_caller]
fn found(files: Vec<SourceFile>, within: Duration) -> Vec<Diagnostic> {
    let all: Vec<_> = real_data().into_iter().chain(files).collect();
    let start = Instant::now();
    let found = compile(&all).err().unwrap_or_default();
    assert!(start.elapsed() < within * SLOW, "{:?}", start.elapsed());
    found
}

#[track_caller]
fn lines(own: &str) -> Vec<String> {
    let found = found(vec![overlay("/own/own.toml", own)], Duration::from_secs(5));
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn deep_nesting() {
    const DEEP: usize = 500_000;
    let too_deep = "input exceeds the maximum allowed nesting depth";
    for (text, place) in [
        (format!("x = {}", "[".repeat(DEEP)), "1:133"),
        (format!("x = {}", "{ a = ".repeat(DEEP)), "1:389"),
        (format!("x{} = 1", ".x".repeat(DEEP)), "1:257"),
        (format!("[x{}]", ".x".repeat(DEEP)), "1:258"),
        (format!("[[x{}]]", ".x".repeat(DEEP)), "1:259"),
    ] {
        assert_eq!(lines(&text), [format!("/own/own.toml:{place}: {too_deep}")]);
    }
    // What is just not too deep is read, found wrong and dropped.
    let text = format!(
        "[provider.own]\nname = {}{}",
        "[".repeat(120),
        "]".repeat(120)
    );
    assert_eq!(
        lines(&text),
        ["/own/own.toml:2:8: name: expected a string, found an array"]
    );
}

#[test]
fn a_megabyte_of_text() {
    let long = "x".repeat(1_000_000);
    let source = |id: &str, kind: &str, language: &str| {
        format!(
            "[source.{id}]\npublisher = \"Own\"\nnote = \"Own\"\nlanguage = \"{language}\"\nkind = \"{kind}\"\n\
             attribution = \"named\"\n"
        )
    };
    for (text, message) in [
        (
            format!("[provider.own]\nname = \"{long}\""),
            "2:8: name is 1000000 characters long; at most 300 fit",
        ),
        (
            format!("[provider.{long}]\nname = \"Own\""),
            "1:11: id \"xxx",
        ),
        (
            format!("[provider.own]\nname = \"Own\"\naliases = [\"{long}\"]"),
            "3:12: alias \"xxx",
        ),
        (
            format!("[{long}.own]\nname = \"Own\""),
            "1:2: unknown table \"xxx",
        ),
        (
            format!("[provider.own]\nname = \"Own\"\n{long} = 1"),
            "3:1: unknown field \"xxx",
        ),
        (source("own", &long, "en"), "5:8: unknown source kind \"xxx"),
        (
            source("own", "press", &long),
            "4:12: language must be two lower-case letters, found \"xxx",
        ),
        (
            format!("[rate.own]\nbase = \"{long}\""),
            "1:7: rate \"own\" has no date",
        ),
    ] {
        let lines = lines(&text);
        let expected = format!("/own/own.toml:{message}");
        let is_said = lines.iter().any(|line| line.starts_with(&expected));
        assert!(is_said, "{expected} is not among {lines:.200?}");
        // Nothing is said more than a few times over.
        assert!(lines.iter().map(String::len).sum::<usize>() < 3_000_000);
    }
}

/// Each mistake is placed without walking its line from the start, and only some look for near misses.
#[test]
fn very_many_mistakes() {
    const MANY: usize = 200_000;
    let numbers: Vec<_> = (0..MANY).map(|n| format!("x{n}")).collect();
    let own = "[market.own]\ntitle = \"Own\"\nperiod = \"2024\"\npublished = \"2024\"\n\
               amount = { value = 1, currency = \"EUR\", qualifier = \"exact\" }\n";
    let references = format!("{own}sources = {numbers:?}\n");
    let wrong = found(
        vec![overlay("/own/own.toml", references)],
        Duration::from_secs(10),
    );
    assert_eq!(wrong.len(), MANY);
    let last = wrong.last().expect("many");
    let column = numbers[..MANY - 1]
        .iter()
        .map(|id| id.len() + 4)
        .sum::<usize>()
        + "sources = [".len()
        + 1;
    assert_eq!((last.line, last.column), (6, column));
    assert!(
        last.message
            .starts_with("unknown source \"x199999\"; help: add"),
        "{last}"
    );

    let fields = numbers.join(" = 1\n") + " = 1\n";
    let wrong = found(
        vec![overlay("/own/own.toml", own.to_owned() + &fields)],
        Duration::from_secs(10),
    );
    assert_eq!(wrong.len(), MANY + 1, "and no sources");

    let aliases = format!(
        "[provider.own]\nname = \"Own\"\naliases = {:?}\n",
        vec!["own"; MANY]
    );
    let wrong = found(
        vec![overlay("/own/own.toml", aliases)],
        Duration::from_secs(10),
    );
    assert_eq!(wrong.len(), MANY);
}

#[test]
fn very_many_records() {
    const MANY: usize = if cfg!(debug_assertions) {
        100_000
    } else {
        1_000_000
    };
    let record = |n: &usize| {
        format!(
            "[source.x{n}]\npublisher = \"{n}\"\nnote = \"Own\"\nlanguage = \"en\"\nkind = \"press\"\n\
             attribution = \"named\"\n"
        )
    };
    let numbers: Vec<usize> = (0..MANY).collect();
    let file = |numbers: &[usize]| {
        let text: Vec<_> = numbers.iter().map(record).collect();
        overlay(&format!("/own/{:07}.toml", numbers[0]), text.concat())
    };
    let files = numbers.chunks(30_000).map(file).collect();
    let wrong = found(files, Duration::from_secs(40));
    let is_too_many = |found: &&Diagnostic| found.message.starts_with("too many sources: ");
    assert_eq!(wrong.iter().filter(is_too_many).count(), 1);
    assert_eq!(wrong.len(), MANY + 1, "and each is used by no record");
}

#[test]
fn what_is_there_twice() {
    let again = |text: &str| format!("{text}{text}");
    let provider = "[provider.own]\nname = \"Own\"\n";
    assert_eq!(
        lines(&again(provider)),
        ["/own/own.toml:3:1: table \"own\" is defined twice; help: first at /own/own.toml:1"],
    );
    assert_eq!(
        lines(&(provider.to_owned() + "name = \"Own\"\n")),
        ["/own/own.toml:3:1: \"name\" is given twice; help: first at /own/own.toml:2"],
    );
    // The whole of the data, given again.
    let toml = || real_data().into_iter().filter(|file| is_toml(&file.path));
    let files = toml().map(|file| curated(&format!("data/again-{}", &file.path[5..]), file.bytes));
    let count = |text: &[u8]| {
        let in_file = |file: SourceFile| {
            file.bytes
                .windows(text.len())
                .filter(|&t| t == text)
                .count()
        };
        toml().map(in_file).sum::<usize>()
    };
    // Those of a country's subdivisions belong to the record.
    let records = count(b"\n[") - count(b".subdivisions]");
    let wrong = found(files.collect(), Duration::from_secs(5));
    let is_twice = |found: &&Diagnostic| {
        found
            .message
            .contains(" is defined twice; help: first at data/")
    };
    assert_eq!(wrong.iter().filter(is_twice).count(), records);
}
