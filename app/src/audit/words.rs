//! What happened, in words. A word of another release is shown as the database holds it, readable enough.

use domain::{
    account::TeamAction,
    audit::Subject,
    badge::BadgeAction,
    booth::{LevelAction, UnitAction},
    check_in::ScanAction,
    event::EventAction,
    lead::LeadAction,
    locale::Locale,
    mail::MailAction,
    masterclass::{SeatAction, SessionAction, StageAction},
    registration::RegistrationAction,
};

use crate::words::{
    account, application_history as history, bridge, call, cost, enquiry, grant, host, mailing, matchmaking, news, property, recap,
    roundtable, survey, talk, travel_details, traveller, trip, visit,
};

/// `Standplatz geändert`, `Unit changed`.
pub(super) fn sentence(l: Locale, subject: &str, action: &str) -> String {
    known(l, subject, action).map_or_else(|| format!("{} {}", plain(subject), plain(action)), str::to_owned)
}

/// The same, where there are words for it.
fn known(l: Locale, subject: &str, action: &str) -> Option<&'static str> {
    Some(match subject.parse().ok()? {
        Subject::Account => account::action(l, action.parse().ok()?),
        Subject::Application => history::action_name(l, action.parse().ok()?),
        Subject::Badge => badge(l, action.parse().ok()?),
        Subject::BoothStaff => history::staff_action_name(l, action.parse().ok()?),
        Subject::Bridge => bridge::action(l, action.parse().ok()?),
        Subject::Call => call::action(l, action.parse().ok()?),
        Subject::Cost => cost::action(l, action.parse().ok()?),
        Subject::Enquiry => enquiry::action(l, action.parse().ok()?),
        Subject::Event => event(l, action.parse().ok()?),
        Subject::Grant => grant::action(l, action.parse().ok()?),
        Subject::Host => host::action(l, action.parse().ok()?),
        Subject::Lead => lead(l, action.parse().ok()?),
        Subject::Level => level(l, action.parse().ok()?),
        Subject::Mail => mail(l, action.parse().ok()?),
        Subject::Mailing => mailing::action(l, action.parse().ok()?),
        Subject::Matchmaking => matchmaking::action(l, action.parse().ok()?),
        Subject::NewsEntry => news::action(l, action.parse().ok()?),
        Subject::Property => property::action(l, action.parse().ok()?),
        Subject::Recap => recap::action(l, action.parse().ok()?),
        Subject::Registration => registration(l, action.parse().ok()?),
        Subject::Talk => talk::action(l, action.parse().ok()?),
        Subject::Visit => visit::action(l, action.parse().ok()?),
        Subject::VisitResource => visit::resource_action(l, action.parse().ok()?),
        Subject::Roundtable => roundtable::action(l, action.parse().ok()?),
        Subject::Scan => scan(l, action.parse().ok()?),
        Subject::Seat => seat(l, action.parse().ok()?),
        Subject::Session => session(l, action.parse().ok()?),
        Subject::Stage => stage(l, action.parse().ok()?),
        Subject::Survey => survey::action(l, action.parse().ok()?),
        Subject::Team => team(l, action.parse().ok()?),
        Subject::TravelDetails => travel_details::action(l, action.parse().ok()?),
        Subject::TravelSetting => travel_details::setting_action(l, action.parse().ok()?),
        Subject::Traveller => traveller::action(l, action.parse().ok()?),
        Subject::Trip => trip::action(l, action.parse().ok()?),
        Subject::TripItem => trip::item_action(l, action.parse().ok()?),
        Subject::Unit => unit(l, action.parse().ok()?),
    })
}

/// As the buttons are called.
fn badge(l: Locale, action: BadgeAction) -> &'static str {
    match action {
        BadgeAction::Revoked => l.t("Ausweis gesperrt", "Badge revoked"),
        BadgeAction::Restored => l.t("Ausweis wieder freigegeben", "Badge restored"),
    }
}

fn event(l: Locale, action: EventAction) -> &'static str {
    match action {
        EventAction::Created => l.t("Veranstaltung angelegt", "Event created"),
        EventAction::Changed => l.t("Veranstaltung geändert", "Event changed"),
        EventAction::Published => l.t("Veranstaltung veröffentlicht", "Event published"),
        EventAction::Archived => l.t("Veranstaltung archiviert", "Event archived"),
        EventAction::TermsPut => l.t("Teilnahmebedingungen in Kraft gesetzt", "Terms of participation put in force"),
        EventAction::HistoryExported => l.t("Verlauf heruntergeladen", "History downloaded"),
        EventAction::VisitorsExported => l.t("Besucherliste heruntergeladen", "List of visitors downloaded"),
        EventAction::TakenBack => l.t("Veranstaltung wieder zum Entwurf gemacht", "Event made a draft again"),
    }
}

fn lead(l: Locale, action: LeadAction) -> &'static str {
    match action {
        LeadAction::Agreed => l.t("Kontakt am Stand notiert", "Lead noted at the booth"),
        LeadAction::Confirmed => l.t("Kontakt: Einwilligung bestätigt", "Lead: consent confirmed"),
        LeadAction::Changed => l.t("Kontakt geändert", "Lead changed"),
        LeadAction::Withdrawn => l.t("Kontakt zurückgezogen", "Lead withdrawn"),
    }
}

