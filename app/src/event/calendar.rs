//! Events as calendars have them: whole days, by the calendar of the place.

use domain::{country::country_name, event::EventView, locale::Locale};
use letters::calendar::WholeDays;

use crate::{paths, words::event as words};

/// The entry of one event, in one language.
pub(super) fn whole_days(l: Locale, event: &EventView) -> WholeDays {
    let what = [words::kind(l, event.kind), event.theme.in_(l)];
    let country = if event.is_online() { "" } else { country_name(l, &event.country) };
    let place = [event.venue.as_str(), event.city.as_str(), country];
    let joined = |parts: &[&str], between: &str| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between);
    WholeDays {
        uid: event.id.to_string(),
        revision: event.revision,
        changed_at: event.updated_at,
        first: event.starts_on,
        last: event.ends_on,
        title: event.name.clone(),
        description: joined(&what, " · "),
        place: joined(&place, ", "),
        path: paths::event(l, &event.slug),
        contact: (event.contact_name.clone(), event.contact_email.clone()),
    }
}
