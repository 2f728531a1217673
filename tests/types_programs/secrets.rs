//! No secret shows, wherever it is.

use armature_servers::api::servers::v2024_05_01::{
    Daily, DiskSource, Extension, OsProfile, Schedule, VirtualMachine, VirtualMachineProperties,
};
use armature_servers::{Code, Direction, Secret, Severity, Validate};
use serde_json::{Value, json};

/// A machine with the secret `hush` in all members that hold secrets.
fn machine() -> Value {
    json!({
        "location": "westeurope",
        "properties": {
            "size": "D4",
            "console": "hush",
            "os": {
                "computerName": "web",
                "adminUsername": "ann",
                "adminPassword": "hush",
                "customData": "hush",
                "recoveryKeys": ["hush", "hush"]
            },
            "extensions": { "backup": { "publisher": "Example", "protectedSettings": { "key": ["hush"] } } },
            "schedule": { "kind": "Daily", "hour": 3, "token": "hush" }
        }
    })
}

/// Fails if a text has the secret in it.
fn assert_hidden(text: &str) {
    assert!(!text.contains("hush"), "{text}");
}

pub fn run() {
    in_fields();
    kept_as_json();
    in_values_of_no_variant();
    in_messages();
    of_the_configuration();
    taken_out();
}

fn in_fields() {
    let read: VirtualMachine = serde_json::from_value(machine()).unwrap();
    let text = format!("{read:?}");
    assert_hidden(&text);
    assert_hidden(&format!("{read:#?}"));
    assert_eq!(text.matches("***").count(), 7, "{text}");
    assert!(
        text.contains("westeurope") && text.contains("console: Some(***)"),
        "{text}"
    );
    assert_eq!(serde_json::to_value(&read).unwrap(), machine());
}

/// Secrets of a wrong type, alone, in lists, maps and objects that do not fit because of them.
fn kept_as_json() {
    let mut body = machine();
    let properties = &mut body["properties"];
    properties["os"]["adminPassword"] = json!({ "value": "hush" });
    properties["os"]["customData"] = json!(["hush"]);
    properties["os"]["recoveryKeys"] = json!(["hush", { "key": "hush" }]);
    properties["schedule"]["token"] = json!(["hush"]);
    properties["console"] = json!(["hush"]);
    properties["password"] = json!("hush");
    let read: VirtualMachine = serde_json::from_value(body.clone()).unwrap();
    assert_hidden(&format!("{read:?}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), body);

    body["properties"]["extensions"]["backup"] = json!(["hush"]);
    body["properties"]["os"] = json!(["hush"]);
    let read: VirtualMachine = serde_json::from_value(body.clone()).unwrap();
    assert_hidden(&format!("{read:?}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), body);
    let found = read.violations(Direction::Create);
    assert!(found.len() > 3);
    assert_hidden(&format!("{found:?} {found}"));
}

fn in_values_of_no_variant() {
    let schedule: Schedule = serde_json::from_value(json!({ "kind": "Hourly", "token": "hush" })).unwrap();
    assert_eq!(format!("{schedule:?}"), "UnknownValue(an object)");
    let source: DiskSource =
        serde_json::from_value(json!({ "url": "https://example.com/?key=hush" })).unwrap();
    assert_hidden(&format!("{source:?}"));
    let list: Vec<Schedule> =
        serde_json::from_value(json!([{ "kind": "Daily", "hour": 1, "token": "hush" }])).unwrap();
    assert_hidden(&format!("{list:?}"));
}

/// Messages about a secret do not quote it.
fn in_messages() {
    let short = OsProfile::new("web", "ann").with_admin_password("hush");
    let found = short.validate_for(Direction::Create).unwrap_err();
    assert_eq!(
        found.iter().map(|one| one.code).collect::<Vec<_>>(),
        [Code::MinLength]
    );
    assert_hidden(&format!("{found:?} {found}"));
}

/// A secret that the configuration names may be in responses, and is hidden there; one of the document may not.
fn of_the_configuration() {
    let properties: VirtualMachineProperties =
        serde_json::from_value(json!({ "size": "D4", "console": "hush", "os": {
            "computerName": "web", "adminUsername": "ann", "adminPassword": "hush hush" } }))
        .unwrap();
    assert_hidden(&format!("{properties:?}"));
    let found = properties.violations(Direction::Response);
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.pointer.as_str(), one.code, one.severity))
        .collect();
    assert_eq!(found, [("/os/adminPassword", Code::Secret, Severity::Warning)]);

    let long =
        serde_json::from_value::<VirtualMachineProperties>(json!({ "size": "D4", "console": "hush, hush" }));
    let found = long.unwrap().violations(Direction::Response);
    assert_eq!(
        found.iter().map(|one| one.code).collect::<Vec<_>>(),
        [Code::MaxLength]
    );
    assert_hidden(&format!("{found:?} {found}"));
}

/// Who needs the value takes it out.
fn taken_out() {
    let daily = Daily::new(3).with_token("hush");
    assert_eq!(
        daily.token.as_ref().map(Secret::expose).map(String::as_str),
        Some("hush")
    );
    let extension = Extension::new("Example").with_protected_settings(json!({ "key": "hush" }));
    let settings = extension.protected_settings.map(Secret::into_inner);
    assert_eq!(settings, Some(json!({ "key": "hush" })));
}
