//! Letters about a call: to whoever enters, and to whoever judges.

use domain::{
    call::{CallLetter, CallPart, Outcome},
    clock::{self, Instant},
    locale::{Locale, Text},
};
use site::{format, paths};

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &CallLetter) -> Content {
    match letter {
        CallLetter::CallEntryStarted { call, organisation, token } => started(context, call, organisation, token),
        CallLetter::CallEntryHandedIn { call, organisation, token, at } => handed_in(context, call, organisation, token, *at),
        CallLetter::CallEntryWithdrawn { call, organisation, for_good } => withdrawn(context, call, organisation, *for_good),
        CallLetter::CallEntryDecided { call, organisation, outcome } => decided(context, call, organisation, *outcome),
        CallLetter::JurorInvited { call, invited_by } => juror(context, call, invited_by),
    }
}

fn started(context: LetterContext, call: &CallPart, organisation: &str, token: &str) -> Content {
    let (l, title) = (context.l, call.title.in_(context.l));
    let until = deadline(l, call);
    Content::new(
        match l {
            Locale::De => format!("Ihr Entwurf: {title}"),
            Locale::En => format!("Your draft: {title}"),
        },
        l.t("Ihr Entwurf ist angelegt", "Your draft is made"),
        reason(l),
    )
    .preheader(until.clone())
    .say(match l {
        Locale::De => format!("für {organisation} ist ein Entwurf zum Aufruf „{title}“ angelegt. Über diesen Link schreiben Sie weiter und reichen ein. Geben Sie ihn nur an Menschen weiter, die das auch dürfen."),
        Locale::En => format!("A draft for the call “{title}” is made for {organisation}. With this link you go on writing and hand in. Pass it on only to people who may do so, too."),
    })
    .facts(facts(l, call, organisation))
    .button(l.t("Zum Entwurf", "To the draft"), context.url(&paths::call_entry(l, token)))
    .say(l.t("Was bis zur Frist nicht eingereicht ist, nimmt nicht teil.", "What is not handed in by the deadline does not take part."))
}

fn handed_in(context: LetterContext, call: &CallPart, organisation: &str, token: &str, at: Instant) -> Content {
    let (l, title) = (context.l, call.title.in_(context.l));
    let when = format::deadline_by(l, clock::zone(&call.zone), at);
    Content::new(
        match l {
            Locale::De => format!("Eingereicht: {title}"),
            Locale::En => format!("Handed in: {title}"),
        },
        l.t("Ihre Einreichung ist da", "Your entry has arrived"),
        reason(l),
    )
    .preheader(when.clone())
    .say(match l {
        Locale::De => format!("die Einreichung von {organisation} zum Aufruf „{title}“ ist angekommen: {when}."),
        Locale::En => format!("The entry of {organisation} to the call “{title}” has arrived: {when}."),
    })
    .facts(facts(l, call, organisation))
    .button(l.t("Einreichung ansehen", "View the entry"), context.url(&paths::call_entry(l, token)))
    .say(l.t(
        "Bis zur Frist können Sie sie dort zurückziehen, ändern und noch einmal einreichen.",
        "Until the deadline you can withdraw it there, change it, and hand it in once more.",
    ))
}

fn withdrawn(context: LetterContext, call: &CallPart, organisation: &str, for_good: bool) -> Content {
    let (l, title) = (context.l, call.title.in_(context.l));
    let next = if for_good {
        l.t("Die Frist ist vorbei; die Einreichung nimmt nicht mehr teil.", "The deadline is over; the entry does not take part any more.")
    } else {
        l.t(
            "Bis zur Frist ist sie wieder ein Entwurf, den Sie über Ihren Link noch einmal einreichen können.",
            "Until the deadline it is a draft again, which you can hand in once more with your link.",
        )
    };
    Content::new(
        match l {
            Locale::De => format!("Zurückgezogen: {title}"),
            Locale::En => format!("Withdrawn: {title}"),
        },
        l.t("Ihre Einreichung ist zurückgezogen", "Your entry is withdrawn"),
        reason(l),
    )
    .preheader(title)
    .say(match l {
        Locale::De => format!("die Einreichung von {organisation} zum Aufruf „{title}“ ist zurückgezogen."),
        Locale::En => format!("The entry of {organisation} to the call “{title}” is withdrawn."),
    })
    .say(next)
    .facts(facts(l, call, organisation))
}

