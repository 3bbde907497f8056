//! Letters to those who apply.

use domain::{
    application::{ApplicationLetter, FieldChange},
    event::EventFacts,
    field::unlinked,
    locale::Locale,
};
use site::{field_names::application_field, paths};

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &ApplicationLetter) -> Content {
    match letter {
        ApplicationLetter::ApplicationDraft { event, token } => draft(context, event, token),
        ApplicationLetter::ApplicationEntered { event, organisation, token } => entered(context, event, organisation, token),
        ApplicationLetter::ApplicationToProve { event, token } => to_prove(context, event, token),
        ApplicationLetter::ApplicationSubmitted { event, organisation, token } => submitted(context, event, &unlinked(organisation), token),
        ApplicationLetter::ApplicationEdited { event, organisation, changes } => edited(context, event, &unlinked(organisation), changes),
        ApplicationLetter::ApplicationRejected { event, organisation, reason } => rejected(context, event, organisation, reason),
        ApplicationLetter::ApplicationWithdrawn { event, organisation } => withdrawn(context, event, organisation),
        ApplicationLetter::ApplicationCancelled { event, organisation, reason } => cancelled(context, event, organisation, reason),
    }
}

fn draft(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihr Entwurf für {name}"),
            Locale::En => format!("Your draft for {name}"),
        },
        l.t("Ihre Bewerbung ist angelegt", "Your application has been started"),
        reason_applicant(l),
    )
    .preheader(l.t("Mit diesem Link machen Sie weiter, wo Sie aufgehört haben.", "This link takes you back to where you stopped."))
    .say(l.t(
        "Ihre Angaben sind gespeichert, aber noch nicht eingereicht. Mit diesem Link machen Sie weiter, wo Sie aufgehört haben – auch auf einem anderen Gerät.",
        "Your details are saved, but not yet submitted. This link takes you back to where you stopped, on any device.",
    ))
    .button(l.t("Bewerbung fortsetzen", "Continue the application"), context.url(&paths::application(l, token)))
    .facts(context.event_facts(event))
    .say(l.t("Wer diesen Link hat, kann Ihre Bewerbung lesen und ändern. Geben Sie ihn nur im eigenen Haus weiter.", "Whoever has this link can read and change your application. Share it within your organisation only."))
    .say(context.contact(event))
}

fn entered(context: LetterContext, event: &EventFacts, organisation: &str, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihre Bewerbung für {name}: bitte vervollständigen"),
            Locale::En => format!("Your application for {name}: please complete it"),
        },
        l.t("Wir haben Ihre Bewerbung begonnen", "We have begun your application"),
        l.t(
            "Sie erhalten diese E-Mail, weil Sie mit uns über eine Teilnahme gesprochen haben.",
            "You get this e-mail because you talked to us about taking part.",
        ),
    )
    .say(match l {
        Locale::De => format!("was Sie uns für {organisation} gesagt haben, steht schon im Formular. Eingereicht ist noch nichts."),
        Locale::En => format!("What you told us for {organisation} is already in the form. Nothing is submitted yet."),
    })
    .say(l.t(
        "Bitte prüfen und ergänzen Sie die Angaben, stimmen Sie den Teilnahmebedingungen zu, und reichen Sie die Bewerbung ein: Das kann niemand an Ihrer Stelle.",
        "Please check and complete the details, agree to the terms of participation, and submit the application: nobody can do that in your place.",
    ))
    .button(l.t("Bewerbung vervollständigen", "Complete the application"), context.url(&paths::application(l, token)))
    .facts(context.event_facts(event))
    .say(context.contact(event))
}

/// Says nothing that somebody typed: nobody knows yet who that was.
fn to_prove(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Noch ein Klick: Ihre Bewerbung für {name}"),
            Locale::En => format!("One more click: your application for {name}"),
        },
        l.t("Noch ein Klick, und Ihre Bewerbung ist da", "One more click, and we have your application"),
        l.t(
            "Sie erhalten diese E-Mail, weil jemand mit Ihrer Adresse eine Bewerbung ausgefüllt und eingereicht hat.",
            "You get this e-mail because somebody filled in and submitted an application with your address.",
        ),
    )
    .say(l.t(
        "Ihre Angaben sind gespeichert. Bestätigen Sie bitte mit diesem Link, dass sie von Ihnen kommen: Erst damit ist Ihre Bewerbung eingereicht.",
        "Your details are saved. Please confirm by this link that they come from you: only then is your application submitted.",
    ))
    .button(l.t("Ansehen und einreichen", "View and submit"), context.url(&paths::application(l, token)))
    .say(l.t(
        "Dafür haben Sie 48 Stunden Zeit. Es zählt der Zeitpunkt, zu dem Sie das Formular abgeschickt haben, auch wenn die Bewerbungsfrist inzwischen endet.",
        "You have 48 hours for this. What counts is when you sent the form, also if applications close meanwhile.",
    ))
    .facts(context.event_facts(event))
    .say(l.t(
        "Waren Sie das nicht? Dann brauchen Sie nichts zu tun: Ohne Ihren Klick geschieht nichts in Ihrem Namen.",
        "This was not you? Then there is nothing to do: without your click nothing happens in your name.",
    ))
    .say(context.contact(event))
}

