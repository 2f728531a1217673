//! The files for other tools in the root of the repository: hooks of pre-commit, and the action for GitHub.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use crate::scratch::Scratch;

/// Reads a YAML file of the repository.
fn yaml(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A project that is not generated yet.
fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let document = "specs/shapes/resource-manager/Microsoft.Shapes/stable/2024-01-01/shapes.json";
    scratch.write(document, include_str!("cases/command/shapes.json"));
    assert_eq!(scratch.run("init").code, 0);
    scratch
}

#[test]
fn hooks_run_commands() {
    let scratch = project("hooks");
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().unwrap();
    let ids: Vec<_> = hooks.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["armature-check", "armature-examples"]);
    let run = |hook: &Value| {
        // A hook has these keys; without `pass_filenames: false` paths would be added as arguments.
        assert!(hook["name"].is_string() && hook["description"].is_string());
        assert_eq!(hook["language"], "rust");
        assert_eq!(hook["pass_filenames"], false);
        let entry = hook["entry"].as_str().unwrap();
        scratch.run(entry.strip_prefix("armature ").unwrap()).code
    };
    assert_eq!(hooks.iter().map(run).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(scratch.run("generate").code, 0);
    assert_eq!(hooks.iter().map(run).collect::<Vec<_>>(), [0, 0]);
}

#[test]
fn inputs_of_the_action_are_described_and_used() {
    let action = yaml("action.yml");
    let text = serde_yaml::to_string(&action["runs"]).unwrap();
    let inputs = action["inputs"].as_mapping().unwrap();
    for (name, input) in inputs {
        let name = name.as_str().unwrap();
        assert!(
            input["description"].is_string() && input["default"].is_string(),
            "{name}"
        );
        assert!(text.contains(&format!("${{{{ inputs.{name} }}}}")), "{name}");
    }
    assert_eq!(text.matches("inputs.").count(), inputs.len());
}

/// Runs the last step of the action, as a runner does.
fn step(scratch: &Scratch, command: &str, sarif_file: &str) -> Option<(i32, String)> {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let script = steps.last().unwrap()["run"].as_str().unwrap().to_owned();
    scratch.write("runner/step.sh", &script);
    let program = scratch.program().get_program().to_string_lossy().into_owned();
    let start = format!("#!/bin/sh\nexec '{program}' \"$@\"\n");
    scratch.write("runner/armature/bin/armature", &start);
    make_executable(&scratch.path("runner/armature/bin/armature"));
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "runner/step.sh"])
        .current_dir(scratch.path(""))
        .env("RUNNER_TEMP", scratch.path("runner"))
        .env("GITHUB_WORKSPACE", scratch.path(""))
        .env("ARMATURE_COMMAND", command)
        .env("ARMATURE_SARIF_FILE", sarif_file)
        .output()
        .inspect_err(|error| eprintln!("skipped: bash cannot be run: {error}"))
        .ok()?;
    let stdout = String::from_utf8(output.stdout).unwrap();
    Some((output.status.code().unwrap(), stdout))
}

#[cfg(unix)]
fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn make_executable(_: &Path) {}

#[test]
fn the_action_shows_annotations_or_writes_a_log() {
    let scratch = project("action");
    let action = yaml("action.yml");
    let command = action["inputs"]["command"]["default"].as_str().unwrap();
    let Some((code, stdout)) = step(&scratch, command, "") else {
        return;
    };
    assert_eq!(code, 1);
    assert!(
        stdout.starts_with("::error file=generated/") && stdout.contains("%3A%3Astale::"),
        "{stdout}"
    );
    // Patterns are for the program, not for the shell.
    let with_pattern = "examples --root specs --spec shapes/**/*.json";
    let (code, stdout) = step(&scratch, with_pattern, "").unwrap();
    let (without, sum) = stdout.split_once('\n').unwrap();
    assert!(
        code == 0 && without.starts_with("no examples in specs/"),
        "{stdout}"
    );
    assert_eq!(sum, "0 examples of 1 document checked: 0 errors, 0 warnings\n");
    let (code, stdout) = step(&scratch, command, "armature.sarif").unwrap();
    assert_eq!((code, stdout.as_str()), (1, ""));
    let log: serde_json::Value = serde_json::from_str(&scratch.read("armature.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "armature::output::stale");
}
