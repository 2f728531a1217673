//! Mistakes whose meaning is clear: each is one warning, and everything else is made.

use crate::scratch::Scratch;

/// What a document with a fault gives: the code of its one warning, and a part of a generated file.
struct Mistake {
    document: &'static str,
    code: &'static str,
    file: &'static str,
    part: &'static str,
}

/// Generates a crate of a document, which must give one warning.
#[track_caller]
fn check(mistake: &Mistake) {
    let caller = std::panic::Location::caller();
    let scratch = Scratch::new(&format!("fault-{}", caller.line()));
    scratch.write("main.yaml", mistake.document);
    let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stderr.matches("[armature::").count(), 1, "{}", run.stderr);
    let start = format!("warning[armature::{}]: ", mistake.code);
    assert!(run.stderr.contains(&start), "{}", run.stderr);
    assert!(run.stderr.contains("--> main.yaml:"), "{}", run.stderr);
    let text = scratch.read(&format!("out/src/api/main/v1/{}", mistake.file));
    assert!(text.contains(mistake.part), "{text}");
    let denied = scratch.run(&format!(
        "generate --root . --spec main.yaml --out out --crate case --deny {}",
        mistake.code
    ));
    assert_eq!(denied.code, 1, "{}", denied.stderr);
}

#[test]
fn a_path_parameter_that_is_not_declared_is_text() {
    check(&Mistake {
        document: "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths:\n  /a/{id}:\n    get: {operationId: Read, responses: {'200': {description: d}}}\n",
        code: "swagger::path-parameter",
        file: "operations.rs",
        part: "\"id\"",
    });
}

#[test]
fn a_default_of_another_type_is_left_out() {
    check(&Mistake {
        document: "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {type: integer, default: x}}}}}\n",
        code: "swagger::type",
        file: "mod.rs",
        part: "pub a: Option<i64>",
    });
}

#[test]
fn a_number_in_quotes_is_read() {
    check(&Mistake {
        document: "swagger: '2.0'\ninfo: {title: t, version: v1}\npaths: {}\ndefinitions: {A: {type: object, properties: {a: {type: string, maxLength: '7'}}}}\n",
        code: "swagger::type",
        file: "mod.rs",
        part: "At most 7 characters",
    });
}

#[test]
fn a_boolean_in_quotes_is_read() {
    check(&Mistake {
        document: "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {type: string, readOnly: 'true'}}}}}\n",
        code: "openapi::malformed",
        file: "mod.rs",
        part: "Read-only",
    });
}

#[test]
fn a_type_null_without_quotes_is_null() {
    check(&Mistake {
        document: "openapi: 3.1.0\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {type: [string, null]}}}}}\n",
        code: "openapi::malformed",
        file: "mod.rs",
        part: "pub a: Option<support::Nullable<String>>",
    });
}

#[test]
fn a_nullable_of_3_0_counts_in_3_1() {
    check(&Mistake {
        document: "openapi: 3.1.0\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {type: string, nullable: true}}}}}\n",
        code: "openapi::malformed",
        file: "mod.rs",
        part: "pub a: Option<support::Nullable<String>>",
    });
}

#[test]
fn an_exclusive_bound_of_the_other_version_counts() {
    for (version, bound) in [
        ("3.0.3", "exclusiveMinimum: 2"),
        ("3.1.0", "minimum: 2, exclusiveMinimum: true"),
    ] {
        let scratch = Scratch::new(&format!("fault-exclusive-{version}"));
        scratch.write(
            "main.yaml",
            &format!("openapi: {version}\ninfo: {{title: t, version: v1}}\npaths: {{}}\ncomponents: {{schemas: {{A: {{type: object, properties: {{a: {{type: integer, {bound}}}}}}}}}}}\n"),
        );
        let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(
            run.stderr.matches("[armature::openapi::malformed]").count(),
            1,
            "{}",
            run.stderr
        );
        assert!(run.stderr.ends_with("warning: 1 warning\n"), "{}", run.stderr);
        let text = scratch.read("out/src/api/main/v1/mod.rs");
        assert!(text.contains("More than 2."), "{text}");
    }
}

#[test]
fn a_fault_of_a_property_costs_no_other_property() {
    check(&Mistake {
        document: "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {type: string, required: true}, b: {type: boolean}}}}}\n",
        code: "openapi::malformed",
        file: "mod.rs",
        part: "pub b: Option<bool>",
    });
}

