//! Who exhibits at an event: the confirmed ones, for everybody to search and filter.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, JoinType, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    actor::Denied,
    application::{
        ApplicationState, ApplyError, TagKind,
        entity::{self, application_tag},
        known, view,
    },
    booth::entity::unit,
    clock::Instant,
    db::{Db, alphabetical},
    event::EventView,
    ids::{ApplicationId, EventId},
    locale::Text,
    placement::{confirmed_placement, entity::placement},
};

mod gazetteer;
mod places;
mod search;
mod view;
mod whereabouts;

pub(crate) use gazetteer::find as place_of_town;
pub use gazetteer::{Coordinates, place_of};
pub use places::{OTHER_LETTERS, Town};
use search::narrow;
pub use view::{DirectoryFilter, DirectoryPage, ExhibitorCard, ExhibitorView};
pub use whereabouts::Whereabouts;

/// Cards on a page of the directory.
const PER_PAGE: u64 = 24;
/// The largest page number that an address may ask for: no event has as many exhibitors.
const LAST_PAGE: u64 = 10_000;
/// Exhibitors in a sitemap; with both languages and the programme they stay below the 50,000 that one may have.
const MOST_PAGES: u64 = 20_000;

#[derive(FromQueryResult)]
struct Row {
    id: ApplicationId,
    slug: String,
    display_name: String,
    city: String,
    teaser_de: String,
    teaser_en: String,
    logo: Option<String>,
    unit_code: Option<String>,
}

/// A row that tells how many there are besides.
#[derive(FromQueryResult)]
struct CountedRow {
    #[sea_orm(nested)]
    row: Row,
    total: i64,
}

/// A page of an event's exhibitors, by name; those that only come close to what was typed behind the others.
///
/// # Errors
/// A failure of the database.
pub async fn directory(db: &Db, event: &EventView, filter: &DirectoryFilter) -> Result<DirectoryPage, DbErr> {
    let page = filter.page.clamp(1, LAST_PAGE);
    let all = || confirmed(event.id);
    let (towns, letters) = tokio::try_join!(places::towns(db, all()), places::letters(db, all()))?;
    let narrowed = narrow(db, all(), filter, &towns).await?;
    let found = found(db, close_last(narrowed.rows.clone(), &narrowed.close), page).await?;
    let total = match found.first() {
        Some((_, total)) => total.unsigned_abs(),
        // Beyond the last page no row tells how many there are.
        None if page > 1 => narrowed.rows.count(db.read()).await?,
        None => 0,
    };
    let here = confirmed(event.id).filter(entity::application::Column::Id.is_in(found.into_iter().map(|(id, _)| id)));
    let rows = by_name(close_last(with_unit(here), &narrowed.close)).into_model::<Row>().all(db.read()).await?;
    let close = narrowed.close.len() as u64;
    let (cards, pages) = (cards(db, rows).await?, Ord::max(total.div_ceil(PER_PAGE), 1));
    Ok(DirectoryPage { cards, total, similar: narrowed.similar, close, page, pages, towns, letters })
}

/// Who stands on a page, each with how many there are on all pages: one search instead of two. Units are joined only to
/// those few: joined to all that match, they would cost as much as the search.
async fn found(db: &Db, narrowed: Select<entity::application::Entity>, page: u64) -> Result<Vec<(ApplicationId, i64)>, DbErr> {
    by_name(narrowed)
        .select_only()
        .column(entity::application::Column::Id)
        .column_as(Expr::cust("COUNT(*) OVER ()"), "total")
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .into_tuple()
        .all(db.read())
        .await
}

fn close_last(select: Select<entity::application::Entity>, close: &[Uuid]) -> Select<entity::application::Entity> {
    if close.is_empty() { select } else { select.order_by_asc(entity::application::Column::Id.is_in(close.iter().copied())) }
}

fn by_name(select: Select<entity::application::Entity>) -> Select<entity::application::Entity> {
    select.order_by(alphabetical(entity::application::Column::DisplayName), Order::Asc).order_by_asc(entity::application::Column::Id)
}

/// The first exhibitors of an event in the order of their units, and how many there are in all.
///
/// # Errors
/// A failure of the database.
pub async fn on_stand(db: &Db, event: &EventView, limit: u64) -> Result<(Vec<ExhibitorCard>, u64), DbErr> {
    let read = || {
        let (db, event) = (db.clone(), event.clone());
        async move { read_on_stand(&db, &event, limit).await }
    };
    let found = db.kept("on the stand", format!("{} {limit}", event.id), read).await?;
    Ok((*found).clone())
}

