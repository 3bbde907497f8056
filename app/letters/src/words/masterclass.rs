//! Letters about seats and sessions.

use domain::{
    event::EventFacts,
    masterclass::{SeatLetter, SessionFacts},
};
use site::paths;

use super::registration::reason_visitor;
use crate::{changes::session_changes, content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &SeatLetter) -> Content {
    match letter {
        SeatLetter::SeatBooked { event, session, ticket_code, calendar } => {
            booked(context, Seat { event, session, ticket_code }).calendar(context, calendar)
        }
        SeatLetter::SeatWaiting { event, session, ticket_code } => waiting(context, Seat { event, session, ticket_code }),
        SeatLetter::SeatPromoted { event, session, ticket_code, calendar } => {
            promoted(context, Seat { event, session, ticket_code }).calendar(context, calendar)
        }
        SeatLetter::SeatReleased { event, session, ticket_code, before, calendar } => {
            released(context, Seat { event, session, ticket_code }, before.as_ref()).calendar(context, calendar)
        }
        SeatLetter::SessionChanged { event, session, ticket_code, before, waiting, calendar } => {
            changed(context, Seat { event, session, ticket_code }, before.as_ref(), *waiting).calendar(context, calendar)
        }
        SeatLetter::SessionCancelled { event, session, ticket_code, calendar } => {
            cancelled(context, Seat { event, session, ticket_code }).calendar(context, calendar)
        }
    }
}

/// What all of these letters are about.
#[derive(Clone, Copy)]
struct Seat<'a> {
    event: &'a EventFacts,
    session: &'a SessionFacts,
    ticket_code: &'a str,
}

fn booked(context: LetterContext, seat: Seat) -> Content {
    let l = context.l;
    let said = l.t(
        "Ihr Platz ist gebucht. Am Eingang zeigen Sie denselben Code wie am Einlass.",
        "Your seat is booked. At the door, show the same code as at the desk.",
    );
    seat.letter(context, l.t("Platz gebucht:", "Seat booked:"), l.t("Ihr Platz ist gebucht", "Your seat is booked"), said).say(l.t(
        "Sie können doch nicht? Bitte geben Sie den Platz frei, andere warten darauf.",
        "If you cannot come after all, please release the seat: others are waiting for it.",
    ))
}

fn waiting(context: LetterContext, seat: Seat) -> Content {
    let l = context.l;
    let said = l.t(
        "im Moment sind alle Plätze vergeben. Sie stehen auf der Warteliste; wird ein Platz frei, rücken Sie von selbst nach und bekommen eine E-Mail.",
        "All seats are taken at the moment. You are on the waiting list; when a seat becomes free you move up by yourself and get an e-mail.",
    );
    seat.letter(context, l.t("Warteliste:", "Waiting list:"), l.t("Sie stehen auf der Warteliste", "You are on the waiting list"), said)
}

fn promoted(context: LetterContext, seat: Seat) -> Content {
    let l = context.l;
    let said = l.t("ein Platz ist frei geworden, und er gehört jetzt Ihnen.", "A seat became free, and it is now yours.");
    seat.letter(context, l.t("Sie haben einen Platz:", "You have a seat:"), l.t("Sie sind nachgerückt", "You moved up"), said).say(l.t(
        "Sie können nicht mehr? Bitte geben Sie den Platz frei, andere warten darauf.",
        "If you can no longer come, please release the seat: others are waiting for it.",
    ))
}

fn released(context: LetterContext, seat: Seat, before: Option<&SessionFacts>) -> Content {
    let l = context.l;
    let said = match before {
        None => l.t("Ihr Platz ist freigegeben.", "Your seat is released."),
        Some(_) => l.t(
            "dieser Programmpunkt findet zu einer anderen Zeit statt. Dann haben Sie einen Platz in einem anderen; Ihr Platz hier ist deshalb freigegeben.",
            "This session takes place at another time. You have a seat in another one then, so your seat here is released.",
        ),
    };
    seat.changed_letter(
        context,
        l.t("Platz freigegeben:", "Seat released:"),
        l.t("Ihr Platz ist freigegeben", "Your seat is released"),
        said,
        before,
    )
}

fn changed(context: LetterContext, seat: Seat, before: Option<&SessionFacts>, waiting: bool) -> Content {
    let l = context.l;
    let said = if waiting {
        l.t(
            "dieser Programmpunkt, auf den Sie warten, hat sich geändert. Ihr Platz auf der Warteliste bleibt Ihnen.",
            "This session, which you are waiting for, has changed. You keep your place on the waiting list.",
        )
    } else {
        l.t(
            "dieser Programmpunkt hat sich geändert. Unten steht, wie es jetzt ist; Ihr Platz bleibt Ihnen.",
            "This session has changed. Below you see how it is now; you keep your seat.",
        )
    };
    let (what, heading) = (l.t("Geändert:", "Changed:"), l.t("Eine Änderung im Programm", "A change in the programme"));
    let letter = seat.changed_letter(context, what, heading, said, before);
    if waiting {
        let mine = context.url(&paths::registration(l, seat.ticket_code));
        return letter
            .say(l.t(
                "Passt es Ihnen so nicht mehr? Dann brauchen Sie nicht zu warten.",
                "Does it no longer suit you? Then there is no need to wait.",
            ))
            .button(l.t("Warteliste verlassen", "Leave the waiting list"), format!("{mine}#seats"));
    }
    letter
}

fn cancelled(context: LetterContext, seat: Seat) -> Content {
    let l = context.l;
    let said = l.t("dieser Programmpunkt fällt leider aus. Das tut uns leid.", "Unfortunately this session is cancelled. We are sorry.");
    seat.letter(context, l.t("Fällt aus:", "Cancelled:"), l.t("Ein Programmpunkt fällt aus", "A session is cancelled"), said)
        .say(l.t("Vielleicht passt etwas anderes aus dem Programm:", "Perhaps something else in the programme suits you:"))
        .button(l.t("Zum Programm", "To the programme"), context.url(&paths::programme(l, &seat.event.slug)))
}

impl Seat<'_> {
    /// One that also tells what is new.
    fn changed_letter(self, context: LetterContext, what: &str, heading: &str, said: &str, before: Option<&SessionFacts>) -> Content {
        let l = context.l;
        let changes = before.map(|before| session_changes(context, self.event, before, self.session)).unwrap_or_default();
        let mut letter = self.begun(context, what, heading, said);
        if !changes.is_empty() {
            letter = letter.facts(changes.iter().map(|change| change.in_words(l)).collect());
            letter = letter.say(l.t("So ist es jetzt:", "This is how it is now:"));
        }
        self.ended(context, letter)
    }

    /// What all of these letters have in common.
    fn letter(self, context: LetterContext, what: &str, heading: &str, said: &str) -> Content {
        self.ended(context, self.begun(context, what, heading, said))
    }

    fn begun(self, context: LetterContext, what: &str, heading: &str, said: &str) -> Content {
        let (l, title) = (context.l, self.session.title.in_(context.l));
        Content::new(format!("{what} {title}"), heading, reason_visitor(l))
            .preheader(format!("{title}, {}", context.date_time(self.event, self.session.starts_at)))
            .say(said)
    }

    fn ended(self, context: LetterContext, letter: Content) -> Content {
        let l = context.l;
        letter
            .facts(context.session_facts(self.event, self.session))
            .button(l.t("Mein Ticket", "My ticket"), context.url(&paths::registration(l, self.ticket_code)))
    }
}
