//! Tables of rules as Rust: what differs from an empty table is written, and nothing else. A location that follows from
//! the table around is left out.

use super::expression::Expression;
use super::rules_file::RulesFile;
use crate::pointer::escaped;
use crate::support::check::{
    Additional, Applicators, Array, Bound, Code, Composition, Contains, Decimal, Direction, Directions,
    Discriminator, Format, Link, Literal, Name, Number, Numeric, Object, Pattern, Property, Schema, Text,
    Types, Values,
};

/// The fields of a struct that are written.
type Fields = Vec<(&'static str, Expression)>;

/// Returns a table as text. `follows` is the location that the validator infers.
pub(super) fn schema<'a>(file: &mut RulesFile<'_, 'a>, table: &Schema<'a>, follows: &str) -> Expression {
    // The empty table that is closest.
    let base = base(table.types).unwrap_or("ANY");
    let fields = keywords(file, table, (base, follows));
    match fields.is_empty() {
        true => Expression::path(format!("Schema::{base}")),
        false => {
            let keywords = Expression::fields("Keywords", fields, Some(format!("Keywords::{base}")));
            Expression::call("Schema::new", [keywords])
        }
    }
}

/// Returns the keywords of a table that an empty table does not have.
fn keywords<'a>(file: &mut RulesFile<'_, 'a>, table: &Schema<'a>, (base, follows): (&str, &str)) -> Fields {
    let is_exact = table.types == Types::ANY || (base != "ANY" && !table.types.has(Types::NULL));
    let types = || Expression::call("Types", [Expression::literal(table.types.0)]);
    let location = if table.rule.is_empty() {
        follows
    } else {
        table.rule
    };
    let part = |value: Expression| Expression::some(Expression::reference(value));
    let fields = [
        (
            "rule",
            (table.rule != follows).then(|| Expression::string(table.rule)),
        ),
        ("types", (!is_exact).then(types)),
        ("secret", table.secret.then(|| Expression::path("true"))),
        ("text", table.text.map(|of| part(text(file, of)))),
        ("number", table.number.map(|of| part(numeric(of)))),
        ("array", table.array.map(|of| part(array(file, of, location)))),
        ("object", table.object.map(|of| part(object(file, of, location)))),
        (
            "discriminator",
            table.discriminator.map(|of| part(discriminator(file, of))),
        ),
        ("values", table.values.map(|of| part(values(of)))),
        ("all", (!table.all.is_empty()).then(|| links(file, table.all))),
        (
            "composition",
            table.composition.map(|of| part(composition(file, of))),
        ),
        (
            "applicators",
            table.applicators.map(|of| part(applicators(file, of))),
        ),
    ];
    let written = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    written.collect()
}

/// Returns how a table is linked: as a plain type where it says no more, else with a reference to it.
fn link<'a>(file: &mut RulesFile<'_, 'a>, link: Link<'a>, follows: &str) -> Expression {
    match basic(link, follows) {
        Some(basic) => Expression::call("Link::Basic", [basic]),
        None => Expression::call("Link::To", [target(file, link, follows)]),
    }
}

/// Returns a reference to a table.
fn target<'a>(file: &mut RulesFile<'_, 'a>, link: Link<'a>, follows: &str) -> Expression {
    Expression::reference(match link {
        Link::Basic(basic) => schema(file, basic.schema(), follows),
        Link::To(table) => schema(file, table, follows),
        Link::At(index) => Expression::path(file.table(index)),
    })
}

