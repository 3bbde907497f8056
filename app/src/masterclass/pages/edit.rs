//! Planning and changing a session.

use domain::{
    audit,
    event::{self, EventView},
    ids::SessionId,
    locale::Locale,
    masterclass::{self, Attendee, HostChoice, PER_PAGE, ScheduleSession, SeatState, SessionKind, SessionState, SessionView, StageView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    super::{
        Words,
        api::{CancelSeat, CancelSession, CreateSession, DeleteSession, EditSession as ChangeSession, PublishSession, UnpublishSession},
        kind_name, language_name, state_chip,
    },
    organise,
};
use crate::{audit::HistoryList, ctx, error::ApiError, event::OrganiseHead, format, load::load, paths, ui};

/// Languages that the form offers beside those of the event.
const LANGUAGES: [&str; 11] = ["de", "en", "fr", "es", "it", "nl", "he", "pl", "tr", "uk", "ja"];

/// What a form of a session offers to choose from.
struct Choices {
    stages: Vec<StageView>,
    hosts: Vec<HostChoice>,
}

/// Plans a session; `?from=` takes over another one, but for its time.
#[component]
pub fn NewSession() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let from: Option<SessionId> = ctx::query_value("from").and_then(|from| from.parse().ok());
    load(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let stages = masterclass::stage_choices(&db, &actor, &event).await?;
        let hosts = masterclass::hosts(&db, &actor, &event).await?;
        let form = match from {
            Some(id) => ScheduleSession { starts_at: String::new(), ..masterclass::session_to_edit(&db, &actor, &event, id).await?.1 },
            None => fresh(&event),
        };
        let title = l.t("Programmpunkt planen", "Plan a session");
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead
                event=event.clone()
                title
                lede=l.t("Als Entwurf: Nur Ihr Team sieht ihn, bis Sie ihn veröffentlichen.", "As a draft: only your team sees it until you publish it.")
            />
            {if stages.is_empty() {
                no_stage(l, &event)
            } else {
                view! {
                    <ui::Form action=CreateSession::PATH>
                        <ui::Hidden name="event" value=event.slug.clone()/>
                        {fields(l, &event, &form, &Choices { stages, hosts })}
                        <ui::Submit label=l.t("Als Entwurf speichern", "Save as a draft")/>
                    </ui::Form>
                }
                .into_any()
            }}
        })
    })
}

fn fresh(event: &EventView) -> ScheduleSession {
    ScheduleSession {
        kind: SessionKind::Masterclass.to_string(),
        language: event.languages.first().cloned().unwrap_or_else(|| "de".to_owned()),
        starts_at: format!("{}T{:02}:{:02}", event.starts_on, event.opens_minute / 60, event.opens_minute % 60),
        minutes: "45".to_owned(),
        ..ScheduleSession::default()
    }
}

fn no_stage(l: Locale, event: &EventView) -> AnyView {
    view! {
        <ui::EmptyState
            title=l.t("Es gibt noch keine Bühne", "There is no stage yet")
            text=l.t("Legen Sie zuerst eine Bühne an, dann planen Sie darauf.", "First add a stage, then plan on it.")
            href=format!("{}#stages", paths::organise_programme(l, &event.slug))
            link=l.t("Bühne hinzufügen", "Add a stage")
        />
    }
    .into_any()
}

/// Changes a session, announces it, calls it off; and who comes.
#[component]
pub fn EditSession() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("session"));
    let done = ctx::query_value("done");
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1_u64).max(1);
    load(async move {
        let id: SessionId = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (session, form) = masterclass::session_to_edit(&db, &actor, &event, id).await?;
        let choices = Choices {
            stages: masterclass::stage_choices(&db, &actor, &event).await?,
            hosts: masterclass::hosts(&db, &actor, &event).await?,
        };
        let clashes = masterclass::agenda(&db, &actor, &event).await?.clashes;
        let clashes: Vec<_> = clashes.into_iter().filter(|clash| clash.first.0 == id || clash.second.0 == id).collect();
        let (people, total) = masterclass::attendees(&db, &actor, id, page).await?;
        let event_zone = event.zone;
        let history = audit::of_subject(&db, id.as_uuid()).await?;
        let words = Words { l, event: &event, session: &session };
        let (label, tone) = state_chip(l, session.state);
        let (title, lede) = (words.title(), format!("{}, {} · {}", words.day(), words.time(), session.stage_name.in_(l)));
        let acts = acts(l, &event, &session);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title lede><div class="row"><ui::Chip tone label/> {acts}</div></OrganiseHead>
            {done.and_then(|done| notice(l, &done)).map(|text| view! { <ui::Notice tone=ui::Tone::Ok>{text}</ui::Notice> })}
            {organise::warnings(l, &event, &clashes)}
            {attendees(l, &event, people, total, page)}
            {(session.state != SessionState::Cancelled).then(|| change(l, event.clone(), session.id, form, choices))}
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries=history zone=event_zone/></ui::Section>
        })
    })
}

