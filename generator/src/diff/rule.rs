//! The rules: what can change, each with its code, the number that `oad` has for it, and whom it concerns.

/// Whom a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everyone who sends requests and reads responses.
    Wire,
    /// Users of generated clients: names that documents give on purpose.
    Sdk,
    /// Users of generated clients: names and orders that change nothing on the wire, and that refactoring changes.
    Names,
}

impl Scope {
    /// Returns the word for it: `wire` or `sdk`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Sdk | Self::Names => "sdk",
        }
    }
}

macro_rules! rules {
    ($($name:ident = $code:literal, $oad:literal, $scope:ident;)*) => {
        /// What a change is about. `armature explain` has a text for each.
        #[allow(missing_docs, reason = "`diagnostic/changes.md` explains each")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $($name,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the stable code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("armature", "::diff::", $code),)*
                }
            }

            /// Returns the number that `oad`, Azure's tool for differences, has for the rule.
            pub const fn oad(self) -> Option<u16> {
                let number = match self {
                    $(Self::$name => $oad,)*
                };
                if number == 0 { None } else { Some(number) }
            }

            /// Returns whom a change concerns.
            pub const fn scope(self) -> Scope {
                match self {
                    $(Self::$name => Scope::$scope,)*
                }
            }
        }
    };
}

