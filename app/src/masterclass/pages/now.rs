//! What is on now and what comes next.

use domain::{
    clock::{self, Instant},
    event::EventView,
    locale::Locale,
    masterclass::{self, SessionView},
};
use leptos::prelude::*;

use super::super::{Words, kind_name, seats_chip};
use crate::{ctx, error::ApiError, format, load::load_page, paths, ui};

/// Sessions that stand side by side.
const MOST: u64 = 3;

/// What is on now and next, for the event's page. Nothing where nothing is planned.
#[component]
pub fn NowAndNext(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let now = clock::now();
        let sessions = masterclass::now_and_next(&db, &event, now, MOST).await?;
        let more = paths::programme(l, &event.slug);
        let more =
            (!sessions.is_empty()).then(|| view! { <p><a href=more>{l.t("Zum ganzen Programm", "See the whole programme")}</a></p> });
        Ok::<_, ApiError>(view! { {strip(l, &event, &sessions, now)} {more} })
    })
}

/// The strip itself.
fn strip(l: Locale, event: &EventView, sessions: &[SessionView], now: Instant) -> Option<AnyView> {
    if sessions.is_empty() {
        return None;
    }
    let today = now.with_timezone(&event.zone).date_naive();
    let title = if event.starts_on <= today {
        l.t("Jetzt und gleich auf der Bühne", "On stage now and next")
    } else {
        l.t("Auf der Bühne", "On stage")
    };
    let articles: Vec<_> = sessions.iter().map(|session| article(l, event, session, now)).collect();
    Some(view! { <ui::Section title=title id="now"><div class="now">{articles}</div></ui::Section> }.into_any())
}

fn article(l: Locale, event: &EventView, session: &SessionView, now: Instant) -> AnyView {
    let words = Words { l, event, session };
    let class = session.is_on(now).then_some("is-now");
    let seats = seats_chip(l, session, now).0;
    let more = format!("{} · {} · {}", kind_name(l, session.kind), seats, session.stage_name.in_(l));
    view! {
        <article class=class>
            <time datetime=words.machine_time()>{when(l, event, session, now)}</time>
            <h3><a href=paths::session(l, &event.slug, session.id)>{words.title()}</a></h3>
            <p>{more}</p>
        </article>
    }
    .into_any()
}

/// `Jetzt · bis 11:25`, `11:30 Uhr (MEZ)`, or with its day if that is another one.
fn when(l: Locale, event: &EventView, session: &SessionView, now: Instant) -> String {
    let zone = event.zone;
    let clock = |at: Instant| format::clock(l, zone, at);
    if session.is_on(now) {
        return format!("{} {}", l.t("Jetzt · bis", "Now · until"), clock(session.ends_at));
    }
    let day = masterclass::day_of(zone, session.starts_at);
    if day == now.with_timezone(&zone).date_naive() {
        clock(session.starts_at)
    } else {
        format!("{}, {}", format::weekday(l, day), clock(session.starts_at))
    }
}
