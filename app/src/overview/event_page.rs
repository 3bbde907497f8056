//! The public page of an event.

use domain::{
    bridge::{self, BridgeView},
    clock,
    event::{self, BoothRole, EventKind, EventState, EventView},
    grant, host,
    locale::Locale,
    masterclass,
    placement::{self, Standing},
    trip::{self, Plan},
};
use leptos::prelude::*;

use super::{event_hero::EventHero, event_result::InFigures};
use crate::{
    booth::{DRAWN, StandPlan},
    ctx,
    directory::pages::OnStand,
    event::structured,
    format,
    frame::PublicNav,
    grant::pages::FundedBy,
    head::{JsonLd, PageMeta},
    host::{pages::HostsOfEvent, structured::organizers},
    load::load_page,
    markdown,
    masterclass::pages::NowAndNext,
    matchmaking::pages::MeetingsOfEvent,
    news::pages::NewsOfEvent,
    paths,
    property::pages::PropertiesOfEvent,
    recap::pages::RecapLink,
    registration::pages::VisitorButton,
    share::Share,
    trip::LegLine,
    ui,
    words::{bridge as bridge_words, event as words, trip as trip_words},
};

/// Everything that a visitor or a future exhibitor wants to know, and the ways to take part.
#[component]
pub fn EventPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let public_url = ctx::site().public_url.clone();
    load_page(async move {
        let event = event::shown(&db, &actor, &slug).await?;
        let stand = placement::stand(&db, &event, DRAWN).await?;
        let (standing, is_planned) = (stand.standing, !stand.outlines.is_empty());
        let (title, accent) = (format!("{}, {}", event.name, event.city), event.accent.clone());
        let about = markdown::excerpt(event.description.in_(l), 160);
        let described = if about.is_empty() { words::when(l, &event) } else { about };
        let seats = masterclass::has_seats_to_book(&db, &event, clock::now()).await?;
        let bridge = bridge::shown(&db, &actor, event.bridge).await?;
        let hosts = host::shown(&db, &event).await?;
        let credits = grant::shown(&db, &event).await?;
        let mut facts = structured::facts(l, &public_url, &event, &described);
        if let Some(organizers) = organizers(&hosts) {
            facts["organizer"] = organizers;
        }
        let takes_part = event.kind != EventKind::DelegationTrip;
        let has_stand = takes_part && !event.is_online();
        let trip = if event.kind == EventKind::DelegationTrip { Some(trip::public_plan(&db, event.id).await?) } else { None };
        let lede = lede(l, &event, seats);
        let goes_to = trip.as_ref().map(|plan| trip_words::towns(l, &plan.towns())).unwrap_or_default();
        let taking_part = event.clone();
        Ok(view! {
            <PageMeta
                title=title
                description=described.clone()
                picture=event.picture.as_deref().map(paths::file).unwrap_or_default()
                picture_alt=event.picture_alt.in_(l)
            />
            <JsonLd facts/>
            <div data-accent=accent>
                <PublicNav event=event.clone()/>
                <DraftNotice event=event.clone()/>
                <EventHero event=event.clone() lede goes_to>{takes_part.then(|| view! { <TakePart event=taking_part/> })}</EventHero>
                <MoreFacts event=event.clone() standing bridge/>
                {trip.map(|plan| view! { <WhereItGoes event=event.clone() plan/> })}
                {if event.is_over() {
                    view! { <InFigures event=event.clone()/><RecapLink event=event.clone()/> }.into_any()
                } else {
                    view! { <NowAndNext event=event.clone()/> }.into_any()
                }}
                {has_stand.then(|| view! {
                    <WhoIsThere event=event.clone()/>
                    <TheStand event=event.clone() is_planned/>
                })}
                <MeetingsOfEvent event=event.clone()/>
                <HostsOfEvent hosts/>
                <FundedBy credits/>
                <PropertiesOfEvent event=event.clone()/>
                <NewsOfEvent event=event.clone()/>
                <About event=event/>
            </div>
        })
    })
}

/// The legs of a trip, and the way to its programme and to applying for it.
#[component]
fn WhereItGoes(event: EventView, plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let may_apply = event.state == EventState::Published && !event.is_over();
    view! {
        <ui::Section title=l.t("Wohin es geht", "Where it goes") id="trip">
            <LegLine plan/>
            <ui::Actions>
                {may_apply.then(|| view! { <ui::LinkButton href=paths::travel(l, &event.slug) label=l.t("Mitreisen", "Travel along")/> })}
                <ui::LinkButton href=paths::trip(l, &event.slug) label=l.t("Reise und Programm", "Trip and programme") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </ui::Section>
    }
}

#[component]
fn DraftNotice(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    (event.state == EventState::Draft).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Das ist ein Entwurf", "This is a draft")>
                {l.t("Nur die Organisation sieht diese Seite. ", "Only organisers see this page. ")}
                <a href=paths::organise_event(l, &event.slug)>{l.t("Zur Übersicht", "To the overview")}</a>
            </ui::Notice>
        }
    })
}

