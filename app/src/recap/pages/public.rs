//! What stays of an event, as everybody reads it; organisers see by it what a draft will be.

use domain::{
    event::{self, EventView},
    field::lettered_address,
    locale::Locale,
    process::recap_page::{self, RecapFigures, RecapPage},
    recap::{DownloadView, FigureView, Licence, PictureView, RecapState, VoiceView},
};
use leptos::prelude::*;

use crate::{
    ctx,
    error::ApiError,
    format,
    frame::PublicHead,
    head::{JsonLd, PageMeta},
    load::load_page,
    markdown, paths,
    recap::structured,
    share::Share,
    ui,
    words::event as event_words,
};

/// The page.
#[component]
pub fn Recap() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let public_url = ctx::site().public_url.clone();
    load_page(async move {
        let event = event::shown(&db, &actor, &slug).await?;
        let page = recap_page::recap_page(&db, &actor, &event).await?.ok_or(ApiError::NotFound)?;
        let title = format!("{}: {}", l.t("Rückblick", "Recap"), event.name);
        let facts = structured::facts(l, &public_url, &event, &title, &page);
        let RecapPage { recap, figures, next } = page;
        let description = markdown::excerpt(recap.text.in_(l), 160);
        let first = recap.pictures.first();
        let (picture, picture_alt) = first.map(|picture| (paths::file(&picture.file), picture.alt.in_(l).to_owned())).unwrap_or_default();
        let when = event_words::when(l, &event);
        let text = markdown::render(recap.text.in_(l));
        Ok::<_, ApiError>(view! {
            <PageMeta title=title.clone() description picture picture_alt/>
            <JsonLd facts/>
            <div data-accent=event.accent.clone()>
                <PublicHead event=event.clone() title=l.t("Rückblick", "Recap") lede=when/>
                {(recap.state == RecapState::Draft).then(|| not_yet(l, &event))}
                {in_figures(l, &figures, &recap.figures)}
                {pictures(l, &recap.pictures)}
                {(!text.is_empty()).then(|| view! { <div class="prose" inner_html=text></div> })}
                {voices(l, &recap.voices)}
                {downloads(l, &recap.downloads)}
                {next_dates(l, &next)}
                {contact(l, &event)}
                <Share name=title/>
            </div>
        })
    })
}

fn not_yet(l: Locale, event: &EventView) -> impl IntoView + use<> {
    let editor = paths::organise_recap(l, &event.slug);
    view! {
        <ui::Notice tone=ui::Tone::Warn title=l.t("Das ist ein Entwurf", "This is a draft")>
            {l.t("Nur die Organisation sieht diese Seite, so wie sie erscheinen wird. ", "Only organisers see this page, as it will appear. ")}
            <a href=editor>{l.t("Bearbeiten", "Edit")}</a>
        </ui::Notice>
    }
}

/// What was counted, and what was typed; nothing where there is neither.
fn in_figures(l: Locale, counted: &RecapFigures, typed: &[FigureView]) -> Option<impl IntoView + use<>> {
    let RecapFigures { exhibitors, travellers, visits, leads, sessions, meetings } = *counted;
    let word = |number: u64, one: &'static str, many: &'static str| if number == 1 { one } else { many };
    let counted = [
        (
            exhibitors,
            word(exhibitors, l.t("Partner auf dem Stand", "partner on the booth"), l.t("Partner auf dem Stand", "partners on the booth")),
        ),
        (travellers, l.t("auf der Reise", "on the trip")),
        (visits, word(visits, l.t("Besuch", "visit"), l.t("Besuche", "visits"))),
        (leads, word(leads, l.t("Kontakt", "lead"), l.t("Kontakte", "leads"))),
        (sessions, word(sessions, l.t("Programmpunkt", "session"), l.t("Programmpunkte", "sessions"))),
        (meetings, word(meetings, l.t("Gespräch", "meeting"), l.t("Gespräche", "meetings"))),
    ];
    let counted = counted.into_iter().filter(|(number, _)| *number > 0);
    let counted = counted.map(|(number, word)| (format::number(l, number), word.to_owned()));
    let typed = typed.iter().map(|figure| (figure.value.clone(), figure.label.in_(l).to_owned()));
    let all: Vec<_> = counted.chain(typed).map(|(number, word)| view! { <p class="count"><b>{number}</b>{word}</p> }).collect();
    (!all.is_empty())
        .then(|| view! { <ui::Section title=l.t("In Zahlen", "In figures") id="figures"><div class="counts">{all}</div></ui::Section> })
}

