//! The members of objects.

use super::additional;
use super::comparison::{Comparison, Difference, Pair};
use super::law::{Effect, Flow};
use super::marks::Marks;
use super::resolved::{Member, Resolved, Rest};
use super::rule::Rule;
use super::side::Side;
use super::uses::{self, Uses};
use crate::model::SchemaId;
use crate::origin::Origin;
use crate::pointer;

/// Compares the members of two objects.
pub(super) fn compare(comparison: &mut Comparison<'_>, pair: &Pair, old: &Resolved<'_>, new: &Resolved<'_>) {
    let mut members = Members {
        comparison,
        pair,
        old,
        new,
    };
    for member in &old.members {
        match new.member(member.name) {
            Some(other) => members.both(member, other),
            None => members.removed(member),
        }
    }
    for member in new
        .members
        .iter()
        .filter(|member| old.member(member.name).is_none())
    {
        members.added(member);
    }
    members.undeclared();
    additional::compare(comparison, pair, old, new);
}

struct Members<'c, 'a, 'm> {
    comparison: &'c mut Comparison<'a>,
    pair: &'m Pair,
    old: &'m Resolved<'m>,
    new: &'m Resolved<'m>,
}

impl Members<'_, '_, '_> {
    fn emit(&mut self, name: &str, effect: Effect, difference: Difference) {
        let site = self.pair.below(step(name));
        self.comparison.emit(site, self.pair.flow, effect, difference);
    }

    fn removed(&mut self, member: &Member<'_>) {
        let (flow, name) = (self.pair.flow, member.name);
        let marks = Marks::of(self.comparison.old, &member.schemas);
        if !is_visible(&marks, flow) {
            return;
        }
        let is_required = self.old.required.contains_key(name) && !self.new.required.contains_key(name);
        let is_closed = matches!(self.new.additional, Rest::Closed(_));
        let effect = match (flow.is_request(), is_required) {
            (true, _) if is_closed => Effect::Narrows,
            (true, _) => Effect::Unknown,
            (false, true) => Effect::Widens,
            (false, false) => Effect::None,
        };
        let difference = Difference {
            rule: Rule::PropertyRemoved,
            old: Some(origin(self.comparison.old, member)),
            new: Some(self.comparison.new.origin(self.new.id)),
            message: format!("property `{name}` was removed"),
        };
        self.emit(name, effect, difference);
        // It is an additional property now.
        if let Rest::Schemas(schemas, _) = &self.new.additional {
            self.uses(name, &member.schemas, schemas);
        }
    }

    fn added(&mut self, member: &Member<'_>) {
        let (flow, name) = (self.pair.flow, member.name);
        let marks = Marks::of(self.comparison.new, &member.schemas);
        if !is_visible(&marks, flow) {
            return;
        }
        let is_required = self.new.required.contains_key(name) && !self.old.required.contains_key(name);
        let is_closed = matches!(self.old.additional, Rest::Closed(_));
        let (rule, effect) = match (flow.is_request(), is_required) {
            (_, true) => (Rule::RequiredPropertyAdded, Effect::Narrows),
            (true, false) => (Rule::OptionalPropertyAdded, Effect::None),
            (false, false) if !is_sent(&marks) => (Rule::ReadOnlyPropertyAdded, Effect::None),
            (false, false) => (Rule::ResponsePropertyAdded, Effect::None),
        };
        let effect = match (is_closed, effect) {
            (true, Effect::None) => Effect::Widens,
            (true, _) => Effect::Both,
            (false, effect) => effect,
        };
        let word = if is_required {
            "required property"
        } else {
            "property"
        };
        let difference = Difference {
            rule,
            old: Some(self.comparison.old.origin(self.old.id)),
            new: Some(origin(self.comparison.new, member)),
            message: format!("{word} `{name}` was added"),
        };
        self.emit(name, effect, difference);
        // It was an additional property.
        if let Rest::Schemas(schemas, _) = &self.old.additional {
            self.uses(name, schemas, &member.schemas);
        }
    }

    fn both(&mut self, old: &Member<'_>, new: &Member<'_>) {
        let (flow, name) = (self.pair.flow, old.name);
        let marks = (
            Marks::of(self.comparison.old, &old.schemas),
            Marks::of(self.comparison.new, &new.schemas),
        );
        let origins = (origin(self.comparison.old, old), origin(self.comparison.new, new));
        let visible = (is_visible(&marks.0, flow), is_visible(&marks.1, flow));
        if let Some(effect) = self.mutability(name, &marks, visible) {
            let difference = mutability_changed(self.comparison, name, &marks, origins);
            self.emit(name, effect, difference);
        }
        if visible != (true, true) {
            return;
        }
        self.required(name, origins);
        self.uses(name, &old.schemas, &new.schemas);
    }

    /// Compares the values of a member.
    fn uses(&mut self, name: &str, old: &[SchemaId], new: &[SchemaId]) {
        let uses = Uses {
            what: &format!("property `{name}`"),
            old,
            new,
        };
        let site = self.pair.below(step(name));
        uses::compare(self.comparison, site, self.pair.flow, &uses);
    }

    /// Returns the effect of a change of where a property can be.
    fn mutability(
        &self,
        name: &str,
        (old, new): &(Marks<'_>, Marks<'_>),
        visible: (bool, bool),
    ) -> Option<Effect> {
        let is_required = self.new.required.contains_key(name);
        let was_required = self.old.required.contains_key(name);
        let flow = self.pair.flow;
        match visible {
            (true, false) if flow.is_request() => Some(Effect::Unknown),
            (true, false) if was_required => Some(Effect::Widens),
            (true, false) => Some(Effect::None),
            (false, true) if is_required => Some(Effect::Narrows),
            (false, true) if flow.is_request() => Some(Effect::Widens),
            (false, true) => Some(Effect::None),
            (true, true) if flow == Flow::Put => {
                let lost = (old.mutability.create && !new.mutability.create)
                    || (old.mutability.update && !new.mutability.update);
                let gained = (!old.mutability.create && new.mutability.create)
                    || (!old.mutability.update && new.mutability.update);
                (lost || gained).then(|| Effect::of_sets(!lost, !gained))
            }
            _ => None,
        }
    }

    fn required(&mut self, name: &str, (old, new): (Origin, Origin)) {
        let (rule, effect, message) = match (
            self.old.required.contains_key(name),
            self.new.required.contains_key(name),
        ) {
            (false, true) => (
                Rule::PropertyBecameRequired,
                Effect::Narrows,
                format!("property `{name}` became required"),
            ),
            (true, false) => (
                Rule::PropertyBecameOptional,
                Effect::Widens,
                format!("property `{name}` became optional"),
            ),
            _ => return,
        };
        let difference = Difference {
            rule,
            old: Some(old),
            new: Some(new),
            message,
        };
        self.emit(name, effect, difference);
    }

    /// Compares names that are required and not described in either version.
    fn undeclared(&mut self) {
        let (old, new) = (self.old, self.new);
        let names = old.required.keys().chain(new.required.keys());
        let names = names.filter(|name| old.member(name).is_none() && new.member(name).is_none());
        for name in names {
            let at = |side: &Side<'_>, required: Option<&SchemaId>, id| {
                side.keyword(side.origin(*required.unwrap_or(&id)), "required")
            };
            let origins = (
                at(self.comparison.old, old.required.get(name), old.id),
                at(self.comparison.new, new.required.get(name), new.id),
            );
            self.required(name, origins);
        }
    }
}

