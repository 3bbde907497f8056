//! Letters about what the organisers decided.

use domain::{admission::AdmissionLetter, application::DecisionKind, event::EventFacts, locale::Locale};
use site::paths;

use super::application::reason_applicant;
use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &AdmissionLetter) -> Content {
    match letter {
        AdmissionLetter::InformationNeeded { event, organisation, question, token } => {
            information_needed(context, event, organisation, question, token)
        }
        AdmissionLetter::OnWaitingList { event, organisation } => waiting(context, event, organisation),
        AdmissionLetter::QuestionReminder { event, organisation, question, token } => {
            question_reminder(context, event, organisation, question, token)
        }
        AdmissionLetter::DecisionTakenBack { event, organisation, decision } => taken_back(context, event, organisation, *decision),
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

fn question_reminder(context: LetterContext, event: &EventFacts, organisation: &str, question: &str, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Unsere Rückfrage ist noch offen: {name}"),
            Locale::En => format!("Our question is still open: {name}"),
        },
        l.t("Unsere Rückfrage ist noch offen", "Our question is still open"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!("zur Bewerbung von {organisation} für {name} fehlt uns noch Ihre Antwort:"),
        Locale::En => format!("For the application of {organisation} for {name} we still need your answer:"),
    })
    .quote(question)
    .button(l.t("Bewerbung ergänzen", "Complete the application"), context.url(&paths::application(l, token)))
    .say(l.t("Dieser Link ersetzt den in unserer früheren E-Mail.", "This link replaces the one in our earlier e-mail."))
    .say(context.contact(event))
}

fn taken_back(context: LetterContext, event: &EventFacts, organisation: &str, decision: DecisionKind) -> Content {
    let (l, name) = (context.l, &event.name);
    let what = match decision {
        DecisionKind::Reject => l.t("Unsere Absage war ein Versehen.", "Our rejection was a mistake."),
        DecisionKind::WaitingList => {
            l.t("Dass Sie auf der Warteliste stehen, war ein Versehen.", "That you are on the waiting list was a mistake.")
        }
        DecisionKind::Ask => l.t("Unsere Rückfrage hat sich erledigt.", "Our question is settled."),
        DecisionKind::Offer | DecisionKind::Remind => l.t("Unsere letzte E-Mail war ein Versehen.", "Our last e-mail was a mistake."),
    };
    Content::new(
        match l {
            Locale::De => format!("Korrektur: Ihre Bewerbung für {name}"),
            Locale::En => format!("Correction: your application for {name}"),
        },
        l.t("Bitte vergessen Sie unsere letzte E-Mail", "Please disregard our last e-mail"),
        reason_applicant(l),
    )
    .say(what)
    .say(match l {
        Locale::De => {
            format!("Die Bewerbung von {organisation} für {name} steht wieder so, wie sie davor stand. Sie brauchen nichts zu tun.")
        }
        Locale::En => format!("The application of {organisation} for {name} is as it was before. There is nothing you need to do."),
    })
    .say(context.contact(event))
}
