//! Talks for everybody.

use chrono::Datelike;
use domain::{
    bridge::{self, BridgeView},
    country::country_name,
    locale::Locale,
    talk::{self, TalkState, TalkView},
};
use leptos::prelude::*;

use crate::{
    calendar_feed::{self, CalendarFeed},
    ctx,
    error::ApiError,
    format,
    head::PageMeta,
    load::load_page,
    markdown, paths,
    share::Share,
    ui,
};

/// All published ones: what comes, the next one first, then what was, year by year.
#[component]
pub fn Talks() -> impl IntoView {
    let l = ctx::locale();
    let calendar = calendar_feed::of_talks(l, &ctx::agency_name());
    let db = ctx::db();
    load_page(async move {
        let (past, mut coming): (Vec<_>, Vec<_>) = talk::published(&db).await?.into_iter().partition(TalkView::is_over);
        coming.reverse();
        let title = l.t("Vorträge", "Talks");
        let lede = l.t(
            "Wo unsere Leute anderswo vom Ruhrgebiet erzählen, und was daraus wird.",
            "Where our people tell of the Ruhr area elsewhere, and what comes of it.",
        );
        let empty = (past.is_empty() && coming.is_empty()).then(|| {
            view! {
                <ui::EmptyState
                    title=l.t("Noch kein Vortrag", "No talk yet")
                    text=l.t("Sobald einer feststeht, erscheint er hier.", "As soon as one is settled it appears here.")
                />
            }
        });
        let years: Vec<_> = past.chunk_by(|one, other| one.day().year() == other.day().year()).map(|year| of_year(l, year)).collect();
        let (is_coming, coming): (bool, Vec<_>) = (!coming.is_empty(), coming.iter().map(|talk| row(l, talk)).collect());
        Ok::<_, ApiError>(view! {
            <PageMeta title description=lede/>
            <ui::PageHead title lede/>
            {empty}
            {is_coming.then(|| view! { <ui::Section title=l.t("Demnächst", "Coming up") id="upcoming"><ul class="list">{coming}</ul></ui::Section> })}
            {years}
            <p><CalendarFeed name=calendar href=paths::talks_calendar(l)/></p>
            <ui::Section title=l.t("Ein Vortrag bei Ihnen?", "A talk at your place?") id="invite">
                <p>{l.t("Wir erzählen gern, wie sich eine Region wandelt: auf Ihrer Konferenz, an Ihrer Hochschule, vor Ihrem Stadtrat.", "We gladly tell how a region changes: at your conference, your university, before your city council.")}</p>
                <ui::Actions><ui::LinkButton href=paths::contact_form(l, None) label=l.t("Schreiben Sie uns", "Write to us") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </ui::Section>
            <Share name=title/>
        })
    })
}

fn of_year(l: Locale, talks: &[TalkView]) -> AnyView {
    let title = talks.first().map_or(0, |talk| talk.day().year()).to_string();
    let (id, rows): (_, Vec<_>) = (format!("year-{title}"), talks.iter().map(|talk| row(l, talk)).collect());
    view! { <ui::Section title id><ul class="list">{rows}</ul></ui::Section> }.into_any()
}

fn row(l: Locale, talk: &TalkView) -> AnyView {
    let speakers = talk.speakers.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ");
    view! {
        <li>
            <a class="list-name" href=paths::talk(l, &talk.slug)>{talk.subject.in_(l).to_owned()}</a>
            <span class="list-end small muted">{format::date(l, talk.day())}</span>
            <p class="list-more">{town(l, talk)}" · "{speakers}</p>
        </li>
    }
    .into_any()
}

fn town(l: Locale, talk: &TalkView) -> String {
    format!("{}, {}", talk.city, country_name(l, &talk.country))
}

