//! The command line: arguments in, exit code out.

use armature::diagnostic::Diagnostics;
use armature::source::{Root, Sources};

fn main() {
    let root = Root::open(std::path::Path::new(&std::env::args().nth(1).unwrap())).unwrap();
    let paths = root.expand(&std::env::args().nth(2).unwrap()).unwrap();
    let mut d = Diagnostics::default();
    let s = Sources::load(root, &paths, &mut d);
    let t1 = std::time::Instant::now();
    let mut m = armature::swagger::lower(&s, &paths, &mut d);
    eprintln!(
        "{} docs, lower {:?} {} schemas",
        s.documents().len(),
        t1.elapsed(),
        m.schemas.len()
    );
    let t1 = std::time::Instant::now();
    armature::passes::run(&mut m, &mut d);
    eprintln!("passes {:?} {} types", t1.elapsed(), m.types.len());
    if std::env::args().nth(3).is_some() {
        for (_, t) in m.types.iter() {
            let mm = &m.modules[t.module];
            eprintln!(
                "{}::{} {}",
                mm.path.join("::"),
                t.name,
                serde_json::to_string(&t.kind)
                    .unwrap()
                    .chars()
                    .take(300)
                    .collect::<String>()
            );
        }
    }
    for x in d.iter() {
        let at = match x.place {
            Some(armature::diagnostic::Place::Value(o)) => format!(
                "{} {}",
                s.document(o.document).path(),
                s.document(o.document).pointer_of(o.node)
            ),
            _ => String::new(),
        };
        eprintln!("{} {} {at}", x.code, x.message);
    }
}
