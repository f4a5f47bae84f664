//! The published schemas and TypeScript types say what the Rust types say.

use std::path::Path;

#[test]
fn schemas_and_types_are_those_of_the_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/schema");
    for (name, text) in dateline::schema::files() {
        let published = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(
            published == text,
            "www/schema/{name} is not what the types say; `make schema` writes it anew"
        );
    }
}
