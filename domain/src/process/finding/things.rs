//! Events, bridges, exhibitors, recaps, news, talks, properties, calls and applications.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    FoundApplication, FoundBridge, FoundCall, FoundEvent, FoundExhibitor, FoundNews, FoundProperty, FoundRecap, FoundTalk,
    group::Group,
    scope::{found_event, in_short, visible_event_ids, visible_events, with_events},
};
use crate::{
    actor::Actor,
    application::{
        ApplicationState,
        entity::application::{self, Column},
    },
    bridge::{self, BridgeState, BridgeView, entity::bridge_company},
    call::{self, CallState, entity::call as open_call},
    clock,
    db::{Db, search},
    event::{EventKind, EventView, entity as event},
    ids::EventId,
    locale::Text,
    news::{self, entity as news_entry},
    property::{self, Publication, entity::property as property_row},
    recap::{self, RecapInShort, RecapState, entity::recap as recap_row},
    talk::{self, TalkState, TalkView, entity as talk_row},
    trip,
};

/// More trips than any agency has made.
const MOST_TRIPS: u64 = 500;
/// More recaps than any agency has written.
const MOST_RECAPS: u64 = 500;

/// Events that the actor may open. Trips are found by each town they go to, and say all of them.
pub(super) async fn events(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundEvent>, DbErr> {
    let best = search::best(db, visible_events(actor), &event::SEARCHED, typed).await?;
    let trips = trips(db, actor).await?;
    let cities: HashMap<EventId, String> = trips.iter().map(|(trip, towns)| (trip.id, towns.join(", "))).collect();
    let found = |row: event::Model| {
        let (city, event) = (cities.get(&row.id), found_event(row));
        FoundEvent { city: city.cloned().unwrap_or_else(|| event.city.clone()), ..event }
    };
    let by_town = search::best_of(trips, |(trip, towns)| texts_of(trip, towns), typed);
    let by_name = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    let by_town = by_town.rows.into_iter().map(|(fit, (row, _))| (fit, found(row))).collect();
    let by_name = Group { rows: by_name, similar: best.similar, at_least: best.at_least };
    let mut both = by_name.and(Group { rows: by_town, ..Group::default() });
    both.rows.sort_by_key(|(fit, event)| (*fit, Reverse(event.starts_on)));
    let mut known = HashSet::new();
    both.rows.retain(|(_, event)| known.insert(event.slug.clone()));
    Ok(both)
}

/// Trips that the actor may open, the newest first, each with the towns it goes to.
async fn trips(db: &Db, actor: &Actor) -> Result<Vec<(event::Model, Vec<String>)>, DbErr> {
    let trips = visible_events(actor).filter(event::Column::Kind.eq(EventKind::DelegationTrip));
    let trips = trips.order_by_desc(event::Column::StartsOn).limit(MOST_TRIPS).all(db.read()).await?;
    let towns = trip::towns(db, trips.iter().map(|trip| (trip.id, trip.kind)).collect()).await?;
    let with_towns = |row: event::Model| {
        let names: Vec<String> = towns.of(&EventView::from(row.clone())).into_iter().map(|town| town.name).collect();
        (row, names)
    };
    Ok(trips.into_iter().map(with_towns).collect())
}

fn texts_of<'a>(trip: &'a event::Model, towns: &'a [String]) -> Vec<&'a str> {
    std::iter::once(trip.name.as_str()).chain(towns.iter().map(String::as_str)).collect()
}

/// Bridges and networks that the actor may open, by what they are called and what they are for, and by their companies.
pub(super) async fn bridges(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundBridge>, DbErr> {
    let all = bridge::all_for(db, actor).await?;
    let of_companies = companies(db, &all, typed).await?;
    let best = search::best_of(all, |bridge| vec![bridge.name.as_str(), bridge.purpose.de.as_str(), bridge.purpose.en.as_str()], typed);
    let found = |bridge: BridgeView| FoundBridge {
        is_draft: bridge.state == BridgeState::Draft,
        slug: bridge.slug,
        kind: bridge.kind,
        name: bridge.name,
        company: String::new(),
    };
    let rows = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least }.and(of_companies))
}

