//! The values of arguments: how they are read, and what is said about those that cannot be.

use std::net::SocketAddr;

use crate::config;
use crate::diagnostic::codes;
use crate::limits::Limits;

/// What `--deny` treats as an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deny {
    Warnings,
    Code(String),
}

/// Reads a code to deny, or `warnings`.
pub(super) fn deny(name: &str) -> Result<Deny, String> {
    if name == "warnings" {
        return Ok(Deny::Warnings);
    }
    let code = codes::find(name).ok_or_else(|| codes::remedy(name))?;
    Ok(Deny::Code(code.name.to_owned()))
}

/// Reads a code whose problems can be warnings.
pub(super) fn soft(name: &str) -> Result<String, String> {
    match codes::find_soft(name) {
        Ok(code) => Ok(code.name.to_owned()),
        Err((message, help)) => Err(format!("{message}; {help}")),
    }
}

/// Reads `NAME=VALUE` of a limit.
pub(super) fn limit(text: &str) -> Result<(String, u64), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if !Limits::NAMES.contains(&name) {
        return Err(format!("the limits are {}", Limits::NAMES.join(", ")));
    }
    let value = value
        .parse()
        .map_err(|_| "the value is a whole number".to_owned())?;
    Ok((name.to_owned(), value))
}

/// Reads an address to serve at; a port alone is one of this machine.
pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    let port: Result<u16, _> = text.trim_start_matches(':').parse();
    match port {
        Ok(port) => Ok(SocketAddr::from(([127, 0, 0, 1], port))),
        Err(_) => text
            .replace("localhost:", "127.0.0.1:")
            .parse()
            .map_err(|_| "write a port, or an address such as 127.0.0.1:8080".into()),
    }
}

/// Reads the name of a package.
pub(super) fn package(name: &str) -> Result<String, String> {
    match config::is_package_name(name) {
        true => Ok(name.to_owned()),
        false => Err("a name has letters, digits, `-` and `_`, and begins with a letter".into()),
    }
}

/// Reads the path of a page, such as `Group/Type`.
pub(super) fn page(name: &str) -> Result<String, String> {
    match config::is_page_path(name) {
        true => Ok(name.to_owned()),
        false => Err("a page is named by its path, such as Group/Type".into()),
    }
}