/// Returns the plain type that is all that a table says.
fn basic(link: Link, follows: &str) -> Option<Expression> {
    let Link::To(table) = link else { return None };
    let says_more = table.secret
        || table.text.is_some()
        || table.array.is_some()
        || table.object.is_some()
        || table.discriminator.is_some()
        || table.values.is_some()
        || table.has_parts();
    let format = match table.number {
        None => None,
        Some(Numeric {
            min: None,
            max: None,
            multiple_of: None,
            format: Some(format),
        }) => Some(*format),
        Some(_) => return None,
    };
    if says_more || !(table.rule.is_empty() || table.rule == follows) {
        return None;
    }
    let name = match (table.types, format) {
        (Types::INTEGER, Some(Format::Int32)) => "INT32",
        (Types::INTEGER, Some(Format::Int64)) => "INT64",
        (_, Some(_)) => return None,
        (Types::ANY, None) => "ANY",
        (types, None) => base(types).filter(|_| !types.has(Types::NULL))?,
    };
    Some(Expression::path(format!("Basic::{name}")))
}

/// Returns the name of the empty table for a type.
fn base(types: Types) -> Option<&'static str> {
    Some(match Types(types.0 & !Types::NULLABLE.0) {
        Types::BOOLEAN => "BOOLEAN",
        Types::INTEGER => "INTEGER",
        Types::NUMBER => "NUMBER",
        Types::STRING => "STRING",
        Types::ARRAY => "ARRAY",
        Types::OBJECT => "OBJECT",
        _ => return None,
    })
}

fn links<'a>(file: &mut RulesFile<'_, 'a>, links: &[Link<'a>]) -> Expression {
    Expression::slice(links.iter().map(|of| link(file, *of, "")))
}

/// Returns a struct whose other fields are those of a constant of its type.
fn structure(name: &'static str, fields: Fields, base: &str) -> Expression {
    Expression::fields(name, fields, Some(format!("{name}::{base}")))
}

fn strings<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Expression> {
    texts.into_iter().map(Expression::string).collect()
}

fn text<'a>(file: &mut RulesFile<'_, 'a>, of: &Text<'a>) -> Expression {
    let mut fields = limits(of.min, of.max);
    if let Some(of) = of.pattern {
        fields.push(("pattern", Expression::some(pattern(file, of))));
    }
    fields.extend(of.format.map(format));
    structure("Text", fields, "ANY")
}

fn pattern<'a>(file: &mut RulesFile<'_, 'a>, of: Pattern<'a>) -> Expression {
    let name = file.pattern(of.text).to_string();
    let fields = vec![
        ("text", Expression::string(of.text)),
        ("matcher", Expression::reference(Expression::path(name))),
    ];
    Expression::fields("Pattern", fields, None)
}

fn format(of: Format) -> (&'static str, Expression) {
    let name = Expression::path(format!("Format::{of:?}"));
    ("format", Expression::some(name))
}

/// Returns the fields `min` and `max`, where they say something.
fn limits(min: usize, max: usize) -> Fields {
    let mut fields = Fields::new();
    if min > 0 {
        fields.push(("min", Expression::literal(min)));
    }
    if max < usize::MAX {
        fields.push(("max", Expression::literal(max)));
    }
    fields
}

fn numeric(of: &Numeric) -> Expression {
    let bound = |name: &'static str, bound: Bound| {
        let fields = vec![
            ("value", number(bound.value)),
            ("exclusive", Expression::literal(bound.exclusive)),
        ];
        (name, Expression::some(Expression::fields("Bound", fields, None)))
    };
    let mut fields = Fields::new();
    fields.extend(of.min.map(|of| bound("min", of)));
    fields.extend(of.max.map(|of| bound("max", of)));
    if let Some(Decimal { digits, exponent }) = of.multiple_of {
        let decimal = vec![
            ("digits", Expression::literal(digits)),
            ("exponent", Expression::literal(exponent)),
        ];
        let decimal = Expression::fields("Decimal", decimal, None);
        fields.push(("multiple_of", Expression::some(decimal)));
    }
    fields.extend(of.format.map(format));
    structure("Numeric", fields, "ANY")
}

fn number(of: Number) -> Expression {
    match of {
        Number::Int(value) => Expression::call("Number::Int", [Expression::literal(value)]),
        Number::Big(value) => Expression::call("Number::Big", [Expression::literal(value)]),
        Number::Float(_) => {
            let value = proc_macro2::Literal::f64_unsuffixed(of.as_f64());
            Expression::call("Number::float", [Expression::literal(value)])
        }
    }
}

