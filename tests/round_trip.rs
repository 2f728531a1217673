//! Bodies of examples through generated types: the crate of a service is generated, compiled, and reads and writes
//! every body of the service's official examples. `ARMATURE_SERVICES=all` takes all services, or a list with commas;
//! without it a dozen that have every feature between them.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

#[cfg(test)]
mod bodies;
#[cfg(test)]
mod corpus;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use armature::diagnostic::Diagnostics;
    use armature::rust;
    use armature::source::{Named, Root, Sources};

    use super::bodies::{self, Body};
    use super::corpus;

    /// Services that have every feature between them: families within and across documents, recursion, maps,
    /// closed objects, secrets, dates of all kinds, forms, parameterized hosts.
    const DOZEN: [&str; 12] = [
        "authorization",
        "compute",
        "containerregistry",
        "cosmos-db",
        "datashare",
        "imds",
        "iotcentral",
        "keyvault",
        "msi",
        "recoveryservicesdatareplication",
        "servicefabricmesh",
        "storage",
    ];

    /// Of a thousand bodies that their schemas allow, so many must come back equal.
    const WANTED: usize = 999;

    #[test]
    fn bodies_of_examples_come_back_equal() {
        let Some(folder) = corpus::folder() else { return };
        let specs = folder.join("specs/specification");
        let services = services(&specs);
        let (mut total, mut equal, mut forbidden) = (0, 0, 0);
        for service in &services {
            let outcome = run(&specs, service);
            total += outcome.bodies;
            equal += outcome.bodies - outcome.failures.len();
            forbidden += outcome.forbidden;
            for failure in &outcome.failures {
                println!("{service}: {failure}");
            }
        }
        println!(
            "{equal} of {total} bodies of {} services come back equal; {forbidden} more are not as their schemas \
             want them",
            services.len()
        );
        assert!(
            equal * 1000 >= total * WANTED,
            "{equal} of {total} bodies come back equal"
        );
        assert!(total > 0, "there are bodies");
    }

    fn services(specs: &Path) -> Vec<String> {
        match std::env::var("ARMATURE_SERVICES").as_deref() {
            Ok("all") => {
                let entries = fs::read_dir(specs).unwrap();
                let mut names: Vec<String> = entries
                    .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                    .collect();
                names.sort();
                names
            }
            Ok(list) => list.split(',').map(str::to_owned).collect(),
            Err(_) => DOZEN.map(str::to_owned).to_vec(),
        }
    }

    struct Outcome {
        /// How many bodies their schemas do not allow, which may come back changed.
        forbidden: usize,
        /// How many bodies their schemas allow.
        bodies: usize,
        failures: Vec<String>,
    }

    fn run(specs: &Path, service: &str) -> Outcome {
        let mut diagnostics = Diagnostics::default();
        let root = Root::open(specs).unwrap();
        let paths = root.expand(&format!("{service}/**/*.json")).unwrap();
        let named: Vec<Named> = paths
            .iter()
            .map(|path| Named {
                path: path.clone(),
                place: None,
            })
            .collect();
        let mut sources = Sources::load(root, &named, &mut diagnostics);
        let mut model = armature::swagger::lower(&sources, &paths, &mut diagnostics);
        armature::passes::run(&mut model, &mut diagnostics);
        let bodies = bodies::of_examples(&mut sources, &model);
        let options = rust::Options {
            crate_name: CRATE.into(),
            validators: false,
        };
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let package = target.join("round-trip").join(service);
        write_package(&package, rust::generate(&model, &options), &bodies);
        let program = build(&package, &target.join("round-trip-target"));
        let allowed = bodies
            .list
            .iter()
            .filter(|body| body.violations.is_empty())
            .count();
        Outcome {
            forbidden: bodies.list.len() - allowed,
            bodies: allowed,
            failures: failures(&program, &package, &bodies.list),
        }
    }

    const CRATE: &str = "armature-round-trip-crate";

    fn write_package(package: &Path, files: Vec<armature::output::File>, bodies: &bodies::Bodies) {
        let _ = fs::remove_dir_all(package.join("src"));
        for file in files {
            write(&package.join(&file.path), &file.content);
        }
        let arms: String = bodies
            .types
            .iter()
            .enumerate()
            .map(|(rank, path)| format!("        {rank} => through::<{path}>(body),\n"))
            .collect();
        let main = include_str!("round_trip_main.rs");
        let pass = format!(
            "\nfn pass(of: usize, body: &str) -> Result<(), String> {{\n    match of {{\n{arms}        _ => Err(\"no such type\".into()),\n    }}\n}}\n"
        );
        write(&package.join("src/main.rs"), &format!("{main}{pass}"));
        let lines: String = bodies
            .list
            .iter()
            .map(|body| format!("{} {}\n", body.of, body.json))
            .collect();
        write(&package.join("bodies.txt"), &lines);
        // The very versions that the project is locked to, so that nothing is fetched.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, package.join("Cargo.lock")).unwrap();
        let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
        write(&package.join("Cargo.toml"), &format!("{manifest}\n[workspace]\n"));
    }

    fn write(path: &Path, content: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Compiles the package, warnings denied, and gives the path of the program.
    fn build(package: &Path, target: &Path) -> PathBuf {
        let output = Command::new(env!("CARGO"))
            .args([
                "build",
                "--offline",
                "--quiet",
                "--config",
                "profile.dev.debug=false",
            ])
            .current_dir(package)
            .env("CARGO_TARGET_DIR", target)
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{} does not compile:\n{stderr}",
            package.display()
        );
        target.join("debug").join(CRATE)
    }

    fn failures(program: &Path, package: &Path, bodies: &[Body]) -> Vec<String> {
        let output = Command::new(program)
            .arg(package.join("bodies.txt"))
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8(output.stdout).unwrap();
        let failure = |line: &str| {
            let (rank, problem) = line.split_once(' ').unwrap();
            let body = &bodies[rank.parse::<usize>().unwrap()];
            let allowed = body.violations.is_empty();
            allowed.then(|| format!("{}: {problem}", body.place))
        };
        text.lines().filter_map(failure).collect()
    }
}
