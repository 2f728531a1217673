//! How the cost of a run grows with its documents: the processor time and the memory for 1, 2, 4 … 64 times as much of something,
//! each in a process of its own, and the exponent of the growth, of which more than 1.15 is a finding.
//! `cargo bench -p armature-tests --bench scale`; `-- site` measures only what has the word in its name.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads and writes files of its own"
)]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

#[path = "scale/bodies.rs"]
mod bodies;
#[path = "scale/shapes.rs"]
mod shapes;
mod types_of;
#[path = "scale/versions.rs"]
mod versions;
#[path = "scale/work.rs"]
mod work;

use work::Work;

/// The sizes of which the growth is measured.
const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// How often each size is measured; the least time counts.
const ROUNDS: usize = 3;

/// The exponent above which the growth is a finding.
const MOST: f64 = 1.15;

/// The processor time, in seconds, below which noise decides the exponent.
const LEAST: f64 = 0.005;

/// Files by their paths.
type Files = Vec<(String, String)>;

/// What there is more and more of.
struct Shape {
    name: &'static str,
    /// How much of it there is at the size 1.
    unit: usize,
    /// Makes documents with so much of it.
    files: fn(usize) -> Files,
    /// What is done with the documents.
    work: Work,
}

impl Shape {
    fn new(name: &'static str, unit: usize, files: fn(usize) -> Files, work: Work) -> Self {
        Self {
            name,
            unit,
            files,
            work,
        }
    }
}

/// Measures one size of a shape in this process: prints the seconds and the kilobytes that it took.
fn measure(shape: usize, size: usize) {
    let of = &shapes::all()[shape];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scale-{shape}-{size}"));
    for (path, text) in (of.files)(of.unit * size) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the document");
        std::fs::write(path, text).expect("the document is written");
    }
    let (begin, before) = (processor_time(), peak());
    let made = of.work.run(&folder);
    println!("{} {} {made}", processor_time() - begin, peak() - before);
    let _ = std::fs::remove_dir_all(&folder);
}

/// Returns the processor time of all threads of this process so far, in seconds.
fn processor_time() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    std::time::Duration::try_from(time).map_or(0.0, |time| time.as_secs_f64())
}

/// Returns the most memory that this process has had so far, in kilobytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let words = line.and_then(|line| line.split_whitespace().next());
    words.and_then(|word| word.parse().ok()).unwrap_or_default()
}

/// Runs one size of a shape in a process of its own, and returns its seconds, its kilobytes and how much it made.
fn run(shape: usize, size: usize) -> [f64; 3] {
    let program = std::env::current_exe().expect("the program knows its path");
    let output = Command::new(&program)
        .args(["--measure", &shape.to_string(), &size.to_string()])
        .output();
    let output = output.expect("the program runs again");
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let failed = |_| panic!("size {size}: {}", String::from_utf8_lossy(&output.stderr));
    numbers.try_into().unwrap_or_else(failed)
}

/// Returns the least seconds, the least kilobytes and how much was made, of several processes.
fn measured(shape: usize, size: usize) -> [f64; 3] {
    let runs = (0..ROUNDS).map(|_| run(shape, size));
    runs.fold([f64::MAX; 3], |least, one| {
        std::array::from_fn(|index| least[index].min(one[index]))
    })
}

/// Returns the exponent with which values grow from the third largest size to the largest.
fn exponent(values: &[f64]) -> f64 {
    let (last, before) = (values[values.len() - 1], values[values.len() - 3]);
    (last / before.max(f64::MIN_POSITIVE)).log2() / 2.0
}

fn growth(wanted: &[&str]) {
    println!(
        "{:<42} {:>9} {:>9} {:>11}   exponents of time, memory and output",
        "", "ms", "MB", "output"
    );
    for (index, shape) in shapes::all().iter().enumerate() {
        if wanted.is_empty() || wanted.iter().any(|word| shape.name.contains(word)) {
            println!("{}", line(shape.name, index));
        }
    }
}

/// Measures all sizes of a shape, and returns its line of the table.
fn line(name: &str, shape: usize) -> String {
    let all = SIZES.map(|size| measured(shape, size));
    let column = |index: usize| all.map(|one| one[index]);
    let [time, memory, made] = [0, 1, 2].map(|index| exponent(&column(index)));
    let [seconds, kilobytes, output] = all[all.len() - 1];
    let mut line = format!(
        "{name:<42} {:>9.1} {:>9.1} {output:>11}   {time:.2} {memory:.2} {made:.2}",
        seconds * 1e3,
        kilobytes / 1e3
    );
    if seconds > LEAST && (time > MOST || memory > MOST) {
        let _ = write!(line, "  more than linear");
    }
    line
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["--measure", shape, size] = arguments.as_slice() {
        let number = |text: &str| text.parse().expect("a number");
        return measure(number(shape), number(size));
    }
    let wanted: Vec<&str> = arguments
        .into_iter()
        .filter(|word| !word.starts_with('-'))
        .collect();
    growth(&wanted);
}
