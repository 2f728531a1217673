//! Mistakes that people really make in such documents. Each gives one message, and the message names the remedy.

use crate::scratch::Scratch;

/// A document in which a mistake is made: `here` is replaced by something else.
const DOCUMENT: &str = r##"{
  "swagger": "2.0",
  "info": { "title": "Shapes", "version": "1" },
  "paths": {
    "/shapes/{shapeName}": {
      "get": {
        "operationId": "Shapes_Get",
        "parameters": [
          { "name": "shapeName", "in": "path", "required": true, "type": "string" }
        ],
        "responses": {
          "200": { "description": "The shape.", "schema": { "$ref": "#/definitions/Shape" } }
        }
      },
      "put": {
        "operationId": "Shapes_Create",
        "parameters": [
          { "name": "shapeName", "in": "path", "required": true, "type": "string" },
          { "name": "shape", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Shape" } }
        ],
        "responses": {
          "200": { "description": "The shape.", "schema": { "$ref": "#/definitions/Shape" } }
        }
      }
    }
  },
  "definitions": {
    "Shape": {
      "type": "object",
      "required": ["name"],
      "properties": {
        "name": { "type": "string", "description": "The name." },
        "created": { "type": "string", "format": "date-time" },
        "sides": { "type": "integer", "format": "int32", "minimum": 3 },
        "tags": { "type": "array", "items": { "type": "string" } },
        "colour": { "$ref": "#/definitions/Colour" }
      }
    },
    "Colour": { "type": "string", "enum": ["Red", "Blue"] }
  }
}
"##;

/// Makes one change to the document; there must be one message, with this code and this remedy.
#[track_caller]
pub(crate) fn mistake(right: &str, wrong: &str, code: &str, remedy: &str) {
    assert_eq!(
        DOCUMENT.matches(right).count().min(1),
        1,
        "{right} is not in the document"
    );
    one_message("main.json", &DOCUMENT.replacen(right, wrong, 1), code, remedy);
}

#[track_caller]
fn one_message(file: &str, text: &str, code: &str, remedy: &str) {
    let caller = std::panic::Location::caller();
    let scratch = Scratch::new(&format!("mistake-{}", caller.line()));
    scratch.write(&format!("shapes/Microsoft.Shapes/{file}"), text);
    scratch.write(
        "shapes/Microsoft.Shapes/types.json",
        "{ \"definitions\": { \"Colour\": { \"type\": \"string\" } } }",
    );
    scratch.write(
        "shapes/Microsoft.Shapes/examples/Shape_Get.json",
        "{ \"parameters\": {}, \"responses\": {} }",
    );
    let run = scratch.run(&format!(
        "generate --root . --spec shapes/Microsoft.Shapes/{file} --out out"
    ));
    let messages = run.stderr.matches("[armature::").count();
    assert_eq!(messages, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains(&format!("[armature::{code}]: ")),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains(&format!("= help: {remedy}\n")),
        "{}",
        run.stderr
    );
    // Where it is, to the line.
    assert!(
        run.stderr
            .contains(&format!("--> shapes/Microsoft.Shapes/{file}:")),
        "{}",
        run.stderr
    );
}

