//! Parameters of an operation as fields of its struct.

use rustc_hash::FxHashMap;

use super::Context;
use super::body::{self, Encoding};
use super::style::style;
use crate::media;
use crate::model::{Location, MediaType, Operation, Parameter, ServerVariable, TypeKind, TypeRef};
use crate::passes::bounds;
use crate::passes::names::{self, Scope};
use crate::phrasing::code;
use crate::rust::declaration::Member;
use crate::rust::docs::Docs;
use crate::rust::parameter_rules::has_rules;
use crate::rust::text::quoted;

/// A field of the struct of an operation.
pub(super) struct Argument {
    /// Its name.
    name: String,
    /// Its documentation.
    docs: Docs,
    /// Its type.
    of: String,
    /// How the runtime writes it: the method with its arguments.
    write: String,
    /// The name of the rules for its value.
    rules: Option<String>,
    /// Whether the constructor takes it.
    required: bool,
    /// Its position in the constructor, among those that are required.
    position: usize,
}

impl Argument {
    /// Returns the field.
    pub(super) fn field(&self) -> Member {
        let Self { name, of, write, .. } = self;
        let rules = self.rules.as_ref();
        let rules = rules.map(|rules| format!("super::parameter_rules::{rules}"));
        let (attribute, setter, of) = match self.required {
            true => ("required", None, of.clone()),
            false => {
                let setter = format!("with_{}", name.trim_end_matches('_'));
                ("optional", Some(setter), format!("Option<{of}>"))
            }
        };
        let arguments = [Some(write.clone()), setter, rules].into_iter().flatten();
        Member::new(self.docs.clone(), format!("pub {name}: {of}")).first(attribute, arguments)
    }
}

