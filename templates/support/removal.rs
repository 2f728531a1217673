//! Text of JSON without some of its parts.

use std::collections::BTreeMap;

use serde_json::Error;
use serde_json::value::RawValue;

use super::check::{Parts, Removal};

/// Returns a text of JSON without some of its parts. All other parts stay as they are written, with all of their digits.
pub(super) fn without(json: &str, parts: &Parts) -> Result<String, Error> {
    if json.trim_start().starts_with('[') {
        let mut elements: Vec<Box<RawValue>> = serde_json::from_str(json)?;
        for (name, removal) in parts {
            let element = name.parse().ok().and_then(|index: usize| elements.get_mut(index));
            if let (Some(element), Removal::Parts(inner)) = (element, removal) {
                *element = RawValue::from_string(without(element.get(), inner)?)?;
            }
        }
        return serde_json::to_string(&elements);
    }
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(json)?;
    for (name, removal) in parts {
        match (removal, members.get_mut(name)) {
            (Removal::Parts(inner), Some(member)) => {
                *member = RawValue::from_string(without(member.get(), inner)?)?;
            }
            _ => {
                members.remove(name);
            }
        }
    }
    serde_json::to_string(&members)
}
