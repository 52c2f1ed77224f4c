//! Firmware without an operating system: it asks the data, prints through semihosting, and ends.
#![no_std]
#![no_main]

mod measure;
#[path = "../../freestanding/src/proof.rs"]
mod proof;
#[path = "../../freestanding/src/questions.rs"]
mod questions;
#[cfg_attr(target_arch = "arm", path = "thumb.rs")]
#[cfg_attr(target_arch = "riscv32", path = "riscv.rs")]
mod target;

use core::fmt;

/// Where the start-up code of each target leads.
extern "C" fn main() -> ! {
    proof::control();
    #[cfg(control = "stack")]
    core::hint::black_box([0_u8; 0x1_0000]);
    let result = if cfg!(measure) {
        measure::all(&mut Output)
    } else {
        questions::ask(&mut Output)
    };
    exit(result.map_or_else(|failure| failure as usize, |()| 0))
}

const SYS_WRITEC: usize = 0x03;
const SYS_EXIT_EXTENDED: usize = 0x20;
const APPLICATION_EXIT: usize = 0x20026;

pub extern "C" fn exit(status: usize) -> ! {
    let why = [APPLICATION_EXIT, status];
    loop {
        target::semihosting(SYS_EXIT_EXTENDED, why.as_ptr().cast());
    }
}

struct Output;

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.as_bytes() {
            target::semihosting(SYS_WRITEC, byte);
        }
        Ok(())
    }
}
