//! A trip as pages see it: legs, groups and items, each in its order.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::{
    Town, TripItemKind,
    entity::{trip_group, trip_item, trip_leg},
};
use crate::{
    clock::{self, Instant, Tz},
    ids::{EventId, TripGroupId, TripItemId, TripLegId},
    locale::Text,
};

/// Where a trip goes, who splits up, and what happens when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub event: EventId,
    /// Whether everybody may see the programme.
    pub programme_public: bool,
    /// Of legs, groups and who sees the programme; each item has its own.
    pub revision: i64,
    pub legs: Vec<LegView>,
    pub groups: Vec<GroupView>,
    /// By when they begin, whatever leg they belong to.
    pub items: Vec<ItemView>,
}

/// A place that a trip goes to, for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegView {
    pub id: TripLegId,
    pub place: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// By whose clocks its items are told.
    pub zone: Tz,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// A suggestion that binds nobody; may be empty.
    pub hotel: Text,
}

/// Travellers who go their own way for a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    pub id: TripGroupId,
    pub name: Text,
}

/// One thing that happens on a trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    pub id: TripItemId,
    pub leg: TripLegId,
    pub kind: TripItemKind,
    pub title: Text,
    pub place: String,
    pub address: String,
    /// Begins with `https://`, or is empty.
    pub map_link: String,
    pub host: String,
    /// What travellers bring along; may be empty.
    pub bring: Text,
    /// What the clocks of its leg show.
    pub starts_local: NaiveDateTime,
    pub ends_local: NaiveDateTime,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Whom it is for; none: for everybody.
    pub groups: Vec<TripGroupId>,
    pub cancelled: bool,
    /// Which revision travellers know; 0 for none.
    pub told_revision: i64,
    pub revision: i64,
    pub updated_at: Instant,
}

impl Plan {
    /// The towns that it goes to, each once, in the order of its legs.
    pub fn towns(&self) -> Vec<Town> {
        let mut towns: Vec<Town> = Vec::new();
        for leg in &self.legs {
            let town = Town { name: leg.place.clone(), country: leg.country.clone() };
            if !towns.contains(&town) {
                towns.push(town);
            }
        }
        towns
    }

    pub fn leg(&self, id: TripLegId) -> Option<&LegView> {
        self.legs.iter().find(|leg| leg.id == id)
    }

    pub fn group(&self, id: TripGroupId) -> Option<&GroupView> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The items for whoever is in `group`, or in none: then only what is for everybody.
    pub fn items_for(&self, group: Option<TripGroupId>) -> impl Iterator<Item = &ItemView> {
        self.items.iter().filter(move |item| item.is_for(group))
    }

    /// The legs in which something happens, each with its items: in the order in which one travels, whatever the days say, and
    /// also where groups are in two places at once.
    pub fn by_leg(&self) -> impl Iterator<Item = (&LegView, Vec<&ItemView>)> {
        self.legs.iter().filter_map(move |leg| {
            let items: Vec<&ItemView> = self.items.iter().filter(|item| item.leg == leg.id).collect();
            (!items.is_empty()).then_some((leg, items))
        })
    }

    /// Where travellers are at an instant: the leg of whose days it is, by its own clock. Where one of them ends on the day on which
    /// the next begins, that of whatever they did last. `None` outside of all of them.
    pub fn leg_at(&self, at: Instant) -> Option<&LegView> {
        let is_there = |leg: &&LegView| (leg.starts_on..=leg.ends_on).contains(&clock::local(leg.zone, at).date());
        let last = self.items.iter().rfind(|item| item.keeps_people() && item.starts_at <= at);
        let of_last = last.and_then(|item| self.leg(item.leg)).filter(is_there);
        of_last.or_else(|| self.legs.iter().find(is_there))
    }

    /// The legs that lie outside of the days of their event: somebody moved one and forgot the other. A day is what the date
    /// line takes.
    pub fn strayed(&self, (first, last): (NaiveDate, NaiveDate)) -> impl Iterator<Item = &LegView> {
        let day = Duration::days(1);
        self.legs.iter().filter(move |leg| leg.starts_on < first - day || leg.ends_on > last + day)
    }

    /// The latest last day of a leg, whichever that is: groups may come back from different ones. `None` without legs.
    pub fn returns_on(&self) -> Option<NaiveDate> {
        self.legs.iter().map(|leg| leg.ends_on).max()
    }
}

impl ItemView {
    /// Whether it is for whoever is in `group`, or in none.
    pub fn is_for(&self, group: Option<TripGroupId>) -> bool {
        self.groups.is_empty() || group.is_some_and(|group| self.groups.contains(&group))
    }

    /// Whether whoever it is for is kept by it: what is cancelled, and free time, keeps nobody.
    pub fn keeps_people(&self) -> bool {
        !self.cancelled && self.kind != TripItemKind::Free
    }

    /// Whether travellers know another state of it, or none at all.
    pub fn is_untold(&self) -> bool {
        self.told_revision < self.revision
    }

    /// The item with whom it is for.
    pub(super) fn of(row: trip_item::Model, groups: Vec<TripGroupId>) -> Self {
        Self {
            id: row.id,
            leg: row.leg_id,
            kind: row.kind,
            title: Text::new(row.title_de, row.title_en),
            place: row.place,
            address: row.address,
            map_link: row.map_link,
            host: row.host,
            bring: Text::new(row.bring_de, row.bring_en),
            starts_local: row.starts_local,
            ends_local: row.ends_local,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            groups,
            cancelled: row.cancelled,
            told_revision: row.told_revision,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}

impl From<trip_leg::Model> for LegView {
    fn from(row: trip_leg::Model) -> Self {
        Self {
            id: row.id,
            place: row.place,
            country: row.country,
            zone: clock::zone(&row.zone),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            hotel: Text::new(row.hotel_de, row.hotel_en),
        }
    }
}

impl From<trip_group::Model> for GroupView {
    fn from(row: trip_group::Model) -> Self {
        Self { id: row.id, name: Text::new(row.name_de, row.name_en) }
    }
}