rules! {
    VersionDecreased = "version-decreased", 1000, Wire;
    VersionUnchanged = "version-unchanged", 1001, Wire;
    SchemeRemoved = "scheme-removed", 1002, Wire;
    SchemeAdded = "scheme-added", 0, Wire;
    ServerRemoved = "server-removed", 0, Wire;
    ServerAdded = "server-added", 0, Wire;
    SecurityAdded = "security-added", 0, Wire;
    SecurityRemoved = "security-removed", 0, Wire;
    SecurityChanged = "security-changed", 0, Wire;
    WebhookRemoved = "webhook-removed", 0, Wire;
    WebhookAdded = "webhook-added", 0, Wire;
    PathRemoved = "path-removed", 1005, Wire;
    PathAdded = "path-added", 1038, Wire;
    OperationRemoved = "operation-removed", 1035, Wire;
    OperationAdded = "operation-added", 1039, Wire;
    OperationIdChanged = "operation-id-changed", 1008, Sdk;
    OperationDeprecated = "operation-deprecated", 0, Wire;
    OperationReactivated = "operation-reactivated", 0, Wire;
    SunsetChanged = "sunset-changed", 0, Wire;
    StabilityLowered = "stability-lowered", 0, Wire;
    LongRunningChanged = "long-running-changed", 1044, Wire;
    PageableChanged = "pageable-changed", 0, Wire;
    ItemNameChanged = "item-name-changed", 0, Sdk;
    RequiredParameterRemoved = "required-parameter-removed", 1009, Wire;
    OptionalParameterRemoved = "optional-parameter-removed", 1046, Wire;
    RequiredParameterAdded = "required-parameter-added", 1010, Wire;
    OptionalParameterAdded = "optional-parameter-added", 1043, Wire;
    ParameterBecameRequired = "parameter-became-required", 1025, Wire;
    ParameterBecameOptional = "parameter-became-optional", 1025, Wire;
    ParameterLocationChanged = "parameter-location-changed", 1015, Wire;
    ParameterFormatChanged = "parameter-format-changed", 1028, Wire;
    ParameterOrderChanged = "parameter-order-changed", 1042, Names;
    ParameterMoved = "parameter-moved", 1050, Names;
    ClientParameterRemoved = "client-parameter-removed", 1007, Names;
    BodyAdded = "body-added", 0, Wire;
    BodyRemoved = "body-removed", 0, Wire;
    BodyBecameRequired = "body-became-required", 0, Wire;
    BodyBecameOptional = "body-became-optional", 0, Wire;
    BodySchemaAdded = "body-schema-added", 0, Wire;
    BodySchemaRemoved = "body-schema-removed", 0, Wire;
    RequestMediaTypeRemoved = "request-media-type-removed", 1003, Wire;
    RequestMediaTypeAdded = "request-media-type-added", 0, Wire;
    ResponseMediaTypeRemoved = "response-media-type-removed", 0, Wire;
    ResponseMediaTypeAdded = "response-media-type-added", 1004, Wire;
    StatusAdded = "status-added", 1011, Wire;
    StatusRemoved = "status-removed", 1012, Wire;
    HeaderAdded = "header-added", 1013, Wire;
    HeaderRemoved = "header-removed", 1014, Wire;
    TypeChanged = "type-changed", 1026, Wire;
    FormatChanged = "format-changed", 1023, Wire;
    NullAllowed = "null-allowed", 0, Wire;
    NullForbidden = "null-forbidden", 0, Wire;
    PropertyRemoved = "property-removed", 1033, Wire;
    RequiredPropertyAdded = "required-property-added", 1034, Wire;
    OptionalPropertyAdded = "optional-property-added", 1045, Wire;
    ResponsePropertyAdded = "response-property-added", 1041, Wire;
    ReadOnlyPropertyAdded = "read-only-property-added", 1040, Wire;
    PropertyBecameRequired = "property-became-required", 1025, Wire;
    PropertyBecameOptional = "property-became-optional", 1025, Wire;
    ReadOnlyChanged = "read-only-changed", 1029, Wire;
    MutabilityChanged = "mutability-changed", 0, Wire;
    PropertyDeprecated = "property-deprecated", 0, Wire;
    PropertyReactivated = "property-reactivated", 0, Wire;
    ClientNameChanged = "client-name-changed", 0, Sdk;
    ClientFlattenChanged = "client-flatten-changed", 0, Sdk;
    EnumValueAdded = "enum-value-added", 1020, Wire;
    EnumValueRemoved = "enum-value-removed", 1019, Wire;
    EnumAdded = "enum-added", 0, Wire;
    EnumRemoved = "enum-removed", 0, Wire;
    ConstantChanged = "constant-changed", 1016, Wire;
    EnumOpened = "enum-opened", 1047, Wire;
    EnumClosed = "enum-closed", 1047, Wire;
    EnumNameChanged = "enum-name-changed", 1047, Sdk;
    EnumNameAdded = "enum-name-added", 1048, Sdk;
    EnumNameRemoved = "enum-name-removed", 1049, Sdk;
    ConstraintTightened = "constraint-tightened", 1024, Wire;
    ConstraintLoosened = "constraint-loosened", 1037, Wire;
    ConstraintChanged = "constraint-changed", 1036, Wire;
    DefaultChanged = "default-changed", 1027, Wire;
    AdditionalPropertiesAdded = "additional-properties-added", 1021, Wire;
    AdditionalPropertiesRemoved = "additional-properties-removed", 1022, Wire;
    DiscriminatorChanged = "discriminator-changed", 1030, Wire;
    VariantAdded = "variant-added", 0, Wire;
    VariantRemoved = "variant-removed", 0, Wire;
    BranchAdded = "branch-added", 0, Wire;
    BranchRemoved = "branch-removed", 0, Wire;
    KeywordAdded = "keyword-added", 0, Wire;
    KeywordRemoved = "keyword-removed", 0, Wire;
    KeywordChanged = "keyword-changed", 0, Wire;
    ReferenceRedirected = "reference-redirected", 1017, Names;
    DefinitionRemoved = "definition-removed", 1006, Names;
    BaseChanged = "base-changed", 1032, Names;
    ExtendsChanged = "extends-changed", 1031, Names;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    #[test]
    fn every_rule_is_explained() {
        let mut rules: Vec<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        rules.sort_unstable();
        let explained: Vec<_> = codes::changes().map(|code| code.name).collect();
        assert_eq!(rules, explained);
    }
}
