//! The request of an operation as a curl command, with all that is required. What a reader has to give is in braces, or a
//! variable of the shell where it is a secret.

use super::body;
use super::context::Context;
use super::curl_values;
use crate::docs::reader::markdown::shell;
use crate::docs::resources::is_azure;
use crate::media;
use crate::model::{Json, KeyLocation, Location, Method, Operation, Parameter, SecurityKind};
use crate::passes::shape;
use crate::phrasing;

/// Headers that other parts of a request say.
const OTHER_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// The option for a user name and a password.
const USER: &str = "-u \"$USER_NAME:$PASSWORD\"";

/// A command as it is put together.
struct Command {
    url: String,
    /// The options, each with its value.
    options: Vec<String>,
}

impl Command {
    /// Adds an option with a word that is quoted.
    fn option(&mut self, name: &str, word: &str) {
        self.options.push(format!("{name} {}", shell::quoted(word)));
    }

    /// Adds a parameter of the query.
    fn query(&mut self, name: &str, value: &str) {
        self.written_query(&format!("{name}={value}"));
    }

    /// Adds a part of the query with its name.
    fn written_query(&mut self, part: &str) {
        let mark = if self.url.contains('?') { '&' } else { '?' };
        self.url.push_str(&format!("{mark}{}", part.replace('|', "%7C")));
    }
}

/// Returns the command that sends the request of an operation.
pub(super) fn command(context: &Context<'_>, operation: &Operation) -> String {
    let mut command = Command {
        url: format!("{}{}", server(context, operation), operation.path),
        options: Vec::new(),
    };
    let method = match operation.method {
        Method::Get => String::new(),
        Method::Head => "-I ".to_owned(),
        method => format!("-X {} ", method.in_request()),
    };
    for parameter in operation.parameters.iter().filter(|of| of.required) {
        add_parameter(context, operation, parameter, &mut command);
    }
    add_security(context, operation, &mut command);
    add_form(context, operation, &mut command);
    add_body(context, operation, &mut command);
    // Brackets in a URL are ranges unless `-g` turns them off.
    let literal = if command.url.contains('[') { "-g " } else { "" };
    let mut lines = vec![format!("curl {method}{literal}{}", shell::quoted(&command.url))];
    lines.extend(command.options);
    phrasing::clean(&lines.join(" \\\n  "))
}

/// Returns the URL of the server, with the default values of its variables.
fn server(context: &Context<'_>, operation: &Operation) -> String {
    let Some(server) = context.model.servers(operation).first() else {
        return "https://{host}".to_owned();
    };
    let mut url = server.url.clone();
    for variable in &server.variables {
        if let Some(value) = &variable.default {
            url = url.replace(&format!("{{{}}}", variable.name), value);
        }
    }
    match (url.contains("://"), url.strip_prefix("//")) {
        (true, _) => url,
        (false, Some(url)) => format!("https://{url}"),
        (false, None) => format!("https://{{host}}{url}"),
    }
}

/// Adds a required parameter.
fn add_parameter(context: &Context<'_>, operation: &Operation, parameter: &Parameter, command: &mut Command) {
    let name = &parameter.name;
    if let Some(written) = curl_values::written(context, parameter) {
        match parameter.location {
            Location::Query => command.written_query(&written),
            Location::Header => command.option("-H", &format!("{name}: {written}")),
            Location::Cookie => command.option("-b", &written),
            Location::Path => command.url = command.url.replace(&format!("{{{name}}}"), &written),
            Location::Host | Location::Body | Location::FormData => {}
        }
        return;
    }
    let value = value(context, operation, parameter);
    match parameter.location {
        Location::Query => command.query(name, &value),
        Location::Header if OTHER_HEADERS.contains(&name.to_ascii_lowercase().as_str()) => {}
        Location::Header => command.option("-H", &format!("{name}: {value}")),
        Location::Cookie => command.option("-b", &format!("{name}={value}")),
        Location::Path | Location::Host | Location::Body | Location::FormData => {}
    }
}

/// Returns the value of a parameter: the only one that is allowed or the default value, else its name in braces.
fn value(context: &Context<'_>, operation: &Operation, parameter: &Parameter) -> String {
    let model = context.model;
    let resolved = &model.schemas[shape::resolved(model, parameter.schema)];
    let only = match resolved.enumeration.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let default = model.schemas[parameter.schema].default.as_ref();
    match only.or(default).or(resolved.default.as_ref()) {
        Some(Json::String(text)) => text.clone(),
        Some(value) if !value.is_object() && !value.is_array() => value.to_string(),
        _ => match model.document(operation.document) {
            // The version of the document is what the parameter takes at Azure.
            document if parameter.name == "api-version" && is_azure(&document.path) => {
                document.version.clone()
            }
            _ => format!("{{{}}}", parameter.name),
        },
    }
}

