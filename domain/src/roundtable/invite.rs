//! Inviting people: a wave, one who moves up, reminding, and calling it off again.

use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Error, GuestState, NotNow, RoundtableAction, RoundtableField, RoundtableLetter,
    answer::{give_back, move_up},
    entity::{roundtable, roundtable_guest},
    guest::{held, write},
    letters::to_guest,
    service::{entry, lock},
};
use crate::{
    actor::{Actor, Denied},
    audit, clock,
    code::Code,
    db::{Db, Tx},
    ids::{RoundtableGuestId, RoundtableId},
    mail::{self, NewMail},
};

/// Nobody is reminded twice within this.
const REMINDED: Duration = Duration::hours(20);

/// Invites everybody of a wave who is planned, each by a letter with a link of their own, and answers how many those are.
///
/// # Errors
/// `Denied`, or `NotNow` once the time for answers is over, or where nobody is left.
pub async fn send_wave(db: &Db, actor: &Actor, id: RoundtableId, wave: i32) -> Result<usize, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        takes_answers(&round)?;
        let planned = roundtable_guest::Entity::find()
            .filter(roundtable_guest::Column::RoundtableId.eq(id))
            .filter(roundtable_guest::Column::Wave.eq(wave))
            .filter(roundtable_guest::Column::State.eq(GuestState::Planned))
            .order_by_asc(roundtable_guest::Column::Position)
            .order_by_asc(roundtable_guest::Column::Id)
            .all(&tx)
            .await?;
        if planned.is_empty() {
            return Err(Error::NotNow(NotNow::NobodyLeft));
        }
        let mut letters = Vec::new();
        for guest in &planned {
            letters.push(invite(&tx, &round, guest, None).await?);
        }
        mail::enqueue_all(&tx, letters).await?;
        let entry =
            entry(&round, RoundtableAction::WaveSent).with(RoundtableField::Wave, wave).with(RoundtableField::Number, planned.len());
        audit::record(&tx, actor, entry).await?;
        Ok(planned.len())
    })
    .await
}

/// Invites one who is planned, in the place of `replaces` where that is the id of somebody who does not come. Answers to which
/// roundtable.
///
/// # Errors
/// `Denied`, or `NotNow`.
pub async fn invite_guest(db: &Db, actor: &Actor, guest: RoundtableGuestId, replaces: &str) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    let replaces: Option<RoundtableGuestId> =
        if replaces.is_empty() { None } else { Some(replaces.parse().map_err(|_| Denied::NotFound)?) };
    db.write(|tx| async move {
        let (round, guest) = held(&tx, guest).await?;
        takes_answers(&round)?;
        if let Some(replaces) = replaces {
            may_be_replaced(&tx, round.id, replaces).await?;
        }
        let letter = invite(&tx, &round, &guest, replaces).await?;
        mail::enqueue(&tx, letter).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::GuestInvited)).await?;
        Ok(round.id)
    })
    .await
}

/// Reminds everybody who was invited and has not answered, by a letter with a new link; the old one opens nothing any more.
/// Answers how many those are.
///
/// # Errors
/// `Denied`, or `NotNow` once the time for answers is over, or where nobody is left who was not reminded just now.
pub async fn remind(db: &Db, actor: &Actor, id: RoundtableId) -> Result<usize, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        takes_answers(&round)?;
        let now = clock::now();
        let not_just_now = Condition::any()
            .add(roundtable_guest::Column::RemindedAt.is_null())
            .add(roundtable_guest::Column::RemindedAt.lt(now - REMINDED));
        let silent = roundtable_guest::Entity::find()
            .filter(roundtable_guest::Column::RoundtableId.eq(id))
            .filter(roundtable_guest::Column::State.eq(GuestState::Invited))
            .filter(not_just_now)
            .all(&tx)
            .await?;
        if silent.is_empty() {
            return Err(Error::NotNow(NotNow::NobodyLeft));
        }
        let mut letters = Vec::new();
        for guest in &silent {
            let token = Code::random();
            let change =
                roundtable_guest::ActiveModel { answer_hash: Set(Some(token.hash())), reminded_at: Set(Some(now)), ..Default::default() };
            write(&tx, guest.id, change).await?;
            let letter = RoundtableLetter::RoundtableReminder { roundtable: round.facts(), token: token.as_str().to_owned() };
            letters.push(to_guest(&round, guest, now.timestamp_millis(), letter));
        }
        mail::enqueue_all(&tx, letters).await?;
        let entry = entry(&round, RoundtableAction::Reminded).with(RoundtableField::Number, silent.len());
        audit::record(&tx, actor, entry).await?;
        Ok(silent.len())
    })
    .await
}

