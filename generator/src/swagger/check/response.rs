//! Responses: <https://swagger.io/specification/v2/#response-object>.

use super::{Checker, keys};
use crate::source::{Kind, Value};

impl<'a> Checker<'a> {
    /// A response where it is described.
    pub(super) fn response(&mut self, response: Value<'a>) {
        if !matches!(response.kind(), Kind::Object(_)) {
            return;
        }
        self.keys(response, &keys::RESPONSE);
        self.require(response, "description", "a response", "Response Object");
        if let Some(schema) = response.get("schema") {
            self.schema(schema);
        }
        for (_, header) in response.get("headers").into_iter().flat_map(Value::members) {
            if matches!(header.kind(), Kind::Object(_)) {
                self.keys(header, &keys::HEADER);
                self.require(header, "type", "a header", "Header Object");
                self.item(header, "Header Object");
            }
        }
    }
}
