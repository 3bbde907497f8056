//! With whom a traveller meets when, beside the programme of the trip: by the clocks of where they are then.

use domain::{
    clock::{self, Tz},
    locale::Locale,
    matchmaking::TravelMeeting,
    trip::Plan,
};
use leptos::prelude::*;

use crate::{ctx, format, ui, words::matchmaking as words};

/// The meetings that are agreed upon; nothing while there are none. Outside of all legs, `zone` is the clock.
#[component]
pub(super) fn Meetings(plan: Plan, zone: Tz, meetings: Vec<TravelMeeting>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = meetings.iter().map(|meeting| row(l, &plan, zone, meeting)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Vereinbarte Gespräche", "Agreed meetings") id="agreed-meetings">
                <p class="small muted">{l.t(
                    "Sie stehen auch im Kalender und im PDF. Verlegen oder absagen können Sie unter „Meine Gespräche“.",
                    "They are in the calendar and the PDF, too. You move or cancel them under “My meetings”.",
                )}</p>
                <ul class="list">{rows}</ul>
            </ui::Section>
        }
    })
}

fn row(l: Locale, plan: &Plan, zone: Tz, meeting: &TravelMeeting) -> AnyView {
    let leg = plan.leg_at(meeting.starts_at);
    let zone = leg.map_or(zone, |leg| leg.zone);
    let day = format::weekday(l, clock::local(zone, meeting.starts_at).date());
    let when = format!("{day}, {}", format::times(l, zone, meeting.starts_at, meeting.ends_at));
    let who = words::person(&meeting.other, &meeting.other_organisation);
    let town = leg.map(|leg| leg.place.clone()).unwrap_or_default();
    let table = meeting.place.as_ref().map(|place| place.in_(l).to_owned()).unwrap_or_default();
    let line = [when, table, town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let link = (!meeting.link.is_empty()).then(|| {
        let href = meeting.link.clone();
        view! { " "<a href=href rel="noreferrer">{l.t("Zum Onlineraum", "To the online room")}</a> }
    });
    view! {
        <li>
            <b class="list-name">{who}</b>
            <p class="list-more">{line}{link}</p>
        </li>
    }
    .into_any()
}
