//! Tests of runs that are killed or fail half-way.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::diagnostic::Diagnostic;

/// An empty folder for a test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("armature-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }

    /// Writes files as a run does.
    fn run(&self, files: &[(&str, &str)]) -> Result<Summary, Diagnostic> {
        recover(&self.0)?;
        planned(&self.0, &kinds(files)).write()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn kinds(files: &[(&str, &str)]) -> Vec<(Kind, File)> {
    let file = |(path, content): &(&str, &str)| {
        let (path, content) = ((*path).to_owned(), (*content).to_owned());
        (Kind::Crate, File { path, content })
    };
    files.iter().map(file).collect()
}

fn planned<'f>(out: &Path, files: &'f [(Kind, File)]) -> Plan<'f> {
    plan(out, files, &[Kind::Crate]).unwrap()
}

const OLD: [(&str, &str); 3] = [("a", "old a"), ("b/c", "old c"), ("gone", "old")];
const NEW: [(&str, &str); 3] = [("a", "new a"), ("b/c", "new c"), ("d/e", "new e")];

#[test]
fn a_run_that_is_killed_before_the_journal_stands_has_changed_nothing() {
    let scratch = Scratch::new("before-journal");
    scratch.run(&OLD).unwrap();
    fs::create_dir_all(scratch.0.join(".armature-staged")).unwrap();
    fs::write(scratch.0.join(".armature-staged/0"), "new a").unwrap();
    assert!(interrupted(&scratch.0).is_none());
    assert!(recover(&scratch.0).unwrap().is_none());
    assert_eq!(scratch.read("a").as_deref(), Some("old a"));
    assert!(!scratch.0.join(".armature-staged").exists());
}

#[test]
fn a_run_that_is_killed_after_the_journal_stands_is_finished_by_the_next_one() {
    for moved in 0..=4 {
        let scratch = Scratch::new(&format!("after-journal-{moved}"));
        scratch.run(&OLD).unwrap();
        let new = kinds(&NEW);
        let plan = planned(&scratch.0, &new);
        commit::stage(&plan).unwrap();
        for index in 0..moved {
            let from = scratch.0.join(format!(".armature-staged/{index}"));
            let to = scratch.0.join(plan.writes[index].path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::rename(from, to).unwrap();
        }
        assert!(interrupted(&scratch.0).is_some());
        let notice = recover(&scratch.0).unwrap();
        assert_eq!(
            notice.map(|notice| notice.code),
            Some("armature::output::interrupted")
        );
        for (path, content) in NEW {
            assert_eq!(
                scratch.read(path).as_deref(),
                Some(content),
                "{path} after {moved}"
            );
        }
        assert_eq!(scratch.read("gone"), None);
        assert_eq!(planned(&scratch.0, &kinds(&NEW)).summary().unchanged, 3);
        assert!(!scratch.0.join(".armature-staged").exists());
        assert!(recover(&scratch.0).unwrap().is_none());
    }
}

#[test]
fn a_run_that_fails_half_way_leaves_everything_as_it_was() {
    let scratch = Scratch::new("failure");
    scratch.run(&OLD).unwrap();
    let manifest = scratch.read(".armature.json");
    let new = kinds(&NEW);
    let plan = planned(&scratch.0, &new);
    // A folder that comes in the way after the plan was made.
    fs::create_dir_all(scratch.0.join("d/e/f")).unwrap();
    let problem = plan.write().unwrap_err();
    assert_eq!(problem.code, "armature::output::unwritable");
    for (path, content) in OLD {
        assert_eq!(scratch.read(path).as_deref(), Some(content), "{path}");
    }
    assert_eq!(scratch.read(".armature.json"), manifest);
    assert!(!scratch.0.join(".armature-staged").exists());
}

/// Stages files as they are made.
fn staged(out: &Path, files: &[(&str, &str)]) -> Stage {
    let stage = Stage::open(out).unwrap();
    for (kind, file) in kinds(files) {
        stage.put(kind, file);
    }
    stage
}

#[test]
fn a_run_that_ends_while_it_stages_files_leaves_everything_as_it_was() {
    let scratch = Scratch::new("staging");
    scratch.run(&OLD).unwrap();
    let manifest = scratch.read(".armature.json");
    for is_killed in [false, true] {
        let stage = staged(&scratch.0, &NEW);
        stage.spill("spilled");
        assert_eq!(scratch.read(".armature-staged/2").as_deref(), Some("new e"));
        match is_killed {
            true => std::mem::forget(stage),
            false => drop(stage),
        }
        assert_eq!(scratch.0.join(".armature-staged").exists(), is_killed);
        for (path, content) in OLD {
            assert_eq!(scratch.read(path).as_deref(), Some(content), "{path}");
        }
        assert_eq!(scratch.read(".armature.json"), manifest);
        assert!(interrupted(&scratch.0).is_none());
    }
}

#[test]
fn files_that_are_staged_as_they_are_made_are_moved_to_their_paths() {
    let scratch = Scratch::new("staged");
    scratch.run(&OLD).unwrap();
    let mut files = NEW.to_vec();
    files.push(("kept", "kept"));
    let mut stage = staged(&scratch.0, &[("lost", "of an attempt that failed")]);
    stage.spill("lost");
    stage.clear();
    for (kind, file) in kinds(&files) {
        stage.put(kind, file);
    }
    let index = stage.spill("spilled");
    assert_eq!(stage.take_spilled(index), "spilled");
    let summary = stage.commit(&[Kind::Crate]).unwrap();
    assert_eq!(summary.to_string(), "4 files written, 0 unchanged, 1 removed");
    for (path, content) in &files {
        assert_eq!(scratch.read(path).as_deref(), Some(*content), "{path}");
    }
    assert_eq!(scratch.read("gone"), None);
    assert_eq!(scratch.read("lost"), None);
    assert!(!scratch.0.join(".armature-staged").exists());

    let summary = staged(&scratch.0, &files).commit(&[Kind::Crate]).unwrap();
    assert_eq!(summary.to_string(), "0 files written, 4 unchanged");
}

#[test]
fn a_failure_while_staged_files_are_moved_leaves_everything_as_it_was() {
    let scratch = Scratch::new("staged-failure");
    scratch.run(&OLD).unwrap();
    let manifest = scratch.read(".armature.json");
    let stage = staged(&scratch.0, &NEW);
    let made = kinds(&NEW);
    let plan = planned(&scratch.0, &made);
    // A folder that comes in the way after the plan was made, in the path of the last file.
    fs::create_dir_all(scratch.0.join("d/e/f")).unwrap();
    drop(stage);
    assert_eq!(plan.write().unwrap_err().code, "armature::output::unwritable");
    let mut stage = staged(&scratch.0, &NEW);
    let problems = stage.commit(&[Kind::Crate]).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["armature::output::foreign"]);
    for (path, content) in OLD {
        assert_eq!(scratch.read(path).as_deref(), Some(content), "{path}");
    }
    assert_eq!(scratch.read(".armature.json"), manifest);
    assert!(!scratch.0.join(".armature-staged").exists());
}

