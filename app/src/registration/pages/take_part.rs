//! The visitor's way into an event, wherever a page shows it: registering, or the ticket for whoever has one.

use domain::{event::EventView, registration::RegistrationState};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, load::load_page, paths, registration::ticket_holder::Device, ui};

/// A button: "Als Besucher:in registrieren", or "Mein Ticket" for whoever is registered from this device. Nothing where
/// neither is possible.
#[component]
pub fn VisitorButton(event: EventView, kind: ui::ButtonKind) -> impl IntoView {
    let l = ctx::locale();
    let (db, device) = (ctx::db(), Device::of_request());
    load_page(async move {
        let visitor = device.visitor(&db, event.id).await?.filter(|(_, holder)| holder.state == RegistrationState::Confirmed);
        Ok::<_, ApiError>(match visitor {
            Some((ticket, _)) => {
                view! { <ui::LinkButton href=paths::registration(l, &ticket) label=l.t("Mein Ticket", "My ticket") kind/> }.into_any()
            }
            None if event.takes_registrations() => view! {
                <ui::LinkButton href=paths::register(l, &event.slug) label=l.t("Als Besucher:in registrieren", "Register as a visitor") kind/>
            }
            .into_any(),
            None => ().into_any(),
        })
    })
}

/// A line for whoever may have a ticket already.
#[component]
pub fn RegisterOrTicket() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <p class="small muted">
            {l.t("Schon registriert? ", "Registered already? ")}
            <a href=paths::my_ticket(l)>{l.t("Ticket wiederfinden", "Find your ticket")}</a>
        </p>
    }
}
