//! What a traveller gives, by the link in their letters.

use domain::{
    clock::Tz,
    country::country_name,
    locale::Locale,
    phone::phone_as_read,
    travel_details::{self, EntryKind, EntryPermission, EntryState, KEPT_DAYS, MyTravel, Room, TravelDetails},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::shown::{Missing, PassportNote};
use crate::{
    ctx,
    load::load_page,
    paths,
    registration::ticket_holder::missed,
    told::Told,
    travel_details::api::{GiveDetails, GiveEntry},
    ui,
    words::travel_details as words,
};

/// The form.
#[component]
pub fn MyTravelDetails() -> impl IntoView {
    let l = ctx::locale();
    let (db, keys, link, address) = (ctx::db(), ctx::site().travel_keys.clone(), ctx::param("token"), ctx::client_address());
    load_page(async move {
        let mine = match travel_details::mine(&db, &keys, &link).await {
            Err(travel_details::Error::Denied(_)) => return Err(missed(&db, &address).await?),
            found => found?,
        };
        let title = l.t("Reisedaten", "Travel details");
        let accent = mine.event.accent.clone();
        let term = mine.passport;
        let missing = mine.missing.clone();
        let card = paths::emergency_card(l, &link);
        Ok(view! {
            <Title text=format!("{title} – {}", mine.event.name)/>
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent class="narrow">
                <ui::PageHead kicker=mine.event.name.clone() title lede=mine.name.clone()>
                    <Missing missing/>
                    <ui::Actions><ui::LinkButton href=card label=l.t("Notfallkarte", "Emergency card") kind=ui::ButtonKind::Quiet/></ui::Actions>
                </ui::PageHead>
                <PassportNote term/>
                <DetailsForm mine=mine.clone() link=link.clone()/>
                <Entries mine link/>
                <p class="small muted">{kept(l)}" "<a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a></p>
            </div>
        })
    })
}

fn kept(l: Locale) -> String {
    match l {
        Locale::De => format!(
            "Diese Angaben sind verschlüsselt gespeichert. Nur wer für diese Reise dazu benannt ist, sieht sie, und jeder Blick wird vermerkt. {KEPT_DAYS} Tage nach der Rückkehr werden sie gelöscht."
        ),
        Locale::En => format!(
            "These details are stored encrypted. Only people who are named for this trip see them, and each look is noted. They are erased {KEPT_DAYS} days after the return."
        ),
    }
}

#[component]
fn DetailsForm(mine: MyTravel, link: String) -> impl IntoView {
    let l = ctx::locale();
    let revision = mine.revision.to_string();
    let (first, last) =
        (mine.legs.first().map_or(mine.event.zone, |leg| leg.zone), mine.legs.last().map_or(mine.event.zone, |leg| leg.zone));
    let TravelDetails { diet, emergency_name, emergency_phone, room, room_with, .. } = mine.details.clone();
    let rooms: Vec<_> = Room::ALL.into_iter().map(|room| (room.to_string(), words::room(l, room).to_owned())).collect();
    view! {
        <ui::Form action=GiveDetails::PATH>
            <ui::Hidden name="traveller" value=link/>
            <ui::Hidden name="revision" value=revision/>
            <Told endpoint=GiveDetails::PATH/>
            <Passport details=mine.details.clone() asks_number=mine.setting.asks_passport_number/>
            <Journeys details=mine.details first last/>
            <ui::Radios
                name="room"
                legend=l.t("Zimmer", "Room")
                options=rooms
                current=room.map(|room| room.to_string()).unwrap_or_default()
            />
            <ui::TextField name="room_with" label=l.t("Geteilt mit", "Shared with") value=room_with maxlength=120/>
            <ui::TextArea
                name="diet"
                label=l.t("Essen: was Sie nicht essen oder vertragen", "Food: what you do not eat or tolerate")
                value=diet
                rows=2
                maxlength=500
                hint=l.t("Zum Beispiel: vegetarisch, koscher, Nussallergie", "For example: vegetarian, kosher, allergy to nuts")
            />
            <fieldset class="field group">
                <legend class="label">{l.t("Wen rufen wir an, wenn Ihnen etwas zustößt?", "Whom do we call if something happens to you?")}</legend>
                <ui::TextField name="emergency_name" label=l.t("Name der Person", "Name of the person") value=emergency_name maxlength=80/>
                <ui::TextField
                    name="emergency_phone"
                    label=l.t("Telefon der Person", "Telephone of the person")
                    value=phone_as_read(l, &emergency_phone)
                    kind=ui::InputKind::Tel
                    maxlength=60
                />
            </fieldset>
            <ui::Submit label=l.t("Speichern", "Save")/>
        </ui::Form>
    }
}

#[component]
fn Passport(details: TravelDetails, asks_number: bool) -> impl IntoView {
    let l = ctx::locale();
    let number = asks_number.then(|| {
        view! {
            <ui::TextField
                name="passport_number"
                label=l.t("Nummer des Reisepasses", "Number of the passport")
                value=details.passport_number
                maxlength=20
                autocomplete="off"
            />
        }
    });
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let countries: Vec<_> = std::iter::once(none).chain(ui::countries(l)).collect();
    let expires = details.passport_expires.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <ui::TextField
            name="passport_name"
            label=l.t("Name, wie er im Reisepass steht", "Name as in the passport")
            value=details.passport_name
            maxlength=120
            autocomplete="off"
        />
        <ui::Select name="nationality" label=l.t("Staatsangehörigkeit", "Nationality") options=countries current=details.nationality/>
        {number}
        <ui::TextField
            name="passport_expires"
            label=l.t("Der Reisepass ist gültig bis", "The passport is valid until")
            value=expires
            kind=ui::InputKind::Date
        />
    }
}

