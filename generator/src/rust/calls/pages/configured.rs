//! Lists in pages as the configuration says it.

use super::member::{self, Member};
use super::names;
use super::next::{Next, total};
use super::{PageBody, Pages};
use crate::model::{Location, PagedBy, Paging, Parameter};

/// The member of the elements whose value a parameter takes, if the configuration does not name it.
const ID: &str = "id";

/// Returns the page as the configuration says it; `None` if the operation does not have what it names.
pub(super) fn pages<'m>(page: PageBody<'m>, paging: &'m Paging) -> Option<Pages<'m>> {
    let members = page.members();
    let list = match (&paging.items, page.structure) {
        (Some(path), Some(structure)) => member::by_path(page.model, structure, path)?,
        (Some(_), None) => return None,
        (None, _) => page.list(&members)?,
    };
    let next = next(page, paging, &members, &list)?;
    let more = members.iter().find_map(super::next::more);
    page.with(list, Some(next), more)
}

fn next<'m>(
    page: PageBody<'m>,
    paging: &'m Paging,
    members: &[Member<'m>],
    list: &Member<'m>,
) -> Option<Next<'m>> {
    let member = || {
        let member = member::by_path(page.model, page.structure?, paging.next.as_deref()?)?;
        let is_simple = |of: &_| member::is_text(of) || member::is_integer(of);
        member.type_ref().is_some_and(is_simple).then_some(member)
    };
    Some(match paging.by {
        PagedBy::Nothing => return None,
        PagedBy::Link => Next::Link(member().filter(|of| of.type_ref().is_some_and(member::is_text))?),
        PagedBy::LinkHeader => Next::LinkHeader,
        PagedBy::Cursor => Next::Cursor(member()?, &parameter(page, paging)?.name),
        PagedBy::LastItem => {
            let field = page.field_of_item(list, paging.next.as_deref().unwrap_or(ID))?;
            Next::LastItem(field, &parameter(page, paging)?.name)
        }
        PagedBy::Page => {
            let total = total(members, names::is_page_count);
            Next::Number(page.counter(parameter(page, paging)?, 1, total))
        }
        PagedBy::Offset => {
            let total = total(members, names::is_total);
            Next::Offset(page.counter(parameter(page, paging)?, 0, total))
        }
    })
}

/// Returns the parameter of the query that the configuration names.
fn parameter<'m>(page: PageBody<'m>, paging: &Paging) -> Option<&'m Parameter> {
    let name = paging.parameter.as_deref()?;
    let mut parameters = page.operation.parameters.iter();
    parameters.find(|of| of.location == Location::Query && of.name == name)
}
