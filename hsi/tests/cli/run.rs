//! Runs the tool.

use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run gave.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The tool with the words of a line, in which double quotes hold words together.
pub fn command(line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hsi"));
    for (number, part) in line.split('"').enumerate() {
        if number % 2 == 1 {
            command.arg(part);
        } else {
            command.args(part.split_whitespace());
        }
    }
    command
        .env_remove("CLICOLOR_FORCE")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

pub fn hsi(line: &str) -> Ran {
    finished(&mut command(line))
}

pub fn finished(command: &mut Command) -> Ran {
    let output = command.output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// stdout of a line that succeeds.
pub fn out(line: &str) -> String {
    let ran = hsi(line);
    assert_eq!(ran.code, Some(0), "hsi {line}: {}", ran.err);
    ran.out
}

/// stdout of a line that succeeds, read as JSON.
pub fn document(line: &str) -> Value {
    let line = format!("{line} --format json");
    serde_json::from_str(&out(&line)).unwrap_or_else(|error| panic!("hsi {line}: {error}"))
}

/// The same; of records beside a question, the records.
pub fn json(line: &str) -> Value {
    let mut document = document(line);
    match document.get_mut("records") {
        Some(records @ Value::Array(_)) => records.take(),
        _ => document,
    }
}

/// A line of NDJSON without the question that each carries.
pub fn record(line: &str) -> Value {
    let mut record: Value = serde_json::from_str(line).expect("JSON");
    let keys = record.as_object_mut().expect("an object");
    for name in ["as_of", "query"] {
        assert!(keys.shift_remove(name).is_some(), "{line}");
    }
    record
}

/// The records of a JSON array.
pub fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

/// The ids in a JSON array of records.
pub fn ids(value: &Value) -> Vec<&str> {
    array(value)
        .iter()
        .map(|record| record["id"].as_str().expect("an id"))
        .collect()
}

/// Each total as `phase currency qualifier amount`.
pub fn sums(value: &Value) -> Vec<String> {
    let word = |total: &Value, key: &str| {
        total[key]
            .as_str()
            .map_or(total[key].to_string(), String::from)
    };
    let line = |total| {
        ["phase", "currency", "qualifier", "amount"]
            .map(|key| word(total, key))
            .join(" ")
    };
    array(value).iter().map(line).collect()
}
