//! A matchmaking day on the first day of the coming Collision: sixty invented people who offer and seek, tables and times, some
//! meetings agreed upon, some requests that wait, and wishes for a plan. And a small round online of a network’s members.

use chrono::{Duration, NaiveDate};
use rules::masterclass::tick;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{chance::Chance, insert_all, staff::person};
use crate::{
    bridge::{BridgeKind, entity::bridge},
    clock::{self, Tz},
    db::Tx,
    event::entity as event,
    field::slug_of,
    ids::{MatchmakingId, MeetingId, MeetingPlaceId, MeetingSeatId, MeetingSlotId, ProfileId},
    locale::Locale,
    matchmaking::{
        MatchmakingState, MeetingState, ProfileKind, WishKind, compared,
        entity::{
            matchmaking, meeting,
            plan::wish,
            profile,
            times::{meeting_place, meeting_seat, meeting_slot},
        },
    },
    timetable::{self, CommitmentKind},
};

const PEOPLE: usize = 60;
const MEMBERS: usize = 8;
const SLOTS: i32 = 12;
const MINUTES: i32 = 20;
/// Enough for all that is wished below: a plan of it is found at once.
const TABLES: i32 = 14;

/// What somebody offers or seeks: topics, and a sentence.
type Side = (&'static str, &'static str);

const SIDES: [Side; 12] = [
    ("hydrogen energy", "Elektrolyseure und Wasserstoffspeicher für Stadtwerke"),
    ("logistics", "Lagerhallen und Logistik auf dem letzten Kilometer"),
    ("artificial_intelligence software", "Machine learning for quality control in steel works"),
    ("digital_health", "Digital health records and apps for hospitals"),
    ("cyber_security", "IT-Sicherheit für Mittelstand und Kommunen"),
    ("circular_economy manufacturing", "Recycling von Batterien und seltenen Metallen"),
    ("smart_city mobility", "Sensors and traffic data for smart cities"),
    ("finance", "Seed capital between 200,000 and two million euros"),
    ("education", "Fachkräfte und Weiterbildung für Rechenzentren"),
    ("medical_technology life_sciences", "Medical imaging and laboratory automation"),
    ("industrial_sites real_estate", "Sanierte Zechenflächen mit Gleisanschluss"),
    ("climate construction", "Begrünte Fassaden und Wärmepumpen für Quartiere"),
];

/// Arranges it all for an event.
pub(super) async fn arrange(tx: &Tx, chance: &mut Chance, event: &event::Model) -> Result<(), DbErr> {
    let round = matchmaking::Model { event_id: Some(event.id), ..round(chance) };
    insert_all(tx, vec![round.clone()]).await?;
    let slots = slots(chance, event, &round);
    insert_all(tx, slots.clone()).await?;
    let (places, seats) = places(chance, round.id);
    insert_all(tx, places).await?;
    insert_all(tx, seats.clone()).await?;
    let people = people(chance, &round, PEOPLE, &KINDS);
    let meetings = meetings(chance, &people, &slots, &seats);
    let people = with_requests(people, &meetings);
    let wishes = wishes(chance, &people);
    insert_all(tx, people).await?;
    insert_all(tx, meetings.clone()).await?;
    insert_all(tx, bound(&meetings, &slots)).await?;
    insert_all(tx, wishes).await
}

/// Lets members of a network meet online, three weeks from now: some have agreed, one waits.
pub(super) async fn arrange_network(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let is_network = bridge::Column::Kind.eq(BridgeKind::Network);
    let Some(network) = bridge::Entity::find().filter(is_network).order_by_asc(bridge::Column::Slug).one(tx).await? else { return Ok(()) };
    let zone = clock::home();
    let first = clock::local(zone, chance.now + Duration::weeks(3)).date();
    let round = matchmaking::Model {
        bridge_id: Some(network.id),
        time_zone: Some(zone.name().to_owned()),
        starts_on: Some(first),
        ends_on: Some(first + Duration::days(1)),
        title_de: "Gespräche unter Mitgliedern".to_owned(),
        title_en: "Meetings of members".to_owned(),
        intro_de: "Eine halbe Stunde online: Wer sucht, was andere im Netzwerk **bieten**?".to_owned(),
        intro_en: "Half an hour online: who seeks what others in the network **offer**?".to_owned(),
        slot_minutes: 30,
        walking_minutes: 0,
        request_quota: 5,
        is_online: true,
        takes_wishes: false,
        ..round(chance)
    };
    insert_all(tx, vec![round.clone()]).await?;
    let slots: Vec<_> = (0..6).map(|place| slot(chance, &round, zone, first, 10 * 60 + place * 30)).collect();
    insert_all(tx, slots.clone()).await?;
    let people = people(chance, &round, MEMBERS, &[ProfileKind::Member]);
    let pairs = people.chunks_exact(2).zip(&slots).enumerate();
    let meetings: Vec<_> = pairs
        .map(|(place, (pair, slot))| {
            let agreed = meeting(chance, &pair[0], &pair[1], slot, place != 2);
            let link = if place == 0 { "https://raum.example/mitglieder".to_owned() } else { String::new() };
            meeting::Model { link, ..agreed }
        })
        .collect();
    insert_all(tx, with_requests(people, &meetings)).await?;
    insert_all(tx, meetings.clone()).await?;
    insert_all(tx, bound(&meetings, &slots)).await
}

