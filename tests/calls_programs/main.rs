//! Uses the calls of all cases, and asserts.

mod bodies;
mod checks;
mod constants;
mod forms;
mod headers;
mod lists;
mod next_pages;
mod nullable;
mod paging;
mod parameters;
mod petstore;
mod polling;
mod responses;
mod security;
mod servers;
mod styles;

fn main() {
    bodies::run();
    checks::run();
    constants::run();
    forms::run();
    headers::run();
    lists::run();
    next_pages::run();
    nullable::run();
    paging::run();
    parameters::run();
    petstore::run();
    polling::run();
    responses::run();
    security::run();
    servers::run();
    styles::run();
}
