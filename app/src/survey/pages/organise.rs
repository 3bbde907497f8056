//! The survey of an event, for its organisers: what is asked, of whom, and what came of it.

use domain::{
    clock,
    event::{self, EventView},
    survey::{self, SurveyPage, SurveyState, SurveyView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{evaluation::EvaluationPart, questions::QuestionsPart};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    load::load_page,
    survey::{CloseSurvey, CreateSurvey, OpenSurvey, RemindSurvey, RemoveSurvey, SaveSurvey},
    ui,
    words::survey as words,
};

/// The page.
#[component]
pub fn OrganiseSurvey() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let title = l.t("Umfrage", "Survey");
        let content = match survey::of_event(&db, &actor, &event).await? {
            None => view! { <Create event=event.clone()/> }.into_any(),
            Some(page) => {
                let entries = survey::history_of(&db, &actor, page.survey.id).await?;
                let zone = event.zone;
                view! {
                    <Found event=event.clone() page/>
                    <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
                }
                .into_any()
            }
        };
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event title lede=l.t("Was alle sagen, die dabei waren: für die nächste Veranstaltung und für den Bericht an den Zuwendungsgeber.", "What those say who took part: for the next event, and for the report to the funder.")/>
            {content}
        })
    })
}

#[component]
fn Create(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::EmptyState
            title=l.t("Noch keine Umfrage", "No survey yet")
            text=l.t(
                "Legen Sie eine an: Sechs Fragen, die Zuwendungsgeber stellen, stehen schon darin. Gesendet wird sie erst, wenn Sie es sagen.",
                "Create one: six questions that funders ask are in it already. It is sent only when you say so.",
            )
        >
            <ui::Form action=CreateSurvey::PATH>
                <ui::Hidden name="event" value=event.id.to_string()/>
                <ui::Submit label=l.t("Umfrage anlegen", "Create a survey")/>
            </ui::Form>
        </ui::EmptyState>
    }
}

#[component]
fn Found(event: EventView, page: SurveyPage) -> impl IntoView {
    let l = ctx::locale();
    let SurveyPage { survey, questions, evaluation } = page;
    let state = words::standing(&survey, clock::now());
    let until = format::deadline(l, event.zone, survey.open_until);
    let form = (state != SurveyState::Closed).then(|| view! { <Settings survey=survey.clone() event=event.clone()/> });
    let evaluated = evaluation.map(|evaluation| view! { <EvaluationPart evaluation slug=event.slug.clone()/> });
    view! {
        <p>
            <ui::Chip label=words::state(l, state) tone=words::tone(state)/>
            {format!(" {} {until}", l.t("Offen bis", "Open until"))}
        </p>
        <Acts survey=survey.clone() state/>
        {evaluated}
        <QuestionsPart survey=survey.id.to_string() questions is_draft=state == SurveyState::Draft/>
        {form}
    }
}

#[component]
fn Acts(survey: SurveyView, state: SurveyState) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision, reminded) = (survey.id, survey.revision, survey.is_reminded);
    let remind = (!reminded).then(|| {
        view! {
            <ui::Confirm
                action=RemindSurvey::PATH
                label=l.t("Einmal erinnern", "Remind once")
                question=l.t("Alle erinnern, die noch nicht geantwortet haben?", "Remind everybody who has not answered?")
                detail=l.t("Das geht nur einmal. Ihr neuer Link ersetzt den ersten.", "This works once only. Their new link takes the place of the first one.")
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="survey" value=id.to_string()/>
            </ui::Confirm>
        }
    });
    match state {
        SurveyState::Draft => view! {
            <div class="row">
                <ui::Confirm
                    action=OpenSurvey::PATH
                    label=l.t("Jetzt senden", "Send now")
                    question=words::send_to(l, survey.audience)
                    detail=l.t("Jede Mailbox bekommt einen persönlichen Link. Die Fragen lassen sich danach nicht mehr ändern.", "Each mailbox gets a personal link. The questions cannot be changed afterwards.")
                    kind=ui::ButtonKind::Primary
                    does=ui::ButtonKind::Primary
                >
                    <ui::Hidden name="survey" value=id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                </ui::Confirm>
                <ui::Confirm
                    action=RemoveSurvey::PATH
                    label=l.t("Umfrage verwerfen", "Discard the survey")
                    question=l.t("Diesen Entwurf mit allen Fragen verwerfen?", "Discard this draft with all its questions?")
                >
                    <ui::Hidden name="survey" value=id.to_string()/>
                </ui::Confirm>
            </div>
        }
        .into_any(),
        SurveyState::Open => view! {
            <div class="row">
                {remind}
                <ui::Confirm
                    action=CloseSurvey::PATH
                    label=l.t("Umfrage beenden", "Close the survey")
                    question=l.t("Die Umfrage jetzt beenden?", "Close the survey now?")
                    detail=l.t("Niemand kann danach noch antworten. Das lässt sich nicht zurücknehmen.", "Nobody can answer afterwards. This cannot be taken back.")
                >
                    <ui::Hidden name="survey" value=id.to_string()/>
                </ui::Confirm>
            </div>
        }
        .into_any(),
        SurveyState::Closed => ().into_any(),
    }
}

#[component]
fn Settings(survey: SurveyView, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision, is_draft) = (survey.id.to_string(), survey.revision, survey.state == SurveyState::Draft);
    let until = survey.open_until_local.format("%Y-%m-%dT%H:%M").to_string();
    let hint = format!(
        "{} ({})",
        l.t("Nach der Uhr der Veranstaltung", "By the clock of the event"),
        format::zone_name(l, event.zone, survey.open_until)
    );
    let anonymous = survey.is_anonymous;
    let choice = is_draft.then(|| {
        view! {
            <ui::CheckBox
                name="is_anonymous"
                label=l.t("Anonym: Antworten stehen getrennt davon, wer geantwortet hat.", "Anonymous: answers stand apart from who answered.")
                checked=anonymous
                hint=l.t("Nach dem Senden bleibt es dabei. Unter fünf Antworten wird dann nichts aufgeschlüsselt.", "It stays so once it was sent. Nothing is broken down then below five answers.")
            />
        }
    });
    view! {
        <ui::Section title=l.t("Angaben", "Settings") id="settings">
            <ui::Unsaved about=format!("survey:{id}") revision form=SaveSurvey::PATH>
                <ui::Form action=SaveSurvey::PATH>
                    <ui::Hidden name="survey" value=id/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <div class="pair">
                        <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=survey.title.de required=true maxlength=120/>
                        <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=survey.title.en required=true maxlength=120/>
                    </div>
                    <ui::TextArea name="intro_de" label=l.t("Einleitung (deutsch)", "Introduction (German)") value=survey.intro.de rows=3 maxlength=1000/>
                    <ui::TextArea name="intro_en" label=l.t("Einleitung (englisch)", "Introduction (English)") value=survey.intro.en rows=3 maxlength=1000/>
                    <ui::TextField name="open_until" label=l.t("Offen bis", "Open until") kind=ui::InputKind::DateTimeLocal value=until hint required=true/>
                    {choice}
                    <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Unsaved>
        </ui::Section>
    }
}
