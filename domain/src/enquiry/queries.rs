//! Reading enquiries. They are the organisers' alone.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{
    EnquiryNote, EnquiryState, EnquiryView, Error, Owner,
    entity::{enquiry, enquiry_note},
};
use crate::{
    account::{self, entity::account as person},
    actor::{Actor, Denied},
    db::{
        Db,
        search::{self, Narrowed},
    },
    ids::{AccountId, BridgeId, EnquiryId, EventId},
};

/// Enquiries on a page of the list.
const PER_PAGE: u64 = 50;

/// Whose enquiries are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EnquiryOwner {
    #[default]
    Anybody,
    /// Those that nobody has taken over.
    Nobody,
    This(AccountId),
}

/// What narrows the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnquiryFilter {
    /// All of them, and those about none, without it.
    pub event: Option<EventId>,
    /// The same of bridges.
    pub bridge: Option<BridgeId>,
    pub state: Option<EnquiryState>,
    pub owner: EnquiryOwner,
    pub search: String,
    /// Counted from 1.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnquiryPage {
    pub enquiries: Vec<EnquiryView>,
    /// On all pages.
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
    pub page: u64,
    pub pages: u64,
}

/// A page of enquiries, the oldest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn enquiries(db: &Db, actor: &Actor, filter: &EnquiryFilter) -> Result<EnquiryPage, Error> {
    actor.require_organiser()?;
    let Narrowed { rows, similar } = search::narrowed(db, filtered(filter), &enquiry::SEARCHED, &filter.search, None).await?;
    let total = rows.clone().count(db.read()).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let rows = rows
        .order_by_asc(enquiry::Column::CreatedAt)
        .order_by_asc(enquiry::Column::Id)
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .find_also_related(person::Entity)
        .all(db.read())
        .await?;
    Ok(EnquiryPage { enquiries: rows.into_iter().map(view).collect(), total, similar, page, pages })
}

/// One enquiry with its notes, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn enquiry(db: &Db, actor: &Actor, id: EnquiryId) -> Result<(EnquiryView, Vec<EnquiryNote>), Error> {
    actor.require_organiser()?;
    let found = enquiry::Entity::find_by_id(id).find_also_related(person::Entity).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok((view(found), notes(db.read(), id).await?))
}

/// How many wait that are about none of these events, or about no event.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn open_elsewhere(db: &Db, actor: &Actor, events: &[EventId]) -> Result<u64, Error> {
    actor.require_organiser()?;
    let event = enquiry::Column::EventId;
    let elsewhere = Condition::any().add(event.is_null()).add(event.is_not_in(events.iter().copied()));
    let found = enquiry::Entity::find().filter(enquiry::Column::State.eq(EnquiryState::Open)).filter(elsewhere);
    Ok(found.count(db.read()).await?)
}

/// Whose task an enquiry can be, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn owners(db: &Db, actor: &Actor) -> Result<Vec<Owner>, Error> {
    actor.require_organiser()?;
    let people = account::organisers(db).await?;
    let mut owners: Vec<_> = people.into_iter().map(|person| Owner { account: person.account, name: person.name }).collect();
    owners.sort_by(|one, other| (&one.name, one.account).cmp(&(&other.name, other.account)));
    Ok(owners)
}

fn filtered(filter: &EnquiryFilter) -> Select<enquiry::Entity> {
    let mut found = enquiry::Entity::find();
    if let Some(event) = filter.event {
        found = found.filter(enquiry::Column::EventId.eq(event));
    }
    if let Some(bridge) = filter.bridge {
        found = found.filter(enquiry::Column::BridgeId.eq(bridge));
    }
    if let Some(state) = filter.state {
        found = found.filter(enquiry::Column::State.eq(state));
    }
    match filter.owner {
        EnquiryOwner::Anybody => found,
        EnquiryOwner::Nobody => found.filter(enquiry::Column::OwnerId.is_null()),
        EnquiryOwner::This(owner) => found.filter(enquiry::Column::OwnerId.eq(owner)),
    }
}

/// All of them: each was typed by hand, and whoever asked may get a copy of everything.
pub(super) async fn notes(db: &impl ConnectionTrait, id: EnquiryId) -> Result<Vec<EnquiryNote>, Error> {
    let rows = enquiry_note::Entity::find()
        .find_also_related(person::Entity)
        .filter(enquiry_note::Column::EnquiryId.eq(id))
        .order_by_desc(enquiry_note::Column::CreatedAt)
        .order_by_desc(enquiry_note::Column::Id)
        .all(db)
        .await?;
    let note = |(note, author): (enquiry_note::Model, Option<person::Model>)| EnquiryNote {
        author: author.map(|author| author.name).unwrap_or_default(),
        body: note.body,
        at: note.created_at,
    };
    Ok(rows.into_iter().map(note).collect())
}

fn view((row, owner): (enquiry::Model, Option<person::Model>)) -> EnquiryView {
    EnquiryView {
        id: row.id,
        event: row.event_id,
        bridge: row.bridge_id,
        name: row.name,
        email: row.email,
        phone: row.phone,
        call_back: row.call_back,
        call_when: row.call_when,
        message: row.message,
        about: row.about,
        property: row.property_id,
        is_shared: row.shared_with.is_some(),
        page: row.page,
        locale: row.locale,
        state: row.state,
        owner: owner.map(|owner| Owner { account: owner.id, name: owner.name }),
        revision: row.revision,
        created_at: row.created_at,
        done_at: row.done_at,
    }
}
