//! Asking somebody for a meeting, within one's quota.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    Error, MatchmakingState, MeetingNewsKind, MeetingState,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    letters,
    link::opened,
    occasion::occasion,
};
use crate::{
    actor::Denied,
    clock,
    db::{Db, Tx, is_unique_violation},
    field::{FieldErrors, Prose},
    ids::{MeetingId, MeetingSlotId, ProfileId},
    locale::Text,
};

/// Who asks, in which meetings, and who is asked.
struct Seen {
    me: profile::Model,
    round: matchmaking::Model,
    other: profile::Model,
}

/// Asks `other` for a meeting, with a message, and at a time if one is proposed (its id, or empty).
///
/// # Errors
/// `NoSuchLink`, `Closed`, `NotShown` for whoever is not shown to others, `Denied` where the other one is not shown, `Invalid`,
/// `QuotaUsed`, or `AskedAlready`.
pub async fn ask(db: &Db, token: &str, other: ProfileId, message: &str, slot: &str) -> Result<MeetingId, Error> {
    let message = &Prose::<1000>::parse(message).map_err(|problem| FieldErrors::one("message", problem))?.into_string();
    let slot = chosen(slot)?;
    // Looked up before the write, for which all others wait when a booking opens. What counts of it is asked again where the
    // request is claimed.
    let seen = &look(db.read(), token, other).await?;
    let of = &occasion(db.read(), &seen.round).await?;
    if of.is_over() {
        return Err(Error::Closed);
    }
    db.write(|tx| async move {
        if !claim_request(&tx, seen).await? {
            // Whatever is not any more as it was seen says so itself; what is left is the quota.
            let now = look(&tx, token, other).await?;
            return Err(Error::QuotaUsed(now.me.request_quota));
        }
        check_slot(&tx, &seen.round, slot).await?;
        let row = requested(&seen.me, &seen.other, message, slot);
        let inserted = meeting::Entity::insert(meeting::ActiveModel::from(row.clone()).reset_all()).exec_without_returning(&tx).await;
        inserted.map_err(|error| if is_unique_violation(&error) { Error::AskedAlready } else { Error::Db(error) })?;
        letters::tell(&tx, of, &seen.other, &seen.me, &row, (MeetingNewsKind::Requested, None)).await?;
        Ok(row.id)
    })
    .await
}

async fn look(db: &impl ConnectionTrait, token: &str, other: ProfileId) -> Result<Seen, Error> {
    let (me, round) = opened(db, token).await?;
    if round.state != MatchmakingState::Open {
        return Err(Error::Closed);
    }
    if me.consent_at.is_none() {
        return Err(Error::NotShown);
    }
    let other = shown_to(db, &me, other).await?;
    Ok(Seen { me, round, other })
}

/// A time that was chosen, or none.
pub(super) fn chosen(slot: &str) -> Result<Option<MeetingSlotId>, FieldErrors> {
    if slot.is_empty() {
        return Ok(None);
    }
    slot.parse().map(Some).map_err(|_| FieldErrors::one("slot", Text::new("Bitte wählen.", "Please choose.")))
}

/// Somebody of the same meetings whom others may see.
async fn shown_to(db: &impl ConnectionTrait, me: &profile::Model, other: ProfileId) -> Result<profile::Model, Error> {
    let found = profile::Entity::find_by_id(other).one(db).await?;
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

/// Claims one request by one conditional statement, where the meetings are still open, both are still shown and the quota is not
/// used; answers whether it could.
async fn claim_request(tx: &Tx, seen: &Seen) -> Result<bool, Error> {
    let is_open = Query::select()
        .expr(Expr::value(1))
        .from(matchmaking::Entity)
        .and_where(matchmaking::Column::Id.eq(seen.round.id))
        .and_where(matchmaking::Column::State.eq(MatchmakingState::Open))
        .to_owned();
    let asked = Alias::new("asked");
    let is_shown = Query::select()
        .expr(Expr::value(1))
        .from_as(profile::Entity, asked.clone())
        .and_where(Expr::col((asked.clone(), profile::Column::Id)).eq(seen.other.id))
        .and_where(Expr::col((asked, profile::Column::ConsentAt)).is_not_null())
        .to_owned();
    let claimed = profile::Entity::update_many()
        .col_expr(profile::Column::RequestsOpen, Expr::col(profile::Column::RequestsOpen).add(1))
        .filter(profile::Column::Id.eq(seen.me.id))
        .filter(profile::Column::ConsentAt.is_not_null())
        .filter(Expr::col(profile::Column::RequestsOpen).lt(Expr::col(profile::Column::RequestQuota)))
        .filter(Expr::exists(is_open))
        .filter(Expr::exists(is_shown))
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected == 1)
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
