//! "My ticket": where a device finds its ticket again, and whoever lost the e-mail asks for the link.

use domain::{
    actor::Actor,
    event::{self, EventView},
    locale::Locale,
    registration::TicketHolder,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use crate::{
    ctx,
    error::ApiError,
    flash::Flash,
    format,
    load::load_page,
    mail, paths,
    registration::{
        api::{ForgetTicket, SendTicketLink},
        state_chip, ticket_cookie,
        ticket_holder::tickets_of_device,
    },
    ui,
};

/// The tickets of this device, the next event first; and the form for everybody else.
#[component]
pub fn MyTicket() -> impl IntoView {
    let l = ctx::locale();
    let (db, codes, address) = (ctx::db(), ticket_cookie::known(), ctx::client_address());
    let (sent, forgotten) = (Flash::TicketLinkSent.is_now(), Flash::TicketForgotten.is_now());
    load_page(async move {
        let mut tickets = Vec::new();
        for (code, holder) in tickets_of_device(&db, codes, &address).await? {
            let event = event::by_id(&db, &Actor::System, holder.event).await?;
            tickets.push((code, holder, event));
        }
        tickets.sort_by_key(|(_, _, event)| (event.is_over(), event.starts_on));
        let any = !tickets.is_empty();
        let title = if tickets.len() > 1 { l.t("Meine Tickets", "My tickets") } else { l.t("Mein Ticket", "My ticket") };
        let rows: Vec<_> = tickets.iter().map(|(code, holder, event)| ticket_row(l, code, holder, event)).collect();
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · Standwerk")/>
            <Meta name="robots" content="noindex"/>
            // What this device kept for the time without a network goes with the ticket.
            {forgotten.then(|| view! { <ui::Script name="ticket"/> })}
            <div class="narrow">
                <ui::PageHead title lede=lede(l, any)/>
                {any.then(|| view! { <ul class="list my-tickets">{rows}</ul> })}
                {sent.then(|| view! { <LinkSent/> })}
                <AskForLink other=any/>
            </div>
        })
    })
}

fn lede(l: Locale, any: bool) -> &'static str {
    match any {
        true => l.t("Diese Tickets kennt Ihr Gerät.", "Your device knows these tickets."),
        false => l.t(
            "Dieses Gerät kennt noch kein Ticket. Öffnen Sie den Link aus Ihrer E-Mail, oder lassen Sie ihn sich noch einmal schicken.",
            "This device does not know a ticket yet. Open the link in your e-mail, or have it sent again.",
        ),
    }
}

fn ticket_row(l: Locale, code: &str, holder: &TicketHolder, event: &EventView) -> AnyView {
    let (label, tone) = state_chip(l, holder.state);
    let about = format!("{} · {}", holder.name, format::days(l, event.starts_on, event.ends_on));
    let question = match l {
        Locale::De => format!("Ticket für {} von diesem Gerät nehmen?", event.name),
        Locale::En => format!("Take the ticket for {} off this device?", event.name),
    };
    let (href, code) = (paths::registration(l, code), code.to_owned());
    view! {
        <li>
            <a class="list-name" href=href>{event.name.clone()}</a>
            <div class="list-end row">
                <ui::Chip label tone/>
                <ui::Confirm
                    action=ForgetTicket::PATH
                    id=holder.registration.to_string()
                    label=l.t("Vergessen", "Forget")
                    question
                    detail=l.t("Es gilt weiter; der Link in Ihrer E-Mail öffnet es wieder.", "It stays valid; the link in your e-mail opens it again.")
                    does=ui::ButtonKind::Primary
                >
                    <ui::Hidden name="ticket" value=code/>
                </ui::Confirm>
            </div>
            <p class="list-more">{about}</p>
        </li>
    }
    .into_any()
}

#[component]
fn LinkSent() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Notice tone=ui::Tone::Ok>{Flash::TicketLinkSent.text(l)}</ui::Notice>
        {mail::unsent(l).map(|waits| view! { <ui::Notice tone=ui::Tone::Warn>{waits}</ui::Notice> })}
    }
}

#[component]
fn AskForLink(other: bool) -> impl IntoView {
    let l = ctx::locale();
    let title = if other { l.t("Ein anderes Ticket?", "Another ticket?") } else { l.t("Link noch einmal senden", "Send the link again") };
    view! {
        <ui::Section title id="send">
            <ui::Form action=SendTicketLink::PATH>
                <ui::TextField
                    name="email"
                    label=l.t("E-Mail-Adresse", "E-mail address")
                    kind=ui::InputKind::Email
                    required=true
                    maxlength=254
                    autocomplete="email"
                    hint=l.t("Die Adresse, mit der Sie sich registriert haben.", "The address that you registered with.")
                />
                <ui::Submit label=l.t("Link senden", "Send the link")/>
            </ui::Form>
        </ui::Section>
    }
}
