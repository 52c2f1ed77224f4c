//! Help, completions and the manual page.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::run::{hsi, out};

/// The names of the commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = out("--help");
    let list = help
        .split("Commands:\n")
        .nth(1)
        .expect("a list of commands");
    let names = list
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(String::from)
        .collect()
}

#[test]
fn every_example_runs() {
    let help = commands().into_iter().map(|name| {
        let help = out(&format!("{name} --help"));
        assert!(
            help.contains("Examples:\n  hsi "),
            "hsi {name} --help shows no example"
        );
        help
    });
    let mut run = 0;
    for help in help.chain([out("--help")]) {
        for example in help.lines().filter_map(|line| line.strip_prefix("  hsi ")) {
            if ["export ", "chart ", "page "]
                .iter()
                .any(|command| example.starts_with(command))
            {
                continue; // They write files: their own tests run them.
            }
            let ran = hsi(example);
            assert_eq!(ran.code, Some(0), "hsi {example}: {}", ran.err);
            assert!(!ran.out.is_empty(), "hsi {example} prints nothing");
            run += 1;
        }
    }
    assert!(run > 25, "{run} examples");
}

/// Feeds a script to a program; whether it is content, or `None` where the program is not installed.
fn accepted(program: &str, args: &[&str], script: &str) -> Option<bool> {
    let child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn();
    let mut child = child.ok()?;
    child.stdin.take()?.write_all(script.as_bytes()).ok()?;
    child.wait().ok().map(|status| status.success())
}

#[test]
fn shells_load_the_completions() {
    for (shell, args) in [("bash", &["-n"][..]), ("zsh", &["-n"]), ("fish", &["-n"])] {
        let script = out(&format!("completions {shell}"));
        assert!(
            script.contains("aws-") || script.contains("provider"),
            "{shell}"
        );
        assert_ne!(accepted(shell, args, &script), Some(false), "{shell}");
    }
    // Loaded in earnest, bash knows the function for hsi.
    let script = out("completions bash") + "\ncomplete -p hsi | grep -q _hsi";
    assert_ne!(accepted("bash", &[], &script), Some(false));
    for shell in ["powershell", "elvish"] {
        assert!(
            out(&format!("completions {shell}")).contains("hsi"),
            "{shell}"
        );
    }
}

#[test]
fn completions_offer_the_names() {
    let script = out("completions zsh");
    for name in [
        "in-talks",
        "under-construction",
        "microsoft",
        "ES\\:\"Spain\"",
        "corroborated",
        "ndjson",
    ] {
        assert!(script.contains(name), "{name}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = out(&format!("completions {shell}"));
        // Ids, codes and rates, without a list of them in the help.
        for name in ["aws-es-aragon-2024", "eu-south-2", "usd-eur-2024-05-27"] {
            assert!(script.contains(name), "{shell}: {name}");
        }
        // Lists go on after a comma; what takes one value does not.
        let list = "_hsi_list ";
        let lines = |option: &str| -> Vec<&str> {
            let option = match shell {
                "bash" => format!("--{option})"),
                "zsh" => format!("--{option}=["),
                _ => format!(" -l {option} "),
            };
            let mut lines = script.lines().peekable();
            let mut found = Vec::new();
            while let Some(line) = lines.next() {
                if line.contains(&option) {
                    found.push(if shell == "bash" {
                        lines.peek().copied().unwrap_or("")
                    } else {
                        line
                    });
                }
            }
            found
        };
        // A ranking is by one thing, sums by two.
        let by = lines("by");
        assert!(by.iter().any(|line| line.contains(list)), "{shell}: {by:?}");
        for option in ["provider", "country", "status", "reason", "area"] {
            let lines = lines(option);
            assert!(!lines.is_empty(), "{shell}: --{option}");
            for line in lines {
                assert!(line.contains(list), "{shell}: {line}");
            }
        }
        for option in ["format", "counts", "dialect", "in"] {
            assert!(
                lines(option).iter().all(|line| !line.contains(list)),
                "{shell}: --{option}"
            );
        }
    }
    assert!(!out("show --help").contains("aws-ae-2021"));
    // After the ids, zsh still completes options.
    assert!(script.contains("\n'*:ids ") && !script.contains("\n'*::"));
}

#[test]
fn the_manual_is_one_page_without_warnings() {
    let page = out("man");
    for name in commands() {
        assert!(
            page.contains(&format!(".SH \"HSI {}\"", name.to_uppercase())),
            "{name}"
        );
    }
    // The title line has the name, the section, and the day as a date.
    let title = format!(
        ".TH HSI 1 {} \"hsi {}",
        hyperscaler_investments::DATA_AS_OF,
        env!("CARGO_PKG_VERSION")
    );
    assert!(page.contains(&title), "{page:.200}");
    // Each filter stands once.
    assert_eq!(
        page.matches("\\-\\-evidence").count(),
        page.matches("\\-\\-beyond").count()
    );
    let child = Command::new("groff")
        .args(["-man", "-ww", "-Tutf8", "-z"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    if let Ok(mut child) = child {
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(page.as_bytes()).expect("groff reads");
        drop(input);
        let output = child.wait_with_output().expect("groff ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}
