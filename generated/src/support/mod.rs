//! The runtime of the crates that `armature` generates: types for values with formats, validation, and operations as
//! data. A generated crate exports what its users need at its root.

mod additional;
mod base64;
#[cfg(feature = "calls")]
pub mod calls;
#[doc(hidden)]
pub mod check;
mod container;
mod date_time;
mod digits;
mod edit;
mod enums;
mod member;
mod mismatch;
mod name;
mod nullable;
pub mod operation;
#[doc(hidden)]
pub mod pattern;
mod reader;
mod record;
mod removal;
mod required;
mod scalar;
mod scan;
mod secret;
mod seen_tags;
mod tag;
mod tagged_union;
mod untagged;
mod validate;
mod value;
mod visit;
mod wire;

pub use additional::AdditionalMembers;
pub use base64::{Base64, Base64Url};
pub use check::{Code, Direction, Severity, Violation, Violations};
pub use date_time::{Date, DateTime, Duration, InvalidTime, Rfc1123, UnixTime};
pub use edit::Edit;
pub use nullable::Nullable;
pub use secret::Secret;
pub use validate::Validate;

// What macros refer to. Type parameters and paths in a macro are not hygienic: they meet the types of the module that
// uses the macro. So macros name types and traits by absolute paths, and their type parameters begin with `__`, which no
// generated type does.
#[doc(hidden)]
pub use enums::Listed;
#[doc(hidden)]
pub use member::{fill_record, read_additional, read_member};
#[doc(hidden)]
pub use mismatch::{Mismatch, ReadResult};
#[doc(hidden)]
pub use record::{MemberVisitor, Record};
#[doc(hidden)]
pub use required::{RequiredReader, replace_member};
#[doc(hidden)]
pub use tag::Tag;
#[doc(hidden)]
pub use tagged_union::{debug_unknown, debug_variant, object, tag_of, variant};
#[doc(hidden)]
pub use untagged::{Branch, Untagged, array, choose, may_hold, of_type};
#[doc(hidden)]
pub use visit::write_record;
#[doc(hidden)]
pub use wire::Wire;
pub(crate) use enums::string_enum;
pub(crate) use enums::string_like;
pub(crate) use enums::number_enum;
pub(crate) use operation::operation_data;
pub(crate) use record::record;
pub(crate) use record::fill_record;
pub(crate) use record::serde_as_wire;
pub(crate) use required::record_with_required;
pub(crate) use tagged_union::tagged_union;
pub(crate) use untagged::untagged;
pub(crate) use untagged::optional;
pub(crate) use validate::validate;
#[cfg(feature = "calls")]
pub(crate) use calls::call;
#[cfg(feature = "calls")]
pub(crate) use calls::first_type;
#[cfg(feature = "calls")]
pub(crate) use calls::first;
#[cfg(feature = "calls")]
pub(crate) use calls::by_status;
#[cfg(feature = "calls")]
pub(crate) use calls::response_headers;
#[cfg(feature = "calls")]
pub(crate) use calls::pageable;
