//! Asking for a contact, getting it with consent, and noting on it.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{AgreeContact, EditLead, Error, Exchange, LeadAction, LeadField, LeadLetter, entity, policy, shared_fields, wording};
use crate::{
    actor::{Actor, Denied},
    application::entity::application,
    audit::{self, AuditEntry, ExpectedRevision},
    badge::{self, BadgeRole},
    clock,
    code::{Code, scanned},
    db::{Db, Tx},
    event,
    field::{Fields, Prose, whole},
    ids::{ApplicationId, LeadId},
    mail::{self, NewMail, Thread},
    registration::{entity::registration, has_ticket},
};

/// What to show a visitor whose badge was scanned. Nothing is kept.
///
/// # Errors
/// `Denied`, `UnknownBadge`, `BadgeOfExhibitor`.
pub async fn begin_exchange(db: &Db, actor: &Actor, exhibitor: ApplicationId, code: &str) -> Result<Exchange, Error> {
    let exhibitor = find_exhibitor(db, actor, exhibitor).await?;
    let visitor = visitor(db.read(), &exhibitor, code).await?;
    let before = entity::Entity::find()
        .filter(entity::Column::ApplicationId.eq(exhibitor.id))
        .filter(entity::Column::RegistrationId.eq(visitor.id))
        .filter(entity::Column::WithdrawnAt.is_null())
        .one(db.read())
        .await?;
    Ok(Exchange {
        visitor: visitor.name,
        locale: visitor.locale,
        wording: wording(&exhibitor.display_name, &exhibitor.legal_name, &exhibitor.city),
        agreed_before: before.is_some(),
    })
}

/// The visitor agrees by mouth: the exhibitor gets the contact, marked as such, and the visitor is asked by mail whether
/// that is so. Agreeing again changes nothing, unless it was taken back meanwhile.
///
/// # Errors
/// As `begin_exchange`.
pub async fn agree(db: &Db, actor: &Actor, exhibitor: ApplicationId, command: &AgreeContact) -> Result<LeadId, Error> {
    let person = actor.require_person()?;
    db.write(|tx| async move {
        let exhibitor = &held(&tx, actor, exhibitor).await?;
        let visitor = &held_visitor(&tx, exhibitor, &command.code).await?;
        let words = &wording(&exhibitor.display_name, &exhibitor.legal_name, &exhibitor.city).told(visitor.locale);
        let (token, now) = (Code::random(), clock::now());
        let row = entity::ActiveModel {
            id: Set(LeadId::new()),
            event_id: Set(exhibitor.event_id),
            application_id: Set(exhibitor.id),
            registration_id: Set(visitor.id),
            captured_by: Set(person.account),
            name: Set(visitor.name.clone()),
            email: Set(visitor.email.clone()),
            organisation: Set(visitor.organisation.clone()),
            job_title: Set(visitor.job_title.clone()),
            newsletter: Set(false),
            wording: Set(words.clone()),
            locale: Set(visitor.locale),
            rating: Set(None),
            note: Set(String::new()),
            withdraw_hash: Set(token.hash()),
            revision: Set(1),
            consented_at: Set(now),
            withdrawn_at: Set(None),
            confirmed_at: Set(None),
            search_key: Set(search_key(visitor, "")),
        };
        // Whatever key stands in the way: a test takes it away, to show that nothing else keeps one contact one.
        let unless_there = OnConflict::new().do_nothing().to_owned();
        let is_new = entity::Entity::insert(row).on_conflict(unless_there).exec_without_returning(&tx).await? > 0;
        let changed = is_new || agree_again(&tx, exhibitor, visitor, words, &token).await?;
        let lead = entity::Entity::find()
            .filter(entity::Column::ApplicationId.eq(exhibitor.id))
            .filter(entity::Column::RegistrationId.eq(visitor.id))
            .one(&tx)
            .await?
            .ok_or(Denied::NotFound)?;
        if changed {
            send_receipt(&tx, exhibitor, visitor, &lead, &token).await?;
            audit::record(&tx, actor, AuditEntry::of(LeadAction::Agreed, lead.id).at(lead.event_id)).await?;
        }
        Ok(lead.id)
    })
    .await
}

