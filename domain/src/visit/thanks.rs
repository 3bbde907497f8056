//! Thanks afterwards: an organiser writes a text for the hosts and one for those who came, looks at the letter as it will be,
//! and sends it. Whoever has got one gets none again.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{
    Error, HostAnswer, VisitAction, VisitField, VisitLetter, VisitState,
    entity::{visit, visit_delegate, visit_item},
    handle::{held, next},
    hosting::{facts, to_host},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    db::{Db, DbErr},
    field::{Email, FieldErrors, Fields, Prose, required},
    ids::VisitId,
    locale::Locale,
    mail::{self, NewMail, Thread},
};

/// The texts, as typed; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThanksDraft {
    pub thanks_hosts: String,
    pub thanks_guests: String,
}

/// Who would get a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub is_host: bool,
    /// Has got it already.
    pub is_thanked: bool,
    /// What makes the letter the same; made of ids.
    key: String,
    about: Thread,
}

/// Keeps both texts, for the preview and for sending.
///
/// # Errors
/// `Denied`, `Invalid`, `NotNow`, `Emptied`, or `Overtaken`.
pub async fn write_thanks(db: &Db, actor: &Actor, id: VisitId, expected: ExpectedRevision, draft: &ThanksDraft) -> Result<(), Error> {
    actor.require_organiser()?;
    let ThanksDraft { thanks_hosts, thanks_guests } = draft;
    let mut fields = Fields::new();
    let hosts = fields.check("thanks_hosts", Prose::<4000>::parse(thanks_hosts));
    let guests = fields.check("thanks_guests", Prose::<4000>::parse(thanks_guests));
    let texts = &fields.finish(|| Some((hosts?.into_string(), guests?.into_string())))?;
    db.write(|tx| async move {
        check(&held(&tx, id, expected).await?)?;
        let change = visit::ActiveModel { thanks_hosts: Set(texts.0.clone()), thanks_guests: Set(texts.1.clone()), ..Default::default() };
        next(&tx, id, change).await?;
        Ok(audit::record(&tx, actor, AuditEntry::of(VisitAction::ThanksWritten, id)).await?)
    })
    .await
}

/// The letter to hosts, or to guests, as it is written now; `None` without a text.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is no such visit.
pub async fn thanks_letter(db: &Db, actor: &Actor, id: VisitId, to_host: bool) -> Result<Option<VisitLetter>, Error> {
    actor.require_organiser()?;
    let row = visit::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(letter(&row, to_host))
}

/// Who would get a letter, hosts first: those who confirmed, then whoever asked and those who came, as far as they have a
/// mailbox, each mailbox once.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is no such visit.
pub async fn readers(db: &Db, actor: &Actor, id: VisitId) -> Result<Vec<Reader>, Error> {
    actor.require_organiser()?;
    let row = visit::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let items = visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(id)).order_by_asc(visit_item::Column::Id);
    let (items, delegates) = (items.all(db.read()).await?, super::queries::delegate_rows(db, id).await?);
    with_known(db, all(&row, &items, &delegates)).await.map_err(Error::from)
}

/// Sends the letter to all hosts, or to all guests, who have not got it; answers how many those are.
///
/// # Errors
/// `Denied`, `Invalid` without a text, `NotNow`, `Emptied`, or `Overtaken` once the text is another.
pub async fn send_thanks(db: &Db, actor: &Actor, id: VisitId, expected: ExpectedRevision, to_host: bool) -> Result<usize, Error> {
    actor.require_organiser()?;
    let known: &HashSet<String> =
        &readers(db, actor, id).await?.into_iter().filter(|reader| reader.is_thanked).map(|reader| reader.key).collect();
    db.write(|tx| async move {
        let row = held(&tx, id, expected).await?;
        check(&row)?;
        let field = if to_host { "thanks_hosts" } else { "thanks_guests" };
        let Some(letter) = letter(&row, to_host) else { return Err(FieldErrors::one(field, required()).into()) };
        let items = visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(id)).order_by_asc(visit_item::Column::Id);
        let delegates = visit_delegate::Entity::find().filter(visit_delegate::Column::VisitId.eq(id));
        let delegates = delegates.order_by_asc(visit_delegate::Column::Position).order_by_asc(visit_delegate::Column::Id);
        let (items, delegates) = (items.all(&tx).await?, delegates.all(&tx).await?);
        let readers = all(&row, &items, &delegates).into_iter().filter(|reader| reader.is_host == to_host && !known.contains(&reader.key));
        let mails: Vec<_> = readers.map(|reader| to_reader(reader, letter.clone())).collect();
        let number = mails.len();
        if number > 0 {
            mail::enqueue_all(&tx, mails).await?;
            let counted = i64::try_from(number).unwrap_or(i64::MAX);
            audit::record(&tx, actor, AuditEntry::of(VisitAction::ThanksSent, id).with(VisitField::Number, counted)).await?;
        }
        Ok(number)
    })
    .await
}

