//! What organisers call a letter.

use domain::{
    account::AccountLetterKind,
    admission::AdmissionLetterKind,
    application::ApplicationLetterKind,
    booth_staff::BoothStaffLetterKind,
    call::CallLetterKind,
    enquiry::EnquiryLetterKind,
    lead::LeadLetterKind,
    locale::Locale,
    mailing::MailingLetterKind,
    masterclass::SeatLetterKind,
    matchmaking::MeetingLetterKind,
    notice::NoticeLetterKind,
    placement::PlacementLetterKind,
    process::{event_editing::EventChangeLetterKind, letter::AnyLetterKind},
    recap::RecapLetterKind,
    registration::RegistrationLetterKind,
    roundtable::RoundtableLetterKind,
    survey::SurveyLetterKind,
    traveller::TravellerLetterKind,
    visit::VisitLetterKind,
};

/// Every kind of letter, and what it is called.
pub fn kinds(l: Locale) -> impl Iterator<Item = (String, String)> {
    AnyLetterKind::all().map(move |kind| (kind.to_string(), name(l, kind).to_owned()))
}

/// What a kind of letter is called; its own name if it is one of another release.
pub fn kind(l: Locale, kind: &str) -> String {
    kind.parse().map_or(kind, |known| name(l, known)).to_owned()
}

