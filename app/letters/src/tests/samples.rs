//! One letter of each kind, and the site in whose name they are written.

use chrono::NaiveDate;
use domain::{
    account::{AccountLetter, RoleKind},
    admission::AdmissionLetter,
    application::{ApplicationField, ApplicationLetter, DecisionKind, FieldChange},
    booth::{UnitFacts, UnitKind},
    booth_staff::BoothStaffLetter,
    calendar::{CalendarEntry, EntryFacts, Thing},
    call::{CallLetter, CallPart, Outcome},
    enquiry::EnquiryLetter,
    event::{EventFacts, Terms, TermsText},
    files::Files,
    host::HostAccess,
    ids::{ApplicationId, SeatId},
    lead::LeadLetter,
    locale::Text,
    mailing::{MailingLetter, MailingReason, MailingText, MailingValues},
    masterclass::{SeatLetter, SeatMove, SessionFacts},
    matchmaking::{BridgeFacts, MeetingFacts, MeetingLetter, MeetingNewsKind, RoundFacts},
    notice::{EventPart, HappenedPart, NoticeKind, NoticeLetter, NoticeOfEvent},
    placement::PlacementLetter,
    process::{event_editing::EventChangeLetter, letter::AnyLetter},
    recap::RecapLetter,
    registration::RegistrationLetter,
    roundtable::{RoundtableFacts, RoundtableLetter},
    sealed::{Keys, new_key},
    stand_price::StandTax,
    survey::SurveyLetter,
    traveller::TravellerLetter,
    trip::{ItemNews, TripItemFacts},
    visit::{ItemFacts, VisitFacts, VisitLetter},
};
use site::{Agency, Site};

pub(crate) const TOKEN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

pub(crate) fn site(mail_is_sent: bool) -> Site {
    let agency = Agency {
        name: "Agentur & Söhne".to_owned(),
        street: "Weg 1".to_owned(),
        email: "post@agency.example".to_owned(),
        ..Agency::default()
    };
    Site {
        public_url: "https://stand.example".to_owned(),
        stylesheet: "",
        decoder: "",
        scripts: &[],
        mail_is_sent,
        agency,
        passkeys: None,
        organisers_need_passkey: false,
        files: Files::in_memory(),
        travel_keys: Keys::parse(&new_key(), &[]).expect("a key"),
    }
}

pub(crate) fn event(name: &str) -> EventFacts {
    EventFacts {
        slug: "mipim-2027".to_owned(),
        name: name.to_owned(),
        city: "Cannes".to_owned(),
        venue: "Palais des Festivals".to_owned(),
        online_link: String::new(),
        hall: "7".to_owned(),
        booth_number: "R7.C10".to_owned(),
        time_zone: "Europe/Paris".to_owned(),
        starts_on: NaiveDate::from_ymd_opt(2027, 3, 9).expect("a date"),
        ends_on: NaiveDate::from_ymd_opt(2027, 3, 12).expect("a date"),
        opens_minute: 9 * 60,
        closes_minute: 18 * 60,
        contact_name: "Olga Organisiert".to_owned(),
        contact_email: "olga@agency.example".to_owned(),
    }
}

pub(crate) fn session(title: &str) -> SessionFacts {
    SessionFacts {
        id: "0190e6a0-0000-7000-8000-000000000001".to_owned(),
        title: Text::new(title, title),
        stage: Text::new("Hauptbühne", "Main stage"),
        starts_at: "2027-03-09T09:30:00Z".parse().expect("a test literal"),
        ends_at: "2027-03-09T10:15:00Z".parse().expect("a test literal"),
        revision: 3,
    }
}

/// What organisers typed, with something filled in.
fn typed_text(typed: &str, placeholder: &str) -> MailingText {
    MailingText { subject: format!("{typed} {{name}}"), body: format!("{typed}\n{{organisation}}\n\n{placeholder}") }
}

