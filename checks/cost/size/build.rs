//! Writes the records as the JSON file that another program would carry and parse.

use std::path::PathBuf;
use std::{env, fs};

use hyperscaler_investments::Investment;

fn main() {
    let records: Vec<_> = Investment::iter().collect();
    let json = serde_json::to_string(&records).expect("a record is JSON");
    let folder = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .expect("cargo sets it");
    fs::write(folder.join("records.json"), json).expect("the output folder is writable");
}
