//! The organisers' side.

use chrono::NaiveDate;
use domain::{
    ids::{
        ApplicationId, BridgeId, CallEntryId, EnquiryId, GeneratedFileId, GrantId, MailId, MailingId, MatchmakingId, NewsEntryId,
        PropertyId, PropertyImportId, RegistrationId, SessionId, TalkId, UnitId, VisitId, VisitItemId,
    },
    locale::Locale,
};

pub fn organise(locale: Locale) -> String {
    format!("/{locale}/organise")
}

pub fn new_event(locale: Locale) -> String {
    format!("/{locale}/organise/new")
}

pub fn organise_bridges(locale: Locale) -> String {
    format!("/{locale}/organise/bridges")
}

/// Beside the list, not below it: there each address is one of a bridge.
pub fn new_bridge(locale: Locale) -> String {
    format!("/{locale}/organise/new-bridge")
}

pub fn organise_bridge(locale: Locale, bridge: &str) -> String {
    format!("/{locale}/organise/bridges/{bridge}")
}

/// Without its ending, as all tables.
pub fn bridge_companies_table(bridge: &str) -> String {
    format!("/organise/bridges/{bridge}/companies")
}

pub fn organise_bridge_companies(locale: Locale, bridge: &str) -> String {
    format!("/{locale}/organise/bridges/{bridge}/companies")
}

/// All open calls.
pub fn organise_calls(locale: Locale) -> String {
    format!("/{locale}/organise/calls")
}

/// Beside the list, not below it: there each address is one of a call.
pub fn new_call(locale: Locale) -> String {
    format!("/{locale}/organise/new-call")
}

pub fn organise_call(locale: Locale, call: &str) -> String {
    format!("/{locale}/organise/calls/{call}")
}

/// What was entered, and how it stands.
pub fn call_entries(locale: Locale, call: &str) -> String {
    format!("/{locale}/organise/calls/{call}/entries")
}

pub fn organise_call_entry(locale: Locale, call: &str, entry: CallEntryId) -> String {
    format!("/{locale}/organise/calls/{call}/entries/{entry}")
}

/// The list to keep, without its ending.
pub fn call_archive(call: &str) -> String {
    format!("/organise/calls/{call}/entries")
}

/// Everything about an entry, for whoever entered.
pub fn call_entry_export(entry: CallEntryId) -> String {
    format!("/organise/call-entries/{entry}.json")
}

pub fn call_jury(locale: Locale, call: &str) -> String {
    format!("/{locale}/organise/calls/{call}/jury")
}

/// The jury's meeting, at one entry after the other.
pub fn call_meeting(locale: Locale, call: &str, entry: Option<CallEntryId>) -> String {
    let entry = entry.map(|entry| format!("?entry={entry}")).unwrap_or_default();
    format!("/{locale}/organise/calls/{call}/meeting{entry}")
}

/// All news of the agency, to be written and published.
pub fn organise_news(locale: Locale) -> String {
    format!("/{locale}/organise/news")
}

pub fn new_news_entry(locale: Locale) -> String {
    format!("/{locale}/organise/news/new")
}

pub fn edit_news_entry(locale: Locale, entry: NewsEntryId) -> String {
    format!("/{locale}/organise/news/{entry}")
}

/// What funds the agency's year.
pub fn grants(locale: Locale) -> String {
    format!("/{locale}/organise/grants")
}

/// Beside the list, not below it: there each address is one of a grant.
pub fn new_grant(locale: Locale) -> String {
    format!("/{locale}/organise/new-grant")
}

pub fn grant(locale: Locale, grant: GrantId) -> String {
    format!("/{locale}/organise/grants/{grant}")
}

/// What is reported to whoever gives a grant.
pub fn funding_report(locale: Locale, grant: GrantId) -> String {
    format!("/{locale}/organise/grants/{grant}/report")
}

/// The same as a file, `pdf` or `xlsx`; `period` is a query, or empty.
pub fn funding_report_file(locale: Locale, grant: GrantId, ending: &str, period: &str) -> String {
    format!("/organise/grants/{grant}/report.{ending}?lang={locale}{period}")
}

