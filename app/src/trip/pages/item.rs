//! An item of the programme: new, copied, changed, cancelled, removed. Who is told of it stands on the same page.

use domain::{
    audit,
    event::{self, EventView},
    ids::TripItemId,
    locale::Locale,
    matchmaking, traveller,
    trip::{self, ItemDetails, ItemView, Plan, TripItemKind},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::informing::Informing;
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    frame::OrganiseHead,
    load::load_page,
    paths,
    trip::{AddTripItem, EditTripItem, MeetingsInTheWay, RemoveTripItem, SetTripItemState},
    ui,
    words::trip as words,
};

/// A new item, perhaps one that begins as another (`?copy=`).
#[component]
pub fn NewTripItem() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let copy: Option<TripItemId> = ctx::query_value("copy").and_then(|id| id.parse().ok());
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let plan = trip::plan(&db, &actor, &event).await?;
        let copied = plan.items.iter().find(|item| Some(item.id) == copy).map(trip::copied);
        let details = copied.unwrap_or_else(|| first(&plan));
        let title = l.t("Neuer Programmpunkt", "New item");
        let content = if plan.legs.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch keine Etappe", "No leg yet")
                    text=l.t("Legen Sie zuerst eine Etappe an: Nach ihrer Uhr gehen die Zeiten.", "First add a leg: times go by its clock.")
                    href=paths::organise_trip(l, &event.slug)
                    link=l.t("Zur Reise", "To the trip")
                />
            }
            .into_any()
        } else {
            view! {
                <ui::Unsaved about=format!("trip-item:{}", event.id) form=AddTripItem::PATH>
                    <ui::Form action=AddTripItem::PATH>
                        <ui::Hidden name="event" value=event.id.to_string()/>
                        <ItemFields plan details/>
                        <ui::Submit label=l.t("Anlegen", "Add")/>
                    </ui::Form>
                </ui::Unsaved>
            }
            .into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseHead event title/>
            {content}
        })
    })
}

/// What a form begins with: nine to half past ten on the first day.
fn first(plan: &Plan) -> ItemDetails {
    let Some(leg) = plan.legs.first() else { return ItemDetails::default() };
    ItemDetails {
        leg: leg.id.to_string(),
        kind: TripItemKind::Visit.to_string(),
        starts: format!("{}T09:00", leg.starts_on),
        ends: format!("{}T10:30", leg.starts_on),
        ..ItemDetails::default()
    }
}

/// An item as it is, to change.
#[component]
pub fn EditTripItemPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("item"));
    load_page(async move {
        actor.require_organiser()?;
        let id: TripItemId = id.parse().map_err(|_| ApiError::NotFound)?;
        let (event, plan, item) = trip::item(&db, &actor, id).await?;
        if event.slug != slug {
            return Err(ApiError::NotFound);
        }
        let people = traveller::how_many_to_tell(&db, &actor, id).await?;
        let mut meetings = matchmaking::in_the_way(&db, &actor, &event).await?;
        meetings.retain(|meeting| meeting.item == id);
        let entries = audit::of_subject(&db, id.as_uuid()).await?;
        let zone = plan.leg(item.leg).map_or(event.zone, |leg| leg.zone);
        let title = item.title.in_(l).to_owned();
        let (details, revision) = (trip::copied(&item), item.revision);
        Ok(view! {
            <Title text=title.clone()/>
            <OrganiseHead event=event.clone() title/>
            <MeetingsInTheWay event=event.clone() plan=plan.clone() meetings/>
            <Informing item=item.clone() people/>
            <Acts event item=item.clone()/>
            <ui::Section title=l.t("Angaben", "Details") id="details">
                <ui::Unsaved about=format!("trip-item:{id}") revision form=EditTripItem::PATH>
                    <ui::Form action=EditTripItem::PATH>
                        <ui::Hidden name="item" value=id.to_string()/>
                        <ui::Hidden name="revision" value=revision.to_string()/>
                        <ItemFields plan details/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                </ui::Unsaved>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
        })
    })
}

