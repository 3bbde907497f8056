//! An item of a programme: new, and changed.

use domain::{
    field::lettered_address,
    ids::{VisitId, VisitItemId},
    locale::Locale,
    visit::{self, HostAnswer, ItemView, ResourceKind, ResourceView, VisitView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths, ui,
    visit::api::{AddItem, EditItem as Edit, RemoveItem},
};

/// A new item.
#[component]
pub fn NewItem() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("visit"));
    load_page(async move {
        let id: VisitId = id.parse().map_err(|_| ApiError::NotFound)?;
        let visit = visit::visit(&db, &actor, id).await?;
        let resources = visit::resources(&db, &actor).await?;
        let title = l.t("Neuer Programmpunkt", "New item");
        let (up, revision) = (up(l, &visit), visit.revision);
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up here=l.t("Neu", "New")/>
            <ui::PageHead title lede=l.t("Gastgeber werden erst gefragt, wenn Sie das beim Besuch sagen.", "Hosts are asked only when you say so on the page of the visit.")/>
            <ui::Form action=AddItem::PATH>
                <ui::Hidden name="visit" value=id.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <ItemFields visit resources/>
                <ui::Submit label=l.t("Hinzufügen", "Add")/>
            </ui::Form>
        })
    })
}

/// An item as it is, to change.
#[component]
pub fn EditItem() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id, item) = (ctx::db(), ctx::actor(), ctx::param("visit"), ctx::param("item"));
    load_page(async move {
        actor.require_organiser()?;
        let id: VisitId = id.parse().map_err(|_| ApiError::NotFound)?;
        let item: VisitItemId = item.parse().map_err(|_| ApiError::NotFound)?;
        let item = visit::item(&db, &actor, item).await?;
        if item.visit != id {
            return Err(ApiError::NotFound);
        }
        let visit = visit::visit(&db, &actor, id).await?;
        let resources = visit::resources(&db, &actor).await?;
        let (title, up, revision, item_id) = (item.title.clone(), up(l, &visit), visit.revision.to_string(), item.id.to_string());
        let asked = (item.answer != HostAnswer::Unasked).then(|| {
            view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("Der Gastgeber ist schon gefragt", "The host was asked already")>
                    {l.t("Ändern Sie Titel, Ort, Raum, Zeit oder Gastgeber, wird neu gefragt; die alte Antwort gilt dann nicht mehr.", "If you change title, place, room, time or host, they are asked again; the old answer then no longer counts.")}
                </ui::Notice>
            }
        });
        let (removed, seen) = (item_id.clone(), revision.clone());
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up here=title.clone()/>
            <ui::PageHead kicker=l.t("Programmpunkt", "Item") title/>
            {asked}
            <ui::Form action=Edit::PATH>
                <ui::Hidden name="item" value=item_id/>
                <ui::Hidden name="revision" value=revision/>
                <ItemFields visit resources item/>
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
            <ui::Actions>
                <ui::Confirm
                    action=RemoveItem::PATH
                    label=l.t("Programmpunkt entfernen", "Remove the item")
                    question=l.t("Diesen Programmpunkt entfernen?", "Remove this item?")
                    detail=l.t("Ein Gastgeber, der gefragt ist, erfährt davon.", "A host who was asked is told.")
                >
                    <ui::Hidden name="item" value=removed/>
                    <ui::Hidden name="revision" value=seen/>
                </ui::Confirm>
            </ui::Actions>
        })
    })
}

fn up(l: Locale, visit: &VisitView) -> Vec<(String, String)> {
    vec![(paths::visits(l), l.t("Besuche", "Visits").to_owned()), (paths::visit(l, visit.id), visit.title().in_(l).to_owned())]
}

/// One value of the item, or nothing for a new one.
fn value(item: Option<&ItemView>, of: impl Fn(&ItemView) -> String) -> String {
    item.map(of).unwrap_or_default()
}

fn of_kind(resources: &[ResourceView], kind: ResourceKind) -> Vec<(String, String)> {
    let label = |one: &ResourceView| if one.detail.is_empty() { one.name.clone() } else { format!("{} ({})", one.name, one.detail) };
    let some = resources.iter().filter(|one| one.kind == kind).map(|one| (one.id.to_string(), label(one)));
    std::iter::once((String::new(), "–".to_owned())).chain(some).collect()
}

