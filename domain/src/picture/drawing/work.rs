//! How much there is to read and to build before anything is drawn: references can multiply a small file without bound.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

/// How much is allowed, counted in elements, each as often as it is drawn.
pub(super) const MOST_WORK: u64 = 20_000;
/// What an effect or a picture weighs in elements.
const FILTER_STEP: u64 = 100;
const PICTURE: u64 = 1_000;
/// So many characters of what an element says weigh as much as the element.
const CHARACTERS: usize = 256;
/// Rules of style sheets are tried on each element.
const MOST_RULES: usize = 5_000_000;

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

/// Whether the entities of a text, written out, are longer than `longest`. An entity in an entity is: no drawing needs it,
/// and each level multiplies.
pub(super) fn swells(text: &str, longest: usize) -> bool {
    let values = text.split("<!ENTITY").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let (mut largest, mut nested) = (0, false);
    for value in values {
        largest = largest.max(value.len());
        nested |= value.contains('&');
    }
    nested || largest > 0 && text.matches('&').count().saturating_mul(largest) > longest
}

/// Counts how often each element is drawn, following references.
pub(super) struct Work<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    /// What each class refers to in the style sheets.
    by_class: HashMap<String, Vec<String>>,
    known: HashMap<NodeId, u64>,
    /// The work of the largest marker: it may stand at every corner of every line.
    marker: u64,
}

impl<'a, 'input> Work<'a, 'input> {
    /// The work of the whole drawing; `None` if it cannot be told.
    pub(super) fn of(document: &'a Document<'input>) -> Option<u64> {
        let by_id = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        let mut by_class = HashMap::new();
        let mut rules = 0;
        for style in document.descendants().filter(|node| is_style(node)) {
            let text = style.text().unwrap_or_default();
            read_style(&mut by_class, text)?;
            rules += text.matches('{').count() + text.matches(',').count();
        }
        if rules.saturating_mul(document.descendants().count()) > MOST_RULES {
            return None;
        }
        let mut work = Self { by_id, by_class, known: HashMap::new(), marker: 0 };
        work.marker = work.largest_marker(document)?;
        work.count(document.root_element(), 0)
    }

    /// The largest marker's work; none where no line wears one.
    fn largest_marker(&mut self, document: &'a Document<'input>) -> Option<u64> {
        let says = |text: &str| text.contains("marker");
        let wears = |node: &Node<'a, 'input>| {
            let by_attribute =
                node.attributes().any(|attribute| says(attribute.name()) || attribute.name() == "style" && says(attribute.value()));
            by_attribute && !node.has_tag_name(("http://www.w3.org/2000/svg", "marker"))
                || is_style(node) && says(node.text().unwrap_or_default())
        };
        if !document.descendants().any(|node| wears(&node)) {
            return Some(0);
        }
        let mut largest = 0;
        for marker in document.descendants().filter(|node| node.tag_name().name() == "marker") {
            largest = largest.max(self.count(marker, 0)?);
        }
        // What was counted meanwhile did not know of markers yet.
        self.known.clear();
        Some(largest)
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
        let said: usize = node.attributes().map(|attribute| attribute.value().len()).sum();
        work += (said / CHARACTERS) as u64;
        if let "path" | "polyline" | "polygon" | "line" = name {
            let corners = node.attribute("d").or(node.attribute("points")).map_or(4, str::len) as u64 / 2;
            work = work.checked_add(corners.checked_mul(self.marker)?)?;
        }
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

fn is_style(node: &Node<'_, '_>) -> bool {
    node.has_tag_name(("http://www.w3.org/2000/svg", "style"))
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
