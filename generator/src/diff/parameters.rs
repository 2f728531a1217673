//! Parameters and bodies of requests.

use super::comparison::{Comparison, Difference};
use super::exchange::Exchange;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use super::types::Types;
use super::uses::{self, Uses};
use crate::model::{Location, Operation, Parameter, Serialization, ValueStyle};
use crate::origin::Origin;

/// Compares the parameters of a request.
pub(super) fn compare(comparison: &mut Comparison<'_>, exchange: &Exchange<'_>) {
    let Exchange { old, new, .. } = *exchange;
    let is_openapi = comparison.old.is_openapi(old) || comparison.new.is_openapi(new);
    let described = |operation| described(operation).filter(|one| !(is_openapi && is_ignored(one)));
    let mut parameters = Parameters { comparison, exchange };
    let (mut removed, mut pairs) = (Vec::new(), Vec::new());
    let mut added: Vec<&Parameter> = described(new).collect();
    for parameter in described(old) {
        let position = added.iter().position(|other| is_same(old, new, parameter, other));
        match position {
            Some(position) => pairs.push((parameter, added.remove(position))),
            None => removed.push(parameter),
        }
    }
    // The same name at another location.
    for parameter in removed {
        let position = added.iter().position(|other| {
            other.name == parameter.name && ![other.location, parameter.location].contains(&Location::Path)
        });
        match position {
            Some(position) => parameters.moved(parameter, added.remove(position)),
            None => parameters.removed(parameter),
        }
    }
    added
        .into_iter()
        .for_each(|parameter| parameters.added(parameter));
    parameters.order(&pairs);
    pairs.into_iter().for_each(|(old, new)| parameters.both(old, new));
}

/// Returns whether OpenAPI 3 ignores the definition of a parameter, because other objects describe the header:
/// <https://spec.openapis.org/oas/v3.0.3#parameter-object>.
fn is_ignored(parameter: &Parameter) -> bool {
    let names = ["Accept", "Authorization", "Content-Type"];
    let mut names = names.iter();
    parameter.location == Location::Header && names.any(|name| parameter.name.eq_ignore_ascii_case(name))
}

/// Returns the parameters other than bodies.
fn described(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(|parameter| parameter.location != Location::Body)
}

/// Returns whether two parameters are the same on the wire. Those of paths are told apart by their position.
fn is_same(of_old: &Operation, of_new: &Operation, old: &Parameter, new: &Parameter) -> bool {
    if old.location != new.location {
        return false;
    }
    match old.location {
        Location::Path => {
            let old = position(&of_old.path, &old.name);
            old.is_some() && old == position(&of_new.path, &new.name)
        }
        Location::Header => old.name.eq_ignore_ascii_case(&new.name),
        _ => old.name == new.name,
    }
}

/// Returns the index of a parameter among those of a path template.
fn position(path: &str, name: &str) -> Option<usize> {
    let names = path.split('{').skip(1);
    let mut names = names.map(|rest| rest.split('}').next().unwrap_or_default());
    names.position(|known| known == name)
}

struct Parameters<'c, 'a, 'o> {
    comparison: &'c mut Comparison<'a>,
    exchange: &'o Exchange<'o>,
}

