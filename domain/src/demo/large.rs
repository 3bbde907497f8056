//! A fair as large as the largest that a region takes part in: for trying how fast everything stays.

use chrono::{Datelike, Duration};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel};

use super::{
    chance::Chance,
    exhibitors::{self, Entry, Stand},
    facts::Exhibitor,
    names, plan, programme, visitors,
};
use crate::{clock::Tz, db::Tx, event::entity, exhibitor::ApplicationState, ids::EventId};

const EXHIBITORS: usize = 1_800;
const VISITORS: usize = 35_000;
const STAGES: i32 = 8;
const SESSIONS: usize = 240;

pub(super) async fn fill(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let template = entity::Entity::find().one(tx).await?.ok_or_else(|| DbErr::RecordNotFound("an event to start from".to_owned()))?;
    let starts = chance.now.date_naive() + Duration::days(60);
    let event = entity::Model {
        id: EventId::from_uuid(chance.id()),
        slug: format!("grosse-messe-{}", starts.year()),
        name: format!("Große Messe {}", starts.year()),
        starts_on: starts,
        ends_on: starts + Duration::days(3),
        time_zone: Tz::Europe__Berlin.name().to_owned(),
        city: "Essen".to_owned(),
        country: "DE".to_owned(),
        venue: "Messe Essen".to_owned(),
        state: crate::event::EventState::Published,
        applications_open_at: Some(chance.now - Duration::days(100)),
        applications_close_at: Some(chance.now + Duration::days(30)),
        passes_close_at: Some(chance.now + Duration::days(58)),
        ..template
    };
    let id = event.id;
    entity::Entity::insert(event.into_active_model()).exec_without_returning(tx).await?;
    let places = plan::hall(tx, chance, id, i32::try_from(EXHIBITORS).unwrap_or(0)).await?;
    let entries: Vec<_> = places.iter().enumerate().map(|(number, place)| entry(chance, number, *place)).collect();
    exhibitors::enter(tx, chance, id, &entries).await?;
    let sessions = programme::many(tx, chance, id, Tz::Europe__Berlin, starts, STAGES, SESSIONS).await?;
    visitors::come(tx, chance, id, VISITORS, &sessions).await
}

fn entry(chance: &mut Chance, number: usize, place: plan::Place) -> Entry {
    let name = format!("{} {} {} {}", chance.one(&names::LAST), chance.one(&names::TRADES), number + 1, chance.one(&names::FORMS));
    let exhibitor = Exhibitor {
        name,
        kind: (*chance.one(&["company", "start_up", "university", "network"])).to_owned(),
        city: (*chance.one(&names::TOWNS)).to_owned(),
        teaser_de: String::new(),
        teaser_en: String::new(),
    };
    Entry { exhibitor, state: ApplicationState::Confirmed, stand: Some(Stand::confirmed(place)) }
}
