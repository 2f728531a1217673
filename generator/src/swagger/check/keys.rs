//! The members that each object may have. Others are ignored by every tool, so each is a mistake: a slip of the pen,
//! or a keyword of another version.

use super::Checker;
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::source::Value;

/// An object of the specification and its members.
pub(super) struct Object {
    pub(super) section: &'static str,
    keys: &'static [&'static [&'static str]],
}

const TYPE: &[&str] = &[
    "type",
    "format",
    "items",
    "collectionFormat",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
];

pub(super) const ROOT: Object = Object {
    section: "Swagger Object",
    keys: &[&[
        "swagger",
        "info",
        "host",
        "basePath",
        "schemes",
        "consumes",
        "produces",
        "paths",
        "definitions",
        "parameters",
        "responses",
        "securityDefinitions",
        "security",
        "tags",
        "externalDocs",
    ]],
};

pub(super) const INFO: Object = Object {
    section: "Info Object",
    keys: &[&[
        "title",
        "description",
        "termsOfService",
        "contact",
        "license",
        "version",
    ]],
};

pub(super) const PATH_ITEM: Object = Object {
    section: "Path Item Object",
    keys: &[&[
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "parameters",
    ]],
};

pub(super) const OPERATION: Object = Object {
    section: "Operation Object",
    keys: &[&[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "consumes",
        "produces",
        "parameters",
        "responses",
        "schemes",
        "deprecated",
        "security",
    ]],
};

pub(super) const BODY: Object = Object {
    section: "Parameter Object",
    keys: &[&["name", "in", "description", "required", "schema"]],
};

pub(super) const PARAMETER: Object = Object {
    section: "Parameter Object",
    keys: &[
        &["name", "in", "description", "required", "allowEmptyValue"],
        TYPE,
    ],
};

pub(super) const ITEMS: Object = Object {
    section: "Items Object",
    keys: &[TYPE],
};

pub(super) const HEADER: Object = Object {
    section: "Header Object",
    keys: &[&["description"], TYPE],
};

pub(super) const RESPONSE: Object = Object {
    section: "Response Object",
    keys: &[&["description", "schema", "headers", "examples"]],
};

pub(super) const SCHEMA: Object = Object {
    section: "Schema Object",
    keys: &[&[
        "title",
        "description",
        "type",
        "format",
        "default",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxProperties",
        "minProperties",
        "required",
        "enum",
        "items",
        "allOf",
        "properties",
        "additionalProperties",
        "discriminator",
        "readOnly",
        "xml",
        "externalDocs",
        "example",
    ]],
};

/// Keywords of other versions, and what to write instead.
const FOREIGN: [(&str, &str); 15] = [
    ("nullable", "this is OpenAPI 3.0: write \"x-nullable\": true"),
    (
        "writeOnly",
        "this is OpenAPI 3.0: write \"x-ms-mutability\": [\"create\", \"update\"]",
    ),
    (
        "oneOf",
        "this is OpenAPI 3.0: use `allOf` with a `discriminator`, or leave the schema open",
    ),
    (
        "anyOf",
        "this is OpenAPI 3.0: use `allOf` with a `discriminator`, or leave the schema open",
    ),
    (
        "not",
        "this is OpenAPI 3.0: there is nothing like it in Swagger 2.0",
    ),
    (
        "requestBody",
        "this is OpenAPI 3.0: write a parameter with \"in\": \"body\"",
    ),
    (
        "content",
        "this is OpenAPI 3.0: write the `schema` here, and the media types as `produces`",
    ),
    (
        "components",
        "this is OpenAPI 3.0: write `definitions`, `parameters` and `responses`",
    ),
    (
        "servers",
        "this is OpenAPI 3.0: write `host`, `basePath` and `schemes`",
    ),
    (
        "openapi",
        "a document is either Swagger 2.0 or OpenAPI 3.0: take one of both out",
    ),
    ("const", "write an `enum` with this one value"),
    ("examples", "write `example`, with one value"),
    ("deprecated", "write \"x-deprecated\": true"),
    (
        "patternProperties",
        "write `additionalProperties`, which holds for all names",
    ),
    ("$comment", "write \"x-comment\""),
];

impl<'a> Checker<'a> {
    /// Reports members that an object does not have. What begins with `x-` is an extension and free.
    pub(super) fn keys(&mut self, value: Value<'a>, object: &Object) {
        for (key, member) in value.members() {
            let known =
                key.starts_with("x-") || key == "$ref" || object.keys.iter().any(|list| list.contains(&key));
            if !known {
                self.unknown_key(key, member, object);
            }
        }
    }

    fn unknown_key(&mut self, key: &str, member: Value<'a>, object: &Object) {
        let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == key);
        let keys = object.keys.iter().flat_map(|list| list.iter());
        let help = match foreign {
            Some((_, remedy)) => (*remedy).to_owned(),
            None => near::remedy(
                key,
                keys.copied(),
                format!("take it out; if it is meant for tools of your own, call it `x-{key}`"),
            ),
        };
        self.push(
            Diagnostic::new(
                "armature::swagger::unknown-key",
                format!("Swagger 2.0 has no `{key}` here"),
            )
            .at(SourceLocation::Key(member.origin()), "this is ignored")
            .help(help)
            .section(object.section),
        );
    }
}
