//! The responses of an example.

use super::code::OperationCode;
use super::operation::{Context, PreparedOperation, PreparedResponse, RawFinding};
use super::parameters::{accepts, is_markup};
use crate::model::{Method, Operation, Response};
use crate::pointer::escaped;
use crate::source::{Kind, Value};
use crate::support::check::{Code, Direction};

impl<'a> Context<'a> {
    /// Checks what an example says about the responses.
    pub(super) fn responses(&mut self, prepared: &PreparedOperation<'a>, example: Value<'_>) {
        let operation = prepared.operation;
        for (status, given) in example.get("responses").into_iter().flat_map(Value::members) {
            let pointer = format!("/responses/{}", escaped(status));
            match declared(operation, status) {
                Some(index) => self.response(prepared, index, (status, given), &pointer),
                None => {
                    let message = format!("the operation declares no response with the status {status}");
                    let code = OperationCode::ResponseCode;
                    self.found
                        .push(RawFinding::of(code, &pointer, operation.origin, message));
                }
            }
        }
    }

    fn response(
        &mut self,
        prepared: &PreparedOperation<'a>,
        index: usize,
        given: (&str, Value<'_>),
        pointer: &str,
    ) {
        let (operation, (status, given)) = (prepared.operation, given);
        let (response, tables) = (&operation.responses[index], &prepared.responses[index]);
        self.body(operation, (status, response), tables, given, pointer);
        self.headers(operation, response, tables, given, pointer);
        if operation.long_running {
            self.long_running(operation, status, given, pointer);
        }
    }

    fn body(
        &mut self,
        operation: &'a Operation,
        (status, response): (&str, &'a Response),
        tables: &PreparedResponse<'a>,
        given: Value<'_>,
        pointer: &str,
    ) {
        let body = given.get("body");
        let code = OperationCode::ResponseBody;
        match (body, tables.body, response.schema) {
            (Some(body), Some(_), _) if is_markup(&operation.produces, body) => {}
            (Some(body), Some(link), _) => {
                let pointer = format!("{pointer}/body");
                // An action such as one that lists keys is there to answer with secrets.
                let pass = |code| code == Code::Secret && operation.method == Method::Post;
                self.value(link, body, Direction::Response, &pointer, pass);
                self.resource_id(operation, (status, response), tables, body, &pointer);
            }
            (Some(body), None, None) if !is_nothing(body) => {
                let message = format!("the status {status} is declared without a body");
                self.found.push(RawFinding::of(
                    code,
                    &format!("{pointer}/body"),
                    response.origin,
                    message,
                ));
            }
            // The first answer of a long-running operation may come without the body that the last one has.
            (None, Some(_), _) if operation.long_running && matches!(status, "201" | "202") => {}
            (None, Some(_), _) if operation.method != Method::Head => {
                let message = format!("the status {status} is declared with a body, which is missing");
                self.found
                    .push(RawFinding::of(code, pointer, response.origin, message));
            }
            _ => {}
        }
    }

    /// Checks that the answer of a resource's GET or PUT tells the resource's id.
    fn resource_id(
        &mut self,
        operation: &Operation,
        (status, response): (&str, &Response),
        tables: &PreparedResponse<'a>,
        body: Value<'_>,
        pointer: &str,
    ) {
        let asks = matches!(operation.method, Method::Get | Method::Put) && status.starts_with('2');
        let has_members = body.members().len() > 0;
        if asks && tables.is_resource && has_members && body.get("id").is_none() {
            let code = OperationCode::ResourceId;
            let message = "the answer is a resource, but has no \"id\"";
            self.found
                .push(RawFinding::of(code, pointer, response.origin, message));
        }
    }

    fn headers(
        &mut self,
        operation: &Operation,
        response: &Response,
        tables: &PreparedResponse<'a>,
        given: Value<'_>,
        pointer: &str,
    ) {
        let Some(headers) = given.get("headers") else {
            return;
        };
        let pointer = format!("{pointer}/headers");
        for (name, link) in &tables.headers {
            match header(headers, name) {
                Some((key, value)) => {
                    let pointer = format!("{pointer}/{}", escaped(key));
                    let first = self.found.len();
                    match self.typed(*link, None, value) {
                        Some(typed) => self.value(*link, &typed, Direction::Response, &pointer, |_| false),
                        None => self.value(*link, value, Direction::Response, &pointer, |_| false),
                    }
                    self.tolerate_null(first, &pointer);
                }
                None => {
                    let message = format!("the declared header {name:?} is missing");
                    let code = OperationCode::ResponseHeader;
                    self.found
                        .push(RawFinding::of(code, &pointer, response.origin, message));
                }
            }
        }
        let media = header(headers, "content-type").and_then(|(_, value)| value.as_str());
        if let Some(text) = media.filter(|text| !accepts(&operation.produces, text)) {
            let message = format!("the media type {text:?} is none that the operation answers with");
            let code = OperationCode::ContentType;
            self.found
                .push(RawFinding::of(code, &pointer, operation.origin, message));
        }
    }

    /// Checks status and polling header of a long-running operation. The last answer may be in an example next to
    /// the first one, so 200 is fine everywhere, and so is 204 where nothing is left to answer with. With 201 the
    /// state of the resource may be polled instead.
    fn long_running(&mut self, operation: &Operation, status: &str, given: Value<'_>, pointer: &str) {
        let allowed: &[&str] = match operation.method {
            Method::Put => &["200", "201", "202"],
            Method::Patch => &["200", "201", "202"],
            Method::Post => &["200", "201", "202", "204"],
            Method::Delete => &["200", "202", "204"],
            _ => return,
        };
        if status.starts_with('2') && !allowed.contains(&status) {
            let message = format!("a long-running operation may not answer with the status {status}");
            let code = OperationCode::LongRunningCode;
            self.found
                .push(RawFinding::of(code, pointer, operation.origin, message));
        }
        if status == "202" {
            self.polling_url(operation, given, pointer);
        }
    }

    /// Checks that a response that is not the last one has the URL to poll, in one of the headers that may hold it.
    fn polling_url(&mut self, operation: &Operation, given: Value<'_>, pointer: &str) {
        let names = [
            "location",
            "azure-asyncoperation",
            "operation-location",
            "operation-id",
        ];
        let headers = given.get("headers");
        let mut found = names
            .iter()
            .filter_map(|name| headers.and_then(|headers| header(headers, name)));
        let is_given = |value: Value<'_>| {
            !is_nothing(value) && value.as_str().is_none_or(|text| !text.trim().is_empty())
        };
        let (location, message) = match (found.clone().any(|(_, value)| is_given(value)), found.next()) {
            (true, _) => return,
            (false, Some((name, _))) => (
                format!("{pointer}/headers/{}", escaped(name)),
                format!("the header {name:?} is empty, but should hold the polling URL"),
            ),
            (false, None) => (
                pointer.to_owned(),
                "no header says where to ask on, such as \"Location\" or \"Azure-AsyncOperation\"".into(),
            ),
        };
        let code = OperationCode::LongRunningHeader;
        self.found
            .push(RawFinding::of(code, &location, operation.origin, message));
    }
}

/// Returns the index of the response that a status is declared by: its own, or the default one. The default one means
/// errors where another response is declared for success.
fn declared(operation: &Operation, status: &str) -> Option<usize> {
    let index = |wanted: &str| {
        operation
            .responses
            .iter()
            .position(|response| response.status == wanted)
    };
    // A code is declared by its range too: OpenAPI 3.0, Responses Object.
    let range = || {
        let class = status.bytes().next().filter(|_| status.len() == 3)?;
        let mut responses = operation.responses.iter();
        responses.position(|response| response.range().is_some_and(|range| range + b'0' == class))
    };
    let is_success = |status: &str| status.starts_with('2');
    let succeeds = operation
        .responses
        .iter()
        .any(|response| is_success(&response.status));
    index(status)
        .or_else(range)
        .or_else(|| index("default").filter(|_| !(succeeds && is_success(status))))
}

/// Returns a header, whatever the case of its name.
fn header<'v>(headers: Value<'v>, name: &str) -> Option<(&'v str, Value<'v>)> {
    headers.members().find(|(key, _)| key.eq_ignore_ascii_case(name))
}

/// Returns whether a body says that there is none.
fn is_nothing(body: Value<'_>) -> bool {
    match body.kind() {
        Kind::Null => true,
        Kind::Object(members) => members.len() == 0,
        Kind::String(text) => text.is_empty(),
        _ => false,
    }
}
