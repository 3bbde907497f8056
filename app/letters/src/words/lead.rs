//! Letters about contacts that were shared.

use domain::{
    event::EventFacts,
    lead::LeadLetter,
    locale::{Locale, Text},
};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &LeadLetter) -> Content {
    match letter {
        LeadLetter::LeadReceipt { event, exhibitor, legal_name, fields, token, confirmed: false, .. } => {
            ask(context, event, &Shared { exhibitor, legal_name, fields, newsletter: false }, token)
        }
        LeadLetter::LeadReceipt { event, exhibitor, legal_name, fields, newsletter, token, confirmed: true } => {
            let shared = Shared { exhibitor, legal_name, fields, newsletter: *newsletter };
            receipt(context, event, &shared, token)
        }
        LeadLetter::LeadWithdrawn { event, exhibitor } => withdrawn(context, event, exhibitor),
    }
}

/// Who got what.
struct Shared<'a> {
    exhibitor: &'a str,
    legal_name: &'a str,
    fields: &'a [Text],
    newsletter: bool,
}

/// Whether it is so, of what was noted at the stand.
fn ask(context: LetterContext, event: &EventFacts, shared: &Shared, token: &str) -> Content {
    let (l, name, exhibitor) = (context.l, &event.name, shared.exhibitor);
    let fields = shared.fields.iter().map(|field| field.in_(l)).collect::<Vec<_>>().join(", ");
    Content::new(
        match l {
            Locale::De => format!("Bitte bestätigen: Ihre Kontaktdaten für {exhibitor}"),
            Locale::En => format!("Please confirm: your contact details for {exhibitor}"),
        },
        l.t("Haben Sie Ihre Kontaktdaten weitergegeben?", "Did you share your contact details?"),
        match l {
            Locale::De => format!("Sie erhalten diese E-Mail, weil ein Aussteller bei {name} Ihren Ausweis gescannt hat."),
            Locale::En => format!("You get this e-mail because an exhibitor scanned your badge at {name}."),
        },
    )
    .preheader(l.t("Wer was wofür bekommen hat: bestätigen oder löschen.", "Who got what for which purpose: confirm or delete it."))
    .say(match l {
        Locale::De => format!("bei {name} hat {exhibitor} notiert, dass Sie im Gespräch zugestimmt haben, diese Angaben weiterzugeben:"),
        Locale::En => format!("At {name}, {exhibitor} noted that you agreed in conversation to share these details:"),
    })
    .facts(vec![
        (l.t("Aussteller", "Exhibitor"), exhibitor.to_owned()),
        (l.t("Verantwortlich", "Responsible"), shared.legal_name.to_owned()),
        (l.t("Angaben", "Details"), fields),
        (
            l.t("Zweck", "Purpose"),
            l.t("Kontakt zu Ihrem Gespräch am Stand; kein Newsletter", "Getting in touch about your conversation at the booth; no newsletter")
                .to_owned(),
        ),
    ])
    .say(l.t(
        "Bitte bestätigen Sie, dass das stimmt. Stimmt es nicht, löschen Sie Ihre Angaben mit einem Klick von der Liste des Ausstellers. Bis dahin stehen sie dort als nicht bestätigt.",
        "Please confirm that this is right. If it is not, one click deletes your details from the exhibitor’s list. Until then they are marked there as not confirmed.",
    ))
    .button(l.t("Bestätigen oder löschen", "Confirm or delete"), context.url(&paths::contact(l, token)))
}

fn receipt(context: LetterContext, event: &EventFacts, shared: &Shared, token: &str) -> Content {
    let (l, name, exhibitor) = (context.l, &event.name, shared.exhibitor);
    let fields = shared.fields.iter().map(|field| field.in_(l)).collect::<Vec<_>>().join(", ");
    let purpose = if shared.newsletter {
        l.t("Kontakt zu Ihrem Gespräch am Stand; Newsletter", "Getting in touch about your conversation at the booth; newsletter")
    } else {
        l.t("Kontakt zu Ihrem Gespräch am Stand; kein Newsletter", "Getting in touch about your conversation at the booth; no newsletter")
    };
    Content::new(
        match l {
            Locale::De => format!("Ihre Kontaktdaten für {exhibitor}"),
            Locale::En => format!("Your contact details for {exhibitor}"),
        },
        l.t("Sie haben Ihre Kontaktdaten weitergegeben", "You shared your contact details"),
        match l {
            Locale::De => format!("Sie erhalten diese E-Mail als Beleg, weil Sie bei {name} in die Weitergabe eingewilligt haben."),
            Locale::En => format!("You get this e-mail as a receipt, because you agreed to the sharing at {name}."),
        },
    )
    .preheader(l.t("Wer was wofür bekommen hat, und wie Sie es widerrufen.", "Who got what for which purpose, and how to withdraw it."))
    .say(match l {
        Locale::De => format!("bei {name} haben Sie {exhibitor} erlaubt, diese Angaben von Ihnen zu speichern:"),
        Locale::En => format!("At {name} you allowed {exhibitor} to store these details of yours:"),
    })
    .facts(vec![
        (l.t("Aussteller", "Exhibitor"), exhibitor.to_owned()),
        (l.t("Verantwortlich", "Responsible"), shared.legal_name.to_owned()),
        (l.t("Angaben", "Details"), fields),
        (l.t("Zweck", "Purpose"), purpose.to_owned()),
    ])
    .say(l.t(
        "Sie können das jederzeit mit einem Klick widerrufen. Ihre Angaben verschwinden dann von der Liste des Ausstellers.",
        "You can withdraw this at any time with one click. Your details then disappear from the exhibitor’s list.",
    ))
    .button(l.t("Einwilligung ansehen oder widerrufen", "View or withdraw the consent"), context.url(&paths::contact(l, token)))
}

fn withdrawn(context: LetterContext, event: &EventFacts, exhibitor: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Widerrufen: Ihre Kontaktdaten für {exhibitor}"),
            Locale::En => format!("Withdrawn: your contact details for {exhibitor}"),
        },
        l.t("Ihr Widerruf ist angekommen", "Your withdrawal has arrived"),
        match l {
            Locale::De => {
                format!("Sie erhalten diese E-Mail, weil Sie bei {name} Ihre Kontaktdaten weitergegeben und das widerrufen haben.")
            }
            Locale::En => format!("You get this e-mail because you shared your contact details at {name} and withdrew that."),
        },
    )
    .say(match l {
        Locale::De => format!("Ihre Angaben stehen nicht mehr auf der Liste von {exhibitor}."),
        Locale::En => format!("Your details are no longer on the list of {exhibitor}."),
    })
}
