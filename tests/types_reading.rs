//! Reading of bodies: whatever way is taken, the value is the one that `serde_json` reads, and what it refuses is
//! refused.

use azure_gallery::compute::gallery::v2022_01_03::{Gallery, GalleryList};
use azure_gallery::{Direction, Validate};
use serde_json::Value;

/// Texts that are values of JSON, or nearly so.
const TEXTS: &[&str] = &[
    "null",
    "true",
    "false",
    "nul",
    "truex",
    "tru",
    "True",
    "0",
    "-0",
    "-0.0",
    "7",
    "-7",
    "007",
    "-",
    "+1",
    "1.",
    ".5",
    "1.5",
    "1.5.3",
    "1e3",
    "1E+3",
    "1e",
    "0x1",
    "123456789012345678",
    "1234567890123456789",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "1e400",
    "12a",
    "1 2",
    "\"\"",
    "\"a\"",
    "\"abcdefg\"",
    "\"abcdefgh\"",
    "\"abcdefghi\"",
    "\"a quote \\\" and more\"",
    "\"\\\\\"",
    "\"\\\"",
    "\"\\u00e9\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\x\"",
    "\"é and 😀 and é\"",
    "\"\u{7f}\u{80}\"",
    "\"a\tb\"",
    "\"\u{1f}\"",
    "\"a line\nbreak\"",
    "\"open",
    "'a'",
    "[]",
    "[ ]",
    "[,]",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,2",
    "[1]]",
    "[[],[[]]]",
    "[\n\t1 ,\r\n 2 ]",
    "[\u{a0}1]",
    "{}",
    "{ }",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}",
    "{1:1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1;\"b\":2}",
    "{\"a\" : 1 , \"b\" : [2] }",
    "{\"\\u0061\":1}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":1}}",
    "{\"a\":[}",
    "[{]}",
    "/* */ 1",
    "1 // one",
    "\u{feff}1",
    "NaN",
    "Infinity",
];

/// Reads a body in the way that a check takes, and in that of `serde_json`.
fn same<T: Validate>(body: &[u8]) {
    let shown = String::from_utf8_lossy(body).into_owned();
    let read = T::from_json_for(body, Direction::Any);
    let json = match serde_json::from_slice::<Value>(body) {
        Ok(json) => json,
        Err(error) => {
            assert!(read.is_err(), "{shown} is not JSON: {error}");
            return;
        }
    };
    match (read, T::check_for(&json, Direction::Any)) {
        (Ok(value), Ok(())) => {
            let written = value.write(serde_json::value::Serializer).unwrap();
            assert_eq!(written, json, "{shown}");
        }
        (Err(found), Err(expected)) => assert_eq!(found, expected, "{shown}"),
        (read, checked) => panic!("{shown}: {:?} but {checked:?}", read.err()),
    }
}

#[test]
fn any_value_is_read_as_serde_json_reads_it() {
    for text in TEXTS {
        same::<Gallery>(text.as_bytes());
        for location in ["unknown", "tags", "name", "location", "properties"] {
            let body = format!("{{\"location\":\"here\",\"{location}\":{text}}}");
            same::<Gallery>(body.as_bytes());
        }
        let list = format!("{{\"value\":[{{\"location\":\"here\"}},{text}],\"nextLink\": {text} }} ");
        same::<GalleryList>(list.as_bytes());
    }
}

#[test]
fn values_may_be_nested_as_deeply_as_serde_json_allows() {
    for depth in [1, 60, 118, 119, 120, 121, 126, 127, 128, 129, 1000] {
        let nested = "[".repeat(depth) + &"]".repeat(depth);
        same::<Gallery>(format!("{{\"location\":\"here\",\"unknown\":{nested}}}").as_bytes());
        let nested = "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
        same::<Gallery>(format!("{{\"location\":\"here\",\"unknown\":{nested}}}").as_bytes());
    }
}

#[test]
fn a_body_that_ends_early_or_late_is_refused() {
    let body = r#" {"location":"here","tags":{"a":"b\\"},"properties":{"identifier":{"uniqueName":"x"}},"unknown":[1.5,-2,"é"]} "#;
    for end in 0..=body.len() {
        same::<Gallery>(&body.as_bytes()[..end]);
    }
    for byte in 0..=u8::MAX {
        for location in 0..=body.len() {
            let mut bytes = body.as_bytes().to_vec();
            bytes.insert(location, byte);
            same::<Gallery>(&bytes);
        }
    }
}

#[test]
fn of_members_with_the_same_name_the_last_one_counts() {
    for (one, other) in [
        ("\"a\"", "5"),
        ("5", "\"a\""),
        ("null", "\"a\""),
        ("\"a\"", "null"),
        ("\"a\"", "\"b\""),
    ] {
        let body = format!("{{\"location\":\"here\",\"name\":{one},\"name\":{other}}}");
        same::<Gallery>(body.as_bytes());
        let body = format!("{{\"location\":{one},\"location\":{other}}}");
        same::<Gallery>(body.as_bytes());
    }
}
