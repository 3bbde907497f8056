//! The search of everything, as a page.

use domain::{
    event::EventState,
    locale::Locale,
    process::finding::{self, Found, FoundApplication, FoundEvent, FoundExhibitor, FoundPerson, FoundSession, PersonAt},
};
use leptos::prelude::*;
use leptos_meta::Meta;

use crate::{
    ctx, format,
    frame::search_label,
    head::PageMeta,
    load::load_page,
    paths, ui,
    words::{application as application_words, event as event_words},
};

/// Signs of a search that count.
const LONGEST: usize = 100;

/// What is found in all events, by whoever may open it.
#[component]
pub fn SearchPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let typed: String = ctx::query_value("q").unwrap_or_default().chars().take(LONGEST).collect();
    load_page(async move {
        let found = finding::find(&db, &actor, &typed).await?;
        let title = l.t("Suchen", "Search");
        Ok(view! {
            <PageMeta title description=l.t("Veranstaltungen, Aussteller und Programm durchsuchen.", "Search events, exhibitors and programmes.")/>
            <Meta name="robots" content="noindex"/>
            <ui::PageHead title/>
            <ui::Toolbar search=search_label(l)/>
            <ui::Results total=found.total() as u64 similar=found.similar>
                <ui::SimilarNote similar=found.similar/>
                {if found.total() == 0 { nothing(l, &typed).into_any() } else { groups(l, found).into_any() }}
            </ui::Results>
        })
    })
}

fn nothing(l: Locale, typed: &str) -> impl IntoView + use<> {
    if typed.trim().is_empty() {
        return None;
    }
    Some(view! {
        <ui::EmptyState
            title=l.t("Nichts gefunden", "Nothing found")
            text=l.t("Geben Sie mindestens zwei Buchstaben ein, oder versuchen Sie es mit einem anderen Wort oder einem Teil davon.", "Type two letters at least, or try another word, or a part of it.")
        />
    })
}

fn groups(l: Locale, found: Found) -> impl IntoView {
    view! {
        {group(l.t("Veranstaltungen", "Events"), "found-events", found.events.into_iter().map(|event| event_row(l, event)))}
        {group(l.t("Aussteller", "Exhibitors"), "found-exhibitors", found.exhibitors.into_iter().map(|one| exhibitor_row(l, one)))}
        {group(l.t("Programm", "Programme"), "found-sessions", found.sessions.into_iter().map(|session| session_row(l, session)))}
        {group(l.t("Bewerbungen", "Applications"), "found-applications", found.applications.into_iter().map(|one| application_row(l, one)))}
        {group(l.t("Personen", "People"), "found-people", found.people.into_iter().map(|person| person_row(l, person)))}
    }
}

fn group(title: &'static str, id: &'static str, rows: impl Iterator<Item = AnyView>) -> Option<AnyView> {
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| view! { <ui::Section title id><ul class="list">{rows}</ul></ui::Section> }.into_any())
}

fn row(href: String, name: String, chip: Option<AnyView>, more: Vec<String>) -> AnyView {
    let more: Vec<_> = more.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <li>
            <a class="list-name" href=href>{name}</a>
            {chip.map(|chip| view! { <span class="list-end">{chip}</span> })}
            <p class="list-more">{more.join(" · ")}</p>
        </li>
    }
    .into_any()
}

fn event_row(l: Locale, event: FoundEvent) -> AnyView {
    let is_draft = event.state == EventState::Draft;
    let href = if is_draft && ctx::actor().is_organiser() { paths::organise_event(l, &event.slug) } else { paths::event(l, &event.slug) };
    let chip = is_draft.then(|| {
        let (label, tone) = (event_words::state(l, event.state), event_words::tone(event.state));
        view! { <ui::Chip label tone/> }.into_any()
    });
    row(href, event.name, chip, vec![event.city, format::days(l, event.starts_on, event.ends_on)])
}

fn exhibitor_row(l: Locale, found: FoundExhibitor) -> AnyView {
    let href = paths::exhibitor(l, &found.event.slug, &found.slug);
    row(href, found.name, None, vec![found.city, found.event.name])
}

fn session_row(l: Locale, found: FoundSession) -> AnyView {
    let chip = found.is_draft.then(|| view! { <ui::Chip label=l.t("Entwurf", "Draft") tone=ui::Tone::Warn/> }.into_any());
    let when = format::date_time(l, found.event.zone, found.starts_at);
    let href = paths::session(l, &found.event.slug, found.id);
    row(href, found.title.in_(l).to_owned(), chip, vec![found.speaker, found.event.name, when])
}

fn application_row(l: Locale, found: FoundApplication) -> AnyView {
    let (label, tone) = (application_words::state_name(l, found.state), application_words::state_tone(found.state));
    let href = paths::admission_application(l, &found.event.slug, found.id);
    let name = if found.name.is_empty() { l.t("Ohne Namen", "Without a name").to_owned() } else { found.name };
    row(href, name, Some(view! { <ui::Chip label tone/> }.into_any()), vec![found.city, found.event.name])
}

fn person_row(l: Locale, found: FoundPerson) -> AnyView {
    let (href, what) = match found.at {
        PersonAt::Visitor(id) => (paths::visitor(l, &found.event.slug, id), l.t("Besucher:in", "Visitor")),
        PersonAt::Stand(application) => {
            (paths::admission_application(l, &found.event.slug, application), l.t("Standpersonal", "Booth staff"))
        }
        PersonAt::Door(Some(id)) => (paths::desk_visitor(l, &found.event.slug, id), l.t("Besucher:in", "Visitor")),
        PersonAt::Door(None) => (paths::found_at_desk(l, &found.event.slug, &found.name), l.t("Standpersonal", "Booth staff")),
    };
    let chip = view! { <ui::Chip label=what tone=ui::Tone::Mute/> }.into_any();
    row(href, found.name, Some(chip), vec![found.organisation, found.event.name])
}
