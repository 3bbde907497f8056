//! One file for the browser.

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

pub struct Asset {
    /// What the sources call it: `font/archivo.woff2`.
    pub name: String,
    /// Where it lies below `/pkg/`: `font/archivo-0f3a….woff2`.
    pub path: String,
    pub content_type: &'static str,
    pub body: Vec<u8>,
}

impl Asset {
    /// An asset whose path carries the hash of its content.
    pub fn hashed(name: &str, body: Vec<u8>) -> Result<Self> {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("{stem}-{}.{extension}", hash(&[&body]));
        Self::at(name, path, body)
    }

    pub fn at(name: &str, path: String, body: Vec<u8>) -> Result<Self> {
        Ok(Self { name: name.into(), content_type: content_type(name)?, path, body })
    }
}

/// 64 bits of SHA-256 are plenty to tell the versions of one file apart.
pub fn hash(parts: &[&[u8]]) -> String {
    let digest = parts.iter().fold(Sha256::new(), |hasher, part| hasher.chain_update(part)).finalize();
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Every file below a folder, except hidden ones, named by its path in there.
pub fn read_folder(folder: &Path) -> Result<Vec<Asset>> {
    read_files(folder)?.into_iter().map(|(name, body)| Asset::hashed(&name, body)).collect()
}

pub fn read_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()).map(|name| format!("{prefix}{name}")) else {
                bail!("{} has a name that is not UTF-8", path.display());
            };
            if name[prefix.len()..].starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
            } else {
                let body = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                files.push((name, body));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn content_type(name: &str) -> Result<&'static str> {
    Ok(match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        other => bail!("{name}: no content type is known for {other:?}, add it to bundle/src/asset.rs"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_follows_the_content() {
        let one = Asset::hashed("font/a.woff2", b"one".to_vec()).expect("known type");
        let two = Asset::hashed("font/a.woff2", b"two".to_vec()).expect("known type");
        assert_eq!(one.path, "font/a-7692c3ad3540bb80.woff2");
        assert_ne!(one.path, two.path);
    }

    #[test]
    fn an_unknown_type_is_refused() {
        assert!(Asset::hashed("notes.odt", Vec::new()).is_err());
    }
}
