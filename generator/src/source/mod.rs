//! Bytes to documents. In: a root folder and the paths of documents below it. Out: [`Sources`], all documents that
//! were named or are referenced by them, parsed, and a way to follow references and to find locations in the text.
//! This module alone reads the disk. It does not know what the documents mean.

mod identifier;
mod layout;
mod load;
mod merge;
mod missing;
mod named;
mod node;
mod parse;
mod position;
mod problem;
mod reach;
mod read;
mod record;
mod reference;
mod references;
mod revision;
mod root;
mod single_file;
mod span;
mod syntax;
mod tree;
mod value;
mod yaml;

pub use layout::{Layout, Part, is_reference};
pub use load::Sources;
pub use named::Named;
pub use node::{Document, Number};
pub use reach::Reach;
pub(crate) use read::{bytes, is_folder, markdown, stamp, svg, text};
pub(crate) use record::Record;
pub use root::Root;
pub use single_file::{Unread, read_body, read_single};
pub use span::Span;
pub use value::{Elements, Kind, Members, Value};
