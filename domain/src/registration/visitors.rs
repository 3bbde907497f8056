//! The organisers' list of visitors.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Details, Error, RegistrationState, entity::registration, policy};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    badge,
    choice::choice,
    clock::{self, Instant},
    code::scanned,
    db::{
        Db, alphabetical, filed,
        search::{self, Narrowed},
    },
    event::EventAction,
    ids::{BadgeId, EventId, RegistrationId},
};

const PER_PAGE: u64 = 50;
/// Rows that an export reads at once.
const PER_BATCH: u64 = 500;

choice! {
    /// What the list is sorted by.
    pub enum VisitorSort {
        Name = "name",
        Organisation = "organisation",
        Registered = "registered",
    }
}

/// Which visitors, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitorFilter {
    /// In name, organisation or address, or a code of the ticket or badge.
    pub search: String,
    pub state: Option<RegistrationState>,
    /// The newest first if none is given.
    pub sort: Option<VisitorSort>,
    pub descending: bool,
    /// Counted from 1; what is beyond the last shows the last.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitorPage {
    pub rows: Vec<VisitorRow>,
    /// How many the filter finds.
    pub total: u64,
    /// Nobody fits what was typed; these come close.
    pub similar: bool,
    pub page: u64,
    pub pages: u64,
}

/// A visitor in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitorRow {
    pub id: RegistrationId,
    pub badge: BadgeId,
    pub email: String,
    pub details: Details,
    pub state: RegistrationState,
    pub created_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
}

/// The visitors of an event, 50 a page.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn visitors(db: &Db, actor: &Actor, event: EventId, filter: &VisitorFilter) -> Result<VisitorPage, Error> {
    policy::may_list(actor)?;
    let Narrowed { rows: found, similar } = matching(db, event, filter).await?;
    let total = found.clone().count(db.read()).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let rows = on_page(db, sorted(db, found, filter), page).await?;
    Ok(VisitorPage { rows: rows.into_iter().map(visitor_row).collect(), total, similar, page, pages })
}

/// The rows of one page. Which these are is read without the rows before them, which a late page would only throw away.
async fn on_page(db: &Db, sorted: Select<registration::Entity>, page: u64) -> Result<Vec<registration::Model>, DbErr> {
    use registration::Column;
    let here = sorted.select_only().column(Column::Id).limit(PER_PAGE).offset((page - 1) * PER_PAGE);
    let here: Vec<RegistrationId> = here.into_tuple().all(db.read()).await?;
    let rows = registration::Entity::find().filter(Column::Id.is_in(here.iter().copied())).filter(Column::ErasedAt.is_null());
    let mut rows: HashMap<_, _> = rows.all(db.read()).await?.into_iter().map(|row| (row.id, row)).collect();
    Ok(here.iter().filter_map(|id| rows.remove(id)).collect())
}

/// Notes that somebody takes the list away, before they get it: once an hour for each of them, however often they do.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn note_export(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    policy::may_list(actor)?;
    db.write(|tx| async move {
        let since = clock::now() - Duration::hours(1);
        if audit::count_since(&tx, EventAction::VisitorsExported, event, actor.account(), since).await? > 0 {
            return Ok(());
        }
        audit::record(&tx, actor, AuditEntry::of(EventAction::VisitorsExported, event).at(event)).await
    })
    .await?;
    Ok(())
}

/// The next of all visitors that the filter finds, in the order they came, for a table to export: those after `after`.
/// An empty answer is the end.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn export(
    db: &Db,
    actor: &Actor,
    event: EventId,
    filter: &VisitorFilter,
    after: Option<RegistrationId>,
) -> Result<Vec<VisitorRow>, Error> {
    policy::may_list(actor)?;
    let found = matching(db, event, filter).await?;
    let mut found = found.rows.order_by_asc(registration::Column::Id).limit(PER_BATCH);
    if let Some(after) = after {
        found = found.filter(registration::Column::Id.gt(after));
    }
    Ok(found.all(db.read()).await?.into_iter().map(visitor_row).collect())
}

async fn matching(db: &Db, event: EventId, filter: &VisitorFilter) -> Result<Narrowed<registration::Entity>, DbErr> {
    let mut found =
        registration::Entity::find().filter(registration::Column::EventId.eq(event)).filter(registration::Column::ErasedAt.is_null());
    if let Some(state) = filter.state {
        found = found.filter(registration::Column::State.eq(state));
    }
    // A ticket or badge that is scanned into the search finds whoever wears it.
    let codes = scanned(&filter.search);
    let wears = || Condition::all().add(registration::Column::BadgeId.in_subquery(badge::ids_with_code(&codes)));
    let code = (!codes.is_empty()).then(wears);
    search::narrowed(db, found, &registration::SEARCHED, &filter.search, code).await
}

fn sorted(db: &Db, found: Select<registration::Entity>, filter: &VisitorFilter) -> Select<registration::Entity> {
    let order = if filter.descending { Order::Desc } else { Order::Asc };
    let column = match filter.sort {
        Some(VisitorSort::Name) => filed(db, registration::Column::Name),
        Some(VisitorSort::Organisation) => alphabetical(registration::Column::Organisation),
        Some(VisitorSort::Registered) => registration::Column::CreatedAt.into_expr(),
        None => return found.order_by_desc(registration::Column::CreatedAt).order_by_desc(registration::Column::Id),
    };
    found.order_by(column, order).order_by_asc(registration::Column::Id)
}

fn visitor_row(row: registration::Model) -> VisitorRow {
    VisitorRow {
        id: row.id,
        badge: row.badge_id,
        details: Details::from(&row),
        email: row.email,
        state: row.state,
        created_at: row.created_at,
        confirmed_at: row.confirmed_at,
        cancelled_at: row.cancelled_at,
    }
}
