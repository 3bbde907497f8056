//! What organisers call letters to groups, their groups and what is filled in.

use domain::{
    locale::{Locale, Text},
    mailing::{Audience, EventDate, FromDate, MailingAction, MailingField, MailingPurpose, MailingState, Placeholder},
};

use super::booth;

/// A group, without the session or level that it is narrowed to.
pub fn audience(l: Locale, audience: Audience) -> String {
    let words = match audience {
        Audience::Drafts => l.t("Bewerbungen im Entwurf", "Applications in draft"),
        Audience::Undecided => l.t("Bewerbungen ohne Entscheidung", "Applications without a decision"),
        Audience::WaitingList => l.t("Bewerbungen auf der Warteliste", "Applications on the waiting list"),
        Audience::Offered => l.t("Bewerbungen mit Angebot", "Applications with an offer"),
        Audience::Rejected => l.t("Abgelehnte Bewerbungen", "Rejected applications"),
        Audience::Exhibitors => l.t("Aussteller", "Exhibitors"),
        Audience::ExhibitorsOn(_) => l.t("Aussteller auf einer Ebene", "Exhibitors on one level"),
        Audience::ExhibitorsWith(kind) => return format!("{}: {}", l.t("Aussteller mit", "Exhibitors with"), booth::kind(l, kind)),
        Audience::BoothStaff => l.t("Standpersonal", "Booth staff"),
        Audience::Visitors => l.t("Registrierte Besucher:innen", "Registered visitors"),
        Audience::SeatHolders(_) => l.t("Mit Platz in einem Programmpunkt", "With a seat in a session"),
        Audience::SeatQueue(_) => l.t("Auf der Warteliste eines Programmpunkts", "On the waiting list of a session"),
        Audience::DeskTeam => l.t("Einlassteam", "Desk team"),
    };
    words.to_owned()
}

/// The same with what it is narrowed to.
pub fn audience_of(l: Locale, audience: Audience, name: &Text) -> String {
    let name = name.in_(l);
    if name.is_empty() {
        return self::audience(l, audience);
    }
    match audience {
        Audience::ExhibitorsOn(_) => format!("{}: {name}", l.t("Aussteller auf", "Exhibitors on")),
        Audience::SeatHolders(_) => format!("{}: {name}", l.t("Mit Platz in", "With a seat in")),
        Audience::SeatQueue(_) => format!("{}: {name}", l.t("Auf der Warteliste von", "On the waiting list of")),
        other => self::audience(l, other),
    }
}

pub fn purpose(l: Locale, purpose: MailingPurpose) -> &'static str {
    match purpose {
        MailingPurpose::AboutEvent => l.t("Zur Veranstaltung", "About the event"),
        MailingPurpose::News => l.t("Neuigkeiten", "News"),
    }
}

pub fn state(l: Locale, state: MailingState) -> &'static str {
    match state {
        MailingState::Draft => l.t("Entwurf", "Draft"),
        MailingState::Planned => l.t("Geplant", "Planned"),
        MailingState::Sending => l.t("Wird verschickt", "Being sent"),
        MailingState::Sent => l.t("Verschickt", "Sent"),
        MailingState::Stopped => l.t("Zurückgenommen", "Taken back"),
    }
}

/// What stands in its place.
pub fn placeholder(l: Locale, placeholder: Placeholder) -> &'static str {
    match placeholder {
        Placeholder::Name => l.t("Name", "Name"),
        Placeholder::Organisation => l.t("Organisation", "Organisation"),
        Placeholder::Event => l.t("Name der Veranstaltung", "Name of the event"),
        Placeholder::Unit => l.t("Standplatz", "Unit"),
        Placeholder::Session => l.t("Titel des Programmpunkts", "Title of the session"),
        Placeholder::Ticket => l.t("Link zum eigenen Ticket", "Link to one’s own ticket"),
        Placeholder::Application => l.t("Link zur eigenen Bewerbung", "Link to one’s own application"),
    }
}

/// As it is typed: `{standplatz}`, `{unit}`.
pub fn typed(l: Locale, placeholder: Placeholder) -> String {
    let word = match l {
        Locale::De => placeholder.german(),
        Locale::En => placeholder.as_str(),
    };
    format!("{{{word}}}")
}

pub fn event_date(l: Locale, date: EventDate) -> &'static str {
    match date {
        EventDate::ApplicationsClose => l.t("Bewerbungsschluss", "application deadline"),
        EventDate::PassesClose => l.t("Frist für Standpersonal", "deadline for booth staff"),
        EventDate::FirstDay => l.t("erster Tag", "first day"),
        EventDate::LastDay => l.t("letzter Tag", "last day"),
    }
}

/// `7 Tage vor dem Bewerbungsschluss`, `7 days before the application deadline`.
pub fn from_date(l: Locale, FromDate { date, days }: FromDate) -> String {
    if days == 0 {
        return format!("{} ({})", l.t("am Tag selbst", "on the day itself"), event_date(l, date));
    }
    let date = match date {
        EventDate::ApplicationsClose => l.t("dem Bewerbungsschluss", "the application deadline"),
        EventDate::PassesClose => l.t("der Frist für Standpersonal", "the deadline for booth staff"),
        EventDate::FirstDay => l.t("dem ersten Tag", "the first day"),
        EventDate::LastDay => l.t("dem letzten Tag", "the last day"),
    };
    let number = days.unsigned_abs();
    let unit = if number == 1 { l.t("Tag", "day") } else { l.t("Tage", "days") };
    let side = if days < 0 { l.t("vor", "before") } else { l.t("nach", "after") };
    format!("{number} {unit} {side} {date}")
}

pub fn action(l: Locale, action: MailingAction) -> &'static str {
    match action {
        MailingAction::Begun => l.t("Rundmail begonnen", "Group e-mail begun"),
        MailingAction::Changed => l.t("Rundmail geändert", "Group e-mail changed"),
        MailingAction::Planned => l.t("Rundmail geplant", "Group e-mail planned"),
        MailingAction::Moved => l.t("Rundmail mit ihrem Termin verschoben", "Group e-mail moved with its date"),
        MailingAction::Sent => l.t("Rundmail gesendet", "Group e-mail sent"),
        MailingAction::CalledOff => l.t("Rundmail abgesagt", "Group e-mail called off"),
        MailingAction::Left => l.t("E-Mails der Rundmail geschrieben", "E-mails of the group e-mail written"),
        MailingAction::Stopped => l.t("Rundmail zurückgenommen", "Group e-mail taken back"),
        MailingAction::Discarded => l.t("Entwurf einer Rundmail verworfen", "Draft of a group e-mail discarded"),
    }
}

pub fn field(field: MailingField) -> Text {
    match field {
        MailingField::Audience => Text::new("An", "To"),
        MailingField::Purpose => Text::new("Art", "Kind"),
        MailingField::SubjectDe => Text::new("Betreff (Deutsch)", "Subject (German)"),
        MailingField::SubjectEn => Text::new("Betreff (Englisch)", "Subject (English)"),
        MailingField::BodyDe => Text::new("Text (Deutsch)", "Text (German)"),
        MailingField::BodyEn => Text::new("Text (Englisch)", "Text (English)"),
        MailingField::SendAt => Text::new("Zeitpunkt", "Time"),
        MailingField::SendDate => Text::new("Richtet sich nach", "Follows"),
        MailingField::Recipients => Text::new("E-Mails", "E-mails"),
    }
}