/// Adds what the first requirement of the security asks for.
fn add_security(context: &Context<'_>, operation: &Operation, command: &mut Command) {
    let Some(requirement) = operation.security.first() else {
        return;
    };
    for required in &requirement.schemes {
        let Some(scheme) = context.model.security_scheme(operation, &required.name) else {
            continue;
        };
        let option = match &scheme.kind {
            SecurityKind::ApiKey { location, parameter } => match location {
                KeyLocation::Query => {
                    command.query(parameter, "{key}");
                    continue;
                }
                KeyLocation::Header => with_variable("-H", &format!("{parameter}: "), "$API_KEY"),
                KeyLocation::Cookie => with_variable("-b", &format!("{parameter}="), "$API_KEY"),
            },
            SecurityKind::Basic => USER.to_owned(),
            SecurityKind::Http { scheme } if scheme.eq_ignore_ascii_case("digest") => {
                format!("--digest {USER}")
            }
            SecurityKind::Http { scheme } => authorization(scheme),
            SecurityKind::Bearer { .. }
            | SecurityKind::OAuth2 { .. }
            | SecurityKind::OpenIdConnect { .. } => authorization("Bearer"),
            SecurityKind::MutualTls => "--cert client.pem --key client.key".to_owned(),
        };
        command.options.push(option);
    }
}

fn authorization(scheme: &str) -> String {
    with_variable("-H", &format!("Authorization: {scheme} "), "$TOKEN")
}

/// Returns an option whose word ends with a variable of the shell. Within single quotes it would not be replaced.
fn with_variable(option: &str, before: &str, variable: &str) -> String {
    format!("{option} \"{}{variable}\"", double_quoted(before))
}

/// Returns a text as part of a word in double quotes.
fn double_quoted(text: &str) -> String {
    let special = |c: char| matches!(c, '\\' | '"' | '$' | '`');
    let escaped = text
        .chars()
        .flat_map(|c| special(c).then_some('\\').into_iter().chain([c]));
    escaped.collect()
}

/// Adds the required fields of a form.
fn add_form(context: &Context<'_>, operation: &Operation, command: &mut Command) {
    let is_encoded = operation.consumes.iter().any(|of| is_encoded_form(of));
    let fields = operation.parameters.iter();
    for field in fields.filter(|of| of.location == Location::FormData && of.required) {
        match body::is_file(context.model, field.schema) && !is_encoded {
            true => command.option("-F", &format!("{}=@file", field.name)),
            false => add_field(
                &field.name,
                &value(context, operation, field),
                is_encoded,
                command,
            ),
        }
    }
}

fn is_encoded_form(media_type: &str) -> bool {
    media::essence(media_type) == "application/x-www-form-urlencoded"
}

/// Adds a field of a form with its value.
fn add_field(name: &str, value: &str, is_encoded: bool, command: &mut Command) {
    let option = if is_encoded { "--data-urlencode" } else { "-F" };
    command.option(option, &format!("{name}={value}"));
}

/// Adds the body: the smallest valid one, or a file where none is known. A body that may be left out is.
fn add_body(context: &Context<'_>, operation: &Operation, command: &mut Command) {
    let Some(parameter) = operation.body() else {
        return;
    };
    let consumes = operation.consumes.iter();
    let media_type = consumes
        .clone()
        .find(|of| media::is_json(of))
        .or(consumes.clone().next());
    let media_type = media_type.map_or("application/json", String::as_str);
    let smallest = context.bodies.get(&operation.origin);
    let is_empty = smallest.is_some_and(|body| body.as_object().is_some_and(serde_json::Map::is_empty));
    if !parameter.required && (is_empty || smallest.is_none()) {
        return;
    }
    let is_encoded = is_encoded_form(media_type);
    let is_form = is_encoded || media::essence(media_type) == "multipart/form-data";
    if let (true, Some(Json::Object(fields))) = (is_form, smallest) {
        for (name, value) in fields {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            add_field(name, &text, is_encoded, command);
        }
        return;
    }
    command.option("-H", &format!("Content-Type: {media_type}"));
    match smallest {
        Some(body) if media::is_json(media_type) => command.option("-d", &format!("{body:#}")),
        _ => command.options.push("--data-binary @file".to_owned()),
    }
}
