//! Markdown as data, for what is no HTML: paper. Pictures and raw HTML are left out, as on the screen, and what a link may
//! lead to is chosen here.

use comrak::{
    Arena, Options,
    nodes::{AstNode, ListType, NodeValue},
    parse_document,
};

/// A part of a text, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(Vec<Span>),
    Paragraph(Vec<Span>),
    /// Lists within a list are among its items.
    List {
        is_numbered: bool,
        items: Vec<Vec<Span>>,
    },
}

/// Letters that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub is_bold: bool,
    pub is_italic: bool,
    /// An address in the web, or of a mailbox.
    pub link: Option<String>,
}

/// The parts of a Markdown text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    let arena = Arena::new();
    let mut blocks = Vec::new();
    for node in parse_document(&arena, text, &options).children() {
        add(node, &mut blocks);
    }
    blocks
}

fn add<'a>(node: &'a AstNode<'a>, blocks: &mut Vec<Block>) {
    match &node.data().value {
        NodeValue::Paragraph | NodeValue::TableRow(_) => blocks.extend(filled(spans(node)).map(Block::Paragraph)),
        NodeValue::Heading(_) => blocks.extend(filled(spans(node)).map(Block::Heading)),
        NodeValue::CodeBlock(code) => {
            let lines = code.literal.lines().filter(|line| !line.trim().is_empty());
            blocks.extend(lines.map(|line| Block::Paragraph(vec![Span { text: line.to_owned(), ..Span::default() }])));
        }
        NodeValue::List(list) => {
            let mut items = Vec::new();
            add_items(node, &mut items);
            blocks.push(Block::List { is_numbered: list.list_type == ListType::Ordered, items });
        }
        NodeValue::HtmlBlock(_) => {}
        _ => {
            for child in node.children() {
                add(child, blocks);
            }
        }
    }
}

fn add_items<'a>(list: &'a AstNode<'a>, items: &mut Vec<Vec<Span>>) {
    for item in list.children() {
        let (lists, own): (Vec<_>, Vec<_>) = item.children().partition(|child| matches!(child.data().value, NodeValue::List(_)));
        let mut all = Vec::new();
        for part in own {
            if !all.is_empty() {
                all.push(Span { text: " ".to_owned(), ..Span::default() });
            }
            collect(part, &Span::default(), &mut all);
        }
        items.extend(filled(all));
        for nested in lists {
            add_items(nested, items);
        }
    }
}

fn filled(spans: Vec<Span>) -> Option<Vec<Span>> {
    spans.iter().any(|span| !span.text.trim().is_empty()).then_some(spans)
}

fn spans<'a>(node: &'a AstNode<'a>) -> Vec<Span> {
    let mut all = Vec::new();
    collect(node, &Span::default(), &mut all);
    all
}

/// Adds what stands in a node, in the look of what it stands in.
fn collect<'a>(node: &'a AstNode<'a>, look: &Span, all: &mut Vec<Span>) {
    let data = node.data();
    let said: &str = match &data.value {
        NodeValue::Text(text) => text.as_ref(),
        NodeValue::Code(code) => code.literal.as_str(),
        NodeValue::SoftBreak | NodeValue::LineBreak => " ",
        NodeValue::TableCell if !all.is_empty() => " · ",
        NodeValue::Image(_) | NodeValue::HtmlInline(_) => return,
        _ => "",
    };
    if !said.is_empty() {
        all.push(Span { text: said.to_owned(), ..look.clone() });
    }
    let mut inner = look.clone();
    match &data.value {
        NodeValue::Strong => inner.is_bold = true,
        NodeValue::Emph => inner.is_italic = true,
        NodeValue::Link(link) => inner.link = allowed(&link.url),
        _ => {}
    }
    for child in node.children() {
        collect(child, &inner, all);
    }
}

fn allowed(address: &str) -> Option<String> {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Span {
        Span { text: text.to_owned(), ..Span::default() }
    }

    #[test]
    fn what_people_write_becomes_parts() {
        let parts = blocks("# Stand\n\nEin **Stand** und *mehr*,\n[hier](https://a.example)\n\n1. eins\n2. zwei\n   - tief\n\n> Zitat");

        let link = Span { link: Some("https://a.example".to_owned()), ..plain("hier") };
        let paragraph = vec![
            plain("Ein "),
            Span { is_bold: true, ..plain("Stand") },
            plain(" und "),
            Span { is_italic: true, ..plain("mehr") },
            plain(","),
            plain(" "),
            link,
        ];
        let items = vec![vec![plain("eins")], vec![plain("zwei")], vec![plain("tief")]];
        let expected = vec![
            Block::Heading(vec![plain("Stand")]),
            Block::Paragraph(paragraph),
            Block::List { is_numbered: true, items },
            Block::Paragraph(vec![plain("Zitat")]),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn nothing_foreign_comes_along() {
        let parts = blocks(
            "<script>alert(1)</script>\n\n![x](https://elsewhere.example/p.png) a <b>c</b>\n\n[x](javascript:alert(1)) #import \"x\"",
        );

        let said: Vec<&Span> = parts
            .iter()
            .flat_map(|part| match part {
                Block::Heading(spans) | Block::Paragraph(spans) => spans.iter().collect::<Vec<_>>(),
                Block::List { items, .. } => items.iter().flatten().collect(),
            })
            .collect();
        assert!(said.iter().all(|span| span.link.is_none()), "{said:?}");
        let text: String = said.iter().map(|span| span.text.as_str()).collect();
        assert!(!text.contains("script>") && !text.contains("elsewhere") && text.contains("#import"), "{text}");
    }
}
