//! The schema of a gallery image version for other validators, and the body that they check.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

const DOCUMENTS: [&str; 3] = ["gallery.json", "galleryRPCommon.json", "common.json"];

/// Returns the definitions of the documents in a folder as one JSON Schema of draft 4.
pub(crate) fn schema(folder: &Path) -> Value {
    let mut definitions = Map::new();
    for path in DOCUMENTS {
        let text = fs::read(folder.join(path)).expect("a document");
        let mut document: Value = serde_json::from_slice(&text).expect("a document in JSON");
        localize(&mut document);
        if let Value::Object(more) = document["definitions"].take() {
            definitions.extend(more);
        }
    }
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "$ref": "#/definitions/GalleryImageVersion",
        "definitions": definitions,
    })
}

/// Changes references to other documents into references to the same definitions in this one.
fn localize(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), &mut *member) {
                    ("$ref", Value::String(text)) => {
                        let pointer = text.find('#').unwrap_or_default();
                        text.replace_range(..pointer, "");
                    }
                    (_, member) => localize(member),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(localize),
        _ => {}
    }
}

/// Returns the largest body of a gallery image version among the examples for the documents in a folder.
pub(crate) fn largest_body(folder: &Path) -> Value {
    let files = fs::read_dir(folder.join("examples/galleryExamples")).expect("examples");
    let bodies = files.filter_map(|file| {
        let text = fs::read(file.expect("an example").path()).expect("an example");
        let example: Value = serde_json::from_slice(&text).expect("an example in JSON");
        example.get("parameters")?.get("galleryImageVersion").cloned()
    });
    bodies
        .max_by_key(|body| body.to_string().len())
        .expect("an example with a body")
}