/// Without its ending, as all tables.
pub fn grants_table() -> String {
    "/organise/grants".to_owned()
}

/// A section of the organisers' side of an event.
fn organised(locale: Locale, event: &str, section: &str) -> String {
    format!("/{locale}/organise/events/{event}{section}")
}

pub fn organise_event(locale: Locale, event: &str) -> String {
    organised(locale, event, "")
}

pub fn edit_event(locale: Locale, event: &str) -> String {
    organised(locale, event, "/edit")
}

/// Who runs the event together, and what each of them sees.
pub fn organise_hosts(locale: Locale, event: &str) -> String {
    organised(locale, event, "/hosts")
}

/// What stays of the event.
pub fn organise_recap(locale: Locale, event: &str) -> String {
    organised(locale, event, "/recap")
}

/// What those who took part are asked afterwards.
pub fn organise_survey(locale: Locale, event: &str) -> String {
    organised(locale, event, "/survey")
}

/// Without its ending, as all tables.
pub fn survey_table(event: &str) -> String {
    format!("/organise/events/{event}/survey")
}

/// What it cost.
pub fn organise_costs(locale: Locale, event: &str) -> String {
    organised(locale, event, "/costs")
}

/// Without its ending, as all tables.
pub fn costs_table(event: &str) -> String {
    format!("/organise/events/{event}/costs")
}

/// What exhibitors of the event agree to.
pub fn terms(locale: Locale, event: &str) -> String {
    organised(locale, event, "/terms")
}

pub fn organise_booth(locale: Locale, event: &str) -> String {
    organised(locale, event, "/booth")
}

pub fn new_unit(locale: Locale, event: &str) -> String {
    organised(locale, event, "/booth/new")
}

pub fn edit_unit(locale: Locale, event: &str, unit: UnitId) -> String {
    organised(locale, event, &format!("/booth/{unit}"))
}

pub fn admission(locale: Locale, event: &str) -> String {
    organised(locale, event, "/admission")
}

pub fn admission_application(locale: Locale, event: &str, application: ApplicationId) -> String {
    organised(locale, event, &format!("/admission/{application}"))
}

/// What it says, to be changed by organisers.
pub fn admission_edit(locale: Locale, event: &str, application: ApplicationId) -> String {
    organised(locale, event, &format!("/admission/{application}/edit"))
}

/// What a decision about many would do.
pub fn admission_preview(locale: Locale, event: &str) -> String {
    organised(locale, event, "/admission/decide")
}

/// An application for whoever phones.
pub fn enter_application(locale: Locale, event: &str) -> String {
    organised(locale, event, "/admission/new")
}

/// Without its ending, as all tables.
pub fn admission_table(event: &str) -> String {
    format!("/organise/events/{event}/admission")
}

pub fn organise_programme(locale: Locale, event: &str) -> String {
    organised(locale, event, "/programme")
}

/// The value of `day` in the address of a programme all of whose days are asked for, however many there are.
pub const ALL_DAYS: &str = "all";

/// One day of it; all of them without one.
pub fn organise_programme_day(locale: Locale, event: &str, day: Option<chrono::NaiveDate>) -> String {
    let day = day.map_or_else(|| ALL_DAYS.to_owned(), |day| day.to_string());
    organised(locale, event, &format!("/programme?day={day}"))
}

pub fn new_session(locale: Locale, event: &str) -> String {
    organised(locale, event, "/programme/new")
}

pub fn edit_session(locale: Locale, event: &str, session: SessionId) -> String {
    organised(locale, event, &format!("/programme/{session}"))
}

/// Who comes to a session, without its ending, as all tables.
pub fn attendees_table(event: &str, session: SessionId) -> String {
    format!("/organise/events/{event}/programme/{session}/attendees")
}

pub fn visitors(locale: Locale, event: &str) -> String {
    organised(locale, event, "/visitors")
}

/// A visitor, as the organisers see them.
pub fn visitor(locale: Locale, event: &str, registration: RegistrationId) -> String {
    organised(locale, event, &format!("/visitors/{registration}"))
}

