//! Tables of rules as Rust: what differs from an empty table is written, and nothing else. A location that follows from
//! the table around is left out.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{ToTokens, quote};

use super::rules_file::RulesFile;
use crate::pointer::escaped;
use crate::support::check::{
    Additional, Applicators, Array, Bound, Composition, Decimal, Direction, Directions, Discriminator,
    Format, Link, Literal, Name, Number, Numeric, Object, Pattern, Property, Schema, Text, Types, Values,
};

/// Prints a table. `follows` is the location that the validator infers.
pub(super) fn schema<'a>(file: &mut RulesFile<'_, 'a>, table: &Schema<'a>, follows: &str) -> TokenStream {
    let rule = (table.rule != follows).then(|| {
        let rule = table.rule;
        quote! { rule: #rule, }
    });
    // The empty table that is closest.
    let base = base(table.types).unwrap_or("ANY");
    let exact = table.types == Types::ANY || (base != "ANY" && !table.types.has(Types::NULL));
    let types = (!exact).then(|| {
        let types = Token::u8_unsuffixed(table.types.0);
        quote! { types: Types(#types), }
    });
    let base = ident(base);
    let secret = table.secret.then(|| quote! { secret: true, });
    let text = table.text.map(|of| field("text", text(file, of)));
    let number = table.number.map(|of| field("number", numeric(of)));
    let location = if table.rule.is_empty() {
        follows
    } else {
        table.rule
    };
    let array = table.array.map(|of| field("array", array(file, of, location)));
    let object = table.object.map(|of| field("object", object(file, of, location)));
    let discriminator = table
        .discriminator
        .map(|of| field("discriminator", discriminator(file, of)));
    let values = table.values.map(|of| field("values", values(of)));
    let all = (!table.all.is_empty()).then(|| {
        let links = links(file, table.all);
        quote! { all: &[#links], }
    });
    let composition = table
        .composition
        .map(|of| field("composition", composition(file, of)));
    let applicators = table
        .applicators
        .map(|of| field("applicators", applicators(file, of)));
    let fields = quote! { #rule #types #secret #text #number #array #object #discriminator #values #all #composition #applicators };
    match fields.is_empty() {
        true => quote! { Schema::#base },
        false => quote! { Schema::new(Keywords { #fields ..Keywords::#base }) },
    }
}

/// Returns a field of a table that is there.
fn field(name: &str, value: TokenStream) -> TokenStream {
    let name = ident(name);
    quote! { #name: Some(&#value), }
}

fn ident(name: &str) -> proc_macro2::Ident {
    quote::format_ident!("{name}")
}

/// Returns how a table is linked: as a plain type where it says no more, else with a reference to it.
fn link<'a>(file: &mut RulesFile<'_, 'a>, link: Link<'a>, follows: &str) -> TokenStream {
    match basic(link, follows) {
        Some(basic) => quote! { Link::Basic(#basic) },
        None => {
            let target = target(file, link, follows);
            quote! { Link::To(#target) }
        }
    }
}

/// Returns a reference to a table.
fn target<'a>(file: &mut RulesFile<'_, 'a>, link: Link<'a>, follows: &str) -> TokenStream {
    let table = match link {
        Link::Basic(basic) => schema(file, basic.schema(), follows),
        Link::To(table) => schema(file, table, follows),
        Link::At(index) => file.table(index),
    };
    quote! { &#table }
}

/// Returns the plain type that is all that a table says.
fn basic(link: Link, follows: &str) -> Option<TokenStream> {
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
    let name = ident(name);
    Some(quote! { Basic::#name })
}

/// Returns the name of the empty table for a type.
fn base(types: Types) -> Option<&'static str> {
    Some(match Types(types.0 & !Types::NULL.0) {
        Types::BOOLEAN => "BOOLEAN",
        Types::INTEGER => "INTEGER",
        Types::NUMBER => "NUMBER",
        Types::STRING => "STRING",
        Types::ARRAY => "ARRAY",
        Types::OBJECT => "OBJECT",
        _ => return None,
    })
}

fn links<'a>(file: &mut RulesFile<'_, 'a>, links: &[Link<'a>]) -> TokenStream {
    let links: Vec<TokenStream> = links.iter().map(|one| link(file, *one, "")).collect();
    quote! { #(#links),* }
}

fn text<'a>(file: &mut RulesFile<'_, 'a>, of: &Text<'a>) -> TokenStream {
    let (min, max) = limits(of.min, of.max);
    let pattern = of.pattern.map(|of| {
        let pattern = pattern(file, of);
        quote! { pattern: Some(#pattern), }
    });
    let format = of.format.map(format);
    quote! { Text { #min #max #pattern #format ..Text::ANY } }
}

fn pattern<'a>(file: &mut RulesFile<'_, 'a>, of: Pattern<'a>) -> TokenStream {
    let (name, text) = (file.pattern(of.text), of.text);
    quote! { Pattern { text: #text, matcher: &#name } }
}

fn format(of: crate::support::check::Format) -> TokenStream {
    let name = ident(&format!("{of:?}"));
    quote! { format: Some(Format::#name), }
}

/// Returns the fields `min` and `max`, where they say something.
fn limits(min: usize, max: usize) -> (Option<TokenStream>, Option<TokenStream>) {
    let field = |name: &str, value: usize| {
        let (name, value) = (ident(name), Token::usize_unsuffixed(value));
        quote! { #name: #value, }
    };
    (
        (min > 0).then(|| field("min", min)),
        (max < usize::MAX).then(|| field("max", max)),
    )
}

fn numeric(of: &Numeric) -> TokenStream {
    let bound = |name: &str, bound: Bound| {
        let (name, value, exclusive) = (ident(name), number(bound.value), bound.exclusive);
        quote! { #name: Some(Bound { value: #value, exclusive: #exclusive }), }
    };
    let min = of.min.map(|of| bound("min", of));
    let max = of.max.map(|of| bound("max", of));
    let multiple_of = of.multiple_of.map(|Decimal { digits, exponent }| {
        let (digits, exponent) = (Token::u64_unsuffixed(digits), Token::i16_unsuffixed(exponent));
        quote! { multiple_of: Some(Decimal { digits: #digits, exponent: #exponent }), }
    });
    let format = of.format.map(format);
    quote! { Numeric { #min #max #multiple_of #format ..Numeric::ANY } }
}

fn number(of: Number) -> TokenStream {
    match of {
        Number::Int(value) => {
            let value = Token::i64_unsuffixed(value);
            quote! { Number::Int(#value) }
        }
        Number::Big(value) => {
            let value = Token::u64_unsuffixed(value);
            quote! { Number::Big(#value) }
        }
        Number::Float(_) => {
            let value = Token::f64_unsuffixed(of.as_f64());
            quote! { Number::float(#value) }
        }
    }
}

fn array<'a>(file: &mut RulesFile<'_, 'a>, of: &Array<'a>, location: &str) -> TokenStream {
    let items = of.items.map(|items| {
        let link = link(file, items, &format!("{location}/items"));
        quote! { items: Some(#link), }
    });
    let (min, max) = limits(of.min, of.max);
    let unique = of.unique.then(|| quote! { unique: true, });
    let identifiers = (!of.identifiers.is_empty()).then(|| {
        let ways = of.identifiers.iter().map(|way| quote! { &[#(#way),*] });
        quote! { identifiers: &[#(#ways),*], }
    });
    quote! { Array { #items #min #max #unique #identifiers ..Array::ANY } }
}

fn object<'a>(file: &mut RulesFile<'_, 'a>, of: &Object<'a>, location: &str) -> TokenStream {
    let properties: Vec<TokenStream> = of
        .properties
        .iter()
        .map(|one| property(file, one, location))
        .collect();
    let properties = (!properties.is_empty()).then(|| quote! { properties: &[#(#properties),*], });
    let declared = of.declared.iter().map(|index| Token::u16_unsuffixed(*index));
    let declared = (!of.declared.is_empty()).then(|| quote! { declared: &[#(#declared),*], });
    let required = of.required.iter().map(|bits| Token::u64_unsuffixed(*bits));
    let required = (of.required != [0; 4]).then(|| quote! { required: [#(#required),*], });
    let names = of.undeclared_required;
    let undeclared_required = (!names.is_empty()).then(|| quote! { undeclared_required: &[#(#names),*], });
    let additional = match of.additional {
        Additional::Open => None,
        Additional::Closed => Some(quote! { additional: Additional::Closed, }),
        Additional::Each(values) => {
            let link = link(file, values, &format!("{location}/additionalProperties"));
            Some(quote! { additional: Additional::Each(#link), })
        }
    };
    let (min, max) = limits(of.min, of.max);
    quote! { Object { #properties #declared #required #undeclared_required #additional #min #max ..Object::ANY } }
}

fn property<'a>(file: &mut RulesFile<'_, 'a>, of: &Property<'a>, location: &str) -> TokenStream {
    let follows = format!("{location}/properties/{}", escaped(of.name.as_str()));
    let own = match of.schema {
        Link::To(table) if of.rule.is_empty() => table.rule,
        _ => of.rule,
    };
    let location = if own.is_empty() { &follows } else { own };
    let name = of.name.as_str();
    let new = match basic(of.schema, location) {
        Some(basic) => quote! { Property::basic(#name, #basic) },
        None => {
            let target = target(file, of.schema, location);
            quote! { Property::new(#name, #target) }
        }
    };
    let at = (location != follows).then(|| quote! { .at(#location) });
    let required = (of.bit != 0).then(|| {
        let index = Token::u32_unsuffixed(of.bit.trailing_zeros());
        quote! { .required(#index) }
    });
    let nullable = of.nullable.then(|| quote! { .nullable() });
    let response = Directions::of(Direction::Response);
    let is_returned = !of.forbidden_in.has(Direction::Response);
    let secret = of.secret.then(|| match is_returned {
        true => quote! { .hidden() },
        false => quote! { .secret() },
    });
    let forbidden_in = match of.forbidden_in.0 & !if of.secret { response.0 } else { 0 } {
        0 => None,
        forbidden_in
            if forbidden_in == Directions::REQUESTS.0
                && of.forbidden_code == crate::support::check::Code::ReadOnly =>
        {
            Some(quote! { .read_only() })
        }
        forbidden_in => {
            let forbidden_in = Token::u8_unsuffixed(forbidden_in);
            Some(quote! { .forbidden_in(#forbidden_in) })
        }
    };
    quote! { #new #at #required #nullable #secret #forbidden_in }
}

fn discriminator<'a>(file: &mut RulesFile<'_, 'a>, of: &Discriminator<'a>) -> TokenStream {
    let tag = of.tag;
    let variants = of.variants.iter().map(|(tag, link)| {
        let link = self::link(file, *link, "");
        quote! { (#tag, #link) }
    });
    let variants: Vec<TokenStream> = variants.collect();
    let required = of.required;
    quote! { Discriminator { tag: #tag, required: #required, variants: &[#(#variants),*] } }
}

fn values(of: &Values) -> TokenStream {
    let (texts, open) = (of.texts.iter().map(Name::as_str), of.open);
    let others = of.other_values.iter().map(|other| match other {
        Literal::Null => quote! { Literal::Null },
        Literal::Bool(value) => quote! { Literal::Bool(#value) },
        Literal::Number(value) => {
            let value = number(*value);
            quote! { Literal::Number(#value) }
        }
        Literal::Json(text) => quote! { Literal::Json(#text) },
    });
    quote! { Values { texts: &names([#(#texts),*]), other_values: &[#(#others),*], open: #open } }
}

fn composition<'a>(file: &mut RulesFile<'_, 'a>, of: &Composition<'a>) -> TokenStream {
    let (one_of, any_of) = (links(file, of.one_of), links(file, of.any_of));
    let not = optional(file, of.not);
    quote! { Composition { one_of: &[#one_of], any_of: &[#any_of], not: #not } }
}

fn applicators<'a>(file: &mut RulesFile<'_, 'a>, of: &Applicators<'a>) -> TokenStream {
    let mut fields = TokenStream::new();
    let mut add = |name: &str, value: TokenStream| {
        let name = ident(name);
        fields.extend(quote! { #name: #value, });
    };
    if !of.prefix_items.is_empty() {
        let links = links(file, of.prefix_items);
        add("prefix_items", quote! { &[#links] });
    }
    if let Some(contains) = of.contains {
        let (schema, min) = (
            link(file, contains.schema, ""),
            Token::usize_unsuffixed(contains.min),
        );
        let max = match contains.max {
            usize::MAX => quote! { usize::MAX },
            max => Token::usize_unsuffixed(max).into_token_stream(),
        };
        add(
            "contains",
            quote! { Some(Contains { schema: #schema, min: #min, max: #max }) },
        );
    }
    if !of.pattern_properties.is_empty() {
        let list = of.pattern_properties.iter().map(|(of, values)| {
            let (pattern, link) = (pattern(file, *of), link(file, *values, ""));
            quote! { (#pattern, #link) }
        });
        let list: Vec<TokenStream> = list.collect();
        add("pattern_properties", quote! { &[#(#list),*] });
    }
    if !of.dependent_required.is_empty() {
        let list = of.dependent_required.iter();
        let list = list.map(|(name, required)| quote! { (#name, &[#(#required),*]) });
        add("dependent_required", quote! { &[#(#list),*] });
    }
    if !of.dependent_schemas.is_empty() {
        let list = of.dependent_schemas.iter().map(|(name, schema)| {
            let link = link(file, *schema, "");
            quote! { (#name, #link) }
        });
        let list: Vec<TokenStream> = list.collect();
        add("dependent_schemas", quote! { &[#(#list),*] });
    }
    if let Some(condition) = of.condition {
        let [then, otherwise] = [condition.then, condition.otherwise].map(|of| optional(file, of));
        let condition = link(file, condition.condition, "");
        add(
            "condition",
            quote! { Some(Condition { condition: #condition, then: #then, otherwise: #otherwise }) },
        );
    }
    for (name, schema) in [
        ("property_names", of.property_names),
        ("unevaluated_properties", of.unevaluated_properties),
        ("unevaluated_items", of.unevaluated_items),
    ] {
        if schema.is_some() {
            add(name, optional(file, schema));
        }
    }
    quote! { Applicators { #fields ..Applicators::NONE } }
}

/// Returns a link that need not be there.
fn optional<'a>(file: &mut RulesFile<'_, 'a>, of: Option<Link<'a>>) -> TokenStream {
    match of {
        Some(of) => {
            let link = link(file, of, "");
            quote! { Some(#link) }
        }
        None => quote! { None },
    }
}
