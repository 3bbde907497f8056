//! The terms of participation of an event, for its organisers: what is in force, what was, and the next version.

use std::collections::HashMap;

use domain::{
    application,
    event::{self, EventView, Terms, TermsText},
    field::lettered_web_address,
    files::FileKind,
    locale::Locale,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    event::terms_upload,
    format,
    frame::OrganiseHead,
    load::load_page,
    paths, ui, upload,
    words::terms::{self, version_name},
};

/// The versions, and a form for another one.
#[component]
pub fn OrganiseTerms() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let versions = event::terms(&db, event.id).await?;
        let agreed = application::agreed_to(&db, &actor, event.id).await?;
        let title = l.t("Teilnahmebedingungen", "Terms of participation");
        let is_readable = versions.iter().any(|terms| terms.version == event.terms_version);
        Ok(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title/>
            <p class="lede">{l.t(
                "Wer sich bewirbt, stimmt der Fassung zu, die gerade gilt, und liest sie dort, wo zugestimmt wird. Mit der Bestätigung des Standplatzes kommt sie noch einmal. Auch wenn später eine neue gilt: Wer schon zugestimmt hat, bleibt bei seiner Fassung.",
                "Applicants agree to the version in force, and read it where they agree. It comes once more with the confirmation of the unit. Even when a new version is in force later, whoever has agreed already stays with theirs.",
            )}</p>
            {(!is_readable).then(|| missing(l, &event.terms_version)).map(|text| view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> })}
            <Versions event=event.clone() versions agreed/>
            <NewVersion event is_readable/>
        })
    })
}

fn missing(l: Locale, version: &str) -> String {
    match l {
        Locale::De => format!("Fassung {version} gilt, aber niemand kann sie lesen: Es gibt noch keine Datei und keine Adresse."),
        Locale::En => format!("Version {version} is in force, but nobody can read it: there is no file and no address yet."),
    }
}

#[component]
fn Versions(event: EventView, versions: Vec<Terms>, agreed: HashMap<String, u64>) -> impl IntoView {
    let l = ctx::locale();
    let zone = event.zone;
    let row = |version: Terms| {
        let is_current = version.version == event.terms_version;
        let number = agreed.get(&version.version).copied().unwrap_or_default();
        let where_ = match &version.text {
            TermsText::File(_) => "PDF".to_owned(),
            TermsText::Address(address) => lettered_web_address(address),
        };
        let (tone, label) = if is_current { (ui::Tone::Ok, l.t("Gilt", "In force")) } else { (ui::Tone::Mute, l.t("Früher", "Earlier")) };
        view! {
            <li>
                <a class="list-name" href=terms::address(&version)>{version_name(l, &version.version)}</a>
                <span class="list-end"><ui::Chip tone label/></span>
                <p class="list-more">{where_}" · "{format::date_time(l, zone, version.put_at)}" · "{agreed_words(l, number)}</p>
            </li>
        }
    };
    let rows: Vec<_> = versions.into_iter().map(row).collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=l.t("Fassungen", "Versions") id="versions"><ul class="list">{rows}</ul></ui::Section> })
}

fn agreed_words(l: Locale, number: u64) -> String {
    let all = format::number(l, number);
    match (l, number) {
        (Locale::De, 1) => "1 Bewerbung hat zugestimmt".to_owned(),
        (Locale::De, _) => format!("{all} Bewerbungen haben zugestimmt"),
        (Locale::En, 1) => "1 application agreed".to_owned(),
        (Locale::En, _) => format!("{all} applications agreed"),
    }
}

#[component]
fn NewVersion(event: EventView, is_readable: bool) -> impl IntoView {
    let l = ctx::locale();
    let most = upload::most(FileKind::Terms);
    let either = match l {
        Locale::De => format!("PDF, höchstens {most}. Es bleibt so lesbar, wie Sie es hochladen."),
        Locale::En => format!("PDF, at most {most}. It stays readable as you upload it."),
    };
    // A version without a text wants one first.
    let version = if is_readable { String::new() } else { event.terms_version.clone() };
    let title = if is_readable { l.t("Neue Fassung", "New version") } else { l.t("Text der Fassung", "Text of the version") };
    view! {
        <ui::Section title id="new">
            <p><a href=paths::edit_event(l, &event.slug)>{l.t("Welche Erklärungen wir verlangen, steht in den Einstellungen", "Which declarations we ask for is in the settings")}</a></p>
            <ui::Form action=terms_upload::PATH encoding=ui::Encoding::Multipart>
                <ui::Hidden name="event" value=event.id.to_string()/>
                <ui::TextField name="version" label=l.t("Fassung", "Version") value=version required=true maxlength=30
                    hint=l.t("Ein kurzer Name, zum Beispiel 2 oder 2027-1. Er steht neben der Zustimmung.", "A short name, such as 2 or 2027-1. It stands beside the consent.")/>
                <ui::FileField name="terms" label=l.t("Datei", "File") accept=upload::accept(FileKind::Terms) limits=upload::limits(l, FileKind::Terms) hint=either/>
                <ui::TextField name="address" label=l.t("oder Adresse", "or address") kind=ui::InputKind::Url maxlength=300
                    hint=l.t("Wenn die Bedingungen auf einer anderen Website stehen. Was dort später geändert wird, können wir nicht festhalten.", "If the terms are on another site. We cannot preserve what is changed there later.")/>
                <ui::Submit label=l.t("In Kraft setzen", "Put in force")/>
            </ui::Form>
        </ui::Section>
    }
}
