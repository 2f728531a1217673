//! Calls: the code that is generated for operations, and the requests and responses that it makes of them.

#[cfg(test)]
mod calls_cases;
#[cfg(test)]
mod calls_examples;
#[cfg(test)]
mod calls_examples_program;
#[cfg(test)]
mod calls_gallery;
#[cfg(test)]
mod calls_inline;
#[cfg(test)]
mod calls_lists;
#[cfg(test)]
mod calls_programs;
#[cfg(test)]
mod calls_server;
#[cfg(test)]
mod calls_service;
#[cfg(test)]
mod calls_shop;
#[cfg(test)]
mod corpus;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest")]
mod descriptions;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest")]
mod golden;
#[cfg(test)]
mod package;
