//! What one traveller gave, for people who are named for the trip. History notes each look.

use domain::{
    country::country_name,
    event,
    ids::TravellerId,
    locale::Locale,
    phone::phone_as_read,
    travel_details::{self, EntryPermission, Look, TravelDetails},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::shown::{Missing, PassportNote};
use crate::{ctx, error::ApiError, format, frame::OrganiseHead, load::load_page, paths, ui, words::travel_details as words};

/// The page.
#[component]
pub fn LookAtTravel() -> impl IntoView {
    let l = ctx::locale();
    let keys = ctx::site().travel_keys.clone();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("traveller"));
    load_page(async move {
        let id: TravellerId = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let look = travel_details::look(&db, &keys, &actor, event.id, id).await?;
        let (term, missing, items) = (look.passport, look.missing.clone(), facts(l, &look));
        let shown = if items.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch keine Angaben", "No details yet")
                    text=l.t(
                        "Diese Person gibt ihre Reisedaten über den Link in ihren E-Mails an. Sobald sie speichert, stehen sie hier.",
                        "This person gives their travel details by the link in their e-mails. As soon as they save, they stand here.",
                    )
                />
            }
            .into_any()
        } else {
            view! { <ui::Facts items/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Reisedaten", "Travel details")/>
            <OrganiseHead event title=look.name lede=look.organisation>
                <Missing missing/>
                <ui::Actions>
                    <ui::LinkButton href=paths::organise_travel(l, &slug) label=l.t("Alle Reisenden", "All travellers") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </OrganiseHead>
            <PassportNote term/>
            {shown}
            <p class="small muted">{l.t("Dass Sie diese Angaben angesehen haben, steht im Verlauf.", "The history notes that you have viewed these details.")}</p>
        })
    })
}

fn facts(l: Locale, look: &Look) -> Vec<(String, AnyView)> {
    let TravelDetails {
        passport_name,
        nationality,
        passport_number,
        passport_expires,
        entries,
        diet,
        emergency_name,
        emergency_phone,
        arrives_at,
        arrives_by,
        leaves_at,
        leaves_by,
        room,
        room_with,
    } = look.details.clone();
    let time = |at: chrono::NaiveDateTime| format!("{}, {}", format::date(l, at.date()), at.format("%H:%M"));
    let journey = |at: Option<chrono::NaiveDateTime>, by: String| {
        let parts = [at.map(time).unwrap_or_default(), by];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let room = room.map(|room| words::room(l, room).to_owned()).into_iter().chain(Some(room_with).filter(|with| !with.is_empty()));
    let contact = [emergency_name, phone_as_read(l, &emergency_phone)];
    let nationality = if nationality.is_empty() { nationality } else { country_name(l, &nationality).to_owned() };
    let said = [
        (l.t("Name im Reisepass", "Name in the passport"), passport_name),
        (l.t("Staatsangehörigkeit", "Nationality"), nationality),
        (l.t("Nummer des Reisepasses", "Number of the passport"), passport_number),
        (l.t("Gültig bis", "Valid until"), passport_expires.map(|day| format::date(l, day)).unwrap_or_default()),
        (l.t("Ankunft (Ortszeit)", "Arrival (local time)"), journey(arrives_at, arrives_by)),
        (l.t("Abreise (Ortszeit)", "Departure (local time)"), journey(leaves_at, leaves_by)),
        (l.t("Zimmer", "Room"), room.collect::<Vec<_>>().join(", ")),
        (l.t("Essen", "Food"), diet),
        (
            l.t("Kontakt für den Notfall", "Emergency contact"),
            contact.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        ),
    ];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| ui::fact(term, text));
    said.chain(entries.into_iter().map(|entry| entry_fact(l, entry))).collect()
}

fn entry_fact(l: Locale, entry: EntryPermission) -> (String, AnyView) {
    let EntryPermission { country, kind, state } = entry;
    let term = format!("{} {}", l.t("Einreise:", "Entry:"), country_name(l, &country));
    let state = view! { <ui::Chip label=words::entry_state(l, state) tone=words::entry_tone(state)/> };
    ui::fact(term, view! { {words::entry_kind(l, kind)}" "{state} })
}