fn array<'a>(file: &mut RulesFile<'_, 'a>, of: &Array<'a>, location: &str) -> Expression {
    let mut fields = Fields::new();
    if let Some(items) = of.items {
        let link = link(file, items, &format!("{location}/items"));
        fields.push(("items", Expression::some(link)));
    }
    fields.extend(limits(of.min, of.max));
    if of.unique {
        fields.push(("unique", Expression::path("true")));
    }
    if !of.identifiers.is_empty() {
        let identifiers = of.identifiers.iter();
        let identifiers = identifiers.map(|path| Expression::slice(strings(path.iter().copied())));
        fields.push(("identifiers", Expression::slice(identifiers)));
    }
    structure("Array", fields, "ANY")
}

fn object<'a>(file: &mut RulesFile<'_, 'a>, of: &Object<'a>, location: &str) -> Expression {
    let mut fields = Fields::new();
    if !of.properties.is_empty() {
        let properties = of.properties.iter().map(|of| property(file, of, location));
        fields.push(("properties", Expression::slice(properties)));
    }
    if !of.declared.is_empty() {
        let declared = of.declared.iter().map(Expression::literal);
        fields.push(("declared", Expression::slice(declared)));
    }
    if of.required != [0; 4] {
        let required = of.required.iter().map(Expression::literal);
        fields.push(("required", Expression::array(required)));
    }
    if !of.undeclared_required.is_empty() {
        let names = strings(of.undeclared_required.iter().copied());
        fields.push(("undeclared_required", Expression::slice(names)));
    }
    match of.additional {
        Additional::Open => {}
        Additional::Closed => fields.push(("additional", Expression::path("Additional::Closed"))),
        Additional::Each(values) => {
            let link = link(file, values, &format!("{location}/additionalProperties"));
            fields.push(("additional", Expression::call("Additional::Each", [link])));
        }
    }
    fields.extend(limits(of.min, of.max));
    structure("Object", fields, "ANY")
}

fn property<'a>(file: &mut RulesFile<'_, 'a>, of: &Property<'a>, location: &str) -> Expression {
    let follows = format!("{location}/properties/{}", escaped(of.name.as_str()));
    let own = match of.schema {
        Link::To(table) if of.rule.is_empty() => table.rule,
        _ => of.rule,
    };
    let location = if own.is_empty() { &follows } else { own };
    let name = Expression::string(of.name.as_str());
    let mut property = match basic(of.schema, location) {
        Some(basic) => Expression::call("Property::basic", [name, basic]),
        None => Expression::call("Property::new", [name, target(file, of.schema, location)]),
    };
    if location != follows {
        property = property.method("at", [Expression::string(location)]);
    }
    if of.bit != 0 {
        let index = Expression::literal(of.bit.trailing_zeros());
        property = property.method("required", [index]);
    }
    if of.nullable {
        property = property.method("nullable", []);
    }
    if of.secret {
        // What responses may have is hidden only.
        let is_returned = !of.forbidden_in.has(Direction::Response);
        property = property.method(if is_returned { "hidden" } else { "secret" }, []);
    }
    let response = Directions::of(Direction::Response).0;
    match of.forbidden_in.0 & !if of.secret { response } else { 0 } {
        0 => property,
        forbidden_in if forbidden_in == Directions::REQUESTS.0 && of.forbidden_code == Code::ReadOnly => {
            property.method("read_only", [])
        }
        forbidden_in => property.method("forbidden_in", [Expression::literal(forbidden_in)]),
    }
}

fn discriminator<'a>(file: &mut RulesFile<'_, 'a>, of: &Discriminator<'a>) -> Expression {
    let variants = of.variants.iter();
    let variants =
        variants.map(|(tag, link)| Expression::tuple([Expression::string(tag), self::link(file, *link, "")]));
    let fields = vec![
        ("tag", Expression::string(of.tag)),
        ("required", Expression::literal(of.required)),
        ("variants", Expression::slice(variants)),
    ];
    Expression::fields("Discriminator", fields, None)
}