fn notice(l: Locale, done: &str) -> Option<&'static str> {
    match done {
        "created" => Some(l.t("Der Entwurf ist gespeichert.", "The draft is saved.")),
        "saved" => Some(l.t(
            "Gespeichert. Wer einen Platz hat, erfährt von einer anderen Zeit oder Bühne.",
            "Saved. Whoever has a seat hears of another time or stage.",
        )),
        "published" => Some(l.t("Veröffentlicht: Jetzt kann gebucht werden.", "Published: seats can be booked now.")),
        "unpublished" => Some(l.t("Wieder ein Entwurf, nur für Ihr Team.", "A draft again, for your team alone.")),
        "cancelled" => Some(l.t(
            "Abgesagt. Alle mit Platz oder Warteplatz bekommen eine Mail.",
            "Cancelled. Everybody with a seat or a place in the queue gets a mail.",
        )),
        "released" => Some(l.t("Der Platz ist frei; die Nächsten rücken nach.", "The seat is free; whoever is next moves up.")),
        _ => None,
    }
}

fn acts(l: Locale, event: &EventView, session: &SessionView) -> AnyView {
    let (slug, id) = (event.slug.clone(), session.id);
    let about = move || {
        view! {
            <ui::Hidden name="event" value=slug.clone()/>
            <ui::Hidden name="session" value=id.to_string()/>
        }
    };
    // Each form needs its own: a form's children outlive this function.
    let (first, second) = (about.clone(), about);
    let copy = format!("{}?from={}", paths::new_session(l, &event.slug), session.id);
    let step = match session.state {
        SessionState::Draft => view! {
            <ui::Form action=PublishSession::PATH class="is-inline">{first()}<ui::Submit label=l.t("Veröffentlichen", "Publish")/></ui::Form>
            <ui::Confirm action=DeleteSession::PATH label=l.t("Löschen", "Delete") question=l.t("Den Entwurf wirklich löschen?", "Really delete the draft?")>
                {second()}
            </ui::Confirm>
        }
        .into_any(),
        SessionState::Published => view! {
            <ui::LinkButton
                href=paths::session(l, &event.slug, session.id)
                label=l.t("Öffentliche Ansicht", "Public view")
                kind=ui::ButtonKind::Quiet
            />
            {(session.seats_taken == 0).then(|| view! {
                <ui::Form action=UnpublishSession::PATH class="is-inline">
                    {first()}
                    <ui::Submit label=l.t("Verbergen", "Hide") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            })}
            <ui::Confirm
                action=CancelSession::PATH
                label=l.t("Absagen", "Cancel")
                question=l.t("Den Programmpunkt wirklich absagen?", "Really cancel the session?")
                detail=l.t(
                    "Alle mit Platz oder Warteplatz bekommen eine Mail. Das lässt sich nicht zurücknehmen.",
                    "Everybody with a seat or a place in the queue gets a mail. This cannot be undone.",
                )
            >
                {second()}
            </ui::Confirm>
        }
        .into_any(),
        SessionState::Cancelled => ().into_any(),
    };
    view! { {step} <ui::LinkButton href=copy label=l.t("Kopieren", "Copy") kind=ui::ButtonKind::Quiet/> }.into_any()
}

