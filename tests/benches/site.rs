//! How long the site of the reference configuration takes, compared with the time in which `serde_json` parses the same files;
//! how large it is; what a run writes after a change. `cargo bench -p armature-tests --bench site`
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![allow(clippy::disallowed_methods, reason = "it reads and writes files of its own")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use armature::internals::docs::reader::{PageInfo, Pages};
use armature::internals::output::{File, Sink};
use armature::internals::site;
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
    let files = Mutex::new(Vec::new());
    let emit = |file: File, info: Option<&PageInfo>| {
        files
            .lock()
            .expect("no panic while it is locked")
            .push((file, info.cloned()))
    };
    let pages = armature::internals::pages(config, &emit)
        .unwrap_or_else(|problems| panic!("{}", problems.human(false)));
    let files = files.into_inner().expect("no panic while it is locked");
    let folders: Vec<String> = (0..COPIES).map(|copy| format!("copy{copy}")).collect();
    let pages = Pages {
        pages: folders
            .iter()
            .flat_map(|folder| pages.pages.iter().map(|page| moved(page, folder)))
            .collect(),
        changes: Vec::new(),
    };
    let options = site::Options {
        title: "Many".into(),
        ..Default::default()
    };
    let begin = Instant::now();
    let sink = Sink::in_memory(u64::MAX);
    pool.install(|| {
        let pending = site::Pending::new(&sink);
        folders
            .par_iter()
            .for_each(|folder| add_all(&pending, &files, folder));
        let of = site::Site {
            pages: &pages,
            options: &options,
        };
        site::generate(pending, &sink, &of, &mut Default::default());
    });
    let taken = begin.elapsed();
    println!(
        "{} pages in {taken:.2?}, {} kB",
        pages.pages.len(),
        sink.bytes() / 1000
    );
    assert!(taken <= MOST, "{taken:.2?} are more than {MOST:?}");
}

fn add_all(pending: &site::Pending<'_>, files: &[(File, Option<PageInfo>)], folder: &str) {
    for (file, info) in files.iter().filter(|(file, _)| file.path != "index.md") {
        let file = File {
            path: format!("{folder}/{}", file.path),
            content: file.content.clone(),
        };
        let info = info.as_ref().map(|info| moved(info, folder));
        pending.add(file, info.as_ref());
    }
}

fn moved(page: &PageInfo, folder: &str) -> PageInfo {
    PageInfo {
        path: format!("{folder}/{}", page.path),
        group: format!("{folder}/{}", page.group),
        ..page.clone()
    }
}