/// Counts the requests that each of them made.
fn with_requests(people: Vec<profile::Model>, meetings: &[meeting::Model]) -> Vec<profile::Model> {
    let asked = |id: ProfileId| meetings.iter().filter(|meeting| meeting.asker_id == id).count();
    people.into_iter().map(|row| profile::Model { requests_open: i32::try_from(asked(row.id)).unwrap_or(0), ..row }).collect()
}

fn round(chance: &mut Chance) -> matchmaking::Model {
    matchmaking::Model {
        id: MatchmakingId::from_uuid(chance.id()),
        event_id: None,
        bridge_id: None,
        time_zone: None,
        starts_on: None,
        ends_on: None,
        title_de: "Matchmaking-Tag".to_owned(),
        title_en: "Matchmaking day".to_owned(),
        intro_de: "Zwanzig Minuten, ein Tisch, zwei Menschen: Sagen Sie, was Sie **bieten** und **suchen**.".to_owned(),
        intro_en: "Twenty minutes, a table, two people: say what you **offer** and **seek**.".to_owned(),
        slot_minutes: MINUTES,
        walking_minutes: 10,
        request_quota: 10,
        is_online: false,
        takes_wishes: true,
        state: MatchmakingState::Open,
        past_matches: 0,
        past_meetings: 0,
        revision: 1,
        created_at: chance.now,
        updated_at: chance.now,
    }
}

/// From eleven on the first day.
fn slots(chance: &mut Chance, event: &event::Model, round: &matchmaking::Model) -> Vec<meeting_slot::Model> {
    let zone = clock::zone(&event.time_zone);
    (0..SLOTS).map(|place| slot(chance, round, zone, event.starts_on, 11 * 60 + place * MINUTES)).collect()
}

fn slot(chance: &mut Chance, round: &matchmaking::Model, zone: Tz, day: NaiveDate, minute: i32) -> meeting_slot::Model {
    let starts_at = clock::at_minute(zone, day, minute);
    meeting_slot::Model {
        id: MeetingSlotId::from_uuid(chance.id()),
        matchmaking_id: round.id,
        starts_local: clock::local(zone, starts_at),
        starts_at,
        ends_at: starts_at + Duration::minutes(round.slot_minutes.into()),
    }
}

fn places(chance: &mut Chance, round: MatchmakingId) -> (Vec<meeting_place::Model>, Vec<meeting_seat::Model>) {
    let mut seats = Vec::new();
    let mut place = |position: i32, de: &str, en: &str, capacity: i32| {
        let id = MeetingPlaceId::from_uuid(chance.id());
        seats.extend((1..=capacity).map(|number| meeting_seat::Model {
            id: MeetingSeatId::from_uuid(chance.id()),
            place_id: id,
            matchmaking_id: round,
            position,
            number,
        }));
        meeting_place::Model { id, matchmaking_id: round, position, name_de: de.to_owned(), name_en: en.to_owned(), capacity }
    };
    let places = vec![place(1, "Tisch", "Table", TABLES), place(2, "Lounge", "Lounge", 3)];
    (places, seats)
}

const KINDS: [ProfileKind; 4] = [ProfileKind::Exhibitor, ProfileKind::Visitor, ProfileKind::StartUp, ProfileKind::Traveller];

fn people(chance: &mut Chance, round: &matchmaking::Model, count: usize, kinds: &[ProfileKind]) -> Vec<profile::Model> {
    (0..count)
        .map(|place| {
            let (offer, seek) = (SIDES[place % SIDES.len()], SIDES[(place * 5 + place / SIDES.len() + 3) % SIDES.len()]);
            let name = person(chance);
            let organisation = format!("{} {}", HOUSES[place % HOUSES.len()], chance.one(&TRADES));
            let email = format!("{}.{}@{}.example", slug_of(&name), place + 1, slug_of(&organisation));
            let locale = if place % 3 == 0 { Locale::En } else { Locale::De };
            profile::Model {
                id: ProfileId::from_uuid(chance.id()),
                matchmaking_id: round.id,
                registration_id: None,
                application_id: None,
                traveller_id: None,
                kind: kinds[place % kinds.len()],
                search_key: profile::SEARCHED.key_of([&name, &organisation, offer.1, seek.1]),
                person_key: format!("{email} {place}"),
                name,
                organisation,
                job_title: (*chance.one(&JOBS)).to_owned(),
                email,
                locale,
                offers: offer.1.to_owned(),
                seeks: seek.1.to_owned(),
                about: String::new(),
                offer_topics: offer.0.to_owned(),
                seek_topics: seek.0.to_owned(),
                offer_words: compared(offer.1),
                seek_words: compared(seek.1),
                proven_at: Some(chance.now),
                // A few have not agreed yet to be shown.
                consent_at: (place % 15 != 14).then_some(chance.now),
                is_matched: place % 11 != 10,
                requests_open: 0,
                request_quota: round.request_quota,
                revision: 1,
                created_at: chance.now,
            }
        })
        .collect()
}

