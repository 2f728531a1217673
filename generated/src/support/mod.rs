//! What the types of this crate stand on: reading and writing of members, values with formats, validation.

mod base64;
pub mod check;
mod choice;
mod container;
mod digits;
mod family;
mod member;
mod moment;
mod name;
mod nullable;
pub mod operation;
mod others;
pub mod pattern;
mod reader;
mod record;
mod scalar;
mod scan;
mod secret;
mod unfit;
mod untagged;
mod validate;
mod value;
mod wire;

pub use base64::{Base64, Base64Url};
pub use moment::{Date, DateTime, Duration, Rfc1123, UnixTime};
pub use nullable::Nullable;
pub use others::Others;
pub use record::Record;
pub use secret::Secret;
pub use unfit::{Kept, Unfit};
pub use untagged::{Branch, Untagged};
pub use validate::Validate;
pub use wire::Wire;

// What the macros write out. Type parameters and paths in a macro are not hygienic: they meet the types of the module
// that uses the macro. So macros name types and traits by absolute paths, and their type parameters begin with `__`, which
// no generated type does.
pub(crate) use choice::{number_enum, string_enum, string_like};
pub(crate) use family::{family, object, tag_of, variant};
pub(crate) use member::{
    additional_is_valid, fill_record, member_is_valid, others_are_valid, read_member, read_other,
    view_additional, view_member, view_others, write_additional, write_member, write_others, write_record,
};
pub(crate) use record::{closed_record, open_record, record, serde_as_wire, wire_as_record};
pub(crate) use untagged::{array, choose, may_hold, of_type, optional, untagged};
pub(crate) use validate::validate;

#[cfg(feature = "calls")]
pub mod calls;
