//! Lists of properties: for everybody, and for organisers.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::Expr,
};

use super::{
    Error, OnMap, PriceUnit, PropertyKind, PropertyState, PropertyUse, PropertyView, Publication,
    entity::property::{self, Column, SEARCHED},
    queries::views,
    view::place_of,
};
use crate::{
    actor::Actor,
    clock::Instant,
    db::{
        Db, alphabetical,
        search::{self, NarrowedAlso},
    },
    ids::{OrganisationId, PropertyId},
    locale::Text,
    organisation::entity::organisation,
};

const PER_PAGE: u64 = 24;
/// So many stand on the map and in a table.
const MOST: u64 = 2_000;

/// What narrows a list; what is empty narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PropertyFilter {
    /// In titles, town, address, holder, reference and the name of its exhibitor.
    pub search: String,
    pub town: String,
    pub kind: Option<PropertyKind>,
    pub used_for: Option<PropertyUse>,
    pub state: Option<PropertyState>,
    /// In square metres, of the plot or the floors.
    pub area_from: Option<i64>,
    pub area_to: Option<i64>,
    pub price_unit: Option<PriceUnit>,
    /// What it costs at most is at least this, in cents; one that only begins somewhere may come to anything.
    pub price_from: Option<i64>,
    /// What it costs at least is at most this, in cents.
    pub price_to: Option<i64>,
    /// For organisers.
    pub publication: Option<Publication>,
    pub organisation: Option<OrganisationId>,
    /// Addresses; none narrow nothing.
    pub only: Vec<String>,
    /// `title`, `town`, `area`, `price`, `changed`; with `-` in front the other way round. The newest first without.
    pub sort: String,
    /// Counted from 1.
    pub page: u64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyPage {
    pub properties: Vec<PropertyView>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
}

/// A page of what everybody may see.
///
/// # Errors
/// A failure of the database.
pub async fn published(db: &Db, filter: &PropertyFilter) -> Result<PropertyPage, DbErr> {
    let (rows, similar) = narrowed(db, filter, Some(Publication::Published)).await?;
    Ok(PropertyPage { similar, ..page_of(db, sorted(rows, &filter.sort), filter.page).await? })
}

/// All on all pages of that, for the map.
///
/// # Errors
/// A failure of the database.
pub async fn every(db: &Db, filter: &PropertyFilter) -> Result<Vec<PropertyView>, DbErr> {
    all_of(db, filter, Some(Publication::Published)).await
}

/// All that everybody may see, as far as a map shows it; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn on_map(db: &Db) -> Result<Vec<OnMap>, DbErr> {
    let load = || {
        let db = db.clone();
        async move { read_for_map(&db).await }
    };
    let found = db.kept("where properties are", "", load).await?;
    Ok((*found).clone())
}

async fn read_for_map(db: &Db) -> Result<Vec<OnMap>, DbErr> {
    let columns = [Column::Id, Column::Slug, Column::TitleDe, Column::TitleEn, Column::Town, Column::Latitude, Column::Longitude];
    let rows = property::Entity::find().filter(Column::Publication.eq(Publication::Published)).select_only().columns(columns);
    let rows = rows.order_by_desc(Column::CreatedAt).order_by_asc(Column::Id).limit(MOST);
    let rows: Vec<ForMap> = rows.into_tuple().all(db.read()).await?;
    let on_map = |(id, slug, title_de, title_en, town, latitude, longitude): ForMap| {
        let place = place_of(latitude.zip(longitude), &town);
        OnMap { id, slug, title: Text::new(title_de, title_en), town, place }
    };
    Ok(rows.into_iter().map(on_map).collect())
}

/// The columns that a map needs.
type ForMap = (PropertyId, String, String, String, String, Option<i32>, Option<i32>);

/// A page of all properties.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor, filter: &PropertyFilter) -> Result<PropertyPage, Error> {
    actor.require_organiser()?;
    let (rows, similar) = narrowed(db, filter, filter.publication).await?;
    Ok(PropertyPage { similar, ..page_of(db, sorted(rows, &filter.sort), filter.page).await? })
}

/// How many everybody may see.
///
/// # Errors
/// A failure of the database.
pub async fn count_published(db: &Db) -> Result<u64, DbErr> {
    property::Entity::find().filter(Column::Publication.eq(Publication::Published)).count(db.read()).await
}

/// The newest `most` that everybody may see.
///
/// # Errors
/// A failure of the database.
pub async fn newest(db: &Db, most: u64) -> Result<Vec<PropertyView>, DbErr> {
    let rows = property::Entity::find().filter(Column::Publication.eq(Publication::Published));
    let rows = rows.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(most).all(db.read()).await?;
    views(db, rows).await
}

/// When anything of any property last changed, also of one that is not public any more.
///
/// # Errors
/// A failure of the database.
pub async fn last_change(db: &Db) -> Result<Instant, DbErr> {
    let newest = property::Entity::find().select_only().column(Column::UpdatedAt).order_by_desc(Column::UpdatedAt).limit(1);
    Ok(newest.into_tuple().one(db.read()).await?.unwrap_or_default())
}

/// How many wait to be published.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn count_handed_in(db: &Db, actor: &Actor) -> Result<u64, Error> {
    actor.require_organiser()?;
    Ok(property::Entity::find().filter(Column::Publication.eq(Publication::HandedIn)).count(db.read()).await?)
}