async fn read_on_stand(db: &Db, event: &EventView, limit: u64) -> Result<(Vec<ExhibitorCard>, u64), DbErr> {
    let code = || Expr::col((unit::Entity, unit::Column::Code));
    let rows = with_unit(confirmed(event.id))
        .column_as(Expr::cust("COUNT(*) OVER ()"), "total")
        .order_by(code().is_null(), Order::Asc)
        .order_by(code(), Order::Asc)
        .order_by(alphabetical(entity::application::Column::DisplayName), Order::Asc)
        .limit(limit)
        .into_model::<CountedRow>()
        .all(db.read())
        .await?;
    let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
    // No tags here: the list says where and who.
    Ok((rows.into_iter().map(|row| card(row.row, Vec::new())).collect(), total))
}

/// The exhibitor at `slug`.
///
/// # Errors
/// `NotFound` when nobody confirmed stands there.
pub async fn exhibitor(db: &Db, event: &EventView, slug: &str) -> Result<ExhibitorView, ApplyError> {
    let row = confirmed(event.id).filter(entity::application::Column::Slug.eq(slug)).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let unit = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(row.id))
        .filter(confirmed_placement())
        .one(db.read())
        .await?;
    let unit = unit.and_then(|(_, unit)| unit);
    let whereabouts = match &unit {
        Some(unit) => whereabouts::around(db, unit).await?,
        None => None,
    };
    let view = view(db.read(), row).await?;
    let content = view.content;
    Ok(ExhibitorView {
        id: view.id,
        slug: view.slug,
        display_name: content.display_name,
        legal_name: content.legal_name,
        kind: content.kind,
        city: content.city,
        country: content.country,
        website: content.website,
        logo: view.logo,
        teaser: content.teaser,
        description: content.description,
        topics: content.topics,
        offers: content.offers,
        seeks: content.seeks,
        co_exhibitors: content.co_exhibitors,
        unit: unit.map(|unit| (unit.code, unit.kind)),
        whereabouts,
    })
}

fn confirmed(event: EventId) -> Select<entity::application::Entity> {
    entity::application::Entity::find()
        .filter(entity::application::Column::EventId.eq(event))
        .filter(entity::application::Column::State.eq(ApplicationState::Confirmed))
}

/// Joins the unit of the placement that holds.
fn with_unit(select: Select<entity::application::Entity>) -> Select<entity::application::Entity> {
    use entity::application::Column;
    let holds = placement::Relation::Application.def().rev().on_condition(|_, _| Condition::all().add(confirmed_placement()));
    select
        .join(JoinType::LeftJoin, holds)
        .join(JoinType::LeftJoin, placement::Relation::Unit.def())
        .select_only()
        .columns([Column::Id, Column::Slug, Column::DisplayName, Column::City, Column::TeaserDe, Column::TeaserEn, Column::Logo])
        .column_as(unit::Column::Code, "unit_code")
}

/// The pages of an event's exhibitors and when each was changed last, for the sitemap.
///
/// # Errors
/// A failure of the database.
pub async fn public_pages(db: &Db, event: EventId) -> Result<Vec<(String, Instant)>, DbErr> {
    use entity::application::Column;
    let pages = confirmed(event).select_only().columns([Column::Slug, Column::UpdatedAt]).order_by_asc(Column::Slug);
    pages.limit(MOST_PAGES).into_tuple().all(db.read()).await
}

async fn cards(db: &Db, rows: Vec<Row>) -> Result<Vec<ExhibitorCard>, DbErr> {
    let tags = application_tag::Entity::find()
        .filter(application_tag::Column::ApplicationId.is_in(rows.iter().map(|row| row.id)))
        .filter(application_tag::Column::Kind.eq(TagKind::Topic))
        .all(db.read())
        .await?;
    let mut topics: HashMap<ApplicationId, Vec<String>> = HashMap::new();
    for tag in tags {
        topics.entry(tag.application_id).or_default().push(tag.value);
    }
    let topics_of = |id| topics.get(&id).map(|words| known(TagKind::Topic, words)).unwrap_or_default();
    Ok(rows.into_iter().map(|row| (topics_of(row.id), row)).map(|(topics, row)| card(row, topics)).collect())
}

fn card(row: Row, topics: Vec<String>) -> ExhibitorCard {
    ExhibitorCard {
        slug: row.slug,
        display_name: row.display_name,
        city: row.city,
        teaser: Text::new(row.teaser_de, row.teaser_en),
        logo: row.logo,
        unit_code: row.unit_code,
        topics,
    }
}
