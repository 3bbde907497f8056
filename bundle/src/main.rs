//! Turns what the compiler made (WASM) and what people wrote (SCSS, fonts, icons) into the files that the browser
//! loads: named after their content, compressed once, and listed in `assets.rs` for the server to embed.
//!
//! The same inputs give the same files, and a file that did not change is not written again.

mod asset;
mod output;
mod style;
mod wasm;

use anyhow::{Context, Result, bail};
use std::{env, path::PathBuf, process::ExitCode};

const USAGE: &str = "bundle [--wasm FILE] [--style FILE] [--static FOLDER...] --out FOLDER [--release]

  --wasm FILE          compiled app; without it the pages simply have no islands
  --style FILE         the SCSS file that pulls in the others
  --static FOLDER...   fonts and icons; SCSS names them by their path in there: url(\"font/archivo.woff2\")
  --out FOLDER         where to write
  --release            shrink the WASM with wasm-opt, if that is in PATH";

#[derive(Default)]
struct Args {
    wasm: Option<PathBuf>,
    style: Option<PathBuf>,
    statics: Vec<PathBuf>,
    out: PathBuf,
    release: bool,
}

fn main() -> ExitCode {
    let result = parse(env::args().skip(1)).and_then(|args| run(&args));
    if let Err(error) = result {
        eprintln!("bundle: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Args> {
    let mut args = Args::default();
    let mut in_statics = false;
    while let Some(word) = words.next() {
        let mut value = || words.next().map(PathBuf::from).with_context(|| format!("{word} needs a value\n\n{USAGE}"));
        match word.as_str() {
            "--wasm" => args.wasm = Some(value()?),
            "--style" => args.style = Some(value()?),
            "--out" => args.out = value()?,
            "--static" => args.statics.push(value()?),
            "--release" => args.release = true,
            folder if in_statics && !folder.starts_with('-') => args.statics.push(folder.into()),
            _ => bail!("do not know {word:?}\n\n{USAGE}"),
        }
        in_statics = word == "--static" || in_statics && !word.starts_with('-');
    }
    if args.out.as_os_str().is_empty() {
        bail!("--out is missing\n\n{USAGE}");
    }
    Ok(args)
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
    let mut output_name = String::new();
    if let Some(file) = &args.wasm {
        let bundle = wasm::bind(file, args.release)?;
        output_name = bundle.output_name;
        assets.extend(bundle.assets);
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(pair) = assets.windows(2).find(|pair| pair[0].path == pair[1].path) {
        bail!("two files would both become {}", pair[0].path);
    }
    let written = output::write(&args.out, &output_name, &css, &assets)?;
    println!("bundle: {} files, {} of them new, in {}", assets.len(), written, args.out.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Result<Args> {
        parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn several_folders_may_follow_one_static() {
        let args = words("--static a b --out o --static c --release").expect("valid");
        assert_eq!(args.statics, ["a", "b", "c"].map(PathBuf::from));
        assert!(args.release && args.wasm.is_none());
    }

    #[test]
    fn a_stray_word_or_a_missing_value_is_refused() {
        assert!(words("--out o stray").is_err());
        assert!(words("--out").is_err());
        assert!(words("--release").is_err());
    }
}
