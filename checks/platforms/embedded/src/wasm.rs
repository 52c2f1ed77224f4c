//! A module for WebAssembly that imports nothing: `run.mjs` gives it memory for its texts.
#![no_std]

#[path = "../../freestanding/src/proof.rs"]
mod proof;
#[path = "../../freestanding/src/questions.rs"]
mod questions;

use core::fmt;

use hyperscaler_investments::Investment;

/// Writes the answers to a text of that many bytes. How many it wrote; or less than zero, the failure.
///
/// # Safety
///
/// The memory is there, and nobody else uses it meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ask(text: *mut u8, size: usize) -> isize {
    proof::control();
    // SAFETY: as the caller promised.
    let mut rest = Rest(unsafe { core::slice::from_raw_parts_mut(text, size) });
    match questions::ask(&mut rest) {
        Ok(()) => (size - rest.0.len()) as isize,
        Err(failure) => -(failure as isize),
    }
}

/// The amount of an id in whole units; zero if there is none.
///
/// # Safety
///
/// As for `ask`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn units(id: *const u8, size: usize) -> u64 {
    // SAFETY: as the caller promised.
    let id = unsafe { core::slice::from_raw_parts(id, size) };
    let plan = core::str::from_utf8(id).ok().and_then(Investment::get);
    plan.and_then(Investment::amount)
        .map_or(0, |amount| amount.units())
}

/// What is left of the memory for the text.
struct Rest<'a>(&'a mut [u8]);

impl fmt::Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let (place, rest) = core::mem::take(&mut self.0)
            .split_at_mut_checked(text.len())
            .ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.0 = rest;
        Ok(())
    }
}
