//! A virtual machine is made from nothing.

use std::collections::BTreeMap;

use armature_servers::api::servers::v2024_05_01::{
    Daily, Disk, EverySecondWeek, EveryWeekWeekday, Extension, ImageSource, OsProfile, Schedule,
    SnapshotSource, VirtualMachine, VirtualMachineProperties, Weekly,
};
use armature_servers::{Code, Direction, Validate};
use serde_json::json;

fn machine() -> VirtualMachine {
    let os = OsProfile::new("web", "ann")
        .with_admin_password("correct horse")
        .with_custom_data("I2Nsb3VkLWNvbmZpZw==")
        .with_recovery_keys(["one", "two"].map(Into::into).to_vec());
    let backup = Extension::new("Example")
        .with_settings(json!({ "hour": 3 }))
        .with_protected_settings(json!({ "key": "secret" }));
    let properties = VirtualMachineProperties::new("D4")
        .with_price(0.25)
        .with_os(os)
        .with_disks(vec![
            Disk::new(0)
                .with_size_in_gb(30)
                .with_source(ImageSource::new("linux")),
            Disk::new(1).with_source(SnapshotSource::new("s1")),
        ])
        .with_extensions(BTreeMap::from([("backup".to_owned(), backup)]))
        .with_schedule(Daily::new(3).with_enabled(true).with_token("abc"));
    VirtualMachine::new("westeurope")
        .with_tags(BTreeMap::from([("team".to_owned(), "shop".to_owned())]))
        .with_zones(vec!["1".to_owned()])
        .with_properties(properties)
        .with_additional("plan", "free")
}

pub fn run() {
    let created = machine();
    assert!(created.validate_for(Direction::Create).is_ok());
    assert_eq!(
        serde_json::to_value(&created).unwrap(),
        json!({
            "location": "westeurope",
            "tags": { "team": "shop" },
            "zones": ["1"],
            "plan": "free",
            "properties": {
                "size": "D4",
                "price": 0.25,
                "os": {
                    "computerName": "web",
                    "adminUsername": "ann",
                    "adminPassword": "correct horse",
                    "customData": "I2Nsb3VkLWNvbmZpZw==",
                    "recoveryKeys": ["one", "two"]
                },
                "disks": [
                    { "lun": 0, "sizeInGb": 30, "source": { "image": "linux" } },
                    { "lun": 1, "source": { "snapshot": "s1" } }
                ],
                "extensions": {
                    "backup": {
                        "publisher": "Example",
                        "settings": { "hour": 3 },
                        "protectedSettings": { "key": "secret" }
                    }
                },
                "schedule": { "kind": "Daily", "hour": 3, "enabled": true, "token": "abc" }
            }
        })
    );
    let text = serde_json::to_vec(&created).unwrap();
    assert_eq!(
        VirtualMachine::from_json_for(&text, Direction::Create).unwrap(),
        created
    );

    // Unions in unions are made of their structs.
    let weekly = EverySecondWeek::new(true).with_weekday(EveryWeekWeekday::Monday);
    let schedule = Schedule::from(Weekly::from(weekly));
    assert_eq!(
        serde_json::to_value(&schedule).unwrap(),
        json!({ "kind": "Weekly", "pattern": "EverySecondWeek", "even": true, "weekday": "Monday" })
    );

    // What is wrong is found before it is sent.
    let wrong = machine().with_properties(
        VirtualMachineProperties::new("D").with_os(OsProfile::new("a name that is too long", "ann")),
    );
    let found = wrong.validate_for(Direction::Create).unwrap_err();
    let found: Vec<(&str, Code)> = found.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
    assert_eq!(
        found,
        [
            ("/properties/os/computerName", Code::MaxLength),
            ("/properties/size", Code::MinLength)
        ]
    );
}
