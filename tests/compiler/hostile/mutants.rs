//! Every mutant of the real data compiles to tables that differ as intended, or is refused where it is
//! wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, panic, thread};

use toml_span::value::{Value, ValueInner};

use super::mutation::{Mutant, Parts, mutate};
use super::random::Random;
use super::{is_toml, real_data};
use crate::compiler::diagnostic::{Diagnostic, SourceFile};
use crate::compiler::{Generated, compile};
use crate::support::curated;

/// However slow the machine, no mutant takes this long: the data itself compiles in a fraction of it.
const HANGS: Duration = Duration::from_secs(60);

#[test]
fn mutants_of_the_real_data() {
    let setting =
        |name, default| env::var(name).map_or(default, |value| value.parse::<u64>().unwrap());
    let (count, seed) = (setting("HOSTILE_MUTANTS", 300), setting("HOSTILE_SEED", 0));
    let original = Original::new();
    let next = AtomicU64::new(seed);
    let (done, finished) = mpsc::channel();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let verdicts = thread::scope(|scope| {
        for _ in 0..workers {
            let (done, original, next) = (done.clone(), &original, &next);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= seed + count {
                        break;
                    }
                    let judged = panic::catch_unwind(|| original.judge(number));
                    let judged =
                        judged.unwrap_or_else(|_| Err(String::from("the compiler panicked")));
                    done.send((number, judged)).unwrap();
                }
            });
        }
        drop(done);
        let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut failures = Vec::new();
        for _ in 0..count {
            match finished.recv_timeout(HANGS) {
                Ok((_, Ok(verdict))) => *verdicts.entry(verdict).or_default() += 1,
                Ok((number, Err(failure))) => failures.push(format!("mutant {number}: {failure}")),
                // The threads cannot be stopped: only the whole process can.
                Err(_) => {
                    eprintln!("a mutant before {} hangs", next.load(Ordering::Relaxed));
                    std::process::abort();
                }
            }
        }
        assert!(
            failures.is_empty(),
            "{} failures:\n{}",
            failures.len(),
            failures.join("\n\n")
        );
        verdicts
    });
    println!("{verdicts:?}");
    // All that was asked for, and not all of one kind.
    assert_eq!(verdicts.values().sum::<usize>() as u64, count);
    assert!(count < 100 || verdicts.len() == 3, "{verdicts:?}");
}

/// The real data: its files, what each says, and the tables of all.
struct Original {
    files: Vec<File>,
    tables: Generated,
}

struct File {
    path: String,
    text: String,
    parts: Parts,
    facts: Facts,
}

impl Original {
    fn new() -> Self {
        let files = real_data();
        let tables = compile(&files).unwrap_or_else(|found| panic!("{found:#?}"));
        let files = files.into_iter().map(|SourceFile { path, bytes, .. }| {
            let text = String::from_utf8(bytes).expect("the real data is UTF-8");
            // No fact is in `ids.lock`, and the reference rates stay as they are.
            let toml = if is_toml(&path) { &text } else { "" };
            let facts = facts(toml.as_bytes()).expect("the real data is TOML");
            File {
                parts: Parts::of(toml),
                facts,
                path,
                text,
            }
        });
        Self {
            files: files.collect(),
            tables,
        }
    }

    /// What becomes of a mutant, in a word; or what should not have.
    fn judge(&self, number: u64) -> Result<&'static str, String> {
        let mut random = Random(number);
        let toml: Vec<_> = self
            .files
            .iter()
            .filter(|file| is_toml(&file.path))
            .collect();
        let (original, donor) = (*random.pick(&toml), *random.pick(&toml));
        let mutant = mutate(
            &mut random,
            (&original.text, &original.parts),
            (&donor.text, &donor.parts),
        );
        let path = original.path.as_str();
        let bytes = |file: &File| {
            if file.path == path {
                mutant.bytes.clone()
            } else {
                file.text.clone().into_bytes()
            }
        };
        let files: Vec<_> = self
            .files
            .iter()
            .map(|file| curated(&file.path, bytes(file)))
            .collect();
        let failed = |what: &str| Err(format!("{path}: {}\n{what}", mutant.what));
        match (compile(&files), facts(&mutant.bytes)) {
            (Ok(_), None) => failed("what is not TOML compiled"),
            (Ok(tables), Some(facts)) => match (facts == original.facts, tables == self.tables) {
                (true, true) => Ok("the same"),
                (false, false) => Ok("different"),
                (true, false) => failed("the tables changed and the facts did not"),
                // An alias is found in either case of its letters beyond ASCII: both spellings are in the tables.
                (false, true) if in_one_case(&facts) == in_one_case(&original.facts) => {
                    Ok("the same")
                }
                (false, true) => failed("the facts changed and the tables did not"),
            },
            (Err(found), facts) => {
                match misplaced(&found, &files, path, &mutant, facts.is_some()) {
                    None => Ok("refused"),
                    Some(message) => failed(&message),
                }
            }
        }
    }
}

