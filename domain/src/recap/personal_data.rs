//! What this slice keeps about whoever said something, and how it goes. They see all of it behind their link.

use chrono::Duration;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};

use super::{RecapLetter, VoiceState, entity::recap_voice};
use crate::{
    clock::Instant,
    db::Tx,
    ids::RecapVoiceId,
    mail::{self, Thread},
};

/// Who does not answer for so long is asked no more, and forgotten.
const KEPT: Duration = Duration::days(rules::kept::QUOTE_DAYS);

/// Forgets voices that nobody released, and that nobody worded, asked about or answered for so long before `now`: whole rows,
/// because nothing counts them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_unanswered(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    use recap_voice::Column;
    let long_ago = now - KEPT;
    let not_since = |column: Column| Condition::any().add(column.is_null()).add(column.lt(long_ago));
    let waiting = [VoiceState::Draft, VoiceState::Asked, VoiceState::Correction];
    let old: Vec<RecapVoiceId> = recap_voice::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in(waiting))
        .filter(Column::CreatedAt.lt(long_ago))
        .filter(not_since(Column::WordedAt))
        .filter(not_since(Column::AskedAt))
        .filter(not_since(Column::AnsweredAt))
        // Whoever releases theirs at this moment is faster, or finds nothing.
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(tx)
        .await?;
    if old.is_empty() {
        return Ok(());
    }
    recap_voice::Entity::delete_many().filter(Column::Id.is_in(old.iter().copied())).exec(tx).await?;
    forget_letters(tx, old).await
}

/// Empties the letters to these people: what they were sent names them.
pub(super) async fn forget_letters(tx: &Tx, voices: Vec<RecapVoiceId>) -> Result<(), DbErr> {
    mail::personal_data::empty_threads(tx, voices.into_iter().map(Thread::RecapVoice), &RecapLetter::blank()).await
}

/// Every column: a new one is emptied or kept, but not forgotten.
pub(super) fn emptied() -> recap_voice::ActiveModel {
    recap_voice::ActiveModel {
        quote_de: Set(String::new()),
        quote_en: Set(String::new()),
        name: Set(String::new()),
        function: Set(String::new()),
        organisation: Set(String::new()),
        email: Set(String::new()),
        proposal: Set(String::new()),
        // Kept: that there was one, what became of it, and its link, which says so.
        id: NotSet,
        recap_id: NotSet,
        locale: NotSet,
        state: NotSet,
        link_hash: NotSet,
        asked_at: NotSet,
        answered_at: NotSet,
        worded_at: NotSet,
        revision: NotSet,
        created_at: NotSet,
    }
}
