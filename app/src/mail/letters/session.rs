//! Letters about seats and sessions.

use domain::mail::{EventFacts, SessionFacts};

use super::{
    super::{
        calendar,
        content::{Content, Pen},
    },
    visitor::reason_visitor,
};
use crate::paths;

/// What all of these letters are about.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    pub event: &'a EventFacts,
    pub session: &'a SessionFacts,
    pub ticket_code: &'a str,
}

pub(super) fn booked(pen: Pen, seat: Seat) -> Content {
    let l = pen.l;
    let said = l.t(
        "Ihr Platz ist gebucht. Am Eingang zeigen Sie denselben Code wie am Empfang.",
        "Your seat is booked. At the door, show the same code as at the desk.",
    );
    seat.letter(pen, l.t("Platz gebucht:", "Seat booked:"), l.t("Ihr Platz ist gebucht", "Your seat is booked"), said)
        .say(l.t(
            "Sie können doch nicht? Bitte geben Sie den Platz frei, andere warten darauf.",
            "If you cannot come after all, please release the seat: others are waiting for it.",
        ))
        .attach(calendar::session(pen, seat.event, seat.session, false))
}

pub(super) fn waiting(pen: Pen, seat: Seat) -> Content {
    let l = pen.l;
    let said = l.t(
        "im Moment sind alle Plätze vergeben. Sie stehen auf der Warteliste; wird ein Platz frei, rücken Sie von selbst nach und bekommen eine E-Mail.",
        "All seats are taken at the moment. You are on the waiting list; when a seat becomes free you move up by yourself and get an e-mail.",
    );
    seat.letter(pen, l.t("Warteliste:", "Waiting list:"), l.t("Sie stehen auf der Warteliste", "You are on the waiting list"), said)
}

pub(super) fn promoted(pen: Pen, seat: Seat) -> Content {
    let l = pen.l;
    let said = l.t("ein Platz ist frei geworden, und er gehört jetzt Ihnen.", "A seat became free, and it is now yours.");
    seat.letter(pen, l.t("Sie haben einen Platz:", "You have a seat:"), l.t("Sie sind nachgerückt", "You moved up"), said)
        .say(l.t(
            "Sie können nicht mehr? Bitte geben Sie den Platz frei, andere warten darauf.",
            "If you can no longer come, please release the seat: others are waiting for it.",
        ))
        .attach(calendar::session(pen, seat.event, seat.session, false))
}

pub(super) fn released(pen: Pen, seat: Seat) -> Content {
    let l = pen.l;
    let said = l.t("Ihr Platz ist freigegeben.", "Your seat is released.");
    seat.letter(pen, l.t("Platz freigegeben:", "Seat released:"), l.t("Ihr Platz ist freigegeben", "Your seat is released"), said)
        .attach(calendar::session(pen, seat.event, seat.session, true))
}

pub(super) fn changed(pen: Pen, seat: Seat) -> Content {
    let l = pen.l;
    let said = l.t(
        "dieser Programmpunkt hat sich geändert. Unten steht, wie es jetzt ist; Ihr Platz bleibt Ihnen.",
        "This session has changed. Below you see how it is now; you keep your seat.",
    );
    seat.letter(pen, l.t("Geändert:", "Changed:"), l.t("Eine Änderung im Programm", "A change in the programme"), said)
        .attach(calendar::session(pen, seat.event, seat.session, false))
}

pub(super) fn cancelled(pen: Pen, seat: Seat) -> Content {
    let l = pen.l;
    let said = l.t("dieser Programmpunkt fällt leider aus. Das tut uns leid.", "Unfortunately this session is cancelled. We are sorry.");
    seat.letter(pen, l.t("Fällt aus:", "Cancelled:"), l.t("Ein Programmpunkt fällt aus", "A session is cancelled"), said)
        .say(l.t("Vielleicht passt etwas anderes aus dem Programm:", "Perhaps something else in the programme suits you:"))
        .button(l.t("Zum Programm", "To the programme"), pen.url(&paths::programme(l, &seat.event.slug)))
        .attach(calendar::session(pen, seat.event, seat.session, true))
}

impl Seat<'_> {
    /// What all of these letters have in common.
    fn letter(self, pen: Pen, what: &str, heading: &str, said: &str) -> Content {
        let (l, title) = (pen.l, self.session.title.in_(pen.l));
        Content::new(format!("{what} {title}"), heading, reason_visitor(l))
            .preheader(format!("{title}, {}", pen.date_time(self.event, self.session.starts_at)))
            .say(said)
            .facts(pen.session_facts(self.event, self.session))
            .button(l.t("Meine Registrierung", "My registration"), pen.url(&paths::registration(l, self.ticket_code)))
    }
}
