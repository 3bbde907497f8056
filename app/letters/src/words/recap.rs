//! The letter to somebody who said something of an event.

use domain::{event::EventFacts, locale::Locale, recap::RecapLetter};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &RecapLetter) -> Content {
    match letter {
        RecapLetter::VoiceAsked { event, token } => asked(context, event, token),
    }
}

fn asked(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Dürfen wir Sie zitieren? {name}"),
            Locale::En => format!("May we quote you? {name}"),
        },
        l.t("Dürfen wir Sie zitieren?", "May we quote you?"),
        match l {
            Locale::De => format!("Sie erhalten diese E-Mail, weil wir Sie im Rückblick auf {name} zitieren möchten."),
            Locale::En => format!("You get this e-mail because we would like to quote you in the recap of {name}."),
        },
    )
    .preheader(l.t("Erst wenn Sie freigeben, wird es öffentlich.", "It becomes public only when you release it."))
    .say(match l {
        Locale::De => format!("wir schreiben einen Rückblick auf {name} und möchten Sie darin zu Wort kommen lassen."),
        Locale::En => format!("We are writing a recap of {name} and would like to let you have your say in it."),
    })
    .say(l.t(
        "Der Link zeigt Ihr Zitat so, wie es erscheinen würde. Dort geben Sie es frei, lehnen es ab oder schlagen andere Worte vor. Ohne Ihre Freigabe sieht es niemand.",
        "The link shows your quote as it would appear. There you release it, refuse it or propose other words. Nobody sees it without your release.",
    ))
    .button(l.t("Zitat ansehen", "See the quote"), context.url(&paths::voice(l, token)))
    .say(l.t(
        "Bewahren Sie diese E-Mail auf: Mit demselben Link ziehen Sie Ihr Zitat später zurück, und es verschwindet sofort.",
        "Keep this e-mail: by the same link you can take your quote back later, and it disappears at once.",
    ))
    .say(context.contact(event))
}
