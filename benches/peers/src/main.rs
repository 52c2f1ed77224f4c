//! Prints what a look-up costs here and elsewhere: see `run`.
//!
//! Instructions are counted by callgrind, as the difference between few and many passes over the same
//! keys, less the loop itself; they repeat to the instruction. Times are from this process, as ratios.
//! `peers TASK` prints only the tasks with that text in their names.

use std::process::Command;
use std::time::{Duration, Instant};
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
    let times: Vec<_> = numbers.iter().map(|&number| nanoseconds(&cases[number])).collect();
    // Instructions do not depend on what else the machine does, so both cores count.
    let calls: Vec<_> = numbers.iter().map(|&number| (number, cases[number].calls)).collect();
    let counts: Vec<_> = thread::scope(|scope| {
        let halves = calls.chunks(calls.len().div_ceil(2).max(1));
        let counting: Vec<_> = halves.map(|half| scope.spawn(|| instructions(half))).collect();
        counting.into_iter().flat_map(|half| half.join().expect("callgrind ran")).collect()
    });
    println!("| task | by | instructions | to ours | time to ours |\n|---|---|---:|---:|---:|");
    let of = |task: &str, peer: &str| {
        let position = numbers.iter().position(|&n| cases[n].task == task && cases[n].peer == peer);
        position.map(|position| (counts[position], times[position])).expect("each task has a loop and us")
    };
    for (&number, (&count, &time)) in numbers.iter().zip(counts.iter().zip(&times)) {
        let Case { task, peer, .. } = cases[number];
        if peer == LOOP {
            continue;
        }
        let (loop_count, loop_time) = of(task, LOOP);
        let (our_count, our_time) = of(task, OURS);
        let (ours, count) = (our_count - loop_count, count - loop_count);
        let (our_time, time) = ((our_time - loop_time).max(0.01), (time - loop_time).max(0.01));
        println!("| {task} | {peer} | {count:.1} | {:.2} | {:.2} |", count / ours, time / our_time);
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

/// The time of one call: the fastest of several runs.
fn nanoseconds(case: &Case) -> f64 {
    let timed = |passes: u32| {
        let start = Instant::now();
        (case.run)(passes);
        start.elapsed()
    };
    let passes = 400_000_u32.div_ceil(case.calls).min(40_000);
    let fastest = |passes| (0..5).map(|_| timed(passes)).min().unwrap_or(Duration::ZERO).as_secs_f64();
    (fastest(passes + 1) - fastest(1)) * 1e9 / f64::from(passes * case.calls)
}
