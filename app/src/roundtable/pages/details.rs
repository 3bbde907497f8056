//! What is said of a roundtable, to change; its history, and taking it away.

use domain::{
    audit,
    ids::RoundtableId,
    locale::Locale,
    roundtable::{self, RoundtableChoices, RoundtableView},
    zone,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::head::RoundtableHead;
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    format,
    load::load_page,
    roundtable::api::{CancelRoundtable, EditRoundtable, RemoveRoundtable},
    ui,
};

/// The settings of one.
#[component]
pub fn EditRoundtablePage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("roundtable"));
    load_page(async move {
        let round = roundtable::roundtable(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let choices = roundtable::choices(&db, &actor).await?;
        let entries = audit::of_subject(&db, round.id.as_uuid()).await?;
        let (id, zone, shown) = (round.id, round.zone, round.clone());
        let may_cancel = !round.is_cancelled && !round.is_over();
        let concerned = roundtable::guests(&db, &actor, id).await?.iter().filter(|guest| guest.state.may_count_on_it()).count();
        Ok(view! {
            <RoundtableHead roundtable=shown/>
            <ui::Section title=l.t("Angaben", "Details") id="details">
                <ui::Unsaved about=format!("roundtable:{id}") revision=round.revision form=EditRoundtable::PATH>
                    <ui::Form action=EditRoundtable::PATH>
                        <ui::Hidden name="roundtable" value=id.to_string()/>
                        <ui::Hidden name="revision" value=round.revision.to_string()/>
                        <DetailFields choices roundtable=round/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                </ui::Unsaved>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
            {may_cancel.then(|| view! { <Cancel id concerned/> })}
            <ui::Section title=l.t("Löschen", "Delete") id="delete">
                <p class="hint">{l.t("Das geht, solange niemand eingeladen und kein Protokoll geschrieben ist.", "Possible as long as nobody is invited and no minutes are written.")}</p>
                <ui::Confirm
                    action=RemoveRoundtable::PATH
                    label=l.t("Roundtable löschen", "Delete roundtable")
                    question=l.t("Diesen Roundtable löschen?", "Delete this roundtable?")
                    detail=l.t("Tische, Regeln und die Liste der Gäste gehen mit. Das lässt sich nicht rückgängig machen.", "Tables, rules and the list of guests go with it. This cannot be undone.")
                >
                    <ui::Hidden name="roundtable" value=id.to_string()/>
                </ui::Confirm>
            </ui::Section>
        })
    })
}

/// Calls it off, after asking. `concerned` is how many letters that would be.
#[component]
fn Cancel(id: RoundtableId, concerned: usize) -> impl IntoView {
    let l = ctx::locale();
    let detail = match (l, concerned) {
        (Locale::De, 0) => {
            "Niemand bekommt eine E-Mail, weil noch niemand damit rechnet. Das lässt sich nicht rückgängig machen.".to_owned()
        }
        (Locale::De, 1) => {
            "Eine Person bekommt eine E-Mail. Antworten gehen dann nicht mehr. Das lässt sich nicht rückgängig machen.".to_owned()
        }
        (Locale::De, _) => {
            format!("{concerned} Personen bekommen eine E-Mail. Antworten gehen dann nicht mehr. Das lässt sich nicht rückgängig machen.")
        }
        (Locale::En, 0) => "Nobody gets an e-mail, because nobody counts on it yet. This cannot be undone.".to_owned(),
        (Locale::En, 1) => "One person gets an e-mail. Answers are not taken any more. This cannot be undone.".to_owned(),
        (Locale::En, _) => format!("{concerned} people get an e-mail. Answers are not taken any more. This cannot be undone."),
    };
    view! {
        <ui::Section title=l.t("Absagen", "Call off") id="cancel">
            <p class="hint">{l.t("Wer eingeladen ist und nicht abgelehnt hat, erfährt es per E-Mail. Antworten und Sitzordnung bleiben stehen.", "Whoever is invited and has not declined is told by e-mail. Answers and seating stay.")}</p>
            <ui::Confirm
                action=CancelRoundtable::PATH
                label=l.t("Roundtable absagen", "Call the roundtable off")
                question=l.t("Diesen Roundtable absagen?", "Call this roundtable off?")
                detail
            >
                <ui::Hidden name="roundtable" value=id.to_string()/>
            </ui::Confirm>
        </ui::Section>
    }
}

/// One value of the roundtable, or what a new one has.
fn value(round: Option<&RoundtableView>, new: &str, of: impl Fn(&RoundtableView) -> String) -> String {
    round.map_or_else(|| new.to_owned(), of)
}

#[component]
pub(super) fn DetailFields(choices: RoundtableChoices, #[prop(optional)] roundtable: Option<RoundtableView>) -> impl IntoView {
    view! {
        <What choices roundtable=roundtable.clone()/>
        <When roundtable=roundtable.clone()/>
        <Rules roundtable=roundtable.clone()/>
        <Texts roundtable/>
    }
}

