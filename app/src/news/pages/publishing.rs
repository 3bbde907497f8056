//! When a news entry appears: now, at a time, or not any more.

use domain::{
    clock,
    field::local_time,
    locale::Locale,
    news::{self, NewsEntryView, NewsStanding},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form, format,
    news::{DeleteNewsEntry, HideNewsEntry, PlanNewsEntry, PublishNewsEntry},
    paths, ui,
    words::news as words,
};

/// How it stands, and what can be done about that.
#[component]
pub(super) fn Publishing(entry: NewsEntryView) -> impl IntoView {
    let l = ctx::locale();
    let standing = entry.standing(clock::now());
    let when = entry.published_at.map(|at| format::date_time(l, entry.zone, at));
    let acts = match standing {
        NewsStanding::Draft => view! { <PublishOrPlan entry=entry.clone()/> }.into_any(),
        NewsStanding::Planned => hide(l, entry.id.to_string(), l.t("Veröffentlichung zurückholen", "Call the publication back")),
        NewsStanding::Published => hide(l, entry.id.to_string(), l.t("Verbergen", "Hide")),
    };
    view! {
        <ui::Section title=l.t("Veröffentlichung", "Publication") id="publication">
            <p>
                <ui::Chip label=words::standing(l, standing) tone=words::tone(standing)/>
                {when.map(|when| format!(" {when}"))}
                " "<a href=paths::news_entry(l, &entry.slug)>{l.t("Seite ansehen", "See the page")}</a>
            </p>
            {acts}
        </ui::Section>
    }
}

fn hide(l: Locale, entry: String, label: &'static str) -> AnyView {
    view! {
        <ui::Confirm
            action=HideNewsEntry::PATH
            label
            question=l.t("Die Meldung wieder zum Entwurf machen?", "Make the news item a draft again?")
            detail=l.t(
                "Niemand außer der Organisation sieht sie dann; geteilte Links führen ins Leere. Sie können sie wieder veröffentlichen.",
                "Nobody but organisers sees it then; shared links lead nowhere. You can publish it again.",
            )
        >
            <ui::Hidden name="entry" value=entry/>
        </ui::Confirm>
    }
    .into_any()
}

#[component]
fn PublishOrPlan(entry: NewsEntryView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (entry.id.to_string(), entry.revision.to_string());
    let deleted = id.clone();
    view! {
        <p class="hint">
            {l.t(
                "Speichern Sie zuerst, was Sie im Formular geändert haben. Gebraucht werden Vorspann und Text in beiden Sprachen.",
                "Save first what you changed in the form. Lede and text are needed in both languages.",
            )}
        </p>
        <Plan entry/>
        <div class="row">
            <ui::Confirm
                action=PublishNewsEntry::PATH
                label=l.t("Jetzt veröffentlichen", "Publish now")
                question=l.t("Die Meldung jetzt allen zeigen?", "Show the news item to everybody now?")
                detail=l.t("Sie steht dann auf der Startseite, im Feed und in Suchmaschinen.", "It then stands on the start page, in the feed and in search engines.")
                kind=ui::ButtonKind::Primary
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="entry" value=id/>
                <ui::Hidden name="revision" value=revision/>
            </ui::Confirm>
            <ui::Confirm
                action=DeleteNewsEntry::PATH
                label=l.t("Entwurf löschen", "Delete the draft")
                question=l.t("Diesen Entwurf löschen?", "Delete this draft?")
                detail=l.t("Text und Bild sind danach weg.", "Its text and picture are gone afterwards.")
            >
                <ui::Hidden name="entry" value=deleted/>
            </ui::Confirm>
        </div>
    }
}

#[component]
fn Plan(entry: NewsEntryView) -> impl IntoView {
    let l = ctx::locale();
    let proposed = news::proposed_time(&entry, clock::now());
    let echo = form::echo().filter(|echo| echo.endpoint == PlanNewsEntry::PATH);
    let typed = echo.as_ref().and_then(|echo| echo.value("at")).and_then(|typed| local_time(typed).ok()).unwrap_or(proposed);
    let zone = format::zone_name(l, entry.zone, clock::at(entry.zone, typed));
    let hint = match (l, entry.event.is_some()) {
        (Locale::De, true) => format!("Nach der Uhr der Veranstaltung ({zone}). Dann erscheint die Meldung von selbst."),
        (Locale::En, true) => format!("By the clock of the event ({zone}). The news item appears by itself then."),
        (Locale::De, false) => format!("Nach der Uhr der Agentur ({zone}). Dann erscheint die Meldung von selbst."),
        (Locale::En, false) => format!("By the clock of the agency ({zone}). The news item appears by itself then."),
    };
    view! {
        <ui::Form action=PlanNewsEntry::PATH>
            <ui::Hidden name="entry" value=entry.id.to_string()/>
            <ui::Hidden name="revision" value=entry.revision.to_string()/>
            <ui::TextField
                name="at"
                label=l.t("Später veröffentlichen, am", "Publish later, on")
                kind=ui::InputKind::DateTimeLocal
                value=proposed.format("%Y-%m-%dT%H:%M").to_string()
                hint
                required=true
            />
            <ui::Submit label=l.t("Planen", "Plan") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
