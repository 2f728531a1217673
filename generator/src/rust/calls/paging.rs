//! Lists in pages: the implementation of `Pageable`.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::Context;
use super::pages::{self, Counter, Member, More, Next, Pages, is_text, then};
use super::responses::Output;
use super::status::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{Model, Operation, PagedBy};
use crate::rust::print::Item;
use crate::rust::text::{quoted, tokens};

/// Reports the operations whose paging the configuration describes otherwise than the document has it.
pub fn report_paging(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in &model.operations {
        let is_wrong = |by| by != PagedBy::Nothing && pages::pages(model, operation, false).is_none();
        if operation
            .paging
            .as_ref()
            .is_some_and(|paging| is_wrong(paging.by))
        {
            diagnostics.push(mismatch(operation));
        }
    }
}

fn mismatch(operation: &Operation) -> Diagnostic {
    let message = format!(
        "the response of `{}` is not a page as the configuration describes it",
        operation.own_name()
    );
    Diagnostic::new("armature::calls::paging", message)
        .at(
            SourceLocation::Value(operation.origin),
            "no parameter of the query, list or member of the response has the name of the entry",
        )
        .help("correct `items`, `next` and `parameter` of the entry, or narrow its `operation`")
}

impl Context<'_> {
    /// Returns what makes an operation a list in pages; `None` if it is not one, or if its response is not as it says.
    pub(super) fn pageable(&self, operation: &Operation, name: &str, output: &Output) -> Option<Item> {
        let pages = pages::pages(self.model, operation, self.names_tell_pages)?;
        let item = self.imports.type_ref(pages.item);
        let short = short(&pages).filter(|_| *output == Output::Same && !pages.is_nullable);
        if let Some(rest) = short {
            self.imports.uses_macro("pageable");
            let text = format!("pageable!({name}, {item}{rest});");
            return Some(match is_plain(&text) {
                true => Item::Short(vec![text]),
                false => Item::Plain(tokens(&text)),
            });
        }
        let (ident, item) = (format_ident!("{name}"), tokens(&item));
        let body = body(&pages, output);
        let is_page = is_page(&pages, output);
        Some(Item::Plain(quote! {
            impl calls::Pageable for #ident {
                type Item = #item;

                #is_page

                fn page(response: calls::Output<Self>) -> calls::ListPage<#item> {
                    #body
                }
            }
        }))
    }
}

/// Returns whether `prettyplease` has no blanks of its own in the call of a macro.
fn is_plain(text: &str) -> bool {
    !text.contains(['<', '>'])
}

/// Returns what the macro `pageable` has behind the type of the elements; `None` for pages that it does not know.
fn short(pages: &Pages<'_>) -> Option<String> {
    let is_short = |member: &Member<'_>| !member.is_nested();
    if pages.more.is_some() || !is_short(&pages.list) {
        return None;
    }
    let items = pages.list.field();
    let items = items.map_or_else(String::new, |field| format!(", {}", field.name));
    let next = match &pages.next {
        None => String::new(),
        Some(Next::LinkHeader) => "; link_header".to_owned(),
        Some(Next::Link(member)) if is_short(member) => format!(", {}", member.field()?.name),
        Some(Next::Cursor(member, parameter)) if is_short(member) && is_text(&member.field()?.type_ref) => {
            format!(", {} => {}", member.field()?.name, quoted(parameter))
        }
        Some(_) => return None,
    };
    Some(items + &next)
}

