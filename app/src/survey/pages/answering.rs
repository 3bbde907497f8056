//! A survey, for whoever is asked: without an account, and to be changed until it closes.

use domain::{
    account::limits::RECEIPT_MISSES,
    clock,
    locale::Locale,
    survey::{self, QuestionKind, QuestionView, SurveyOfLink},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use crate::{account::api::limited, ctx, error::ApiError, format, load::load_page, spent_link::SpentLink, survey::AnswerSurvey, ui};

/// Where the link in the letter leads.
#[component]
pub fn Survey() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let found = survey::by_token(&db, &token).await?;
        if found.is_none() {
            limited(&RECEIPT_MISSES).await?;
        }
        Ok::<_, ApiError>(match found {
            Some(found) => view! { <Shown found token/> }.into_any(),
            None => view! { <SpentLink title=l.t("Umfrage", "Survey")/> }.into_any(),
        })
    })
}

#[component]
fn Shown(found: SurveyOfLink, token: String) -> impl IntoView {
    let l = ctx::locale();
    let (title, lede) = (found.survey.title.in_(l).to_owned(), found.survey.intro.in_(l).to_owned());
    let (accent, name, zone) = (found.event.accent.clone(), found.event.name.clone(), found.event.zone);
    let until = format::deadline(l, zone, found.survey.open_until);
    let apart = apart(l, found.survey.is_anonymous);
    let content = if found.survey.is_open(clock::now()) {
        view! { <Questions found token until/> }.into_any()
    } else {
        let said = if found.is_used { l.t("Danke für Ihre Antworten.", "Thank you for your answers.") } else { "" };
        view! {
            <ui::Notice tone=ui::Tone::Mute title=l.t("Die Umfrage ist beendet", "The survey has ended")>{said}</ui::Notice>
        }
        .into_any()
    };
    view! {
        <Title text=title.clone()/>
        <Meta name="robots" content="noindex"/>
        <div class="narrow" data-accent=accent>
            <ui::PageHead kicker=name title lede/>
            <p class="hint">{apart}</p>
            {content}
        </div>
    }
}

fn apart(l: Locale, is_anonymous: bool) -> &'static str {
    if is_anonymous {
        l.t(
            "Anonym: Ihre Antworten speichern wir getrennt davon, wer Sie sind. Zu Ihrem Link merken wir uns nur, dass er benutzt wurde. Ausgewertet wird erst ab fünf Antworten.",
            "Anonymous: we keep your answers apart from who you are. Of your link we keep only that it was used. Nothing is evaluated before there are five answers.",
        )
    } else {
        l.t(
            "Nicht anonym: Neben Ihren Antworten steht der Name Ihrer Organisation.",
            "Not anonymous: the name of your organisation stands beside your answers.",
        )
    }
}

#[component]
fn Questions(found: SurveyOfLink, token: String, until: String) -> impl IntoView {
    let l = ctx::locale();
    let note = match l {
        Locale::De => format!("Bis {until} können Sie Ihre Antworten mit diesem Link ändern."),
        Locale::En => format!("Until {until} you can change your answers by this link."),
    };
    let label = if found.is_used { l.t("Antworten ändern", "Change the answers") } else { l.t("Antworten senden", "Send the answers") };
    let SurveyOfLink { questions, given, .. } = found;
    let asked: Vec<_> = questions.into_iter().map(|question| (given.get(&question.id).cloned().unwrap_or_default(), question)).collect();
    view! {
        <ui::Form action=AnswerSurvey::PATH>
            <ui::Hidden name="token" value=token/>
            {asked.into_iter().map(|(given, question)| field(l, question, given)).collect_view()}
            <p class="hint">{note}</p>
            <ui::Submit label/>
        </ui::Form>
    }
}

/// The field of a question, with what was answered before.
fn field(l: Locale, question: QuestionView, given: String) -> AnyView {
    let (name, label, required) = (question.id.to_string(), question.text.in_(l).to_owned(), question.is_required);
    let hint = if required { l.t("Bitte beantworten.", "Please answer.") } else { "" };
    match question.kind {
        QuestionKind::Scale => {
            let words = |step: i64| match step {
                1 => l.t("1 (gar nicht)", "1 (not at all)").to_owned(),
                5 => l.t("5 (sehr)", "5 (very)").to_owned(),
                step => step.to_string(),
            };
            let options = with_none(l, required, (1..=5).map(|step| (step.to_string(), words(step))).collect());
            view! { <ui::Radios name legend=label options current=given required/> }.into_any()
        }
        QuestionKind::Choice => {
            let options =
                (1..).zip(&question.options).map(|(place, option): (i64, _)| (place.to_string(), option.in_(l).to_owned())).collect();
            let options = with_none(l, required, options);
            view! { <ui::Radios name legend=label options current=given required/> }.into_any()
        }
        QuestionKind::YesNo => {
            let options = vec![("yes".to_owned(), l.t("Ja", "Yes").to_owned()), ("no".to_owned(), l.t("Nein", "No").to_owned())];
            let options = with_none(l, required, options);
            view! { <ui::Radios name legend=label options current=given required/> }.into_any()
        }
        QuestionKind::Number => view! { <ui::TextField name label value=given required inputmode="numeric" maxlength=9 hint/> }.into_any(),
        QuestionKind::Text => view! { <ui::TextArea name label value=given rows=4 maxlength=1000 required/> }.into_any(),
    }
}

/// What need not be answered can be taken back: a chosen button does not let go by itself.
fn with_none(l: Locale, required: bool, mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    if !required {
        options.push((String::new(), l.t("Keine Angabe", "No answer").to_owned()));
    }
    options
}
