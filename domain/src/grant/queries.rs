//! Reading grants: one with all that belongs to it, those of an event, and those that its public page names.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

use super::{
    Credit, Error, FundedEvent, GrantDetail, GrantOfEvent, GrantState, GrantVersionView, GrantView,
    entity::{funding_grant, grant_event, grant_version},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    db::{Db, Tx},
    event::{EventView, entity as event},
    host,
    ids::{BridgeId, EventId, GrantId},
    locale::Text,
    money::Money,
};

/// More than any event has.
const MOST: u64 = 50;

/// One grant, with its versions and its events.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn grant(db: &Db, actor: &Actor, id: GrantId) -> Result<GrantDetail, Error> {
    actor.require_organiser()?;
    let grant = funding_grant::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let versions = grant_version::Entity::find()
        .filter(grant_version::Column::GrantId.eq(id))
        .order_by_desc(grant_version::Column::Number)
        .all(db.read())
        .await?;
    let events = grant_event::Entity::find()
        .find_also_related(event::Entity)
        .filter(grant_event::Column::GrantId.eq(id))
        .order_by_desc(event::Column::StartsOn)
        .all(db.read())
        .await?;
    let funded = |(part, event): (grant_event::Model, Option<event::Model>)| {
        event.map(|event| FundedEvent {
            part: part.id,
            event: event.id,
            slug: event.slug,
            name: event.name,
            amount: Money::euros(part.amount_cents),
        })
    };
    Ok(GrantDetail {
        grant: GrantView::from(grant),
        versions: versions.into_iter().map(GrantVersionView::from).collect(),
        events: events.into_iter().filter_map(funded).collect(),
    })
}

/// What happened to a grant, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, id: GrantId) -> Result<Vec<HistoryEntry>, Error> {
    actor.require_organiser()?;
    Ok(audit::of_subject(db, id.as_uuid()).await?)
}

/// By whom a bridge is funded: whoever calls holds the bridge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    let rows = funding_grant::Entity::find()
        .filter(funding_grant::Column::BridgeId.eq(bridge))
        .order_by_asc(funding_grant::Column::Id)
        .limit(MOST)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.grantor).collect())
}

/// What funds an event, with how much.
///
/// # Errors
/// `Denied` for whoever is neither organiser nor of one of its hosts, and for these while it is not released.
pub async fn of_event(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<GrantOfEvent>, Error> {
    if !host::may_see_grants(db, actor, event).await? {
        return Err(actor.refused().into());
    }
    let rows = grant_event::Entity::find()
        .find_also_related(funding_grant::Entity)
        .filter(grant_event::Column::EventId.eq(event))
        .order_by_asc(funding_grant::Column::Position)
        .order_by_asc(funding_grant::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let of_event = |(part, grant): (grant_event::Model, Option<funding_grant::Model>)| {
        grant.map(|grant| GrantOfEvent {
            id: grant.id,
            grantor: grant.grantor,
            reference: grant.reference,
            state: grant.state,
            amount: Money::euros(part.amount_cents),
        })
    };
    Ok(rows.into_iter().filter_map(of_event).collect())
}

/// Whom the public page of a bridge or network names for the grants that fund it as such, in their order. What is only
/// applied for, and what was revoked, is not named.
///
/// # Errors
/// A failure of the database. Whoever has the bridge may see them.
pub async fn shown_of_bridge(db: &Db, bridge: BridgeId) -> Result<Vec<Credit>, DbErr> {
    let rows = funding_grant::Entity::find()
        .filter(funding_grant::Column::BridgeId.eq(bridge))
        .filter(funding_grant::Column::IsPublic.eq(true))
        .filter(funding_grant::Column::State.is_in([GrantState::Granted, GrantState::Settled]))
        .order_by_asc(funding_grant::Column::Position)
        .order_by_asc(funding_grant::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let credit = |row: funding_grant::Model| Credit { grantor: row.grantor, text: Text::new(row.credit_de, row.credit_en) };
    Ok(rows.into_iter().map(credit).collect())
}

/// Whom the public page of an event names for its grants, in their order; a moment old at most (`Db::kept`). What is only
/// applied for, and what was revoked, is not named.
///
/// # Errors
/// A failure of the database. Whoever has the event may see them.
pub async fn shown(db: &Db, event: &EventView) -> Result<Vec<Credit>, DbErr> {
    let rows = grant_event::Entity::find()
        .select_only()
        .column(funding_grant::Column::Grantor)
        .column(funding_grant::Column::CreditDe)
        .column(funding_grant::Column::CreditEn)
        .join(JoinType::InnerJoin, grant_event::Relation::Grant.def())
        .filter(grant_event::Column::EventId.eq(event.id))
        .filter(funding_grant::Column::IsPublic.eq(true))
        .filter(funding_grant::Column::State.is_in([GrantState::Granted, GrantState::Settled]))
        .order_by_asc(funding_grant::Column::Position)
        .order_by_asc(funding_grant::Column::Id)
        .limit(MOST)
        .into_tuple::<(String, String, String)>();
    let read = || {
        let db = db.clone();
        async move {
            let found = rows.all(db.read()).await?;
            let credit = |(grantor, de, en): (String, String, String)| Credit { grantor, text: Text::new(de, en) };
            Ok::<_, DbErr>(found.into_iter().map(credit).collect::<Vec<_>>())
        }
    };
    Ok((*db.kept("credits", event.id, read).await?).clone())
}
