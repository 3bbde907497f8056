//! How a letter looks: one MJML layout for HTML, and plain text from the same blocks.

use askama::Template;
use site::paths;

use crate::{
    content::{Block, Content, Span},
    context::LetterContext,
};

#[derive(Template)]
#[template(path = "letter.mjml", escape = "html")]
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
pub fn html(context: LetterContext, greeting: &str, content: &Content) -> String {
    let layout = Layout {
        lang: context.l.as_str(),
        content,
        greeting,
        closing: closing(context),
        agency: &context.site.agency.name,
        footer: &footer(context),
        links: &links(context),
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
pub fn text(context: LetterContext, greeting: &str, content: &Content) -> String {
    let mut parts = vec![content.heading.clone(), greeting.to_owned()];
    parts.extend(content.blocks.iter().map(block));
    parts.push(format!("{}\n{}", closing(context), context.site.agency.name));
    parts.push("-- ".to_owned());
    parts.push(content.reason.clone());
    parts.push(footer(context).join("\n"));
    parts.push(links(context).iter().map(|(label, url)| format!("{label}: {url}")).collect::<Vec<_>>().join("\n"));
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => text.clone(),
        Block::Facts(facts) => facts.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n"),
        Block::Button { label, url } => format!("{label}:\n{url}"),
        Block::Ticket { code, alt, picture: _ } => format!("{alt}: {code}"),
        Block::Typed(lines) => lines.iter().map(|line| line.iter().map(span).collect::<String>()).collect::<Vec<_>>().join("\n"),
        Block::Quote(text) => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
    }
}

fn span(span: &Span) -> &str {
    match span {
        Span::Text(text) => text,
        Span::Link { label: _, url } => url,
    }
}

fn closing(context: LetterContext) -> &'static str {
    context.l.t("Freundliche Grüße", "Kind regards")
}

/// Who writes, and how to reach them.
fn footer(context: LetterContext) -> Vec<String> {
    let agency = &context.site.agency;
    let town = format!("{} {}", agency.postcode, agency.city);
    let address = [agency.name.as_str(), agency.street.as_str(), town.trim(), agency.country.as_str()];
    let reach = [agency.email.as_str(), agency.phone.as_str()];
    let joined = |parts: &[&str], glue: &str| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(glue);
    [joined(&address, ", "), joined(&reach, " · ")].into_iter().filter(|line| !line.is_empty()).collect()
}

fn links(context: LetterContext) -> Vec<(String, String)> {
    let l = context.l;
    vec![
        (l.t("Impressum", "Imprint").to_owned(), context.url(&paths::imprint(l))),
        (l.t("Datenschutz", "Privacy").to_owned(), context.url(&paths::privacy(l))),
    ]
}
