//! Prints what a look-up costs here and elsewhere: see `run`.
//!
//! Instructions are counted by callgrind, as the difference between few and many passes over the same
//! keys, less the loop itself; they repeat to the instruction. Times are not taken: they vary by a factor on a
//! machine that does other things too.
//! `peers TASK` prints only the tasks with that text in their names.

use std::process::Command;
use std::{env, thread};

use cases::{Case, LOOP, OURS};

mod cases;
mod tables {
    //! Written by build.rs.
    #![allow(clippy::unreadable_literal, clippy::too_many_lines, reason = "generated")]

    /// The three fields that are read after a look-up.
    pub struct Record {
        pub amount: u64,
        pub status: u8,
        pub title: &'static str,
    }

    include!(concat!(env!("OUT_DIR"), "/peers.rs"));
}

/// Enough calls for the difference to drown what a random seed changes in preparing a map.
const COUNTED_CALLS: u32 = 20_000;

fn main() {
    let cases = cases::all();
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run", case, passes] => {
            let (case, passes): (usize, u32) = (case.parse().unwrap(), passes.parse().unwrap());
            (cases[case].run)(passes);
        }
        [] => print(&cases, ""),
        [task] => print(&cases, task),
        _ => eprintln!("usage: peers [TASK]"),
    }
}

fn print(cases: &[Case], wanted: &str) {
    let numbers: Vec<_> = (0..cases.len()).filter(|&number| cases[number].task.contains(wanted)).collect();
    // Instructions do not depend on what else the machine does, so both cores count.
    let calls: Vec<_> = numbers.iter().map(|&number| (number, cases[number].calls)).collect();
    let counts: Vec<_> = thread::scope(|scope| {
        let halves = calls.chunks(calls.len().div_ceil(2).max(1));
        let counting: Vec<_> = halves.map(|half| scope.spawn(|| instructions(half))).collect();
        counting.into_iter().flat_map(|half| half.join().expect("callgrind ran")).collect()
    });
    println!("| task | by | instructions | to ours |\n|---|---|---:|---:|");
    let of = |task: &str, peer: &str| {
        let position = numbers.iter().position(|&n| cases[n].task == task && cases[n].peer == peer);
        position.map(|position| counts[position]).expect("each task has a loop and us")
    };
    for (&number, &count) in numbers.iter().zip(&counts) {
        let Case { task, peer, .. } = cases[number];
        if peer == LOOP {
            continue;
        }
        let loop_count = of(task, LOOP);
        let (ours, count) = (of(task, OURS) - loop_count, count - loop_count);
        println!("| {task} | {peer} | {count:.1} | {:.2} |", count / ours);
    }
}

/// The instructions of one call of each case, by callgrind.
fn instructions(cases: &[(usize, u32)]) -> Vec<f64> {
    let program = env::current_exe().expect("this program has a path");
    let total = |number: usize, passes: u32| -> f64 {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(&program)
            .args(["run", &number.to_string(), &passes.to_string()])
            .output()
            .expect("valgrind is installed");
        let messages = String::from_utf8_lossy(&output.stderr);
        let collected = messages.lines().find_map(|line| line.split("Collected : ").nth(1));
        collected.and_then(|count| count.trim().parse().ok()).expect("callgrind counts")
    };
    let per_call = |&(number, calls): &(usize, u32)| {
        let passes = COUNTED_CALLS.div_ceil(calls);
        (total(number, passes + 1) - total(number, 1)) / f64::from(passes * calls)
    };
    cases.iter().map(per_call).collect()
}