impl Context<'_> {
    /// Returns the fields of an operation: required ones first, those of the address as it has them, then the others in the
    /// order of the document.
    pub(super) fn arguments(&self, operation: &Operation) -> Vec<Argument> {
        let mut scope = Scope::default();
        // The constructor has this name.
        scope.try_take("new");
        let parameters: Vec<&Parameter> = operation
            .parameters
            .iter()
            .filter(|of| !self.is_version(of))
            .collect();
        let names = scope.take_all(parameters.iter().map(|of| of.name.as_str()), names::field);
        let positions = positions(&operation.path);
        let mut arguments: Vec<Argument> = parameters
            .into_iter()
            .zip(names)
            .map(|(parameter, name)| Argument {
                position: position(&positions, parameter),
                ..self.argument(operation, parameter, name)
            })
            .collect();
        let variables = self.variables(operation).map(|of| variable(of, &mut scope));
        arguments.extend(variables.collect::<Vec<_>>());
        arguments.extend(self.media_type(operation, &mut scope));
        arguments.sort_by_key(|argument| (!argument.required, argument.position));
        arguments
    }

    /// Returns the variables of the server that are not declared as parameters.
    fn variables<'o>(&'o self, operation: &'o Operation) -> impl Iterator<Item = &'o ServerVariable> {
        let server = self.model.servers(operation).first();
        let is_declared = |of: &&ServerVariable| {
            let mut hosts = operation
                .parameters
                .iter()
                .filter(|of| of.location == Location::Host);
            hosts.any(|host| host.name == of.name)
        };
        server
            .into_iter()
            .flat_map(|server| &server.variables)
            .filter(move |of| !is_declared(of))
    }

    fn argument(&self, operation: &Operation, parameter: &Parameter, name: String) -> Argument {
        let description = self.model.schemas[parameter.schema].description.as_deref();
        let docs = self
            .described(description)
            .or(|| format!("The parameter {}.", code(&parameter.name)));
        let fixed = self.fixed(parameter);
        Argument {
            name,
            docs,
            of: self.argument_type(operation, parameter),
            write: self.write(operation, parameter, fixed.as_ref()),
            rules: self.rules(parameter),
            required: parameter.required && fixed.is_none(),
            position: LAST,
        }
    }

    /// Returns the name of the rules for a parameter; `None` if it has none beyond its type.
    fn rules(&self, parameter: &Parameter) -> Option<String> {
        let bounds = bounds::bounds(self.model, &[parameter.schema]);
        let mut rules = self.rules.iter();
        let found = rules.find(|rules| has_rules(parameter, &bounds) && rules.is_of(parameter, &bounds));
        found.map(|rules| rules.name.clone())
    }

    fn argument_type(&self, operation: &Operation, parameter: &Parameter) -> String {
        let is_binary = body::is_binary(self.model, parameter.schema);
        match (parameter.location, &parameter.type_ref) {
            (Location::FormData, _) if is_binary => "calls::File".to_owned(),
            (Location::FormData, _) if body::is_binary_array(self.model, parameter.schema) => {
                "Vec<calls::File>".to_owned()
            }
            (Location::Body, Some(of))
                if self.body_encoding(operation, parameter, of) == Encoding::Binary =>
            {
                "Vec<u8>".to_owned()
            }
            (Location::Body, Some(of)) => self.body_type(parameter.schema, of),
            (_, Some(of)) if parameter.collection_prefix.is_some() => {
                self.imports.uses_map();
                format!("BTreeMap<String, {}>", self.imports.type_ref(of))
            }
            (_, Some(of)) => self.imports.type_ref(of),
            (_, None) => "serde_json::Value".to_owned(),
        }
    }

    fn body_encoding(&self, operation: &Operation, parameter: &Parameter, of: &TypeRef) -> Encoding {
        body::request_encoding(self.model, &operation.content, parameter.schema, of)
    }

    /// Returns how the runtime writes a parameter.
    fn write(&self, operation: &Operation, parameter: &Parameter, fixed: Option<&String>) -> String {
        let name = quoted(&parameter.name);
        let style = style(self.model, parameter);
        let some_style = style.as_deref().unwrap_or("calls::Style::Simple");
        let reserved = parameter
            .serialization
            .as_ref()
            .is_some_and(|of| of.allow_reserved);
        let is_raw = parameter.skip_url_encoding || reserved;
        match (parameter.location, fixed, &style) {
            (Location::Path, _, _) if is_raw => format!("path_raw({name})"),
            (Location::Path, _, None) => format!("path({name})"),
            (Location::Path, _, Some(style)) => format!("path_as({name}, {style})"),
            (Location::Query, Some(value), _) => format!("query_or({name}, {value})"),
            (Location::Query, _, _) if is_raw => format!("query_raw({name}, {some_style})"),
            (Location::Query, _, None) => format!("query({name})"),
            (Location::Query, _, Some(style)) => format!("query_as({name}, {style})"),
            (Location::Header, ..) if parameter.collection_prefix.is_some() => {
                let prefix = parameter.collection_prefix.as_deref();
                format!("header_prefix({name}, {})", quoted(prefix.unwrap_or_default()))
            }
            (Location::Header, Some(value), _) => format!("header_or({name}, {value})"),
            (Location::Header, _, None) => format!("header({name})"),
            (Location::Header, _, Some(style)) => format!("header_as({name}, {style})"),
            (Location::Cookie, ..) => format!("cookie({name}, {some_style})"),
            (Location::Host, ..) => format!("host({name})"),
            (Location::FormData, ..) if body::is_binary(self.model, parameter.schema) => {
                write_file("file", parameter)
            }
            (Location::FormData, ..) if body::is_binary_array(self.model, parameter.schema) => {
                write_file("files", parameter)
            }
            (Location::FormData, ..) if is_multipart(operation) => format!("part({name}, {some_style})"),
            (Location::FormData, ..) => format!("form({name}, {some_style})"),
            (Location::Body, ..) => self.write_body(operation, parameter),
        }
    }

    fn write_body(&self, operation: &Operation, parameter: &Parameter) -> String {
        let any = TypeRef::Any;
        let of = parameter.type_ref.as_ref().unwrap_or(&any);
        let types = &operation.content;
        let first = types
            .iter()
            .map(|of| of.name.as_str())
            .find(|of| !of.contains('*'));
        let is_checked =
            self.has_validators && self.is_validated(of) && !body::is_nullable(self.model, parameter.schema);
        let (function, media_type) = match self.body_encoding(operation, parameter, of) {
            Encoding::Json => {
                let media_type = json_types(types).next().unwrap_or("application/json");
                match is_checked {
                    true => ("checked_json", media_type),
                    false => ("json", media_type),
                }
            }
            Encoding::Form if is_checked => ("checked_form", first.unwrap_or_default()),
            Encoding::Form => ("whole_form", first.unwrap_or_default()),
            Encoding::Text => ("text", first.unwrap_or("text/plain")),
            Encoding::Binary => ("binary", first.unwrap_or("application/octet-stream")),
        };
        format!("{function}({}, {})", quoted(&parameter.name), quoted(media_type))
    }

    /// Returns whether a type has an implementation of `Validate`.
    fn is_validated(&self, of: &TypeRef) -> bool {
        let TypeRef::Named(id) = of else {
            return false;
        };
        !matches!(self.model.types[*id].kind, TypeKind::Alias(_))
    }

    /// Returns the field for the media type of a body that may have several: of JSON, or of bytes.
    fn media_type(&self, operation: &Operation, scope: &mut Scope) -> Option<Argument> {
        let body = operation.body()?;
        let is_declared = |of: &Parameter| of.name.eq_ignore_ascii_case("Content-Type");
        let types: Vec<&str> = match self.body_encoding(operation, body, body.type_ref.as_ref()?) {
            Encoding::Json => json_types(&operation.content).collect(),
            // The fields are sent in the way of the first form.
            Encoding::Form => return None,
            Encoding::Text | Encoding::Binary => {
                operation.content.iter().map(|of| of.name.as_str()).collect()
            }
        };
        if types.len() < 2 || operation.parameters.iter().any(is_declared) {
            return None;
        }
        let first = types.iter().find(|of| !of.contains('*'))?;
        let list: Vec<String> = types.iter().map(|of| code(of)).collect();
        Some(Argument {
            name: scope.take("content_type".to_owned()),
            docs: Docs::default().markdown(format!("The media type of the body: {}.", list.join(", "))),
            of: "String".to_owned(),
            write: format!(r#"header_or("Content-Type", {})"#, quoted(first)),
            rules: None,
            required: false,
            position: LAST,
        })
    }
}

