// The program that `types_programs.rs` puts next to the crate of `cases/programs/tracker`: nullable references and values,
// lists of texts or objects.

use armature_tracker::api::tracker::v1::{Issue, IssueLabelsItem, IssueState, IssueStateReason, SimpleUser};
use armature_tracker::{Nullable, Validate};
use serde_json::json;

fn main() {
    let body = json!({
        "number": 7, "title": "It is slow", "body": null, "state": "open", "user": null,
        "labels": ["bug", { "id": 3, "name": "speed", "color": null }],
        "created_at": "2024-05-01T10:00:00Z", "reactions": { "total_count": 0 }
    });
    let mut issue = Issue::from_json(body.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&issue).unwrap(), body);
    assert_eq!((&issue.body, &issue.user), (&Some(Nullable::Null), &Some(Nullable::Null)));
    let names: Vec<&str> = issue.labels.iter().flatten().map(|label| match label {
        IssueLabelsItem::String(name) => name.as_str(),
        IssueLabelsItem::Id(label) => label.name.as_deref().unwrap_or_default(),
        _ => "?",
    }).collect();
    assert_eq!(names, ["bug", "speed"]);

    issue.state = Some(IssueState::Closed);
    issue.state_reason = Some(Nullable::Value(IssueStateReason::Completed));
    let issue = issue.with_assignee(SimpleUser::new("ada", 1));
    assert!(issue.validate().is_ok());
    let written = serde_json::to_value(&issue).unwrap();
    assert_eq!(written["assignee"], json!({ "login": "ada", "id": 1 }));
    assert_eq!((&written["state_reason"], &written["reactions"]), (&json!("completed"), &json!({ "total_count": 0 })));

    let mut issue = issue.with_title("t".repeat(41));
    issue.number = Some(0);
    let found = issue.validate().unwrap_err();
    let codes: Vec<String> = found.iter().map(|one| format!("{} {}", one.pointer, one.code)).collect();
    assert_eq!(codes, ["/number MINIMUM", "/title MAX_LENGTH"]);
}
