//! Lists the SQL files by name, so that a change of the schema is one file.

use std::{env, error::Error, fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/sql");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/sql");
    let mut files = fs::read_dir(&folder)?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort();
    let mut list = String::from("[");
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        // Found by the compiler, which knows when the clone has moved; this list is kept from the place it was made in.
        write!(list, "Step {{ name: {name:?}, sql: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/sql/{name}.sql\")) }},")?;
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("steps.rs"), list)?;
    Ok(())
}
