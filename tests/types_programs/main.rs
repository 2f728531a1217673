//! Uses the types of `cases/programs/servers` as the program of a user does, and asserts.

mod create;
mod edits;
mod secrets;
mod unions;
mod update;

fn main() {
    create::run();
    edits::run();
    secrets::run();
    unions::run();
    update::run();
}
