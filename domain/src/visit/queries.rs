//! Reading visits. They are the organisers' alone.

use std::collections::{HashMap, HashSet};

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{
    DelegateView, Error, HostAnswer, ItemView, ResourceView, VisitNote, VisitState, VisitView, clash,
    entity::{visit, visit_delegate, visit_item, visit_note, visit_resource},
};
use crate::{
    account::entity::account as person,
    actor::{Actor, Denied},
    clock,
    db::{
        Db, DbErr,
        search::{self, Narrowed},
    },
    enquiry::Owner,
    ids::{VisitId, VisitItemId, VisitResourceId},
};

const PER_PAGE: u64 = 50;
/// So far ahead visits are planned.
const AHEAD: Duration = Duration::days(366);
/// Rows of a table that are read at a time.
const BATCH: u64 = 200;

/// What narrows the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitFilter {
    pub state: Option<VisitState>,
    pub search: String,
    /// Counted from 1.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitPage {
    pub visits: Vec<VisitView>,
    /// Those of them of which a host has declined something that is to come.
    pub host_declined: HashSet<VisitId>,
    /// How many there are in each state, whatever is searched for.
    pub counts: Vec<(VisitState, u64)>,
    /// On all pages.
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
    pub page: u64,
    pub pages: u64,
}

/// What waits for organisers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisitsWaiting {
    /// Requests that nobody has decided.
    pub requests: u64,
    /// Items to come of accepted visits that their host has declined.
    pub declined_items: u64,
    /// Pairs of items to come that want one host at once, in the time that anybody plans for.
    pub clashes: u64,
    /// The day of the first of them, by the agency's clock.
    pub first_clash: Option<NaiveDate>,
}

/// A page of visits, the newest request first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn visits(db: &Db, actor: &Actor, filter: &VisitFilter) -> Result<VisitPage, Error> {
    actor.require_organiser()?;
    let Narrowed { rows, similar } = search::narrowed(db, filtered(filter), &visit::SEARCHED, &filter.search, None).await?;
    let total = rows.clone().count(db.read()).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let rows = rows
        .order_by_desc(visit::Column::CreatedAt)
        .order_by_desc(visit::Column::Id)
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .find_also_related(person::Entity)
        .all(db.read())
        .await?;
    let host_declined = with_declined(db, rows.iter().map(|(row, _)| row.id).collect()).await?;
    let visits = rows.into_iter().map(view).collect();
    Ok(VisitPage { visits, host_declined, counts: counts(db).await?, total, similar, page, pages })
}

/// The visits of a table after the one with this id, in the order of their ids.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_export(db: &Db, actor: &Actor, filter: &VisitFilter, after: Option<VisitId>) -> Result<Vec<VisitView>, Error> {
    actor.require_organiser()?;
    let Narrowed { rows, similar: _ } = search::narrowed(db, filtered(filter), &visit::SEARCHED, &filter.search, None).await?;
    let rows = after.into_iter().fold(rows, |rows, after| rows.filter(visit::Column::Id.gt(after)));
    let rows = rows.order_by_asc(visit::Column::Id).limit(BATCH).find_also_related(person::Entity).all(db.read()).await?;
    Ok(rows.into_iter().map(view).collect())
}

/// One visit.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn visit(db: &Db, actor: &Actor, id: VisitId) -> Result<VisitView, Error> {
    actor.require_organiser()?;
    let found = visit::Entity::find_by_id(id).find_also_related(person::Entity).one(db.read()).await?;
    Ok(view(found.ok_or(Denied::NotFound)?))
}

/// What was written down about it, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn notes(db: &Db, actor: &Actor, id: VisitId) -> Result<Vec<VisitNote>, Error> {
    actor.require_organiser()?;
    let rows = visit_note::Entity::find()
        .find_also_related(person::Entity)
        .filter(visit_note::Column::VisitId.eq(id))
        .order_by_desc(visit_note::Column::CreatedAt)
        .order_by_desc(visit_note::Column::Id)
        .all(db.read())
        .await?;
    let note = |(note, author): (visit_note::Model, Option<person::Model>)| VisitNote {
        author: author.map(|author| author.name).unwrap_or_default(),
        body: note.body,
        at: note.created_at,
    };
    Ok(rows.into_iter().map(note).collect())
}

/// Its programme, in the order in which it begins.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn items(db: &Db, actor: &Actor, id: VisitId) -> Result<Vec<ItemView>, Error> {
    actor.require_organiser()?;
    let rows = visit_item::Entity::find()
        .filter(visit_item::Column::VisitId.eq(id))
        .order_by_asc(visit_item::Column::StartsAt)
        .order_by_asc(visit_item::Column::Id)
        .all(db.read())
        .await?;
    Ok(item_views(db, rows).await?)
}

