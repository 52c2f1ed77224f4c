//! ARM Cortex-M: its vectors, semihosting and SysTick.

use core::arch::{asm, global_asm};
use core::ptr::with_exposed_provenance_mut as address;

// The stack's top, where to start, and what to do in a fault: say so, on a stack that starts anew, for the
// fault may be that there was none left.
global_asm!(
    ".section .start, \"ax\"",
    ".word stack_top, start, fault, fault",
    ".global start",
    ".thumb_func",
    "start: bl {main}",
    ".thumb_func",
    "fault: ldr r0, =stack_top",
    "mov sp, r0",
    "movs r0, #102",
    "bl {exit}",
    ".pool",
    main = sym crate::main,
    exit = sym crate::exit,
);

pub fn semihosting(operation: usize, argument: *const u8) {
    // SAFETY: the two operations in use read what the argument points at.
    unsafe {
        asm!("bkpt 0xab", inout("r0") operation => _, in("r1") argument, options(nostack, readonly));
    }
}

/// SysTick's count of the processor's clock, as one that rises: 24 bits.
pub fn ticks() -> u32 {
    let (control, reload, current) = (0xe000_e010, 0xe000_e014, 0xe000_e018);
    // SAFETY: a Cortex-M has these registers there, and nobody else uses them.
    unsafe {
        if address::<u32>(control).read_volatile() & 1 == 0 {
            address::<u32>(reload).write_volatile(0x00ff_ffff);
            address::<u32>(current).write_volatile(0);
            address::<u32>(control).write_volatile(5);
        }
        0x00ff_ffff - address::<u32>(current).read_volatile()
    }
}

/// Two instructions each round.
pub fn spin(rounds: u32) {
    // SAFETY: it counts a register down.
    unsafe { asm!("2: subs {0}, #1", "bne 2b", inout(reg) rounds => _, options(nomem, nostack)) }
}

#[inline(always)]
pub fn stack_pointer() -> usize {
    let pointer;
    // SAFETY: it reads a register.
    unsafe { asm!("mov {}, sp", out(reg) pointer, options(nomem, nostack)) }
    pointer
}
