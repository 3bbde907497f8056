//! Meetings that are agreed upon, and onto which the programme of their traveller came to lie: a warning with both names.
//! Nothing is called off by itself.

use domain::{event::EventView, locale::Locale, matchmaking::MeetingInTheWay, trip::Plan};
use leptos::prelude::*;

use crate::{ctx, paths, ui, words::matchmaking as words};

/// Nothing where the programme fits.
#[component]
pub fn MeetingsInTheWay(event: EventView, plan: Plan, meetings: Vec<MeetingInTheWay>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = meetings.iter().map(|meeting| row(l, &event, &plan, meeting)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Auf vereinbarte Gespräche fällt das Programm", "The programme falls on agreed meetings")>
                <ul>{rows}</ul>
                <p>{l.t(
                    "Abgesagt wird deswegen nichts: Verschieben Sie den Programmpunkt, oder sprechen Sie mit den beiden.",
                    "Nothing is cancelled for it: move the item, or speak with the two of them.",
                )}</p>
            </ui::Notice>
        }
    })
}

/// `10. Juni 2027, 10:00–10:20 Uhr (MESZ): Besuch / Ada Lang mit Bob Kurz, Haus Kurz`
fn row(l: Locale, event: &EventView, plan: &Plan, meeting: &MeetingInTheWay) -> AnyView {
    let item = plan.items.iter().find(|item| item.id == meeting.item);
    let zone = item.and_then(|item| plan.leg(item.leg)).map_or(event.zone, |leg| leg.zone);
    let when = format!("{}: ", words::span(l, zone, meeting.starts_at, meeting.ends_at));
    let title = item.map(|item| item.title.in_(l).to_owned()).unwrap_or_default();
    let other = format!(" {} {}", l.t("mit", "with"), words::person(&meeting.other, &meeting.other_organisation));
    let of_item = paths::edit_trip_item(l, &event.slug, meeting.item);
    let of_traveller = paths::traveller(l, &event.slug, meeting.traveller);
    view! {
        <li>
            {when}
            <a href=of_item>{title}</a>
            " / "
            <a href=of_traveller>{meeting.name.clone()}</a>
            {other}
        </li>
    }
    .into_any()
}
