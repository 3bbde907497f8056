//! Delegation trips: three that took place, as the agency told of them, and one to come with a programme and travellers, all
//! of them invented.

use chrono::{Duration, NaiveDate, NaiveTime};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{chance::Chance, facts::Facts, insert_all, travellers};
use crate::{
    bridge::entity::bridge,
    clock,
    db::Tx,
    event::{self, BadgeFormat, BoothRole, EventKind, EventState, entity},
    ids::{EventId, TripGroupId, TripItemId, TripLegId},
    trip::{
        TripItemKind,
        entity::{trip, trip_group, trip_item, trip_item_group, trip_leg},
    },
};

/// So many days from now the one to come begins.
const IN_DAYS: i64 = 75;

/// A trip, and where it went.
struct Trip {
    slug: &'static str,
    name: &'static str,
    bridge: &'static str,
    accent: &'static str,
    theme_de: &'static str,
    theme_en: &'static str,
    description_de: &'static str,
    description_en: &'static str,
    state: EventState,
    legs: Vec<Leg>,
}

/// A place and its days.
struct Leg {
    place: &'static str,
    country: &'static str,
    zone: &'static str,
    starts: NaiveDate,
    ends: NaiveDate,
    hotel_de: &'static str,
    hotel_en: &'static str,
}

/// What happens on a day of a leg.
struct Item {
    leg: usize,
    day: i64,
    from: (u32, u32),
    to: (u32, u32),
    kind: TripItemKind,
    title_de: &'static str,
    title_en: &'static str,
    place: &'static str,
    /// For this group alone.
    group: Option<usize>,
}

