//! Exit codes, messages, pipes and colours.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::run::{command, finished, hsi, out};

/// A line that fails: its exit code, nothing on stdout, and the first line on stderr.
fn fails(line: &str, code: i32, message: &str) {
    let ran = hsi(line);
    assert_eq!(ran.code, Some(code), "hsi {line}");
    assert_eq!(ran.out, "", "hsi {line}");
    assert_eq!(ran.err.lines().next(), Some(message), "hsi {line}");
}

#[test]
fn an_unknown_id_is_exit_1_with_the_near_misses() {
    fails(
        "show aws-es-aragn-2024",
        1,
        "error: no investment \"aws-es-aragn-2024\"; did you mean \"aws-es-aragon-2024\"?",
    );
    fails(
        "show aragon",
        1,
        "error: no investment \"aragon\"; did you mean \"aws-es-aragon-2024\", \"aws-es-aragon-2026\", \
         \"microsoft-es-aragon-2023\", \"microsoft-es-aragon-2024\" or \"microsoft-es-aragon-2025\"?",
    );
    fails(
        "show something-else-entirely",
        1,
        "error: no investment \"something-else-entirely\"",
    );
    fails(
        "region eu-sout-2",
        1,
        "error: no region \"eu-sout-2\"; did you mean \"eu-south-2\"?",
    );
}

#[test]
fn what_was_found_is_printed_beside_what_was_not() {
    let ran = hsi("show aws-es-2021 nonsense aws-es-aragon-2024 gibberish --format ndjson");
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out.lines().count(), 2);
    assert_eq!(
        ran.err,
        "error: no investment \"nonsense\"\nerror: no investment \"gibberish\"\n"
    );
}

#[test]
fn what_was_not_public_yet_is_not_found() {
    fails(
        "show aws-es-aragon-2024 --as-of 2024-05-21",
        1,
        "error: investment \"aws-es-aragon-2024\" was not public on 2024-05-21: it is dated 2024-05-22",
    );
    fails(
        "region eu-south-2 --as-of 2022-11-14",
        1,
        "error: region \"eu-south-2\" was not open on 2022-11-14",
    );
}

#[test]
fn a_bad_value_is_exit_2_with_a_suggestion() {
    let bad = |option: &str, value: &str, message: &str| {
        fails(
            &format!("list {option} \"{value}\""),
            2,
            &format!("error: invalid value '{value}' for '{option} {message}"),
        );
    };
    bad(
        "--provider",
        "gogle",
        "<PROVIDER>': unknown provider; did you mean \"google\"?",
    );
    bad(
        "--country",
        "Itallien",
        "<COUNTRY>': unknown country; did you mean \"Italy\"?",
    );
    bad(
        "--status",
        "anounced",
        "<STATUS>': unknown status; did you mean \"announced\"?",
    );
    bad(
        "--phase",
        "plegded",
        "<PHASE>': unknown phase; did you mean \"pledged\"?",
    );
    bad(
        "--scope",
        "infrastructur",
        "<SCOPE>': unknown scope; did you mean \"infrastructure\"?",
    );
    bad(
        "--kind",
        "sites",
        "<KIND>': unknown kind; did you mean \"site\"?",
    );
    bad(
        "--evidence",
        "anonymus",
        "<EVIDENCE>': unknown evidence; did you mean \"anonymous\"?",
    );
    bad(
        "--currency",
        "USDD",
        "<CURRENCY>': unknown currency; did you mean \"USD\"?",
    );
    let date = "<DATE>': not a date: expected YYYY, YYYY-MM or YYYY-MM-DD";
    bad("--as-of", "yesterday", date);
    bad("--as-of", "2024-02-30", "<DATE>': 2024-02 has 29 days");
    bad("--as-of", "2024-13", "<DATE>': there is no month 13");
    bad(
        "--as-of",
        "2024-5-2",
        &format!("{date}; did you mean \"2024-05-02\"?"),
    );
    bad(
        "--since",
        "22.5.2024",
        &format!("{date}; did you mean \"2024-05-22\"?"),
    );
    bad(
        "--until",
        "2024/05",
        &format!("{date}; did you mean \"2024-05\"?"),
    );
    bad(
        "--min",
        "1,5bn",
        "<AMOUNT>': expected whole currency units, such as 900m, 1.5bn or 2_000_000; did you mean \"1.5bn\"?",
    );
    bad(
        "--max",
        "much",
        "<AMOUNT>': expected whole currency units, such as 900m, 1.5bn or 2_000_000",
    );
    bad("--format", "xml", "<FORMAT>'");
}

