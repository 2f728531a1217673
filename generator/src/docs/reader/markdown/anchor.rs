//! The targets of links: ids of headings, as GitHub and Docusaurus make them, and ids of properties.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Makes the ids of headings, which depend on those that came before on the page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slugger {
    seen: HashMap<String, usize>,
    given: Vec<String>,
}

impl Slugger {
    /// Returns the id of the next heading: small letters, hyphens for blanks, a number where it comes again.
    pub(crate) fn slug(&mut self, heading: &str) -> String {
        let base = slug(heading);
        let mut id = base.clone();
        while self.seen.contains_key(&id) {
            let count = self.seen.entry(base.clone()).or_default();
            *count += 1;
            id = format!("{base}-{count}");
        }
        self.seen.insert(id.clone(), 0);
        self.given.push(id.clone());
        id
    }

    /// Returns the id that links to the next heading have. Programs number headings with the same text in different ways, so
    /// such a heading has an id of its own, see [`before`].
    pub(crate) fn target(&mut self, heading: &str) -> String {
        let id = self.slug(heading);
        match id == slug(heading) {
            true => id,
            false => format!("{REPEATED}{id}"),
        }
    }

    /// Returns an id for a name that no heading has as its text. All headings of the page come first: programs give them their
    /// ids, whatever else has these.
    pub(crate) fn id_besides(&mut self, name: &str) -> String {
        let base = slug(name);
        let repeated = (1..).map(|count| format!("{REPEATED}{base}-{count}"));
        let mut ids = [base.clone()].into_iter().chain(repeated);
        let id = ids.find(|id| !self.seen.contains_key(id)).unwrap_or(base);
        self.seen.insert(id.clone(), 0);
        self.given.push(id.clone());
        id
    }

    /// Returns all ids that were given.
    pub(crate) fn into_ids(self) -> Vec<String> {
        self.given
    }
}

/// What the ids of headings begin with whose text another one has.
const REPEATED: &str = "again:";

/// Returns what comes before the text of a heading with a target: its id, where that does not follow from the text.
pub(crate) fn before(target: &str, heading: &str) -> String {
    let id = target.trim_start_matches('#');
    match id.is_empty() || id == slug(heading) {
        true => String::new(),
        false => format!("<a id=\"{id}\"></a>"),
    }
}

/// Returns the id of a heading that is alone with its text.
pub(crate) fn slug(heading: &str) -> String {
    let id: String = heading
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect();
    if id.is_empty() { "section".into() } else { id }
}

/// Returns a path as a link has it: what would end the path, or the link, is encoded.
pub(crate) fn encoded(path: &str) -> Cow<'_, str> {
    if !path.contains(ends_path) {
        return path.into();
    }
    let mut result = String::with_capacity(path.len() + 8);
    for c in path.chars() {
        if ends_path(c) {
            result.push_str(&format!("%{:02X}", c as u32));
        } else {
            result.push(c);
        }
    }
    result.into()
}

fn ends_path(c: char) -> bool {
    " \"#%()<>?[]\\`|*_~{}&:".contains(c)
}

/// Returns the name of the file of a version: other characters than letters, digits, hyphens, dots and underscores are
/// hyphens.
pub(crate) fn file_name(version: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-._".contains(c) {
            c
        } else {
            '-'
        }
    };
    version.chars().map(plain).collect()
}

/// Returns the link from a file to another one.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let target: Vec<&str> = to.split('/').collect();
    let pairs = folders.iter().zip(&target[..target.len() - 1]);
    let shared = pairs.take_while(|(a, b)| a == b).count();
    format!(
        "{}{}",
        "../".repeat(folders.len() - shared),
        target[shared..].join("/")
    )
}

/// Returns the link from one page to another one, both as paths without their endings.
pub(crate) fn page_link(from: &str, to: &str) -> String {
    format!("{}.md", encoded(&relative(from, to)))
}

/// Gives each property of a page an id of its own.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// Ids other than those of headings.
    pub(crate) fn with_headings(headings: impl IntoIterator<Item = String>) -> Self {
        Self {
            taken: headings.into_iter().collect(),
        }
    }

    /// Returns the id for a path of properties: the path itself, unless something else has it.
    pub(crate) fn take(&mut self, path: &str) -> String {
        let clean: String = path.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
        let clean = if clean.is_empty() { "-".to_owned() } else { clean };
        let mut id = clean.clone();
        for count in 1.. {
            if self.taken.insert(id.clone()) {
                break;
            }
            id = match count {
                1 => format!(".{clean}"),
                _ => format!(".{clean}.{count}"),
            };
        }
        id
    }
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "-_.:*$@".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_come_again_are_numbered() {
        let mut slugger = Slugger::default();
        let ids = [
            "Properties",
            "TargetRegion",
            "properties",
            "Create a disk.",
            "Properties",
            "!",
        ]
        .map(|heading| slugger.slug(heading));
        let expected = [
            "properties",
            "targetregion",
            "properties-1",
            "create-a-disk",
            "properties-2",
            "section",
        ];
        assert_eq!(ids, expected);
    }

    #[test]
    fn ids_besides_headings_are_none_of_theirs() {
        let mut slugger = Slugger::default();
        slugger.slug("List gists");
        slugger.slug("gists_list");
        let ids = ["gists_list", "gists/get", "gistsget"].map(|name| slugger.id_besides(name));
        assert_eq!(ids, ["again:gists_list-1", "gistsget", "again:gistsget-1"]);
    }

    #[test]
    fn ids_of_properties_are_their_paths() {
        let mut ids = Ids::with_headings(["properties".to_owned()]);
        assert_eq!(ids.take("location"), "location");
        assert_eq!(ids.take("properties"), ".properties");
        assert_eq!(ids.take("properties.sku.name"), "properties.sku.name");
        assert_eq!(ids.take("properties.sku.name"), ".properties.sku.name");
        assert_eq!(ids.take("properties.sku.name"), ".properties.sku.name.2");
        assert_eq!(ids.take("a b.\"c"), "a-b.-c");
        assert_eq!(ids.take(""), "-");
    }

    #[test]
    fn links_are_page_link() {
        assert_eq!(
            page_link("Compute/Disk", "Network/Subnet"),
            "../Network/Subnet.md"
        );
        assert_eq!(page_link("Compute/Disk", "Compute/Gallery"), "Gallery.md");
        assert_eq!(page_link("Compute/Disk/2020-01-01", "Compute/Disk"), "../Disk.md");
        assert_eq!(
            page_link("Compute/Disk", "Compute/Disk/2020-01-01"),
            "Disk/2020-01-01.md"
        );
        assert_eq!(page_link("index", "Compute"), "Compute.md");
    }
}
