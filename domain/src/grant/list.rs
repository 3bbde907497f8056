//! The organisers' list of grants, and the same as a table.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{
    Error, GrantState, GrantView,
    entity::{funding_grant, grant_event},
};
use crate::{
    actor::Actor,
    db::{
        Db, alphabetical,
        search::{self, Narrowed},
    },
    ids::{BridgeId, GrantId},
    money::Money,
};

const PER_PAGE: u64 = 30;
/// More than anybody has.
const EXPORTED: u64 = 5_000;
/// More than any bridge has.
const OF_BRIDGE: u64 = 200;

/// What organisers look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantFilter {
    pub state: Option<GrantState>,
    /// In grantor, reference and purpose.
    pub search: String,
    /// `grantor`, `amount`, `period`; with `-` in front the other way round.
    pub sort: String,
    /// Counted from 1.
    pub page: u64,
}

/// A grant in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantRow {
    pub grant: GrantView,
    /// What events have of it, and how many of them.
    pub assigned: Money,
    pub events: u64,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantPage {
    pub grants: Vec<GrantRow>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
}

/// A page of grants, those whose period begins latest first unless sorted otherwise.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn grants(db: &Db, actor: &Actor, filter: &GrantFilter) -> Result<GrantPage, Error> {
    actor.require_organiser()?;
    let Narrowed { rows, similar } = narrowed(db, filter).await?;
    let pages = sorted(rows, &filter.sort).paginate(db.read(), PER_PAGE);
    let counted = pages.num_items_and_pages().await?;
    let page = filter.page.clamp(1, std::cmp::max(1, counted.number_of_pages));
    let grants = with_sums(db, pages.fetch_page(page - 1).await?).await?;
    Ok(GrantPage { grants, page, pages: counted.number_of_pages, total: counted.number_of_items, similar })
}

/// All grants that the list would show, in its order.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn export(db: &Db, actor: &Actor, filter: &GrantFilter) -> Result<Vec<GrantRow>, Error> {
    actor.require_organiser()?;
    let Narrowed { rows, similar: _ } = narrowed(db, filter).await?;
    let rows = sorted(rows, &filter.sort).limit(EXPORTED).all(db.read()).await?;
    Ok(with_sums(db, rows).await?)
}

/// What funds a bridge or network as such, those whose period begins latest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_bridge(db: &Db, actor: &Actor, bridge: BridgeId) -> Result<Vec<GrantRow>, Error> {
    actor.require_organiser()?;
    let found = funding_grant::Entity::find().filter(funding_grant::Column::BridgeId.eq(bridge));
    Ok(with_sums(db, newest(found).limit(OF_BRIDGE).all(db.read()).await?).await?)
}

async fn narrowed(db: &Db, filter: &GrantFilter) -> Result<Narrowed<funding_grant::Entity>, DbErr> {
    let found = funding_grant::Entity::find();
    let found = match filter.state {
        Some(state) => found.filter(funding_grant::Column::State.eq(state)),
        None => found,
    };
    search::narrowed(db, found, &funding_grant::SEARCHED, &filter.search, None).await
}

async fn with_sums(db: &Db, rows: Vec<funding_grant::Model>) -> Result<Vec<GrantRow>, DbErr> {
    let ids: Vec<GrantId> = rows.iter().map(|row| row.id).collect();
    let parts = grant_event::Entity::find().filter(grant_event::Column::GrantId.is_in(ids)).all(db.read()).await?;
    let mut sums: HashMap<GrantId, (i64, u64)> = HashMap::new();
    for part in parts {
        let (cents, events) = sums.entry(part.grant_id).or_default();
        *cents += part.amount_cents;
        *events += 1;
    }
    let row = |row: funding_grant::Model| {
        let (cents, events) = sums.get(&row.id).copied().unwrap_or_default();
        GrantRow { grant: GrantView::from(row), assigned: Money::euros(cents), events }
    };
    Ok(rows.into_iter().map(row).collect())
}

fn sorted(found: Select<funding_grant::Entity>, sort: &str) -> Select<funding_grant::Entity> {
    let (key, down) = sort.strip_prefix('-').map_or((sort, false), |key| (key, true));
    let order = if down { Order::Desc } else { Order::Asc };
    let found = match key {
        "grantor" => found.order_by(alphabetical(funding_grant::Column::Grantor), order),
        "amount" => found.order_by(funding_grant::Column::AmountCents, order),
        "period" => found.order_by(funding_grant::Column::StartsOn, order),
        _ => return newest(found),
    };
    found.order_by_asc(funding_grant::Column::Id)
}

fn newest(found: Select<funding_grant::Entity>) -> Select<funding_grant::Entity> {
    found.order_by_desc(funding_grant::Column::StartsOn).order_by_desc(funding_grant::Column::Id)
}
