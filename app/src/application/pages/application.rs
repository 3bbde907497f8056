//! The application that a link opens: what it says, how far it got, what comes next.

use domain::{
    application::{self, ApplicationAction, ApplicationField, ApplicationState, ApplicationView, ApplyError},
    audit::{self, HistoryEntry},
    event::{self, EventView},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::{
    application_form::ApplicationForm,
    application_summary::Summary,
    logo::{Logo, RemoveLogoForm},
    long_form::LongForm,
    opened::Opened,
    proof::{ToProve, moved, remembered},
};
use crate::{
    application::{
        api::{WithdrawApplication, closed},
        way::Way,
    },
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths,
    spent_link::SpentLink,
    ui,
    words::application as words,
};

/// The application page.
#[component]
pub fn Application() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        // No cache on the way may keep what only the link's holder shall see.
        ctx::append_header(http::header::CACHE_CONTROL, "no-store");
        let application = match application::by_token(&db, &token).await {
            Err(ApplyError::DraftMoved) => return moved(&db, token).await,
            Err(ApplyError::Denied(_)) => return Ok(view! { <SpentLink title=l.t("Ihre Bewerbung", "Your application")/> }.into_any()),
            found => found?,
        };
        if !application.is_proven
            && let Some(own) = application::own_draft(&db, &ctx::actor(), &token).await?
        {
            ctx::redirect(&paths::portal_form(l, own));
        }
        // Whoever holds the link may know the event, published or not.
        let event = event::by_id(&db, &domain::actor::Actor::System, application.event).await.map_err(ApplyError::from)?;
        let history = audit::of_subject(&db, application.id.as_uuid()).await?;
        Ok::<_, ApiError>(
            view! { <Page opened=Opened { way: Way::Link(token), application, event, by_organiser: false } history=history/> }.into_any(),
        )
    })
}

/// The application, whichever way somebody came to it.
#[component]
pub(super) fn Page(opened: Opened, history: Vec<HistoryEntry>) -> impl IntoView {
    let l = ctx::locale();
    let Opened { way, application, event, .. } = opened.clone();
    let name = application.content.display_name.clone();
    let title = if name.is_empty() { l.t("Ihre Bewerbung", "Your application").to_owned() } else { name };
    let editable = application.is_editable(&event);
    let zone = event.zone;
    let waits = application.state == ApplicationState::Draft && application.handed_in_at.is_some();
    let state = if waits { l.t("Noch zu bestätigen", "To be confirmed") } else { words::state_name(l, application.state) };
    view! {
        <Title text=format!("{title} – {}", event.name)/>
        // The address is the key to the application: it shall not be found by searching.
        <Meta name="robots" content="noindex"/>
        <div data-accent=event.accent.clone()>
            <ui::Breadcrumbs up=above(l, &way, &event) here=l.t("Bewerbung", "Application")/>
            <ui::PageHead kicker=event.name.clone() title=title>
                <ui::Actions>
                    <ui::Chip tone=words::state_tone(application.state) label=state/>
                    <span class="muted small">{l.t("Zuletzt geändert: ", "Last changed: ")}{format::date_time(l, zone, application.updated_at)}</span>
                </ui::Actions>
            </ui::PageHead>
            <WhatNext opened=opened.clone()/>
            {question(l, &application, &history)}
            {if editable {
                let remove = application.logo.is_some().then(|| view! { <RemoveLogoForm way=way.clone()/> });
                view! { <LongForm opened=opened.clone()><ApplicationForm opened=opened.clone()/></LongForm> {remove} }.into_any()
            } else {
                let (key, name) = (application.logo.clone(), application.content.display_name.clone());
                view! { <Summary application=application.clone() event=event.clone()/> <Logo key name/> }.into_any()
            }}
            <Withdraw way state=application.state/>
            <History entries=history zone=zone/>
        </div>
    }
}

/// The ways up, from where somebody came.
fn above(l: Locale, way: &Way, event: &EventView) -> Vec<(String, String)> {
    match way {
        Way::Link(_) => vec![(paths::event(l, &event.slug), event.name.clone())],
        Way::Portal(_) => vec![(paths::portal(l), l.t("Mein Stand", "My booth").to_owned())],
    }
}

