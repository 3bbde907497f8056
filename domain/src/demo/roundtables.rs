//! Two hydrogen roundtables: that of the trip of 2022, of which the minutes are left, and one that is coming, with answers still
//! missing. That there was one, where and in which month is a fact; the day, all that is coming and all people are invented.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{Cast, cast::ORGANISER_NAME, chance::Chance, insert_all};
use crate::{
    audit::{Subject, entity::audit},
    bridge::entity::bridge,
    clock::{self, Instant},
    db::Tx,
    ids::{AuditId, BridgeId, RoundtableFollowUpId, RoundtableGuestId, RoundtableId, RoundtableRivalId, RoundtableTableId},
    locale::Locale,
    roundtable::{
        GuestState, RoundtableAction, TableShape,
        entity::{roundtable, roundtable_follow_up, roundtable_guest, roundtable_rival, roundtable_table},
    },
};

const ZONE: &str = "America/New_York";

/// Name, organisation, function, sector, wave, and what they answered.
type Invited = (&'static str, &'static str, &'static str, &'static str, i32, GuestState);

const TOWN: &str = "Kommunen";

const INVITED: [Invited; 21] = [
    ("Dr. Almut Berg", "Ruhr Elektrolyse GmbH", "Geschäftsführerin", "Energie", 1, GuestState::Accepted),
    ("Brian Castell", "Three Rivers Hydrogen Inc.", "Chief Executive", "Energie", 1, GuestState::Accepted),
    ("Carsten Dold", "Stahlwerke Emscher AG", "Leiter Dekarbonisierung", "Stahl", 1, GuestState::Accepted),
    ("Dana Ellison", "Monongahela Steel Co.", "VP Operations", "Stahl", 1, GuestState::Accepted),
    ("Esra Fındık", "Stadt Herten", "Wirtschaftsförderung", TOWN, 1, GuestState::Accepted),
    ("Frank Gerlach", "Pipeline Verbund West GmbH", "Netzplanung", "Infrastruktur", 1, GuestState::Accepted),
    ("Grace Hollis", "City of Pittsburgh", "Office of Sustainability", TOWN, 1, GuestState::Accepted),
    ("Henning Ibsen", "Chemiepark Lippe GmbH", "Energieeinkauf", "Chemie", 1, GuestState::Declined),
    ("Irene Jablonski", "Wasserstoff Nord GmbH", "Vertrieb", "Energie", 1, GuestState::Declined),
    ("Jonas Kling", "Institut für Gastechnik", "Forschung", "Wissenschaft", 1, GuestState::Declined),
    ("Karen Lindqvist", "Allegheny Compressors LLC", "Sales Director", "Anlagenbau", 1, GuestState::Invited),
    ("Lutz Mertens", "Gasnetz Ruhr GmbH", "Technische Leitung", "Infrastruktur", 1, GuestState::Invited),
    ("Mira Novak", "Brennstoffzellen Bochum GmbH", "Gründerin", "Anlagenbau", 2, GuestState::Accepted),
    ("Noah Osborne", "Ohio Valley Research", "Program Lead", "Wissenschaft", 2, GuestState::Accepted),
    ("Olaf Petersen", "Stadt Hamm", "Wirtschaftsförderung", TOWN, 2, GuestState::Invited),
    ("Paula Quast", "Hafen Duisport Logistik GmbH", "Projektleitung", "Logistik", 2, GuestState::Invited),
    ("Quentin Reed", "Keystone Freight Inc.", "Fleet Manager", "Logistik", 2, GuestState::Invited),
    ("Rosa Stern", "Chemie Emscher AG", "Nachhaltigkeit", "Chemie", 2, GuestState::Invited),
    ("Samir Thal", "Lippe Chemie Service GmbH", "Energiemanagement", "Chemie", 3, GuestState::Planned),
    ("Theresa Uhl", "Windgas Westfalen GmbH", "Projektentwicklung", "Energie", 3, GuestState::Planned),
    ("Uwe Vogel", "Stadt Bottrop", "Stadtentwicklung", TOWN, 3, GuestState::Planned),
];

