//! The use of a type: what its marks say, and the type itself.

use super::comparison::{Comparison, Difference, Site};
use super::law::{Effect, Flow};
use super::marks::Marks;
use super::rule::Rule;
use super::side::Side;
use crate::model::SchemaId;
use crate::origin::Origin;

/// Two uses of types at the same location. Neither has no schema.
pub(super) struct Uses<'u> {
    /// What the value is called in messages, such as "property `name`".
    pub(super) what: &'u str,
    pub(super) old: &'u [SchemaId],
    pub(super) new: &'u [SchemaId],
}

/// Compares two uses, and adds their types to what is compared.
pub(super) fn compare(comparison: &mut Comparison<'_>, site: Site, flow: Flow, uses: &Uses<'_>) {
    let (old, new) = (
        Marks::of(comparison.old, uses.old),
        Marks::of(comparison.new, uses.new),
    );
    let mut marks = UseComparison {
        comparison,
        site: &site,
        flow,
        uses,
    };
    marks.null(&old, &new);
    marks.default(&old, &new);
    marks.deprecated(&old, &new);
    marks.name(&old, &new);
    comparison.add(site, flow, uses.old, uses.new);
}

struct UseComparison<'c, 'a, 'u> {
    comparison: &'c mut Comparison<'a>,
    site: &'u Site,
    flow: Flow,
    uses: &'u Uses<'u>,
}

impl UseComparison<'_, '_, '_> {
    fn emit(&mut self, rule: Rule, effect: Effect, keywords: [&str; 2], message: String) {
        let (old, new) = self.origins();
        let [of_old, of_new] = keywords;
        let difference = Difference {
            rule,
            old: old.map(|old| self.comparison.old.keyword(old, of_old)),
            new: new.map(|new| self.comparison.new.keyword(new, of_new)),
            message,
        };
        self.comparison
            .emit(self.site.clone(), self.flow, effect, difference);
    }

    fn origins(&self) -> (Option<Origin>, Option<Origin>) {
        let old = self.uses.old.last().map(|id| self.comparison.old.origin(*id));
        let new = self.uses.new.last().map(|id| self.comparison.new.origin(*id));
        (old, new)
    }

    fn null(&mut self, old: &Marks<'_>, new: &Marks<'_>) {
        let what = self.uses.what;
        match (old.nullable, new.nullable) {
            (false, true) => {
                let message = format!("{what} can be `null` now");
                self.emit(Rule::NullAllowed, Effect::Widens, ["type", "nullable"], message);
            }
            (true, false) => {
                let message = format!("{what} can no longer be `null`");
                self.emit(
                    Rule::NullForbidden,
                    Effect::Narrows,
                    ["nullable", "type"],
                    message,
                );
            }
            _ => {}
        }
    }

    fn default(&mut self, old: &Marks<'_>, new: &Marks<'_>) {
        let (old, new) = (
            old.default.map(|(value, _)| value),
            new.default.map(|(value, _)| value),
        );
        if old == new {
            return;
        }
        let what = self.uses.what;
        let message = match (old, new) {
            (Some(old), Some(new)) => format!("the default of {what} changed from `{old}` to `{new}`"),
            (Some(old), None) => format!("the default `{old}` of {what} was removed"),
            (None, Some(new)) => format!("the default `{new}` of {what} was added"),
            (None, None) => return,
        };
        // A service that fills in another value answers another request.
        let effect = match self.flow.is_request() {
            true => Effect::Unknown,
            false => Effect::None,
        };
        self.emit(Rule::DefaultChanged, effect, ["default", "default"], message);
    }

    fn deprecated(&mut self, old: &Marks<'_>, new: &Marks<'_>) {
        let what = self.uses.what;
        let (rule, message) = match (old.deprecated, new.deprecated) {
            (false, true) => (Rule::PropertyDeprecated, format!("{what} was deprecated")),
            (true, false) => (
                Rule::PropertyReactivated,
                format!("{what} is no longer deprecated"),
            ),
            _ => return,
        };
        self.emit(rule, Effect::None, ["deprecated", "deprecated"], message);
    }

    fn name(&mut self, old: &Marks<'_>, new: &Marks<'_>) {
        let what = self.uses.what;
        if old.client_name != new.client_name {
            let shown = |name: Option<&str>| match name {
                Some(name) => format!("`{name}`"),
                None => "none".into(),
            };
            let (from, to) = (shown(old.client_name), shown(new.client_name));
            let message = format!("the client name of {what} changed from {from} to {to}");
            let keyword = "x-ms-client-name";
            self.emit(Rule::ClientNameChanged, Effect::Both, [keyword, keyword], message);
        }
        let keyword = "x-ms-client-flatten";
        let flattens = |side: &Side<'_>, origin: Option<Origin>| {
            let flag = origin.and_then(|origin| side.value(origin).get(keyword));
            flag.is_some_and(|flag| flag.to_json() == true)
        };
        let (of_old, of_new) = self.origins();
        let was = flattens(self.comparison.old, of_old);
        let is = flattens(self.comparison.new, of_new);
        if was != is {
            let now = if is { "are" } else { "are no longer" };
            let message = format!("the properties of {what} {now} flattened in generated code");
            self.emit(
                Rule::ClientFlattenChanged,
                Effect::Both,
                [keyword, keyword],
                message,
            );
        }
        if let (Some(from), Some(to)) = (old.name, new.name)
            && from != to
            && self.comparison.names
        {
            let message = format!("{what} refers to `{to}` instead of `{from}`");
            self.emit(Rule::ReferenceRedirected, Effect::Both, ["$ref", "$ref"], message);
        }
    }
}
