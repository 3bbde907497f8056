//! Changing an event, with everything that its zone and its days decide, and everybody who relies on it.

mod letters;
mod readers;

use std::collections::HashMap;

use sea_orm::DbErr;

use self::readers::Readers;
pub use self::{
    letters::{EventChangeLetter, EventChangeLetterKind},
    readers::Reach,
};
use crate::{
    actor::Actor,
    code,
    db::{Db, Tx},
    event::{self, Error, EventDetails, EventFacts, EventState, EventView, policy},
    field::FieldErrors,
    ids::{EventId, SessionId},
    locale::{Locale, Text},
    mailing,
    masterclass::{self, Other, ProgrammeWish, SessionFacts},
    matchmaking, news, placement, survey, traveller,
};

/// What a change of an event is to those who rely on it, before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    pub before: EventFacts,
    pub after: EventFacts,
    pub reach: Reach,
    /// How many sessions move with it.
    pub sessions: u64,
    /// How many meetings that people agreed upon do.
    pub meetings: u64,
    /// By how many days they move: 0 where only their zone is another.
    pub days: i64,
    /// What has to stand in `EventDetails::confirmed_change`: then this very change was confirmed, and no other.
    pub fingerprint: String,
}

/// What a change would be to those who rely on the event, if letters have to be confirmed before it is saved. `None` if
/// nobody would hear of it: nothing changes that anybody relies on, or the event is over.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn announcement(db: &Db, actor: &Actor, event: EventId, command: &EventDetails) -> Result<Option<Announcement>, Error> {
    let (before, after) = event::edited(db.read(), actor, event, command).await?;
    if !is_news(&before, &after, wish(command)) {
        return Ok(None);
    }
    let reach = Readers::of_event(db.read(), event).await?.reach();
    if reach.is_nobody() {
        return Ok(None);
    }
    let sessions = masterclass::count_moving(db, &before, &after, wish(command)).await?;
    let meetings = matchmaking::meetings_moving(db, &before, &after, wish(command).moves_along).await?;
    let (fingerprint, days) = (fingerprint(&before, &after, wish(command)), wish(command).days(&before, &after));
    Ok(Some(Announcement { before: before.facts(), after: after.facts(), reach, sessions, meetings, days, fingerprint }))
}

/// Changes an event, unless somebody else did so since `revision`. When its zone is corrected, the programme and the
/// deadlines of offers keep their local times; when its days move, the programme moves along, or is refused where it would
/// be left outside of them. Whoever relies on what changed hears of it, once, if that was confirmed. The letters are written
/// in the same transaction: two thousand of them take SQLite a few tenths of a second.
///
/// # Errors
/// `Denied`, `Invalid` (beside `confirmed_change` while the letters are not confirmed), or `Overtaken` with who changed
/// what.
pub async fn edit(db: &Db, actor: &Actor, event: EventId, revision: &str, command: &EventDetails) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let wish = wish(command);
    db.write(|tx| async move {
        let besides = left_behind(&tx, actor, event, command).await?;
        let (before, after) = event::edit(&tx, actor, event, revision, command, besides).await?;
        let moved = masterclass::follow_event(&tx, actor, &before, &after, wish).await.map_err(|error| refusal(error, wish))?;
        if before.zone != after.zone {
            placement::derive_offer_deadlines(&tx, &after, before.zone).await?;
            traveller::derive_deadline(&tx, &after).await?;
        }
        mailing::follow_event(&tx, actor, &before, &after).await?;
        news::follow_event(&tx, actor, &before, &after).await?;
        survey::follow_event(&tx, &before, &after).await?;
        matchmaking::follow_event(&tx, &before, &after, wish.moves_along, wish.keeps_local_times).await.map_err(refusal_of_meetings)?;
        if is_news(&before, &after, wish) {
            let confirmed = command.confirmed_change == fingerprint(&before, &after, wish);
            tell_everybody(&tx, &before, &after, &moved, confirmed).await?;
        }
        Ok(after)
    })
    .await
}

