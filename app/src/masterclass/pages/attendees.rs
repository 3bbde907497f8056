//! Who comes to a session.

use domain::{
    clock,
    event::EventView,
    locale::Locale,
    masterclass::{Attendee, PER_PAGE, SeatState, SessionView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::super::{api::CancelSeat, words::attendee_chip};
use crate::{
    format,
    moment::{local, moment},
    paths,
    table_export::TableLinks,
    ui,
};

/// `total` counts seats and places on the waiting list.
pub(super) fn attendees(l: Locale, event: &EventView, session: &SessionView, people: Vec<Attendee>, total: u64, page: u64) -> AnyView {
    let seats: u64 = session.seats_taken.try_into().unwrap_or_default();
    let takes_back = session.takes_seats_back(clock::now());
    if total == 0 {
        return ().into_any();
    }
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("E-Mail", "E-mail")),
        ui::Column::new(local(l, l.t("Seit", "Since"))).moment(),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Aktionen", "Actions")).unnamed(),
    ];
    let rows = people.into_iter().map(|person| attendee(l, event, person, takes_back)).collect();
    let mut sums = format!("{} {}", format::number(l, seats), l.t("gebucht", "booked"));
    if total > seats {
        sums = format!("{sums} · {} {}", format::number(l, total - seats), l.t("auf der Warteliste", "on the waiting list"));
    }
    let path = paths::attendees_table(&event.slug, session.id);
    view! {
        <ui::Section title=l.t("Wer kommt", "Attendees") id="attendees">
            <p class="muted">{sums}</p>
            <ui::Actions><TableLinks path/></ui::Actions>
            <ui::Table caption=l.t("Plätze und Warteliste", "Seats and waiting list") columns rows/>
            <ui::Pagination page pages=total.div_ceil(PER_PAGE)/>
        </ui::Section>
    }
    .into_any()
}

fn attendee(l: Locale, event: &EventView, person: Attendee, takes_back: bool) -> Vec<AnyView> {
    let is_booked = person.state == SeatState::Booked;
    let (label, tone) = attendee_chip(l, person.state);
    let act =
        if is_booked { l.t("Platz freigeben", "Release seat") } else { l.t("Von der Warteliste nehmen", "Take off the waiting list") };
    let question = match (l, is_booked) {
        (Locale::De, true) => format!("Den Platz von {} wirklich freigeben?", person.name),
        (Locale::De, false) => format!("{} wirklich von der Warteliste nehmen?", person.name),
        (Locale::En, true) => format!("Really release the seat of {}?", person.name),
        (Locale::En, false) => format!("Really take {} off the waiting list?", person.name),
    };
    let id = person.seat.to_string();
    vec![
        view! { {person.name} <small>{person.organisation}</small> }.into_any(),
        domain::field::lettered_address(&person.email).into_any(),
        moment(l, event.zone, person.asked_at),
        view! { <ui::Chip tone label/> }.into_any(),
        takes_back
            .then(|| {
                view! {
                    <ui::Confirm action=CancelSeat::PATH id=id.clone() label=act question>
                        <ui::Hidden name="seat" value=id/>
                    </ui::Confirm>
                }
            })
            .into_any(),
    ]
}
