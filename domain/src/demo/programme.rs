//! A stage and its sessions.

use chrono::{Duration, NaiveDate};
use sea_orm::DbErr;

use super::{chance::Chance, exhibitors::Made, facts::Fair, insert_all, staff::person};
use crate::{
    clock::{self, Tz},
    db::Tx,
    ids::{EventId, SessionId, SpeakerId, StageId},
    locale::Locale,
    masterclass::{
        SessionState,
        entity::{session, session_speaker, speaker, stage},
    },
    timetable,
};

const TICK_SECONDS: i64 = 300;
const CHANGEOVER: i32 = 10;

/// A session that visitors can book.
#[derive(Clone, Debug)]
pub(super) struct Bookable {
    pub id: SessionId,
    pub seats: i32,
    pub ticks: Vec<i64>,
}

/// A fair's sessions, one after the other from ten o'clock, each day anew.
pub(super) async fn sessions_of(
    tx: &Tx,
    chance: &mut Chance,
    event: EventId,
    zone: Tz,
    first_day: NaiveDate,
    fair: &Fair,
    exhibitors: &[Made],
) -> Result<Vec<Bookable>, DbErr> {
    let stage = stage_of(tx, chance, event, 1).await?;
    let mut made = Vec::new();
    let mut minute = 10 * 60;
    for (number, facts) in fair.sessions.iter().enumerate() {
        let host = exhibitors.iter().find(|exhibitor| exhibitor.name == facts.by && exhibitor.confirmed);
        let slot = Slot { event, stage, day: first_day + Duration::days(i64::try_from(number % 2).unwrap_or(0)), minute, zone };
        let mut row = slot.session(chance, facts.minutes, facts.seats);
        row.kind = facts.kind;
        row.title_de.clone_from(&facts.title_de);
        row.title_en.clone_from(&facts.title_en);
        row.host_application_id = host.map(|host| host.application);
        row.language = fair.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
        made.push(put_on(tx, chance, slot, row, &facts.by).await?);
        minute += i32::try_from(facts.minutes).unwrap_or(0) + CHANGEOVER + 20;
    }
    Ok(made)
}

/// `count` half-hour sessions on `stages` stages over four days.
pub(super) async fn many(
    tx: &Tx,
    chance: &mut Chance,
    event: EventId,
    zone: Tz,
    first_day: NaiveDate,
    stages: i32,
    count: usize,
) -> Result<Vec<Bookable>, DbErr> {
    let mut ids = Vec::new();
    for number in 0..stages {
        ids.push(stage_of(tx, chance, event, number + 1).await?);
    }
    let mut made = Vec::with_capacity(count);
    for number in 0..count {
        let stage = ids[number % ids.len()];
        let place = i64::try_from(number / ids.len()).unwrap_or(0);
        let slot = Slot {
            event,
            stage,
            day: first_day + Duration::days(place % 4),
            minute: i32::try_from(9 * 60 + 30 + place / 4 * 40).unwrap_or(600),
            zone,
        };
        let mut row = slot.session(chance, 25, 60);
        row.title_de = format!("Vortrag {}", number + 1);
        row.title_en = format!("Talk {}", number + 1);
        made.push(put_on(tx, chance, slot, row, "").await?);
    }
    Ok(made)
}

#[derive(Clone, Copy)]
struct Slot {
    event: EventId,
    stage: StageId,
    day: NaiveDate,
    minute: i32,
    zone: Tz,
}

impl Slot {
    fn session(self, chance: &mut Chance, minutes: i64, seats: i32) -> session::Model {
        let starts_at = clock::at_minute(self.zone, self.day, self.minute);
        session::Model {
            id: SessionId::from_uuid(chance.id()),
            event_id: self.event,
            stage_id: self.stage,
            host_application_id: None,
            kind: crate::masterclass::SessionKind::Masterclass,
            title_de: String::new(),
            title_en: String::new(),
            abstract_de: "Ein Blick in die Praxis, mit Zeit für Fragen.".to_owned(),
            abstract_en: "A look at practice, with time for questions.".to_owned(),
            language: Locale::En.as_str().to_owned(),
            starts_local: Some(clock::local(self.zone, starts_at)),
            starts_at,
            ends_at: starts_at + Duration::minutes(minutes),
            seat_limit: seats,
            seats_taken: 0,
            state: SessionState::Published,
            revision: 1,
            created_at: chance.now,
            updated_at: chance.now,
            search_key: String::new(),
        }
    }
}

async fn put_on(tx: &Tx, chance: &mut Chance, slot: Slot, row: session::Model, organisation: &str) -> Result<Bookable, DbErr> {
    let first = row.starts_at.timestamp() / TICK_SECONDS;
    let last = (row.ends_at.timestamp() + TICK_SECONDS - 1) / TICK_SECONDS;
    let held = last + i64::from(CHANGEOVER) * 60 / TICK_SECONDS;
    let (id, seats) = (row.id, row.seat_limit);
    let search_key = session::SEARCHED.key_of([&row.title_de, &row.title_en]);
    insert_all(tx, vec![session::Model { search_key, ..row }]).await?;
    let held = (first..held).map(|tick| timetable::entity::Model {
        holder_id: slot.stage.as_uuid(),
        tick,
        commitment_id: id.as_uuid(),
        commitment_kind: timetable::CommitmentKind::Session,
    });
    insert_all(tx, held.collect()).await?;
    let name = person(chance);
    let speaker_id = SpeakerId::from_uuid(chance.id());
    let speaker = speaker::Model {
        id: speaker_id,
        event_id: slot.event,
        name_key: format!("{} {speaker_id}", name.to_lowercase()),
        search_key: speaker::SEARCHED.key_of([&name, organisation]),
        name,
        organisation: organisation.to_owned(),
        job_title: String::new(),
        created_at: chance.now,
    };
    insert_all(tx, vec![speaker]).await?;
    insert_all(tx, vec![session_speaker::Model { session_id: id, speaker_id, position: 1 }]).await?;
    Ok(Bookable { id, seats, ticks: (first..last).collect() })
}

async fn stage_of(tx: &Tx, chance: &mut Chance, event_id: EventId, position: i32) -> Result<StageId, DbErr> {
    let id = StageId::from_uuid(chance.id());
    let row = stage::Model {
        id,
        event_id,
        name_de: if position == 1 { "Hauptbühne".to_owned() } else { format!("Bühne {position}") },
        name_en: if position == 1 { "Main stage".to_owned() } else { format!("Stage {position}") },
        capacity: 80,
        opens_minute: 9 * 60,
        closes_minute: 18 * 60,
        changeover_minutes: CHANGEOVER,
        position,
        revision: 1,
        created_at: chance.now,
    };
    insert_all(tx, vec![row]).await?;
    Ok(id)
}