/// Without its ending, as all tables.
pub fn visitors_table(event: &str) -> String {
    format!("/organise/events/{event}/visitors")
}

pub fn badges(locale: Locale, event: &str) -> String {
    organised(locale, event, "/badges")
}

/// What an event's badges are printed on, and their logo.
pub fn badge_design(locale: Locale, event: &str) -> String {
    organised(locale, event, "/badges/design")
}

/// How badges will look in a format. With the event's revision, so that a browser keeps it until the event changes.
pub fn badge_sample(locale: Locale, event: &str, format: &str, revision: i64) -> String {
    format!("/organise/events/{event}/badge-sample.svg?format={format}&lang={locale}&of={revision}")
}

/// All badges of an event in one file.
pub fn badges_pdf(event: &str) -> String {
    format!("/organise/events/{event}/badges.pdf")
}

/// Without its ending, as all tables.
pub fn badges_table(event: &str) -> String {
    format!("/organise/events/{event}/badges")
}

pub fn event_mail(locale: Locale, event: &str) -> String {
    organised(locale, event, "/mail")
}

/// The letters to groups at an event.
pub fn mailings(locale: Locale, event: &str) -> String {
    format!("{}/groups", event_mail(locale, event))
}

/// One of them, to write it or to see what became of it.
pub fn mailing(locale: Locale, event: &str, mailing: MailingId) -> String {
    format!("{}/{mailing}", mailings(locale, event))
}

/// What would happen if it left now, and the buttons that send it.
pub fn mailing_preview(locale: Locale, event: &str, mailing: MailingId) -> String {
    format!("{}/preview", self::mailing(locale, event, mailing))
}

/// One letter of it by itself, for the frame on its page, in this language: `position` counts from 1.
pub fn mailing_html(mailing: MailingId, position: usize, letter: Locale) -> String {
    format!("/organise/mailings/{mailing}/{position}.html?letter={letter}")
}

/// The outbox of everything, also what belongs to no event.
pub fn outbox(locale: Locale) -> String {
    format!("/{locale}/organise/mail")
}

pub fn mail(locale: Locale, mail: MailId) -> String {
    format!("/{locale}/organise/mail/{mail}")
}

/// The HTML of a mail by itself, for its preview.
pub fn mail_html(mail: MailId) -> String {
    format!("/organise/mail/{mail}.html")
}

pub fn people(locale: Locale) -> String {
    format!("/{locale}/organise/people")
}

pub fn event_people(locale: Locale, event: &str) -> String {
    organised(locale, event, "/people")
}

/// Files that were made in the background.
pub fn generated_files(locale: Locale, event: &str) -> String {
    organised(locale, event, "/files")
}

/// One of them: how far it is, and where it is.
pub fn generated_file(locale: Locale, event: &str, file: GeneratedFileId) -> String {
    organised(locale, event, &format!("/files/{file}"))
}

/// Its content.
pub fn generated_file_download(event: &str, file: GeneratedFileId) -> String {
    format!("/organise/events/{event}/files/{file}")
}

/// Without its ending, as all tables.
pub fn history_table(event: &str) -> String {
    format!("/organise/events/{event}/history")
}

pub fn history(locale: Locale, event: &str) -> String {
    organised(locale, event, "/history")
}

/// What people asked, of all events and of none.
pub fn enquiries(locale: Locale) -> String {
    format!("/{locale}/organise/enquiries")
}

/// The open ones of a bridge or network.
pub fn bridge_enquiries(locale: Locale, bridge: BridgeId) -> String {
    format!("/{locale}/organise/enquiries?bridge={bridge}")
}

/// What people asked about an event.
pub fn event_enquiries(locale: Locale, event: &str) -> String {
    organised(locale, event, "/enquiries")
}

pub fn enquiry(locale: Locale, enquiry: EnquiryId) -> String {
    format!("/{locale}/organise/enquiries/{enquiry}")
}

