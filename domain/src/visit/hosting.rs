//! Whose guests they are: a host is asked by a letter, and answers by the link in it. The link shows this one item, and the
//! delegation without a name in it; it acts only when a button is pressed.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::{
    Error, HostAnswer, ItemFacts, VisitAction, VisitFacts, VisitField, VisitLetter, VisitState,
    entity::{visit, visit_item},
    handle::found,
    item::resource,
    view::title_of,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::{self, Instant, Tz},
    code::Code,
    db::{Db, Tx},
    field::FieldErrors,
    ids::{VisitId, VisitItemId},
    locale::Text,
    mail::{self, NewMail, Thread},
};

/// What a host sees behind the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostView {
    /// What the delegation is called.
    pub visit: Text,
    pub organisation: String,
    pub people: i32,
    pub interests: String,
    pub item: String,
    pub place: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub zone: Tz,
    pub answer: HostAnswer,
}

impl HostView {
    pub fn is_over(&self) -> bool {
        self.ends_at <= clock::now()
    }
}

/// Asks all hosts of a visit who can be written to and were not asked yet; answers how many those are.
///
/// # Errors
/// `Denied`, `NotNow`, or `Emptied`.
pub async fn ask_hosts(db: &Db, actor: &Actor, id: VisitId) -> Result<usize, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = found(&tx, id).await?;
        if row.state != VisitState::Accepted {
            return Err(Error::NotNow(row.state));
        }
        if row.emptied_at.is_some() {
            return Err(Error::Emptied);
        }
        let items = visit_item::Entity::find()
            .filter(visit_item::Column::VisitId.eq(id))
            .filter(visit_item::Column::Answer.eq(HostAnswer::Unasked))
            .filter(visit_item::Column::HostEmail.ne(""))
            .filter(visit_item::Column::EndsAt.gt(clock::now()))
            .order_by_asc(visit_item::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(&tx)
            .await?;
        for item in &items {
            ask(&tx, &row, item, false).await?;
        }
        if !items.is_empty() {
            let number = i64::try_from(items.len()).unwrap_or(i64::MAX);
            audit::record(&tx, actor, AuditEntry::of(VisitAction::HostsAsked, id).with(VisitField::Number, number)).await?;
        }
        Ok(items.len())
    })
    .await
}

/// What a link shows.
///
/// # Errors
/// `NoSuchLink`, also once the visit is off or over.
pub async fn host_view(db: &Db, token: &str) -> Result<HostView, Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchLink)?;
    let found = visit_item::Entity::find()
        .filter(visit_item::Column::AnswerHash.eq(token.hash()))
        .find_also_related(visit::Entity)
        .one(db.read())
        .await?;
    let Some((item, Some(visit))) = found.filter(|(_, visit)| visit.as_ref().is_some_and(is_open)) else { return Err(Error::NoSuchLink) };
    let room = match item.room_id {
        Some(id) => super::entity::visit_resource::Entity::find_by_id(id).one(db.read()).await?,
        None => None,
    };
    let place = place_of(&item, room.as_ref());
    Ok(HostView {
        visit: title_of(&visit),
        organisation: visit.organisation,
        people: visit.people,
        interests: visit.interests,
        item: item.title,
        place,
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        zone: clock::zone(&visit.time_zone),
        answer: item.answer,
    })
}

/// What a host says: `confirmed` or `declined`. Whoever says the same twice said it once; until it begins they may say
/// something else.
///
/// # Errors
/// `NoSuchLink`, or `Invalid` once the item is over.
pub async fn answer_as_host(db: &Db, token: &str, answer: &str) -> Result<(), Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchLink)?;
    let (answer, action) = match answer.parse() {
        Ok(HostAnswer::Confirmed) => (HostAnswer::Confirmed, VisitAction::HostConfirmed),
        Ok(HostAnswer::Declined) => (HostAnswer::Declined, VisitAction::HostDeclined),
        _ => return Err(Denied::NotFound.into()),
    };
    let token = &token;
    db.write(|tx| async move {
        let item = visit_item::Entity::find().filter(visit_item::Column::AnswerHash.eq(token.hash()));
        let item = item.lock(LockType::NoKeyUpdate).one(&tx).await?.ok_or(Error::NoSuchLink)?;
        let visit = visit::Entity::find_by_id(item.visit_id).one(&tx).await?;
        if !visit.as_ref().is_some_and(is_open) {
            return Err(Error::NoSuchLink);
        }
        if item.ends_at <= clock::now() {
            return Err(FieldErrors::one("", Text::new("Der Termin ist vorbei.", "The appointment is over.")).into());
        }
        if item.answer == answer {
            return Ok(());
        }
        let row = visit_item::ActiveModel { answer: Set(answer), answered_at: Set(Some(clock::now())), ..Default::default() };
        visit_item::Entity::update_many().set(row).filter(visit_item::Column::Id.eq(item.id)).exec(&tx).await?;
        // History names no host.
        let entry = AuditEntry::of(action, item.visit_id).with(VisitField::Item, item.title);
        Ok(audit::record(&tx, &Actor::Anonymous, entry).await?)
    })
    .await
}