#[component]
fn What(choices: RoundtableChoices, roundtable: Option<RoundtableView>) -> impl IntoView {
    let (l, round) = (ctx::locale(), roundtable.as_ref());
    let RoundtableChoices { events, bridges } = choices;
    let none = |label: &str| (String::new(), label.to_owned());
    let events: Vec<_> = std::iter::once(none(l.t("Zu keiner Veranstaltung", "Of no event")))
        .chain(events.into_iter().map(|(id, name)| (id.to_string(), name)))
        .collect();
    let bridges: Vec<_> = std::iter::once(none(l.t("Zu keiner Brücke", "Of no bridge")))
        .chain(bridges.into_iter().map(|(id, name)| (id.to_string(), name)))
        .collect();
    let event = value(round, "", |round| round.event.map(|event| event.to_string()).unwrap_or_default());
    let bridge = value(round, "", |round| round.bridge.map(|bridge| bridge.to_string()).unwrap_or_default());
    view! {
        <ui::TextField name="name" label=l.t("Name", "Name") value=value(round, "", |round| round.name.clone()) required=true maxlength=120/>
        <ui::TextField name="place" label=l.t("Ort", "Place") value=value(round, "", |round| round.place.clone()) required=true maxlength=160/>
        <div class="pair">
            <ui::Select name="event" label=l.t("Veranstaltung oder Reise", "Event or trip") options=events current=event/>
            <ui::Select name="bridge" label=l.t("Brücke oder Netzwerk", "Bridge or network") options=bridges current=bridge/>
        </div>
    }
}

#[component]
fn When(roundtable: Option<RoundtableView>) -> impl IntoView {
    let (l, round) = (ctx::locale(), roundtable.as_ref());
    let zones: Vec<_> = zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect();
    let local =
        |of: fn(&RoundtableView) -> domain::clock::Instant| value(round, "", move |round| format::local_input(round.zone, of(round)));
    view! {
        <div class="form-part">
            <h2>{l.t("Wann", "When")}</h2>
            {round.is_some().then(|| view! { <p class="hint">{l.t("Wer eingeladen ist und nicht abgelehnt hat, erfährt eine andere Zeit oder einen anderen Ort per E-Mail.", "Whoever is invited and has not declined is told of another time or place by e-mail.")}</p> })}
            <ui::Select name="time_zone" label=l.t("Zeitzone des Ortes", "Time zone of the place") options=zones current=value(round, "Europe/Berlin", |round| round.zone.name().to_owned())/>
            <div class="pair">
                <ui::TextField name="starts" label=l.t("Beginn", "Begins") kind=ui::InputKind::DateTimeLocal value=local(|round| round.starts_at) required=true/>
                <ui::TextField name="ends" label=l.t("Ende", "Ends") kind=ui::InputKind::DateTimeLocal value=local(|round| round.ends_at) required=true/>
            </div>
            <ui::TextField
                name="answer_until"
                label=l.t("Antwort bis", "Answer by")
                kind=ui::InputKind::DateTimeLocal
                value=local(|round| round.answer_by)
                required=true
                hint=l.t("Bis dahin nimmt der Link Antworten und Änderungen an. Alle Zeiten nach der Uhr des Ortes.", "Until then the link takes answers and changes. All times by the clock of the place.")
            />
        </div>
    }
}

#[component]
fn Rules(roundtable: Option<RoundtableView>) -> impl IntoView {
    let (l, round) = (ctx::locale(), roundtable.as_ref());
    let most = value(round, "", |round| if round.most_of_sector > 0 { round.most_of_sector.to_string() } else { String::new() });
    view! {
        <div class="form-part">
            <h2>{l.t("Mischung", "Composition")}</h2>
            <ui::TextField
                name="most_of_sector"
                label=l.t("Höchstens je Branche und Tisch", "At most of a sector at a table")
                value=most
                inputmode="numeric"
                maxlength=2
                hint=l.t("Leer: keine Grenze", "Empty: no limit")
            />
            <ui::CheckBox
                name="town_per_table"
                label=l.t("Mindestens eine Stadt an jedem Tisch", "At least one town at each table")
                checked=round.is_some_and(|round| round.town_per_table)
            />
        </div>
    }
}

#[component]
fn Texts(roundtable: Option<RoundtableView>) -> impl IntoView {
    let (l, round) = (ctx::locale(), roundtable.as_ref());
    let part =
        |name: &'static str, label: (&'static str, &'static str), de: fn(&RoundtableView) -> String, en: fn(&RoundtableView) -> String| {
            let labels = (
                format!("{} {}", l.t(label.0, label.1), l.t("(deutsch)", "(German)")),
                format!("{} {}", l.t(label.0, label.1), l.t("(englisch)", "(English)")),
            );
            view! {
                <ui::TextArea name=format!("{name}_de") label=labels.0 value=value(round, "", de) rows=4 maxlength=4000/>
                <ui::TextArea name=format!("{name}_en") label=labels.1 value=value(round, "", en) rows=4 maxlength=4000/>
            }
        };
    view! {
        <div class="form-part">
            <h2>{l.t("Worum es geht", "What it is about")}</h2>
            <p class="hint">{hint(l)}</p>
            {part("purpose", ("Anlass", "Purpose"), |round| round.purpose.de.clone(), |round| round.purpose.en.clone())}
            {part("agenda", ("Tagesordnung", "Agenda"), |round| round.agenda.de.clone(), |round| round.agenda.en.clone())}
            {part("questions", ("Fragen an alle", "Questions to everybody"), |round| round.questions.de.clone(), |round| round.questions.en.clone())}
        </div>
    }
}

fn hint(l: Locale) -> &'static str {
    l.t(
        "Markdown: **fett**, [Text](https://…), Listen mit -. Der Anlass steht in der Einladung, alles im Briefing am Platz.",
        "Markdown: **bold**, [text](https://…), lists with -. The purpose stands in the invitation, all of it in the briefing at each seat.",
    )
}
