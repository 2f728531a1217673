//! Verdicts about values of OpenAPI 3.1 against those of the crate jsonschema, by random schemas with all keywords of JSON
//! Schema 2020-12. `ARMATURE_BODIES=50000` sets the number of values, `ARMATURE_SEED=7` other schemas.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod mutation;
#[cfg(test)]
mod random_json_schemas;
#[cfg(test)]
#[path = "oracle_suite.rs"]
mod suite;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use armature::internals::diagnostic::Diagnostics;
    use armature::internals::source::Root;
    use armature::internals::support::check::{Direction, Link, Validator};
    use armature::internals::{Analysis, Extent};
    use serde_json::{Value, json};

    use super::mutation::Random;
    use super::random_json_schemas;

    /// The number of values unless `ARMATURE_BODIES` is set.
    const FEW: usize = 20_000;

    /// How many values each document is checked with, and how many definitions it has.
    const VALUES: usize = 1000;
    const DEFINITIONS: usize = 20;

    fn analysis(document: &Value) -> Analysis {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oracle");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("random.json"), document.to_string()).unwrap();
        let mut diagnostics = Diagnostics::default();
        let paths = ["random.json".to_owned()];
        let sources = armature::internals::load(Root::open(&folder).unwrap(), &paths, &mut diagnostics);
        Analysis::of(&sources, &paths, Extent::Constraints, &mut diagnostics)
    }

    /// Returns the differences for random values of the definitions of a document, and how many values are valid.
    fn differences(document: &Value, random: &mut Random) -> (Vec<String>, usize) {
        let analysis = analysis(document);
        let bump = bumpalo::Bump::new();
        let mut tables = analysis.tables(&bump);
        let definitions = &analysis.model.documents[0].definitions;
        let links: Vec<Link> = definitions.iter().map(|(_, id)| tables.used(*id)).collect();
        let (schemas, _) = tables.finish();
        let ours = Validator::new(schemas, Direction::Any);
        let oracles = definitions.iter().map(|(name, _)| {
            let mut schema = document.clone();
            schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
            schema["$ref"] = json!(format!("#/components/schemas/{name}"));
            jsonschema::draft202012::new(&schema).unwrap()
        });
        let oracles: Vec<jsonschema::Validator> = oracles.collect();
        let (mut differences, mut valid) = (Vec::new(), 0);
        for index in 0..VALUES {
            let of = index % links.len();
            let value = random_json_schemas::value(random, 3);
            let violations = ours.violations(links[of].schema(schemas), &value);
            valid += usize::from(violations.is_empty());
            if violations.is_empty() != oracles[of].is_valid(&value) {
                let (name, _) = &definitions[of];
                let schema = &document["components"]["schemas"][name];
                let theirs: Vec<String> = oracles[of]
                    .iter_errors(&value)
                    .map(|error| error.to_string())
                    .collect();
                differences.push(format!(
                    "{name}: {value}\n  schema {schema}\n  ours {violations}\n  theirs {theirs:?}"
                ));
            }
        }
        (differences, valid)
    }

    #[test]
    fn random_values_have_the_verdict_of_jsonschema() {
        let count = std::env::var("ARMATURE_BODIES").map_or(FEW, |text| text.parse().unwrap());
        let mut random =
            Random::new(std::env::var("ARMATURE_SEED").map_or(20_261_128, |text| text.parse().unwrap()));
        let (mut all, mut valid) = (Vec::new(), 0);
        for _ in 0..count.div_ceil(VALUES) {
            let document = random_json_schemas::document(DEFINITIONS, &mut random);
            let (differences, of_document) = differences(&document, &mut random);
            all.extend(differences);
            valid += of_document;
        }
        println!("{count} values, {valid} of them valid, {} differences", all.len());
        assert!(
            valid > count / 10 && valid < count * 9 / 10,
            "{valid} of {count} are valid"
        );
        all.sort_by_key(String::len);
        assert!(
            all.is_empty(),
            "{}:\n{}",
            all.len(),
            all[..all.len().min(6)].join("\n")
        );
    }
}
