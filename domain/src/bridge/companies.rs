//! Reading what companies offer and seek. Whoever may see the bridge may see them.

use std::collections::HashMap;

use rules::alphabet::folded;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Error, MOST_COMPANIES, entity::bridge_company, queries::by_slug};
use crate::{
    actor::Actor,
    clock::Instant,
    db::{
        Db, alphabetical,
        search::{self, Narrowed},
    },
    ids::{BridgeCompanyId, BridgeId},
    locale::Text,
};

const PER_PAGE: u64 = 30;
/// So many whose names share all words are looked at, to find the one that is meant.
const ALIKE: u64 = 50;

/// What a company offers and seeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyView {
    pub id: BridgeCompanyId,
    pub name: String,
    /// May be empty, as all that follows; but it offers or seeks something.
    pub town: String,
    pub web: String,
    pub offers: Text,
    pub seeks: Text,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyPage {
    pub companies: Vec<CompanyView>,
    /// Counted from 1.
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
}

impl From<bridge_company::Model> for CompanyView {
    fn from(row: bridge_company::Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            town: row.town,
            web: row.web,
            offers: Text::new(row.offers_de, row.offers_en),
            seeks: Text::new(row.seeks_de, row.seeks_en),
        }
    }
}

/// The companies of a bridge by name, narrowed to what was typed.
///
/// # Errors
/// A failure of the database.
pub async fn companies(db: &Db, bridge: BridgeId, typed: &str, page: u64) -> Result<CompanyPage, DbErr> {
    let Narrowed { rows, similar } = search::narrowed(db, of_bridge(bridge), &bridge_company::SEARCHED, typed, None).await?;
    let pages = in_order(rows).paginate(db.read(), PER_PAGE);
    let counted = pages.num_items_and_pages().await?;
    let page = page.clamp(1, std::cmp::max(1, counted.number_of_pages));
    let rows = pages.fetch_page(page - 1).await?;
    let companies = rows.into_iter().map(CompanyView::from).collect();
    Ok(CompanyPage { companies, page, pages: counted.number_of_pages, total: counted.number_of_items, similar })
}

/// The first `most` of them.
///
/// # Errors
/// A failure of the database.
pub async fn first_companies(db: &Db, bridge: BridgeId, most: u64) -> Result<Vec<CompanyView>, DbErr> {
    let rows = in_order(of_bridge(bridge)).limit(most).all(db.read()).await?;
    Ok(rows.into_iter().map(CompanyView::from).collect())
}

/// When anything of the companies of each bridge last changed; bridges without any are left out. For the sitemap.
///
/// # Errors
/// A failure of the database.
pub async fn companies_changed(db: &Db) -> Result<HashMap<BridgeId, Instant>, DbErr> {
    let rows: Vec<(BridgeId, Option<Instant>)> = bridge_company::Entity::find()
        .select_only()
        .column(bridge_company::Column::BridgeId)
        .column_as(bridge_company::Column::UpdatedAt.max(), "changed")
        .group_by(bridge_company::Column::BridgeId)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().filter_map(|(bridge, changed)| Some((bridge, changed?))).collect())
}

/// The company of a bridge that is called so, whatever the case and the accents; `None` where none is, or more than one.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn company_called(db: &Db, bridge: BridgeId, name: &str) -> Result<Option<CompanyView>, DbErr> {
    let meant = folded(name);
    if meant.is_empty() {
        return Ok(None);
    }
    let Narrowed { rows, similar: _ } = search::narrowed(db, of_bridge(bridge), &bridge_company::SEARCHED, name, None).await?;
    let rows = rows.limit(ALIKE).all(db.read()).await?;
    let mut same = rows.into_iter().filter(|row| folded(&row.name) == meant);
    match (same.next(), same.next()) {
        (Some(row), None) => Ok(Some(CompanyView::from(row))),
        _ => Ok(None),
    }
}

/// All that `typed` finds of the bridge at `slug`, for a table.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where there is no such bridge.
pub async fn export_companies(db: &Db, actor: &Actor, slug: &str, typed: &str) -> Result<Vec<CompanyView>, Error> {
    actor.require_organiser()?;
    let bridge = by_slug(db, actor, slug).await?;
    let Narrowed { rows, similar: _ } = search::narrowed(db, of_bridge(bridge.id), &bridge_company::SEARCHED, typed, None).await?;
    let rows = in_order(rows).limit(MOST_COMPANIES as u64).all(db.read()).await?;
    Ok(rows.into_iter().map(CompanyView::from).collect())
}

fn of_bridge(bridge: BridgeId) -> Select<bridge_company::Entity> {
    bridge_company::Entity::find().filter(bridge_company::Column::BridgeId.eq(bridge))
}

fn in_order(rows: Select<bridge_company::Entity>) -> Select<bridge_company::Entity> {
    rows.order_by(alphabetical(bridge_company::Column::Name), Order::Asc).order_by_asc(bridge_company::Column::Id)
}
