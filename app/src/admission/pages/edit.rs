//! What an exhibitor handed in, to be put right by organisers: what the directory says, where it is, whom to ask.

use domain::{
    event::{self, EventView},
    placement::own::{self, PlacementView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    admission::api::EditApplication as Edit,
    application::{
        pages::{ContentSections, LogoFields, Meanwhile, Preview, RemoveLogoForm},
        way::Way,
    },
    ctx,
    error::ApiError,
    frame::OrganiseHead,
    load::load_page,
    paths, ui,
};

/// The page.
#[component]
pub fn EditApplication() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("application"));
    load_page(async move {
        actor.require_organiser()?;
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let placed = own::application(&db, &actor, id).await?;
        if placed.event.id != event.id {
            return Err(ApiError::NotFound);
        }
        let title = format!("{}: {}", l.t("Angaben ändern", "Change the details"), placed.name());
        let lede = l.t(
            "Verzeichnis und Standplan zeigen, was hier steht. Standplatz, Preis und Erklärungen ändern sich dadurch nicht. Der Aussteller erfährt per E-Mail, was Sie ändern.",
            "Directory and plan show what stands here. Unit, price and declarations do not change by it. The exhibitor is told by e-mail what you change.",
        );
        let back = paths::admission_application(l, &slug, id);
        let is_open = placed.application.state.takes_edits_by_organisers();
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede/>
            {if is_open {
                let remove = placed.application.logo.is_some().then(|| view! { <RemoveLogoForm way=Way::Portal(id)/> });
                view! { <EditForm placed event/> {remove} <p><a href=back>{l.t("Zurück zur Bewerbung", "Back to the application")}</a></p> }.into_any()
            } else {
                view! {
                    <ui::EmptyState
                        title=l.t("Hier gibt es nichts zu ändern", "There is nothing to change here")
                        text=l.t("Ein Entwurf gehört dem Aussteller allein, und was vorbei ist, bleibt, wie es war.", "A draft is the exhibitor’s alone, and what is over stays as it was.")
                        href=back
                        link=l.t("Zurück zur Bewerbung", "Back to the application")
                    />
                }
                .into_any()
            }}
        })
    })
}

#[component]
fn EditForm(placed: PlacementView, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let name = placed.name().to_owned();
    let application = placed.application;
    let (content, logo, id) = (application.content.clone(), application.logo.clone(), application.id);
    let key = logo.clone();
    view! {
        <Meanwhile content=content.clone() form=Edit::PATH/>
        <ui::Unsaved about=format!("edit:{id}") revision=application.revision form=Edit::PATH>
            <div class="long-form is-two" data-previewed="">
                <div class="long-form-main">
                    <ui::Form action=Edit::PATH>
                        <ui::Hidden name="application" value=id.to_string()/>
                        <ui::Hidden name="revision" value=application.revision.to_string()/>
                        <ContentSections application event/>
                        <ui::Submit label=l.t("Ändern und Aussteller benachrichtigen", "Change and tell the exhibitor")/>
                        <LogoFields key name form=Edit::PATH/>
                    </ui::Form>
                </div>
                <div class="long-form-aside"><Preview content logo/></div>
            </div>
        </ui::Unsaved>
    }
}
