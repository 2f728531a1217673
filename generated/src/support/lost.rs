//! What a typed value does not hold of the JSON that it is read from. Reading leaves it out; where nothing may be left
//! out, it stops there. So most bodies are read and checked without a look at their JSON.

use std::cell::Cell;

use serde::de;

/// Whether something may be left out, and was.
#[derive(Clone, Copy, Default, PartialEq)]
enum Loss {
    #[default]
    Allowed,
    Forbidden,
    /// Noted apart from the error, which is not passed on where a value is read in several ways.
    Met,
}

thread_local! {
    static LOSS: Cell<Loss> = const { Cell::new(Loss::Allowed) };
}

/// Leaves something out: a member that is `null` where `null` is no value, or that its struct has no field for.
///
/// # Errors
/// Nothing may be left out.
#[cold]
pub(super) fn leave_out<E: de::Error>() -> Result<(), E> {
    if LOSS.get() == Loss::Allowed {
        return Ok(());
    }
    LOSS.set(Loss::Met);
    Err(E::custom("something would be left out"))
}

/// Reads so that nothing is left out; gives nothing where that fails.
pub(super) fn whole<T>(read: impl FnOnce() -> Option<T>) -> Option<T> {
    LOSS.set(Loss::Forbidden);
    let value = read();
    let is_whole = LOSS.take() == Loss::Forbidden;
    value.filter(|_| is_whole)
}
