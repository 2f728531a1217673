//! A virtual machine is read, changed, and sent back.

use armature_servers::api::servers::v2024_05_01::{Disk, DiskSource, ImageSource, Schedule, VirtualMachine};
use armature_servers::{Code, Direction, Validate};
use serde_json::{Value, json};

/// What the service returns: with members that only the service sets, and with some that the document does not know.
fn returned() -> Value {
    json!({
        "id": "/servers/web",
        "name": "web",
        "type": "Example/servers",
        "location": "westeurope",
        "tags": { "team": "shop" },
        "etag": "7",
        "zones": ["1"],
        "properties": {
            "vmId": "5a1c1d4e-0000-4000-8000-000000000001",
            "provisioningState": "Succeeded",
            "timeCreated": "2024-05-01T10:00:00Z",
            "instanceView": { "power": "running" },
            "size": "D4",
            "os": { "computerName": "web", "adminUsername": "ann" },
            "disks": [
                { "lun": 0, "sizeInGb": 30, "state": "Attached", "source": { "image": "linux", "exactVersion": "9.1" } },
                { "lun": 1, "state": "Attached", "source": { "snapshot": "s1", "takenAt": "2024-04-01T10:00:00Z" } }
            ],
            "extensions": { "backup": { "publisher": "Example", "state": "Succeeded" } },
            "schedule": { "kind": "Weekly", "pattern": "EveryWeek", "lastRun": "2024-05-01T10:00:00Z",
                "nextRun": "2024-05-08T10:00:00Z" },
            "preview": { "fast": true }
        }
    })
}

pub fn run() {
    sent_back_as_it_was();
    changed();
    only_the_direction_removes();
    digits_stay();
}

/// Returns the locations and codes of the violations in a direction.
fn violations(machine: &VirtualMachine, direction: Direction) -> Vec<(String, Code)> {
    let found = machine.violations(direction);
    found.iter().map(|one| (one.pointer.clone(), one.code)).collect()
}

fn sent_back_as_it_was() {
    let body = returned().to_string();
    let machine = VirtualMachine::from_json_for(body.as_bytes(), Direction::Response).unwrap();
    assert_eq!(serde_json::to_value(&machine).unwrap(), returned());
    // Of these, one for each value of `oneOf`: with such a member it matches no branch.
    assert_eq!(violations(&machine, Direction::Create).len(), 15);
    assert!(machine.validate_for(Direction::Create).is_err());

    let sent = machine.clone().for_request(Direction::Create);
    assert_eq!(violations(&sent, Direction::Create), []);
    assert_eq!(
        serde_json::to_value(&sent).unwrap(),
        json!({
            "location": "westeurope",
            "tags": { "team": "shop" },
            "zones": ["1"],
            "properties": {
                "size": "D4",
                "os": { "computerName": "web", "adminUsername": "ann" },
                "disks": [
                    { "lun": 0, "sizeInGb": 30, "source": { "image": "linux" } },
                    { "lun": 1, "source": { "snapshot": "s1" } }
                ],
                "extensions": { "backup": { "publisher": "Example" } },
                "schedule": { "kind": "Weekly", "pattern": "EveryWeek" },
                "preview": { "fast": true }
            }
        })
    );

    let update = machine.clone().for_request(Direction::Update);
    assert_eq!(violations(&update, Direction::Update), []);
    let update = serde_json::to_value(&update).unwrap();
    assert_eq!(update["location"], Value::Null);
    assert_eq!(update["properties"]["os"], json!({}));
    assert_eq!(update["properties"]["extensions"], json!({ "backup": {} }));

    // What may go everywhere is the same value.
    assert_eq!(machine.clone().for_request(Direction::Any), machine);
    assert_eq!(machine.clone().for_request(Direction::Response), machine);
}

fn changed() {
    let mut machine: VirtualMachine = serde_json::from_value(returned()).unwrap();
    let properties = machine.properties.get_or_insert_default();
    properties.size = Some("D8".into());
    let image = DiskSource::from(ImageSource::new("linux"));
    properties
        .disks
        .get_or_insert_default()
        .push(Disk::new(2).with_source(image));
    if let Some(Schedule::Weekly(weekly)) = &properties.schedule {
        assert_eq!(weekly.tag(), Some("EveryWeek"));
    }
    let sent = machine.for_request(Direction::Create);
    assert_eq!(violations(&sent, Direction::Create), []);
    let sent = serde_json::to_value(&sent).unwrap();
    assert_eq!(sent["properties"]["size"], "D8");
    assert_eq!(
        sent["properties"]["disks"][2],
        json!({ "lun": 2, "source": { "image": "linux" } })
    );
}

/// Violations of other rules are still there, at the same locations.
fn only_the_direction_removes() {
    let mut body = returned();
    body["id"] = json!(7);
    body["properties"]["size"] = json!("D");
    body["properties"]["os"]["more"] = json!(true);
    body["properties"]["disks"][1] = json!({ "state": "Attached" });
    let machine: VirtualMachine = serde_json::from_value(body).unwrap();
    let sent = machine.for_request(Direction::Create);
    assert_eq!(
        violations(&sent, Direction::Create),
        [
            ("/properties/disks/1".to_owned(), Code::MissingRequired),
            ("/properties/os/more".to_owned(), Code::AdditionalProperties),
            ("/properties/size".to_owned(), Code::MinLength),
        ]
    );
}

fn digits_stay() {
    let mut body = returned();
    body["properties"]["price"] = json!(77);
    let body = body.to_string().replace("77", "0.12345678901234567890123");
    let machine = VirtualMachine::from_json(body.as_bytes()).unwrap();
    let sent = serde_json::to_string(&machine.for_request(Direction::Update)).unwrap();
    assert!(sent.contains("0.12345678901234567890123"), "{sent}");
    assert!(!sent.contains("vmId"), "{sent}");
}