/// What the programme would say to the days and the zone that were typed.
async fn left_behind(tx: &Tx, actor: &Actor, event: EventId, command: &EventDetails) -> Result<FieldErrors, Error> {
    match event::edited(tx, actor, event, command).await {
        Ok((before, after)) => {
            let wish = wish(command);
            let mut problems = masterclass::left_behind(tx, &before, &after, wish).await?;
            let times = matchmaking::left_behind(tx, &before, &after, wish.moves_along, wish.keeps_local_times).await?;
            // One sentence at each field is enough: the same box moves both.
            let news = times.0.into_iter().filter(|(field, _)| problems.0.iter().all(|(other, _)| other != field));
            let news: Vec<_> = news.collect();
            problems.0.extend(news);
            Ok(problems)
        }
        // Days that cannot be read leave nothing behind.
        Err(Error::Invalid(_)) => Ok(FieldErrors::default()),
        Err(error) => Err(error),
    }
}

async fn tell_everybody(
    tx: &Tx,
    before: &EventView,
    after: &EventView,
    moved: &HashMap<SessionId, SessionFacts>,
    confirmed: bool,
) -> Result<(), Error> {
    let readers = Readers::of_event(tx, after.id).await?;
    let reach = readers.reach();
    if reach.is_nobody() {
        return Ok(());
    }
    if !confirmed {
        return Err(FieldErrors::one("confirmed_change", asks_to_confirm(reach.total())).into());
    }
    let moves = masterclass::moves_of_visitors(tx, moved).await?;
    Ok(readers.write(tx, after, &before.facts(), moves).await?)
}

fn wish(command: &EventDetails) -> ProgrammeWish {
    let is_ticked = |typed: &str| !typed.trim().is_empty();
    ProgrammeWish {
        keeps_local_times: is_ticked(&command.programme_keeps_local_times),
        moves_along: is_ticked(&command.programme_moves_along),
    }
}

/// Whether what people rely on becomes another, and is still to come.
fn is_news(before: &EventView, after: &EventView, wish: ProgrammeWish) -> bool {
    let is_past = after.state == EventState::Archived || before.is_over() && after.is_over();
    !is_past && (!before.facts().leads_to_the_same(&after.facts()) || wish.days(before, after) != 0)
}

/// What the organiser has seen when the letters were confirmed.
fn fingerprint(before: &EventView, after: &EventView, wish: ProgrammeWish) -> String {
    let seen = (before.facts(), after.facts(), wish.days(before, after));
    code::hash(&serde_json::to_string(&seen).unwrap_or_default())[..32].to_owned()
}

fn asks_to_confirm(letters: u64) -> Text {
    match letters {
        1 => Text::new(
            "Noch nicht gespeichert: Davon hört ein Mensch per E-Mail. Bitte prüfen Sie unter „Wer davon hört“, was darin steht, und bestätigen Sie es.",
            "Not saved yet: one person will hear of this by e-mail. Please check under “Who hears of this” what it says, and confirm it.",
        ),
        _ => Text::new(
            format!(
                "Noch nicht gespeichert: Davon hören {letters} Menschen per E-Mail. Bitte prüfen Sie unter „Wer davon hört“, was darin steht, und bestätigen Sie es."
            ),
            format!(
                "Not saved yet: {letters} people will hear of this by e-mail. Please check under “Who hears of this” what it says, and confirm it."
            ),
        ),
    }
}

fn refusal(error: masterclass::Error, wish: ProgrammeWish) -> Error {
    match error {
        masterclass::Error::Denied(denied) => denied.into(),
        masterclass::Error::Invalid(fields) => fields.into(),
        masterclass::Error::StageTaken(other, _) => {
            let field = if wish.moves_along { "programme_moves_along" } else { "time_zone" };
            FieldErrors::one(field, meets_another(&other)).into()
        }
        masterclass::Error::Db(error) => error.into(),
        other => DbErr::Custom(other.to_string()).into(),
    }
}

fn refusal_of_meetings(error: matchmaking::Error) -> Error {
    match error {
        matchmaking::Error::Denied(denied) => denied.into(),
        matchmaking::Error::Invalid(fields) => fields.into(),
        matchmaking::Error::Db(error) => error.into(),
        other => DbErr::Custom(other.to_string()).into(),
    }
}

/// Where a session runs across a change of the clocks, in the new zone or on its new day.
fn meets_another(other: &Other) -> Text {
    Text::new(
        format!(
            "Dort träfe ein Programmpunkt auf derselben Bühne auf „{}“. Verschieben Sie zuerst einen von beiden.",
            other.title.in_(Locale::De)
        ),
        format!("There a session would meet “{}” on the same stage. First move one of them.", other.title.in_(Locale::En)),
    )
}
