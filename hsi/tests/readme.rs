//! The README shows what the tool really prints.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::Command;

/// The blocks that begin with a command of `hsi`: the command, and the output shown.
fn shown() -> Vec<(String, String)> {
    let readme = include_str!("../../README.md");
    let blocks = readme.split("```console\n$ hsi ").skip(1);
    blocks
        .map(|block| {
            let (command, rest) = block.split_once('\n').unwrap();
            let (output, _) = rest.split_once("```").unwrap();
            (command.to_owned(), output.to_owned())
        })
        .collect()
}

#[test]
fn commands_print_what_the_readme_shows() {
    let shown = shown();
    assert!(
        shown.len() >= 5,
        "the README shows {} commands",
        shown.len()
    );
    for (command, output) in shown {
        let run = Command::new(env!("CARGO_BIN_EXE_hsi"))
            .args(command.split(' '))
            .output()
            .unwrap();
        let printed = String::from_utf8(run.stdout).unwrap();
        assert_eq!(printed.trim_end(), output.trim_end(), "hsi {command}");
        assert!(run.status.success(), "hsi {command}");
    }
}

/// The two commands that a new reader copies first stand in a block of their own.
#[test]
fn the_two_commands_come_first() {
    let readme = include_str!("../../README.md");
    let first = readme
        .split("```sh\n")
        .nth(1)
        .and_then(|block| block.split("```").next())
        .unwrap();
    assert_eq!(
        first,
        "cargo run -p hsi -- show aws-es-aragon-2024\ncargo test --workspace --all-features\n"
    );
}

/// What METHODOLOGY.md works out by hand is what the tool says.
#[test]
fn the_example_by_hand_is_what_the_tool_says() {
    let page = include_str!("../../METHODOLOGY.md");
    let (_, section) = page.split_once("### By hand, once").unwrap();
    let (section, _) = section.split_once("\n###").unwrap();
    let in_cents = |text: &str| -> f64 {
        let digits: String = text
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        digits.parse().unwrap()
    };
    let question = "--country italy --phase pledged --as-of 2024-05-27 --in EUR --format json";
    let run = |command: &str| -> serde_json::Value {
        let run = Command::new(env!("CARGO_BIN_EXE_hsi"))
            .args(command.split(' '))
            .output()
            .unwrap();
        serde_json::from_slice(&run.stdout).unwrap()
    };
    let list = run(&format!("list --counts yes {question}"));
    let mut shown = 0;
    for record in list["records"].as_array().unwrap() {
        let (id, converted) = (record["id"].as_str().unwrap(), &record["converted"]);
        let row = section
            .lines()
            .find(|row| row.starts_with(&format!("| `{id}` |")))
            .unwrap();
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let amount: f64 = converted["amount"].as_str().unwrap().parse().unwrap();
        assert!(
            (in_cents(cells[5]) - amount).abs() < 0.006,
            "{row}: {amount}"
        );
        let (month, rate) = (cells[3], cells[4].rsplit("= ").next().unwrap());
        let rates = converted["rates"].to_string();
        assert!(
            rates.contains(month) && rates.contains(rate),
            "{row}: {rates}"
        );
        shown += 1;
    }
    assert_eq!(shown, 3);
    let together = section
        .lines()
        .find(|row| row.starts_with("| together |"))
        .unwrap();
    let total = run(&format!("total {question}"));
    let amount: f64 = total["converted"][0]["amount"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(
        (in_cents(together) - amount).abs() < 0.006,
        "{together}: {amount}"
    );
}