fn level(l: Locale, action: LevelAction) -> &'static str {
    match action {
        LevelAction::Created => l.t("Ebene angelegt", "Level created"),
        LevelAction::Changed => l.t("Ebene geändert", "Level changed"),
        LevelAction::Removed => l.t("Ebene entfernt", "Level removed"),
    }
}

fn mail(l: Locale, action: MailAction) -> &'static str {
    match action {
        MailAction::SentAgain => l.t("E-Mail noch einmal gesendet", "Mail sent again"),
    }
}

fn registration(l: Locale, action: RegistrationAction) -> &'static str {
    match action {
        RegistrationAction::Created => l.t("Registrierung angelegt", "Registration created"),
        RegistrationAction::Repeated => l.t("Registrierung noch einmal begonnen", "Registration begun once more"),
        RegistrationAction::RegisteredAtDesk => l.t("Registrierung am Einlass angelegt", "Registration created at the desk"),
        RegistrationAction::Confirmed => l.t("Registrierung bestätigt", "Registration confirmed"),
        RegistrationAction::Changed => l.t("Registrierung geändert", "Registration changed"),
        RegistrationAction::TicketSentAgain => l.t("Ticket noch einmal geschickt", "Ticket sent again"),
        RegistrationAction::Cancelled => l.t("Registrierung abgesagt", "Registration cancelled"),
        RegistrationAction::Restored => l.t("Registrierung wiederhergestellt", "Registration restored"),
        RegistrationAction::Consented => l.t("Registrierung: Einwilligung erteilt", "Registration: consent given"),
        RegistrationAction::ConsentWithdrawn => l.t("Registrierung: Einwilligung widerrufen", "Registration: consent withdrawn"),
        RegistrationAction::Erased => l.t("Registrierung mit allen Daten gelöscht", "Registration erased with all data"),
    }
}

fn scan(l: Locale, action: ScanAction) -> &'static str {
    match action {
        ScanAction::Undone => l.t("Einlass rückgängig gemacht", "Admission undone"),
    }
}

fn seat(l: Locale, action: SeatAction) -> &'static str {
    match action {
        SeatAction::Booked => l.t("Platz gebucht", "Seat booked"),
        SeatAction::Promoted => l.t("Von der Warteliste nachgerückt", "Moved up from the waiting list"),
        SeatAction::Queued => l.t("Platz auf die Warteliste gesetzt", "Seat put on the waiting list"),
        SeatAction::Cancelled => l.t("Platz freigegeben", "Seat freed"),
    }
}

fn session(l: Locale, action: SessionAction) -> &'static str {
    match action {
        SessionAction::Created => l.t("Programmpunkt angelegt", "Session created"),
        SessionAction::Changed => l.t("Programmpunkt geändert", "Session changed"),
        SessionAction::Published => l.t("Programmpunkt veröffentlicht", "Session published"),
        SessionAction::Unpublished => l.t("Programmpunkt verborgen", "Session hidden"),
        SessionAction::Cancelled => l.t("Programmpunkt abgesagt", "Session cancelled"),
        SessionAction::Deleted => l.t("Programmpunkt gelöscht", "Session deleted"),
        SessionAction::AttendeesExported => l.t("Liste der Teilnehmenden heruntergeladen", "List of attendees downloaded"),
    }
}

fn stage(l: Locale, action: StageAction) -> &'static str {
    match action {
        StageAction::Created => l.t("Bühne angelegt", "Stage created"),
        StageAction::Changed => l.t("Bühne geändert", "Stage changed"),
        StageAction::Removed => l.t("Bühne entfernt", "Stage removed"),
    }
}

/// What happened to the person who is named before it.
fn team(l: Locale, action: TeamAction) -> &'static str {
    match action {
        TeamAction::Invited => l.t("Ins Team eingeladen", "Invited to the team"),
        TeamAction::InvitationWithdrawn => l.t("Einladung zurückgezogen", "Invitation withdrawn"),
        TeamAction::Joined => l.t("Ins Team aufgenommen", "Joined the team"),
        TeamAction::Removed => l.t("Aus dem Team entfernt", "Removed from the team"),
    }
}

fn unit(l: Locale, action: UnitAction) -> &'static str {
    match action {
        UnitAction::Created => l.t("Standplatz angelegt", "Unit created"),
        UnitAction::Changed => l.t("Standplatz geändert", "Unit changed"),
        UnitAction::Removed => l.t("Standplatz entfernt", "Unit removed"),
    }
}

pub(super) fn plain(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_by_a_button_is_called_like_it() {
        assert_eq!(sentence(Locale::De, "badge", "revoked"), "Ausweis gesperrt");
        assert_eq!(sentence(Locale::De, "application", "taken_up"), "Prüfung begonnen");
    }

    #[test]
    fn unknown_words_are_shown_as_they_are() {
        assert_eq!(sentence(Locale::En, "field_bed", "dug_up"), "field bed dug up");
    }
}
