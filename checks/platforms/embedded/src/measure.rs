//! What a look-up costs beside a search of the sorted table of the same keys, and how deep the stack gets.

use core::fmt::Write;
use core::hint::black_box;
use core::ptr::with_exposed_provenance_mut as address;

use hyperscaler_investments::{Investment, Region};

use crate::questions::{Failure, ask};
use crate::target::{spin, stack_pointer, ticks};

/// How often each key is looked up: what one tick of the clock holds more than does not matter then.
const TIMES: u32 = 16;

pub fn all(out: &mut impl Write) -> Result<(), Failure> {
    compare(out, "id", Investment::iter().map(Investment::id), |key| {
        Investment::get(key).is_some()
    })?;
    compare(out, "region", Region::iter().map(Region::code), |key| {
        Region::get(key).is_some()
    })?;
    let mut answer = None;
    let used = stack(&mut || answer = Investment::get(black_box("aws-es-aragon-2024")));
    report(out, "stack of a look-up", used)?;
    let mut answer = Ok(());
    let used = stack(&mut || answer = ask(&mut Nowhere));
    report(out, "stack of all", used)?;
    answer
}

/// Instructions of one look-up, ours and theirs, on average over all keys.
// The table of keys must not stay on the stack when this is over: it takes half of it.
#[inline(never)]
fn compare(
    out: &mut impl Write,
    what: &str,
    keys: impl ExactSizeIterator<Item = &'static str>,
    ours: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    let mut table = [""; 1024];
    let number = keys.len();
    table
        .iter_mut()
        .zip(keys)
        .for_each(|(slot, key)| *slot = key);
    let sorted = table.get(..number).ok_or(Failure::Wrong)?;

    let start = ticks();
    spin(500_000);
    let million = since(start);
    let count = |found: &dyn Fn(&str) -> bool| {
        let start = ticks();
        let mut all = true;
        for _ in 0..TIMES {
            for key in sorted {
                all &= black_box(found(black_box(key)));
            }
        }
        let ticks = since(start);
        all.then_some(u64::from(ticks) * 1_000_000)
    };
    // What the counting itself costs.
    let nothing = count(&|_| true).ok_or(Failure::Wrong)?;
    let rounds = u64::from(million) * u64::from(TIMES) * number as u64;
    let each = |count: Option<u64>| count?.checked_sub(nothing)?.checked_div(rounds);
    report(out, what, each(count(&ours)).ok_or(Failure::Wrong)?)?;
    let search = |key: &str| sorted.binary_search(&key).is_ok();
    write!(out, "{what} ")?;
    report(out, "search", each(count(&search)).ok_or(Failure::Wrong)?)?;
    Ok(())
}

/// How many ticks there were since then, of which a clock keeps 24 bits.
fn since(start: u32) -> u32 {
    ticks().wrapping_sub(start) & 0x00ff_ffff
}

const PAINT: u8 = 0xa5;

/// How many bytes of stack a call uses: the free memory is painted before, and looked at after.
#[inline(never)]
fn stack(call: &mut dyn FnMut()) -> u64 {
    unsafe extern "C" {
        static stack_low: u8;
    }
    let (low, high) = ((&raw const stack_low).expose_provenance(), stack_pointer());
    // SAFETY: nothing but the stack is in memory, and it ends where its pointer points.
    for byte in low..high {
        unsafe { address::<u8>(byte).write_volatile(PAINT) }
    }
    call();
    let untouched =
        (low..high).take_while(|&byte| unsafe { address::<u8>(byte).read_volatile() } == PAINT);
    (high - low - untouched.count()) as u64
}

struct Nowhere;

impl Write for Nowhere {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        black_box(text);
        Ok(())
    }
}

/// A name and a number, digit by digit: as far as a linker sees, `core` can panic when it prints one.
fn report(out: &mut impl Write, name: &str, mut number: u64) -> Result<(), Failure> {
    let mut digits = [0; 20];
    for place in digits.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    write!(out, "{name}=")?;
    digits
        .into_iter()
        .filter(|&digit| digit > 0)
        .try_for_each(|digit| out.write_char(digit.into()))?;
    Ok(out.write_str("\n")?)
}
