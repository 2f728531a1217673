//! Values that are made to hurt: a check neither panics nor runs away.

use std::time::{Duration, Instant};

use armature::internals::support::check::{
    Additional, Array, Code, Composition, Direction, Keywords, Link, Object, Property, Schema, Types,
    Validator, Violations,
};
use serde_json::{Map, Value, json};

fn found(schema: &Schema, schemas: &[Schema], value: &Value) -> Violations {
    Validator::new(schemas, Direction::Any).violations(schema, value)
}

fn codes(violations: &Violations) -> Vec<Code> {
    violations.iter().map(|violation| violation.code).collect()
}

/// An array in an array in an array. It is left behind rather than dropped, since `serde_json` drops by recursion.
fn deep(depth: usize) -> std::mem::ManuallyDrop<Value> {
    let mut value = json!(1);
    for _ in 0..depth {
        value = Value::Array(vec![value]);
    }
    std::mem::ManuallyDrop::new(value)
}

#[test]
fn a_value_that_is_too_deep_is_one_violation() {
    let array = Array {
        items: Some(Link::At(0)),
        unique: true,
        ..Array::ANY
    };
    let schemas = [Schema::new(Keywords {
        array: Some(&array),
        ..Keywords::ANY
    })];
    assert!(found(&schemas[0], &schemas, &deep(200)).is_empty());
    assert_eq!(
        codes(&found(&schemas[0], &schemas, &deep(100_000))),
        [Code::TooComplex]
    );
    assert!(found(&Schema::ANY, &[], &deep(100_000)).is_empty());
}

#[test]
fn a_schema_that_is_made_of_itself_ends() {
    for composition in [
        Composition {
            one_of: &[],
            any_of: &[Link::At(0)],
            not: None,
        },
        Composition {
            one_of: &[],
            any_of: &[],
            not: Some(Link::At(0)),
        },
    ] {
        let schemas = [Schema::new(Keywords {
            composition: Some(&composition),
            ..Keywords::ANY
        })];
        // Whatever is said of it: it is said.
        found(&schemas[0], &schemas, &json!({}));
    }
}

#[test]
fn schemas_that_look_twice_at_every_level_do_not_take_forever() {
    // Each level is looked at by two alternatives, each of which looks at the next level by two: 2^100 looks.
    let object = Object {
        properties: &[Property {
            schema: Link::At(0),
            ..Property::new("next", &Schema::ANY)
        }],
        declared: &[0],
        ..Object::ANY
    };
    let composition = Composition {
        one_of: &[Link::At(1), Link::At(1)],
        any_of: &[],
        not: None,
    };
    let schemas = [
        Schema::new(Keywords {
            composition: Some(&composition),
            ..Keywords::ANY
        }),
        Schema::new(Keywords {
            object: Some(&object),
            ..Keywords::OBJECT
        }),
    ];
    let mut value = json!({});
    for _ in 0..100 {
        value = json!({ "next": value });
    }
    let start = Instant::now();
    assert!(!found(&schemas[0], &schemas, &value).is_empty());
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn large_arrays_are_compared_in_no_time() {
    let array = Array {
        unique: true,
        ..Array::ANY
    };
    let schema = Schema::new(Keywords {
        array: Some(&array),
        ..Keywords::ARRAY
    });
    let many: Value = (0..200_000)
        .map(|index| json!({ "index": index, "float": 0.5 }))
        .collect();
    let start = Instant::now();
    assert!(found(&schema, &[], &many).is_empty());
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn an_object_with_very_many_members_is_checked_once_through() {
    let object = Object {
        additional: Additional::Each(Link::To(&Schema::INTEGER)),
        ..Object::ANY
    };
    let schema = Schema::new(Keywords {
        object: Some(&object),
        ..Keywords::OBJECT
    });
    let members: Map<String, Value> = (0..200_000)
        .map(|index| (format!("m{index}"), json!(index)))
        .collect();
    let start = Instant::now();
    assert!(found(&schema, &[], &Value::Object(members)).is_empty());
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn tables_that_contradict_themselves_do_not_panic() {
    let object = Object {
        declared: &[7, 9],
        required: [u64::MAX; 4],
        ..Object::ANY
    };
    let schema = Schema::new(Keywords {
        types: Types::ANY,
        object: Some(&object),
        all: &[Link::At(99)],
        ..Keywords::ANY
    });
    found(&schema, &[], &json!({ "a": 1, "b": null }));
}

#[test]
fn compositions_hold_as_they_say() {
    let short = Schema::STRING;
    let whole = Schema::INTEGER;
    let number = Schema::NUMBER;
    let composition = |one_of, any_of, not| Composition { one_of, any_of, not };
    let one_of = [Link::To(&whole), Link::To(&number)];
    let any_of = [Link::To(&short), Link::To(&number)];
    for (composition, value, expected) in [
        (composition(&one_of, &[], None), json!(1.5), vec![]),
        (
            composition(&one_of, &[], None),
            json!(1),
            vec![Code::OneOfMultiple],
        ),
        (
            composition(&one_of, &[], None),
            json!("a"),
            vec![Code::OneOfMissing],
        ),
        (composition(&[], &any_of, None), json!("a"), vec![]),
        (
            composition(&[], &any_of, None),
            json!(true),
            vec![Code::AnyOfMissing],
        ),
        (composition(&[], &[], Some(Link::To(&short))), json!(1), vec![]),
        (
            composition(&[], &[], Some(Link::To(&short))),
            json!("a"),
            vec![Code::Not],
        ),
    ] {
        let schema = Schema::new(Keywords {
            composition: Some(&composition),
            ..Keywords::ANY
        });
        assert_eq!(codes(&found(&schema, &[], &value)), expected, "{value}");
    }
}