fn check(row: &visit::Model) -> Result<(), Error> {
    if !matches!(row.state, VisitState::Accepted | VisitState::Done) {
        return Err(Error::NotNow(row.state));
    }
    if row.emptied_at.is_some() { Err(Error::Emptied) } else { Ok(()) }
}

fn letter(row: &visit::Model, to_host: bool) -> Option<VisitLetter> {
    let text = if to_host { &row.thanks_hosts } else { &row.thanks_guests };
    (!text.is_empty()).then(|| VisitLetter::VisitThanks { visit: facts(row), to_host, text: text.clone() })
}

fn to_reader(reader: Reader, letter: VisitLetter) -> NewMail<VisitLetter> {
    let Reader { name, email, locale, is_host: _, is_thanked: _, key, about } = reader;
    NewMail { dedupe_key: key, about, useful_until: None, event: None, to_name: name, to_email: email, locale, letter }
}

/// Whoever may get one, each mailbox once. A host with several items is thanked for the first.
fn all(row: &visit::Model, items: &[visit_item::Model], delegates: &[visit_delegate::Model]) -> Vec<Reader> {
    let mut seen = HashSet::new();
    let hosts = items.iter().filter(|item| item.answer == HostAnswer::Confirmed && !item.host_email.is_empty());
    let hosts = hosts.filter(|item| seen.insert(mailbox(&item.host_email))).map(|item| {
        // The same addressee as in the letters before.
        let mail = to_host(item, format!("visit_thanks:host:{}", item.id), None, VisitLetter::blank());
        let NewMail { dedupe_key, about, to_name, to_email, locale, .. } = mail;
        Reader { name: to_name, email: to_email, locale, is_host: true, is_thanked: false, key: dedupe_key, about }
    });
    let mut readers: Vec<Reader> = hosts.collect();
    let guest = |key: String, name: &str, email: &str| Reader {
        name: name.to_owned(),
        email: email.to_owned(),
        locale: row.locale,
        is_host: false,
        is_thanked: false,
        key,
        about: Thread::Visit(row.id),
    };
    let asked = std::iter::once((format!("visit_thanks:contact:{}", row.id), row.contact_name.as_str(), row.contact_email.as_str()));
    let came = delegates.iter().filter(|one| one.came);
    let came = came.map(|one| (format!("visit_thanks:delegate:{}", one.id), one.name.as_str(), one.email.as_str()));
    let mut guests = HashSet::new();
    for (key, name, email) in asked.chain(came).filter(|(.., email)| !email.is_empty()) {
        if guests.insert(mailbox(email)) {
            readers.push(guest(key, name, email));
        }
    }
    readers
}

/// One spelling of an address.
pub(super) fn mailbox(email: &str) -> String {
    Email::parse(email).map_or_else(|_| email.to_owned(), |email| email.key())
}

async fn with_known(db: &Db, readers: Vec<Reader>) -> Result<Vec<Reader>, DbErr> {
    let keys: Vec<String> = readers.iter().map(|reader| reader.key.clone()).collect();
    let known: HashSet<String> = mail::known_keys(db, &keys).await?.into_iter().collect();
    Ok(readers.into_iter().map(|reader| Reader { is_thanked: known.contains(&reader.key), ..reader }).collect())
}
