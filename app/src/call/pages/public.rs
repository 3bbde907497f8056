//! Calls for everybody.

use domain::{
    bridge::BridgeView,
    call::{self, CallStanding, CallView, Criterion},
    clock,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{
    ctx, error::ApiError, format, head::PageMeta, load::load_page, markdown, paths, rss::RssFeed, share::Share, ui, words::call as words,
};

/// All public ones: open, coming, with the jury, decided.
#[component]
pub fn Calls() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let found = call::published(&db).await?;
        let title = l.t("Aufrufe", "Calls");
        let lede = l.t(
            "Wir suchen Lösungen: Lesen Sie, worum es geht, und reichen Sie Ihre ein.",
            "We look for solutions: read what it is about, and hand in yours.",
        );
        let empty = found.is_empty().then(|| {
            view! {
                <ui::EmptyState
                    title=l.t("Gerade ist kein Aufruf offen", "No call is open right now")
                    text=l.t("Der nächste erscheint hier.", "The next one will appear here.")
                />
            }
        });
        let now = clock::now();
        let groups = [
            (CallStanding::Open, l.t("Offen", "Open"), "open"),
            (CallStanding::Coming, l.t("Bald", "Coming"), "coming"),
            (CallStanding::Judged, l.t("In der Jury", "With the jury"), "judged"),
            (CallStanding::Decided, l.t("Entschieden", "Decided"), "decided"),
        ];
        let groups = groups.map(|(standing, title, id)| {
            let rows: Vec<_> = found.iter().filter(|call| call.standing(now) == standing).map(|call| row(l, call)).collect();
            (!rows.is_empty()).then(|| view! { <ui::Section title id=id><ul class="list">{rows}</ul></ui::Section> })
        });
        Ok::<_, ApiError>(view! {
            <PageMeta title description=lede/>
            <ui::PageHead title lede/>
            {empty}
            {groups.into_iter().collect_view()}
            <p><RssFeed name=title href=paths::calls_feed(l)/></p>
            <Share name=title/>
        })
    })
}

/// A call in a list: who calls, and until when.
pub(super) fn row(l: Locale, call: &CallView) -> AnyView {
    let now = clock::now();
    let standing = call.standing(now);
    let (when, about) = (when(l, call, standing), markdown::excerpt(call.text.in_(l), 160));
    view! {
        <li>
            <a class="list-name" href=paths::call(l, &call.slug)>{call.title.in_(l).to_owned()}</a>
            <span class="list-end"><ui::Chip label=words::standing(l, standing) tone=words::standing_tone(standing)/></span>
            <p class="list-more">{call.hosts.join(", ")}{(!when.is_empty()).then(|| format!(" · {when}"))}</p>
            {(!about.is_empty()).then(|| view! { <p class="list-more">{about}</p> })}
        </li>
    }
    .into_any()
}

fn when(l: Locale, call: &CallView, standing: CallStanding) -> String {
    match standing {
        CallStanding::Draft | CallStanding::Open => {
            format!("{} {}", l.t("bis", "until"), format::deadline_by(l, call.zone, call.closes_at))
        }
        CallStanding::Coming => format!("{} {}", l.t("ab", "from"), format::date_time(l, call.zone, call.opens_at)),
        CallStanding::Judged | CallStanding::Decided => String::new(),
    }
}

