// The program that `check.rs` puts next to a generated crate: measures the crate's checks and those of `jsonschema`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use armature_bench_crate::Validate;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

fn main() {
    let mut measurements = Measurements {
        documents: Vec::new(),
        total: Times::default(),
    };
    for (path, file) in DOCUMENTS {
        let text = std::fs::read(file).expect("a document");
        let mut document: Value = serde_json::from_slice(&text).expect("JSON");
        as_in_azure(&mut document);
        measurements
            .documents
            .push((format!("https://specs.test/{path}"), document));
    }
    println!(
        "{:>7} {:>10} {:>10} {:>10} {:>10} {:>7} {:>7} {:>10} {:>10} {:>10} {:>10} {:>7} {:>7}",
        "bytes",
        "visit",
        "check",
        "is_valid",
        "errors",
        "ratio",
        "ratio",
        "from_json",
        "Value",
        "+is_valid",
        "+errors",
        "ratio",
        "ratio"
    );
    bodies(&mut measurements);
    show("all", measurements.total, "");
}

/// The times of what is done with a body, in the order of the columns without the ratios.
type Times = [Duration; 8];

struct Measurements {
    documents: Vec<(String, Value)>,
    total: Times,
}

impl Measurements {
    fn validator(&self, schema: &str) -> Validator {
        let mut registry = jsonschema::Registry::new();
        for (uri, document) in &self.documents {
            let resource = Draft::Draft4.create_resource(document.clone());
            registry = registry.add(uri, resource).expect("a resource");
        }
        let registry = registry.prepare().expect("a registry");
        let options = jsonschema::options()
            .with_draft(Draft::Draft4)
            .with_registry(&registry);
        options.build(&json!({ "$ref": schema })).expect("a schema")
    }

    fn body<T: Validate>(&mut self, schema: &str, body: &str) {
        // One body alone, by its length.
        if std::env::var("ARMATURE_BODY").is_ok_and(|length| length != body.len().to_string()) {
            return;
        }
        let validator = self.validator(schema);
        let json: Value = serde_json::from_str(body).expect("a body is JSON");
        if profiled::<T>(&json, body.as_bytes()) {
            return;
        }
        let (ours, theirs) = (T::check(&json).is_ok(), validator.is_valid(&json));
        let times = times::<T>(&validator, &json, body.as_bytes());
        show(
            &body.len().to_string(),
            times,
            if ours == theirs { "" } else { "verdicts differ" },
        );
        for (total, time) in self.total.iter_mut().zip(times) {
            *total += time;
        }
        if ours && !theirs {
            let error = validator.iter_errors(&json).next().expect("an error");
            println!("        jsonschema: {error} at {}", error.instance_path());
        }
        for violation in T::check(&json).err().iter().flatten() {
            println!("        {violation}");
        }
    }
}

fn times<T: Validate>(validator: &Validator, json: &Value, body: &[u8]) -> Times {
    let parse = || serde_json::from_slice::<Value>(black_box(body)).expect("a body is JSON");
    turns([
        &mut batch(|| visit(black_box(json))),
        &mut batch(|| T::check(black_box(json)).is_ok()),
        &mut batch(|| validator.is_valid(black_box(json))),
        &mut batch(|| report(validator, black_box(json))),
        &mut batch(|| T::from_json(black_box(body)).is_ok()),
        &mut batch(parse),
        &mut batch(|| validator.is_valid(&parse())),
        &mut batch(|| report(validator, &parse())),
    ])
}

/// Prints a line with the times, and how many times as fast `check` and `from_json` are.
fn show(of: &str, times: Times, note: &str) {
    let [
        visited,
        check,
        is_valid,
        errors,
        from_json,
        parse,
        and_is_valid,
        and_errors,
    ] = times;
    let ratio = |slow: Duration, fast: Duration| slow.as_secs_f64() / fast.as_secs_f64();
    println!(
        "{of:>7} {visited:>10.2?} {check:>10.2?} {is_valid:>10.2?} {errors:>10.2?} {:>7.1} {:>7.1} {from_json:>10.2?} {parse:>10.2?} {and_is_valid:>10.2?} {and_errors:>10.2?} {:>7.1} {:>7.1}  {note}",
        ratio(is_valid, check),
        ratio(errors, check),
        ratio(and_is_valid, from_json),
        ratio(and_errors, from_json),
    );
}