/// By the clocks of the first and of the last leg, which the hints name.
#[component]
fn Journeys(details: TravelDetails, first: Tz, last: Tz) -> impl IntoView {
    let l = ctx::locale();
    let shown = |at: Option<chrono::NaiveDateTime>| at.map(|at| at.format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default();
    let clock = |zone: Tz| format!("{} {}", l.t("Ortszeit, Zeitzone", "Local time, time zone"), zone.name());
    view! {
        <ui::TextField
            name="arrives_at"
            label=l.t("Ankunft am Ziel", "Arrival at the destination")
            value=shown(details.arrives_at)
            kind=ui::InputKind::DateTimeLocal
            hint=clock(first)
        />
        <ui::TextField name="arrives_by" label=l.t("Flug oder Zug der Ankunft", "Flight or train of the arrival") value=details.arrives_by maxlength=60/>
        <ui::TextField
            name="leaves_at"
            label=l.t("Abreise", "Departure")
            value=shown(details.leaves_at)
            kind=ui::InputKind::DateTimeLocal
            hint=clock(last)
        />
        <ui::TextField name="leaves_by" label=l.t("Flug oder Zug der Abreise", "Flight or train of the departure") value=details.leaves_by maxlength=60/>
    }
}

/// For each country of the trip a form of its own.
#[component]
fn Entries(mine: MyTravel, link: String) -> impl IntoView {
    let l = ctx::locale();
    let others: Vec<_> = mine.countries.iter().filter(|country| **country != mine.details.nationality).cloned().collect();
    let forms = others.into_iter().map(|country| {
        let given = mine.details.entries.iter().find(|entry| entry.country == country).cloned();
        view! { <EntryFields country given link=link.clone() revision=mine.revision/> }
    });
    let forms: Vec<_> = forms.collect();
    (!forms.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Einreise", "Entry") id="entry">
                <p>{l.t("Was jemand braucht, sagt das Land selbst. Bitte beantragen Sie es rechtzeitig.", "What somebody needs is for the country to say. Please apply in time.")}</p>
                {forms}
            </ui::Section>
        }
    })
}

#[component]
fn EntryFields(country: String, given: Option<EntryPermission>, link: String, revision: i64) -> impl IntoView {
    let l = ctx::locale();
    let name = country_name(l, &country).to_owned();
    let kinds: Vec<_> = EntryKind::ALL.into_iter().map(|kind| (kind.to_string(), words::entry_kind(l, kind).to_owned())).collect();
    let states: Vec<_> = EntryState::ALL.into_iter().map(|state| (state.to_string(), words::entry_state(l, state).to_owned())).collect();
    let (kind, state) = given.map_or((EntryKind::Visa, EntryState::Open), |given| (given.kind, given.state));
    view! {
        <h3>{name}</h3>
        <ui::Form action=GiveEntry::PATH id=country.clone()>
            <ui::Hidden name="traveller" value=link/>
            <ui::Hidden name="revision" value=revision.to_string()/>
            <ui::Hidden name="country" value=country/>
            <ui::Select name="kind" label=l.t("Genehmigung", "Permission") options=kinds current=kind.to_string()/>
            <ui::Select name="state" label=l.t("Stand", "State") options=states current=state.to_string()/>
            <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
