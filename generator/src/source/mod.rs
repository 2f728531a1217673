//! Bytes to documents. In: a root folder and the paths of documents below it. Out: [`Sources`], all documents that
//! were named or are referenced by them, parsed, and a way to follow references and to find places in the text.
//! This module alone reads the disk. It does not know what the documents mean.

mod apart;
mod identifier;
mod layout;
mod load;
mod merge;
mod node;
mod parse;
mod position;
mod problem;
mod reach;
mod read;
mod reference;
mod root;
mod syntax;
mod tree;
mod value;
mod yaml;

pub use apart::{Unread, read_apart, read_body};
pub use layout::{Layout, Part, is_reference};
pub use load::{Named, Sources};
pub use node::{Document, Number};
pub use position::Span;
pub use reach::Reach;
pub(crate) use read::{markdown, stamp, svg, text};
pub use root::Root;
pub use value::{Elements, Kind, Members, Value};
