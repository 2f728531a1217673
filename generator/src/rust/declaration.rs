//! Structs, enums and implementations as text. They are regular, and most of what is not a table: writing them directly
//! takes a fraction of the time that tokens, a parser and a printer take. The text is what `prettyplease` prints as long
//! as no line is too long; it is given the few items that have such a line.

use std::borrow::Cow;

use super::docs::Docs;
use super::expression::{Expression, MARGIN};
use super::text::{formatted, tokens};

const INDENT: &str = "    ";

/// An item with its members in braces.
#[derive(Debug)]
pub(super) struct Declaration {
    /// What is before the members, with documentation and attributes.
    head: Head,
    /// `None` if the item ends with a semicolon.
    members: Option<Vec<Member>>,
}

/// What an item or a member begins with.
#[derive(Debug)]
struct Head {
    /// The attribute before the documentation: what a macro reads.
    first: Option<Attribute>,
    docs: Docs,
    /// The other attributes, each a line.
    attributes: Vec<Cow<'static, str>>,
    text: String,
}

/// What a macro reads about an item or a member.
#[derive(Debug)]
enum Attribute {
    /// Text that is not broken.
    Whole(String),
    /// A name with arguments.
    List(&'static str, Vec<String>),
}

/// A field, a variant or a function.
#[derive(Debug)]
pub(super) struct Member {
    head: Head,
    function: Option<Function>,
    /// What is behind a field, a variant or a type.
    end: &'static str,
}

/// What is behind the name of a function: its parameters, the type that it returns, its value.
#[derive(Debug)]
struct Function {
    parameters: Vec<String>,
    returns: &'static str,
    value: Expression,
}

impl Head {
    fn new(docs: Docs, text: impl Into<String>) -> Self {
        Self {
            first: None,
            docs,
            attributes: Vec::new(),
            text: text.into(),
        }
    }

    fn write(&self, text: &mut String, indent: &str) {
        if let Some(first) = &self.first {
            first.write(text, indent);
        }
        self.docs.write(text, indent);
        for attribute in &self.attributes {
            text.extend([indent, attribute, "\n"]);
        }
        text.push_str(indent);
        text.push_str(&self.text);
    }
}

impl Attribute {
    fn write(&self, text: &mut String, indent: &str) {
        match self {
            Self::Whole(attribute) => text.extend([indent, attribute, "\n"]),
            Self::List(name, arguments) => {
                let list = arguments.join(", ");
                match indent.len() + "#[()]".len() + name.len() + list.len() <= MARGIN {
                    true => text.extend([indent, "#[", name, "(", &list, ")]\n"]),
                    false => {
                        let separator = format!(",\n{indent}{INDENT}");
                        let list = arguments.join(&separator);
                        text.extend([indent, "#[", name, "(\n", indent, INDENT, &list, "\n"]);
                        text.extend([indent, ")]\n"]);
                    }
                }
            }
        }
    }
}

impl Member {
    /// Creates a field or a variant.
    pub(super) fn new(docs: Docs, text: impl Into<String>) -> Self {
        Self {
            head: Head::new(docs, text),
            function: None,
            end: ",\n",
        }
    }

    /// Creates a function. `head` ends with its name.
    pub(super) fn function(
        docs: Docs,
        head: &'static str,
        parameters: Vec<String>,
        (returns, value): (&'static str, Expression),
    ) -> Self {
        Self {
            head: Head::new(docs, head),
            function: Some(Function {
                parameters,
                returns,
                value,
            }),
            end: "",
        }
    }

    /// Creates an item of an implementation that ends with a semicolon.
    pub(super) fn item(text: impl Into<String>) -> Self {
        Self {
            end: ";\n",
            ..Self::new(Docs::default(), text)
        }
    }

    /// Adds an attribute with arguments before the documentation.
    pub(super) fn first(mut self, name: &'static str, arguments: impl IntoIterator<Item = String>) -> Self {
        self.head.first = Some(Attribute::List(name, arguments.into_iter().collect()));
        self
    }

    /// Adds attributes.
    pub(super) fn with(mut self, attributes: impl IntoIterator<Item = &'static str>) -> Self {
        let attributes = attributes.into_iter().map(Cow::Borrowed);
        self.head.attributes.extend(attributes);
        self
    }

    fn write(&self, text: &mut String) {
        self.head.write(text, INDENT);
        match &self.function {
            None => text.push_str(self.end),
            Some(function) => function.write(text, INDENT.len() + self.head.text.len()),
        }
    }
}

impl Function {
    /// Writes all behind the name, which ends in a column.
    fn write(&self, text: &mut String, column: usize) {
        let inner = INDENT.len() * 2;
        let blank = " ".repeat(inner);
        let parameters = self.parameters.join(", ");
        let width = column + "(".len() + parameters.len() + ")".len() + self.returns.len() + " {".len();
        text.push('(');
        if width <= MARGIN {
            text.push_str(&parameters);
        } else {
            text.push('\n');
            for parameter in &self.parameters {
                text.extend([&blank, parameter.as_str(), ",\n"]);
            }
            text.push_str(INDENT);
        }
        text.extend([")", self.returns, " {\n", &blank]);
        self.value.write(text, inner);
        text.extend(["\n", INDENT, "}\n"]);
    }
}

impl Declaration {
    /// Creates an item without members: `head` ends with its name.
    pub(super) fn new(docs: Docs, head: impl Into<String>) -> Self {
        Self {
            head: Head::new(docs, head),
            members: None,
        }
    }

