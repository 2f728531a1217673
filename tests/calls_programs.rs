//! Programs that use the calls of a case: each is the binary of the crate that is made of the document, and asserts.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{calls_cases, package};

/// Generates the crate of a case, and fails unless it has no warnings and the program succeeds.
fn run(case: &str, main: &str) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join(format!("calls-{case}"));
    package::write(&folder, calls_cases::crate_files(&calls_cases::case(case)));
    fs::write(folder.join("src/main.rs"), main).unwrap();
    for command in ["clippy", "run"] {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--quiet", "--features", "calls"])
            .args(["--config", "profile.dev.debug=false"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", target.join("calls-target"))
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {command}:\n{stderr}");
    }
}

#[test]
fn parameters_are_written_where_they_belong() {
    run("parameters", include_str!("calls_parameters_main.rs"));
}

#[test]
fn bodies_are_written_and_read_by_media_type() {
    run("bodies", include_str!("calls_bodies_main.rs"));
}

#[test]
fn responses_are_read_by_status() {
    run("responses", include_str!("calls_responses_main.rs"));
}

#[test]
fn constants_need_not_be_given() {
    run("constants", include_str!("calls_constants_main.rs"));
}

#[test]
fn lists_are_followed_page_by_page() {
    run("paging", include_str!("calls_paging_main.rs"));
}

#[test]
fn long_running_operations_are_followed_to_their_end() {
    run("long-running", include_str!("calls_polling_main.rs"));
}

#[test]
fn parameters_have_the_styles_of_openapi() {
    run("styles", include_str!("calls_styles_main.rs"));
}

#[test]
fn credentials_are_sent_where_they_are_required_and_not_shown() {
    run("security", include_str!("calls_security_main.rs"));
}

#[test]
fn forms_are_written_by_media_type() {
    run("forms", include_str!("calls_forms_main.rs"));
}

#[test]
fn servers_have_variables() {
    run("servers", include_str!("calls_servers_main.rs"));
}
