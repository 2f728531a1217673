//! JavaScript literals back to values, by means of a parser that knows nothing of the project.

use serde_json::{Map, Value};
use tree_sitter::{Node, Parser};

/// The value of a program's first array, object or string; functions without parameters count as what they return.
///
/// # Panics
/// Panics when the text is not JavaScript, or has anything but literals.
pub(crate) fn evaluate(program: &str) -> Value {
    let mut parser = Parser::new();
    let language = tree_sitter_javascript::LANGUAGE.into();
    parser.set_language(&language).expect("the versions fit");
    let tree = parser.parse(program, None).expect("a parser without limits ends");
    let root = tree.root_node();
    assert!(!root.has_error(), "no JavaScript:\n{program}");
    let statement = root.named_child(0).and_then(|statement| statement.named_child(0));
    value(statement.expect("there is a statement"), program)
}

fn value(node: Node<'_>, program: &str) -> Value {
    let text = &program[node.byte_range()];
    let only = |node: Node<'_>| value(node.named_child(0).expect("there is a child"), program);
    match node.kind() {
        "assignment_expression" => field(node, "right", program),
        "arrow_function" => field(node, "body", program),
        "parenthesized_expression" => only(node),
        "array" => children(node)
            .into_iter()
            .map(|child| value(child, program))
            .collect(),
        "object" => Value::Object(members(node, program)),
        "string" | "template_string" => Value::String(string(node, program)),
        "number" => number(text),
        "unary_expression" => number(text),
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        "binary_expression" => {
            let [left, right] = ["left", "right"].map(|side| field(node, side, program));
            let text = |side: Value| side.as_str().expect("only strings are added").to_owned();
            Value::String(text(left) + &text(right))
        }
        kind => panic!("no literal, but {kind}: {text}"),
    }
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).collect()
}

fn field(node: Node<'_>, name: &str, program: &str) -> Value {
    value(node.child_by_field_name(name).expect("it has this part"), program)
}

fn members(object: Node<'_>, program: &str) -> Map<String, Value> {
    let mut members = Map::new();
    for pair in children(object) {
        assert_eq!(pair.kind(), "pair");
        let key = pair.child_by_field_name("key").expect("a pair has a key");
        let name = match key.kind() {
            "string" => string(key, program),
            _ => program[key.byte_range()].to_owned(),
        };
        let known = members.insert(name, field(pair, "value", program));
        assert!(known.is_none(), "a key comes twice");
    }
    members
}

/// The number as JavaScript has it.
fn number(text: &str) -> Value {
    text.parse::<f64>().expect("a number").into()
}

fn string(node: Node<'_>, program: &str) -> String {
    let mut result = String::new();
    for part in children(node) {
        let text = &program[part.byte_range()];
        match part.kind() {
            "string_fragment" => result.push_str(text),
            "escape_sequence" => result.push(escaped(text)),
            kind => panic!("no part of a string, but {kind}: {text}"),
        }
    }
    result
}

fn escaped(sequence: &str) -> char {
    let code = |digits: &str| {
        let code = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        char::from_u32(code).expect("a character")
    };
    match &sequence[1..] {
        "n" => '\n',
        "t" => '\t',
        "r" => '\r',
        "b" => '\u{8}',
        "f" => '\u{c}',
        digits if digits.starts_with(['x', 'u']) => code(&digits[1..]),
        other => other.chars().next().expect("an escaped character"),
    }
}