/// What is wrong with the places of diagnostics.
fn misplaced(
    found: &[Diagnostic],
    files: &[SourceFile],
    path: &str,
    mutant: &Mutant,
    is_toml: bool,
) -> Option<String> {
    if found.is_empty() {
        return Some(String::from("refused without a word"));
    }
    let touched = words(&mutant.touched);
    for diagnostic in found {
        let Some(file) = files.iter().find(|file| file.path == diagnostic.path) else {
            return Some(format!("no such file: {diagnostic}"));
        };
        let text = String::from_utf8_lossy(&file.bytes);
        // The end of a file is a place too, after its last line.
        let line = text.split('\n').nth(diagnostic.line.wrapping_sub(1));
        let fits = |line: &str| (1..=line.chars().count() + 1).contains(&diagnostic.column);
        if !line.is_some_and(fits) {
            return Some(format!("no such place: {diagnostic}"));
        }
        if diagnostic.message.contains(char::is_control) {
            return Some(format!("more than one line: {diagnostic:?}"));
        }
        let is_named = || !words(&diagnostic.message).is_disjoint(&touched);
        if diagnostic.path != path && (!is_toml || !is_named()) {
            return Some(format!("nothing to do with the mutation: {diagnostic}"));
        }
    }
    None
}

/// The ids, dates and numbers in a text: words with a digit or a hyphen, or in quotes.
fn words(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.split(|c| !is_part(c))
        .filter(|word| word.len() > 1)
        .map(str::to_owned)
        .collect()
}

/// What a file states, by kind and id.
type Facts = BTreeMap<(String, String), String>;

/// The facts with their letters beyond ASCII in lower case.
fn in_one_case(facts: &Facts) -> Vec<String> {
    let lower = |c: char| {
        if c.is_ascii() {
            c.to_string()
        } else {
            c.to_lowercase().to_string()
        }
    };
    facts
        .values()
        .map(|stated| stated.chars().map(lower).collect())
        .collect()
}

/// Nothing if the file is not TOML.
fn facts(bytes: &[u8]) -> Option<Facts> {
    let mut facts = Facts::new();
    let mut root = toml_span::parse(std::str::from_utf8(bytes).ok()?).ok()?;
    let ValueInner::Table(kinds) = root.take() else {
        return None;
    };
    for (kind, mut records) in kinds {
        let ValueInner::Table(records) = records.take() else {
            continue;
        };
        for (id, mut record) in records {
            facts.insert(
                (kind.name.to_string(), id.name.into_owned()),
                stated(record.take()),
            );
        }
    }
    Some(facts)
}

/// A value without its place in the file; nothing for an empty list or table, which states nothing.
fn stated(value: ValueInner) -> String {
    let inner = |mut value: Value| stated(value.take());
    match value {
        ValueInner::String(text) => format!("{text:?}"),
        ValueInner::Integer(number) => number.to_string(),
        ValueInner::Float(number) => number.to_string(),
        ValueInner::Boolean(boolean) => boolean.to_string(),
        ValueInner::Array(values) => values.into_iter().map(|value| inner(value) + ",").collect(),
        ValueInner::Table(table) => table
            .into_iter()
            .map(|(key, value)| (key.name, inner(value)))
            .filter(|(_, text)| !text.is_empty())
            .flat_map(|(key, text)| [key.into_owned(), String::from("="), text, String::from(";")])
            .collect(),
    }
}
