//! Puts the typefaces for paper into the server: those in the folder that STANDWERK_FONTS names, which `scripts/build`
//! fills from their npm packages. Without it there are none, and paper falls back to typst's own, so that
//! `cargo check` needs nothing prepared.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=STANDWERK_FONTS");
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let mut files = Vec::new();
    if let Some(folder) = env::var_os("STANDWERK_FONTS").map(PathBuf::from) {
        println!("cargo:rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(&folder).map_err(|error| format!("STANDWERK_FONTS: {error}"))? {
            files.extend(truetype(&entry?.path(), &out)?);
        }
    }
    // Among typefaces that fit equally well the first wins: Chinese before Korean, which draws Chinese signs its own way.
    files.sort_by(|a, b| b.cmp(a));
    let list: String = files.iter().map(|path| format!("    include_bytes!({path:?}),\n")).collect();
    let table = format!("/// Typefaces for paper, as TrueType.\nstatic FILES: &[&[u8]] = &[\n{list}];\n");
    fs::write(out.join("typefaces.rs"), table)?;
    Ok(())
}

/// Where the typeface lies as TrueType: a web font is unpacked first, because Typst reads no WOFF.
fn truetype(path: &Path, out: &Path) -> Result<Option<PathBuf>, Box<dyn Error>> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("ttf") => Ok(Some(path.to_owned())),
        Some("woff2") => {
            let file = wuff::decompress_woff2(&fs::read(path)?).map_err(|error| format!("{}: {error:?}", path.display()))?;
            let unpacked = out.join(path.file_stem().unwrap_or_default()).with_extension("ttf");
            fs::write(&unpacked, file)?;
            Ok(Some(unpacked))
        }
        _ => Ok(None),
    }
}
