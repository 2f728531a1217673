//! Any bytes as a document: the front end, the passes and the tables never panic, and what they make checks itself.
#![no_main]

use armature::internals::diagnostic::Diagnostics;
use armature::internals::{Analysis, Extent};
use armature::internals::source::Root;
use armature::internals::support::check::{Direction, Validator};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    let folder = std::env::temp_dir().join(format!("armature-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the document");
    std::fs::write(folder.join("document.json"), document).expect("room for the document");
    let mut diagnostics = Diagnostics::default();
    let root = Root::open(&folder).expect("the folder is there");
    let paths = ["document.json".to_owned()];
    let sources = armature::internals::load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let (model, bump) = (&analysis.model, bumpalo::Bump::new());
    let mut tables = analysis.tables(&bump);
    let links: Vec<_> = model.schemas.ids().map(|id| tables.used(id)).collect();
    let (schemas, _) = tables.finish();
    let Some(value) = sources
        .documents()
        .first()
        .map(|document| document.root().to_json())
    else {
        return;
    };
    for link in links {
        Validator::new(schemas, Direction::Any).violations(link.schema(schemas), &value);
    }
});
