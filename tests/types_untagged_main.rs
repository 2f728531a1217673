// The program that `types_programs.rs` puts next to the crate of `cases/check/untagged`. With the argument `validators` the
// crate has rules, which tell branches apart that types and names of members do not.

use armature_untagged::api::document::v1::{
    All, Cat, Choice, ChoiceEnum, Dog, Effort, Event, Level, Maybe, Pet, Size, TextOrList, TextOrNumber,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn main() {
    simple_values_are_told_apart_by_their_type();
    objects_are_told_apart_by_their_members();
    enums_hold_the_values_of_all_branches();
    values_are_made_of_the_types_of_variants();
    if std::env::args().any(|argument| argument == "validators") {
        rules_tell_the_other_branches_apart();
    }
    deep_values_are_read_in_time();
}

/// Reads a value, from memory and from text, and asserts that it is written back equal.
fn read<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(value: &Value) -> T {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::from_str::<T>(&value.to_string()).unwrap(), read);
    assert_eq!(serde_json::to_value(&read).unwrap(), *value);
    read
}

fn simple_values_are_told_apart_by_their_type() {
    assert_eq!(read::<TextOrNumber>(&json!("a")), TextOrNumber::String("a".into()));
    assert_eq!(TextOrNumber::from("a"), TextOrNumber::String("a".into()));
    assert_eq!(read::<TextOrNumber>(&json!("too long")), TextOrNumber::String("too long".into()));
    assert_eq!(read::<TextOrNumber>(&json!(5)), TextOrNumber::Integer(5));
    assert_eq!(read::<TextOrNumber>(&json!(true)), TextOrNumber::Boolean(true));
    for value in [json!(2.5), json!(null), json!([]), json!({ "a": 1 })] {
        assert_eq!(read::<TextOrNumber>(&value), TextOrNumber::UnknownValue(value));
    }
    let nested = read::<TextOrList>(&json!([["ab"], [1]]));
    let parts = [TextOrList::StringArray(vec!["ab".into()]), TextOrList::IntegerArray(vec![1])];
    assert_eq!(nested, TextOrList::TextOrListArray(parts.into()));
    // Elements of two types are of neither branch.
    let mixed = json!([1, { "a": "b" }]);
    assert_eq!(
        read::<TextOrList>(&mixed),
        TextOrList::TextOrListArray(vec![
            TextOrList::UnknownValue(json!(1)),
            TextOrList::UnknownValue(json!({ "a": "b" })),
        ])
    );
}

fn objects_are_told_apart_by_their_members() {
    assert!(matches!(read::<Pet>(&json!({ "meow": "m", "more": [1] })), Pet::Cat(_)));
    assert!(matches!(read::<Pet>(&json!({ "bark": "b" })), Pet::Dog(_)));
    // A member of another type is kept.
    assert!(matches!(read::<Pet>(&json!({ "bark": 1 })), Pet::Dog(dog) if dog.additional["bark"] == 1));
    assert!(matches!(read::<Pet>(&json!({ "moo": 1 })), Pet::UnknownValue(_)));
    assert!(matches!(read::<Event>(&json!({ "type": "started" })), Event::Started(_)));
    assert!(matches!(read::<Event>(&json!({ "type": "ended", "code": 1 })), Event::Ended(_)));
    assert!(matches!(read::<Event>(&json!({ "type": "paused", "code": 1 })), Event::UnknownValue(_)));
    assert!(matches!(read::<Event>(&json!({ "meow": "m" })), Event::Pet(Pet::Cat(_))));
}

fn enums_hold_the_values_of_all_branches() {
    assert_eq!(read::<Effort>(&json!("low")), Effort::Low);
    assert_eq!(read::<Effort>(&json!("other")), Effort::UnknownValue("other".into()));
    assert_eq!(read::<Level>(&json!("high")), Level::High);
    assert_eq!(read::<Choice>(&json!("auto")), Choice::Enum(ChoiceEnum::Auto));
    assert_eq!(read::<Choice>(&json!("x-1")), Choice::String("x-1".into()));
}

fn values_are_made_of_the_types_of_variants() {
    let all = All::default()
        .with_pet(Cat::new("m"))
        .with_map(std::collections::BTreeMap::from([("a".to_owned(), 1.into()), ("b".to_owned(), true.into())]))
        .with_list(vec![Maybe::from("text".to_owned()).into()])
        .with_alone(Dog::new("b"));
    assert_eq!(
        serde_json::to_value(&all).unwrap(),
        json!({ "pet": { "meow": "m" }, "map": { "a": 1, "b": true }, "list": ["text"], "alone": { "bark": "b" } })
    );
}

fn rules_tell_the_other_branches_apart() {
    assert!(matches!(read::<Size>(&json!({ "size": 2 })), Size::Narrow(_)));
    assert!(matches!(read::<Size>(&json!({ "size": 5 })), Size::Wide(_)));
    // A value that is valid in no branch is of the first one that can hold it.
    assert!(matches!(read::<Size>(&json!({ "size": "large" })), Size::Narrow(_)));
    assert!(matches!(read::<Pet>(&json!({ "meow": 1, "bark": "b" })), Pet::Dog(_)));
}

/// Each list of a list could be of three branches, which a validator visits to the end.
fn deep_values_are_read_in_time() {
    let start = std::time::Instant::now();
    let deep = (0..100).fold(json!(1.5), |inner, _| json!([inner]));
    assert!(matches!(read::<TextOrList>(&deep), TextOrList::TextOrListArray(_)));
    assert!(start.elapsed().as_secs() < 10);
}
