//! What waits for organisers, in words.

use domain::{locale::Locale, process::board::WaitingKind};

/// What waits, after how many of it do.
pub fn what(l: Locale, kind: WaitingKind, count: u64) -> &'static str {
    use WaitingKind as K;
    let is_one = count == 1;
    match kind {
        K::Submitted if is_one => l.t("neue Bewerbung", "new application"),
        K::Submitted => l.t("neue Bewerbungen", "new applications"),
        K::Answered if is_one => l.t("Rückfrage beantwortet", "question answered"),
        K::Answered => l.t("Rückfragen beantwortet", "questions answered"),
        K::InReview if is_one => l.t("Bewerbung in Prüfung", "application in review"),
        K::InReview => l.t("Bewerbungen in Prüfung", "applications in review"),
        K::WaitingList => l.t("auf der Warteliste, obwohl Standplätze frei sind", "on the waiting list, although units are free"),
        K::TravelApplications if is_one => l.t("Bewerbung für die Reise", "application for the trip"),
        K::TravelApplications => l.t("Bewerbungen für die Reise", "applications for the trip"),
        K::PassportsToSee if is_one => l.t(
            "Reisepass zu prüfen: Die Reise kehrt an einem anderen Tag zurück",
            "passport to be checked: the trip returns on another day",
        ),
        K::PassportsToSee => l.t(
            "Reisepässe zu prüfen: Die Reise kehrt an einem anderen Tag zurück",
            "passports to be checked: the trip returns on another day",
        ),
        K::UntoldChanges if is_one => l.t(
            "Änderung im Reiseprogramm, von der die Reisenden nicht wissen",
            "change of the trip's programme that travellers do not know of",
        ),
        K::UntoldChanges => l.t(
            "Änderungen im Reiseprogramm, von denen die Reisenden nicht wissen",
            "changes of the trip's programme that travellers do not know of",
        ),
        K::Enquiries if is_one => l.t("Anfrage ist offen", "enquiry is open"),
        K::Enquiries => l.t("Anfragen sind offen", "enquiries are open"),
        K::FollowUps if is_one => l.t("Aufgabe nach einem Roundtable ist überfällig", "task after a roundtable is overdue"),
        K::FollowUps => l.t("Aufgaben nach Roundtables sind überfällig", "tasks after roundtables are overdue"),
        K::MeetingPlans => {
            l.t("Plan der Gespräche ist weder angenommen noch verworfen", "plan of meetings is neither accepted nor discarded")
        }
        K::MailParked if is_one => l.t("E-Mail kam nicht an", "e-mail did not arrive"),
        K::MailParked => l.t("E-Mails kamen nicht an", "e-mails did not arrive"),
        K::SessionDrafts if is_one => l.t("Programmpunkt ist noch ein Entwurf", "session is still a draft"),
        K::SessionDrafts => l.t("Programmpunkte sind noch Entwürfe", "sessions are still drafts"),
        K::TermsMissing => l.t("Fassung der Teilnahmebedingungen ohne Text", "version of the terms without a text"),
        K::Asked if is_one => l.t("Rückfrage ohne Antwort", "question without an answer"),
        K::Asked => l.t("Rückfragen ohne Antwort", "questions without an answer"),
        K::VisitorsPending if is_one => l.t("Registrierung noch nicht bestätigt", "registration not confirmed yet"),
        K::VisitorsPending => l.t("Registrierungen noch nicht bestätigt", "registrations not confirmed yet"),
        K::OffersEnding if is_one => l.t("Angebot läuft bald ab", "offer runs out soon"),
        K::OffersEnding => l.t("Angebote laufen bald ab", "offers run out soon"),
        K::ApplicationsClose if is_one => {
            l.t("Entwurf ist nicht eingereicht, und die Bewerbungsfrist endet", "draft is not submitted, and applications close")
        }
        K::ApplicationsClose => {
            l.t("Entwürfe sind nicht eingereicht, und die Bewerbungsfrist endet", "drafts are not submitted, and applications close")
        }
        K::PassesClose if is_one => {
            l.t("Aussteller hat noch niemanden benannt, und die Frist endet", "exhibitor has named nobody yet, and the deadline comes")
        }
        K::PassesClose => {
            l.t("Aussteller haben noch niemanden benannt, und die Frist endet", "exhibitors have named nobody yet, and the deadline comes")
        }
    }
}
