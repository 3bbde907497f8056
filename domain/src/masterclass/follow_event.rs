//! What a change of the event does to its programme: nothing moves or is left behind without a word.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{derive::move_sessions_with_event, entity::session, error::Error, letters::SessionFacts, state::SessionState};
use crate::{
    actor::Actor,
    clock::{self, Tz},
    db::{Db, Tx},
    event::EventView,
    field::FieldErrors,
    ids::{EventId, SessionId},
    locale::{Locale, Text},
};

/// As many sessions are named where more are in the way.
const NAMED: usize = 5;

/// What was said of the programme when its event changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProgrammeWish {
    /// It keeps its local times when the zone is corrected.
    pub keeps_local_times: bool,
    /// It moves by as many days as the first day.
    pub moves_along: bool,
}

impl ProgrammeWish {
    /// By how many days the programme moves.
    pub fn days(self, before: &EventView, after: &EventView) -> i64 {
        if self.moves_along { (after.starts_on - before.starts_on).num_days() } else { 0 }
    }
}

/// After the event was changed, in the same transaction: what is planned moves along, if somebody has said so, must lie
/// within its days, and keeps its local times when the zone was corrected, if somebody has said that. Answers how the
/// sessions were that moved and are still to come; whoever calls writes to those who have a seat in them or wait for one.
///
/// # Errors
/// `Invalid` beside the box that is missing, beside the days with the sessions that would be left outside, or beside the
/// zone; `StageTaken`.
pub(crate) async fn follow_event(
    tx: &Tx,
    actor: &Actor,
    before: &EventView,
    after: &EventView,
    wish: ProgrammeWish,
) -> Result<HashMap<SessionId, SessionFacts>, Error> {
    left_behind(tx, before, after, wish).await?.beside(Ok(()))?;
    let shift = wish.days(before, after);
    if before.zone == after.zone && shift == 0 {
        return Ok(HashMap::new());
    }
    move_sessions_with_event(tx, actor, after, before.zone, shift).await
}

/// What of the programme a change of the event would leave outside of its days, or move without a word.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn left_behind(tx: &Tx, before: &EventView, after: &EventView, wish: ProgrammeWish) -> Result<FieldErrors, DbErr> {
    let days = |event: &EventView| (event.starts_on, event.ends_on);
    let mut problems = FieldErrors::default();
    if (days(before), before.zone) == (days(after), after.zone) {
        return Ok(problems);
    }
    let planned = planned_at(tx, after.id).await?;
    if days(before) != days(after)
        && let Err(outside) = stay_within_days(&planned, before, after, wish)
    {
        problems.0.extend(outside.0);
    }
    if before.zone != after.zone && !planned.is_empty() && !wish.keeps_local_times {
        problems.refuse("programme_keeps_local_times", says_what_moves(planned.len(), before.zone, after.zone));
    }
    Ok(problems)
}

/// How many sessions move with a change of their event, as `follow_event` would do it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn count_moving(db: &Db, before: &EventView, after: &EventView, wish: ProgrammeWish) -> Result<u64, DbErr> {
    if before.zone == after.zone && wish.days(before, after) == 0 {
        return Ok(0);
    }
    let ahead = session::Entity::find()
        .filter(session::Column::EventId.eq(after.id))
        .filter(session::Column::State.ne(SessionState::Cancelled))
        .filter(session::Column::StartsAt.gt(clock::now()));
    ahead.count(db.read()).await
}

/// What takes place, by time.
async fn planned_at(tx: &Tx, event: EventId) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::EventId.eq(event))
        .filter(session::Column::State.ne(SessionState::Cancelled))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(tx)
        .await
}

