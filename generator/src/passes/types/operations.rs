//! The types that operations use: parameters, bodies, headers.

use super::{TypeBuilder, components};
use crate::media;
use crate::model::{MediaType, Model, Operation, SchemaId, TypeRef};

/// The types that an operation uses, each in the order of the operation.
pub(super) struct Uses {
    parameters: Vec<TypeRef>,
    responses: Vec<ResponseUses>,
    content: Vec<Option<TypeRef>>,
}

struct ResponseUses {
    body: Option<TypeRef>,
    headers: Vec<TypeRef>,
    content: Vec<Option<TypeRef>>,
}

impl TypeBuilder<'_> {
    /// Makes the types that operations use, and then those of callbacks and webhooks, which so rename no type of an operation.
    pub(super) fn operations(&mut self) -> Vec<Uses> {
        let model = self.model;
        let operations = model.operations.iter();
        let operations: Vec<_> = operations
            .map(|operation| (operation, operation.own_name()))
            .collect();
        let incoming = model.incoming.iter();
        let incoming: Vec<_> = incoming
            .map(|incoming| (&incoming.operation, incoming.own_name()))
            .collect();
        let mut uses = self.all_uses(&operations);
        uses.extend(self.all_uses(&incoming));
        uses
    }

    /// Makes the types that operations use. Each comes with what its inline types are named after.
    fn all_uses(&mut self, operations: &[(&Operation, String)]) -> Vec<Uses> {
        let all = operations.iter();
        let mut uses: Vec<Uses> = all
            .map(|(operation, own)| self.operation(operation, own))
            .collect();
        // The bodies that count where only one can be used have their names by now.
        for ((operation, own), uses) in operations.iter().zip(&mut uses) {
            uses.content = self.content(&operation.content, own);
            for (response, uses) in operation.responses.iter().zip(&mut uses.responses) {
                let context = format!("{own} {} Response", response.status);
                uses.content = self.content(&response.content, &context);
            }
        }
        uses
    }

    fn operation(&mut self, operation: &Operation, own: &str) -> Uses {
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            let context = self.context(parameter.schema, || format!("{own} {}", parameter.name));
            parameters.push(self.type_ref(parameter.schema, &context));
        }
        let mut responses = Vec::new();
        for response in &operation.responses {
            let body = response.schema.map(|schema| {
                let context = self.context(schema, || format!("{own} {} Response", response.status));
                self.type_ref(schema, &context)
            });
            let mut headers = Vec::new();
            for header in &response.headers {
                let context = self.context(header.schema, || format!("{own} {}", header.name));
                headers.push(self.type_ref(header.schema, &context));
            }
            responses.push(ResponseUses {
                body,
                headers,
                content: Vec::new(),
            });
        }
        self.drain();
        Uses {
            parameters,
            responses,
            content: Vec::new(),
        }
    }

    /// Makes the types of bodies that are JSON.
    fn content(&mut self, content: &[MediaType], own: &str) -> Vec<Option<TypeRef>> {
        let mut types = Vec::with_capacity(content.len());
        for of in content {
            let schema = of.schema.filter(|_| media::is_json(&of.name));
            types.push(schema.map(|schema| {
                let context = self.context(schema, || format!("{own} {}", of.name));
                self.type_ref(schema, &context)
            }));
        }
        self.drain();
        types
    }

    /// Returns what an inline type of an operation is named after: the shared parameter, body, response or header that
    /// has it, which no new operation renames, else its location in the operation.
    fn context(&self, schema: SchemaId, in_operation: impl FnOnce() -> String) -> String {
        components::name(&self.schema(schema).source).unwrap_or_else(in_operation)
    }
}

/// Notes the types at the operations, callbacks and webhooks.
pub(super) fn assign(model: &mut Model, uses: Vec<Uses>) {
    let incoming = model.incoming.iter_mut().map(|incoming| &mut incoming.operation);
    for (operation, uses) in model.operations.iter_mut().chain(incoming).zip(uses) {
        for (parameter, type_ref) in operation.parameters.iter_mut().zip(uses.parameters) {
            parameter.type_ref = Some(type_ref);
        }
        for (media_type, type_ref) in operation.content.iter_mut().zip(uses.content) {
            media_type.type_ref = type_ref;
        }
        for (response, uses) in operation.responses.iter_mut().zip(uses.responses) {
            response.type_ref = uses.body;
            for (header, type_ref) in response.headers.iter_mut().zip(uses.headers) {
                header.type_ref = Some(type_ref);
            }
            for (media_type, type_ref) in response.content.iter_mut().zip(uses.content) {
                media_type.type_ref = type_ref;
            }
        }
    }
}
