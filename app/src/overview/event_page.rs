//! The public page of an event.

use domain::{
    clock,
    country::country_name,
    event::{self, BoothRole, EventState, EventView},
    locale::Locale,
    masterclass,
    placement::{self, PlanView, UnitState},
};
use leptos::prelude::*;

use crate::{
    booth::StandPlan,
    ctx,
    directory::pages::OnStand,
    event::{pages::Picture, structured},
    format,
    frame::PublicNav,
    head::{JsonLd, PageMeta},
    load::load_page,
    markdown,
    masterclass::pages::NowAndNext,
    paths,
    registration::pages::VisitorButton,
    ui,
    words::event as words,
};

/// Everything that a visitor or a future exhibitor wants to know, and the ways to take part.
#[component]
pub fn EventPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let public_url = ctx::site().public_url.clone();
    load_page(async move {
        let event = event::shown(&db, &actor, &slug).await?;
        let plan = placement::plan(&db, &actor, &event).await?;
        let placed = plan.count(UnitState::Confirmed);
        let seats = masterclass::has_seats_to_book(&db, &event, clock::now()).await?;
        let (title, accent) = (format!("{}, {}", event.name, event.city), event.accent.clone());
        let about = markdown::excerpt(event.description.in_(l), 160);
        let described = if about.is_empty() { words::when(l, &event) } else { about };
        Ok(view! {
            <PageMeta
                title=title
                description=described.clone()
                picture=event.picture.as_deref().map(paths::file).unwrap_or_default()
                picture_alt=event.picture_alt.in_(l)
            />
            <JsonLd facts=structured::facts(l, &public_url, &event, &described)/>
            <div data-accent=accent>
                <PublicNav event=event.clone()/>
                <DraftNotice event=event.clone()/>
                <Hero event=event.clone() free=plan.count(UnitState::Free) placed seats/>
                <TheStand event=event.clone() plan/>
                <NowAndNext event=event.clone()/>
                <div class="two">
                    <About event=event.clone()/>
                    <WhoIsThere event placed/>
                </div>
            </div>
        })
    })
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

#[component]
fn Hero(event: EventView, free: usize, placed: usize, seats: bool) -> impl IntoView {
    let l = ctx::locale();
    let kicker = [words::kind(l, event.kind), event.theme.in_(l), event.brand.as_str()];
    let kicker: Vec<_> = kicker.into_iter().filter(|part| !part.is_empty()).collect();
    let closes = event.applications_close_at.filter(|_| event.takes_applications());
    let mut facts = vec![ui::fact(l.t("Wann", "When"), words::when(l, &event)), ui::fact(l.t("Wo", "Where"), words::spot(l, &event))];
    if placed + free > 0 {
        facts.push(ui::fact(l.t("Auf dem Stand", "On the booth"), on_the_stand(l, placed, free, event.takes_applications())));
    }
    if let Some(closes) = closes {
        facts.push(ui::fact(l.t("Bewerbungsschluss", "Apply by"), format::deadline(l, event.zone, closes)));
    }
    let spoken: Vec<_> = event.languages.iter().map(|code| words::language(l, code)).collect();
    facts.push(ui::fact(l.t("Sprachen", "Languages"), spoken.join(", ")));
    if event.booth_role == BoothRole::Partner {
        facts.push(ui::fact(l.t("Stand von", "Booth of"), event.hosted_by.clone()));
    }
    if !event.bridge.is_empty() {
        facts.push(ui::fact("Innovation Bridge", event.bridge.clone()));
    }
    view! {
        <Picture event=event.clone() class="event-picture" first=true/>
        <ui::PageHead kicker=kicker.join(" · ") title=event.name.clone() lede=lede(l, &event, seats) size=ui::HeadSize::Hero>
            <ui::Facts items=facts/>
            <TakePart event/>
        </ui::PageHead>
    }
}

fn lede(l: Locale, event: &EventView, seats: bool) -> String {
    let place = format!("{}, {}", event.city, country_name(l, &event.country));
    match l {
        Locale::De if event.is_over() => format!("{place}. Danke an alle, die mit uns auf dem Stand waren."),
        Locale::En if event.is_over() => format!("{place}. Thank you to everybody who was on the booth with us."),
        _ => format!("{place}. {}", ways(l, seats, event.takes_applications())),
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

fn on_the_stand(l: Locale, placed: usize, free: usize, open: bool) -> String {
    let exhibitors = match (l, placed) {
        (Locale::De, _) => format!("{placed} Aussteller"),
        (Locale::En, 1) => "1 exhibitor".to_owned(),
        (Locale::En, _) => format!("{placed} exhibitors"),
    };
    let places = match (l, free) {
        _ if !open || free == 0 => return exhibitors,
        (Locale::De, 1) => "1 Standplatz frei".to_owned(),
        (Locale::De, _) => format!("{free} Standplätze frei"),
        (Locale::En, 1) => "1 unit free".to_owned(),
        (Locale::En, _) => format!("{free} units free"),
    };
    if placed == 0 { places } else { format!("{exhibitors}, {places}") }
}

#[component]
fn TakePart(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let applies = event.takes_applications();
    let quiet_if = |yes: bool| if yes { ui::ButtonKind::Quiet } else { ui::ButtonKind::Primary };
    view! {
        <ui::Actions>
            {applies.then(|| view! { <ui::LinkButton href=paths::apply(l, &event.slug) label=l.t("Als Aussteller bewerben", "Apply to exhibit")/> })}
            <VisitorButton event kind=quiet_if(applies)/>
        </ui::Actions>
    }
}

/// The heart of the page.
#[component]
fn TheStand(event: EventView, plan: PlanView) -> impl IntoView {
    let l = ctx::locale();
    let slug = event.slug.clone();
    let all = if event.is_over() {
        l.t("Alle Standplätze als Liste", "All units as a list")
    } else {
        l.t("Alle Standplätze als Liste, mit Flächen und Preisen", "All units as a list, with areas and prices")
    };
    let drawn = if plan.levels.is_empty() {
        view! { <p class="muted">{l.t("Der Standplan folgt.", "The booth plan will follow.")}</p> }.into_any()
    } else {
        view! {
            <StandPlan event=event.clone()/>
            <p><a href=paths::plan(l, &slug)>{all}</a></p>
        }
        .into_any()
    };
    view! {
        <ui::Section title=l.t("Der Stand", "The booth") id="stand">{drawn}</ui::Section>
    }
}

#[component]
fn WhoIsThere(event: EventView, placed: usize) -> impl IntoView {
    let l = ctx::locale();
    let all = paths::exhibitors(l, &event.slug);
    view! {
        <ui::Section title=l.t("Wer auf dem Stand ist", "Who is on the booth") id="exhibitors">
            <OnStand event/>
            {(placed > 0).then(|| view! { <p><a href=all>{l.t("Alle Aussteller, mit Suche nach Themen", "All exhibitors, with search by topic")}</a></p> })}
        </ui::Section>
    }
}

#[component]
fn About(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let text = markdown::render(event.description.in_(l));
    view! {
        <div>
            {(!text.is_empty()).then(|| view! {
                <ui::Section title=l.t("Über die Veranstaltung", "About the event") id="about"><div class="prose" inner_html=text></div></ui::Section>
            })}
            <ui::Section title=l.t("Fragen?", "Questions?") id="contact">
                <p>{event.contact_name}", "<a href=format!("mailto:{}", event.contact_email)>{domain::field::lettered_address(&event.contact_email)}</a></p>
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
