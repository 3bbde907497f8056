//! Telling what was decided, for organisers: how the letters read, to how many they go, and whether winners are named.

use domain::{
    call::{CallState, CallView, DecisionLetter, LetterNumbers},
    locale::Locale,
    process::letter::AnyLetter,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    call::{SendDecisions, ShowWinners},
    ctx,
    mail::preview,
    paths, ui,
    words::{call as words, event::language},
};

/// Closing the decision, telling it, publishing it: one after the other. The letters can be read before any of that.
pub(super) fn decision(l: Locale, call: &CallView, numbers: LetterNumbers, letters: Vec<DecisionLetter>) -> AnyView {
    let previews = previews(l, letters);
    let content = if call.state == CallState::Decided {
        view! { {previews}{sending(l, call, numbers)}{publication(l, call)} }.into_any()
    } else {
        let href = paths::organise_call(l, &call.slug);
        view! {
            <p>
                {l.t(
                    "Ist über jede Einreichung entschieden, schließen Sie die Entscheidung beim Aufruf ab. Danach lassen sich E-Mails senden und Gewinner veröffentlichen.",
                    "Once each entry is decided, close the decision with the call. Then e-mails can be sent and winners published.",
                )}
                " " <a href=href>{l.t("Zum Aufruf", "To the call")}</a>
            </p>
            {previews}
        }
        .into_any()
    };
    view! { <ui::Section title=l.t("Entscheidung", "Decision") id="decision">{content}</ui::Section> }.into_any()
}

/// Each letter as the first of its readers will get it.
fn previews(l: Locale, letters: Vec<DecisionLetter>) -> AnyView {
    if letters.is_empty() {
        return ().into_any();
    }
    let letters: Vec<_> = letters.into_iter().map(|letter| read(l, letter)).collect();
    view! {
        <p>{l.t("So lesen sich die E-Mails, die noch zu senden sind:", "This is how the e-mails read that are still to be sent:")}</p>
        {letters}
    }
    .into_any()
}

fn read(l: Locale, letter: DecisionLetter) -> AnyView {
    let DecisionLetter { outcome, locale, to_name, to_email, letter } = letter;
    let written = preview(&AnyLetter::from(letter), (&to_name, &to_email), locale, &ctx::site());
    let summary = format!("{} ({})", words::outcome(l, outcome), language(l, locale.as_str()));
    let text = format!("{}\n\n{}", written.subject, written.text);
    view! {
        <details class="fold">
            <summary>{summary}</summary>
            <pre class="mail-text" lang=locale.as_str() tabindex="0">{text}</pre>
        </details>
    }
    .into_any()
}

fn sending(l: Locale, call: &CallView, numbers: LetterNumbers) -> AnyView {
    let waiting = numbers.winners + numbers.shortlisted + numbers.rejected;
    let kinds = [
        (numbers.winners, l.t("Glückwunsch an die Gewinner", "Congratulations to the winners")),
        (numbers.shortlisted, l.t("Dank an die engere Wahl", "Thanks to the shortlisted")),
        (numbers.rejected, l.t("Absage mit Dank", "Refusal with thanks")),
        (numbers.told, l.t("haben ihre E-Mail schon", "have their e-mail already")),
    ];
    let rows: Vec<_> = kinds
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| view! { <li><span class="list-mark">{number.to_string()}</span><b class="list-name">{what}</b></li> })
        .collect();
    let question = match (l, waiting) {
        (Locale::De, 1) => "Eine E-Mail senden?".to_owned(),
        (Locale::De, _) => format!("{waiting} E-Mails senden?"),
        (Locale::En, 1) => "Send one e-mail?".to_owned(),
        (Locale::En, _) => format!("Send {waiting} e-mails?"),
    };
    let id = call.id.to_string();
    let send = (waiting > 0).then(|| {
        view! {
            <ui::Confirm
                action=SendDecisions::PATH
                label=l.t("E-Mails senden", "Send the e-mails")
                question
                detail=l.t("Jede Einreichung bekommt genau eine, in ihrer Sprache. Danach lässt sich die Entscheidung nicht mehr öffnen.", "Each entry gets exactly one, in its language. Afterwards the decision cannot be opened any more.")
                does=ui::ButtonKind::Primary
            ><ui::Hidden name="call" value=id/></ui::Confirm>
        }
    });
    view! { <ul class="list is-board">{rows}</ul><ui::Actions>{send}</ui::Actions> }.into_any()
}

fn publication(l: Locale, call: &CallView) -> AnyView {
    let id = call.id.to_string();
    let (label, show) = match call.winners_shown_at {
        Some(_) => (l.t("Veröffentlichung der Gewinner zurücknehmen", "Take the publication of the winners back"), ""),
        None => (l.t("Gewinner veröffentlichen", "Publish the winners"), "yes"),
    };
    view! {
        <ui::Form action=ShowWinners::PATH class="is-inline">
            <ui::Hidden name="call" value=id/>
            <ui::Hidden name="show" value=show/>
            <ui::Submit label kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
    .into_any()
}
