//! The programme as organisers see it: sessions by day, warnings, stages.

use chrono::NaiveDate;
use domain::{
    clock,
    event::{self, EventView},
    locale::Locale,
    masterclass::{self, Agenda, Clash, SessionState, SessionView},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    super::{Words, kind_name, state_chip},
    days::{DayTab, Days, by_day, day_tabs},
    fields::event_zone,
    stages,
};
use crate::{ctx, error::ApiError, format, frame::OrganiseHead, load::load_page, paths, ui};

/// The programme of an event: all of a small one, a day of a large one; `?day=` asks for a day, or for all.
#[component]
pub fn OrganiseProgramme() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let asked = ctx::query_value("day").unwrap_or_default();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let agenda = masterclass::agenda(&db, &actor, &event).await?;
        let may_plan = !agenda.stages.is_empty();
        let title = l.t("Programm", "Programme");
        let (plan, public) = (paths::new_session(l, &event.slug), paths::programme(l, &event.slug));
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title lede=lede(l, &event, &agenda)>
                <ui::Actions>
                    {may_plan.then(|| view! { <ui::LinkButton href=plan label=l.t("Programmpunkt planen", "Plan a session")/> })}
                    <ui::LinkButton href=public label=l.t("Öffentliche Ansicht", "Public view") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </OrganiseHead>
            {warnings(l, &event, &agenda.clashes)}
            {days(l, &event, &agenda, &asked)}
            {stages::section(l, &event, &agenda.stages)}
        })
    })
}

fn lede(l: Locale, event: &EventView, agenda: &Agenda) -> String {
    let count = |state| agenda.sessions.iter().filter(|session| session.state == state).count();
    let (shown, drafts) = (count(SessionState::Published), count(SessionState::Draft));
    let seats: i32 = agenda.sessions.iter().map(|session| session.seats_taken).sum();
    let booked = if seats == 1 { l.t("Platz gebucht", "seat booked") } else { l.t("Plätze gebucht", "seats booked") };
    let seats = l.grouped(seats.into());
    // Once here, so that not every row has to say it.
    let zone = event_zone(l, event);
    match l {
        Locale::De => format!("{shown} veröffentlicht · {drafts} im Entwurf · {seats} {booked} · Ortszeit ({zone})"),
        Locale::En => format!("{shown} published · {drafts} in draft · {seats} {booked} · local time ({zone})"),
    }
}

/// Speakers in two places at once.
pub(super) fn warnings(l: Locale, event: &EventView, clashes: &[Clash]) -> Option<AnyView> {
    if clashes.is_empty() {
        return None;
    }
    let item = |clash: &Clash| {
        let link = |(id, title): &(domain::ids::SessionId, domain::locale::Text)| {
            view! { <a href=paths::edit_session(l, &event.slug, *id)>{title.in_(l).to_owned()}</a> }
        };
        view! { <li><b>{clash.name.clone()}</b>": " {link(&clash.first)} {l.t(" und ", " and ")} {link(&clash.second)}</li> }
    };
    let items: Vec<_> = clashes.iter().map(item).collect();
    Some(
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Zur selben Zeit an zwei Orten", "In two places at the same time")>
                <ul>{items}</ul>
            </ui::Notice>
        }
        .into_any(),
    )
}

fn days(l: Locale, event: &EventView, agenda: &Agenda, asked: &str) -> AnyView {
    if agenda.sessions.is_empty() {
        let first = agenda.stages.is_empty();
        let (text, href, link) = if first {
            (
                l.t("Legen Sie zuerst eine Bühne an, dann planen Sie darauf.", "First add a stage, then plan on it."),
                "#stages".to_owned(),
                l.t("Bühne hinzufügen", "Add a stage"),
            )
        } else {
            (
                l.t("Planen Sie den ersten Programmpunkt.", "Plan the first session."),
                paths::new_session(l, &event.slug),
                l.t("Programmpunkt planen", "Plan a session"),
            )
        };
        return view! { <ui::EmptyState title=l.t("Noch nichts geplant", "Nothing planned yet") text href link/> }.into_any();
    }
    let planned = Days::of(event, agenda.sessions.iter().map(|session| session.starts_at));
    let alone = alone(event, &planned, asked);
    let shown = by_day(event, &agenda.sessions).into_iter().filter(|(date, _)| alone.is_none_or(|day| day == *date));
    let days: Vec<_> = shown.map(|(date, sessions)| day(l, event, agenda, date, &sessions)).collect();
    view! { <div class="programme-days">{tabs(l, event, &planned, alone)}{days}</div> }.into_any()
}

/// The day that the list is narrowed to. One on which nothing is planned (any more) leads to where nobody asked for one.
fn alone(event: &EventView, planned: &Days, asked: &str) -> Option<NaiveDate> {
    if asked == paths::ALL_DAYS {
        return None;
    }
    let asked = asked.parse::<NaiveDate>().ok().filter(|day| planned.has(*day));
    asked.or_else(|| planned.alone(clock::today(event.zone)))
}

/// All days, and each by itself, with how much is planned; nothing where there is but one.
fn tabs(l: Locale, event: &EventView, planned: &Days, alone: Option<NaiveDate>) -> Option<AnyView> {
    let tab = |day: Option<NaiveDate>, count: usize| DayTab {
        name: day.map_or_else(|| l.t("Alle Tage", "All days").to_owned(), |day| format::weekday(l, day)),
        href: paths::organise_programme_day(l, &event.slug, day),
        count: Some(count),
        is_current: alone == day,
    };
    let mut tabs = vec![tab(None, planned.sessions())];
    tabs.extend(planned.each().map(|(day, count)| tab(Some(day), count)));
    (tabs.len() > 2).then(|| day_tabs(l, tabs))
}

fn day(l: Locale, event: &EventView, agenda: &Agenda, date: NaiveDate, sessions: &[&SessionView]) -> AnyView {
    let title = format::weekday(l, date);
    let caption = format!("{} – {title}", l.t("Programmpunkte", "Sessions"));
    let columns = vec![
        ui::Column::new(l.t("Programmpunkt", "Session")),
        ui::Column::new(l.t("Zeit", "Time")).moment(),
        ui::Column::new(l.t("Bühne", "Stage")),
        ui::Column::new(l.t("Plätze", "Seats")).figures(),
        ui::Column::new(l.t("Warteliste", "Waiting")).figures(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = sessions.iter().map(|session| session_row(l, event, agenda, session)).collect();
    view! {
        <ui::Section title=title id=format!("day-{date}")>
            <ui::Table caption columns rows/>
        </ui::Section>
    }
    .into_any()
}

fn session_row(l: Locale, event: &EventView, agenda: &Agenda, session: &SessionView) -> Vec<AnyView> {
    let words = Words { l, event, session };
    let (label, tone) = state_chip(l, session.state);
    let host = session.host.as_ref().map(|host| format!(" · {}", host.name)).unwrap_or_default();
    let seats = if session.seat_limit == 0 {
        "–".to_owned()
    } else {
        format!("{} / {}", l.grouped(session.seats_taken.into()), l.grouped(session.seat_limit.into()))
    };
    let waiting = agenda.waiting.get(&session.id).map_or_else(|| "–".to_owned(), ToString::to_string);
    vec![
        view! {
            <a href=paths::edit_session(l, &event.slug, session.id)>{words.title()}</a>
            <small>{format!("{}{host}", kind_name(l, session.kind))}</small>
        }
        .into_any(),
        words.short_time().into_any(),
        session.stage_name.in_(l).to_owned().into_any(),
        seats.into_any(),
        waiting.into_any(),
        view! { <ui::Chip tone label/> }.into_any(),
    ]
}
