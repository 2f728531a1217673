//! What Swagger 2.0 forbids beyond the mistakes that people often make: addresses, tags, security, forms, defaults.

use crate::mistakes::mistake;

/// A member is put before the paths.
#[track_caller]
fn at_the_top(member: &str, code: &str, remedy: &str) {
    mistake("\"paths\"", &format!("{member}, \"paths\""), code, remedy);
}

/// A member is put into an operation.
#[track_caller]
fn in_an_operation(member: &str, code: &str, remedy: &str) {
    let id = "\"operationId\": \"Shapes_Get\"";
    mistake(id, &format!("{id}, {member}"), code, remedy);
}

/// A parameter is put into an operation.
#[track_caller]
fn as_a_parameter(parameter: &str, code: &str, remedy: &str) {
    let list = "\"parameters\": [";
    mistake(list, &format!("{list} {parameter},"), code, remedy);
}

#[test]
fn a_host_has_its_scheme() {
    at_the_top(
        "\"host\": \"https://example.com\"",
        "swagger::value",
        "the scheme belongs to `schemes`, a path to `basePath`; nothing is put in for braces",
    );
}

#[test]
fn a_scheme_is_not_known() {
    at_the_top(
        "\"schemes\": [\"htps\"]",
        "swagger::value",
        "did you mean `https`?",
    );
    in_an_operation(
        "\"schemes\": [\"gopher\"]",
        "swagger::value",
        "write one of `http`, `https`, `ws`, `wss`",
    );
    in_an_operation("\"schemes\": \"https\"", "swagger::type", "write [\"https\"]");
}

#[test]
fn a_media_type_is_a_bare_word() {
    at_the_top(
        "\"produces\": [\"json\"]",
        "swagger::value",
        "write it as `application/json`",
    );
    in_an_operation(
        "\"consumes\": [\"json\"]",
        "swagger::value",
        "write it as `application/json`",
    );
}

#[test]
fn a_tag_is_not_whole_or_stands_twice() {
    at_the_top(
        "\"tags\": [{ \"description\": \"Round ones.\" }]",
        "swagger::required",
        "add a member `name`",
    );
    at_the_top(
        "\"tags\": [{ \"name\": \"round\" }, { \"name\": \"round\" }]",
        "swagger::value",
        "take one of them out",
    );
    in_an_operation("\"tags\": \"round\"", "swagger::type", "write [\"round\"]");
}

#[test]
fn texts_elsewhere_have_no_address() {
    at_the_top("\"externalDocs\": {}", "swagger::required", "add a member `url`");
    in_an_operation("\"externalDocs\": {}", "swagger::required", "add a member `url`");
    mistake(
        "\"version\": \"1\"",
        "\"version\": \"1\", \"license\": {}",
        "swagger::required",
        "add a member `name`",
    );
}

#[test]
fn a_security_scheme_is_not_whole() {
    for (scheme, code, remedy) in [
        ("{}", "swagger::required", "add a member `type`"),
        (
            "{ \"type\": \"apikey\", \"name\": \"key\", \"in\": \"header\" }",
            "swagger::value",
            "did you mean `apiKey`?",
        ),
        (
            "{ \"type\": \"apiKey\", \"in\": \"header\" }",
            "swagger::required",
            "add a member `name`",
        ),
        (
            "{ \"type\": \"apiKey\", \"name\": \"key\", \"in\": \"body\" }",
            "swagger::value",
            "write one of `query`, `header`",
        ),
        (
            "{ \"type\": \"oauth2\", \"flow\": \"implicit\", \"scopes\": {} }",
            "swagger::required",
            "add a member `authorizationUrl`",
        ),
        (
            "{ \"type\": \"oauth2\", \"flow\": \"application\", \"tokenUrl\": \"https://example.com\" }",
            "swagger::required",
            "add a member `scopes`",
        ),
    ] {
        at_the_top(
            &format!("\"securityDefinitions\": {{ \"key\": {scheme} }}"),
            code,
            remedy,
        );
    }
}

#[test]
fn a_requirement_names_no_scheme() {
    in_an_operation(
        "\"security\": [{ \"key\": [] }]",
        "swagger::value",
        "describe it below `securityDefinitions`",
    );
    at_the_top(
        "\"securityDefinitions\": { \"basic\": { \"type\": \"basic\" } }, \"security\": [{ \"basik\": [] }]",
        "swagger::value",
        "did you mean `basic`?",
    );
}

#[test]
fn a_path_has_a_query() {
    mistake(
        "/shapes/{shapeName}",
        "/shapes/{shapeName}?all=true",
        "swagger::path",
        "describe a query as parameters, or put the path below `x-ms-paths`",
    );
}

#[test]
fn a_form_is_not_sent_as_one() {
    let remedy = "add \"consumes\": [\"multipart/form-data\"], or \"application/x-www-form-urlencoded\"";
    let field = "{ \"name\": \"file\", \"in\": \"formData\", \"type\": \"file\" }";
    as_a_parameter(field, "swagger::form", remedy);
    mistake(
        "\"parameters\": [",
        &format!(
            "\"consumes\": [\"application/json\"], \"parameters\": [ {},",
            field.replace("\"file\" }", "\"string\" }")
        ),
        "swagger::form",
        remedy,
    );
}

#[test]
fn a_header_may_be_empty() {
    as_a_parameter(
        "{ \"name\": \"colour\", \"in\": \"header\", \"type\": \"string\", \"allowEmptyValue\": true }",
        "swagger::value",
        "take it out",
    );
}

#[test]
fn a_default_has_another_type() {
    as_a_parameter(
        "{ \"name\": \"all\", \"in\": \"query\", \"type\": \"boolean\", \"default\": \"true\" }",
        "swagger::type",
        "write a value of the type, or correct the `type`",
    );
    mistake(
        "\"minimum\": 3",
        "\"default\": 3.5",
        "swagger::type",
        "write a value of the type, or correct the `type`",
    );
}

#[test]
fn numbers_have_bounds_that_mean_nothing() {
    mistake(
        "\"minimum\": 3",
        "\"exclusiveMaximum\": true",
        "swagger::required",
        "add a member `maximum`, or take it out",
    );
    mistake(
        "\"minimum\": 3",
        "\"multipleOf\": 0",
        "swagger::value",
        "write a number above zero, or take it out",
    );
}
