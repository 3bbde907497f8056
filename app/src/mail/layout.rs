//! How a letter looks: one MJML layout for HTML, and plain text from the same blocks.

use askama::Template;

use super::content::{Block, Content, Pen};
use crate::paths;

#[derive(Template)]
#[template(path = "mail/letter.mjml", escape = "html")]
struct Layout<'a> {
    lang: &'static str,
    content: &'a Content,
    greeting: &'a str,
    closing: &'a str,
    agency: &'a str,
    footer: &'a [String],
    links: &'a [(String, String)],
}

/// The HTML part. A layout that does not render is our mistake and must not stop the mail: the text part alone says all.
pub(super) fn html(pen: Pen, greeting: &str, content: &Content) -> String {
    let layout = Layout {
        lang: pen.l.as_str(),
        content,
        greeting,
        closing: closing(pen),
        agency: &pen.site.agency.name,
        footer: &footer(pen),
        links: &links(pen),
    };
    match rendered(&layout) {
        Ok(html) => html,
        Err(reason) => {
            tracing::error!(reason, "a letter's layout did not render");
            String::new()
        }
    }
}

fn rendered(layout: &Layout) -> Result<String, String> {
    let mjml = layout.render().map_err(|error| error.to_string())?;
    let parsed = mrml::parse(mjml).map_err(|error| error.to_string())?;
    parsed.element.render(&mrml::prelude::render::RenderOptions::default()).map_err(|error| error.to_string())
}

/// The text part.
pub(super) fn text(pen: Pen, greeting: &str, content: &Content) -> String {
    let mut parts = vec![content.heading.clone(), greeting.to_owned()];
    parts.extend(content.blocks.iter().map(block));
    parts.push(format!("{}\n{}", closing(pen), pen.site.agency.name));
    parts.push("-- ".to_owned());
    parts.push(content.reason.clone());
    parts.push(footer(pen).join("\n"));
    parts.push(links(pen).iter().map(|(label, url)| format!("{label}: {url}")).collect::<Vec<_>>().join("\n"));
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => text.clone(),
        Block::Facts(facts) => facts.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n"),
        Block::Button { label, url } => format!("{label}:\n{url}"),
        Block::Ticket { code, alt } => format!("{alt}: {code}"),
        Block::Quote(text) => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
    }
}

fn closing(pen: Pen) -> &'static str {
    pen.l.t("Freundliche Grüße", "Kind regards")
}

/// Who writes, and how to reach them.
fn footer(pen: Pen) -> Vec<String> {
    let agency = &pen.site.agency;
    let town = format!("{} {}", agency.postcode, agency.city);
    let address = [agency.name.as_str(), agency.street.as_str(), town.trim(), agency.country.as_str()];
    let reach = [agency.email.as_str(), agency.phone.as_str()];
    let joined = |parts: &[&str], glue: &str| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(glue);
    [joined(&address, ", "), joined(&reach, " · ")].into_iter().filter(|line| !line.is_empty()).collect()
}

fn links(pen: Pen) -> Vec<(String, String)> {
    let l = pen.l;
    vec![
        (l.t("Impressum", "Imprint").to_owned(), pen.url(&paths::imprint(l))),
        (l.t("Datenschutz", "Privacy").to_owned(), pen.url(&paths::privacy(l))),
    ]
}
