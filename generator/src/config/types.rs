//! `[types]`: how generated types are.

use toml::de::DeTable;

use super::Config;
use super::reader::Reader;
use crate::diagnostic::near;

/// The values of `required`.
pub(super) const REQUIRED: [&str; 2] = ["option", "plain"];

impl Reader<'_> {
    pub(super) fn types(&mut self, table: &DeTable<'_>, config: &mut Config) {
        let Some(value) = table.get("required") else {
            return;
        };
        match self.string(value, "required").as_deref() {
            Some("option") | None => {}
            Some("plain") => config.plain_required = true,
            Some(other) => {
                let help = near::remedy(other, REQUIRED, near::one_of(REQUIRED));
                self.bad_value(value, &format!("unknown value `{other}`"), &help);
            }
        }
    }
}
