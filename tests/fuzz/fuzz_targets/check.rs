//! Any bytes as a body of a resource, of an object with a list of unions, and of a union: reading and checking never panic,
//! and all ways of checking agree in all directions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Compares all ways of checking a body of a type. Each crate has a runtime of its own, so this is a macro.
macro_rules! agree {
    ($body:expr, $crate_name:path, $type:ty) => {{
        use $crate_name::{Direction, Validate};
        let body: &[u8] = $body;
        for direction in [
            Direction::Any,
            Direction::Create,
            Direction::Update,
            Direction::Response,
        ] {
            let read = <$type>::from_json_for(body, direction);
            let Ok(json) = serde_json::from_slice::<Value>(body) else {
                assert!(read.is_err(), "malformed JSON is refused");
                continue;
            };
            let checked = <$type>::check_for(&json, direction);
            if let Ok(value) = serde_json::from_value::<$type>(json.clone()) {
                assert_eq!(value.validate_for(direction), checked, "`validate_for` of {json}");
            }
            match (read, checked) {
                (Err(found), Err(expected)) => assert_eq!(found, expected),
                (Ok(_), Err(expected)) => panic!("only check finds {expected}"),
                (Err(_), Ok(())) => {}
                (Ok(value), Ok(())) => {
                    // What was read the short way is what is read by way of any JSON.
                    let expected: $type = serde_json::from_value(json).expect("what is valid can be read");
                    let written = |value: &$type| serde_json::to_value(value).expect("a value can be written");
                    assert_eq!(written(&value), written(&expected));
                }
            }
        }
    }};
}

fuzz_target!(|body: &[u8]| {
    agree!(
        body,
        azure_gallery,
        azure_gallery::compute::gallery::v2022_01_03::GalleryImageVersion
    );
    agree!(
        body,
        armature_build_script::petstore,
        armature_build_script::petstore::api::pets::v1::Animal
    );
    agree!(
        body,
        armature_build_script::petstore,
        armature_build_script::petstore::api::pets::v1::Pet
    );
});
