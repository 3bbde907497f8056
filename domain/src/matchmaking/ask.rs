//! Asking somebody for a meeting, within one's quota.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MatchmakingState, MeetingNewsKind, MeetingState,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    letters,
    link::opened,
};
use crate::{
    actor::Denied,
    clock,
    db::{Db, Tx, is_unique_violation},
    event,
    field::{FieldErrors, Prose},
    ids::{MeetingId, MeetingSlotId, ProfileId},
    locale::Text,
};

/// Asks `other` for a meeting, with a message, and at a time if one is proposed (its id, or empty).
///
/// # Errors
/// `NoSuchLink`, `Closed`, `NotShown` for whoever is not shown to others, `Denied` where the other one is not shown, `Invalid`,
/// `QuotaUsed`, or `AskedAlready`.
pub async fn ask(db: &Db, token: &str, other: ProfileId, message: &str, slot: &str) -> Result<MeetingId, Error> {
    let message = &Prose::<1000>::parse(message).map_err(|problem| FieldErrors::one("message", problem))?.into_string();
    let slot = chosen(slot)?;
    db.write(|tx| async move {
        let (me, round) = opened(&tx, token).await?;
        if round.state != MatchmakingState::Open {
            return Err(Error::Closed);
        }
        if me.consent_at.is_none() {
            return Err(Error::NotShown);
        }
        let other = shown_to(&tx, &me, other).await?;
        check_slot(&tx, &round, slot).await?;
        claim_quota(&tx, &me).await?;
        let row = requested(&me, &other, message, slot);
        let id = row.id;
        let inserted = meeting::Entity::insert(meeting::ActiveModel::from(row.clone()).reset_all()).exec_without_returning(&tx).await;
        inserted.map_err(|error| if is_unique_violation(&error) { Error::AskedAlready } else { Error::Db(error) })?;
        let event = event::within(&tx, round.event_id).await?;
        letters::tell(&tx, &event, &other, &me, &row, (MeetingNewsKind::Requested, None)).await?;
        Ok(id)
    })
    .await
}

/// A time that was chosen, or none.
pub(super) fn chosen(slot: &str) -> Result<Option<MeetingSlotId>, FieldErrors> {
    if slot.is_empty() {
        return Ok(None);
    }
    slot.parse().map(Some).map_err(|_| FieldErrors::one("slot", Text::new("Bitte wählen.", "Please choose.")))
}

/// Somebody of the same meetings whom others may see.
async fn shown_to(tx: &Tx, me: &profile::Model, other: ProfileId) -> Result<profile::Model, Error> {
    let found = profile::Entity::find_by_id(other).one(tx).await?;
    let shown = found.filter(|row| row.matchmaking_id == me.matchmaking_id && row.consent_at.is_some() && row.id != me.id);
    shown.ok_or(Error::Denied(Denied::NotFound))
}

/// A time that is proposed is one of these meetings, and to come.
pub(super) async fn check_slot(tx: &Tx, round: &matchmaking::Model, slot: Option<MeetingSlotId>) -> Result<(), Error> {
    let Some(slot) = slot else { return Ok(()) };
    let found = meeting_slot::Entity::find_by_id(slot).one(tx).await?;
    let good = found.is_some_and(|found| found.matchmaking_id == round.id && found.starts_at > clock::now());
    if good { Ok(()) } else { Err(Error::TimeTaken) }
}

/// Claims one request by one conditional statement.
async fn claim_quota(tx: &Tx, me: &profile::Model) -> Result<(), Error> {
    let claimed = profile::Entity::update_many()
        .col_expr(profile::Column::RequestsOpen, Expr::col(profile::Column::RequestsOpen).add(1))
        .filter(profile::Column::Id.eq(me.id))
        .filter(Expr::col(profile::Column::RequestsOpen).lt(Expr::col(profile::Column::RequestQuota)))
        .exec(tx)
        .await?;
    if claimed.rows_affected == 0 { Err(Error::QuotaUsed(me.request_quota)) } else { Ok(()) }
}

fn requested(me: &profile::Model, other: &profile::Model, message: &str, slot: Option<MeetingSlotId>) -> meeting::Model {
    let now = clock::now();
    meeting::Model {
        id: MeetingId::new(),
        matchmaking_id: me.matchmaking_id,
        asker_id: me.id,
        asked_id: other.id,
        low_id: Ord::min(me.id, other.id),
        high_id: Ord::max(me.id, other.id),
        state: MeetingState::Requested,
        is_planned: false,
        message: message.to_owned(),
        slot_id: None,
        seat_id: None,
        proposed_slot_id: slot,
        proposed_by: me.id,
        link: String::new(),
        asker_rating: None,
        asked_rating: None,
        asker_absent: false,
        asked_absent: false,
        requested_at: now,
        updated_at: now,
        revision: 1,
    }
}
