//! What can go wrong, and the exit code that tells. Only [`report`] prints errors.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

/// Why a command did not do all that it was asked to.
pub enum Failure {
    /// Nothing of that name is in the data set: one message for each name.
    NotFound(Vec<String>),
    /// Arguments that are invalid in combination, or for the data at hand.
    Usage(String),
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        Self::Output(error.into())
    }
}

/// Prints the message and returns the exit code. A reader that closed the pipe had what it wanted.
pub fn report(failure: &Failure) -> ExitCode {
    match failure {
        Failure::NotFound(messages) => {
            for message in messages {
                print(message);
            }
            ExitCode::from(1)
        }
        Failure::Usage(message) => {
            print(message);
            ExitCode::from(2)
        }
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Failure::Output(error) => {
            print(&format!("the output could not be written: {error}"));
            ExitCode::from(3)
        }
    }
}

fn print(message: &str) {
    const ERROR: Style = AnsiColor::Red.on_default().bold();
    // A message that cannot be written changes nothing: the exit code still tells.
    let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {message}");
}
