//! The organisers' list of bridges, and a new one.

use domain::{
    bridge::{self, BridgeView},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::fields::BridgeFields;
use crate::{bridge::CreateBridge, ctx, frame::OrganiseNav, load::load_page, paths, ui, words::bridge as words};

/// All bridges and networks.
#[component]
pub fn OrganiseBridges() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = bridge::for_organisers(&db, &actor).await?;
        let title = l.t("Brücken und Netzwerke", "Bridges and networks");
        let list = if found.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch keine Brücke", "No bridge yet")
                    text=l.t(
                        "Legen Sie die erste an: Name und Art genügen für den Anfang. Danach kann eine Veranstaltung zu ihr gehören.",
                        "Make the first one: name and kind are enough to begin with. Then an event can belong to it.",
                    )
                />
            }
            .into_any()
        } else {
            list(l, title, found)
        };
        Ok(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title/>
            <ui::Actions><ui::LinkButton href=paths::new_bridge(l) label=l.t("Neue Brücke oder neues Netzwerk", "New bridge or network")/></ui::Actions>
            {list}
        })
    })
}

fn list(l: Locale, caption: &'static str, bridges: Vec<BridgeView>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Art", "Kind")),
        ui::Column::new(l.t("Seit", "Since")).figures(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = bridges.into_iter().map(|bridge| {
        let href = paths::organise_bridge(l, &bridge.slug);
        vec![
            view! { <a href=href>{bridge.name}</a> }.into_any(),
            words::kind(l, bridge.kind).into_any(),
            bridge.since.map_or_else(|| "–".to_owned(), |year| year.to_string()).into_any(),
            view! { <ui::Chip label=words::state(l, bridge.state) tone=words::tone(bridge.state)/> }.into_any(),
        ]
    });
    view! { <ui::Table caption columns rows=rows.collect()/> }.into_any()
}

/// A new draft.
#[component]
pub fn NewBridge() -> impl IntoView {
    let l = ctx::locale();
    let actor = ctx::actor();
    load_page(async move {
        actor.require_organiser()?;
        let title = l.t("Neue Brücke oder neues Netzwerk", "New bridge or network");
        Ok(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=vec![(paths::organise_bridges(l), l.t("Brücken und Netzwerke", "Bridges and networks").to_owned())] here=l.t("Neu", "New")/>
            <ui::PageHead
                title
                lede=l.t("Zuerst ein Entwurf, den nur die Organisation sieht. Partner kommen danach hinzu.", "First a draft that only organisers see. Partners are added afterwards.")
            />
            <ui::Unsaved about="bridge:new" form=CreateBridge::PATH>
                <ui::Form action=CreateBridge::PATH>
                    <BridgeFields/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}
