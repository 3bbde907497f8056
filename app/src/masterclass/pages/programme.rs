//! The public programme: by day and stage.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    clock,
    event::{self, EventView},
    locale::Locale,
    masterclass::{self, SessionState, SessionView},
};
use leptos::prelude::*;
use leptos_meta::Link;

use super::{
    super::{Words, seats_chip, structured, words::speaker_in_short},
    now,
};
use crate::{
    ctx,
    error::ApiError,
    format,
    frame::PublicHead,
    head::{JsonLd, PageMeta},
    load::load_page,
    paths, ui,
};

/// More columns than fit beside each other; further stages stand below.
const COLUMNS: usize = 4;

/// The programme of an event.
#[component]
pub fn Programme() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let public_url = ctx::site().public_url.clone();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let sessions = masterclass::programme(&db, &event).await?;
        let planned = !sessions.is_empty();
        let title = format!("{} · {}", l.t("Programm", "Programme"), event.name);
        let described = lede(l, &event);
        let picture = event.picture.as_deref().map(paths::file).unwrap_or_default();
        let feed = paths::programme_calendar(&event.slug, l);
        let subscription = planned.then(|| subscribe(l, &public_url, &event));
        Ok::<_, ApiError>(view! {
            <PageMeta title description=described.clone() picture/>
            <JsonLd facts=structured::programme(l, &public_url, &event, &described, &sessions)/>
            <Link rel="alternate" type_="text/calendar" href=feed/>
            <div data-accent=event.accent.clone()>
                <PublicHead event=event.clone() title=l.t("Programm", "Programme") lede=described>
                    {subscription}
                </PublicHead>
                {content(l, &event, &sessions)}
            </div>
        })
    })
}

fn lede(l: Locale, event: &EventView) -> String {
    let days = format::days(l, event.starts_on, event.ends_on);
    let minute = |day, minute| clock::at_minute(event.zone, day, minute);
    let (opens, closes) = (minute(event.starts_on, event.opens_minute), minute(event.ends_on, event.closes_minute));
    let zone = format::zone_names(l, event.zone, opens, closes);
    match l {
        Locale::De => format!("{days}. Alle Zeiten sind Ortszeit in {} ({zone}).", event.city),
        Locale::En => format!("{days}. All times are local time in {} ({zone}).", event.city),
    }
}

/// One click where a calendar answers to `webcal:`, the address for all others, and the file for whoever wants no more than
/// to have it once.
fn subscribe(l: Locale, public_url: &str, event: &EventView) -> AnyView {
    let feed = paths::programme_calendar(&event.slug, l);
    let address = format!("{public_url}{feed}");
    let webcal = format!("webcal:{}", address.split_once(':').map_or(address.as_str(), |(_, rest)| rest));
    let schedule = paths::schedule(&event.slug, "xml", l);
    view! {
        <ui::Actions>
            <ui::LinkButton href=webcal label=l.t("Kalender abonnieren", "Subscribe to the calendar") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
        <details class="fold">
            <summary>{l.t("Adresse kopieren oder Datei laden", "Copy the address, or download a file")}</summary>
            <div class="stack">
            <div class="field">
                <label class="label" for="calendar-address">{l.t("Adresse des Kalenders", "Address of the calendar")}</label>
                <p class="hint" id="calendar-address-hint">
                    {l.t(
                        "In Google Kalender „Per URL“, in Outlook „Aus dem Internet abonnieren“ wählen und diese Adresse einfügen. Änderungen kommen dann von selbst.",
                        "In Google Calendar choose “From URL”, in Outlook “Subscribe from web”, and paste this address. Changes then arrive by themselves.",
                    )}
                </p>
                <input class="input" id="calendar-address" type="url" readonly=true value=address aria-describedby="calendar-address-hint"/>
            </div>
            <p><a href=feed download="">{l.t("Einmal herunterladen (.ics)", "Download once (.ics)")}</a>{l.t(": bleibt, wie es jetzt ist", ": stays as it is now")}</p>
            <p><a href=schedule>"schedule.xml"</a>{l.t(": für Konferenz-Apps wie Giggity", ": for conference apps such as Giggity")}</p>
            </div>
        </details>
    }
    .into_any()
}

