//! Letters to people on the stand.

use domain::{booth_staff::BoothStaffLetter, event::EventFacts, locale::Locale};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &BoothStaffLetter) -> Content {
    match letter {
        BoothStaffLetter::StaffBadge { event, organisation, ticket_code, calendar } => {
            badge(context, event, organisation, ticket_code).calendar(context, calendar)
        }
        BoothStaffLetter::StaffRemoved { event, organisation, calendar } => {
            badge_taken(context, event, organisation).calendar(context, calendar)
        }
    }
}

fn badge(context: LetterContext, event: &EventFacts, organisation: &str, ticket_code: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihr Ausweis für {name}"),
            Locale::En => format!("Your badge for {name}"),
        },
        l.t("Ihr Ausweis", "Your badge"),
        reason_staff(l, organisation),
    )
    .preheader(l.t("Zeigen Sie diesen Code am Einlass.", "Show this code at the desk."))
    .say(match l {
        Locale::De => format!("{organisation} hat Sie als Standpersonal für {name} benannt. Zeigen Sie diesen Code am Einlass; dort bekommen Sie Ihren gedruckten Ausweis."),
        Locale::En => format!("{organisation} named you as booth staff for {name}. Show this code at the desk; you get your printed badge there."),
    })
    .ticket(ticket_code, l.t("Ihr Code für den Einlass", "Your code for the door"), &context.site.host())
    .facts(context.event_facts(event))
    .say(l.t("Sie können den Ausweis auch selbst ausdrucken.", "You can also print the badge yourself."))
    .button(l.t("Ausweis als PDF", "Badge as PDF"), context.url(&paths::ticket_badge(l, ticket_code)))
    .say(l.t("Der Code gilt nur für Sie. Bitte geben Sie ihn nicht weiter.", "The code is for you alone. Please do not pass it on."))
    .say(context.contact(event))
}

/// Why somebody on a stand gets a letter.
pub(super) fn reason_staff(l: Locale, organisation: &str) -> String {
    match l {
        Locale::De => format!("Sie erhalten diese E-Mail, weil {organisation} Sie als Standpersonal benannt hat."),
        Locale::En => format!("You get this e-mail because {organisation} named you as booth staff."),
    }
}

fn badge_taken(context: LetterContext, event: &EventFacts, organisation: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihr Ausweis für {name} gilt nicht mehr"),
            Locale::En => format!("Your badge for {name} is no longer valid"),
        },
        l.t("Ihr Ausweis gilt nicht mehr", "Your badge is no longer valid"),
        l.t(
            "Sie erhalten diese E-Mail, weil Sie als Standpersonal benannt waren.",
            "You get this e-mail because you were named as booth staff.",
        ),
    )
    .say(match l {
        Locale::De => {
            format!("{organisation} hat Sie von der Liste des Standpersonals für {name} genommen. Ihr Code gilt am Einlass nicht mehr.")
        }
        Locale::En => format!("{organisation} took you off the list of booth staff for {name}. Your code is no longer valid at the door."),
    })
    .say(match l {
        Locale::De => format!("Ein Versehen? Dann wenden Sie sich bitte an {organisation}."),
        Locale::En => format!("A mistake? Then please ask {organisation}."),
    })
}
