//! Letters to those who visit.

use domain::{event::EventFacts, locale::Locale, registration::RegistrationLetter};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &RegistrationLetter) -> Content {
    match letter {
        RegistrationLetter::ConfirmRegistration { event, token } => confirm(context, event, token),
        RegistrationLetter::Ticket { event, ticket_code, calendar } => ticket(context, event, ticket_code).calendar(context, calendar),
        RegistrationLetter::RegistrationCancelled { event, calendar, by_organisers } => {
            cancelled(context, event, *by_organisers).calendar(context, calendar)
        }
        RegistrationLetter::RegistrationErased { event, calendar } => erased(context, event).calendar(context, calendar),
    }
}

fn confirm(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Bitte bestätigen: Registrierung für {name}"),
            Locale::En => format!("Please confirm: registration for {name}"),
        },
        l.t("Noch ein Klick", "One more click"),
        reason_visitor(l),
    )
    .preheader(l.t("Danach bekommen Sie Ihr Ticket per E-Mail.", "After that you get your ticket by e-mail."))
    .say(match l {
        Locale::De => format!(
            "schön, dass Sie zu {name} kommen möchten. Bitte bestätigen Sie Ihre E-Mail-Adresse; danach schicken wir Ihnen Ihr Ticket."
        ),
        Locale::En => {
            format!("We are glad that you would like to come to {name}. Please confirm your e-mail address; then we send you your ticket.")
        }
    })
    .button(l.t("Registrierung bestätigen", "Confirm the registration"), context.url(&paths::confirm_registration(l, token)))
    .facts(context.event_facts(event))
    .say(l.t(
        "Sie haben sich nicht registriert? Dann brauchen Sie nichts zu tun: Ohne Bestätigung gilt die Registrierung nicht.",
        "You did not register? Then there is nothing to do: without confirmation the registration does not count.",
    ))
}

fn ticket(context: LetterContext, event: &EventFacts, ticket_code: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    let letter = Content::new(
        match l {
            Locale::De => format!("Ihr Ticket für {name}"),
            Locale::En => format!("Your ticket for {name}"),
        },
        l.t("Ihr Ticket", "Your ticket"),
        reason_visitor(l),
    );
    if event.is_online() {
        return online(context, event, letter)
            .say(l.t(
                "Unter „Mein Ticket“ steht der Link auch dann, wenn er sich noch ändert. Dort ändern Sie Ihre Angaben oder stornieren.",
                "“My ticket” shows the link also if it still changes. There you change your details or cancel.",
            ))
            .button(l.t("Mein Ticket", "My ticket"), context.url(&paths::registration(l, ticket_code)))
            .say(context.contact(event));
    }
    let letter = letter
        .preheader(l.t("Zeigen Sie diesen Code am Einlass.", "Show this code at the desk."))
        .say(l.t(
            "Sie sind registriert. Zeigen Sie diesen Code am Einlass – auf dem Telefon oder ausgedruckt.",
            "You are registered. Show this code at the desk, on your phone or printed.",
        ))
        .ticket(ticket_code, l.t("Ihr Code für den Einlass", "Your code for the door"), &context.site.host())
        .facts(context.event_facts(event));
    let letter = if event.online_link.is_empty() {
        letter
    } else {
        letter
            .say(l.t("Sie sind nicht vor Ort? Dann nehmen Sie online teil.", "You are not there in person? Then take part online."))
            .button(take_part(l), event.online_link.clone())
    };
    letter
        .say(l.t(
            "Unter „Mein Ticket“ ändern Sie Ihre Angaben oder stornieren, und Sie sehen dort Ihre Plätze im Programm. Der Link gilt nur für Sie.",
            "Under “My ticket” you change your details or cancel, and you see your seats in the programme there. The link is for you alone.",
        ))
        .button(l.t("Mein Ticket", "My ticket"), context.url(&paths::registration(l, ticket_code)))
        .say(l.t(
            "Ihren Ausweis bekommen Sie am Einlass, oder Sie drucken ihn selbst aus.",
            "You get your badge at the desk, or you print it yourself.",
        ))
        .button(l.t("Ausweis als PDF", "Badge as PDF"), context.url(&paths::ticket_badge(l, ticket_code)))
        .say(context.contact(event))
}

/// How one takes part in what takes place online alone: there is no door.
fn online(context: LetterContext, event: &EventFacts, letter: Content) -> Content {
    let l = context.l;
    letter
        .preheader(l.t("Mit Ihrem Link zur Teilnahme.", "With your link to take part."))
        .say(l.t(
            "Sie sind registriert. Die Veranstaltung findet online statt: Über diesen Link nehmen Sie teil. Bitte geben Sie ihn nicht weiter.",
            "You are registered. The event takes place online: by this link you take part. Please do not pass it on.",
        ))
        .button(take_part(l), event.online_link.clone())
        .facts(context.event_facts(event))
}

fn take_part(l: Locale) -> &'static str {
    l.t("Online teilnehmen", "Take part online")
}

fn cancelled(context: LetterContext, event: &EventFacts, by_organisers: bool) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Registrierung storniert: {name}"),
            Locale::En => format!("Registration cancelled: {name}"),
        },
        l.t("Ihre Registrierung ist storniert", "Your registration is cancelled"),
        reason_visitor(l),
    )
    .say(match l {
        Locale::De if by_organisers => format!(
            "die Organisation hat Ihre Registrierung für {name} storniert. Ihr Ticket gilt nicht mehr, und Ihre gebuchten Plätze sind wieder frei."
        ),
        Locale::En if by_organisers => {
            format!("The organisers cancelled your registration for {name}. Your ticket is no longer valid, and your booked seats are free again.")
        }
        Locale::De => format!(
            "Sie haben Ihre Registrierung für {name} storniert. Ihr Ticket gilt nicht mehr, und Ihre gebuchten Plätze sind wieder frei."
        ),
        Locale::En => {
            format!("You cancelled your registration for {name}. Your ticket is no longer valid, and your booked seats are free again.")
        }
    })
    .say(l.t("Sie möchten doch kommen? Registrieren Sie sich einfach neu.", "Would you like to come after all? Simply register again."))
    .button(l.t("Neu registrieren", "Register again"), context.url(&paths::register(l, &event.slug)))
    .say(context.contact(event))
}

fn erased(context: LetterContext, event: &EventFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihre Daten sind gelöscht: {name}"),
            Locale::En => format!("Your data is erased: {name}"),
        },
        l.t("Ihre Daten sind gelöscht", "Your data is erased"),
        l.t("Dies ist die letzte E-Mail zu dieser Registrierung.", "This is the last e-mail about this registration."),
    )
    .say(match l {
        Locale::De => format!(
            "wie gewünscht haben wir alles gelöscht, was wir zu Ihrer Registrierung für {name} gespeichert hatten. Ihr Ticket gilt nicht mehr."
        ),
        Locale::En => format!(
            "As you asked, we erased everything that we had stored about your registration for {name}. Your ticket is no longer valid."
        ),
    })
    .say(context.contact(event))
}

/// Why a visitor gets a letter.
pub(super) fn reason_visitor(l: Locale) -> &'static str {
    l.t(
        "Sie erhalten diese E-Mail, weil sich jemand mit Ihrer Adresse für diese Veranstaltung registriert hat.",
        "You get this e-mail because somebody registered for this event with your address.",
    )
}
