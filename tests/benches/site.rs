//! How long the site of the reference configuration takes, compared with the time in which `serde_json` parses the same files;
//! how large it is; what a run writes after a change. `cargo bench -p armature-tests --bench site`
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![allow(clippy::disallowed_methods, reason = "it reads and writes files of its own")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use armature::internals::docs::reader::{PageInfo, Pages};
use armature::internals::output::File;
use armature::{Config, Generation};
use rayon::prelude::*;

#[path = "../corpus.rs"]
mod corpus;
mod ratio;

/// Most time that five thousand pages may take on two cores.
const MOST: Duration = Duration::from_secs(5);

/// How many copies of all pages come to five thousand.
const COPIES: usize = 14;

fn config(folder: &Path, out: &Path) -> Config {
    let config = Config::load(folder.join("pages/armature.toml"));
    let config = config.unwrap_or_else(|problems| panic!("{}", problems.human(false)));
    config.site_output(out).jobs(2)
}

fn publish(config: &Config) -> Generation {
    armature::publish(config).unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)))
}

fn parse_all(files: &[Vec<u8>]) -> usize {
    let parse = |bytes: &Vec<u8>| {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: serde_json::Value = serde_json::from_slice(bytes).expect("the file is JSON");
        usize::from(value.is_object())
    };
    files.par_iter().map(parse).sum()
}

fn main() {
    let Some(folder) = corpus::folder() else { return };
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-site");
    let _ = fs::remove_dir_all(&out);
    let config = config(&folder, &out);
    let begin = Instant::now();
    let mut site = publish(&config);
    let made = begin.elapsed();
    println!(
        "made once in {made:.2?}, at most {} MB in memory",
        peak_megabytes()
    );
    describe(&site);
    write(&mut site);
    let inputs = site.inputs().iter().skip(1).map(PathBuf::from);
    let inputs: Vec<Vec<u8>> = inputs
        .map(|path| fs::read(path).expect("the file is there"))
        .collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("threads can be made");
    ratio::compare(
        "the site of 270 resources, 2 threads",
        "the same files to Value",
        || publish(&config),
        || pool.install(|| parse_all(&inputs)),
    );
    many(&config, &pool);
}

fn describe(site: &Generation) {
    let files: Vec<&File> = site.files().collect();
    let bytes: usize = files.iter().map(|file| file.content.len()).sum();
    let pages = files.iter().filter(|file| file.path.ends_with(".html"));
    let largest = |size: &dyn Fn(&File) -> usize, ending: &str| {
        let of_kind = files.iter().filter(|file| file.path.ends_with(ending));
        let largest = of_kind.max_by_key(|file| size(file)).expect("there is one");
        format!("{} with {} kB", largest.path, size(largest) / 1000)
    };
    println!(
        "{} files, {} pages, {} kB",
        files.len(),
        pages.count(),
        bytes / 1000
    );
    println!("largest page: {}", largest(&|file| file.content.len(), ".html"));
    println!(
        "largest page without its schema: {}",
        largest(&|file| without_schema(&file.content), ".html")
    );
    println!(
        "largest piece of the search: {}",
        largest(&|file| file.content.len(), ".js")
    );
}

fn without_schema(page: &str) -> usize {
    let schema = page
        .split_once("<summary>JSON")
        .and_then(|(_, rest)| rest.split_once("</details>"));
    page.len() - schema.map_or(0, |(schema, _)| schema.len())
}

fn write(site: &mut Generation) {
    for what in ["written at first", "written again without a change"] {
        let begin = Instant::now();
        let summary = site
            .write()
            .unwrap_or_else(|problems| panic!("{}", problems.human(false)));
        println!("{what}: {summary}, in {:.2?}", begin.elapsed());
    }
}

/// The most memory that the process has had.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1000
}

/// Five thousand pages: copies of all, each in a folder of its own.
fn many(config: &Config, pool: &rayon::ThreadPool) {
    let pages =
        armature::internals::pages(config).unwrap_or_else(|problems| panic!("{}", problems.human(false)));
    let copies = (0..COPIES).map(|copy| in_folder(&pages, &format!("copy{copy}")));
    let mut all = Pages::default();
    for copy in copies {
        all.files.extend(copy.files);
        all.pages.extend(copy.pages);
    }
    let options = armature::internals::site::Options {
        title: "Many".into(),
        ..Default::default()
    };
    let count = all.pages.len();
    let begin = Instant::now();
    let files = pool.install(|| armature::internals::site::generate(all, &options, &mut Default::default()));
    let taken = begin.elapsed();
    let bytes: usize = files.iter().map(|file| file.content.len()).sum();
    println!("{count} pages in {taken:.2?}, {} kB", bytes / 1000);
    assert!(taken <= MOST, "{taken:.2?} are more than {MOST:?}");
}

fn in_folder(pages: &Pages, folder: &str) -> Pages {
    let files = pages.files.iter().filter(|file| file.path != "index.md");
    Pages {
        files: files
            .map(|file| File {
                path: format!("{folder}/{}", file.path),
                content: file.content.clone(),
            })
            .collect(),
        changes: Vec::new(),
        pages: pages
            .pages
            .iter()
            .map(|page| PageInfo {
                path: format!("{folder}/{}", page.path),
                group: format!("{folder}/{}", page.group),
                ..page.clone()
            })
            .collect(),
        changes: Vec::new(),
    }
}
