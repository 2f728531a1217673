//! What the next page of a list is asked for by, as names tell it. In this order: a cursor for a parameter, a link in a
//! member, the header `Link`, the id of the last element, the number of the page, the number of elements before it.

use super::PageBody;
use super::member::{Member, is_flag, is_integer, is_number, is_text, structure};
use super::names::{self, NextName};
use crate::model::{Field, Json, Location, Parameter, TypeRef};
use crate::passes::shape;

/// What the next page is asked for by.
#[derive(Debug)]
pub(in crate::rust::calls) enum Next<'m> {
    /// A member with a link.
    Link(Member<'m>),
    /// The header `Link`.
    LinkHeader,
    /// A member with the value of a parameter.
    Cursor(Member<'m>, &'m str),
    /// A member of the last element with the value of a parameter.
    LastItem(&'m Field, &'m str),
    /// A parameter with the number of the page.
    Number(Counter<'m>),
    /// A parameter with the number of elements before the page.
    Offset(Counter<'m>),
}

/// A parameter that counts pages or elements.
#[derive(Debug)]
pub(in crate::rust::calls) struct Counter<'m> {
    /// The name.
    pub(in crate::rust::calls) parameter: &'m str,
    /// The value for the first page.
    pub(in crate::rust::calls) first: u64,
    /// The member with the number of all pages or elements.
    pub(in crate::rust::calls) total: Option<Member<'m>>,
}

/// A member that says whether there is a next page.
#[derive(Debug)]
pub(in crate::rust::calls) struct More<'m> {
    pub(in crate::rust::calls) member: Member<'m>,
    /// The value that says that there is one.
    pub(in crate::rust::calls) value: bool,
}

/// Returns what the next page is asked for by, and the member that says whether there is one.
pub(super) fn by_names<'m>(
    page: PageBody<'m>,
    members: &[Member<'m>],
    list: &Member<'m>,
) -> Option<(Next<'m>, Option<More<'m>>)> {
    let more = members.iter().find_map(more);
    let next = page
        .cursor(members)
        .or_else(|| page.link(members))
        .or_else(|| page.link_header())
        .or_else(|| page.last_item(members, list, more.is_some()))
        .or_else(|| page.number(members))
        .or_else(|| page.offset(members))?;
    Some((next, more))
}

/// Returns what a member says about whether there is a next page.
pub(super) fn more<'m>(member: &Member<'m>) -> Option<More<'m>> {
    member.type_ref().filter(|of| is_flag(of))?;
    Some(More {
        value: names::flag(member.names().last()?)?,
        member: member.clone(),
    })
}