/// Everything that is kept about whoever asked.
pub fn enquiry_export(enquiry: EnquiryId) -> String {
    format!("/organise/enquiries/{enquiry}.json")
}

/// The meetings of all events.
pub fn organise_matchmaking(locale: Locale) -> String {
    format!("/{locale}/organise/matchmaking")
}

pub fn matchmaking(locale: Locale, id: MatchmakingId) -> String {
    format!("/{locale}/organise/matchmaking/{id}")
}

/// Who takes part.
pub fn matchmaking_people(locale: Locale, id: MatchmakingId) -> String {
    format!("/{locale}/organise/matchmaking/{id}/people")
}

/// All requests and meetings.
pub fn matchmaking_meetings(locale: Locale, id: MatchmakingId) -> String {
    format!("/{locale}/organise/matchmaking/{id}/meetings")
}

/// A plan for all wishes.
pub fn matchmaking_plan(locale: Locale, id: MatchmakingId) -> String {
    format!("/{locale}/organise/matchmaking/{id}/plan")
}

/// Tables of both, without the ending of their format.
pub fn matchmaking_table(id: MatchmakingId, table: &str) -> String {
    format!("/organise/matchmaking/{id}/{table}")
}

/// All talks, to be written and published.
pub fn organise_talks(locale: Locale) -> String {
    format!("/{locale}/organise/talks")
}

pub fn new_talk(locale: Locale) -> String {
    format!("/{locale}/organise/talks/new")
}

pub fn edit_talk(locale: Locale, talk: TalkId) -> String {
    format!("/{locale}/organise/talks/{talk}")
}

/// All visits of delegations.
pub fn visits(locale: Locale) -> String {
    format!("/{locale}/organise/visits")
}

pub fn visit(locale: Locale, visit: VisitId) -> String {
    format!("/{locale}/organise/visits/{visit}")
}

pub fn new_visit_item(locale: Locale, visit: VisitId) -> String {
    format!("/{locale}/organise/visits/{visit}/new-item")
}

pub fn visit_item(locale: Locale, visit: VisitId, item: VisitItemId) -> String {
    format!("/{locale}/organise/visits/{visit}/items/{item}")
}

/// Thanks to hosts and guests.
pub fn visit_thanks(locale: Locale, visit: VisitId) -> String {
    format!("/{locale}/organise/visits/{visit}/thanks")
}

/// A week with all visits, by one of its days; this one without. Beside the list, not below it: there each address is one of
/// a visit.
pub fn visit_week(locale: Locale, day: Option<NaiveDate>) -> String {
    day.map_or_else(|| format!("/{locale}/organise/visit-week"), |day| format!("/{locale}/organise/visit-week?day={day}"))
}

/// Rooms and interpreters.
pub fn visit_resources(locale: Locale) -> String {
    format!("/{locale}/organise/visit-resources")
}

/// All visits as a table, without its ending.
pub fn visits_table() -> String {
    "/organise/visits".to_owned()
}

/// The attendance list of a visit, without its ending.
pub fn visit_attendance(visit: VisitId) -> String {
    format!("/organise/visit-attendance/{visit}")
}

/// Everything that is kept about the people of a visit.
pub fn visit_export(visit: VisitId) -> String {
    format!("/organise/visits/{visit}.json")
}

/// All sites and projects, to be written and published.
pub fn organise_properties(locale: Locale) -> String {
    format!("/{locale}/organise/properties")
}

pub fn new_property(locale: Locale) -> String {
    format!("/{locale}/organise/properties/new")
}

pub fn edit_property(locale: Locale, property: PropertyId) -> String {
    format!("/{locale}/organise/properties/{property}")
}

/// Where a table of properties is sent.
pub fn import_properties(locale: Locale) -> String {
    format!("/{locale}/organise/properties/import")
}

/// What taking it over would do.
pub fn imported_properties(locale: Locale, import: PropertyImportId) -> String {
    format!("/{locale}/organise/properties/import/{import}")
}

/// All properties as a table, without its ending; beside the pages, as every file.
pub fn property_table() -> String {
    "/organise/properties".to_owned()
}
