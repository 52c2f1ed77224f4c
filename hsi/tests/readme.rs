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
