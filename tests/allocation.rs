//! A valid value is checked without an allocation.

#[cfg(test)]
mod tests {
    use allocation_counter::measure;
    use azure_gallery::compute::gallery::v2022_01_03::{Gallery, GalleryImageVersion, TargetRegion};
    use azure_gallery::{Direction, Validate};
    use serde_json::{Value, json};

    const FOLDER: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../specs/compute/resource-manager/Microsoft.Compute/GalleryRP/stable/2022-01-03/examples/galleryExamples"
    );

    fn body(file: &str, pointer: &str) -> Value {
        #[allow(clippy::disallowed_methods, reason = "tests read files of their own")]
        let text = std::fs::read_to_string(format!("{FOLDER}/{file}")).unwrap();
        let example: Value = serde_json::from_str(&text).unwrap();
        example.pointer(pointer).unwrap().clone()
    }

    /// Checks a value in both ways; counts what that allocates.
    fn allocations<T: Validate>(json: &Value, direction: Direction) -> u64 {
        let value = T::from_json_for(json.to_string().as_bytes(), direction).unwrap();
        // What is set up once, such as patterns, is set up now.
        T::check_for(json, direction).unwrap();
        let counted = measure(|| {
            T::check_for(json, direction).unwrap();
            value.validate_for(direction).unwrap();
        });
        counted.count_total
    }

    #[test]
    fn valid_values_are_checked_without_an_allocation() {
        let version = body("GalleryImageVersion_Get.json", "/responses/200/body");
        assert_eq!(
            allocations::<GalleryImageVersion>(&version, Direction::Response),
            0
        );
        let gallery = body("Gallery_Create.json", "/parameters/gallery");
        assert_eq!(allocations::<Gallery>(&gallery, Direction::Create), 0);
        let region =
            json!({ "name": "West US", "regionalReplicaCount": 1, "storageAccountType": "Standard_LRS" });
        assert_eq!(allocations::<TargetRegion>(&region, Direction::Any), 0);
    }

    #[test]
    fn invalid_values_are_told_by_allocations_that_are_counted() {
        let region = json!({ "name": 7 });
        let counted = measure(|| assert!(TargetRegion::check(&region).is_err()));
        assert!(counted.count_total > 0);
    }
}
