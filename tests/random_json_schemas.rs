//! Random OpenAPI 3.1 documents with all keywords of JSON Schema 2020-12 that a value can break, and random values for them.
//! Schemas and values share a few names and values, so that values are often valid.

use serde_json::{Map, Value, json};

use crate::mutation::Random;

const NAMES: [&str; 4] = ["a", "b", "c", "x-d"];
const TYPES: [&str; 7] = [
    "string", "integer", "number", "boolean", "array", "object", "null",
];

/// A document with so many definitions, `S0` and on. A definition refers to earlier ones only.
pub(crate) fn document(count: usize, random: &mut Random) -> Value {
    let mut schemas = Map::new();
    for index in 0..count {
        let mut maker = SchemaMaker { index, random };
        let schema = maker.object_schema(3);
        schemas.insert(format!("S{index}"), schema);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Random", "version": "1" },
        "components": { "schemas": schemas },
    })
}

/// A value.
pub(crate) fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 | 3 => json!(random.below(7)),
        4 => json!([1.5, 3.0, -1.0, 1e3][random.below(4)]),
        5 | 6 => json!(["", "x", "xyz", "abcdef"][random.below(4)]),
        7 | 8 if depth > 0 => (0..random.below(4)).map(|_| value(random, depth - 1)).collect(),
        _ if depth > 0 => {
            let names = NAMES.iter().filter(|_| random.below(2) == 0);
            let names: Vec<&&str> = names.collect();
            let members = names
                .into_iter()
                .map(|name| ((*name).to_owned(), value(random, depth - 1)));
            Value::Object(members.collect())
        }
        _ => json!("x"),
    }
}

/// Makes the schemas of a definition.
struct SchemaMaker<'r> {
    index: usize,
    random: &'r mut Random,
}

impl SchemaMaker<'_> {
    fn chance(&mut self, of: usize) -> bool {
        self.random.below(of) == 0
    }

    fn pick<T: Copy, const COUNT: usize>(&mut self, of: [T; COUNT]) -> T {
        of[self.random.below(COUNT)]
    }

    fn name(&mut self) -> &'static str {
        self.pick(NAMES)
    }

    /// A schema of any kind.
    fn schema(&mut self, depth: usize) -> Value {
        match self.random.below(14) {
            0 => json!(!self.chance(3)),
            1 if self.index > 0 => self.reference(),
            2 if self.chance(3) => {
                json!({ "const": value(self.random, 0), "enum": [value(self.random, 0), "x", 1] })
            }
            2 => json!({ "const": value(self.random, 1) }),
            3 => json!({ "enum": [value(self.random, 1), value(self.random, 0), "x"] }),
            4 | 5 if depth > 0 => self.object_schema(depth),
            6 if depth > 0 => self.array_schema(depth),
            7 if depth > 0 => self.composed(depth),
            8 => json!({ "minimum": self.random.below(4), "multipleOf": (self.pick([1.0, 0.5, 3.0])) }),
            9 => json!({ "exclusiveMinimum": 0, "exclusiveMaximum": self.random.below(8) }),
            10 => json!({ "minLength": self.random.below(3), "pattern": (self.pick(["^x", "z$", "."])) }),
            11 => json!({ "type": [self.type_word(), self.type_word()] }),
            _ => json!({ "type": self.type_word() }),
        }
    }

    fn type_word(&mut self) -> &'static str {
        self.pick(TYPES)
    }

    /// A reference, sometimes with sibling keywords.
    fn reference(&mut self) -> Value {
        let target = self.random.below(self.index);
        let mut schema = json!({ "$ref": format!("#/components/schemas/S{target}") });
        if self.chance(2) {
            schema["required"] = json!([self.name()]);
        }
        schema
    }

    fn list(&mut self, depth: usize) -> Value {
        (0..1 + self.random.below(3))
            .map(|_| self.schema(depth - 1))
            .collect()
    }

    fn named(&mut self, depth: usize) -> Value {
        let mut map = Map::new();
        for _ in 0..1 + self.random.below(3) {
            map.insert(self.name().to_owned(), self.schema(depth - 1));
        }
        Value::Object(map)
    }

    fn object_schema(&mut self, depth: usize) -> Value {
        let mut schema = json!({});
        if self.chance(2) {
            schema["type"] = json!("object");
        }
        schema["properties"] = self.named(depth);
        for (of, keyword) in [
            (3, "additionalProperties"),
            (8, "unevaluatedProperties"),
            (8, "propertyNames"),
        ] {
            if self.chance(of) {
                schema[keyword] = match keyword {
                    "propertyNames" => json!({ "maxLength": 1 + self.random.below(3) }),
                    _ => self.schema(depth - 1),
                };
            }
        }
        if self.chance(3) {
            schema["required"] = json!([self.name()]);
        }
        if self.chance(6) {
            schema["patternProperties"] = json!({ "^x-": self.schema(depth - 1) });
        }
        if self.chance(6) {
            schema["dependentRequired"] = json!({ self.name(): [self.name()] });
        }
        if self.chance(6) {
            schema["dependentSchemas"] = json!({ self.name(): self.schema(depth - 1) });
        }
        if self.chance(5) {
            schema["maxProperties"] = json!(self.random.below(4));
        }
        self.compose(schema, depth)
    }

    fn array_schema(&mut self, depth: usize) -> Value {
        let mut schema = json!({});
        if self.chance(2) {
            schema["type"] = json!("array");
        }
        if self.chance(2) {
            schema["prefixItems"] = self.list(depth);
        }
        if self.chance(2) {
            schema["items"] = self.schema(depth - 1);
        }
        if self.chance(4) {
            schema["contains"] = self.schema(depth - 1);
            if self.chance(2) {
                schema["minContains"] = json!(self.random.below(3));
            }
            if self.chance(2) {
                schema["maxContains"] = json!(1 + self.random.below(2));
            }
        }
        if self.chance(5) {
            schema["uniqueItems"] = json!(true);
        }
        if self.chance(5) {
            schema["unevaluatedItems"] = self.schema(depth - 1);
        }
        self.compose(schema, depth)
    }

    fn composed(&mut self, depth: usize) -> Value {
        let schema = json!({});
        self.compose(schema, depth)
    }

    /// Adds keywords that apply other schemas to the same value.
    fn compose(&mut self, mut schema: Value, depth: usize) -> Value {
        for keyword in ["allOf", "anyOf", "oneOf"] {
            if self.chance(5) {
                schema[keyword] = self.list(depth);
            }
        }
        if self.chance(10) {
            schema["not"] = self.schema(depth - 1);
        }
        if self.chance(6) {
            schema["if"] = self.schema(depth - 1);
            schema["then"] = self.schema(depth - 1);
            if self.chance(2) {
                schema["else"] = self.schema(depth - 1);
            }
        }
        schema
    }
}