impl Parameters<'_, '_, '_> {
    fn emit(&mut self, parameter: &str, effect: Effect, difference: Difference) {
        let part = format!("parameter `{parameter}`");
        let site = self.exchange.site(self.comparison, part);
        let flow = self.exchange.request(Flow::Request);
        self.comparison.emit(site, flow, effect, difference);
    }

    fn removed(&mut self, parameter: &Parameter) {
        let (rule, word) = match parameter.required {
            true => (Rule::RequiredParameterRemoved, "required"),
            false => (Rule::OptionalParameterRemoved, "optional"),
        };
        let difference = Difference {
            rule,
            old: Some(parameter.origin),
            new: Some(self.exchange.new.origin),
            message: format!("the {word} {} was removed", shown(parameter)),
        };
        let effect = self.exchange.omitted(parameter.required, Effect::Unknown);
        self.emit(&parameter.name, effect, difference);
    }

    fn added(&mut self, parameter: &Parameter) {
        let (rule, effect, word) = match parameter.required {
            true => (Rule::RequiredParameterAdded, Effect::Narrows, "required"),
            false => (Rule::OptionalParameterAdded, Effect::None, "optional"),
        };
        let difference = Difference {
            rule,
            old: Some(self.exchange.old.origin),
            new: Some(parameter.origin),
            message: format!("the {word} {} was added", shown(parameter)),
        };
        self.emit(&parameter.name, effect, difference);
    }

    fn moved(&mut self, old: &Parameter, new: &Parameter) {
        let difference = Difference {
            rule: Rule::ParameterLocationChanged,
            old: Some(self.comparison.old.keyword(old.origin, "in")),
            new: Some(self.comparison.new.keyword(new.origin, "in")),
            message: format!(
                "the parameter `{}` moved from the {} to the {}",
                old.name,
                old.location.word(),
                new.location.word()
            ),
        };
        self.emit(&new.name, Effect::Both, difference);
    }

    fn both(&mut self, old: &Parameter, new: &Parameter) {
        let (rule, effect, word) = match (old.required, new.required) {
            (false, true) => (Rule::ParameterBecameRequired, Effect::Narrows, "required"),
            (true, false) => (Rule::ParameterBecameOptional, Effect::Widens, "optional"),
            _ => (Rule::ParameterBecameOptional, Effect::None, ""),
        };
        if effect != Effect::None {
            let difference = Difference {
                rule,
                old: Some(self.comparison.old.keyword(old.origin, "required")),
                new: Some(self.comparison.new.keyword(new.origin, "required")),
                message: format!("the {} became {word}", shown(new)),
            };
            self.emit(&new.name, effect, difference);
        }
        self.format(old, new);
        self.owner(old, new);
        let part = format!("parameter `{}`", new.name);
        let site = self.exchange.site(self.comparison, part);
        let has_media_type = |parameter: &Parameter| {
            let serialization = parameter.serialization.as_ref();
            serialization.is_some_and(|serialization| serialization.media_type.is_some())
        };
        let flow = self
            .exchange
            .request(match has_media_type(old) || has_media_type(new) {
                true => Flow::Request,
                false => Flow::Parameter,
            });
        let uses = Uses {
            what: &format!("parameter `{}`", new.name),
            old: &[old.schema],
            new: &[new.schema],
        };
        uses::compare(self.comparison, site, flow, &uses);
    }

    /// Compares how arrays are written.
    fn format(&mut self, old: &Parameter, new: &Parameter) {
        let (from, to) = (
            format_of(self.comparison.old, old),
            format_of(self.comparison.new, new),
        );
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        if from == to {
            return;
        }
        let keyword = |side: &Side<'_>, origin: Origin| {
            let keywords = ["collectionFormat", "explode", "style"];
            let mut keywords = keywords.into_iter();
            let found = keywords.find(|keyword| side.value(origin).get(keyword).is_some());
            side.keyword(origin, found.unwrap_or("collectionFormat"))
        };
        let difference = Difference {
            rule: Rule::ParameterFormatChanged,
            old: Some(keyword(self.comparison.old, old.origin)),
            new: Some(keyword(self.comparison.new, new.origin)),
            message: format!("parameter `{}` is written {to} instead of {from}", new.name),
        };
        self.emit(&new.name, Effect::Both, difference);
    }

    /// Compares whether the client or the method has a parameter in generated code.
    fn owner(&mut self, old: &Parameter, new: &Parameter) {
        if !self.comparison.names {
            return;
        }
        let (from, to) = (
            is_of_client(self.comparison.old, old),
            is_of_client(self.comparison.new, new),
        );
        if from == to {
            return;
        }
        let word = |is_of_client| if is_of_client { "client" } else { "method" };
        let difference = Difference {
            rule: Rule::ParameterMoved,
            old: Some(old.origin),
            new: Some(new.origin),
            message: format!(
                "the parameter `{}` moved from the {} to the {}",
                new.name,
                word(from),
                word(to)
            ),
        };
        self.emit(&new.name, Effect::Both, difference);
    }

    /// Compares the order of the parameters that both versions have.
    fn order(&mut self, pairs: &[(&Parameter, &Parameter)]) {
        if !self.comparison.names {
            return;
        }
        let index = |parameter: &Parameter| {
            let mut parameters = self.exchange.new.parameters.iter();
            parameters.position(|known| std::ptr::eq(known, parameter))
        };
        let indices: Vec<_> = pairs.iter().map(|(_, new)| index(new)).collect();
        if indices.is_sorted() {
            return;
        }
        let difference = Difference {
            rule: Rule::ParameterOrderChanged,
            old: Some(
                self.comparison
                    .old
                    .keyword(self.exchange.old.origin, "parameters"),
            ),
            new: Some(
                self.comparison
                    .new
                    .keyword(self.exchange.new.origin, "parameters"),
            ),
            message: "the order of the parameters changed".into(),
        };
        let site = self.exchange.site(self.comparison, String::new());
        let flow = self.exchange.request(Flow::Request);
        self.comparison.emit(site, flow, Effect::Both, difference);
    }
}

fn shown(parameter: &Parameter) -> String {
    format!("{} parameter `{}`", parameter.location.word(), parameter.name)
}

/// Returns how a value is written; `None` for one that is written alike in all styles.
fn format_of(side: &Side<'_>, parameter: &Parameter) -> Option<String> {
    let serialization = parameter.serialization.as_ref()?;
    if serialization.media_type.is_none() {
        let resolved = side.resolved(&side.structures(&[parameter.schema]));
        let is_plain = resolved.items.is_empty() && !resolved.types.overlaps(Types::OBJECT);
        let is_prefixed = matches!(serialization.style, ValueStyle::Label | ValueStyle::Matrix);
        if is_plain && !is_prefixed {
            return None;
        }
    }
    Some(shown_format(serialization))
}

fn shown_format(serialization: &Serialization) -> String {
    let Serialization {
        style,
        explode,
        allow_reserved: _,
        media_type,
    } = serialization;
    match (media_type, explode) {
        (Some(media_type), _) => format!("as `{media_type}`"),
        (None, true) => format!("in the style `{}`, exploded", style.as_str()),
        (None, false) => format!("in the style `{}`", style.as_str()),
    }
}

/// Returns whether generated code has a parameter at the client: one that is shared, unless it says otherwise
/// (`x-ms-parameter-location`).
fn is_of_client(side: &Side<'_>, parameter: &Parameter) -> bool {
    let value = side.value(parameter.origin);
    match value.get_str("x-ms-parameter-location") {
        Some(location) => location == "client",
        None => {
            let document = side.sources.document(parameter.origin.document);
            let shared = document.root().get("parameters");
            shared.is_some_and(|shared| {
                shared
                    .members()
                    .any(|(_, shared)| shared.origin() == parameter.origin)
            })
        }
    }
}