fn values(typed: &str) -> MailingValues {
    let typed = || typed.to_owned();
    MailingValues { name: typed(), organisation: typed(), unit: typed(), session: typed() }
}

fn network(name: &str) -> BridgeFacts {
    BridgeFacts {
        name: name.to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        contact_name: name.to_owned(),
        contact_email: "netzwerk@agency.example".to_owned(),
    }
}

/// The event when it was still planned a week earlier.
pub(crate) fn a_week_earlier(now: EventFacts) -> EventFacts {
    let week = chrono::Duration::days(7);
    EventFacts { starts_on: now.starts_on - week, ends_on: now.ends_on - week, ..now }
}

pub(crate) fn an_hour_earlier(now: SessionFacts) -> SessionFacts {
    let hour = chrono::Duration::hours(1);
    SessionFacts { starts_at: now.starts_at - hour, ends_at: now.ends_at - hour, revision: now.revision - 1, ..now }
}

/// The entries of a ticket: one that stands, and one that is gone, or nothing but what is gone.
pub(crate) fn days(title: &str, all_gone: bool) -> Vec<CalendarEntry> {
    let day = |day: u32, is_cancelled| CalendarEntry {
        thing: Thing::Day(NaiveDate::from_ymd_opt(2027, 3, day).expect("a date")),
        uid: format!("ticket-0123456789abcdef-2027-03-{day:02}@stand.example"),
        sequence: i64::from(day),
        changed_at: "2026-11-27T10:00:00Z".parse().expect("a test literal"),
        is_cancelled,
        says: Some(says(title, &format!("2027-03-{day:02}T08:00:00Z"), &format!("2027-03-{day:02}T17:00:00Z"))),
    };
    vec![day(9, all_gone), day(10, true)]
}

/// The entry of a seat.
pub(crate) fn seat(title: &str, is_cancelled: bool) -> CalendarEntry {
    CalendarEntry {
        thing: Thing::Session("0190e6a0-0000-7000-8000-000000000001".parse().expect("an id")),
        uid: "seat-0190e6a0-0000-7000-8000-000000000002@stand.example".to_owned(),
        sequence: 3,
        changed_at: "2026-11-27T10:00:00Z".parse().expect("a test literal"),
        is_cancelled,
        says: Some(says(title, "2027-03-09T09:30:00Z", "2027-03-09T10:15:00Z")),
    }
}

fn says(title: &str, starts_at: &str, ends_at: &str) -> EntryFacts {
    EntryFacts {
        starts_at: starts_at.parse().expect("a test literal"),
        ends_at: ends_at.parse().expect("a test literal"),
        title: Text::new(title, title),
        description: Text::new(title, ""),
        place: Text::new("Hauptbühne, Palais des Festivals, Cannes", "Main stage, Palais des Festivals, Cannes"),
        event: "mipim-2027".to_owned(),
        contact_name: "Organisiert, Olga \"O\"".to_owned(),
        contact_email: "olga@agency.example".to_owned(),
        locale: None,
    }
}

/// What became of an item of a trip.
fn trip_item(typed: &str, news: ItemNews, event: EventFacts, token: String) -> AnyLetter {
    let item = TripItemFacts {
        title: Text::new(typed, typed),
        leg: typed.to_owned(),
        zone: "America/Toronto".to_owned(),
        starts_at: "2027-06-10T13:00:00Z".parse().expect("a test literal"),
        ends_at: "2027-06-10T14:30:00Z".parse().expect("a test literal"),
        place: typed.to_owned(),
        bring: Text::new(typed, typed),
    };
    TravellerLetter::TripItemChanged { event, token, news, item }.into()
}

