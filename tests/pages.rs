//! Tests of the documentation pages.

#[cfg(test)]
#[path = "pages_cases.rs"]
mod cases;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod golden;
#[cfg(test)]
#[path = "pages_reference.rs"]
mod reference;
#[cfg(test)]
#[path = "pages_run.rs"]
mod run;
