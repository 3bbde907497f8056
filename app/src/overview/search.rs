//! The search of everything, as a page.

use domain::{
    clock,
    event::EventState,
    locale::Locale,
    process::finding::{
        self, Found, FoundApplication, FoundBridge, FoundCall, FoundEvent, FoundExhibitor, FoundGuest, FoundKind, FoundList, FoundNews,
        FoundPerson, FoundProperty, FoundRecap, FoundSession, FoundTalk, List, PersonAt,
    },
};
use leptos::prelude::*;
use leptos_meta::Meta;

use crate::{
    ctx, format,
    frame::search_label,
    head::PageMeta,
    load::load_page,
    paths, ui,
    words::{application as application_words, bridge as bridge_words, event as event_words, roundtable as roundtable_words},
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
            <PageMeta title description=l.t("Veranstaltungen, Brücken, Aussteller, Programm und Aktuelles durchsuchen.", "Search events, bridges, exhibitors, programmes and news.")/>
            <Meta name="robots" content="noindex"/>
            <ui::PageHead title/>
            <ui::Toolbar search=search_label(l) reset=l.t("Neue Suche", "New search")/>
            <ui::Results total=found.total() at_least=found.at_least() similar=found.similar>
                <ui::SimilarNote similar=found.similar/>
                {if found.total() == 0 { nothing(l, &typed).into_any() } else { groups(l, &typed, found).into_any() }}
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

fn groups(l: Locale, typed: &str, found: Found) -> impl IntoView + use<> {
    view! {
        {group(l, typed, (l.t("Veranstaltungen", "Events"), "found-events"), found.events, event_row)}
        {group(l, typed, (l.t("Brücken und Netzwerke", "Bridges and networks"), "found-bridges"), found.bridges, bridge_row)}
        {group(l, typed, (l.t("Aussteller", "Exhibitors"), "found-exhibitors"), found.exhibitors, exhibitor_row)}
        {group(l, typed, (l.t("Programm", "Programme"), "found-sessions"), found.sessions, session_row)}
        {group(l, typed, (l.t("Rückblicke", "Recaps"), "found-recaps"), found.recaps, recap_row)}
        {group(l, typed, (l.t("Aktuelles", "News"), "found-news"), found.news, news_row)}
        {group(l, typed, (l.t("Vorträge", "Talks"), "found-talks"), found.talks, talk_row)}
        {group(l, typed, (l.t("Flächen und Projekte", "Sites and projects"), "found-properties"), found.properties, property_row)}
        {group(l, typed, (l.t("Aufrufe", "Calls"), "found-calls"), found.calls, call_row)}
        {group(l, typed, (l.t("Bewerbungen", "Applications"), "found-applications"), found.applications, application_row)}
        {group(l, typed, (l.t("Personen", "People"), "found-people"), found.people, person_row)}
        {group(l, typed, (l.t("Gäste von Roundtables", "Guests of roundtables"), "found-guests"), found.guests, guest_row)}
    }
}

fn group<T>(
    l: Locale,
    typed: &str,
    (title, id): (&'static str, &'static str),
    found: FoundKind<T>,
    row: impl Fn(Locale, T) -> AnyView,
) -> Option<AnyView> {
    if found.shown.is_empty() {
        return None;
    }
    let more = more(l, typed, &found);
    let rows: Vec<_> = found.shown.into_iter().map(|one| row(l, one)).collect();
    Some(view! { <ui::Section title id><ul class="list">{rows}</ul>{more}</ui::Section> }.into_any())
}

/// `10 von 34 gezeigt.`, and the lists that show the others.
fn more<T>(l: Locale, typed: &str, found: &FoundKind<T>) -> Option<AnyView> {
    let shown = found.shown.len() as u64;
    if found.total <= shown && !found.at_least {
        return None;
    }
    let lists: Vec<_> = found.lists.iter().enumerate().map(|(at, list)| list_link(l, typed, list, at > 0)).collect();
    let way_on = if lists.is_empty() {
        l.t("Ein weiteres Wort grenzt die Suche ein.", "Another word narrows the search.")
    } else {
        l.t("Weiter in der Liste:", "Go on in the list:")
    };
    let told = shown_of(l, shown, found.total, found.at_least);
    Some(view! { <p class="muted">{told}" "{way_on}" "{lists}</p> }.into_any())
}

fn shown_of(l: Locale, shown: u64, total: u64, at_least: bool) -> String {
    let [shown, total] = [shown, total].map(|number| format::number(l, number));
    match (l, at_least) {
        (Locale::De, false) => format!("{shown} von {total} gezeigt."),
        (Locale::De, true) => format!("{shown} von mindestens {total} gezeigt."),
        (Locale::En, false) => format!("{shown} of {total} shown."),
        (Locale::En, true) => format!("{shown} of at least {total} shown."),
    }
}

/// A list of an event, searched for what was typed here.
fn list_link(l: Locale, typed: &str, FoundList { list, event }: &FoundList, follows: bool) -> AnyView {
    let searched = |path: String| format!("{path}?q={}", paths::encode(typed));
    let (href, name) = match list {
        List::Exhibitors => (searched(paths::exhibitors(l, &event.slug)), l.t("Aussteller", "Exhibitors")),
        List::Applications => (searched(paths::admission(l, &event.slug)), l.t("Bewerbungen", "Applications")),
        List::Visitors => (searched(paths::visitors(l, &event.slug)), l.t("Besucher:innen", "Visitors")),
        List::Travellers => (searched(paths::travellers(l, &event.slug)), l.t("Reisende", "Travellers")),
        List::Badges => (searched(paths::badges(l, &event.slug)), l.t("Ausweise", "Badges")),
        List::Desk => (paths::found_at_desk(l, &event.slug, typed), l.t("Einlass", "Desk")),
    };
    view! { {follows.then_some(" · ")}<a href=href>{format!("{name}, {}", event.name)}</a> }.into_any()
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

fn bridge_row(l: Locale, found: FoundBridge) -> AnyView {
    if !found.company.is_empty() {
        let href = format!("{}?q={}", paths::bridge_companies(l, &found.slug), paths::encode(&found.company));
        return row(href, found.company, None, vec![l.t("Betrieb", "Company").to_owned(), found.name]);
    }
    let (href, chip) = if found.is_draft {
        let chip = view! { <ui::Chip label=l.t("Entwurf", "Draft") tone=ui::Tone::Warn/> }.into_any();
        (paths::organise_bridge(l, &found.slug), Some(chip))
    } else {
        (paths::bridge(l, &found.slug), None)
    };
    row(href, found.name, chip, vec![bridge_words::kind(l, found.kind).to_owned()])
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

/// A draft leads to where organisers work on it.
fn recap_row(l: Locale, found: FoundRecap) -> AnyView {
    let chip = found.is_draft.then(|| view! { <ui::Chip label=l.t("Entwurf", "Draft") tone=ui::Tone::Warn/> }.into_any());
    let href = if found.is_draft { paths::organise_recap(l, &found.event.slug) } else { paths::recap(l, &found.event.slug) };
    let days = format::days(l, found.event.starts_on, found.event.ends_on);
    row(href, format!("{}: {}", l.t("Rückblick", "Recap"), found.event.name), chip, vec![days])
}

/// What has not appeared is found by organisers alone, and leads to where they work on it.
fn news_row(l: Locale, found: FoundNews) -> AnyView {
    let appeared = found.published_at.filter(|at| *at <= clock::now());
    let chip = appeared.is_none().then(|| {
        let label = if found.published_at.is_some() { l.t("Geplant", "Planned") } else { l.t("Entwurf", "Draft") };
        view! { <ui::Chip label tone=ui::Tone::Warn/> }.into_any()
    });
    let href = if appeared.is_some() { paths::news_entry(l, &found.slug) } else { paths::edit_news_entry(l, found.id) };
    let day = found.published_at.map(|at| format::date(l, at.with_timezone(&format::home()).date_naive()));
    row(href, found.title.in_(l).to_owned(), chip, vec![day.unwrap_or_default()])
}

/// A draft leads to where organisers work on it.
fn talk_row(l: Locale, found: FoundTalk) -> AnyView {
    let chip = found.is_draft.then(|| view! { <ui::Chip label=l.t("Entwurf", "Draft") tone=ui::Tone::Warn/> }.into_any());
    let href = if found.is_draft { paths::edit_talk(l, found.id) } else { paths::talk(l, &found.slug) };
    let when = format::date_time(l, found.zone, found.starts_at);
    row(href, found.subject.in_(l).to_owned(), chip, vec![found.city, when])
}

fn property_row(l: Locale, found: FoundProperty) -> AnyView {
    let chip = (!found.is_public).then(|| view! { <ui::Chip label=l.t("Nicht öffentlich", "Not public") tone=ui::Tone::Mute/> }.into_any());
    row(paths::property(l, &found.slug), found.title.in_(l).to_owned(), chip, vec![found.town])
}

fn call_row(l: Locale, found: FoundCall) -> AnyView {
    let chip = found.is_draft.then(|| view! { <ui::Chip label=l.t("Entwurf", "Draft") tone=ui::Tone::Warn/> }.into_any());
    let href = if found.is_draft { paths::organise_call(l, &found.slug) } else { paths::call(l, &found.slug) };
    let until = format!("{} {}", l.t("Frist:", "Deadline:"), format::deadline_by(l, found.zone, found.closes_at));
    row(href, found.title.in_(l).to_owned(), chip, vec![until])
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
        PersonAt::Traveller(id) => (paths::traveller(l, &found.event.slug, id), l.t("Reisende:r", "Traveller")),
        PersonAt::Stand(application) => {
            (paths::admission_application(l, &found.event.slug, application), l.t("Standpersonal", "Booth staff"))
        }
        PersonAt::Door(Some(id)) => (paths::desk_visitor(l, &found.event.slug, id), l.t("Besucher:in", "Visitor")),
        PersonAt::Door(None) => (paths::found_at_desk(l, &found.event.slug, &found.name), l.t("Standpersonal", "Booth staff")),
    };
    let chip = view! { <ui::Chip label=what tone=ui::Tone::Mute/> }.into_any();
    row(href, found.name, Some(chip), vec![found.organisation, found.event.name])
}

fn guest_row(l: Locale, found: FoundGuest) -> AnyView {
    let (label, tone) = (roundtable_words::state(l, found.state), roundtable_words::tone(found.state));
    let href = paths::roundtable_guest(l, found.roundtable, found.id);
    row(href, found.name, Some(view! { <ui::Chip label tone/> }.into_any()), vec![found.organisation, found.at])
}
