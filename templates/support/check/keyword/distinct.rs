//! Which elements of an array equal an earlier one.

use std::cell::LazyCell;
use std::hash::RandomState;

use super::super::equal;
use super::super::subject::{Kind, Subject};

/// Up to so many elements that must be distinct are compared without an allocation.
pub const SMALL: usize = 64;

/// Returns the elements that equal an earlier one, each with that one before it.
pub(super) fn equals<'a, S: Subject<'a>>(array: S::Array) -> Vec<(usize, usize)> {
    let state = LazyCell::new(RandomState::new);
    let hash = |index| S::element(array, index).map(|element| equal::hash(element, &state));
    let same = |one, other| {
        let pair = S::element(array, one).zip(S::element(array, other));
        pair.is_some_and(|(one, other)| equal::equal(one, other))
    };
    repeated(S::length(array), hash, same)
}

/// Returns whether an element has the identifiers of an earlier one.
pub(super) fn has_twins<'a, S: Subject<'a>>(identifiers: &[&[&str]], array: S::Array) -> bool {
    let ([way], 2) = (identifiers, S::length(array)) else {
        return !twins::<S>(identifiers, array).is_empty();
    };
    // Many arrays have two elements, and most have one identifier.
    let identifier = |index| at_way(S::element(array, index)?, way);
    let pair = identifier(0).zip(identifier(1));
    pair.is_some_and(|(one, other)| equal::equal(one, other))
}

/// Returns the elements that have the identifiers of an earlier one, each with that one before it. An element without
/// one of its identifiers has none.
pub(super) fn twins<'a, S: Subject<'a>>(identifiers: &[&[&str]], array: S::Array) -> Vec<(usize, usize)> {
    let state = LazyCell::new(RandomState::new);
    let identifier = |index, way: &[&str]| at_way(S::element(array, index)?, way);
    let hash = |index| {
        identifiers.iter().try_fold(0u64, |sum, way| {
            let value = identifier(index, way)?;
            Some(sum.rotate_left(5) ^ equal::hash(value, &state))
        })
    };
    let same = |one, other| {
        let mut ways = identifiers.iter();
        ways.all(|way| match (identifier(one, way), identifier(other, way)) {
            (Some(one), Some(other)) => equal::equal(one, other),
            _ => false,
        })
    };
    repeated(S::length(array), hash, same)
}

/// Returns the value at a path of member names.
fn at_way<'a, S: Subject<'a>>(value: S, way: &[&str]) -> Option<S> {
    way.iter().try_fold(value, |value, name| match value.kind() {
        Kind::Object(object) => S::member(object, name),
        _ => None,
    })
}

/// Up to so many elements are compared each with each.
const FEW: usize = 8;

/// Each element that equals an earlier one, with that one before it. `hash` gives the same for equal elements, and
/// nothing for those that equal no other.
fn repeated(
    length: usize,
    hash: impl Fn(usize) -> Option<u64>,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if length <= FEW {
        for index in 1..length {
            pairs.extend(
                (0..index)
                    .find(|first| same(*first, index))
                    .map(|first| (first, index)),
            );
        }
        return pairs;
    }
    let mut small = [(0, 0); SMALL];
    let mut large = Vec::new();
    let hashes = (0..length).filter_map(|index| Some((hash(index)?, index)));
    let hashes = if length <= SMALL {
        let count = hashes.zip(&mut small).map(|(hash, slot)| *slot = hash).count();
        &mut small[..count]
    } else {
        large.extend(hashes);
        &mut large[..]
    };
    hashes.sort_unstable();
    for run in hashes.chunk_by(|one, other| one.0 == other.0) {
        for (position, (_, index)) in run.iter().enumerate().skip(1) {
            let first = run[..position].iter().find(|(_, earlier)| same(*earlier, *index));
            pairs.extend(first.map(|(_, first)| (*first, *index)));
        }
    }
    pairs.sort_unstable_by_key(|(_, index)| *index);
    pairs
}
