//! Hands the table of browser files that `bundle` wrote to the server; without STANDWERK_ASSETS the table is empty, so
//! that `cargo check` and the tests need neither WASM nor styles.

use std::{env, error::Error, fs, path::PathBuf};

const EMPTY: &str = "pub const OUTPUT_NAME: &str = \"\";\n\
    pub const DECODER: &str = \"\";\n\
    pub const STYLESHEET: &str = \"\";\n\
    pub static SCRIPTS: &[(&str, &str)] = &[];\n\
    pub static FILES: &[File] = &[];\n";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=STANDWERK_ASSETS");
    let mut table = match env::var_os("STANDWERK_ASSETS") {
        Some(folder) => {
            let file = PathBuf::from(folder).join("assets.rs");
            println!("cargo:rerun-if-changed={}", file.display());
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?
        }
        None => {
            println!("cargo:rerun-if-changed=build.rs");
            EMPTY.to_owned()
        }
    };
    // What a bundle wrote that did not know scripts yet.
    if !table.contains("static SCRIPTS") {
        table.push_str("pub static SCRIPTS: &[(&str, &str)] = &[];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("assets.rs");
    if fs::read_to_string(&out).ok().as_deref() != Some(&table) {
        fs::write(out, table)?;
    }
    Ok(())
}