fn pictures(l: Locale, pictures: &[PictureView]) -> Option<impl IntoView + use<>> {
    let all: Vec<_> = pictures
        .iter()
        .map(|picture| {
            let alt = picture.alt.in_(l).to_owned();
            view! {
                <li>
                    <figure>
                        <a href=paths::file(&picture.file) rel="external">
                            <img src=paths::file(&picture.small) alt=alt width="640" height="427" loading="lazy"/>
                        </a>
                        <figcaption>{credit(l, picture)}</figcaption>
                    </figure>
                </li>
            }
        })
        .collect();
    (!all.is_empty())
        .then(|| view! { <ui::Section title=l.t("Bilder", "Pictures") id="pictures"><ul class="recap-pictures">{all}</ul></ui::Section> })
}

/// `Foto: Fiona Fokus (CC BY)`; of what the agency took itself only who did.
fn credit(l: Locale, picture: &PictureView) -> String {
    let by = if picture.photographer.is_empty() { String::new() } else { format!("{}: {}", l.t("Bild", "Picture"), picture.photographer) };
    match picture.licence {
        Some(Licence::CcBy) => format!("{by} (CC BY)").trim_start().to_owned(),
        Some(Licence::CcBySa) => format!("{by} (CC BY-SA)").trim_start().to_owned(),
        Some(Licence::Own | Licence::Granted) | None => by,
    }
}

fn voices(l: Locale, voices: &[VoiceView]) -> Option<impl IntoView + use<>> {
    let all: Vec<_> = voices.iter().map(|voice| quoted(l, voice)).collect();
    (!all.is_empty())
        .then(|| view! { <ui::Section title=l.t("Stimmen", "Voices") id="voices"><div class="voices">{all}</div></ui::Section> })
}

/// A voice as it appears, also to the person who is asked about it.
pub(super) fn quoted(l: Locale, voice: &VoiceView) -> impl IntoView + use<> {
    let who = [voice.function.as_str(), voice.organisation.as_str()].into_iter().filter(|part| !part.is_empty());
    let who = who.collect::<Vec<_>>().join(", ");
    // Where it was said in the other language alone, it is read in that one.
    let said_in = match l {
        Locale::De if voice.quote.de.is_empty() => Some(Locale::En.as_str()),
        Locale::En if voice.quote.en.is_empty() => Some(Locale::De.as_str()),
        Locale::De | Locale::En => None,
    };
    let more = (!who.is_empty()).then(|| view! { ", "{who} });
    view! {
        <figure class="voice">
            <blockquote lang=said_in><p>{voice.quote.in_(l).to_owned()}</p></blockquote>
            <figcaption><b>{voice.name.clone()}</b>{more}</figcaption>
        </figure>
    }
}

fn downloads(l: Locale, files: &[DownloadView]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = files
        .iter()
        .map(|file| {
            view! {
                <li>
                    <a class="list-name" href=paths::file(&file.file) rel="external">{file.title.in_(l).to_owned()}</a>
                    <span class="list-end small muted">{size(l, file.bytes)}</span>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(
        || view! { <ui::Section title=l.t("Zum Mitnehmen", "To take along") id="downloads"><ul class="list">{rows}</ul></ui::Section> },
    )
}

/// `PDF, 1,4 MB`; of less than a tenth of a megabyte the kilobytes.
pub(super) fn size(l: Locale, bytes: i64) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    if tenths == 0 {
        format!("PDF, {} kB", (bytes / 1024).max(1))
    } else {
        format!("PDF, {}{}{} MB", tenths / 10, l.t(",", "."), tenths % 10)
    }
}

fn next_dates(l: Locale, events: &[EventView]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = events
        .iter()
        .map(|event| {
            view! {
                <li>
                    <a class="list-name" href=paths::event(l, &event.slug)>{event.name.clone()}</a>
                    <span class="list-end small muted">{format::days(l, event.starts_on, event.ends_on)}</span>
                    <p class="list-more">{event_words::town(l, event)}</p>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(
        || view! { <ui::Section title=l.t("So geht es weiter", "What comes next") id="next"><ul class="list">{rows}</ul></ui::Section> },
    )
}

/// Whom to ask about it: as on the page of the event.
fn contact(l: Locale, event: &EventView) -> impl IntoView + use<> {
    let mail = format!("mailto:{}", event.contact_email);
    let (name, address) = (event.contact_name.clone(), lettered_address(&event.contact_email));
    let form = paths::contact_form(l, Some(&event.slug));
    view! {
        <ui::Section title=l.t("Fragen?", "Questions?") id="contact">
            <p>{name}", "<a href=mail>{address}</a></p>
            <p><a href=form>{l.t("Schreiben Sie uns, oder lassen Sie sich anrufen", "Write to us, or have us call you")}</a></p>
        </ui::Section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_write_them() {
        assert_eq!(
            [size(Locale::De, 15), size(Locale::De, 50_000), size(Locale::De, 1_500_000)],
            ["PDF, 1 kB", "PDF, 48 kB", "PDF, 1,4 MB"]
        );
        assert_eq!(size(Locale::En, 20 * 1024 * 1024), "PDF, 20.0 MB");
    }
}
