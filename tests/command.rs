//! Tests that run the command line as a program.

#[cfg(test)]
mod cache;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod early;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hostile_output;
#[cfg(test)]
mod hostile_references;
#[cfg(test)]
mod hostile_size;
#[cfg(test)]
mod hostile_text;
#[cfg(test)]
mod init;
#[cfg(test)]
mod integrations;
#[cfg(test)]
mod keep_going;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod mistakes_values;
#[cfg(test)]
mod official;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod partial;
#[cfg(test)]
mod scratch;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod words;