/// For a profiler, or a counter of instructions: does the one kind of work that `ARMATURE_PROFILE` names, so many times
/// as `ARMATURE_COUNT` says or for a second, and says whether it did.
fn profiled<T: Validate>(json: &Value, body: &[u8]) -> bool {
    let check = &mut batch(|| T::check(black_box(json)).is_ok());
    let from_json = &mut batch(|| T::from_json(black_box(body)).is_ok());
    let work: &mut dyn FnMut(u32) = match std::env::var("ARMATURE_PROFILE").as_deref() {
        Ok("check") => check,
        Ok("from_json") => from_json,
        _ => return false,
    };
    if let Some(calls) = std::env::var("ARMATURE_COUNT")
        .ok()
        .and_then(|calls| calls.parse().ok())
    {
        work(calls);
        return true;
    }
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        work(100);
    }
    true
}

/// A visit of a value that looks at the first byte of each name: what a check that skips nothing cannot do without.
fn visit(json: &Value) -> usize {
    match json {
        Value::Array(elements) => elements.iter().map(visit).sum(),
        Value::Object(members) => {
            let of_name = |name: &String| name.bytes().next().map_or(0, usize::from);
            let members = members.iter();
            members.map(|(name, value)| of_name(name) + visit(value)).sum()
        }
        _ => 1,
    }
}

/// The errors of jsonschema for a value, with the facts of our violations: its location, a message, and the
/// location of the rule.
fn report(validator: &Validator, json: &Value) -> Vec<[String; 3]> {
    let errors = validator.iter_errors(json);
    errors
        .map(|error| {
            [
                error.instance_path().to_string(),
                error.to_string(),
                error.schema_path().to_string(),
            ]
        })
        .collect()
}

/// Work that is done so many times.
fn batch<R>(mut work: impl FnMut() -> R) -> impl FnMut(u32) {
    move |calls| {
        for _ in 0..calls {
            black_box(work());
        }
    }
}

/// The time of one call of each piece of work: the best of many rounds in which they take turns, since anything else
/// that runs only adds to it.
fn turns<const COUNT: usize>(mut works: [&mut dyn FnMut(u32); COUNT]) -> [Duration; COUNT] {
    const ROUNDS: usize = 40;
    let calls = works.each_mut().map(|work| calls_of_a_turn(work));
    let mut best = [Duration::MAX; COUNT];
    for _ in 0..ROUNDS {
        for ((work, calls), best) in works.iter_mut().zip(calls).zip(&mut best) {
            *best = (*best).min(time(work, calls));
        }
    }
    best
}

/// How often work must be done to take five milliseconds.
fn calls_of_a_turn(work: &mut dyn FnMut(u32)) -> u32 {
    let mut calls = 1;
    while time(work, calls) * calls < Duration::from_millis(5) {
        calls *= 2;
    }
    calls
}

fn time(work: &mut dyn FnMut(u32), calls: u32) -> Duration {
    let start = Instant::now();
    work(calls);
    start.elapsed() / calls
}

/// Gives a document in JSON Schema the meaning that it has in Azure: new values may come where an enum is open,
/// what has properties is an object, and a closed base does not close what is derived from it. Closed objects are
/// opened altogether, since draft 4 cannot say that.
fn as_in_azure(json: &mut Value) {
    match json {
        Value::Array(elements) => elements.iter_mut().for_each(as_in_azure),
        Value::Object(members) => {
            schema_as_in_azure(members);
            for (name, value) in members {
                match value {
                    // What is in there is named by the document.
                    Value::Object(properties) if name == "properties" => {
                        properties.values_mut().for_each(as_in_azure);
                    }
                    other => as_in_azure(other),
                }
            }
        }
        _ => {}
    }
}

fn schema_as_in_azure(members: &mut Map<String, Value>) {
    if members
        .get("x-ms-enum")
        .is_some_and(|of| of["modelAsString"] == true)
    {
        members.remove("enum");
    }
    if members.get("properties").is_some_and(Value::is_object) && !members.contains_key("type") {
        members.insert("type".into(), "object".into());
    }
    if members.get("additionalProperties") == Some(&Value::Bool(false)) {
        members.remove("additionalProperties");
    }
}
