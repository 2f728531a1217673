//! The resources of a document: which paths are one, and what they are called.

use super::plural;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::origin::Origin;
use crate::source::{Document, Sources, Value};

/// Ids of operations that are read as others: the names of these are not made as those of the rest.
const RENAMED: &[(&str, &str)] = &[
    ("Servers_Get", "FlexibleServers_Get"),
    ("StorageAccounts_GetProperties", "StorageAccounts_Get"),
    ("TableServices_GetServiceProperties", "TableServices_Get"),
    ("QueueServices_GetServiceProperties", "QueueServices_Get"),
    ("FileServices_GetServiceProperties", "FileServices_Get"),
    ("BlobServices_GetServiceProperties", "BlobServices_Get"),
];

/// A resource: a path item with `get` and with `put` or `delete`.
#[derive(Clone, Debug)]
pub(crate) struct Resource {
    /// The first folder below the root.
    pub(crate) service: String,
    /// The resource provider, without what comes before its last dot.
    pub(crate) group: String,
    /// What the resource is called.
    pub(crate) name: String,
    /// What the resource is called that it belongs to, or the resource itself.
    pub(crate) parent: String,
    /// The path template.
    pub(crate) path: String,
    /// The API version.
    pub(crate) version: String,
    /// The path of the document that describes the resource.
    pub(crate) document: String,
    /// The operation `get`; of a resource that cannot be read the operation `put`.
    pub(crate) get: Origin,
    /// The operation `put`.
    pub(crate) put: Option<Origin>,
}

impl Resource {
    /// Returns the path of the resource's page, without its ending: `Group/Type`.
    pub(crate) fn page_path(&self) -> String {
        format!("{}/{}", self.group, self.name)
    }

    /// Returns whether it can be read, and not put only.
    pub(crate) fn is_readable(&self) -> bool {
        self.put != Some(self.get)
    }

    /// Returns the path of the page as file systems compare it that do not tell capital from small letters.
    pub(crate) fn page_name(&self) -> String {
        self.page_path().to_lowercase()
    }
}

