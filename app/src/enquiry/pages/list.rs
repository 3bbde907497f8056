//! The enquiries of an event, and all there are.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    bridge::{self, BridgeView},
    enquiry::{self, EnquiryFilter, EnquiryOwner, EnquiryPage, EnquiryState, EnquiryView, Owner},
    event::{self, EventView},
    ids::EventId,
    locale::Locale,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    format,
    frame::{OrganiseHead, OrganiseNav},
    load::load_page,
    moment::{local, moment},
    paths, ui,
    words::enquiry as words,
};

/// So much of a message stands in the list.
const EXCERPT: usize = 90;

/// All enquiries, also those about no event.
#[component]
pub fn Enquiries() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, filter) = (ctx::db(), ctx::actor(), filter());
    load_page(async move {
        let page = enquiry::enquiries(&db, &actor, &filter).await?;
        let owners = enquiry::owners(&db, &actor).await?;
        let bridges = bridge::for_organisers(&db, &actor).await?;
        let mut events = HashMap::new();
        for id in page.enquiries.iter().filter_map(|enquiry| enquiry.event) {
            if let Entry::Vacant(unknown) = events.entry(id) {
                unknown.insert(event::by_id(&db, &actor, id).await?);
            }
        }
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Anfragen", "Enquiries")/>
            <OrganiseNav/>
            <ui::PageHead title=l.t("Anfragen", "Enquiries") lede=l.t("Was über das Kontaktformular kam, das älteste zuerst.", "What came by the contact form, the oldest first.")/>
            <List page owners bridges events names_event=true/>
        })
    })
}

/// The enquiries of one event.
#[component]
pub fn EventEnquiries() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let filter = filter();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let page = enquiry::enquiries(&db, &actor, &EnquiryFilter { event: Some(event.id), bridge: None, ..filter }).await?;
        let owners = enquiry::owners(&db, &actor).await?;
        let events = HashMap::from([(event.id, event.clone())]);
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Anfragen", "Enquiries")/>
            <OrganiseHead event title=l.t("Anfragen", "Enquiries") lede=l.t("Was über das Kontaktformular kam, das älteste zuerst.", "What came by the contact form, the oldest first.")/>
            <List page owners bridges=Vec::new() events names_event=false/>
        })
    })
}

/// What the address of the page asks for: what is open, unless it says otherwise.
fn filter() -> EnquiryFilter {
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let (state, owner) = (value("state"), value("owner"));
    EnquiryFilter {
        event: None,
        bridge: value("bridge").parse().ok(),
        state: if state == "all" { None } else { Some(state.parse().unwrap_or(EnquiryState::Open)) },
        owner: match owner.as_str() {
            "nobody" => EnquiryOwner::Nobody,
            owner => owner.parse().map_or(EnquiryOwner::Anybody, EnquiryOwner::This),
        },
        search: value("q"),
        page: value("page").parse().unwrap_or(1),
    }
}

/// `bridges` are those that narrow it; without them nothing is said of any.
#[component]
fn List(
    page: EnquiryPage,
    owners: Vec<Owner>,
    bridges: Vec<BridgeView>,
    events: HashMap<EventId, EventView>,
    names_event: bool,
) -> impl IntoView {
    let l = ctx::locale();
    let (total, similar, current, pages) = (page.total, page.similar, page.page, page.pages);
    let mut columns = vec![
        ui::Column::new(l.t("Von", "From")),
        ui::Column::new(l.t("Nachricht", "Message")),
        ui::Column::new(local(l, l.t("Eingang", "Received"))).moment(),
        ui::Column::new(l.t("Zuständig", "Owner")),
        ui::Column::new(l.t("Status", "Status")),
    ];
    if names_event {
        columns.insert(1, ui::Column::new(l.t("Wozu", "About")));
    }
    let rows: Vec<_> = page.enquiries.into_iter().map(|enquiry| cells(l, &events, &bridges, names_event, enquiry)).collect();
    let list = if rows.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Keine Anfragen", "No enquiries")
                text=l.t(
                    "Hier steht, was jemand über „Kontakt“ am Fuß jeder Seite schreibt. Mit Suche oder Filter sehen Sie nur einen Teil, ohne Filter alles, was offen ist.",
                    "What somebody writes by “Contact” at the foot of every page is listed here. A search or filter shows only some of it, no filter all that is open.",
                )
            />
        }
        .into_any()
    } else {
        view! {
            <ui::SimilarNote similar/>
            <ui::Table caption=l.t("Anfragen", "Enquiries") columns rows/>
            <ui::Pagination page=current pages/>
        }
        .into_any()
    };
    view! {
        <ui::Toolbar search=l.t("Name, Adresse oder Wort", "Name, address or word") filters=filters(l, owners, bridges)/>
        <ui::Results total similar>{list}</ui::Results>
    }
}

