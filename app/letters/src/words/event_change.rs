//! Letters about an event that is another than its readers know: from what they knew to what is now.

use domain::{event::EventFacts, locale::Locale, masterclass::SeatMove, process::event_editing::EventChangeLetter};
use site::paths;

use super::{application::reason_applicant, booth_staff::reason_staff, registration::reason_visitor};
use crate::{
    changes::{FactChange, event_changes},
    content::Content,
    context::LetterContext,
};

pub(super) fn content(context: LetterContext, letter: &EventChangeLetter) -> Content {
    match letter {
        EventChangeLetter::EventChanged { event, before, sessions, ticket_code, calendar } => {
            visitor(context, Change { event, before }, sessions, ticket_code).calendar(context, calendar)
        }
        EventChangeLetter::StaffEventChanged { event, before, organisation, ticket_code, calendar } => {
            booth_staff(context, Change { event, before }, organisation, ticket_code).calendar(context, calendar)
        }
        EventChangeLetter::ExhibitorEventChanged { event, before, organisation, waiting, without_mailbox } => {
            exhibitor(context, Change { event, before }, organisation, *waiting, without_mailbox)
        }
    }
}

/// An event as it is, and as the reader knew it.
#[derive(Clone, Copy)]
struct Change<'a> {
    event: &'a EventFacts,
    before: &'a EventFacts,
}

fn visitor(context: LetterContext, change: Change, sessions: &[SeatMove], ticket_code: &str) -> Content {
    let (l, mine) = (context.l, context.url(&paths::registration(context.l, ticket_code)));
    let mut letter = change.letter(
        context,
        reason_visitor(l).to_owned(),
        l.t("Ihr Ticket gilt weiter, Sie brauchen nichts zu tun.", "Your ticket remains valid; there is nothing that you need to do."),
    );
    if !sessions.is_empty() {
        letter = letter.say(l.t("Das gilt auch für Ihre Plätze im Programm:", "This concerns your seats in the programme too:"));
        letter = letter.facts(sessions.iter().map(|seat| (seat.session.title.in_(l), change.seat(context, seat))).collect());
    }
    if sessions.iter().any(|seat| seat.waiting) {
        letter = letter
            .say(l.t(
                "Wo Sie auf der Warteliste stehen, bleiben Sie darauf. Möchten Sie nicht mehr warten?",
                "Where you are on a waiting list you stay on it. Would you rather not wait any longer?",
            ))
            .button(l.t("Warteliste verlassen", "Leave the waiting list"), format!("{mine}#seats"));
    }
    change
        .with_link(l, change.as_it_is(context, letter))
        .say(l.t("Sie können nun nicht mehr kommen? Dann stornieren Sie bitte hier.", "You can no longer come? Then please cancel here."))
        .button(l.t("Mein Ticket", "My ticket"), mine)
        .say(context.contact(change.event))
}

fn booth_staff(context: LetterContext, change: Change, organisation: &str, ticket_code: &str) -> Content {
    let l = context.l;
    let letter = change.letter(
        context,
        reason_staff(l, organisation),
        l.t("Ihr Code für den Einlass gilt weiter.", "Your code for the door remains valid."),
    );
    change
        .with_link(l, change.as_it_is(context, letter))
        .say(match l {
            Locale::De => format!("Sie können nun nicht mehr dabei sein? Dann sagen Sie bitte {organisation} Bescheid."),
            Locale::En => format!("You can no longer be there? Then please tell {organisation}."),
        })
        .button(l.t("Ausweis als PDF", "Badge as PDF"), context.url(&paths::ticket_badge(l, ticket_code)))
        .say(context.contact(change.event))
}