/// Holds both.
pub(super) async fn hold(tx: &Tx, chance: &mut Chance, people: &Cast) -> Result<(), DbErr> {
    let north_america: Option<BridgeId> = bridge::Entity::find()
        .select_only()
        .column(bridge::Column::Id)
        .filter(bridge::Column::Slug.eq("north-america"))
        .into_tuple()
        .one(tx)
        .await?;
    let past = past(chance, north_america);
    let coming = coming(chance, north_america);
    let tables = tables(chance, &coming);
    let guests = guests(chance, &coming, &tables);
    let rival = roundtable_rival::Model {
        id: RoundtableRivalId::from_uuid(chance.id()),
        roundtable_id: coming.id,
        one: "Monongahela Steel Co.".to_owned(),
        other: "Stahlwerke Emscher AG".to_owned(),
        one_key: "monongahela steel co.".to_owned(),
        other_key: "stahlwerke emscher ag".to_owned(),
    };
    let follow_ups = follow_ups(chance, &coming, &guests, people);
    let entries = [(30, RoundtableAction::Created), (20, RoundtableAction::WaveSent), (8, RoundtableAction::WaveSent)];
    let entries: Vec<_> = entries.into_iter().map(|(days, action)| entry(chance, &coming, days, action, people)).collect();
    insert_all(tx, vec![past, coming]).await?;
    insert_all(tx, tables).await?;
    insert_all(tx, vec![rival]).await?;
    insert_all(tx, guests).await?;
    insert_all(tx, follow_ups).await?;
    insert_all(tx, entries).await
}

fn local(day: NaiveDate, hour: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, 0, 0).unwrap_or_default()
}

/// One without tables and people.
fn held(chance: &mut Chance, bridge: Option<BridgeId>, name: &str, day: NaiveDate) -> roundtable::Model {
    let zone = clock::zone(ZONE);
    let (starts, ends, answer) = (local(day, 9), local(day, 11), local(day - Duration::days(14), 18));
    roundtable::Model {
        id: RoundtableId::from_uuid(chance.id()),
        event_id: None,
        bridge_id: bridge,
        name: name.to_owned(),
        place: "Pittsburgh".to_owned(),
        time_zone: ZONE.to_owned(),
        starts_local: starts,
        ends_local: ends,
        answer_local: answer,
        starts_at: clock::at(zone, starts),
        ends_at: clock::at(zone, ends),
        answer_by: clock::at(zone, answer),
        purpose_de: "Energie und Industrie von beiden Seiten des Atlantiks an einem Tisch, um **Hydrogen Metropole Ruhr** vorzustellen."
            .to_owned(),
        purpose_en: "Energy and industry from both sides of the Atlantic at one table, to present **Hydrogen Metropole Ruhr**.".to_owned(),
        agenda_de: String::new(),
        agenda_en: String::new(),
        questions_de: String::new(),
        questions_en: String::new(),
        most_of_sector: 2,
        town_per_table: true,
        seats_total: 0,
        seats_taken: 0,
        previous_seating: String::new(),
        minutes: String::new(),
        minutes_locale: Locale::De,
        revision: 1,
        created_at: chance.now - Duration::days(30),
        updated_at: chance.now,
        cancelled_at: None,
    }
}

fn past(chance: &mut Chance, bridge: Option<BridgeId>) -> roundtable::Model {
    let day = NaiveDate::from_ymd_opt(2022, 6, 27).unwrap_or_default();
    let minutes = "- Hydrogen Metropole Ruhr vorgestellt\n- Energie und Industrie wollen sich wieder treffen".to_owned();
    roundtable::Model { minutes, ..held(chance, bridge, "H2 Roundtable Pittsburgh 2022", day) }
}

fn coming(chance: &mut Chance, bridge: Option<BridgeId>) -> roundtable::Model {
    let day = (chance.now + Duration::days(45)).date_naive();
    let accepted = INVITED.iter().filter(|one| one.5 == GuestState::Accepted).count();
    roundtable::Model {
        place: "Energy Innovation Center, Pittsburgh".to_owned(),
        agenda_de: "- Begrüßung und Runde\n- Was Stahl und Chemie brauchen\n- Leitungen und Speicher\n- Gemeinsame Vorhaben".to_owned(),
        agenda_en: "- Welcome and introductions\n- What steel and chemistry need\n- Pipelines and storage\n- Joint projects".to_owned(),
        questions_de: "- Ab wann brauchen Sie Wasserstoff, und wie viel?\n- Was hält Sie heute auf?".to_owned(),
        questions_en: "- From when on do you need hydrogen, and how much?\n- What holds you up today?".to_owned(),
        seats_total: 16,
        seats_taken: i32::try_from(accepted).unwrap_or_default(),
        // Before the last proposal nobody sat anywhere.
        previous_seating: "[]".to_owned(),
        ..held(chance, bridge, "Wasserstoff-Roundtable Pittsburgh", day)
    }
}

