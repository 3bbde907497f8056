//! An exhibitor's own contacts. Withdrawn ones are not among them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::NullOrdering,
};

use super::{
    Error, ExhibitorView, LeadFilter, LeadList, LeadOrder, LeadView, MOST_TAKEN_BACK, PER_BATCH, PER_PAGE, entity, service::find_exhibitor,
};
use crate::{
    actor::{Actor, Denied},
    application::{ApplicationState, entity::application},
    clock::Instant,
    code::scanned,
    db::{
        Db, filed,
        search::{self, Narrowed},
    },
    event::{self, EventView},
    ids::{ApplicationId, LeadId},
    registration,
};

/// An exhibitor's contacts.
///
/// # Errors
/// `Denied` for whoever does not act for the exhibitor.
pub async fn leads(db: &Db, actor: &Actor, exhibitor: ApplicationId, filter: &LeadFilter) -> Result<LeadList, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    // A badge that is scanned into the search finds the contact of whoever wears it.
    let codes = scanned(&filter.search);
    let wears = || Condition::all().add(entity::Column::RegistrationId.in_subquery(registration::ids_with_code(&codes)));
    let code = (!codes.is_empty()).then(wears);
    let Narrowed { rows: found, similar } = search::narrowed(db, own(exhibitor.id), &entity::SEARCHED, &filter.search, code).await?;
    let total = found.clone().count(db.read()).await?;
    let rows = ordered(db, found, filter.order).limit(PER_PAGE).offset(filter.page.saturating_sub(1) * PER_PAGE).all(db.read()).await?;
    let exhibitor = view_of(db, exhibitor).await?;
    Ok(LeadList { exhibitor, rows: rows.into_iter().map(view).collect(), total, similar })
}

/// How many contacts an exhibitor has.
///
/// # Errors
/// As `leads`.
pub async fn number(db: &Db, actor: &Actor, exhibitor: ApplicationId) -> Result<u64, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    Ok(own(exhibitor.id).count(db.read()).await?)
}

/// How many contacts visitors took back or had erased, by day, the latest first. Whose they were is not known any more.
///
/// # Errors
/// As `leads`.
pub async fn taken_back(db: &Db, actor: &Actor, exhibitor: ApplicationId) -> Result<Vec<(NaiveDate, u64)>, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    let zone = view_of(db, exhibitor.clone()).await?.zone;
    let times: Vec<Option<Instant>> = entity::Entity::find()
        .select_only()
        .column(entity::Column::WithdrawnAt)
        .filter(entity::Column::ApplicationId.eq(exhibitor.id))
        .filter(entity::Column::WithdrawnAt.is_not_null())
        .limit(MOST_TAKEN_BACK)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut days: BTreeMap<NaiveDate, u64> = BTreeMap::new();
    for at in times.into_iter().flatten() {
        *days.entry(at.with_timezone(&zone).date_naive()).or_default() += 1;
    }
    Ok(days.into_iter().rev().collect())
}

/// The exhibitor itself, for whoever may collect contacts for it.
///
/// # Errors
/// As `leads`.
pub async fn collector(db: &Db, actor: &Actor, exhibitor: ApplicationId) -> Result<ExhibitorView, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    view_of(db, exhibitor).await
}

/// The next of an exhibitor's contacts for a table, in the order they came: those after `after`. No rows are the end.
///
/// # Errors
/// As `leads`.
pub async fn export(db: &Db, actor: &Actor, exhibitor: ApplicationId, after: Option<LeadId>) -> Result<LeadList, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    let mut found = own(exhibitor.id).order_by_asc(entity::Column::Id).limit(PER_BATCH);
    if let Some(after) = after {
        found = found.filter(entity::Column::Id.gt(after));
    }
    let rows = found.all(db.read()).await?;
    let exhibitor = view_of(db, exhibitor).await?;
    Ok(LeadList { exhibitor, total: rows.len() as u64, similar: false, rows: rows.into_iter().map(view).collect() })
}

/// One contact.
///
/// # Errors
/// As `leads`, also where it was withdrawn.
pub async fn lead(db: &Db, actor: &Actor, exhibitor: ApplicationId, lead: LeadId) -> Result<LeadView, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    let row = own(exhibitor.id).filter(entity::Column::Id.eq(lead)).one(db.read()).await?;
    row.map(view).ok_or(Error::Denied(Denied::NotFound))
}

/// For which exhibitors the actor may collect contacts. Nobody is refused; most have none.
///
/// # Errors
/// A failure of the database.
pub async fn scanning_for(db: &Db, actor: &Actor) -> Result<Vec<ExhibitorView>, Error> {
    let Some(person) = actor.person().filter(|person| !person.exhibits_for.is_empty()) else { return Ok(Vec::new()) };
    let rows = application::Entity::find()
        .find_also_related(event::entity::Entity)
        .filter(application::Column::OrganisationId.is_in(person.exhibits_for.iter().copied()))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .order_by_desc(event::entity::Column::StartsOn)
        .limit(20)
        .all(db.read())
        .await?;
    let exhibitors = rows.into_iter().filter_map(|(row, event)| Some(exhibitor_view(row, event?)));
    Ok(exhibitors.filter(|exhibitor| !exhibitor.is_over).collect())
}

/// The exhibitor's heading for its pages.
async fn view_of(db: &Db, row: application::Model) -> Result<ExhibitorView, Error> {
    let event = event::entity::Entity::find_by_id(row.event_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(exhibitor_view(row, event))
}

fn exhibitor_view(row: application::Model, event: event::entity::Model) -> ExhibitorView {
    let event = EventView::from(event);
    let is_over = event.is_over();
    ExhibitorView { application: row.id, name: row.display_name, zone: event.zone, is_over, event_name: event.name, event_slug: event.slug }
}

fn own(exhibitor: ApplicationId) -> Select<entity::Entity> {
    entity::Entity::find().filter(entity::Column::ApplicationId.eq(exhibitor)).filter(entity::Column::WithdrawnAt.is_null())
}

fn ordered(db: &Db, found: Select<entity::Entity>, order: LeadOrder) -> Select<entity::Entity> {
    match order {
        LeadOrder::Newest => found.order_by_desc(entity::Column::ConsentedAt),
        LeadOrder::Oldest => found.order_by_asc(entity::Column::ConsentedAt),
        LeadOrder::Name => found.order_by(filed(db, entity::Column::Name), Order::Asc),
        LeadOrder::BestRated => {
            found.order_by_with_nulls(entity::Column::Rating, Order::Desc, NullOrdering::Last).order_by_desc(entity::Column::ConsentedAt)
        }
    }
    .order_by_desc(entity::Column::Id)
}

fn view(row: entity::Model) -> LeadView {
    LeadView {
        id: row.id,
        name: row.name,
        organisation: row.organisation,
        job_title: row.job_title,
        email: row.email,
        newsletter: row.newsletter && row.confirmed_at.is_some(),
        rating: row.rating,
        note: row.note,
        locale: row.locale,
        consented_at: row.consented_at,
        confirmed_at: row.confirmed_at,
        wording: row.wording,
        revision: row.revision,
    }
}
