//! What goes on paper, and that it did.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};

use super::{BadgeFilter, Error, PrintedBadge, entity, is_valid, policy, queries::filtered};
use crate::{
    actor::{Actor, Denied},
    clock,
    code::Code,
    db::{Db, filed},
    ids::{BadgeId, EventId},
};

/// So many are noted in one transaction, so that nobody at a door waits for it.
const NOTED_AT_ONCE: usize = 500;

/// What is to be printed of what the filter finds, sorted by name, all pages; nothing where what was typed fits nobody.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn printed(db: &Db, actor: &Actor, event: EventId, filter: &BadgeFilter) -> Result<Vec<PrintedBadge>, Error> {
    policy::may_manage(actor)?;
    let found = filtered(db, event, filter).await?;
    if found.similar {
        return Ok(Vec::new());
    }
    let rows = found.rows.filter(is_valid()).order_by(filed(db, entity::Column::Name), Order::Asc).order_by_asc(entity::Column::Id);
    Ok(rows.all(db.read()).await?.into_iter().map(paper).collect())
}

/// One badge for paper.
///
/// # Errors
/// `Denied` for whoever is not staff of the event, and where it has no such badge, or it is not valid.
pub async fn printed_one(db: &Db, actor: &Actor, event: EventId, badge: BadgeId) -> Result<PrintedBadge, Error> {
    policy::may_print(actor, event)?;
    let row = printable(event).filter(entity::Column::Id.eq(badge)).one(db.read()).await?;
    row.map(paper).ok_or(Error::Denied(Denied::NotFound))
}

/// The badge of whoever holds this ticket code, for their own printer, and its event.
///
/// # Errors
/// `NotFound` where nobody who comes has this code.
pub async fn printed_for(db: &Db, ticket_code: &str) -> Result<(PrintedBadge, EventId), Error> {
    let code = Code::parse(ticket_code).ok_or(Denied::NotFound)?;
    let row = entity::Entity::find().filter(entity::Column::TicketCode.eq(code.as_str())).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = row.event_id;
    let row = printable(event).filter(entity::Column::Id.eq(row.id)).one(db.read()).await?;
    Ok((paper(row.ok_or(Denied::NotFound)?), event))
}

/// Notes that these were put on paper, for those that are still to be printed. One that says something else by now stays
/// to be printed.
///
/// # Errors
/// A failure of the database.
pub async fn note_printed(db: &Db, badges: &[PrintedBadge]) -> Result<(), DbErr> {
    for some in badges.chunks(NOTED_AT_ONCE) {
        db.write_aside(|tx| async move {
            let own = entity::Column::Id.is_in(some.iter().map(|badge| badge.id));
            let rows = entity::Entity::find().filter(own).lock_exclusive().all(&tx).await?;
            let is_same = |now: &&entity::Model| {
                some.iter().any(|badge| badge.id == now.id && badge.name == now.name && badge.organisation == now.organisation)
            };
            let as_printed: Vec<_> = rows.iter().filter(is_same).map(|badge| badge.id).collect();
            entity::Entity::update_many()
                .col_expr(entity::Column::PrintedAt, Expr::value(Some(clock::now())))
                .filter(entity::Column::Id.is_in(as_printed))
                .exec(&tx)
                .await
        })
        .await?;
    }
    Ok(())
}

fn printable(event: EventId) -> Select<entity::Entity> {
    entity::Entity::find().filter(entity::Column::EventId.eq(event)).filter(is_valid())
}

fn paper(row: entity::Model) -> PrintedBadge {
    PrintedBadge { id: row.id, role: row.role, name: row.name, organisation: row.organisation, badge_code: row.badge_code }
}
