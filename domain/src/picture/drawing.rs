//! SVG, drawn into pixels. Nothing outside the file is fetched, scripts are not run, and what would take too long
//! to draw is refused before it is drawn: references can multiply a small file without bound.

use std::collections::HashMap;
use std::sync::Arc;

use image::{DynamicImage, RgbaImage};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        ImageHrefResolver, ImageKind, Options, Tree,
        roxmltree::{Document, Node, NodeId, ParsingOptions},
    },
};

use super::Refused;

/// A logo of more text than this is a photograph in disguise.
const LONGEST: usize = 2 * 1024 * 1024;
const MOST_NODES: u32 = 50_000;
/// How much drawing is allowed, counted in elements, each as often as it is drawn.
const MOST_WORK: u64 = 20_000;
/// What an effect or a picture weighs in elements.
const FILTER_STEP: u64 = 100;
const PICTURE: u64 = 1_000;
/// Longest side of a picture inside.
const PICTURE_SIDE: u32 = 4096;

/// Effects whose cost per pixel is bounded; others may take a number that makes it unbounded.
const FILTER_STEPS: [&str; 16] = [
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "feTile",
    "feDistantLight",
];

/// Whether this is an SVG, by the beginning of its text.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    (head.starts_with("<?xml") || head.starts_with("<!--") || head.starts_with("<!DOCTYPE svg") || head.starts_with("<svg"))
        && head.contains("<svg")
}

/// The drawing, its longest side as long as `side`.
///
/// # Errors
/// Why it cannot be taken.
pub(super) fn pixels(bytes: &[u8], side: u32) -> Result<DynamicImage, Refused> {
    if bytes.len() > LONGEST {
        return Err(Refused::TooComplex);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::Broken)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        resvg::usvg::roxmltree::Error::NodesLimitReached => Refused::TooComplex,
        _ => Refused::Broken,
    })?;
    if Work::of(&document).is_none_or(|work| work > MOST_WORK) {
        return Err(Refused::TooComplex);
    }
    let tree = Tree::from_xmltree(&document, &closed()).map_err(|_| Refused::Broken)?;
    draw(&tree, side)
}

#[expect(clippy::cast_precision_loss, reason = "no side is longer than a picture's")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and `longest` by the scale")]
fn draw(tree: &Tree, longest: u32) -> Result<DynamicImage, Refused> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = longest as f32 / width.max(height);
    let side = |length: f32| (length * scale).round().clamp(1.0, longest as f32) as u32;
    let mut pixels = Pixmap::new(side(width), side(height)).ok_or(Refused::Broken)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let straight = pixels.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    RgbaImage::from_raw(pixels.width(), pixels.height(), straight.collect()).map(DynamicImage::ImageRgba8).ok_or(Refused::Broken)
}

/// Opens nothing but small pictures inside the file itself.
fn closed() -> Options<'static> {
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, data: Arc<Vec<u8>>, _| {
            let reader = image::ImageReader::new(std::io::Cursor::new(data.as_slice())).with_guessed_format().ok()?;
            let format = reader.format()?;
            let (width, height) = reader.into_dimensions().ok()?;
            let small = width <= PICTURE_SIDE && height <= PICTURE_SIDE;
            match format {
                image::ImageFormat::Png if small => Some(ImageKind::PNG(data)),
                image::ImageFormat::Jpeg if small => Some(ImageKind::JPEG(data)),
                image::ImageFormat::WebP if small => Some(ImageKind::WEBP(data)),
                _ => None,
            }
        }),
        resolve_string: Box::new(|_, _| None),
    };
    Options { image_href_resolver: resolver, ..Options::default() }
}

/// Counts how often each element is drawn, following references.
struct Work<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    /// What each class refers to in the style sheets.
    by_class: HashMap<String, Vec<String>>,
    known: HashMap<NodeId, u64>,
}

impl<'a, 'input> Work<'a, 'input> {
    /// The work of the whole drawing; `None` if it cannot be told.
    fn of(document: &'a Document<'input>) -> Option<u64> {
        let by_id = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        let mut by_class = HashMap::new();
        for style in document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "style"))) {
            read_style(&mut by_class, style.text().unwrap_or_default())?;
        }
        let mut work = Self { by_id, by_class, known: HashMap::new() };
        work.count(document.root_element(), 0)
    }

    fn count(&mut self, node: Node<'a, 'input>, depth: u32) -> Option<u64> {
        // A reference to itself, or something nested as no drawing is.
        if depth > 200 {
            return None;
        }
        if let Some(known) = self.known.get(&node.id()) {
            return Some(*known);
        }
        let name = node.tag_name().name();
        let mut work = match name {
            "image" | "feImage" => PICTURE,
            _ if name.starts_with("fe") && FILTER_STEPS.contains(&name) => FILTER_STEP,
            _ if name.starts_with("fe") => return None,
            _ => 1,
        };
        let mut used = self.references(node);
        used.extend(node.children().filter(Node::is_element));
        for other in used {
            work = work.checked_add(self.count(other, depth + 1)?).filter(|work| *work <= MOST_WORK)?;
        }
        self.known.insert(node.id(), work);
        Some(work)
    }

    /// What is drawn together with an element: the targets of `href`, of `url(#…)`, and those of its classes.
    fn references(&self, node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
        let mut ids: Vec<String> = Vec::new();
        for attribute in node.attributes() {
            match attribute.name() {
                "href" => ids.extend(attribute.value().trim().strip_prefix('#').map(str::to_owned)),
                "class" => {
                    let classes = attribute.value().split_whitespace().filter_map(|class| self.by_class.get(class));
                    ids.extend(classes.flatten().cloned());
                }
                _ => ids.extend(urls(attribute.value())),
            }
        }
        ids.iter().filter_map(|id| self.by_id.get(id.as_str()).copied()).collect()
    }
}

