//! The questions of a survey: changed as long as nobody was asked, and listed after.

use domain::{
    locale::Locale,
    survey::{QuestionKind, QuestionView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form,
    survey::{AddQuestion, EditQuestion, RemoveQuestion},
    ui,
    words::survey as words,
};

#[component]
pub(super) fn QuestionsPart(survey: String, questions: Vec<QuestionView>, is_draft: bool) -> impl IntoView {
    let l = ctx::locale();
    let is_empty = questions.is_empty();
    let rows: Vec<_> = questions.into_iter().map(|question| view! { <Row question is_draft/> }).collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddQuestion::PATH);
    let add = is_draft.then(|| {
        view! {
            <details class="fold" open=failed>
                <summary>{l.t("Frage hinzufügen", "Add a question")}</summary>
                <ui::Form action=AddQuestion::PATH>
                    <ui::Hidden name="survey" value=survey/>
                    <QuestionFields/>
                    <ui::Submit label=l.t("Frage hinzufügen", "Add the question")/>
                </ui::Form>
            </details>
        }
    });
    view! {
        <ui::Section title=l.t("Fragen", "Questions") id="questions">
            {is_empty.then(|| view! { <p class="muted">{l.t("Noch keine Frage.", "No question yet.")}</p> })}
            {(!is_empty).then(|| view! { <ol class="list">{rows}</ol> })}
            {add}
        </ui::Section>
    }
}

#[component]
fn Row(question: QuestionView, is_draft: bool) -> impl IntoView {
    let l = ctx::locale();
    let options: Vec<_> = question.options.iter().map(|option| option.in_(l).to_owned()).collect();
    let must = if question.is_required { l.t(" · Pflicht", " · required") } else { "" };
    let about = format!("{}{must}", words::kind(l, question.kind));
    let text = question.text.in_(l).to_owned();
    let work = is_draft.then(|| view! { <Work question/> });
    view! {
        <li>
            <span class="list-name">{text}</span>
            <span class="list-end small muted">{about}</span>
            <div class="list-more">
                {(!options.is_empty()).then(|| view! { <p>{options.join(" · ")}</p> })}
                {work}
            </div>
        </li>
    }
}

#[component]
fn Work(question: QuestionView) -> impl IntoView {
    let l = ctx::locale();
    let id = question.id;
    let failed =
        form::echo().is_some_and(|echo| echo.endpoint == EditQuestion::PATH && echo.value("_form") == Some(id.to_string().as_str()));
    view! {
        <details class="fold" open=failed>
            <summary>{l.t("Frage ändern", "Change the question")}<span class="visually-hidden">": "{question.text.in_(l).to_owned()}</span></summary>
            <ui::Form action=EditQuestion::PATH id=id.to_string()>
                <ui::Hidden name="question" value=id.to_string()/>
                <QuestionFields question/>
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            <ui::Confirm
                id=id.to_string()
                action=RemoveQuestion::PATH
                label=l.t("Frage entfernen", "Remove the question")
                question=l.t("Diese Frage entfernen?", "Remove this question?")
                kind=ui::ButtonKind::Plain
            >
                <ui::Hidden name="question" value=id.to_string()/>
            </ui::Confirm>
        </details>
    }
}

#[component]
fn QuestionFields(#[prop(optional)] question: Option<QuestionView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&QuestionView) -> String| question.as_ref().map(of).unwrap_or_default();
    let kinds = QuestionKind::ALL.map(|kind| (kind.to_string(), words::kind(l, kind).to_owned())).to_vec();
    let kind = question.as_ref().map_or(QuestionKind::Scale, |question| question.kind).to_string();
    let checked = question.as_ref().is_some_and(|question| question.is_required);
    let lines =
        |l: Locale| value(&|question| question.options.iter().map(|option| option.in_(l).to_owned()).collect::<Vec<_>>().join("\n"));
    let hint = l.t("Nur bei einer Auswahl: jede Möglichkeit in einer eigenen Zeile", "Only for a choice: each option on a line of its own");
    view! {
        <ui::Select name="kind" label=l.t("Art der Antwort", "Kind of answer") options=kinds current=kind/>
        <div class="pair">
            <ui::TextField name="text_de" label=l.t("Frage (deutsch)", "Question (German)") value=value(&|question| question.text.de.clone()) required=true maxlength=240/>
            <ui::TextField name="text_en" label=l.t("Frage (englisch)", "Question (English)") value=value(&|question| question.text.en.clone()) required=true maxlength=240/>
        </div>
        <div class="pair">
            <ui::TextArea name="options_de" label=l.t("Möglichkeiten (deutsch)", "Options (German)") value=lines(Locale::De) rows=4 maxlength=1000 hint/>
            <ui::TextArea name="options_en" label=l.t("Möglichkeiten (englisch)", "Options (English)") value=lines(Locale::En) rows=4 maxlength=1000 hint/>
        </div>
        <ui::TextField name="order" label=l.t("Platz in der Reihe", "Place in the row") value=value(&|question| question.position.to_string()) inputmode="numeric" maxlength=2/>
        <ui::CheckBox name="is_required" label=l.t("Muss beantwortet werden.", "Has to be answered.") checked/>
    }
}