#[test]
fn a_stage_that_cannot_be_written_is_reported_and_nothing_is_moved() {
    let scratch = Scratch::new("staged-unwritable");
    scratch.run(&OLD).unwrap();
    let mut stage = staged(&scratch.0, &NEW[..1]);
    // Something else takes the path of the next staged file.
    fs::create_dir_all(scratch.0.join(".armature-staged/1")).unwrap();
    for (kind, file) in kinds(&NEW[1..]) {
        stage.put(kind, file);
    }
    assert_eq!(stage.problem().unwrap().code, "armature::output::unwritable");
    assert!(stage.commit(&[Kind::Crate]).is_err());
    for (path, content) in OLD {
        assert_eq!(scratch.read(path).as_deref(), Some(content), "{path}");
    }
}

#[test]
fn a_folder_that_a_failed_run_made_is_removed() {
    let scratch = Scratch::new("made-folder");
    let out = scratch.0.join("a/b");
    drop(staged(&out, &NEW));
    assert!(!scratch.0.join("a").exists());
    staged(&out, &NEW).commit(&[Kind::Crate]).unwrap();
    assert_eq!(scratch.read("a/b/a").as_deref(), Some("new a"));
}

#[test]
fn two_runs_do_not_write_at_the_same_time() {
    let scratch = Scratch::new("busy");
    scratch.run(&OLD).unwrap();
    fs::create_dir_all(scratch.0.join(".armature-staged")).unwrap();
    let other = fs::File::create(scratch.0.join(".armature-staged/lock")).unwrap();
    other.lock().unwrap();
    assert_eq!(scratch.run(&NEW).unwrap_err().code, "armature::output::busy");
    assert_eq!(
        Stage::open(&scratch.0).unwrap_err().code,
        "armature::output::busy"
    );
    drop(other);
    assert_eq!(scratch.run(&NEW).unwrap().written, 3);
}

#[test]
fn a_journal_from_somewhere_else_writes_nothing_outside() {
    let scratch = Scratch::new("hostile-journal");
    let stage = scratch.0.join("out/.armature-staged");
    fs::create_dir_all(&stage).unwrap();
    fs::write(stage.join("0"), "evil").unwrap();
    fs::write(stage.join("journal"), r#"{"moves":["../evil"],"removals":[]}"#).unwrap();
    assert!(recover(&scratch.0.join("out")).is_err());
    assert_eq!(scratch.read("evil"), None);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_written_through() {
    let scratch = Scratch::new("links");
    fs::create_dir_all(scratch.0.join("out")).unwrap();
    fs::create_dir_all(scratch.0.join("outside")).unwrap();
    std::os::unix::fs::symlink(scratch.0.join("outside"), scratch.0.join("out/b")).unwrap();
    let file = (
        Kind::Crate,
        File {
            path: "b/c".into(),
            content: "x".into(),
        },
    );
    let problems = plan(&scratch.0.join("out"), &[file], &[Kind::Crate]).unwrap_err();
    assert_eq!(
        problems.iter().map(|p| p.code).collect::<Vec<_>>(),
        ["armature::output::link"]
    );

    // Nor is the lock, nor what is staged.
    let stage = scratch.0.join("out/.armature-staged");
    fs::create_dir_all(&stage).unwrap();
    fs::write(scratch.0.join("outside/kept"), "kept").unwrap();
    std::os::unix::fs::symlink(scratch.0.join("outside/kept"), stage.join("lock")).unwrap();
    assert!(recover(&scratch.0.join("out")).is_err());
    assert_eq!(scratch.read("outside/kept").as_deref(), Some("kept"));
}
