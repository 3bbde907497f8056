//! A trip for everybody: where it goes and, once organisers published it, what happens.

use domain::{
    event::{self, EventKind, EventState, EventView},
    locale::Locale,
    traveller::{self, TravelTerms, TravellerSize},
    trip::{self, Plan},
};
use leptos::prelude::*;

use crate::{
    ctx,
    error::ApiError,
    format,
    frame::PublicHead,
    head::PageMeta,
    load::load_page,
    paths,
    share::Share,
    trip::{LegLine, TripProgramme},
    ui,
    words::trip as words,
};

/// The page; it prints well.
#[component]
pub fn TripPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        if event.kind != EventKind::DelegationTrip {
            return Err(ApiError::NotFound);
        }
        let plan = trip::public_plan(&db, event.id).await?;
        let terms = traveller::terms(&db, event.id).await?;
        let asked = terms.filter(|terms| terms.takes_applications(&event)).map(|terms| what_it_takes(l, &event, &terms));
        let title = l.t("Reise und Programm", "Trip and programme");
        let accent = event.accent.clone();
        let travel = paths::travel(l, &event.slug);
        let legs = plan.clone();
        let shared = (event.state != EventState::Draft).then(|| event.name.clone());
        let may_apply = event.state == EventState::Published && !event.is_over();
        Ok::<_, ApiError>(view! {
            <PageMeta title=format!("{title}, {}", event.name)/>
            <div data-accent=accent>
                <PublicHead event title>
                    <LegLine plan=legs/>
                    {may_apply.then(|| view! {
                        <ui::Actions>
                            <ui::LinkButton href=travel label=l.t("Mitreisen", "Travel along")/>
                            <span class="small muted">{asked}</span>
                        </ui::Actions>
                    })}
                </PublicHead>
                <Programme plan=plan.clone()/>
                <Hotels plan/>
                {shared.map(|name| view! { <Share name/> })}
            </div>
        })
    })
}

/// Until when one applies, and what travelling along costs at least.
fn what_it_takes(l: Locale, event: &EventView, terms: &TravelTerms) -> String {
    let least = TravellerSize::ALL.into_iter().map(|size| terms.contribution(size)).min_by_key(|sum| sum.cents);
    let least = least.map(|sum| match l {
        Locale::De => format!("Eigenbeitrag ab {}", format::price(l, sum)),
        Locale::En => format!("own contribution from {}", format::price(l, sum)),
    });
    let until = format!("{} {}", l.t("Bewerbung bis", "Apply by"), format::deadline_day(l, event.zone, terms.closes_at));
    std::iter::once(until).chain(least).collect::<Vec<_>>().join(" · ")
}

#[component]
fn Hotels(plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let hotels: Vec<_> = plan
        .legs
        .iter()
        .filter(|leg| !leg.hotel.in_(l).is_empty())
        .map(|leg| view! { <li><b class="list-name">{leg.hotel.in_(l).to_owned()}</b><p class="list-more">{leg.place.clone()}</p></li> })
        .collect();
    (!hotels.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Vorschläge für Hotels", "Suggested hotels") id="hotels">
                <p class="small muted">{words::hotel_note(l)}</p>
                <ul class="list">{hotels}</ul>
            </ui::Section>
        }
    })
}

#[component]
fn Programme(plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let shown = if plan.items.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Das Programm folgt", "The programme will follow")
                text=l.t(
                    "Sobald es feststeht, lesen Sie es hier: Besuche, Empfänge und Transfers, nach Tagen.",
                    "Once it is settled you read it here: visits, receptions and transfers, by days.",
                )
            />
        }
        .into_any()
    } else {
        view! { <TripProgramme plan/> }.into_any()
    };
    view! { <ui::Section title=l.t("Programm", "Programme") id="programme">{shown}</ui::Section> }
}
