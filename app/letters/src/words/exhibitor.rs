//! Letters to those who apply or exhibit.

use domain::{locale::Locale, mail::EventFacts};
use site::paths;

use crate::{calendar, content::Content, context::LetterContext};

pub(super) fn draft(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihr Entwurf für {name}"),
            Locale::En => format!("Your draft for {name}"),
        },
        l.t("Ihre Anmeldung ist angelegt", "Your application has been started"),
        reason_applicant(l),
    )
    .preheader(l.t("Mit diesem Link machen Sie weiter, wo Sie aufgehört haben.", "This link takes you back to where you stopped."))
    .say(l.t(
        "Ihre Angaben sind gespeichert, aber noch nicht eingereicht. Mit diesem Link machen Sie weiter, wo Sie aufgehört haben – auch auf einem anderen Gerät.",
        "Your details are saved, but not yet submitted. This link takes you back to where you stopped, on any device.",
    ))
    .button(l.t("Anmeldung fortsetzen", "Continue the application"), context.url(&paths::application(l, token)))
    .facts(context.event_facts(event))
    .say(l.t("Wer diesen Link hat, kann Ihre Anmeldung lesen und ändern. Geben Sie ihn nur im eigenen Haus weiter.", "Whoever has this link can read and change your application. Share it within your organisation only."))
    .say(context.contact(event))
}

pub(super) fn submitted(context: LetterContext, event: &EventFacts, organisation: &str, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Anmeldung eingegangen: {name}"),
            Locale::En => format!("Application received: {name}"),
        },
        l.t("Danke, Ihre Anmeldung ist da", "Thank you, we have your application"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => {
            format!("die Anmeldung von {organisation} für {name} ist bei uns eingegangen. Wir prüfen sie und melden uns per E-Mail.")
        }
        Locale::En => format!("The application of {organisation} for {name} has reached us. We review it and write to you by e-mail."),
    })
    .say(l.t(
        "Solange die Anmeldefrist läuft, können Sie alle Angaben ändern. Vor der Zulassung können Sie die Anmeldung auch zurückziehen.",
        "Until applications close you can change everything. Before admission you can also withdraw the application.",
    ))
    .button(l.t("Anmeldung ansehen", "View the application"), context.url(&paths::application(l, token)))
    .facts(context.event_facts(event))
    .say(context.contact(event))
}

pub(super) fn withdrawn(context: LetterContext, event: &EventFacts, organisation: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Anmeldung zurückgezogen: {name}"),
            Locale::En => format!("Application withdrawn: {name}"),
        },
        l.t("Ihre Anmeldung ist zurückgezogen", "Your application is withdrawn"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!("die Anmeldung von {organisation} für {name} ist zurückgezogen. Ihnen entstehen keine Kosten."),
        Locale::En => format!("The application of {organisation} for {name} is withdrawn. It costs you nothing."),
    })
    .say(l.t("Solange die Frist läuft, können Sie sich neu anmelden.", "Until applications close you can apply again."))
    .button(l.t("Zur Veranstaltung", "To the event"), context.url(&paths::event(l, &event.slug)))
    .say(context.contact(event))
}

pub(super) fn badge(context: LetterContext, event: &EventFacts, organisation: &str, ticket_code: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihr Ausweis für {name}"),
            Locale::En => format!("Your badge for {name}"),
        },
        l.t("Ihr Ausweis", "Your badge"),
        match l {
            Locale::De => format!("Sie erhalten diese E-Mail, weil {organisation} Sie als Standpersonal benannt hat."),
            Locale::En => format!("You get this e-mail because {organisation} named you as booth staff."),
        },
    )
    .preheader(l.t("Zeigen Sie diesen Code am Empfang.", "Show this code at the desk."))
    .say(match l {
        Locale::De => format!("{organisation} hat Sie als Standpersonal für {name} benannt. Zeigen Sie diesen Code am Empfang; dort bekommen Sie Ihren gedruckten Ausweis."),
        Locale::En => format!("{organisation} named you as booth staff for {name}. Show this code at the desk; you get your printed badge there."),
    })
    .ticket(ticket_code, l.t("Ihr Code für den Einlass", "Your code for the door"))
    .facts(context.event_facts(event))
    .say(l.t("Sie können den Ausweis auch selbst ausdrucken.", "You can also print the badge yourself."))
    .button(l.t("Ausweis als PDF", "Badge as PDF"), context.url(&paths::ticket_badge(l, ticket_code)))
    .attach(calendar::ticket(context, event, ticket_code))
    .say(l.t("Der Code gilt nur für Sie. Bitte geben Sie ihn nicht weiter.", "The code is for you alone. Please do not pass it on."))
    .say(context.contact(event))
}

pub(super) fn badge_taken(context: LetterContext, event: &EventFacts, organisation: &str) -> Content {
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

/// Why an applicant gets a letter.
pub(super) fn reason_applicant(l: Locale) -> &'static str {
    l.t(
        "Sie erhalten diese E-Mail, weil Ihre Adresse in einer Anmeldung für den Gemeinschaftsstand steht.",
        "You get this e-mail because your address is named in an application for the joint booth.",
    )
}
