//! The front matter of a page: what Docusaurus reads, and facts for tools.

use super::entries::Entry;
use crate::docs::reader::markdown::arm;
use crate::docs::reader::markdown::template::yaml;

/// The front matter; each value as YAML.
#[derive(Debug)]
pub(super) struct Front {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) label: String,
    pub(super) description: String,
    pub(super) keywords: String,
    pub(super) kind: String,
    pub(super) version: String,
    pub(super) document: String,
}

impl Front {
    /// Returns the front matter of a page.
    pub(super) fn of(entry: &Entry) -> Self {
        let resource = &entry.resource;
        let kind = arm::read(&resource.path).kind;
        let label = if entry.is_latest {
            &resource.name
        } else {
            &resource.version
        };
        let title = match entry.is_latest {
            true => resource.name.clone(),
            false => format!("{} {}", resource.name, resource.version),
        };
        let description = format!(
            "Properties, examples and operations of {} from the {} group, version {}",
            resource.name, resource.group, resource.version
        );
        let mut keywords = vec![resource.name.as_str(), resource.group.as_str()];
        keywords.extend(kind.as_deref());
        Self {
            id: yaml(entry.path.rsplit('/').next().unwrap_or_default()),
            title: yaml(&title),
            label: yaml(label),
            description: yaml(&description),
            keywords: serde_json::Value::from(keywords).to_string(),
            kind: yaml(kind.as_deref().unwrap_or_default()),
            version: yaml(&resource.version),
            document: yaml(&resource.document),
        }
    }
}
