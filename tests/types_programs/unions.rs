//! Unions in unions are matched, with the members of their bases; a variant has its own tag.

use armature_servers::api::servers::v2024_05_01::{
    Daily, DiskSource, EverySecondWeek, EveryWeek, EveryWeekWeekday, ImageSource, Schedule, Weekly,
};
use armature_servers::{Code, Direction, Validate};
use serde_json::{Value, json};

/// Describes a schedule, in an order that the document does not have.
fn describe(schedule: &Schedule) -> String {
    let when = match schedule {
        Schedule::Daily(daily) => format!("at {}", daily.hour.unwrap_or_default()),
        Schedule::Weekly(weekly) => match &**weekly {
            Weekly::EveryWeek(_) => "every week".to_owned(),
            Weekly::EverySecondWeek(week) if week.even == Some(true) => "in even weeks".to_owned(),
            Weekly::EverySecondWeek(_) => "in odd weeks".to_owned(),
            // Documents get new variants.
            other => format!("in weeks like {:?}", other.tag()),
        },
        other => format!("as {:?}", other.tag()),
    };
    // Members of the base need no match.
    match schedule.enabled() {
        Some(false) => format!("{when}, off"),
        _ => when,
    }
}

pub fn run() {
    for (body, described) in [
        (
            json!({ "kind": "Daily", "hour": 7, "enabled": false }),
            "at 7, off",
        ),
        (
            json!({ "kind": "Weekly", "pattern": "EveryWeek", "enabled": false }),
            "every week, off",
        ),
        (
            json!({ "kind": "Weekly", "pattern": "EverySecondWeek", "even": true }),
            "in even weeks",
        ),
        (
            json!({ "kind": "Weekly", "pattern": "Monthly" }),
            "in weeks like Some(\"Monthly\")",
        ),
        (json!({ "kind": "Hourly" }), "as Some(\"Hourly\")"),
        (json!({ "hour": 7 }), "as None"),
    ] {
        let schedule: Schedule = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(describe(&schedule), described);
        assert_eq!(serde_json::to_value(&schedule).unwrap(), body);
    }
    weekday_of_the_inner_base();
    variants_have_their_own_tags();
    branches_without_a_tag();
}

fn weekday_of_the_inner_base() {
    let friday = Weekly::from(EveryWeek::new().with_weekday(EveryWeekWeekday::Friday));
    assert_eq!(friday.weekday(), Some(&EveryWeekWeekday::Friday));
    assert_eq!(
        EveryWeekWeekday::ALL[..2],
        [EveryWeekWeekday::Monday, EveryWeekWeekday::Friday]
    );
    assert_eq!("Friday".parse::<EveryWeekWeekday>(), Ok(EveryWeekWeekday::Friday));
    assert_eq!(
        EveryWeekWeekday::UnknownValue("Friday".into()),
        EveryWeekWeekday::Friday
    );
    assert_eq!(EveryWeekWeekday::from("Sunday").to_string(), "Sunday");
}

/// A struct that was read alone keeps the tag that it was read with; a variant of a union has its own one.
fn variants_have_their_own_tags() {
    let body = json!({ "kind": "Hourly", "hour": 7, "enabled": true });
    let daily: Daily = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(serde_json::to_value(&daily).unwrap(), body);
    for schedule in [Schedule::from(daily.clone()), Schedule::Daily(Box::new(daily))] {
        assert_own_tag(&schedule, json!({ "kind": "Daily", "hour": 7, "enabled": true }));
    }

    let without: Daily = serde_json::from_value(json!({ "hour": 7 })).unwrap();
    assert_eq!(serde_json::to_value(&without).unwrap(), json!({ "hour": 7 }));
    assert_own_tag(&Schedule::from(without), json!({ "kind": "Daily", "hour": 7 }));

    // Both tags of a union in a union.
    let week: EverySecondWeek =
        serde_json::from_value(json!({ "kind": "Daily", "pattern": 7, "even": false })).unwrap();
    let weekly = Weekly::from(week);
    let own = json!({ "kind": "Weekly", "pattern": "EverySecondWeek", "even": false });
    assert_own_tag(&Schedule::from(weekly), own);

    // In a list, and in an object.
    let other: Daily = serde_json::from_value(json!({ "kind": 1, "hour": 24 })).unwrap();
    let schedules = vec![Schedule::from(other)];
    assert_eq!(
        serde_json::to_value(&schedules).unwrap(),
        json!([{ "kind": "Daily", "hour": 24 }])
    );
    let found = schedules[0].violations(Direction::Create);
    let found: Vec<(&str, Code)> = found.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
    assert_eq!(found, [("/hour", Code::Maximum)]);
}

fn assert_own_tag(schedule: &Schedule, written: Value) {
    assert_eq!(schedule.tag(), written["kind"].as_str());
    assert_eq!(serde_json::to_value(schedule).unwrap(), written);
    assert_eq!(schedule.validate(), Ok(()));
    assert_eq!(
        serde_json::from_value::<Schedule>(written).unwrap().validate(),
        Ok(())
    );
}

fn branches_without_a_tag() {
    let source: DiskSource = serde_json::from_value(json!({ "image": "linux" })).unwrap();
    assert_eq!(source, ImageSource::new("linux").into());
    match source {
        DiskSource::ImageSource(image) => assert_eq!(image.image.as_deref(), Some("linux")),
        other => panic!("{other:?}"),
    }
    let unknown: DiskSource = serde_json::from_value(json!({ "volume": 1 })).unwrap();
    assert!(matches!(unknown, DiskSource::UnknownValue(_)));
    assert_eq!(serde_json::to_value(unknown).unwrap(), json!({ "volume": 1 }));
}
