//! What the site asks of the domain, asked by everybody without the site around it. Most pages stand behind the guard, and
//! ask several questions, of which the first would refuse for all of them; and with a visitor's ticket the site asks for
//! that visitor alone.

use std::{
    fmt::{Debug, Display},
    pin::Pin,
    str::FromStr,
};

use domain::{
    account::{self, RoleKind},
    actor::Actor,
    admission::{
        dossier, export, note,
        preview::{self, Whom},
        suggest,
        table::{self, TableQuery},
        waiting_list,
    },
    application::{self, ApplicationAccess, DecisionKind},
    badge::{self, BadgeFilter},
    booth_staff, bridge,
    call::{self, EntryFilter},
    check_in, cost,
    db::Db,
    enquiry::{self, EnquiryFilter},
    event::{self, EventFilter, EventPicture, EventView},
    files::Files,
    generated_file,
    grant::{self, GrantFilter},
    host,
    lead::{self, LeadFilter},
    locale::Locale,
    mail::{self, MailFilter},
    mailing::{self, Asked},
    masterclass,
    matchmaking::{self, MeetingFilter, ParticipantFilter},
    news::{self, NewsFilter},
    notice,
    placement::{self, own},
    process::{
        board, course, erasure, finding,
        funding_report::{self, ReportScope},
        history::{self, HistoryQuery},
        hosting, leaving,
        letter::AnyLetter,
        outbox, overview, personal_data_export, traveller_erasure, visitor_table,
    },
    property::{self, PropertyFilter},
    recap,
    registration::{self, ChangeRegistration, ConsentPurpose, DetailsForm, ShownWording, VisitorFilter, wording_version},
    roundtable,
    sealed::{Keys, new_key},
    survey,
    talk::{self, TalkFilter},
    traveller::{self, TravellerFilter},
    trip,
    visit::{self, VisitFilter},
};

use super::{
    callers::{
        CO_HOST, CO_HOST_AND_ORGANISERS, DESK, EVERY_EXHIBITOR, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, SIGNED_IN, VISITOR,
        Who::{
            self, Applicant, CoHost, Desk, Exhibitor, Nobody, Organiser, OtherApplicant, OtherDesk, OtherExhibitor, OtherVisitor, Stranger,
            Visitor,
        },
    },
    fair::Fair,
};
use crate::site::PIXEL;

type Told<'a> = Pin<Box<dyn Future<Output = Result<String, String>> + Send + 'a>>;

struct Question {
    name: &'static str,
    may: &'static [Who],
    /// What the answer holds for those who may, and for nobody else.
    shows: &'static str,
    ask: for<'a> fn(&'a Db, &'a Actor, &'a Fair) -> Told<'a>,
}

impl Question {
    /// Whether it is rather an order: what it answers is nothing, or the event as it is afterwards.
    fn changes(&self) -> bool {
        self.shows == "()" || ["event::set_picture", "event::set_logo"].contains(&self.name)
    }
}

macro_rules! questions {
    ($($name:literal, $may:expr, $shows:literal, |$db:ident, $actor:ident, $fair:ident| $asked:expr;)+) => {
        const QUESTIONS: &[Question] = &[$(Question {
            name: $name,
            may: $may,
            shows: $shows,
            ask: |$db, $actor, $fair| Box::pin(async move { told($asked.await) }),
        }),+];
    };
}

fn told<T: Debug, E: Display>(answer: Result<T, E>) -> Result<String, String> {
    answer.map(|answer| format!("{answer:?}")).map_err(|error| error.to_string())
}

/// Nothing is sealed with them.
fn keys() -> Keys {
    Keys::parse(&new_key(), &[]).expect("a key")
}

const EXHIBITORS_SIDE: &[Who] = &[Exhibitor, Organiser, Applicant];
const VISITOR_AND_ORGANISERS: &[Who] = &[Visitor, Organiser];

