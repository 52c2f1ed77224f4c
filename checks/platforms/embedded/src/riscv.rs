//! RISC-V: where it starts, semihosting and the counter of instructions.

use core::arch::{asm, global_asm};

// The stack's top, what to do in a fault (its address ends in two zeros), and where to start. A fault is said on a
// stack that starts anew, for the fault may be that there was none left.
global_asm!(
    ".section .start, \"ax\"",
    ".global start",
    "start: la sp, stack_top",
    "la t0, 2f",
    "csrw mtvec, t0",
    "j {main}",
    ".balign 4",
    "2: la sp, stack_top",
    "li a0, 102",
    "j {exit}",
    main = sym crate::main,
    exit = sym crate::exit,
);

pub fn semihosting(operation: usize, argument: *const u8) {
    // SAFETY: the two operations in use read what the argument points at. The instructions around the
    // trap, which do nothing, tell it from a debugger's: uncompressed, and on one page.
    unsafe {
        asm!(
            ".balign 16", ".option push", ".option norvc",
            "slli x0, x0, 0x1f", "ebreak", "srai x0, x0, 7",
            ".option pop",
            inout("a0") operation => _, in("a1") argument, options(nostack, readonly),
        );
    }
}

/// The count of instructions.
pub fn ticks() -> u32 {
    let ticks;
    // SAFETY: it reads a counter.
    unsafe { asm!("csrr {}, minstret", out(reg) ticks, options(nomem, nostack)) }
    ticks
}

/// Two instructions each round.
pub fn spin(rounds: u32) {
    // SAFETY: it counts a register down.
    unsafe {
        asm!("2: addi {0}, {0}, -1", "bnez {0}, 2b", inout(reg) rounds => _, options(nomem, nostack))
    }
}

#[inline(always)]
pub fn stack_pointer() -> usize {
    let pointer;
    // SAFETY: it reads a register.
    unsafe { asm!("mv {}, sp", out(reg) pointer, options(nomem, nostack)) }
    pointer
}
