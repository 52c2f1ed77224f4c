//! The proof: what a program must not reach does not exist, so that it links exactly if it never does.

use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;

unsafe extern "C" {
    // Nobody defines these. The first one returns: of a heap that never does, the compiler would delete
    // whatever comes after it, and with it the proof.
    safe fn HEAP_IS_REACHABLE() -> *mut u8;
    safe fn PANIC_IS_REACHABLE() -> !;
}

struct Missing;

// rust_decimal links `alloc`, so a program must name an allocator, though nothing here ever calls it.
#[global_allocator]
static HEAP: Missing = Missing;

// SAFETY: a program in which these can be called does not link.
unsafe impl GlobalAlloc for Missing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        HEAP_IS_REACHABLE()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {
        HEAP_IS_REACHABLE();
    }
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    PANIC_IS_REACHABLE()
}

/// The negative controls: with each, one thing that must be noticed, or the proof is void.
pub fn control() {
    #[cfg(control = "heap")]
    {
        extern crate alloc;
        core::hint::black_box(alloc::boxed::Box::new(1));
    }
    #[cfg(control = "panic")]
    assert!(core::hint::black_box(true));
    #[cfg(control = "data")]
    {
        static mut DATA: u32 = 1;
        core::hint::black_box(&raw mut DATA);
    }
    #[cfg(control = "bss")]
    {
        static mut BSS: u32 = 0;
        core::hint::black_box(&raw mut BSS);
    }
}