/// All that an organiser's filter finds, for a table.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn table(db: &Db, actor: &Actor, filter: &PropertyFilter) -> Result<Vec<PropertyView>, Error> {
    actor.require_organiser()?;
    Ok(all_of(db, filter, filter.publication).await?)
}

async fn all_of(db: &Db, filter: &PropertyFilter, publication: Option<Publication>) -> Result<Vec<PropertyView>, DbErr> {
    let (rows, _) = narrowed(db, filter, publication).await?;
    let rows = sorted(rows, &filter.sort).limit(MOST).all(db.read()).await?;
    views(db, rows).await
}

/// What is left, and whether that only comes close to what was typed.
async fn narrowed(db: &Db, filter: &PropertyFilter, publication: Option<Publication>) -> Result<(Select<property::Entity>, bool), DbErr> {
    let also = of_exhibitors_called(db, &filter.search).await?;
    let rows = filtered(filter, publication);
    let NarrowedAlso { rows, similar, close } = search::narrowed_also(db, rows, &SEARCHED, &filter.search, also).await?;
    // What an exhibitor of this name offers is meant, and nothing that is called a little like it.
    let rows = if close.is_empty() { rows } else { rows.filter(Column::Id.is_not_in(close)) };
    Ok((rows, similar))
}

/// What belongs to exhibitors whose names have every word that was typed: the key of a property says nothing of them, because
/// they may be called otherwise tomorrow.
async fn of_exhibitors_called(db: &Db, typed: &str) -> Result<Option<Condition>, DbErr> {
    let words = search::typed_words(typed);
    if words.is_empty() {
        return Ok(None);
    }
    let offering = property::Entity::find().select_only().column(Column::OrganisationId).filter(Column::OrganisationId.is_not_null());
    let names: Vec<(OrganisationId, String)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::DisplayName])
        .filter(organisation::Column::Id.in_subquery(offering.into_query()))
        .into_tuple()
        .all(db.read())
        .await?;
    let is_meant = |name: &str| words.iter().all(|word| search::texts_hold([name], word));
    let meant: Vec<OrganisationId> = names.into_iter().filter(|(_, name)| is_meant(name)).map(|(id, _)| id).collect();
    Ok((!meant.is_empty()).then(|| Condition::all().add(Column::OrganisationId.is_in(meant))))
}

fn filtered(filter: &PropertyFilter, publication: Option<Publication>) -> Select<property::Entity> {
    let mut all = Condition::all()
        .add_option(publication.map(|publication| Column::Publication.eq(publication)))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.state.map(|state| Column::State.eq(state)))
        .add_option(filter.used_for.map(|used_for| Column::Uses.contains(format!(" {used_for} "))))
        .add_option(filter.price_unit.map(|unit| Column::PriceUnit.eq(unit)))
        .add_option(filter.price_from.map(costs_up_to_at_least))
        .add_option(filter.price_to.map(|most| Column::PriceFrom.lte(most)))
        .add_option(filter.organisation.map(|organisation| Column::OrganisationId.eq(organisation)));
    if !filter.town.is_empty() {
        all = all.add(Column::Town.eq(filter.town.as_str()));
    }
    if !filter.only.is_empty() {
        all = all.add(Column::Slug.is_in(filter.only.iter().map(String::as_str)));
    }
    if filter.area_from.is_some() || filter.area_to.is_some() {
        let (from, to) = (filter.area_from.unwrap_or(1), filter.area_to.unwrap_or(i64::MAX));
        all = all.add(Condition::any().add(Column::PlotM2.between(from, to)).add(Column::FloorM2.between(from, to)));
    }
    property::Entity::find().filter(all)
}

fn costs_up_to_at_least(least: i64) -> Condition {
    let begins_somewhere = Condition::all().add(Column::PriceFrom.is_not_null()).add(Column::PriceTo.is_null());
    Condition::any().add(Column::PriceTo.gte(least)).add(begins_somewhere)
}

fn sorted(rows: Select<property::Entity>, sort: &str) -> Select<property::Entity> {
    let (key, order) = sort.strip_prefix('-').map_or((sort, Order::Asc), |key| (key, Order::Desc));
    let rows = match key {
        "title" => rows.order_by(alphabetical(Column::TitleDe), order),
        "town" => rows.order_by(alphabetical(Column::Town), order),
        "changed" => rows.order_by(Column::UpdatedAt, order),
        // Where nothing is said nothing is small, on both databases.
        "area" => rows.order_by(Expr::cust(r#"COALESCE("property"."floor_m2", "property"."plot_m2", 0)"#), order),
        // Prices of one kind beside each other: others cannot be compared.
        "price" => rows.order_by(Column::PriceUnit, Order::Asc).order_by(Expr::cust(r#"COALESCE("property"."price_from", 0)"#), order),
        _ => rows.order_by_desc(Column::CreatedAt),
    };
    rows.order_by_asc(Column::Id)
}

async fn page_of(db: &Db, rows: Select<property::Entity>, page: u64) -> Result<PropertyPage, DbErr> {
    let pages = rows.paginate(db.read(), PER_PAGE);
    let counted = pages.num_items_and_pages().await?;
    let page = page.clamp(1, std::cmp::max(1, counted.number_of_pages));
    let rows = pages.fetch_page(page - 1).await?;
    Ok(PropertyPage {
        properties: views(db, rows).await?,
        page,
        pages: counted.number_of_pages,
        total: counted.number_of_items,
        similar: false,
    })
}
