//! The runtime of generated types: reading and writing of members, values with formats, validation.

mod base64;
pub mod check;
mod enums;
mod container;
mod digits;
mod tagged_union;
mod member;
mod date_time;
mod name;
mod nullable;
pub mod operation;
mod additional;
pub mod pattern;
mod reader;
mod record;
mod scalar;
mod scan;
mod secret;
mod mismatch;
mod untagged;
mod validate;
mod value;
mod wire;

pub use base64::{Base64, Base64Url};
pub use date_time::{Date, DateTime, Duration, Rfc1123, UnixTime};
pub use nullable::Nullable;
pub use additional::AdditionalMembers;
pub use record::Record;
pub use secret::Secret;
pub use mismatch::{ReadResult, Mismatch};
pub use untagged::{Branch, Untagged};
pub use validate::Validate;
pub use wire::Wire;

// What the macros write out. Type parameters and paths in a macro are not hygienic: they meet the types of the module
// that uses the macro. So macros name types and traits by absolute paths, and their type parameters begin with `__`, which
// no generated type does.
pub(crate) use enums::{number_enum, string_enum, string_like};
pub(crate) use tagged_union::{object, tag_of, tagged_union, variant};
pub(crate) use member::{
    additional_is_valid, fill_record, member_is_valid, json_members_are_valid, read_member, read_additional,
    view_additional, view_member, view_json_members, write_additional, write_member, write_json_members, write_record,
};
pub(crate) use record::{closed_record, open_record, record, serde_as_wire, wire_as_record};
pub(crate) use untagged::{array, choose, may_hold, of_type, optional, untagged};
pub(crate) use validate::validate;
