//! Delegations from the agency's own press texts: Singapore, and South Korea and Canada in one week of MEDICA, in which one
//! host has both at once. One from Toronto is to come, and one request is still new. Who asks, who comes and who receives them
//! is invented. None of what is personal about the past ones is left: they were here years ago.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use rules::masterclass::tick;
use sea_orm::DbErr;

use super::{Cast, chance::Chance, insert_all, talks::bridge_at};
use crate::{
    clock::{self, Instant},
    db::Tx,
    ids::{AccountId, BridgeId, VisitDelegateId, VisitId, VisitItemId, VisitResourceId},
    locale::Locale,
    timetable::{self, CommitmentKind},
    visit::{
        self, HostAnswer, ResourceKind, VisitPriority, VisitState,
        entity::{visit as row, visit_delegate, visit_item, visit_resource},
    },
};

/// What one of them is.
struct Received {
    country: &'static str,
    organisation: &'static str,
    people: i32,
    interests: &'static str,
    wished: &'static str,
    state: VisitState,
    days: Option<(NaiveDate, NaiveDate)>,
    bridge: Option<BridgeId>,
    /// Name and address of whoever asked; none once they are erased.
    contact: Option<(&'static str, &'static str)>,
    outcome: &'static str,
    leads: Option<i32>,
    meetings: Option<i32>,
    items: Vec<Item>,
}

/// What they do.
struct Item {
    title: &'static str,
    /// Days after the first one, hour, and minutes.
    at: (i64, u32, i64),
    host: &'static str,
    email: &'static str,
    answer: HostAnswer,
    has_room: bool,
}

/// Receives them.
pub(super) async fn receive(tx: &Tx, chance: &mut Chance, people: &Cast) -> Result<(), DbErr> {
    let america = bridge_at(tx, "north-america").await?;
    let room = rooms(tx, chance).await?;
    let to_come = chance.now.date_naive() + Duration::days(40);
    for received in [singapore(), korea(), canada(america), toronto(america, to_come), asked()] {
        let is_to_come = received.state == VisitState::Accepted;
        let visit = visit_row(chance, &received, people.organiser);
        let (id, first) = (visit.id, visit.starts_on);
        insert_all(tx, vec![visit]).await?;
        if let Some(first) = first {
            let items = received.items.iter().map(|item| item_row(chance, id, first, room, item)).collect::<Vec<_>>();
            let held: Vec<_> = items.iter().filter(|item| item.room_id.is_some()).flat_map(|item| held(item, room)).collect();
            insert_all(tx, items).await?;
            insert_all(tx, held).await?;
        }
        if is_to_come {
            insert_all(tx, delegates(chance, id)).await?;
        }
    }
    Ok(())
}

