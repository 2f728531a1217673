//! What a document says about its API besides operations and schemas: where more is described, who answers for it, its
//! servers, and tags that describe something else than operations.

use super::context::Context;
use super::topics::Topic;
use crate::docs::reader::markdown::{external_docs, text};
use crate::model::{Operation, Server, ServerVariable};
use crate::phrasing;
use crate::source::Value;

/// Returns where more is said about the API, and who answers for it.
pub(super) fn notes(root: Value<'_>) -> Vec<String> {
    let info = root.get("info");
    let docs = external_docs::line(root);
    let contact = info.and_then(|info| contact(info.get("contact")?));
    let license = info.and_then(|info| license(info.get("license")?));
    let terms = info.and_then(|info| info.get_str("termsOfService"));
    let terms = terms.filter(|url| !url.trim().is_empty());
    let terms = terms.map(|url| format!("Terms of service: {}", text::cell(url)));
    [docs, contact, license, terms].into_iter().flatten().collect()
}

fn contact(contact: Value<'_>) -> Option<String> {
    let of = |key| contact.get_str(key).map(str::trim).filter(|of| !of.is_empty());
    let named = match (of("name"), of("url")) {
        (Some(name), Some(url)) => Some(text::cell(&external_docs::link(name, url))),
        (name, url) => name.or(url).map(text::cell),
    };
    let all: Vec<String> = named.into_iter().chain(of("email").map(text::cell)).collect();
    (!all.is_empty()).then(|| format!("Contact: {}", all.join(", ")))
}

fn license(license: Value<'_>) -> Option<String> {
    let name = license.get_str("name").or(license.get_str("identifier"))?;
    let words = match license.get_str("url") {
        Some(url) => text::cell(&external_docs::link(name, url)),
        None => text::cell(name),
    };
    let identifier = license
        .get_str("identifier")
        .filter(|identifier| *identifier != name);
    let identifier = identifier.map(|identifier| format!(" ({})", phrasing::code(identifier)));
    Some(format!("License: {words}{}", identifier.unwrap_or_default()))
}

/// Returns the servers of an API, each with what is said about it; nothing where there is no more than a URL.
pub(super) fn servers(servers: &[Server]) -> Vec<[String; 2]> {
    let is_plain = |of: &Server| of.description.is_none() && of.variables.is_empty();
    match servers {
        [] => Vec::new(),
        [only] if is_plain(only) => Vec::new(),
        servers => servers.iter().map(server).collect(),
    }
}

fn server(server: &Server) -> [String; 2] {
    let mut lines = vec![text::cell(server.description.as_deref().unwrap_or_default())];
    lines.extend(server.variables.iter().map(variable));
    lines.retain(|line| !line.is_empty());
    [text::code_cell(&server.url), lines.join("<br/>")]
}

fn variable(variable: &ServerVariable) -> String {
    let mut facts = vec![text::cell(variable.description.as_deref().unwrap_or_default())];
    if !variable.values.is_empty() {
        let values: Vec<String> = variable
            .values
            .iter()
            .map(|value| text::code_cell(value))
            .collect();
        facts.push(format!("Values: {}.", values.join(", ")));
    }
    let default = variable.default.as_deref().map(text::code_cell);
    facts.extend(default.map(|value| format!("Default: {value}.")));
    facts.retain(|fact| !fact.is_empty());
    let colon = if facts.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", text::code_cell(&variable.name), facts.join(" "))
}

/// Returns the tags that describe no operation, each with its name and description.
pub(super) fn chapters(root: Value<'_>, topics: &[Topic<'_>]) -> Vec<[String; 2]> {
    let tags = root.get("tags").into_iter().flat_map(Value::elements);
    let chapters = tags.filter_map(|tag| {
        let name = tag.get_str("name").filter(|name| !name.trim().is_empty())?;
        let is_topic = topics.iter().any(|topic| topic.name == name);
        let words = external_docs::after(tag.get_str("description").unwrap_or_default(), tag);
        let words = text::paragraphs(&words);
        (!is_topic && !words.is_empty()).then(|| [text::name(name), words])
    });
    chapters.collect()
}

/// Returns what is said about the path of an operation, and where there is more about the operation.
pub(super) fn of_operation(context: &Context<'_>, operation: &Operation) -> Vec<String> {
    let sources = context.sources;
    let root = sources.document(operation.document).root();
    let mut items = ["paths", "x-ms-paths"]
        .into_iter()
        .filter_map(|key| root.get(key)?.get(&operation.path));
    let item = items.next().and_then(|item| sources.resolved(item).ok());
    let words = |key| item.and_then(|item| item.get_str(key)).map(str::trim);
    let own = [operation.summary.as_deref(), operation.description.as_deref()];
    let is_new = |words: &&str| !words.is_empty() && own.iter().all(|own| own.map(str::trim) != Some(words));
    let of_path = ["summary", "description"].into_iter().filter_map(words);
    let mut blocks: Vec<String> = of_path.filter(is_new).map(text::paragraphs).collect();
    blocks.extend(external_docs::line(sources.value(operation.origin)));
    let servers = operation.servers.iter().map(|server| {
        let [url, words] = self::server(server);
        let colon = if words.is_empty() { "" } else { ": " };
        format!("Server {url}{colon}{words}")
    });
    blocks.extend(servers);
    blocks
}