/// Returns the resources of a document, in the order of its text. Previews have none. Why a path that should be one is
/// none is reported.
pub(crate) fn resources(
    document: &Document,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Resource> {
    match is_preview(version(document).unwrap_or_default()) {
        true => Vec::new(),
        false => of_any_version(document, sources, diagnostics),
    }
}

/// Returns whether a version is a preview.
pub(crate) fn is_preview(version: &str) -> bool {
    version.contains("preview")
}

fn version(document: &Document) -> Option<&str> {
    document.root().get("info")?.get_str("version")
}

/// Returns the resources of a document that have a page for readers: those of previews too, and those that can be created but
/// not read.
pub(crate) fn for_readers(
    document: &Document,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Resource> {
    let is_resource = |item: Value<'_>| item.get("put").is_some() || is_resource(item);
    of_items(document, sources, &is_resource, diagnostics)
}

/// Returns the resources of a document, those of previews too.
fn of_any_version(document: &Document, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Resource> {
    of_items(document, sources, &is_resource, diagnostics)
}

/// Returns whether a path item is a resource: it can be read, and created or deleted.
fn is_resource(item: Value<'_>) -> bool {
    item.get("get").is_some() && (item.get("put").is_some() || item.get("delete").is_some())
}

fn of_items(
    document: &Document,
    sources: &Sources,
    is_resource: &dyn Fn(Value<'_>) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Resource> {
    let root = document.root();
    let version = version(document);
    let paths = root.get("paths").map(Value::members);
    let items = paths
        .into_iter()
        .flatten()
        .map(|(path, item)| (path, resolved(item, sources)))
        .filter(|(_, item)| is_resource(*item));
    let mut found = Vec::new();
    for (path, item) in items {
        match resource(document, version, path, item) {
            Ok(resource) => found.push(resource),
            Err(problem) => diagnostics.push(problem),
        }
    }
    found
}

/// Returns what a value refers to where it is a reference, else the value itself.
pub(crate) fn resolved<'s>(value: Value<'s>, sources: &'s Sources) -> Value<'s> {
    let reference = value.get("$ref").filter(|reference| reference.as_str().is_some());
    reference
        .and_then(|reference| sources.follow(reference).ok())
        .unwrap_or(value)
}

fn resource(
    document: &Document,
    version: Option<&str>,
    path: &str,
    item: Value<'_>,
) -> Result<Resource, Diagnostic> {
    let problem = |message: String, help: &str| {
        Diagnostic::warning("armature::docs::resource", message)
            .at(SourceLocation::Key(item.origin()), "this has no page")
            .help(help)
    };
    let version = version.ok_or_else(|| {
        problem(
            format!("the resource at `{path}` has no version"),
            "give the document a `version` in its `info`",
        )
    })?;
    let group = group(document.path()).ok_or_else(|| {
        problem(
            format!("the resource at `{path}` belongs to no resource provider"),
            "put the document below a folder that is named after one, such as `Microsoft.Compute`",
        )
    })?;
    let (key, get) = match (item.get("get"), item.get("put")) {
        (None, Some(put)) => ("put", put),
        (get, _) => ("get", get.unwrap_or(item)),
    };
    let id = get.get_str("operationId").ok_or_else(|| {
        problem(
            format!("the resource at `{path}` has no name"),
            &format!("give its `{key}` an `operationId`"),
        )
    })?;
    let (parent, name) = match key {
        "put" => names(&read_instead(id)),
        _ => names(id),
    };
    if !is_file_name(&name) {
        return Err(problem(
            format!("`{id}` gives the resource at `{path}` no name that a file can have"),
            "the `operationId` of a `get` is made of letters and digits, such as `Disks_Get`",
        ));
    }
    Ok(Resource {
        service: document.path().split('/').next().unwrap_or_default().to_owned(),
        group: group.to_owned(),
        name,
        parent,
        path: path.to_owned(),
        version: in_code(version),
        document: document.path().to_owned(),
        get: get.origin(),
        put: item.get("put").map(Value::origin),
    })
}

/// Returns a text as it can be in code within a line: what would end the code or the line becomes a blank.
fn in_code(text: &str) -> String {
    text.replace(|c: char| c == '`' || c.is_control(), " ")
}

/// Returns the resource provider in a document's path: what follows the last dot of the first folder that starts with
/// `Microsoft.`.
pub(crate) fn group(path: &str) -> Option<&str> {
    let folder = path.split('/').find(|folder| folder.starts_with("Microsoft."))?;
    folder.rsplit('.').next().filter(|group| is_file_name(group))
}

/// Returns whether a name is literal in a path, in Markdown and in JavaScript. (What a file system makes of it is known
/// where files are written.)
fn is_file_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Returns what the operation would be called that reads what an operation puts: that it is put does not belong to the name of the
/// resource, what is put does. `Vaults_UpdateAccessPolicy` gives `Vaults_GetAccessPolicy`.
fn read_instead(id: &str) -> String {
    const VERBS: [&str; 9] = [
        "CreateOrUpdate",
        "CreateOrReplace",
        "Create",
        "Update",
        "Replace",
        "Upsert",
        "Put",
        "Set",
        "Add",
    ];
    let (of, method) = id.split_once('_').unwrap_or((id, ""));
    let rest = VERBS.iter().find_map(|verb| {
        let rest = method.strip_prefix(verb)?;
        (!rest.starts_with(|c: char| c.is_ascii_lowercase())).then_some(rest)
    });
    format!("{of}_Get{}", rest.unwrap_or_default())
}

/// Returns the name of a resource's parent and its own one, from the operation id of its `get`.
fn names(id: &str) -> (String, String) {
    let renamed = RENAMED.iter().find(|(from, _)| *from == id);
    let id = renamed.map_or(id, |(_, to)| to);
    let first = id.split('_').next().unwrap_or_default();
    let last = id.rsplit('_').next().unwrap_or_default();
    let parent = plural::singular(first);
    let own = last.replacen("Get", "", 1);
    // The rule takes the singular once more here, of what is one already.
    if !own.is_empty() && own.contains(&plural::singular(&parent)) {
        return (parent, own);
    }
    let name = format!("{parent}{own}");
    (parent, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_operation_ids() {
        let name = |id| names(id).1;
        assert_eq!(name("GalleryImageVersions_Get"), "GalleryImageVersion");
        assert_eq!(name("AccessReviewInstance_GetById"), "AccessReviewInstanceById");
        assert_eq!(name("StorageAccounts_GetProperties"), "StorageAccount");
        assert_eq!(name("Disks_GetDisk"), "Disk");
        assert_eq!(name("Get"), "Get");
    }

    #[test]
    fn what_is_only_put_is_named_after_what_is_put() {
        let name = |id| names(&read_instead(id)).1;
        assert_eq!(name("Vaults_UpdateAccessPolicy"), "VaultAccessPolicy");
        assert_eq!(name("WebApps_CreateOrUpdateHostSecret"), "WebAppHostSecret");
        assert_eq!(name("Boxes_CreateOrUpdate"), "Box");
        assert_eq!(name("Boxes_Settle"), "Box");
    }

    #[test]
    fn the_group_is_the_resource_provider() {
        assert_eq!(
            group("compute/resource-manager/Microsoft.Compute/x.json"),
            Some("Compute")
        );
        assert_eq!(group("a/Microsoft.Foo.Bar/Microsoft.Baz/x.json"), Some("Bar"));
        assert_eq!(group("a/b.json"), None);
        assert_eq!(group("Microsoft.\"/b.json"), None);
    }
}
