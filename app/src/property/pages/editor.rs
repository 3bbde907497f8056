//! Writing a property: an exhibitor's team its own, organisers all of them, on the same page.

use domain::{
    actor::Actor,
    clock,
    ids::PropertyId,
    locale::Locale,
    property::{self, PropertyForm, PropertyView, Publication},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{fields::PropertyFields, files::Files};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    load::load_page,
    paths,
    property::{CreateProperty, DeleteProperty, EditProperty as EditAct, HandInProperty, HideProperty, PublishProperty},
    ui,
    words::property as words,
};

/// A new draft.
#[component]
pub fn NewProperty() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        may_be_here(&actor)?;
        let holders = property::holders(&db, &actor).await?;
        let (title, is_organiser) = (l.t("Neues Objekt", "New property"), actor.is_organiser());
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=up(l, is_organiser) here=l.t("Neu", "New")/>
            <ui::PageHead
                title
                lede=l.t("Zuerst ein Entwurf. Bilder und Dokumente fügen Sie danach hinzu.", "First a draft. You add pictures and documents afterwards.")
            />
            <ui::Unsaved about="property:new" form=CreateProperty::PATH>
                <ui::Form action=CreateProperty::PATH>
                    <PropertyFields form=PropertyForm::default() holders is_organiser/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}

/// A property: what it says, its files, who sees it, and what happened to it.
#[component]
pub fn EditProperty() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("property"));
    load_page(async move {
        may_be_here(&actor)?;
        let id: PropertyId = id.parse().map_err(|_| ApiError::NotFound)?;
        let property = property::property(&db, &actor, id).await?;
        let holders = property::holders(&db, &actor).await?;
        let history = property::history_of(&db, &actor, id).await?;
        let (title, is_organiser) = (property.title.in_(l).to_owned(), actor.is_organiser());
        let form = property.form.clone();
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up=up(l, is_organiser) here=title.clone()/>
            <ui::PageHead kicker=words::kind(l, property.kind) title/>
            <Publishing property=property.clone() is_organiser/>
            <ui::Unsaved about=format!("property:{id}") revision=property.revision form=EditAct::PATH>
                <ui::Form action=EditAct::PATH>
                    <ui::Hidden name="property" value=id.to_string()/>
                    <ui::Hidden name="revision" value=property.revision.to_string()/>
                    <PropertyFields form holders is_organiser/>
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Unsaved>
            <Files property/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries=history zone=clock::home()/></ui::Section>
        })
    })
}

/// The same page stands on the organisers' side and on that of exhibitors, where organisers may look, too.
fn may_be_here(actor: &Actor) -> Result<(), ApiError> {
    let is_organisers_side = ctx::page_path().starts_with(&paths::organise_properties(ctx::locale()));
    if is_organisers_side { Ok(actor.require_organiser()?) } else { Ok(()) }
}

fn up(l: Locale, is_organiser: bool) -> Vec<(String, String)> {
    let list = if is_organiser { paths::organise_properties(l) } else { paths::own_properties(l) };
    vec![(list, l.t("Flächen und Projekte", "Sites and projects").to_owned())]
}

/// How it stands, and what can be done about that.
#[component]
fn Publishing(property: PropertyView, is_organiser: bool) -> impl IntoView {
    let l = ctx::locale();
    let (id, publication) = (property.id.to_string(), property.publication);
    let acts = match publication {
        Publication::Published => view! { <Hide id revision=property.revision.to_string() label=l.t("Verbergen", "Hide")/> }.into_any(),
        _ => view! { <Unpublished id revision=property.revision.to_string() publication is_organiser/> }.into_any(),
    };
    view! {
        <ui::Section title=l.t("Veröffentlichung", "Publication") id="publication">
            <p>
                <ui::Chip label=words::publication(l, publication) tone=words::publication_tone(publication)/>
                " "<a href=paths::property(l, &property.slug)>{l.t("Seite ansehen", "See the page")}</a>
            </p>
            {acts}
        </ui::Section>
    }
}

#[component]
fn Hide(id: String, revision: String, label: &'static str) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=HideProperty::PATH
            label
            question=l.t("Das Objekt wieder zum Entwurf machen?", "Make the property a draft again?")
            detail=l.t(
                "Öffentlich ist es dann nicht mehr; geteilte Links und QR-Codes führen ins Leere. Sie können es wieder veröffentlichen lassen.",
                "It is not public then; shared links and QR codes lead nowhere. It can be published again.",
            )
        >
            <ui::Hidden name="property" value=id/>
            <ui::Hidden name="revision" value=revision/>
        </ui::Confirm>
    }
}

/// Organisers publish, exhibitors ask for it.
#[component]
fn Unpublished(id: String, revision: String, publication: Publication, is_organiser: bool) -> impl IntoView {
    let l = ctx::locale();
    let is_handed_in = publication == Publication::HandedIn;
    let hint = match (is_organiser, is_handed_in) {
        (true, true) => {
            l.t("Der Aussteller bittet darum, das Objekt zu veröffentlichen.", "The exhibitor asks for the property to be published.")
        }
        (false, true) => {
            l.t("Die Organisation prüft das Objekt und veröffentlicht es.", "The organisers look at the property and publish it.")
        }
        (_, false) => l.t(
            "Speichern Sie zuerst, was Sie im Formular geändert haben. Gebraucht wird die Beschreibung in beiden Sprachen.",
            "Save first what you changed in the form. The description is needed in both languages.",
        ),
    };
    let back = is_handed_in.then(|| view! { <Hide id=id.clone() revision=revision.clone() label=l.t("Zurückholen", "Take it back")/> });
    let forward = if is_organiser {
        Some(view! { <Publish id=id.clone() revision/> }.into_any())
    } else {
        (!is_handed_in).then(|| view! { <HandIn id=id.clone() revision/> }.into_any())
    };
    view! {
        <p class="hint">{hint}</p>
        <div class="row">
            {forward}
            {back}
            <ui::Confirm
                action=DeleteProperty::PATH
                label=l.t("Objekt löschen", "Delete the property")
                question=l.t("Dieses Objekt löschen?", "Delete this property?")
                detail=l.t("Texte, Bilder und Dokumente sind danach weg.", "Its texts, pictures and documents are gone afterwards.")
            >
                <ui::Hidden name="property" value=id/>
            </ui::Confirm>
        </div>
    }
}

#[component]
fn Publish(id: String, revision: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=PublishProperty::PATH
            label=l.t("Veröffentlichen", "Publish")
            question=l.t("Das Objekt jetzt allen zeigen?", "Show the property to everybody now?")
            detail=l.t("Es steht dann in der Liste, auf der Karte und in Suchmaschinen.", "It then stands in the list, on the map and in search engines.")
            kind=ui::ButtonKind::Primary
            does=ui::ButtonKind::Primary
        >
            <ui::Hidden name="property" value=id/>
            <ui::Hidden name="revision" value=revision/>
        </ui::Confirm>
    }
}

#[component]
fn HandIn(id: String, revision: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Form action=HandInProperty::PATH class="is-inline">
            <ui::Hidden name="property" value=id/>
            <ui::Hidden name="revision" value=revision/>
            <ui::Submit label=l.t("Zur Veröffentlichung einreichen", "Hand in for publication")/>
        </ui::Form>
    }
}