/// Returns the function that tells which responses are pages, unless all are.
fn is_page(pages: &Pages<'_>, output: &Output) -> Option<TokenStream> {
    let pattern = tokens(&pages.status.pattern());
    let is_by_status = matches!(output, Output::ByStatus(_)) && pages.status != Status::Default;
    is_by_status.then(|| quote! { fn is_page(status: u16) -> bool { matches!(status, #pattern) } })
}

/// Returns the statement for the page that a response holds. A response without a body, or with
/// `null`, is a page without elements.
fn read(pages: &Pages<'_>, output: &Output) -> TokenStream {
    let read = match output {
        Output::Same => quote! { let body = response.body; },
        Output::Maybe => quote! {
            let Some(body) = response.body else { return calls::ListPage::default() };
        },
        Output::ByStatus(name) => {
            let variant = format_ident!("{}", pages.status.variant());
            quote! {
                let #name::#variant(body) = response.body else { return calls::ListPage::default() };
            }
        }
    };
    let value = pages.is_nullable.then(|| {
        quote! { let Some(body) = body.into_value() else { return calls::ListPage::default() }; }
    });
    quote! { #read #value }
}

/// Returns the body of the function that splits a response into the elements and the next page.
fn body(pages: &Pages<'_>, output: &Output) -> TokenStream {
    let (page, read) = (quote! { body }, read(pages, output));
    let items = pages.list.value(&page);
    let items = quote! { let items = calls::Items::items(#items); };
    let more = pages
        .more
        .as_ref()
        .map(|more| has_more(more, pages.next.as_ref(), &page));
    let only_if = more.as_ref().map(|_| quote! { .filter(|_| has_more) });
    let reads = pages.next.as_ref().map_or_else(
        || quote! { let next = None; },
        |next| next_page(next, pages, &only_if),
    );
    let (total, next) = match &pages.next {
        Some(Next::Number(counter) | Next::Offset(counter)) => (total(counter, &page), reads),
        _ => (Some(reads), TokenStream::new()),
    };
    quote! {
        #read
        #more
        #total
        #items
        #next
        calls::ListPage { items, next }
    }
}

/// Returns the statement for whether there is a next page. A member that is absent says nothing, but nothing else ends the
/// requests for elements behind the last one.
fn has_more(more: &More<'_>, next: Option<&Next<'_>>, page: &TokenStream) -> TokenStream {
    let (flag, value) = (more.member.reference(page), more.value);
    let is_needed = matches!(next, Some(Next::LastItem(..)));
    match is_needed {
        true => quote! { let has_more = #flag == Some(&#value); },
        false => {
            let end = !value;
            quote! { let has_more = #flag != Some(&#end); }
        }
    }
}

/// Returns the statement for the number of all pages or elements; `None` if no member has it.
fn total(counter: &Counter<'_>, page: &TokenStream) -> Option<TokenStream> {
    let total = counter.total.as_ref()?.copy(page);
    Some(quote! { let total = #total; })
}

/// Returns the arguments for a parameter that counts.
fn counted(
    Counter {
        parameter,
        first,
        total,
    }: &Counter<'_>,
) -> TokenStream {
    let first = Literal::u64_unsuffixed(*first);
    let total = match total {
        Some(_) => quote! { total },
        None => quote! { None::<i64> },
    };
    quote! { #parameter, #first, items.len(), #total }
}

/// Returns the statement for the next page.
fn next_page(next: &Next<'_>, pages: &Pages<'_>, only_if: &Option<TokenStream>) -> TokenStream {
    let page = quote! { body };
    let value = match next {
        Next::Link(member) => {
            let link = member.reference(&page);
            quote! { calls::NextPage::link(#link) }
        }
        Next::LinkHeader => quote! { calls::link_header(&response.headers) },
        Next::Cursor(member, parameter) => {
            let value = member.reference(&page);
            quote! { calls::NextPage::query(#parameter, #value) }
        }
        Next::LastItem(field, parameter) => {
            let list = pages.list.reference(&page);
            let last = then(&quote! { #list.and_then(|of| of.last()) }, field);
            quote! { calls::NextPage::query(#parameter, #last) }
        }
        Next::Number(counter) => {
            let arguments = counted(counter);
            quote! { calls::NextPage::number(#arguments) }
        }
        Next::Offset(counter) => {
            let arguments = counted(counter);
            quote! { calls::NextPage::offset(#arguments) }
        }
    };
    quote! { let next = #value #only_if; }
}