fn submitted(context: LetterContext, event: &EventFacts, organisation: &str, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Bewerbung eingegangen: {name}"),
            Locale::En => format!("Application received: {name}"),
        },
        l.t("Danke, Ihre Bewerbung ist da", "Thank you, we have your application"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => {
            format!("die Bewerbung von {organisation} für {name} ist bei uns eingegangen. Wir prüfen sie und melden uns per E-Mail.")
        }
        Locale::En => format!("The application of {organisation} for {name} has reached us. We review it and write to you by e-mail."),
    })
    .say(l.t(
        "Solange die Bewerbungsfrist läuft, können Sie alle Angaben ändern. Vor der Zulassung können Sie die Bewerbung auch zurückziehen.",
        "Until applications close you can change everything. Before admission you can also withdraw the application.",
    ))
    .button(l.t("Bewerbung ansehen", "View the application"), context.url(&paths::application(l, token)))
    .facts(context.event_facts(event))
    .say(context.contact(event))
}

fn edited(context: LetterContext, event: &EventFacts, organisation: &str, changes: &[FieldChange]) -> Content {
    let (l, name) = (context.l, &event.name);
    let names: Vec<_> = changes.iter().map(|change| application_field(change.field)).collect();
    let facts = names.iter().zip(changes).map(|(name, FieldChange { from, to, .. })| {
        let said = match (from.as_str(), to.as_str()) {
            ("", "") => l.t("neu", "new").to_owned(),
            ("", now) => unlinked(now),
            (before, "") => format!("– ({} {})", l.t("bisher:", "before:"), unlinked(before)),
            (before, now) => format!("{} ({} {})", unlinked(now), l.t("bisher:", "before:"), unlinked(before)),
        };
        (name.in_(l), said)
    });
    let content = Content::new(
        match l {
            Locale::De => format!("Ihre Angaben für {name} sind geändert"),
            Locale::En => format!("Your details for {name} have been changed"),
        },
        l.t("Wir haben Ihre Angaben geändert", "We have changed your details"),
        reason_applicant(l),
    );
    content
        .say(match l {
            Locale::De => format!("in den Angaben von {organisation} haben wir etwas geändert:"),
            Locale::En => format!("We have changed something in the details of {organisation}:"),
        })
        .facts(facts.collect())
        .say(l.t(
            "An Ihrem Standplatz, seinem Preis und dem, was Sie erklärt haben, ändert sich nichts. Stimmt etwas nicht? Dann antworten Sie bitte auf diese E-Mail.",
            "Nothing changes about your unit, its price, and what you have declared. Is something wrong? Then please answer this e-mail.",
        ))
        .button(l.t("Zu meinem Stand", "To my stand"), context.url(&paths::portal(l)))
        .say(context.contact(event))
}

fn rejected(context: LetterContext, event: &EventFacts, organisation: &str, reason: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Zu Ihrer Bewerbung für {name}"),
            Locale::En => format!("About your application for {name}"),
        },
        l.t("Leider hat es nicht geklappt", "We are sorry"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => {
            format!("vielen Dank für die Bewerbung von {organisation}. Für {name} können wir Ihnen leider keinen Standplatz anbieten.")
        }
        Locale::En => format!("Thank you for the application of {organisation}. Unfortunately we cannot offer you a unit at {name}."),
    })
    .quote(reason)
    .say(l.t("Wir freuen uns, wenn Sie sich wieder bewerben.", "We would be glad if you applied again."))
    .say(context.contact(event))
}

fn withdrawn(context: LetterContext, event: &EventFacts, organisation: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Bewerbung zurückgezogen: {name}"),
            Locale::En => format!("Application withdrawn: {name}"),
        },
        l.t("Ihre Bewerbung ist zurückgezogen", "Your application is withdrawn"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!("die Bewerbung von {organisation} für {name} ist zurückgezogen. Ihnen entstehen keine Kosten."),
        Locale::En => format!("The application of {organisation} for {name} is withdrawn. It costs you nothing."),
    })
    .say(l.t("Solange die Frist läuft, können Sie sich neu bewerben.", "Until applications close you can apply again."))
    .button(l.t("Zur Veranstaltung", "To the event"), context.url(&paths::event(l, &event.slug)))
    .say(context.contact(event))
}

fn cancelled(context: LetterContext, event: &EventFacts, organisation: &str, reason: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Teilnahme storniert: {name}"),
            Locale::En => format!("Participation cancelled: {name}"),
        },
        l.t("Die Teilnahme ist storniert", "The participation is cancelled"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!(
            "die Teilnahme von {organisation} an {name} ist storniert. Ihr Standplatz ist wieder frei, die Ausweise gelten nicht mehr."
        ),
        Locale::En => {
            format!("The participation of {organisation} in {name} is cancelled. Your place is free again, the badges are no longer valid.")
        }
    })
    .quote(reason)
    .say(context.contact(event))
}

/// Why an applicant gets a letter.
pub(super) fn reason_applicant(l: Locale) -> &'static str {
    l.t(
        "Sie erhalten diese E-Mail, weil Ihre Adresse in einer Bewerbung für den Gemeinschaftsstand steht.",
        "You get this e-mail because your address is named in an application for the joint booth.",
    )
}
