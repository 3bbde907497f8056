//! Writes the folder that the server embeds: files, `.br` and `.gz` beside them, `manifest.json` and `assets.rs`.

use crate::asset::Asset;
use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use serde::{Deserialize, Serialize};
use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, absolute},
};

const MANIFEST: &str = "manifest.json";

#[derive(Serialize, Deserialize)]
struct Manifest {
    output_name: String,
    #[serde(default)]
    decoder: String,
    css: String,
    #[serde(default)]
    scripts: Vec<(String, String)>,
    files: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    path: String,
    content_type: String,
    br: bool,
    gz: bool,
}

/// What the server asks for by name; all of it is among the assets too.
#[derive(Default)]
pub struct Named<'a> {
    /// Of the islands' module and of the decoder's, without their ends.
    pub output_name: &'a str,
    pub decoder: &'a str,
    /// Path of the style sheet.
    pub css: &'a str,
    /// Pages' small scripts: each one's name, and its path.
    pub scripts: Vec<(String, String)>,
}

/// Returns how many assets were not there before.
pub fn write(out: &Path, named: Named, assets: &[Asset]) -> Result<usize> {
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let mut new = 0;
    for asset in assets {
        new += usize::from(write_asset(out, asset)?);
    }
    let entry = |asset: &Asset| Entry {
        name: asset.name.clone(),
        path: asset.path.clone(),
        content_type: asset.content_type.into(),
        br: out.join(format!("{}.br", asset.path)).exists(),
        gz: out.join(format!("{}.gz", asset.path)).exists(),
    };
    let files = assets.iter().map(entry).collect();
    let Named { output_name, decoder, css, scripts } = named;
    let manifest = Manifest { output_name: output_name.into(), decoder: decoder.into(), css: css.into(), scripts, files };
    let before = fs::read(out.join(MANIFEST)).unwrap_or_default();
    write_if_changed(&out.join("assets.rs"), rust_table(&absolute(out)?, &manifest)?.as_bytes())?;
    write_if_changed(&out.join(MANIFEST), &serde_json::to_vec_pretty(&manifest)?)?;
    remove_stale(out, &before, &manifest);
    Ok(new)
}

/// The body is written last: where it stands, its compressed siblings are complete, and need not be made again.
fn write_asset(out: &Path, asset: &Asset) -> Result<bool> {
    let file = out.join(&asset.path);
    if fs::read(&file).is_ok_and(|body| body == asset.body) {
        return Ok(false);
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    for (extension, packed) in [("br", brotli(&asset.body)?), ("gz", gzip(&asset.body)?)] {
        // Less than a twentieth saved is not worth the browser's work.
        if packed.len() + asset.body.len() / 20 < asset.body.len() {
            fs::write(out.join(format!("{}.{extension}", asset.path)), packed)?;
        }
    }
    fs::write(&file, &asset.body).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(true)
}

fn brotli(body: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: body.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*body, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(body: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body)?;
    Ok(encoder.finish()?)
}

/// A table that `server/build.rs` hands to `include!`; the module around it defines `File`.
fn rust_table(out: &Path, manifest: &Manifest) -> Result<String> {
    let mut rust = String::from("// Written by bundle.\n");
    writeln!(rust, "pub const OUTPUT_NAME: &str = {:?};", manifest.output_name)?;
    writeln!(rust, "pub const DECODER: &str = {:?};", manifest.decoder)?;
    writeln!(rust, "pub const STYLESHEET: &str = {:?};", manifest.css)?;
    writeln!(rust, "pub static SCRIPTS: &[(&str, &str)] = &{:?};", manifest.scripts)?;
    writeln!(rust, "pub static FILES: &[File] = &[")?;
    for Entry { path, content_type, br, gz, .. } in &manifest.files {
        let include = |suffix: &str| format!("include_bytes!({:?})", out.join(format!("{path}{suffix}")));
        let packed = |there: bool, suffix| if there { format!("Some({})", include(suffix)) } else { "None".into() };
        writeln!(rust, "    File {{\n        path: {path:?},\n        content_type: {content_type:?},")?;
        writeln!(rust, "        body: {},", include(""))?;
        writeln!(rust, "        br: {},\n        gz: {},\n    }},", packed(*br, ".br"), packed(*gz, ".gz"))?;
    }
    rust.push_str("];\n");
    Ok(rust)
}

fn write_if_changed(file: &Path, body: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|before| before == body) {
        return Ok(());
    }
    fs::write(file, body).with_context(|| format!("cannot write {}", file.display()))
}

/// Only what an earlier run listed as its own is ever deleted.
fn remove_stale(out: &Path, before: &[u8], now: &Manifest) {
    let Ok(before) = serde_json::from_slice::<Manifest>(before) else { return };
    for old in before.files.iter().filter(|old| now.files.iter().all(|file| file.path != old.path)) {
        for suffix in ["", ".br", ".gz"] {
            let _ = fs::remove_file(out.join(format!("{}{suffix}", old.path)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_writes_nothing_and_a_changed_file_replaces_the_old_one() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path();
        let text = |body: &str| vec![Asset::hashed("a.txt", body.repeat(100).into_bytes()).expect("known type")];
        let (old, new) = (text("old "), text("new "));

        assert_eq!(write(out, Named::default(), &old).expect("written"), 1);
        assert!(out.join(format!("{}.br", old[0].path)).exists());
        let table = fs::metadata(out.join("assets.rs")).and_then(|file| file.modified()).expect("there");
        assert_eq!(write(out, Named::default(), &old).expect("written"), 0);
        assert_eq!(fs::metadata(out.join("assets.rs")).and_then(|file| file.modified()).expect("there"), table);

        assert_eq!(write(out, Named::default(), &new).expect("written"), 1);
        assert!(out.join(&new[0].path).exists());
        assert!(!out.join(&old[0].path).exists() && !out.join(format!("{}.gz", old[0].path)).exists());
    }

    #[test]
    fn what_does_not_shrink_has_no_compressed_sibling() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let asset = Asset::hashed("a.txt", b"x".to_vec()).expect("known type");
        write(folder.path(), Named::default(), std::slice::from_ref(&asset)).expect("written");
        let table = fs::read_to_string(folder.path().join("assets.rs")).expect("there");
        assert!(table.contains("br: None") && table.contains("gz: None"));
    }
}
