//! The ticket, as it is shown at the door: like a card in a wallet.

use domain::{
    clock,
    locale::Locale,
    registration::{MyRegistration as Mine, RegistrationState},
};
use leptos::prelude::*;

use crate::{
    ctx, format, paths,
    qr::Qr,
    registration::{pages::WhenAndWhere, state_chip},
    ui,
};

/// Who it is, where the registration does not count (yet).
#[component]
pub fn Head(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let (label, tone) = state_chip(l, mine.state);
    view! {
        <ui::PageHead kicker=mine.event.name.clone() title=mine.details.name.clone() lede=about(&mine)>
            <p><ui::Chip label tone/></p>
            <WhenAndWhere event=mine.event/>
        </ui::PageHead>
    }
}

fn about(mine: &Mine) -> String {
    let parts = [mine.details.job_title.as_str(), mine.details.organisation.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The ticket of a registration that counts. Script keeps the page on this device (`data-keep-ticket`).
#[component]
pub fn TicketCard(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let (label, tone) = state_chip(l, RegistrationState::Confirmed);
    let about = about(&mine);
    let about = (!about.is_empty()).then(|| view! { <p class="ticket-about">{about}</p> });
    let scope = format!("{}/", paths::registration(l, "").trim_end_matches('/'));
    view! {
        <article class="ticket" id="ticket" aria-labelledby=ui::TITLE data-keep-ticket="" data-worker=paths::ticket_worker() data-scope=scope>
            <header class="ticket-head">
                <p class="kicker">{mine.event.name.clone()}</p>
                <h1 id=ui::TITLE tabindex="-1">{mine.details.name.clone()}</h1>
                {about}
                <p><ui::Chip label tone/></p>
            </header>
            <Online mine=mine.clone()/>
            {(!mine.event.is_online()).then(|| view! { <Codes mine=mine.clone()/> })}
            <div class="ticket-foot"><WhenAndWhere event=mine.event.clone()/></div>
            <p class="ticket-without-network" data-without-network=clock::now().timestamp() hidden="">{without_network(l, &mine)}</p>
        </article>
    }
}

fn without_network(l: Locale, mine: &Mine) -> String {
    let zone = mine.event.zone;
    let as_of = format::date_time(l, zone, clock::now());
    match l {
        Locale::De => format!("Ohne Netz: Stand vom {as_of}. Ihr Ticket gilt auch so."),
        Locale::En => format!("No network: as of {as_of}. Your ticket is valid all the same."),
    }
}

/// The link to take part, where one can do so online. It opens nothing of ours, and is told to nobody whom it leads to.
#[component]
fn Online(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let link = mine.event.online_link;
    (!link.is_empty()).then(|| {
        view! {
            <div class="ticket-online">
                <p><a class="btn" href=link rel="noreferrer">{l.t("Online teilnehmen", "Take part online")}</a></p>
                <p>{l.t("Der Link ist für Sie; bitte geben Sie ihn nicht weiter.", "The link is for you; please do not pass it on.")}</p>
            </div>
        }
    })
}

/// Both codes of the person, one at a time, so that no scanner takes the wrong one. The first opens doors, and this page:
/// only the second gives a contact.
#[component]
fn Codes(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let badge = format!("{}{}", ctx::site().public_url, paths::badge_scan(&mine.badge_code));
    view! {
        <div class="ticket-codes">
            <fieldset class="ticket-which">
                <legend class="visually-hidden">{l.t("Welcher Code", "Which code")}</legend>
                <label><input type="radio" name="ticket-code" value="door" checked=true/><span>{l.t("Einlass", "Entrance")}</span></label>
                <label><input type="radio" name="ticket-code" value="exhibitors"/><span>{l.t("Für Aussteller", "For exhibitors")}</span></label>
            </fieldset>
            <div class="ticket-code is-door">
                <Qr text=mine.ticket_code.clone() label=l.t("QR-Code für den Einlass", "QR code for the entrance")/>
                <p>
                    {l.t(
                        "Am Einlass vorzeigen. Drehen Sie die Helligkeit hoch, dann liest ihn der Scanner sofort.",
                        "Show it at the entrance. Turn the brightness up, and the scanner reads it at once.",
                    )}
                </p>
            </div>
            <div class="ticket-code is-exhibitors">
                <Qr text=badge label=l.t("QR-Code für Aussteller", "QR code for exhibitors")/>
                <p>
                    {l.t(
                        "Für Aussteller, denen Sie Ihren Kontakt geben möchten: derselbe Code wie auf dem Ausweis. Sie stimmen danach selbst zu.",
                        "For exhibitors whom you want to give your contact: the same code as on the badge. You then agree yourself.",
                    )}
                </p>
            </div>
        </div>
    }
}
