//! Security schemes: <https://spec.openapis.org/oas/v3.0.3#security-scheme-object>.

use super::fault;
use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::lowering::{reader, security};
use crate::model::{FlowKind, KeyLocation, OAuthFlow, SecurityKind, SecurityScheme};
use crate::source::{Document, Value};

const SECTION: &str = "Security Scheme Object";
const WHAT: &str = "a security scheme";

/// The values of `type`.
const TYPES: [&str; 5] = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"];

/// The flows of OAuth 2.0 with the URLs that each must have.
const FLOWS: [(&str, &[&str]); 4] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
];

impl<'a> Lowering<'a, '_> {
    /// Returns the security schemes of a document. One that cannot be used is reported and left out.
    pub(super) fn security_schemes(&mut self, document: &'a Document) -> Vec<SecurityScheme> {
        let Some(components) = document.root().get("components") else {
            return Vec::new();
        };
        let schemes = reader::object(components, "securitySchemes", self.diagnostics).into_iter();
        let schemes = schemes.filter(|(name, _)| !name.starts_with("x-"));
        schemes
            .filter_map(|(name, scheme)| self.security_scheme(name, scheme))
            .collect()
    }

    fn security_scheme(&mut self, name: &str, here: Value<'a>) -> Option<SecurityScheme> {
        let value = self.target(here)?;
        if let Some(problem) = fault::no_object(value, WHAT, SECTION) {
            self.diagnostics.push(problem);
            return None;
        }
        Some(SecurityScheme {
            origin: value.origin(),
            name: name.to_owned(),
            description: self.described(here, value),
            kind: self.security_kind(value)?,
        })
    }

    fn security_kind(&mut self, value: Value<'a>) -> Option<SecurityKind> {
        match self.needed(value, "type")? {
            "apiKey" => Some(SecurityKind::ApiKey {
                parameter: self.needed(value, "name")?.to_owned(),
                location: self.key_location(value)?,
            }),
            "http" => {
                let scheme = self.needed(value, "scheme")?;
                // RFC 9110, section 11.1: names of schemes are case-insensitive.
                Some(match scheme.to_ascii_lowercase().as_str() {
                    "basic" => SecurityKind::Basic,
                    "bearer" => SecurityKind::Bearer {
                        format: reader::text(value, "bearerFormat", self.diagnostics),
                    },
                    _ => SecurityKind::Http {
                        scheme: scheme.to_owned(),
                    },
                })
            }
            "oauth2" => Some(SecurityKind::OAuth2 {
                flows: self.flows(value),
            }),
            "openIdConnect" => Some(SecurityKind::OpenIdConnect {
                url: self.needed(value, "openIdConnectUrl")?.to_owned(),
            }),
            "mutualTLS" => Some(SecurityKind::MutualTls),
            _ => {
                self.unknown_word(value, "type", &TYPES);
                None
            }
        }
    }

    fn key_location(&mut self, value: Value<'a>) -> Option<KeyLocation> {
        match self.needed(value, "in")? {
            "query" => Some(KeyLocation::Query),
            "header" => Some(KeyLocation::Header),
            "cookie" => Some(KeyLocation::Cookie),
            _ => {
                self.unknown_word(value, "in", &["query", "header", "cookie"]);
                None
            }
        }
    }

    fn flows(&mut self, scheme: Value<'a>) -> Vec<OAuthFlow> {
        const SECTION: &str = "OAuth Flow Object";
        if scheme.get("flows").is_none() {
            self.needed(scheme, "flows");
        }
        let mut flows = Vec::new();
        for (name, flow) in reader::object(scheme, "flows", self.diagnostics) {
            let known = FLOWS.iter().find(|(known, _)| *known == name);
            let Some((kind, (_, urls))) = FlowKind::named(name).zip(known) else {
                if !name.starts_with("x-") {
                    self.unknown_flow(name, flow);
                }
                continue;
            };
            if let Some(problem) = fault::no_object(flow, "a flow", SECTION) {
                self.diagnostics.push(problem);
                continue;
            }
            for key in urls.iter().filter(|key| flow.get(key).is_none()) {
                self.diagnostics.push(fault::lacks(flow, "a flow", key, SECTION));
            }
            flows.push(security::flow(kind, flow, self.diagnostics));
        }
        flows
    }

    /// Returns a member that a security scheme needs; reports one that is missing.
    fn needed(&mut self, value: Value<'a>, key: &str) -> Option<&'a str> {
        if value.get(key).is_none() {
            self.diagnostics.push(fault::lacks(value, WHAT, key, SECTION));
        }
        reader::string(value, key, self.diagnostics)
    }

    fn unknown_word(&mut self, value: Value<'a>, key: &str, known: &[&'static str]) {
        let Some(found) = value.get(key) else { return };
        let word = found.as_str().unwrap_or_default();
        let otherwise = near::one_of(known.iter().copied());
        self.diagnostics.push(
            Diagnostic::new(
                "armature::openapi::malformed",
                format!("`{word}` is not a value of `{key}`"),
            )
            .at(
                SourceLocation::Value(found.origin()),
                "this security scheme is left out",
            )
            .help(near::remedy(word, known.iter().copied(), otherwise))
            .section(SECTION),
        );
    }

    fn unknown_flow(&mut self, name: &str, flow: Value<'a>) {
        let known = FLOWS.iter().map(|(known, _)| *known);
        self.diagnostics.push(
            Diagnostic::new("armature::openapi::malformed", format!("unknown flow `{name}`"))
                .at(SourceLocation::Key(flow.origin()), "this flow is left out")
                .help(near::remedy(name, known.clone(), near::one_of(known)))
                .section("OAuth Flows Object"),
        );
    }

    /// Reports requirements of a document or operation that name a scheme that the document does not have.
    pub(super) fn check_security(&mut self, document: &'a Document, holder: Value<'a>) {
        let schemes = document.root().pointer("/components/securitySchemes");
        let alternatives = holder.get("security").into_iter().flat_map(Value::elements);
        for alternative in alternatives {
            if let Some(problem) = fault::no_object(
                alternative,
                "a security requirement",
                "Security Requirement Object",
            ) {
                self.diagnostics.push(problem);
            }
            for (name, needed) in alternative.members() {
                if schemes.is_some_and(|schemes| schemes.get(name).is_some()) {
                    continue;
                }
                let names = schemes.into_iter().flat_map(Value::members).map(|(name, _)| name);
                let remedy = "describe it below `components.securitySchemes`";
                self.diagnostics.push(
                    Diagnostic::new(
                        "armature::openapi::malformed",
                        format!("unknown security scheme `{name}`"),
                    )
                    .at(
                        SourceLocation::Key(needed.origin()),
                        "no security scheme has this name",
                    )
                    .help(near::remedy(name, names, remedy))
                    .section("Security Requirement Object"),
                );
            }
        }
    }
}
