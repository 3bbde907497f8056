//! What was written about a thing before, and what of it has reached its reader.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::de::DeserializeOwned;

use super::{
    MailState, MailTrouble,
    entity::{self, Column},
};
use crate::{clock::Instant, db::Db, ids::MailId};

/// A letter of a thread.
#[derive(Clone, Debug)]
pub(crate) struct Posted<L> {
    pub id: MailId,
    pub letter: L,
    /// When it left, if its reader has it: also one of which the mail server never said what it did with it.
    pub reached_at: Option<Instant>,
    /// It has not left, and will.
    pub is_to_come: bool,
    /// An organiser sent it again.
    pub is_again: bool,
}

/// All letters about these things, each thread in its order. Those that no longer read are left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn posted_about<L: DeserializeOwned>(
    db: &Db,
    threads: impl IntoIterator<Item = String>,
) -> Result<HashMap<String, Vec<Posted<L>>>, DbErr> {
    let rows = entity::Entity::find().filter(Column::About.is_in(threads)).order_by_asc(Column::Id).all(db.read()).await?;
    let mut found: HashMap<String, Vec<Posted<L>>> = HashMap::new();
    for row in rows {
        let Ok(letter) = serde_json::from_str(&row.letter) else { continue };
        let undecided = row.state == MailState::Parked && row.trouble == MailTrouble::Undecided.as_str();
        let posted = Posted {
            id: row.id,
            letter,
            reached_at: if undecided { Some(row.due_at) } else { row.sent_at },
            is_to_come: matches!(row.state, MailState::Waiting | MailState::Sending) && !row.outdated,
            is_again: row.dedupe_key.starts_with("again:"),
        };
        found.entry(row.about).or_default().push(posted);
    }
    Ok(found)
}
