//! A news entry as a press release on paper.

use domain::{
    field::lettered_address,
    locale::Locale,
    news::{NewsEntryView, PressContact},
    phone::phone_as_read,
};
use paper::press_release::{self, Letters, Part, Picture, PressRelease};

use crate::{
    aside::aside,
    ctx::{Agency, AppState},
    error::ApiError,
    format,
    markdown::{self, Block, Span},
    paths,
};

/// The entry as PDF.
///
/// # Errors
/// Of the file store, and of what sets it.
pub(super) async fn set(state: &AppState, l: Locale, entry: &NewsEntryView) -> Result<Vec<u8>, ApiError> {
    let picture = match &entry.picture {
        Some(key) => state.site.files.get(key).await.map_err(|error| ApiError::internal(&error))?,
        None => None,
    };
    let credit = Some(&entry.picture_credit).filter(|credit| !credit.is_empty());
    let picture = picture.map(|content| Picture {
        content,
        alt: entry.picture_alt.in_(l).to_owned(),
        credit: credit.map(|credit| format!("{}: {credit}", l.t("Bild", "Picture"))).unwrap_or_default(),
    });
    let agency = state.site.agency.name.clone();
    let release = PressRelease {
        title: entry.title.in_(l).to_owned(),
        language: l.as_str(),
        kicker: [l.t("Pressemitteilung", "Press release"), agency.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        agency,
        day: entry.published_at.map(|at| format::date(l, at.with_timezone(&entry.zone).date_naive())).unwrap_or_default(),
        lede: entry.lede.in_(l).to_owned(),
        text: markdown::blocks(entry.text.in_(l)).into_iter().map(part).collect(),
        picture,
        contact_title: l.t("Für die Presse", "For the press").to_owned(),
        contact: contact(l, state, entry),
    };
    aside(move || press_release::pdf(&release)).await
}

/// Whom to ask, and where it stands in the web.
fn contact(l: Locale, state: &AppState, entry: &NewsEntryView) -> Vec<String> {
    let (name, email, phone) = asked(&state.site.agency, &entry.press);
    let phone = if phone.is_empty() { String::new() } else { phone_as_read(l, phone) };
    let page = format!("{}{}", state.site.public_url, paths::news_entry(l, &entry.slug));
    let lines = [name.to_owned(), lettered_address(email), phone, page];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Where nobody is named for the press, the agency as a whole answers.
fn asked<'a>(agency: &'a Agency, press: &'a PressContact) -> (&'a str, &'a str, &'a str) {
    let PressContact { name, email, phone } = press;
    if name.is_empty() { (&agency.name, &agency.email, &agency.phone) } else { (name, email, phone) }
}

fn part(block: Block) -> Part {
    match block {
        Block::Heading(spans) => Part::Heading(letters(spans)),
        Block::Paragraph(spans) => Part::Paragraph(letters(spans)),
        Block::List { is_numbered, items } => Part::List { is_numbered, items: items.into_iter().map(letters).collect() },
    }
}

fn letters(spans: Vec<Span>) -> Vec<Letters> {
    spans.into_iter().map(|Span { text, is_bold, is_italic, link }| Letters { text, is_bold, is_italic, link }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_names_somebody_to_ask() {
        let text = str::to_owned;
        let agency = Agency { name: text("Agentur"), email: text("info@agency.example"), phone: text("+49 201 1"), ..Agency::default() };
        let named = PressContact { name: text("Nora Presse"), email: text("nora@agency.example"), phone: String::new() };

        assert_eq!(asked(&agency, &PressContact::default()), ("Agentur", "info@agency.example", "+49 201 1"));
        assert_eq!(asked(&agency, &named), ("Nora Presse", "nora@agency.example", ""));
    }
}
