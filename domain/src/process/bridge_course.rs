//! What the events of a bridge came to, each by itself and all together.

use std::collections::HashMap;

use sea_orm::DbErr;

use super::result::{self, EventResult};
use crate::{
    db::Db,
    event::{EventState, EventView},
    ids::EventId,
};

/// What everybody may know of those of these events that are over, by event.
///
/// # Errors
/// A failure of the database.
pub async fn results(db: &Db, events: &[EventView]) -> Result<HashMap<EventId, EventResult>, DbErr> {
    let over = events.iter().filter(|event| event.state != EventState::Draft && event.is_over());
    let over: Vec<EventId> = over.map(|event| event.id).collect();
    result::of_events(db, &over).await
}

/// All of them together.
pub fn total<'a>(results: impl IntoIterator<Item = &'a EventResult>) -> EventResult {
    results.into_iter().fold(EventResult::default(), |all, one| EventResult {
        partners: all.partners + one.partners,
        visits: all.visits + one.visits,
        sessions: all.sessions + one.sessions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_add_up() {
        let one = EventResult { partners: 3, visits: 200, sessions: 4 };
        let other = EventResult { partners: 5, visits: 0, sessions: 1 };

        assert_eq!(total([&one, &other]), EventResult { partners: 8, visits: 200, sessions: 5 });
        assert_eq!(total([]), EventResult::default());
    }
}
