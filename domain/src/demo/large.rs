//! A fair of any size: as large as the largest that a region takes part in, for trying how fast everything stays, and
//! as small as most, to compare with.

use chrono::{Datelike, Duration, NaiveTime};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel};

use super::{
    chance::Chance,
    exhibitors::{self, Entry, Stand},
    facts::Exhibitor,
    names, plan, programme,
    towns::TOWNS,
    visitors,
};
use crate::{
    application::ApplicationState,
    clock,
    db::Tx,
    event::{self, entity},
    ids::EventId,
};

/// How large a generated fair is.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// What its address begins with; the year follows.
    pub slug: &'static str,
    pub name: &'static str,
    pub exhibitors: usize,
    pub visitors: usize,
    pub stages: i32,
    pub sessions: usize,
}

/// As large as the largest.
pub const LARGEST: Scale =
    Scale { slug: "grosse-messe", name: "Große Messe", exhibitors: 1_800, visitors: 35_000, stages: 8, sessions: 240 };

/// Makes one; answers its slug. There must be an event to take the rest of the facts from.
pub(super) async fn fill(tx: &Tx, chance: &mut Chance, scale: Scale) -> Result<String, DbErr> {
    let template = entity::Entity::find().one(tx).await?.ok_or_else(|| DbErr::RecordNotFound("an event to start from".to_owned()))?;
    let starts = chance.now.date_naive() + Duration::days(60);
    let zone = clock::zone("Europe/Berlin");
    let [opens, closes, passes] = [-100, 30, 58].map(|days| (chance.now.date_naive() + Duration::days(days)).and_time(NaiveTime::MIN));
    let instant = |local| Some(clock::at(zone, local));
    let event = event::keyed(entity::Model {
        id: EventId::from_uuid(chance.id()),
        slug: format!("{}-{}", scale.slug, starts.year()),
        name: format!("{} {}", scale.name, starts.year()),
        starts_on: starts,
        ends_on: starts + Duration::days(3),
        time_zone: zone.name().to_owned(),
        city: "Essen".to_owned(),
        country: "DE".to_owned(),
        venue: "Messe Essen".to_owned(),
        online_link: String::new(),
        // All its halls, each a level of the plan.
        hall: String::new(),
        booth_number: String::new(),
        state: crate::event::EventState::Published,
        applications_open_at: instant(opens),
        applications_close_at: instant(closes),
        passes_close_at: instant(passes),
        applications_open_local: Some(opens),
        applications_close_local: Some(closes),
        passes_close_local: Some(passes),
        created_at: chance.now - Duration::days(120),
        updated_at: chance.now,
        ..template
    });
    let (id, slug) = (event.id, event.slug.clone());
    entity::Entity::insert(event.into_active_model()).exec_without_returning(tx).await?;
    let places = plan::halls(tx, chance, id, i32::try_from(scale.exhibitors).unwrap_or(0)).await?;
    let entries: Vec<_> = places.iter().enumerate().map(|(number, place)| entry(chance, number, *place)).collect();
    exhibitors::enter(tx, chance, id, &entries).await?;
    let sessions = programme::many(tx, chance, id, zone, starts, scale.stages, scale.sessions).await?;
    visitors::come(tx, chance, id, scale.visitors, &sessions).await?;
    Ok(slug)
}

fn entry(chance: &mut Chance, number: usize, place: plan::Place) -> Entry {
    let name = format!("{} {} {} {}", chance.one(&names::LAST), chance.one(&names::TRADES), number + 1, chance.one(&names::FORMS));
    let exhibitor = Exhibitor {
        name,
        kind: (*chance.one(&["company", "start_up", "university", "network"])).to_owned(),
        city: chance.one(&TOWNS).0.to_owned(),
        teaser_de: String::new(),
        teaser_en: String::new(),
    };
    Entry { exhibitor, state: ApplicationState::Confirmed, stand: Some(Stand::confirmed(place)) }
}