/// The position of what is not in the address.
const LAST: usize = usize::MAX;

/// Returns the positions of the parameters in a path template.
fn positions(path: &str) -> FxHashMap<&str, usize> {
    let names = path.split('{').skip(1).filter_map(|of| of.split('}').next());
    let mut positions = FxHashMap::default();
    for (index, name) in names.enumerate() {
        positions.entry(name).or_insert(index + 1);
    }
    positions
}

/// Returns the position of a parameter in the address, the server first.
fn position(positions: &FxHashMap<&str, usize>, parameter: &Parameter) -> usize {
    match parameter.location {
        Location::Host => 0,
        Location::Path => positions.get(parameter.name.as_str()).copied().unwrap_or(LAST),
        _ => LAST,
    }
}

/// Returns the field for a variable of the server.
fn variable(of: &ServerVariable, scope: &mut Scope) -> Argument {
    let name = &of.name;
    Argument {
        name: scope.take(names::field(name)),
        docs: Docs::default()
            .text(of.description.as_deref())
            .or(|| format!("The variable {} of the server.", code(name))),
        of: "String".to_owned(),
        write: match &of.default {
            Some(default) => format!("host_or({}, {})", quoted(name), quoted(default)),
            None => format!("host({})", quoted(name)),
        },
        rules: None,
        required: of.default.is_none(),
        position: 0,
    }
}

/// Returns how the runtime writes a file of a form, or several: with the media type that the document gives to them.
fn write_file(function: &str, parameter: &Parameter) -> String {
    let name = quoted(&parameter.name);
    let declared = parameter.serialization.as_ref();
    let declared = declared.and_then(|of| of.media_type.as_deref());
    match declared.filter(|of| !of.contains('*') && media::essence(of) != "application/octet-stream") {
        Some(media_type) => format!("{function}_of({name}, {})", quoted(media_type)),
        None => format!("{function}({name})"),
    }
}

/// Returns whether a form is sent in several parts.
fn is_multipart(operation: &Operation) -> bool {
    let first = operation.content.first();
    first.is_some_and(|of| media::essence(&of.name).starts_with("multipart/"))
}

/// Returns the media types of JSON that a body may have.
fn json_types(types: &[MediaType]) -> impl Iterator<Item = &str> {
    let names = types.iter().map(|of| of.name.as_str());
    names.filter(|of| media::is_json(of) && !of.contains('*'))
}
