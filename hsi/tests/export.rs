//! What `hsi export` writes: the tables, and what tells other tools how to read them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use hyperscaler_investments::Country;
use serde_json::Value;

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hsi"));
    command.args(args).output().unwrap()
}

fn hsi(line: &str) -> String {
    let run = run(&line.split(' ').collect::<Vec<_>>());
    assert!(run.status.success(), "hsi {line}");
    String::from_utf8(run.stdout).unwrap()
}

/// A folder with an export, which is gone at the end.
struct Export(PathBuf);

impl Export {
    fn new(name: &str, options: &[&str]) -> Self {
        let folder = env::temp_dir().join(format!("hsi-export-{}-{name}", std::process::id()));
        let mut args = vec!["export", folder.to_str().unwrap(), "--force"];
        args.extend(options);
        let run = run(&args);
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        Self(folder)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn package(&self) -> Value {
        serde_json::from_str(&self.read("datapackage.json")).unwrap()
    }

    /// The rows of a table, each by the names of its columns.
    fn rows(&self, table: &str) -> Vec<BTreeMap<String, String>> {
        let text = self.read(&format!("{table}.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.deserialize().map(Result::unwrap).collect()
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn resources(package: &Value) -> &Vec<Value> {
    package["resources"].as_array().unwrap()
}

/// The sums of `hsi total`, by phase and currency; ceilings apart.
fn totals(day: &str) -> BTreeMap<(String, String, bool), i128> {
    let total: Value =
        serde_json::from_str(&hsi(&format!("total --as-of {day} --format json"))).unwrap();
    let mut sums = BTreeMap::new();
    for line in total["totals"].as_array().unwrap() {
        let text = |key: &str| line[key].as_str().unwrap().to_owned();
        let key = (
            text("phase"),
            text("currency"),
            line["qualifier"] == "up-to",
        );
        sums.insert(key, i128::from(line["amount"].as_u64().unwrap()));
    }
    sums
}

fn added_up(
    rows: &[BTreeMap<String, String>],
    amount: &str,
) -> BTreeMap<(String, String, bool), i128> {
    let mut sums = BTreeMap::new();
    for row in rows.iter().filter(|row| !row[amount].is_empty()) {
        let key = (
            row["phase"].clone(),
            row["currency"].clone(),
            row["qualifier"] == "up-to",
        );
        *sums.entry(key).or_insert(0) += row[amount].parse::<i128>().unwrap();
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

#[test]
fn verdicts_and_changes_add_up_to_the_totals() {
    for day in ["2026-06-30", "2024-05-27"] {
        let export = Export::new(&format!("sums-{day}"), &["--as-of", day]);
        let totals = totals(day);
        assert!(totals.len() > 3, "{day}");
        assert_eq!(
            added_up(&export.rows("verdicts"), "counted"),
            totals,
            "{day}"
        );
        assert_eq!(added_up(&export.rows("changes"), "amount"), totals, "{day}");
        // Of every record that was public, and of no other.
        let ids = |table: &str| -> Vec<String> {
            export
                .rows(table)
                .iter()
                .map(|row| row["id"].clone())
                .collect()
        };
        assert_eq!(ids("verdicts"), ids("investments"), "{day}");
        for row in export.rows("verdicts") {
            assert_eq!(
                row["verdict"] == "counts" && !row["headline"].is_empty(),
                !row["counted"].is_empty()
            );
            assert!(!row["why"].is_empty(), "{row:?}");
        }
    }
}

#[test]
fn the_package_is_one_of_version_2() {
    let export = Export::new("package", &[]);
    let package = export.package();
    let profile = |name: &str| format!("https://datapackage.org/profiles/2.0/{name}.json");
    assert_eq!(package["$schema"], profile("datapackage"));
    assert_eq!(package.get("profile"), None);
    let mut names = Vec::new();
    for resource in resources(&package) {
        assert_eq!(resource["$schema"], profile("dataresource"));
        assert_eq!(resource["type"], "table");
        assert_eq!(resource["schema"]["$schema"], profile("tableschema"));
        assert_eq!(resource["dialect"]["$schema"], profile("tabledialect"));
        assert!(resource["schema"]["primaryKey"].is_array());
        let path = export.path().join(resource["path"].as_str().unwrap());
        assert_eq!(resource["bytes"], fs::metadata(path).unwrap().len());
        names.push(resource["name"].as_str().unwrap());
        // Every key that another table is said to have is there.
        for link in resource["schema"]["foreignKeys"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let column = link["fields"][0].as_str().unwrap();
            let own = resource["name"].as_str().unwrap();
            let table = link["reference"]["resource"].as_str().unwrap_or(own);
            let other = link["reference"]["fields"][0].as_str().unwrap();
            let keys: Vec<_> = export
                .rows(table)
                .iter()
                .map(|row| row[other].clone())
                .collect();
            for row in export.rows(resource["name"].as_str().unwrap()) {
                let value = &row[column];
                assert!(value.is_empty() || keys.contains(value), "{column} {value}");
            }
        }
    }
    for name in ["investments", "verdicts", "changes", "claims", "countries"] {
        assert!(names.contains(&name), "{name}");
    }
}

/// Words that an engine of SQL reserves: one of those that people put an export into.
const RESERVED: &str = "add all alter analyse analyze and any array as asc assert_rows_modified asymmetric at \
    authorization backup before begin between bigint binary blob both break browse bulk by call cascade case cast \
    change char character check checkpoint close clustered coalesce collate collation column commit compute condition \
    constraint contains containstable continue convert create cross cube current current_catalog current_date \
    current_role current_schema current_time current_timestamp current_user cursor database databases dbcc deallocate \
    dec decimal declare default deferrable define delayed delete deny desc describe deterministic disk distinct \
    distributed div do double drop dual dump each else elseif enclosed end enum errlvl escape escaped except exclude \
    exec execute exists exit explain external extract false fetch file fillfactor filter float following for \
    force foreign freetext freezing from full fulltext function generated get glob goto grant group grouping groups \
    hash having high_priority holdlock identity if ignore ilike in index infile initially inner inout insensitive \
    insert int integer intersect interval into is isnull iterate join key keys kill lambda lateral lead leading leave \
    left like limit linear lineno lines load localtime localtimestamp lock long lookup loop low_priority match \
    maxvalue merge mod modifies national natural new no nocheck nonclustered not notnull null nullif numeric of off \
    offsets on only open openquery optimize option optionally or order out outer outfile over overlaps partition \
    percent pivot placing plan preceding precision primary print proc procedure proto public purge qualify \
    raiserror range rank read reads readtext real reconfigure recursive references regexp release rename repeat \
    replace replication require resignal respect restore restrict return returning revert revoke right rlike rollback \
    rollup row rowcount rows rule save schema schemas select sensitive separator session_user set setuser show \
    shutdown signal similar smallint some spatial specific sql ssl starting statistics stored straight_join struct \
    summarize symmetric system system_user table tablesample terminated textsize then tinyint to top trailing tran \
    transaction treat trigger true truncate try_convert unbounded undo union unique unlock unnest unpivot unsigned \
    update updatetext usage use user using utc_date values varbinary varchar variadic varying verbose view virtual \
    waitfor when where while window with within write writetext xor year_month zerofill start end";

#[test]
fn no_column_needs_quotes_in_sql() {
    let export = Export::new("words", &[]);
    let reserved: Vec<_> = RESERVED.split_whitespace().collect();
    for resource in resources(&export.package()) {
        for field in resource["schema"]["fields"].as_array().unwrap() {
            let name = field["name"].as_str().unwrap();
            assert!(!reserved.contains(&name), "{}: {name}", resource["name"]);
            assert!(
                name.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            );
        }
    }
}

/// The same types on any day, even where nothing was known.
#[test]
fn types_do_not_drift_with_the_day() {
    let today = Export::new("types-today", &[]);
    for day in ["2024-05-27", "2000-01-01"] {
        let then = Export::new(&format!("types-{day}"), &["--as-of", day]);
        for file in ["duckdb.sql", "sqlite.sql", "polars_schemas.py"] {
            assert_eq!(today.read(file), then.read(file), "{file} of {day}");
        }
        let fields = |export: &Export| -> Vec<Value> {
            resources(&export.package())
                .iter()
                .map(|it| it["schema"].clone())
                .collect()
        };
        assert_eq!(fields(&today), fields(&then), "{day}");
    }
    let script = today.read("duckdb.sql");
    for resource in resources(&today.package()) {
        let name = resource["name"].as_str().unwrap();
        assert!(
            script.contains(&format!("create or replace table {name} as ")),
            "{name}"
        );
        assert!(
            today
                .read("sqlite.sql")
                .contains(&format!("create table {name} (")),
            "{name}"
        );
        assert!(
            today
                .read("polars_schemas.py")
                .contains(&format!("\"{name}\": {{")),
            "{name}"
        );
    }
}

/// Namibia's code is "NA", which pandas and others take for a missing value.
#[test]
fn a_country_has_its_three_letters_beside_its_two() {
    let export = Export::new("alpha3", &[]);
    let countries: BTreeMap<_, _> = export
        .rows("countries")
        .into_iter()
        .map(|row| (row["code"].clone(), row["alpha3"].clone()))
        .collect();
    for table in ["investments", "changes", "regions", "agreements"] {
        let rows = export.rows(table);
        assert!(!rows.is_empty());
        for row in rows {
            let wanted = countries.get(&row["country"]).map_or("", String::as_str);
            assert_eq!(row["alpha3"], wanted, "{table}");
        }
    }
}

#[test]
fn a_country_has_its_coordinates() {
    let export = Export::new("coordinates", &[]);
    let rows = export.rows("countries");
    assert_eq!(rows.len(), Country::iter().count());
    for row in &rows {
        let degrees = |column: &str| row[column].parse::<f64>().expect("a number");
        assert!(degrees("latitude").abs() <= 90.0, "{row:?}");
        assert!(degrees("longitude").abs() <= 180.0, "{row:?}");
    }
    // By Natural Earth; near Madrid, in the middle of Chile, and east of Greenwich by little and by much.
    for (code, latitude, longitude) in [
        ("ES", "40.3", "-3.6"),
        ("CL", "-34.0", "-70.4"),
        ("SG", "1.4", "103.8"),
        ("FJ", "-17.8", "178.0"),
    ] {
        let row = rows.iter().find(|row| row["code"] == code).expect("there");
        let found = (row["latitude"].as_str(), row["longitude"].as_str());
        assert_eq!(found, (latitude, longitude), "{code}");
    }
}

/// For a double click where a comma is the decimal sign.
#[test]
fn a_spreadsheet_gets_its_own_csv() {
    let export = Export::new("excel", &["--dialect", "excel"]);
    let rates = export.read("rates.csv");
    assert!(rates.starts_with("\u{feff}id;base;quote;rate;"), "{rates}");
    assert!(rates.contains(";USD;EUR;0,9211;2024-05-27;"), "{rates}");
    let package = export.package();
    for resource in resources(&package) {
        assert_eq!(resource["dialect"]["delimiter"], ";");
    }
    assert!(!export.path().join("duckdb.sql").exists());
    let listed = hsi("list --country spain --in USD --format csv --dialect excel");
    assert!(listed.starts_with("\u{feff}id;provider;"));
    let sums = hsi("total --country us --phase pledged --in IDR --format csv --dialect excel");
    assert!(sums.contains(";IDR;more-than;"), "{sums}");
    // Where no CSV is written, that is said.
    let ran = run(&["list", "--country", "spain", "--dialect", "excel"]);
    assert!(ran.status.success());
    assert!(String::from_utf8_lossy(&ran.stderr).contains("note: --dialect is about CSV"));
    let ran = run(&[
        "list",
        "--country",
        "spain",
        "--format",
        "csv",
        "--dialect",
        "excel",
    ]);
    assert!(!String::from_utf8_lossy(&ran.stderr).contains("--dialect"));
}