fn stay_within_days(planned: &[session::Model], before: &EventView, after: &EventView, wish: ProgrammeWish) -> Result<(), FieldErrors> {
    let now = clock::now();
    let day = |row: &session::Model| row.local_start(before.zone).date();
    let moved_day = |row: &session::Model, days: i64| day(row) + Duration::days(if row.starts_at > now { days } else { 0 });
    let outside_after =
        |days: i64| planned.iter().filter(|row| !(after.starts_on..=after.ends_on).contains(&moved_day(row, days))).collect::<Vec<_>>();
    let days = wish.days(before, after);
    let outside = outside_after(days);
    let Some(first) = outside.first() else { return Ok(()) };
    let along = ProgrammeWish { moves_along: true, ..wish }.days(before, after);
    let named = names(&outside, before.zone);
    if !wish.moves_along && outside_after(along).is_empty() {
        return Err(FieldErrors::one("programme_moves_along", offers_to_move(&named, planned.len(), along)));
    }
    let field = if moved_day(first, days) < after.starts_on { "starts_on" } else { "ends_on" };
    let problem = Text::new(
        format!("Außerhalb dieser Tage läge dann: {}. Fassen Sie die Tage zuerst weiter, und verschieben Sie das Programm.", named.de),
        format!("Outside of these days would then be: {}. First make the days wider, and move the programme.", named.en),
    );
    Err(FieldErrors::one(field, problem))
}

/// Sessions with their times, the first few of them by name.
fn names(sessions: &[&session::Model], zone: Tz) -> Text {
    let (named, more) = sessions.split_at(sessions.len().min(NAMED));
    let list = |l: Locale, day_of: fn(NaiveDate) -> String, open: &str, close: &str| {
        let one = |row: &&session::Model| {
            let (title, local) = (Text::new(row.title_de.clone(), row.title_en.clone()), row.local_start(zone));
            format!("{open}{}{close} ({}, {})", title.in_(l), day_of(local.date()), local.format("%H:%M"))
        };
        named.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (more_de, more_en) = match more.len() {
        0 => (String::new(), String::new()),
        more => (format!(" und {more} weitere"), format!(" and {more} more")),
    };
    Text::new(
        format!("{}{more_de}", list(Locale::De, |day| day.format("%d.%m.%Y").to_string(), "„", "“")),
        format!("{}{more_en}", list(Locale::En, |day| day.format("%-d %B %Y").to_string(), "“", "”")),
    )
}

fn offers_to_move(outside: &Text, planned: usize, days: i64) -> Text {
    let (by, later) = (days.unsigned_abs(), days > 0);
    let (day_de, day_en) =
        if by == 1 { ("einen Tag".to_owned(), "one day".to_owned()) } else { (format!("{by} Tage"), format!("{by} days")) };
    let (when_de, when_en) = if later { ("später", "later") } else { ("früher", "earlier") };
    let (whole_de, whole_en) = match planned {
        1 => ("der Programmpunkt".to_owned(), "the session".to_owned()),
        planned => (format!("alle {planned} Programmpunkte"), format!("all {planned} sessions")),
    };
    Text::new(
        format!(
            "Außerhalb dieser Tage läge dann: {}. Setzen Sie das Häkchen, und {whole_de} {} {day_de} {when_de}, zur selben Uhrzeit.",
            outside.de,
            if planned == 1 { "beginnt" } else { "beginnen" },
        ),
        format!(
            "Outside of these days would then be: {}. Tick the box, and {whole_en} will begin {day_en} {when_en}, at the same time of day.",
            outside.en
        ),
    )
}

fn says_what_moves(sessions: usize, from: Tz, to: Tz) -> Text {
    let (from, to) = (from.name(), to.name());
    let (de, en) = if sessions == 1 {
        (
            "Der Programmpunkt behält seine Ortszeit; sein Zeitpunkt ändert".to_owned(),
            "The session keeps its local time; the actual moment changes".to_owned(),
        )
    } else {
        (
            format!("{sessions} Programmpunkte behalten ihre Ortszeit; ihre Zeitpunkte ändern"),
            format!("{sessions} sessions keep their local time; the actual moments change"),
        )
    };
    Text::new(
        format!("{de} sich von {from} zu {to}. Wer einen Platz hat oder wartet, erhält eine E-Mail. Bitte setzen Sie das Häkchen."),
        format!("{en} from {from} to {to}. Whoever has a seat or waits gets an e-mail. Please tick the box."),
    )
}
