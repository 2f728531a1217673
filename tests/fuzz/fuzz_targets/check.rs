//! Any bytes as a body: reading and checking never panic, and all ways of checking agree.
#![no_main]

use azure_gallery::compute::gallery::v2022_01_03::GalleryImageVersion;
use azure_gallery::{Direction, Validate};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|body: &[u8]| {
    for direction in [
        Direction::Any,
        Direction::Create,
        Direction::Update,
        Direction::Response,
    ] {
        let read = GalleryImageVersion::from_json_for(body, direction);
        let Ok(json) = serde_json::from_slice::<Value>(body) else {
            assert!(read.is_err(), "what is no JSON is no body");
            continue;
        };
        match (read, GalleryImageVersion::check_for(&json, direction)) {
            (Err(found), Err(expected)) => assert_eq!(found, expected),
            (Ok(_), Err(expected)) => panic!("only check finds {expected}"),
            (Err(_), Ok(())) => {}
            (Ok(value), Ok(())) => same(&value, &json),
        }
    }
});

/// A value that was read the short way is the one that is read by way of any JSON.
fn same(value: &GalleryImageVersion, json: &Value) {
    let expected: GalleryImageVersion = serde_json::from_value(json.clone()).expect("what is valid can be read");
    assert_eq!(written(value), written(&expected));
}

fn written(value: &GalleryImageVersion) -> Value {
    serde_json::to_value(value).expect("a value can be written")
}
