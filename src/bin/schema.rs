//! Writes www/schema anew: `make schema`.

fn main() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/schema");
    for (name, text) in dateline::schema::files() {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}
