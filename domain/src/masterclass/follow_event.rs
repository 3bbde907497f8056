//! What a change of the event does to its programme: nothing moves or is left behind without a word.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{derive::derive_sessions, entity::session, error::Error, state::SessionState};
use crate::{
    actor::Actor,
    clock::Tz,
    db::Tx,
    event::EventView,
    field::FieldErrors,
    ids::EventId,
    locale::{Locale, Text},
};

/// As many sessions are named where more are in the way.
const NAMED: usize = 5;

/// After the event was changed, in the same transaction: what is planned must lie within its days, and keeps its local
/// times when the zone was corrected, if somebody has said so.
///
/// # Errors
/// `Invalid` beside the days, with the sessions that would be left outside, or beside the zone; `StageTaken`.
pub(crate) async fn follow_event(
    tx: &Tx,
    actor: &Actor,
    before: &EventView,
    after: &EventView,
    keeps_local_times: bool,
) -> Result<(), Error> {
    let days = |event: &EventView| (event.starts_on, event.ends_on);
    if (days(before), before.zone) == (days(after), after.zone) {
        return Ok(());
    }
    let planned = planned_at(tx, after.id).await?;
    if days(before) != days(after) {
        stay_within_days(&planned, before.zone, after)?;
    }
    if before.zone == after.zone {
        return Ok(());
    }
    if !planned.is_empty() && !keeps_local_times {
        return Err(FieldErrors::one("programme_keeps_local_times", says_what_moves(planned.len(), before.zone, after.zone)).into());
    }
    derive_sessions(tx, actor, after, before.zone).await?;
    Ok(())
}

/// What takes place, by time.
async fn planned_at(tx: &Tx, event: EventId) -> Result<Vec<session::Model>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::EventId.eq(event))
        .filter(session::Column::State.ne(SessionState::Cancelled))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(tx)
        .await?;
    Ok(rows)
}

fn stay_within_days(planned: &[session::Model], zone: Tz, after: &EventView) -> Result<(), FieldErrors> {
    let day = |row: &session::Model| row.local_start(zone).date();
    let outside: Vec<_> = planned.iter().filter(|row| !(after.starts_on..=after.ends_on).contains(&day(row))).collect();
    let Some(first) = outside.first() else { return Ok(()) };
    let field = if day(first) < after.starts_on { "starts_on" } else { "ends_on" };
    let (named, more) = outside.split_at(outside.len().min(NAMED));
    let list = |l: Locale, day_of: fn(NaiveDate) -> String, open: &str, close: &str| {
        let one = |row: &&session::Model| {
            let title = Text::new(row.title_de.clone(), row.title_en.clone());
            format!("{open}{}{close} ({}, {})", title.in_(l), day_of(day(row)), row.local_start(zone).format("%H:%M"))
        };
        named.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (more_de, more_en) = match more.len() {
        0 => (String::new(), String::new()),
        more => (format!(" und {more} weitere"), format!(" and {more} more")),
    };
    let problem = Text::new(
        format!(
            "Außerhalb dieser Tage läge dann: {}{more_de}. Fassen Sie die Tage zuerst weiter, und verschieben Sie das Programm.",
            list(Locale::De, |day| day.format("%d.%m.%Y").to_string(), "„", "“")
        ),
        format!(
            "Outside of these days would then be: {}{more_en}. First make the days wider, and move the programme.",
            list(Locale::En, |day| day.format("%-d %B %Y").to_string(), "“", "”")
        ),
    );
    Err(FieldErrors::one(field, problem))
}

fn says_what_moves(sessions: usize, from: Tz, to: Tz) -> Text {
    let (from, to) = (from.name(), to.name());
    let (de, en) = if sessions == 1 {
        (
            "Der Programmpunkt behält seine Ortszeit; sein Zeitpunkt ändert".to_owned(),
            "The session keeps its local time; its instant changes".to_owned(),
        )
    } else {
        (
            format!("{sessions} Programmpunkte behalten ihre Ortszeit; ihre Zeitpunkte ändern"),
            format!("{sessions} sessions keep their local time; their instants change"),
        )
    };
    Text::new(
        format!("{de} sich von {from} zu {to}. Wer einen Platz hat, erhält eine E-Mail. Bitte bestätigen Sie das."),
        format!("{en} from {from} to {to}. Whoever has a seat gets an e-mail. Please confirm this."),
    )
}
