//! The whole body of a resource as one block of JSON with comments: each property with a value of its type, and its marks.

use crate::docs::reader::markdown::row;
use crate::docs::reader::markdown::values;
use crate::model::{Field, Json, Model, Scalar, StructType, TypeId, TypeKind, TypeRef};
use crate::phrasing;

/// Most lines of a body; what is below is left to the tables.
const MAX_LINES: usize = 250;

/// How deep properties are written out.
const MAX_DEPTH: usize = 8;

/// Most values of an enum in a comment.
const MAX_VALUES: usize = 6;

/// Returns the body that a type describes, with what only the service sets left out; empty where the type is not an object.
pub(super) fn skeleton(model: &Model, root: TypeId) -> String {
    let mut skeleton = Skeleton {
        model,
        lines: Vec::new(),
        open: Vec::new(),
    };
    skeleton.value(&TypeRef::Named(root), Line::default());
    match skeleton.lines.len() {
        0..=2 => String::new(),
        _ => skeleton.lines.join("\n"),
    }
}

/// What is written around a value on its line.
#[derive(Clone, Debug, Default)]
struct Line {
    depth: usize,
    /// What comes before the value: the key.
    before: String,
    /// Whether another value follows.
    comma: bool,
    /// What the comment says.
    comment: String,
}

struct Skeleton<'m> {
    model: &'m Model,
    lines: Vec<String>,
    /// The types that the visit is in.
    open: Vec<TypeId>,
}

impl Skeleton<'_> {
    fn push(&mut self, line: &Line, value: &str) {
        let comma = if line.comma { "," } else { "" };
        let comment = match line.comment.as_str() {
            "" => String::new(),
            words => format!(" // {}", phrasing::clean(words).replace('\n', " ")),
        };
        let indent = "  ".repeat(line.depth);
        let Line { before, .. } = line;
        self.lines
            .push(format!("{indent}{before}{value}{comma}{comment}"));
    }

    fn value(&mut self, type_ref: &TypeRef, line: Line) {
        match type_ref {
            TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
                self.value(inner, line)
            }
            TypeRef::Array(inner) => self.within(['[', ']'], inner, "", line),
            TypeRef::Map(inner) => self.within(['{', '}'], inner, "\"*\": ", line),
            TypeRef::Any => self.push(&line, "{}"),
            TypeRef::Scalar(scalar) => self.push(&line, scalar_value(*scalar)),
            TypeRef::Named(id) => self.named(*id, line),
        }
    }

    /// Writes the only element of an array or map.
    fn within(&mut self, [open, close]: [char; 2], inner: &TypeRef, before: &str, line: Line) {
        let (start, end) = brackets(&line);
        self.push(&start, &open.to_string());
        let element = Line {
            depth: line.depth + 1,
            before: before.to_owned(),
            ..Line::default()
        };
        self.value(inner, element);
        self.push(&end, &close.to_string());
    }

    fn named(&mut self, id: TypeId, line: Line) {
        let model = self.model;
        let is_cut = self.open.contains(&id) || self.open.len() == MAX_DEPTH || self.lines.len() > MAX_LINES;
        match &model.types[id].kind {
            TypeKind::Alias(alias) => self.value(&alias.target, line),
            TypeKind::Enum(of) => {
                let first = of.variants.first().map_or(Json::Null, |one| one.value.clone());
                self.push(&line, &first.to_string());
            }
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Untagged(_) if is_cut => {
                self.push(&line, "{}");
            }
            TypeKind::Untagged(of) => match of.variants.first() {
                Some(variant) => {
                    self.open.push(id);
                    self.value(&variant.type_ref, line);
                    self.open.pop();
                }
                None => self.push(&line, "null"),
            },
            TypeKind::Union(of) => match of.variations.first() {
                Some(first) => {
                    self.open.push(id);
                    let tags = of.variations.iter().map(|one| one.tag());
                    let tags: Vec<&str> = tags.take(MAX_VALUES).collect();
                    let comment = joined(&[line.comment.as_str(), &format!("one of {}", tags.join(", "))]);
                    self.named(first.type_id, Line { comment, ..line });
                    self.open.pop();
                }
                None => self.push(&line, "{}"),
            },
            TypeKind::Struct(structure) => {
                self.open.push(id);
                self.object(structure, line);
                self.open.pop();
            }
        }
    }

    fn object(&mut self, structure: &StructType, line: Line) {
        let fields = row::sorted(&structure.fields).into_iter();
        let fields: Vec<&Field> = fields.filter(|field| !field.read_only).collect();
        if fields.is_empty() {
            return self.push(&line, "{}");
        }
        let (start, end) = brackets(&line);
        self.push(&start, "{");
        for (index, field) in fields.iter().enumerate() {
            let tag = structure.tags.iter().find(|(name, _)| *name == field.wire);
            let line = Line {
                depth: line.depth + 1,
                before: format!("{}: ", Json::from(field.wire.as_str())),
                comma: index + 1 < fields.len(),
                comment: comment(self.model, field),
            };
            match tag {
                Some((_, value)) => self.push(&line, &Json::from(value.as_str()).to_string()),
                None => self.value(&field.type_ref, line),
            }
        }
        self.push(&end, "}");
    }
}

/// Returns the lines of the brackets around what a line holds.
fn brackets(line: &Line) -> (Line, Line) {
    let start = Line {
        comma: false,
        ..line.clone()
    };
    let end = Line {
        before: String::new(),
        comment: String::new(),
        ..line.clone()
    };
    (start, end)
}

/// Returns the marks of a property, and the values that it may have.
fn comment(model: &Model, field: &Field) -> String {
    let marks = row::marks(model, field).join(", ");
    let listed = values::of(model, &field.type_ref).map(|(_, of)| of);
    let values = listed.map(|of| {
        let mut texts: Vec<String> = of.variants.iter().map(|one| one.value.to_string()).collect();
        let more = texts.len() > MAX_VALUES;
        texts.truncate(MAX_VALUES);
        format!("{}{}", texts.join(" | "), if more { " | …" } else { "" })
    });
    joined(&[&marks, &values.unwrap_or_default()])
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

fn scalar_value(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "true",
        Scalar::Int32 | Scalar::Int64 | Scalar::UnixTime => "0",
        Scalar::Double | Scalar::Decimal => "0.0",
        Scalar::DateTime => "\"date-time\"",
        Scalar::Rfc1123 => "\"date-time of RFC 1123\"",
        Scalar::Date => "\"date\"",
        Scalar::Duration => "\"duration\"",
        Scalar::Bytes | Scalar::BytesUrl => "\"Base64\"",
        Scalar::String => "\"string\"",
    }
}
