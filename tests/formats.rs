//! The formats of messages for other programs: annotations of GitHub Actions, and logs in SARIF.

use serde_json::Value;

use crate::scratch::Scratch;

const SHAPES: &str = include_str!("cases/command/shapes.json");

/// A document with a warning and an error.
fn faulty(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let text = SHAPES.replacen("\"format\": \"double\"", "\"format\": \"duoble\"", 1);
    let text = text.replacen("#/definitions/Circle\"", "#/definitions/Circel\"", 1);
    scratch.write("specs/my shapes.json", &text);
    scratch.write(
        "specs/armature.toml",
        "[output]\ndir = \"../out\"\n\n[[spec]]\npath = \"my shapes.json\"\n",
    );
    scratch
}

/// A document with an example that has a value of a wrong type.
fn with_example(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write(
        "specs/things.json",
        include_str!("cases/examples/bodies/things.json"),
    );
    scratch.write("body.json", "{\n  \"name\": \"a\",\n  \"size\": \"1\"\n}\n");
    scratch
}

const VALIDATE: &str =
    "validate --root specs --spec things.json --type Thing --allow example::missing body.json";

#[test]
fn github_shows_problems_as_annotations() {
    let scratch = faulty("formats-github");
    let run = scratch.run("--message-format github");
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    assert!(
        lines[0].starts_with("::warning file=specs/my shapes.json,line="),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(",title=armature%3A%3Areference%3A%3Aunresolved::the reference"),
        "{}",
        lines[1]
    );
    assert!(lines[1].contains("%0Ahelp: did you mean"), "{}", lines[1]);
}

#[test]
fn github_shows_paths_from_the_root_of_the_repository() {
    let scratch = with_example("formats-workspace");
    let root = scratch.path("..");
    let run = scratch
        .program()
        .args(VALIDATE.split(' '))
        .args(["--message-format", "github"])
        .env("GITHUB_WORKSPACE", root)
        .output()
        .unwrap();
    let stdout = String::from_utf8(run.stdout).unwrap();
    assert_eq!(
        stdout.lines().next(),
        Some(
            "::error file=formats-workspace/body.json,line=3,col=3,title=INVALID_TYPE::expected integer, found the string \"1\"%0Anote: required by this: formats-workspace/specs/things.json:119"
        )
    );
}

#[test]
fn stale_files_are_annotated_one_by_one() {
    let scratch = Scratch::new("formats-stale");
    scratch.write("specs/shapes.json", SHAPES);
    let arguments = "generate --root specs --spec shapes.json --out out --only docs --allow docs::resource --allow docs::empty";
    assert_eq!(scratch.run(arguments).code, 0);
    let path = scratch.files("out/docs").remove(0);
    scratch.write(&format!("out/docs/{path}"), "::error::old\n");
    let run = scratch.run(&format!("{arguments} --check --message-format github"));
    assert_eq!(
        (run.code, run.stdout),
        (
            1,
            format!(
                "::error file=out/docs/{path},title=armature%3A%3Aoutput%3A%3Astale::the file is stale: changed%0Ahelp: run `armature generate`\n"
            )
        )
    );
}

/// The only run of a log, once what SARIF 2.1.0 requires of any log was checked.
fn sarif(stdout: &str) -> Value {
    let log: Value = serde_json::from_str(stdout).unwrap();
    // 3.13.2 and 3.13.4: a log has a version and runs.
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    let run = &log["runs"][0];
    // 3.14.6, 3.18.2, 3.19.8: a run has a tool, a tool a driver, a driver a name.
    assert!(run["tool"]["driver"]["name"].is_string());
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        // 3.49.3: a rule has an id; 3.11.8: a message has a text.
        assert!(rule["id"].is_string());
        assert!(rule["shortDescription"]["text"].is_string());
    }
    for invocation in run["invocations"].as_array().unwrap() {
        // 3.20.14: an invocation says whether it succeeded.
        assert!(invocation["executionSuccessful"].is_boolean());
        let notifications = invocation["toolExecutionNotifications"].as_array().unwrap();
        // 3.58.5: a notification has a message.
        notifications.iter().for_each(message);
    }
    for result in run["results"].as_array().unwrap() {
        // 3.27.11: a result has a message; 3.27.10: its level is one of these.
        message(result);
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        // 3.27.6 and 3.52.4: the index of a rule is that of the rule with the id.
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let related = result["relatedLocations"].as_array();
        for location in result["locations"]
            .as_array()
            .unwrap()
            .iter()
            .chain(related.into_iter().flatten())
        {
            check_location(location);
        }
    }
    run.clone()
}

