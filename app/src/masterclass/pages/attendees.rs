//! Who comes to a session.

use domain::{
    event::EventView,
    locale::Locale,
    masterclass::{Attendee, PER_PAGE, SeatState},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::super::api::CancelSeat;
use crate::{format, ui};

pub(super) fn attendees(l: Locale, event: &EventView, people: Vec<Attendee>, total: u64, page: u64) -> AnyView {
    if total == 0 {
        return ().into_any();
    }
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("E-Mail", "E-mail")),
        ui::Column::new(l.t("Seit", "Since")).moment(),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Platz freigeben", "Free the seat")).unnamed(),
    ];
    let rows = people.into_iter().map(|person| attendee(l, event, person)).collect();
    let title = format!("{} ({total})", l.t("Wer kommt", "Who comes"));
    view! {
        <ui::Section title id="attendees">
            <ui::Table caption=l.t("Plätze und Warteliste", "Seats and waiting list") columns rows/>
            <ui::Pagination page pages=total.div_ceil(PER_PAGE)/>
        </ui::Section>
    }
    .into_any()
}

fn attendee(l: Locale, event: &EventView, person: Attendee) -> Vec<AnyView> {
    let (label, tone) = match person.state {
        SeatState::Booked => (l.t("Gebucht", "Booked"), ui::Tone::Ok),
        SeatState::Waiting | SeatState::Cancelled => (l.t("Warteliste", "Waiting list"), ui::Tone::Warn),
    };
    let question = match l {
        Locale::De => format!("Den Platz von {} wirklich freigeben?", person.name),
        Locale::En => format!("Really free the seat of {}?", person.name),
    };
    let id = person.seat.to_string();
    vec![
        view! { {person.name} <small>{person.organisation}</small> }.into_any(),
        person.email.into_any(),
        format::date_time(l, event.zone, person.queued_at).into_any(),
        view! { <ui::Chip tone label/> }.into_any(),
        view! {
            <ui::Confirm action=CancelSeat::PATH id=id.clone() label=l.t("Platz freigeben", "Free the seat") question>
                <ui::Hidden name="seat" value=id/>
            </ui::Confirm>
        }
        .into_any(),
    ]
}