/// What companies of these bridges offer and seek.
async fn companies(db: &Db, bridges: &[BridgeView], typed: &str) -> Result<Group<FoundBridge>, DbErr> {
    let of_these = bridge_company::Column::BridgeId.is_in(bridges.iter().map(|bridge| bridge.id));
    let best = search::best(db, bridge_company::Entity::find().filter(of_these), &bridge_company::SEARCHED, typed).await?;
    let found = |row: bridge_company::Model| {
        let of = bridges.iter().find(|bridge| bridge.id == row.bridge_id)?;
        let is_draft = of.state == BridgeState::Draft;
        Some(FoundBridge { slug: of.slug.clone(), kind: of.kind, name: of.name.clone(), is_draft, company: row.name })
    };
    let rows = best.rows.into_iter().filter_map(|(fit, row)| Some((fit, found(row)?))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// Exhibitors of events that the actor may open.
pub(super) async fn exhibitors(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundExhibitor>, DbErr> {
    let confirmed = application::Entity::find()
        .filter(Column::State.eq(ApplicationState::Confirmed))
        .filter(Column::EventId.in_subquery(visible_event_ids(actor)));
    let best = search::best(db, confirmed, &application::SEARCHED, typed).await?;
    with_events(db, best, |row| row.event_id, |row, event| FoundExhibitor { slug: row.slug, name: row.display_name, city: row.city, event })
        .await
}

/// Recaps that the actor may read, of events that the actor may open.
pub(super) async fn recaps(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundRecap>, DbErr> {
    let all = recap_row::Entity::find().filter(recap_row::Column::EventId.in_subquery(visible_event_ids(actor)));
    let visible = if actor.is_organiser() { all } else { all.filter(recap_row::Column::State.eq(RecapState::Published)) };
    let rows = visible.order_by_desc(recap_row::Column::CreatedAt).limit(MOST_RECAPS).all(db.read()).await?;
    let recaps = recap::with_events(db, rows).await?;
    let best = search::best_of(recaps, |recap| vec![recap.event.name.as_str(), recap.text.de.as_str(), recap.text.en.as_str()], typed);
    let found = |recap: RecapInShort| FoundRecap { is_draft: recap.state == RecapState::Draft, event: in_short(recap.event) };
    let rows = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// News that the actor may read.
pub(super) async fn news(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundNews>, DbErr> {
    let visible = news_entry::Entity::find().filter(news::visible_to(actor));
    let best = search::best(db, visible, &news_entry::SEARCHED, typed).await?;
    let found = |row: news_entry::Model| FoundNews {
        id: row.id,
        slug: row.slug,
        title: Text::new(row.title_de, row.title_en),
        published_at: row.published_at,
    };
    let rows = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// Talks that the actor may see.
pub(super) async fn talks(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundTalk>, DbErr> {
    let visible = talk_row::Entity::find().filter(talk::visible_to(actor));
    let best = search::best(db, visible, &talk_row::SEARCHED, typed).await?;
    let found = |row: talk_row::Model| {
        let TalkView { id, slug, subject, city, zone, starts_at, state, .. } = TalkView::from(row);
        FoundTalk { id, slug, subject, city, zone, starts_at, is_draft: state == TalkState::Draft }
    };
    let rows = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// Sites and projects that the actor may see.
pub(super) async fn properties(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundProperty>, DbErr> {
    let visible = property_row::Entity::find().filter(property::visible_to(actor));
    let best = search::best(db, visible, &property_row::SEARCHED, typed).await?;
    let found = |row: property_row::Model| FoundProperty {
        slug: row.slug,
        title: Text::new(row.title_de, row.title_en),
        town: row.town,
        is_public: row.publication == Publication::Published,
    };
    let rows = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// Calls that the actor may read.
pub(super) async fn calls(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundCall>, DbErr> {
    let visible = open_call::Entity::find().filter(call::visible_to(actor));
    let best = search::best(db, visible, &open_call::SEARCHED, typed).await?;
    let found = |row: open_call::Model| FoundCall {
        slug: row.slug,
        title: Text::new(row.title_de, row.title_en),
        is_draft: row.state == CallState::Draft,
        closes_at: row.closes_at,
        zone: clock::zone(&row.zone),
    };
    let rows = best.rows.into_iter().map(|(fit, row)| (fit, found(row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// All applications, for organisers: whoever calls has asked whether it is one.
pub(super) async fn applications(db: &Db, typed: &str) -> Result<Group<FoundApplication>, DbErr> {
    let best = search::best(db, application::Entity::find(), &application::SEARCHED, typed).await?;
    let found =
        |row: application::Model, event| FoundApplication { id: row.id, name: row.display_name, city: row.city, state: row.state, event };
    with_events(db, best, |row| row.event_id, found).await
}