#[test]
fn the_document_without_a_mistake_gives_no_message() {
    let scratch = Scratch::new("mistake-none");
    scratch.write("shapes/Microsoft.Shapes/main.json", DOCUMENT);
    let run = scratch.run("generate --root . --spec shapes/Microsoft.Shapes/main.json --out out");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_name_is_misspelt_in_a_reference() {
    mistake(
        "\"colour\": { \"$ref\": \"#/definitions/Colour\" }",
        "\"colour\": { \"$ref\": \"#/definitions/Color\" }",
        "reference::unresolved",
        "did you mean `#/definitions/Colour`?",
    );
}

#[test]
fn a_file_is_written_in_another_case() {
    mistake(
        "{ \"$ref\": \"#/definitions/Colour\" }",
        "{ \"$ref\": \"./Types.json#/definitions/Colour\" }",
        "source::missing",
        "a file `shapes/Microsoft.Shapes/types.json` exists: upper and lower case matter",
    );
}

#[test]
fn a_reference_is_a_bare_name() {
    mistake(
        "{ \"$ref\": \"#/definitions/Colour\" }",
        "{ \"$ref\": \"Colour\" }",
        "source::missing",
        "did you mean `#/definitions/Colour`?",
    );
}

#[test]
fn a_reference_lacks_its_slash() {
    mistake(
        "{ \"$ref\": \"#/definitions/Colour\" }",
        "{ \"$ref\": \"#definitions/Colour\" }",
        "reference::malformed",
        "did you mean `#/definitions/Colour`?",
    );
}

#[test]
fn a_property_says_that_it_is_required() {
    mistake(
        "\"type\": \"string\", \"description\": \"The name.\"",
        "\"type\": \"string\", \"required\": true",
        "schema::required",
        "list the property's name in `required` of the object that has it",
    );
}

#[test]
fn a_required_property_is_misspelt() {
    mistake(
        "[\"name\"]",
        "[\"nmae\"]",
        "schema::required",
        "did you mean `name`?",
    );
}

#[test]
fn a_keyword_is_misspelt() {
    mistake(
        "\"description\": \"The name.\"",
        "\"descripton\": \"The name.\"",
        "swagger::unknown-key",
        "did you mean `description`?",
    );
}

#[test]
fn a_keyword_is_one_of_openapi_3() {
    mistake(
        "\"description\": \"The name.\"",
        "\"nullable\": true",
        "swagger::unknown-key",
        "this is OpenAPI 3.0: write \"x-nullable\": true",
    );
}

#[test]
fn a_type_is_one_of_another_language() {
    mistake(
        "{ \"type\": \"integer\", \"format\": \"int32\", \"minimum\": 3 }",
        "{ \"type\": \"int\" }",
        "swagger::unknown-type",
        "did you mean `\"type\": \"integer\", \"format\": \"int32\"`?",
    );
}

#[test]
fn a_list_of_types_has_known_types() {
    mistake(
        "\"type\": \"string\", \"description\"",
        "\"type\": [\"sting\", \"null\"], \"description\"",
        "swagger::unknown-type",
        "did you mean `string`?",
    );
    mistake(
        "\"type\": \"string\", \"description\"",
        "\"type\": [], \"description\"",
        "swagger::value",
        "list the types, or take `type` out",
    );
}

#[test]
fn a_format_is_misspelt() {
    mistake(
        "\"date-time\"",
        "\"datetime\"",
        "schema::unknown-format",
        "did you mean `date-time`?",
    );
}

#[test]
fn an_exclusive_bound_is_a_number() {
    mistake(
        "\"minimum\": 3",
        "\"exclusiveMinimum\": 2",
        "swagger::type",
        "put the number into `minimum`, and write \"exclusiveMinimum\": true",
    );
}

#[test]
fn a_number_stands_in_quotes() {
    mistake(
        "\"minimum\": 3",
        "\"minimum\": \"3\"",
        "swagger::type",
        "write it without quotes",
    );
}

#[test]
fn an_array_does_not_say_of_what() {
    mistake(
        "{ \"type\": \"array\", \"items\": { \"type\": \"string\" } }",
        "{ \"type\": \"array\" }",
        "swagger::required",
        "add \"items\": { … } with the schema of the elements",
    );
}

#[test]
fn a_path_parameter_is_not_declared() {
    mistake(
        "/shapes/{shapeName}",
        "/groups/{groupName}/shapes/{shapeName}",
        "swagger::path-parameter",
        "add { \"name\": \"groupName\", \"in\": \"path\", \"required\": true, \"type\": \"string\" } to its parameters",
    );
}

#[test]
fn a_path_parameter_is_optional() {
    mistake(
        "\"in\": \"path\", \"required\": true,",
        "\"in\": \"path\",",
        "swagger::required",
        "write \"required\": true",
    );
}

#[test]
fn a_body_has_its_type_beside_it() {
    mistake(
        "\"in\": \"body\", \"required\": true, \"schema\": { \"$ref\": \"#/definitions/Shape\" }",
        "\"in\": \"body\", \"required\": true, \"type\": \"object\"",
        "swagger::form",
        "put the description into the schema: \"schema\": { \"type\": … }",
    );
}

#[test]
fn a_response_has_no_description() {
    mistake(
        "\"description\": \"The shape.\", ",
        "",
        "swagger::required",
        "add a member `description`",
    );
}

#[test]
fn an_operation_id_is_copied() {
    mistake(
        "\"Shapes_Create\"",
        "\"Shapes_Get\"",
        "swagger::duplicate-operation",
        "give each operation an id of its own",
    );
}

#[test]
fn an_example_was_renamed() {
    mistake(
        "\"operationId\": \"Shapes_Get\",",
        "\"operationId\": \"Shapes_Get\", \"x-ms-examples\": { \"Get\": { \"$ref\": \"./examples/Shapes_Get.json\" } },",
        "example::missing",
        "did you mean `shapes/Microsoft.Shapes/examples/Shape_Get.json`?",
    );
}

#[test]
fn a_comma_is_left_behind() {
    mistake(
        "\"version\": \"1\" }",
        "\"version\": \"1\", }",
        "source::syntax",
        "take out the comma before it",
    );
}

#[test]
fn a_comma_is_missing() {
    mistake(
        "\"2.0\",",
        "\"2.0\"",
        "source::syntax",
        "put a comma between the members of an object",
    );
}

#[test]
fn a_key_was_copied() {
    mistake(
        "\"type\": \"object\",",
        "\"type\": \"object\", \"type\": \"object\",",
        "source::duplicate-key",
        "take one of them out, or merge them",
    );
}

#[test]
fn a_version_in_yaml_is_a_number() {
    let text = "swagger: '2.0'\ninfo:\n  title: Shapes\n  version: 1.0\npaths: {}\n";
    one_message("main.yaml", text, "swagger::type", "put it in quotes");
}

#[test]
fn yaml_is_indented_with_tabs() {
    let text = "swagger: '2.0'\ninfo:\n\ttitle: Shapes\n";
    one_message(
        "main.yaml",
        text,
        "source::syntax",
        "indent with blanks, not with tabs, and put text with signs in quotes",
    );
}