questions! {
    "account::sessions", SIGNED_IN, "SessionView", |db, actor, _fair| account::sessions(db, actor, "");
    "account::members of a desk", ORGANISERS, "dora@desk.example", |db, actor, fair| account::members(db, actor, RoleKind::Staff, fair.thing("event"));
    "account::members of an organisation", EXHIBITOR_AND_ORGANISERS, "anna@alpha.example", |db, actor, fair| account::members(db, actor, RoleKind::Exhibitor, fair.thing("organisation"));
    "account::open_invitations", ORGANISERS, "nina@new.example", |db, actor, fair| account::open_invitations(db, actor, RoleKind::Staff, fair.thing("event"));
    "account::team_history", ORGANISERS, "invited", |db, actor, fair| account::team_history(db, actor, RoleKind::Staff, fair.thing("event"));
    "badge::export", ORGANISERS, "vera Gast", |db, actor, fair| async { badge::export(db, actor, fair.id("event"), &BadgeFilter::default(), None).await };
    "badge::badges", ORGANISERS, "vera Gast", |db, actor, fair| badge::badges(db, actor, fair.id("event"), &BadgeFilter { page: 1, ..BadgeFilter::default() });
    "generated_file::generated_files", ORGANISERS, "Olga Organisiert", |db, actor, fair| generated_file::generated_files(db, actor, fair.id("event"), &[]);
    "generated_file::generated_file", ORGANISERS, "Olga Organisiert", |db, actor, fair| generated_file::generated_file(db, actor, fair.id("event"), fair.id("made_file"));
    "generated_file::kept_file", ORGANISERS, "BadgeSheet", |db, actor, fair| generated_file::kept_file(db, actor, fair.id("event"), fair.id("made_file"));
    "generated_file::cancel_file", ORGANISERS, "()", |db, actor, fair| generated_file::cancel_file(db, actor, fair.id("waiting_file"));
    "badge::printed", ORGANISERS, "vera Gast", |db, actor, fair| badge::printed(db, actor, fair.id("event"), &BadgeFilter::default());
    "badge::printed_one", DESK, "vera Gast", |db, actor, fair| badge::printed_one(db, actor, fair.id("event"), fair.id("visitor_badge"));
    "placement::unit_by_id", ORGANISERS, "UnitView", |db, actor, fair| placement::unit_by_id(db, actor, fair.id("event"), fair.id("unit"));
    "placement::plan with whom a unit is offered to", ORGANISERS, "Alpha offered", |db, actor, fair| async { placement::plan(db, actor, &fair.event(db).await).await };
    "finding::find of a draft", ORGANISERS, "Messe draft-fair", |db, actor, _fair| finding::find(db, actor, "draft-fair");
    "finding::find of an application", ORGANISERS, "Alpha waiting", |db, actor, _fair| finding::find(db, actor, "alpha waiting");
    "finding::find of a visitor", DESK, "vera Gast", |db, actor, _fair| finding::find(db, actor, "vera gast");
    "finding::find of a guest of a roundtable", ORGANISERS, "Anke Ja", |db, actor, _fair| finding::find(db, actor, "anke");
    "finding::find of booth staff", DESK, "stefan Stand", |db, actor, _fair| finding::find(db, actor, "stefan");
    "check_in::answer_to_scan", DESK, "vera Gast", |db, actor, fair| check_in::answer_to_scan(db, actor, fair.id("event"), fair.id("scan"));
    "check_in::counted", DESK, "inside: 1", |db, actor, fair| check_in::counted(db, actor, fair.id("event"), "");
    "check_in::days", DESK, "visitors: 1", |db, actor, fair| async { check_in::days(db, actor, &fair.event(db).await).await };
    "check_in::desks", DESK, "Messe fair", |db, actor, _fair| check_in::desks(db, actor);
    "check_in::doors", DESK, "Vortrag session", |db, actor, fair| check_in::doors(db, actor, fair.id("event"));
    "check_in::entries", DESK, "Welcome", |db, actor, fair| check_in::entries(db, actor, fair.id("event"), fair.id("visitor_badge"));
    "check_in::people", DESK, "walter Gast", |db, actor, fair| check_in::people(db, actor, fair.id("event"), "", "walter");
    "check_in::status", DESK, "vera Gast", |db, actor, fair| check_in::status(db, actor, fair.id("event"), "");
    "bridge::for_organisers", ORGANISERS, "Brücke draft-bridge", |db, actor, _fair| bridge::for_organisers(db, actor);
    "bridge::by_slug of a draft", ORGANISERS, "Brücke draft-bridge", |db, actor, _fair| bridge::by_slug(db, actor, "draft-bridge");
    "event::all_of_bridge", ORGANISERS, "Messe draft-fair", |db, actor, fair| event::all_of_bridge(db, actor, fair.id("bridge"));
    "call::by_slug of a draft", ORGANISERS, "Aufruf draft-call", |db, actor, _fair| call::by_slug(db, actor, "draft-call");
    "call::for_organisers", ORGANISERS, "Aufruf draft-call", |db, actor, _fair| call::for_organisers(db, actor);
    "call::waiting", ORGANISERS, "Aufruf judged-call", |db, actor, _fair| call::waiting(db, actor);
    "call::history_of", ORGANISERS, "created", |db, actor, fair| call::history_of(db, actor, fair.id("draft_call"));
    "call::jurors", ORGANISERS, "anna@alpha.example", |db, actor, fair| call::jurors(db, actor, fair.id("judged_call"));
    "call::conflicts", ORGANISERS, "Anteile", |db, actor, fair| call::conflicts(db, actor, fair.id("judged_call"));
    "call::letter_numbers", ORGANISERS, "winners: 1", |db, actor, fair| call::letter_numbers(db, actor, fair.id("decided_call"));
    "call::letters_to_send", ORGANISERS, "kim@omega.example", |db, actor, fair| call::letters_to_send(db, actor, fair.id("decided_call"));
    "call::entries", ORGANISERS, "kim@sigma.example", |db, actor, _fair| async {
        let call = call::by_slug(db, &Actor::System, "judged-call").await.expect("there");
        call::entries(db, actor, &call, &EntryFilter::default()).await
    };
    "call::entry_for_organisers", ORGANISERS, "Vertrauliche Antwort", |db, actor, fair| call::entry_for_organisers(db, actor, fair.id("judged_call"), fair.id("judged_entry"));
    "call::judged_calls", EXHIBITOR, "Aufruf judged-call", |db, actor, _fair| call::judged_calls(db, actor);
    "call::judged", EXHIBITOR, "Sigma GmbH", |db, actor, _fair| call::judged(db, actor, "judged-call");
    "call::judged_entry", EXHIBITOR, "Vertrauliche Antwort", |db, actor, fair| call::judged_entry(db, actor, "judged-call", fair.id("judged_entry"));
    "call::personal_data::export", ORGANISERS, "kim@sigma.example", |db, actor, fair| call::personal_data::export(db, actor, fair.id("judged_entry"));
    "enquiry::open_elsewhere", ORGANISERS, "2", |db, actor, _fair| enquiry::open_elsewhere(db, actor, &[]);
    "enquiry::enquiries", ORGANISERS, "frida@frage.example", |db, actor, _fair| enquiry::enquiries(db, actor, &EnquiryFilter::default());
    "enquiry::enquiry", ORGANISERS, "Vertrauliche Notiz", |db, actor, fair| enquiry::enquiry(db, actor, fair.id("enquiry"));
    "enquiry::owners", ORGANISERS, "Olga Organisiert", |db, actor, _fair| enquiry::owners(db, actor);
    "roundtable::roundtables", ORGANISERS, "Runde voll", |db, actor, _fair| roundtable::roundtables(db, actor);
    "roundtable::roundtable", ORGANISERS, "Runde voll", |db, actor, fair| roundtable::roundtable(db, actor, fair.id("round"));
    "roundtable::guests", ORGANISERS, "anke@gast.example", |db, actor, fair| roundtable::guests(db, actor, fair.id("round"));
    "roundtable::tables", ORGANISERS, "Eins", |db, actor, fair| roundtable::tables(db, actor, fair.id("round"));
    "roundtable::rivals", ORGANISERS, "Haus A", |db, actor, fair| roundtable::rivals(db, actor, fair.id("round"));
    "roundtable::proposals", ORGANISERS, "Paul Plan", |db, actor, fair| roundtable::proposals(db, actor, fair.id("round"));
    "roundtable::follow_ups", ORGANISERS, "Nachfassen", |db, actor, fair| roundtable::follow_ups(db, actor, fair.id("round"));
    "roundtable::organisers", ORGANISERS, "Olga Organisiert", |db, actor, _fair| roundtable::organisers(db, actor);
    "roundtable::choices", ORGANISERS, "Brücke draft-bridge", |db, actor, _fair| roundtable::choices(db, actor);
    "roundtable::sectors", ORGANISERS, "[]", |db, actor, _fair| roundtable::sectors(db, actor);
    "roundtable::of_bridge", ORGANISERS, "[]", |db, actor, fair| roundtable::of_bridge(db, actor, fair.id("bridge"));
    "roundtable::waiting", ORGANISERS, "RoundtablesWaiting", |db, actor, _fair| roundtable::waiting(db, actor);
    "roundtable::overdue_elsewhere", ORGANISERS, "0", |db, actor, _fair| roundtable::overdue_elsewhere(db, actor, &[]);
    "roundtable::personal_data::export", ORGANISERS, "anke@gast.example", |db, actor, fair| roundtable::personal_data::export(db, actor, fair.id("accepted_guest"));
    "enquiry::export", ORGANISERS, "frida@frage.example", |db, actor, fair| enquiry::export(db, actor, fair.id("enquiry"));
    "matchmaking::for_organisers", ORGANISERS, "Gespräche", |db, actor, _fair| matchmaking::for_organisers(db, actor);
    "matchmaking::by_id", ORGANISERS, "Gespräche", |db, actor, fair| matchmaking::by_id(db, actor, fair.id("matchmaking"));
    "matchmaking::participants", ORGANISERS, "ada@meeting.example", |db, actor, fair| async { matchmaking::participants(db, actor, fair.id("matchmaking"), &ParticipantFilter::default()).await };
    "matchmaking::events_without", ORGANISERS, "Messe other-fair", |db, actor, _fair| matchmaking::events_without(db, actor);
    "matchmaking::meetings", ORGANISERS, "Haus cleo", |db, actor, fair| matchmaking::meetings(db, actor, fair.id("matchmaking"), MeetingFilter::default());
    "matchmaking::plan", ORGANISERS, "Haus bob", |db, actor, fair| matchmaking::plan(db, actor, fair.id("matchmaking"));
    "matchmaking::by_id of a bridge", ORGANISERS, "Mitgliedergespräche", |db, actor, fair| matchmaking::by_id(db, actor, fair.id("members"));
    "matchmaking::rounds_of_bridge with drafts", ORGANISERS, "Entwurf", |db, actor, _fair| async { matchmaking::rounds_of_bridge(db, actor, &bridge::by_slug(db, actor, "open-bridge").await.expect("a bridge")).await };
    "matchmaking::in_the_way", ORGANISERS, "[]", |db, actor, _fair| async { matchmaking::in_the_way(db, actor, &event::by_slug(db, &Actor::System, "journey").await.expect("a trip")).await };
    "matchmaking::figures", ORGANISERS, "participants: 4", |db, actor, fair| matchmaking::figures(db, actor, fair.id("matchmaking"));
    "host::hosts", CO_HOST_AND_ORGANISERS, "Haus Zwei", |db, actor, fair| host::hosts(db, actor, fair.id("event"));
    "host::hosts of another event", ORGANISERS, "Haus Fern", |db, actor, fair| host::hosts(db, actor, fair.id("other_event"));
    "host::people", ORGANISERS, "cora@host.example", |db, actor, fair| host::people(db, actor, fair.id("event"));
    "host::sharing", CO_HOST_AND_ORGANISERS, "applications: true", |db, actor, fair| host::sharing(db, actor, fair.id("event"));
    "host::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| host::history_of(db, actor, fair.id("event"));
    "hosting::hosted_events", CO_HOST, "Messe fair", |db, actor, _fair| hosting::hosted_events(db, actor);
    "hosting::hosted_event", CO_HOST_AND_ORGANISERS, "Alpha waiting", |db, actor, _fair| hosting::hosted_event(db, actor, "fair");
    "hosting::hosted_event of another event", ORGANISERS, "Messe other-fair", |db, actor, _fair| hosting::hosted_event(db, actor, "other-fair");
    "grant::grants", ORGANISERS, "Stiftung Eins", |db, actor, _fair| async { grant::grants(db, actor, &GrantFilter { page: 1, ..GrantFilter::default() }).await };
    "grant::export", ORGANISERS, "Stiftung Eins", |db, actor, _fair| async { grant::export(db, actor, &GrantFilter::default()).await };
    "grant::grant", ORGANISERS, "Stiftung Eins", |db, actor, fair| grant::grant(db, actor, fair.id("grant"));
    "grant::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| grant::history_of(db, actor, fair.id("grant"));
    "grant::of_bridge", ORGANISERS, "[]", |db, actor, fair| grant::of_bridge(db, actor, fair.id("bridge"));
    "grant::of_event", CO_HOST_AND_ORGANISERS, "Stiftung Eins", |db, actor, fair| grant::of_event(db, actor, fair.id("event"));
    "grant::of_event of another event", ORGANISERS, "[]", |db, actor, fair| grant::of_event(db, actor, fair.id("other_event"));
    "event::by_id of a draft", ORGANISERS, "Messe draft-fair", |db, actor, fair| event::by_id(db, actor, fair.id("draft_event"));
    "event::by_slug of a draft", ORGANISERS, "Messe draft-fair", |db, actor, _fair| event::by_slug(db, actor, "draft-fair");
    "event::for_organisers", ORGANISERS, "Messe draft-fair", |db, actor, _fair| event::for_organisers(db, actor, &EventFilter { page: 1, ..EventFilter::default() });
    "trip::plan", ORGANISERS, "Besuch draft_item", |db, actor, fair| async {
        let event = event::by_id(db, &Actor::System, fair.id("trip")).await.expect("there");
        trip::plan(db, actor, &event).await
    };
    "trip::item", ORGANISERS, "Besuch draft_item", |db, actor, fair| trip::item(db, actor, fair.id("draft_item"));
    "traveller::travellers", ORGANISERS, "tilda Reise", |db, actor, fair| async { traveller::travellers(db, actor, fair.id("trip"), &TravellerFilter::default()).await };
    "traveller::traveller", ORGANISERS, "tilda Reise", |db, actor, fair| traveller::traveller(db, actor, fair.id("traveller"));
    "traveller::counts", ORGANISERS, "Admitted", |db, actor, fair| traveller::counts(db, actor, fair.id("trip"));
    "traveller::admitted", ORGANISERS, "tilda Reise", |db, actor, fair| traveller::admitted(db, actor, fair.id("trip"));
    "traveller::export", ORGANISERS, "tilda Reise", |db, actor, fair| async { traveller::export(db, actor, fair.id("trip"), &TravellerFilter::default(), None).await };
    "traveller::note_export", ORGANISERS, "()", |db, actor, fair| traveller::note_export(db, actor, fair.id("trip"));
    "traveller::how_many_to_tell", ORGANISERS, "Some(1)", |db, actor, fair| traveller::how_many_to_tell(db, actor, fair.id("trip_item"));
    "traveller_erasure::export", ORGANISERS, "tilda@reise.example", |db, actor, fair| async { traveller_erasure::export(db, &keys(), actor, fair.id("traveller")).await };
    "overview::numbers", ORGANISERS, "EventNumbers", |db, actor, fair| overview::numbers(db, actor, fair.id("event"));
    "course::course", ORGANISERS, "EventCourse", |db, actor, fair| async { course::course(db, actor, &fair.event(db).await).await };
    "overview::of_list", ORGANISERS, "EventGlance", |db, actor, fair| async { overview::of_list(db, actor, &[fair.id("event")]).await };
    "process::history::history", ORGANISERS, "Olga Organisiert", |db, actor, fair| async { history::history(db, actor, &fair.event(db).await, &HistoryQuery::default()).await };
    "process::history::note_export", ORGANISERS, "()", |db, actor, fair| async { history::note_export(db, actor, &fair.event(db).await).await };
    "process::history::export", ORGANISERS, "Olga Organisiert", |db, actor, fair| async { history::export(db, actor, &fair.event(db).await, &HistoryQuery::default(), None).await };
    "process::board::of_event", ORGANISERS, "Submitted", |db, actor, fair| async { board::of_event(db, actor, &fair.event(db).await).await };
    "process::board::of_all_events", ORGANISERS, "Messe fair", |db, actor, _fair| board::of_all_events(db, actor);
    "application::agreed_to", ORGANISERS, "\"1\"", |db, actor, fair| application::agreed_to(db, actor, fair.id("event"));
    "event::set_picture", ORGANISERS, "Messe fair", |db, actor, fair| event::set_picture(db, &Files::in_memory(), actor, fair.id("event"), picture());
    "event::set_logo", ORGANISERS, "Messe fair", |db, actor, fair| event::set_logo(db, &Files::in_memory(), actor, fair.id("event"), PIXEL.to_vec());
    "application::by_door", EXHIBITOR_AND_ORGANISERS, "Alpha waiting", |db, actor, fair| application::by_door(db, ApplicationAccess::Portal(actor, fair.id("waiting")));
    "application::to_change", EXHIBITOR, "Alpha waiting", |db, actor, fair| application::to_change(db, ApplicationAccess::Portal(actor, fair.id("waiting")));
    "application::to_change of a draft", EXHIBITOR, "anna@alpha.example", |db, actor, fair| application::to_change(db, ApplicationAccess::Portal(actor, fair.id("draft")));
    "admission::dossier::dossier", ORGANISERS, "()", |db, actor, fair| async { dossier::dossier(db, actor, fair.id("event"), fair.id("confirmed")).await.map(drop) };
    "placement::own::application", EXHIBITORS_SIDE, "()", |db, actor, fair| async { own::application(db, actor, fair.id("confirmed")).await.map(drop) };
    "admission::note::of_application", ORGANISERS, "Vertraulich", |db, actor, fair| note::of_application(db, actor, fair.id("confirmed"));
    "exhibitor::placement::free_units", ORGANISERS, "A4", |db, actor, fair| placement::free_units(db, actor, fair.id("event"));
    "placement::own::applications", EXHIBITOR, "Alpha waiting", |db, actor, _fair| own::applications(db, actor);
    "placement::own::organisations", EVERY_EXHIBITOR, "OwnOrganisation", |db, actor, _fair| own::organisations(db, actor);
    "exhibitor::staff::passes", EXHIBITORS_SIDE, "()", |db, actor, fair| async { booth_staff::passes(db, actor, fair.id("confirmed")).await.map(drop) };
    "exhibitor::staff::passes after the deadline", ORGANISERS, "true", |db, actor, fair| async { booth_staff::passes(db, actor, fair.id("late")).await.map(|passes| passes.open) };
    "exhibitor::staff::person", EXHIBITORS_SIDE, "()", |db, actor, fair| async { booth_staff::person(db, actor, fair.id("staff")).await.map(drop) };
    "admission::export::found_applications", ORGANISERS, "ApplicationId", |db, actor, fair| export::found_applications(db, actor, fair.id("event"), &TableQuery::default());
    "admission::export::applications", ORGANISERS, "Alpha waiting", |db, actor, fair| async { export::applications(db, actor, fair.id("event"), &[fair.id("waiting")]).await };
    "admission::table::page", ORGANISERS, "Alpha waiting", |db, actor, fair| table::page(db, actor, fair.id("event"), &TableQuery { page: 1, ..TableQuery::default() });
    "admission::table::neighbours", ORGANISERS, "Neighbours", |db, actor, fair| table::neighbours(db, actor, fair.id("event"), &TableQuery::default(), fair.id("waiting"));
    "admission::suggest::suggestions", ORGANISERS, "A4", |db, actor, fair| suggest::suggestions(db, actor, fair.id("event"));
    "admission::preview::preview", ORGANISERS, "Alpha waiting", |db, actor, fair| async { preview::preview(db, actor, fair.id("event"), DecisionKind::Reject, &Whom::These(vec![fair.id("waiting")])).await };
    "application::decision", ORGANISERS, "Alpha offered", |db, actor, fair| application::decision(db, actor, fair.id("event"), fair.id("offer_decision"));
    "admission::waiting_list::next_waiting", ORGANISERS, "Alpha waiting", |db, actor, fair| waiting_list::next_waiting(db, actor, fair.id("event"));
    "admission::waiting_list::of_event", ORGANISERS, "Alpha waiting", |db, actor, fair| waiting_list::of_event(db, actor, fair.id("event"));
    "lead::begin_exchange", EXHIBITOR, "walter Gast", |db, actor, fair| lead::begin_exchange(db, actor, fair.id("confirmed"), fair.thing("other_visitor_badge_code"));
    "lead::collector", EXHIBITOR, "Alpha", |db, actor, fair| lead::collector(db, actor, fair.id("confirmed"));
    "lead::export", EXHIBITOR, "vera Gast", |db, actor, fair| lead::export(db, actor, fair.id("confirmed"), None);
    "lead::given", VISITOR, "Alpha", |db, actor, fair| lead::given(db, actor, fair.id("visitor"));
    "lead::lead", EXHIBITOR, "vera Gast", |db, actor, fair| lead::lead(db, actor, fair.id("confirmed"), fair.id("lead"));
    "lead::leads", EXHIBITOR, "vera Gast", |db, actor, fair| lead::leads(db, actor, fair.id("confirmed"), &LeadFilter { page: 1, ..LeadFilter::default() });
    "lead::number", EXHIBITOR, "1", |db, actor, fair| lead::number(db, actor, fair.id("confirmed"));
    "lead::scanning_for", EXHIBITOR, "Alpha", |db, actor, _fair| lead::scanning_for(db, actor);
    "lead::taken_back", EXHIBITOR, "[]", |db, actor, fair| lead::taken_back(db, actor, fair.id("confirmed"));
    "mail::count_stuck", ORGANISERS, "1", |db, actor, _fair| mail::count_stuck(db, actor, None);
    "mail::find_mail", ORGANISERS, "vera@visitor.example", |db, actor, fair| mail::find_mail::<AnyLetter>(db, actor, fair.id("mail"));
    "mail::list_mails", ORGANISERS, "vera@visitor.example", |db, actor, _fair| mail::list_mails(db, actor, &MailFilter::default());
    "process::outbox::mail", ORGANISERS, "vera@visitor.example", |db, actor, fair| outbox::mail(db, actor, fair.id("mail"));
    "process::outbox::mails", ORGANISERS, "vera@visitor.example", |db, actor, _fair| async { outbox::mails(db, actor, &MailFilter::default()).await };
    "mail::trouble", ORGANISERS, "None", |db, actor, _fair| mail::trouble(db, actor);
    "news::entry", ORGANISERS, "Meldung draft-news", |db, actor, fair| news::entry(db, actor, fair.id("draft_entry"));
    "news::by_slug of a draft", ORGANISERS, "Meldung draft-news", |db, actor, _fair| news::by_slug(db, actor, "draft-news");
    "news::for_organisers", ORGANISERS, "Meldung draft-news", |db, actor, _fair| async { news::for_organisers(db, actor, &NewsFilter { page: 1, ..NewsFilter::default() }).await };
    "news::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| news::history_of(db, actor, fair.id("draft_entry"));
    "news::events_to_choose", ORGANISERS, "Messe draft-fair", |db, actor, _fair| news::events_to_choose(db, actor);
    "finding::find of news that are a draft", ORGANISERS, "Meldung draft-news", |db, actor, _fair| finding::find(db, actor, "meldung draft");
    "talk::talk", ORGANISERS, "Vortrag draft-talk", |db, actor, fair| talk::talk(db, actor, fair.id("draft_talk"));
    "talk::by_slug of a draft", ORGANISERS, "Vortrag draft-talk", |db, actor, _fair| talk::by_slug(db, actor, "draft-talk");
    "talk::for_organisers", ORGANISERS, "Vortrag draft-talk", |db, actor, _fair| async { talk::for_organisers(db, actor, &TalkFilter { page: 1, ..TalkFilter::default() }).await };
    "talk::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| talk::history_of(db, actor, fair.id("draft_talk"));
    "talk::all_of_bridge", ORGANISERS, "Vortrag draft-talk", |db, actor, fair| talk::all_of_bridge(db, actor, fair.id("bridge"));
    "visit::visits", ORGANISERS, "mei.tan@delegation.example", |db, actor, _fair| async { visit::visits(db, actor, &VisitFilter { page: 1, ..VisitFilter::default() }).await };
    "visit::for_export", ORGANISERS, "mei.tan@delegation.example", |db, actor, _fair| async { visit::for_export(db, actor, &VisitFilter::default(), None).await };
    "visit::visit", ORGANISERS, "mei.tan@delegation.example", |db, actor, fair| visit::visit(db, actor, fair.id("visit"));
    "visit::items", ORGANISERS, "hanna@haus.example", |db, actor, fair| visit::items(db, actor, fair.id("visit"));
    "visit::item", ORGANISERS, "hanna@haus.example", |db, actor, fair| visit::item(db, actor, fair.id("visit_item"));
    "visit::delegates", ORGANISERS, "Lin Wei", |db, actor, fair| visit::delegates(db, actor, fair.id("visit"));
    "visit::notes", ORGANISERS, "Vertrauliche Notiz", |db, actor, fair| visit::notes(db, actor, fair.id("visit"));
    "visit::waiting", ORGANISERS, "VisitsWaiting", |db, actor, _fair| visit::waiting(db, actor);
    "visit::resources", ORGANISERS, "Saal Emscher", |db, actor, _fair| visit::resources(db, actor);
    "visit::readers", ORGANISERS, "mei.tan@delegation.example", |db, actor, fair| visit::readers(db, actor, fair.id("visit"));
    "visit::thanks_letter", ORGANISERS, "Danke", |db, actor, fair| visit::thanks_letter(db, actor, fair.id("visit"), false);
    "visit::export", ORGANISERS, "mei.tan@delegation.example", |db, actor, fair| visit::export(db, actor, fair.id("visit"));
    "visit::all_of_bridge", ORGANISERS, "Clean Energy Circle", |db, actor, fair| visit::all_of_bridge(db, actor, fair.id("bridge"));
    "property::by_slug of a draft", EXHIBITOR_AND_ORGANISERS, "Fläche draft-property", |db, actor, _fair| property::by_slug(db, actor, "draft-property");
    "property::property", EXHIBITOR_AND_ORGANISERS, "Fläche draft-property", |db, actor, fair| property::property(db, actor, fair.id("draft_property"));
    "property::history_of", EXHIBITOR_AND_ORGANISERS, "Olga Organisiert", |db, actor, fair| property::history_of(db, actor, fair.id("draft_property"));
    "property::own", EXHIBITOR, "Fläche draft-property", |db, actor, _fair| property::own(db, actor);
    "property::shared_with", EXHIBITOR, "petra@frage.example", |db, actor, _fair| property::shared_with(db, actor);
    "property::for_organisers", ORGANISERS, "Fläche draft-property", |db, actor, _fair| async { property::for_organisers(db, actor, &PropertyFilter::default()).await };
    "property::table", ORGANISERS, "Fläche draft-property", |db, actor, _fair| async { property::table(db, actor, &PropertyFilter::default()).await };
    "property::count_handed_in", ORGANISERS, "0", |db, actor, _fair| property::count_handed_in(db, actor);
    "property::preview", ORGANISERS, "Zeche Tabelle", |db, actor, fair| property::preview(db, actor, fair.id("property_import"));
    "finding::find of a property that is a draft", EXHIBITOR_AND_ORGANISERS, "Fläche draft-property", |db, actor, _fair| finding::find(db, actor, "site draft-property");
    "recap::of_event", ORGANISERS, "valerie@stimme.example", |db, actor, fair| recap::of_event(db, actor, fair.id("event"));
    "recap::public_of a draft", ORGANISERS, "Noch ein Entwurf", |db, actor, fair| recap::public_of(db, actor, fair.id("other_event"));
    "recap::waiting", ORGANISERS, "RecapsWaiting", |db, actor, _fair| recap::waiting(db, actor);
    "recap::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| recap::history_of(db, actor, fair.id("recap"));
    "survey::of_event", ORGANISERS, "Mehr Licht", |db, actor, fair| async { survey::of_event(db, actor, &fair.event(db).await).await };
    "survey::export", ORGANISERS, "Mehr Licht", |db, actor, fair| survey::export(db, actor, fair.id("survey"));
    "survey::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| survey::history_of(db, actor, fair.id("survey"));
    "cost::of_event", ORGANISERS, "Standmiete Halle", |db, actor, fair| cost::of_event(db, actor, fair.id("event"));
    "cost::history_of", ORGANISERS, "Olga Organisiert", |db, actor, fair| cost::history_of(db, actor, fair.id("event"));
    "funding_report::funding_report", ORGANISERS, "Stiftung Eins", |db, actor, fair| funding_report::funding_report(db, actor, fair.id("grant"), ReportScope::default());
    "mailing::groups", ORGANISERS, "Visitors", |db, actor, fair| mailing::groups(db, actor, fair.id("event"));
    "mailing::mailings", ORGANISERS, "Aufbau am Montag", |db, actor, fair| mailing::mailings(db, actor, fair.id("event"));
    "mailing::mailing", ORGANISERS, "Aufbau am Montag", |db, actor, fair| mailing::mailing(db, actor, fair.id("mailing"));
    "mailing::preview", ORGANISERS, "vera@visitor.example", |db, actor, fair| async { mailing::preview(db, actor, &fair.event(db).await, fair.id("mailing"), Asked { position: 1, locale: None }).await };
    "masterclass::agenda", ORGANISERS, "Vortrag draft_session", |db, actor, fair| async { masterclass::agenda(db, actor, &fair.event(db).await).await };
    "masterclass::attendees", ORGANISERS, "vera Gast", |db, actor, fair| masterclass::attendees(db, actor, fair.id("session"), 1);
    "masterclass::listed_seats", ORGANISERS, "ListedSeat", |db, actor, fair| masterclass::listed_seats(db, actor, fair.id("session"));
    "masterclass::export_attendees", ORGANISERS, "vera Gast", |db, actor, fair| async { masterclass::export_attendees(db, actor, fair.id("session"), &masterclass::listed_seats(db, &Actor::System, fair.id("session")).await?).await };
    "masterclass::note_attendees_export", ORGANISERS, "()", |db, actor, fair| async { masterclass::note_attendees_export(db, actor, &masterclass::session(db, &Actor::System, &fair.event(db).await, fair.id("session")).await?).await };
    "masterclass::hosts", ORGANISERS, "Alpha", |db, actor, fair| async { masterclass::hosts(db, actor, &fair.event(db).await).await };
    "masterclass::session of a draft", DESK, "Vortrag draft_session", |db, actor, fair| async { masterclass::session(db, actor, &fair.event(db).await, fair.id("draft_session")).await };
    "masterclass::session_to_edit", ORGANISERS, "Vortrag session", |db, actor, fair| async { masterclass::session_to_edit(db, actor, &fair.event(db).await, fair.id("session")).await };
    "masterclass::stage_choices", ORGANISERS, "Lounge", |db, actor, fair| async { masterclass::stage_choices(db, actor, &fair.event(db).await).await };
    "leaving::cancel_registration", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| leaving::cancel_registration(db, actor, fair.id("visitor"));
    "registration::alike", DESK, "vera Gast", |db, actor, fair| registration::alike(db, actor, fair.id("event"), "Vera Gast", "");
    "registration::change", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| async { registration::change(db, actor, fair.id("visitor"), &changed_name()).await };
    "erasure::erase", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| erasure::erase(db, actor, fair.id("visitor"));
    "personal_data_export::export_personal_data", VISITOR_AND_ORGANISERS, "vera@visitor.example", |db, actor, fair| personal_data_export::export_personal_data(db, actor, fair.id("visitor"));
    "visitor_table::visitors", ORGANISERS, "vera@visitor.example", |db, actor, fair| async { visitor_table::visitors(db, actor, fair.id("event"), &VisitorFilter::default(), None).await };
    "notice::choice_of", ORGANISERS, "Daily", |db, actor, _fair| notice::choice_of(db, actor);
    "registration::export", ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::export(db, actor, fair.id("event"), &VisitorFilter::default(), None);
    "registration::give_consent", VISITOR, "()", |db, actor, fair| registration::give_consent(db, actor, fair.id("visitor"), ConsentPurpose::Photos, &shown_wording());
    "registration::mine", VISITOR_AND_ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::mine(db, actor, fair.id("visitor"));
    "registration::register_again", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| registration::register_again(db, actor, fair.id("visitor"));
    "registration::withdraw_consent", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| registration::withdraw_consent(db, actor, fair.id("visitor"), ConsentPurpose::EventNews);
    "registration::visitor", DESK, "vera Gast", |db, actor, fair| registration::visitor(db, actor, fair.id("visitor"));
    "registration::visitors", ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::visitors(db, actor, fair.id("event"), &VisitorFilter::default());
}

