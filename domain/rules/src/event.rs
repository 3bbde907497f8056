//! What events can be.

use crate::choice;

choice! {
    /// What sort of occasion an event is.
    pub enum EventKind {
        TradeFair = "trade_fair",
        Conference = "conference",
        DelegationTrip = "delegation_trip",
        OwnEvent = "own_event",
    }
}

choice! {
    /// Whose booth it is.
    pub enum BoothRole {
        /// We run the booth.
        Host = "host",
        /// We are guests on the booth of somebody else, named in `hosted_by`.
        Partner = "partner",
    }
}

choice! {
    /// Who can see an event.
    pub enum EventState {
        /// Organisers only.
        Draft = "draft",
        /// Everybody.
        Published = "published",
        /// Over and done with.
        Archived = "archived",
    }
}

choice! {
    /// The colours that the styles know, one per event.
    pub enum Accent {
        Blue = "blue",
        Teal = "teal",
        Green = "green",
        Plum = "plum",
        Rust = "rust",
        Slate = "slate",
    }
}

choice! {
    /// What the badges of an event are printed on.
    pub enum BadgeFormat {
        /// One upright page for each.
        A6 = "a6",
        /// Four to cut on an upright page.
        A4FourUp = "a4",
        /// Labels, by the width of their roll and their length in millimetres.
        Label62x100 = "62x100",
        Label54x101 = "54x101",
        Label41x89 = "41x89",
    }
}

impl EventState {
    /// Whether an event may go from this state to `next`. Whether anybody applied is asked besides.
    pub fn leads_to(self, next: Self) -> bool {
        matches!((self, next), (Self::Draft | Self::Archived, Self::Published) | (Self::Published, Self::Archived | Self::Draft))
    }
}

#[cfg(test)]
mod tests {
    use super::EventState::{self, Archived, Draft, Published};

    #[test]
    fn only_these_steps_are_allowed() {
        let steps = EventState::ALL.into_iter().flat_map(|from| EventState::ALL.map(|to| (from, to)));

        let allowed: Vec<_> = steps.filter(|(from, to)| from.leads_to(*to)).collect();

        assert_eq!(allowed, [(Draft, Published), (Published, Draft), (Published, Archived), (Archived, Published)]);
    }
}