/// What the picture does not say.
#[component]
fn MoreFacts(event: EventView, standing: Standing, bridge: Option<BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    let closes = event.applications_close_at.filter(|_| event.takes_applications());
    let mut facts = Vec::new();
    let on_the_stand = words::standing(l, standing, event.takes_applications());
    if !on_the_stand.is_empty() {
        facts.push(ui::fact(l.t("Auf dem Stand", "On the booth"), on_the_stand));
    }
    if let Some(closes) = closes {
        facts.push(ui::fact(l.t("Bewerbungsschluss", "Apply by"), format::deadline(l, event.zone, closes)));
    }
    let spoken: Vec<_> = event.languages.iter().map(|code| words::language(l, code)).collect();
    facts.push(ui::fact(l.t("Sprachen", "Languages"), spoken.join(", ")));
    if event.booth_role == BoothRole::Partner {
        facts.push(ui::fact(l.t("Stand von", "Booth of"), event.hosted_by.clone()));
    }
    if let Some(bridge) = bridge {
        let page = paths::bridge(l, &bridge.slug);
        facts.push(ui::fact(bridge_words::kind(l, bridge.kind), view! { <a href=page>{bridge.name}</a> }));
    }
    view! { <ui::Facts items=facts/> }
}

fn lede(l: Locale, event: &EventView, seats: bool) -> &'static str {
    if event.kind == EventKind::DelegationTrip {
        return l.t("Gemeinsam dorthin, wo man voneinander lernt.", "Together to where we learn from each other.");
    }
    if event.is_online() {
        return online(l, event.is_over());
    }
    if event.is_over() {
        return l.t("Danke an alle, die mit uns auf dem Stand waren.", "Thank you to everybody who was on the booth with us.");
    }
    ways(l, seats, event.takes_applications())
}

fn online(l: Locale, is_over: bool) -> &'static str {
    if is_over {
        l.t("Danke an alle, die dabei waren.", "Thank you to everybody who took part.")
    } else {
        l.t(
            "Online: Registrieren Sie sich, dann bekommen Sie den Link zur Teilnahme per E-Mail.",
            "Online: register, and you get the link to take part by e-mail.",
        )
    }
}

/// What one can do at an event that is not over, and only that.
fn ways(l: Locale, seats: bool, applies: bool) -> &'static str {
    match (seats, applies) {
        (true, true) => l.t(
            "Kommen Sie vorbei, buchen Sie einen Platz im Programm, oder stellen Sie mit uns aus.",
            "Come by, book a seat in the programme, or exhibit with us.",
        ),
        (true, false) => l.t("Kommen Sie vorbei, und buchen Sie einen Platz im Programm.", "Come by, and book a seat in the programme."),
        (false, true) => l.t("Kommen Sie vorbei, oder stellen Sie mit uns aus.", "Come by, or exhibit with us."),
        (false, false) => l.t("Kommen Sie vorbei.", "Come by."),
    }
}

/// Exhibitors first while they may apply, then visitors; of what is over, who was there.
#[component]
fn TakePart(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let (applies, registers) = (event.takes_applications(), event.takes_registrations());
    let exhibitors = (!applies && !event.is_online()).then(|| paths::exhibitors(l, &event.slug));
    let quiet_if = |yes: bool| if yes { ui::ButtonKind::Quiet } else { ui::ButtonKind::Primary };
    view! {
        <ui::Actions>
            {applies.then(|| view! { <ui::LinkButton href=paths::apply(l, &event.slug) label=l.t("Als Aussteller bewerben", "Apply to exhibit")/> })}
            <VisitorButton event kind=quiet_if(applies)/>
            {exhibitors.map(|href| view! { <ui::LinkButton href label=l.t("Aussteller ansehen", "See the exhibitors") kind=quiet_if(registers)/> })}
        </ui::Actions>
    }
}

/// The heart of the page.
#[component]
fn TheStand(event: EventView, is_planned: bool) -> impl IntoView {
    let l = ctx::locale();
    let slug = event.slug.clone();
    let all = if event.is_over() {
        l.t("Alle Standplätze als Liste", "All units as a list")
    } else {
        l.t("Alle Standplätze als Liste, mit Flächen und Preisen", "All units as a list, with areas and prices")
    };
    let drawn = if is_planned {
        view! {
            <StandPlan event=event.clone()/>
            <p><a href=paths::plan(l, &slug)>{all}</a></p>
        }
        .into_any()
    } else {
        view! { <p class="muted">{l.t("Der Standplan folgt.", "The booth plan will follow.")}</p> }.into_any()
    };
    view! {
        <ui::Section title=l.t("Der Stand", "The booth") id="stand">{drawn}</ui::Section>
    }
}

#[component]
fn WhoIsThere(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Section title=l.t("Wer auf dem Stand ist", "Who is on the booth") id="exhibitors">
            <OnStand event/>
        </ui::Section>
    }
}

#[component]
fn About(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let text = markdown::render(event.description.in_(l));
    let form = paths::contact_form(l, Some(&event.slug));
    view! {
        <div class="two">
            {(!text.is_empty()).then(|| view! {
                <ui::Section title=l.t("Über die Veranstaltung", "About the event") id="about"><div class="prose" inner_html=text></div></ui::Section>
            })}
            <ui::Section title=l.t("Fragen?", "Questions?") id="contact">
                <p>{event.contact_name}", "<a href=format!("mailto:{}", event.contact_email)>{domain::field::lettered_address(&event.contact_email)}</a></p>
                <p><a href=form>{l.t("Schreiben Sie uns, oder lassen Sie sich anrufen", "Write to us, or have us call you")}</a></p>
                <Share name=event.name/>
            </ui::Section>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_to_do_what_cannot_be_done() {
        for (seats, applies) in [(false, false), (false, true), (true, false), (true, true)] {
            let (german, english) = (ways(Locale::De, seats, applies), ways(Locale::En, seats, applies));
            assert_eq!((german.contains("Platz"), english.contains("seat")), (seats, seats), "{german} {english}");
            assert_eq!((german.contains("stellen Sie"), english.contains("exhibit")), (applies, applies), "{german} {english}");
        }
    }
}
