//! What belongs to a meeting besides: where it takes place online, whether the other one came, and how good it was.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MeetingState,
    answer::{Pair, pair},
    entity::{meeting, times::meeting_slot},
};
use crate::{
    actor::Denied,
    clock,
    db::{Db, Tx},
    field::{FieldErrors, WebAddress, required, whole},
    ids::MeetingId,
    locale::Text,
};

/// How somebody found a meeting, as typed: one of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feedback {
    /// 1 to 5, or empty.
    pub rating: String,
    /// `on`: the other one did not come.
    pub absent: String,
}

/// Notes how good a meeting was that is over, or that the other one did not come.
///
/// # Errors
/// `NoSuchLink`, `Denied`, `Invalid`, or `NotNow` before its end.
pub async fn give_feedback(db: &Db, token: &str, id: MeetingId, feedback: &Feedback) -> Result<(), Error> {
    let absent = feedback.absent == "on";
    let rating = match feedback.rating.as_str() {
        "" if absent => None,
        "" => return Err(FieldErrors::one("rating", required()).into()),
        typed => {
            let rating = whole(typed, 1..=5).map_err(|problem| FieldErrors::one("rating", problem))?;
            i32::try_from(rating).ok().filter(|_| !absent)
        }
    };
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        must_be_over(&tx, &pair).await?;
        let change = if pair.meeting.asker_id == pair.me.id {
            meeting::ActiveModel { asker_rating: Set(rating), asked_absent: Set(absent), ..Default::default() }
        } else {
            meeting::ActiveModel { asked_rating: Set(rating), asker_absent: Set(absent), ..Default::default() }
        };
        written(&tx, id, change).await
    })
    .await
}

async fn must_be_over(tx: &Tx, pair: &Pair) -> Result<(), Error> {
    let Some(slot) = pair.meeting.slot_id.filter(|_| pair.meeting.state == MeetingState::Accepted) else { return Err(Error::NotNow) };
    let slot = meeting_slot::Entity::find_by_id(slot).one(tx).await?.ok_or(Denied::NotFound)?;
    if slot.ends_at <= clock::now() { Ok(()) } else { Err(Error::NotNow) }
}

/// Notes where an online meeting takes place; either of the two may, and may take it back.
///
/// # Errors
/// `NoSuchLink`, `Denied`, `Invalid`, or `NotNow` where the meeting is not agreed upon, or has a table.
pub async fn set_link(db: &Db, token: &str, id: MeetingId, link: &str) -> Result<(), Error> {
    let link = &parsed(link).map_err(|problem| FieldErrors::one("link", problem))?;
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        if pair.meeting.state != MeetingState::Accepted || !pair.round.is_online {
            return Err(Error::NotNow);
        }
        // Calendars look at when it changed.
        written(&tx, id, meeting::ActiveModel { link: Set(link.clone()), updated_at: Set(clock::now()), ..Default::default() }).await
    })
    .await
}

/// The address of a room; what is not encrypted is refused.
fn parsed(typed: &str) -> Result<String, Text> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    let link = WebAddress::parse(typed)?.into_string();
    if link.starts_with("https://") {
        Ok(link)
    } else {
        Err(Text::new("Bitte eine Adresse mit https://.", "An address with https://, please."))
    }
}

async fn written(tx: &Tx, id: MeetingId, change: meeting::ActiveModel) -> Result<(), Error> {
    meeting::Entity::update_many()
        .set(change)
        .col_expr(meeting::Column::Revision, Expr::col(meeting::Column::Revision).add(1))
        .filter(meeting::Column::Id.eq(id))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .exec(tx)
        .await?;
    Ok(())
}
