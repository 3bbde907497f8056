//! One day of the programme: a table of time by stage on a desk, a list by time on a phone. The same cells make both.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    clock::Instant,
    event::EventView,
    ids::SessionId,
    locale::Locale,
    masterclass::{SeatState, SessionState, SessionView},
    star::Starred,
};
use leptos::prelude::*;

use super::super::{
    Words, kind_name, language_name, seats_chip,
    timetable::{Cell, Row, Timetable},
    words::{Nearness, SOON_MINUTES, speaker_in_short},
};
use crate::{
    format, paths,
    star::{Star, StarGazer},
    ui,
};

/// More stages than stand beside each other on any desk: from here on the table scrolls within itself.
const BESIDE_EACH_OTHER: usize = 4;
/// More stages than the measure of a page holds: from here on the table takes the whole window.
const WITHIN_THE_PAGE: usize = 5;

/// What whoever looks has of the programme.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    pub seats: HashMap<SessionId, SeatState>,
    pub gazer: StarGazer,
}

impl Marks {
    /// Whether it belongs to the reader's own programme.
    pub(super) fn is_mine(&self, session: SessionId) -> bool {
        self.seats.contains_key(&session) || self.gazer.has(Starred::Session(session)) == Some(true)
    }
}

/// A day under way: whose it is, and when it is looked at.
pub(super) struct Shown<'a> {
    pub l: Locale,
    pub event: &'a EventView,
    pub marks: &'a Marks,
    pub now: Instant,
}

pub(super) fn anchor(day: NaiveDate) -> String {
    format!("day-{day}")
}

/// The day of these sessions, which come by time.
pub(super) fn day(shown: &Shown<'_>, date: NaiveDate, sessions: &[&SessionView]) -> AnyView {
    let l = shown.l;
    let table = Timetable::of(sessions);
    let stages = table.stages.len();
    let heads: Vec<_> = table.stages.iter().map(|name| view! { <th scope="col">{name.in_(l).to_owned()}</th> }).collect();
    let rows: Vec<_> = table.rows.iter().map(|row| time_row(shown, row)).collect();
    let title = format::weekday(l, date);
    let id = anchor(date);
    // What scrolls by itself must be reachable by keyboard, and has a name.
    let wide = wide(stages);
    let is_wide = wide.is_some();
    let (role, tab, name) =
        (is_wide.then_some("region"), is_wide.then_some("0"), is_wide.then(|| format!("{title}, {}", l.t("nach Bühnen", "by stage"))));
    view! {
        <ui::Section title id=id.clone()>
            <div class="timetable" data-wide=wide role=role tabindex=tab aria-label=name>
                <table
                    aria-labelledby=id
                    data-soon-minutes=SOON_MINUTES
                    data-soon=Nearness::Soon.word(l)
                    data-now=Nearness::Now.word(l)
                    data-over=Nearness::Over.word(l)
                >
                    <colgroup><col class="timetable-axis"/><col span=stages/></colgroup>
                    <thead>
                        <tr><th scope="col"><span class="visually-hidden">{l.t("Zeit", "Time")}</span></th>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </ui::Section>
    }
    .into_any()
}

/// How much room the table asks for, as the style knows it.
fn wide(stages: usize) -> Option<&'static str> {
    if stages <= BESIDE_EACH_OTHER {
        None
    } else if stages <= WITHIN_THE_PAGE {
        Some("page")
    } else {
        Some("window")
    }
}

fn time_row(shown: &Shown<'_>, row: &Row<'_>) -> AnyView {
    let (zone, now) = (shown.event.zone, shown.now);
    let is_now = row.from <= now && now < row.to;
    let class = match (row.begins(), is_now) {
        (true, true) => Some("is-now"),
        (false, true) => Some("is-end is-now"),
        (false, false) => Some("is-end"),
        (true, false) => None,
    };
    let cells: Vec<_> = row.cells.iter().map(|cell| slot_cell(shown, cell)).collect();
    view! {
        <tr
            class=class
            id=is_now.then_some("now")
            data-from=row.from.timestamp()
            data-to=row.to.timestamp()
            data-past=is_now.then(|| tenths_past(row, now))
        >
            <th scope="row"><time datetime=format::machine_time(row.from)>{format::time(zone, row.from)}</time></th>
            {cells}
        </tr>
    }
    .into_any()
}

