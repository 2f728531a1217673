//! The parameters of an example.

use serde_json::Value as Json;

use super::code::OperationCode;
use super::operation::{Context, PreparedOperation, RawFinding, is_file};
use crate::media;
use crate::model::{Collection, Location, Method, Operation, Parameter};
use crate::pointer::escaped;
use crate::source::{Kind, Value};
use crate::support::check::{Code, Direction, Link, Severity, Types};

impl<'a> Context<'a> {
    /// Checks what an example says about the parameters of a request.
    pub(super) fn parameters(&mut self, prepared: &PreparedOperation<'a>, example: Value<'_>) {
        let operation = prepared.operation;
        let given = example.get("parameters");
        for (parameter, link) in operation.parameters.iter().zip(&prepared.parameters) {
            match given.and_then(|given| given.get(&parameter.name)) {
                Some(value) => self.parameter(operation, parameter, *link, value),
                // An example need not say which host it is sent to.
                None if parameter.required && parameter.location != Location::Host => {
                    let message = format!("the required parameter {:?} is missing", parameter.name);
                    let code = OperationCode::MissingParameter;
                    self.found
                        .push(RawFinding::of(code, "/parameters", parameter.origin, message));
                }
                None => {}
            }
        }
    }

    fn parameter(
        &mut self,
        operation: &'a Operation,
        parameter: &'a Parameter,
        link: Link<'a>,
        value: Value<'_>,
    ) {
        let pointer = format!("/parameters/{}", escaped(&parameter.name));
        let first = self.found.len();
        match parameter.location {
            Location::Body if is_file(self.model, parameter.schema) => {}
            Location::Body if is_markup(&operation.consumes, value) => {}
            Location::Body => self.value(link, value, direction(operation.method), &pointer, |code| {
                // A PUT creates or updates, and an action may do either.
                code == Code::NotInCreate && operation.method != Method::Patch
            }),
            _ => {
                self.agreed(operation, parameter, value, &pointer);
                match self.typed(link, parameter.collection, value) {
                    Some(typed) => self.value(link, &typed, Direction::Any, &pointer, |_| false),
                    None => self.value(link, value, Direction::Any, &pointer, |_| false),
                }
            }
        }
        if !parameter.required {
            self.tolerate_null(first, &pointer);
        }
    }

    /// Makes it a warning that the value at `pointer`, which may be absent, is `null`, as it is for members of bodies.
    /// `first` is the first finding of the value.
    pub(super) fn tolerate_null(&mut self, first: usize, pointer: &str) {
        let found = self.found.iter_mut().skip(first);
        found
            .filter(|finding| finding.code == Code::NullNotAllowed.as_str() && finding.pointer == pointer)
            .for_each(|finding| finding.severity = Severity::Warning);
    }

    /// Checks parameters whose values are agreed on elsewhere in the document: the version, the media type.
    fn agreed(&mut self, operation: &Operation, parameter: &Parameter, value: Value<'_>, pointer: &str) {
        let Some(text) = value.as_str() else { return };
        let version = &self.model.document(operation.document).version;
        let is_header = parameter.location == Location::Header;
        if parameter.name == "api-version" && !version.is_empty() && text != version {
            let message = format!("the version {text:?} is not that of the document, {version:?}");
            let code = OperationCode::InvalidParameter;
            self.found
                .push(RawFinding::of(code, pointer, parameter.origin, message));
        }
        if is_header
            && parameter.name.eq_ignore_ascii_case("content-type")
            && !accepts(&operation.consumes, text)
        {
            let message = format!("the media type {text:?} is none that the operation takes");
            let code = OperationCode::ContentType;
            self.found
                .push(RawFinding::of(code, pointer, operation.origin, message));
        }
    }

    /// Returns the value that a text means where a parameter or header is not a string: in a path, query, header or form all
    /// values are text. The elements of an array are given as such or joined to one text.
    pub(super) fn typed(
        &self,
        link: Link<'a>,
        collection: Option<Collection>,
        value: Value<'_>,
    ) -> Option<Json> {
        let schema = self.schema(link);
        if !schema.types.has(Types::ARRAY) || schema.types.has(Types::STRING) {
            return scalar(schema.types, value.as_str()?);
        }
        let items = schema.array.and_then(|rules| rules.items);
        let types = items.map_or(Types::ANY, |items| self.schema(items).types);
        let element = |text: &str| scalar(types, text).unwrap_or_else(|| text.into());
        match value.kind() {
            Kind::String(text) => Some(text.split(separator(collection)).map(element).collect()),
            Kind::Array(elements) => Some(
                elements
                    .map(|value| value.as_str().map_or_else(|| value.to_json(), element))
                    .collect(),
            ),
            _ => None,
        }
    }
}

/// Returns the direction of a request.
pub(super) fn direction(method: Method) -> Direction {
    match method {
        Method::Patch => Direction::Update,
        _ => Direction::Create,
    }
}

/// Returns the number or boolean that a text means; none where the text is what is wanted, or means neither.
fn scalar(types: Types, text: &str) -> Option<Json> {
    let is_number = types.has(Types::INTEGER.or(Types::NUMBER));
    match text.to_ascii_lowercase().as_str() {
        _ if types.has(Types::STRING) => None,
        "true" if types.has(Types::BOOLEAN) => Some(true.into()),
        "false" if types.has(Types::BOOLEAN) => Some(false.into()),
        _ if is_number => number(text).map(Json::Number),
        _ => None,
    }
}

/// Returns the number that a text means. Swagger 2.0 takes the types from JSON Schema, where a number is a value, and does
/// not say how a parameter writes it. So a plus sign and leading zeros are read in addition to what JSON has: they leave the number
/// as it is. Blanks are no part of a number.
fn number(text: &str) -> Option<serde_json::Number> {
    let (sign, digits) = match text.strip_prefix('+') {
        Some(digits) => ("", digits),
        None => text.strip_prefix('-').map_or(("", text), |digits| ("-", digits)),
    };
    let is_digit = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    let trimmed = digits.trim_start_matches('0');
    // One zero stays where no other digit follows.
    let zero = if is_digit(trimmed) || trimmed == digits {
        ""
    } else {
        "0"
    };
    is_digit(digits).then(|| format!("{sign}{zero}{trimmed}").parse().ok())?
}

/// Returns the sign between the elements of an array.
fn separator(collection: Option<Collection>) -> char {
    match collection {
        Some(Collection::Ssv) => ' ',
        Some(Collection::Tsv) => '\t',
        Some(Collection::Pipes) => '|',
        _ => ',',
    }
}

/// Returns whether a media type is one of those declared, parameters such as the character set aside.
pub(super) fn accepts(declared: &[String], text: &str) -> bool {
    let wanted = media::essence(text);
    let is_it = |known: &String| [wanted.as_str(), "*/*"].contains(&media::essence(known).as_str());
    declared.is_empty() || declared.iter().any(is_it)
}

/// Returns whether a body is a text of another media type than JSON, such as XML: there is nothing to check in it.
pub(super) fn is_markup(declared: &[String], value: Value<'_>) -> bool {
    value.as_str().is_some() && !declared.is_empty() && !declared.iter().any(|known| media::is_json(known))
}
