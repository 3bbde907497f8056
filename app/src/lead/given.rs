//! The contacts that a visitor gave, for "my registration".

use domain::{
    clock::Tz,
    lead::{self, GivenContact},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{ConfirmGivenContact, WithdrawGivenContact};
use crate::{ctx, format, load::load_page, paths, registration::ticket_holder::ticket_holder, ui};

/// Who has the details of whoever holds this ticket, and the way back from each.
#[component]
pub fn GivenContacts(#[prop(into)] ticket: String, #[prop(into)] event: String, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let (db, address) = (ctx::db(), ctx::client_address());
    load_page(async move {
        let holder = ticket_holder(&db, &ticket, &address).await?;
        let given = lead::given(&db, &holder.actor(), holder.registration).await?;
        let rows: Vec<_> = given.iter().map(|contact| given_contact_row(l, zone, &event, &ticket, contact)).collect();
        Ok(if rows.is_empty() {
            view! {
                <p>{l.t(
                    "Noch hat kein Aussteller Ihre Daten. Am Stand fragt man Sie vorher; wem Sie zustimmen, steht dann hier.",
                    "No exhibitor has your details yet. At a booth you are asked first; exhibitors you said yes to appear here.",
                )}</p>
            }
            .into_any()
        } else {
            view! { <ul class="list">{rows}</ul> }.into_any()
        })
    })
}

fn given_contact_row(l: Locale, zone: Tz, event: &str, ticket: &str, contact: &GivenContact) -> impl IntoView + use<> {
    let (id, ticket) = (contact.id.to_string(), ticket.to_owned());
    let mut since = format!("{} {}", l.t("Notiert am", "Noted on"), format::date_time(l, zone, contact.consented_at));
    if let Some(at) = contact.confirmed_at {
        since.push_str(&format!(" · {} {}", l.t("Bestätigt am", "Confirmed on"), format::date_time(l, zone, at)));
    } else if contact.withdrawn_at.is_none() {
        since.push_str(&format!(" · {}", l.t("Von Ihnen noch nicht bestätigt", "Not confirmed by you yet")));
    }
    let end = match contact.withdrawn_at {
        Some(at) => {
            let label = l.t("Widerrufen", "Withdrawn");
            since.push_str(&format!(" · {} {}", l.t("Widerrufen am", "Withdrawn on"), format::date_time(l, zone, at)));
            view! { <ui::Chip tone=ui::Tone::Mute label/> }.into_any()
        }
        None => {
            let label = format!("{}: {}", l.t("Widerrufen", "Withdraw"), contact.exhibitor);
            let confirm = contact.confirmed_at.is_none().then(|| {
                let (id, ticket) = (id.clone(), ticket.clone());
                let label = format!("{}: {}", l.t("Bestätigen", "Confirm"), contact.exhibitor);
                view! {
                    <ui::Form action=ConfirmGivenContact::PATH id=id.clone()>
                        <ui::Hidden name="ticket" value=ticket/>
                        <ui::Hidden name="lead" value=id/>
                        <ui::Submit label kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                }
            });
            view! {
                {confirm}
                <ui::Form action=WithdrawGivenContact::PATH id=id.clone()>
                    <ui::Hidden name="ticket" value=ticket/>
                    <ui::Hidden name="lead" value=id/>
                    <ui::Submit label kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            }
            .into_any()
        }
    };
    let words = contact.wording.split("\n\n").map(|part| view! { <p>{part.to_owned()}</p> }).collect_view();
    view! {
        <li>
            <a class="list-name" href=paths::exhibitor(l, event, &contact.exhibitor_slug)>{contact.exhibitor.clone()}</a>
            <div class="list-end row">{end}</div>
            <div class="list-more" lang=contact.locale.as_str()>{words}</div>
            <p class="list-more">{since}</p>
        </li>
    }
}