/// The same visitor and exhibitor again: a withdrawn contact comes back, to be confirmed anew. Answers whether anything
/// changed; then the newest receipt's link is the one that holds.
async fn agree_again(
    tx: &Tx,
    exhibitor: &application::Model,
    visitor: &registration::Model,
    words: &str,
    token: &Code,
) -> Result<bool, Error> {
    // Held: whoever notes something on it meanwhile waits, and then writes a key with both.
    let noted = entity::Entity::find()
        .filter(entity::Column::ApplicationId.eq(exhibitor.id))
        .filter(entity::Column::RegistrationId.eq(visitor.id))
        .lock_exclusive()
        .one(tx)
        .await?;
    let note = noted.map(|lead| lead.note).unwrap_or_default();
    let again = entity::ActiveModel {
        name: Set(visitor.name.clone()),
        email: Set(visitor.email.clone()),
        organisation: Set(visitor.organisation.clone()),
        job_title: Set(visitor.job_title.clone()),
        newsletter: Set(false),
        wording: Set(words.to_owned()),
        locale: Set(visitor.locale),
        withdraw_hash: Set(token.hash()),
        consented_at: Set(clock::now()),
        withdrawn_at: Set(None),
        confirmed_at: Set(None),
        search_key: Set(search_key(visitor, &note)),
        // It stays the same contact, with what the exhibitor noted on it.
        id: NotSet,
        event_id: NotSet,
        application_id: NotSet,
        registration_id: NotSet,
        captured_by: NotSet,
        rating: NotSet,
        note: NotSet,
        revision: NotSet,
    };
    let changed = entity::Entity::update_many()
        .set(again)
        .col_expr(entity::Column::Revision, Expr::col(entity::Column::Revision).add(1))
        .filter(entity::Column::ApplicationId.eq(exhibitor.id))
        .filter(entity::Column::RegistrationId.eq(visitor.id))
        .filter(entity::Column::WithdrawnAt.is_not_null())
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

fn search_key(visitor: &registration::Model, note: &str) -> String {
    entity::SEARCHED.key_of([&visitor.name, &visitor.organisation, &visitor.email, note])
}

/// Tells the visitor, if they have a mailbox: asks whether it is so, or confirms that they said so.
pub(super) async fn send_receipt(
    tx: &Tx,
    exhibitor: &application::Model,
    visitor: &registration::Model,
    lead: &entity::Model,
    token: &Code,
) -> Result<(), Error> {
    let Some(to_email) = visitor.mailbox() else { return Ok(()) };
    let event = event::within(tx, lead.event_id).await?;
    let confirmed = lead.confirmed_at.is_some();
    let letter = LeadLetter::LeadReceipt {
        event: event.facts(),
        exhibitor: exhibitor.display_name.clone(),
        legal_name: exhibitor.legal_name.clone(),
        fields: shared_fields(),
        newsletter: lead.newsletter && confirmed,
        token: token.as_str().to_owned(),
        confirmed,
    };
    let mail = NewMail {
        dedupe_key: format!("lead_receipt:{}:{}{}", lead.id, lead.revision, if confirmed { ":confirmed" } else { "" }),
        about: Thread::Lead(lead.id),
        useful_until: None,
        event: Some(lead.event_id),
        to_name: visitor.name.clone(),
        to_email: to_email.to_owned(),
        locale: visitor.locale,
        letter,
    };
    mail::enqueue(tx, mail).await?;
    Ok(())
}

/// Notes how good a contact is and what was talked about.
///
/// # Errors
/// `Denied` also once the contact is withdrawn, `Invalid`, or `Overtaken` when a colleague was faster.
pub async fn edit(db: &Db, actor: &Actor, lead: LeadId, command: &EditLead) -> Result<ApplicationId, Error> {
    let row = entity::Entity::find_by_id(lead).one(db.read()).await?.ok_or(actor.refused())?;
    find_exhibitor(db, actor, row.application_id).await?;
    let EditLead { rating, note, revision } = command;
    let mut fields = Fields::new();
    let rating = fields.check_optional("rating", rating, |typed| whole(typed, 1..=5));
    let note = fields.check("note", Prose::<2000>::parse(note));
    let (rating, note) = fields.finish(|| Some((rating?, note?)))?;
    let rating = rating.and_then(|rating| i32::try_from(rating).ok());
    let expected = ExpectedRevision::parse(revision);
    let (row, note) = (&row, note.as_str());
    db.write(|tx| async move {
        held(&tx, actor, row.application_id).await?;
        // On PostgreSQL it stays until the transaction ends: whoever withdraws it waits. SQLite has one writer anyway.
        let row = entity::Entity::find_by_id(lead).filter(entity::Column::WithdrawnAt.is_null()).lock_exclusive().one(&tx).await?;
        let row = row.ok_or(Denied::NotFound)?;
        let zone = event::within(&tx, row.event_id).await?.zone;
        expected.check::<LeadAction, Error>(&tx, lead, row.revision, zone).await?;
        entity::Entity::update_many()
            .col_expr(entity::Column::Rating, Expr::value(rating))
            .col_expr(entity::Column::Note, Expr::value(note))
            .col_expr(entity::Column::SearchKey, Expr::value(entity::SEARCHED.key_of([&row.name, &row.organisation, &row.email, note])))
            .col_expr(entity::Column::Revision, Expr::value(row.revision + 1))
            .filter(entity::Column::Id.eq(lead))
            .exec(&tx)
            .await?;
        // The note itself stays out of the history: a withdrawal must be able to remove it.
        let entry = AuditEntry::of(LeadAction::Changed, lead).at(row.event_id).changed(LeadField::Rating, row.rating, rating);
        let entry = if row.note == note { entry } else { entry.with(LeadField::Note, ()) };
        audit::record(&tx, actor, entry).await?;
        Ok(row.application_id)
    })
    .await
}

/// The exhibitor, if the actor may collect contacts for it.
pub(super) async fn find_exhibitor(db: &Db, actor: &Actor, exhibitor: ApplicationId) -> Result<application::Model, Error> {
    let row = application::Entity::find_by_id(exhibitor).one(db.read()).await?;
    policy::may_use(actor, row.as_ref())?;
    Ok(row.ok_or(Denied::NotFound)?)
}

/// As `find_exhibitor`; on PostgreSQL nobody else changes the exhibitor until the transaction ends. SQLite has
/// one writer anyway.
async fn held(tx: &Tx, actor: &Actor, exhibitor: ApplicationId) -> Result<application::Model, Error> {
    let row = application::Entity::find_by_id(exhibitor).lock_shared().one(tx).await?;
    policy::may_use(actor, row.as_ref())?;
    Ok(row.ok_or(Denied::NotFound)?)
}

/// As `visitor`; on PostgreSQL registration and badge stay as they are until the transaction ends: whoever cancels or
/// erases waits, and then finds what was given. The registration first, as whoever ends one does.
async fn held_visitor(tx: &Tx, exhibitor: &application::Model, code: &str) -> Result<registration::Model, Error> {
    let seen = visitor(tx, exhibitor, code).await?;
    registration::Entity::find_by_id(seen.id).lock_shared().one(tx).await?;
    badge::entity::Entity::find_by_id(seen.badge_id).lock_shared().one(tx).await?;
    visitor(tx, exhibitor, code).await
}

/// The visitor of the same event whose badge this is. Ticket codes are not taken: they open "my registration".
async fn visitor(db: &impl ConnectionTrait, exhibitor: &application::Model, code: &str) -> Result<registration::Model, Error> {
    let codes = scanned(code);
    let badge = badge::entity::Entity::find()
        .filter(badge::entity::Column::BadgeCode.is_in(codes.iter().map(Code::as_str)))
        .filter(badge::entity::Column::EventId.eq(exhibitor.event_id))
        .filter(badge::is_valid())
        .one(db)
        .await?
        .ok_or(Error::UnknownBadge)?;
    if badge.role == BadgeRole::Exhibitor {
        return Err(Error::BadgeOfExhibitor);
    }
    let row = registration::Entity::find().filter(registration::Column::BadgeId.eq(badge.id)).filter(has_ticket()).one(db).await?;
    row.ok_or(Error::UnknownBadge)
}
