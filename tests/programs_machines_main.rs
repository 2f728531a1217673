// The program that `types_programs.rs` puts next to the crate of `cases/programs/machines`: a page that is merged from
// several schemas, actions with a mapping.

use armature_machines::api::machines::v2::{
    Action, ActionReboot, ActionResize, Machine, MachineImage, MachinesList200Response,
};
use armature_machines::Validate;
use serde_json::json;

fn main() {
    let body = json!({
        "machines": [{ "id": 1, "name": "web", "image": "linux", "tags": null }, { "id": 2, "name": "db", "image": 77, "tags": ["a"] }],
        "links": { "pages": { "next": "https://example.com/machines?page=2" } },
        "meta": { "total": 9 }
    });
    let mut page = MachinesList200Response::from_json(body.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&page).unwrap(), body);
    let images: Vec<String> = page.machines.iter().flatten().filter_map(|machine| machine.image.as_ref()).map(|image| match image {
        MachineImage::String(slug) => slug.clone(),
        MachineImage::Integer(id) => format!("#{id}"),
        _ => "another image".to_owned(),
    }).collect();
    assert_eq!(images, ["linux", "#77"]);

    page.machines.get_or_insert_default().push(Machine::new(3, "Not A Name"));
    let found = page.validate().unwrap_err();
    assert_eq!(found.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), ["/machines/2/name"]);

    let action = Action::from_json(br#"{"type":"resize","size":"large"}"#).unwrap();
    let Action::Resize(mut resize) = action else { panic!("another variant") };
    resize.disk = Some(true);
    assert_eq!(serde_json::to_value(&resize).unwrap(), json!({ "type": "resize", "size": "large", "disk": true }));
    assert!(Action::from(ActionReboot::new()).validate().is_ok());
    assert!(Action::from(ActionResize::new("s")).validate().is_err());
}
