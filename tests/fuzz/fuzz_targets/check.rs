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
        let checked = GalleryImageVersion::check_for(&json, direction);
        if let Err(violations) = &checked {
            assert_eq!(read.err().as_ref(), Some(violations));
        }
    }
});
