//! What narrows the history of an event, as its page and its table get it in their address.

use domain::{audit::Subject, locale::Locale, process::history::HistoryQuery};
use serde::Deserialize;

use crate::{ui, words::actor::actor_name};

/// As typed and chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct HistoryFilter {
    pub q: String,
    pub subject: String,
    /// An account, so that nobody's name stands in an address.
    pub by: String,
    pub from: String,
    pub until: String,
}

impl HistoryFilter {
    /// What cannot be understood narrows nothing. What happened by itself is not left out.
    pub fn query(&self, page: u64) -> HistoryQuery {
        let Self { q, subject, by, from, until } = self;
        HistoryQuery {
            search: q.clone(),
            subject: subject.parse().ok(),
            by: by.clone(),
            from: from.parse().ok(),
            until: until.parse().ok(),
            people_only: false,
            page,
        }
    }

    /// For the table beside the list.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { q, subject, by, from, until } = self.clone();
        vec![("q", q), ("subject", subject), ("by", by), ("from", from), ("until", until)]
    }
}

/// The choices above the list.
pub(super) fn filters(l: Locale, actors: Vec<(String, String)>) -> Vec<ui::Filter> {
    let all = || (String::new(), l.t("Alle", "All").to_owned());
    let subjects = Subject::ALL.into_iter().map(|subject| (subject.to_string(), subject_name(l, subject).to_owned()));
    let actors = actors.into_iter().map(|(by, name)| (by, actor_name(l, &name).to_owned()));
    let day = |name, label: &str| ui::Filter { name, label: label.to_owned(), options: Vec::new() };
    vec![
        ui::Filter { name: "subject", label: l.t("Was", "What").to_owned(), options: std::iter::once(all()).chain(subjects).collect() },
        ui::Filter { name: "by", label: l.t("Wer", "Who").to_owned(), options: std::iter::once(all()).chain(actors).collect() },
        day("from", l.t("Ab", "From")),
        day("until", l.t("Bis", "Until")),
    ]
}

/// What a kind of thing is called where several are listed.
pub(super) fn subject_name(l: Locale, subject: Subject) -> &'static str {
    match subject {
        Subject::Account => l.t("Zugänge", "Accounts"),
        Subject::Application => l.t("Bewerbungen", "Applications"),
        Subject::Badge => l.t("Ausweise", "Badges"),
        Subject::BoothStaff => l.t("Standpersonal", "Booth staff"),
        Subject::Bridge => l.t("Brücken und Netzwerke", "Bridges and networks"),
        Subject::Call => l.t("Aufrufe", "Calls"),
        Subject::Cost => l.t("Kosten", "Costs"),
        Subject::Enquiry => l.t("Anfragen", "Enquiries"),
        Subject::Event => l.t("Veranstaltung", "Event"),
        Subject::Grant => l.t("Förderungen", "Grants"),
        Subject::Host => l.t("Veranstalter", "Hosts"),
        Subject::Lead => l.t("Kontakte der Aussteller", "Exhibitors’ contacts"),
        Subject::Level => l.t("Ebenen", "Levels"),
        Subject::Mail => l.t("E-Mails", "E-mails"),
        Subject::Mailing => l.t("Rundmails", "Group e-mails"),
        Subject::Matchmaking => l.t("Gespräche", "Meetings"),
        Subject::NewsEntry => l.t("Aktuelles", "News"),
        Subject::Property => l.t("Flächen und Projekte", "Sites and projects"),
        Subject::Recap => l.t("Rückblick", "Recap"),
        Subject::Registration => l.t("Registrierungen", "Registrations"),
        Subject::Roundtable => l.t("Roundtables", "Roundtables"),
        Subject::Scan => l.t("Einlass", "Desk"),
        Subject::Seat => l.t("Plätze im Programm", "Seats in the programme"),
        Subject::Session => l.t("Programmpunkte", "Sessions"),
        Subject::Stage => l.t("Bühnen", "Stages"),
        Subject::Survey => l.t("Umfragen", "Surveys"),
        Subject::Talk => l.t("Vorträge", "Talks"),
        Subject::Visit => l.t("Besuche", "Visits"),
        Subject::VisitResource => l.t("Räume und Dolmetscher:innen", "Rooms and interpreters"),
        Subject::Team => l.t("Team", "Team"),
        Subject::TravelDetails => l.t("Reisedaten", "Travel details"),
        Subject::TravelSetting => l.t("Reisedaten: Einstellungen", "Travel details: settings"),
        Subject::Traveller => l.t("Reisende", "Travellers"),
        Subject::Trip => l.t("Reise", "Trip"),
        Subject::TripItem => l.t("Reiseprogramm", "Programme of the trip"),
        Subject::Unit => l.t("Standplätze", "Units"),
    }
}
