//! Bridges and networks for everybody.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    bridge::{self, BridgeKind, BridgeState, BridgeView, PartnerView},
    event::{self, EventView},
    field::{lettered_address, lettered_web_address},
    grant,
    ids::EventId,
    locale::Locale,
    matchmaking::{self, MatchmakingView},
    phone::{phone_as_dialled, phone_as_read},
    process::{
        bridge_course::{self, Reached},
        result::EventResult,
    },
    recap, roundtable, talk, trip,
    visit::{self, OfBridge},
};
use leptos::prelude::*;

use super::{
    companies::{FIRST, in_short as companies_in_short},
    timeline::{self, timeline},
    whereabouts::{Abroad, Whereabouts},
};
use crate::{
    calendar_feed::{self, CalendarFeed},
    call::pages::CallsOfBridge,
    ctx,
    error::ApiError,
    format,
    grant::pages::FundedBy,
    head::PageMeta,
    load::load_page,
    markdown,
    news::pages::NewsOfEvents,
    paths,
    share::Share,
    ui,
    words::{bridge as words, matchmaking as meeting_words},
};

/// All published ones, bridges and networks apart.
#[component]
pub fn Bridges() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    let calendar = calendar_feed::of_all(l, &ctx::agency_name());
    load_page(async move {
        let found = bridge::published(&db).await?;
        let title = l.t("Brücken und Netzwerke", "Bridges and networks");
        let lede = l.t(
            "Mit wem wir auf Dauer verbunden sind: über Grenzen hinweg und zu Hause.",
            "Whom we are linked with for good: across borders, and at home.",
        );
        let empty = found.is_empty().then(|| {
            view! {
                <ui::EmptyState
                    title=l.t("Noch nichts zu sehen", "Nothing to see yet")
                    text=l.t("Sobald eine Brücke oder ein Netzwerk steht, erscheint es hier.", "As soon as there is a bridge or a network it appears here.")
                />
            }
        });
        let abroad: Vec<_> = found.iter().filter(|bridge| bridge.kind == BridgeKind::Bridge).map(|bridge| bridge.id).collect();
        let towns = bridge::partner_towns(&db, &abroad).await?;
        let parts = BridgeKind::ALL.map(|kind| of_kind(l, kind, &found)).into_iter().collect_view();
        Ok::<_, ApiError>(view! {
            <PageMeta title description=lede/>
            <ui::PageHead title lede/>
            {empty}
            <Abroad bridges=found towns/>
            {parts}
            <p><CalendarFeed name=calendar href=paths::events_calendar(l)/></p>
            <Share name=title/>
        })
    })
}

fn of_kind(l: Locale, kind: BridgeKind, bridges: &[BridgeView]) -> AnyView {
    let rows: Vec<_> = bridges.iter().filter(|bridge| bridge.kind == kind).map(|bridge| in_short(l, bridge)).collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=words::kinds(l, kind) id=kind.as_str()><ul class="list">{rows}</ul></ui::Section> })
        .into_any()
}

fn in_short(l: Locale, bridge: &BridgeView) -> impl IntoView + use<> {
    let since = bridge.since.map(|year| view! { <span class="list-end small muted">{format!("{} {year}", l.t("seit", "since"))}</span> });
    view! {
        <li>
            <a class="list-name" href=paths::bridge(l, &bridge.slug)>{bridge.name.clone()}</a>
            {since}
            <p class="list-more">{markdown::excerpt(bridge.purpose.in_(l), 160)}</p>
        </li>
    }
}