/// A talk: who speaks on what, where and when, before whom, and what came of it.
#[component]
pub fn TalkPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("talk"));
    load_page(async move {
        let talk = talk::by_slug(&db, &actor, &slug).await?;
        let bridge = bridge::shown(&db, &actor, talk.bridge).await?;
        let (title, occasion) = (talk.subject.in_(l).to_owned(), talk.occasion.in_(l).to_owned());
        let description = format!("{}, {}", town(l, &talk), format::date(l, talk.day()));
        let (draft, facts, who) = (draft_notice(l, &talk), facts(l, &talk, bridge), who(l, &talk));
        let is_public = talk.state == TalkState::Published;
        let outcome = markdown::render(talk.outcome.in_(l));
        let form = paths::ask_about_talk(l, &talk.slug);
        Ok::<_, ApiError>(view! {
            <PageMeta title=title.clone() description/>
            <ui::Breadcrumbs up=vec![(paths::talks(l), l.t("Vorträge", "Talks").to_owned())] here=title.clone()/>
            {draft}
            <ui::PageHead kicker=l.t("Vortrag", "Talk") title=title.clone() lede=occasion><ui::Facts items=facts/></ui::PageHead>
            <ui::Section title=l.t("Wer spricht", "Who speaks") id="speakers"><ul class="list">{who}</ul></ui::Section>
            {(!outcome.is_empty()).then(|| view! {
                <ui::Section title=l.t("Was daraus wurde", "What came of it") id="outcome"><div class="prose" inner_html=outcome></div></ui::Section>
            })}
            <p><a href=form>{l.t("Fragen? Schreiben Sie uns", "Questions? Write to us")}</a></p>
            {is_public.then(|| view! { <Share name=title/> })}
        })
    })
}

fn draft_notice(l: Locale, talk: &TalkView) -> AnyView {
    let href = paths::edit_talk(l, talk.id);
    (talk.state == TalkState::Draft)
        .then(|| {
            view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("Das ist ein Entwurf", "This is a draft")>
                    {l.t("Nur die Organisation sieht diese Seite. ", "Only organisers see this page. ")}
                    <a href=href>{l.t("Bearbeiten", "Edit")}</a>
                </ui::Notice>
            }
        })
        .into_any()
}

fn facts(l: Locale, talk: &TalkView, bridge: Option<BridgeView>) -> Vec<(String, AnyView)> {
    let place = if talk.place.is_empty() { town(l, talk) } else { format!("{}, {}", talk.place, town(l, talk)) };
    let mut facts = vec![
        ui::fact(l.t("Wann", "When"), format::date_time(l, talk.zone, talk.starts_at)),
        ui::fact(l.t("Wo", "Where"), place),
        ui::fact(l.t("Gastgeber", "Host"), talk.host.clone()),
    ];
    let audience = talk.audience.in_(l);
    let count = talk.audience_count.map(|count| format!("{count} {}", l.t("Personen", "people")));
    let audience: Vec<String> = [audience.to_owned(), count.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
    if !audience.is_empty() {
        facts.push(ui::fact(l.t("Publikum", "Audience"), audience.join(", ")));
    }
    if let Some(bridge) = bridge {
        facts.push(ui::fact(l.t("Gehört zu", "Belongs to"), view! { <a href=paths::bridge(l, &bridge.slug)>{bridge.name}</a> }));
    }
    if let Some(key) = talk.public_slides() {
        facts.push(ui::fact(l.t("Folien", "Slides"), view! { <a href=paths::file(key)>{l.t("Als PDF ansehen", "View as PDF")}</a> }));
    }
    facts
}

fn who(l: Locale, talk: &TalkView) -> Vec<AnyView> {
    let agency = l.t("unsere Leute", "our people");
    let row = |speaker: &talk::Speaker| {
        let function = if speaker.function.is_empty() { agency.to_owned() } else { speaker.function.clone() };
        view! { <li><b class="list-name">{speaker.name.clone()}</b><p class="list-more">{function}</p></li> }.into_any()
    };
    talk.speakers.iter().map(row).collect()
}
