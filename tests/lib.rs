//! Shared pieces of the tests.

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod reference;
