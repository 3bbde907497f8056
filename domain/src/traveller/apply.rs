//! Applying for a trip: by oneself, then confirmed by the link in the mail.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::{
    Error, TravelForm, TravellerAction, TravellerField, TravellerLetter, TravellerState,
    cost::kept_steps,
    entity::traveller,
    form::Applicant,
    letters::{send, tell_organisers},
    links::{new_link, opened_by},
    terms::{TravelTerms, terms_within},
};
use crate::{
    account::{self, limits::APPLICATION_MAILS},
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, Tx},
    event::{self, EventKind, EventView},
    ids::TravellerId,
    locale::{Locale, Text},
    notice::NoticeKind,
};
use rules::alphabet::folded;

/// Applies for a trip, and asks by mail to confirm the address. The answer never tells whether the address was known: whoever
/// has applied gets a link to what there is.
///
/// # Errors
/// `Denied`, `Invalid`, or `Closed` when the trip takes nobody.
pub async fn apply(db: &Db, actor: &Actor, event: &str, form: &TravelForm, locale: Locale) -> Result<(), Error> {
    let event = event::by_slug(db, actor, event).await?;
    let open = match terms_within(db.read(), event.id).await? {
        Some(terms) if event.kind == EventKind::DelegationTrip && terms.takes_applications(&event) => terms,
        _ => return Err(Error::Closed),
    };
    let applicant = form.parse()?;
    if account::attempt(db, &APPLICATION_MAILS, &applicant.email.key()).await?.is_err() {
        return Ok(());
    }
    let (event, terms, applicant) = (&event, &open, &applicant);
    db.write(|tx| async move {
        // Who presses twice is known the second time.
        event::take_turns(&tx, event.id).await?;
        if let Some(known) = known(&tx, event, applicant).await? {
            let token = new_link(&tx, known.id).await?;
            let cause = token.hash()[..16].to_owned();
            let letter = letter_of(event, &known, &token);
            send(&tx, &known, event, &cause, letter).await?;
            return Ok(());
        }
        let row = insert(&tx, event, terms, applicant, locale).await?;
        let token = new_link(&tx, row.id).await?;
        let cause = token.hash()[..16].to_owned();
        let letter = TravellerLetter::ConfirmTravel { event: event.facts(), token: token.as_str().to_owned() };
        send(&tx, &row, event, &cause, letter).await?;
        // Nobody: history keeps no name of who applied.
        let entry =
            AuditEntry::of(TravellerAction::Applied, row.id).at(event.id).with(TravellerField::Contribution, row.contribution_cents);
        Ok(audit::record(&tx, &Actor::Anonymous, entry).await?)
    })
    .await
}

/// Confirms the address by the link in the mail; from now on the organisers know of the application. The same link again
/// changes nothing.
///
/// # Errors
/// `NoSuchLink`.
pub async fn prove(db: &Db, token: &str) -> Result<(), Error> {
    let seen = &opened_by(db.read(), token).await?;
    db.write(|tx| async move {
        let event = event::within(&tx, seen.event_id).await?;
        let held = traveller::Entity::find_by_id(seen.id).lock(LockType::NoKeyUpdate).one(&tx).await?;
        let row = held.filter(|row| row.erased_at.is_none()).ok_or(Error::NoSuchLink)?;
        if row.proven_at.is_some() {
            return Ok(());
        }
        let change = traveller::ActiveModel { proven_at: Set(Some(clock::now())), revision: Set(row.revision + 1), ..Default::default() };
        traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(row.id)).exec(&tx).await?;
        audit::record(&tx, &Actor::Anonymous, AuditEntry::of(TravellerAction::Proven, row.id).at(event.id)).await?;
        let name = Text::new("Jemand möchte mitreisen", "somebody would like to travel along");
        tell_organisers(&tx, NoticeKind::TravellerApplied, &row, name).await?;
        let token = new_link(&tx, row.id).await?;
        let letter = TravellerLetter::TravelApplied { event: event.facts(), token: token.as_str().to_owned() };
        Ok(send(&tx, &row, &event, "proven", letter).await?)
    })
    .await
}

/// Whoever has applied already by this mailbox and name, and may still come.
async fn known(tx: &Tx, event: &EventView, applicant: &Applicant) -> Result<Option<traveller::Model>, Error> {
    let rows = traveller::Entity::find()
        .filter(traveller::Column::EventId.eq(event.id))
        .filter(traveller::Column::EmailKey.eq(applicant.email.key()))
        .filter(traveller::Column::ErasedAt.is_null())
        .order_by_asc(traveller::Column::CreatedAt)
        .all(tx)
        .await?;
    let name = folded(&applicant.name);
    Ok(rows.into_iter().find(|row| row.state.is_open() && folded(&row.name) == name))
}

/// A link to what there is.
fn letter_of(event: &EventView, row: &traveller::Model, token: &Code) -> TravellerLetter {
    let (event, token) = (event.facts(), token.as_str().to_owned());
    match row.proven_at {
        None => TravellerLetter::ConfirmTravel { event, token },
        Some(_) => TravellerLetter::TravelApplied { event, token },
    }
}

async fn insert(tx: &Tx, event: &EventView, terms: &TravelTerms, applicant: &Applicant, locale: Locale) -> Result<traveller::Model, Error> {
    let Applicant { name, email, size, contact } = applicant;
    let id = TravellerId::new();
    let row = traveller::ActiveModel {
        id: Set(id),
        event_id: Set(event.id),
        group_id: Set(None),
        state: Set(TravellerState::Applied),
        name: Set(name.clone()),
        email: Set(email.as_str().to_owned()),
        email_key: Set(email.key()),
        size_class: Set(*size),
        photo: Set(None),
        booklet_consent_at: Set(None),
        contribution_cents: Set(terms.contribution(*size).cents),
        cancellation_cents: Set(None),
        agreed_steps: Set(Some(kept_steps(&terms.steps))),
        locale: Set(locale),
        proven_at: Set(None),
        decided_at: Set(None),
        admitted_at: Set(None),
        cancelled_at: Set(None),
        erased_at: Set(None),
        revision: Set(1),
        created_at: Set(clock::now()),
        ..contact.columns(name, email.as_str())
    };
    traveller::Entity::insert(row).exec_without_returning(tx).await?;
    traveller::Entity::find_by_id(id).one(tx).await?.ok_or(Error::NoSuchLink)
}
