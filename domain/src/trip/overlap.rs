//! Items at the same time for the same people. They are warned about and not refused: half a group may go to each.

use super::plan::{ItemView, Plan};
use crate::ids::TripItemId;

/// Two items that somebody would have to be at at once; the earlier one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub first: TripItemId,
    pub second: TripItemId,
}

/// All pairs of a plan that concern the same people at the same time, by instants: legs have their own clocks. What is
/// cancelled, and free time, keeps nobody.
pub fn overlaps(plan: &Plan) -> Vec<Overlap> {
    let busy: Vec<&ItemView> = plan.items.iter().filter(|item| item.keeps_people()).collect();
    let mut found = Vec::new();
    for (at, first) in busy.iter().enumerate() {
        let later = busy[at + 1..].iter().take_while(|second| second.starts_at < first.ends_at);
        found.extend(later.filter(|second| share(first, second)).map(|second| Overlap { first: first.id, second: second.id }));
    }
    found
}

fn share(one: &ItemView, other: &ItemView) -> bool {
    one.groups.is_empty() || other.groups.is_empty() || one.groups.iter().any(|group| other.groups.contains(group))
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::{
        clock,
        ids::{EventId, TripGroupId, TripLegId},
        locale::Text,
        trip::TripItemKind,
    };

    /// From hour to hour after some beginning.
    fn item(kind: TripItemKind, from: i64, to: i64, groups: &[TripGroupId]) -> ItemView {
        let start = chrono::DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let (starts_at, ends_at) = (start + Duration::hours(from), start + Duration::hours(to));
        ItemView {
            id: TripItemId::new(),
            leg: TripLegId::new(),
            kind,
            title: Text::default(),
            place: String::new(),
            address: String::new(),
            map_link: String::new(),
            host: String::new(),
            bring: Text::default(),
            starts_local: clock::local(clock::home(), starts_at),
            ends_local: clock::local(clock::home(), ends_at),
            starts_at,
            ends_at,
            groups: groups.to_vec(),
            cancelled: false,
            told_revision: 0,
            revision: 1,
            updated_at: start,
        }
    }

    fn pairs(items: Vec<ItemView>) -> Vec<(usize, usize)> {
        let ids: Vec<_> = items.iter().map(|item| item.id).collect();
        let place = |id| ids.iter().position(|other| *other == id).expect("one of them");
        let plan = Plan { event: EventId::new(), programme_public: false, revision: 1, legs: vec![], groups: vec![], items };
        overlaps(&plan).into_iter().map(|overlap| (place(overlap.first), place(overlap.second))).collect()
    }

    #[test]
    fn the_same_people_at_the_same_time_are_found_and_others_are_not() {
        let (health, cities) = (TripGroupId::new(), TripGroupId::new());
        let visit = TripItemKind::Visit;
        let none: Vec<(usize, usize)> = Vec::new();

        assert_eq!(pairs(vec![item(visit, 0, 2, &[health]), item(visit, 1, 3, &[cities])]), none);
        assert_eq!(pairs(vec![item(visit, 0, 2, &[health]), item(visit, 1, 3, &[health, cities])]), [(0, 1)]);
        assert_eq!(pairs(vec![item(visit, 0, 5, &[]), item(visit, 1, 2, &[cities]), item(visit, 3, 4, &[health])]), [(0, 1), (0, 2)]);
        assert_eq!(pairs(vec![item(visit, 0, 1, &[]), item(visit, 1, 2, &[])]), none, "one after the other");
        assert_eq!(pairs(vec![item(TripItemKind::Free, 0, 5, &[]), item(visit, 1, 2, &[])]), none);
        let cancelled = ItemView { cancelled: true, ..item(visit, 0, 2, &[]) };
        assert_eq!(pairs(vec![cancelled, item(visit, 1, 2, &[])]), none);
    }
}
