//! How a use of a schema is marked: collected on the way to the schema that has the structure.

use super::side::Side;
use crate::model::{Json, Mutability, SchemaId};
use crate::passes::shape;

/// The marks of a use of schemas that all hold for a value.
#[derive(Clone, Debug)]
pub(super) struct Marks<'m> {
    pub(super) nullable: bool,
    pub(super) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) mutability: Mutability,
    /// The default value, with the schema that has it.
    pub(super) default: Option<(&'m Json, SchemaId)>,
    /// `x-ms-client-name` of the use itself.
    pub(super) client_name: Option<&'m str>,
    /// The name of the definition that is used.
    pub(super) name: Option<&'m str>,
}

impl<'m> Marks<'m> {
    /// The marks of a schema that says nothing.
    const NONE: Self = Self {
        nullable: false,
        deprecated: false,
        read_only: false,
        mutability: EVERYWHERE,
        default: None,
        client_name: None,
        name: None,
    };

    /// Collects the marks of a value. `null` has to be allowed by all of its schemas.
    pub(super) fn of(side: &Side<'m>, schemas: &[SchemaId]) -> Self {
        let mut all = schemas.iter().map(|id| Self::of_one(side, *id));
        let first = all.next().unwrap_or(Self::NONE);
        all.fold(first, |one, other| Self {
            nullable: one.nullable && other.nullable,
            deprecated: one.deprecated || other.deprecated,
            read_only: one.read_only || other.read_only,
            mutability: both(one.mutability, other.mutability),
            default: other.default.or(one.default),
            client_name: other.client_name.or(one.client_name),
            name: other.name.or(one.name),
        })
    }

    fn of_one(side: &Side<'m>, id: SchemaId) -> Self {
        let model = &side.analysis.model;
        let mut marks = Self::NONE;
        let mut next = Some(id);
        while let Some(id) = next {
            let schema = &model.schemas[id];
            marks.nullable |= schema.nullable;
            marks.deprecated |= schema.deprecated;
            marks.read_only |= schema.read_only;
            marks.mutability = both(marks.mutability, schema.mutability.unwrap_or(EVERYWHERE));
            let default = schema.default.as_ref().map(|default| (default, id));
            marks.default = marks.default.or(default);
            marks.name = marks.name.or(schema.name.as_deref());
            if marks.name.is_none() {
                marks.client_name = marks.client_name.or(schema.client_name.as_deref());
            }
            let wrapped = || shape::wrapped(model, id, |additions| additions.constraint);
            next = schema.reference.or_else(wrapped);
        }
        if marks.read_only {
            marks.mutability = both(
                marks.mutability,
                Mutability {
                    create: false,
                    update: false,
                    read: true,
                },
            );
        }
        marks
    }
}

const EVERYWHERE: Mutability = Mutability {
    create: true,
    read: true,
    update: true,
};

fn both(one: Mutability, other: Mutability) -> Mutability {
    Mutability {
        create: one.create && other.create,
        read: one.read && other.read,
        update: one.update && other.update,
    }
}
