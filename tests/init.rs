//! `armature init`: which documents it finds, what it writes, and that the result works.

use crate::scratch::Scratch;

const SHAPES: &str = include_str!("cases/command/shapes.json");

/// Returns the lines of a configuration that set something.
fn set(configuration: &str) -> Vec<&str> {
    let is_set = |line: &&str| !line.is_empty() && !line.starts_with('#');
    configuration.lines().filter(is_set).collect()
}

#[test]
fn a_new_configuration_works_at_once() {
    let scratch = Scratch::new("init-works");
    let document = "specs/shapes/resource-manager/Microsoft.Shapes/stable/2024-01-01/shapes.json";
    scratch.write(document, SHAPES);
    let run = scratch.run("init");
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "wrote specs/armature.toml\n", "")
    );
    let generate = scratch.run("generate");
    assert_eq!((generate.code, generate.stderr.as_str()), (0, ""));
    assert!(scratch.path("generated/Cargo.toml").exists());
    assert_eq!(scratch.run("generate --check").code, 0);
    assert_eq!(scratch.run("examples").code, 0);
}

#[test]
fn documents_are_found_by_their_content() {
    let scratch = Scratch::new("init-content");
    let yaml = "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\n";
    for path in [
        "a.yaml",
        "many/v1/x.yml",
        "many/v2/x.yml",
        "deep/er/only.yaml",
        "mixed/one.yaml",
        "mixed/two.yaml",
        // What is not looked at.
        "examples/a.yaml",
        "many/v1/examples/x.yml",
        ".hidden/a.yaml",
        "target/a.yaml",
        "node_modules/some/a.yaml",
    ] {
        scratch.write(path, yaml);
    }
    scratch.write("mixed/values.yaml", "replicas: 1\n");
    scratch.write("mixed/broken.yaml", "openapi: [3.0.0\n");
    scratch.write("old.json", "{ \"swagger\": \"1.2\", \"info\": {} }");
    scratch.write("words.json", "{ \"text\": \"openapi 3.0 and swagger 2.0\" }");
    scratch.write("swagger.json", SHAPES);
    let run = scratch.run("init --config conf/my.toml");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(
        set(&scratch.read("conf/my.toml")),
        [
            "root = \"..\"",
            "[output]",
            "dir = \"../generated\"",
            "[secrets]",
            "[types]",
            "[calls]",
            "[docs]",
            "[severity]",
            "[examples]",
            "[diff]",
            "[limits]",
            "[[spec]]",
            "path = \"a.yaml\"",
            "[[spec]]",
            "path = \"deep/er/only.yaml\"",
            "[[spec]]",
            "path = \"many/**/*.yml\"",
            "[[spec]]",
            "path = \"mixed/one.yaml\"",
            "[[spec]]",
            "path = \"mixed/two.yaml\"",
            "[[spec]]",
            "path = \"swagger.json\"",
        ]
    );
    let generate = scratch.run("generate --config conf/my.toml --only types");
    assert_eq!(generate.code, 0, "{}", generate.stderr);
}

#[test]
fn an_existing_configuration_is_replaced_only_by_force() {
    let scratch = Scratch::new("init-force");
    scratch.write("specs/shapes.json", SHAPES);
    scratch.write("specs/armature.toml", "# by hand\n");
    let run = scratch.run("init");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`--force`"), "{}", run.stderr);
    assert_eq!(scratch.read("specs/armature.toml"), "# by hand\n");
    assert_eq!(scratch.run("init --force").code, 0);
    assert!(set(&scratch.read("specs/armature.toml")).contains(&"path = \"shapes.json\""));
    assert_eq!(scratch.files("specs"), ["armature.toml", "shapes.json"]);
}

#[test]
fn a_root_can_be_named() {
    let scratch = Scratch::new("init-root");
    scratch.write("api/v1/shapes.json", SHAPES);
    let run = scratch.run("init --root api/v1 --config api/armature.toml");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let configuration = scratch.read("api/armature.toml");
    let lines = set(&configuration);
    assert!(lines.contains(&"root = \"v1\""), "{configuration}");
    assert!(lines.contains(&"dir = \"../generated\""), "{configuration}");
    assert_eq!(scratch.run("init --root nowhere --config new.toml").code, 2);
}

#[test]
fn a_folder_without_documents_is_an_error() {
    let scratch = Scratch::new("init-nothing");
    scratch.write("specs/words.json", "{}");
    let run = scratch.run("init");
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("error[armature::config::no-documents]"),
        "{}",
        run.stderr
    );
    assert!(!scratch.path("specs/armature.toml").exists());
}

#[test]
fn messages_name_documents_from_the_working_directory() {
    let scratch = Scratch::new("init-messages");
    let text = SHAPES.replacen("#/definitions/Circle\"", "#/definitions/Circel\"", 1);
    scratch.write("api/shapes.json", &text);
    assert_eq!(scratch.run("init").code, 0);
    assert!(scratch.read("specs/armature.toml").contains("root = \"..\""));
    let run = scratch.run("generate");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("--> api/shapes.json:"), "{}", run.stderr);
}
