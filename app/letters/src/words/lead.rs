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
        LeadLetter::LeadReceipt { event, exhibitor, legal_name, fields, newsletter, token } => {
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