fn message(of: &Value) {
    assert!(of["message"]["text"].is_string(), "{of}");
}

/// Checks a location: its URI and its region.
fn check_location(location: &Value) {
    let physical = &location["physicalLocation"];
    // 3.4.3: a URI reference has no blanks.
    let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
    assert!(!uri.is_empty() && !uri.contains([' ', '\\', '<']), "{uri}");
    let region = &physical["region"];
    if region.is_null() {
        return;
    }
    // 3.30.5 to 3.30.8: numbers count from one, the end does not come before the start.
    let number = |key: &str| region[key].as_u64().unwrap();
    let start = (number("startLine"), number("startColumn"));
    assert!(start.0 > 0 && start.1 > 0, "{region}");
    assert!(start <= (number("endLine"), number("endColumn")), "{region}");
}

#[test]
fn a_sarif_log_holds_the_problems_of_a_run() {
    let scratch = faulty("formats-sarif");
    let run = scratch.run("--message-format sarif");
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let log = sarif(&run.stdout);
    let results = log["results"].as_array().unwrap();
    let codes: Vec<&str> = results
        .iter()
        .map(|result| result["ruleId"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        [
            "armature::schema::unknown-format",
            "armature::reference::unresolved"
        ]
    );
    let rules = &log["tool"]["driver"]["rules"];
    assert_eq!(rules[0]["defaultConfiguration"]["level"], "warning");
    assert_eq!(rules[1]["defaultConfiguration"]["level"], "error");
    let physical = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "specs/my%20shapes.json");
    assert_eq!(log["invocations"][0]["exitCode"], 1);
}

#[test]
fn a_run_without_problems_has_a_log_without_results() {
    let scratch = Scratch::new("formats-sarif-empty");
    scratch.write("specs/shapes.json", SHAPES);
    let run =
        scratch.run("generate --root specs --spec shapes.json --out out --only types --message-format sarif");
    assert_eq!(run.code, 0);
    assert_eq!(sarif(&run.stdout)["results"], Value::Array(Vec::new()));
}

#[test]
fn a_sarif_log_holds_findings_and_the_rules_that_they_break() {
    let scratch = with_example("formats-sarif-findings");
    let run = scratch.run(&format!("{VALIDATE} --message-format sarif"));
    assert_eq!(run.code, 1);
    let log = sarif(&run.stdout);
    let result = &log["results"][0];
    assert_eq!(result["ruleId"], "INVALID_TYPE");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 9 })
    );
    let related = &result["relatedLocations"][0];
    assert_eq!(
        related["physicalLocation"]["artifactLocation"]["uri"],
        "specs/things.json"
    );
    assert_eq!(
        related["logicalLocations"][0]["fullyQualifiedName"],
        "/definitions/Thing/properties/size"
    );
}

#[test]
fn a_problem_without_a_file_is_a_notification() {
    let scratch = Scratch::new("formats-sarif-missing");
    let run = scratch.run("--message-format sarif");
    assert_eq!(run.code, 2);
    let log = sarif(&run.stdout);
    let invocation = &log["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["descriptor"]["id"], "armature::config::missing");
    let run = scratch.run("site --serve --message-format sarif");
    assert_eq!(run.code, 2);
    sarif(&run.stdout);
}

#[test]
fn a_finding_in_a_very_long_line_shows_a_part_of_it() {
    let scratch = with_example("formats-long-line");
    let padding = "x".repeat(100_000);
    scratch.write(
        "body.json",
        &format!("{{ \"a\": \"{padding}\", \"size\": \"1\", \"name\": \"a\", \"b\": \"{padding}\" }}"),
    );
    let run = scratch.run(VALIDATE);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("--> body.json:1:100012\n"), "{}", run.stdout);
    assert!(run.stdout.contains("\"size\": \"1\""), "{}", run.stdout);
    assert!(run.stdout.len() < 2000, "{}", run.stdout);
}
