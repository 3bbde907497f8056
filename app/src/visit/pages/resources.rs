//! Rooms and interpreters.

use domain::{
    locale::Locale,
    visit::{self, ResourceKind, ResourceView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    frame::OrganiseNav,
    load::load_page,
    paths, ui,
    visit::api::{AddResource, EditResource, RemoveResource},
    words::visit as words,
};

/// All of them, each to change, and a new one.
#[component]
pub fn VisitResources() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = visit::resources(&db, &actor).await?;
        let title = l.t("Räume und Dolmetscher:innen", "Rooms and interpreters");
        let empty = found.is_empty().then(|| {
            view! {
                <ui::EmptyState
                    title=l.t("Noch keine", "None yet")
                    text=l.t(
                        "Fügen Sie unten den ersten Raum hinzu. Danach wählen Sie ihn bei einem Programmpunkt, und niemand belegt ihn zweimal.",
                        "Add the first room below. Then you choose it for an item, and nobody takes it twice.",
                    )
                />
            }
        });
        let rows: Vec<_> = found.into_iter().map(|one| row(l, one)).collect();
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::Breadcrumbs up=vec![(paths::visits(l), l.t("Besuche", "Visits").to_owned())] here=title/>
            <ui::PageHead title lede=l.t("Zur selben Zeit belegt sie immer nur ein Programmpunkt.", "At any time only one item of a programme takes each of them.")/>
            {empty}
            {rows}
            <ui::Section title=l.t("Hinzufügen", "Add") id="new">
                <ui::Form action=AddResource::PATH>
                    {fields(l, None)}
                    <ui::Submit label=l.t("Hinzufügen", "Add")/>
                </ui::Form>
            </ui::Section>
        })
    })
}

fn row(l: Locale, one: ResourceView) -> AnyView {
    let (id, title) = (one.id.to_string(), format!("{}: {}", words::resource_kind(l, one.kind), one.name));
    let (revision, anchor) = (one.revision.to_string(), format!("resource-{id}"));
    let (edited, removed, form) = (id.clone(), id.clone(), id.clone());
    view! {
        <ui::Section title id=anchor>
            <ui::Form action=EditResource::PATH id=form>
                <ui::Hidden name="resource" value=edited/>
                <ui::Hidden name="revision" value=revision/>
                {fields(l, Some(one))}
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            <ui::Confirm
                action=RemoveResource::PATH
                id=removed
                label=l.t("Entfernen", "Remove")
                question=l.t("Wirklich entfernen?", "Really remove?")
                detail=l.t("Das geht nur, solange kein Programmpunkt dort steht.", "That works only as long as no item has it.")
                kind=ui::ButtonKind::Plain
            ><ui::Hidden name="resource" value=id/></ui::Confirm>
        </ui::Section>
    }
    .into_any()
}

fn fields(l: Locale, one: Option<ResourceView>) -> AnyView {
    let kinds = match &one {
        Some(one) => vec![one.kind],
        None => ResourceKind::ALL.to_vec(),
    };
    let kinds: Vec<_> = kinds.into_iter().map(|kind| (kind.as_str().to_owned(), words::resource_kind(l, kind).to_owned())).collect();
    let capacity = one.as_ref().and_then(|one| one.capacity).map(|number| number.to_string()).unwrap_or_default();
    let (name, detail) = one.map(|one| (one.name, one.detail)).unwrap_or_default();
    view! {
        <div class="pair">
            <ui::Select name="kind" label=l.t("Art", "Kind") options=kinds/>
            <ui::TextField name="name" label=l.t("Name", "Name") value=name required=true maxlength=80/>
        </div>
        <div class="pair">
            <ui::TextField name="detail" label=l.t("Wo, oder welche Sprachen", "Where, or which languages") value=detail maxlength=200/>
            <ui::TextField name="capacity" label=l.t("Plätze (nur Räume)", "Places (rooms only)") value=capacity inputmode="numeric" maxlength=6/>
        </div>
    }
    .into_any()
}
