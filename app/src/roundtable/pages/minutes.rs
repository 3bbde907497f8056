//! What was said at a roundtable, and what follows from it.

use domain::{
    ids::{AccountId, RoundtableId},
    locale::Locale,
    roundtable::{self, FollowUpView, GuestState, GuestView, RoundtableView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::head::RoundtableHead;
use crate::{
    ctx,
    error::ApiError,
    form, format,
    load::load_page,
    markdown,
    roundtable::api::minutes::{AddFollowUp, RemoveFollowUp, SendMinutes, SetFollowUp, WriteMinutes},
    ui,
};

/// The page.
#[component]
pub fn RoundtableMinutes() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("roundtable"));
    load_page(async move {
        let round = roundtable::roundtable(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let tasks = roundtable::follow_ups(&db, &actor, round.id).await?;
        let guests = roundtable::guests(&db, &actor, round.id).await?;
        let organisers = roundtable::organisers(&db, &actor).await?;
        let there: Vec<GuestView> = guests.into_iter().filter(|guest| guest.state == GuestState::Accepted).collect();
        let (id, readers) = (round.id, there.len());
        let (minutes, send) = (written(l, &round), sending(l, &round, readers));
        Ok(view! {
            <RoundtableHead roundtable=round.clone()/>
            <ui::Section title=l.t("Aufgaben", "Tasks") id="follow-ups">
                {list(l, tasks)}
                <NewTask id organisers there/>
            </ui::Section>
            <ui::Section title=l.t("Protokoll", "Minutes") id="minutes">
                {minutes}
                {send}
                <Writing roundtable=round/>
            </ui::Section>
        })
    })
}

/// The minutes as they read.
fn written(l: Locale, round: &RoundtableView) -> AnyView {
    let html = markdown::render(&round.minutes);
    if html.is_empty() {
        return view! { <p class="muted">{l.t("Noch nichts geschrieben.", "Nothing is written yet.")}</p> }.into_any();
    }
    let language = round.minutes_locale.as_str();
    view! { <div class="prose" lang=language inner_html=html></div> }.into_any()
}

fn sending(l: Locale, round: &RoundtableView, readers: usize) -> AnyView {
    let id = round.id.to_string();
    let question = match l {
        Locale::De => format!("Das Protokoll an {readers} Personen senden?"),
        Locale::En => format!("Send the minutes to {readers} people?"),
    };
    (!round.minutes.is_empty() && readers > 0)
        .then(|| {
            view! {
                <ui::Actions>
                    <ui::Confirm
                        action=SendMinutes::PATH
                        label=l.t("Protokoll senden", "Send the minutes")
                        question
                        detail=l.t("An alle mit Platz, so wie es jetzt dasteht. Wer diese Fassung schon hat, bekommt sie nicht noch einmal.", "To everybody with a seat, as it stands now. Whoever has this version already does not get it again.")
                        does=ui::ButtonKind::Primary
                    >
                        <ui::Hidden name="roundtable" value=id/>
                    </ui::Confirm>
                </ui::Actions>
            }
        })
        .into_any()
}

#[component]
fn Writing(roundtable: RoundtableView) -> impl IntoView {
    let l = ctx::locale();
    let languages = vec![
        (Locale::De.to_string(), l.t("Deutsch", "German").to_owned()),
        (Locale::En.to_string(), l.t("Englisch", "English").to_owned()),
    ];
    let (id, revision, text) = (roundtable.id, roundtable.revision, roundtable.minutes);
    let language = roundtable.minutes_locale.as_str();
    view! {
        <ui::Unsaved about=format!("roundtable_minutes:{id}") revision form=WriteMinutes::PATH>
            <ui::Form action=WriteMinutes::PATH>
                <ui::Hidden name="roundtable" value=id.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <ui::Select name="language" label=l.t("Sprache des Protokolls", "Language of the minutes") options=languages current=language/>
                <ui::TextArea
                    name="minutes"
                    label=l.t("Protokoll", "Minutes")
                    value=text
                    rows=14
                    maxlength=15000
                    hint=l.t("Markdown: **fett**, [Text](https://…), Listen mit -. Es bleibt, auch wenn die Angaben der Gäste nach einem Jahr gelöscht werden: Nennen Sie Personen nur, wo es sein muss.", "Markdown: **bold**, [text](https://…), lists with -. It stays, even when the guests’ data is erased after a year: name people only where you have to.")
                />
                <ui::Submit label=l.t("Protokoll speichern", "Save the minutes")/>
            </ui::Form>
        </ui::Unsaved>
    }
}

fn list(l: Locale, tasks: Vec<FollowUpView>) -> AnyView {
    if tasks.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Keine Aufgaben", "No tasks")
                text=l.t("Schreiben Sie auf, wer bis wann was tut. Was überfällig ist, steht auch auf der Übersicht der Organisation.", "Write down who does what by when. What is overdue also stands on the organisers’ board.")
            />
        }
        .into_any();
    }
    let rows: Vec<_> = tasks.into_iter().map(|task| row(l, task)).collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

