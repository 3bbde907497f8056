//! What a badge says about its owner, and what becomes of it.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
};
use serde::Serialize;

use super::{BadgeRole, entity};
use crate::{
    clock::{self, Instant},
    code::Code,
    db::Tx,
    ids::BadgeId,
};

/// A badge, for its owner to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadgePart {
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
    pub created_at: Instant,
    pub revoked_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub printed_at: Option<Instant>,
}

impl From<entity::Model> for BadgePart {
    fn from(row: entity::Model) -> Self {
        // Left out: keys; the codes, which open doors; that it waits for a confirmation, which the registration says;
        // the name once more, folded.
        let entity::Model {
            id: _,
            event_id: _,
            role,
            name,
            organisation,
            ticket_code: _,
            badge_code: _,
            created_at,
            revoked_at,
            ended_at,
            awaits_confirmation: _,
            search_key: _,
            printed_at,
        } = row;
        Self { role, name, organisation, created_at, revoked_at, ended_at, printed_at }
    }
}

/// Ends a badge and takes everything off it. New codes that nobody knows: the old ones open nothing and are kept nowhere.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    entity::Entity::update_many().set(emptied()).filter(entity::Column::Id.eq(badge)).exec(tx).await?;
    Ok(())
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied() -> entity::ActiveModel {
    entity::ActiveModel {
        name: Set(String::new()),
        organisation: Set(String::new()),
        search_key: Set(String::new()),
        ticket_code: Set(Code::random().as_str().to_owned()),
        badge_code: Set(Code::random().as_str().to_owned()),
        ended_at: Set(Some(clock::now())),
        awaits_confirmation: Set(false),
        // Kept: that there was a badge, for scans to refer to.
        id: NotSet,
        event_id: NotSet,
        role: NotSet,
        created_at: NotSet,
        revoked_at: NotSet,
        printed_at: NotSet,
    }
}