#[test]
fn one_bad_value_in_a_list_is_enough() {
    fails(
        "list --provider aws,gogle",
        2,
        "error: invalid value 'gogle' for '--provider <PROVIDER>': unknown provider; did you mean \"google\"?",
    );
}

#[test]
fn usage_is_exit_2() {
    fails("lst", 2, "error: unrecognized subcommand 'lst'");
    fails(
        "list --providr aws",
        2,
        "error: unexpected argument '--providr' found",
    );
    fails(
        "show",
        2,
        "error: the following required arguments were not provided:",
    );
    assert_eq!(hsi("").code, Some(2));
}

#[test]
fn a_name_without_its_option_is_recognised() {
    for (line, meant) in [
        ("total italy", "--country italy"),
        ("list aws", "--provider aws"),
        ("list Texas", "--subdivision Texas"),
        ("list \"La Puebla\"", "--text \"La Puebla\""),
    ] {
        let ran = hsi(line);
        assert_eq!(ran.code, Some(2), "hsi {line}");
        let tip = format!("A name goes after its option: {meant}\n");
        assert!(ran.err.ends_with(&tip), "hsi {line}: {}", ran.err);
    }
    assert!(!hsi("list --siez 3").err.contains("goes after"));
}

#[test]
fn a_country_that_shares_its_name_says_which_it_is() {
    // Georgia is a country and a state, whether the data knows the country or not.
    let ran = hsi("list --country georgia");
    assert!(ran.err.contains("--subdivision US-GA"), "{}", ran.err);
}