#[component]
fn ItemFields(visit: VisitView, resources: Vec<ResourceView>, #[prop(optional)] item: Option<ItemView>) -> impl IntoView {
    let (l, item) = (ctx::locale(), item.as_ref());
    let (rooms, interpreters) = (of_kind(&resources, ResourceKind::Room), of_kind(&resources, ResourceKind::Interpreter));
    let zone = visit.zone;
    let hint = match l {
        Locale::De => format!("In Schritten von fünf Minuten, nach der Uhr von {}", zone.name().replace('_', " ")),
        Locale::En => format!("In steps of five minutes, by the clock of {}", zone.name().replace('_', " ")),
    };
    let proposed = |hour: &str| visit.days.map(|(day, _)| format!("{day}T{hour}:00")).unwrap_or_default();
    let starts = item.map_or_else(|| proposed("10"), |item| format::local_input(zone, item.starts_at));
    let ends = item.map_or_else(|| proposed("11"), |item| format::local_input(zone, item.ends_at));
    view! {
        <ui::TextField name="title" label=l.t("Was", "What") value=value(item, |i| i.title.clone()) required=true maxlength=120/>
        <div class="pair">
            <ui::TextField name="starts" label=l.t("Von", "From") kind=ui::InputKind::DateTimeLocal value=starts step="300" hint=hint.clone() required=true/>
            <ui::TextField name="ends" label=l.t("Bis", "Until") kind=ui::InputKind::DateTimeLocal value=ends step="300" required=true/>
        </div>
        <ui::TextField name="place" label=l.t("Ort", "Place") value=value(item, |i| i.place.clone()) maxlength=200/>
        <div class="pair">
            <ui::Select name="room" label=l.t("Raum", "Room") options=rooms current=value(item, |i| i.room.as_ref().map(|one| one.id.to_string()).unwrap_or_default())/>
            <ui::Select name="interpreter" label=l.t("Dolmetscher:in", "Interpreter") options=interpreters current=value(item, |i| i.interpreter.as_ref().map(|one| one.id.to_string()).unwrap_or_default())/>
        </div>
        <p class="hint"><a href=paths::visit_resources(l)>{l.t("Räume und Dolmetscher:innen verwalten", "Manage rooms and interpreters")}</a></p>
        <HostFields item=item.cloned()/>
        <div class="form-part">
            <h2>{l.t("Dazu", "Besides")}</h2>
            <ui::TextArea name="gifts" label=l.t("Gastgeschenke", "Gifts") value=value(item, |i| i.gifts.clone()) rows=2 maxlength=1000/>
            <ui::TextArea name="menu" label=l.t("Bewirtung", "Menu") value=value(item, |i| i.menu.clone()) rows=2 maxlength=1000/>
            <ui::TextArea name="note" label=l.t("Notiz", "Note") value=value(item, |i| i.note.clone()) rows=2 maxlength=2000/>
        </div>
    }
}

#[component]
fn HostFields(item: Option<ItemView>) -> impl IntoView {
    let (l, item) = (ctx::locale(), item.as_ref());
    let languages = Locale::ALL.map(|locale| (locale.as_str().to_owned(), named(l, locale).to_owned())).to_vec();
    view! {
        <div class="form-part">
            <h2>{l.t("Gastgeber", "Host")}</h2>
            <ui::TextField name="host_organisation" label=l.t("Organisation", "Organisation") value=value(item, |i| i.host_organisation.clone()) maxlength=160/>
            <div class="pair">
                <ui::TextField name="host_name" label=l.t("Name", "Name") value=value(item, |i| i.host_name.clone()) maxlength=80/>
                <ui::TextField name="host_email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=value(item, |i| lettered_address(&i.host_email)) maxlength=254/>
            </div>
            <ui::Select name="host_locale" label=l.t("Sprache der E-Mails", "Language of the e-mails") options=languages current=item.map_or("de", |i| i.host_locale.as_str())/>
        </div>
    }
}

fn named(l: Locale, locale: Locale) -> &'static str {
    match locale {
        Locale::De => l.t("Deutsch", "German"),
        Locale::En => l.t("Englisch", "English"),
    }
}