/// What is looked for, by whom, how it is judged, and who has won.
#[component]
pub fn CallPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    load_page(async move {
        let call = call::by_slug(&db, &actor, &slug).await?;
        let criteria = call::criteria(&db, call.id).await?;
        let winners = call::winners(&db, &call).await?;
        let bridge = domain::bridge::shown(&db, &actor, call.bridge).await?;
        let standing = call.standing(clock::now());
        let (title, text) = (call.title.in_(l).to_owned(), markdown::render(call.text.in_(l)));
        let is_public = call.state != call::CallState::Draft;
        let enter = (standing == CallStanding::Open).then(|| {
            let href = paths::enter_call(l, &call.slug);
            view! { <ui::Actions><ui::LinkButton href label=l.t("Teilnehmen", "Enter")/></ui::Actions> }
        });
        Ok::<_, ApiError>(view! {
            <PageMeta title=title.clone() description=markdown::excerpt(call.text.in_(l), 160)/>
            <ui::Breadcrumbs up=vec![(paths::calls(l), l.t("Aufrufe", "Calls").to_owned())] here=title.clone()/>
            {draft_notice(l, &call)}
            <ui::PageHead kicker=l.t("Aufruf", "Call") title=title.clone()>
                <ui::Facts items=facts(l, &call, standing, bridge)/>
                {enter}
            </ui::PageHead>
            {won(l, winners)}
            {(!text.is_empty()).then(|| view! { <div class="prose" inner_html=text></div> })}
            {judged_by(l, criteria)}
            {is_public.then(|| view! { <Share name=title/> })}
        })
    })
}

fn draft_notice(l: Locale, call: &CallView) -> impl IntoView + use<> {
    let href = paths::organise_call(l, &call.slug);
    (call.state == call::CallState::Draft).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Das ist ein Entwurf", "This is a draft")>
                {l.t("Nur die Organisation sieht diese Seite. ", "Only organisers see this page. ")}
                <a href=href>{l.t("Bearbeiten", "Edit")}</a>
            </ui::Notice>
        }
    })
}

fn facts(l: Locale, call: &CallView, standing: CallStanding, bridge: Option<BridgeView>) -> Vec<(String, AnyView)> {
    let state = view! { <ui::Chip label=words::standing(l, standing) tone=words::standing_tone(standing)/> };
    let mut facts = vec![
        ui::fact(l.t("Gastgeber", "Hosts"), call.hosts.join(", ")),
        ui::fact(l.t("Frist", "Deadline"), format::deadline_by(l, call.zone, call.closes_at)),
        ui::fact(l.t("Sprache der Einreichung", "Language of the entry"), words::takes(l, call.takes)),
        ui::fact(l.t("Status", "Status"), state),
    ];
    if standing == CallStanding::Coming {
        facts.insert(1, ui::fact(l.t("Öffnet", "Opens"), format::date_time(l, call.zone, call.opens_at)));
    }
    if let Some(bridge) = bridge {
        let href = paths::bridge(l, &bridge.slug);
        facts.push(ui::fact(l.t("Gehört zu", "Belongs to"), view! { <a href=href>{bridge.name}</a> }));
    }
    facts
}

fn won(l: Locale, winners: Vec<String>) -> impl IntoView {
    (!winners.is_empty()).then(|| {
        let rows: Vec<_> = winners.into_iter().map(|name| view! { <li><b class="list-name">{name}</b></li> }).collect();
        view! { <ui::Section title=l.t("Ausgezeichnet", "Winners") id="winners"><ul class="list">{rows}</ul></ui::Section> }
    })
}

fn judged_by(l: Locale, criteria: Vec<Criterion>) -> impl IntoView {
    let sum: i32 = criteria.iter().map(|criterion| criterion.weight).sum();
    (!criteria.is_empty()).then(|| {
        let rows: Vec<_> = criteria
            .into_iter()
            .map(|criterion| {
                let share = format!("{} {} {sum}", criterion.weight, l.t("von", "of"));
                let wide = 100 * criterion.weight / sum.max(1);
                view! {
                    <li>
                        <b class="list-name">{criterion.name.in_(l).to_owned()}</b>
                        <span class="list-end small muted">{share}</span>
                        <p class="list-more">{criterion.meaning.in_(l).to_owned()}</p>
                        <div class="list-more">
                            <svg class="gauge" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=wide height="1"></rect></svg>
                        </div>
                    </li>
                }
            })
            .collect();
        view! { <ui::Section title=l.t("Wonach die Jury urteilt", "How the jury judges") id="criteria"><ul class="list">{rows}</ul></ui::Section> }
    })
}
