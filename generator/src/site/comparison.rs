//! The changes between any two versions of a resource as data of the page that shows them.

use serde_json::{Value, json};

use crate::docs::reader::markdown::anchor::{encoded, relative};
use crate::docs::reader::{ChangeInfo, ChangesInfo};

/// Returns the data of a page of changes, fit for an element `script`: the versions with their pages, the first one that
/// is compared with all that follow, the reasons, and the changes.
pub(super) fn data(of: &ChangesInfo) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    let mut changes = Vec::with_capacity(of.changes.len());
    for change in &of.changes {
        let reason = reasons.iter().position(|known| *known == change.reason);
        let reason = reason.unwrap_or_else(|| {
            reasons.push(change.reason);
            reasons.len() - 1
        });
        changes.push(change_data(change, reason));
    }
    let versions = of.versions.iter().map(|(version, page)| {
        let file = relative(&encoded(&of.path), &encoded(page));
        json!([version, format!("{file}.html")])
    });
    let data = json!({
        "versions": versions.collect::<Vec<_>>(),
        "first": of.first_compared,
        "reasons": reasons,
        "changes": changes,
    });
    // The data ends where the element does.
    data.to_string().replace('<', "\\u003c")
}

fn change_data(change: &ChangeInfo, reason: usize) -> Value {
    json!([
        change.mark,
        change.target,
        change.message,
        reason,
        change.anchors,
        change.between
    ])
}
