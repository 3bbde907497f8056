//! What a traveller sees and decides by the link in their letters.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{
    CancellationStep, ContactForm, Error, TravellerAction, TravellerLetter, TravellerState, TravellerView, cost::cancelling,
    decide::cancel, entity::traveller, letters::send, links::opened_by, terms::terms_within,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    money::Money,
    trip::{self, Plan},
};

/// A traveller's own page.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTrip {
    pub event: EventView,
    pub traveller: TravellerView,
    /// Legs and groups; items only of a public programme, of their group, and once they have a place.
    pub plan: Plan,
    /// What cancelling costs them until when.
    pub steps: Vec<CancellationStep>,
    /// What cancelling costs today; `None` for whoever has no place.
    pub cancelling_costs: Option<Money>,
}

/// What a link shows.
///
/// # Errors
/// `NoSuchLink`.
pub async fn by_token(db: &Db, token: &str) -> Result<OwnTrip, Error> {
    let row = opened_by(db.read(), token).await?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let terms = terms_within(db.read(), event.id).await?;
    let plan = own_plan(db, &row).await?;
    let (cost, steps) = cancelling(&row, terms.as_ref(), event.zone, clock::now());
    let cancelling_costs = (row.state == TravellerState::Admitted).then(|| Money::euros(cost));
    Ok(OwnTrip { event, traveller: row.into(), plan, steps, cancelling_costs })
}

async fn own_plan(db: &Db, row: &traveller::Model) -> Result<Plan, DbErr> {
    let plan = trip::public_plan(db, row.event_id).await?;
    let items = match row.state {
        TravellerState::Admitted => plan.items_for(row.group_id).cloned().collect(),
        _ => Vec::new(),
    };
    Ok(Plan { items, ..plan })
}

/// Changes how one can be reached, and what one offers and seeks.
///
/// # Errors
/// `NoSuchLink`, `Invalid`, `NotFrom` for whoever does not come any more, or `Overtaken`.
pub async fn change(db: &Db, token: &str, revision: &str, form: &ContactForm) -> Result<(), Error> {
    let contact = &form.parse()?;
    let seen = &opened_by(db.read(), token).await?;
    db.write(|tx| async move {
        let (event, row) = held(&tx, seen).await?;
        ExpectedRevision::parse(revision).check::<TravellerAction, Error>(&tx, row.id, row.revision, event.zone).await?;
        if !row.state.is_open() {
            return Err(Error::NotFrom(row.state));
        }
        let change = traveller::ActiveModel { revision: Set(row.revision + 1), ..contact.columns(&row.name, &row.email) };
        traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(row.id)).exec(&tx).await?;
        let entry = AuditEntry::of(TravellerAction::Changed, row.id).at(event.id);
        let entry = contact.changed_from(&row).into_iter().fold(entry, |entry, field| entry.with(field, ()));
        Ok(audit::record(&tx, &Actor::Anonymous, entry).await?)
    })
    .await
}

/// Lets the booklet of the delegation show one, or no longer. Doing so twice changes nothing.
///
/// # Errors
/// `NoSuchLink`, or `NotFrom` for whoever does not come.
pub async fn set_booklet_consent(db: &Db, token: &str, given: bool) -> Result<(), Error> {
    let seen = &opened_by(db.read(), token).await?;
    db.write(|tx| async move {
        let (event, row) = held(&tx, seen).await?;
        if row.booklet_consent_at.is_some() == given {
            return Ok(());
        }
        // A consent can always be withdrawn.
        if given && !row.state.is_open() {
            return Err(Error::NotFrom(row.state));
        }
        let change = traveller::ActiveModel {
            booklet_consent_at: Set(given.then(clock::now)),
            revision: Set(row.revision + 1),
            ..Default::default()
        };
        traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(row.id)).exec(&tx).await?;
        let action = if given { TravellerAction::ConsentGiven } else { TravellerAction::ConsentWithdrawn };
        Ok(audit::record(&tx, &Actor::Anonymous, AuditEntry::of(action, row.id).at(event.id)).await?)
    })
    .await
}

/// Does not come: takes an application back, or gives a place back for what that costs today, also on the way to the airport.
/// Doing so twice changes nothing. Whoever calls gives back what else hangs on a place (`process::travelling`).
///
/// # Errors
/// `NoSuchLink`, or `NotFrom` for whoever has travelled.
pub(crate) async fn leave(tx: &Tx, seen: &traveller::Model) -> Result<(), Error> {
    let (event, row) = held(tx, seen).await?;
    match row.state {
        TravellerState::Admitted if event.is_over() => Err(Error::NotFrom(row.state)),
        TravellerState::Admitted => cancel(tx, &Actor::Anonymous, &event, &row, false).await,
        TravellerState::Applied | TravellerState::Waiting => withdraw(tx, &event, &row).await,
        TravellerState::Rejected | TravellerState::Withdrawn | TravellerState::Cancelled => Ok(()),
    }
}

async fn withdraw(tx: &Tx, event: &EventView, row: &traveller::Model) -> Result<(), Error> {
    let change = traveller::ActiveModel { state: Set(TravellerState::Withdrawn), revision: Set(row.revision + 1), ..Default::default() };
    traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(row.id)).exec(tx).await?;
    audit::record(tx, &Actor::Anonymous, AuditEntry::of(TravellerAction::Withdrawn, row.id).at(event.id)).await?;
    let letter = TravellerLetter::TravelWithdrawn { event: event.facts() };
    Ok(send(tx, row, event, &(row.revision + 1).to_string(), letter).await?)
}

/// The traveller whose link it is, held until the transaction ends.
pub(super) async fn held(tx: &Tx, seen: &traveller::Model) -> Result<(EventView, traveller::Model), Error> {
    let row = traveller::Entity::find_by_id(seen.id).lock(LockType::NoKeyUpdate).one(tx).await?;
    let row = row.filter(|row| row.erased_at.is_none()).ok_or(Error::NoSuchLink)?;
    let event = event::within(tx, row.event_id).await?;
    Ok((event, row))
}
