//! What the fields that history tells of are called: mostly as in the form where they are changed.

use domain::{
    account::TeamField,
    application::ApplicationField,
    audit::Subject,
    locale::{Locale, Text},
    masterclass::{SeatField, SessionField, StageField},
};

use super::words::plain;
use crate::words::{
    account, application, booth, bridge, call, cost, enquiry, event, grant, host, lead, mailing, matchmaking, news, property, recap,
    registration, roundtable, survey, talk, travel_details, traveller, trip, visit,
};

/// `Öffnet`, `Opens`; a field of another release is shown as the database holds it.
pub(super) fn name(l: Locale, subject: &str, field: &str) -> String {
    known(subject, field).map_or_else(|| plain(field), |name| name.in_(l).to_owned())
}

fn known(subject: &str, field: &str) -> Option<Text> {
    Some(match subject.parse().ok()? {
        Subject::Account => account::field(field.parse().ok()?),
        Subject::Application => of_application(field.parse().ok()?),
        Subject::Bridge => bridge::field(field.parse().ok()?),
        Subject::Call => call::field(field.parse().ok()?),
        Subject::Cost => cost::field(field.parse().ok()?),
        Subject::Enquiry => enquiry::field(field.parse().ok()?),
        Subject::Event => event::field(field.parse().ok()?),
        Subject::Grant => grant::field(field.parse().ok()?),
        Subject::Host => host::field(field.parse().ok()?),
        Subject::Lead => lead::field(field.parse().ok()?),
        Subject::Level => booth::level_field(field.parse().ok()?),
        Subject::Mailing => mailing::field(field.parse().ok()?),
        Subject::Matchmaking => matchmaking::field(field.parse().ok()?),
        Subject::NewsEntry => news::field(field.parse().ok()?),
        Subject::Property => property::field(field.parse().ok()?),
        Subject::Recap => recap::field(field.parse().ok()?),
        Subject::Registration => registration::field(field.parse().ok()?),
        Subject::Roundtable => roundtable::field(field.parse().ok()?),
        Subject::Seat => of_seat(field.parse().ok()?),
        Subject::Session => of_session(field.parse().ok()?),
        Subject::Stage => of_stage(field.parse().ok()?),
        Subject::Survey => survey::field(field.parse().ok()?),
        Subject::Talk => talk::field(field.parse().ok()?),
        Subject::Team => of_team(field.parse().ok()?),
        Subject::TravelDetails => travel_details::field(field.parse().ok()?),
        Subject::TravelSetting => travel_details::setting_field(field.parse().ok()?),
        Subject::Traveller => traveller::field(field.parse().ok()?),
        Subject::Trip => trip::field(field.parse().ok()?),
        Subject::TripItem => trip::item_field(field.parse().ok()?),
        Subject::Unit => booth::unit_field(field.parse().ok()?),
        Subject::Visit => visit::field(field.parse().ok()?),
        Subject::VisitResource => visit::resource_field(field.parse().ok()?),
        Subject::Badge | Subject::BoothStaff | Subject::Mail | Subject::Scan => return None,
    })
}

/// Under the heading of a history two words are shorter than in the form.
fn of_application(field: ApplicationField) -> Text {
    match field {
        ApplicationField::Kind => Text::new("Art", "Kind"),
        ApplicationField::State => Text::new("Status", "Status"),
        other => application::field(other),
    }
}

fn of_seat(field: SeatField) -> Text {
    match field {
        SeatField::Session => Text::new("Programmpunkt", "Session"),
    }
}

fn of_session(field: SessionField) -> Text {
    match field {
        SessionField::Title => Text::new("Titel", "Title"),
        SessionField::Kind => Text::new("Art", "Kind"),
        SessionField::StartsAt => Text::new("Beginn", "Begins"),
        SessionField::EndsAt => Text::new("Ende", "Ends"),
        SessionField::Stage => Text::new("Bühne", "Stage"),
        SessionField::SeatLimit => Text::new("Buchbare Plätze", "Seats to book"),
    }
}

fn of_stage(field: StageField) -> Text {
    match field {
        StageField::Name => Text::new("Name", "Name"),
        StageField::Capacity => Text::new("Plätze", "Seats"),
        StageField::OpensMinute => Text::new("Öffnet", "Opens"),
        StageField::ClosesMinute => Text::new("Schließt", "Closes"),
        StageField::ChangeoverMinutes => Text::new("Umbau danach", "Changeover afterwards"),
    }
}

fn of_team(field: TeamField) -> Text {
    match field {
        TeamField::Account => Text::new("Person", "Person"),
        TeamField::Invitation => Text::new("Einladung", "Invitation"),
        TeamField::Role => Text::new("Rolle", "Role"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_hours_are_not_taken_for_the_window_of_applications() {
        assert_eq!(name(Locale::De, "event", "opens"), "Öffnet");
        assert_eq!(name(Locale::De, "event", "applications_open_at"), "Bewerbung ab");
    }

    #[test]
    fn an_unknown_field_is_shown_as_it_is() {
        assert_eq!(name(Locale::En, "event", "new_field"), "new field");
    }
}
