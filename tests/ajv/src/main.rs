//! Measures `check` and `from_json` on bodies of gallery image versions, and writes these with their schema to a file for
//! `ajv.js`: `armature-ajv FILE`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads files, prints, and may fail"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use azure_gallery::compute::gallery::v2022_01_03::GalleryImageVersion;
use azure_gallery::{Direction, Validate};
use serde_json::{Value, json};

#[path = "../../benches/gallery_schema.rs"]
mod gallery_schema;

/// How many regions the large body has.
const REGIONS: usize = 100;

fn main() {
    let gallery = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../specs/compute/resource-manager/Microsoft.Compute/GalleryRP/stable/2022-01-03");
    let bodies = bodies(gallery_schema::largest_body(&gallery));
    for body in &bodies {
        let text = body.to_string();
        let is_valid = GalleryImageVersion::check_for(body, Direction::Create).is_ok();
        let check = least(|| GalleryImageVersion::check_for(body, Direction::Create).is_ok());
        let from_json = least(|| GalleryImageVersion::from_json(text.as_bytes()).is_ok());
        let valid = if is_valid { "valid" } else { "invalid" };
        println!(
            "armature {} bytes, {valid}: check {check} ns, from_json {from_json} ns",
            text.len()
        );
    }
    let file = std::env::args().nth(1).unwrap();
    let all = json!({ "schema": gallery_schema::schema(&gallery), "bodies": bodies });
    fs::write(file, all.to_string()).unwrap();
}

/// Returns a body, the same with a value of a wrong type, and the same with many regions.
fn bodies(body: Value) -> Vec<Value> {
    let (mut wrong, mut large) = (body.clone(), body.clone());
    wrong["location"] = json!(1);
    let regions = &mut large["properties"]["publishingProfile"]["targetRegions"];
    let all = regions
        .as_array()
        .unwrap()
        .iter()
        .cycle()
        .enumerate()
        .take(REGIONS);
    let named = |(index, region): (usize, &Value)| {
        let mut region = region.clone();
        region["name"] = json!(format!("Region {index}"));
        region
    };
    *regions = all.map(named).collect();
    vec![body, wrong, large]
}

/// Returns the time of a call in nanoseconds: the least of many batches, since anything else that runs only adds to it.
fn least<T>(mut work: impl FnMut() -> T) -> u128 {
    let mut batch = |calls: u32| {
        let begin = Instant::now();
        for _ in 0..calls {
            black_box(work());
        }
        begin.elapsed() / calls
    };
    let mut calls = 1;
    while batch(calls) * calls < Duration::from_millis(2) {
        calls *= 2;
    }
    let least = (0..201).map(|_| batch(calls)).min();
    least.unwrap_or_default().as_nanos()
}