fn values(of: &Values) -> Expression {
    let texts = Expression::array(strings(of.texts.iter().map(Name::as_str)));
    let others = of.other_values.iter().map(|other| match other {
        Literal::Null => Expression::path("Literal::Null"),
        Literal::Bool(value) => Expression::call("Literal::Bool", [Expression::literal(value)]),
        Literal::Number(value) => Expression::call("Literal::Number", [number(*value)]),
        Literal::Json(text) => Expression::call("Literal::Json", [Expression::string(text)]),
    });
    let fields = vec![
        ("texts", Expression::reference(Expression::call("names", [texts]))),
        ("other_values", Expression::slice(others)),
        ("open", Expression::literal(of.open)),
    ];
    Expression::fields("Values", fields, None)
}

fn composition<'a>(file: &mut RulesFile<'_, 'a>, of: &Composition<'a>) -> Expression {
    let fields = vec![
        ("one_of", links(file, of.one_of)),
        ("any_of", links(file, of.any_of)),
        ("not", optional(file, of.not)),
    ];
    Expression::fields("Composition", fields, None)
}

fn applicators<'a>(file: &mut RulesFile<'_, 'a>, of: &Applicators<'a>) -> Expression {
    let mut fields = Fields::new();
    if !of.prefix_items.is_empty() {
        fields.push(("prefix_items", links(file, of.prefix_items)));
    }
    if let Some(of) = of.contains {
        fields.push(("contains", Expression::some(contains(file, of))));
    }
    if !of.pattern_properties.is_empty() {
        let list = of.pattern_properties.iter();
        let list = list.map(|(of, values)| Expression::tuple([pattern(file, *of), link(file, *values, "")]));
        fields.push(("pattern_properties", Expression::slice(list)));
    }
    if !of.dependent_required.is_empty() {
        let list = of.dependent_required.iter().map(|(name, required)| {
            let required = strings(required.iter().copied());
            Expression::tuple([Expression::string(name), Expression::slice(required)])
        });
        fields.push(("dependent_required", Expression::slice(list)));
    }
    if !of.dependent_schemas.is_empty() {
        let list = of.dependent_schemas.iter();
        let list =
            list.map(|(name, schema)| Expression::tuple([Expression::string(name), link(file, *schema, "")]));
        fields.push(("dependent_schemas", Expression::slice(list)));
    }
    if let Some(of) = of.condition {
        let [then, otherwise] = [of.then, of.otherwise].map(|of| optional(file, of));
        let condition = vec![
            ("condition", link(file, of.condition, "")),
            ("then", then),
            ("otherwise", otherwise),
        ];
        let condition = Expression::fields("Condition", condition, None);
        fields.push(("condition", Expression::some(condition)));
    }
    for (name, schema) in [
        ("property_names", of.property_names),
        ("unevaluated_properties", of.unevaluated_properties),
        ("unevaluated_items", of.unevaluated_items),
    ] {
        if schema.is_some() {
            fields.push((name, optional(file, schema)));
        }
    }
    structure("Applicators", fields, "NONE")
}

fn contains<'a>(file: &mut RulesFile<'_, 'a>, of: Contains<'a>) -> Expression {
    let max = match of.max {
        usize::MAX => Expression::path("usize::MAX"),
        max => Expression::literal(max),
    };
    let fields = vec![
        ("schema", link(file, of.schema, "")),
        ("min", Expression::literal(of.min)),
        ("max", max),
    ];
    Expression::fields("Contains", fields, None)
}

/// Returns a link that need not be there.
fn optional<'a>(file: &mut RulesFile<'_, 'a>, of: Option<Link<'a>>) -> Expression {
    match of {
        Some(of) => Expression::some(link(file, of, "")),
        None => Expression::path("None"),
    }
}
