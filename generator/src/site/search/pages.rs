//! The pages in the index of the search: all of them in one file, the most central first.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::words::words;
use super::{File, PageInfo, script};
use crate::docs::reader::Role;
use crate::docs::reader::markdown::anchor::encoded;

/// What every reader knows resources by, and their initials do not say: names and ARM types.
const KNOWN: [(&str, &str); 24] = [
    ("aca", "Microsoft.App/containerApps"),
    ("aci", "Microsoft.ContainerInstance/containerGroups"),
    ("acr", "Microsoft.ContainerRegistry/registries"),
    ("adf", "Microsoft.DataFactory/factories"),
    ("agw", "Microsoft.Network/applicationGateways"),
    ("aks", "Microsoft.ContainerService/managedClusters"),
    ("apim", "Microsoft.ApiManagement/service"),
    ("appgw", "Microsoft.Network/applicationGateways"),
    ("asp", "Microsoft.Web/serverfarms"),
    ("cosmos", "Microsoft.DocumentDB/databaseAccounts"),
    ("eventhub", "Microsoft.EventHub/namespaces"),
    ("functionapp", "Microsoft.Web/sites"),
    ("keyvault", "Microsoft.KeyVault/vaults"),
    ("kv", "Microsoft.KeyVault/vaults"),
    ("law", "Microsoft.OperationalInsights/workspaces"),
    ("nic", "Microsoft.Network/networkInterfaces"),
    ("pip", "Microsoft.Network/publicIPAddresses"),
    ("servicebus", "Microsoft.ServiceBus/namespaces"),
    ("snet", "Microsoft.Network/virtualNetworks/subnets"),
    ("uami", "Microsoft.ManagedIdentity/userAssignedIdentities"),
    ("udr", "Microsoft.Network/routeTables"),
    ("vnet", "Microsoft.Network/virtualNetworks"),
    (
        "waf",
        "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies",
    ),
    ("webapp", "Microsoft.Web/sites"),
];

/// Returns the newest version of all pages, the most central first: those that others need or belong to.
pub(super) fn ordered(pages: &[PageInfo]) -> Vec<&PageInfo> {
    let mut children: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.latest) {
        if let Some(parent) = &page.parent {
            *children.entry(parent).or_default() += 1;
        }
    }
    let weight = |page: &PageInfo| {
        let below = children.get(page.path.as_str()).copied().unwrap_or_default();
        let stands_alone = page.role == Role::Resource && page.parent.is_none();
        2 * page.used_by.len() + below + usize::from(stands_alone) + 2 * usize::from(!page.preview)
    };
    let mut ordered: Vec<&PageInfo> = pages.iter().filter(|page| page.latest).collect();
    ordered.sort_by_cached_key(|page| std::cmp::Reverse(weight(page)));
    ordered
}

/// Makes the file with all pages. `chunks` and `shards` are where files of terms and of words begin; `aliases` are names that
/// the configuration gives to pages.
pub(super) fn file(
    pages: &[&PageInfo],
    chunks: &[usize],
    shards: Vec<usize>,
    aliases: &BTreeMap<String, String>,
) -> File {
    let groups = groups(pages);
    let numbers: BTreeMap<&str, usize> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| (group.folder, at))
        .collect();
    let rows = pages.iter().filter_map(|page| {
        let number = numbers.get(page.group.as_str())?;
        Some(row(page, *number, groups[*number].version).to_string())
    });
    let rows: Vec<String> = rows.collect();
    let groups: Vec<Value> = groups
        .iter()
        .map(|of| json!([of.title, of.folder, of.service, of.version]))
        .collect();
    let arguments = format!(
        "{{\"groups\":{},\n\"chunks\":{},\n\"shards\":{},\n\"aliases\":{},\n\"rows\":[\n{}\n]}}",
        Value::from(groups),
        json!(chunks),
        json!(shards),
        json!(resolved(pages, aliases)),
        rows.join(",\n")
    );
    script("pages", "pages", &arguments)
}

/// A group of pages.
struct Group<'p> {
    title: &'p str,
    folder: &'p str,
    /// The words of its service.
    service: String,
    /// The version that most of its pages have.
    version: &'p str,
}

/// Returns the groups of pages, in the order of their first pages.
fn groups<'p>(pages: &[&'p PageInfo]) -> Vec<Group<'p>> {
    let mut versions: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut groups: Vec<Group<'p>> = Vec::new();
    for page in pages {
        let counts = versions.entry(&page.group).or_insert_with(|| {
            groups.push(Group {
                title: &page.group_title,
                folder: &page.group,
                service: words(&page.service).join(" "),
                version: "",
            });
            BTreeMap::new()
        });
        *counts.entry(&page.version).or_default() += 1;
    }
    for group in &mut groups {
        let counts = versions.get(group.folder).into_iter().flatten();
        let usual = counts.max_by_key(|(_, count)| **count);
        group.version = usual.map_or("", |(version, _)| version);
    }
    groups
}

/// Returns a page: name, group, role, then ARM type, version and path, where these do not follow from the others.
fn row(page: &PageInfo, group: usize, usual_version: &str) -> Value {
    let (role, folder) = match page.role {
        Role::Resource => (0, ""),
        Role::Operations => (1, ""),
        Role::Schema => (2, "schemas/"),
        Role::Guide => (3, ""),
    };
    let own = format!("Microsoft.{}/", page.group);
    let kind = page.kind.as_deref().unwrap_or_default();
    let kind = kind
        .strip_prefix(&own)
        .map_or_else(|| kind.to_owned(), |rest| format!("/{rest}"));
    let path = match page.path == format!("{}/{folder}{}", page.group, page.name) {
        true => String::new(),
        false => encoded(&page.path).into_owned(),
    };
    let version = if page.version == usual_version {
        ""
    } else {
        &page.version
    };
    let mut row = vec![
        json!(page.name),
        json!(group),
        json!(role),
        json!(kind),
        json!(version),
        json!(path),
    ];
    while row.last().is_some_and(|last| *last == "") {
        row.pop();
    }
    row.into()
}

/// Returns the pages that aliases mean. An alias is for a name, a `Group/Name` or an ARM type; those of the configuration
/// come before those that are known.
fn resolved(pages: &[&PageInfo], aliases: &BTreeMap<String, String>) -> BTreeMap<String, usize> {
    let known = KNOWN.iter().map(|(alias, target)| (*alias, *target));
    let given = aliases
        .iter()
        .map(|(alias, target)| (alias.as_str(), target.as_str()));
    let is_meant = |page: &PageInfo, target: &str| {
        let kind = page.kind.as_deref().unwrap_or_default();
        kind.eq_ignore_ascii_case(target)
            || page.name.eq_ignore_ascii_case(target)
            || page.path.eq_ignore_ascii_case(target)
    };
    let found = known.chain(given).filter_map(|(alias, target)| {
        let page = pages.iter().position(|page| is_meant(page, target))?;
        Some((words(alias).concat(), page))
    });
    found.collect()
}
