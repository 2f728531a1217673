//! A request that a page describes: an operation, which clients call, or a webhook or callback, which the service sends.

use std::borrow::Cow;

use crate::docs::reader::markdown::page_info::Term;
use crate::docs::reader::markdown::text;
use crate::docs::reader::markdown::{operation_terms, operations};
use crate::model::{Incoming, Operation, Trigger};
use crate::phrasing;

/// A request.
#[derive(Clone, Copy, Debug)]
pub(in crate::docs::reader) enum Request<'m> {
    Operation(&'m Operation),
    Incoming(&'m Incoming),
}

/// The parts of a page, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Operations,
    Webhooks,
    Callbacks,
}

impl Part {
    /// Returns the heading of the part.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Operations => "Operations",
            Self::Webhooks => "Webhooks",
            Self::Callbacks => "Callbacks",
        }
    }
}

impl<'m> Request<'m> {
    /// Returns the part of the page that describes the request.
    pub(super) fn part(self) -> Part {
        match self {
            Self::Operation(_) => Part::Operations,
            Self::Incoming(incoming) => match incoming.trigger {
                Trigger::Webhook => Part::Webhooks,
                Trigger::Callback(_) => Part::Callbacks,
            },
        }
    }

    /// Returns the request itself.
    pub(super) fn operation(self) -> &'m Operation {
        match self {
            Self::Operation(operation) => operation,
            Self::Incoming(incoming) => &incoming.operation,
        }
    }

    /// Returns what the request is known by: the id of an operation, the name of a webhook or callback.
    pub(super) fn name(self) -> String {
        match self {
            Self::Operation(operation) => operations::heading(operation),
            Self::Incoming(incoming) => incoming.name.clone(),
        }
    }

    /// Returns the summary of an operation, where it is short enough for a heading.
    pub(super) fn title(self) -> Option<&'m str> {
        match self {
            Self::Operation(operation) => operation.summary.as_deref().and_then(title),
            Self::Incoming(_) => None,
        }
    }

    /// Returns the description, unless it says no more than the title.
    pub(super) fn description(self) -> Option<&'m str> {
        let words = self.operation().description.as_deref()?;
        (Some(without_stop(words)) != self.title()).then_some(words)
    }

    /// Returns what the heading of the request says: its title, else its name.
    pub(super) fn heading(self) -> String {
        self.title().map_or_else(|| self.name(), str::to_owned)
    }

    /// Returns what callbacks of the request are triggered by.
    pub(super) fn own_name(self) -> String {
        match self {
            Self::Operation(operation) => operation.own_name(),
            Self::Incoming(incoming) => incoming.operation.own_name(),
        }
    }

    /// Returns the name of the request that triggers a callback.
    pub(super) fn caller(self) -> Option<&'m str> {
        match self {
            Self::Incoming(incoming) => match &incoming.trigger {
                Trigger::Callback(caller) => Some(caller),
                Trigger::Webhook => None,
            },
            Self::Operation(_) => None,
        }
    }

    /// Returns the request as a line of a list: a link, method and path, what it does. `target` is the target of the link.
    pub(super) fn line(self, target: &str) -> [String; 3] {
        let operation = self.operation();
        let words = match self.title() {
            Some(_) => self.description(),
            None => operation.summary.as_deref().or(self.description()),
        };
        let path = short_path(&operation.path);
        let request = format!("{} {path}", operation.method.in_request());
        let request = text::code_cell(request.trim_end());
        [
            format!("[{}]({target})", text::name(&self.heading())),
            match self.part() {
                Part::Operations => request,
                Part::Webhooks => format!("Webhook: {request}"),
                Part::Callbacks => format!("Callback: {request}"),
            },
            text::cell(&text::first_sentence(words.unwrap_or_default())),
        ]
    }

    /// Returns what the request is found by. `id` is that of its heading.
    pub(super) fn term(self, id: &str) -> Term {
        let term = operation_terms::term(self.operation(), id);
        let word = match self.part() {
            Part::Operations => {
                return Term {
                    title: phrasing::clean(self.title().unwrap_or_default()),
                    ..term
                };
            }
            Part::Webhooks => "webhook",
            Part::Callbacks => "callback",
        };
        let operation_id = &self.operation().id;
        Term {
            name: phrasing::clean(&self.name()),
            keywords: format!("{word} {} {operation_id}", term.keywords.trim()),
            ..term
        }
    }
}

/// Most letters of a heading.
const LONGEST_TITLE: usize = 80;

/// Returns a summary without its full stop; `None` where it is too long for a heading, or has more than one line.
fn title(summary: &str) -> Option<&str> {
    let summary = without_stop(summary);
    let fits = !summary.is_empty() && !summary.contains('\n') && summary.chars().count() <= LONGEST_TITLE;
    fits.then_some(summary)
}

fn without_stop(words: &str) -> &str {
    words.trim().trim_end_matches('.').trim_end()
}

/// Returns a path as lists have it: without what all paths of a resource provider begin with.
fn short_path(path: &str) -> Cow<'_, str> {
    let is_namespace = |of: &str| of.split('/').next().is_some_and(|name| name.contains('.'));
    match path.rsplit_once("/providers/") {
        Some((above, below)) if !above.is_empty() && is_namespace(below) => format!("…/{below}").into(),
        _ => path.into(),
    }
}