const HOUSES: [&str; 30] = [
    "Auenblick",
    "Birkenfeld",
    "Copperline",
    "Dreiklang",
    "Erlenkamp",
    "Fernlicht",
    "Grünspan",
    "Harbourstone",
    "Isenbruch",
    "Juniper",
    "Kohlmeise",
    "Lakeshore",
    "Maplewood",
    "Nordkreuz",
    "Ostkai",
    "Pinecrest",
    "Querholz",
    "Rotfuchs",
    "Silberdistel",
    "Tannenhof",
    "Uferweg",
    "Vierwind",
    "Weidenbach",
    "Xanten Nova",
    "Yorkfield",
    "Zinnober",
    "Alder Creek",
    "Blue Heron",
    "Cedar Point",
    "Dunlin",
];
const TRADES: [&str; 8] = ["Energie", "Labs", "Logistik", "Software", "Ventures", "Robotics", "Materials", "Systems"];
const JOBS: [&str; 5] = ["Geschäftsführung", "Business Development", "Forschung", "Vertrieb", "Head of Partnerships"];

/// Neighbours in the list have met, or one of them waits: each has one at most, so that nobody is in two places.
fn meetings(
    chance: &mut Chance,
    people: &[profile::Model],
    slots: &[meeting_slot::Model],
    seats: &[meeting_seat::Model],
) -> Vec<meeting::Model> {
    let shown: Vec<_> = people.iter().filter(|row| row.consent_at.is_some()).collect();
    let pairs = shown.chunks_exact(2).take(18).enumerate();
    pairs
        .map(|(place, pair)| {
            let (asker, asked) = (pair[0], pair[1]);
            let is_agreed = place % 3 != 2;
            let seat_id = is_agreed.then_some(seats[place / slots.len()].id);
            meeting::Model { seat_id, ..meeting(chance, asker, asked, &slots[place % slots.len()], is_agreed) }
        })
        .collect()
}

/// Agreed upon at a time, or asked for at it.
fn meeting(
    chance: &mut Chance,
    asker: &profile::Model,
    asked: &profile::Model,
    slot: &meeting_slot::Model,
    is_agreed: bool,
) -> meeting::Model {
    meeting::Model {
        id: MeetingId::from_uuid(chance.id()),
        matchmaking_id: asker.matchmaking_id,
        asker_id: asker.id,
        asked_id: asked.id,
        low_id: Ord::min(asker.id, asked.id),
        high_id: Ord::max(asker.id, asked.id),
        state: if is_agreed { MeetingState::Accepted } else { MeetingState::Requested },
        is_planned: false,
        message: "Ich würde gern mehr über Ihr Angebot erfahren.".to_owned(),
        slot_id: is_agreed.then_some(slot.id),
        seat_id: None,
        proposed_slot_id: (!is_agreed).then_some(slot.id),
        proposed_by: asker.id,
        link: String::new(),
        asker_rating: None,
        asked_rating: None,
        asker_absent: false,
        asked_absent: false,
        requested_at: chance.now,
        updated_at: chance.now,
        revision: 1,
    }
}

/// The time of both and of the table, if there is one, for each meeting that is agreed upon.
fn bound(meetings: &[meeting::Model], slots: &[meeting_slot::Model]) -> Vec<timetable::entity::Model> {
    let mut rows = Vec::new();
    for meeting in meetings {
        let Some(slot) = slots.iter().find(|slot| Some(slot.id) == meeting.slot_id) else { continue };
        let both = [meeting.asker_id.as_uuid(), meeting.asked_id.as_uuid()];
        for holder_id in both.into_iter().chain(meeting.seat_id.map(MeetingSeatId::as_uuid)) {
            rows.extend(tick::between(slot.starts_at, slot.ends_at).map(|tick| timetable::entity::Model {
                holder_id,
                tick,
                commitment_id: meeting.id.as_uuid(),
                commitment_kind: CommitmentKind::Meeting,
            }));
        }
    }
    rows
}

/// Everybody who is shown wishes for a few others.
fn wishes(chance: &mut Chance, people: &[profile::Model]) -> Vec<wish::Model> {
    let shown: Vec<_> = people.iter().filter(|row| row.consent_at.is_some()).map(|row| row.id).collect();
    let mut wishes = Vec::new();
    for (place, profile_id) in shown.iter().enumerate() {
        for step in [7, 13, 22] {
            let other_id = shown[(place + step) % shown.len()];
            let wish = if chance.percent(10) {
                WishKind::No
            } else if chance.percent(40) {
                WishKind::Must
            } else {
                WishKind::Gladly
            };
            wishes.push(wish::Model { profile_id: *profile_id, other_id, wish });
        }
    }
    wishes
}