fn mutability_changed(
    comparison: &Comparison<'_>,
    name: &str,
    (old, new): &(Marks<'_>, Marks<'_>),
    (old_origin, new_origin): (Origin, Origin),
) -> Difference {
    let is_read_only = (is_read_only(old), is_read_only(new));
    let (rule, keyword, message) = match is_read_only {
        (false, true) => (
            Rule::ReadOnlyChanged,
            "readOnly",
            format!("property `{name}` became read-only"),
        ),
        (true, false) => (
            Rule::ReadOnlyChanged,
            "readOnly",
            format!("property `{name}` is no longer read-only"),
        ),
        _ => (
            Rule::MutabilityChanged,
            "x-ms-mutability",
            format!(
                "property `{name}` can be used to {} instead of {}",
                directions(new),
                directions(old)
            ),
        ),
    };
    Difference {
        rule,
        old: Some(comparison.old.keyword(old_origin, keyword)),
        new: Some(comparison.new.keyword(new_origin, keyword)),
        message,
    }
}

fn is_read_only(marks: &Marks<'_>) -> bool {
    !is_sent(marks) && marks.mutability.read
}

fn directions(marks: &Marks<'_>) -> String {
    let mutability = marks.mutability;
    let words = [
        (mutability.create, "create"),
        (mutability.read, "read"),
        (mutability.update, "update"),
    ];
    let words: Vec<&str> = words
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| word)
        .collect();
    match words.is_empty() {
        true => "nothing".into(),
        false => words.join(", "),
    }
}

/// Returns whether a property is in any request.
fn is_sent(marks: &Marks<'_>) -> bool {
    marks.mutability.create || marks.mutability.update
}

/// Returns whether a property is in the values of a direction.
fn is_visible(marks: &Marks<'_>, flow: Flow) -> bool {
    match flow {
        Flow::Response | Flow::Received => marks.mutability.read,
        Flow::Patch => marks.mutability.update,
        Flow::Put | Flow::Request | Flow::Parameter | Flow::Answer => is_sent(marks),
    }
}

/// Returns the step from an object to a member, as JSON Pointers have it.
fn step(name: &str) -> String {
    format!("/{}", pointer::escaped(name))
}

fn origin(side: &Side<'_>, member: &Member<'_>) -> Origin {
    // A member has at least one schema.
    side.origin(member.schemas[member.schemas.len() - 1])
}