fn decided(context: LetterContext, call: &CallPart, organisation: &str, outcome: Outcome) -> Content {
    let (l, title) = (context.l, call.title.in_(context.l));
    let said = said(outcome, organisation, call);
    Content::new(
        match l {
            Locale::De => format!("Entscheidung: {title}"),
            Locale::En => format!("Decision: {title}"),
        },
        match outcome {
            Outcome::Winner => l.t("Herzlichen Glückwunsch", "Congratulations"),
            Outcome::Shortlisted | Outcome::Rejected | Outcome::Open => l.t("Die Jury hat entschieden", "The jury has decided"),
        },
        reason(l),
    )
    .preheader(title)
    .say(said.in_(l))
    .facts(facts(l, call, organisation))
    .button(l.t("Zum Aufruf", "To the call"), context.url(&paths::call(l, &call.slug)))
}

fn said(outcome: Outcome, organisation: &str, call: &CallPart) -> Text {
    let (de, en) = (&call.title.de, &call.title.en);
    match outcome {
        Outcome::Winner => Text::new(
            format!(
                "die Jury hat die Einreichung von {organisation} zum Aufruf „{de}“ ausgezeichnet. Die Gastgeber melden sich bei Ihnen, um das Weitere zu besprechen."
            ),
            format!(
                "The jury has chosen the entry of {organisation} as a winner of the call “{en}”. The hosts will get in touch with you about what comes next."
            ),
        ),
        Outcome::Shortlisted => Text::new(
            format!(
                "die Einreichung von {organisation} zum Aufruf „{de}“ war in der engeren Wahl. Ausgezeichnet wurde sie nicht. Vielen Dank für Ihre Arbeit."
            ),
            format!(
                "The entry of {organisation} to the call “{en}” was shortlisted. It is not among the winners. Thank you for your work."
            ),
        ),
        Outcome::Rejected | Outcome::Open => Text::new(
            format!(
                "die Jury hat über den Aufruf „{de}“ entschieden. Die Einreichung von {organisation} ist nicht unter den ausgezeichneten. Vielen Dank für Ihre Arbeit."
            ),
            format!(
                "The jury has decided about the call “{en}”. The entry of {organisation} is not among the winners. Thank you for your work."
            ),
        ),
    }
}

fn juror(context: LetterContext, call: &CallPart, invited_by: &str) -> Content {
    let (l, title) = (context.l, call.title.in_(context.l));
    let sign_in = paths::sign_in(l, Some(&paths::jury_call(l, &call.slug)));
    let from = if invited_by.is_empty() { l.t("Die Organisation", "The organisers").to_owned() } else { invited_by.to_owned() };
    Content::new(
        match l {
            Locale::De => format!("Einladung in die Jury: {title}"),
            Locale::En => format!("Invitation to the jury: {title}"),
        },
        l.t("Einladung in die Jury", "Invitation to the jury"),
        l.t("Sie erhalten diese E-Mail, weil Sie in eine Jury eingeladen sind.", "You get this e-mail because you are invited to a jury."),
    )
    .preheader(title)
    .say(match l {
        Locale::De => format!("{from} bittet Sie, die Einreichungen zum Aufruf „{title}“ zu beurteilen. Loggen Sie sich mit dieser E-Mail-Adresse ein: Sie bekommen dann einen Link, ein Passwort brauchen Sie nicht."),
        Locale::En => format!("{from} asks you to judge the entries to the call “{title}”. Sign in with this e-mail address: you will get a link, and need no password."),
    })
    .facts(vec![(l.t("Gastgeber", "Hosts"), call.hosts.join(", ")), (l.t("Frist", "Deadline"), deadline(l, call))])
    .button(l.t("Einloggen", "Sign in"), context.url(&sign_in))
    .say(l.t(
        "Die Einreichungen sehen Sie nach der Frist. Haben Sie mit einer davon zu tun, vermerken Sie das dort bitte als Befangenheit.",
        "You see the entries after the deadline. If you have something to do with one of them, please note that there as a conflict of interest.",
    ))
}

fn facts(l: Locale, call: &CallPart, organisation: &str) -> Vec<(&'static str, String)> {
    vec![
        (l.t("Organisation", "Organisation"), organisation.to_owned()),
        (l.t("Gastgeber", "Hosts"), call.hosts.join(", ")),
        (l.t("Frist", "Deadline"), deadline(l, call)),
    ]
}

fn deadline(l: Locale, call: &CallPart) -> String {
    format::deadline_by(l, clock::zone(&call.zone), call.closes_at)
}

fn reason(l: Locale) -> &'static str {
    l.t("Sie erhalten diese E-Mail, weil Sie an einem Aufruf teilnehmen.", "You get this e-mail because you take part in a call.")
}
