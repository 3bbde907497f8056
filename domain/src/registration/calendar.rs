//! The visitor's days as a file to take along, by the same numbers as in letters.

use super::{Error, RegistrationState, letters, policy, queries};
use crate::{
    actor::{Actor, Denied},
    calendar::{self, CalendarEntry},
    db::Db,
    event,
    ids::RegistrationId,
    locale::Locale,
};

/// The days of the event for the visitor's calendar, in this language; as cancelled, where the registration is.
///
/// # Errors
/// `Denied` for whoever neither holds the ticket nor organises, and where there is nothing to give.
pub async fn calendar_days(db: &Db, actor: &Actor, id: RegistrationId, locale: Locale) -> Result<Vec<CalendarEntry>, Error> {
    policy::may_act_for(actor, id)?;
    db.write_aside(|tx| async move {
        let row = queries::held(&tx, id).await?;
        let days = match row.state {
            RegistrationState::Confirmed => {
                let event = event::within(&tx, row.event_id).await?;
                letters::days_for(&tx, &row, &event, locale).await?
            }
            RegistrationState::Pending | RegistrationState::Cancelled => calendar::days_of(&tx, row.badge_id).await?,
        };
        if days.is_empty() { Err(Denied::NotFound.into()) } else { Ok(days) }
    })
    .await
}
