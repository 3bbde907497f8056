//! The letter to an exhibitor's team about an enquiry that it may see.

use domain::{
    enquiry::EnquiryLetter,
    field::unlinked,
    locale::{Locale, Text},
};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &EnquiryLetter) -> Content {
    match letter {
        EnquiryLetter::EnquiryShared { about } => shared(context, about),
    }
}

fn shared(context: LetterContext, about: &Text) -> Content {
    let (l, about) = (context.l, unlinked(about.in_(context.l)));
    let asked = l.t("Neue Anfrage zu Ihrem Objekt", "New enquiry about your property");
    Content::new(
        format!("{asked}: {about}"),
        asked,
        l.t(
            "Sie erhalten diese E-Mail, weil Sie für den Aussteller handeln, dem das Objekt gehört.",
            "You get this e-mail because you act for the exhibitor to whom the property belongs.",
        ),
    )
    .say(match l {
        Locale::De => format!("jemand hat nach „{about}“ gefragt und erlaubt Ihnen, die Angaben zu sehen und zu antworten."),
        Locale::En => format!("Somebody asked about “{about}” and allows you to see what they wrote and to answer."),
    })
    .button(l.t("In „Mein Stand“ ansehen", "View in “My booth”"), context.url(&paths::own_properties(l)))
    .say(l.t(
        "Aus Rücksicht auf den Datenschutz stehen Name und Nachricht nicht in dieser E-Mail. Wird die Zustimmung zurückgenommen, verschwindet die Anfrage auch dort. Die Agentur antwortet ebenfalls.",
        "To protect their data, name and message are not in this e-mail. If the consent is taken back, the enquiry disappears there, too. The agency answers as well.",
    ))
}
