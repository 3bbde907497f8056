//! The items of a trip for calendars. Each has a number of its own, which grows with every change of it.

use domain::{
    calendar::{CalendarEntry, EntryFacts, Thing},
    event::EventView,
    locale::Text,
    trip::{ItemView, Plan},
};

/// These items as entries: the same id for ever, in UTC, which every calendar shows by the clock of wherever one is.
pub fn entries(event: &EventView, plan: &Plan) -> Vec<CalendarEntry> {
    plan.items.iter().map(|item| entry(event, plan, item)).collect()
}

fn entry(event: &EventView, plan: &Plan, item: &ItemView) -> CalendarEntry {
    CalendarEntry {
        thing: Thing::TripItem(item.id),
        uid: format!("{}@trip", item.id),
        sequence: item.revision,
        changed_at: item.updated_at,
        is_cancelled: item.cancelled,
        says: Some(facts(event, plan, item)),
    }
}

fn facts(event: &EventView, plan: &Plan, item: &ItemView) -> EntryFacts {
    let leg = plan.leg(item.leg).map(|leg| leg.place.clone()).unwrap_or_default();
    let place: Vec<_> = [item.place.as_str(), item.address.as_str(), leg.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let place = place.join(", ");
    EntryFacts {
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        title: item.title.clone(),
        description: item.bring.clone(),
        place: Text::new(place.clone(), place),
        event: event.slug.clone(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
        locale: None,
    }
}
