//! What a site needs to know of the pages that is not in their Markdown: what can be searched for, which versions there are,
//! what is next to what.

use crate::output::File;

/// Takes a file as it is made, with a path below the folder of the pages; the Markdown of a page comes with what a site needs
/// to know of it. Files come in any order.
pub type Emit<'e> = &'e (dyn Fn(File, Option<&PageInfo>) + Sync);

/// What is known of the pages for readers besides their files.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// What else there is to know, in the order of the pages.
    pub pages: Vec<PageInfo>,
    /// The pages of all changes of a resource.
    pub changes: Vec<ChangesInfo>,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageInfo {
    /// The path of its Markdown without the ending.
    pub path: String,
    /// What it is about.
    pub role: Role,
    /// The service's folder; empty for an API that belongs to none.
    pub service: String,
    /// The group, such as `Compute`, as its page and the folder of its pages are called.
    pub group: String,
    /// The title of the group.
    pub group_title: String,
    /// What the resource, the operations or the schema are called.
    pub name: String,
    /// The first sentence of its description; empty where lists do not show it.
    pub summary: String,
    /// The ARM type, where the path has one.
    pub kind: Option<String>,
    /// The path of the document that describes it.
    pub document: String,
    /// The API version.
    pub version: String,
    /// Whether the version is a preview.
    pub preview: bool,
    /// Whether the page is that of the newest version.
    pub latest: bool,
    /// All versions of the resource, the newest first, each with the path of its page.
    pub versions: Vec<(String, String)>,
    /// The resource that it belongs to, by the path of its page.
    pub parent: Option<String>,
    /// What the resource depends on.
    pub needs: Vec<Neighbour>,
    /// What depends on the resource.
    pub used_by: Vec<Neighbour>,
    /// What can be searched for on the page.
    pub terms: Vec<Term>,
}

/// The changes between any two versions of a resource, which have a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangesInfo {
    /// The path of its Markdown without the ending.
    pub path: String,
    /// The path of the page of the resource.
    pub page: String,
    /// The versions, the oldest first, each with the path of its page.
    pub versions: Vec<(String, String)>,
    /// The index of the first version that is compared with all that follow; older ones with the next one only.
    pub first_compared: usize,
    /// The changes, those that break clients first.
    pub changes: Vec<ChangeInfo>,
}

/// A change with all pairs of versions that it is between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeInfo {
    /// `breaking` or `may break`; empty where no client is affected.
    pub mark: &'static str,
    /// What changed; names are between backticks.
    pub message: String,
    /// Why it breaks a client; empty where it does not.
    pub reason: &'static str,
    /// The path of the property or the operation; empty where no page has it.
    pub target: String,
    /// The ids of it on pages, each with the indexes of the versions whose pages have that id.
    pub anchors: Vec<(String, Vec<usize>)>,
    /// The pairs of versions: the first and the last of the old ones, the first and the last of the new ones.
    pub between: Vec<[usize; 4]>,
}

/// What pages are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A resource of Azure.
    Resource,
    /// Operations of an API.
    Operations,
    /// A schema of an API.
    Schema,
    /// An explanation of other pages.
    Guide,
}

/// A resource next to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// What it is called.
    pub name: String,
    /// The path of its page, where it has one.
    pub path: Option<String>,
}

/// Something that can be searched for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// The name of a type or of a property, or a value.
    pub name: String,
    /// The id on the page.
    pub anchor: String,
    /// What it is called where that is not its name, as an operation by its summary; else empty.
    pub title: String,
    /// What else it is found by, such as the path of an operation.
    pub keywords: String,
    /// Whether it is a property whose values are secret.
    pub secret: bool,
}

/// The kinds of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// A type.
    Type,
    /// A property.
    Property,
    /// A value that a property may have.
    Value,
    /// An operation.
    Operation,
    /// A code that validators report.
    Code,
    /// A mark of properties and operations.
    Mark,
    /// A parameter of an operation.
    Parameter,
    /// A header of a response.
    Header,
}
