// The program that `round_trip.rs` puts next to a generated crate. It is given a file with a line for each body:
// the index of its type, a blank, the body. It prints lines that begin with the index of the line: `R` where a body does
// not come back equal, `V` with what a check finds, `X` where two ways of checking do not agree.

#![allow(dead_code, unused_variables, reason = "a service may have no bodies")]

use armature_round_trip_crate::support::Wire;
use armature_round_trip_crate::{Direction, Validate};
use serde_json::Value;

fn main() {
    let path = std::env::args().nth(1).expect("the file with the bodies");
    let text = std::fs::read_to_string(path).expect("a readable file");
    for (index, line) in text.lines().enumerate() {
        let (of, body) = line.split_once(' ').expect("an index and a body");
        for finding in pass(of.parse().expect("an index"), body) {
            println!("{index} {}", finding.replace('\n', " "));
        }
    }
}

/// Reads a body from text as services send it, and writes it again.
fn through<T: Wire>(body: &str) -> Vec<String> {
    come_back::<T>(body).err().into_iter().map(|problem| format!("R {problem}")).collect()
}

fn come_back<T: Wire>(body: &str) -> Result<(), String> {
    let mut reader = serde_json::Deserializer::from_str(body);
    let value = T::read(&mut reader).map_err(|error| error.to_string())?;
    let after = written(&value).ok_or("it cannot be written")?;
    let before: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
    match difference(&before, &after, String::new()) {
        None => Ok(()),
        Some(location) => Err(format!("not equal at `{location}`")),
    }
}

/// What [`through`] does, and a check in all ways that there are, for all directions.
fn checked<T: Validate>(body: &str) -> Vec<String> {
    let mut findings = through::<T>(body);
    let json: Value = serde_json::from_str(body).expect("a body is JSON");
    let found = T::violations_in(&json, Direction::Any);
    findings.extend(found.iter().map(|one| format!("V {one}")));
    for direction in [Direction::Any, Direction::Create, Direction::Update, Direction::Response] {
        let expected = T::check_for(&json, direction);
        match (&expected, T::from_json_for(body.as_bytes(), direction)) {
            (Ok(()), Ok(value)) if written(&value) == T::read(&json).ok().and_then(|value| written(&value)) => {}
            (Ok(()), Ok(_)) => findings.push(format!("X {direction:?}: from_json reads another value")),
            (Err(expected), Err(found)) if *expected == found => {}
            // Where a schema has no `type`, it allows values that a struct cannot hold.
            (Ok(()), Err(found)) if !json.is_object() && found.to_string().starts_with("#: INVALID_TYPE: expected an object (") => {}
            (_, Err(found)) => findings.push(format!("X {direction:?}: only from_json finds {found}")),
            (_, Ok(_)) => findings.push(format!("X {direction:?}: only check finds {expected:?}")),
        }
        // A typed value that holds all of the body must be found as valid as the body.
        if let (Ok(()), Ok(value)) = (come_back::<T>(body), T::read(&json)) {
            let found = value.validate_for(direction);
            if found != expected {
                findings.push(format!("X {direction:?}: validate finds {found:?} instead of {expected:?}"));
            }
        }
    }
    findings
}

fn written<T: Wire>(value: &T) -> Option<Value> {
    value.write(serde_json::value::Serializer).ok()
}

/// Where two values differ; numbers are compared by what they mean.
fn difference(before: &Value, after: &Value, location: String) -> Option<String> {
    match (before, after) {
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => (a.iter().zip(b).enumerate())
            .find_map(|(index, (a, b))| difference(a, b, format!("{location}/{index}"))),
        (Value::Object(a), Value::Object(b)) => {
            let gone = a.iter().find_map(|(name, a)| {
                let location = format!("{location}/{name}");
                match b.get(name) {
                    Some(b) => difference(a, b, location),
                    None => Some(location),
                }
            });
            gone.or_else(|| b.keys().find(|name| !a.contains_key(*name)).map(|name| format!("{location}/{name}")))
        }
        _ if before == after => None,
        _ => Some(location),
    }
}
