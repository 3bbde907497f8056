//! The emergency card. The device keeps it, as it keeps a ticket: it is there without a network.

use domain::{
    clock,
    country::country_name,
    locale::Locale,
    phone::{phone_as_dialled, phone_as_read},
    travel_details::{self, EmergencyCard, LegFacts},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{ctx, error::ApiError, format, load::load_page, paths, registration::ticket_holder::missed, spent_link::SpentLink, ui};

/// Whom to call and where to go.
#[component]
pub fn EmergencyCardPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, keys, link, address) = (ctx::db(), ctx::site().travel_keys.clone(), ctx::param("token"), ctx::client_address());
    load_page(async move {
        let title = l.t("Notfallkarte", "Emergency card");
        let card = match travel_details::emergency_card(&db, &keys, &link).await {
            Err(travel_details::Error::Denied(_)) => {
                let refused = missed(&db, &address).await?;
                if refused != ApiError::NotFound {
                    return Err(refused);
                }
                // What the device kept of it goes by this answer alone: the script would throw away tickets, too.
                return Ok(view! { <SpentLink title/> }.into_any());
            }
            found => found?,
        };
        let accent = card.event.accent.clone();
        let scope = paths::travellers_scope(l);
        let (legs, note) = (card.legs.clone(), without_network(l, &card));
        let back = paths::travel_details(l, &link);
        Ok(view! {
            <Title text=format!("{title} – {}", card.event.name)/>
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent class="narrow">
                <ui::Script name="ticket"/>
                <div data-keep-ticket="" data-worker=paths::ticket_worker() data-scope=scope>
                    <ui::PageHead kicker=card.event.name.clone() title lede=card.name.clone()/>
                    <p class="ticket-without-network" data-without-network=clock::now().timestamp() hidden="">{note}</p>
                    <Numbers card=card.clone()/>
                    {legs.into_iter().map(|leg| view! { <LegHelpCard leg/> }).collect_view()}
                </div>
                <ui::Actions><ui::LinkButton href=back label=l.t("Reisedaten ändern", "Change travel details") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </div>
        }
        .into_any())
    })
}

fn without_network(l: Locale, card: &EmergencyCard) -> String {
    let as_of = format::date_time(l, card.event.zone, clock::now());
    match l {
        Locale::De => format!("Ohne Netz: Stand vom {as_of}."),
        Locale::En => format!("No network: as of {as_of}."),
    }
}

/// What to press first.
#[component]
fn Numbers(card: EmergencyCard) -> impl IntoView {
    let l = ctx::locale();
    let EmergencyCard { setting, own_contact: (own_name, own_phone), .. } = card;
    let agency = if setting.emergency_phone.is_empty() {
        l.t("Noch keine Nummer hinterlegt.", "No number yet.").into_any()
    } else {
        named_number(l, setting.emergency_name, &setting.emergency_phone)
    };
    let own = if own_phone.is_empty() {
        l.t("Noch nicht angegeben.", "Not given yet.").into_any()
    } else {
        named_number(l, own_name, &own_phone)
    };
    let items = vec![
        ui::fact(l.t("Notruf in Europa und vielen Ländern", "Emergency call in Europe and many countries"), call("112", "112".to_owned())),
        ui::fact(l.t("Notfallnummer der Reise", "Emergency number of the trip"), agency),
        ui::fact(l.t("Für mich anzurufen", "To be called for me"), own),
    ];
    view! { <ui::Facts items/> }
}

/// What helps where one is.
#[component]
fn LegHelpCard(leg: LegFacts) -> impl IntoView {
    let l = ctx::locale();
    let LegFacts { id, place, country, starts_on, ends_on, hotel, help, .. } = leg;
    let mut items = vec![ui::fact(l.t("Wann", "When"), format::days(l, starts_on, ends_on))];
    if !help.consulate_phone.is_empty() {
        let number = named_number(l, help.consulate, &help.consulate_phone);
        items.push(ui::fact(l.t("Botschaft oder Konsulat", "Embassy or consulate"), number));
    } else if !help.consulate.is_empty() {
        items.push(ui::fact(l.t("Botschaft oder Konsulat", "Embassy or consulate"), help.consulate));
    }
    if !hotel.in_(l).is_empty() {
        items.push(ui::fact(l.t("Hotelvorschlag (unverbindlich)", "Suggested hotel (not binding)"), hotel.in_(l).to_owned()));
    }
    if !help.meeting_point.in_(l).is_empty() {
        items.push(ui::fact(l.t("Treffpunkt der Gruppe", "Meeting point of the group"), help.meeting_point.in_(l).to_owned()));
    }
    let title = format!("{place}, {}", country_name(l, &country));
    view! { <ui::Section title id=format!("leg-{id}")><ui::Facts items/></ui::Section> }
}

fn named_number(l: Locale, name: String, kept: &str) -> AnyView {
    let read = phone_as_read(l, kept);
    let number = match phone_as_dialled(kept, "") {
        Some(dialled) => call(&dialled, read),
        None => read.into_any(),
    };
    if name.is_empty() { number } else { view! { {name}": "{number} }.into_any() }
}

fn call(dialled: &str, read: String) -> AnyView {
    view! { <a href=format!("tel:{dialled}")>{read}</a> }.into_any()
}