    /// Adds an attribute before the documentation.
    pub(super) fn first(mut self, attribute: String) -> Self {
        self.head.first = Some(Attribute::Whole(attribute));
        self
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, attribute: impl Into<Cow<'static, str>>) -> Self {
        self.head.attributes.push(attribute.into());
        self
    }

    /// Adds attributes.
    pub(super) fn with_all<A: Into<Cow<'static, str>>>(
        mut self,
        attributes: impl IntoIterator<Item = A>,
    ) -> Self {
        let attributes = attributes.into_iter().map(Into::into);
        self.head.attributes.extend(attributes);
        self
    }

    /// Adds members.
    pub(super) fn members(mut self, members: impl IntoIterator<Item = Member>) -> Self {
        self.members.get_or_insert_default().extend(members);
        self
    }

    /// Writes the item, as `prettyplease` prints it.
    pub(super) fn write(&self, text: &mut String) {
        let start = text.len();
        self.head.write(text, "");
        match self.members.as_deref() {
            None => text.push_str(";\n"),
            Some([]) => text.push_str(" {}\n"),
            Some(members) => {
                text.push_str(" {\n");
                members.iter().for_each(|member| member.write(text));
                text.push_str("}\n");
            }
        }
        if !self.has_plain_docs() || text[start..].lines().any(is_too_long) {
            let printed = formatted(tokens(&text[start..]));
            text.replace_range(start.., &printed);
        }
    }

    fn has_plain_docs(&self) -> bool {
        let members = self.members.iter().flatten().map(|member| &member.head);
        members.chain([&self.head]).all(|head| head.docs.is_plain())
    }
}

/// Returns whether a line of code is longer than `prettyplease` leaves it. It breaks no comment, and no attribute that is a name
/// and a string.
pub(super) fn is_too_long(line: &str) -> bool {
    let is_unbroken = || {
        let line = line.trim_start_matches(' ');
        line.starts_with("///") || line.starts_with("#[") && line.ends_with("\"]")
    };
    line.len() > MARGIN && !is_unbroken()
}

#[cfg(test)]
mod tests {
    use super::{Declaration, Docs, Expression, Member, formatted, tokens};

    fn docs() -> Docs {
        Docs::default()
            .markdown("Words.  ".to_owned())
            .markdown("More.".to_owned())
    }

    /// Returns items of each form, with names that get longer with `size`.
    fn every_form(size: usize) -> Vec<Declaration> {
        let (name, field) = ("N".repeat(size), "f".repeat(size));
        let members = || {
            [
                Member::new(docs(), format!("pub {field}: Option<BTreeMap<String, {name}>>")),
                Member::new(Docs::default(), "pub last: module::Type")
                    .first("read", [format!("{field:?}"), "a::B::C".to_owned()]),
            ]
        };
        let variants = [
            Member::new(docs(), format!("{name}(Box<a::{name}>)")).first(
                "status",
                ["400..= 499".to_owned(), format!("read({name}, with_a)")],
            ),
            Member::new(docs(), "Unit"),
        ];
        let fields = [
            (field.clone(), Expression::path(format!("Some({field}.into())"))),
            ("a".to_owned(), Expression::path("None")),
        ];
        let parameters = [&field, "b"].map(|name| format!("{name}: impl Into<{field}>"));
        let value = Expression::fields("Self", fields, Some("Self::default()".to_owned()));
        let new = Member::function(docs(), "pub fn new", parameters.into(), (" -> Self", value))
            .with(["#[must_use]", r#"#[allow(some::lint, reason = "words")]"#]);
        vec![
            Declaration::new(docs(), format!("pub struct {name}"))
                .with("#[derive(Clone, Debug)]")
                .with("#[non_exhaustive]")
                .members(members()),
            Declaration::new(docs(), format!("pub struct {name}")).with(format!("#[derive(Clone, {name})]")),
            Declaration::new(docs(), format!("pub struct {name}"))
                .first(format!("#[PUT = \"/{}\"]", field.repeat(3)))
                .members([]),
            Declaration::new(docs(), format!("pub enum {name}")).members(variants),
            Declaration::new(Docs::default(), format!("impl {name}")).members([new]),
            Declaration::new(Docs::default(), format!("impl Call for {name}")).members([
                Member::item(format!("type Output = calls::Json<{name}>")),
                Member::function(
                    Docs::default(),
                    "fn has_body",
                    vec!["status: u16".to_owned()],
                    (
                        " -> bool",
                        Expression::path(format!("!matches!(status, 204 | 400..= 499 | {size})")),
                    ),
                ),
            ]),
        ]
    }

    #[test]
    fn items_are_written_as_the_printer_prints_them() {
        for size in 1..90 {
            for declaration in every_form(size) {
                let mut text = String::new();
                declaration.write(&mut text);
                assert_eq!(text, formatted(tokens(&text)), "{size}");
            }
        }
    }

    #[test]
    fn a_line_break_in_documentation_is_kept() {
        let docs = Docs::default().markdown("one\ntwo".to_owned());
        let mut text = String::new();
        Declaration::new(docs, "pub struct Name").write(&mut text);
        assert_eq!(text, "/** one\ntwo*/\npub struct Name;\n");
    }
}
