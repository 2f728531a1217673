//! Values that do not fit their fields are kept, and do not outlive an edit.

use armature_servers::api::servers::v2024_05_01::{
    Daily, Disk, Extension, OsProfile, VirtualMachine, VirtualMachineProperties,
};
use armature_servers::{Code, Direction, Edit, Validate};
use serde_json::{Value, json};

/// A disk whose size is not a number.
fn mismatched() -> Disk {
    serde_json::from_value(json!({ "lun": 1, "sizeInGb": "large", "state": 7, "color": "red" })).unwrap()
}

fn written(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

pub fn run() {
    what_does_not_fit_is_kept();
    setters_replace();
    fields_replace();
    removed_members_are_gone();
    digits_do_not_outlive_their_number();
    nested();
}

fn what_does_not_fit_is_kept() {
    let disk = mismatched();
    assert_eq!(disk.size_in_gb, None);
    assert_eq!(disk.additional["sizeInGb"], "large");
    assert_eq!(
        written(&disk),
        json!({ "lun": 1, "sizeInGb": "large", "state": 7, "color": "red" })
    );
    let found = disk.validate_for(Direction::Response).unwrap_err();
    let found: Vec<(&str, Code)> = found.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
    assert_eq!(
        found,
        [("/sizeInGb", Code::InvalidType), ("/state", Code::InvalidType)]
    );
}

fn setters_replace() {
    let disk = mismatched().with_size_in_gb(30);
    assert!(!disk.additional.contains_key("sizeInGb"));
    assert_eq!(written(&disk)["sizeInGb"], 30);
}

fn fields_replace() {
    let mut disk = mismatched();
    disk.size_in_gb = Some(30);
    disk.state = Some("Attached".into());
    assert_eq!(
        written(&disk),
        json!({ "lun": 1, "sizeInGb": 30, "state": "Attached", "color": "red" })
    );
    assert_eq!(disk.validate(), Ok(()));
}

fn removed_members_are_gone() {
    // What was kept in place of a field.
    let mut disk = mismatched();
    assert!(disk.remove("sizeInGb"));
    assert!(!disk.remove("sizeInGb"));
    // A field with a value, and the value that was kept before.
    disk.state = Some("Attached".into());
    assert!(disk.remove("state"));
    assert_eq!(disk.state, None);
    // A member without a field.
    assert!(disk.remove("color"));
    assert!(!disk.remove("size_in_gb"), "not a name in JSON");
    assert_eq!(disk, Disk::new(1));
    assert_eq!(written(&disk), json!({ "lun": 1 }));

    // An object that allows no other members.
    let mut os: OsProfile =
        serde_json::from_value(json!({ "computerName": "web", "adminUsername": "ann", "shell": "sh" }))
            .unwrap();
    assert!(os.validate().is_err());
    assert!(os.remove("shell"));
    assert_eq!(os, OsProfile::new("web", "ann"));

    // The struct decides its tag.
    let mut daily = Daily::new(7);
    assert!(!daily.remove("kind"));
    assert_eq!(written(&daily), json!({ "kind": "Daily", "hour": 7 }));
}

fn digits_do_not_outlive_their_number() {
    let text = r#"{"size":"D4","price":0.12345678901234567890123}"#;
    let read = || serde_json::from_str::<VirtualMachineProperties>(text).unwrap();
    assert!(
        serde_json::to_string(&read())
            .unwrap()
            .contains("0.12345678901234567890123")
    );
    assert_eq!(written(&read().with_price(0.5))["price"], 0.5);
    let mut properties = read();
    properties.price = Some(0.5);
    assert_eq!(
        serde_json::to_string(&properties).unwrap(),
        r#"{"size":"D4","price":0.5}"#
    );
    assert!(properties.remove("price"));
    assert_eq!(properties, VirtualMachineProperties::new("D4"));
}

/// A value in a list or map that does not fit makes all of it JSON, which a new list replaces.
fn nested() {
    let mut machine: VirtualMachine = serde_json::from_value(json!({
        "location": "westeurope",
        "tags": { "count": 7 },
        "properties": { "size": "D4", "disks": [{ "lun": 0 }, 7], "extensions": { "backup": [] } }
    }))
    .unwrap();
    assert_eq!(machine.tags, None);
    machine
        .tags
        .get_or_insert_default()
        .insert("team".into(), "shop".into());
    let properties = machine.properties.as_mut().unwrap();
    assert_eq!(properties.additional.len(), 2);
    properties.disks.get_or_insert_default().push(Disk::new(0));
    assert!(properties.remove("extensions"));
    assert_eq!(
        written(&machine),
        json!({
            "location": "westeurope",
            "tags": { "team": "shop" },
            "properties": { "size": "D4", "disks": [{ "lun": 0 }] }
        })
    );
    assert_eq!(machine.validate(), Ok(()));
    let mut extension = Extension::new("Example").with_settings(json!(null));
    assert!(extension.remove("settings"));
    assert_eq!(extension, Extension::new("Example"));
}