/// What a bridge is for, whom it links, and what came of it.
#[component]
pub fn BridgePage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("bridge"));
    load_page(async move {
        let bridge = bridge::by_slug(&db, &actor, &slug).await?;
        let partners = bridge::partners(&db, bridge.id).await?;
        let events = event::public_of_bridge(&db, bridge.id).await?;
        let results = bridge_course::results(&db, &events).await?;
        let recaps = recap::events_with_one(&db).await?;
        let talks = talk::public_of_bridge(&db, bridge.id).await?;
        let visits = visit::of_bridge(&db, bridge.id).await?;
        let companies = bridge::first_companies(&db, bridge.id, FIRST + 1).await?;
        let credits = grant::shown_of_bridge(&db, bridge.id).await?;
        let past: Vec<_> = events.iter().filter(|event| event.is_over()).cloned().collect();
        let past_talks = talks.iter().filter(|talk| talk.is_over()).count();
        let years = bridge_course::reached(&db, bridge.id, &events, &results, &visits).await?;
        let figures = in_figures(l, &past, &results, past_talks, (&visits, &Reached::total(years.values())));
        let rounds = matchmaking::rounds_of_bridge(&db, &Actor::Anonymous, &bridge).await?;
        // They are the organisers' alone, as is who comes to them.
        let roundtables = if actor.is_organiser() { roundtable::of_bridge(&db, &actor, bridge.id).await? } else { Vec::new() };
        let towns = trip::towns(&db, events.iter().map(|event| (event.id, event.kind)).collect()).await?;
        let known = timeline::Known { results: &results, recaps: &recaps, towns: &towns };
        let (coming, been) = timeline::course(&events, &partners, &known, talks, visits.visits, roundtables);
        let title = bridge.name.clone();
        let since = bridge.since.map(|year| format!("{} {year}", l.t("Seit", "Since"))).unwrap_or_default();
        let purpose = markdown::render(bridge.purpose.in_(l));
        Ok::<_, ApiError>(view! {
            <PageMeta title=title.clone() description=markdown::excerpt(bridge.purpose.in_(l), 160)/>
            <ui::Breadcrumbs up=vec![(paths::bridges(l), l.t("Brücken und Netzwerke", "Bridges and networks").to_owned())] here=title.clone()/>
            {draft_notice(l, &bridge)}
            <ui::PageHead kicker=words::kind(l, bridge.kind) title=title.clone() lede=since/>
            {(!purpose.is_empty()).then(|| view! { <div class="prose" inner_html=purpose></div> })}
            {figures}
            {timeline(l, l.t("Demnächst", "Coming up"), "upcoming", coming)}
            {meetings(l, rounds)}
            <CallsOfBridge bridge=bridge.id/>
            <NewsOfEvents events=events.clone()/>
            {whom_it_links(l, partners.clone())}
            {companies_in_short(l, &bridge.slug, &companies)}
            <FundedBy credits/>
            <Whereabouts events partners towns/>
            {timeline(l, l.t("Rückblick", "Looking back"), "past", been)}
            {bring_a_delegation(l, &bridge)}
            {contact(l, &bridge)}
            <p><CalendarFeed name=calendar_feed::of_bridge(l, &bridge.name) href=paths::bridge_calendar(&bridge.slug, l)/></p>
            {(bridge.state == BridgeState::Published).then(|| view! { <Share name=title/> })}
        })
    })
}

fn draft_notice(l: Locale, bridge: &BridgeView) -> impl IntoView + use<> {
    let href = paths::organise_bridge(l, &bridge.slug);
    (bridge.state == BridgeState::Draft).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Das ist ein Entwurf", "This is a draft")>
                {l.t("Nur die Organisation sieht diese Seite. ", "Only organisers see this page. ")}
                <a href=href>{l.t("Bearbeiten", "Edit")}</a>
            </ui::Notice>
        }
    })
}

/// What its past events and visits came to together; what nobody counted is left out.
fn in_figures(
    l: Locale,
    past: &[EventView],
    results: &HashMap<EventId, EventResult>,
    talks: usize,
    (visits, reached): (&OfBridge, &Reached),
) -> impl IntoView + use<> {
    let all = bridge_course::total(results.values());
    let counted = |number: usize| u64::try_from(number).unwrap_or_default();
    let of_visits = visits.figures;
    let figures = [
        (counted(past.len()), l.t("Veranstaltung", "event"), l.t("Veranstaltungen", "events")),
        (all.partners, l.t("Partner auf den Ständen", "partner on the booths"), l.t("Partner auf den Ständen", "partners on the booths")),
        (all.visits, l.t("Besuch", "visit"), l.t("Besuche", "visits")),
        (all.sessions, l.t("Programmpunkt", "session"), l.t("Programmpunkte", "sessions")),
        (counted(talks), l.t("Vortrag", "talk"), l.t("Vorträge", "talks")),
        (of_visits.delegations, l.t("Delegation zu Gast", "delegation received"), l.t("Delegationen zu Gast", "delegations received")),
        (reached.delegates, l.t("Mensch in einer Delegation", "delegate"), l.t("Menschen in Delegationen", "delegates")),
        (reached.meetings, l.t("Gespräch", "meeting"), l.t("Gespräche", "meetings")),
        (reached.leads, l.t("Kontakt", "lead"), l.t("Kontakte", "leads")),
        (reached.matches, l.t("Match", "match"), l.t("Matches", "matches")),
    ];
    let is_more_than_one = figures.iter().any(|(number, ..)| *number > 1);
    let figures: Vec<_> = figures
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| {
            let word = if number == 1 { one } else { many };
            view! { <p class="count"><b>{format::number(l, number)}</b>{word}</p> }
        })
        .collect();
    // A single one is no figure: it stands on the line below.
    (figures.len() > 1 || is_more_than_one).then(|| {
        view! { <ui::Section title=l.t("Bisher in Zahlen", "In figures so far") id="figures"><div class="counts is-large">{figures}</div></ui::Section> }
    })
}