/// Each variant once; whatever people type is `typed`.
pub(crate) fn letters(typed: &str) -> Vec<AnyLetter> {
    let event = || event(typed);
    let session = || session(typed);
    let (text, code, organisation) = (|| typed.to_owned(), || TOKEN.to_owned(), typed.to_owned());
    let unit = || UnitFacts {
        code: "A1".to_owned(),
        kind: UnitKind::Pod,
        area_dm2: 450,
        price_cents: 480_000,
        pass_quota: 3,
        included: Text::new(typed, typed),
    };
    let part = || EventPart { slug: "mipim-2027".to_owned(), name: typed.to_owned() };
    let happened = |kind| HappenedPart {
        kind,
        subject: "0190e6a0-0000-7000-8000-000000000001".parse().expect("a UUID"),
        name: Text::new(typed, typed),
    };
    let expires_at = "2027-01-15T17:00:00Z".parse().expect("a test literal");
    let roundtable = || RoundtableFacts {
        name: typed.to_owned(),
        place: typed.to_owned(),
        time_zone: "America/New_York".to_owned(),
        starts_at: "2027-03-09T14:00:00Z".parse().expect("a test literal"),
        ends_at: "2027-03-09T16:00:00Z".parse().expect("a test literal"),
        answer_by: expires_at,
        purpose: Text::new(typed, typed),
    };
    vec![
        AccountLetter::SignIn { token: code() }.into(),
        AccountLetter::Invitation { token: code(), role: RoleKind::Staff, scope: text(), invited_by: text() }.into(),
        AccountLetter::HostInvitation { host: text(), event: text(), access: HostAccess::Edit, invited_by: text() }.into(),
        ApplicationLetter::ApplicationDraft { event: event(), token: code() }.into(),
        ApplicationLetter::ApplicationToProve { event: event(), token: code() }.into(),
        ApplicationLetter::ApplicationSubmitted { event: event(), organisation: text(), token: code() }.into(),
        AdmissionLetter::InformationNeeded { event: event(), organisation: text(), question: text(), token: code() }.into(),
        PlacementLetter::UnitOffered { event: event(), organisation: text(), unit: unit(), expires_at, token: code() }.into(),
        PlacementLetter::UnitConfirmed {
            event: event(),
            organisation: text(),
            unit: unit(),
            tax: Some(StandTax::German),
            terms: Some(Terms { version: text(), text: TermsText::File("0a1b.pdf".to_owned()), put_at: expires_at }),
        }
        .into(),
        PlacementLetter::OfferDeclined { event: event(), organisation: text(), unit: unit() }.into(),
        PlacementLetter::OfferExpired { event: event(), organisation: text(), unit: unit() }.into(),
        PlacementLetter::OfferWithdrawn { event: event(), organisation: text(), unit: unit() }.into(),
        PlacementLetter::OfferReminder {
            event: event(),
            organisation: text(),
            unit: unit(),
            expires_at,
            application: ApplicationId::new(),
        }
        .into(),
        PlacementLetter::PassesReminder {
            event: event(),
            organisation: text(),
            named: 1,
            quota: 3,
            until: expires_at,
            application: ApplicationId::new(),
        }
        .into(),
        PlacementLetter::UnitMoved { event: event(), organisation: text(), from: text(), unit: unit() }.into(),
        AdmissionLetter::QuestionReminder { event: event(), organisation: text(), question: text(), token: code() }.into(),
        AdmissionLetter::DecisionTakenBack { event: event(), organisation: text(), decision: DecisionKind::Reject }.into(),
        ApplicationLetter::ApplicationEntered { event: event(), organisation: text(), token: code() }.into(),
        AdmissionLetter::OnWaitingList { event: event(), organisation: text() }.into(),
        ApplicationLetter::ApplicationEdited {
            event: event(),
            organisation: text(),
            changes: vec![
                FieldChange { field: ApplicationField::Street, from: text(), to: text() },
                FieldChange { field: ApplicationField::Topics, from: String::new(), to: String::new() },
            ],
        }
        .into(),
        ApplicationLetter::ApplicationRejected { event: event(), organisation: text(), reason: text() }.into(),
        ApplicationLetter::ApplicationWithdrawn { event: event(), organisation: text() }.into(),
        ApplicationLetter::ApplicationCancelled { event: event(), organisation: text(), reason: text() }.into(),
        BoothStaffLetter::StaffBadge { event: event(), organisation: text(), ticket_code: code(), calendar: days(typed, false) }.into(),
        BoothStaffLetter::StaffRemoved { event: event(), organisation, calendar: days(typed, true) }.into(),
        RegistrationLetter::ConfirmRegistration { event: event(), token: code() }.into(),
        RegistrationLetter::Ticket { event: event(), ticket_code: code(), calendar: days(typed, false) }.into(),
        RegistrationLetter::RegistrationCancelled { event: event(), calendar: days(typed, true), by_organisers: false }.into(),
        RegistrationLetter::RegistrationCancelled { event: event(), calendar: days(typed, true), by_organisers: true }.into(),
        RegistrationLetter::RegistrationErased { event: event(), calendar: days(typed, true) }.into(),
        SeatLetter::SeatBooked { event: event(), session: session(), ticket_code: code(), calendar: vec![seat(typed, false)] }.into(),
        SeatLetter::SeatWaiting { event: event(), session: session(), ticket_code: code() }.into(),
        SeatLetter::SeatPromoted { event: event(), session: session(), ticket_code: code(), calendar: vec![seat(typed, false)] }.into(),
        SeatLetter::SeatReleased {
            event: event(),
            session: session(),
            ticket_code: code(),
            before: None,
            calendar: vec![seat(typed, true)],
        }
        .into(),
        SeatLetter::SessionChanged {
            event: event(),
            session: session(),
            ticket_code: code(),
            before: Some(an_hour_earlier(session())),
            waiting: false,
            calendar: vec![seat(typed, false)],
        }
        .into(),
        SeatLetter::SessionCancelled { event: event(), session: session(), ticket_code: code(), calendar: vec![seat(typed, true)] }.into(),
        LeadLetter::LeadReceipt {
            event: event(),
            exhibitor: text(),
            legal_name: text(),
            fields: vec![Text::new(typed, typed)],
            newsletter: false,
            token: code(),
            confirmed: false,
        }
        .into(),
        LeadLetter::LeadReceipt {
            event: event(),
            exhibitor: text(),
            legal_name: text(),
            fields: vec![Text::new(typed, typed)],
            newsletter: true,
            token: code(),
            confirmed: true,
        }
        .into(),
        LeadLetter::LeadWithdrawn { event: event(), exhibitor: text() }.into(),
        RecapLetter::VoiceAsked { event: event(), token: code() }.into(),
        EnquiryLetter::EnquiryShared { about: Text::new(typed, typed) }.into(),
        SurveyLetter::SurveyAsked { event: event(), title: Text::new(typed, typed), is_anonymous: true, until: expires_at, token: code() }
            .into(),
        SurveyLetter::SurveyReminder {
            event: event(),
            title: Text::new(typed, typed),
            is_anonymous: false,
            until: expires_at,
            token: code(),
        }
        .into(),
        MeetingLetter::MeetingAccess { round: RoundFacts::Event(event()), token: code() }.into(),
        MeetingLetter::MeetingAccess { round: RoundFacts::Bridge(network(typed)), token: code() }.into(),
        MeetingLetter::MeetingNews {
            round: RoundFacts::Event(event()),
            news: MeetingNewsKind::Accepted,
            organisation: text(),
            when: Some(MeetingFacts { starts_at: session().starts_at, ends_at: session().ends_at, place: Text::new(typed, typed) }),
            token: code(),
        }
        .into(),
        MeetingLetter::MeetingNews {
            round: RoundFacts::Bridge(network(typed)),
            news: MeetingNewsKind::Reminder,
            organisation: text(),
            when: Some(MeetingFacts { starts_at: session().starts_at, ends_at: session().ends_at, place: Text::default() }),
            token: code(),
        }
        .into(),
        MeetingLetter::MeetingPlan { round: RoundFacts::Event(event()), meetings: 3, token: code() }.into(),
        CallLetter::CallEntryStarted { call: call(typed), organisation: text(), token: code() }.into(),
        CallLetter::CallEntryHandedIn { call: call(typed), organisation: text(), token: code(), at: call(typed).closes_at }.into(),
        CallLetter::CallEntryWithdrawn { call: call(typed), organisation: text(), for_good: false }.into(),
        CallLetter::CallEntryWithdrawn { call: call(typed), organisation: text(), for_good: true }.into(),
        CallLetter::CallEntryDecided { call: call(typed), organisation: text(), outcome: Outcome::Winner }.into(),
        CallLetter::JurorInvited { call: call(typed), invited_by: text() }.into(),
        MailingLetter::VisitorMailing {
            event: event(),
            text: typed_text(typed, "{ticket}"),
            values: values(typed),
            ticket_code: code(),
            withdraw: String::new(),
        }
        .into(),
        MailingLetter::VisitorMailing {
            event: event(),
            text: typed_text(typed, "{session}"),
            values: values(typed),
            ticket_code: String::new(),
            withdraw: code(),
        }
        .into(),
        MailingLetter::PartnerMailing {
            event: event(),
            text: typed_text(typed, "{bewerbung}"),
            values: values(typed),
            application: Some(ApplicationId::new()),
            reason: MailingReason::Application,
        }
        .into(),
        MailingLetter::PartnerMailing {
            event: event(),
            text: typed_text(typed, "{standplatz}"),
            values: values(typed),
            application: None,
            reason: MailingReason::BoothStaff,
        }
        .into(),
        MailingLetter::TestMailing { event: event(), text: typed_text(typed, "{ticket}"), values: values(typed), is_news: true }.into(),
        EventChangeLetter::EventChanged {
            event: event(),
            before: a_week_earlier(event()),
            sessions: vec![SeatMove { seat: SeatId::new(), session: session(), before: an_hour_earlier(session()), waiting: false }],
            ticket_code: code(),
            calendar: days(typed, false),
        }
        .into(),
        EventChangeLetter::StaffEventChanged {
            event: event(),
            before: a_week_earlier(event()),
            organisation: text(),
            ticket_code: code(),
            calendar: days(typed, false),
        }
        .into(),
        EventChangeLetter::ExhibitorEventChanged {
            event: event(),
            before: a_week_earlier(event()),
            organisation: text(),
            waiting: false,
            without_mailbox: vec![text()],
        }
        .into(),
        TravellerLetter::ConfirmTravel { event: event(), token: code() }.into(),
        TravellerLetter::TravelApplied { event: event(), token: code() }.into(),
        TravellerLetter::TravelAdmitted { event: event(), token: code(), contribution_cents: 75_000 }.into(),
        TravellerLetter::TravelWaiting { event: event(), token: code() }.into(),
        TravellerLetter::TravelRejected { event: event() }.into(),
        TravellerLetter::TravelReopened { event: event(), token: code() }.into(),
        TravellerLetter::TravelWithdrawn { event: event() }.into(),
        TravellerLetter::TravelCancelled { event: event(), cancellation_cents: 37_500, by_organisers: false }.into(),
        TravellerLetter::TravelCancelled { event: event(), cancellation_cents: 0, by_organisers: true }.into(),
        trip_item(typed, ItemNews::New, event(), code()),
        trip_item(typed, ItemNews::Changed, event(), code()),
        trip_item(typed, ItemNews::Cancelled, event(), code()),
        trip_item(typed, ItemNews::NotYours, event(), code()),
        TravellerLetter::TravelRegrouped { event: event(), token: code(), group: Text::new(typed, typed) }.into(),
        TravellerLetter::TravelRegrouped { event: event(), token: code(), group: Text::default() }.into(),
        TravellerLetter::TravelPapers {
            event: event(),
            token: code(),
            return_on: NaiveDate::from_ymd_opt(2027, 6, 25).expect("a date"),
            needed_until: NaiveDate::from_ymd_opt(2027, 12, 25).expect("a date"),
        }
        .into(),
        TravellerLetter::TravelErased { event: event() }.into(),
        RoundtableLetter::RoundtableInvitation { roundtable: roundtable(), token: code() }.into(),
        RoundtableLetter::RoundtableReminder { roundtable: roundtable(), token: code() }.into(),
        RoundtableLetter::RoundtableSeat { roundtable: roundtable(), moved_up: false }.into(),
        RoundtableLetter::RoundtableSeat { roundtable: roundtable(), moved_up: true }.into(),
        RoundtableLetter::RoundtableWaiting { roundtable: roundtable() }.into(),
        RoundtableLetter::RoundtableCalledOff { roundtable: roundtable() }.into(),
        RoundtableLetter::RoundtableMinutes { roundtable: roundtable(), minutes: text() }.into(),
        RoundtableLetter::RoundtableChanged { roundtable: roundtable(), before: roundtable() }.into(),
        RoundtableLetter::RoundtableCancelled { roundtable: roundtable() }.into(),
        NoticeLetter::OrganiserNotice { event: Some(part()), happened: happened(NoticeKind::OfferAccepted) }.into(),
        NoticeLetter::OrganiserNotice { event: None, happened: happened(NoticeKind::EnquiryReceived) }.into(),
        NoticeLetter::OrganiserNotice { event: None, happened: happened(NoticeKind::VisitRequested) }.into(),
        NoticeLetter::OrganiserNotice { event: None, happened: happened(NoticeKind::EntryHandedIn) }.into(),
        NoticeLetter::OrganiserNotice { event: None, happened: happened(NoticeKind::ConflictDeclared) }.into(),
        NoticeLetter::OrganiserNotice { event: None, happened: happened(NoticeKind::RoundtableWaveExhausted) }.into(),
        NoticeLetter::OrganiserNotice { event: None, happened: happened(NoticeKind::PropertyHandedIn) }.into(),
        NoticeLetter::OrganiserNotice { event: Some(part()), happened: happened(NoticeKind::QuoteCorrected) }.into(),
        NoticeLetter::OrganiserNotice { event: Some(part()), happened: happened(NoticeKind::TravellerApplied) }.into(),
        VisitLetter::VisitHostAsked { visit: delegation(typed), item: reception(typed), changed: true, token: TOKEN.to_owned() }.into(),
        VisitLetter::VisitHostReleased { visit: delegation(typed), item: reception(typed) }.into(),
        VisitLetter::VisitThanks { visit: delegation(typed), to_host: false, text: text() }.into(),
        NoticeLetter::OrganiserDigest {
            day: NaiveDate::from_ymd_opt(2027, 1, 15).expect("a date"),
            events: vec![NoticeOfEvent { event: Some(part()), happened: NoticeKind::ALL.map(happened).to_vec(), to_decide: 3 }],
        }
        .into(),
    ]
}

fn delegation(typed: &str) -> VisitFacts {
    VisitFacts { title: Text::new(typed, typed), organisation: typed.to_owned(), people: 8, interests: typed.to_owned() }
}

fn reception(typed: &str) -> ItemFacts {
    ItemFacts {
        title: typed.to_owned(),
        place: typed.to_owned(),
        starts_at: "2027-11-15T09:00:00Z".parse().expect("a time"),
        ends_at: "2027-11-15T10:30:00Z".parse().expect("a time"),
        time_zone: "Europe/Berlin".to_owned(),
    }
}

fn call(typed: &str) -> CallPart {
    CallPart {
        slug: "city-tech".to_owned(),
        title: Text::new(typed, typed),
        hosts: vec![typed.to_owned()],
        closes_at: "2026-11-30T22:59:00Z".parse().expect("a test literal"),
        zone: "Europe/Berlin".to_owned(),
    }
}
