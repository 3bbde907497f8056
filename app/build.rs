//! Draws the outline of the world's land into the app: from the file that STANDWERK_ATLAS names, which `scripts/build` takes
//! from its npm package. Without it there is none, and maps show their points alone, so that `cargo check` needs nothing
//! prepared.

use std::{env, error::Error, fs, path::PathBuf};

#[path = "src/world_map/outline.rs"]
mod outline;
#[path = "src/world_map/projection.rs"]
mod projection;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=STANDWERK_ATLAS");
    for file in ["build.rs", "src/world_map/outline.rs", "src/world_map/projection.rs"] {
        println!("cargo:rerun-if-changed={file}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let path = match env::var_os("STANDWERK_ATLAS").map(PathBuf::from) {
        Some(file) => {
            println!("cargo:rerun-if-changed={}", file.display());
            let land = fs::read_to_string(&file).map_err(|error| format!("STANDWERK_ATLAS: {error}"))?;
            outline::outline(&land).map_err(|error| format!("{}: {error}", file.display()))?
        }
        None => String::new(),
    };
    fs::write(out.join("outline.path"), path)?;
    Ok(())
}
