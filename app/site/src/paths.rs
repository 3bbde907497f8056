//! The path of every page and file of the site: links, redirects and letters ask here. Who needs one page and a part or a
//! query of it (`#unit-…`, `?door=…`) writes that behind the path.

mod hosting;
mod organise;
mod portal;
mod roundtable;
mod travel;
mod trip;

use domain::ids::{LevelId, RegistrationId, SessionId};
use domain::locale::Locale;

pub use hosting::*;
pub use organise::*;
pub use portal::*;
pub use roundtable::*;
pub use travel::*;
pub use trip::*;

/// Percent-encodes a value for a query.
pub fn encode(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

pub fn landing(locale: Locale) -> String {
    format!("/{locale}")
}

/// `next` is where to go after signing in.
pub fn sign_in(locale: Locale, next: Option<&str>) -> String {
    next.map_or_else(|| format!("/{locale}/sign-in"), |next| format!("/{locale}/sign-in?next={}", encode(next)))
}

pub fn sign_in_link(locale: Locale, token: &str) -> String {
    format!("/{locale}/sign-in/{token}")
}

pub fn invitation(locale: Locale, token: &str) -> String {
    format!("/{locale}/invitations/{token}")
}

pub fn account(locale: Locale) -> String {
    format!("/{locale}/account")
}

/// Where organisers show the passkey that they need. `next` is where to go afterwards.
pub fn passkey(locale: Locale, next: Option<&str>) -> String {
    next.map_or_else(|| format!("/{locale}/account/passkey"), |next| format!("/{locale}/account/passkey?next={}", encode(next)))
}

/// Everything that is kept about whoever is signed in.
pub fn account_export() -> String {
    "/account/export.json".to_owned()
}

/// Where one writes to the organisers of an event, or to the agency.
pub fn contact_form(locale: Locale, event: Option<&str>) -> String {
    event.map_or_else(|| format!("/{locale}/contact"), |event| format!("/{locale}/contact?event={}", encode(event)))
}

/// The search of everything.
pub fn search(locale: Locale) -> String {
    format!("/{locale}/search")
}

/// What the agency tells everybody. Not `news`, where the links in letters lead that end them.
pub fn newsroom(locale: Locale) -> String {
    format!("/{locale}/newsroom")
}

/// One of its news.
pub fn news_entry(locale: Locale, slug: &str) -> String {
    format!("/{locale}/newsroom/{slug}")
}

/// One of its news as a press release on paper.
pub fn press_release(locale: Locale, slug: &str) -> String {
    format!("/newsroom/{slug}/press-release.pdf?lang={locale}")
}

/// The same for feed readers.
pub fn news_feed(locale: Locale) -> String {
    format!("/newsroom/feed-{locale}.rss")
}

pub fn imprint(locale: Locale) -> String {
    format!("/{locale}/imprint")
}

pub fn privacy(locale: Locale) -> String {
    format!("/{locale}/privacy")
}

pub fn accessibility(locale: Locale) -> String {
    format!("/{locale}/accessibility")
}

/// All Innovation Bridges and networks.
pub fn bridges(locale: Locale) -> String {
    format!("/{locale}/bridges")
}

pub fn bridge(locale: Locale, bridge: &str) -> String {
    format!("/{locale}/bridges/{bridge}")
}

/// One's own page of meetings: the way in is a link from a letter.
pub fn meetings_of_mine(locale: Locale, token: &str) -> String {
    format!("/{locale}/meetings/{token}")
}

/// All others who take part in the same meetings.
pub fn meeting_people(locale: Locale, token: &str) -> String {
    format!("/{locale}/meetings/{token}/people")
}

/// One's own meetings for a calendar.
pub fn meeting_calendar(locale: Locale, token: &str) -> String {
    format!("/meetings/{token}/calendar.ics?lang={locale}")
}

/// Everything that is kept about whoever takes part in meetings.
pub fn meeting_export(token: &str) -> String {
    format!("/meetings/{token}/export.json")
}

/// What the companies of a bridge offer and seek.
/// The meetings of a bridge's people, and how to take part.
pub fn bridge_meetings(locale: Locale, bridge: &str, id: domain::ids::MatchmakingId) -> String {
    format!("/{locale}/bridges/{bridge}/meetings/{id}")
}

pub fn bridge_companies(locale: Locale, bridge: &str) -> String {
    format!("/{locale}/bridges/{bridge}/companies")
}

/// A mail that somebody writes with a program of their own.
pub fn mail_to(address: &str, subject: &str) -> String {
    // Spaces as `%20`: mail programs take a plus as it stands.
    format!("mailto:{}?subject={}", encode(address).replace("%40", "@"), encode(subject).replace('+', "%20"))
}

/// All talks for calendars that subscribe.
pub fn talks_calendar(locale: Locale) -> String {
    format!("/talks/feed-{locale}.ics")
}

/// All open calls for feed readers.
pub fn calls_feed(locale: Locale) -> String {
    format!("/calls/feed-{locale}.rss")
}

/// All sites and projects for feed readers.
pub fn properties_feed(locale: Locale) -> String {
    format!("/properties/feed-{locale}.rss")
}

/// All recaps for feed readers.
pub fn recaps_feed(locale: Locale) -> String {
    format!("/events/recaps-{locale}.rss")
}

/// All talks.
pub fn talks(locale: Locale) -> String {
    format!("/{locale}/talks")
}

pub fn talk(locale: Locale, talk: &str) -> String {
    format!("/{locale}/talks/{talk}")
}

/// Where a delegation asks whether it may come, perhaps by a bridge.
pub fn delegations(locale: Locale, bridge: Option<&str>) -> String {
    bridge.map_or_else(|| format!("/{locale}/delegations"), |bridge| format!("/{locale}/delegations?bridge={}", encode(bridge)))
}

/// Where the host of an item of a delegation's programme answers.
pub fn visit_host(locale: Locale, token: &str) -> String {
    format!("/{locale}/visit-hosts/{token}")
}

/// All public events for calendars that subscribe.
pub fn events_calendar(locale: Locale) -> String {
    format!("/events/feed-{locale}.ics")
}

/// The same of one bridge.
pub fn bridge_calendar(bridge: &str, locale: Locale) -> String {
    format!("/bridges/{bridge}/events-{locale}.ics")
}

/// All sites and projects.
pub fn properties(locale: Locale) -> String {
    format!("/{locale}/properties")
}

pub fn property(locale: Locale, property: &str) -> String {
    format!("/{locale}/properties/{property}")
}

/// Some of them side by side.
pub fn compare_properties(locale: Locale) -> String {
    format!("/{locale}/properties/compare")
}

/// Where one asks about one of them.
pub fn ask_about_property(locale: Locale, property: &str) -> String {
    format!("/{locale}/contact?property={}", encode(property))
}

/// Where one asks the contact of a bridge.
pub fn ask_bridge(locale: Locale, bridge: &str) -> String {
    format!("/{locale}/contact?bridge={}", encode(bridge))
}

/// The same from a talk: of the bridge that it belongs to, else of the agency.
pub fn ask_about_talk(locale: Locale, talk: &str) -> String {
    format!("/{locale}/contact?talk={}", encode(talk))
}

/// Where whoever asked about a property sees who else does, and takes that back.
pub fn own_enquiry(locale: Locale, token: &str) -> String {
    format!("/{locale}/enquiries/{token}")
}

/// What the exhibitors of an event bring, one after the other, for a screen on the stand.
pub fn property_screen(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/screen")
}

/// All open calls.
pub fn calls(locale: Locale) -> String {
    format!("/{locale}/calls")
}

pub fn call(locale: Locale, call: &str) -> String {
    format!("/{locale}/calls/{call}")
}

pub fn enter_call(locale: Locale, call: &str) -> String {
    format!("/{locale}/calls/{call}/enter")
}

/// An entry to a call, by its link.
pub fn call_entry(locale: Locale, token: &str) -> String {
    format!("/{locale}/call-entries/{token}")
}

/// The calls that somebody judges.
pub fn jury(locale: Locale) -> String {
    format!("/{locale}/jury")
}

pub fn jury_call(locale: Locale, call: &str) -> String {
    format!("/{locale}/jury/{call}")
}

pub fn jury_entry(locale: Locale, call: &str, entry: domain::ids::CallEntryId) -> String {
    format!("/{locale}/jury/{call}/{entry}")
}

/// A file of an entry, for organisers and jurors.
pub fn call_file(file: domain::ids::CallFileId) -> String {
    format!("/jury/files/{file}")
}

// The public side of an event.

/// The meetings at an event, and how to take part.
pub fn event_meetings(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/meetings")
}

pub fn event(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}")
}

