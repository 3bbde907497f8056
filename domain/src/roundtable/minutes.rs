//! What was said at a roundtable, in one language, and sending that to whoever was there.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Error, GuestState, NotNow, RoundtableAction, RoundtableField, RoundtableLetter,
    details::please_choose,
    entity::{roundtable, roundtable_guest},
    letters::to_guest,
    service::{begun, entry, lock},
};
use crate::{
    actor::Actor,
    audit,
    db::Db,
    field::{Fields, Prose},
    ids::RoundtableId,
    locale::Locale,
    mail,
};

/// Writes the minutes down, as Markdown; empty takes them away.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn write_minutes(db: &Db, actor: &Actor, id: RoundtableId, revision: &str, language: &str, text: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let mut fields = Fields::new();
    let locale = fields.check("language", language.parse::<Locale>().map_err(|_| please_choose()));
    let text = fields.check("minutes", Prose::<15_000>::parse(text));
    let (locale, text) = fields.finish(|| Some((locale?, text?.into_string())))?;
    let text = &text;
    db.write(|tx| async move {
        let round = begun(&tx, id, revision).await?;
        let change = roundtable::ActiveModel { minutes: Set(text.clone()), minutes_locale: Set(locale), ..Default::default() };
        roundtable::Entity::update_many().set(change).filter(roundtable::Column::Id.eq(id)).exec(&tx).await?;
        Ok(audit::record(&tx, actor, entry(&round, RoundtableAction::MinutesWritten)).await?)
    })
    .await
}

/// Sends the minutes as they are to everybody who has a seat, and answers how many those are. Of one revision nobody gets two.
///
/// # Errors
/// `Denied`, or `NotNow` where nothing is written, or nobody has accepted.
pub async fn send_minutes(db: &Db, actor: &Actor, id: RoundtableId) -> Result<usize, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        if round.minutes.is_empty() {
            return Err(Error::NotNow(NotNow::NoMinutes));
        }
        let there = roundtable_guest::Entity::find()
            .filter(roundtable_guest::Column::RoundtableId.eq(id))
            .filter(roundtable_guest::Column::State.eq(GuestState::Accepted))
            .all(&tx)
            .await?;
        if there.is_empty() {
            return Err(Error::NotNow(NotNow::NobodyLeft));
        }
        let letter = || RoundtableLetter::RoundtableMinutes { roundtable: round.facts(), minutes: round.minutes.clone() };
        let letters = there.iter().map(|guest| to_guest(&round, guest, round.revision, letter())).collect();
        mail::enqueue_all(&tx, letters).await?;
        let entry = entry(&round, RoundtableAction::MinutesSent).with(RoundtableField::Number, there.len());
        audit::record(&tx, actor, entry).await?;
        Ok(there.len())
    })
    .await
}
