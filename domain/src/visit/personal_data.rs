//! What this slice keeps about people, and how it goes: who asked, who came, and who received them. What stays is that a
//! delegation was here, from where, with how many, and what came of it.

use chrono::Months;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::LockType,
};
use serde::Serialize;

use super::{
    Error, HostAnswer, VisitAction, VisitLetter, VisitState,
    columns::keyed,
    entity::{visit, visit_delegate, visit_item, visit_note},
    handle::found,
    queries::{delegate_rows, notes},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{VisitId, VisitItemId},
    locale::Locale,
    mail::{self, Thread},
};

/// For so long after a visit, for whoever follows up.
pub const KEPT_MONTHS: u32 = rules::kept::VISIT_MONTHS;
/// Visits that are swept at a time.
const BATCH: u64 = 100;

/// A visit, for whoever asked to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VisitPart {
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone: String,
    pub organisation: String,
    pub country: String,
    pub people: i32,
    pub interests: String,
    pub wished: String,
    pub language: String,
    pub locale: Locale,
    pub state: VisitState,
    pub reason: String,
    pub created_at: Instant,
    pub closed_at: Option<Instant>,
    pub delegates: Vec<DelegatePart>,
    pub hosts: Vec<HostPart>,
    /// What organisers noted for the programme, item by item, as far as they did.
    pub programme: Vec<ProgrammePart>,
    /// What organisers wrote down, the newest first.
    pub notes: Vec<NotePart>,
}

/// Somebody who comes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DelegatePart {
    pub name: String,
    pub function: String,
    pub organisation: String,
    pub email: String,
    pub came: bool,
}

/// Who receives them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HostPart {
    pub item: String,
    pub organisation: String,
    pub name: String,
    pub email: String,
    pub answer: HostAnswer,
    pub asked_at: Option<Instant>,
    pub answered_at: Option<Instant>,
}

/// What was noted for an item of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammePart {
    pub item: String,
    pub gifts: String,
    pub menu: String,
    pub note: String,
}

/// A note on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotePart {
    pub body: String,
    pub at: Instant,
}

/// Everything that is kept about the people of a visit, for an organiser to hand over as far as it is about whoever asks.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn export(db: &Db, actor: &Actor, id: VisitId) -> Result<VisitPart, Error> {
    actor.require_organiser()?;
    let row = visit::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let items = visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(id)).order_by_asc(visit_item::Column::StartsAt);
    let (hosts, programme): (Vec<HostPart>, Vec<ProgrammePart>) = items.all(db.read()).await?.into_iter().map(parts).unzip();
    let programme =
        programme.into_iter().filter(|part| [&part.gifts, &part.menu, &part.note].iter().any(|text| !text.is_empty())).collect();
    let delegates = delegate_rows(db, id).await?.into_iter().map(DelegatePart::from).collect();
    let notes = notes(db, actor, id).await?.into_iter().map(|note| NotePart { body: note.body, at: note.at }).collect();
    // Left out: what tells of nobody who came.
    let visit::Model {
        id: _,
        bridge_id: _,
        title_de: _,
        title_en: _,
        contact_name,
        contact_email,
        contact_phone,
        organisation,
        country,
        people,
        interests,
        wished,
        language,
        locale,
        state,
        reason,
        priority: _,
        owner_id: _,
        time_zone: _,
        starts_on: _,
        ends_on: _,
        is_public: _,
        outcome: _,
        leads: _,
        meetings: _,
        thanks_hosts: _,
        thanks_guests: _,
        revision: _,
        created_at,
        updated_at: _,
        closed_at,
        emptied_at: _,
        search_key: _,
    } = row;
    Ok(VisitPart {
        contact_name,
        contact_email,
        contact_phone,
        organisation,
        country,
        people,
        interests,
        wished,
        language,
        locale,
        state,
        reason,
        created_at,
        closed_at,
        delegates,
        hosts,
        programme,
        notes,
    })
}

impl From<visit_delegate::Model> for DelegatePart {
    fn from(row: visit_delegate::Model) -> Self {
        let visit_delegate::Model { id: _, visit_id: _, position: _, name, function, organisation, email, came } = row;
        Self { name, function, organisation, email, came }
    }
}

fn parts(row: visit_item::Model) -> (HostPart, ProgrammePart) {
    // Left out: where and when, which is about the delegation, and what opens the link.
    let visit_item::Model {
        id: _,
        visit_id: _,
        title,
        place: _,
        room_id: _,
        interpreter_id: _,
        starts_local: _,
        ends_local: _,
        starts_at: _,
        ends_at: _,
        host_organisation,
        host_name,
        host_email,
        host_key: _,
        host_locale: _,
        gifts,
        menu,
        note,
        answer,
        answer_hash: _,
        asked_at,
        answered_at,
        created_at: _,
    } = row;
    let programme = ProgrammePart { item: title.clone(), gifts, menu, note };
    (
        HostPart { item: title, organisation: host_organisation, name: host_name, email: host_email, answer, asked_at, answered_at },
        programme,
    )
}

