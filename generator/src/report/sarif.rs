//! Records as a log in SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. A record with
//! a location is a result; a record without one is a notification of the invocation, since viewers show results in
//! files.

use serde_json::{Map, Value, json};

use super::record::{Level, Location, Record};
use super::rules::Rules;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Returns the log of a run that ended with an exit code.
pub(crate) fn render(records: &[Record], exit_code: u8) -> String {
    let mut rules = Rules::default();
    let (results, notifications): (Vec<&Record>, Vec<&Record>) =
        records.iter().partition(|record| record.location.is_some());
    let results: Vec<Value> = results
        .into_iter()
        .map(|record| result(record, &mut rules))
        .collect();
    let failed = notifications.iter().any(|record| record.level == Level::Error);
    let notifications: Vec<Value> = notifications.into_iter().map(notification).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "armature",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules.descriptors(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": !failed,
                "exitCode": exit_code,
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(record: &Record, rules: &mut Rules) -> Value {
    let mut object = Map::new();
    if let Some(code) = record.code {
        object.insert("ruleId".into(), code.into());
        object.insert("ruleIndex".into(), rules.index(code).into());
    }
    object.insert("level".into(), record.level.name().into());
    object.insert("message".into(), text(record));
    let locations: Vec<Value> = record
        .location
        .iter()
        .map(|found| location(found, &found.label))
        .collect();
    object.insert("locations".into(), locations.into());
    let related: Vec<Value> = record
        .related
        .iter()
        .map(|(found, label)| location(found, label))
        .collect();
    if !related.is_empty() {
        object.insert("relatedLocations".into(), related.into());
    }
    object.into()
}

fn notification(record: &Record) -> Value {
    let mut object = Map::new();
    if let Some(code) = record.code {
        object.insert("descriptor".into(), json!({ "id": code }));
    }
    object.insert("level".into(), record.level.name().into());
    object.insert("message".into(), text(record));
    object.into()
}

/// Returns the message with the notes as paragraphs of their own.
fn text(record: &Record) -> Value {
    let paragraphs: Vec<&str> = std::iter::once(&record.message)
        .chain(&record.notes)
        .map(String::as_str)
        .collect();
    json!({ "text": paragraphs.join("\n\n") })
}

fn location(location: &Location, label: &str) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&location.path) } });
    if let Some(region) = location.region {
        physical["region"] = json!({
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        });
    }
    let mut object = json!({ "physicalLocation": physical });
    if let Some(pointer) = location.pointer.as_ref().filter(|pointer| !pointer.is_empty()) {
        object["logicalLocations"] = json!([{ "fullyQualifiedName": pointer }]);
    }
    if !label.is_empty() {
        object["message"] = json!({ "text": label });
    }
    object
}

/// Returns a path as a URI reference (RFC 3986): relative, or with the scheme `file` if the path is absolute.
fn uri(path: &str) -> String {
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', ..] if drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uri_references() {
        assert_eq!(uri("specs/a b:ä.json"), "specs/a%20b%3A%C3%A4.json");
        assert_eq!(uri("/srv/a.json"), "file:///srv/a.json");
        assert_eq!(uri("C:/a.json"), "file:///C%3A/a.json");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn a_record_without_a_location_is_a_notification() {
        let log: Value = serde_json::from_str(&render(&[Record::message(Level::Error, "no")], 2)).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["results"], json!([]));
        let invocation = &run["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(
            invocation["toolExecutionNotifications"][0]["message"]["text"],
            "no"
        );
    }
}
