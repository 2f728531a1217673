//! A folder for a test to work in, and the program to run there.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder that is empty when the test begins. It is left behind for a look at what went wrong.
pub(crate) struct Scratch {
    path: PathBuf,
}

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Scratch {
    /// The folder of the test with this name.
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self { path }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    pub(crate) fn write(&self, path: &str, content: &str) {
        self.write_bytes(path, content.as_bytes());
    }

    pub(crate) fn write_bytes(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Makes a link, with its folder.
    pub(crate) fn link(&self, target: &str, path: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(target, path).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The files below a folder, sorted, with `/` between the parts of their paths; without those of the cache, which no
    /// output depends on.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut files = Vec::new();
        let mut open = vec![self.path(folder)];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.file_type().unwrap().is_dir() {
                    true if entry.file_name() == ".armature-cache" => {}
                    true => open.push(entry.path()),
                    false => files.push(entry.path()),
                }
            }
        }
        let base = self.path(folder);
        let below = |path: &PathBuf| {
            path.strip_prefix(&base)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/")
        };
        let mut files: Vec<String> = files.iter().map(below).collect();
        files.sort();
        files
    }

    /// The program, to be run in the folder.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_armature-under-test"));
        command.current_dir(&self.path);
        command.env_remove("NO_COLOR").env_remove("GITHUB_WORKSPACE");
        command
    }

    /// Runs the program with arguments that are separated by blanks.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        let output = self
            .program()
            .args(arguments.split_whitespace())
            .output()
            .unwrap();
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
