//! `hsi completions`: scripts for shells. clap writes them; here they learn lists with commas.

use std::collections::BTreeSet;
use std::io::Write;

use clap::builder::PossibleValue;
use clap::{Command, CommandFactory};
use clap_complete::Shell;

use crate::Cli;
use crate::failure::Failure;
use crate::output::Output;

const EXAMPLES: &str = "\
Examples:
  hsi completions bash";

/// Print a completion script for a shell.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    shell: Shell,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "hsi", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let script = match args.shell {
        Shell::Bash => bash(&script),
        Shell::Zsh => zsh(&script),
        Shell::Fish => fish(&script),
        _ => script,
    };
    Ok(output.write_all(script.as_bytes())?)
}

/// Returns the options that take a list with commas.
fn lists() -> BTreeSet<String> {
    fn collect(command: &Command, lists: &mut BTreeSet<String>) {
        let listed = command
            .get_arguments()
            .filter(|arg| arg.get_value_delimiter() == Some(','));
        lists.extend(listed.filter_map(|arg| arg.get_long().map(String::from)));
        for command in command.get_subcommands() {
            collect(command, lists);
        }
    }
    let mut lists = BTreeSet::new();
    collect(&Cli::command(), &mut lists);
    lists
}

/// In front of the script: what stands before the last comma stays.
const BASH: &str = r#"_hsi_list() {
    local before=""
    [[ ${cur} == *,* ]] && before="${cur%,*},"
    COMPREPLY=($(compgen -P "${before}" -W "$1" -- "${cur##*,}"))
}

"#;

/// Bash takes apart what is written --option=value, at the sign.
const BASH_PREVIOUS: &str = r#"    prev="$3"
"#;
const BASH_PREVIOUS_OPTION: &str = r#"    prev="$3"
    [[ ${prev} == "=" ]] && prev="${COMP_WORDS[COMP_CWORD-2]}"
"#;

fn bash(script: &str) -> String {
    const OFFERED: &str = "COMPREPLY=($(compgen -W ";
    let lists = lists();
    let mut completed = String::from(BASH);
    let mut is_list = false;
    for line in script.replace(BASH_PREVIOUS, BASH_PREVIOUS_OPTION).lines() {
        let word = line.trim();
        let values = word.strip_prefix(OFFERED).filter(|_| is_list);
        let values = values.and_then(|rest| rest.strip_suffix(r#" -- "${cur}"))"#));
        match values {
            Some(values) => completed += &["                    _hsi_list ", values].concat(),
            None => completed += line,
        }
        completed.push('\n');
        let option = word
            .strip_prefix("--")
            .and_then(|word| word.strip_suffix(')'));
        is_list = option.is_some_and(|option| lists.contains(option));
    }
    completed
}

/// Behind the first line, which must stay the first.
const ZSH: &str = r#"
_hsi_list() {
    local -a values
    values=("$@")
    compset -P '*,'
    _describe -t values value values
}
"#;

fn zsh(script: &str) -> String {
    // With two colons, zsh completes no option after the ids, where most people write them; with one
    // it does.
    let mut script = script.replace("\n'*::", "\n'*:");
    for option in lists() {
        let values = "]:".to_owned() + &option.to_uppercase().replace('-', "_") + ":(";
        script = replaced(
            &script,
            &format!("'*--{option}=["),
            &values,
            ")' \\\n",
            |body| {
                let body = body.strip_prefix('(').unwrap_or(body);
                let body = body.strip_suffix(')').unwrap_or(body);
                format!("{} _hsi_list {body}' \\\n", values.trim_end_matches('('))
            },
        );
    }
    script.replacen('\n', &format!("\n{ZSH}"), 1)
}

const FISH: &str = r"function __hsi_list
    set -l word (string replace -r '^--[^=]*=' '' -- (commandline -ct))
    set -l before (string match -r '.*,' -- $word)
    or set before ''
    for value in $argv
        echo -- $before$value
    end
end

";

fn fish(script: &str) -> String {
    let mut script = script.to_owned();
    for option in lists() {
        script = replaced(
            &script,
            &format!(" -l {option} "),
            " -a \"",
            "\"\n",
            |body| format!(" -a \"(__hsi_list {})\"\n", body.replace('\n', " ")),
        );
    }
    FISH.to_owned() + &script + &fish_names()
}

/// Returns the names that go after a command without an option, which clap leaves out for fish.
fn fish_names() -> String {
    let mut lines = String::new();
    for command in Cli::command().get_subcommands() {
        for argument in command.get_positionals() {
            let values = argument.get_possible_values();
            let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
            if !names.is_empty() {
                let condition = format!("__fish_hsi_using_subcommand {}", command.get_name());
                let names = names.join(" ");
                lines += &[
                    "complete -c hsi -n \"",
                    &condition,
                    "\" -f -a \"",
                    &names,
                    "\"\n",
                ]
                .concat();
            }
        }
    }
    lines
}

/// Replaces what stands between two texts, and these, wherever they follow a third on its line.
fn replaced(
    script: &str,
    after: &str,
    begin: &str,
    end: &str,
    with: impl Fn(&str) -> String,
) -> String {
    let mut parts = script.split(after);
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        done += after;
        let on_the_line = |(line, _): &(&str, &str)| !line.contains('\n');
        let found = part.split_once(begin).filter(on_the_line);
        match found.and_then(|(line, rest)| Some((line, rest.split_once(end)?))) {
            Some((line, (body, rest))) => done += &[line, &with(body), rest].concat(),
            None => done += part,
        }
    }
    done
}
