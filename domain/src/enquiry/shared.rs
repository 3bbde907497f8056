//! What an exhibitor sees of enquiries: those that whoever asked shares with it, and of these what answering needs.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::enquiry;
use crate::{
    clock::Instant,
    db::Db,
    ids::{EnquiryId, OrganisationId},
};

/// More than anybody answers.
const MOST: u64 = 200;

/// An enquiry about an exhibitor's property, as its team sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedEnquiry {
    pub id: EnquiryId,
    /// What the property was called when it was asked for.
    pub about: String,
    pub name: String,
    pub email: String,
    /// As `PhoneNumber` keeps it, or empty.
    pub phone: String,
    pub message: String,
    pub asked_at: Instant,
}

/// What is shared with these, the newest first. Whoever calls has asked whether the actor acts for them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn shared_with(db: &Db, organisations: &[OrganisationId]) -> Result<Vec<SharedEnquiry>, DbErr> {
    let rows = enquiry::Entity::find()
        .filter(enquiry::Column::SharedWith.is_in(organisations.iter().copied()))
        .order_by_desc(enquiry::Column::CreatedAt)
        .order_by_desc(enquiry::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let shared = |row: enquiry::Model| SharedEnquiry {
        id: row.id,
        about: row.about,
        name: row.name,
        email: row.email,
        phone: row.phone,
        message: row.message,
        asked_at: row.created_at,
    };
    Ok(rows.into_iter().map(shared).collect())
}
