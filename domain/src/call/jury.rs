//! Who judges a call, and who has something to do with which entry.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};

use super::{
    CallAction, CallLetter, CallPart, CallState, CallView, Error,
    entity::{conflict, entry, juror},
    entry::lock_entry,
    judging,
    service::{lock, not_now},
};
use crate::{
    account::{self, entity::account as person},
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    field::{Email, Fields, PersonName, Prose},
    ids::{CallEntryId, CallId, JurorId},
    locale::Locale,
    mail::{self, NewMail, Thread},
    notice::{self, Happened, NoticeKind},
};

/// Somebody who judges, for organisers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorView {
    pub id: JurorId,
    pub name: String,
    pub email: String,
}

/// Somebody who has something to do with an entry, for organisers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictView {
    pub entry: CallEntryId,
    pub organisation: String,
    pub juror: JurorId,
    pub name: String,
    /// May be empty.
    pub reason: String,
    /// Declared by themselves, rather than set by organisers.
    pub by_juror: bool,
}

/// Asks somebody to judge a call: they get an account with this mailbox, if there is none, and sign in as everybody does.
/// Answers the address of the call.
///
/// # Errors
/// `Denied`, `Invalid`, also for whoever is in the jury already, or `NotNow` once it is decided.
pub async fn invite_juror(db: &Db, actor: &Actor, id: CallId, name: &str, email: &str, locale: Locale) -> Result<String, Error> {
    actor.require_organiser()?;
    let mut fields = Fields::new();
    let name = fields.check("juror_name", PersonName::parse(name));
    let email = fields.check("juror_email", Email::parse(email));
    let (name, email) = fields.finish(|| Some((name?.as_str().to_owned(), email?)))?;
    let (name, email) = (name.as_str(), &email);
    db.write(|tx| async move {
        let call = lock(&tx, id).await?;
        if call.state == CallState::Decided {
            return Err(not_now("Über diesen Aufruf ist schon entschieden.", "This call was decided already."));
        }
        let account = account::of_address(&tx, email, name, locale).await?;
        let juror = JurorId::new();
        let row = juror::ActiveModel { id: Set(juror), call_id: Set(id), account_id: Set(account), created_at: Set(clock::now()) };
        let unique = [juror::Column::CallId, juror::Column::AccountId];
        match juror::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(&tx).await? {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => {
                let problem = crate::locale::Text::new("Diese Person ist schon in der Jury.", "This person is in the jury already.");
                return Err(Error::Invalid(crate::field::FieldErrors::one("juror_email", problem)));
            }
        }
        audit::record(&tx, actor, AuditEntry::of(CallAction::JurorInvited, id)).await?;
        let slug = call.slug.clone();
        let invited_by = actor.person().map(|person| person.name.clone()).unwrap_or_default();
        let mail = NewMail {
            dedupe_key: format!("juror_invited:{juror}"),
            about: Thread::Juror(juror),
            useful_until: None,
            event: None,
            to_name: name.to_owned(),
            to_email: email.as_str().to_owned(),
            locale,
            letter: CallLetter::JurorInvited { call: CallPart::of(&CallView::from(call)), invited_by },
        };
        mail::enqueue(&tx, mail).await?;
        Ok(slug)
    })
    .await
}

/// Takes somebody out of the jury, with their sheets; answers the address of the call.
///
/// # Errors
/// `Denied`, or `NotNow` once it is decided.
pub async fn remove_juror(db: &Db, actor: &Actor, id: JurorId) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = juror::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        let call = lock(&tx, row.call_id).await?;
        if call.state == CallState::Decided {
            return Err(not_now("Über diesen Aufruf ist schon entschieden.", "This call was decided already."));
        }
        juror::Entity::delete_by_id(id).exec(&tx).await?;
        mail::forget_threads(&tx, [Thread::Juror(id)]).await?;
        audit::record(&tx, actor, AuditEntry::of(CallAction::JurorRemoved, call.id)).await?;
        Ok(call.slug)
    })
    .await
}

/// The jury of a call, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn jurors(db: &Db, actor: &Actor, id: CallId) -> Result<Vec<JurorView>, Error> {
    actor.require_organiser()?;
    of_call(db, id).await
}

pub(super) async fn of_call(db: &Db, id: CallId) -> Result<Vec<JurorView>, Error> {
    let rows = juror::Entity::find().find_also_related(person::Entity).filter(juror::Column::CallId.eq(id)).all(db.read()).await?;
    let view = |(juror, person): (juror::Model, Option<person::Model>)| {
        person.map(|person| JurorView { id: juror.id, name: person.name, email: person.email })
    };
    let mut jurors: Vec<_> = rows.into_iter().filter_map(view).collect();
    jurors.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(jurors)
}