/// In which of its meetings one can take part now.
fn meetings(l: Locale, rounds: Vec<MatchmakingView>) -> AnyView {
    let rows: Vec<_> = rounds
        .into_iter()
        .map(|round| {
            let (first, last) = round.of.days();
            view! {
                <li>
                    <a class="list-name" href=meeting_words::public_page(l, &round)>{round.title.in_(l).to_owned()}</a>
                    <span class="list-end small muted">{format::days(l, first, last)}</span>
                    <p class="list-more">{l.t(
                        "Sagen Sie, was Sie bieten und suchen, und verabreden Sie sich mit denen, die dazu passen.",
                        "Say what you offer and seek, and arrange to meet those who fit.",
                    )}</p>
                </li>
            }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=l.t("Gespräche", "Meetings") id="meetings"><ul class="list">{rows}</ul></ui::Section> })
        .into_any()
}

/// The way in for those who would like to come; a draft is nobody's to come by.
fn bring_a_delegation(l: Locale, bridge: &BridgeView) -> AnyView {
    let href = paths::delegations(l, Some(&bridge.slug));
    (bridge.state == BridgeState::Published)
        .then(|| {
            let label = l.t("Eine Delegation anmelden", "Announce a delegation");
            view! { <ui::Actions><ui::LinkButton href label kind=ui::ButtonKind::Quiet/></ui::Actions> }
        })
        .into_any()
}

fn whom_it_links(l: Locale, partners: Vec<PartnerView>) -> AnyView {
    let rows: Vec<_> = partners.into_iter().map(|partner| partner_row(l, partner)).collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=l.t("Partner", "Partners") id="partners"><ul class="list">{rows}</ul></ui::Section> })
        .into_any()
}

fn partner_row(l: Locale, partner: PartnerView) -> impl IntoView {
    let agreed = partner.agreed_on.map(|day| {
        view! { <span class="list-end small muted">{format!("{} {}", l.t("Vereinbarung vom", "Agreement of"), format::date(l, day))}</span> }
    });
    let web = (!partner.web.is_empty())
        .then(|| view! { <p class="list-more"><a href=partner.web.clone() rel="noopener">{lettered_web_address(&partner.web)}</a></p> });
    let about: Vec<String> =
        [partner.town.clone(), partner.agreement.in_(l).to_owned()].into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <li>
            <b class="list-name">{partner.name}</b>
            {agreed}
            {(!about.is_empty()).then(|| view! { <p class="list-more">{about.join(" · ")}</p> })}
            {web}
        </li>
    }
}

fn contact(l: Locale, bridge: &BridgeView) -> AnyView {
    let email = (!bridge.contact_email.is_empty())
        .then(|| view! { <p><a href=format!("mailto:{}", bridge.contact_email)>{lettered_address(&bridge.contact_email)}</a></p> });
    let phone = (!bridge.contact_phone.is_empty()).then(|| {
        let dialled = phone_as_dialled(&bridge.contact_phone, "DE").unwrap_or_default();
        view! { <p><a href=format!("tel:{dialled}")>{phone_as_read(l, &bridge.contact_phone)}</a></p> }
    });
    let name = (!bridge.contact_name.is_empty()).then(|| view! { <p>{bridge.contact_name.clone()}</p> });
    let form = paths::ask_bridge(l, &bridge.slug);
    view! {
        <ui::Section title=l.t("Fragen?", "Questions?") id="contact">
            {name}
            {email}
            {phone}
            <p><a href=form>{l.t("Schreiben Sie uns, oder lassen Sie sich anrufen", "Write to us, or have us call you")}</a></p>
        </ui::Section>
    }
    .into_any()
}
