//! What the coming trip asks of its travellers, what helps them on the way, and what most of them have given.

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{Cast, Error, chance::Chance, insert_all};
use crate::{
    audit::ExpectedRevision,
    db::{Db, Tx},
    event::{EventState, entity as event},
    ids::TripLegId,
    locale::Locale,
    sealed::Keys,
    travel_details::{
        EntryForm, EntryKind, EntryState, TravelForm,
        entity::{travel_help, travel_reader, travel_setting},
        give, give_entry,
    },
    traveller::{TravellerState, entity::traveller, new_link_of},
    trip::{LegView, plan_within},
};

/// Of which trip.
const COMING: &str = "toronto-pittsburgh";

/// Name as in the passport, diet, with whom in a room.
const GIVEN: [(&str, &str, &str); 4] = [
    ("SANDER WIEBKE", "vegetarisch", ""),
    ("HADDAD TAREK", "", ""),
    ("BREMER JONAS", "keine Nüsse", ""),
    ("QUAST PETRA", "", "Wiebke Sander"),
];

/// An emergency number, and help for each leg; the organiser of the cast may look.
pub(super) async fn prepare(tx: &Tx, chance: &Chance, cast: &Cast) -> Result<(), DbErr> {
    let found = event::Entity::find().filter(event::Column::Slug.eq(COMING)).filter(event::Column::State.eq(EventState::Published)).one(tx);
    let Some(trip) = found.await? else { return Ok(()) };
    let setting = travel_setting::Model {
        event_id: trip.id,
        asks_passport_number: false,
        emergency_name: "Bereitschaft der Agentur".to_owned(),
        emergency_phone: "+492015550100".to_owned(),
        revision: 2,
    };
    insert_all(tx, vec![setting]).await?;
    insert_all(tx, vec![travel_reader::Model { event_id: trip.id, account_id: cast.organiser, named_at: chance.now }]).await?;
    let legs = plan_within(tx, trip.id).await?.legs;
    insert_all(tx, legs.iter().map(|leg| help(leg.id, &leg.place)).collect()).await
}

fn help(leg_id: TripLegId, place: &str) -> travel_help::Model {
    travel_help::Model {
        leg_id,
        consulate: format!("Deutsche Vertretung für {place} (Beispiel)"),
        // Numbers of the two towns that nobody has.
        consulate_phone: if place == "Pittsburgh" { "+14125550100" } else { "+14165550100" }.to_owned(),
        meeting_point_de: "Haupteingang des Hotels, zur vollen Stunde".to_owned(),
        meeting_point_en: "Main entrance of the hotel, on the hour".to_owned(),
    }
}

/// Lets most of the travellers give their details, as they do by their links: one with a passport that ends soon, one who has
/// not begun.
///
/// # Errors
/// A failure of the database.
pub async fn give_travel_details(db: &Db, keys: &Keys) -> Result<(), Error> {
    let Some(trip) = event::Entity::find().filter(event::Column::Slug.eq(COMING)).one(db.read()).await? else { return Ok(()) };
    let legs = plan_within(db.read(), trip.id).await?.legs;
    let travellers = traveller::Entity::find()
        .filter(traveller::Column::EventId.eq(trip.id))
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .order_by_asc(traveller::Column::CreatedAt)
        .order_by_asc(traveller::Column::Id)
        .all(db.read())
        .await?;
    for ((number, given), row) in (0_i64..).zip(GIVEN).zip(travellers) {
        let id = row.id;
        let link = db.write(|tx| async move { new_link_of(&tx, id).await }).await?;
        let Some(link) = link else { continue };
        let form = form(number, given, (trip.starts_on, trip.ends_on));
        give(db, keys, link.as_str(), ExpectedRevision::parse("1"), &form, Locale::De).await?;
        // The first has everything.
        for (revision, entry) in (2_i64..).zip(entries(&legs)).filter(|_| number == 0) {
            give_entry(db, keys, link.as_str(), ExpectedRevision::parse(&revision.to_string()), &entry).await?;
        }
    }
    Ok(())
}

fn form(number: i64, (name, diet, room_with): (&str, &str, &str), (first, last): (NaiveDate, NaiveDate)) -> TravelForm {
    let expires = last + Duration::days(if number == 1 { 90 } else { 1_000 + number });
    let room = if room_with.is_empty() { "single" } else { "shared" };
    TravelForm {
        passport_name: name.to_owned(),
        nationality: "DE".to_owned(),
        passport_number: String::new(),
        passport_expires: expires.to_string(),
        diet: diet.to_owned(),
        emergency_name: "Beispiel Angehörige".to_owned(),
        emergency_phone: format!("+49 201 55502{:02}", 10 + number),
        arrives_at: format!("{first}T{:02}:30", 11 + number),
        arrives_by: format!("LH {}", 470 + number),
        leaves_at: format!("{last}T{:02}:10", 17 + number),
        leaves_by: format!("AC {}", 8_760 + number),
        room: room.to_owned(),
        room_with: room_with.to_owned(),
        told: String::new(),
    }
}

/// Each country once.
fn entries(legs: &[LegView]) -> Vec<EntryForm> {
    let mut countries: Vec<&str> = legs.iter().map(|leg| leg.country.as_str()).collect();
    countries.dedup();
    let kind = |country: &str| if country == "CA" { EntryKind::Eta } else { EntryKind::Esta };
    let granted =
        |country: &str| EntryForm { country: country.to_owned(), kind: kind(country).to_string(), state: EntryState::Granted.to_string() };
    countries.into_iter().map(granted).collect()
}
