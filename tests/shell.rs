//! What the program gives to shells, manuals and editors: completion scripts, pages of the manual, a JSON Schema.

use std::path::Path;

use crate::golden;
use crate::scratch::Scratch;

const COMMANDS: [&str; 11] = [
    "generate",
    "site",
    "examples",
    "validate",
    "diff",
    "explain",
    "init",
    "schema",
    "completions",
    "man",
    "runtime",
];

#[test]
fn every_shell_has_a_completion_script() {
    let scratch = Scratch::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = scratch.run(&format!("completions {shell}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        for command in COMMANDS {
            assert!(run.stdout.contains(command), "{shell}: {command}");
        }
        assert!(run.stdout.contains("message-format"), "{shell}");
    }
    assert_eq!(scratch.run("completions tcsh").code, 2);
}

#[test]
fn bash_completes_commands_and_values() {
    let scratch = Scratch::new("completions-bash");
    let script = scratch.run("completions bash").stdout;
    scratch.write("complete.bash", &script);
    let ask = "source ./complete.bash; COMP_WORDS=(armature --message-format sa); COMP_CWORD=2; \
               _armature armature sa --message-format; echo \"${COMPREPLY[@]}\"";
    let output = std::process::Command::new("bash")
        .args(["-c", ask])
        .current_dir(scratch.path(""))
        .output();
    match output {
        Ok(output) => assert_eq!(String::from_utf8_lossy(&output.stdout), "sarif\n"),
        Err(error) => eprintln!("skipped: bash cannot be run: {error}"),
    }
}

#[test]
fn every_command_has_a_page_in_the_manual() {
    let scratch = Scratch::new("man");
    let main = scratch.run("man");
    assert_eq!(main.code, 0);
    assert!(main.stdout.contains(".TH armature 1"), "{}", main.stdout);
    let run = scratch.run("man --out pages");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let mut expected: Vec<String> = COMMANDS
        .iter()
        .map(|command| format!("armature-{command}.1"))
        .collect();
    expected.push("armature.1".into());
    expected.sort();
    assert_eq!(scratch.files("pages"), expected);
    assert_eq!(scratch.read("pages/armature.1"), main.stdout);
    for command in COMMANDS {
        let page = scratch.read(&format!("pages/armature-{command}.1"));
        assert!(page.contains(&format!(".TH armature-{command} 1")), "{page}");
        assert!(page.contains("message\\-format"), "{command}");
    }
    // Pages of an earlier version are replaced.
    scratch.write("pages/armature.1", "old\n");
    assert_eq!(scratch.run("man --out pages --quiet").stdout, "");
    assert_eq!(scratch.read("pages/armature.1"), main.stdout);
}

#[test]
fn the_schema_of_the_configuration_is_current() {
    let run = Scratch::new("schema").run("schema");
    assert_eq!(run.code, 0);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../armature.schema.json");
    golden::assert_none(golden::difference(&path, &run.stdout).into_iter().collect());
}

#[test]
fn a_configuration_can_name_its_schema() {
    let scratch = Scratch::new("schema-key");
    scratch.write("specs/shapes.json", include_str!("cases/command/shapes.json"));
    scratch.write(
        "specs/armature.toml",
        "\"$schema\" = \"armature.schema.json\"\n[output]\ndir = \"../out\"\n[[spec]]\npath = \"shapes.json\"\n",
    );
    let run = scratch.run("generate --only types");
    assert_eq!(run.code, 0, "{}", run.stderr);
}
