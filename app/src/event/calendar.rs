//! Events as calendars have them: whole days, by the calendar of the place.

use domain::{
    event::EventView,
    locale::Locale,
    trip::{Town, TripChanges},
};
use letters::calendar::{Announced, Lasts};

use crate::{
    paths,
    words::{event as words, trip as trip_words},
};

/// The entry of one event, in one language. `towns` are those it is in; a trip's changes count with the event's own, because
/// the legs say where it is.
pub(super) fn announced(l: Locale, event: &EventView, towns: &[Town], of_trip: TripChanges) -> Announced {
    let what = [words::kind(l, event.kind), event.theme.in_(l)];
    let towns = trip_words::towns(l, towns);
    let joined = |parts: &[&str], between: &str| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between);
    Announced {
        uid: event.id.to_string(),
        revision: event.revision + of_trip.revision,
        changed_at: of_trip.last.map_or(event.updated_at, |last| last.max(event.updated_at)),
        lasts: Lasts::Days(event.starts_on, event.ends_on),
        title: event.name.clone(),
        description: joined(&what, " · "),
        place: joined(&[event.venue.as_str(), towns.as_str()], ", "),
        path: paths::event(l, &event.slug),
        contact: (event.contact_name.clone(), event.contact_email.clone()),
    }
}
