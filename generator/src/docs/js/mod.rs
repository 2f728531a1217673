//! JavaScript as pages show it: the layout that Prettier gives to literals, and the example that creates a resource. In:
//! values of documents. Out: text.

pub(crate) mod example;
pub(crate) mod layout;
pub(crate) mod literal;
pub(crate) mod number;
pub(crate) mod quote;
pub(crate) mod width;
