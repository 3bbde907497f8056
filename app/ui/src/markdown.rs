//! Markdown that organisers and exhibitors write, as HTML that cannot hurt: the only way raw HTML gets into a page.

mod blocks;

pub use blocks::{Block, Span, blocks};
use comrak::{Arena, Options, format_html, nodes::NodeValue, parse_document};

/// Renders Markdown. Raw HTML in it is dropped, headings go below those of the page, pictures are left out (they would
/// be loaded from elsewhere), links carry no trust.
pub fn render(text: &str) -> String {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            heading.level = (heading.level + 2).min(6);
        }
    }
    let mut html = String::new();
    if format_html(root, &options, &mut html).is_err() {
        return String::new();
    }
    ammonia::Builder::default().rm_tags(["img"]).link_rel(Some("noopener nofollow")).clean(&html).to_string()
}

/// The first words of a Markdown text without its marks, for descriptions of the page: at most `length` characters.
pub fn excerpt(text: &str, length: usize) -> String {
    let plain = ammonia::Builder::empty().clean(&render(text)).to_string();
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= length {
        return whole;
    }
    let mut short = String::new();
    for word in words {
        if short.chars().count() + word.chars().count() + 2 > length {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_shown() {
        let html = render("# Stand\n\nEin **Stand**, [mehr](https://a.example)\n\n- eins\n- zwei\n\n| a | b |\n|---|---|\n| 1 | 2 |");

        for part in [
            "<h3>Stand</h3>",
            "<strong>Stand</strong>",
            "href=\"https://a.example\"",
            "rel=\"noopener nofollow\"",
            "<li>eins</li>",
            "<td>1</td>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn nothing_runs() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![x](https://elsewhere.example/pixel.png)",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "<a href=\"javascript:alert(1)\" onclick=alert(1)>x</a>",
            "<svg/onload=alert(1)>",
            "<style>body{display:none}</style>",
            "<iframe src=//evil.example></iframe>",
            "<p style=\"position:fixed\">x</p>",
            "<https://a.example/\"onmouseover=alert(1)>",
        ] {
            let html = render(text).to_lowercase();

            for bad in [
                "<script",
                "<img",
                "<svg",
                "<style",
                "<iframe",
                "href=\"javascript",
                "href=\"data",
                " onerror",
                " onclick",
                " onload=",
                "\" onmouseover",
                " style=",
            ] {
                assert!(!html.contains(bad), "{text} gives {html}");
            }
        }
    }

    #[test]
    fn an_excerpt_ends_between_words() {
        assert_eq!(excerpt("Ein **Stand** für & alle", 100), "Ein Stand für & alle");
        assert_eq!(excerpt("Ein **Stand** für alle Städte", 16), "Ein Stand für…");
    }
}
