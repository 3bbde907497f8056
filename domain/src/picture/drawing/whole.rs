//! What a drawing holds that would not be shown: whoever uploads it shall hear so, instead of finding it gone.

use resvg::usvg::roxmltree::{Document, Node};

use crate::picture::Refused;

/// Refuses what would be left out without a word.
///
/// # Errors
/// `HasText`, because the typefaces that a file names are not here; `RefersOutside`; `HasForeign`.
pub(super) fn all_is_shown(document: &Document<'_>) -> Result<(), Refused> {
    for node in document.descendants() {
        if node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet") {
            return Err(Refused::RefersOutside);
        }
        if !node.is_element() || is_hidden(node) {
            continue;
        }
        match node.tag_name().name() {
            "text" if has_words(node) => return Err(Refused::HasText),
            "foreignObject" if has_words(node) || node.children().any(|child| child.is_element()) => return Err(Refused::HasForeign),
            "style" if node.text().is_some_and(|text| text.contains("@import")) => return Err(Refused::RefersOutside),
            "use" if href(node).is_some_and(|href| !href.starts_with('#')) => return Err(Refused::RefersOutside),
            _ => {}
        }
        if node.attributes().any(|attribute| paints_from_outside(attribute.value())) {
            return Err(Refused::RefersOutside);
        }
    }
    Ok(())
}

fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value().trim())
}

fn has_words(node: Node<'_, '_>) -> bool {
    node.descendants().filter(Node::is_text).any(|text| text.text().is_some_and(|text| !text.trim().is_empty()))
}

/// Whether it, or what it stands in, is switched off.
fn is_hidden(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|node| {
        let style: String = node.attribute("style").unwrap_or_default().chars().filter(|letter| !letter.is_whitespace()).collect();
        node.attribute("display") == Some("none") || style.contains("display:none")
    })
}

fn paints_from_outside(value: &str) -> bool {
    value.split("url(").skip(1).any(|target| {
        let target = target.trim_start().trim_start_matches(['"', '\'']).trim_start();
        !target.starts_with('#') && !target.starts_with("data:")
    })
}
