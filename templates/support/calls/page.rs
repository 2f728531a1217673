//! Pages of lists: their elements, and how the next one is asked for: `x-ms-pageable`,
//! <https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md#x-ms-pageable>, links in the header `Link`, and
//! cursors.

use http::HeaderMap;
use http::header::LINK;

use super::call::{Call, Output};

/// An operation whose response is a page of a list.
pub trait Pageable: Call {
    /// An element of the list.
    type Item;

    /// Returns whether responses with a status that reports success are pages.
    fn is_page(_status: u16) -> bool {
        true
    }

    /// Splits a response into the elements of the page and what the next page is asked for by.
    fn page(response: Output<Self>) -> ListPage<Self::Item>
    where
        Self: Sized;
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPage<T> {
    /// Its elements.
    pub items: Vec<T>,
    /// What the next page is asked for by; `None` after the last page.
    pub next: Option<NextPage>,
}

impl<T> Default for ListPage<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            next: None,
        }
    }
}

/// What the next page of a list is asked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// A link to it.
    Link(String),
    /// A parameter of the query with a value.
    Query(&'static str, String),
    /// A parameter of the query that counts pages or elements.
    Count(Count),
}

/// A parameter that counts pages or elements: the next page is asked for by a value that is greater by `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The parameter.
    pub parameter: &'static str,
    /// Its value for the first page.
    pub first: u64,
    /// The difference between the values for two pages.
    pub step: u64,
    /// The number of all pages or elements, if the page tells it.
    pub total: Option<u64>,
}

impl Count {
    /// Returns the value for the page after the one that was asked for by a value; `None` after the last page.
    pub fn after(&self, value: Option<u64>) -> Option<u64> {
        let next = value.unwrap_or(self.first).checked_add(self.step)?;
        let is_last = self
            .total
            .is_some_and(|total| next.saturating_sub(self.first) >= total);
        (!is_last).then_some(next)
    }
}

impl NextPage {
    /// Returns the next page by the value of a field: of a parameter, if there is one, else a link. `None` if the value is
    /// empty.
    pub fn of(value: impl NextLink, parameter: Option<&'static str>) -> Option<Self> {
        let value = value.link();
        match parameter {
            Some(name) => Self::query(name, value.as_ref()),
            None => Self::link(value.as_ref()),
        }
    }

    /// Returns the next page by a link; `None` if it is absent or empty.
    pub fn link<T: ToString>(link: Option<&T>) -> Option<Self> {
        let link = link.map(T::to_string).filter(|link| !link.is_empty())?;
        Some(Self::Link(link))
    }

    /// Returns the next page by the value of a parameter of the query; `None` if it is absent or empty.
    pub fn query<T: ToString>(parameter: &'static str, value: Option<&T>) -> Option<Self> {
        let value = value.map(T::to_string).filter(|value| !value.is_empty())?;
        Some(Self::Query(parameter, value))
    }

    /// Returns the next page by its number; `None` after a page without elements. `total` is the number of all pages.
    pub fn number(
        parameter: &'static str,
        first: u64,
        items: usize,
        total: Option<impl Into<i64>>,
    ) -> Option<Self> {
        Self::count(parameter, first, (items, 1), total)
    }

    /// Returns the next page by the number of elements before it; `None` after a page without elements. `total` is the
    /// number of all elements.
    pub fn offset(
        parameter: &'static str,
        first: u64,
        items: usize,
        total: Option<impl Into<i64>>,
    ) -> Option<Self> {
        Self::count(parameter, first, (items, items as u64), total)
    }

    fn count(
        parameter: &'static str,
        first: u64,
        (items, step): (usize, u64),
        total: Option<impl Into<i64>>,
    ) -> Option<Self> {
        let total = total.and_then(|total| u64::try_from(total.into()).ok());
        (items > 0).then_some(Self::Count(Count {
            parameter,
            first,
            step,
            total,
        }))
    }
}

/// Returns the next page by the header `Link`: <https://www.rfc-editor.org/rfc/rfc8288#section-3>.
pub fn link_header(headers: &HeaderMap) -> Option<NextPage> {
    let values = headers.get_all(LINK).into_iter();
    let mut values = values.filter_map(|value| value.to_str().ok());
    values.find_map(next_link).map(NextPage::Link)
}

/// Returns the link with the relation `next` of a header.
fn next_link(header: &str) -> Option<String> {
    let links = header.split('<').skip(1);
    let next = links
        .filter_map(|link| link.split_once('>'))
        .find(|(_, parameters)| {
            let mut parameters = parameters.split([';', ',']).map(|of| of.trim());
            parameters.any(|of| {
                let (name, value) = of.split_once('=').unwrap_or_default();
                let relations = value.trim().trim_matches('"').split_ascii_whitespace();
                name.trim().eq_ignore_ascii_case("rel")
                    && relations.into_iter().any(|of| of.eq_ignore_ascii_case("next"))
            })
        });
    next.map(|(link, _)| link.to_owned())
}

/// A field that holds the elements of a page.
pub trait Items {
    /// An element.
    type Item;

    /// Returns the elements; none if the field is absent.
    fn items(self) -> Vec<Self::Item>;
}

impl<T> Items for Vec<T> {
    type Item = T;

    fn items(self) -> Vec<T> {
        self
    }
}

impl<L: Items> Items for Option<L> {
    type Item = L::Item;

    fn items(self) -> Vec<L::Item> {
        self.map(L::items).unwrap_or_default()
    }
}

impl<L: Items> Items for super::super::Nullable<L> {
    type Item = L::Item;

    fn items(self) -> Vec<L::Item> {
        match self {
            Self::Value(list) => list.items(),
            Self::Null => Vec::new(),
        }
    }
}

/// A field that holds the link to the next page.
pub trait NextLink {
    /// Returns the link; `None` if the field is absent.
    fn link(self) -> Option<String>;
}

impl NextLink for String {
    fn link(self) -> Option<String> {
        Some(self)
    }
}

impl<L: NextLink> NextLink for Option<L> {
    fn link(self) -> Option<String> {
        self.and_then(L::link)
    }
}

impl<L: NextLink> NextLink for super::super::Nullable<L> {
    fn link(self) -> Option<String> {
        match self {
            Self::Value(link) => link.link(),
            Self::Null => None,
        }
    }
}

/// Names what a page has: `Call, Item, items` or `Call, Item, items, next_link`; a body that is the list itself has no fields.
/// `next => "parameter"` is the value of a parameter of the query, `; link_header` a link in the header `Link`.
#[doc(hidden)]
#[macro_export]
macro_rules! pageable {
    (
        $call:ident, $item:ty
        $(, $items:ident $(, $next:ident $(=> $parameter:literal)?)?)?
        $(; $link:ident)?
        $(,)?
    ) => {
        impl $crate::calls::Pageable for $call {
            type Item = $item;

            fn page(response: $crate::calls::Output<Self>) -> $crate::calls::ListPage<$item> {
                let next = ::std::option::Option::None;
                $(let next = next.or_else(|| $crate::calls::$link(&response.headers));)?
                let body = response.body;
                $($(let next = next.or($crate::calls::NextPage::of(
                    body.$next,
                    $crate::first!($(::std::option::Option::Some($parameter),)? ::std::option::Option::None),
                ));)?)?
                $crate::calls::ListPage {
                    items: $crate::calls::Items::items(body $(.$items)?),
                    next,
                }
            }
        }
    };
}
