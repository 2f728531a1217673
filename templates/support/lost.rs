//! Notes of what a typed value does not hold of the JSON that it was read from. They are taken while reading, and
//! only when something is left out, so that most bodies are read and checked without a look at their JSON.

use std::cell::Cell;

/// A member was `null` where `null` is no value.
pub(super) const NULL: u8 = 1;
/// A member was passed over that its struct has no field for.
pub(super) const MEMBER: u8 = 2;

thread_local! {
    static LOST: Cell<u8> = const { Cell::new(0) };
}

/// Notes that something was left out.
#[cold]
pub(super) fn note(what: u8) {
    LOST.set(LOST.get() | what);
}

/// All that was noted since the last call.
pub(super) fn take() -> u8 {
    LOST.take()
}
