//! `ids.lock`: an id that was once published can be found for ever.

use std::collections::BTreeMap;

use super::names::aliases;
use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::{Data, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    let mut aliases: Vec<_> = aliases(data)
        .iter()
        .map(|alias| (alias.kind, alias.text.value.to_ascii_lowercase()))
        .collect();
    aliases.sort_unstable();
    let mut lines = BTreeMap::new();
    for line in &data.published {
        let Some((kind_name, id)) = line.value.split_once('.') else {
            let message = format!(
                "not a published id: {:?}; help: write kind.id, one a line",
                line.value
            );
            found.add(line.at, message);
            continue;
        };
        let Some(kind) = RecordKind::named(kind_name) else {
            found.add(line.at, RecordKind::unknown(kind_name));
            continue;
        };
        if let Some(&first) = lines.get(&line.value) {
            let message = format!(
                "{} is listed twice; help: first at {}",
                line.value,
                found.place(first)
            );
            found.add(line.at, message);
            continue;
        }
        lines.insert(&line.value, line.at);
        if !data.declares(kind, id)
            && aliases
                .binary_search(&(kind, id.to_ascii_lowercase()))
                .is_err()
        {
            let instead = if kind.has_aliases() {
                ", or name it in the aliases of the record it became"
            } else {
                ""
            };
            let message =
                format!("{kind_name} {id:?} was published and is gone; help: keep it{instead}");
            found.add(line.at, message);
        }
    }
}