/// Reads which classes refer to what. A rule that refers to something and selects by anything but a class could reach
/// every element, so it is refused.
fn read_style(by_class: &mut HashMap<String, Vec<String>>, style: &str) -> Option<()> {
    for rule in style.split('}') {
        let Some((selectors, body)) = rule.split_once('{') else { continue };
        let ids = urls(body);
        if ids.is_empty() {
            continue;
        }
        for selector in selectors.split(',') {
            let class = selector.trim().strip_prefix('.')?;
            if !class.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
                return None;
            }
            by_class.entry(class.to_owned()).or_default().extend(ids.iter().cloned());
        }
    }
    Some(())
}

/// The ids in `url(#…)`.
fn urls(value: &str) -> Vec<String> {
    let targets = value.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter_map(|target| target.trim().trim_matches(['"', '\'']).trim().strip_prefix('#').map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">{inside}</svg>"#
        )
    }

    fn drawn(inside: &str) -> Result<RgbaImage, Refused> {
        let text = svg(inside);
        assert!(looks_like(text.as_bytes()));
        pixels(text.as_bytes(), 512).map(DynamicImage::into_rgba8)
    }

    #[test]
    fn a_drawing_fills_its_square_and_keeps_its_shape() {
        let picture = drawn(r##"<rect width="200" height="100" fill="#00ff00"/>"##).expect("drawn");

        assert_eq!(picture.dimensions(), (512, 256));
        assert_eq!(picture.get_pixel(256, 128).0, [0, 255, 0, 255]);
    }

    #[test]
    fn scripts_and_outside_files_leave_no_trace() {
        let picture = drawn(
            r#"<script>alert(1)</script><image href="file:///etc/passwd" width="200" height="100"/>
               <image href="https://evil.example/x.png" width="200" height="100"/><rect width="10" height="10" onclick="alert(1)"/>"#,
        )
        .expect("drawn");

        assert_eq!(picture.get_pixel(400, 200).0, [0, 0, 0, 0]);
    }

    #[test]
    fn multiplied_references_are_refused() {
        let mut bomb = String::from(r#"<defs><g id="g0"><rect width="1" height="1"/></g>"#);
        for level in 1..12 {
            let uses: String = (0..10).map(|_| format!(r##"<use xlink:href="#g{}"/>"##, level - 1)).collect();
            bomb += &format!(r#"<g id="g{level}">{uses}</g>"#);
        }
        bomb += r##"</defs><use href="#g11"/>"##;

        assert_eq!(drawn(&bomb).err(), Some(Refused::TooComplex));
    }

    #[test]
    fn multiplied_entities_are_refused() {
        let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"aaaaaaaaaa\">");
        for level in 1..12 {
            text += &format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
        }
        text += "]>";
        text += &svg("<desc>&a11;</desc>");

        assert!(pixels(text.as_bytes(), 512).is_err());
    }

    #[test]
    fn style_sheets_may_colour_by_class_but_not_multiply() {
        let harmless = r##"<style>.a{fill:url(#p)}</style><linearGradient id="p"><stop stop-color="red"/></linearGradient><rect class="a" width="9" height="9"/>"##;
        let sly = r#"<style>*{mask:url(#m)}</style><mask id="m"><rect width="9" height="9"/></mask><rect width="9" height="9"/>"#;

        assert!(drawn(harmless).is_ok());
        assert_eq!(drawn(sly).err(), Some(Refused::TooComplex));
    }

    #[test]
    fn unbounded_effects_and_loops_are_refused() {
        let noise = r##"<filter id="f"><feTurbulence numOctaves="4000000000"/></filter><rect filter="url(#f)" width="9" height="9"/>"##;
        let itself =
            r##"<pattern id="p"><rect fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="9" height="9"/>"##;

        assert_eq!(drawn(noise).err(), Some(Refused::TooComplex));
        assert_eq!(drawn(itself).err(), Some(Refused::TooComplex));
    }

    #[test]
    fn drawings_that_are_none_are_refused() {
        assert_eq!(drawn("<rect").err(), Some(Refused::Broken));
        assert_eq!(pixels(&[0xFF, 0xFE, b'<'], 512).err(), Some(Refused::Broken));
    }
}
