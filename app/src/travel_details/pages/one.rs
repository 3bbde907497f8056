//! One traveller for every organiser: whether their details are complete, and the note that all organisers read.

use domain::{
    audit, event,
    ids::TravellerId,
    travel_details::{self, TravellerStatus},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::shown::Completeness;
use crate::{
    audit::HistoryList, ctx, error::ApiError, frame::OrganiseHead, load::load_page, paths, told::Told, travel_details::api::SetTravelNote,
    ui,
};

/// The page.
#[component]
pub fn TravelOf() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("traveller"));
    load_page(async move {
        let id: TravellerId = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (overview, traveller) = travel_details::status(&db, &actor, event.id, id).await?;
        let entries = audit::of_subject(&db, id.as_uuid()).await?;
        let TravellerStatus { name, organisation, complete, note, .. } = traveller;
        let look = overview.may_look.then(|| {
            let href = paths::look_at_travel(l, &slug, id);
            view! { <ui::LinkButton href label=l.t("Ansehen (wird vermerkt)", "View (is noted)") kind=ui::ButtonKind::Quiet/> }
        });
        let (of, zone) = (event.id.to_string(), event.zone);
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Reisedaten", "Travel details")/>
            <OrganiseHead event title=name lede=organisation>
                <p><Completeness complete/></p>
                <ui::Actions>
                    {look}
                    <ui::LinkButton href=paths::organise_travel(l, &slug) label=l.t("Alle Reisenden", "All travellers") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </OrganiseHead>
            <ui::Section title=l.t("Notiz", "Note") id="note">
                <ui::Form action=SetTravelNote::PATH>
                    <ui::Hidden name="event" value=of/>
                    <ui::Hidden name="traveller" value=id.to_string()/>
                    <Told endpoint=SetTravelNote::PATH/>
                    <ui::TextArea
                        name="body"
                        label=l.t("Was alle in der Organisation wissen sollen", "What all organisers should know")
                        value=note
                        rows=3
                        maxlength=1000
                        hint=l.t("Keine Passdaten: Die gibt die Person selbst an.", "No passport details: the person gives them.")
                    />
                    <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
        })
    })
}
