//! Lists in pages. In: an operation. Out: the members of its response that hold the elements and tell the next page. Where
//! neither `x-ms-pageable` nor the configuration says it, the names in the description decide (`next.rs`).

mod configured;
mod member;
mod names;
mod next;

use super::body::{self, Encoding};
use super::responses::groups;
use super::status::Status;
use crate::model::{Method, Model, Operation, PagedBy, Response, StructType, TypeRef};

pub(super) use member::{Member, is_flag, is_number, is_text, structure, then};
pub(super) use next::{Counter, More, Next};

/// The member with the elements of a page, if the document does not name it.
const ITEMS: &str = "value";

/// What the response of an operation is as a page of a list.
#[derive(Debug)]
pub(super) struct Pages<'m> {
    /// The status of the responses that are pages.
    pub(super) status: Status,
    /// Whether a page may be `null`, which is one without elements.
    pub(super) is_nullable: bool,
    /// The type of the elements.
    pub(super) item: &'m TypeRef,
    /// The member that holds them: the page itself if it is an array.
    pub(super) list: Member<'m>,
    /// What the next page is asked for by; `None` if there is only one page.
    pub(super) next: Option<Next<'m>>,
    /// The member that says whether there is a next page.
    pub(super) more: Option<More<'m>>,
}

/// The body of a response that may be a page.
#[derive(Clone, Copy)]
struct PageBody<'m> {
    status: Status,
    model: &'m Model,
    operation: &'m Operation,
    response: &'m Response,
    of: &'m TypeRef,
    /// `None` if the body is an array.
    structure: Option<&'m StructType>,
}

/// Returns what makes an operation a list in pages; `None` if it is not one, or if its response is not as the document or
/// the configuration says. `by_names` tells whether names decide where nothing else does.
pub(super) fn pages<'m>(model: &'m Model, operation: &'m Operation, by_names: bool) -> Option<Pages<'m>> {
    let page = page(model, operation)?;
    if let Some(paging) = &operation.paging {
        return match paging.by {
            PagedBy::Nothing => None,
            _ => configured::pages(page, paging),
        };
    }
    match operation.pageable.as_deref() {
        Some(next_link) => page.declared(next_link),
        None if by_names && operation.method == Method::Get => page.by_names(),
        None => None,
    }
}

/// Returns the first body of the responses that report success.
fn page<'m>(model: &'m Model, operation: &'m Operation) -> Option<PageBody<'m>> {
    let (successes, _) = groups(operation);
    let with_body = successes.iter().find(|(_, response)| response.type_ref.is_some());
    let (status, response) = *with_body.filter(|(status, _)| !status.is_redirect())?;
    let of = response.type_ref.as_ref()?;
    if body::encoding(model, &response.content, response.schema?, of) != Encoding::Json {
        return None;
    }
    let structure = match member::array(model, of) {
        Some(_) => None,
        None => Some(member::structure(model, of)?),
    };
    Some(PageBody {
        status,
        model,
        operation,
        response,
        of,
        structure,
    })
}

impl<'m> PageBody<'m> {
    /// Returns the page as `x-ms-pageable` declares it.
    fn declared(self, next_link: &str) -> Option<Pages<'m>> {
        let list = self.operation.item_name.as_deref().unwrap_or(ITEMS);
        let list = match self.structure {
            None => Member::default(),
            Some(structure) => member::direct(structure, list)?,
        };
        let next = self.structure.and_then(|page| member::direct(page, next_link));
        let next = next.filter(|next| next.type_ref().is_some_and(is_text));
        self.with(list, next.map(Next::Link), None)
    }

    /// Returns the page as names tell it.
    fn by_names(self) -> Option<Pages<'m>> {
        let members = self.members();
        let list = self.list(&members)?;
        let (next, more) = next::by_names(self, &members, &list)?;
        self.with(list, Some(next), more)
    }

    fn with(self, list: Member<'m>, next: Option<Next<'m>>, more: Option<More<'m>>) -> Option<Pages<'m>> {
        Some(Pages {
            status: self.status,
            is_nullable: self
                .response
                .schema
                .is_some_and(|id| body::is_nullable(self.model, id)),
            item: self.item(&list)?,
            list,
            next,
            more,
        })
    }

    /// Returns the type of the elements of a list.
    fn item(self, list: &Member<'m>) -> Option<&'m TypeRef> {
        member::array(self.model, list.type_ref().unwrap_or(self.of))
    }

    fn members(self) -> Vec<Member<'m>> {
        self.structure
            .map_or_else(Vec::new, |page| member::members(self.model, page))
    }

    /// Returns the member with the elements: the only list, or the one with a name that tells it. Lists of the page itself
    /// come before those in its objects.
    fn list(self, members: &[Member<'m>]) -> Option<Member<'m>> {
        if self.structure.is_none() {
            return Some(Member::default());
        }
        let is_list = |member: &&Member<'m>| self.item(member).is_some();
        let (nested, own): (Vec<_>, Vec<_>) = members.iter().filter(is_list).partition(|of| of.is_nested());
        let lists = if own.is_empty() { nested } else { own };
        match lists.as_slice() {
            [only] => Some((*only).clone()),
            _ => {
                let is_named = |of: &&&Member<'m>| of.names().last().is_some_and(|name| names::is_list(name));
                lists.iter().find(is_named).map(|of| (*of).clone())
            }
        }
    }
}
