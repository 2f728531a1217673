//! Security schemes: <https://swagger.io/specification/v2/#security-scheme-object>. Their faults are reported by the checks.

use super::schema::Lowering;
use crate::lowering::{reader, security};
use crate::model::{FlowKind, KeyLocation, SecurityKind, SecurityScheme};
use crate::source::Value;

impl<'a> Lowering<'a> {
    /// Returns the security schemes of a document. One that cannot be used is left out.
    pub(super) fn security_schemes(&mut self, root: Value<'a>) -> Vec<SecurityScheme> {
        let schemes = reader::object(root, "securityDefinitions", self.diagnostics).into_iter();
        schemes
            .filter_map(|(name, here)| {
                let value = self.resolved(here);
                Some(SecurityScheme {
                    origin: value.origin(),
                    name: name.to_owned(),
                    description: reader::text(value, "description", self.diagnostics),
                    kind: self.security_kind(value)?,
                })
            })
            .collect()
    }

    fn security_kind(&mut self, value: Value<'a>) -> Option<SecurityKind> {
        match value.get_str("type")? {
            "basic" => Some(SecurityKind::Basic),
            "apiKey" => Some(SecurityKind::ApiKey {
                location: match value.get_str("in")? {
                    "query" => KeyLocation::Query,
                    "header" => KeyLocation::Header,
                    _ => return None,
                },
                parameter: value.get_str("name")?.to_owned(),
            }),
            "oauth2" => {
                let kind = value.get_str("flow").and_then(FlowKind::named);
                let flow = kind.map(|kind| security::flow(kind, value, self.diagnostics));
                Some(SecurityKind::OAuth2 {
                    flows: flow.into_iter().collect(),
                })
            }
            _ => None,
        }
    }
}
