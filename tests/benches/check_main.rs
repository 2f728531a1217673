// The program that `check.rs` puts beside a generated crate: measures the crate's checks and those of `jsonschema`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use armature_bench_crate::{Direction, Validate};
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

fn main() {
    let mut bench = Bench {
        documents: Vec::new(),
    };
    for (path, file) in DOCUMENTS {
        let text = std::fs::read(file).expect("a document");
        let document: Value = serde_json::from_slice(&text).expect("JSON");
        bench
            .documents
            .push((format!("https://specs.test/{path}"), document));
    }
    println!(
        "{:>7} {:>10} {:>10} {:>10} {:>7} {:>7} {:>10} {:>10} {:>10} {:>7}",
        "bytes", "check", "is_valid", "errors", "ratio", "ratio", "from_json", "Value", "+is_valid", "ratio"
    );
    bodies(&mut bench);
}

struct Bench {
    documents: Vec<(String, Value)>,
}

impl Bench {
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
        let validator = self.validator(schema);
        let json: Value = serde_json::from_str(body).expect("a body is JSON");
        let (ours, theirs) = (T::check(&json).is_ok(), validator.is_valid(&json));
        // For a profiler: one kind of work, for a while.
        match std::env::var("ARMATURE_PROFILE").as_deref() {
            Ok("check") => return endless(|| T::check(black_box(&json)).is_ok()),
            Ok("from_json") => return endless(|| T::from_json(black_box(body.as_bytes())).is_ok()),
            _ => {}
        }
        // For a counter of instructions: so many calls.
        if let Some(calls) = std::env::var("ARMATURE_COUNT").ok().and_then(|calls| calls.parse::<usize>().ok()) {
            for _ in 0..calls {
                black_box(T::check(black_box(&json)).is_ok());
            }
            return;
        }
        let check = time(|| T::check(black_box(&json)).is_ok());
        let is_valid = time(|| validator.is_valid(black_box(&json)));
        let errors = time(|| validator.iter_errors(black_box(&json)).count());
        let from_json = time(|| T::from_json(black_box(body.as_bytes())).is_ok());
        let parse = time(|| serde_json::from_slice::<Value>(black_box(body.as_bytes())).is_ok());
        let both = time(|| {
            let json: Value = serde_json::from_slice(black_box(body.as_bytes())).expect("a body is JSON");
            validator.is_valid(&json)
        });
        let ratio = |slow: Duration, fast: Duration| slow.as_secs_f64() / fast.as_secs_f64();
        println!(
            "{:>7} {:>10.2?} {:>10.2?} {:>10.2?} {:>7.1} {:>7.1} {:>10.2?} {:>10.2?} {:>10.2?} {:>7.1}  {}",
            body.len(),
            check,
            is_valid,
            errors,
            ratio(is_valid, check),
            ratio(errors, check),
            from_json,
            parse,
            both,
            ratio(both, from_json),
            if ours == theirs { "" } else { "verdicts differ" }
        );
        if ours && !theirs {
            let error = validator.iter_errors(&json).next().expect("an error");
            println!("        jsonschema: {error} at {}", error.instance_path());
        }
        if !ours {
            println!(
                "        {}",
                T::violations_in(&json, Direction::Any)
                    .iter()
                    .next()
                    .expect("a violation")
            );
        }
    }
}

fn endless<R>(mut work: impl FnMut() -> R) {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        for _ in 0..100 {
            black_box(work());
        }
    }
}

/// The time of one call: the best of many rounds, since anything else that runs only adds to it.
fn time<R>(mut work: impl FnMut() -> R) -> Duration {
    let mut best = Duration::MAX;
    let mut calls = 1;
    for _ in 0..60 {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(work());
        }
        let took = start.elapsed();
        best = best.min(took / calls);
        if took < Duration::from_millis(5) {
            calls *= 2;
        }
    }
    best
}