pub fn plan(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/plan")
}

/// The plan with one unit in focus: the query chooses its floor, the rest is for the browser.
pub fn plan_unit(locale: Locale, event: &str, code: &str) -> String {
    let code = encode(code);
    format!("/{locale}/events/{event}/plan?unit={code}#unit-{code}")
}

/// What the cards over a floor's units say, and with `&q=` what a search on the plan finds.
pub fn plan_facts(locale: Locale, event: &str, level: LevelId) -> String {
    format!("/events/{event}/plan.json?lang={locale}&level={level}")
}

pub fn exhibitors(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/exhibitors")
}

pub fn exhibitor(locale: Locale, event: &str, exhibitor: &str) -> String {
    format!("/{locale}/events/{event}/exhibitors/{exhibitor}")
}

pub fn programme(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/programme")
}

/// One day of a programme that is too large for one page.
pub fn programme_day(locale: Locale, event: &str, day: chrono::NaiveDate) -> String {
    format!("/{locale}/events/{event}/programme/days/{day}")
}

pub fn session(locale: Locale, event: &str, session: SessionId) -> String {
    format!("/{locale}/events/{event}/programme/{session}")
}

pub fn session_calendar(locale: Locale, event: &str, session: SessionId) -> String {
    format!("/events/{event}/programme/{session}.ics?lang={locale}")
}

