//! What somebody must be told who knows only the help: what an option does to the answer, what is not
//! shown, and where it stands.

use crate::run::{ids, json, out};

/// The help of a command on one line.
fn help(command: &str) -> String {
    let help = out(&format!("{command} --help"));
    help.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A record that may share money with one in another currency counts where that one is not asked for.
#[test]
fn the_currency_chooses_what_is_judged_together() {
    let left_out = |filters: &str| -> bool {
        let total = json(&format!("total {filters} --as-of 2026-06-30"));
        ids(&total["excluded"]).contains(&"aws-kr-2025")
    };
    assert!(left_out("--country korea"));
    assert!(!left_out("--country korea --currency usd"));
    for command in ["list", "total", "changes"] {
        let help = help(command);
        let said =
            "A record that shares its money with one in another currency then counts for itself";
        assert!(help.contains(said), "hsi {command}: {help}");
    }
    let said = "a site whose plan is not asked for counts for itself, and so does a record whose money is in one of \
                another --currency";
    assert!(help("total").contains(said));
}
