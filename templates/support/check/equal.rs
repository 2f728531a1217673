//! Equality of JSON values: numbers by value (`1` is `1.0`), objects whatever the order of their members.

use std::hash::{BuildHasher, Hasher, RandomState};

use serde_json::Value;

use super::number::Number;
use super::slow::MAX_DEPTH;
use super::subject::{Kind, Subject};

/// Returns a hash that is the same for equal values.
pub(super) fn hash<'a, S: Subject<'a>>(value: S, state: &RandomState) -> u64 {
    hash_at(value, state, MAX_DEPTH)
}

fn hash_at<'a, S: Subject<'a>>(value: S, state: &RandomState, depth: u32) -> u64 {
    let Some(depth) = depth.checked_sub(1) else {
        return 0;
    };
    let mut hasher = state.build_hasher();
    match value.kind() {
        Kind::Null => hasher.write_u8(0),
        Kind::Bool(value) => hasher.write_u8(1 + u8::from(value)),
        Kind::Number(number) | Kind::KnownNumber(number) => hasher.write_u64(number.hash()),
        Kind::Text(text) | Kind::KnownText(text) => hasher.write(text.as_bytes()),
        Kind::Array(array) => {
            for element in (0..S::length(array)).filter_map(|index| S::element(array, index)) {
                hasher.write_u64(hash_at(element, state, depth));
            }
        }
        Kind::Object(object) => {
            let mut sum = 0u64;
            S::each(object, &mut |key, value| {
                let mut member = state.build_hasher();
                member.write(key.name().as_bytes());
                member.write_u64(hash_at(value, state, depth));
                sum = sum.wrapping_add(member.finish());
            });
            hasher.write_u64(sum);
        }
    }
    hasher.finish()
}

/// Returns whether two values of one origin are equal.
#[inline]
pub(super) fn equal<'a, S: Subject<'a>>(one: S, other: S) -> bool {
    match (one.kind(), other.kind()) {
        (Kind::Text(one), Kind::Text(other)) => one == other,
        (Kind::Number(Number::Int(one)), Kind::Number(Number::Int(other))) => one == other,
        _ => equal_at(one, other, MAX_DEPTH),
    }
}

fn equal_at<'a, S: Subject<'a>>(one: S, other: S, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match (one.unlisted().kind(), other.unlisted().kind()) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::Number(one), Kind::Number(other)) => one == other,
        (Kind::Text(one), Kind::Text(other)) => one == other,
        (Kind::Array(one), Kind::Array(other)) => {
            let length = S::length(one);
            let pair = |index| S::element(one, index).zip(S::element(other, index));
            length == S::length(other)
                && (0..length)
                    .filter_map(pair)
                    .all(|(one, other)| equal_at(one, other, depth))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            let mut equal = members::<S>(one) == members::<S>(other);
            S::each(one, &mut |key, value| {
                equal =
                    equal && S::member(other, key.name()).is_some_and(|twin| equal_at(value, twin, depth));
            });
            equal
        }
        _ => false,
    }
}

fn members<'a, S: Subject<'a>>(object: S::Object) -> usize {
    let mut count = 0;
    S::each(object, &mut |_, _| count += 1);
    count
}

/// Returns whether a value equals JSON.
pub(super) fn to_json<'a, S: Subject<'a>>(value: S, json: &Value) -> bool {
    match (value.unlisted().kind(), json.kind()) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::Number(one), Kind::Number(other)) => one == other,
        (Kind::Text(one), Kind::Text(other)) => one == other,
        (Kind::Array(one), Kind::Array(other)) => {
            let pairs = other.iter().enumerate();
            let mut pairs = pairs.filter_map(|(index, other)| Some((S::element(one, index)?, other)));
            S::length(one) == other.len() && pairs.all(|(one, other)| to_json(one, other))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            members::<S>(one) == other.len()
                && other
                    .iter()
                    .all(|(name, other)| S::member(one, name).is_some_and(|one| to_json(one, other)))
        }
        _ => false,
    }
}
