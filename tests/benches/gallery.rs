//! The main job, measured: `cargo bench --bench gallery`. Reading and generating against parsing the same documents
//! to `serde_json::Value`; checking the largest body of the gallery's examples against the crate `jsonschema`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark reads files, prints, and may fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

use azure_gallery::compute::gallery::v2022_01_03::GalleryImageVersion;
use azure_gallery::{Direction, Validate};
use serde_json::Value;

mod gallery_schema;
mod ratio;
use ratio::compare;

const DOCUMENTS: [&str; 6] = [
    "GalleryRP/stable/2022-01-03/gallery.json",
    "GalleryRP/stable/2022-01-03/galleryRPCommon.json",
    "GalleryRP/stable/2022-01-03/common.json",
    "DiskRP/stable/2022-03-02/diskEncryptionSet.json",
    "DiskRP/stable/2022-03-02/diskRPCommon.json",
    "DiskRP/stable/2022-03-02/common.json",
];

fn main() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    generation(&specs);
    validation(&specs);
}

fn folder(specs: &Path) -> PathBuf {
    specs.join("compute/resource-manager/Microsoft.Compute")
}

fn generation(specs: &Path) {
    let mut texts: Vec<Vec<u8>> = DOCUMENTS
        .iter()
        .map(|path| fs::read(folder(specs).join(path)).unwrap())
        .collect();
    let against = "serde_json::Value of the documents";
    let parse = |texts: &[Vec<u8>]| -> Vec<Value> {
        texts
            .iter()
            .map(|text| serde_json::from_slice(text).unwrap())
            .collect()
    };
    let config = armature::Config::load(specs.join("armature.toml")).unwrap();
    let code = armature::Selection {
        types: true,
        validators: true,
        docs: false,
    };
    let types = config.clone().only(code);
    compare(
        "generate types and validators",
        against,
        || armature::generate(&types).unwrap(),
        || parse(&texts),
    );
    // Pages need the examples too.
    for entry in examples(specs) {
        texts.push(fs::read(entry).unwrap());
    }
    let against = "serde_json::Value of documents and examples";
    compare(
        "generate everything",
        against,
        || armature::generate(&config).unwrap(),
        || parse(&texts),
    );
}

fn examples(specs: &Path) -> Vec<PathBuf> {
    let gallery = folder(specs).join("GalleryRP/stable/2022-01-03/examples/galleryExamples");
    let disks = folder(specs).join("DiskRP/stable/2022-03-02/examples/diskEncryptionSetExamples");
    let files = [gallery, disks]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
    files.map(|entry| entry.unwrap().path()).collect()
}

fn validation(specs: &Path) {
    let gallery = folder(specs).join("GalleryRP/stable/2022-01-03");
    let value = gallery_schema::largest_body(&gallery);
    let text = value.to_string();
    let theirs = jsonschema::draft4::new(&gallery_schema::schema(&gallery)).unwrap();
    assert!(theirs.is_valid(&value) && GalleryImageVersion::check(&value).is_ok());
    println!("body of {} bytes:", text.len());
    let check = || GalleryImageVersion::check_for(&value, Direction::Create).is_ok();
    compare("check", "jsonschema is_valid", check, || theirs.is_valid(&value));
    compare("check", "jsonschema iter_errors", check, || {
        theirs.iter_errors(&value).count()
    });
    let from_json = || GalleryImageVersion::from_json(text.as_bytes()).unwrap();
    let parse = || serde_json::from_str::<Value>(&text).unwrap();
    compare("from_json", "serde_json::Value", from_json, parse);
    compare("from_json", "serde_json::Value and jsonschema", from_json, || {
        let value = parse();
        assert!(theirs.is_valid(&value));
        value
    });
}
