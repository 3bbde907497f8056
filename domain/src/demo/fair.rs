//! A fair's past edition, as it was, and its upcoming one, in which every state is shown.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use sea_orm::DbErr;

use super::{
    Cast, cast,
    chance::Chance,
    entries::Entrance,
    exhibitors::{self, Entry, Stand},
    facts::{Exhibitor, Facts, Fair},
    insert_all, plan, programme, visitors,
};
use crate::{
    account::RoleKind,
    application::ApplicationState,
    clock::{self, Tz},
    db::Tx,
    event::{self, BadgeFormat, EventState, entity},
    ids::EventId,
};

/// The edition that took place.
pub(super) async fn past(tx: &Tx, chance: &mut Chance, facts: &Facts, fair: &Fair) -> Result<(), DbErr> {
    // Whoever took part had applied and was placed a month before.
    let now = chance.go_back((fair.starts - Duration::days(30)).and_time(NaiveTime::MIN).and_utc());
    let event = edition(chance, facts, fair, fair.year, fair.starts, fair.ends, EventState::Archived);
    let (id, zone) = (event.id, zone(fair));
    insert_all(tx, vec![event]).await?;
    let places = plan::small(tx, chance, id).await?;
    let entries: Vec<_> = fair
        .exhibitors
        .iter()
        .zip(&places)
        .map(|(exhibitor, place)| Entry {
            exhibitor: exhibitor.clone(),
            state: ApplicationState::Confirmed,
            stand: Some(Stand::confirmed(*place)),
        })
        .collect();
    let exhibitors = exhibitors::enter(tx, chance, id, &entries).await?;
    programme::sessions_of(tx, chance, id, zone, fair.starts, fair, &exhibitors).await?;
    chance.go_back(now);
    Ok(())
}

/// The edition to come, open for applications, registrations and bookings; or the one that is on, if it began before today.
pub(super) async fn upcoming(tx: &Tx, chance: &mut Chance, facts: &Facts, fair: &Fair, people: &Cast) -> Result<entity::Model, DbErr> {
    use chrono::Datelike;
    let starts = chance.now.date_naive() + Duration::days(fair.in_days);
    let event = edition(chance, facts, fair, starts.year(), starts, starts + (fair.ends - fair.starts), EventState::Published);
    let (id, zone) = (event.id, zone(fair));
    insert_all(tx, vec![event.clone()]).await?;
    cast::give(tx, chance, people.staff, RoleKind::Staff, id.to_string()).await?;
    let places = plan::small(tx, chance, id).await?;
    let entries = if fair.in_days < 0 { all_there(facts, fair, &places) } else { every_state(chance, facts, fair, &places) };
    // Once applications are closed, nobody applies any more.
    let now = chance.go_back(event.applications_close_at.map_or(chance.now, |closes| Ord::min(closes, chance.now)));
    let exhibitors = exhibitors::enter(tx, chance, id, &entries).await?;
    chance.go_back(now);
    if let Some(bochum) = exhibitors.iter().find(|one| one.name == "Stadt Bochum") {
        cast::give(tx, chance, people.exhibitor, RoleKind::Exhibitor, bochum.organisation.to_string()).await?;
    }
    let sessions = programme::sessions_of(tx, chance, id, zone, starts, fair, &exhibitors).await?;
    visitors::come(tx, chance, id, 60, &sessions).await?;
    Ok(event)
}

/// The entrance of an edition; before its first day nobody comes in.
pub(super) fn entrance(fair: &Fair, event: &entity::Model, people: &Cast) -> Entrance {
    Entrance {
        event: event.id,
        zone: zone(fair),
        first_day: event.starts_on,
        last_day: event.ends_on,
        opens_minute: event.opens_minute,
        scanned_by: people.staff,
    }
}