/// How much of a row is over, in tenths: the line of the present stands there until script moves it.
fn tenths_past(row: &Row<'_>, now: Instant) -> i64 {
    let (past, whole) = ((now - row.from).num_seconds(), (row.to - row.from).num_seconds());
    if whole > 0 { past * 10 / whole } else { 0 }
}

fn slot_cell(shown: &Shown<'_>, cell: &Cell<'_>) -> AnyView {
    let rows = (cell.rows > 1).then(|| cell.rows.to_string());
    if cell.sessions.is_empty() {
        return view! { <td rowspan=rows></td> }.into_any();
    }
    let slots: Vec<_> = cell.sessions.iter().map(|session| slot(shown, session)).collect();
    view! { <td rowspan=rows>{slots}</td> }.into_any()
}

fn slot(shown: &Shown<'_>, session: &SessionView) -> AnyView {
    let Shown { l, event, marks, now } = *shown;
    let words = Words { l, event, session };
    let nearness = Nearness::of(session, now);
    let class = match nearness {
        Nearness::Over => "slot is-over",
        Nearness::Now => "slot is-now",
        Nearness::Soon => "slot is-soon",
        Nearness::Later => "slot",
        Nearness::Never => "slot is-off",
    };
    let word = nearness.word(l);
    let near = (!word.is_empty()).then(|| view! { <b class="slot-near">{word}</b> });
    let speakers: Vec<_> = session.speakers.iter().map(speaker_in_short).collect();
    let speakers = (!speakers.is_empty()).then(|| view! { <p class="slot-who">{speakers.join(", ")}</p> });
    let host = session.host.as_ref().map(|host| format!(" · {}", host.name));
    let about = format!("{}{}", language_name(l, &session.language), host.unwrap_or_default());
    // What was called off has no times for script: it is never on.
    let goes = session.state == SessionState::Published;
    view! {
        <div
            class=class
            data-from=goes.then(|| session.starts_at.timestamp())
            data-to=goes.then(|| session.ends_at.timestamp())
            data-mine=marks.seats.contains_key(&session.id)
            data-star-item=""
        >
            <p class="slot-when">
                <time datetime=words.machine_time()>{words.short_time()}</time>
                <span class="slot-stage">{session.stage_name.in_(l).to_owned()}</span>
                {near}
            </p>
            <h3><a href=paths::session(l, &event.slug, session.id)>{words.title()}</a></h3>
            {speakers}
            <p class="slot-about"><span class="kind" data-kind=session.kind.as_str()>{kind_name(l, session.kind)}</span>" "{about}</p>
            {mine(l, marks.seats.get(&session.id).copied())}
            {seats(l, session, now)}
            <Star gazer=marks.gazer.clone() thing=Starred::Session(session.id) name=words.title()/>
        </div>
    }
    .into_any()
}

/// What the reader has of it.
fn mine(l: Locale, seat: Option<SeatState>) -> Option<AnyView> {
    let (label, tone) = match seat? {
        SeatState::Booked => (l.t("Ihr Platz", "Your seat"), ui::Tone::Offer),
        SeatState::Waiting => (l.t("Sie stehen auf der Warteliste", "You are on the waiting list"), ui::Tone::Warn),
        SeatState::Cancelled => return None,
    };
    Some(view! { <p class="slot-mine"><ui::Chip label tone/></p> }.into_any())
}

/// What can still be had: in words, and as a bar that fills up.
fn seats(l: Locale, session: &SessionView, now: Instant) -> Option<AnyView> {
    let (label, tone) = seats_chip(l, session, now);
    match session.state {
        SessionState::Cancelled => Some(view! { <p class="slot-seats"><ui::Chip label tone/></p> }.into_any()),
        // That it is over or on stands beside its time.
        _ if session.has_begun(now) => None,
        _ if session.seat_limit == 0 => Some(view! { <p class="slot-seats">{label}</p> }.into_any()),
        _ => {
            let bar = view! { <span class="seat-bar" data-taken=tenths_taken(session) aria-hidden="true"></span> };
            Some(view! { <p class="slot-seats">{bar}{label}</p> }.into_any())
        }
    }
}

/// Tenths of the seats that are taken: one from the first, all only with the last.
fn tenths_taken(session: &SessionView) -> i32 {
    let (taken, limit) = (session.seats_taken, session.seat_limit);
    match taken {
        0 => 0,
        _ if taken >= limit => 10,
        _ => (taken * 10 / limit).clamp(1, 9),
    }
}
