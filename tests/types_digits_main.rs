// The program that `types_programs.rs` puts next to the crate of `cases/types/digits`.

use armature_digits::api::numbers::v1::{Rates, Sums};
use armature_digits::{Direction, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    let numbers = [
        "12345678901234567890123",
        "-12345678901234567890123",
        "0.12345678901234567890",
        "12.3456789012345678901e-7",
        "99999999999999999999",
        "18446744073709551616",
        "1",
        "-7",
        "1.5",
        "1e+300",
        "1.1e-300",
        "1.23e-9223372036854775807",
        "1.5e-99999999999999999999",
    ];
    for number in numbers {
        for member in ["amount", "exact", "maybe"] {
            comes_back::<Sums>(&format!("{{\"{member}\":{number}}}"));
        }
        comes_back::<Sums>(&format!("{{\"inner\":{{\"amount\":{number}}}}}"));
        comes_back::<Rates>(&format!("{{\"base\":{number},\"a\":{number}}}"));
    }
    for number in ["99999999999999999999", "-99999999999999999999", "9223372036854775808", "5"] {
        for member in ["count", "small", "secret", "level"] {
            comes_back::<Sums>(&format!("{{\"{member}\":{number}}}"));
        }
    }
    // Other values are kept as before.
    for value in ["\"a\"", "null", "true", "[1,{\"a\":2}]", "{\"a\":1}"] {
        comes_back::<Sums>(&format!("{{\"count\":{value}}}"));
    }
    // A member without a field has the nearest number too.
    comes_back::<Sums>("{\"other\":0.9874445199966431}");
    fields_hold_the_nearest_number();
    changed_values_are_written();
    floats_of_other_programs_are_the_same();
    digits_of_secrets_do_not_show();
}

/// Reads a body in all ways, and writes it again.
fn comes_back<T: Validate + Serialize + DeserializeOwned>(body: &str) {
    let from_text: T = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_string(&from_text).unwrap(), body);
    let from_reader: T = serde_json::from_reader(body.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&from_reader).unwrap(), body);
    if let Ok(checked) = T::from_json_for(body.as_bytes(), Direction::Any) {
        assert_eq!(serde_json::to_string(&checked).unwrap(), body);
    }
}

fn fields_hold_the_nearest_number() {
    let body = br#"{"amount":0.12345678901234567890,"list":[0.12345678901234567890]}"#;
    let sums = Sums::from_json(body).unwrap();
    assert_eq!(sums.amount, Some(0.123_456_789_012_345_68));
    assert_eq!(sums.list, Some(vec![0.123_456_789_012_345_68]));
    assert!(sums.additional.is_empty());
    let sums: Sums = serde_json::from_str(r#"{"count":99999999999999999999}"#).unwrap();
    assert_eq!((sums.count, &sums.additional["count"]), (None, &1e20.into()));
    assert!(sums.validate().is_ok());
}

fn changed_values_are_written() {
    let mut sums: Sums = serde_json::from_str(r#"{"amount":12345678901234567890123,"count":99999999999999999999}"#).unwrap();
    sums.amount = Some(2.0);
    sums.count = Some(3);
    assert_eq!(serde_json::to_string(&sums).unwrap(), r#"{"amount":2,"count":3}"#);
    sums.count = None;
    sums.additional.insert("count".into(), 4.into());
    assert_eq!(serde_json::to_string(&sums).unwrap(), r#"{"amount":2,"count":4}"#);
    let twice: Sums = serde_json::from_str(r#"{"amount":12345678901234567890123,"amount":1}"#).unwrap();
    assert_eq!(serde_json::to_string(&twice).unwrap(), r#"{"amount":1}"#);
}

fn floats_of_other_programs_are_the_same() {
    // With 17 digits, as many programs write 0.1.
    let sums = Sums::from_json(br#"{"amount":0.10000000000000001}"#).unwrap();
    assert_eq!(sums, Sums::default().with_amount(0.1));
}

fn digits_of_secrets_do_not_show() {
    let sums: Sums = serde_json::from_str(r#"{"pin":0.12345678901234567890}"#).unwrap();
    assert!(sums.pin.is_some());
    assert!(!format!("{sums:?}").contains("1234567"), "{sums:?}");
}
