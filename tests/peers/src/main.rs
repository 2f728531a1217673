//! Reading and validation against other crates, side by side in one run: `cargo run --release --manifest-path
//! tests/peers/Cargo.toml`. The body is the largest gallery image version of the project's examples.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads files, prints, and may fail"
)]

use std::path::Path;

use azure_gallery::compute::gallery::v2022_01_03::GalleryImageVersion;
use azure_gallery::{Direction, Validate};
use azure_mgmt_compute::package_2024_03_01::models;
use serde_json::Value;

#[path = "../../benches/gallery_schema.rs"]
mod gallery_schema;
#[path = "../../benches/ratio.rs"]
mod ratio;
use ratio::compare;

fn main() {
    let gallery = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../specs/compute/resource-manager/Microsoft.Compute/GalleryRP/stable/2022-01-03");
    let text = gallery_schema::largest_body(&gallery).to_string();
    println!("body of {} bytes", text.len());
    validation(&text, gallery_schema::schema(&gallery));
    reading(text.as_bytes());
}

fn validation(text: &str, schema: Value) {
    let value: Value = serde_json::from_str(text).unwrap();
    let theirs = jsonschema::draft4::new(&schema).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V4);
    compiler
        .add_resource("https://example.com/schema.json", schema)
        .unwrap();
    let index = compiler
        .compile("https://example.com/schema.json", &mut schemas)
        .unwrap();
    assert!(theirs.is_valid(&value) && schemas.validate(&value, index).is_ok());
    let check = || GalleryImageVersion::check_for(&value, Direction::Create).is_ok();
    compare("check", "jsonschema is_valid", check, || theirs.is_valid(&value));
    compare("check", "boon", check, || schemas.validate(&value, index).is_ok());
}

fn reading(body: &[u8]) {
    let ours = || GalleryImageVersion::from_json(body).unwrap();
    let derived = || serde_json::from_slice::<models::GalleryImageVersion>(body).unwrap();
    compare(
        "from_json, which checks",
        "serde derive by serde_json",
        ours,
        derived,
    );
    compare("from_json, which checks", "serde_json::Value", ours, || {
        serde_json::from_slice::<Value>(body).unwrap()
    });
    // It changes the text that it reads.
    compare("from_json, which checks", "simd_json::OwnedValue", ours, || {
        simd_json::to_owned_value(&mut body.to_vec()).unwrap()
    });
    compare(
        "from_json, which checks",
        "serde derive by simd_json",
        ours,
        || simd_json::from_slice::<models::GalleryImageVersion>(&mut body.to_vec()).unwrap(),
    );
    compare("from_json, which checks", "sonic_rs::Value", ours, || {
        sonic_rs::from_slice::<sonic_rs::Value>(body).unwrap()
    });
    compare(
        "from_json, which checks",
        "serde derive by sonic_rs",
        ours,
        || sonic_rs::from_slice::<models::GalleryImageVersion>(body).unwrap(),
    );
    let through_serde = || serde_json::from_slice::<GalleryImageVersion>(body).unwrap();
    compare(
        "our types by serde_json",
        "serde derive by serde_json",
        through_serde,
        derived,
    );
}
