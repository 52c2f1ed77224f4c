//! A program for Linux on `x86_64` without a C library: it asks the data, prints and ends.
#![no_std]
#![no_main]

mod proof;
mod questions;

use core::arch::{asm, global_asm};
use core::fmt;

// The kernel enters with the stack aligned and no return address on it. The others are what the compiler
// calls to copy, to fill and to compare.
global_asm!(
    ".global _start, memcpy, memset, memcmp, bcmp",
    "_start: call {start}",
    "memcpy: mov rax, rdi",
    "        mov rcx, rdx",
    "        rep movsb",
    "        ret",
    "memset: mov r8, rdi",
    "        mov eax, esi",
    "        mov rcx, rdx",
    "        rep stosb",
    "        mov rax, r8",
    "        ret",
    "memcmp:",
    "bcmp:   xor eax, eax",
    "        mov rcx, rdx",
    "        cmp eax, eax",
    "        repe cmpsb",
    "        seta al",
    "        sbb eax, 0",
    "        ret",
    start = sym start,
);

const WRITE: usize = 1;
const GETPID: usize = 39;
const EXIT: usize = 60;
const PRCTL: usize = 157;

extern "C" fn start() -> ! {
    // From here on the kernel lets the program read, write and exit, and kills it for anything else.
    let (set_seccomp, strict) = (22, 1);
    if call(PRCTL, [set_seccomp, strict, 0]) != 0 {
        exit(5);
    }
    if cfg!(control = "call") {
        call(GETPID, [0; 3]);
    }
    proof::control();
    exit(questions::ask(&mut Output).map_or_else(|failure| failure as usize, |()| 0))
}

pub fn exit(status: usize) -> ! {
    loop {
        call(EXIT, [status, 0, 0]);
    }
}

struct Output;

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let written = call(WRITE, [1, text.as_ptr() as usize, text.len()]);
        if written == text.len() {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}

fn call(number: usize, [a, b, c]: [usize; 3]) -> usize {
    let result;
    // SAFETY: of the calls above, one is given memory, and reads it.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number => result,
            in("rdi") a, in("rsi") b, in("rdx") c, lateout("rcx") _, lateout("r11") _,
            options(nostack, readonly),
        );
    }
    result
}
