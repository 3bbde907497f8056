//! Reading registrations. An erased one is not there for anybody.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait, Select,
    sea_query::SelectStatement,
};

use super::{
    ConsentPurpose, ConsentView, Details, Error, MyRegistration, RegistrationState,
    entity::{consent, registration},
    has_ticket, policy,
};
use crate::{
    actor::{Actor, Denied},
    badge,
    clock::Instant,
    code::Code,
    db::{Db, Tx, counted},
    event,
    ids::{BadgeId, EventId, RegistrationId},
};

/// Whom a ticket code belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketHolder {
    pub registration: RegistrationId,
    pub event: EventId,
    pub name: String,
    pub state: RegistrationState,
}

impl TicketHolder {
    /// Whoever holds the ticket, as an actor.
    pub fn actor(&self) -> Actor {
        Actor::TicketHolder(self.registration)
    }
}

/// The visitor with this ticket code; `None` for every code that opens nothing.
///
/// # Errors
/// A failure of the database.
pub async fn by_ticket(db: &Db, ticket_code: &str) -> Result<Option<TicketHolder>, DbErr> {
    let Some(code) = Code::parse(ticket_code) else { return Ok(None) };
    let row = registration::Entity::find()
        .join(JoinType::InnerJoin, registration::Relation::Badge.def())
        .filter(badge::entity::Column::TicketCode.eq(code.as_str()))
        .filter(registration::Column::ErasedAt.is_null())
        .one(db.read())
        .await?;
    Ok(row.map(|row| TicketHolder { registration: row.id, event: row.event_id, name: row.name, state: row.state }))
}

/// Everything that "my registration" shows.
///
/// # Errors
/// `Denied` for whoever neither holds its ticket nor organises.
pub async fn mine(db: &Db, actor: &Actor, id: RegistrationId) -> Result<MyRegistration, Error> {
    policy::may_act_for(actor, id)?;
    let (row, badge) = with_badge(db, id).await?;
    // A ticket for an event that is a draft again still opens "my registration".
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    Ok(MyRegistration {
        id,
        event,
        details: Details::from(&row),
        email: row.email,
        state: row.state,
        ticket_code: badge.ticket_code,
        badge_code: badge.badge_code,
        revision: row.revision,
        consents: consents(db, id).await?,
    })
}

/// To whoever is not signed in, what they may not see is a sign-in away, whether or not it is there.
pub(super) fn unseen(actor: &Actor, error: Error) -> Error {
    match error {
        Error::Denied(_) => actor.refused().into(),
        other => other,
    }
}

/// A registration and its badge.
pub(crate) async fn with_badge(db: &Db, id: RegistrationId) -> Result<(registration::Model, badge::entity::Model), Error> {
    let found = registration::Entity::find_by_id(id)
        .find_also_related(badge::entity::Entity)
        .filter(registration::Column::ErasedAt.is_null())
        .one(db.read())
        .await?;
    match found {
        Some((row, Some(badge))) => Ok((row, badge)),
        _ => Err(Denied::NotFound.into()),
    }
}

/// Consents to what is asked today. The release before asked about more, and may have written such a row after the migration
/// that took them away.
fn consents_asked() -> Select<consent::Entity> {
    consent::Entity::find().filter(consent::Column::Purpose.is_in(ConsentPurpose::ALL))
}

/// All consents of a registration, oldest first. They are few: each purpose is given and withdrawn by hand.
pub(crate) async fn consents(db: &Db, id: RegistrationId) -> Result<Vec<ConsentView>, Error> {
    let rows = consents_asked()
        .filter(consent::Column::RegistrationId.eq(id))
        .order_by_asc(consent::Column::GivenAt)
        .order_by_asc(consent::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(ConsentView::from).collect())
}

/// What each of these visitors consents to now.
pub(crate) async fn consents_that_count(db: &Db, ids: &[RegistrationId]) -> Result<HashMap<RegistrationId, Vec<ConsentView>>, DbErr> {
    let rows = consents_asked()
        .filter(consent::Column::RegistrationId.is_in(ids.iter().copied()))
        .filter(consent::Column::WithdrawnAt.is_null())
        .all(db.read())
        .await?;
    let mut consents: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        consents.entry(row.registration_id).or_default().push(row.into());
    }
    Ok(consents)
}

impl From<consent::Model> for ConsentView {
    fn from(row: consent::Model) -> Self {
        // All but the keys: this is also what visitors take along.
        let consent::Model { id: _, registration_id: _, purpose, wording, locale, given_at, withdrawn_at } = row;
        Self { purpose, wording, locale, given_at, withdrawn_at }
    }
}

/// The ids of registrations whose ticket or badge has one of these codes, for a query of what hangs on them.
pub(crate) fn ids_with_code(codes: &[Code]) -> SelectStatement {
    let wears = registration::Column::BadgeId.in_subquery(badge::ids_with_code(codes));
    registration::Entity::find().select_only().column(registration::Column::Id).filter(wears).into_query()
}

/// The registration, as a write transaction sees it.
pub(crate) async fn within(tx: &Tx, id: RegistrationId) -> Result<registration::Model, Error> {
    let row = registration::Entity::find_by_id(id).filter(registration::Column::ErasedAt.is_null()).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// At which event a registration is, which stays as it is until the transaction ends; `None` for one that is erased.
pub(crate) async fn event_of_held(tx: &Tx, id: RegistrationId) -> Result<Option<EventId>, DbErr> {
    let row = registration::Entity::find_by_id(id).filter(registration::Column::ErasedAt.is_null()).lock_shared().one(tx).await?;
    Ok(row.map(|row| row.event_id))
}

/// As `within`; on PostgreSQL it stays as it is until the transaction ends: whoever erases it waits, and then finds what was
/// written. SQLite has one writer anyway.
pub(super) async fn held(tx: &Tx, id: RegistrationId) -> Result<registration::Model, Error> {
    let row = registration::Entity::find_by_id(id).filter(registration::Column::ErasedAt.is_null()).lock_shared().one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// The registrations of an event by state, without those that were erased.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counts(db: &Db, event: EventId) -> Result<Vec<(RegistrationState, u64)>, DbErr> {
    let rows =
        registration::Entity::find().filter(registration::Column::EventId.eq(event)).filter(registration::Column::ErasedAt.is_null());
    counted(db, rows, registration::Column::State).await
}

/// How many registrations that still count were confirmed from one time until before another.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn confirmed_between(db: &Db, event: EventId, from: Instant, before: Instant) -> Result<u64, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(has_ticket())
        .filter(registration::Column::ConfirmedAt.gte(from))
        .filter(registration::Column::ConfirmedAt.lt(before))
        .count(db.read())
        .await
}

/// Whose these badges are, of those that visitors wear.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn of_badges(db: &Db, badges: impl IntoIterator<Item = BadgeId>) -> Result<HashMap<BadgeId, RegistrationId>, DbErr> {
    let rows: Vec<(BadgeId, RegistrationId)> = registration::Entity::find()
        .select_only()
        .columns([registration::Column::BadgeId, registration::Column::Id])
        .filter(registration::Column::BadgeId.is_in(badges))
        .filter(registration::Column::ErasedAt.is_null())
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().collect())
}
