//! Which members may not be sent in a direction, by tables written by hand: wherever a schema applies to a part of a value.

use armature::internals::support::check::{
    Additional, Applicators, Array, Basic, Composition, Condition, Direction, Discriminator, Keywords, Link,
    Matcher, Object, Parts, Pattern, Property, Removal, Schema, Validator,
};
use serde_json::{Value, json};

/// An object whose member `state` is read-only.
const PART: Schema = object(&Object {
    properties: &[Property::basic("state", Basic::STRING).read_only()],
    declared: &[0],
    ..Object::ANY
});

/// An object whose member `kind` must be a string.
const KIND: Schema = object(&Object {
    properties: &[Property::basic("kind", Basic::STRING)],
    declared: &[0],
    ..Object::ANY
});

const fn object<'a>(object: &'a Object<'a>) -> Schema<'a> {
    Schema::new(Keywords {
        object: Some(object),
        ..Keywords::OBJECT
    })
}

/// Matches names that begin with `x-`.
struct Extension;

impl Matcher for Extension {
    fn is_match(&self, text: &str) -> Option<bool> {
        Some(text.starts_with("x-"))
    }
}

/// Returns the pointers of what may not be sent in a request that creates.
fn removed(schema: &Schema, value: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    let parts = Validator::new(&[], Direction::Create).removal(schema, value);
    collect(&parts, "", &mut pointers);
    pointers
}

fn collect(parts: &Parts, pointer: &str, pointers: &mut Vec<String>) {
    for (name, removal) in parts {
        let pointer = format!("{pointer}/{name}");
        match removal {
            Removal::Whole => pointers.push(pointer),
            Removal::Parts(parts) => collect(parts, &pointer, pointers),
        }
    }
}

#[test]
fn members_of_patterns_without_properties() {
    let patterns = [(
        Pattern {
            text: "^x-",
            matcher: &Extension,
        },
        Link::To(&PART),
    )];
    let applicators = Applicators {
        pattern_properties: &patterns,
        ..Applicators::NONE
    };
    let schema = Schema::new(Keywords {
        applicators: Some(&applicators),
        ..Keywords::ANY
    });
    let value = json!({ "x-part": { "state": "a" }, "other": { "state": "b" } });
    assert_eq!(removed(&schema, &value), ["/x-part/state"]);
}

#[test]
fn members_of_bases_and_of_parts() {
    let properties = [
        Property::new("state", &Schema::ANY),
        Property::new("under", &PART),
    ];
    let all = Object {
        properties: &properties,
        declared: &[0, 1],
        additional: Additional::Each(Link::To(&PART)),
        ..Object::ANY
    };
    let schema = Schema::new(Keywords {
        object: Some(&all),
        all: &[Link::To(&PART)],
        ..Keywords::OBJECT
    });
    let value = json!({ "state": { "a": 1 }, "under": { "state": 7, "more": 1 }, "other": { "state": "x" }, "text": "x" });
    assert_eq!(
        removed(&schema, &value),
        ["/other/state", "/state", "/under/state"]
    );
    assert!(removed(&schema, &json!([value])).is_empty(), "not an object");
}

#[test]
fn elements() {
    let array = Array {
        items: Some(Link::To(&PART)),
        ..Array::ANY
    };
    let applicators = Applicators {
        prefix_items: &[Link::Basic(Basic::ANY)],
        ..Applicators::NONE
    };
    let element = json!({ "state": "x" });
    let value = json!([element, element, 7, element]);
    let mut keywords = Keywords {
        array: Some(&array),
        ..Keywords::ANY
    };
    assert_eq!(
        removed(&Schema::new(keywords), &value),
        ["/0/state", "/1/state", "/3/state"]
    );
    keywords.applicators = Some(&applicators);
    assert_eq!(removed(&Schema::new(keywords), &value), ["/1/state", "/3/state"]);
}

#[test]
fn variants_and_branches() {
    let discriminator = Discriminator {
        tag: "kind",
        required: false,
        variants: &[("a", Link::To(&PART))],
    };
    let union = Schema::new(Keywords {
        discriminator: Some(&discriminator),
        ..KIND_KEYWORDS
    });
    assert_eq!(removed(&union, &json!({ "kind": "a", "state": "x" })), ["/state"]);
    assert!(removed(&union, &json!({ "kind": "b", "state": "x" })).is_empty());

    let composition = Composition {
        one_of: &[Link::To(&KIND), Link::Basic(Basic::STRING)],
        any_of: &[Link::To(&Schema::STRING), Link::To(&PART)],
        not: None,
    };
    let composed = Schema::new(Keywords {
        composition: Some(&composition),
        ..Keywords::ANY
    });
    assert_eq!(
        removed(&composed, &json!({ "kind": "a", "state": "x" })),
        ["/state"]
    );
    // It is of no branch: nothing is known of its members.
    assert!(removed(&composed, &json!({ "kind": "a", "state": 7 })).is_empty());
}

const KIND_KEYWORDS: Keywords = Keywords {
    object: Some(&Object::ANY),
    ..Keywords::OBJECT
};

#[test]
fn conditions_and_patterns() {
    let extension = Pattern {
        text: "^x-",
        matcher: &Extension,
    };
    let applicators = Applicators {
        pattern_properties: &[(extension, Link::To(&PART))],
        dependent_schemas: &[("depends", Link::To(&PART))],
        condition: Some(Condition {
            condition: Link::To(&KIND),
            then: None,
            otherwise: Some(Link::To(&PART)),
        }),
        ..Applicators::NONE
    };
    let schema = Schema::new(Keywords {
        applicators: Some(&applicators),
        ..KIND_KEYWORDS
    });
    let extended = json!({ "x-a": { "state": "x" }, "b": { "state": "x" }, "state": "x" });
    assert_eq!(removed(&schema, &extended), ["/x-a/state"]);
    assert_eq!(
        removed(&schema, &json!({ "depends": 1, "state": "x" })),
        ["/state"]
    );
    assert_eq!(removed(&schema, &json!({ "kind": 7, "state": "x" })), ["/state"]);
}

#[test]
fn deep_values_end() {
    let mut value = json!({ "state": "x" });
    for _ in 0..5000 {
        value = Value::Array(vec![value]);
    }
    let items = Array {
        items: Some(Link::At(0)),
        ..Array::ANY
    };
    let schema = Schema::new(Keywords {
        array: Some(&items),
        ..Keywords::ANY
    });
    let parts = Validator::new(&[schema], Direction::Create).removal(&schema, &value);
    assert!(parts.is_empty());
    // Dropping it by itself would be recursive.
    while let Value::Array(mut elements) = value {
        value = elements.pop().unwrap_or_default();
    }
}