#[component]
fn Acts(event: EventView, item: ItemView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (item.id.to_string(), item.revision.to_string());
    let (of_state, seen) = (id.clone(), revision.clone());
    let (next, label) = if item.cancelled {
        ("planned", l.t("Findet doch statt", "Bring it back"))
    } else {
        ("cancelled", l.t("Absagen", "Cancel the item"))
    };
    let question = match l {
        Locale::De => format!("„{}“ entfernen?", item.title.de),
        Locale::En => format!("Remove “{}”?", item.title.en),
    };
    view! {
        <ui::Actions>
            {item.cancelled.then(|| view! { <ui::Chip label=l.t("Fällt aus", "Cancelled") tone=ui::Tone::Bad/> })}
            <ui::Form action=SetTripItemState::PATH class="is-inline">
                <ui::Hidden name="item" value=of_state/>
                <ui::Hidden name="revision" value=seen/>
                <ui::Hidden name="state" value=next/>
                <ui::Submit label kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            <ui::LinkButton href=paths::copy_trip_item(l, &event.slug, item.id) label=l.t("Kopieren", "Copy") kind=ui::ButtonKind::Quiet/>
            <ui::Confirm
                action=RemoveTripItem::PATH
                label=l.t("Entfernen", "Remove")
                question
                detail=l.t("Was Reisende schon kennen, sagen Sie zuerst ab.", "What travellers know already you cancel first.")
            >
                <ui::Hidden name="item" value=id/>
                <ui::Hidden name="revision" value=revision/>
            </ui::Confirm>
        </ui::Actions>
    }
}

#[component]
fn ItemFields(plan: Plan, details: ItemDetails) -> impl IntoView {
    let l = ctx::locale();
    let legs = plan.legs.iter().map(|leg| (leg.id.to_string(), leg.place.clone())).collect();
    let kinds = TripItemKind::ALL.map(|kind| (kind.to_string(), words::kind(l, kind).to_owned())).to_vec();
    let groups: Vec<_> = plan.groups.iter().map(|group| (group.id.to_string(), group.name.in_(l).to_owned())).collect();
    let ItemDetails { leg, kind, title_de, title_en, starts, ends, groups: chosen, place, address, map_link, host, bring_de, bring_en } =
        details;
    let whom = (!groups.is_empty()).then(|| {
        view! {
            <ui::CheckBoxes
                name="groups"
                legend=l.t("Für wen?", "For whom?")
                options=groups
                current=chosen
                hint=l.t("Ohne Auswahl für alle.", "For everybody if none is chosen.")
            />
        }
    });
    view! {
        <div class="pair">
            <ui::Select name="leg" label=l.t("Etappe", "Leg") options=legs current=leg/>
            <ui::Select
                name="kind"
                label=l.t("Art", "Kind")
                options=kinds
                current=kind
                hint=l.t("Freie Zeit lässt Platz für Gespräche, alles andere nicht.", "Free time leaves room for meetings, all else does not.")
            />
        </div>
        <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=title_de required=true maxlength=160/>
        <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=title_en required=true maxlength=160/>
        <div class="pair">
            <ui::TextField
                name="starts"
                label=l.t("Beginn", "Begins")
                kind=ui::InputKind::DateTimeLocal
                value=starts
                required=true
                hint=l.t("Nach der Uhr am Ort der Etappe.", "By the clock of the leg's place.")
            />
            <ui::TextField name="ends" label=l.t("Ende", "Ends") kind=ui::InputKind::DateTimeLocal value=ends required=true/>
        </div>
        {whom}
        <div class="pair">
            <ui::TextField name="place" label=l.t("Ort", "Place") value=place maxlength=160/>
            <ui::TextField name="address" label=l.t("Adresse", "Address") value=address maxlength=200/>
        </div>
        <div class="pair">
            <ui::TextField name="map_link" label=l.t("Link zur Karte", "Link to a map") kind=ui::InputKind::Url value=map_link hint=l.t("Beginnt mit https://", "Begins with https://")/>
            <ui::TextField name="host" label=l.t("Gastgeber", "Host") value=host maxlength=160/>
        </div>
        <ui::TextArea name="bring_de" label=l.t("Mitbringen (deutsch)", "To bring along (German)") value=bring_de rows=2 maxlength=600/>
        <ui::TextArea name="bring_en" label=l.t("Mitbringen (englisch)", "To bring along (English)") value=bring_en rows=2 maxlength=600/>
    }
}