/// One item.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn item(db: &Db, actor: &Actor, id: VisitItemId) -> Result<ItemView, Error> {
    actor.require_organiser()?;
    let row = visit_item::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    item_views(db, vec![row]).await?.pop().ok_or(Error::Denied(Denied::NotFound))
}

/// Who comes along, in the order in which they were noted.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn delegates(db: &Db, actor: &Actor, id: VisitId) -> Result<Vec<DelegateView>, Error> {
    actor.require_organiser()?;
    Ok(delegate_rows(db, id).await?.into_iter().map(DelegateView::from).collect())
}

/// What waits for organisers.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn waiting(db: &Db, actor: &Actor) -> Result<VisitsWaiting, Error> {
    actor.require_organiser()?;
    let requests = visit::Entity::find().filter(visit::Column::State.eq(VisitState::New)).count(db.read()).await?;
    let now = clock::now();
    let clashes = clash::within(db, &(now..now + AHEAD)).await?;
    let first_clash = clashes.first().map(|clash| clock::local(clock::home(), clash.other.starts_at).date());
    let clashes = u64::try_from(clashes.len()).unwrap_or(u64::MAX);
    Ok(VisitsWaiting { requests, declined_items: declined().count(db.read()).await?, clashes, first_clash })
}

/// What is to come of accepted visits, and needs another host.
fn declined() -> Select<visit_item::Entity> {
    let accepted = visit::Entity::find().select_only().column(visit::Column::Id).filter(visit::Column::State.eq(VisitState::Accepted));
    visit_item::Entity::find()
        .filter(visit_item::Column::Answer.eq(HostAnswer::Declined))
        .filter(visit_item::Column::StartsAt.gt(clock::now()))
        .filter(visit_item::Column::VisitId.in_subquery(accepted.into_query()))
}

/// Those of these visits that need another host.
async fn with_declined(db: &Db, visits: Vec<VisitId>) -> Result<HashSet<VisitId>, DbErr> {
    let found = declined().filter(visit_item::Column::VisitId.is_in(visits)).select_only().column(visit_item::Column::VisitId);
    Ok(found.into_tuple::<VisitId>().all(db.read()).await?.into_iter().collect())
}

/// Items with their rooms and interpreters, in the order of the rows.
pub(super) async fn item_views(db: &Db, rows: Vec<visit_item::Model>) -> Result<Vec<ItemView>, DbErr> {
    let ids: Vec<VisitResourceId> = rows.iter().flat_map(|row| [row.room_id, row.interpreter_id]).flatten().collect();
    let found = if ids.is_empty() {
        Vec::new()
    } else {
        visit_resource::Entity::find().filter(visit_resource::Column::Id.is_in(ids)).all(db.read()).await?
    };
    let found: HashMap<VisitResourceId, ResourceView> = found.into_iter().map(|row| (row.id, ResourceView::from(row))).collect();
    let resource = |id: Option<VisitResourceId>| id.and_then(|id| found.get(&id).cloned());
    let view = |row: visit_item::Model| ItemView {
        room: resource(row.room_id),
        interpreter: resource(row.interpreter_id),
        id: row.id,
        visit: row.visit_id,
        title: row.title,
        place: row.place,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        host_organisation: row.host_organisation,
        host_name: row.host_name,
        host_email: row.host_email,
        host_locale: row.host_locale,
        gifts: row.gifts,
        menu: row.menu,
        note: row.note,
        answer: row.answer,
        answered_at: row.answered_at,
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn delegate_rows(db: &Db, id: VisitId) -> Result<Vec<visit_delegate::Model>, DbErr> {
    let rows = visit_delegate::Entity::find().filter(visit_delegate::Column::VisitId.eq(id));
    rows.order_by_asc(visit_delegate::Column::Position).order_by_asc(visit_delegate::Column::Id).all(db.read()).await
}

async fn counts(db: &Db) -> Result<Vec<(VisitState, u64)>, DbErr> {
    let found: Vec<(VisitState, i64)> = visit::Entity::find()
        .select_only()
        .column(visit::Column::State)
        .column_as(visit::Column::Id.count(), "number")
        .group_by(visit::Column::State)
        .into_tuple()
        .all(db.read())
        .await?;
    let of = |state| found.iter().find(|(one, _)| *one == state).map_or(0, |(_, number)| number.unsigned_abs());
    Ok(VisitState::ALL.map(|state| (state, of(state))).to_vec())
}

fn filtered(filter: &VisitFilter) -> Select<visit::Entity> {
    let state = filter.state.into_iter().fold(Condition::all(), |all, state| all.add(visit::Column::State.eq(state)));
    visit::Entity::find().filter(state)
}

fn view((row, owner): (visit::Model, Option<person::Model>)) -> VisitView {
    VisitView::of(row, owner.map(|owner| Owner { account: owner.id, name: owner.name }))
}