/// Erases what is personal about a visit, as somebody may wish. That they were here stays, and what came of it.
///
/// # Errors
/// `Denied`, or `Emptied` when it was done before.
pub async fn erase(db: &Db, actor: &Actor, id: VisitId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = found(&tx, id).await?;
        if row.emptied_at.is_some() {
            return Err(Error::Emptied);
        }
        empty(&tx, actor, row).await
    })
    .await
}

/// Erases the same of visits that ended, or were declined, so long before `now`. Whoever was declined does not come on the
/// days that were planned; one that was accepted and never got any has ended when nobody planned for it since.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_past(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let Some(before) = now.checked_sub_months(Months::new(KEPT_MONTHS)) else { return Ok(()) };
    let ended = Condition::all()
        .add(visit::Column::EndsOn.lt(before.date_naive()))
        .add(visit::Column::State.is_in([VisitState::Accepted, VisitState::Done]));
    let off = Condition::any().add(visit::Column::EndsOn.is_null()).add(visit::Column::State.eq(VisitState::Declined));
    let closed = Condition::all().add(visit::Column::ClosedAt.lt(before)).add(off);
    let planned = visit_item::Entity::find().select_only().column(visit_item::Column::VisitId);
    let planned = planned.filter(visit_item::Column::EndsAt.gte(before)).into_query();
    let left = Condition::all()
        .add(visit::Column::State.eq(VisitState::Accepted))
        .add(visit::Column::EndsOn.is_null())
        .add(visit::Column::UpdatedAt.lt(before))
        .add(visit::Column::Id.not_in_subquery(planned));
    let past = visit::Entity::find()
        .filter(visit::Column::EmptiedAt.is_null())
        .filter(Condition::any().add(ended).add(closed).add(left))
        .order_by_asc(visit::Column::Id)
        .limit(BATCH)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    for row in past {
        empty(tx, &Actor::System, row).await.map_err(|error| match error {
            Error::Db(error) => error,
            other => DbErr::Custom(other.to_string()),
        })?;
    }
    Ok(())
}

async fn empty(tx: &Tx, actor: &Actor, row: visit::Model) -> Result<(), Error> {
    let id = row.id;
    let columns = visit_item::Entity::find().filter(visit_item::Column::VisitId.eq(id)).select_only().column(visit_item::Column::Id);
    let items: Vec<VisitItemId> = columns.into_tuple().all(tx).await?;
    let threads = items.into_iter().map(Thread::VisitItem).chain([Thread::Visit(id)]);
    mail::personal_data::empty_threads(tx, threads, &VisitLetter::blank()).await?;
    let nobody = visit_item::ActiveModel {
        host_name: Set(String::new()),
        host_email: Set(String::new()),
        // Both may say who likes what, or must not eat it.
        gifts: Set(String::new()),
        menu: Set(String::new()),
        note: Set(String::new()),
        answer_hash: Set(None),
        ..Default::default()
    };
    visit_item::Entity::update_many().set(nobody).filter(visit_item::Column::VisitId.eq(id)).exec(tx).await?;
    visit_delegate::Entity::delete_many().filter(visit_delegate::Column::VisitId.eq(id)).exec(tx).await?;
    visit_note::Entity::delete_many().filter(visit_note::Column::VisitId.eq(id)).exec(tx).await?;
    let now = clock::now();
    let bare = keyed(visit::Model {
        contact_name: String::new(),
        contact_email: String::new(),
        contact_phone: String::new(),
        reason: String::new(),
        thanks_hosts: String::new(),
        thanks_guests: String::new(),
        ..row
    });
    let change = visit::ActiveModel {
        contact_name: Set(bare.contact_name),
        contact_email: Set(bare.contact_email),
        contact_phone: Set(bare.contact_phone),
        reason: Set(bare.reason),
        thanks_hosts: Set(bare.thanks_hosts),
        thanks_guests: Set(bare.thanks_guests),
        search_key: Set(bare.search_key),
        emptied_at: Set(Some(now)),
        revision: Set(bare.revision + 1),
        updated_at: Set(now),
        ..Default::default()
    };
    visit::Entity::update_many().set(change).filter(visit::Column::Id.eq(id)).exec(tx).await?;
    Ok(audit::record(tx, actor, AuditEntry::of(VisitAction::Emptied, id)).await?)
}