/// What the state means for the applicant, and what happens without them.
#[component]
fn WhatNext(opened: Opened) -> impl IntoView {
    use ApplicationState as S;
    let l = ctx::locale();
    let Opened { way, application, event, .. } = opened;
    let open = event.takes_applications();
    let until = event.applications_close_at.filter(|_| open).map(|at| format::deadline(l, event.zone, at));
    if let (S::Draft, Some(at)) = (application.state, application.handed_in_at)
        && (open || application::prove_until(at) > domain::clock::now())
    {
        return view! { <ToProve opened=Opened { way, application, event, by_organiser: false } at/> }.into_any();
    }
    if let (S::Offered, Way::Portal(id)) = (application.state, &way) {
        return view! {
            <p>
                {l.t("Wir haben Ihnen einen Standplatz angeboten. ", "We offered you a unit. ")}
                <a href=paths::portal_application(l, *id)>{l.t("Angebot annehmen oder ablehnen", "Accept or decline the offer")}</a>
            </p>
        }
        .into_any();
    }
    let text = match application.state {
        S::Draft if !open => return view! { <ui::Notice tone=ui::Tone::Warn>{closed(&event).in_(l).to_owned()}</ui::Notice> }.into_any(),
        S::Draft => l.t(
            "Noch nicht eingereicht. Erst nach dem Einreichen können wir prüfen.",
            "Not submitted yet. We can review it only once it is submitted.",
        ),
        S::Submitted | S::InReview => {
            l.t("Wir prüfen Ihre Bewerbung und melden uns per E-Mail.", "We are reviewing your application and will write to you.")
        }
        S::NeedsInformation => l.t(
            "Wir brauchen noch Angaben von Ihnen. Die Frage steht auch in unserer E-Mail; ergänzen Sie unten, und reichen Sie noch einmal ein.",
            "We need more information. The question is in our e-mail, too; add what is missing below, and submit again.",
        ),
        S::WaitingList => l.t(
            "Zurzeit ist kein passender Standplatz frei. Wird einer frei, geht es der Reihe nach, und wir schreiben Ihnen.",
            "No suitable unit is free at present. When one becomes free, the list is followed in its order, and we write to you.",
        ),
        S::Offered => l.t(
            "Wir haben Ihnen einen Standplatz angeboten. Bestätigen oder ablehnen können Sie mit dem Link in der E-Mail.",
            "We offered you a unit. Confirm or decline it by the link in the e-mail.",
        ),
        S::Confirmed => match way {
            Way::Link(_) => l.t(
                "Sie sind dabei. Profil, Standplatz und Standpersonal finden Sie unter „Mein Stand“. Einen Link dorthin schicken wir Ihnen per E-Mail, wenn Sie oben auf „Einloggen“ gehen.",
                "You are in. Profile, unit and booth staff are under “My booth”. Choose “Sign in” above, and we send you a link there by e-mail.",
            ),
            Way::Portal(_) => l.t(
                "Sie sind dabei. Profil, Standplatz und Standpersonal finden Sie unter „Mein Stand“.",
                "You are in. Profile, unit and booth staff are under “My booth”.",
            ),
        },
        S::Rejected => l.t(
            "Diesmal konnten wir Sie leider nicht berücksichtigen. Den Grund nennt unsere E-Mail.",
            "Unfortunately we could not admit you this time. Our e-mail gives the reason.",
        ),
        S::Withdrawn => l.t("Sie haben die Bewerbung zurückgezogen.", "You withdrew the application."),
        S::Cancelled => l.t("Die Teilnahme wurde storniert.", "The participation was cancelled."),
    };
    view! {
        <div class="prose">
            <p>{text}</p>
            {remembered(l, &application).map(|text| view! { <p>{text}</p> })}
            {until.filter(|_| application.is_editable(&event)).map(|until| view! { <p class="muted">{l.t("Änderungen sind möglich bis ", "You can change it until ")}{until}"."</p> })}
        </div>
    }
    .into_any()
}

/// What the organisers want to know, as long as it is not answered.
fn question(l: Locale, application: &ApplicationView, history: &[HistoryEntry]) -> impl IntoView + use<> {
    let asked = history.iter().find(|entry| entry.happened() == Some(ApplicationAction::InformationRequested));
    let words = asked.and_then(|entry| entry.said(ApplicationField::Question)?.as_str().map(str::to_owned));
    words.filter(|_| application.state == ApplicationState::NeedsInformation).map(|words| {
        let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        view! { <ui::Notice tone=ui::Tone::Warn title=l.t("Unsere Frage", "Our question")>{lines}</ui::Notice> }
    })
}

