//! Bodies of examples through generated types: the crate of a service is generated, compiled, reads, writes and checks
//! every body of the service's official examples, and bodies with one thing changed. What the crate finds must be
//! what the generator finds with the same rules. `ARMATURE_SERVICES=all` takes all services, or a list with commas;
//! without it a dozen that have every feature between them. The same goes for the inline examples of public OpenAPI
//! documents; `ARMATURE_DESCRIPTIONS=all` takes large documents too, any other value those whose path contains it.

#[cfg(test)]
mod bodies;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod descriptions;
#[cfg(test)]
mod mutation;
#[cfg(test)]
mod package;
#[cfg(test)]
mod service;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::service::{self, Outcome};
    use super::{bodies, corpus, descriptions};

    /// Services that have every feature between them: tagged unions within and across documents, recursion, maps,
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

    /// What is counted over all services.
    #[derive(Default)]
    struct Count {
        allowed: usize,
        equal: usize,
        forbidden: usize,
        changed: usize,
        disputes: usize,
    }

    #[test]
    fn bodies_of_examples_come_back_equal_and_all_checks_agree() {
        let Some(folder) = corpus::folder() else { return };
        let specs = folder.join("specs/specification");
        let services = services(&specs);
        let mut count = Count::default();
        for service in &services {
            add(&mut count, service, &service::run(&specs, service));
        }
        let Count {
            allowed,
            equal,
            forbidden,
            changed,
            disputes,
        } = count;
        println!(
            "{equal} of {allowed} bodies of {} services come back equal; {forbidden} more are not as their schemas \
             want them; {disputes} disputes over these and {changed} changed ones",
            services.len()
        );
        assert!(allowed > 0, "there are bodies");
        assert!(
            equal * 1000 >= allowed * WANTED,
            "{equal} of {allowed} bodies come back equal"
        );
        assert_eq!(disputes, 0, "checks do not agree");
    }

    /// Documents of more bytes, with all that they refer to, are large: their crates take minutes to compile.
    const LARGE: usize = 300_000;

    #[test]
    fn inline_examples_of_descriptions_come_back_equal_and_all_checks_agree() {
        let Some(folder) = descriptions::folder() else {
            return;
        };
        let wanted = std::env::var("ARMATURE_DESCRIPTIONS").unwrap_or_default();
        let mut count = Count::default();
        let mut documents = 0;
        for (index, (root, path)) in descriptions::openapi_documents(&folder).iter().enumerate() {
            let name = format!("description-{index}");
            let most = match wanted.as_str() {
                "" => LARGE,
                "all" => usize::MAX,
                part if format!("{root}/{path}").contains(part) => usize::MAX,
                _ => continue,
            };
            if let Some(outcome) = service::run_description((&folder.join(root), path), &name, most) {
                documents += 1;
                add(&mut count, path, &outcome);
            }
        }
        println!(
            "{} of {} inline examples of {documents} documents come back equal; {} more are not as their schemas \
             want them; {} disputes over these and {} changed ones",
            count.equal, count.allowed, count.forbidden, count.disputes, count.changed
        );
        assert!(count.allowed > 0, "there are examples");
        assert_eq!(count.equal, count.allowed, "examples come back equal");
        assert_eq!(count.disputes, 0, "checks do not agree");
    }

    fn add(count: &mut Count, service: &str, outcome: &Outcome) {
        for dispute in &outcome.disputes {
            println!("{service}: {dispute}");
        }
        count.disputes += outcome.disputes.len();
        for (index, body) in outcome.bodies.list.iter().enumerate() {
            count.disputes += usize::from(differs(outcome, index, service));
            match (body.changed, body.violations.is_empty(), &outcome.unequal[index]) {
                (true, _, _) => count.changed += 1,
                (false, false, _) => count.forbidden += 1,
                (false, true, None) => {
                    count.allowed += 1;
                    count.equal += 1;
                }
                (false, true, Some(problem)) => {
                    count.allowed += 1;
                    println!("{service}: {}: {problem}", body.location);
                }
            }
        }
    }

    /// Whether the crate finds something else in a body than the generator does.
    fn differs(outcome: &Outcome, index: usize, service: &str) -> bool {
        let body: &bodies::Body = &outcome.bodies.list[index];
        let has_rules = outcome.bodies.types[body.of].1;
        let (here, there) = (body.violations.trim_end(), outcome.violations[index].trim_end());
        let differs = has_rules && body.is_of_type && here != there;
        if differs {
            println!(
                "{service}: {}: the generator finds\n{here}\nand the crate\n{there}",
                body.location
            );
        }
        differs
    }

    fn services(specs: &Path) -> Vec<String> {
        match std::env::var("ARMATURE_SERVICES").as_deref() {
            Ok("all") => {
                let mut names: Vec<String> = std::fs::read_dir(specs)
                    .unwrap()
                    .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                    .collect();
                names.sort();
                names
            }
            Ok(list) => list.split(',').map(str::to_owned).collect(),
            Err(_) => DOZEN.map(str::to_owned).to_vec(),
        }
    }
}
