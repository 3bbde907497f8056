//! Letters about what the organisers decided.

use domain::{admission::AdmissionLetter, event::EventFacts, locale::Locale};
use site::paths;

use super::application::reason_applicant;
use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &AdmissionLetter) -> Content {
    match letter {
        AdmissionLetter::InformationNeeded { event, organisation, question, token } => {
            information_needed(context, event, organisation, question, token)
        }
        AdmissionLetter::OnWaitingList { event, organisation } => waiting(context, event, organisation),
    }
}

fn information_needed(context: LetterContext, event: &EventFacts, organisation: &str, question: &str, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Rückfrage zu Ihrer Bewerbung: {name}"),
            Locale::En => format!("A question about your application: {name}"),
        },
        l.t("Wir haben eine Rückfrage", "We have a question"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!("zur Bewerbung von {organisation} für {name} brauchen wir noch eine Angabe von Ihnen:"),
        Locale::En => format!("For the application of {organisation} for {name} we need to know something more:"),
    })
    .quote(question)
    .say(l.t("Bitte ergänzen Sie Ihre Bewerbung und reichen Sie sie erneut ein.", "Please complete your application and submit it again."))
    .button(l.t("Bewerbung ergänzen", "Complete the application"), context.url(&paths::application(l, token)))
    .say(context.contact(event))
}

fn waiting(context: LetterContext, event: &EventFacts, organisation: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Warteliste: {name}"),
            Locale::En => format!("Waiting list: {name}"),
        },
        l.t("Sie stehen auf der Warteliste", "You are on the waiting list"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!(
            "am Gemeinschaftsstand bei {name} sind derzeit alle passenden Standplätze vergeben. {organisation} steht auf der Warteliste."
        ),
        Locale::En => {
            format!("At the moment every suitable unit on the joint booth at {name} is occupied. {organisation} is on the waiting list.")
        }
    })
    .say(l.t(
        "Sobald ein Standplatz frei wird, bekommen Sie ein Angebot per E-Mail. Sie brauchen nichts zu tun.",
        "As soon as a unit becomes free you get an offer by e-mail. There is nothing you need to do.",
    ))
    .facts(context.event_facts(event))
    .say(context.contact(event))
}