/// Writes them all.
pub(super) async fn travel(tx: &Tx, chance: &mut Chance, facts: &Facts) -> Result<(), DbErr> {
    for trip in past() {
        write(tx, chance, facts, &trip).await?;
    }
    let starts = chance.now.date_naive() + Duration::days(IN_DAYS);
    let coming = coming(starts);
    let (event, legs) = write(tx, chance, facts, &coming).await?;
    let groups = groups(tx, chance, event).await?;
    programme(tx, chance, event, &coming, &legs, &groups).await?;
    travellers::apply(tx, chance, event, starts, &groups).await
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn leg(place: &'static str, country: &'static str, zone: &'static str, starts: NaiveDate, ends: NaiveDate) -> Leg {
    Leg { place, country, zone, starts, ends, hotel_de: "", hotel_en: "" }
}

/// Of some only the month is known; their days are made up.
fn past() -> Vec<Trip> {
    vec![
        Trip {
            slug: "delegation-tel-aviv",
            name: "Delegation Tel Aviv 2019",
            bridge: "Innovation Bridge Israel",
            accent: "teal",
            theme_de: "Digitale Medizin und die Stadt von morgen",
            theme_en: "Digital health and the city of tomorrow",
            description_de: "Kliniken und junge Unternehmen auf der einen Seite, vier Städte mit den Aufgaben von **City Tech Ruhr** auf der anderen.",
            description_en: "Hospitals and young companies on one side, four towns with the challenges of **City Tech Ruhr** on the other.",
            state: EventState::Archived,
            legs: vec![leg("Tel Aviv", "IL", "Asia/Jerusalem", day(2019, 11, 25), day(2019, 11, 28))],
        },
        Trip {
            slug: "delegation-shenzhen",
            name: "Delegation Shenzhen 2019",
            bridge: "Innovation Bridge China",
            accent: "rust",
            theme_de: "Mobilität, Digitalisierung und Immobilien",
            theme_en: "Mobility, digitalisation and real estate",
            description_de: "Zu den **Greater China Xceleration Days**, bei denen die Zusammenarbeit unterzeichnet wurde.",
            description_en: "To the **Greater China Xceleration Days**, at which the cooperation was signed.",
            state: EventState::Archived,
            legs: vec![leg("Shenzhen", "CN", "Asia/Shanghai", day(2019, 12, 8), day(2019, 12, 11))],
        },
        Trip {
            slug: "delegation-north-america",
            name: "Delegation Toronto & Pittsburgh 2022",
            bridge: "Innovation Bridge North America",
            accent: "blue",
            theme_de: "Start-ups und Wasserstoff",
            theme_en: "Start-ups and hydrogen",
            description_de: "Zu DMZ, Creative Destruction Lab und AHK Kanada in Toronto, zu Mill 19 und der Allegheny Conference in Pittsburgh, mit einem Roundtable über Wasserstoff.",
            description_en: "To DMZ, the Creative Destruction Lab and AHK Kanada in Toronto, to Mill 19 and the Allegheny Conference in Pittsburgh, with a roundtable on hydrogen.",
            state: EventState::Archived,
            legs: vec![
                leg("Toronto", "CA", "America/Toronto", day(2022, 6, 20), day(2022, 6, 23)),
                leg("Pittsburgh", "US", "America/New_York", day(2022, 6, 23), day(2022, 6, 25)),
            ],
        },
    ]
}

fn coming(starts: NaiveDate) -> Trip {
    let after = |days| starts + Duration::days(days);
    Trip {
        slug: "toronto-pittsburgh",
        name: "Delegation Toronto & Pittsburgh",
        bridge: "Innovation Bridge North America",
        accent: "blue",
        theme_de: "Start-ups und Wasserstoff",
        theme_en: "Start-ups and hydrogen",
        description_de: "Fünf Tage in zwei Städten, die einen Wandel hinter sich haben. Städte und Unternehmen gehen einen Tag lang **getrennte Wege** und treffen sich wieder.",
        description_en: "Five days in two cities that have been through a change. Towns and companies go **separate ways** for a day and meet again.",
        state: EventState::Published,
        legs: vec![
            Leg {
                hotel_de: "Hotel am Hafen, Toronto, Stichwort „Ruhr“",
                hotel_en: "Harbour Hotel, Toronto, ask for “Ruhr”",
                ..leg("Toronto", "CA", "America/Toronto", starts, after(2))
            },
            Leg {
                hotel_de: "Hotel an der Brücke, Pittsburgh",
                hotel_en: "Bridge Hotel, Pittsburgh",
                ..leg("Pittsburgh", "US", "America/New_York", after(2), after(4))
            },
        ],
    }
}

/// The event with its legs.
async fn write(tx: &Tx, chance: &mut Chance, facts: &Facts, one: &Trip) -> Result<(EventId, Vec<TripLegId>), DbErr> {
    let found = bridge::Entity::find().filter(bridge::Column::Name.eq(one.bridge)).one(tx).await?;
    let row = entity::Model { bridge_id: found.map(|bridge| bridge.id), ..event_of(chance, facts, one) };
    let id = row.id;
    insert_all(tx, vec![event::keyed(row)]).await?;
    let is_coming = one.state == EventState::Published;
    insert_all(tx, vec![trip::Model { event_id: id, programme_public: is_coming, revision: 1, changed_at: None }]).await?;
    let legs: Vec<_> = (1_i32..)
        .zip(&one.legs)
        .map(|(position, leg)| trip_leg::Model {
            id: TripLegId::from_uuid(chance.id()),
            event_id: id,
            position,
            place: leg.place.to_owned(),
            country: leg.country.to_owned(),
            zone: leg.zone.to_owned(),
            starts_on: leg.starts,
            ends_on: leg.ends,
            hotel_de: leg.hotel_de.to_owned(),
            hotel_en: leg.hotel_en.to_owned(),
        })
        .collect();
    let ids = legs.iter().map(|leg| leg.id).collect();
    insert_all(tx, legs).await?;
    Ok((id, ids))
}

fn event_of(chance: &mut Chance, facts: &Facts, one: &Trip) -> entity::Model {
    let (first, last) = (one.legs.first(), one.legs.last());
    let day = |leg: Option<&Leg>, of: fn(&Leg) -> NaiveDate| leg.map(of).unwrap_or_default();
    let text = |leg: Option<&Leg>, of: fn(&Leg) -> &'static str| leg.map(of).unwrap_or_default().to_owned();
    entity::Model {
        id: EventId::from_uuid(chance.id()),
        slug: one.slug.to_owned(),
        name: one.name.to_owned(),
        kind: EventKind::DelegationTrip,
        theme_de: one.theme_de.to_owned(),
        theme_en: one.theme_en.to_owned(),
        city: text(first, |leg| leg.place),
        country: text(first, |leg| leg.country),
        venue: text(first, |leg| leg.place),
        online_link: String::new(),
        time_zone: text(first, |leg| leg.zone),
        starts_on: day(first, |leg| leg.starts),
        ends_on: day(last, |leg| leg.ends),
        opens_minute: 9 * 60,
        closes_minute: 18 * 60,
        languages: "de,en".to_owned(),
        bridge: one.bridge.to_owned(),
        bridge_id: None,
        hall: String::new(),
        booth_number: String::new(),
        booth_role: BoothRole::Host,
        hosted_by: String::new(),
        brand: facts.agency.brand.clone(),
        description_de: one.description_de.to_owned(),
        description_en: one.description_en.to_owned(),
        picture: None,
        picture_alt_de: String::new(),
        picture_alt_en: String::new(),
        accent: one.accent.to_owned(),
        logo: None,
        badge_format: BadgeFormat::A6,
        applications_open_at: None,
        applications_close_at: None,
        passes_close_at: None,
        applications_open_local: None,
        applications_close_local: None,
        passes_close_local: None,
        zone_rules: crate::zone::version().to_string(),
        terms_version: "1".to_owned(),
        asks_de_minimis: false,
        asks_double_funding: false,
        contact_name: facts.agency.name.clone(),
        contact_email: format!("international@{}.example", facts.agency.city.to_lowercase()),
        state: one.state,
        revision: 1,
        created_at: chance.now - Duration::days(40),
        updated_at: chance.now,
        search_key: String::new(),
    }
}

async fn groups(tx: &Tx, chance: &mut Chance, event_id: EventId) -> Result<Vec<TripGroupId>, DbErr> {
    let rows: Vec<_> = (1_i32..)
        .zip([("Städte", "Towns"), ("Unternehmen", "Companies")])
        .map(|(position, (de, en))| trip_group::Model {
            id: TripGroupId::from_uuid(chance.id()),
            event_id,
            position,
            name_de: de.to_owned(),
            name_en: en.to_owned(),
        })
        .collect();
    let ids = rows.iter().map(|group| group.id).collect();
    insert_all(tx, rows).await?;
    Ok(ids)
}

const TOWNS: Option<usize> = Some(0);
const COMPANIES: Option<usize> = Some(1);

#[rustfmt::skip]
fn items() -> Vec<Item> {
    use TripItemKind::{Free, Pitch, Reception, Transfer, Visit};
    vec![
        Item { leg: 0, day: 0, from: (15, 0), to: (16, 0), kind: Transfer, title_de: "Treffpunkt am Flughafen, Bus in die Stadt", title_en: "Meeting point at the airport, coach into town", place: "Pearson Airport, Terminal 1", group: None },
        Item { leg: 0, day: 0, from: (18, 30), to: (21, 0), kind: Reception, title_de: "Empfang der AHK Kanada", title_en: "Reception of AHK Kanada", place: "AHK Kanada", group: None },
        Item { leg: 0, day: 1, from: (9, 0), to: (11, 0), kind: Visit, title_de: "DMZ: wie ein Gründungszentrum arbeitet", title_en: "DMZ: how an incubator works", place: "DMZ", group: COMPANIES },
        Item { leg: 0, day: 1, from: (9, 0), to: (11, 30), kind: Visit, title_de: "Rathaus: Daten für die Stadt", title_en: "City hall: data for the city", place: "City Hall", group: TOWNS },
        Item { leg: 0, day: 1, from: (14, 0), to: (16, 30), kind: Pitch, title_de: "Pitches im Creative Destruction Lab", title_en: "Pitches at the Creative Destruction Lab", place: "Creative Destruction Lab", group: None },
        Item { leg: 0, day: 1, from: (17, 0), to: (19, 0), kind: Free, title_de: "Zur freien Verfügung", title_en: "Free time", place: "", group: None },
        Item { leg: 1, day: 0, from: (10, 0), to: (13, 30), kind: Transfer, title_de: "Gemeinsame Weiterreise nach Pittsburgh", title_en: "On to Pittsburgh together", place: "Pearson Airport", group: None },
        Item { leg: 1, day: 1, from: (9, 30), to: (12, 0), kind: Visit, title_de: "Mill 19: Robotik im Stahlwerk", title_en: "Mill 19: robotics in a steel mill", place: "Mill 19", group: None },
        Item { leg: 1, day: 1, from: (14, 0), to: (16, 0), kind: Visit, title_de: "Allegheny Conference: eine Region wandelt sich", title_en: "Allegheny Conference: a region in change", place: "Allegheny Conference on Community Development", group: None },
        Item { leg: 1, day: 2, from: (10, 0), to: (12, 0), kind: Visit, title_de: "Wasserstoff-Roundtable", title_en: "Hydrogen roundtable", place: "German American Chamber of Commerce", group: None },
    ]
}

async fn programme(
    tx: &Tx,
    chance: &mut Chance,
    event_id: EventId,
    trip: &Trip,
    legs: &[TripLegId],
    groups: &[TripGroupId],
) -> Result<(), DbErr> {
    let (mut rows, mut of_groups) = (Vec::new(), Vec::new());
    for item in items() {
        let (Some(leg), Some(leg_id)) = (trip.legs.get(item.leg), legs.get(item.leg)) else { continue };
        let zone = clock::zone(leg.zone);
        let at =
            |(hour, minute)| (leg.starts + Duration::days(item.day)).and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default());
        let (starts_local, ends_local) = (at(item.from), at(item.to));
        let group = item.group.and_then(|group| groups.get(group)).copied();
        let id = TripItemId::from_uuid(chance.id());
        rows.push(trip_item::Model {
            id,
            event_id,
            leg_id: *leg_id,
            kind: item.kind,
            title_de: item.title_de.to_owned(),
            title_en: item.title_en.to_owned(),
            place: item.place.to_owned(),
            address: String::new(),
            map_link: String::new(),
            host: String::new(),
            bring_de: String::new(),
            bring_en: String::new(),
            starts_local,
            ends_local,
            starts_at: clock::at(zone, starts_local),
            ends_at: clock::at(zone, ends_local),
            cancelled: false,
            told_revision: 1,
            told_groups: group.map_or_else(|| "all".to_owned(), |group| group.to_string()),
            revision: 1,
            created_at: chance.now - Duration::days(20),
            updated_at: chance.now - Duration::days(20),
        });
        of_groups.extend(group.map(|group_id| trip_item_group::Model { item_id: id, group_id }));
    }
    insert_all(tx, rows).await?;
    insert_all(tx, of_groups).await
}