fn filters(l: Locale, owners: Vec<Owner>, bridges: Vec<BridgeView>) -> Vec<ui::Filter> {
    let option = |value: &str, words: &str| (value.to_owned(), words.to_owned());
    let states = vec![
        option("", words::state(l, EnquiryState::Open)),
        option(EnquiryState::Done.as_str(), words::state(l, EnquiryState::Done)),
        option("all", l.t("Alle", "All")),
    ];
    let people = owners.into_iter().map(|owner| (owner.account.to_string(), owner.name));
    let owners: Vec<_> = [option("", l.t("Alle", "All")), option("nobody", l.t("Niemand", "Nobody"))].into_iter().chain(people).collect();
    let of_bridges = bridges.into_iter().map(|bridge| (bridge.id.to_string(), bridge.name));
    let bridges: Vec<_> = std::iter::once(option("", l.t("Alle", "All"))).chain(of_bridges).collect();
    let by_bridge = ui::Filter { name: "bridge", label: l.t("Brücke oder Netzwerk", "Bridge or network").to_owned(), options: bridges };
    let mut filters = vec![
        ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: states },
        ui::Filter { name: "owner", label: l.t("Zuständig", "Owner").to_owned(), options: owners },
    ];
    // One choice is none.
    if by_bridge.options.len() > 1 {
        filters.push(by_bridge);
    }
    filters
}

fn cells(l: Locale, events: &HashMap<EventId, EventView>, bridges: &[BridgeView], names_event: bool, enquiry: EnquiryView) -> Vec<AnyView> {
    let event = enquiry.event.and_then(|id| events.get(&id));
    let zone = event.map_or_else(format::home, |event| event.zone);
    let bridge = bridges.iter().find(|bridge| enquiry.bridge == Some(bridge.id));
    let about = match (event, bridge) {
        (None, None) => l.t("ohne Veranstaltung", "no event").to_owned(),
        (Some(event), None) => event.name.clone(),
        (None, Some(bridge)) => bridge.name.clone(),
        (Some(event), Some(bridge)) => format!("{} · {}", event.name, bridge.name),
    };
    let calls = enquiry.call_back.then(|| view! { <ui::Chip label=l.t("Rückruf", "Call back") tone=ui::Tone::Offer/>" " });
    let message = excerpt(&enquiry.message);
    let owner = enquiry.owner.map_or_else(|| l.t("niemand", "nobody").to_owned(), |owner| owner.name);
    let mut cells = vec![
        view! { <a href=paths::enquiry(l, enquiry.id)>{enquiry.name}</a> }.into_any(),
        view! { {calls}{message} }.into_any(),
        moment(l, zone, enquiry.created_at),
        owner.into_any(),
        view! { <ui::Chip label=words::state(l, enquiry.state) tone=tone(enquiry.state)/> }.into_any(),
    ];
    if names_event {
        cells.insert(1, about.into_any());
    }
    cells
}

/// The beginning of a message, in one line.
fn excerpt(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}

pub(super) fn tone(state: EnquiryState) -> ui::Tone {
    match state {
        EnquiryState::Open => ui::Tone::Warn,
        EnquiryState::Done => ui::Tone::Mute,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_cut_between_letters() {
        assert_eq!(excerpt("Wo ist\n\nder Eingang?"), "Wo ist der Eingang?");
        let cut = excerpt(&"ä".repeat(200));
        assert_eq!(cut, format!("{} …", "ä".repeat(EXCERPT)));
    }
}
