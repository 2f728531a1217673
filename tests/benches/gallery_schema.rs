//! The schema of a gallery image version for other validators.

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
