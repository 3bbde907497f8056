//! What runs in the browser: wasm-bindgen's glue and the module, under one name.

use crate::asset::{Asset, hash, read_files};
use anyhow::{Context, Result, bail};
use std::{env, fs, path::Path, process::Command};
use walrus::{Export, ExportItem, Module, RefType};
use wasm_bindgen_cli_support::Bindgen;

/// What rustc's WASM target uses by default, and an older wasm-opt would refuse to read unasked.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

#[derive(Default)]
pub struct Bundle {
    /// The browser loads `/pkg/{output_name}.js` and `/pkg/{output_name}_bg.wasm`.
    pub output_name: String,
    pub assets: Vec<Asset>,
}

/// `stem` begins the names of the files.
pub fn bind(stem: &str, file: &Path, release: bool) -> Result<Bundle> {
    // wasm-bindgen and wasm-opt write files; nobody else needs to see them.
    let work = tempfile::tempdir().context("cannot make a temporary folder")?;
    Bindgen::new()
        .input_path(file)
        .out_name(stem)
        .web(true)?
        .typescript(false)
        // The pages always say where the module lies, so the glue need not know a name that is not final yet.
        .omit_default_module_path(true)
        .remove_name_section(release)
        .remove_producers_section(true)
        .generate(work.path())
        .with_context(|| format!("wasm-bindgen could not read {}", file.display()))?;
    if release {
        optimise(&work.path().join(format!("{stem}_bg.wasm")))?;
    }
    name(stem, read_files(work.path())?)
}

/// One hash over everything: the glue, the module and the snippets only work together.
fn name(stem: &str, files: Vec<(String, Vec<u8>)>) -> Result<Bundle> {
    let parts: Vec<&[u8]> = files.iter().flat_map(|(name, body)| [name.as_bytes(), body]).collect();
    let output_name = format!("{stem}-{}", hash(&parts));
    let mut assets = Vec::new();
    for (name, mut body) in files {
        let path = match name.strip_prefix(stem).unwrap_or_default() {
            ".js" => {
                let glue = String::from_utf8(body).context("the glue is not UTF-8")?;
                // Only where they are loaded from: the module knows its imports by the old name.
                // Which quotes the glue has changes with wasm-bindgen.
                let moved = ['"', '\'']
                    .iter()
                    .fold(glue, |glue, quote| glue.replace(&format!("from {quote}./snippets/"), &format!("from {quote}./{output_name}/")));
                body = moved.into_bytes();
                format!("{output_name}.js")
            }
            "_bg.wasm" => format!("{output_name}_bg.wasm"),
            _ => match name.strip_prefix("snippets/") {
                Some(snippet) => format!("{output_name}/{snippet}"),
                None => bail!("wasm-bindgen wrote {name}, which nothing would load"),
            },
        };
        assets.push(Asset::at(&name, path, body)?);
    }
    Ok(Bundle { output_name, assets })
}

fn optimise(module: &Path) -> Result<()> {
    let in_path = env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join("wasm-opt").is_file()));
    if !in_path {
        eprintln!("bundle: no wasm-opt in PATH (package binaryen), so the WASM stays a little larger than it need be");
        return Ok(());
    }
    let small = module.with_extension("small");
    let status = Command::new("wasm-opt").arg("-Oz").args(FEATURES).arg(module).arg("-o").arg(&small).status()?;
    if !status.success() {
        bail!("wasm-opt failed ({status})");
    }
    // Binaryen 108 exports the wrong table, and the glue then stops in the browser.
    if exported_tables(&small)? == exported_tables(module)? {
        fs::rename(small, module)?;
    } else {
        eprintln!("bundle: this wasm-opt is too old and breaks the module, so what it made is not used");
        fs::remove_file(small)?;
    }
    Ok(())
}

fn exported_tables(module: &Path) -> Result<Vec<(String, RefType)>> {
    let module = Module::from_file(module)?;
    let table = |export: &Export| match export.item {
        ExportItem::Table(id) => Some((export.name.clone(), module.tables.get(id).element_ty)),
        _ => None,
    };
    Ok(module.exports.iter().filter_map(table).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_module_and_snippets_share_one_name() {
        let file = |name: &str, body: &str| (name.to_string(), body.as_bytes().to_vec());
        let glue = r#"import * as a from "./snippets/app-1/inline0.js"; import { b } from './snippets/app-1/inline0.js'; { "./snippets/app-1/inline0.js": a }"#;
        let files = vec![file("snippets/app-1/inline0.js", "export {}"), file("standwerk.js", glue), file("standwerk_bg.wasm", "\0asm")];
        let bundle = name("standwerk", files).expect("complete");
        let name = &bundle.output_name;
        let paths: Vec<&str> = bundle.assets.iter().map(|asset| asset.path.as_str()).collect();
        assert_eq!(paths, [format!("{name}/app-1/inline0.js"), format!("{name}.js"), format!("{name}_bg.wasm")]);
        let glue = format!(
            r#"import * as a from "./{name}/app-1/inline0.js"; import {{ b }} from './{name}/app-1/inline0.js'; {{ "./snippets/app-1/inline0.js": a }}"#
        );
        assert_eq!(bundle.assets[1].body, glue.into_bytes());
    }
}
