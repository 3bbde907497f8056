//! The letters to whoever is asked by a survey.

use domain::{clock::Instant, event::EventFacts, field::unlinked, locale::Locale, survey::SurveyLetter};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &SurveyLetter) -> Content {
    let l = context.l;
    match letter {
        SurveyLetter::SurveyAsked { event, title, is_anonymous, until, token } => {
            let heading = l.t("Wie war es für Sie?", "How was it for you?");
            asked(context, event, &Asking { heading, title: title.in_(l), is_anonymous: *is_anonymous, until: *until, token })
        }
        SurveyLetter::SurveyReminder { event, title, is_anonymous, until, token } => {
            let heading = l.t("Ihre Antwort fehlt uns noch", "We still miss your answer");
            asked(context, event, &Asking { heading, title: title.in_(l), is_anonymous: *is_anonymous, until: *until, token })
        }
    }
}

/// What is asked.
struct Asking<'a> {
    heading: &'static str,
    title: &'a str,
    is_anonymous: bool,
    until: Instant,
    token: &'a str,
}

fn asked(context: LetterContext, event: &EventFacts, asking: &Asking) -> Content {
    let (l, name) = (context.l, &event.name);
    let until = context.deadline(event, asking.until);
    let apart = if asking.is_anonymous {
        l.t(
            "Die Umfrage ist anonym: Ihre Antworten speichern wir getrennt davon, wer Sie sind.",
            "The survey is anonymous: we keep your answers apart from who you are.",
        )
    } else {
        l.t("Neben Ihren Antworten steht der Name Ihrer Organisation.", "The name of your organisation stands beside your answers.")
    };
    Content::new(
        format!("{}: {name}", asking.heading),
        asking.heading,
        match l {
            Locale::De => format!("Sie erhalten diese E-Mail, weil Sie bei {name} dabei sind oder waren."),
            Locale::En => format!("You get this e-mail because you take part in {name}, or did."),
        },
    )
    .preheader(match l {
        Locale::De => format!("Bitte antworten Sie bis {until}."),
        Locale::En => format!("Please answer by {until}."),
    })
    .say(match l {
        Locale::De => format!("Zu {name} möchten wir von Ihnen wissen: {}", unlinked(asking.title)),
        Locale::En => format!("About {name} we would like to know from you: {}", unlinked(asking.title)),
    })
    .say(apart)
    .button(l.t("Zur Umfrage", "To the survey"), context.url(&paths::survey(l, asking.token)))
    .say(match l {
        Locale::De => format!("Sie brauchen keinen Zugang. Bis {until} können Sie Ihre Antworten mit demselben Link ändern."),
        Locale::En => format!("You need no account. Until {until} you can change your answers by the same link."),
    })
    .say(context.contact(event))
}