/// Takes an invitation back: its link opens nothing any more, and a seat becomes free for whoever waits. Whoever still counted on
/// it gets a letter. Doing so twice is doing so once. Answers of which roundtable.
///
/// # Errors
/// `Denied`, also for somebody who was not invited.
pub async fn call_off(db: &Db, actor: &Actor, guest: RoundtableGuestId) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, guest) = held(&tx, guest).await?;
        if guest.state == GuestState::Planned {
            return Err(Error::Denied(Denied::NotFound));
        }
        if guest.answer_hash.is_none() {
            return Ok(round.id);
        }
        if guest.state == GuestState::Accepted {
            give_back(&tx, &round, guest.id).await?;
        }
        let change = roundtable_guest::ActiveModel { state: Set(GuestState::Cancelled), answer_hash: Set(None), ..Default::default() };
        write(&tx, guest.id, change).await?;
        let is_to_come = round.cancelled_at.is_none() && round.ends_at > clock::now();
        if matches!(guest.state, GuestState::Invited | GuestState::Accepted | GuestState::Waiting) && is_to_come {
            let letter = RoundtableLetter::RoundtableCalledOff { roundtable: round.facts() };
            mail::enqueue(&tx, to_guest(&round, &guest, 1, letter)).await?;
        }
        audit::record(&tx, actor, entry(&round, RoundtableAction::GuestCalledOff)).await?;
        move_up(&tx, round.id).await?;
        Ok(round.id)
    })
    .await
}

/// Invites somebody whose roundtable is held, and answers their letter.
///
/// # Errors
/// `NotNow` where they were invited before.
pub(super) async fn invite(
    tx: &Tx,
    round: &roundtable::Model,
    guest: &roundtable_guest::Model,
    replaces: Option<RoundtableGuestId>,
) -> Result<NewMail<RoundtableLetter>, Error> {
    let token = Code::random();
    let change = roundtable_guest::ActiveModel {
        state: Set(GuestState::Invited),
        answer_hash: Set(Some(token.hash())),
        replaces_id: Set(replaces.or(guest.replaces_id)),
        invited_at: Set(Some(clock::now())),
        ..Default::default()
    };
    let invited = roundtable_guest::Entity::update_many()
        .set(change)
        .filter(roundtable_guest::Column::Id.eq(guest.id))
        .filter(roundtable_guest::Column::State.eq(GuestState::Planned))
        .exec(tx)
        .await?;
    if invited.rows_affected == 0 {
        return Err(Error::NotNow(NotNow::AlreadyInvited));
    }
    let letter = RoundtableLetter::RoundtableInvitation { roundtable: round.facts(), token: token.as_str().to_owned() };
    Ok(to_guest(round, guest, 1, letter))
}

/// Whether somebody does not come, and nobody was invited in their place.
///
/// # Errors
/// `NotFound` for whoever is not of this roundtable or may still come; `NotNow`.
pub(super) async fn may_be_replaced(tx: &Tx, id: RoundtableId, gone: RoundtableGuestId) -> Result<roundtable_guest::Model, Error> {
    let found = roundtable_guest::Entity::find_by_id(gone).one(tx).await?;
    let found = found.filter(|guest| guest.roundtable_id == id && guest.state.leaves_a_gap()).ok_or(Denied::NotFound)?;
    let after = roundtable_guest::Entity::find().filter(roundtable_guest::Column::ReplacesId.eq(gone)).one(tx).await?;
    if after.is_some() { Err(Error::NotNow(NotNow::AlreadyReplaced)) } else { Ok(found) }
}

/// # Errors
/// `NotNow` once it is called off, or the time for answers is over.
pub(super) fn takes_answers(round: &roundtable::Model) -> Result<(), Error> {
    if round.cancelled_at.is_some() {
        return Err(Error::NotNow(NotNow::Cancelled));
    }
    if round.answer_by > clock::now() { Ok(()) } else { Err(Error::NotNow(NotNow::AnswersClosed)) }
}
