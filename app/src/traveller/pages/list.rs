//! The organisers' list of travellers.

use domain::{
    event::{self, EventView},
    locale::Locale,
    traveller::{self, TravelTerms, TravellerFilter, TravellerPage, TravellerState, TravellerView, TripCounts},
    trip::{self, Plan},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    load::load_page,
    moment::{local, moment},
    paths,
    table_export::TableLinks,
    ui,
    words::traveller as words,
};

/// The page.
#[component]
pub fn Travellers() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let filter = TravellerFilter {
        search: value("q"),
        state: value("state").parse().ok(),
        group: value("group").parse().ok(),
        page: value("page").parse().unwrap_or(1),
    };
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let plan = trip::plan(&db, &actor, &event).await?;
        let terms = traveller::terms(&db, event.id).await?;
        let counts = traveller::counts(&db, &actor, event.id).await?;
        let page = traveller::travellers(&db, &actor, event.id, &filter).await?;
        let title = l.t("Reisende", "Travellers");
        let slug = event.slug.clone();
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title lede=l.t("Wer mitreisen möchte, in der Reihenfolge der Bewerbungen.", "Who would like to travel along, in the order of their applications.")>
                <Standing terms counts/>
                <ui::Actions>
                    <ui::LinkButton href=paths::travel_terms(l, &slug) label=l.t("Plätze und Bedingungen", "Places and terms") kind=ui::ButtonKind::Quiet/>
                    <ui::LinkButton href=paths::organise_travel(l, &slug) label=l.t("Reisedaten und Listen", "Travel details and lists") kind=ui::ButtonKind::Quiet/>
                    <a href=paths::travel(l, &slug)>{l.t("Bewerbungsformular", "Application form")}</a>
                </ui::Actions>
            </OrganiseHead>
            <List event plan page filter/>
        })
    })
}

/// How many places there are, and who waits for one.
#[component]
fn Standing(terms: Option<TravelTerms>, counts: TripCounts) -> impl IntoView {
    let l = ctx::locale();
    let number = |state| format::number(l, counts.of(state));
    let places = terms.map_or_else(
        || l.t("noch nicht festgelegt", "not settled yet").to_owned(),
        |terms| match l {
            Locale::De => format!("{} von {} frei", terms.free(), terms.places),
            Locale::En => format!("{} of {} free", terms.free(), terms.places),
        },
    );
    let items = vec![
        ui::fact(l.t("Plätze", "Places"), places),
        ui::fact(words::state(l, TravellerState::Applied), number(TravellerState::Applied)),
        ui::fact(words::state(l, TravellerState::Waiting), number(TravellerState::Waiting)),
        ui::fact(words::state(l, TravellerState::Admitted), number(TravellerState::Admitted)),
    ];
    view! { <ui::Facts items/> }
}

#[component]
fn List(event: EventView, plan: Plan, page: TravellerPage, filter: TravellerFilter) -> impl IntoView {
    let l = ctx::locale();
    let (total, similar, current, pages) = (page.total, page.similar, page.page, page.pages);
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Gruppe", "Group")),
        ui::Column::new(local(l, l.t("Beworben", "Applied"))).moment(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows: Vec<_> = page.travellers.into_iter().map(|traveller| cells(l, &event, &plan, traveller)).collect();
    let list = if rows.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Niemand gefunden", "Nobody found")
                text=l.t(
                    "Hier steht, wer sich über das Bewerbungsformular beworben und den Link in der E-Mail geöffnet hat. Suche und Filter zeigen nur einen Teil.",
                    "Whoever applied by the form and opened the link in the e-mail is listed here. A search or filter shows only some of them.",
                )
            />
        }
        .into_any()
    } else {
        view! {
            <ui::SimilarNote similar/>
            <ui::Table caption=l.t("Reisende", "Travellers") columns rows/>
            <ui::Pagination page=current pages/>
        }
        .into_any()
    };
    let narrowed = vec![
        ("q", filter.search),
        ("state", filter.state.map(|state| state.to_string()).unwrap_or_default()),
        ("group", filter.group.map(|group| group.to_string()).unwrap_or_default()),
    ];
    let path = paths::travellers_table(&event.slug);
    view! {
        <ui::Toolbar search=l.t("Person, Organisation oder Ort", "Person, organisation or town") filters=filters(l, &plan)>
            <TableLinks path narrowed/>
        </ui::Toolbar>
        <ui::Results total similar>{list}</ui::Results>
    }
}

fn filters(l: Locale, plan: &Plan) -> Vec<ui::Filter> {
    let all = || (String::new(), l.t("Alle", "All").to_owned());
    let states = TravellerState::ALL.map(|state| (state.to_string(), words::state(l, state).to_owned()));
    let groups = plan.groups.iter().map(|group| (group.id.to_string(), group.name.in_(l).to_owned()));
    let mut filters = vec![ui::Filter {
        name: "state",
        label: l.t("Status", "Status").to_owned(),
        options: std::iter::once(all()).chain(states).collect(),
    }];
    if !plan.groups.is_empty() {
        let options = std::iter::once(all()).chain(groups).collect();
        filters.push(ui::Filter { name: "group", label: l.t("Gruppe", "Group").to_owned(), options });
    }
    filters
}

fn cells(l: Locale, event: &EventView, plan: &Plan, traveller: TravellerView) -> Vec<AnyView> {
    let group = traveller.group.and_then(|group| plan.group(group)).map(|group| group.name.in_(l).to_owned()).unwrap_or_default();
    vec![
        view! { <a href=paths::traveller(l, &event.slug, traveller.id)>{traveller.name}</a> }.into_any(),
        view! { {traveller.organisation}<small>{traveller.town}</small> }.into_any(),
        ui::or_dash(group),
        moment(l, event.zone, traveller.created_at),
        view! { <ui::Chip label=words::state(l, traveller.state) tone=words::tone(traveller.state)/> }.into_any(),
    ]
}
