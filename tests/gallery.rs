//! The main job on the official documents of the gallery and of disk encryption sets: the command line, its pages,
//! its crate. That every body of their examples comes back equal and is checked without a false alarm is part of
//! `round_trip.rs`, whose dozen services have them.
#![allow(clippy::disallowed_methods, reason = "tests read files of their own")]

#[cfg(test)]
#[allow(dead_code, reason = "the round trip uses the rest")]
mod bodies;
#[cfg(test)]
mod corpus;
#[cfg(test)]
#[allow(dead_code, reason = "the round trip uses it")]
mod mutation;
#[cfg(test)]
#[allow(dead_code, reason = "tests of the command line use the rest")]
mod scratch;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use armature::internals::diagnostic::Diagnostics;
    use armature::internals::source::Root;
    use armature::internals::{Analysis, Extent};

    use super::scratch::Scratch;
    use super::{bodies, corpus};

    const COMPUTE: &str = "compute/resource-manager/Microsoft.Compute";
    const GALLERY: &str = "GalleryRP/stable/2022-01-03/gallery.json";
    const DISK_ENCRYPTION_SET: &str = "DiskRP/stable/2022-03-02/diskEncryptionSet.json";
    const PAGES: [&str; 6] = [
        "DiskEncryptionSet",
        "Gallery",
        "GalleryApplication",
        "GalleryApplicationVersion",
        "GalleryImage",
        "GalleryImageVersion",
    ];

    /// Every finding in the official examples: the file, and the location in the body. All are true: `source` is an object
    /// with an `id` in this version, and these have the id alone.
    const FINDINGS: [(&str, &str); 2] = [
        (
            "GalleryImageVersion_Get_WithSnapshotsAsSource.json",
            "/properties/storageProfile/dataDiskImages/0/source",
        ),
        (
            "GalleryImageVersion_Get_WithSnapshotsAsSource.json",
            "/properties/storageProfile/osDiskImage/source",
        ),
    ];

    #[test]
    fn checks_of_official_examples_find_only_what_is_wrong() {
        let Some(folder) = corpus::folder() else { return };
        let mut diagnostics = Diagnostics::default();
        let paths = [GALLERY, DISK_ENCRYPTION_SET].map(|path| format!("{COMPUTE}/{path}"));
        let root = Root::open(&folder.join("specs/specification")).unwrap();
        let mut sources = armature::internals::load(root, &paths, &mut diagnostics);
        let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
        let bodies = bodies::of_examples(&mut sources, &analysis);
        let originals = bodies.list.iter().filter(|body| !body.changed);
        let mut found = Vec::new();
        for body in originals {
            let file = body
                .location
                .split(' ')
                .next()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap();
            let locations = body
                .directed
                .lines()
                .map(|line| line[1..].split(": ").next().unwrap());
            found.extend(locations.map(|location| (file, location)));
        }
        assert_eq!(found, FINDINGS);
    }

    #[test]
    fn official_documents_give_the_reference_pages_and_a_clean_crate() {
        let Some(folder) = corpus::folder() else { return };
        let scratch = Scratch::new("gallery");
        let root = folder.join("specs/specification");
        let run = scratch.run(&format!(
            "generate --root {} --spec {COMPUTE}/{GALLERY} --spec {COMPUTE}/{DISK_ENCRYPTION_SET} --out out",
            root.display()
        ));
        assert_eq!(run.code, 0, "{}", run.stderr);
        for page in PAGES {
            let expected = fs::read_to_string(folder.join(format!("pages/Compute/{page}.md"))).unwrap();
            assert!(
                scratch.read(&format!("out/docs/Compute/{page}.md")) == expected,
                "{page} is another page"
            );
        }
        scratch.write("out/.cargo/config.toml", "[net]\noffline = true\n");
        let manifest = scratch.read("out/Cargo.toml");
        scratch.write("out/Cargo.toml", &format!("{manifest}\n[workspace]\n"));
        scratch.write("out/Cargo.lock", include_str!("../Cargo.lock"));
        for command in ["clippy", "doc"] {
            let output = Command::new(env!("CARGO"))
                .args([command, "--quiet", "--no-deps"])
                .current_dir(scratch.path("out"))
                .env("RUSTFLAGS", "-D warnings")
                .env("RUSTDOCFLAGS", "-D warnings")
                .env("CARGO_TARGET_DIR", scratch.path("target"))
                .output()
                .unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "cargo {command}:\n{stderr}");
        }
    }
}