fn shown_wording() -> ShownWording {
    ShownWording { version: wording_version("Agentur"), whose: "Agentur".to_owned(), locale: Locale::De }
}

fn changed_name() -> ChangeRegistration {
    let text = |text: &str| text.to_owned();
    ChangeRegistration {
        revision: text("2"),
        details: DetailsForm { name: text("Anders Gast"), locale: text("de"), ..DetailsForm::default() },
    }
}

fn picture() -> EventPicture {
    EventPicture { file: PIXEL.to_vec(), alt_de: "Der Stand".to_owned(), alt_en: String::new() }
}

impl Fair {
    fn id<T: FromStr>(&self, name: &str) -> T
    where
        T::Err: Debug,
    {
        self.thing(name).parse().expect("an id")
    }

    async fn event(&self, db: &Db) -> EventView {
        event::by_id(db, &Actor::System, self.id("event")).await.expect("it is there")
    }

    async fn actor(&self, db: &Db, who: Who) -> Actor {
        match who {
            Visitor => Actor::TicketHolder(self.id("visitor")),
            OtherVisitor => Actor::TicketHolder(self.id("other_visitor")),
            Applicant => Actor::Applicant(self.id("confirmed")),
            OtherApplicant => Actor::Applicant(self.id("other_confirmed")),
            who => account::actor(db, self.session(who).unwrap_or_default(), account::PasskeyDemand::Nobody)
                .await
                .expect("the database answers"),
        }
    }
}

