//! Versions of Azure's own services: each is compared with the one before it, in both directions.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use armature::internals::Extent;
use armature::internals::diagnostic::Diagnostics;
use armature::internals::diff::{self, Change, Effect, Input, Named, Options, Rule};
use armature::internals::limits::Limits;

use crate::corpus;

/// Returns the documents that have versions, each with the next version of it.
fn neighbours(root: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut versions: BTreeMap<(PathBuf, PathBuf), Vec<(String, PathBuf)>> = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.extend(Some(path).filter(|path| !path.ends_with("examples")));
            } else if path.extension().is_some_and(|ending| ending == "json") {
                let parts: Vec<_> = path.iter().collect();
                let stage = parts
                    .iter()
                    .position(|part| *part == "stable" || *part == "preview");
                let Some(stage) = stage.filter(|stage| stage + 2 < parts.len()) else {
                    continue;
                };
                let service = parts[..stage].iter().collect();
                let document = parts[stage + 2..].iter().collect();
                let version = parts[stage + 1].to_string_lossy().into_owned();
                versions
                    .entry((service, document))
                    .or_default()
                    .push((version, path));
            }
        }
    }
    let lists = versions.into_values().map(|mut list| {
        list.sort();
        list
    });
    let pairs = lists.flat_map(|list| {
        let pairs = list.windows(2).map(|pair| (pair[0].1.clone(), pair[1].1.clone()));
        pairs.collect::<Vec<_>>()
    });
    pairs.collect()
}

fn read(path: &Path) -> Input {
    let mut diagnostics = Diagnostics::default();
    let named = Named::at(path).unwrap();
    Input::read(&named, Limits::default(), Extent::Constraints, &mut diagnostics).unwrap()
}

/// Returns how long it takes to read and parse the documents of an input.
fn parse(input: &Input) -> Duration {
    let documents = input.sources.documents().iter();
    let paths: Vec<String> = documents.map(|document| document.path().to_owned()).collect();
    let root = input.sources.root().clone();
    let start = Instant::now();
    let sources = armature::internals::load(root, &paths, &mut Diagnostics::default());
    assert_eq!(sources.documents().len(), paths.len());
    start.elapsed()
}

fn changes(old: &Input, new: &Input) -> Vec<Change> {
    let pairs = diff::pairs(old, new);
    let changes = pairs
        .iter()
        .map(|(old, new)| diff::changes(old, new, Options { names: true }));
    changes.flatten().collect()
}

/// Rules of which the opposite change is one by another rule, with that rule.
const OPPOSITE: [(Rule, Rule); 8] = [
    (Rule::PathRemoved, Rule::PathAdded),
    (Rule::OperationRemoved, Rule::OperationAdded),
    (Rule::PropertyBecameRequired, Rule::PropertyBecameOptional),
    (Rule::NullAllowed, Rule::NullForbidden),
    (Rule::EnumOpened, Rule::EnumClosed),
    (Rule::ConstraintTightened, Rule::ConstraintLoosened),
    (Rule::EnumValueAdded, Rule::EnumValueRemoved),
    (Rule::RequiredParameterAdded, Rule::RequiredParameterRemoved),
];

#[test]
fn neighbouring_versions_are_compared_both_ways() {
    let Some(folder) = corpus::folder() else { return };
    let pairs = neighbours(&folder.join("specs/specification"));
    assert!(pairs.len() > 20, "{}", pairs.len());
    let (mut parsing, mut whole, mut found) = (Duration::ZERO, Duration::ZERO, 0);
    for (old, new) in pairs {
        let start = Instant::now();
        let (old_input, new_input) = (read(&old), read(&new));
        let forth = changes(&old_input, &new_input);
        whole += start.elapsed();
        parsing += parse(&old_input) + parse(&new_input);
        let back = changes(&new_input, &old_input);
        assert_eq!(changes(&old_input, &old_input), [], "{}", old.display());
        found += forth.len();
        for (rule, opposite) in OPPOSITE {
            let count = |list: &[Change], rule| list.iter().filter(|change| change.rule == rule).count();
            let counts = [count(&forth, rule), count(&forth, opposite)];
            let others = [count(&back, opposite), count(&back, rule)];
            assert_eq!(
                counts,
                others,
                "{rule:?} from {} to {}",
                old.display(),
                new.display()
            );
        }
    }
    eprintln!("parsed in {parsing:?}, parsed, analyzed and compared in {whole:?}: {found} changes");
    assert!(found > 100, "{found}");
}

#[test]
fn the_opposite_of_an_effect_is_found_in_the_other_direction() {
    let Some(folder) = corpus::folder() else { return };
    for (old, new) in neighbours(&folder.join("specs/specification"))
        .into_iter()
        .take(10)
    {
        let (old, new) = (read(&old), read(&new));
        let limits = |list: Vec<Change>, narrowing| {
            let is_limit = |change: &&Change| {
                let effect = if narrowing {
                    Effect::Narrows
                } else {
                    Effect::Widens
                };
                change.rule.code().contains("constraint-") && change.effect == effect
            };
            list.iter().filter(is_limit).count()
        };
        assert_eq!(
            limits(changes(&old, &new), true),
            limits(changes(&new, &old), false)
        );
    }
}
