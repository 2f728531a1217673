//! Documents that are nearly right: a real one in which a few nodes are changed, so that the code behind the parser is
//! reached. The bytes say which nodes, and how.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

mod run;

/// The documents to start from: small ones that have everything, of both formats.
const SEEDS: [&str; 16] = [
    include_str!("../../cases/types/families/pets.json"),
    include_str!("../../cases/types/inheritance/shapes.json"),
    include_str!("../../cases/types/operations/things.json"),
    include_str!("../../cases/types/recursion/trees.json"),
    include_str!("../../cases/command/shapes.json"),
    include_str!("../../cases/openapi/composition/shapes.yaml"),
    include_str!("../../cases/openapi/discriminator/pets.yaml"),
    include_str!("../../cases/openapi/bodies/files.yaml"),
    // OpenAPI 3.1.
    include_str!("../../cases/openapi/anchors/trees.yaml"),
    include_str!("../../cases/openapi/applicators/records.yaml"),
    include_str!("../../cases/openapi/boolean-schemas/settings.yaml"),
    include_str!("../../cases/openapi/reference-siblings/pets.yaml"),
    include_str!("../../cases/openapi/required-tags/items.yaml"),
    include_str!("../../cases/openapi/security/keys.yaml"),
    include_str!("../../cases/openapi/union-branches/branches.yaml"),
    include_str!("../../cases/openapi/webhooks/hooks.yaml"),
];

/// Texts that mean something somewhere.
const TEXTS: [&str; 24] = [
    "",
    "..",
    "/",
    "#",
    "#/",
    "#/definitions",
    "#/definitions/Shape",
    "#/components/schemas/Shape",
    "document.json",
    "./x.json#/a",
    "object",
    "string",
    "array",
    "integer",
    "*/",
    "```",
    "\u{202e}",
    "con",
    "type",
    "$ref",
    "(a+)+$",
    "date-time",
    "path",
    "body",
];

/// Keywords, so that changes hit what is read.
const KEYS: [&str; 39] = [
    "$ref",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "properties",
    "items",
    "additionalProperties",
    "required",
    "enum",
    "type",
    "format",
    "discriminator",
    "x-ms-enum",
    "x-ms-examples",
    "x-ms-identifiers",
    "parameters",
    "responses",
    "schema",
    "content",
    "in",
    "name",
    "default",
    "pattern",
    "prefixItems",
    "patternProperties",
    "unevaluatedProperties",
    "if",
    "then",
    "const",
    "mapping",
    "propertyName",
    "servers",
    "security",
    "securitySchemes",
    "encoding",
    "headers",
    "callbacks",
    "style",
];

struct Choices<'b>(std::slice::Iter<'b, u8>);

impl Choices<'_> {
    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        let [high, low] = [0; 2].map(|_: u8| usize::from(self.0.next().copied().unwrap_or_default()));
        (high << 8 | low) % limit.max(1)
    }

    fn value(&mut self, document: &Value) -> Value {
        match self.below(9) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!([0, -1, i64::MAX, 3][self.below(4)]),
            3 => json!([0.5, 1e300, -0.0][self.below(3)]),
            4 => json!({}),
            5 => json!([]),
            6 => json!(TEXTS[self.below(TEXTS.len())]),
            7 => json!({ "$ref": self.pointer(document) }),
            _ => self.location(document).clone(),
        }
    }

    /// A reference to a location of the document.
    fn pointer(&mut self, document: &Value) -> String {
        let mut pointer = String::from("#");
        let mut value = document;
        for _ in 0..self.below(6) {
            let (token, next) = match value {
                Value::Object(members) if !members.is_empty() => {
                    let index = self.below(members.len());
                    members
                        .iter()
                        .nth(index)
                        .map(|(key, next)| (key.replace('~', "~0").replace('/', "~1"), next))
                }
                Value::Array(list) if !list.is_empty() => {
                    let index = self.below(list.len());
                    list.get(index).map(|next| (index.to_string(), next))
                }
                _ => None,
            }
            .unzip();
            let (Some(token), Some(next)) = (token, next) else {
                break;
            };
            pointer.push('/');
            pointer.push_str(&token);
            value = next;
        }
        pointer
    }

    fn location<'v>(&mut self, document: &'v Value) -> &'v Value {
        let pointer = self.pointer(document);
        document.pointer(&pointer[1..]).unwrap_or(document)
    }

    /// Changes one location.
    fn change(&mut self, document: &mut Value) {
        let (pointer, value) = (self.pointer(document), self.value(document));
        let Some(location) = document.pointer_mut(&pointer[1..]) else {
            return;
        };
        match (self.below(5), location) {
            (0, location) => *location = value,
            (1, Value::Object(members)) => {
                let key = members
                    .keys()
                    .nth(self.below(members.len()))
                    .cloned()
                    .unwrap_or_default();
                members.remove(&key);
            }
            (2, Value::Object(members)) => {
                members.insert(KEYS[self.below(KEYS.len())].into(), value);
            }
            (3, Value::Object(members)) => {
                members.insert(TEXTS[self.below(TEXTS.len())].into(), value);
            }
            (_, Value::Array(list)) if list.len() < 100 => {
                let index = self.below(list.len() + 1);
                list.insert(index, value);
            }
            (_, location) => *location = value,
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices(bytes.iter());
    let seed = SEEDS[choices.below(SEEDS.len())];
    let mut document: Value = serde_yaml::from_str(seed).expect("a seed is a document");
    let as_yaml = choices.below(2) == 1;
    for _ in 0..choices.below(12) {
        choices.change(&mut document);
        // Copies of the whole document into itself grow quickly.
        if document.to_string().len() > 1 << 20 {
            return;
        }
    }
    match as_yaml {
        true => run::run(
            "document.yaml",
            serde_yaml::to_string(&document).unwrap_or_default().as_bytes(),
        ),
        false => run::run("document.json", document.to_string().as_bytes()),
    }
});
