//! The files of a revision of a git repository, as the command `git` gives them. Nothing is fetched.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diagnostic::Diagnostic;

/// Returns the files below a folder at a revision whose paths are `wanted`, by their paths below the folder.
///
/// # Errors
/// When `git` cannot be run, the folder is in no repository, or there is no such revision.
pub(super) fn files(
    folder: &Path,
    revision: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<BTreeMap<String, Vec<u8>>, Diagnostic> {
    if revision.starts_with('-') {
        return Err(failed(revision, "a revision does not begin with a hyphen"));
    }
    let commit = format!("{revision}^{{commit}}");
    let commit = run(folder, &["rev-parse", "--verify", "--quiet", &commit], b"");
    let commit = commit.map_err(|why| match why.is_empty() {
        true => failed(revision, "no such revision"),
        false => failed(revision, &why),
    })?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let list =
        run(folder, &["ls-tree", "-r", "-z", &commit, "."], b"").map_err(|why| failed(revision, &why))?;
    let list = String::from_utf8_lossy(&list).into_owned();
    let entries = list.split('\0').filter_map(entry);
    let entries: Vec<(&str, &str)> = entries.filter(|(_, path)| is_wanted(path)).collect();
    let wanted: String = entries.iter().map(|(id, _)| format!("{id}\n")).collect();
    let contents =
        run(folder, &["cat-file", "--batch"], wanted.as_bytes()).map_err(|why| failed(revision, &why))?;
    let mut rest = contents.as_slice();
    let mut files = BTreeMap::new();
    for (_, path) in entries {
        let (content, behind) = object(rest).ok_or_else(|| failed(revision, "`git` gave no content"))?;
        files.insert(path.to_owned(), content.to_vec());
        rest = behind;
    }
    Ok(files)
}

/// Reads a line of `git ls-tree`: mode, type, id, a tab and the path. Links are left out.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, kind, id) = (about.next()?, about.next()?, about.next()?);
    let is_file = kind == "blob" && mode.starts_with("100");
    is_file.then_some((id, path))
}

/// Reads an object of `git cat-file --batch`: a line with id, type and size, and the content with a line feed behind it.
/// Returns the content and the rest.
fn object(output: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memchr(b'\n', output)?;
    let size = str::from_utf8(&output[..end])
        .ok()?
        .rsplit(' ')
        .next()?
        .parse()
        .ok()?;
    let rest = output.get(end + 1..)?;
    let content = rest.get(..size)?;
    Some((content, rest.get(size + 1..)?))
}

/// Runs `git` in a folder. Returns what it prints, or its message.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut process = command
        .spawn()
        .map_err(|error| format!("`git` cannot be run: {error}"))?;
    let stdin = process.stdin.take();
    // Written while the output is read: a pipe holds a limited number of bytes.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        process.wait_with_output()
    });
    let output = output.map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}

fn failed(revision: &str, why: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::source::revision",
        format!("the revision `{revision}` cannot be read: {why}"),
    )
    .help("name a commit, branch or tag of the repository that the documents are in")
}
