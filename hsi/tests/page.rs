//! The page: what stands in the file before any script runs, that it asks nobody for anything, and that no
//! text ends what holds it. `checks/hsi/page` uses it in a browser.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::{env, fs, process};

use serde_json::Value;

const DAY: &str = "2024-05-27";
const TITLE: &str = "x</title></script><b id=\"own\">'&y\u{202e}";

fn hsi(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hsi"))
        .args(arguments)
        .output()
        .expect("hsi runs")
}

fn document(arguments: &[&str]) -> Value {
    let run = hsi(arguments);
    assert!(run.status.success(), "{arguments:?}");
    serde_json::from_slice(&run.stdout).expect("JSON")
}

/// The page of a fixed day, made once.
fn page() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| {
        let run = hsi(&["page", "-o", "-", "--as-of", DAY, "--title", TITLE]);
        let message = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && message.is_empty(), "{message}");
        String::from_utf8(run.stdout).expect("UTF-8")
    })
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    let parts = text.split(start).skip(1);
    let parts = parts.map(|part| part.split(end).next().expect("an end"));
    parts.collect()
}

/// The data that the script reads.
fn data() -> Value {
    let found = between(
        page(),
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    );
    assert_eq!(found.len(), 1);
    serde_json::from_str(found[0]).expect("JSON")
}

#[test]
fn the_sums_stand_there_before_any_script() {
    let table = between(page(), "<table id=\"sums\">", "</table>")[0];
    let found: Vec<_> = between(table, "<data value=\"", "\"");
    let told = document(&["total", "--in", "USD", "--as-of", DAY, "--format", "json"]);
    let lines = told["converted"].as_array().expect("lines");
    let expected: Vec<_> = lines
        .iter()
        .map(|line| line["rounded"].to_string())
        .collect();
    assert_eq!(found, expected);
    let method = told["query"]["method"].as_str().expect("a method");
    assert!(page().contains(&method.replace('\'', "&#39;")), "{method}");
    // Each caveat of the library begins as the tool says it.
    let list = between(page(), "<ul id=\"caveats\">", "</ul>")[0];
    let items = between(list, "<li>", "</li>");
    let mut said = Vec::new();
    for caveat in told["caveats"].as_array().expect("caveats") {
        let words = caveat["in_words"].as_str().expect("words");
        if caveat["records"].as_array().expect("records").is_empty() {
            continue; // About the question, not about records.
        }
        said.push(words.split('(').next().expect("a beginning"));
    }
    assert_eq!(items.len(), said.len());
    for (item, words) in items.iter().zip(said) {
        let item = item.replace("&#39;", "'").replace("&quot;", "\"");
        // Those without a sum name their records at once, and a page names eight.
        let start = match words.split_once(": ") {
            Some((_, sums)) if sums.contains(" pledged") || sums.contains(" spent") => words,
            _ => words.split(':').next().expect("a kind"),
        };
        assert!(item.starts_with(start), "{item}: {words}");
    }
}

#[test]
fn pictures_stand_there_too_and_share_no_id() {
    assert_eq!(page().matches("<figure class=\"narrow\">").count(), 3);
    assert_eq!(page().matches("<figure class=\"wide\">").count(), 3);
    let mut ids = between(page(), " id=\"", "\"");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands there twice");
}

#[test]
fn nothing_comes_from_outside() {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';";
    let charset = page().find("<meta charset=\"utf-8\">").expect("a charset");
    assert!(charset < 1024 && page().contains(policy));
    let code = page().replace(&data_text(), "");
    for outside in [
        " src=",
        "<link",
        "<iframe",
        "@import",
        "url(http",
        "fetch(",
        "XMLHttpRequest",
        "import(",
    ] {
        assert!(!code.contains(outside), "{outside}");
    }
    for link in between(&code, "href=\"", "\"") {
        assert!(link.starts_with('#'), "{link}");
    }
}

fn data_text() -> String {
    between(
        page(),
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    )[0]
    .to_owned()
}

#[test]
fn no_text_ends_what_holds_it() {
    assert!(!page().contains("<b id"), "the title is an element");
    assert!(
        !page().contains('\u{202e}'),
        "the title turns the direction"
    );
    assert_eq!(page().matches("</script>").count(), 2);
    assert_eq!(page().matches("<h1>").count(), 1);
    let text = data_text();
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
}

#[test]
fn nothing_that_became_known_later_is_in_it() {
    let data = data();
    assert_eq!(data["last"], DAY);
    let known = document(&["list", "--as-of", DAY, "--format", "json"]);
    let known = known["records"].as_array().expect("records");
    let records = data["records"].as_array().expect("records");
    let ids = |records: &[Value], key: &dyn Fn(&Value) -> Value| -> Vec<String> {
        records
            .iter()
            .map(|it| key(it).as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(
        ids(records, &|it| it[0].clone()),
        ids(known, &|it| it["id"].clone())
    );
    assert!(data["notes"].is_null(), "notes of the data's own day");
    assert!(!page().contains("aws-es-aragon-2026"));
}

#[test]
fn the_whole_world_is_below_three_megabytes() {
    let run = hsi(&["page", "-o", "-"]);
    assert!(run.status.success());
    assert!(run.stdout.len() < 3_000_000, "{} bytes", run.stdout.len());
}

#[test]
fn a_file_is_replaced_by_force_alone() {
    let name = format!("hsi-page-{}.html", process::id());
    let path: PathBuf = env::temp_dir().join(name);
    let words = [
        "page",
        "--as-of",
        "2010",
        "-o",
        path.to_str().expect("a path"),
    ];
    fs::write(&path, "mine").expect("a file");
    let refused = hsi(&words);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("exists; --force replaces it"));
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
    let forced = hsi(&[&words[..], &["--force"]].concat());
    assert!(forced.status.success());
    let written = fs::read_to_string(&path).expect("a file");
    assert!(written.starts_with("<!doctype html>") && written.ends_with("</html>\n"));
    fs::remove_file(&path).expect("a file");
}

#[test]
fn what_cannot_be_made_is_said() {
    let early = hsi(&["page", "-o", "-", "--as-of", "1995"]);
    assert_eq!(early.status.code(), Some(1));
    assert!(early.stdout.is_empty());
    let nowhere = hsi(&["page"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("--output <FILE>"));
}
