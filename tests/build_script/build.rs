//! Generates the types of all documents in `specs`.

fn main() -> Result<(), armature::Problems> {
    let config = armature::Config::new("specs", "petstore")
        .spec("*.yaml")
        .out_dir();
    armature::generate(&config)?.write()?;
    Ok(())
}
