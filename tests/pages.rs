//! Tests of the documentation pages.

#[cfg(test)]
#[path = "pages_cases.rs"]
mod cases;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod javascript;
#[cfg(test)]
#[path = "pages_properties.rs"]
mod properties;
#[cfg(test)]
#[path = "pages_reference.rs"]
mod reference;
#[cfg(test)]
#[path = "pages_run.rs"]
mod run;
#[cfg(test)]
#[path = "pages_values.rs"]
mod values;