/// Stepping back, as long as that is possible.
#[component]
pub fn Withdraw(way: Way, state: ApplicationState) -> impl IntoView {
    let l = ctx::locale();
    state.after(application::Transition::Withdraw).is_ok().then(|| view! {
        <ui::Section title=l.t("Zurückziehen", "Withdraw") id="withdraw">
            <ui::Confirm
                action=WithdrawApplication::PATH
                label=l.t("Bewerbung zurückziehen", "Withdraw the application")
                question=l.t("Die Bewerbung wirklich zurückziehen?", "Really withdraw the application?")
                detail=l.t("Das lässt sich nicht rückgängig machen. Ein angebotener Standplatz wird frei.", "This cannot be undone. A unit that was offered becomes free.")
            >
                {way.hidden()}
            </ui::Confirm>
        </ui::Section>
    })
}

/// What happened to the application, newest first. Names of organisers stay among themselves.
#[component]
fn History(entries: Vec<HistoryEntry>, zone: domain::clock::Tz) -> impl IntoView {
    let l = ctx::locale();
    let line = move |entry: HistoryEntry| {
        let action = entry.happened()?;
        let who = who(l, &entry.actor, action);
        let what = action_name(l, action)?;
        Some(view! {
            <li>
                <b class="list-name">{what}</b>
                <span class="list-end muted small">{who}</span>
                <p class="list-more">{format::date_time(l, zone, entry.at)}</p>
            </li>
        })
    };
    let lines: Vec<_> = entries.into_iter().filter_map(line).collect();
    (!lines.is_empty())
        .then(|| view! { <ui::Section title=l.t("Verlauf", "History") id="history"><ul class="list">{lines}</ul></ui::Section> })
}

/// Who it was. The exhibitor's own people are not told apart from who holds the link.
fn who(l: Locale, actor: &str, action: ApplicationAction) -> &'static str {
    use ApplicationAction as A;
    let binds = matches!(action, A::Started | A::Changed | A::Submitted | A::Answered | A::Withdrawn | A::Confirmed | A::Declined);
    match actor {
        "applicant" => l.t("Sie", "You"),
        "standwerk" => l.t("Automatisch", "Automatic"),
        _ if binds => l.t("Sie", "You"),
        // A logo may come from either side.
        _ if matches!(action, A::LogoSet | A::LogoRemoved) => "",
        _ => l.t("Veranstalter", "Organisers"),
    }
}

/// What the applicant is told of: inner affairs of the organisers are not theirs.
fn action_name(l: Locale, action: ApplicationAction) -> Option<&'static str> {
    use ApplicationAction as A;
    Some(match action {
        A::Started => l.t("Entwurf begonnen", "Draft begun"),
        A::Changed => l.t("Angaben geändert", "Details changed"),
        A::Submitted => l.t("Eingereicht", "Submitted"),
        A::Answered => l.t("Rückfrage beantwortet", "Question answered"),
        A::LogoSet => l.t("Logo hochgeladen", "Logo uploaded"),
        A::LogoRemoved => l.t("Logo entfernt", "Logo removed"),
        A::Withdrawn => l.t("Zurückgezogen", "Withdrawn"),
        A::TakenUp => l.t("In Prüfung", "In review"),
        A::InformationRequested => l.t("Rückfrage gestellt", "Question asked"),
        A::PutOnWaitingList => l.t("Auf die Warteliste gesetzt", "Put on the waiting list"),
        A::Offered => l.t("Standplatz angeboten", "Unit offered"),
        A::Confirmed => l.t("Standplatz angenommen", "Unit accepted"),
        A::Declined => l.t("Angebot abgelehnt", "Offer declined"),
        A::OfferExpired => l.t("Angebot abgelaufen", "Offer expired"),
        A::Rejected => l.t("Abgelehnt", "Rejected"),
        A::Cancelled => l.t("Storniert", "Cancelled"),
        A::Moved => l.t("Standplatz geändert", "Unit changed"),
        A::Entered => l.t("Bewerbung für Sie begonnen", "Application begun for you"),
        A::DecisionUndone => l.t("Entscheidung zurückgenommen", "Decision taken back"),
        A::NoteAdded
        | A::Reminded
        | A::Held
        | A::Released
        | A::OfferExtended
        | A::OfferWithdrawn
        | A::ProfileChanged
        | A::Edited
        | A::StaffNamed
        | A::StaffRemoved => return None,
    })
}
