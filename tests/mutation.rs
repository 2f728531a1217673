//! Random changes of JSON: a member dropped or added, a value of another type, a text too long, a number out of range.
//! The same seed gives the same changes.

use serde_json::{Value, json};

/// A small generator of numbers (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Returns a copy of a value with one node changed.
pub(crate) fn changed(value: &Value, random: &mut Random) -> Value {
    let mut copy = value.clone();
    let node = random.below(count(&copy));
    if let Some(node) = at(&mut copy, &mut { node }) {
        change(node, random);
    }
    copy
}

/// How many values there are in a value, itself among them.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// The value with an index, in the order of the text.
fn at<'v>(value: &'v mut Value, index: &mut usize) -> Option<&'v mut Value> {
    if *index == 0 {
        return Some(value);
    }
    *index -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().find_map(|element| at(element, index)),
        Value::Object(members) => members.values_mut().find_map(|member| at(member, index)),
        _ => None,
    }
}

fn change(node: &mut Value, random: &mut Random) {
    let kinds = [
        json!(null),
        json!(true),
        json!(-1),
        json!(3_000_000_000_u64),
        json!(1.5),
        json!(""),
        json!("x".repeat(300)),
        json!("2020-13-45T99:00:00Z"),
        json!([]),
        json!({}),
        json!(["a", "a"]),
    ];
    match (node, random.below(4)) {
        (Value::Object(members), 0) if !members.is_empty() => {
            let index = random.below(members.len());
            let name = members.keys().nth(index).cloned().unwrap_or_default();
            members.remove(&name);
        }
        (Value::Object(members), 1) => {
            members.insert("unheardOf".into(), kinds[random.below(kinds.len())].clone());
        }
        (Value::Array(elements), 0) if !elements.is_empty() => {
            let copy = elements[random.below(elements.len())].clone();
            elements.push(copy);
        }
        (Value::String(text), 0) => text.push_str(&"y".repeat(500)),
        (Value::String(text), 1) => *text = text.to_uppercase(),
        (node, _) => *node = kinds[random.below(kinds.len())].clone(),
    }
}