fn row(l: Locale, task: FollowUpView) -> impl IntoView {
    let (next, label, state, tone) = match (task.done_at.is_some(), task.is_overdue) {
        (true, _) => ("open", l.t("Wieder öffnen", "Open again"), l.t("Erledigt", "Done"), ui::Tone::Ok),
        (false, true) => ("done", l.t("Als erledigt markieren", "Mark as done"), l.t("Überfällig", "Overdue"), ui::Tone::Bad),
        (false, false) => ("done", l.t("Als erledigt markieren", "Mark as done"), l.t("Offen", "Open"), ui::Tone::Warn),
    };
    let owner = if task.owner.is_empty() { l.t("niemand", "nobody").to_owned() } else { task.owner };
    let about = format!("{owner} · {} {}", l.t("bis", "by"), format::date(l, task.due_on));
    let id = task.id.to_string();
    let (set, removed) = (id.clone(), id.clone());
    view! {
        <li>
            <b class="list-name">{task.task}</b>
            <span class="list-end"><ui::Chip label=state tone/></span>
            <p class="list-more">{about}</p>
            <div class="list-more row">
                <ui::Form action=SetFollowUp::PATH id=id.clone() class="is-inline">
                    <ui::Hidden name="task" value=set/>
                    <ui::Hidden name="state" value=next/>
                    <ui::Submit label kind=ui::ButtonKind::Quiet/>
                </ui::Form>
                <ui::Confirm
                    id=id.clone()
                    action=RemoveFollowUp::PATH
                    label=l.t("Entfernen", "Remove")
                    question=l.t("Diese Aufgabe entfernen?", "Remove this task?")
                    kind=ui::ButtonKind::Plain
                >
                    <ui::Hidden name="task" value=removed/>
                </ui::Confirm>
            </div>
        </li>
    }
}

#[component]
fn NewTask(id: RoundtableId, organisers: Vec<(AccountId, String)>, there: Vec<GuestView>) -> impl IntoView {
    let l = ctx::locale();
    let nobody = (String::new(), l.t("Niemand", "Nobody").to_owned());
    let owners: Vec<(String, String)> = std::iter::once(nobody)
        .chain(organisers.into_iter().map(|(account, name)| (format!("account:{account}"), name)))
        .chain(there.into_iter().map(|guest| (format!("guest:{}", guest.id), format!("{} ({})", guest.name, guest.organisation))))
        .collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddFollowUp::PATH);
    view! {
        <details class="fold" open=failed>
            <summary>{l.t("Aufgabe hinzufügen", "Add a task")}</summary>
            <ui::Form action=AddFollowUp::PATH>
                <ui::Hidden name="roundtable" value=id.to_string()/>
                <ui::TextField name="task" label=l.t("Was ist zu tun?", "What is to be done?") required=true maxlength=300/>
                <div class="pair">
                    <ui::Select name="owner" label=l.t("Wer?", "Who?") options=owners/>
                    <ui::TextField name="due_on" label=l.t("Bis wann?", "By when?") kind=ui::InputKind::Date required=true/>
                </div>
                <ui::Submit label=l.t("Aufgabe hinzufügen", "Add task")/>
            </ui::Form>
        </details>
    }
}