fn name(l: Locale, kind: AnyLetterKind) -> &'static str {
    match kind {
        AnyLetterKind::Account(kind) => match kind {
            AccountLetterKind::SignIn => l.t("Link zum Einloggen", "Sign-in link"),
            AccountLetterKind::Invitation => l.t("Einladung", "Invitation"),
            AccountLetterKind::HostInvitation => l.t("Zugang als Mitveranstalter", "Access as a co-host"),
        },
        AnyLetterKind::Application(kind) => match kind {
            ApplicationLetterKind::ApplicationDraft => l.t("Bewerbung begonnen", "Application started"),
            ApplicationLetterKind::ApplicationEntered => l.t("Bewerbung für jemanden begonnen", "Application begun for somebody"),
            ApplicationLetterKind::ApplicationToProve => l.t("Bewerbung zu bestätigen", "Application to be confirmed"),
            ApplicationLetterKind::ApplicationSubmitted => l.t("Bewerbung eingegangen", "Application received"),
            ApplicationLetterKind::ApplicationEdited => l.t("Angaben geändert", "Details changed"),
            ApplicationLetterKind::ApplicationRejected => l.t("Absage", "Rejection"),
            ApplicationLetterKind::ApplicationWithdrawn => l.t("Bewerbung zurückgezogen", "Application withdrawn"),
            ApplicationLetterKind::ApplicationCancelled => l.t("Teilnahme storniert", "Participation cancelled"),
        },
        AnyLetterKind::Admission(kind) => match kind {
            AdmissionLetterKind::InformationNeeded => l.t("Rückfrage", "Question"),
            AdmissionLetterKind::OnWaitingList => l.t("Warteliste (Aussteller)", "Waiting list (exhibitors)"),
            AdmissionLetterKind::QuestionReminder => l.t("Erinnerung an eine Rückfrage", "Reminder of a question"),
            AdmissionLetterKind::DecisionTakenBack => l.t("Entscheidung zurückgenommen", "Decision taken back"),
        },
        AnyLetterKind::Placement(kind) => match kind {
            PlacementLetterKind::UnitOffered => l.t("Angebot", "Offer"),
            PlacementLetterKind::UnitConfirmed => l.t("Standplatz bestätigt", "Place confirmed"),
            PlacementLetterKind::OfferDeclined => l.t("Angebot abgelehnt", "Offer declined"),
            PlacementLetterKind::OfferExpired => l.t("Angebot abgelaufen", "Offer expired"),
            PlacementLetterKind::OfferWithdrawn => l.t("Angebot zurückgezogen", "Offer withdrawn"),
            PlacementLetterKind::OfferReminder => l.t("Erinnerung: Angebot", "Reminder: offer"),
            PlacementLetterKind::PassesReminder => l.t("Erinnerung: Ausweise", "Reminder: passes"),
            PlacementLetterKind::UnitMoved => l.t("Anderer Standplatz", "Another unit"),
        },
        AnyLetterKind::BoothStaff(kind) => match kind {
            BoothStaffLetterKind::StaffBadge => l.t("Ausweis für Standpersonal", "Badge for booth staff"),
            BoothStaffLetterKind::StaffRemoved => l.t("Ausweis entzogen", "Badge taken back"),
        },
        AnyLetterKind::Registration(kind) => match kind {
            RegistrationLetterKind::ConfirmRegistration => l.t("Registrierung bestätigen", "Confirm registration"),
            RegistrationLetterKind::Ticket => l.t("Ticket", "Ticket"),
            RegistrationLetterKind::RegistrationCancelled => l.t("Registrierung storniert", "Registration cancelled"),
            RegistrationLetterKind::RegistrationErased => l.t("Daten gelöscht", "Data erased"),
        },
        AnyLetterKind::Roundtable(kind) => match kind {
            RoundtableLetterKind::RoundtableInvitation => l.t("Einladung zum Roundtable", "Invitation to a roundtable"),
            RoundtableLetterKind::RoundtableReminder => l.t("Erinnerung: Roundtable", "Reminder: roundtable"),
            RoundtableLetterKind::RoundtableSeat => l.t("Platz am Roundtable", "Seat at a roundtable"),
            RoundtableLetterKind::RoundtableWaiting => l.t("Warteliste (Roundtable)", "Waiting list (roundtable)"),
            RoundtableLetterKind::RoundtableCalledOff => l.t("Roundtable: Einladung zurückgenommen", "Roundtable: invitation taken back"),
            RoundtableLetterKind::RoundtableMinutes => l.t("Protokoll eines Roundtables", "Minutes of a roundtable"),
            RoundtableLetterKind::RoundtableChanged => l.t("Roundtable: anderer Termin oder Ort", "Roundtable: another time or place"),
            RoundtableLetterKind::RoundtableCancelled => l.t("Roundtable abgesagt", "Roundtable called off"),
        },
        AnyLetterKind::Seat(kind) => match kind {
            SeatLetterKind::SeatBooked => l.t("Platz gebucht", "Seat booked"),
            SeatLetterKind::SeatWaiting => l.t("Warteliste (Programmpunkt)", "Waiting list (session)"),
            SeatLetterKind::SeatPromoted => l.t("Nachgerückt", "Moved up"),
            SeatLetterKind::SeatReleased => l.t("Platz freigegeben", "Seat released"),
            SeatLetterKind::SessionChanged => l.t("Programmpunkt geändert", "Session changed"),
            SeatLetterKind::SessionCancelled => l.t("Programmpunkt fällt aus", "Session cancelled"),
        },
        AnyLetterKind::Meeting(kind) => match kind {
            MeetingLetterKind::MeetingAccess => l.t("Link zu den Gesprächen", "Link to the meetings"),
            MeetingLetterKind::MeetingNews => l.t("Neues zu einem Gespräch", "News about a meeting"),
            MeetingLetterKind::MeetingPlan => l.t("Plan der Gespräche", "Plan of the meetings"),
        },
        AnyLetterKind::Notice(kind) => match kind {
            NoticeLetterKind::OrganiserNotice => l.t("Neuigkeit für Organisator:innen", "News for organisers"),
            NoticeLetterKind::OrganiserDigest => l.t("Tagesübersicht für Organisator:innen", "Daily digest for organisers"),
        },
        AnyLetterKind::Mailing(kind) => match kind {
            MailingLetterKind::VisitorMailing => l.t("Rundmail an Besucher:innen", "Group e-mail to visitors"),
            MailingLetterKind::PartnerMailing => l.t("Rundmail an Aussteller und Team", "Group e-mail to exhibitors and team"),
            MailingLetterKind::TestMailing => l.t("Rundmail: Test", "Group e-mail: test"),
        },
        AnyLetterKind::Visit(kind) => match kind {
            VisitLetterKind::VisitHostAsked => l.t("Gastgeber: Anfrage", "Host: question"),
            VisitLetterKind::VisitHostReleased => l.t("Gastgeber: entfällt", "Host: not needed"),
            VisitLetterKind::VisitThanks => l.t("Dank nach einem Besuch", "Thanks after a visit"),
        },
        AnyLetterKind::Call(kind) => match kind {
            CallLetterKind::CallEntryStarted => l.t("Aufruf: Link zum Entwurf", "Call: link to the draft"),
            CallLetterKind::CallEntryHandedIn => l.t("Aufruf: Einreichung bestätigt", "Call: entry confirmed"),
            CallLetterKind::CallEntryWithdrawn => l.t("Aufruf: Einreichung zurückgezogen", "Call: entry withdrawn"),
            CallLetterKind::CallEntryDecided => l.t("Aufruf: Entscheidung", "Call: decision"),
            CallLetterKind::JurorInvited => l.t("Aufruf: Einladung in die Jury", "Call: invitation to the jury"),
        },
        AnyLetterKind::Enquiry(kind) => match kind {
            EnquiryLetterKind::EnquiryShared => l.t("Anfrage zu einem Objekt (Aussteller)", "Enquiry about a property (exhibitors)"),
        },
        AnyLetterKind::Lead(kind) => match kind {
            LeadLetterKind::LeadReceipt => l.t("Kontakt: Rückfrage oder Beleg", "Contact: question or receipt"),
            LeadLetterKind::LeadWithdrawn => l.t("Kontakt widerrufen", "Contact withdrawn"),
        },
        AnyLetterKind::Recap(kind) => match kind {
            RecapLetterKind::VoiceAsked => l.t("Zitat zum Freigeben", "Quote to be released"),
        },
        AnyLetterKind::Survey(kind) => match kind {
            SurveyLetterKind::SurveyAsked => l.t("Umfrage", "Survey"),
            SurveyLetterKind::SurveyReminder => l.t("Umfrage: Erinnerung", "Survey: reminder"),
        },
        AnyLetterKind::Traveller(kind) => match kind {
            TravellerLetterKind::ConfirmTravel => l.t("Bewerbung für eine Reise zu bestätigen", "Application for a trip to be confirmed"),
            TravellerLetterKind::TravelApplied => l.t("Bewerbung für eine Reise eingegangen", "Application for a trip received"),
            TravellerLetterKind::TravelAdmitted => l.t("Zur Reise zugelassen", "Admitted to the trip"),
            TravellerLetterKind::TravelWaiting => l.t("Warteliste (Reise)", "Waiting list (trip)"),
            TravellerLetterKind::TravelRejected => l.t("Absage (Reise)", "Rejection (trip)"),
            TravellerLetterKind::TravelReopened => l.t("Entscheidung zur Reise zurückgenommen", "Decision about the trip taken back"),
            TravellerLetterKind::TravelWithdrawn => l.t("Bewerbung für eine Reise zurückgezogen", "Application for a trip taken back"),
            TravellerLetterKind::TravelCancelled => l.t("Reise storniert", "Trip cancelled"),
            TravellerLetterKind::TripItemChanged => l.t("Reiseprogramm geändert", "Programme of the trip changed"),
            TravellerLetterKind::TravelRegrouped => l.t("Andere Gruppe auf der Reise", "Another group on the trip"),
            TravellerLetterKind::TravelPapers => l.t("Reisepapiere zu prüfen", "Travel papers to be checked"),
            TravellerLetterKind::TravelErased => l.t("Daten zur Reise gelöscht", "Data of the trip erased"),
        },
        AnyLetterKind::EventChange(kind) => match kind {
            EventChangeLetterKind::EventChanged => l.t("Veranstaltung geändert", "Event changed"),
            EventChangeLetterKind::StaffEventChanged => l.t("Veranstaltung geändert (Standpersonal)", "Event changed (booth staff)"),
            EventChangeLetterKind::ExhibitorEventChanged => l.t("Veranstaltung geändert (Aussteller)", "Event changed (exhibitors)"),
        },
    }
}