fn change(l: Locale, event: EventView, session: SessionId, form: ScheduleSession, choices: Choices) -> AnyView {
    view! {
        <ui::Section title=l.t("Ändern", "Change") id="change">
            <ui::Form action=ChangeSession::PATH>
                <ui::Hidden name="event" value=event.slug.clone()/>
                <ui::Hidden name="session" value=session.to_string()/>
                <ui::Hidden name="revision" value=form.revision.clone()/>
                {fields(l, &event, &form, &choices)}
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}

fn fields(l: Locale, event: &EventView, form: &ScheduleSession, choices: &Choices) -> AnyView {
    let please = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let kinds = SessionKind::ALL.into_iter().map(|kind| (kind.to_string(), kind_name(l, kind).to_owned())).collect();
    let stages = choices.stages.iter().map(|stage| (stage.id.to_string(), format!("{} ({})", stage.name.in_(l), stage.capacity)));
    let stages = if choices.stages.len() == 1 { stages.collect() } else { std::iter::once(please).chain(stages).collect() };
    let nobody = (String::new(), l.t("Niemand Bestimmtes", "Nobody in particular").to_owned());
    let hosts = std::iter::once(nobody).chain(choices.hosts.iter().map(|host| (host.application.to_string(), host.name.clone()))).collect();
    view! {
        <ui::Radios name="kind" legend=l.t("Art", "Kind") options=kinds current=form.kind.clone() required=true/>
        <div class="pair">
            <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=form.title_de.clone() maxlength=140/>
            <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=form.title_en.clone() maxlength=140/>
        </div>
        <ui::TextArea name="abstract_de" label=l.t("Worum es geht (deutsch)", "What it is about (German)") value=form.abstract_de.clone() maxlength=2000/>
        <ui::TextArea name="abstract_en" label=l.t("Worum es geht (englisch)", "What it is about (English)") value=form.abstract_en.clone() maxlength=2000/>
        {time_and_place(l, event, form, stages)}
        <ui::Select name="host" label=l.t("Einladender Aussteller", "Inviting exhibitor") options=hosts current=form.host.clone()/>
        <ui::TextArea
            name="speakers"
            label=l.t("Wer spricht", "Who speaks")
            hint=l.t("Je Zeile: Name, Organisation, Funktion", "One per line: name, organisation, job title")
            value=form.speakers.clone()
            rows=4
        />
    }
    .into_any()
}

fn time_and_place(l: Locale, event: &EventView, form: &ScheduleSession, stages: Vec<(String, String)>) -> AnyView {
    let zone = match l {
        Locale::De => format!("Ortszeit ({}), in Schritten von fünf Minuten", event.zone.name()),
        Locale::En => format!("Local time ({}), in steps of five minutes", event.zone.name()),
    };
    let mut languages: Vec<&str> = event.languages.iter().map(String::as_str).collect();
    languages.extend(LANGUAGES.iter().filter(|code| !event.languages.iter().any(|known| known == *code)));
    let languages = languages.into_iter().map(|code| (code.to_owned(), language_name(l, code))).collect();
    view! {
        <div class="pair">
            <ui::TextField
                name="starts_at"
                label=l.t("Beginn", "Begins")
                kind=ui::InputKind::DateTimeLocal
                value=form.starts_at.clone()
                min=format!("{}T00:00", event.starts_on)
                max=format!("{}T23:55", event.ends_on)
                step="300"
                hint=zone
                required=true
            />
            <ui::TextField
                name="minutes"
                label=l.t("Länge in Minuten", "Length in minutes")
                kind=ui::InputKind::Number
                min="5"
                max="600"
                step="5"
                value=form.minutes.clone()
                required=true
            />
        </div>
        <div class="pair">
            <ui::Select name="stage" label=l.t("Bühne", "Stage") options=stages current=form.stage.clone() required=true/>
            <ui::Select name="language" label=l.t("Sprache", "Language") options=languages current=form.language.clone() required=true/>
        </div>
        <ui::TextField
            name="seat_limit"
            label=l.t("Buchbare Plätze", "Seats to book")
            hint=l.t("0: Plätze werden nicht gebucht, etwa auf Einladung.", "0: seats are not booked, such as by invitation.")
            kind=ui::InputKind::Number
            min="0"
            max="10000"
            value=form.seat_limit.clone()
            required=true
        />
    }
    .into_any()
}

fn attendees(l: Locale, event: &EventView, people: Vec<Attendee>, total: u64, page: u64) -> AnyView {
    if total == 0 {
        return ().into_any();
    }
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("E-Mail", "E-mail")),
        ui::Column::new(l.t("Seit", "Since")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Platz freigeben", "Free the seat")).unnamed(),
    ];
    let rows = people.into_iter().map(|person| attendee(l, event, person)).collect();
    let title = format!("{} ({total})", l.t("Wer kommt", "Who comes"));
    view! {
        <ui::Section title id="attendees">
            <ui::Table caption=l.t("Plätze und Warteliste", "Seats and waiting list") columns rows/>
            <ui::Pagination page pages=total.div_ceil(PER_PAGE)/>
        </ui::Section>
    }
    .into_any()
}

fn attendee(l: Locale, event: &EventView, person: Attendee) -> Vec<AnyView> {
    let (label, tone) = match person.state {
        SeatState::Booked => (l.t("Gebucht", "Booked"), ui::Tone::Ok),
        SeatState::Waiting | SeatState::Cancelled => (l.t("Warteliste", "Waiting list"), ui::Tone::Warn),
    };
    let question = match l {
        Locale::De => format!("Den Platz von {} wirklich freigeben?", person.name),
        Locale::En => format!("Really free the seat of {}?", person.name),
    };
    let id = person.seat.to_string();
    vec![
        view! { {person.name} <small>{person.organisation}</small> }.into_any(),
        person.email.into_any(),
        format::date_time(l, event.zone, person.queued_at).into_any(),
        view! { <ui::Chip tone label/> }.into_any(),
        view! {
            <ui::Confirm action=CancelSeat::PATH id=id.clone() label=l.t("Freigeben", "Free") question>
                <ui::Hidden name="seat" value=id/>
            </ui::Confirm>
        }
        .into_any(),
    ]
}
