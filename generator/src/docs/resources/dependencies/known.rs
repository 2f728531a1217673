//! Properties that are known to name a resource, though nothing in their schema says so.

use super::{Dependency, Found};

/// A property that is known.
pub(super) struct Known {
    pub(super) property: &'static str,
    pub(super) group: &'static str,
    pub(super) kind: &'static str,
    /// Whether it is a list wherever it is.
    pub(super) list: bool,
}

const fn row(property: &'static str, group: &'static str, kind: &'static str) -> Known {
    Known {
        property,
        group,
        kind,
        list: false,
    }
}

const KNOWN: &[Known] = &[
    row("virtualNetworkSubnetResourceId", "Network", "Subnet"),
    row("virtualNetworkSubnetId", "Network", "Subnet"),
    row("sourceVault", "KeyVault", "Vault"),
    row("keyUrl", "KeyVault", "Key"),
    row("serverFarmId", "Web", "AppServicePlan"),
    row("customerId", "OperationalInsights", "Workspace"),
    Known {
        list: true,
        ..row("publicKeys", "Compute", "SshPublicKey")
    },
];

/// Returns the row of a property.
pub(super) fn known(property: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|row| row.property == property)
}

/// Returns what every resource in a resource group depends on.
pub(super) fn resource_group() -> Dependency {
    Dependency {
        name: "resourceGroup".into(),
        group: "Resources".into(),
        kind: "ResourceGroup".into(),
        list: false,
        found: Found::ResourceGroup,
    }
}

/// Returns what a resource with user-assigned identities depends on.
pub(super) fn managed_identities() -> Dependency {
    Dependency {
        name: "managedIdentities".into(),
        group: "ManagedIdentity".into(),
        kind: "UserAssignedIdentity".into(),
        list: true,
        found: Found::Identities,
    }
}