/// A room and an interpreter; answers the room.
async fn rooms(tx: &Tx, chance: &mut Chance) -> Result<VisitResourceId, DbErr> {
    let mut one = |kind: ResourceKind, name: &str, detail: &str, capacity: Option<i32>| visit_resource::Model {
        id: VisitResourceId::from_uuid(chance.id()),
        kind,
        name: name.to_owned(),
        detail: detail.to_owned(),
        capacity,
        revision: 1,
        created_at: chance.now,
    };
    let room = one(ResourceKind::Room, "Saal Emscher", "Haus der Agentur, 2. Stock", Some(30));
    let interpreter = one(ResourceKind::Interpreter, "Hana Lim", "Koreanisch, Englisch", None);
    let id = room.id;
    insert_all(tx, vec![room, interpreter]).await?;
    Ok(id)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn past(country: &'static str, organisation: &'static str, days: (NaiveDate, NaiveDate)) -> Received {
    Received {
        country,
        organisation,
        people: 12,
        interests: "",
        wished: "November 2022",
        state: VisitState::Done,
        days: Some(days),
        bridge: None,
        contact: None,
        outcome: "",
        leads: None,
        meetings: None,
        items: Vec::new(),
    }
}

fn hosted(title: &'static str, at: (i64, u32, i64), host: &'static str) -> Item {
    Item { title, at, host, email: "", answer: HostAnswer::Confirmed, has_room: false }
}

fn singapore() -> Received {
    Received {
        interests: "Smart City, klimagerechter Stadtumbau, erneuerbare Energien",
        outcome: "Drei junge Unternehmen der Photovoltaik suchen Partner in der Region.",
        leads: Some(9),
        meetings: Some(14),
        items: vec![hosted("Klimagerechter Stadtumbau: Rundgang", (1, 10, 120), "InnovationCity Bottrop")],
        ..past("SG", "Start-ups der Photovoltaik", (day(2022, 11, 2), day(2022, 11, 4)))
    }
}

fn korea() -> Received {
    Received {
        people: 9,
        interests: "Austausch von Forschenden der digitalen Gesundheit, Zusammenarbeit von Instituten",
        outcome: "Zwei Institute bereiten einen gemeinsamen Antrag vor.",
        leads: Some(4),
        meetings: Some(7),
        items: vec![
            hosted("Labore und Ausgründungen", (1, 10, 90), "BioMedizinZentrumDortmund"),
            Item { has_room: true, ..hosted("Runder Tisch der Institute", (2, 14, 120), "Business Metropole Ruhr GmbH") },
        ],
        ..past("KR", "Forschungsinstitute der digitalen Gesundheit", (day(2022, 11, 14), day(2022, 11, 17)))
    }
}

fn canada(bridge: Option<BridgeId>) -> Received {
    Received {
        people: 7,
        interests: "Vertrieb und Kooperationen in der Gesundheitswirtschaft",
        bridge,
        outcome: "Ein Vertriebspartner ist gefunden; zwei weitere Gespräche laufen.",
        leads: Some(11),
        meetings: Some(18),
        items: vec![
            hosted("Der Gesundheitsmarkt der Region", (0, 14, 90), "Wirtschaftsförderung Dortmund"),
            hosted("Kompetenzzentrum für biomedizinische Technik", (1, 11, 90), "BioMedizinZentrumDortmund"),
        ],
        ..past("CA", "Unternehmen der Gesundheitswirtschaft", (day(2022, 11, 14), day(2022, 11, 17)))
    }
}

fn toronto(bridge: Option<BridgeId>, first: NaiveDate) -> Received {
    let item = |title, at, host, email, answer| Item { title, at, host, email, answer, has_room: false };
    Received {
        people: 10,
        interests: "Wasserstoff, Stadtumbau, junge Unternehmen",
        wished: "Drei Tage im Frühjahr",
        state: VisitState::Accepted,
        bridge,
        contact: Some(("Claire Morin", "claire.morin@cleantech.example")),
        items: vec![
            Item {
                has_room: true,
                ..item("Willkommen und Überblick", (0, 10, 60), "Business Metropole Ruhr GmbH", "", HostAnswer::Unasked)
            },
            item("Wasserstoff im Netz", (0, 14, 90), "Hydrogen Metropole Ruhr", "besuch@wasserstoff.example", HostAnswer::Confirmed),
            item("Gründerzentrum: Rundgang", (1, 10, 90), "Zukunftswerk Zollern", "team@zukunftswerk.example", HostAnswer::Unasked),
        ],
        ..past("CA", "Ontario Cleantech Circle", (first, first + Duration::days(1)))
    }
}

fn asked() -> Received {
    Received {
        people: 15,
        interests: "How former industrial sites become parks and offices; meetings with three town planning departments.",
        wished: "Two days in May or June",
        state: VisitState::New,
        days: None,
        contact: Some(("Tomasz Wilk", "tomasz.wilk@stadtplanung.example")),
        ..past("PL", "Verband schlesischer Städte", (NaiveDate::MIN, NaiveDate::MIN))
    }
}

fn visit_row(chance: &mut Chance, received: &Received, organiser: AccountId) -> row::Model {
    let is_done = received.state == VisitState::Done;
    let at_noon = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc() + Duration::hours(12);
    let ended = received.days.filter(|_| is_done).map(|(_, last)| at_noon(last));
    let created_at = match received.days.filter(|_| is_done) {
        Some((first, _)) => at_noon(first) - Duration::days(50),
        None => chance.now - Duration::days(if received.state == VisitState::New { 2 } else { 20 }),
    };
    let (name, email) = received.contact.unwrap_or_default();
    visit::keyed(row::Model {
        id: VisitId::from_uuid(chance.id()),
        bridge_id: received.bridge,
        title_de: String::new(),
        title_en: String::new(),
        contact_name: name.to_owned(),
        contact_email: email.to_owned(),
        contact_phone: String::new(),
        organisation: received.organisation.to_owned(),
        country: received.country.to_owned(),
        people: received.people,
        interests: received.interests.to_owned(),
        wished: received.wished.to_owned(),
        language: "en".to_owned(),
        locale: Locale::En,
        state: received.state,
        reason: String::new(),
        priority: VisitPriority::Normal,
        owner_id: (received.state != VisitState::New).then_some(organiser),
        time_zone: clock::home().name().to_owned(),
        starts_on: received.days.map(|(first, _)| first),
        ends_on: received.days.map(|(_, last)| last),
        is_public: is_done,
        outcome: received.outcome.to_owned(),
        leads: received.leads,
        meetings: received.meetings,
        thanks_hosts: String::new(),
        thanks_guests: if received.state == VisitState::Accepted { THANKS.to_owned() } else { String::new() },
        revision: 1,
        created_at,
        updated_at: created_at,
        closed_at: ended,
        emptied_at: ended.map(|at| at + Duration::days(365)),
        search_key: String::new(),
    })
}

const THANKS: &str = "thank you for coming to see us. We hope that you take along as many ideas as you left here.";

fn item_row(chance: &mut Chance, visit_id: VisitId, first: NaiveDate, room: VisitResourceId, item: &Item) -> visit_item::Model {
    let (days, hour, minutes) = item.at;
    let starts: NaiveDateTime = (first + Duration::days(days)).and_hms_opt(hour, 0, 0).unwrap_or_default();
    let ends = starts + Duration::minutes(minutes);
    let (starts_at, ends_at) = (clock::at(clock::home(), starts), clock::at(clock::home(), ends));
    let asked_at: Option<Instant> = (item.answer != HostAnswer::Unasked).then(|| (starts_at - Duration::days(30)).min(chance.now));
    visit_item::Model {
        id: VisitItemId::from_uuid(chance.id()),
        visit_id,
        title: item.title.to_owned(),
        place: String::new(),
        room_id: item.has_room.then_some(room),
        interpreter_id: None,
        starts_local: starts,
        ends_local: ends,
        starts_at,
        ends_at,
        host_organisation: item.host.to_owned(),
        host_name: String::new(),
        host_email: item.email.to_owned(),
        host_key: visit::host_key(item.host),
        host_locale: Locale::De,
        gifts: String::new(),
        menu: String::new(),
        note: String::new(),
        answer: item.answer,
        answer_hash: None,
        asked_at,
        answered_at: asked_at,
        created_at: starts_at.min(chance.now) - Duration::days(40),
    }
}

/// The time for which an item has its room.
fn held(item: &visit_item::Model, room: VisitResourceId) -> Vec<timetable::entity::Model> {
    let row = |tick| timetable::entity::Model {
        holder_id: room.as_uuid(),
        tick,
        commitment_id: item.id.as_uuid(),
        commitment_kind: CommitmentKind::VisitItem,
    };
    tick::between(item.starts_at, item.ends_at).map(row).collect()
}

fn delegates(chance: &mut Chance, visit_id: VisitId) -> Vec<visit_delegate::Model> {
    let people = [("Claire Morin", "Director"), ("Devon Hale", "Hydrogen lead"), ("Priya Raman", "City of Toronto")];
    let row = |(position, (name, function)): (i32, (&str, &str))| visit_delegate::Model {
        id: VisitDelegateId::from_uuid(chance.id()),
        visit_id,
        position,
        name: name.to_owned(),
        function: function.to_owned(),
        organisation: "Ontario Cleantech Circle".to_owned(),
        email: String::new(),
        came: false,
    };
    (1_i32..).zip(people).map(row).collect()
}
