// The program that `round_trip.rs` puts beside a generated crate. It is given a file with a line for each body:
// the rank of its type, a blank, the body. It prints a line for each body that does not come back equal: the rank of
// the line, a blank, what happened.

#![allow(dead_code, unused_variables, reason = "a service may have no bodies")]

use armature_round_trip_crate::support::Wire;
use serde_json::Value;

fn main() {
    let path = std::env::args().nth(1).expect("the file with the bodies");
    let text = std::fs::read_to_string(path).expect("a readable file");
    for (rank, line) in text.lines().enumerate() {
        let (of, body) = line.split_once(' ').expect("a rank and a body");
        if let Err(problem) = pass(of.parse().expect("a rank"), body) {
            println!("{rank} {}", problem.replace('\n', " "));
        }
    }
}

/// Reads a body from text as services send it, and writes it again.
fn through<T: Wire>(body: &str) -> Result<(), String> {
    let mut reader = serde_json::Deserializer::from_str(body);
    let value = T::read(&mut reader).map_err(|error| error.to_string())?;
    let after = value
        .write(serde_json::value::Serializer)
        .map_err(|error| error.to_string())?;
    let before: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
    match difference(&before, &after, String::new()) {
        None => Ok(()),
        Some(place) => Err(format!("not equal at `{place}`")),
    }
}

/// Where two values differ; numbers are compared by what they mean.
fn difference(before: &Value, after: &Value, place: String) -> Option<String> {
    match (before, after) {
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => (a.iter().zip(b).enumerate())
            .find_map(|(rank, (a, b))| difference(a, b, format!("{place}/{rank}"))),
        (Value::Object(a), Value::Object(b)) => {
            let gone = a.iter().find_map(|(name, a)| {
                let place = format!("{place}/{name}");
                match b.get(name) {
                    Some(b) => difference(a, b, place),
                    None => Some(place),
                }
            });
            gone.or_else(|| b.keys().find(|name| !a.contains_key(*name)).map(|name| format!("{place}/{name}")))
        }
        _ if before == after => None,
        _ => Some(place),
    }
}
