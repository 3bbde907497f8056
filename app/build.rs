//! Puts the typefaces for paper into the server: those in the folder that STANDWERK_FONTS names, which `scripts/build`
//! fills from their npm packages. Without it there are none, and paper falls back to typst's own, so that
//! `cargo check` needs nothing prepared.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=STANDWERK_FONTS");
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if let Some(folder) = env::var_os("STANDWERK_FONTS") {
        for entry in fs::read_dir(&folder).map_err(|error| format!("STANDWERK_FONTS: {error}"))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "ttf") {
                files.push(path);
            }
        }
    }
    files.sort();
    let list: String = files.iter().map(|path| format!("    include_bytes!({path:?}),\n")).collect();
    let table = format!("/// Typefaces for paper, as TrueType.\npub static TYPEFACES: &[&[u8]] = &[\n{list}];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("typefaces.rs"), table)?;
    Ok(())
}
