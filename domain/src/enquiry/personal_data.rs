//! What this slice keeps about whoever asked, and how it goes. It is found by who asked, not by a registration: nobody proved
//! that both are the same person.

use chrono::Months;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::Serialize;

use super::{EnquiryState, Error, entity::enquiry, queries::notes};
use crate::{
    actor::{Actor, Denied},
    bridge,
    clock::Instant,
    db::{Db, Tx},
    ids::EnquiryId,
    locale::Locale,
};

/// An enquiry that is done is kept for so long, for whoever asks again.
pub const KEPT_MONTHS: u32 = rules::kept::ENQUIRY_MONTHS;

/// An enquiry, for whoever asked to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EnquiryPart {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub call_back: bool,
    pub call_when: String,
    pub message: String,
    /// What it is about, if that is a property.
    pub about: String,
    /// What the bridge or network is called that it is about, if it is about one.
    pub bridge: String,
    /// The exhibitor to whom that belongs may see it.
    pub is_shared: bool,
    pub page: String,
    pub locale: Locale,
    pub state: EnquiryState,
    pub created_at: Instant,
    pub done_at: Option<Instant>,
    /// What organisers wrote down about it, the newest first.
    pub notes: Vec<NotePart>,
}

/// A note on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotePart {
    pub body: String,
    pub at: Instant,
}

/// Everything that is kept about whoever asked this, for an organiser to hand over.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn export(db: &Db, actor: &Actor, id: EnquiryId) -> Result<EnquiryPart, Error> {
    actor.require_organiser()?;
    let row = enquiry::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let notes = notes(db.read(), id).await?.into_iter().map(|note| NotePart { body: note.body, at: note.at }).collect();
    // Left out: keys, but of which bridge it is and that it is shared, whose task it is, the counter of changes, and the same
    // once more, folded.
    let enquiry::Model {
        id: _,
        event_id: _,
        name,
        email,
        phone,
        call_back,
        call_when,
        message,
        page,
        locale,
        state,
        owner_id: _,
        revision: _,
        created_at,
        done_at,
        search_key: _,
        property_id: _,
        about,
        shared_with,
        bridge_id,
    } = row;
    let bridge = bridge::shown(db, actor, bridge_id).await?.map(|bridge| bridge.name).unwrap_or_default();
    let is_shared = shared_with.is_some();
    Ok(EnquiryPart {
        name,
        email,
        phone,
        call_back,
        call_when,
        message,
        about,
        bridge,
        is_shared,
        page,
        locale,
        state,
        created_at,
        done_at,
        notes,
    })
}

/// Forgets enquiries that were done so long before `now`, with their notes: whole rows, because nothing counts them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_done(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let Some(before) = now.checked_sub_months(Months::new(KEPT_MONTHS)) else { return Ok(()) };
    enquiry::Entity::delete_many().filter(enquiry::Column::DoneAt.lt(before)).exec(tx).await?;
    Ok(())
}
