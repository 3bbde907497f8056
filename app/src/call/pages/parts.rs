//! Criteria and questions of a call, to change: each form goes by the call's revision.

use domain::{
    call::{AnswerLength, CallView, Counted, Criterion, Question},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    call::{PutCriterion, PutQuestion, RemoveCriterion, RemoveQuestion},
    ctx, form, ui,
};

/// Whether the form of this row came back.
pub(super) fn failed(endpoint: &str, id: &str) -> bool {
    form::echo().is_some_and(|echo| echo.endpoint == endpoint && echo.value("_form").unwrap_or_default() == id)
}

/// What entries are judged by, and one more.
#[component]
pub(super) fn Criteria(call: CallView, criteria: Vec<Criterion>) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (call.id.to_string(), call.revision.to_string());
    let rows: Vec<_> = criteria.into_iter().map(|criterion| criterion_row(l, &id, &revision, criterion)).collect();
    let is_open = failed(PutCriterion::PATH, "");
    view! {
        <ui::Section title=l.t("Kriterien", "Criteria") id="criteria">
            {(!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=is_open>
                <summary>{l.t("Kriterium hinzufügen", "Add a criterion")}</summary>
                <ui::Form action=PutCriterion::PATH>
                    <ui::Hidden name="call" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <CriterionFields/>
                    <ui::Submit label=l.t("Kriterium hinzufügen", "Add criterion")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

fn criterion_row(l: Locale, call: &str, revision: &str, criterion: Criterion) -> AnyView {
    let (id, name) = (criterion.id.to_string(), criterion.name.in_(l).to_owned());
    let about =
        format!("{} {} · {} {}", l.t("Gewicht", "Weight"), criterion.weight, l.t("Punkte bis", "Points up to"), criterion.most_points);
    let question = format!("{name}: {}", l.t("entfernen?", "remove it?"));
    let is_open = failed(PutCriterion::PATH, &id);
    let hidden = hidden("criterion", call, revision, &id);
    let (of_edit, of_remove) = (hidden.clone(), hidden);
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            <span class="list-end small muted">{about}</span>
            <div class="list-more">
                <details class="fold" open=is_open>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
                    <ui::Form action=PutCriterion::PATH id=id.clone()>
                        {fields(of_edit)}
                        <CriterionFields criterion/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm id action=RemoveCriterion::PATH label=l.t("Kriterium entfernen", "Remove criterion") question>
                        {fields(of_remove)}
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
    .into_any()
}

/// What each form of a row says beside what is typed.
fn hidden(what: &'static str, call: &str, revision: &str, id: &str) -> Vec<(&'static str, String)> {
    vec![("call", call.to_owned()), ("revision", revision.to_owned()), (what, id.to_owned())]
}

fn fields(hidden: Vec<(&'static str, String)>) -> AnyView {
    hidden.into_iter().map(|(name, value)| view! { <ui::Hidden name value/> }).collect_view().into_any()
}

#[component]
fn CriterionFields(#[prop(optional)] criterion: Option<Criterion>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&Criterion) -> String| criterion.as_ref().map(of).unwrap_or_default();
    view! {
        <div class="pair">
            <ui::TextField name="name_de" label=l.t("Name (deutsch)", "Name (German)") value=value(&|one| one.name.de.clone()) required=true maxlength=80/>
            <ui::TextField name="name_en" label=l.t("Name (englisch)", "Name (English)") value=value(&|one| one.name.en.clone()) required=true maxlength=80/>
        </div>
        <ui::TextArea name="meaning_de" label=l.t("Was es heißt (deutsch)", "What it means (German)") value=value(&|one| one.meaning.de.clone()) rows=2 maxlength=1000/>
        <ui::TextArea name="meaning_en" label=l.t("Was es heißt (englisch)", "What it means (English)") value=value(&|one| one.meaning.en.clone()) rows=2 maxlength=1000/>
        <div class="pair">
            <ui::TextField name="weight" label=l.t("Gewicht (1 bis 100)", "Weight (1 to 100)") value=value(&|one| one.weight.to_string()) inputmode="numeric" required=true maxlength=3/>
            <ui::TextField name="most_points" label=l.t("Punkte, höchstens (1 bis 100)", "Points at most (1 to 100)") value=value(&|one| one.most_points.to_string()) inputmode="numeric" required=true maxlength=3/>
        </div>
    }
}

/// What entries answer, and one more.
#[component]
pub(super) fn Questions(call: CallView, questions: Vec<Question>) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (call.id.to_string(), call.revision.to_string());
    let rows: Vec<_> = questions.into_iter().map(|question| question_row(l, &id, &revision, question)).collect();
    let is_open = failed(PutQuestion::PATH, "");
    view! {
        <ui::Section title=l.t("Fragen", "Questions") id="questions">
            {(!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=is_open>
                <summary>{l.t("Frage hinzufügen", "Add a question")}</summary>
                <ui::Form action=PutQuestion::PATH>
                    <ui::Hidden name="call" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <QuestionFields/>
                    <ui::Submit label=l.t("Frage hinzufügen", "Add question")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

fn question_row(l: Locale, call: &str, revision: &str, question: Question) -> AnyView {
    let (id, text) = (question.id.to_string(), question.text.in_(l).to_owned());
    let required = if question.required { l.t("Pflicht", "Required") } else { l.t("Freiwillig", "Optional") };
    let about = format!("{required} · {} {} {}", l.t("höchstens", "at most"), question.most, counted(l, question.counted));
    let asks = l.t("Diese Frage entfernen?", "Remove this question?");
    let is_open = failed(PutQuestion::PATH, &id);
    let hidden = hidden("question", call, revision, &id);
    let (of_edit, of_remove) = (hidden.clone(), hidden);
    view! {
        <li>
            <b class="list-name">{text.clone()}</b>
            <span class="list-end small muted">{about}</span>
            <div class="list-more">
                <details class="fold" open=is_open>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{text}</span></summary>
                    <ui::Form action=PutQuestion::PATH id=id.clone()>
                        {fields(of_edit)}
                        <QuestionFields question/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm id action=RemoveQuestion::PATH label=l.t("Frage entfernen", "Remove question") question=asks>
                        {fields(of_remove)}
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
    .into_any()
}

fn counted(l: Locale, counted: Counted) -> &'static str {
    match counted {
        Counted::Words => l.t("Wörter", "words"),
        Counted::Characters => l.t("Zeichen", "characters"),
    }
}

#[component]
fn QuestionFields(#[prop(optional)] question: Option<Question>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&Question) -> String, new: &str| question.as_ref().map_or_else(|| new.to_owned(), of);
    let length = |length: AnswerLength| match length {
        AnswerLength::Short => l.t("Eine Zeile", "One line"),
        AnswerLength::Long => l.t("Mehrere Absätze", "Several paragraphs"),
    };
    let lengths = AnswerLength::ALL.map(|one| (one.as_str().to_owned(), length(one).to_owned())).to_vec();
    let counts = Counted::ALL.map(|one| (one.as_str().to_owned(), counted(l, one).to_owned())).to_vec();
    let required = question.as_ref().is_none_or(|question| question.required);
    view! {
        <ui::TextField name="question_de" label=l.t("Frage (deutsch)", "Question (German)") value=value(&|one| one.text.de.clone(), "") required=true maxlength=300/>
        <ui::TextField name="question_en" label=l.t("Frage (englisch)", "Question (English)") value=value(&|one| one.text.en.clone(), "") required=true maxlength=300/>
        <ui::Select name="length" label=l.t("Platz für die Antwort", "Room for the answer") options=lengths current=value(&|one| one.length.as_str().to_owned(), "long")/>
        <div class="pair">
            <ui::TextField name="most" label=l.t("Höchstens (1 bis 4000)", "At most (1 to 4000)") value=value(&|one| one.most.to_string(), "300") inputmode="numeric" required=true maxlength=4/>
            <ui::Select name="counted" label=l.t("Gezählt werden", "What is counted") options=counts current=value(&|one| one.counted.as_str().to_owned(), "words")/>
        </div>
        <ui::CheckBox name="required" label=l.t("Ohne Antwort kann niemand einreichen", "Nobody can hand in without an answer") checked=required/>
    }
}
