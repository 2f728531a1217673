//! Recursion: which fields need a box so that no type contains itself.

use crate::model::{Model, TypeId, TypeKind, TypeRef};

/// Boxes the fields that close a ring of structs. Lists, maps and unions hold what they hold on the heap anyway,
/// so only fields that are a struct directly count.
pub(super) fn mark(model: &mut Model) {
    let mut state = vec![State::Unseen; model.types.len()];
    let ids: Vec<TypeId> = model.types.ids().collect();
    for id in ids {
        visit(model, id, &mut state);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Unseen,
    Open,
    Done,
}

/// Visits the fields of a type, and of the types that they resolve to; a field that resolves to a type which is still open
/// closes a ring. Chains may be long, so the way is kept in a list and not on the stack.
fn visit(model: &mut Model, first: TypeId, state: &mut [State]) {
    if state[first.0 as usize] != State::Unseen {
        return;
    }
    state[first.0 as usize] = State::Open;
    let mut open = vec![(first, 0)];
    while let Some((id, index)) = open.last_mut() {
        let (id, field) = (*id, *index);
        *index += 1;
        if field >= field_count(model, id) {
            state[id.0 as usize] = State::Done;
            open.pop();
            continue;
        }
        let Some(next) = direct(model, id, field) else {
            continue;
        };
        match state[next.0 as usize] {
            State::Unseen => {
                state[next.0 as usize] = State::Open;
                open.push((next, 0));
            }
            State::Open => box_field(model, id, field),
            State::Done => {}
        }
    }
}

fn box_field(model: &mut Model, id: TypeId, index: usize) {
    if let TypeKind::Struct(structure) = &mut model.types[id].kind {
        let field = &mut structure.fields[index];
        field.type_ref = boxed(std::mem::replace(&mut field.type_ref, TypeRef::Any));
    }
}

/// Puts the box around the type, inside of what keeps it from the logs.
fn boxed(type_ref: TypeRef) -> TypeRef {
    match type_ref {
        TypeRef::Secret(inner) => TypeRef::Secret(Box::new(boxed(*inner))),
        other => TypeRef::Boxed(Box::new(other)),
    }
}

fn field_count(model: &Model, id: TypeId) -> usize {
    match &model.types[id].kind {
        TypeKind::Struct(structure) => structure.fields.len(),
        _ => 0,
    }
}

/// Returns the struct that a field holds directly.
fn direct(model: &Model, id: TypeId, index: usize) -> Option<TypeId> {
    let TypeKind::Struct(structure) = &model.types[id].kind else {
        return None;
    };
    let mut type_ref = &structure.fields[index].type_ref;
    while let TypeRef::Secret(inner) = type_ref {
        type_ref = inner;
    }
    match type_ref {
        TypeRef::Named(next) if matches!(model.types[*next].kind, TypeKind::Struct(_)) => Some(*next),
        _ => None,
    }
}
