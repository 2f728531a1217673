//! What a typed value has no place for: a member that is `null` where `null` is no value, or that a closed object does
//! not have. Reading leaves it out, unless the value is to be checked: then it is kept as the JSON that it is, among the
//! other members of an open object, or in place of the object. So a value that was read says all that is wrong with it.

use std::cell::Cell;

/// Whether something may be left out, and would have been.
#[derive(Clone, Copy, Default, PartialEq)]
enum Loss {
    #[default]
    Allowed,
    Forbidden,
    Met,
}

thread_local! {
    static LOSS: Cell<Loss> = const { Cell::new(Loss::Allowed) };
}

/// Whether something that its type has no place for is to be left out.
#[cold]
pub(super) fn is_left_out() -> bool {
    if LOSS.get() == Loss::Allowed {
        return true;
    }
    LOSS.set(Loss::Met);
    false
}

/// Reads so that nothing is left out. Gives besides what was read whether it is the same as without this.
pub(super) fn whole<T>(read: impl FnOnce() -> T) -> (T, bool) {
    LOSS.set(Loss::Forbidden);
    let value = read();
    let is_common = LOSS.take() == Loss::Forbidden;
    (value, is_common)
}
