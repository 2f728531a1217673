//! The root of the crate, and the `mod.rs` of each folder of modules.

use quote::quote;

use super::docs::Docs;
use super::layout::Layout;
use super::print::{self, Item};
use super::{Options, Runtime};
use crate::output::File;
use crate::phrasing::code;

/// `src/lib.rs`.
pub(super) fn crate_root(layout: &Layout, options: &Options) -> File {
    let docs = Docs::default()
        .text(Some("Rust types and validators for the requests and responses of Azure services."))
        .text(Some(
            "There is a module for each document and version. Every field is an `Option`: a constructor takes \
             what is required, setters take the rest, and what a service sends is read even where it is not \
             what its document promises.",
        ))
        .inner();
    // Source pages would show tables and macro calls, and be a fifth of the documentation.
    let mut items = vec![Item::Plain(quote! { #docs #![doc(html_no_source)] })];
    let tree = layout.tree();
    if let Some(children) = tree.get(&[][..]) {
        items.extend(layout.declarations(children, &[]));
    }
    items.push(runtime(options));
    // An API of this name keeps it.
    let is_free = tree
        .get(&[][..])
        .is_none_or(|children| !children.contains_key("calls"));
    if options.calls && is_free {
        items.push(Item::Plain(quote! {
            #[cfg(feature = "calls")]
            pub use support::calls;
        }));
    }
    File {
        path: "src/lib.rs".into(),
        content: print::file(items),
    }
}

/// Returns the runtime as a module of the crate, and the types of it that users need.
fn runtime(options: &Options) -> Item {
    let validation = options.validators.then(|| {
        quote! { pub use support::{Code, Direction, Severity, Validate, Violation, Violations}; }
    });
    // In an order, and in lines of a length, that rustfmt does not change.
    let exports = quote! {
        pub use support::operation::{Description, Join, Location, Operation};
        pub use support::operation::{Paging, Parameter, Response, Status};
        pub use support::{AdditionalMembers, Base64, Base64Url, Date, DateTime, Duration, Edit};
        #validation
        pub use support::{InvalidTime, Nullable, Rfc1123, Secret, UnixTime};
    };
    if options.runtime != Runtime::Vendored {
        return Item::Plain(quote! {
            #[doc(hidden)]
            pub use armature_runtime as support;
            #exports
        });
    }
    Item::Plain(quote! {
        #[allow(
            dead_code,
            unused_imports,
            unused_macros,
            reason = "a crate carries the whole runtime, whatever it uses of it"
        )]
        #[doc(hidden)]
        #[rustfmt::skip]
        pub mod support;
        #exports
    })
}

/// Returns the `mod.rs` of every folder of modules.
pub(super) fn folders(layout: &Layout) -> Vec<File> {
    let tree = layout.tree();
    let folders = tree.iter().filter(|(folder, _)| !folder.is_empty());
    folders
        .map(|(folder, children)| {
            let docs = Docs::default()
                .markdown(format!(
                    "API {}, by document and version.",
                    code(&folder.join("::"))
                ))
                .inner();
            let mut items = vec![Item::Plain(quote! { #docs })];
            items.extend(layout.declarations(children, folder));
            File {
                path: format!("src/{}/mod.rs", folder.join("/")),
                content: print::file(items),
            }
        })
        .collect()
}
