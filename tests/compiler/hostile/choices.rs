//! Every choice of one country, provider or area of the real data compiles, or is refused for holding nothing:
//! nothing that is kept refers to what is dropped.

use std::collections::BTreeSet;

use super::real_data;
use crate::compiler::compile;
use crate::support::overlay;

#[test]
fn each_country_provider_and_area_by_itself() {
    let data = real_data();
    let mut choices = BTreeSet::new();
    for file in &data {
        let text = String::from_utf8_lossy(&file.bytes);
        for line in text.lines() {
            let Some((field, value)) = line.split_once(" = ") else {
                continue;
            };
            let list = match field {
                "country" => "countries",
                "provider" => "providers",
                "area" => "areas",
                _ => continue,
            };
            choices.insert(format!("{list} = [{value}]"));
        }
    }
    assert!(choices.len() > 60, "{choices:?}");
    for choice in choices {
        let mut files = real_data();
        let text = format!("[dataset]\nonly = {{ {choice} }}\n");
        files.push(overlay("/own/own.toml", text));
        match compile(&files) {
            Ok(made) => assert!(made.tables.contains("COMPLETE: bool = false"), "{choice}"),
            Err(found) => {
                let only: Vec<_> = found.iter().map(ToString::to_string).collect();
                assert!(
                    matches!(&only[..], [one] if one.contains("no investment is of this choice")),
                    "{choice}: {only:?}"
                );
            }
        }
    }
}
