//! A visitor's own seats, for "my registration".

use domain::{
    clock,
    event::{self, EventView},
    locale::Locale,
    masterclass::{self, MySeat, SeatState},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    super::{Words, api::CancelSeat},
    session::place,
};
use crate::{ctx, error::ApiError, load::load_page, paths, registration::ticket_holder::ticket_holder, ui};

/// The seats and places on waiting lists of whoever holds this ticket.
#[component]
pub fn MySeats(#[prop(into)] ticket: String) -> impl IntoView {
    let l = ctx::locale();
    let (db, address) = (ctx::db(), ctx::client_address());
    load_page(async move {
        let holder = ticket_holder(&db, &ticket, &address).await?;
        let event = event::by_id(&db, &domain::actor::Actor::System, holder.event).await?;
        let seats = masterclass::my_seats(&db, holder.registration).await?;
        let rows: Vec<_> = seats.iter().map(|mine| seat_row(l, &event, mine, &ticket)).collect();
        Ok::<_, ApiError>(if rows.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch kein Platz gebucht", "No seat booked yet")
                    text=l.t("Wo Plätze begrenzt sind, buchen Sie Ihren im Programm.", "Where seats are limited, you book yours in the programme.")
                    href=paths::programme(l, &event.slug)
                    link=l.t("Zum Programm", "To the programme")
                />
            }
            .into_any()
        } else {
            view! {
                <ul class="list">{rows}</ul>
                <p><a href=paths::programme(l, &event.slug)>{l.t("Zum Programm", "To the programme")}</a></p>
            }
            .into_any()
        })
    })
}

/// Which of the visitor's sessions is next, and where: nothing where none is to come.
#[component]
pub fn NextSeat(#[prop(into)] ticket: String) -> impl IntoView {
    let l = ctx::locale();
    let (db, address) = (ctx::db(), ctx::client_address());
    load_page(async move {
        let holder = ticket_holder(&db, &ticket, &address).await?;
        let event = event::by_id(&db, &domain::actor::Actor::System, holder.event).await?;
        let now = clock::now();
        let seats = masterclass::my_seats(&db, holder.registration).await?;
        let next = seats.into_iter().find(|mine| mine.seat.state == SeatState::Booked && mine.session.ends_at > now);
        Ok::<_, ApiError>(next.map(|mine| {
            let words = Words { l, event: &event, session: &mine.session };
            let title = if mine.session.is_on(now) { l.t("Jetzt", "Now") } else { l.t("Als Nächstes", "Next") };
            view! {
                <section class="card next-seat" aria-labelledby="next">
                    <h2 id="next">{title}</h2>
                    <p class="next-seat-title"><a href=paths::session(l, &event.slug, mine.session.id)>{words.title()}</a></p>
                    <p><time datetime=words.machine_time()>{words.when()}</time></p>
                    <p><b>{mine.session.stage_name.in_(l).to_owned()}</b></p>
                </section>
            }
        }))
    })
}

fn seat_row(l: Locale, event: &EventView, mine: &MySeat, ticket: &str) -> impl IntoView + use<> {
    let words = Words { l, event, session: &mine.session };
    let booked = mine.seat.state == SeatState::Booked;
    let chip = if booked { (ui::Tone::Ok, l.t("Gebucht", "Booked").to_owned()) } else { (ui::Tone::Warn, place(l, mine.seat.place)) };
    let label = if booked { l.t("Zurückgeben", "Give back") } else { l.t("Verlassen", "Leave") };
    let question = if booked {
        l.t("Diesen Platz wirklich zurückgeben?", "Really give this seat back?")
    } else {
        l.t("Die Warteliste wirklich verlassen?", "Really leave the waiting list?")
    };
    let id = mine.seat.id.to_string();
    let open = mine.session.takes_seats_back(clock::now());
    let when = format!("{} · {}", words.when(), mine.session.stage_name.in_(l));
    let ticket = ticket.to_owned();
    view! {
        <li>
            <a class="list-name" href=paths::session(l, &event.slug, mine.session.id)>{words.title()}</a>
            <div class="list-end row">
                <ui::Chip tone=chip.0 label=chip.1/>
                {open.then(|| view! {
                    <ui::Confirm action=CancelSeat::PATH id=id.clone() label question>
                        <ui::Hidden name="seat" value=id.clone()/>
                        <ui::Hidden name="ticket" value=ticket/>
                    </ui::Confirm>
                })}
            </div>
            <p class="list-more">{when}</p>
        </li>
    }
}