fn tables(chance: &mut Chance, round: &roundtable::Model) -> Vec<roundtable_table::Model> {
    let table = |(position, name, shape): (i32, &str, TableShape)| roundtable_table::Model {
        id: RoundtableTableId::from_uuid(chance.id()),
        roundtable_id: round.id,
        position,
        name: name.to_owned(),
        seats: 8,
        shape,
    };
    [(1, "Tisch Ruhr", TableShape::Round), (2, "Tisch Allegheny", TableShape::U)].into_iter().map(table).collect()
}

fn guests(chance: &mut Chance, round: &roundtable::Model, tables: &[roundtable_table::Model]) -> Vec<roundtable_guest::Model> {
    let mut seated = 0;
    let mut guests = Vec::new();
    for (position, (name, organisation, job_title, sector, wave, state)) in (1_i32..).zip(INVITED) {
        let words: Vec<String> =
            name.to_lowercase().split(' ').rev().take(2).map(|word| word.chars().filter(char::is_ascii_lowercase).collect()).collect();
        let email = format!("{}@roundtable.example", words.into_iter().rev().collect::<Vec<_>>().join("."));
        let invited_at = (state != GuestState::Planned).then(|| chance.now - Duration::days(if wave == 1 { 20 } else { 8 }));
        let has_answered = matches!(state, GuestState::Accepted | GuestState::Declined);
        // Two of those who come have no chair yet.
        let seat = (state == GuestState::Accepted && seated < 7).then(|| {
            seated += 1;
            (tables[seated % 2].id, i32::try_from(seated).unwrap_or_default())
        });
        let names_somebody = name == "Henning Ibsen";
        guests.push(roundtable_guest::Model {
            id: RoundtableGuestId::from_uuid(chance.id()),
            roundtable_id: round.id,
            name: name.to_owned(),
            email_key: email.clone(),
            search_key: roundtable_guest::SEARCHED.key_of([name, organisation, &email]),
            email,
            organisation: organisation.to_owned(),
            job_title: job_title.to_owned(),
            sector: if sector == TOWN { String::new() } else { sector.to_owned() },
            is_town: sector == TOWN,
            locale: if organisation.ends_with("Inc.") || organisation.ends_with("Co.") { Locale::En } else { Locale::De },
            wave,
            position,
            state,
            answer_hash: (state != GuestState::Planned).then(|| chance.code().hash()),
            needs: if name == "Dana Ellison" { "Vegetarisch".to_owned() } else { String::new() },
            substitute_name: if names_somebody { "Hanna Iwersen".to_owned() } else { String::new() },
            substitute_email: if names_somebody { "hanna.iwersen@roundtable.example".to_owned() } else { String::new() },
            replaces_id: None,
            invited_at,
            reminded_at: None,
            answered_at: invited_at.filter(|_| has_answered).map(|at| at + Duration::days(2)),
            table_id: seat.map(|(table, _)| table),
            seat: seat.map(|(_, chair)| chair),
            pinned: false,
            revision: 1,
            created_at: chance.now - Duration::days(30),
        });
    }
    guests
}

fn follow_ups(
    chance: &mut Chance,
    round: &roundtable::Model,
    guests: &[roundtable_guest::Model],
    people: &Cast,
) -> Vec<roundtable_follow_up::Model> {
    let first = guests.first().map(|guest| guest.id);
    let tasks = [
        ("Einladungstext mit der Kammer in Pittsburgh abstimmen", Some(people.organiser), None, -3),
        ("Zahlen zum Bedarf der Stahlwerke zusammenstellen", None, first, 20),
    ];
    let task = |(task, account_id, guest_id, days): (&str, _, _, i64)| roundtable_follow_up::Model {
        id: RoundtableFollowUpId::from_uuid(chance.id()),
        roundtable_id: round.id,
        task: task.to_owned(),
        account_id,
        guest_id,
        due_on: (chance.now + Duration::days(days)).date_naive(),
        done_at: None,
        created_at: chance.now - Duration::days(10),
    };
    tasks.into_iter().map(task).collect()
}

fn entry(chance: &mut Chance, round: &roundtable::Model, days_ago: i64, action: RoundtableAction, people: &Cast) -> audit::Model {
    let at: Instant = chance.now - Duration::days(days_ago);
    audit::Model {
        id: AuditId::from_uuid(chance.id()),
        at,
        actor: ORGANISER_NAME.to_owned(),
        account_id: Some(people.organiser),
        event_id: round.event_id,
        subject: Subject::Roundtable.to_string(),
        subject_id: round.id.as_uuid(),
        action: action.to_string(),
        changes: "{}".to_owned(),
    }
}