/// Those who took part before are confirmed; the invented ones are somewhere on their way.
fn every_state(chance: &Chance, facts: &Facts, fair: &Fair, places: &[plan::Place]) -> Vec<Entry> {
    use ApplicationState::{Cancelled, Draft, InReview, NeedsInformation, Offered, Rejected, Submitted, WaitingList, Withdrawn};
    let mut places = places.iter().copied();
    let known = fair.exhibitors.iter().take(7).filter_map(|exhibitor| {
        let stand = Stand::confirmed(places.next()?);
        Some(Entry { exhibitor: exhibitor.clone(), state: ApplicationState::Confirmed, stand: Some(stand) })
    });
    let mut entries: Vec<_> = known.collect();
    let states = [
        Offered,
        Offered,
        InReview,
        Submitted,
        Submitted,
        NeedsInformation,
        WaitingList,
        WaitingList,
        Rejected,
        Withdrawn,
        Cancelled,
        Draft,
    ];
    for (exhibitor, state) in facts.invented.iter().zip(states) {
        let stand = match state {
            Offered => places.next().map(|place| Stand::offered(place, clock::at(zone(fair), evening(chance)), evening(chance))),
            InReview => places.next().map(Stand::held),
            _ => None,
        };
        entries.push(Entry { exhibitor: exhibitor.clone(), state, stand });
    }
    entries
}

/// The evening of the sixth day from now, by the event's clock.
fn evening(chance: &Chance) -> NaiveDateTime {
    (chance.now.date_naive() + Duration::days(6)).and_time(NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default())
}

/// Where a fair is on, everything is decided.
fn all_there(facts: &Facts, fair: &Fair, places: &[plan::Place]) -> Vec<Entry> {
    let there = |(exhibitor, place): (&Exhibitor, &plan::Place)| Entry {
        exhibitor: exhibitor.clone(),
        state: ApplicationState::Confirmed,
        stand: Some(Stand::confirmed(*place)),
    };
    fair.exhibitors.iter().chain(&facts.invented).zip(places).map(there).collect()
}

fn edition(
    chance: &mut Chance,
    facts: &Facts,
    fair: &Fair,
    year: i32,
    starts: NaiveDate,
    ends: NaiveDate,
    state: EventState,
) -> entity::Model {
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
    let instant = |local| Some(clock::at(zone(fair), local));
    let (opens, closes) = (midnight(starts - Duration::days(300)), midnight(starts - Duration::days(21)));
    let passes = midnight(starts - Duration::days(2));
    let name = format!("{} {year}", fair.name);
    let description_de = format!(
        "Das Ruhrgebiet stellt sich bei **{name}** in {} gemeinsam vor: {}.\n\nAm Stand lernen Sie Städte, Unternehmen und Forschung aus der Region kennen.",
        fair.city, fair.theme_de
    );
    let description_en = format!(
        "The Ruhr area presents itself at **{name}** in {}: {}.\n\nAt the booth you meet towns, companies and research from the region.",
        fair.city,
        fair.theme_en.to_lowercase()
    );
    event::keyed(entity::Model {
        id: EventId::from_uuid(chance.id()),
        slug: format!("{}-{year}", fair.slug),
        name,
        kind: fair.kind,
        theme_de: fair.theme_de.clone(),
        theme_en: fair.theme_en.clone(),
        city: fair.city.clone(),
        country: fair.country.clone(),
        venue: if fair.venue.is_empty() { fair.city.clone() } else { fair.venue.clone() },
        online_link: String::new(),
        time_zone: fair.time_zone.clone(),
        starts_on: starts,
        ends_on: ends,
        opens_minute: 9 * 60,
        closes_minute: 18 * 60,
        languages: fair.languages.join(","),
        bridge: fair.bridge.clone(),
        // Bridges come when all events are there.
        bridge_id: None,
        hall: fair.hall.clone(),
        booth_number: fair.booth_number.clone(),
        booth_role: fair.booth_role,
        hosted_by: fair.hosted_by.clone(),
        brand: facts.agency.brand.clone(),
        description_de,
        description_en,
        picture: None,
        picture_alt_de: String::new(),
        picture_alt_en: String::new(),
        accent: fair.accent.clone(),
        logo: None,
        badge_format: BadgeFormat::A6,
        applications_open_at: instant(opens),
        applications_close_at: instant(closes),
        passes_close_at: instant(passes),
        applications_open_local: Some(opens),
        applications_close_local: Some(closes),
        passes_close_local: Some(passes),
        zone_rules: crate::zone::version().to_string(),
        terms_version: format!("{year}-1"),
        asks_de_minimis: true,
        asks_double_funding: true,
        contact_name: facts.agency.name.clone(),
        contact_email: format!("messe@{}.example", facts.agency.city.to_lowercase()),
        state,
        revision: 1,
        created_at: chance.now - Duration::days(40),
        updated_at: chance.now,
        search_key: String::new(),
    })
}

fn zone(fair: &Fair) -> Tz {
    clock::zone(&fair.time_zone)
}
