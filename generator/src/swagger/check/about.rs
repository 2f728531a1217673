//! What a document says about the API as a whole: its address, its media types, tags, who may call it. Operations may
//! say some of it anew.

use std::collections::HashMap;

use super::Checker;
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::lowering::reader;
use crate::source::Value;

/// What may be in `type` of a security scheme.
const SECURITY: [&str; 3] = ["basic", "apiKey", "oauth2"];

/// What a security scheme must have besides, by its `type` and `flow`.
const SCHEME: [(&str, &[&str]); 6] = [
    ("apiKey", &["name", "in"]),
    ("oauth2", &["flow", "scopes"]),
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("application", &["tokenUrl"]),
    ("accessCode", &["authorizationUrl", "tokenUrl"]),
];

impl<'a> Checker<'a> {
    /// What a document says about itself.
    pub(super) fn about(&mut self, root: Value<'a>) {
        self.host(root);
        self.tags(root);
        self.external_docs(root);
        if let Some(license) = root.pointer("/info/license") {
            self.require(license, "name", "the license", "License Object");
        }
        let schemes = reader::object(root, "securityDefinitions", self.diagnostics);
        for (name, scheme) in schemes {
            self.security_scheme(name, scheme);
        }
    }

    /// What a document says for all operations, and an operation for itself.
    pub(super) fn calls(&mut self, root: Value<'a>, value: Value<'a>) {
        for scheme in reader::array(value, "schemes", self.diagnostics) {
            self.one_of(
                scheme,
                "schemes",
                &["http", "https", "ws", "wss"],
                "Swagger Object",
            );
        }
        for key in ["consumes", "produces"] {
            for media_type in value.get(key).into_iter().flat_map(Value::elements) {
                self.media_type(media_type);
            }
        }
        for requirement in reader::array(value, "security", self.diagnostics) {
            for (name, needed) in requirement.members() {
                self.security(root, name, needed);
            }
        }
    }

    /// A reference to texts elsewhere needs its address.
    pub(super) fn external_docs(&mut self, value: Value<'a>) {
        if let Some(docs) = value.get("externalDocs") {
            self.require(docs, "url", "`externalDocs`", "External Documentation Object");
        }
    }

    fn host(&mut self, root: Value<'a>) {
        let host = reader::string(root, "host", self.diagnostics);
        if host.is_some_and(|host| host.contains(['/', '{']))
            && let Some(host) = root.get("host")
        {
            self.push(
                Diagnostic::new(
                    "armature::swagger::value",
                    "`host` is more than the name of a host",
                )
                .at(SourceLocation::Value(host.origin()), "a name, and maybe a port")
                .help("the scheme belongs to `schemes`, a path to `basePath`; nothing is put in for braces")
                .section("Swagger Object"),
            );
        }
    }

    fn tags(&mut self, root: Value<'a>) {
        let mut seen: HashMap<&str, Value<'a>> = HashMap::new();
        for tag in reader::array(root, "tags", self.diagnostics) {
            self.external_docs(tag);
            let name = self.require(tag, "name", "a tag", "Tag Object");
            let Some((text, name)) = name.and_then(|name| Some((name.as_str()?, name))) else {
                continue;
            };
            if let Some(first) = seen.insert(text, name) {
                self.push(
                    Diagnostic::new("armature::swagger::value", format!("duplicate tag `{text}`"))
                        .at(SourceLocation::Value(name.origin()), "the same tag")
                        .related(SourceLocation::Value(first.origin()), "first described here")
                        .help("take one of them out")
                        .section("Swagger Object"),
                );
            }
        }
    }

    fn media_type(&mut self, media_type: Value<'a>) {
        let Some(text) = media_type.as_str().filter(|text| !text.contains('/')) else {
            return;
        };
        self.push(
            Diagnostic::new(
                "armature::swagger::value",
                format!("`{text}` is not a media type"),
            )
            .at(
                SourceLocation::Value(media_type.origin()),
                "a type and a subtype are expected",
            )
            .help("write it as `application/json`")
            .section("Mime Types"),
        );
    }

    fn security_scheme(&mut self, name: &str, scheme: Value<'a>) {
        const SECTION: &str = "Security Scheme Object";
        let what = format!("the security scheme `{name}`");
        let Some(kind) = self.require(scheme, "type", &what, SECTION) else {
            return;
        };
        self.one_of(kind, "type", &SECURITY, SECTION);
        if let Some(location) = scheme.get("in") {
            self.one_of(location, "in", &["query", "header"], SECTION);
        }
        let flow = scheme.get("flow").filter(|_| kind.as_str() == Some("oauth2"));
        if let Some(flow) = flow {
            let flows = ["implicit", "password", "application", "accessCode"];
            self.one_of(flow, "flow", &flows, SECTION);
        }
        let words = [Some(kind), flow].into_iter().flatten().filter_map(Value::as_str);
        for word in words {
            let needed = SCHEME.iter().find(|(known, _)| *known == word);
            for key in needed.into_iter().flat_map(|(_, keys)| *keys) {
                self.require(scheme, key, &what, SECTION);
            }
        }
    }

    /// A requirement names a scheme of the document.
    fn security(&mut self, root: Value<'a>, name: &'a str, needed: Value<'a>) {
        let schemes = root.get("securityDefinitions");
        let names = schemes.into_iter().flat_map(Value::members).map(|(name, _)| name);
        if schemes.is_some_and(|schemes| schemes.get(name).is_some()) {
            return;
        }
        self.push(
            Diagnostic::new(
                "armature::swagger::value",
                format!("there is no security scheme `{name}`"),
            )
            .at(SourceLocation::Key(needed.origin()), "this names none")
            .help(near::remedy(
                name,
                names,
                "describe it below `securityDefinitions`",
            ))
            .section("Security Requirement Object"),
        );
    }

    /// A word out of a few.
    fn one_of(&mut self, value: Value<'a>, key: &str, words: &[&str], section: &'static str) {
        let Some(text) = value.as_str().filter(|text| !words.contains(text)) else {
            return;
        };
        let otherwise = near::one_of(words.iter().copied());
        self.push(
            Diagnostic::new(
                "armature::swagger::value",
                format!("`{text}` is not a value of `{key}`"),
            )
            .at(
                SourceLocation::Value(value.origin()),
                "this word is not known here",
            )
            .help(near::remedy(text, words.iter().copied(), otherwise))
            .section(section),
        );
    }
}
