//! The body of the request that creates a resource.

use super::graph::{Graph, Id};
use super::resource::{Resource, resolved};
use crate::media;
use crate::source::{Sources, Value};

/// Returns the schema of the body of `put`.
pub(crate) fn schema(resource: &Resource, graph: &Graph<'_, '_>, sources: &Sources) -> Option<Id> {
    let put = sources.value(resource.put?);
    if let Some(body) = put.get("requestBody") {
        return content_schema(body, graph, sources);
    }
    let parameters = put.get("parameters")?.elements();
    let body = parameters
        .map(|parameter| (parameter, resolved(parameter, sources)))
        .find(|(_, parameter)| parameter.get_str("in") == Some("body"));
    graph.get(graph.node(body?.0), "schema")
}

/// Returns the schema of a body of OpenAPI 3.0, by the media type that counts.
fn content_schema(body: Value<'_>, graph: &Graph<'_, '_>, sources: &Sources) -> Option<Id> {
    let (name, _) = media::main(resolved(body, sources).get("content"))?;
    let content = graph.get(graph.node(body), "content")?;
    graph.get(graph.get(content, name)?, "schema")
}
