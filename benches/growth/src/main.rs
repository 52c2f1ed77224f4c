//! What more records cost, by synthetic data of several sizes through the real compiler and library.
//!
//! `growth FOLDER` measures all sizes, prints a table and draws `docs/growth.svg`; `growth check FOLDER`
//! fails if a size that is soon measured is past its limits. FOLDER is emptied and built in.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

use measure::{Measured, Workshop};

mod data;
mod measure;
mod plot;

/// The tables number rows with two bytes: some more are refused.
const SIZES: [usize; 5] = [0, 100, 1_000, 10_000, 50_000];
const TOO_MANY: usize = 100_000;
/// How often each size is measured; and in the check, where the least of a few is too uneven for its share.
const ROUNDS: usize = 3;
const ROUNDS_OF_THE_CHECK: usize = 7;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check", folder] => check(folder.into()),
        [folder] => all(folder.into()),
        _ => Err(io::Error::other("usage: growth [check] FOLDER")),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}

fn all(folder: PathBuf) -> io::Result<ExitCode> {
    let workshop = Workshop::open(folder, &["0", "3"], &["hit", "miss"])?;
    let measured = workshop.measure(&SIZES, ROUNDS)?;
    print(&measured);
    println!(
        "\n{TOO_MANY} investments:\n\n```\n{}\n```",
        workshop.refusal(TOO_MANY)?
    );
    fs::write(
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/growth.svg"),
        plot::svg(&measured),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// A table in Markdown. What a record costs is reckoned from the build with no synthetic one.
fn print(measured: &[Measured]) {
    println!(
        "Investments beside the curated ones; CPU is user and system, the least of several runs; MB are at \
         most. The build script at opt-level 0, as Cargo builds it by default, and at 3; rustc for the \
         library in a release build; the program reads every field of every record.\n\n\
         | investments | script, CPU s | MB | at opt-level 3, CPU s | MB | rustc, CPU s | ms a record | MB \
         | program, bytes a record | per byte of its text | hit, instructions | miss |\n|{}",
        "---:|".repeat(12)
    );
    let none = &measured[0];
    for it in measured {
        let a_record = if it.investments == 0 {
            ["", "", ""].map(String::from)
        } else {
            let Costs {
                rustc,
                binary,
                per_text,
                ..
            } = costs(none, it);
            // A hundred records are less than the CPU times are off.
            let rustc = if it.investments < 1_000 {
                String::new()
            } else {
                format!("{:.3}", rustc * 1e3)
            };
            [rustc, format!("{binary:.0}"), format!("{per_text:.2}")]
        };
        let [rustc, binary, per_text] = a_record;
        println!(
            "| {} | {:.2} | {:.0} | {:.2} | {:.0} | {:.2} | {rustc} | {:.0} | {binary} | {per_text} | {:.1} | {:.1} |",
            it.investments,
            it.scripts[0].cpu,
            it.scripts[0].memory,
            it.scripts[1].cpu,
            it.scripts[1].memory,
            it.rustc.cpu,
            it.rustc.memory,
            it.look_ups[0],
            it.look_ups[1],
        );
    }
}

/// What a record costs.
struct Costs {
    /// CPU seconds.
    rustc: f64,
    /// Bytes of the program; per byte of the record's own text.
    binary: f64,
    per_text: f64,
}

#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
fn costs(none: &Measured, some: &Measured) -> Costs {
    let (records, binary) = (some.investments as f64, (some.binary - none.binary) as f64);
    Costs {
        rustc: (some.rustc.cpu - none.rustc.cpu) / records,
        binary: binary / records,
        per_text: binary / some.text as f64,
    }
}

/// How much of the time that rustc takes for the library with the curated data a thousand records may add.
/// A share, because both are slower on a slow or busy machine, and generous, because even the least of
/// several CPU times is some percent off: still, tables that rustc finds hard cost several times as much.
const SHARE_OF_RUSTC: f64 = 0.25;
/// Memory and sizes hardly vary, so these are what is to be reached: megabytes of the build script, and of rustc
/// for the library with the curated records; and how many of rustc's a thousand records more may add.
const MEMORY: f64 = 250.0;
const MORE_MEMORY: f64 = 50.0;
const PER_TEXT: f64 = 1.4;
/// Bytes of the program for one synthetic record: it has some 450 bytes of text.
const PER_RECORD: f64 = 650.0;

fn check(folder: PathBuf) -> io::Result<ExitCode> {
    let measured =
        Workshop::open(folder, &["0"], &[])?.measure(&[0, 1_000], ROUNDS_OF_THE_CHECK)?;
    let (none, some) = (&measured[0], &measured[1]);
    let costs = costs(none, some);
    let share = some.rustc.cpu / none.rustc.cpu - 1.0;
    println!(
        "{} records: rustc {:.2} s of CPU for the library, {:.2} s without them: {:.3} ms a record",
        some.investments,
        some.rustc.cpu,
        none.rustc.cpu,
        costs.rustc * 1e3
    );
    let limits = [
        ("CPU time of rustc, added share", share, SHARE_OF_RUSTC),
        (
            "memory of rustc with the curated data, MB",
            none.rustc.memory,
            MEMORY,
        ),
        (
            "memory of rustc, MB more",
            some.rustc.memory - none.rustc.memory,
            MORE_MEMORY,
        ),
        (
            "memory of the build script, MB",
            some.scripts[0].memory,
            MEMORY,
        ),
        ("bytes of the program a record", costs.binary, PER_RECORD),
        (
            "bytes of the program per byte of text",
            costs.per_text,
            PER_TEXT,
        ),
    ];
    let mut code = ExitCode::SUCCESS;
    for (what, value, limit) in limits {
        let verdict = if value <= limit { "within" } else { "PAST" };
        println!("{what}: {value:.2}, {verdict} the limit of {limit}");
        if value > limit {
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}
