//! How the cost of a run grows with its documents: the time and the memory for 1, 2, 4 … 64 times as much of something,
//! each in a process of its own, and the exponent of the growth, of which more than 1.15 is a finding.
//! `cargo bench -p armature-tests --bench scale`
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads and writes files of its own"
)]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

mod types_of;

/// The sizes of which the growth is measured.
const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// How often each size is measured; the least time counts.
const ROUNDS: usize = 3;

/// What there is more and more of, how much of it there is at the size 1, and the description with so much of it.
type Shape = (&'static str, usize, fn(usize) -> String);

const SHAPES: [Shape; 6] = [
    ("operations with a type each", 40, operations),
    ("properties of one type", 100, properties),
    ("values of one enum", 200, values),
    ("branches of one tagged union", 40, branches),
    ("levels of a schema, 32 at most", 1, depth),
    ("inline examples", 100, examples),
];

fn description(paths: &str, schemas: &str) -> String {
    format!(
        "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"Scale\",\"version\":\"1\"}},\"paths\":{{{paths}}},\"components\":{{\"schemas\":{{{schemas}}}}}}}"
    )
}

/// Returns a member of `paths` with an operation that gives a type.
fn operation(index: usize, schema: &str, example: &str) -> String {
    format!(
        "\"/things{index}/{{id}}\":{{\"get\":{{\"operationId\":\"things_get{index}\",\"parameters\":[{{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{{\"type\":\"string\"}}}}],\"responses\":{{\"200\":{{\"description\":\"ok\",\"content\":{{\"application/json\":{{\"schema\":{schema}{example}}}}}}}}}}}}}"
    )
}

fn reference(name: &str) -> String {
    format!("{{\"$ref\":\"#/components/schemas/{name}\"}}")
}

fn listed(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).map(of).collect::<Vec<_>>().join(",")
}

const MEMBERS: &str = "\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"maxLength\":80},\"count\":{\"type\":\"integer\",\"minimum\":1}}";

fn operations(count: usize) -> String {
    let paths = listed(count, |index| {
        operation(index, &reference(&format!("Thing{index}")), "")
    });
    description(
        &paths,
        &listed(count, |index| format!("\"Thing{index}\":{{{MEMBERS}}}")),
    )
}

fn properties(count: usize) -> String {
    let members = listed(count, |index| {
        format!("\"member{index}\":{{\"type\":\"string\",\"pattern\":\"^a{index}$\"}}")
    });
    let schema = format!("\"Thing\":{{\"type\":\"object\",\"properties\":{{{members}}}}}");
    description(&operation(0, &reference("Thing"), ""), &schema)
}

fn values(count: usize) -> String {
    let values = listed(count, |index| format!("\"value{index}\""));
    let schema = format!("\"Thing\":{{\"type\":\"string\",\"enum\":[{values}]}}");
    description(&operation(0, &reference("Thing"), ""), &schema)
}

fn branches(count: usize) -> String {
    let one_of = listed(count, |index| reference(&format!("Branch{index}")));
    let union = format!("\"Thing\":{{\"oneOf\":[{one_of}],\"discriminator\":{{\"propertyName\":\"kind\"}}}}");
    let branches = listed(count, |index| {
        format!(
            "\"Branch{index}\":{{\"type\":\"object\",\"required\":[\"kind\"],\"properties\":{{\"kind\":{{\"type\":\"string\"}},\"own{index}\":{{\"type\":\"integer\"}}}}}}"
        )
    });
    description(
        &operation(0, &reference("Thing"), ""),
        &format!("{union},{branches}"),
    )
}

fn depth(count: usize) -> String {
    let mut schema = format!("{{{MEMBERS}}}");
    for level in 0..count.div_ceil(2) {
        schema = format!("{{\"type\":\"object\",\"properties\":{{\"level{level}\":{schema}}}}}");
    }
    description(
        &operation(0, &reference("Thing"), ""),
        &format!("\"Thing\":{schema}"),
    )
}

fn examples(count: usize) -> String {
    let examples = listed(count, |index| {
        format!(
            "\"example{index}\":{{\"value\":{{\"name\":\"a\",\"count\":{}}}}}",
            index + 1
        )
    });
    let examples = format!(",\"examples\":{{{examples}}}");
    description(
        &operation(0, &reference("Thing"), &examples),
        &format!("\"Thing\":{{{MEMBERS}}}"),
    )
}

/// Measures one size of a shape in this process: prints the seconds and the kilobytes that it took.
fn measure(shape: usize, size: usize) {
    let (_, unit, text) = SHAPES[shape];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scale-{shape}-{size}"));
    std::fs::create_dir_all(&folder).expect("a folder for the description");
    std::fs::write(folder.join("main.json"), text(unit * size)).expect("the description is written");
    let (begin, before) = (Instant::now(), peak());
    types_of::generate(&folder, "main.json");
    println!("{} {}", begin.elapsed().as_secs_f64(), peak() - before);
    let _ = std::fs::remove_dir_all(&folder);
}

/// Returns the most memory that this process has had so far, in kilobytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let words = line.and_then(|line| line.split_whitespace().next());
    words.and_then(|word| word.parse().ok()).unwrap_or_default()
}

/// Returns the least seconds and the least kilobytes of several processes.
fn measured(shape: usize, size: usize) -> (f64, f64) {
    let program = std::env::current_exe().expect("the program knows its path");
    let run = |_| {
        let output = Command::new(&program)
            .args(["--measure", &shape.to_string(), &size.to_string()])
            .output();
        let output = output.expect("the program runs again");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut numbers = text
            .split_whitespace()
            .map(|word| word.parse::<f64>().expect("two numbers"));
        (
            numbers.next().expect("seconds"),
            numbers.next().expect("kilobytes"),
        )
    };
    (0..ROUNDS).map(run).fold((f64::MAX, f64::MAX), |least, one| {
        (least.0.min(one.0), least.1.min(one.1))
    })
}

/// Returns the exponent with which values grow from the third largest size to the largest.
fn exponent(values: &[f64]) -> f64 {
    let (last, before) = (values[values.len() - 1], values[values.len() - 3]);
    (last / before.max(f64::MIN_POSITIVE)).log2() / 2.0
}

fn growth() {
    println!(
        "{:<30} {:>9} {:>9}   exponents of time and memory",
        "", "ms", "MB"
    );
    for (shape, (name, ..)) in SHAPES.iter().enumerate() {
        let all: Vec<(f64, f64)> = SIZES.iter().map(|size| measured(shape, *size)).collect();
        let (times, memory): (Vec<f64>, Vec<f64>) = all.into_iter().unzip();
        let (time, bytes) = (exponent(&times), exponent(&memory));
        let mut line = format!(
            "{name:<30} {:>9.1} {:>9.1}   {time:.2} {bytes:.2}",
            times[6] * 1e3,
            memory[6] / 1e3
        );
        if time > 1.15 || bytes > 1.15 {
            let _ = write!(line, "  more than linear");
        }
        println!("{line}");
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, shape, size] = arguments.as_slice()
        && flag == "--measure"
    {
        let number = |text: &String| text.parse().expect("a number");
        return measure(number(shape), number(size));
    }
    growth();
}
