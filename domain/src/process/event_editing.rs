//! Changing an event, with everything that its zone and its days decide.

use sea_orm::DbErr;

use crate::{
    actor::Actor,
    db::Db,
    event::{self, Error, EventDetails, EventView, policy},
    field::FieldErrors,
    ids::EventId,
    locale::{Locale, Text},
    masterclass::{self, Other},
    placement,
};

/// Changes an event, unless somebody else did so since `revision`. When its zone is corrected, the programme and the
/// deadlines of offers keep their local times; a programme that would be left outside of its days is refused.
///
/// # Errors
/// `Denied`, `Invalid`, or `Stale` with who changed what.
pub async fn edit(db: &Db, actor: &Actor, event: EventId, revision: &str, command: &EventDetails) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    db.write(|tx| async move {
        let (before, after) = event::edit(&tx, actor, event, revision, command).await?;
        let keeps_local_times = !command.programme_keeps_local_times.trim().is_empty();
        masterclass::follow_event(&tx, actor, &before, &after, keeps_local_times).await.map_err(refusal)?;
        if before.zone != after.zone {
            placement::derive_offer_deadlines(&tx, &after, before.zone).await?;
        }
        Ok(after)
    })
    .await
}

fn refusal(error: masterclass::Error) -> Error {
    match error {
        masterclass::Error::Denied(denied) => denied.into(),
        masterclass::Error::Invalid(fields) => fields.into(),
        masterclass::Error::StageTaken(other) => FieldErrors::one("time_zone", meets_another(&other)).into(),
        masterclass::Error::Db(error) => error.into(),
        other => DbErr::Custom(other.to_string()).into(),
    }
}

/// Where a session runs across a change of the clocks in the new zone.
fn meets_another(other: &Other) -> Text {
    Text::new(
        format!(
            "In dieser Zeitzone träfe ein Programmpunkt auf derselben Bühne auf „{}“. Verschieben Sie zuerst einen von beiden.",
            other.title.in_(Locale::De)
        ),
        format!("In this time zone a session would meet “{}” on the same stage. First move one of them.", other.title.in_(Locale::En)),
    )
}
