//! Reminders of a deadline.

use domain::{clock::Instant, event::EventFacts, ids::ApplicationId, locale::Locale};
use site::paths;

use super::application::reason_applicant;
use crate::{content::Content, context::LetterContext};

/// An offer that nobody answered yet. The link in its own letter stays good; this one asks to sign in.
pub(super) fn offer(
    context: LetterContext,
    event: &EventFacts,
    organisation: &str,
    facts: Vec<(&str, String)>,
    expires_at: Instant,
    application: ApplicationId,
) -> Content {
    let (l, name) = (context.l, &event.name);
    let until = context.deadline(event, expires_at);
    Content::new(
        match l {
            Locale::De => format!("Erinnerung: Ihr Angebot für {name}"),
            Locale::En => format!("Reminder: your offer for {name}"),
        },
        l.t("Ihr Angebot wartet auf Antwort", "Your offer waits for an answer"),
        reason_applicant(l),
    )
    .preheader(match l {
        Locale::De => format!("Bitte antworten Sie bis {until}."),
        Locale::En => format!("Please answer by {until}."),
    })
    .say(match l {
        Locale::De => format!("der Standplatz für {organisation} ist noch bis {until} reserviert. Danach wird er von selbst wieder frei."),
        Locale::En => format!("The unit for {organisation} is kept until {until}. After that it becomes free again by itself."),
    })
    .facts(facts)
    .button(l.t("Angebot ansehen und antworten", "View the offer and answer"), context.url(&paths::portal_application(l, application)))
    .say(l.t("Der Link in unserer ersten E-Mail gilt auch noch.", "The link in our first e-mail is still good, too."))
    .say(context.contact(event))
}

/// Passes that are left, shortly before nobody can be named any more.
pub(super) fn passes(
    context: LetterContext,
    event: &EventFacts,
    organisation: &str,
    (named, quota): (i32, i32),
    until: Instant,
    application: ApplicationId,
) -> Content {
    let (l, name) = (context.l, &event.name);
    let until = context.deadline(event, until);
    Content::new(
        match l {
            Locale::De => format!("Erinnerung: Standpersonal für {name}"),
            Locale::En => format!("Reminder: booth staff for {name}"),
        },
        l.t("Wer ist am Stand?", "Who is at your booth?"),
        reason_applicant(l),
    )
    .preheader(match l {
        Locale::De => format!("Bitte benennen Sie Ihr Standpersonal bis {until}."),
        Locale::En => format!("Please name your booth staff by {until}."),
    })
    .say(match l {
        Locale::De => format!("{organisation} hat {named} von {quota} Ausweisen vergeben. Benennen können Sie noch bis {until}."),
        Locale::En => format!("{organisation} has given {named} of {quota} passes. You can name people until {until}."),
    })
    .button(l.t("Standpersonal benennen", "Name booth staff"), context.url(&paths::portal_staff(l, application)))
    .say(context.contact(event))
}
