//! One's own profile, by its link: proving its mailbox, changing it, letting others see it, taking it away.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MatchmakingState, MeetingNewsKind, MeetingState, ProfileForm,
    end::{end_meeting, erase_profile},
    entity::{
        meeting,
        profile::{self, SEARCHED},
        times::{meeting_slot, profile_time},
    },
    link::opened,
    travel::with_place,
    words,
};
use crate::{clock, db::Db, field::FieldErrors, ids::MeetingSlotId, locale::Text};

/// Proves the mailbox that a link was sent to.
///
/// # Errors
/// `NoSuchLink`.
pub async fn confirm(db: &Db, token: &str) -> Result<(), Error> {
    db.write(|tx| async move {
        let (row, _) = opened(&tx, token).await?;
        let change = profile::ActiveModel { proven_at: Set(Some(clock::now())), ..Default::default() };
        profile::Entity::update_many()
            .set(change)
            .filter(profile::Column::Id.eq(row.id))
            .filter(profile::Column::ProvenAt.is_null())
            .exec(&tx)
            .await?;
        Ok(())
    })
    .await
}

/// Changes one's own profile, and which times one has.
///
/// # Errors
/// `NoSuchLink`, `Invalid`, `NotShown` before the mailbox is proven, or `NotNow` when it was changed elsewhere meanwhile.
pub async fn save_profile(db: &Db, token: &str, revision: &str, form: &ProfileForm) -> Result<(), Error> {
    let profiled = &form.parse()?;
    let chosen = &form.times.iter().map(|slot| slot.parse::<MeetingSlotId>()).collect::<Result<Vec<_>, _>>().map_err(|_| no_such_time())?;
    db.write(|tx| async move {
        let (row, round) = opened(&tx, token).await?;
        if row.proven_at.is_none() {
            return Err(Error::NotShown);
        }
        if revision != row.revision.to_string() {
            return Err(Error::NotNow);
        }
        let all = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(round.id)).all(&tx).await?;
        if !chosen.iter().all(|slot| all.iter().any(|one| one.id == *slot)) {
            return Err(no_such_time().into());
        }
        let change = profile::ActiveModel {
            organisation: Set(profiled.organisation.clone()),
            job_title: Set(profiled.job_title.clone()),
            offers: Set(profiled.offers.clone()),
            seeks: Set(profiled.seeks.clone()),
            about: Set(profiled.about.clone()),
            offer_topics: Set(profiled.offer_topics.clone()),
            seek_topics: Set(profiled.seek_topics.clone()),
            offer_words: Set(words::key(&profiled.offers)),
            seek_words: Set(words::key(&profiled.seeks)),
            is_matched: Set(profiled.is_matched),
            search_key: Set(SEARCHED.key_of([&row.name, &profiled.organisation, &profiled.offers, &profiled.seeks])),
            ..Default::default()
        };
        let written = profile::Entity::update_many()
            .set(change)
            .col_expr(profile::Column::Revision, Expr::col(profile::Column::Revision).add(1))
            .filter(profile::Column::Id.eq(row.id))
            .filter(profile::Column::Revision.eq(row.revision))
            .exec(&tx)
            .await?;
        if written.rows_affected == 0 {
            return Err(Error::NotNow);
        }
        profile_time::Entity::delete_many().filter(profile_time::Column::ProfileId.eq(row.id)).exec(&tx).await?;
        // All of them are as good as none: a time that is added later is theirs, too.
        if !chosen.is_empty() && chosen.len() < all.len() {
            let rows = all.iter().filter(|slot| chosen.contains(&slot.id));
            let rows = rows.map(|slot| profile_time::ActiveModel { profile_id: Set(row.id), slot_id: Set(slot.id) });
            profile_time::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        }
        Ok(())
    })
    .await
}

fn no_such_time() -> FieldErrors {
    FieldErrors::one("times", Text::new("Eine dieser Zeiten gibt es nicht mehr.", "One of these times is gone."))
}

/// Lets others see one's profile, or no more. Then requests that wait come to nothing; meetings stay until they are cancelled.
///
/// # Errors
/// `NoSuchLink`, `Closed`, `NotShown` before the mailbox is proven, or `NoPlace` for a traveller who gave theirs back.
pub async fn set_consent(db: &Db, token: &str, given: bool) -> Result<(), Error> {
    db.write(|tx| async move {
        let (row, round) = opened(&tx, token).await?;
        if given && row.proven_at.is_none() {
            return Err(Error::NotShown);
        }
        if given && round.state != MatchmakingState::Open {
            return Err(Error::Closed);
        }
        if given && let Some(traveller) = row.traveller_id {
            with_place(&tx, traveller).await?;
        }
        if row.consent_at.is_some() == given {
            return Ok(());
        }
        let change = profile::ActiveModel { consent_at: Set(given.then(clock::now)), ..Default::default() };
        profile::Entity::update_many().set(change).filter(profile::Column::Id.eq(row.id)).exec(&tx).await?;
        if !given {
            let own = meeting::Column::AskerId.eq(row.id).or(meeting::Column::AskedId.eq(row.id));
            let open = meeting::Entity::find().filter(own).filter(meeting::Column::State.eq(MeetingState::Requested)).all(&tx).await?;
            for request in open {
                let news = if request.asker_id == row.id { MeetingNewsKind::Withdrawn } else { MeetingNewsKind::Declined };
                end_meeting(&tx, &round, request.id, Some(row.id), news).await?;
            }
        }
        Ok(())
    })
    .await
}

/// Takes part no more: the profile goes with everything that hangs on it. The others of one's meetings are told.
///
/// # Errors
/// `NoSuchLink`.
pub async fn erase_own(db: &Db, token: &str) -> Result<(), Error> {
    db.write(|tx| async move {
        let (row, round) = opened(&tx, token).await?;
        erase_profile(&tx, &round, &row).await
    })
    .await
}