/// Everybody's answers that are not as they should be.
pub async fn wrong_answers(fair: &Fair) -> Vec<String> {
    const EVERYBODY: [Who; 12] =
        [Nobody, Stranger, OtherExhibitor, Exhibitor, CoHost, OtherDesk, Desk, Organiser, OtherVisitor, Visitor, OtherApplicant, Applicant];
    let mut wrong = Vec::new();
    let copy = fair.copy().await;
    let db = &copy.site.state.db;
    let before = fair.fingerprint.everything(db).await;
    for who in EVERYBODY {
        let actor = fair.actor(db, who).await;
        for question in QUESTIONS {
            let may = question.may.contains(&who);
            let answer = (question.ask)(db, &actor, fair).await;
            if may && question.changes() {
                copy.restore(&fair.fingerprint.changed(db, &before).await).await;
            }
            let is_right = match &answer {
                Ok(shown) => may == shown.contains(question.shows),
                Err(refusal) => !may && ["not found", "sign-in required"].contains(&refusal.as_str()),
            };
            if !is_right {
                wrong.push(format!("RED {} | {who} | {answer:.200?}", question.name));
            }
        }
        let touched = fair.fingerprint.changed(db, &before).await;
        if !touched.is_empty() {
            wrong.push(format!("RED questions | {who} | were refused, but changed {touched}"));
        }
    }
    wrong
}
