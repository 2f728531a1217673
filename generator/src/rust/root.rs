//! The root of the crate, and the `mod.rs` of each folder of modules.

use quote::quote;

use super::docs::Docs;
use super::flat;
use super::layout::Layout;
use super::print::{self, Item};
use super::root_example;
use super::{Options, Runtime};
use crate::output::File;
use crate::phrasing::code;

/// What users may rely on.
const NEXT_VERSIONS: &str = "A document that gets more types, properties, values or operations gives a crate that all programs \
    still compile with: structs and enums are `non_exhaustive`, so they are made with constructors and setters, and \
    matched with an arm for what is added later. A property that becomes required, or a type that changes, needs a new major \
    version.";

/// How the types read bodies.
const READING: &str = "There is a module for each document and version. Every field is an `Option`: a constructor takes what is \
    required, setters take the rest, and what a service sends is read even where it is not what its document promises.";

/// How the types read bodies if required properties are fields without `Option`.
const READING_REQUIRED: &str = "There is a module for each document and version. A property that every body has is a field without \
    `Option`: a body that lacks one is not read. All other fields are `Option`s, and are read even where they are not what their \
    document promises.";

/// `src/lib.rs`.
pub(super) fn crate_root(layout: &Layout, options: &Options) -> File {
    let mut docs = Docs::default()
        .text(Some(
            "Rust types and validators for the requests and responses of APIs.",
        ))
        .text(Some(match layout.model.plain_required {
            true => READING_REQUIRED,
            false => READING,
        }))
        .text(Some(NEXT_VERSIONS));
    let example = root_example::lines(layout, options).filter(|_| !options.embedded);
    let mut gated = None;
    match example {
        Some((lines, None)) => docs = docs.lines(lines),
        Some((lines, Some(feature))) => {
            let text = lines.join("\n");
            gated = Some(
                quote! { #![cfg_attr(feature = #feature, doc = "")] #![cfg_attr(feature = #feature, doc = #text)] },
            );
        }
        None => {}
    }
    let docs = docs.inner();
    // Source pages would show tables and macro calls, and be a fifth of the documentation.
    let mut items = vec![Item::Plain(quote! { #docs #gated #![doc(html_no_source)] })];
    let tree = flat::tree(layout);
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
    let tree = flat::tree(layout);
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
