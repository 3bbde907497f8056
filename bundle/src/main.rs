//! Turns what the compiler made (WASM) and what people wrote (SCSS, fonts, icons) into the files that the browser
//! loads: named after their content, compressed once, and listed in `assets.rs` for the server to embed.
//!
//! The same inputs give the same files, and a file that did not change is not written again.

mod asset;
mod output;
mod style;
mod wasm;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Parser;

/// Turns compiled WASM, styles and fonts into hashed, precompressed files for the server to embed.
#[derive(Parser)]
struct Args {
    /// Compiled app; without it the pages simply have no islands.
    #[arg(long, value_name = "FILE")]
    wasm: Option<PathBuf>,
    /// Compiled decoder, which pages with a scanner load by themselves.
    #[arg(long, value_name = "FILE")]
    decoder: Option<PathBuf>,
    /// The SCSS file that pulls in the others.
    #[arg(long, value_name = "FILE")]
    style: Option<PathBuf>,
    /// Small scripts of pages, which ask for them by the name of the file: `draft` for `draft.js`.
    #[arg(long, value_name = "FOLDER")]
    scripts: Option<PathBuf>,
    /// Fonts and icons; SCSS names them by their path in there: url("font/archivo.woff2").
    #[arg(long = "static", value_name = "FOLDER", num_args = 1..)]
    statics: Vec<PathBuf>,
    /// Where to write.
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Shrink the WASM with wasm-opt, if that is in PATH.
    #[arg(long)]
    release: bool,
}

fn main() -> Result<()> {
    run(&Args::parse())
}

fn run(args: &Args) -> Result<()> {
    let mut assets = Vec::new();
    for folder in &args.statics {
        assets.extend(asset::read_folder(folder)?);
    }
    let mut css = String::new();
    if let Some(entry) = &args.style {
        let style = style::compile(entry, &assets)?;
        css = style.path.clone();
        assets.push(style);
    }
    let scripts = args.scripts.as_deref().map(asset::read_folder).transpose()?.unwrap_or_default();
    let script_names = scripts.iter().map(|asset| (asset.name.trim_end_matches(".js").to_owned(), asset.path.clone())).collect();
    assets.extend(scripts);
    let mut modules = Vec::new();
    for (name, file) in [("standwerk", &args.wasm), ("decoder", &args.decoder)] {
        let bundle = file.as_ref().map(|file| wasm::bind(name, file, args.release)).transpose()?.unwrap_or_default();
        modules.push(bundle.output_name);
        assets.extend(bundle.assets);
    }
    let [output_name, decoder] = modules.as_slice() else { bail!("each module has a name, if only an empty one") };
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(pair) = assets.windows(2).find(|pair| pair[0].path == pair[1].path) {
        bail!("two files would both become {}", pair[0].path);
    }
    let named = output::Named { output_name, decoder, css: &css, scripts: script_names };
    let written = output::write(&args.out, named, &assets)?;
    println!("bundle: {} files, {} of them new, in {}", assets.len(), written, args.out.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_folders_may_follow_one_static() {
        let words = "bundle --static a b --out o --static c --release";

        let args = Args::try_parse_from(words.split(' ')).expect("valid");

        assert_eq!(args.statics, ["a", "b", "c"].map(PathBuf::from));
        assert_eq!((args.out, args.release, args.wasm), (PathBuf::from("o"), true, None));
    }
}
