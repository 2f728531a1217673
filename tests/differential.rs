//! All ways of checking a value against each other: `check`, `from_json` and `validate()` of generated code, the
//! engine with the generator's tables, and the engine without its fast path. The values are those of the golden cases
//! of `cases/check`, and random ones for random schemas with compositions. `ARMATURE_BODIES=50000` sets the number of
//! random bodies.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod bodies;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod golden;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod mutation;
#[cfg(test)]
mod package;
#[cfg(test)]
mod random_json_schemas;
#[cfg(test)]
mod random_schemas;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod service;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use armature::internals::diagnostic::Diagnostics;
    use armature::internals::model::{Model, SchemaId, TypeKind, TypeRef};
    use armature::internals::source::Root;
    use armature::internals::support::check::Direction;
    use armature::internals::{Analysis, Extent};
    use serde_json::{Value, json};

    use super::bodies::Bodies;
    use super::mutation::Random;
    use super::{golden, random_json_schemas, random_schemas, service};

    /// The number of random bodies unless `ARMATURE_BODIES` is set.
    const FEW: usize = 4000;

    /// The number of definitions of a random document.
    const DEFINITIONS: usize = 60;

    fn analysis(folder: &Path, paths: &[String]) -> Analysis {
        let mut diagnostics = Diagnostics::default();
        let sources = armature::internals::load(Root::open(folder).unwrap(), paths, &mut diagnostics);
        Analysis::of(&sources, paths, Extent::Types, &mut diagnostics)
    }

    /// Returns the definition with a name and the type that has rules of its own.
    fn definition(model: &Model, document: usize, name: &str) -> Option<(TypeRef, SchemaId)> {
        let (_, id) = model.documents[document]
            .definitions
            .iter()
            .find(|(known, _)| known == name)?;
        let of_schema = |of: &armature::internals::model::TypeDef| of.schema == *id;
        let (type_id, _) = model
            .types
            .iter()
            .find(|(_, of)| of_schema(of) && !matches!(of.kind, TypeKind::Alias(_)))?;
        Some((TypeRef::Named(type_id), *id))
    }

    /// Runs the bodies through the model's crate and fails where two ways of checking differ.
    fn assert_no_difference(name: &str, analysis: &Analysis, mut bodies: Bodies) {
        bodies.check(analysis);
        let outcome = service::run_bodies(name, analysis, bodies);
        let mut differences = outcome.disputes.clone();
        for (index, body) in outcome.bodies.list.iter().enumerate() {
            // A value of another type than its own cannot be read, and is refused; a schema that describes members and
            // has no `type` allows it, and its struct cannot hold it either.
            let can_differ = |problem: &str| {
                let is_refused = !body.violations.is_empty() || problem.starts_with("expected an object");
                !body.json.starts_with('{') && is_refused
            };
            if let Some(problem) = outcome.unequal[index]
                .as_ref()
                .filter(|problem| !can_differ(problem))
            {
                differences.push(format!("{}: {problem}\n    {}", body.location, body.json));
            }
            let (here, there) = (body.violations.trim_end(), outcome.violations[index].trim_end());
            if here != there {
                differences.push(format!(
                    "{}: generator\n{here}\ncrate\n{there}\n    {}",
                    body.location, body.json
                ));
            }
        }
        let total = outcome.bodies.list.len();
        println!("{total} bodies, {} differences", differences.len());
        let shown = &differences[..differences.len().min(20)];
        assert!(
            differences.is_empty(),
            "{} of {total}:\n{}",
            differences.len(),
            shown.join("\n")
        );
    }

    #[test]
    fn golden_values_have_one_verdict() {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden-schemas");
        let folders = golden::cases("check");
        let paths: Vec<String> = folders.iter().map(|folder| with_holders(folder, &root)).collect();
        let analysis = analysis(&root, &paths);
        let model = &analysis.model;
        let mut bodies = Bodies::default();
        for (folder, path) in folders.iter().zip(&paths) {
            let document = model.documents.iter().position(|of| of.path == *path).unwrap();
            let values = fs::read_to_string(folder.join("values.json")).unwrap();
            for case in serde_json::from_str::<Vec<Value>>(&values).unwrap() {
                let name = case["type"].as_str().unwrap();
                let holder = definition(model, document, &format!("{name}Holder")).unwrap();
                let values = [(definition(model, document, name), case["value"].clone())];
                let held = (Some(holder), json!({ "value": case["value"] }));
                for (of, value) in values.into_iter().chain([held]) {
                    if let Some((type_ref, schema)) = of {
                        let location = (format!("{path} {name}"), Direction::Any);
                        bodies.push_json(model, (&type_ref, schema), value, location);
                    }
                }
            }
        }
        assert!(bodies.list.len() > 300, "{} bodies", bodies.list.len());
        assert_no_difference("golden", &analysis, bodies);
    }

    /// Copies the document of a case, with an object for each definition that has it as a member, so that values without
    /// a type of their own are reached too. Returns the copy's path.
    fn with_holders(folder: &Path, root: &Path) -> String {
        let text = fs::read_to_string(folder.join("document.json")).unwrap();
        let mut document: Value = serde_json::from_str(&text).unwrap();
        let location = match document.get("openapi") {
            Some(_) => "/components/schemas",
            None => "/definitions",
        };
        let definitions = document.pointer_mut(location).unwrap().as_object_mut().unwrap();
        for name in definitions.keys().cloned().collect::<Vec<_>>() {
            let value = json!({ "$ref": format!("#{location}/{name}") });
            let holder = json!({ "type": "object", "properties": { "value": value } });
            definitions.insert(format!("{name}Holder"), holder);
        }
        let name = folder.file_name().unwrap().to_str().unwrap();
        fs::create_dir_all(root.join(name)).unwrap();
        fs::write(root.join(name).join("document.json"), document.to_string()).unwrap();
        format!("{name}/document.json")
    }

    #[test]
    fn random_values_have_one_verdict() {
        let mut random = Random::new(20_261_128);
        let document = random_schemas::document(DEFINITIONS, &mut random);
        assert_one_verdict("random", &document, &mut random, random_schemas::body);
    }

    #[test]
    fn random_values_of_3_1_have_one_verdict() {
        let mut random = Random::new(20_261_128);
        let document = random_json_schemas::document(2 * DEFINITIONS, &mut random);
        let body = |random: &mut Random| match random_json_schemas::value(random, 3) {
            Value::Object(members) => Value::Object(members),
            value => json!({ "a": value }),
        };
        assert_one_verdict("random-3-1", &document, &mut random, body);
    }

    /// Checks random bodies of the definitions of a document in all ways.
    fn assert_one_verdict(
        name: &str,
        document: &Value,
        random: &mut Random,
        body: impl Fn(&mut Random) -> Value,
    ) {
        let count = std::env::var("ARMATURE_BODIES").map_or(FEW, |text| text.parse().unwrap());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-schemas"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("random.json"), document.to_string()).unwrap();
        let analysis = analysis(&folder, &["random.json".to_owned()]);
        let model = &analysis.model;
        let names: Vec<&String> = model.documents[0]
            .definitions
            .iter()
            .map(|(name, _)| name)
            .collect();
        let typed: Vec<(TypeRef, SchemaId)> = names
            .iter()
            .filter_map(|name| definition(model, 0, name))
            .collect();
        assert!(typed.len() >= 40, "only {} schemas have a type", typed.len());
        let mut bodies = Bodies::default();
        for index in 0..count {
            let (type_ref, schema) = &typed[index % typed.len()];
            let location = format!("random.json {}", model.schemas[*schema].source);
            let body = body(random);
            bodies.push_json(model, (type_ref, *schema), body, (location, Direction::Any));
        }
        assert_no_difference(name, &analysis, bodies);
    }
}
