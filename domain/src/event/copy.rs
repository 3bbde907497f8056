//! An event again, on new dates.

use chrono::{Duration, NaiveDate};
use sea_orm::EntityTrait;

use super::{Error, EventState, EventView, entity, service};
use crate::{
    actor::Denied,
    clock::{self, Instant, Tz},
    db::Tx,
    ids::EventId,
};

/// Makes a draft like `event`, which starts on another day, and answers both. Whoever calls has asked the policy.
///
/// # Errors
/// `Denied`, or `Invalid` where the address is taken.
pub(crate) async fn copy(tx: &Tx, event: EventId, name: &str, slug: &str, starts_on: NaiveDate) -> Result<(EventView, EventView), Error> {
    let old = entity::Entity::find_by_id(event).one(tx).await?.ok_or(Denied::NotFound)?;
    let new = next_edition(&old, name, slug, starts_on);
    service::insert(tx, new.clone()).await?;
    Ok((EventView::from(old), EventView::from(new)))
}

fn next_edition(old: &entity::Model, name: &str, slug: &str, starts_on: NaiveDate) -> entity::Model {
    let by = starts_on - old.starts_on;
    let zone = old.zone();
    let moved = |at: Option<Instant>| at.map(|at| same_wall_clock(zone, at, by));
    let now = clock::now();
    entity::Model {
        id: EventId::new(),
        name: name.to_owned(),
        slug: slug.to_owned(),
        starts_on,
        ends_on: old.ends_on + by,
        applications_open_at: moved(old.applications_open_at),
        applications_close_at: moved(old.applications_close_at),
        passes_close_at: moved(old.passes_close_at),
        state: EventState::Draft,
        revision: 1,
        created_at: now,
        updated_at: now,
        ..old.clone()
    }
}

/// Ten in the morning stays ten in the morning, also across a change of the clocks.
fn same_wall_clock(zone: Tz, at: Instant, by: Duration) -> Instant {
    clock::at(zone, at.with_timezone(&zone).naive_local() + by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_keep_their_wall_clock_time() {
        let berlin = chrono_tz::Europe::Berlin;
        let winter = "2027-01-15T22:59:00Z".parse().expect("a test literal");

        let summer = same_wall_clock(berlin, winter, Duration::days(180));

        assert_eq!(summer.to_rfc3339(), "2027-07-14T21:59:00+00:00");
    }
}