/// A link in place of the one that was sent to this address; `None` where that opens nothing any more, also because somebody
/// else is the host by now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_host_link(tx: &Tx, id: VisitItemId, to: &str) -> Result<Option<Code>, DbErr> {
    let found = visit_item::Entity::find_by_id(id).find_also_related(visit::Entity).one(tx).await?;
    let Some((item, Some(visit))) = found else { return Ok(None) };
    if item.answer == HostAnswer::Unasked || item.host_email != to || !is_open(&visit) {
        return Ok(None);
    }
    let token = Code::random();
    let row = visit_item::ActiveModel { answer_hash: Set(Some(token.hash())), ..Default::default() };
    visit_item::Entity::update_many().set(row).filter(visit_item::Column::Id.eq(id)).exec(tx).await?;
    Ok(Some(token))
}

/// A letter that asks says of delegation and item what is so now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn tell_as_it_is(tx: &Tx, id: VisitItemId, letter: &mut VisitLetter) -> Result<(), DbErr> {
    let VisitLetter::VisitHostAsked { visit: of_visit, item: of_item, changed: _, token: _ } = letter else { return Ok(()) };
    let found = visit_item::Entity::find_by_id(id).find_also_related(visit::Entity).one(tx).await?;
    if let Some((item, Some(visit))) = found {
        (*of_visit, *of_item) = (facts(&visit), item_facts(tx, &visit, &item).await?);
    }
    Ok(())
}

/// Asks the host of an item, once more if it `changed`. A link that was sent before opens nothing any more.
pub(super) async fn ask(tx: &Tx, visit: &visit::Model, item: &visit_item::Model, changed: bool) -> Result<(), Error> {
    let (token, now) = (Code::random(), clock::now());
    let row = visit_item::ActiveModel {
        answer: Set(HostAnswer::Asked),
        answer_hash: Set(Some(token.hash())),
        asked_at: Set(Some(now)),
        answered_at: Set(None),
        ..Default::default()
    };
    visit_item::Entity::update_many().set(row).filter(visit_item::Column::Id.eq(item.id)).exec(tx).await?;
    let (facts, item_facts) = (facts(visit), item_facts(tx, visit, item).await?);
    let letter = VisitLetter::VisitHostAsked { visit: facts, item: item_facts, changed, token: token.as_str().to_owned() };
    let key = format!("visit_host_asked:{}:{}", item.id, &token.hash()[..16]);
    Ok(mail::enqueue(tx, to_host(item, key, Some(item.ends_at), letter)).await?)
}

/// Tells a host who was asked that they are not needed any more.
pub(super) async fn release(tx: &Tx, visit: &visit::Model, item: &visit_item::Model) -> Result<(), Error> {
    if item.host_email.is_empty() || item.ends_at <= clock::now() {
        return Ok(());
    }
    let letter = VisitLetter::VisitHostReleased { visit: facts(visit), item: item_facts(tx, visit, item).await? };
    let asked = item.asked_at.map(|at| at.timestamp_millis()).unwrap_or_default();
    let key = format!("visit_host_released:{}:{asked}", item.id);
    Ok(mail::enqueue(tx, to_host(item, key, Some(item.ends_at), letter)).await?)
}

/// As if nobody had been asked.
pub(super) async fn unask(tx: &Tx, item: VisitItemId) -> Result<(), Error> {
    let row = visit_item::ActiveModel {
        answer: Set(HostAnswer::Unasked),
        answer_hash: Set(None),
        asked_at: Set(None),
        answered_at: Set(None),
        ..Default::default()
    };
    visit_item::Entity::update_many().set(row).filter(visit_item::Column::Id.eq(item)).exec(tx).await?;
    Ok(())
}

/// A letter to the host of an item.
pub(super) fn to_host(item: &visit_item::Model, key: String, useful_until: Option<Instant>, letter: VisitLetter) -> NewMail<VisitLetter> {
    NewMail {
        dedupe_key: key,
        about: Thread::VisitItem(item.id),
        useful_until,
        event: None,
        to_name: item.host_name.clone(),
        to_email: item.host_email.clone(),
        locale: item.host_locale,
        letter,
    }
}

/// A delegation, as hosts are told of it.
pub(super) fn facts(visit: &visit::Model) -> VisitFacts {
    VisitFacts {
        title: title_of(visit),
        organisation: visit.organisation.clone(),
        people: visit.people,
        interests: visit.interests.clone(),
    }
}

async fn item_facts(tx: &Tx, visit: &visit::Model, item: &visit_item::Model) -> Result<ItemFacts, DbErr> {
    let room = match item.room_id {
        Some(id) => resource(tx, id).await?,
        None => None,
    };
    Ok(ItemFacts {
        title: item.title.clone(),
        place: place_of(item, room.as_ref()),
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        time_zone: visit.time_zone.clone(),
    })
}

/// Where it is: the place, and the room with where that is.
fn place_of(item: &visit_item::Model, room: Option<&super::entity::visit_resource::Model>) -> String {
    let room = room.map(|room| [room.name.as_str(), room.detail.as_str()]).unwrap_or_default();
    let parts = std::iter::once(item.place.as_str()).chain(room).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// Whether hosts can still answer.
fn is_open(visit: &visit::Model) -> bool {
    visit.state == VisitState::Accepted && visit.emptied_at.is_none()
}
