//! When news appear: now, at a time, or not any more.

use chrono::{Duration, NaiveDateTime};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    Error, NewsAction, NewsEntryView, NewsField, NewsState,
    columns::noted,
    entity, policy,
    service::{held, held_with_event},
    view::zone_of,
};
use crate::{
    actor::Actor,
    audit::{self, ExpectedRevision},
    clock::{self, Instant, Tz},
    db::{Db, Tx},
    field::{self, FieldErrors},
    ids::NewsEntryId,
    locale::Text,
};

/// Nobody plans for longer; a mistyped year is found out.
const LONGEST: Duration = Duration::days(2 * 366);

/// Shows a draft to everybody, from now on.
///
/// # Errors
/// `Denied`, `Invalid` while a text is missing, `NotNow` once it is no draft any more, `Overtaken`.
pub async fn publish(db: &Db, actor: &Actor, id: NewsEntryId, revision: &str) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let (row, _) = complete_draft(&tx, id, revision).await?;
        appear(&tx, actor, &row, None, clock::now()).await
    })
    .await
}

/// Lets a draft appear by itself at a time by the clock of its event, or the agency's own.
///
/// # Errors
/// As `publish`; also `Invalid` beside `at` for a time that is past or that no clock shows.
pub async fn plan(db: &Db, actor: &Actor, id: NewsEntryId, revision: &str, at: &str) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let (row, zone) = complete_draft(&tx, id, revision).await?;
        let local = field::local_time(at).and_then(|local| clock::existing(zone, local));
        let local = local.map_err(|problem| FieldErrors::one("at", problem))?;
        let at = ahead(zone, local).map_err(|problem| FieldErrors::one("at", problem))?;
        appear(&tx, actor, &row, Some(local), at).await
    })
    .await
}

/// Takes news out of sight, or off their time: they are a draft again. Doing so twice is doing so once.
///
/// # Errors
/// `Denied`.
pub async fn hide(db: &Db, actor: &Actor, id: NewsEntryId) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let row = held(&tx, id).await?;
        if row.state == NewsState::Draft {
            return Ok(());
        }
        back_to_draft(&tx, actor, &row).await?;
        Ok(())
    })
    .await
}

/// Takes an entry that the caller holds out of sight, or off its time.
pub(super) async fn back_to_draft(tx: &Tx, actor: &Actor, row: &entity::Model) -> Result<(), DbErr> {
    write_state(tx, row, NewsState::Draft, None, None).await?;
    audit::record(tx, actor, noted(NewsAction::Hidden, row)).await
}

/// The time that a form proposes: the next day at nine, by the clock that counts.
pub fn proposed_time(entry: &NewsEntryView, now: Instant) -> NaiveDateTime {
    let tomorrow = clock::local(entry.zone, now).date() + Duration::days(1);
    tomorrow.and_hms_opt(9, 0, 0).unwrap_or_default()
}

/// A draft of this revision that lacks nothing, and by whose clock its time is meant.
async fn complete_draft(tx: &Tx, id: NewsEntryId, revision: &str) -> Result<(entity::Model, Tz), Error> {
    let (event, row) = held_with_event(tx, id).await?;
    let zone = zone_of(event.as_ref());
    ExpectedRevision::parse(revision).check::<NewsAction, Error>(tx, id, row.revision, zone).await?;
    if row.state != NewsState::Draft {
        return Err(Error::NotNow(row.state));
    }
    if [&row.lede_de, &row.lede_en, &row.text_de, &row.text_en].into_iter().any(String::is_empty) {
        let problem = Text::new(
            "Vor der Veröffentlichung braucht die Meldung Vorspann und Text in beiden Sprachen.",
            "Before it is published the news item needs its lede and its text in both languages.",
        );
        return Err(Error::Invalid(FieldErrors::one("", problem)));
    }
    Ok((row, zone))
}

/// The instant of a local time: ahead of now, and not by years.
fn ahead(zone: Tz, local: NaiveDateTime) -> Result<Instant, Text> {
    let (at, now) = (clock::at(zone, local), clock::now());
    if at <= now {
        return Err(Text::new("Der Zeitpunkt muss in der Zukunft liegen.", "The time must lie in the future."));
    }
    if at > now + LONGEST {
        return Err(Text::new("So weit im Voraus lässt sich nichts planen.", "Nothing can be planned so far ahead."));
    }
    Ok(at)
}

async fn appear(tx: &Tx, actor: &Actor, row: &entity::Model, local: Option<NaiveDateTime>, at: Instant) -> Result<(), Error> {
    write_state(tx, row, NewsState::Published, local, Some(at)).await?;
    let entry = match local {
        Some(_) => noted(NewsAction::Planned, row).with(NewsField::PublishedAt, at.to_rfc3339()),
        None => noted(NewsAction::Published, row),
    };
    audit::record(tx, actor, entry).await?;
    Ok(())
}

async fn write_state(
    tx: &Tx,
    row: &entity::Model,
    state: NewsState,
    local: Option<NaiveDateTime>,
    at: Option<Instant>,
) -> Result<(), DbErr> {
    let columns = entity::ActiveModel {
        state: Set(state),
        published_local: Set(local),
        published_at: Set(at),
        revision: Set(row.revision + 1),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    entity::Entity::update_many().set(columns).filter(entity::Column::Id.eq(row.id)).exec(tx).await?;
    Ok(())
}
