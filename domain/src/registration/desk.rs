//! Registering somebody who stands before the desk: at once, without a link, with a mailbox or without one.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    AlikeVisitor, AtDesk, ConsentPurpose, Error, RegisterAtDesk, RegistrationAction, RegistrationState, consent,
    details::Visitor,
    entity::registration,
    letters,
    person::{find_person, of_mailbox, person_key},
    policy, register, repeat,
};
use crate::{
    actor::{Actor, Denied},
    badge, clock,
    code::Code,
    db::{Db, Tx, search},
    event::{self, EventView},
    field::{Email, PersonName},
    ids::EventId,
};

/// So many people who may be the one that is to be registered are shown.
const MOST_ALIKE: usize = 10;
/// So many are looked at; whoever is called just "Li" is no part of every Elisabeth.
const MOST_SEEN: u64 = 500;

/// Registers a visitor on their behalf, confirmed at once, and sends the ticket if they have a mailbox. Whoever has a valid
/// registration keeps it as it is. Consents are not the desk's to give.
///
/// # Errors
/// `Denied` for all but the event's staff, `Invalid`, `Closed`, `Alike` where it may be somebody who is there already.
pub async fn register_at_desk(db: &Db, actor: &Actor, command: &RegisterAtDesk) -> Result<AtDesk, Error> {
    let (event, visitor) = &at_desk(db, actor, command).await?;
    db.write(|tx| async move { take_at_desk(&tx, actor, event, visitor).await }).await
}

/// The event and the visitor that a form of the desk names, after all that can be refused.
///
/// # Errors
/// As `register_at_desk`.
pub(crate) async fn at_desk(db: &Db, actor: &Actor, command: &RegisterAtDesk) -> Result<(EventView, Visitor), Error> {
    let event = event::by_slug(db, actor, &command.event).await?;
    policy::may_register_others(actor, event.id)?;
    if !event.takes_registrations() {
        return Err(Error::Closed);
    }
    let visitor = Visitor::parse_at_desk(&command.email, &command.details)?;
    if !command.is_another && find_person(db.read(), event.id, &visitor.email_key(), &visitor.details.name).await?.is_none() {
        let known = alike_to(db, event.id, &visitor.details.name, &visitor.email_key()).await?;
        if !known.is_empty() {
            return Err(Error::Alike);
        }
    }
    Ok((event, visitor))
}

/// Registers within the transaction of whoever lets them in.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn take_at_desk(tx: &Tx, actor: &Actor, event: &EventView, visitor: &Visitor) -> Result<AtDesk, Error> {
    let new = register::insert(tx, event, visitor, RegistrationState::Confirmed, &Code::random()).await?;
    let (row, was_registered) = match new {
        Some(row) => (row, false),
        None => {
            let known = register::held_person(tx, event, visitor).await?.ok_or(Denied::NotFound)?;
            confirm_known(tx, known, visitor).await?
        }
    };
    let ticket_code = if was_registered {
        letters::ticket_code(tx, row.badge_id).await?
    } else {
        register::record(tx, actor, &row, RegistrationAction::RegisteredAtDesk).await?;
        letters::ticket(tx, &row, event, &row.revision.to_string()).await?
    };
    Ok(AtDesk { registration: row.id, badge: row.badge_id, ticket_code, was_registered })
}

/// People of the event who may be the one with this name or mailbox, those with the same name first.
///
/// # Errors
/// `Denied` for all but the event's staff.
pub async fn alike(db: &Db, actor: &Actor, event: EventId, name: &str, email: &str) -> Result<Vec<AlikeVisitor>, Error> {
    policy::may_register_others(actor, event)?;
    // What is no name, and may be as long as a book, is nobody's.
    let Ok(name) = PersonName::parse(name) else { return Ok(Vec::new()) };
    let email_key = Email::parse(email).map(|email| email.key()).unwrap_or_default();
    alike_to(db, event, name.as_str(), &email_key).await
}

async fn alike_to(db: &Db, event: EventId, name: &str, email_key: &str) -> Result<Vec<AlikeVisitor>, Error> {
    let key = person_key(name);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let people =
        registration::Entity::find().filter(registration::Column::EventId.eq(event)).filter(registration::Column::ErasedAt.is_null());
    let colleagues = (!email_key.is_empty()).then(|| Condition::any().add(registration::Column::EmailKey.eq(email_key)));
    let rows = search::narrowed(db, people, &registration::SEARCHED, &key, colleagues)
        .await?
        .rows
        .order_by_asc(registration::Column::Id)
        .limit(MOST_SEEN)
        .all(db.read())
        .await?;
    let mut alike = Vec::new();
    for row in rows {
        let theirs = person_key(&row.name);
        let has_all_words = key.split(' ').all(|word| theirs.split(' ').any(|other| other == word));
        if has_all_words || (!email_key.is_empty() && row.email_key == email_key) {
            alike.push((theirs != key, AlikeVisitor::from(row)));
        }
    }
    alike.sort_by_key(|(differs, _)| *differs);
    Ok(alike.into_iter().map(|(_, visitor)| visitor).take(MOST_ALIKE).collect())
}

/// Whoever had not confirmed yet, or had cancelled, is here now; and whether they had a valid registration before.
async fn confirm_known(tx: &Tx, row: registration::Model, visitor: &Visitor) -> Result<(registration::Model, bool), Error> {
    let here = match row.state {
        RegistrationState::Confirmed => return Ok((row, true)),
        // Nobody has proven what was typed: what the person says at the desk counts. What was ticked may be anybody's
        // doing as well: such consents end, and the visitor gives their own on "my registration".
        RegistrationState::Pending => {
            consent::withdraw(tx, row.id, &ConsentPurpose::ALL).await?;
            visitor.details.columns(&row.email)
        }
        // Somebody with this name says that it is they: that brings the ticket back and changes nothing of what they had
        // told. Who wants that corrected is corrected, by name.
        RegistrationState::Cancelled => registration::ActiveModel::default(),
    };
    let here = registration::ActiveModel {
        state: Set(RegistrationState::Confirmed),
        confirmed_at: Set(Some(clock::now())),
        cancelled_at: Set(None),
        ..here
    };
    let confirmed = registration::Entity::update_many()
        .set(here)
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::Id.eq(row.id))
        .exec_with_returning(tx)
        .await?;
    let row = confirmed.into_iter().next().ok_or(Denied::NotFound)?;
    repeat::settle(tx, row.id).await?;
    badge::resume(tx, row.badge_id).await?;
    badge::reprint(tx, row.badge_id, &row.name, &row.organisation).await?;
    Ok((row, false))
}

/// Others of this event with the same mailbox.
pub(super) async fn sharing(db: &impl ConnectionTrait, row: &registration::Model) -> Result<Vec<AlikeVisitor>, Error> {
    if row.email_key.is_empty() {
        return Ok(Vec::new());
    }
    let rows = of_mailbox(row.event_id, &row.email_key)
        .filter(registration::Column::Id.ne(row.id))
        .order_by_asc(registration::Column::Id)
        .limit(u64::try_from(MOST_ALIKE).unwrap_or(u64::MAX))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(AlikeVisitor::from).collect())
}

impl From<registration::Model> for AlikeVisitor {
    fn from(row: registration::Model) -> Self {
        Self { registration: row.id, badge: row.badge_id, name: row.name, organisation: row.organisation, state: row.state }
    }
}
