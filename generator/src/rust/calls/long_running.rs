//! Long-running operations.

use super::Context;
use crate::model::Operation;
use crate::rust::declaration::{Declaration, Member};
use crate::rust::docs::Docs;
use crate::rust::print::Item;

impl Context<'_> {
    /// Returns what makes an operation long-running; `None` if it is not.
    pub(super) fn long_running(&self, operation: &Operation, name: &str) -> Option<Item> {
        if !operation.long_running {
            return None;
        }
        let state = match operation.final_state.as_deref() {
            Some("azure-async-operation" | "operation-location") => Some("State"),
            Some("location") => Some("Location"),
            Some("original-uri") => Some("OriginalUri"),
            _ => None,
        };
        let head = format!("impl calls::LongRunning for {name}");
        Some(match state {
            None => Item::Short(vec![format!("{head} {{}}")]),
            Some(state) => {
                let state = format!("const FINAL_STATE: calls::FinalState = calls::FinalState::{state}");
                Item::Declared(Declaration::new(Docs::default(), head).members([Member::item(state)]))
            }
        })
    }
}
