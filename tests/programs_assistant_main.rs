// The program that `types_programs.rs` puts next to the crate of `cases/programs/assistant`: OpenAPI 3.1, discriminators
// without a mapping, unions that allow `null`, objects or words.

use armature_assistant::api::assistant::v1_0_0::{
    OutputItem, OutputMessage, OutputMessageContentItem, Refusal, Response, ResponseToolChoice,
};
use armature_assistant::{Nullable, Validate};
use serde_json::json;

fn main() {
    let body = json!({
        "id": "resp_1", "temperature": null, "tool_choice": "auto", "metadata": { "run": "7" },
        "output": [
            { "type": "function_call", "name": "weather", "arguments": "{}" },
            { "type": "message", "content": [{ "type": "output_text", "text": "It rains.", "logprobs": [] }] }
        ]
    });
    let mut response = Response::from_json(body.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&response).unwrap(), body);
    assert_eq!(response.temperature, Some(Nullable::Null));
    assert!(matches!(response.tool_choice, Some(ResponseToolChoice::ToolChoiceOptions(_))));
    let mut texts = Vec::new();
    for item in response.output.iter().flatten() {
        match item {
            OutputItem::FunctionCall(call) => texts.extend(call.name.clone()),
            OutputItem::Message(message) => {
                for part in message.content.iter().flatten() {
                    if let OutputMessageContentItem::Text(text) = part {
                        texts.extend(text.text.clone());
                    }
                }
            }
            _ => panic!("another variant"),
        }
    }
    assert_eq!(texts, ["weather", "It rains."]);

    let refusal = OutputMessage::new([Refusal::new("").into()]);
    response.output.get_or_insert_default().push(refusal.into());
    let response = response.with_temperature(3.0);
    let found = response.validate().unwrap_err();
    let codes: Vec<String> = found.iter().map(|one| format!("{} {}", one.pointer, one.code)).collect();
    assert_eq!(codes, ["/output/2/content/0 ONE_OF_MISSING", "/temperature MAXIMUM"]);
    assert!(found.to_string().contains("Refusal` fits best, but at `/refusal`"), "{found}");
}
