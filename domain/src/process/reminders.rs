//! Reminders before a deadline of exhibitors: three days before it, and once more on the last one.

use std::collections::HashSet;

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    application::{ApplicationState, entity::application, to_applicant},
    booth::entity::unit,
    clock::{self, Instant},
    db::Db,
    event::{EventState, EventView, entity as event},
    mail,
    placement::{PlacementLetter, confirmed_placement, entity::placement, open_offer},
};

/// Before a deadline, the last first.
const AHEAD: [Duration; 2] = [Duration::days(1), Duration::days(3)];
/// Who has just been told of a deadline is not reminded of it.
const JUST_TOLD: Duration = Duration::days(1);

/// Writes every reminder that is due, each once: of offers that nobody answered, and of passes that nobody named.
///
/// # Errors
/// A failure of the database.
pub(super) async fn remind(db: &Db) -> Result<(), DbErr> {
    let now = clock::now();
    let mut due = offers(db, now).await?;
    due.extend(passes(db, now).await?);
    let keys: Vec<_> = due.iter().map(|reminder| reminder.key.clone()).collect();
    let written: HashSet<String> = mail::known_keys(db, &keys).await?.into_iter().collect();
    for reminder in due.iter().filter(|reminder| !written.contains(&reminder.key)) {
        db.write_aside(|tx| async move { to_applicant(&tx, &reminder.to, reminder.key.clone(), reminder.letter.clone()).await }).await?;
    }
    Ok(())
}

/// A letter that is due.
struct Reminder {
    /// The same for the same deadline: it is written once.
    key: String,
    to: application::Model,
    letter: PlacementLetter,
}

/// Which reminder of a deadline is due: so long before it.
fn ahead(now: Instant, deadline: Instant) -> Option<Duration> {
    AHEAD.into_iter().find(|ahead| now < deadline && deadline - now <= *ahead)
}

async fn offers(db: &Db, now: Instant) -> Result<Vec<Reminder>, DbErr> {
    let open = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(open_offer(now))
        .filter(placement::Column::OfferExpiresAt.lte(now + AHEAD[1]))
        .filter(placement::Column::UpdatedAt.lte(now - JUST_TOLD))
        .all(db.read())
        .await?;
    let mut due = Vec::new();
    for (placement, unit) in open {
        let (Some(unit), Some(expires_at)) = (unit, placement.offer_expires_at) else { continue };
        let Some(ahead) = ahead(now, expires_at) else { continue };
        let Some((to, Some(row))) = applicant(db, &placement).await? else { continue };
        let letter = PlacementLetter::OfferReminder {
            event: EventView::from(row).facts(),
            organisation: to.display_name.clone(),
            unit: unit.facts(),
            expires_at,
            application: to.id,
        };
        let key = format!("offer_reminder:{}:{}:{}", placement.id, expires_at.timestamp(), ahead.num_days());
        due.push(Reminder { key, to, letter });
    }
    Ok(due)
}

async fn passes(db: &Db, now: Instant) -> Result<Vec<Reminder>, DbErr> {
    let closing = event::Entity::find()
        .filter(event::Column::State.eq(EventState::Published))
        .filter(event::Column::PassesCloseAt.gt(now))
        .filter(event::Column::PassesCloseAt.lte(now + AHEAD[1]))
        .all(db.read())
        .await?;
    let mut due = Vec::new();
    for event in closing {
        let Some((until, ahead)) = event.passes_close_at.and_then(|until| Some((until, ahead(now, until)?))) else { continue };
        let placed = placement::Entity::find()
            .find_also_related(unit::Entity)
            .filter(placement::Column::EventId.eq(event.id))
            .filter(confirmed_placement())
            .filter(placement::Column::UpdatedAt.lte(now - JUST_TOLD))
            .all(db.read())
            .await?;
        let facts = EventView::from(event).facts();
        for (placement, unit) in placed {
            let Some(unit) = unit else { continue };
            let Some((to, _)) = applicant(db, &placement).await? else { continue };
            if to.state != ApplicationState::Confirmed || to.passes_taken >= unit.pass_quota {
                continue;
            }
            let letter = PlacementLetter::PassesReminder {
                event: facts.clone(),
                organisation: to.display_name.clone(),
                named: to.passes_taken,
                quota: unit.pass_quota,
                until,
                application: to.id,
            };
            let key = format!("passes_reminder:{}:{}:{}", to.id, until.timestamp(), ahead.num_days());
            due.push(Reminder { key, to, letter });
        }
    }
    Ok(due)
}

/// The application that has a unit, and its event.
async fn applicant(db: &Db, placement: &placement::Model) -> Result<Option<(application::Model, Option<event::Model>)>, DbErr> {
    application::Entity::find_by_id(placement.application_id).find_also_related(event::Entity).one(db.read()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_told_of_three_days_before_and_on_the_last() {
        let deadline = clock::now();
        let at = |hours: i64| ahead(deadline - Duration::hours(hours), deadline).map(|ahead| ahead.num_days());

        assert_eq!([at(73), at(72), at(25), at(24), at(1), at(0), at(-1)], [None, Some(3), Some(3), Some(1), Some(1), None, None]);
    }
}
