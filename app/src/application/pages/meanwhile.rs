//! A form that somebody else overtook: what stands there now beside what was typed, so that nobody's words get lost.

use domain::{
    application::{ContactPurpose, Content, TagKind, tag_name},
    country::country_name,
    field::{lettered_address, lettered_web_address},
    locale::Locale,
    phone::phone_as_read,
};
use leptos::prelude::*;

use crate::{
    ctx,
    form::{self, FormEcho},
    ui,
    words::application as words,
};

/// Both sides of every field in which the returned form of this endpoint differs from what is saved; nothing for a form
/// that came back for another reason.
#[component]
pub fn Meanwhile(content: Content, form: &'static str) -> impl IntoView {
    let l = ctx::locale();
    let echo = form::echo().filter(|echo| echo.endpoint == form && echo.error("").is_some());
    let differing = echo.map(|echo| differing(l, &content, &echo)).unwrap_or_default();
    (!differing.is_empty()).then(|| {
        let columns = vec![
            ui::Column::new(l.t("Angabe", "Detail")),
            ui::Column::new(l.t("Gespeichert ist", "Saved is")),
            ui::Column::new(l.t("Sie haben eingegeben", "You typed")),
        ];
        let rows = differing.into_iter().map(|(name, saved, typed)| vec![name.into_any(), said(saved), said(typed)]).collect();
        let caption = l.t("Beide Fassungen nebeneinander", "Both versions beside each other");
        view! { <ui::Section title=caption id="meanwhile"><ui::Table caption columns rows/></ui::Section> }
    })
}

fn said(words: String) -> AnyView {
    if words.is_empty() { "–".into_any() } else { words.into_any() }
}

fn differing(l: Locale, content: &Content, echo: &FormEcho) -> Vec<(String, String, String)> {
    let texts = texts(content).into_iter().filter_map(|(name, saved)| {
        let typed = echo.value(&name)?.replace("\r\n", "\n");
        (typed.trim() != saved.trim()).then(|| (label(l, &name), in_words(l, &name, &saved), in_words(l, &name, &typed)))
    });
    let tags = TagKind::ALL.into_iter().filter_map(|kind| {
        let (name, saved) = (plural(kind), content.tags(kind));
        let typed = echo.values(name);
        let listed = |values: &mut dyn Iterator<Item = &str>| values.map(|value| tag_name(l, kind, value)).collect::<Vec<_>>().join(", ");
        let is_same = typed.len() == saved.len() && saved.iter().all(|value| typed.contains(&value.as_str()));
        (!is_same).then(|| (words::field_name(l, name), listed(&mut saved.iter().map(String::as_str)), listed(&mut typed.iter().copied())))
    });
    texts.chain(tags).collect()
}

/// The single fields of the form, as it shows them.
fn texts(content: &Content) -> Vec<(String, String)> {
    let or_none = |word: Option<&str>| word.unwrap_or_default().to_owned();
    let own = [
        ("legal_name", content.legal_name.clone()),
        ("display_name", content.display_name.clone()),
        ("kind", or_none(content.kind.map(|kind| kind.as_str()))),
        ("size_class", or_none(content.size_class.map(|class| class.as_str()))),
        ("street", content.street.clone()),
        ("postcode", content.postcode.clone()),
        ("city", content.city.clone()),
        ("country", content.country.clone()),
        ("vat_id", content.vat_id.clone()),
        ("website", lettered_web_address(&content.website)),
        ("teaser_de", content.teaser.de.clone()),
        ("teaser_en", content.teaser.en.clone()),
        ("description_de", content.description.de.clone()),
        ("description_en", content.description.en.clone()),
        ("wish_kind", or_none(content.wish_kind.map(|kind| kind.as_str()))),
        ("wish_note", content.wish_note.clone()),
        ("co_exhibitors", content.co_exhibitors.join("\n")),
    ];
    let own = own.into_iter().map(|(name, text)| (name.to_owned(), text));
    let contacts = ContactPurpose::ALL.into_iter().flat_map(|purpose| {
        let contact = content.contact(purpose);
        let part = |part: &str, text: Option<String>| (format!("{purpose}_{part}"), text.unwrap_or_default());
        [
            part("name", contact.map(|contact| contact.name.clone())),
            part("email", contact.map(|contact| lettered_address(&contact.email))),
            part("phone", contact.map(|contact| phone_as_read(ctx::locale(), &contact.phone))),
        ]
    });
    own.chain(contacts).collect()
}

fn plural(kind: TagKind) -> &'static str {
    match kind {
        TagKind::Topic => "topics",
        TagKind::Offer => "offers",
        TagKind::Seek => "seeks",
    }
}

/// A choice as people read it; everything else as it is.
fn in_words(l: Locale, field: &str, value: &str) -> String {
    let word = match field {
        "kind" => value.parse().ok().map(|kind| words::organisation_kind_name(l, kind)),
        "size_class" => value.parse().ok().map(|class| words::size_class_name(l, class)),
        "wish_kind" => value.parse().ok().map(|kind| words::unit_kind_name(l, kind)),
        "country" => Some(country_name(l, value)),
        _ => None,
    };
    word.unwrap_or(value).to_owned()
}

fn label(l: Locale, field: &str) -> String {
    let contact =
        ContactPurpose::ALL.into_iter().find_map(|purpose| Some((purpose, field.strip_prefix(purpose.as_str())?.strip_prefix('_')?)));
    match (field, contact) {
        ("description_de", _) => l.t("Beschreibung (deutsch)", "Description (German)").to_owned(),
        ("description_en", _) => l.t("Beschreibung (englisch)", "Description (English)").to_owned(),
        (_, Some((purpose, part))) => {
            let part = match part {
                "email" => l.t("E-Mail", "e-mail"),
                "phone" => l.t("Telefon", "telephone"),
                _ => "Name",
            };
            format!("{}: {part}", words::purpose_name(l, purpose))
        }
        _ => words::field_name(l, field),
    }
}
