//! Until when people are named: pure.

use crate::{actor::Actor, clock::Instant};

/// Whether booth staff may still be named and renamed. Organisers print the badges, so they may correct them to the end.
pub(super) fn passes_are_open(actor: &Actor, closes_at: Option<Instant>, now: Instant) -> bool {
    actor.is_organiser() || closes_at.is_none_or(|closes_at| closes_at > now)
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::{actor::Person, clock, ids::AccountId};

    fn person(organiser: bool) -> Actor {
        let (name, email) = ("Paula".to_owned(), "paula@person.example".to_owned());
        Actor::Person(Person {
            account: AccountId::new(),
            name,
            email,
            organiser,
            organiser_without_passkey: false,
            staff_of: vec![],
            exhibits_for: vec![],
            hosts_for: vec![],
        })
    }

    #[test]
    fn after_the_deadline_only_organisers_change_passes() {
        let now = clock::now();
        let over = Some(now - Duration::minutes(1));
        let exhibitor = person(false);

        assert!(passes_are_open(&exhibitor, None, now));
        assert!(passes_are_open(&exhibitor, Some(now + Duration::minutes(1)), now));
        assert!(!passes_are_open(&exhibitor, over, now));
        assert!(!passes_are_open(&exhibitor, Some(now), now));
        assert!(passes_are_open(&person(true), over, now));
    }
}
