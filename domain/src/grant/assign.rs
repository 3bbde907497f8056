//! Which events a grant funds, with how much: together never more than it has.

use rules::booth::measure::sum;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    Error, GrantAction, GrantField, MOST_CENTS,
    entity::grant_event,
    form::not_listed,
    service::{assigned, euros, held},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::Db,
    event::{self, Unseen},
    field::{FieldErrors, Fields},
    ids::{EventId, GrantEventId, GrantId},
    locale::Text,
};

/// Gives an event so many euros of a grant, or another sum than it has.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the grant has not so much left.
pub async fn assign(db: &Db, actor: &Actor, id: GrantId, event: &str, amount: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let (event, amount) = parse(event, amount)?;
    db.write(|tx| async move {
        let grant = held(&tx, id).await?;
        let event = event::within(&tx, event).await.map_err(unlisted)?;
        let parts = assigned(&tx, id).await?;
        let others: i64 = parts.iter().filter(|part| part.event_id != event.id).map(|part| part.amount_cents).sum();
        if others + amount > grant.amount_cents {
            return Err(Error::Invalid(too_much(grant.amount_cents - others)));
        }
        let entry = AuditEntry::of(GrantAction::Assigned, id).at(event.id).with(GrantField::Event, event.name);
        let entry = match parts.iter().find(|part| part.event_id == event.id) {
            Some(part) if part.amount_cents == amount => return Ok(()),
            Some(part) => {
                grant_event::Entity::update_many()
                    .col_expr(grant_event::Column::AmountCents, Expr::value(amount))
                    .filter(grant_event::Column::Id.eq(part.id))
                    .exec(&tx)
                    .await?;
                entry.changed(GrantField::Amount, part.amount_cents, amount)
            }
            None => {
                let row = grant_event::ActiveModel {
                    id: Set(GrantEventId::new()),
                    grant_id: Set(id),
                    event_id: Set(event.id),
                    amount_cents: Set(amount),
                };
                grant_event::Entity::insert(row).exec_without_returning(&tx).await?;
                entry.with(GrantField::Amount, amount)
            }
        };
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Takes from an event what it has of a grant, and answers that.
///
/// # Errors
/// `Denied`, also where it has nothing.
pub async fn unassign(db: &Db, actor: &Actor, part: GrantEventId) -> Result<GrantId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let seen = grant_event::Entity::find_by_id(part).one(&tx).await?.ok_or(Denied::NotFound)?;
        held(&tx, seen.grant_id).await?;
        let event = event::within(&tx, seen.event_id).await?;
        if grant_event::Entity::delete_by_id(part).exec(&tx).await?.rows_affected > 0 {
            let entry = AuditEntry::of(GrantAction::Unassigned, seen.grant_id)
                .at(event.id)
                .with(GrantField::Event, event.name)
                .with(GrantField::Amount, seen.amount_cents);
            audit::record(&tx, actor, entry).await?;
        }
        Ok(seen.grant_id)
    })
    .await
}

fn parse(event: &str, amount: &str) -> Result<(EventId, i64), FieldErrors> {
    let mut fields = Fields::new();
    let event = fields.check("event", event.trim().parse::<EventId>().map_err(|_| not_listed()));
    let amount = fields.check("amount", sum(amount, MOST_CENTS));
    fields.finish(|| Some((event?, amount?)))
}

fn unlisted(unseen: Unseen) -> Error {
    match unseen {
        Unseen::Denied(_) => Error::Invalid(FieldErrors::one("event", not_listed())),
        Unseen::Db(error) => Error::Db(error),
    }
}

fn too_much(left: i64) -> FieldErrors {
    let left = euros(left);
    let problem = Text::new(
        format!("So viel ist nicht mehr übrig: Verteilen lassen sich noch {} €.", left.de),
        format!("There is not so much left: €{} can still be given.", left.en),
    );
    FieldErrors::one("amount", problem)
}
