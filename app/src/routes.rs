//! Every page of the site, in one table. Who may open which is in the server's guard.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    account::{SignOut, pages as account},
    admission::pages as admission,
    application::pages as application,
    audit::pages as audit,
    badge::pages as badge,
    booth::pages as booth,
    booth_staff::pages as booth_staff,
    bridge::pages as bridge,
    call::pages as call,
    check_in::pages as check_in,
    directory::pages as directory,
    enquiry::pages as enquiry,
    error::ApiError,
    event::pages as event,
    frame::Frame,
    funding_report::pages as funding_report,
    generated_file::pages as generated_file,
    grant::pages as grant,
    head,
    host::pages as host,
    lead::pages as lead,
    legal, load,
    mail::{one_mail, pages as mail},
    mailing::pages as mailing,
    masterclass::pages as masterclass,
    matchmaking::pages as matchmaking,
    news::pages as news,
    overview,
    placement::pages as placement,
    property::pages as property,
    recap::pages as recap,
    registration::{pages as registration, ticket_cookie},
    roundtable::pages as roundtable,
    survey::pages as survey,
    talk::pages as talk,
    travel_details::pages as travel_details,
    traveller::pages as traveller,
    trip::pages as trip,
    visit::pages as visit,
};

/// The site. Every page is rendered whole before it is sent (`Async`): right title, right status, nothing that needs
/// script to fall into place.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        // The framework writes titles as they are: without this, a name in one could end it and begin a script.
        <Title formatter=head::escaped/>
        <Router>
            <Frame sign_out=SignOut::PATH tickets=ticket_cookie::known()>
                <FlatRoutes fallback=NotFound>
                    // What everybody may see.
                    <Route path=path!("/:locale") view=event::Landing ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event") view=overview::EventPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/plan") view=booth::Plan ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/exhibitors") view=directory::Directory ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/exhibitors/:exhibitor") view=directory::Exhibitor ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/programme") view=masterclass::Programme ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/programme/days/:day") view=masterclass::Programme ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/programme/:session") view=masterclass::SessionPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/recap") view=recap::Recap ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/screen") view=property::PropertyScreen ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/apply") view=application::Apply ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/trip") view=trip::TripPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/travel") view=traveller::Travel ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/register") view=registration::Register ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/events/:event/meetings") view=matchmaking::EventMeetings ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/bridges") view=bridge::Bridges ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/bridges/:bridge") view=bridge::BridgePage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/bridges/:bridge/companies") view=bridge::BridgeCompanies ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/bridges/:bridge/meetings/:matchmaking") view=matchmaking::BridgeMeetings ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/calls") view=call::Calls ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/calls/:call") view=call::CallPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/calls/:call/enter") view=call::EnterCall ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/newsroom") view=news::Newsroom ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/newsroom/:entry") view=news::NewsArticle ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/talks") view=talk::Talks ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/talks/:talk") view=talk::TalkPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/delegations") view=visit::RequestVisit ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/properties") view=property::Properties ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/properties/compare") view=property::CompareProperties ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/properties/:property") view=property::PropertyPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/search") view=overview::SearchPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/contact") view=enquiry::Contact ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/imprint") view=legal::Imprint ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/privacy") view=legal::Privacy ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/accessibility") view=legal::Accessibility ssr=SsrMode::Async/>
                    // What a link or a code opens.
                    <Route path=path!("/:locale/applications/:token") view=application::Application ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/voices/:token") view=recap::Voice ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/surveys/:token") view=survey::Survey ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/call-entries/:token") view=call::CallEntry ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/offers/:token") view=placement::Offer ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/offers/:token/accept") view=placement::AcceptOffer ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/registrations/confirm/:token") view=registration::Confirm ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/my-ticket") view=registration::MyTicket ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/registrations/:ticket") view=overview::MyRegistration ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/travellers/:token") view=traveller::OwnTripPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/travellers/:token/details") view=travel_details::MyTravelDetails ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/travellers/:token/emergency") view=travel_details::EmergencyCardPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/b/:code") view=crate::badge::one_badge::BadgePage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/contacts/:token") view=lead::Receipt ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/meetings/:token") view=matchmaking::MyMeetings ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/meetings/:token/people") view=matchmaking::MeetingPeople ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/visit-hosts/:token") view=visit::VisitHost ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/enquiries/:token") view=enquiry::OwnEnquiry ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/news/:token") view=mailing::News ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/roundtables/answers/:token") view=roundtable::RoundtableAnswer ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/roundtables/answers/:token/briefing") view=roundtable::RoundtableBriefing ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/sign-in") view=account::SignInPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/sign-in/:token") view=account::SignInLink ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/invitations/:token") view=account::Invitation ssr=SsrMode::Async/>
                    // Whoever is signed in.
                    <Route path=path!("/:locale/account") view=account::Account ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/account/passkey") view=account::Passkey ssr=SsrMode::Async/>
                    // Exhibitors.
                    <Route path=path!("/:locale/portal") view=overview::Portal ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/properties") view=property::OwnProperties ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/properties/new") view=property::NewProperty ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/properties/:property") view=property::EditProperty ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application") view=overview::PortalApplication ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application/accept") view=overview::PortalAcceptance ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application/application") view=application::PortalForm ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application/profile") view=application::PortalProfile ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application/staff") view=booth_staff::PortalStaff ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application/leads") view=lead::Leads ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/portal/:application/scan") view=lead::Scan ssr=SsrMode::Async/>
                    // Those who run an event together with the organisers.
                    <Route path=path!("/:locale/hosting") view=host::Hosting ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/hosting/:event") view=host::HostedEventPage ssr=SsrMode::Async/>
                    // The jury of a call.
                    <Route path=path!("/:locale/jury") view=call::Jury ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/jury/:call") view=call::JuryCall ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/jury/:call/:entry") view=call::JuryEntry ssr=SsrMode::Async/>
                    // The desk.
                    <Route path=path!("/:locale/desk") view=check_in::Desks ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/desk/:event") view=check_in::Desk ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/desk/:event/walk-in") view=check_in::WalkIn ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/desk/:event/visitors/:registration") view=registration::DeskVisitor ssr=SsrMode::Async/>
                    // Organisers.
                    <Route path=path!("/:locale/organise") view=event::Events ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/new") view=event::NewEvent ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/bridges") view=bridge::OrganiseBridges ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/bridges/:bridge") view=bridge::OrganiseBridge ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/bridges/:bridge/companies") view=bridge::OrganiseBridgeCompanies ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/new-bridge") view=bridge::NewBridge ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/talks") view=talk::OrganiseTalks ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/talks/new") view=talk::NewTalk ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/talks/:talk") view=talk::EditTalk ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visits") view=visit::Visits ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visits/:visit") view=visit::OneVisit ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visits/:visit/new-item") view=visit::NewItem ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visits/:visit/items/:item") view=visit::EditItem ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visits/:visit/thanks") view=visit::Thanks ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visit-week") view=visit::VisitWeek ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/visit-resources") view=visit::VisitResources ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/grants") view=grant::Grants ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/grants/:grant") view=grant::OneGrant ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/grants/:grant/report") view=funding_report::FundingReportPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/new-grant") view=grant::NewGrant ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/calls") view=call::OrganiseCalls ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/calls/:call") view=call::OrganiseCall ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/calls/:call/entries") view=call::CallEntries ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/calls/:call/entries/:entry") view=call::OrganiseCallEntry ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/calls/:call/jury") view=call::CallJury ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/calls/:call/meeting") view=call::CallMeeting ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/new-call") view=call::NewCall ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/roundtables") view=roundtable::OrganiseRoundtables ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/new-roundtable") view=roundtable::NewRoundtable ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/roundtables/:roundtable") view=roundtable::OrganiseRoundtable ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/roundtables/:roundtable/seating") view=roundtable::RoundtableSeating ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/roundtables/:roundtable/minutes") view=roundtable::RoundtableMinutes ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/roundtables/:roundtable/edit") view=roundtable::EditRoundtablePage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/roundtables/:roundtable/guests/:guest") view=roundtable::RoundtableGuestPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/news") view=news::OrganiseNews ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/news/new") view=news::NewNews ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/news/:entry") view=news::EditNews ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/properties") view=property::OrganiseProperties ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/properties/new") view=property::NewProperty ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/properties/import") view=property::ImportProperties ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/properties/import/:import") view=property::ImportedProperties ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/properties/:property") view=property::EditProperty ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/people") view=account::People ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/enquiries") view=enquiry::Enquiries ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/enquiries/:enquiry") view=enquiry::OneEnquiry ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/matchmaking") view=matchmaking::OrganiseMatchmaking ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/matchmaking/:matchmaking") view=matchmaking::OneMatchmaking ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/matchmaking/:matchmaking/people") view=matchmaking::OrganisePeople ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/matchmaking/:matchmaking/meetings") view=matchmaking::OrganiseMeetings ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/matchmaking/:matchmaking/plan") view=matchmaking::OrganisePlan ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/mail") view=mail::Outbox ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/mail/:mail") view=one_mail::MailPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event") view=overview::OrganiseEvent ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/edit") view=event::EditEvent ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/terms") view=event::OrganiseTerms ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/booth") view=booth::Booth ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/booth/new") view=booth::NewUnit ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/booth/:unit") view=booth::EditUnit ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/admission") view=admission::Admission ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/admission/decide") view=admission::Preview ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/admission/new") view=admission::EnterApplication ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/admission/:application") view=admission::AdmissionApplication ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/admission/:application/edit") view=admission::EditApplication ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/programme") view=masterclass::OrganiseProgramme ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/programme/new") view=masterclass::NewSession ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/programme/:session") view=masterclass::EditSession ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/visitors") view=registration::Visitors ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/visitors/:registration") view=registration::Visitor ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/badges") view=badge::Badges ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/badges/design") view=crate::badge::BadgeDesign ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/files") view=generated_file::GeneratedFiles ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/files/:file") view=generated_file::GeneratedFilePage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/mail") view=mail::EventMail ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/mail/groups") view=mailing::Mailings ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/mail/groups/:mailing") view=mailing::MailingPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/mail/groups/:mailing/preview") view=mailing::MailingPreviewPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/enquiries") view=enquiry::EventEnquiries ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/people") view=account::EventPeople ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/hosts") view=host::OrganiseHosts ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/recap") view=recap::OrganiseRecap ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/survey") view=survey::OrganiseSurvey ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/costs") view=funding_report::Costs ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/trip") view=trip::OrganiseTrip ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/trip/new") view=trip::NewTripItem ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/trip/:item") view=trip::EditTripItemPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travellers") view=traveller::Travellers ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travellers/terms") view=traveller::TravelTermsPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travellers/:traveller") view=traveller::TravellerPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travel") view=travel_details::OrganiseTravel ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travel-lists/:list") view=travel_details::TravelListPage ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travel/:traveller") view=travel_details::TravelOf ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/travel/:traveller/details") view=travel_details::LookAtTravel ssr=SsrMode::Async/>
                    <Route path=path!("/:locale/organise/events/:event/history") view=audit::History ssr=SsrMode::Async/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    load::failed(&ApiError::NotFound)
}
