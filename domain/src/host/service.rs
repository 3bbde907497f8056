//! Adding hosts, changing and ordering them, and letting one leave. Those who change the hosts of one event come one after
//! the other, because their shares add up to no more than all.

use rules::booth::measure::metres;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};

use super::{Error, HostAction, HostDetails, HostField, HostView, MOST_HOSTS, WHOLE, entity::host, policy};
use crate::{
    account,
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event,
    field::FieldErrors,
    ids::{EventId, HostId},
    locale::Text,
};

/// Puts a host behind the others.
///
/// # Errors
/// `Denied`, also where there is no such event, `Invalid`, also where the shares would be more than all, or `TooMany`.
pub async fn add(db: &Db, actor: &Actor, event: EventId, command: &HostDetails) -> Result<HostView, Error> {
    policy::may_shape(actor)?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        event::take_turns(&tx, event).await?;
        event::within(&tx, event).await?;
        let others = in_order(&tx, event).await?;
        if others.len() >= MOST_HOSTS {
            return Err(Error::TooMany(MOST_HOSTS));
        }
        check_share(others.iter(), parsed.share)?;
        let id = HostId::new();
        let row = host::ActiveModel {
            id: Set(id),
            event_id: Set(event),
            position: Set(others.last().map_or(0, |last| last.position) + 1),
            logo: Set(None),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        host::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(HostAction::Added, id).at(event).with(HostField::Host, parsed.name.as_str());
        audit::record(&tx, actor, entry.with(HostField::Share, parsed.share)).await?;
        Ok(HostView::from(find(&tx, id).await?))
    })
    .await
}

/// Changes a host, unless somebody else did so since `revision`.
///
/// # Errors
/// `Denied`, `Invalid`, also where the shares would be more than all, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: HostId, revision: &str, command: &HostDetails) -> Result<HostView, Error> {
    policy::may_shape(actor)?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<HostAction, Error>(&tx, id, old.revision, clock::home()).await?;
        let others = in_order(&tx, old.event_id).await?;
        check_share(others.iter().filter(|other| other.id != id), parsed.share)?;
        let row = host::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        host::Entity::update_many().set(row).filter(host::Column::Id.eq(id)).exec(&tx).await?;
        audit::record(&tx, actor, parsed.differences(&old)).await?;
        Ok(HostView::from(find(&tx, id).await?))
    })
    .await
}

/// Puts a host before the one above it. The first one stays where it is.
///
/// # Errors
/// `Denied`.
pub async fn move_up(db: &Db, actor: &Actor, id: HostId) -> Result<(), Error> {
    policy::may_shape(actor)?;
    db.write(|tx| async move {
        let moved = held(&tx, id).await?;
        let mut order = in_order(&tx, moved.event_id).await?;
        if let Some(at) = order.iter().position(|other| other.id == id).filter(|at| *at > 0) {
            order.swap(at - 1, at);
            write_order(&tx, &order).await?;
            let entry = AuditEntry::of(HostAction::Moved, id).at(moved.event_id).with(HostField::Host, moved.name);
            audit::record(&tx, actor, entry).await?;
        }
        Ok(())
    })
    .await
}

/// Lets a host leave: its people see nothing of the event any more, the others close up, and history
/// keeps what it was. It comes back by being added again.
///
/// # Errors
/// `Denied`.
pub async fn remove(db: &Db, actor: &Actor, id: HostId) -> Result<(), Error> {
    policy::may_shape(actor)?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        account::forget_people(&tx, id).await?;
        host::Entity::delete_by_id(id).exec(&tx).await?;
        write_order(&tx, &in_order(&tx, old.event_id).await?).await?;
        let entry = AuditEntry::of(HostAction::Removed, id)
            .at(old.event_id)
            .with(HostField::Host, old.name)
            .with(HostField::HostRole, old.role.as_str())
            .with(HostField::Share, old.share);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// The host, and its event in hand: whoever else changes a host of it comes after this transaction.
///
/// # Errors
/// `NotFound` where there is none, or none any more.
pub(super) async fn held(tx: &Tx, id: HostId) -> Result<host::Model, Error> {
    let seen = find(tx, id).await?;
    event::take_turns(tx, seen.event_id).await?;
    // Once more: whoever had the event in hand may have changed it.
    find(tx, id).await
}

pub(super) async fn find(tx: &Tx, id: HostId) -> Result<host::Model, Error> {
    Ok(host::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?)
}

/// Writes the columns of a host, and its next revision.
pub(super) async fn write(tx: &Tx, id: HostId, columns: host::ActiveModel) -> Result<(), DbErr> {
    host::Entity::update_many()
        .set(columns)
        .col_expr(host::Column::Revision, Expr::col(host::Column::Revision).add(1))
        .col_expr(host::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(host::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub(super) async fn in_order(tx: &Tx, event: EventId) -> Result<Vec<host::Model>, DbErr> {
    host::Entity::find()
        .filter(host::Column::EventId.eq(event))
        .order_by_asc(host::Column::Position)
        .order_by_asc(host::Column::Id)
        .all(tx)
        .await
}

/// Gives the hosts of an event the positions of this order, from one on without a gap.
async fn write_order(tx: &Tx, order: &[host::Model]) -> Result<(), DbErr> {
    for (position, row) in (1_i32..).zip(order).filter(|(position, row)| row.position != *position) {
        host::Entity::update_many()
            .col_expr(host::Column::Position, Expr::value(position))
            .filter(host::Column::Id.eq(row.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Nobody bears more than what the others leave.
fn check_share<'a>(others: impl Iterator<Item = &'a host::Model>, share: i32) -> Result<(), FieldErrors> {
    let left = WHOLE - others.map(|other| other.share).sum::<i32>();
    if share <= left {
        return Ok(());
    }
    let left = metres(left);
    let problem = Text::new(
        format!("Zusammen wären das mehr als 100 %: Die anderen lassen {} % übrig.", left.de),
        format!("Together that would be more than 100%: the others leave {}%.", left.en),
    );
    Err(FieldErrors::one("share", problem))
}
