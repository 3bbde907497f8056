//! SCSS to CSS, with every `url()` that names a static file replaced by that file's hashed path.

use crate::asset::Asset;
use anyhow::{Context, Result, anyhow, bail};
use std::path::Path;

pub fn compile(entry: &Path, statics: &[Asset]) -> Result<Asset> {
    // The content type already says UTF-8, so a byte-order mark would only be noise.
    let options = grass::Options::default().style(grass::OutputStyle::Compressed).allows_charset(false);
    let css = grass::from_path(entry, &options).map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let css = with_hashed_urls(&css, statics).with_context(|| entry.display().to_string())?;
    Asset::hashed("standwerk.css", css.into_bytes())
}

/// The stylesheet lies directly below `/pkg/`, so a path relative to that folder is also relative to it.
fn with_hashed_urls(css: &str, statics: &[Asset]) -> Result<String> {
    let mut parts = css.split("url(");
    let mut result = String::from(parts.next().unwrap_or_default());
    for part in parts {
        // A data URL may hold a bracket, but it is quoted then, and nothing in it is for us.
        let (inside, rest) = part.split_once(')').context("a url( is not closed")?;
        let url = inside.trim().trim_matches(['"', '\'']);
        result.push_str("url(");
        if url.starts_with(['/', '#']) || url.starts_with("data:") || url.contains("://") {
            result.push_str(inside);
        } else {
            let end = url.find(['#', '?']).unwrap_or(url.len());
            let (name, suffix) = url.split_at(end);
            let Some(file) = statics.iter().find(|file| file.name == name) else {
                bail!("url({name}) is not among the static files");
            };
            result.push_str(&format!("\"{}{suffix}\"", file.path));
        }
        result.push(')');
        result.push_str(rest);
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font() -> Vec<Asset> {
        vec![Asset::at("font/a.woff2", "font/a-12.woff2".into(), Vec::new()).expect("known type")]
    }

    #[test]
    fn a_static_file_gets_its_hashed_path() {
        let css = with_hashed_urls(r#"a{src:url("font/a.woff2") format("woff2"),url(font/a.woff2#x)}"#, &font());
        let expected = r#"a{src:url("font/a-12.woff2") format("woff2"),url("font/a-12.woff2#x")}"#;
        assert_eq!(css.expect("known file"), expected);
    }

    #[test]
    fn other_urls_stay_as_they_are() {
        let css = r##"a{b:url(#id);c:url("data:image/svg+xml,<svg fill='rgb(0)'/>");d:url(/x.png)}"##;
        assert_eq!(with_hashed_urls(css, &[]).expect("left alone"), css);
    }

    #[test]
    fn an_unknown_file_is_refused() {
        assert!(with_hashed_urls("a{b:url(font/b.woff2)}", &font()).is_err());
    }
}
