//! Runs a command and writes what it used into a file: microseconds of CPU, and kilobytes of memory at most.
//!
//! The file lies in the folder `USAGE` and bears the name of the crate if the command is a compiler, as
//! under `RUSTC_WRAPPER`, else that of the program. A process of its own for each command, because the
//! system adds up what the children of one process used.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::{env, fs};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

fn main() -> ExitCode {
    let command: Vec<_> = env::args_os().skip(1).collect();
    let status = Command::new(&command[0])
        .args(&command[1..])
        .status()
        .expect("the command can be run");
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let cpu = used.user_time().num_microseconds() + used.system_time().num_microseconds();

    let program = PathBuf::from(&command[0]);
    let crate_name = command
        .iter()
        .skip_while(|&argument| argument != "--crate-name")
        .nth(1);
    if let (Some(folder), Some(name)) = (
        env::var_os("USAGE"),
        crate_name.map(OsString::as_os_str).or(program.file_name()),
    ) {
        let file = PathBuf::from(folder).join(name);
        fs::write(file, format!("{cpu} {}", used.max_rss())).expect("the folder can be written");
    }
    ExitCode::from(
        status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .unwrap_or(1),
    )
}
