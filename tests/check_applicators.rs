//! The keywords of JSON Schema 2020-12 that few schemas have, by tables written by hand.

use armature::internals::support::check::{
    Applicators, Array, Basic, Bound, Code, Composition, Condition, Contains, Direction, Keywords, Link,
    Matcher, Number, Numeric, Object, Pattern, Property, Schema, Text, Types, Validator,
};
use serde_json::{Value, json};

const NOTHING: Schema = Schema::new(Keywords {
    types: Types::NONE,
    ..Keywords::ANY
});

/// Matches names that begin with `x-`.
struct Extension;

impl Matcher for Extension {
    fn is_match(&self, text: &str) -> Option<bool> {
        Some(text.starts_with("x-"))
    }
}

const EXTENSION: Pattern = Pattern {
    text: "^x-",
    matcher: &Extension,
};

fn schema<'a>(applicators: &'a Applicators<'a>) -> Schema<'a> {
    Schema::new(Keywords {
        applicators: Some(applicators),
        ..Keywords::ANY
    })
}

/// Returns the codes and instance locations of the violations of a value.
fn found(schema: &Schema, value: &Value) -> Vec<(Code, String)> {
    let validator = Validator::new(&[], Direction::Any);
    let violations = validator.violations(schema, value);
    assert_eq!(
        validator.is_valid(schema, value),
        !violations.has_errors(),
        "{value}"
    );
    let all = violations.iter();
    all.map(|one| (one.code, one.pointer.clone())).collect()
}

fn one(code: Code, pointer: &str) -> Vec<(Code, String)> {
    vec![(code, pointer.to_owned())]
}

#[test]
fn items_are_for_the_elements_after_prefix_items() {
    let applicators = Applicators {
        prefix_items: &[Link::Basic(Basic::STRING)],
        ..Applicators::NONE
    };
    let array = Array {
        items: Some(Link::Basic(Basic::INTEGER)),
        ..Array::ANY
    };
    let schema = Schema::new(Keywords {
        array: Some(&array),
        ..*schema(&applicators)
    });
    assert_eq!(found(&schema, &json!(["a", 1, 2])), []);
    assert_eq!(found(&schema, &json!([1, 2])), one(Code::InvalidType, "/0"));
    assert_eq!(found(&schema, &json!(["a", "b"])), one(Code::InvalidType, "/1"));
    assert_eq!(found(&schema, &json!([])), []);
}

#[test]
fn contains_counts_the_elements_that_match() {
    let applicators = Applicators {
        contains: Some(Contains {
            schema: Link::Basic(Basic::STRING),
            min: 1,
            max: 2,
        }),
        ..Applicators::NONE
    };
    let schema = schema(&applicators);
    assert_eq!(found(&schema, &json!([1, "a", "b"])), []);
    assert_eq!(found(&schema, &json!([1])), one(Code::ContainsMinimum, ""));
    assert_eq!(
        found(&schema, &json!(["a", "b", "c"])),
        one(Code::ContainsMaximum, "")
    );
    assert_eq!(found(&schema, &json!("no array")), []);
}

#[test]
fn names_of_members_are_checked() {
    let ten = Numeric {
        max: Some(Bound {
            value: Number::Int(10),
            exclusive: false,
        }),
        ..Numeric::ANY
    };
    let at_most_ten = Schema::new(Keywords {
        number: Some(&ten),
        ..Keywords::INTEGER
    });
    let names = Schema::new(Keywords {
        text: Some(&Text { max: 3, ..Text::ANY }),
        ..Keywords::ANY
    });
    let patterns = [(EXTENSION, Link::To(&at_most_ten))];
    let applicators = Applicators {
        pattern_properties: &patterns,
        property_names: Some(Link::To(&names)),
        dependent_required: &[("a", &["b"])],
        ..Applicators::NONE
    };
    let schema = schema(&applicators);
    assert_eq!(found(&schema, &json!({ "a": 1, "b": 2, "x-c": 10 })), []);
    assert_eq!(found(&schema, &json!({ "x-c": 11 })), one(Code::Maximum, "/x-c"));
    assert_eq!(
        found(&schema, &json!({ "long": 1 })),
        one(Code::PropertyName, "/long")
    );
    assert_eq!(found(&schema, &json!({ "a": 1 })), one(Code::MissingRequired, ""));
}

#[test]
fn conditions_apply_one_of_two_schemas() {
    let condition = Condition {
        condition: Link::Basic(Basic::STRING),
        then: Some(Link::To(&NOTHING)),
        otherwise: Some(Link::Basic(Basic::INTEGER)),
    };
    let dependent = [("k", Link::To(&NOTHING))];
    let applicators = Applicators {
        condition: Some(condition),
        ..Applicators::NONE
    };
    assert_eq!(found(&schema(&applicators), &json!(1)), []);
    assert_eq!(
        found(&schema(&applicators), &json!("a")),
        one(Code::InvalidType, "")
    );
    assert_eq!(
        found(&schema(&applicators), &json!(1.5)),
        one(Code::InvalidType, "")
    );
    let applicators = Applicators {
        dependent_schemas: &dependent,
        ..Applicators::NONE
    };
    assert_eq!(found(&schema(&applicators), &json!({ "l": 1 })), []);
    assert_eq!(
        found(&schema(&applicators), &json!({ "k": 1 })),
        one(Code::InvalidType, "")
    );
}

#[test]
fn what_a_branch_evaluates_is_evaluated() {
    let properties = [Property::basic("a", Basic::INTEGER)];
    let object = Object {
        properties: &properties,
        declared: &[0],
        ..Object::ANY
    };
    let branch = Schema::new(Keywords {
        object: Some(&object),
        ..Keywords::OBJECT
    });
    let branches = [Link::To(&branch)];
    let composition = Composition {
        one_of: &[],
        any_of: &branches,
        not: None,
    };
    let applicators = Applicators {
        prefix_items: &[Link::Basic(Basic::ANY)],
        pattern_properties: &[(EXTENSION, Link::Basic(Basic::ANY))],
        unevaluated_properties: Some(Link::To(&NOTHING)),
        unevaluated_items: Some(Link::To(&NOTHING)),
        ..Applicators::NONE
    };
    let schema = Schema::new(Keywords {
        composition: Some(&composition),
        ..*schema(&applicators)
    });
    assert_eq!(found(&schema, &json!({ "a": 1, "x-b": 2 })), []);
    assert_eq!(
        found(&schema, &json!({ "a": 1, "b": 2 })),
        one(Code::UnevaluatedProperties, "/b")
    );
    let any = self::schema(&applicators);
    assert_eq!(found(&any, &json!([1])), []);
    assert_eq!(found(&any, &json!([1, 2])), one(Code::UnevaluatedItems, "/1"));
}
