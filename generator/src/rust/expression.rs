//! Constant expressions as text. Tables are data of a few forms: writing them directly takes a fraction of the time
//! that tokens, a parser and a printer take. The lines are broken as `prettyplease` breaks them: each part of a group
//! that does not fit in the line has a line of its own.

use std::borrow::Cow;
use std::fmt::Display;

use super::text::quoted;

/// The width of a line.
pub(super) const MARGIN: usize = 89;

/// The least width that is left for a line that is indented far.
const MIN_SPACE: usize = 60;

/// The greatest width of the fields of a struct in one line.
const STRUCT_WIDTH: usize = 34;

/// The width of what is never in one line. The sum of many is still a `usize`.
const NEVER: usize = u16::MAX as usize;

const INDENT: usize = 4;

/// A constant expression, with its width in one line.
#[derive(Debug)]
pub(super) struct Expression {
    kind: Kind,
    width: usize,
}

/// A field of a struct: its name and its value.
type Field = (Cow<'static, str>, Expression);

#[derive(Debug)]
enum Kind {
    /// A path or a literal.
    Word(Cow<'static, str>),
    /// `&inner`.
    Reference(Box<Expression>),
    /// `function(arguments)`.
    Call(Cow<'static, str>, Vec<Expression>),
    /// `[elements]`. Elements that are all integers or booleans fill lines.
    Array(Vec<Expression>),
    /// `(elements)`, of at least two.
    Tuple(Vec<Expression>),
    /// `path { name: value, ..base }`.
    Struct(&'static str, Vec<Field>, Option<String>),
    /// `receiver.name(arguments)`, repeatedly.
    Chain(Box<Expression>, Vec<(&'static str, Vec<Expression>)>),
}

impl Expression {
    /// Returns a path.
    pub(super) fn path(path: impl Into<Cow<'static, str>>) -> Self {
        let path = path.into();
        Self {
            width: path.len(),
            kind: Kind::Word(path),
        }
    }

    /// Returns a string literal.
    pub(super) fn string(text: &str) -> Self {
        Self::path(quoted(text))
    }

    /// Returns the literal of a number or a boolean.
    pub(super) fn literal(value: impl Display) -> Self {
        Self::path(value.to_string())
    }

    /// Returns a reference.
    pub(super) fn reference(inner: Self) -> Self {
        Self {
            width: 1 + inner.width,
            kind: Kind::Reference(Box::new(inner)),
        }
    }

    /// Returns a reference to an array.
    pub(super) fn slice(elements: impl IntoIterator<Item = Self>) -> Self {
        Self::reference(Self::array(elements))
    }

    /// Returns an array.
    pub(super) fn array(elements: impl IntoIterator<Item = Self>) -> Self {
        let elements: Vec<Self> = elements.into_iter().collect();
        Self {
            width: 2 + list_width(&elements),
            kind: Kind::Array(elements),
        }
    }

    /// Returns a tuple of at least two elements.
    pub(super) fn tuple(elements: impl IntoIterator<Item = Self>) -> Self {
        let elements: Vec<Self> = elements.into_iter().collect();
        Self {
            width: 2 + list_width(&elements),
            kind: Kind::Tuple(elements),
        }
    }

    /// Returns a call of a function.
    pub(super) fn call(
        function: impl Into<Cow<'static, str>>,
        arguments: impl IntoIterator<Item = Self>,
    ) -> Self {
        let (function, arguments) = (function.into(), Vec::from_iter(arguments));
        Self {
            width: function.len() + 2 + list_width(&arguments),
            kind: Kind::Call(function, arguments),
        }
    }

    /// Returns `Some(inner)`.
    pub(super) fn some(inner: Self) -> Self {
        Self::call("Some", [inner])
    }

    /// Returns a struct with its fields, and the value that the other fields are taken from.
    pub(super) fn fields<N: Into<Cow<'static, str>>>(
        path: &'static str,
        fields: impl IntoIterator<Item = (N, Self)>,
        base: Option<String>,
    ) -> Self {
        let fields: Vec<Field> = fields
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect();
        let inner: usize = fields
            .iter()
            .map(|(name, value)| name.len() + 2 + value.width + 2)
            .sum();
        let inner = match &base {
            Some(base) => inner + 2 + base.len() + 1,
            None => inner.saturating_sub(1),
        };
        let width = path.len() + 3 + inner;
        let fits = width <= STRUCT_WIDTH;
        Self {
            width: if fits { width + 1 } else { NEVER },
            kind: Kind::Struct(path, fields, base),
        }
    }

    /// Returns a call of a method.
    pub(super) fn method(self, name: &'static str, arguments: impl IntoIterator<Item = Self>) -> Self {
        let arguments = Vec::from_iter(arguments);
        let width = self.width + 1 + name.len() + 2 + list_width(&arguments);
        let call = (name, arguments);
        let kind = match self.kind {
            Kind::Chain(receiver, mut calls) => {
                calls.push(call);
                Kind::Chain(receiver, calls)
            }
            kind => {
                let width = self.width;
                Kind::Chain(Box::new(Self { kind, width }), vec![call])
            }
        };
        Self { kind, width }
    }

    /// Returns the expression as text after a text that begins a line, with a semicolon.
    pub(super) fn after(&self, head: &str, indent: usize) -> String {
        let mut writer = Writer {
            text: head.to_owned(),
            space: margin(indent).saturating_sub(head.len()),
            indent,
        };
        writer.expression(self, 1);
        writer.word(";");
        writer.text
    }

    /// Writes the expression behind a text whose last line is the indentation.
    pub(super) fn write(&self, text: &mut String, indent: usize) {
        let mut writer = Writer {
            text: std::mem::take(text),
            space: margin(indent),
            indent,
        };
        writer.expression(self, 0);
        *text = writer.text;
    }

    fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Array(_) | Kind::Tuple(_) | Kind::Struct(..))
    }

    fn is_plain(&self) -> bool {
        matches!(&self.kind, Kind::Word(word) if matches!(word.as_ref(), "true" | "false") || word.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// Returns the width of expressions with commas between them.
fn list_width(list: &[Expression]) -> usize {
    let sum: usize = list.iter().map(|of| of.width).sum();
    sum + 2 * list.len().saturating_sub(1)
}

fn margin(indent: usize) -> usize {
    MARGIN.saturating_sub(indent).max(MIN_SPACE)
}

/// The text so far, and what is left of its last line.
struct Writer {
    text: String,
    space: usize,
    indent: usize,
}

impl Writer {
    fn word(&mut self, word: &str) {
        self.text.push_str(word);
        self.space = self.space.saturating_sub(word.len());
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', self.indent));
        self.space = margin(self.indent);
    }

    /// Writes an expression. `trailing` is the width of what follows it up to the next possible end of the line.
    fn expression(&mut self, of: &Expression, trailing: usize) {
        let is_broken = of.width + trailing > self.space;
        match &of.kind {
            Kind::Word(word) => self.word(word),
            Kind::Reference(inner) => {
                self.word("&");
                self.expression(inner, trailing);
            }
            Kind::Call(function, arguments) => {
                self.word(function);
                self.arguments(arguments, trailing);
            }
            Kind::Array(elements) if !elements.is_empty() && elements.iter().all(Expression::is_plain) => {
                self.plain_array(elements, is_broken);
            }
            Kind::Array(elements) => self.list(("[", "]"), elements, trailing),
            Kind::Tuple(elements) => self.list(("(", ")"), elements, trailing),
            Kind::Struct(path, fields, base) => self.fields(path, (fields, base.as_deref()), is_broken),
            Kind::Chain(receiver, calls) => {
                self.indent += INDENT * usize::from(is_broken);
                self.expression(receiver, 0);
                self.calls(calls, (is_broken, trailing));
                self.indent -= INDENT * usize::from(is_broken);
            }
        }
    }

    fn arguments(&mut self, arguments: &[Expression], trailing: usize) {
        match arguments {
            [only] if only.is_group() => {
                self.word("(");
                self.expression(only, 1 + trailing);
                self.word(")");
            }
            _ => self.list(("(", ")"), arguments, trailing),
        }
    }

    fn list(&mut self, (open, close): (&str, &str), list: &[Expression], trailing: usize) {
        self.word(open);
        let is_broken = !list.is_empty() && list_width(list) + close.len() + trailing > self.space;
        self.indent += INDENT * usize::from(is_broken);
        for (index, of) in list.iter().enumerate() {
            let is_last = index + 1 == list.len();
            if is_broken {
                self.line();
            }
            self.expression(of, usize::from(!is_last));
            match (is_broken, is_last) {
                (true, _) => self.word(","),
                (false, true) => {}
                (false, false) => self.word(", "),
            }
        }
        self.indent -= INDENT * usize::from(is_broken);
        if is_broken {
            self.line();
        }
        self.word(close);
    }

    /// Writes an array whose elements fill lines.
    fn plain_array(&mut self, elements: &[Expression], is_broken: bool) {
        self.word("[");
        if is_broken {
            self.indent += INDENT;
            self.line();
        }
        for (index, of) in elements.iter().enumerate() {
            let is_last = index + 1 == elements.len();
            if index > 0 {
                let next = of.width + 1 + usize::from(!is_last);
                match is_broken && next > self.space {
                    true => self.line(),
                    false => self.word(" "),
                }
            }
            self.expression(of, 0);
            if !is_last || is_broken {
                self.word(",");
            }
        }
        if is_broken {
            self.indent -= INDENT;
            self.line();
        }
        self.word("]");
    }

    fn fields(&mut self, path: &str, (fields, base): (&[Field], Option<&str>), is_broken: bool) {
        self.word(path);
        self.word(" {");
        self.indent += INDENT * usize::from(is_broken);
        for (index, (name, value)) in fields.iter().enumerate() {
            self.line_or_blank(is_broken);
            self.word(name);
            self.word(": ");
            let is_last = base.is_none() && index + 1 == fields.len();
            self.expression(value, usize::from(!is_last));
            if is_broken || !is_last {
                self.word(",");
            }
        }
        if let Some(base) = base {
            self.line_or_blank(is_broken);
            self.word("..");
            self.word(base);
        }
        self.indent -= INDENT * usize::from(is_broken);
        self.line_or_blank(is_broken);
        self.word("}");
    }

    fn line_or_blank(&mut self, is_broken: bool) {
        match is_broken {
            true => self.line(),
            false => self.word(" "),
        }
    }

    /// Writes calls of methods, each on a line of its own if the chain is broken.
    fn calls(&mut self, calls: &[(&'static str, Vec<Expression>)], (is_broken, trailing): (bool, usize)) {
        for (index, (name, arguments)) in calls.iter().enumerate() {
            if is_broken {
                self.line();
            }
            self.word(".");
            self.word(name);
            let is_last = index + 1 == calls.len();
            self.arguments(arguments, if is_last { trailing } else { 0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Expression;

    /// Returns the value of a constant as `prettyplease` prints it.
    fn printed(text: &str) -> String {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        prettyplease::unparse(&file)
    }

    /// Returns an expression of each form, with parts that get longer with `size` and `depth`.
    fn every_form(size: usize, depth: usize) -> Expression {
        let word = || Expression::string(&"w".repeat(size));
        let inner = || match depth {
            0 => Expression::path("Link::Any"),
            _ => every_form(size, depth - 1),
        };
        let numbers = |count: usize| Expression::array((0..count).map(|n| Expression::literal(n * size)));
        let base = || Some("Keywords::ANY".to_owned());
        let fields = vec![
            ("first", Expression::some(Expression::reference(inner()))),
            ("list", Expression::slice([word(), word(), word()])),
            (
                "one",
                Expression::reference(Expression::call("names", [Expression::array([word(), word()])])),
            ),
            ("numbers", numbers(size)),
            ("empty", Expression::slice([])),
            ("none", Expression::call("none", [])),
            (
                "small",
                Expression::fields(
                    "Bound",
                    vec![("value", word()), ("is", Expression::literal(true))],
                    None,
                ),
            ),
            ("pair", Expression::tuple([word(), Expression::some(numbers(3))])),
            (
                "rest",
                Expression::fields("Text", vec![("min", Expression::literal(size))], base()),
            ),
        ];
        let chained = Expression::call("Property::new", [word(), Expression::reference(inner())]);
        let chained = chained.method("at", [word()]).method("nullable", []);
        let fields = Expression::fields("Keywords", fields, size.is_multiple_of(2).then(base).flatten());
        Expression::call("Schema::new", [Expression::tuple([fields, chained])])
    }

    #[test]
    fn lines_are_broken_as_the_printer_breaks_them() {
        for size in 1..45 {
            for depth in 0..4 {
                let text = format!("{}\n", every_form(size, depth).after("static NAME: Schema = ", 0));
                assert_eq!(text, printed(&text), "{size} {depth}");
            }
        }
    }
}