/// Who has something to do with whom, by the name of the organisation.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn conflicts(db: &Db, actor: &Actor, id: CallId) -> Result<Vec<ConflictView>, Error> {
    let jury: HashMap<JurorId, String> = jurors(db, actor, id).await?.into_iter().map(|juror| (juror.id, juror.name)).collect();
    let rows = conflict::Entity::find().filter(conflict::Column::JurorId.is_in(jury.keys().copied())).all(db.read()).await?;
    let entries = entry::Entity::find().filter(entry::Column::CallId.eq(id)).all(db.read()).await?;
    let names: HashMap<CallEntryId, String> = entries.into_iter().map(|entry| (entry.id, entry.organisation)).collect();
    let view = |row: conflict::Model| {
        Some(ConflictView {
            organisation: names.get(&row.entry_id)?.clone(),
            name: jury.get(&row.juror_id)?.clone(),
            entry: row.entry_id,
            juror: row.juror_id,
            reason: row.reason,
            by_juror: row.by_juror,
        })
    };
    let mut conflicts: Vec<_> = rows.into_iter().filter_map(view).collect();
    conflicts.sort_by(|one, other| (&one.organisation, &one.name).cmp(&(&other.organisation, &other.name)));
    Ok(conflicts)
}

/// Notes that a juror has something to do with an applicant: from now on they neither read the entry nor count. Jurors say
/// so of themselves, with `juror` empty; organisers of anybody in the jury, by id. Answers the address of the call.
///
/// # Errors
/// `Denied`, `Invalid` for a reason that is too long, or `NotNow` once it is decided.
pub async fn declare_conflict(db: &Db, actor: &Actor, entry: CallEntryId, juror: &str, reason: &str) -> Result<String, Error> {
    actor.require_person()?;
    db.write(|tx| async move {
        let (who, call) = concerned(&tx, actor, entry, juror).await?;
        let mut fields = Fields::new();
        let reason = fields.check("reason", Prose::<500>::parse(reason));
        let reason = fields.finish(|| reason)?.into_string();
        let row = conflict::ActiveModel {
            entry_id: Set(entry),
            juror_id: Set(who),
            reason: Set(reason),
            by_juror: Set(juror.is_empty()),
            created_at: Set(clock::now()),
        };
        let unique = [conflict::Column::EntryId, conflict::Column::JurorId];
        let noted = conflict::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(&tx).await?;
        if matches!(noted, TryInsertResult::Inserted(rows) if rows > 0) {
            audit::record(&tx, actor, AuditEntry::of(CallAction::ConflictNoted, call.id)).await?;
            if juror.is_empty() {
                tell(&tx, entry, who, &call).await?;
            }
        }
        Ok(call.slug)
    })
    .await
}

/// The organisers hear of it each time that it is declared anew; without whose interest it is, which stays with the jury.
async fn tell(tx: &Tx, entry: CallEntryId, juror: JurorId, call: &CallView) -> Result<(), Error> {
    let (kind, name) = (NoticeKind::ConflictDeclared, call.title.clone());
    let of = format!("{juror}:{}", clock::now().timestamp_micros());
    notice::note(tx, Happened { event: None, kind, subject: entry.as_uuid(), name, of }).await?;
    Ok(())
}

/// Takes that back, which organisers alone may; answers the address of the call.
///
/// # Errors
/// `Denied`, or `NotNow` once it is decided.
pub async fn clear_conflict(db: &Db, actor: &Actor, entry: CallEntryId, juror: JurorId) -> Result<String, Error> {
    actor.require_organiser()?;
    let juror = &juror.to_string();
    db.write(|tx| async move {
        let (who, call) = concerned(&tx, actor, entry, juror).await?;
        let gone = conflict::Entity::delete_by_id((entry, who)).exec(&tx).await?;
        if gone.rows_affected > 0 {
            audit::record(&tx, actor, AuditEntry::of(CallAction::ConflictCleared, call.id)).await?;
        }
        Ok(call.slug)
    })
    .await
}

/// Whom it is about, and the call. The entry is held, as whoever writes a sheet holds it.
async fn concerned(tx: &Tx, actor: &Actor, entry: CallEntryId, juror: &str) -> Result<(JurorId, CallView), Error> {
    let row = lock_entry(tx, entry).await.map_err(|error| judging::hidden(error, actor))?;
    let found = if juror.is_empty() {
        judging::juror_within(tx, actor, row.call_id).await?
    } else {
        actor.require_organiser()?;
        let id: JurorId = juror.parse().map_err(|_| Denied::NotFound)?;
        juror::Entity::find_by_id(id).filter(juror::Column::CallId.eq(row.call_id)).one(tx).await?.ok_or(Denied::NotFound)?
    };
    let call = super::service::shared(tx, row.call_id).await?;
    if juror.is_empty() {
        judging::readable_by_jury(&call, &row)?;
    }
    if call.state == CallState::Decided {
        return Err(not_now("Über diesen Aufruf ist schon entschieden.", "This call was decided already."));
    }
    Ok((found.id, CallView::from(call)))
}
