//! Uses types whose required properties are fields without `Option`, and asserts.

use armature_parcels::api::parcels::v1_0::{Address, Book, Content, Country, Event, Form, Labels, Marker, Parcel, Rate};

use armature_parcels::{Code, Direction, Edit, Nullable, Validate};
use serde_json::{Value, json};

fn parcel() -> Value {
    json!({
        "receiver": { "street": "Ring 1", "city": "Wien", "country": "at" },
        "weight": 1.5, "note": null, "secret": "s", "version": "v1", "anything": null, "stops": [],
        "content": { "kind": "book", "title": "Atlas" },
    })
}

fn error(json: &Value) -> String {
    serde_json::from_value::<Parcel>(json.clone()).unwrap_err().to_string()
}

fn main() {
    values_are_made_read_and_written();
    a_body_that_lacks_a_property_is_an_error();
    an_incomplete_value_is_kept_where_it_is_optional();
    branches_are_told_apart();
    members_of_the_base_are_there_in_all_variants();
    required_members_cannot_be_removed();
}

fn values_are_made_read_and_written() {
    let address = Address::new("Ring 1", "Wien", Country::At);
    let content = Content::from(Book::new("Atlas"));
    let made = Parcel::new("s", address, 1.5, Nullable::Null, content, [], Value::Null);
    assert_eq!(serde_json::to_value(&made).unwrap(), parcel());
    let read = Parcel::from_json(parcel().to_string().as_bytes()).unwrap();
    assert_eq!(read, made);
    assert_eq!((read.weight, &*read.receiver.city), (1.5, "Wien"));
    made.validate_for(Direction::Create).unwrap();
    let digits = parcel().to_string().replace("1.5", "1.50000000000000000001");
    let read: Parcel = serde_json::from_str(&digits).unwrap();
    assert_eq!(read.weight, 1.5);
    assert!(serde_json::to_string(&read).unwrap().contains("1.50000000000000000001"));
    let heavy = read.with_weight(-2);
    let violations = heavy.validate().unwrap_err();
    assert!(violations.iter().all(|one| one.code == Code::Minimum));
    assert!(Form::new(true, true, true, true, true, true, true, false).a);
}

fn a_body_that_lacks_a_property_is_an_error() {
    let mut json = parcel();
    json.as_object_mut().unwrap().remove("weight");
    assert_eq!(error(&json), "missing property `weight`");
    let violations = Parcel::from_json(json.to_string().as_bytes()).unwrap_err();
    let codes: Vec<_> = violations.iter().map(|one| (&*one.pointer, one.code)).collect();
    assert_eq!(codes, [("", Code::MissingRequired)]);
    json["weight"] = "heavy".into();
    assert_eq!(error(&json), "`weight`: expected a number, found a string");
    let mut json = parcel();
    json["receiver"].as_object_mut().unwrap().remove("city");
    assert_eq!(error(&json), "`receiver`: missing property `city`");
    let mut json = parcel();
    json["stops"] = json!([{ "street": "Ring 1", "city": "Wien", "country": "at" }, { "street": "Ring 2" }]);
    assert_eq!(error(&json), "`stops`: `1`: missing property `city`");
}

fn an_incomplete_value_is_kept_where_it_is_optional() {
    let mut json = parcel();
    json["sender"] = json!({ "street": "Ring 1", "more": 1 });
    json["labels"] = json!({ "size": 3 });
    let read: Parcel = serde_json::from_value(json.clone()).unwrap();
    assert_eq!((&read.sender, &read.labels), (&None, &None));
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
    let violations = read.validate().unwrap_err();
    let pointers: Vec<_> = violations.iter().map(|one| &*one.pointer).collect();
    assert_eq!(pointers, ["/labels", "/sender", "/sender"]);
    let mended = read.with_labels(Labels::new("red").with_additional("size", 3));
    assert_eq!(serde_json::to_value(&mended).unwrap()["labels"], json!({ "color": "red", "size": 3 }));
    // A variant that lacks something is kept as JSON, with its tag.
    json["content"] = json!({ "kind": "plant" });
    let read: Parcel = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(read.content.tag(), Some("plant"));
    assert!(matches!(read.content, Content::UnknownValue(_)));
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}

fn branches_are_told_apart() {
    let rate = |json: Value| serde_json::from_value::<Rate>(json).unwrap();
    assert!(matches!(rate(json!({ "amount": 1 })), Rate::Price(price) if price.amount == 1.0));
    assert!(matches!(rate(json!({ "row": 1, "column": 2 })), Rate::Cell(cell) if cell.column == 2));
    assert!(matches!(rate(json!({ "row": 1 })), Rate::UnknownValue(_)));
}

fn members_of_the_base_are_there_in_all_variants() {
    let json = json!({ "kind": "Lost", "at": "2024-01-01T00:00:00Z", "mark": "x" });
    let event: Event = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(event.at().map(|at| at.as_str()), Some("2024-01-01T00:00:00Z"));
    assert_eq!(serde_json::to_value(&event).unwrap(), json);
    assert_eq!(Marker::default(), Marker::new());
}

fn required_members_cannot_be_removed() {
    let mut address = Address::new("Ring 1", "Wien", Country::At).with_floor(3);
    assert!(!address.remove("city"));
    assert!(address.remove("floor"));
    assert_eq!((&*address.city, address.floor), ("Wien", None));
}
