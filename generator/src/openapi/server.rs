//! Servers: <https://spec.openapis.org/oas/v3.0.3#server-object>.

use super::fault;
use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::{reader, templating};
use crate::model::{Server, ServerVariable};
use crate::source::{Kind, Value};

const SECTION: &str = "Server Object";

impl<'a> Lowering<'a, '_> {
    /// Returns the servers of a document, path or operation.
    pub(super) fn servers(&mut self, holder: Value<'a>) -> Vec<Server> {
        let servers = reader::array(holder, "servers", self.diagnostics);
        servers
            .into_iter()
            .filter_map(|server| self.server(server))
            .collect()
    }

    fn server(&mut self, value: Value<'a>) -> Option<Server> {
        if let Some(problem) = fault::no_object(value, "a server", SECTION) {
            self.diagnostics.push(problem);
            return None;
        }
        let Some(url) = reader::text(value, "url", self.diagnostics) else {
            if value.get("url").is_none() {
                self.diagnostics
                    .push(fault::lacks(value, "a server", "url", SECTION));
            }
            return None;
        };
        let mut variables = Vec::new();
        for (name, variable) in reader::object(value, "variables", self.diagnostics) {
            if !name.starts_with("x-") {
                variables.push(self.variable(name, variable));
            }
        }
        for name in templating::names(&url) {
            if !variables.iter().any(|known| known.name == name) {
                self.undeclared_variable(value, name);
                variables.push(ServerVariable {
                    name: name.to_owned(),
                    skip_url_encoding: true,
                    ..ServerVariable::default()
                });
            }
        }
        Some(Server {
            url: url.trim_end_matches('/').to_owned(),
            description: reader::text(value, "description", self.diagnostics),
            variables,
        })
    }

    fn variable(&mut self, name: &str, value: Value<'a>) -> ServerVariable {
        const SECTION: &str = "Server Variable Object";
        if matches!(value.kind(), Kind::Object(_)) && value.get("default").is_none() {
            self.diagnostics
                .push(fault::lacks(value, "a server variable", "default", SECTION));
        }
        ServerVariable {
            name: name.to_owned(),
            description: reader::text(value, "description", self.diagnostics),
            default: reader::text(value, "default", self.diagnostics),
            values: reader::strings(value, "enum", self.diagnostics),
            skip_url_encoding: true,
        }
    }

    fn undeclared_variable(&mut self, server: Value<'a>, name: &str) {
        let url = server.get("url").unwrap_or(server);
        self.diagnostics.push(
            Diagnostic::new(
                "armature::openapi::malformed",
                format!("server variable `{name}` is not declared"),
            )
            .at(
                SourceLocation::Value(url.origin()),
                format!("`{{{name}}}` has no default value"),
            )
            .help(format!(
                "add \"{name}\": {{ \"default\": … }} to `variables` of the server"
            ))
            .section(SECTION),
        );
    }
}