fn content(l: Locale, event: &EventView, sessions: &[SessionView]) -> AnyView {
    if sessions.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Das Programm entsteht gerade", "The programme is in the making")
                text=l.t("Sobald die ersten Programmpunkte feststehen, finden Sie sie hier.", "As soon as the first sessions are settled you will find them here.")
                href=paths::event(l, &event.slug)
                link=l.t("Zur Veranstaltung", "To the event")
            />
        }
        .into_any();
    }
    let mut days: BTreeMap<NaiveDate, Vec<&SessionView>> = BTreeMap::new();
    for session in sessions {
        days.entry(session.starts_at.with_timezone(&event.zone).date_naive()).or_default().push(session);
    }
    let now = clock::now();
    let coming: Vec<_> =
        sessions.iter().filter(|session| session.state == SessionState::Published && session.ends_at > now).take(3).cloned().collect();
    let today = now.with_timezone(&event.zone).date_naive();
    let strip = (event.starts_on <= today).then(|| now::strip(l, event, &coming, now)).flatten();
    let tabs: Vec<_> =
        days.keys().map(|day| view! { <li><a href=format!("#{}", anchor(*day))>{format::weekday(l, *day)}</a></li> }).collect();
    let tabs = (days.len() > 1).then(|| {
        view! { <nav class="subnav" aria-label=l.t("Tage", "Days")><ul>{tabs}</ul></nav> }
    });
    let days: Vec<_> = days.into_iter().map(|(date, sessions)| day(l, event, date, &sessions)).collect();
    view! { {strip} {tabs} {days} }.into_any()
}

fn anchor(day: NaiveDate) -> String {
    format!("day-{day}")
}

/// One day: a column for each stage on a desk, one list by time on a phone.
fn day(l: Locale, event: &EventView, date: NaiveDate, sessions: &[&SessionView]) -> AnyView {
    let mut stages: Vec<_> = sessions.iter().map(|session| (session.stage_position, session.stage)).collect();
    stages.sort_unstable();
    stages.dedup();
    let columns = stages.len().min(COLUMNS);
    let heads: Vec<_> = stages
        .iter()
        .take(COLUMNS)
        .filter_map(|(_, stage)| sessions.iter().find(|session| session.stage == *stage))
        .map(|session| view! { <span>{session.stage_name.in_(l).to_owned()}</span> })
        .collect();
    let column =
        |session: &SessionView| stages.iter().position(|(_, stage)| *stage == session.stage).map_or(1, |place| place % COLUMNS + 1);
    let items: Vec<_> = sessions.iter().map(|session| item(l, event, session, column(session))).collect();
    let heads = (columns > 1).then(|| view! { <div class="timetable-heads" aria-hidden="true" data-columns=columns>{heads}</div> });
    view! {
        <ui::Section title=format::weekday(l, date) id=anchor(date)>
            {heads}
            <ol class="programme timetable" data-columns=columns>{items}</ol>
        </ui::Section>
    }
    .into_any()
}

fn item(l: Locale, event: &EventView, session: &SessionView, column: usize) -> AnyView {
    let words = Words { l, event, session };
    let (label, tone) = seats_chip(l, session, clock::now());
    let class = words.is_on().then_some("is-now");
    let speakers: Vec<_> = session.speakers.iter().map(speaker_in_short).collect();
    let speakers = (!speakers.is_empty()).then(|| view! { <p>{speakers.join(", ")}</p> });
    view! {
        <li class=class data-column=column>
            <time datetime=words.machine_time()>{words.time()}</time>
            <div>
                <h3><a href=paths::session(l, &event.slug, session.id)>{words.title()}</a></h3>
                <p>{words.kind_and_host()}</p>
                <p class="timetable-stage">{session.stage_name.in_(l).to_owned()}</p>
                {speakers}
            </div>
            <ui::Chip tone label/>
        </li>
    }
    .into_any()
}