/// A thing is asked for by the wrong command, or in a way that a person writes.
#[test]
fn what_was_meant_is_pointed_at() {
    fails(
        "show eu-south-2",
        1,
        "error: no investment \"eu-south-2\"; it is a cloud region: hsi region eu-south-2",
    );
    fails(
        "region aws-es-2021",
        1,
        "error: no region \"aws-es-2021\"; it is an investment: hsi show aws-es-2021",
    );
    // With the dashes of a text.
    fails(
        "show aws\u{2013}es\u{2013}aragon\u{2013}2024",
        1,
        "error: no investment \"aws\u{2013}es\u{2013}aragon\u{2013}2024\"; did you mean \"aws-es-aragon-2024\"?",
    );
    // One message for a name that is given twice, and one page.
    assert_eq!(hsi("show nope nope").err.lines().count(), 1);
    let once = out("show aws-es-2021");
    assert_eq!(out("show aws-es-2021 aws-es-2021"), once);
    assert_eq!(out("show aws-es-2021,aws-es-2021"), once);
    let both = out("show aws-es-2021,aws-es-aragon-2024 --format ndjson");
    assert_eq!(both.lines().count(), 2);
    let regions = out("region eu-south-2,eu-south-1 --format ndjson");
    assert_eq!(regions.lines().count(), 2);
    let cited = out("cite aws-es-2021,aws-es-aragon-2024");
    assert_eq!(cited, out("cite aws-es-2021 aws-es-aragon-2024"));
    // What no record is filtered by.
    for (option, said) in [
        (
            "--mw",
            "What announcers claim (jobs, gross domestic product, megawatts) is in `hsi show`",
        ),
        ("--jobs", "it is never summed"),
        (
            "--per-capita",
            "Not in the data: power and water used, anything per inhabitant.",
        ),
    ] {
        let ran = hsi(&format!("list {option}"));
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    for (line, said) in [
        (
            "list --as-of today",
            "the clock is never read, and 2026-06-30 is the data's own day",
        ),
        (
            "list --min 99999999999999999999999999999",
            "no amount is that large",
        ),
        ("list --min 1e12", "did you mean \"1000000000000\"?"),
        ("list --min 1.5", "did you mean \"1.5bn\"?"),
    ] {
        let ran = hsi(line);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn words_are_taken_in_any_case() {
    for line in [
        "list --country spain --format CSV",
        "total --by COUNTRY --format Json",
        "cite aws-es-2021 --format BibTeX",
        "list --counts YES --format ndjson",
    ] {
        assert_eq!(out(line), out(&line.to_lowercase()), "hsi {line}");
    }
}

/// A day after the data's own is said wherever it is asked for.
#[test]
fn a_page_and_a_citation_say_that_the_data_ends_before_the_day() {
    let said = "the data is kept up to 2026-06-30";
    assert!(out("show aws-es-2021 --as-of 2029").contains(said));
    assert!(hsi("cite aws-es-2021 --as-of 2029").err.contains(said));
    assert!(!out("show aws-es-2021 --as-of 2025").contains(said));
    assert!(!hsi("cite aws-es-2021 --as-of 2025").err.contains(said));
    for command in [
        "list",
        "timeline",
        "region",
        "sources",
        "total",
        "changes",
        "agreements",
        "markets",
        "rates",
    ] {
        assert!(
            out(&format!("{command} --as-of 2029")).contains(said),
            "{command}"
        );
    }
}

#[test]
fn an_empty_answer_says_of_what() {
    let said = |line: &str| hsi(line).err;
    assert!(
        said("list --country VA")
            .starts_with("note: no record for Holy See (VA): the data set holds none")
    );
    let agreements = said("agreements --country hungary");
    assert_eq!(
        agreements,
        "note: no agreements for Hungary (HU): the data set holds none\n"
    );
    assert!(said("region --country hungary").starts_with("note: no regions for Hungary (HU)"));
}

#[test]
fn an_empty_list_is_a_success_with_a_note() {
    let ran = hsi("list --provider oracle --country portugal --format json");
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.ends_with("\"records\": []\n}\n"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "note: no record for Oracle; Portugal: the data set holds none, which does not mean that \
         nothing was invested; see hsi coverage\n"
    );
    assert_eq!(out("list --provider oracle --country portugal"), "");
    assert_eq!(
        out("list --provider oracle --country portugal --format csv")
            .lines()
            .count(),
        1
    );
}

#[test]
fn a_closed_pipe_is_a_quiet_success() {
    for line in [
        "list --format json",
        "list",
        "sources --format csv",
        "man",
        "--help",
        "list --help",
    ] {
        let mut child = command(line)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the tool runs");
        let mut first = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().expect("a pipe"));
        reader.read_line(&mut first).expect("a line");
        drop(reader);
        let output = child.wait_with_output().expect("the tool ends");
        assert_eq!(output.status.code(), Some(0), "hsi {line}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "hsi {line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_exit_3() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("a device that is full");
    let ran = finished(command("list").stdout(full).stderr(Stdio::piped()));
    assert_eq!(ran.code, Some(3));
    assert!(
        ran.err
            .starts_with("error: the output could not be written: "),
        "{}",
        ran.err
    );
}

/// A message that cannot be written changes neither the data nor the exit code.
#[cfg(target_os = "linux")]
#[test]
fn a_full_stderr_changes_nothing() {
    let full = || {
        let device = std::fs::File::options().write(true).open("/dev/full");
        device.expect("a device that is full")
    };
    for line in [
        "show nope",
        "total --country italy --format csv",
        "list --country vatican",
        "markets",
        "region nope",
        "total --in EUR --rate CHF=1",
        "coverage --format csv",
        "lst",
    ] {
        let whole = hsi(line);
        let ran = finished(command(line).stderr(full()).stdout(Stdio::piped()));
        assert_eq!((ran.code, ran.out), (whole.code, whole.out), "hsi {line}");
    }
    for line in ["--help", "--version", "list --help", "list", "man"] {
        let ran = finished(command(line).stdout(full()).stderr(Stdio::piped()));
        assert_eq!(ran.code, Some(3), "hsi {line}");
        let ran = finished(command(line).stdout(full()).stderr(full()));
        assert_eq!(ran.code, Some(3), "hsi {line}");
    }
}

#[test]
fn a_pipe_has_no_colour_and_no_wrapping() {
    for line in [
        "list",
        "show aws-es-aragon-2024",
        "total --explain",
        "region",
        "coverage",
    ] {
        let text = out(line);
        assert!(!text.contains('\u{1b}'), "hsi {line}");
        assert!(
            text.lines().all(|line| line.trim_end() == line),
            "hsi {line}"
        );
    }
    // One heading, one line a record, and the question below an empty line.
    assert_eq!(
        out("list").lines().count(),
        1 + out("list --format ndjson").lines().count() + 2
    );
}

#[test]
fn colour_is_kept_where_it_is_forced_and_dropped_where_it_is_refused() {
    let forced = finished(command("list").env("CLICOLOR_FORCE", "1"));
    assert!(forced.out.starts_with("\u{1b}[1mID "), "{}", forced.out);
    let refused = finished(command("list").env("NO_COLOR", "1"));
    assert!(!refused.out.contains('\u{1b}'));
}

/// Whatever is typed, the tool answers: it neither panics nor hangs.
#[test]
fn hostile_values_are_only_values() {
    let long = "a".repeat(100_000);
    let values = [
        "",
        " ",
        ",",
        ",,",
        "-",
        "--",
        "=",
        "@",
        "/",
        "=@",
        "\n",
        "\u{1b}[31m",
        "\u{202e}",
        "💶",
        "ﬀ",
        "İ",
        "NaN",
        "inf",
        "1e9",
        "99999999999999999999999999999999999",
        "0x10",
        "1_",
        "_",
        "9999-12-31",
        "0000",
        "10000-01-01",
        "2024-00-00",
        "2024-1",
        "24.5.2024",
        "....",
        "USD=",
        "USD/=1",
        "/=",
        "USD/EUR=1@",
        "USD=99999999999999999999999999999",
        "USD=0.0000000000000000000000000001",
        long.as_str(),
    ];
    let options = [
        "list --provider",
        "list --country",
        "list --status",
        "list --as-of",
        "list --since",
        "list --until",
        "list --min",
        "list --max",
        "list --beyond",
        "list --currency",
        "show",
        "region",
        "total --in",
        "total --in EUR --rate",
        "completions",
        "list --format",
    ];
    for option in options {
        for value in values {
            let ran = finished(command(option).arg(value));
            assert!(
                matches!(ran.code, Some(0..=2)),
                "hsi {option} {value:.40}: {:?} {:.300}",
                ran.code,
                ran.err
            );
            assert!(
                !ran.err.contains("panicked"),
                "hsi {option} {value:.40}: {:.300}",
                ran.err
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_value_that_is_no_text_is_exit_2() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    for option in [
        "list --provider",
        "list --as-of",
        "show",
        "region",
        "total --in EUR --rate",
    ] {
        let ran = finished(command(option).arg(OsStr::from_bytes(&[0xff, 0xfe])));
        assert_eq!(ran.code, Some(2), "hsi {option}: {}", ran.err);
    }
}

#[test]
fn the_version_names_the_data() {
    let version = out("--version");
    assert_eq!(
        version,
        format!(
            "hsi {} (data as of {})\n",
            env!("CARGO_PKG_VERSION"),
            hyperscaler_investments::DATA_AS_OF
        )
    );
}
