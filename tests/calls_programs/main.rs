//! Uses the calls of all cases, and asserts.

mod bodies;
mod constants;
mod forms;
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
    constants::run();
    forms::run();
    paging::run();
    parameters::run();
    petstore::run();
    polling::run();
    responses::run();
    security::run();
    servers::run();
    styles::run();
}
