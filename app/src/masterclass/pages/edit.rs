//! Changing a session.

use domain::{
    audit,
    event::{self, EventView},
    ids::SessionId,
    locale::Locale,
    masterclass::{self, ScheduleSession, SessionState, SessionView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    super::{
        Words,
        api::{CancelSession, DeleteSession, EditSession as ChangeSession, PublishSession, UnpublishSession},
        state_chip,
    },
    attendees::attendees,
    fields::{Choices, fields},
    organise,
};
use crate::{audit::HistoryList, ctx, error::ApiError, frame::OrganiseHead, load::load_page, paths, ui};

/// Changes a session, announces it, calls it off; and who comes.
#[component]
pub fn EditSession() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("session"));
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1_u64).max(1);
    load_page(async move {
        let id: SessionId = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (session, form) = masterclass::session_to_edit(&db, &actor, &event, id).await?;
        let choices = Choices::of(&db, &actor, &event).await?;
        let clashes = masterclass::agenda(&db, &actor, &event).await?.clashes;
        let clashes: Vec<_> = clashes.into_iter().filter(|clash| clash.first.0 == id || clash.second.0 == id).collect();
        let (people, total) = masterclass::attendees(&db, &actor, id, page).await?;
        let event_zone = event.zone;
        let history = audit::of_subject(&db, id.as_uuid()).await?;
        let words = Words { l, event: &event, session: &session };
        let (label, tone) = state_chip(l, session.state);
        let (title, lede) = (words.title(), format!("{} · {}", words.when(), session.stage_name.in_(l)));
        let hears = Hears { seats: u64::try_from(session.seats_taken).unwrap_or_default(), total };
        let acts = acts(l, &event, &session, hears);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title lede><div class="row"><ui::Chip tone label/> {acts}</div></OrganiseHead>
            {organise::warnings(l, &event, &clashes)}
            {attendees(l, &event, &session, people, total, page)}
            {(session.state != SessionState::Cancelled).then(|| change(l, event.clone(), session.id, form, choices, hears))}
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries=history zone=event_zone/></ui::Section>
        })
    })
}

/// Who has something of a session: so many hear when it is changed.
#[derive(Clone, Copy)]
struct Hears {
    seats: u64,
    /// With those who wait.
    total: u64,
}

impl Hears {
    /// `12 Menschen mit Platz und 3 auf der Warteliste`; `None` where it is nobody.
    fn in_words(self, l: Locale) -> Option<String> {
        let waiting = self.total.saturating_sub(self.seats);
        let seats = match (l, self.seats) {
            (_, 0) => None,
            (Locale::De, 1) => Some("ein Mensch mit Platz".to_owned()),
            (Locale::De, n) => Some(format!("{n} Menschen mit Platz")),
            (Locale::En, 1) => Some("one person with a seat".to_owned()),
            (Locale::En, n) => Some(format!("{n} people with a seat")),
        };
        let waiting = match (l, waiting) {
            (_, 0) => None,
            (Locale::De, 1) => Some("ein Mensch auf der Warteliste".to_owned()),
            (Locale::De, n) => Some(format!("{n} Menschen auf der Warteliste")),
            (Locale::En, 1) => Some("one person on the waiting list".to_owned()),
            (Locale::En, n) => Some(format!("{n} people on the waiting list")),
        };
        let both: Vec<_> = [seats, waiting].into_iter().flatten().collect();
        (!both.is_empty()).then(|| both.join(l.t(" und ", " and ")))
    }
}

fn acts(l: Locale, event: &EventView, session: &SessionView, hears: Hears) -> AnyView {
    let id = session.id;
    let about = move || view! { <ui::Hidden name="session" value=id.to_string()/> };
    let slug = event.slug.clone();
    let copy = format!("{}?from={}", paths::new_session(l, &event.slug), session.id);
    let step = match session.state {
        SessionState::Draft => view! {
            <ui::Form action=PublishSession::PATH class="is-inline">{about()}<ui::Submit label=l.t("Veröffentlichen", "Publish")/></ui::Form>
            <ui::Confirm action=DeleteSession::PATH label=l.t("Löschen", "Delete") question=l.t("Den Entwurf wirklich löschen?", "Really delete the draft?")>
                <ui::Hidden name="event" value=slug/>
                {about()}
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
                    {about()}
                    <ui::Submit label=l.t("Verbergen", "Hide") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            })}
            <ui::Confirm
                action=CancelSession::PATH
                label=l.t("Programmpunkt absagen", "Cancel session")
                question=l.t("Den Programmpunkt wirklich absagen?", "Really cancel the session?")
                detail=cancels(l, hears)
            >
                {about()}
            </ui::Confirm>
        }
        .into_any(),
        SessionState::Cancelled => ().into_any(),
    };
    let edit = (session.state != SessionState::Cancelled)
        .then(|| view! { <ui::LinkButton href="#change" label=l.t("Ändern", "Change") kind=ui::ButtonKind::Quiet/> });
    view! { {edit} {step} <ui::LinkButton href=copy label=l.t("Kopieren", "Copy") kind=ui::ButtonKind::Quiet/> }.into_any()
}

fn cancels(l: Locale, hears: Hears) -> String {
    match (l, hears.in_words(l)) {
        (Locale::De, Some(who)) => format!("Davon hören per E-Mail: {who}. Das lässt sich nicht zurücknehmen."),
        (Locale::De, None) => "Noch hat niemand einen Platz. Das lässt sich nicht zurücknehmen.".to_owned(),
        (Locale::En, Some(who)) => format!("By e-mail this reaches {who}. It cannot be undone."),
        (Locale::En, None) => "Nobody has a seat yet. This cannot be undone.".to_owned(),
    }
}

fn change(l: Locale, event: EventView, session: SessionId, form: ScheduleSession, choices: Choices, hears: Hears) -> AnyView {
    let told = hears.in_words(l).map(|who| match l {
        Locale::De => format!("Ändern sich Titel, Zeit oder Bühne, hören davon per E-Mail: {who}."),
        Locale::En => format!("If title, time or stage change, this reaches by e-mail: {who}."),
    });

    view! {
        <ui::Section title=l.t("Ändern", "Change") id="change">
            <ui::Form action=ChangeSession::PATH>
                <ui::Hidden name="session" value=session.to_string()/>
                <ui::Hidden name="revision" value=form.revision.clone()/>
                {fields(l, &event, &form, &choices)}
                {told.map(|told| view! { <p class="hint" id="hears">{told}</p> })}
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}
