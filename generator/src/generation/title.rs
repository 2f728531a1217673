//! What the site is called, and what it is about.

use super::input::Input;
use crate::Analysis;
use crate::config::Config;
use crate::docs;
use crate::model::Document;

/// What a site is called that has Azure's resources only.
const AZURE: &str = "Azure resources";

/// Returns the title of the site: that of the configuration, else that of all documents where they have the same one, else
/// the name of the folder that they are in.
pub(super) fn title(config: &Config, input: &Input, analysis: &Analysis) -> String {
    if let Some(title) = &config.title {
        return title.clone();
    }
    if input.named.iter().all(|path| docs::is_azure(path)) {
        return AZURE.to_owned();
    }
    let named = analysis.model.documents.iter().filter(|document| document.named);
    let shared = shared(named);
    shared.unwrap_or_else(|| input.sources.root().name())
}

/// Returns the `info.title` that all documents have.
fn shared<'d>(mut documents: impl Iterator<Item = &'d Document>) -> Option<String> {
    let first = documents.next()?.title.trim();
    (!first.is_empty() && documents.all(|document| document.title.trim() == first)).then(|| first.to_owned())
}

/// Returns what the site is about: the text of the configuration, else the first sentence of `info.description` of the only
/// document, where that is text without markup.
pub(super) fn description(config: &Config, input: &Input) -> Option<String> {
    if let Some(text) = &config.site_config.description {
        return Some(text.clone());
    }
    let [only] = input.named.as_slice() else {
        return None;
    };
    let document = input.sources.by_path(only).filter(|_| !docs::is_azure(only))?;
    let text = document.root().get("info")?.get_str("description")?;
    let sentence = docs::reader::first_sentence(text);
    let is_plain = !sentence.contains(['[', '<', '|']);
    (is_plain && !sentence.is_empty()).then_some(sentence)
}
