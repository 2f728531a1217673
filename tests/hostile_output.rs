//! Output folders that are not what they should be, and runs that are cut off.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::hostile::{ARGUMENTS, MAIN, document};
use crate::scratch::Scratch;

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link() {
    let scratch = Scratch::new("hostile-output-link");
    scratch.write(
        MAIN,
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    fs::create_dir_all(scratch.path("elsewhere/src")).unwrap();
    scratch.link("elsewhere", "out");
    // An output folder that is a link is the folder that it refers to.
    assert_eq!(scratch.run(ARGUMENTS).code, 0);
    assert!(scratch.path("elsewhere/src/lib.rs").is_file());

    // Below it none is followed.
    fs::remove_dir_all(scratch.path("elsewhere")).unwrap();
    fs::create_dir_all(scratch.path("elsewhere")).unwrap();
    fs::create_dir_all(scratch.path("target")).unwrap();
    scratch.link("../target", "elsewhere/src");
    let run = scratch.run(ARGUMENTS);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::output::link]"),
        "{}",
        run.stderr
    );
    assert!(scratch.files("target").is_empty());
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let scratch = Scratch::new("hostile-unwritable");
    scratch.write(
        MAIN,
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    scratch.write("out", "a file\n");
    let run = scratch.run(ARGUMENTS);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[armature::output::"), "{}", run.stderr);
    assert_eq!(scratch.read("out"), "a file\n");
}

#[test]
fn an_output_folder_that_holds_foreign_files() {
    let scratch = Scratch::new("hostile-foreign");
    scratch.write(
        MAIN,
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    scratch.write("out/README.md", "by hand\n");
    scratch.write("out/src/other.rs", "by hand\n");
    assert_eq!(scratch.run(ARGUMENTS).code, 0);
    assert_eq!(scratch.read("out/README.md"), "by hand\n");
    assert_eq!(scratch.read("out/src/other.rs"), "by hand\n");
    // A manifest that claims files elsewhere, or a file that is somebody else's, removes nothing.
    scratch.write(
        "out/.armature.json",
        "{ \"files\": { \"../outside\": \"crate\" } }",
    );
    scratch.write("outside", "kept\n");
    assert_eq!(scratch.run(ARGUMENTS).code, 1);
    assert_eq!(scratch.read("outside"), "kept\n");
}

#[test]
fn a_run_that_is_killed_at_any_moment() {
    let scratch = Scratch::new("hostile-killed");
    let many: Value = (0..300)
        .map(|index| (format!("D{index}"), json!({ "type": "object" })))
        .collect::<serde_json::Map<_, _>>()
        .into();
    scratch.write(
        "old/test/Microsoft.Test/main.json",
        &document(json!({ "Start": { "type": "object" } }), json!({})),
    );
    scratch.write(
        "new/test/Microsoft.Test/main.json",
        &document(many, json!({ "paths": {} })),
    );
    let arguments = |root: &str| {
        format!("generate --root {root} --spec test/Microsoft.Test/main.json --out out --crate x")
    };
    let content = |scratch: &Scratch| -> Vec<(String, String)> {
        let files = scratch
            .files("out")
            .into_iter()
            .filter(|file| !file.starts_with(".armature-staged"));
        files
            .map(|file| (file.clone(), scratch.read(&format!("out/{file}"))))
            .collect()
    };
    scratch.run(&arguments("new"));
    let new = content(&scratch);
    for delay in (0..40).map(|step| Duration::from_micros(step * 1500)) {
        scratch.run(&arguments("old"));
        let old = content(&scratch);
        let command = &mut scratch.program();
        command
            .args(arguments("new").split(' '))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(delay);
        let _ = child.kill();
        child.wait().unwrap();
        let left = content(&scratch);
        if left != old && left != new {
            let run = scratch.run(&format!("{} --check", arguments("new")));
            assert!(
                run.stderr.contains("error[armature::output::interrupted]"),
                "{delay:?}: {}",
                run.stderr
            );
            let run = scratch.run(&arguments("new"));
            assert!(
                run.stderr.contains("warning[armature::output::interrupted]"),
                "{delay:?}: {}",
                run.stderr
            );
        }
        scratch.run(&arguments("new"));
        assert_eq!(content(&scratch), new, "{delay:?}");
    }
}