#[test]
fn a_required_property_says_where_to_write_it() {
    let scratch = Scratch::new("fault-required");
    scratch.write(
        "main.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {type: string, required: true}}}}}\n",
    );
    let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
    assert!(
        run.stderr.contains("help: write `required: [a]`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_whole_number_may_have_a_point() {
    let scratch = Scratch::new("fault-whole");
    scratch.write(
        "main.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths: {}\ncomponents: {schemas: {A: {type: string, maxLength: 10.0}}}\n",
    );
    let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("armature::"), "{}", run.stderr);
}

#[test]
fn two_payloads_without_a_media_type_are_an_error() {
    let scratch = Scratch::new("fault-payloads");
    scratch.write(
        "main.yaml",
        "swagger: '2.0'\ninfo: {title: t, version: v1}\npaths:\n  /a:\n    post:\n      parameters:\n        - {name: b, in: body, schema: {}}\n        - {name: f, in: formData, type: string}\n      responses: {'200': {description: d}}\n",
    );
    let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("error[armature::swagger::body]"),
        "{}",
        run.stderr
    );
}

#[test]
fn parameters_that_differ_under_one_name_are_an_error() {
    let scratch = Scratch::new("fault-parameters");
    scratch.write(
        "main.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: v1}\npaths:\n  /a:\n    get:\n      parameters:\n        - {name: q, in: query, schema: {type: string}}\n        - {name: q, in: query, schema: {type: integer}}\n      responses: {'200': {description: d}}\n",
    );
    let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("error[armature::swagger::duplicate-parameter]"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_document_of_an_unknown_version_is_one_message() {
    for (version, schemas) in [
        ("swagger: '1.2'", "definitions: {A: 1}"),
        ("openapi: 4.0.0", "components: {schemas: {A: 1}}"),
        (
            "openapi: 3.10.0",
            "components: {schemas: {A: {type: a, $ref: '#/b'}}, components: 1}",
        ),
        ("openapi: [3]", "components: 1\ninfo: 1"),
        (
            "openapi: 2.0",
            "components: {schemas: {A: {$ref: 'missing.yaml'}}}",
        ),
    ] {
        let scratch = Scratch::new("fault-version");
        scratch.write(
            "main.yaml",
            &format!("{version}\ninfo: {{title: t, version: v1}}\npaths: {{'/a/{{b}}': {{get: {{parameters: [1, 1]}}}}}}\n{schemas}\n"),
        );
        let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert_eq!(run.stderr.matches("[armature::").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn what_should_be_an_object_or_array_counts_as_empty() {
    for (format, rest) in [
        ("openapi: 3.0.3", "paths: []"),
        (
            "openapi: 3.0.3",
            "paths: {/a: {get: {operationId: A, responses: []}}}",
        ),
        (
            "openapi: 3.0.3",
            "paths: {/a: {get: {operationId: A, responses: {'200': }}}}",
        ),
        (
            "openapi: 3.0.3",
            "paths: {/a: {get: {operationId: A, parameters: , responses: {'200': {description: d}}}}}",
        ),
        (
            "openapi: 3.0.3",
            "paths: {/a: {get: {operationId: A, responses: {'200': {description: d, content: 5}}}}}",
        ),
        (
            "openapi: 3.0.3",
            "paths: {/a: {get: {operationId: A, responses: {'200': {description: 5}}}}}",
        ),
        ("swagger: '2.0'", "paths: {/a: }"),
        ("swagger: '2.0'", "paths: {/a: {get: 1}}"),
        (
            "swagger: '2.0'",
            "paths: {/a: {get: {operationId: A, responses: {'200': }}}}",
        ),
        ("swagger: '2.0'", "paths: {}\ndefinitions: []"),
    ] {
        let scratch = Scratch::new("fault-empty");
        scratch.write(
            "main.yaml",
            &format!("{format}\ninfo: {{title: t, version: v1}}\n{rest}\n"),
        );
        let run = scratch.run("generate --root . --spec main.yaml --out out --crate case");
        assert_eq!(run.code, 0, "{rest}: {}", run.stderr);
        assert_eq!(
            run.stderr.matches("warning[armature::").count(),
            1,
            "{rest}: {}",
            run.stderr
        );
    }
}
