//! A meeting for calendars: in the feed of one's meetings, and in that of one's trip. Both say the same of it, by the same id.

use domain::{
    calendar::{CalendarEntry, EntryFacts, Thing},
    clock::Instant,
    event::EventView,
    ids::MeetingId,
    locale::{Locale, Text},
    matchmaking::TravelMeeting,
};

use crate::words::matchmaking as words;

/// What an entry says of a meeting.
pub(super) struct Told<'a> {
    pub id: MeetingId,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// With whom.
    pub who: String,
    pub message: &'a str,
    /// A table; without one, the link.
    pub place: Option<&'a Text>,
    pub link: &'a str,
    pub requested_at: Instant,
    pub updated_at: Instant,
}

impl Told<'_> {
    /// `event` is the address of the event, or empty; `contact` a name and an address.
    pub(super) fn entry(self, l: Locale, host: &str, event: String, (contact_name, contact_email): (&str, &str)) -> CalendarEntry {
        let Self { id, starts_at, ends_at, who, message, place, link, requested_at, updated_at } = self;
        CalendarEntry {
            thing: Thing::Meeting(id),
            uid: format!("meeting-{id}@{host}"),
            // Seconds since it was asked for: it grows with each change, and never shrinks.
            sequence: updated_at.timestamp() - requested_at.timestamp(),
            changed_at: updated_at,
            is_cancelled: false,
            says: Some(EntryFacts {
                starts_at,
                ends_at,
                title: Text::new(format!("Gespräch: {who}"), format!("Meeting: {who}")),
                description: Text::new(message, message),
                place: place.cloned().unwrap_or_else(|| Text::new(link, link)),
                event,
                contact_name: contact_name.to_owned(),
                contact_email: contact_email.to_owned(),
                locale: Some(l),
            }),
        }
    }
}

/// The meetings of somebody who travels, for the calendar of their trip.
pub fn of_trip(l: Locale, host: &str, event: &EventView, meetings: &[TravelMeeting]) -> Vec<CalendarEntry> {
    let entry = |meeting: &TravelMeeting| {
        let told = Told {
            id: meeting.id,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            who: words::person(&meeting.other, &meeting.other_organisation),
            message: "",
            place: meeting.place.as_ref(),
            link: &meeting.link,
            requested_at: meeting.requested_at,
            updated_at: meeting.updated_at,
        };
        told.entry(l, host, event.slug.clone(), (&event.contact_name, &event.contact_email))
    };
    meetings.iter().map(entry).collect()
}