fn exhibitor(context: LetterContext, change: Change, organisation: &str, waiting: bool, without_mailbox: &[String]) -> Content {
    let l = context.l;
    let stays = match (l, waiting) {
        (Locale::De, true) => format!("Die Bewerbung von {organisation} bleibt auf der Warteliste."),
        (Locale::De, false) => format!("Die Bewerbung von {organisation} gilt weiter."),
        (Locale::En, true) => format!("The application of {organisation} stays on the waiting list."),
        (Locale::En, false) => format!("The application of {organisation} remains valid."),
    };
    let mut letter = change.letter(context, reason_applicant(l).to_owned(), &stays);
    letter = change.as_it_is(context, letter);
    if !without_mailbox.is_empty() {
        letter = letter.say(format!(
            "{} {}",
            l.t("Bitte sagen Sie es auch denen, die wir nicht selbst erreichen:", "Please also tell those whom we cannot reach ourselves:"),
            without_mailbox.join(", ")
        ));
    }
    letter
        .button(l.t("Zur Veranstaltung", "To the event"), context.url(&paths::event(l, &change.event.slug)))
        .say(l.t(
            "Sie können nun nicht mehr dabei sein? Dann antworten Sie uns bitte.",
            "You can no longer take part? Then please answer us.",
        ))
        .say(context.contact(change.event))
}

impl Change<'_> {
    /// What all of these letters begin with. The reader knows the event by its former name.
    fn letter(self, context: LetterContext, reason: String, stays: &str) -> Content {
        let (l, name) = (context.l, &self.before.name);
        let changes = event_changes(l, self.before, self.event);
        let said = match (l, changes.is_empty()) {
            (Locale::De, false) => format!("bei {name} hat sich etwas geändert. {stays}"),
            (Locale::De, true) => format!("im Programm von {name} hat sich etwas geändert. {stays}"),
            (Locale::En, false) => format!("Something has changed about {name}. {stays}"),
            (Locale::En, true) => format!("Something has changed in the programme of {name}. {stays}"),
        };
        let preheader = changes.iter().map(|change| change.now.as_str()).filter(|now| !now.is_empty()).collect::<Vec<_>>().join(" · ");
        let letter = Content::new(self.subject(l), l.t("Bitte beachten Sie die Änderung", "Please note the change"), reason).say(said);
        let letter = if preheader.is_empty() { letter } else { letter.preheader(preheader) };
        if changes.is_empty() { letter } else { letter.facts(changes.iter().map(|change: &FactChange| change.in_words(l)).collect()) }
    }

    fn subject(self, l: Locale) -> String {
        let Self { event, before } = self;
        let name = &before.name;
        if (before.starts_on, before.ends_on) != (event.starts_on, event.ends_on) {
            return format!("{} {name}", l.t("Neuer Termin:", "New dates:"));
        }
        if (&before.venue, &before.city) != (&event.venue, &event.city) {
            return format!("{} {name}", l.t("Neuer Ort:", "New place:"));
        }
        if *name != event.name {
            return match l {
                Locale::De => format!("{name} heißt jetzt {}", event.name),
                Locale::En => format!("{name} is now called {}", event.name),
            };
        }
        format!("{} {name}", l.t("Geändert:", "Changed:"))
    }

    /// The whole of it.
    fn as_it_is(self, context: LetterContext, letter: Content) -> Content {
        let l = context.l;
        letter.say(l.t("So ist es jetzt:", "This is how it is now:")).facts(context.event_facts(self.event))
    }

    /// The link to take part, for those who have a ticket.
    fn with_link(self, l: Locale, letter: Content) -> Content {
        let link = self.event.online_link.clone();
        if link.is_empty() { letter } else { letter.button(l.t("Online teilnehmen", "Take part online"), link) }
    }

    /// When and where somebody sits or waits, and when and where they did.
    fn seat(self, context: LetterContext, seat: &SeatMove) -> String {
        let l = context.l;
        let told = |event: &EventFacts, session| format!("{}, {}", context.when(event, session), session.stage.in_(l));
        let (now, before) = (told(self.event, &seat.session), told(self.before, &seat.before));
        let title = seat.before.title.in_(l);
        let renamed = match l {
            _ if seat.session.title == seat.before.title => String::new(),
            Locale::De => format!("„{title}“, "),
            Locale::En => format!("“{title}”, "),
        };
        let waits = if seat.waiting { l.t("; Warteliste", "; waiting list") } else { "" };
        format!("{now} ({} {renamed}{before}{waits})", l.t("bisher:", "before:"))
    }
}