/// A seat, for whoever holds the ticket.
pub fn seat_calendar(locale: Locale, ticket_code: &str, session: SessionId) -> String {
    format!("/registrations/{ticket_code}/{session}.ics?lang={locale}")
}

/// The programme for other programmes; `form` is `xml` or `json`.
pub fn schedule(event: &str, form: &str, locale: Locale) -> String {
    format!("/events/{event}/schedule.{form}?lang={locale}")
}

pub fn programme_calendar(event: &str, locale: Locale) -> String {
    format!("/events/{event}/programme-{locale}.ics")
}

/// What stays of an event that is over.
pub fn recap(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/recap")
}

/// What somebody said, for them to release or to take back.
pub fn voice(locale: Locale, token: &str) -> String {
    format!("/{locale}/voices/{token}")
}

/// A survey, for whoever is asked.
pub fn survey(locale: Locale, token: &str) -> String {
    format!("/{locale}/surveys/{token}")
}

pub fn apply(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/apply")
}

/// The application that a link opens.
pub fn application(locale: Locale, token: &str) -> String {
    format!("/{locale}/applications/{token}")
}

pub fn offer(locale: Locale, token: &str) -> String {
    format!("/{locale}/offers/{token}")
}

/// The second look before an offer is accepted.
pub fn accept_offer(locale: Locale, token: &str) -> String {
    format!("/{locale}/offers/{token}/accept")
}

pub fn register(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/register")
}

pub fn confirm_registration(locale: Locale, token: &str) -> String {
    format!("/{locale}/registrations/confirm/{token}")
}

/// "My registration", by ticket code.
pub fn registration(locale: Locale, ticket_code: &str) -> String {
    format!("/{locale}/registrations/{ticket_code}")
}

/// Where a device finds its ticket again, or asks for the link.
pub fn my_ticket(locale: Locale) -> String {
    format!("/{locale}/my-ticket")
}

/// What answers the ticket page without a network. It lies on top, because its place bounds what it may answer.
pub fn ticket_worker() -> &'static str {
    "/ticket-worker.js"
}

pub fn registration_download(locale: Locale, ticket_code: &str) -> String {
    format!("/registrations/{ticket_code}.json?lang={locale}")
}

pub fn ticket_calendar(locale: Locale, ticket_code: &str) -> String {
    format!("/registrations/{ticket_code}.ics?lang={locale}")
}

/// The badge on paper, for whoever holds the ticket code.
pub fn ticket_badge(locale: Locale, ticket_code: &str) -> String {
    format!("/tickets/{ticket_code}.pdf?lang={locale}")
}

/// What the QR on a badge opens. In capitals, so that the code is stored densely; scheme and host before it are small letters,
/// because some phones take `HTTPS://` for plain text.
pub fn badge_scan(badge_code: &str) -> String {
    format!("/B/{badge_code}")
}

pub fn badge(locale: Locale, badge_code: &str) -> String {
    format!("/{locale}/b/{badge_code}")
}

pub fn badge_vcard(badge_code: &str) -> String {
    format!("/b/{badge_code}.vcf")
}

/// Where a visitor sees who got their contact, and takes it back.
pub fn contact(locale: Locale, token: &str) -> String {
    format!("/{locale}/contacts/{token}")
}

/// No more news: where the link in them leads.
pub fn news_consent(locale: Locale, token: &str) -> String {
    format!("/{locale}/news/{token}")
}

/// The same for mail programs, which send a form there (RFC 8058).
pub fn withdraw_news(token: &str) -> String {
    format!("/news/{token}")
}

pub fn file(key: &str) -> String {
    format!("/files/{key}")
}

// The desk.

pub fn desks(locale: Locale) -> String {
    format!("/{locale}/desk")
}

pub fn desk(locale: Locale, event: &str) -> String {
    format!("/{locale}/desk/{event}")
}

/// Where whoever came without a ticket is registered and let in.
pub fn walk_in(locale: Locale, event: &str) -> String {
    format!("/{locale}/desk/{event}/walk-in")
}

/// The desk with those who are called so, or whose organisation is.
pub fn found_at_desk(locale: Locale, event: &str, name: &str) -> String {
    format!("/{locale}/desk/{event}?q={}#people", encode(name))
}

/// A visitor, as the desk sees them.
pub fn desk_visitor(locale: Locale, event: &str, registration: RegistrationId) -> String {
    format!("/{locale}/desk/{event}/visitors/{registration}")
}

/// One badge as a file, for the desk and the organisers.
pub fn desk_badge(locale: Locale, event: &str, badge: domain::ids::BadgeId) -> String {
    format!("/desk/{event}/badges/{badge}.pdf?lang={locale}")
}