impl<'m> PageBody<'m> {
    /// Returns the parameters of the query that callers may leave out.
    fn parameters(self) -> impl Iterator<Item = &'m Parameter> {
        let parameters = self.operation.parameters.iter();
        parameters.filter(|of| of.location == Location::Query && !of.required)
    }

    /// Returns the first parameter with a number whose name is as it should be. `has_total` tells whether a member has the
    /// number of all pages or elements: then the parameter may be text.
    fn counting(self, is_named: fn(&str) -> bool, has_total: bool) -> Option<&'m Parameter> {
        let counts = |of: &TypeRef| is_number(of) || has_total && is_text(of);
        let mut parameters = self.parameters();
        parameters.find(|of| is_named(&of.name) && of.type_ref.as_ref().is_some_and(counts))
    }

    fn cursor(self, members: &[Member<'m>]) -> Option<Next<'m>> {
        let fits = members.iter().filter_map(|member| {
            let of = member.type_ref().filter(|of| is_text(of) || is_integer(of))?;
            let name = NextName::of(&member.names())?;
            if name.is_link(self.format(member)) {
                return None;
            }
            let parameters = self.parameters().filter(|parameter| takes(parameter, of));
            let parameters = parameters.filter_map(|parameter| Some((name.fit(&parameter.name)?, parameter)));
            let (fit, parameter) = parameters.min_by_key(|(fit, _)| *fit)?;
            Some((fit, member, parameter))
        });
        let (_, member, parameter) = fits.min_by_key(|(fit, ..)| *fit)?;
        Some(Next::Cursor(member.clone(), &parameter.name))
    }

    fn link(self, members: &[Member<'m>]) -> Option<Next<'m>> {
        let link = members.iter().find(|member| {
            let name = NextName::of(&member.names());
            let is_link = name.is_some_and(|name| name.is_link(self.format(member)));
            is_link && member.type_ref().is_some_and(is_text)
        });
        link.cloned().map(Next::Link)
    }

    /// Returns the format of the value of a member.
    fn format(self, member: &Member<'m>) -> Option<&'m str> {
        let schema = shape::resolved(self.model, member.field()?.schema);
        self.model.schemas[schema].format.as_deref()
    }

    fn link_header(self) -> Option<Next<'m>> {
        let mut headers = self.response.headers.iter();
        let has_link = headers.any(|header| header.name.eq_ignore_ascii_case("Link"));
        has_link.then_some(Next::LinkHeader)
    }

    /// Returns the id of the last element, where a member says whether there is a next page.
    fn last_item(self, members: &[Member<'m>], list: &Member<'m>, has_more: bool) -> Option<Next<'m>> {
        let parameter = self.parameters().find(|of| names::is_after(&of.name));
        let parameter = &parameter.filter(|_| has_more)?.name;
        let last = members.iter().find(|member| {
            let is_named = member.names().last().is_some_and(|name| name == "lastid");
            is_named && member.type_ref().is_some_and(|of| is_text(of) || is_integer(of))
        });
        if let Some(last) = last {
            return Some(Next::Cursor(last.clone(), parameter));
        }
        Some(Next::LastItem(self.field_of_item(list, "id")?, parameter))
    }

    /// Returns the field of the elements for a member with a simple value.
    pub(super) fn field_of_item(self, list: &Member<'m>, wire: &str) -> Option<&'m Field> {
        let item = structure(self.model, self.item(list)?)?;
        let field = item.fields_in_rust().find(|field| field.wire == wire)?;
        (is_text(&field.type_ref) || is_integer(&field.type_ref)).then_some(field)
    }

    fn number(self, members: &[Member<'m>]) -> Option<Next<'m>> {
        let total = total(members, names::is_page_count);
        let parameter = self.counting(names::is_page, total.is_some())?;
        Some(Next::Number(self.counter(parameter, 1, total)))
    }

    fn offset(self, members: &[Member<'m>]) -> Option<Next<'m>> {
        let total = total(members, names::is_total);
        let parameter = self.counting(names::is_offset, total.is_some())?;
        self.counting(names::is_size, true)?;
        Some(Next::Offset(self.counter(parameter, 0, total)))
    }

    /// Returns the counter of a parameter. `first` is its first value unless its schema has another one.
    pub(super) fn counter(
        self,
        parameter: &'m Parameter,
        first: u64,
        total: Option<Member<'m>>,
    ) -> Counter<'m> {
        Counter {
            parameter: &parameter.name,
            first: self.least(parameter).unwrap_or(first),
            total,
        }
    }

    /// Returns the value of a parameter that callers leave out: its default, else its minimum.
    fn least(self, parameter: &Parameter) -> Option<u64> {
        let schemas = [parameter.schema, shape::resolved(self.model, parameter.schema)];
        let schemas = schemas.map(|id| &self.model.schemas[id]);
        let default = schemas.iter().find_map(|schema| match &schema.default {
            Some(Json::Number(number)) => number.as_u64(),
            _ => None,
        });
        let minimum = schemas
            .iter()
            .find_map(|schema| schema.limits.minimum.as_ref()?.as_u64());
        default.or(minimum)
    }
}

/// Returns the member with the number of all pages or elements, by its name.
pub(super) fn total<'m>(members: &[Member<'m>], is_total: fn(&str) -> bool) -> Option<Member<'m>> {
    let mut totals = members.iter();
    let total = totals.find(|member| {
        let is_named = member.names().last().is_some_and(|name| is_total(name));
        is_named && member.type_ref().is_some_and(is_integer)
    });
    total.cloned()
}

/// Returns whether a parameter takes the values of a member: text is not the number of a page.
fn takes(parameter: &Parameter, of: &TypeRef) -> bool {
    let of_parameter = parameter.type_ref.as_ref();
    !(is_text(of) && of_parameter.is_some_and(is_number))
}
