//! "My booth": the sites and projects of one's own organisations, and who asked about them.

use domain::{
    clock,
    field::lettered_address,
    locale::Locale,
    phone::phone_as_read,
    property::{self, PropertyView, SharedEnquiry},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{ctx, error::ApiError, format, load::load_page, paths, ui, words::property as words};

/// The page.
#[component]
pub fn OwnProperties() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let properties = property::own(&db, &actor).await?;
        let asked = property::shared_with(&db, &actor).await?;
        let exhibits = actor.person().is_some_and(|person| !person.exhibits_for.is_empty());
        let title = l.t("Flächen und Projekte", "Sites and projects");
        let add = exhibits.then(|| {
            view! { <ui::Actions><ui::LinkButton href=paths::new_own_property(l) label=l.t("Neues Objekt", "New property")/></ui::Actions> }
        });
        let list = if properties.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch kein Objekt", "No property yet")
                    text=l.t("Legen Sie an, was Sie zeigen wollen. Öffentlich wird es, wenn die Organisation es veröffentlicht.", "Add what you want to show. It becomes public when the organisers publish it.")
                />
            }
            .into_any()
        } else {
            let rows: Vec<_> = properties.iter().map(|property| row(l, property)).collect();
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=vec![(paths::portal(l), l.t("Mein Stand", "My booth").to_owned())] here=title/>
            <ui::PageHead title lede=l.t("Was Ihre Organisation am Stand und das ganze Jahr anbietet.", "What your organisation offers on the booth and all year.")>{add}</ui::PageHead>
            {list}
            <Asked asked/>
        })
    })
}

fn row(l: Locale, property: &PropertyView) -> AnyView {
    let chip = view! { <ui::Chip label=words::publication(l, property.publication) tone=words::publication_tone(property.publication)/> };
    let more = [property.town.clone(), words::state(l, property.state).to_owned(), words::price(l, property.price)].join(" · ");
    view! {
        <li>
            <a class="list-name" href=paths::edit_own_property(l, property.id)>{property.title.in_(l).to_owned()}</a>
            <span class="list-end">{chip}</span>
            <p class="list-more">{more}</p>
        </li>
    }
    .into_any()
}

/// Those who agreed to be seen by the exhibitor.
#[component]
fn Asked(asked: Vec<SharedEnquiry>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = asked.into_iter().map(|one| asked_row(l, one)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Anfragen", "Enquiries") id="enquiries">
                <p class="hint">
                    {l.t(
                        "Wer hier steht, hat zugestimmt, dass Sie seine Angaben sehen. Die Agentur antwortet ebenfalls. Nutzen Sie die Angaben nur für die Antwort.",
                        "Whoever stands here agreed that you see what they wrote. The agency answers as well. Use it for your answer alone.",
                    )}
                </p>
                <ul class="list">{rows}</ul>
            </ui::Section>
        }
    })
}

fn asked_row(l: Locale, asked: SharedEnquiry) -> AnyView {
    let SharedEnquiry { id: _, about, name, email, phone, message, asked_at } = asked;
    let at = format::date_time(l, clock::home(), asked_at);
    let phone = (!phone.is_empty()).then(|| format!(" · {}", phone_as_read(l, &phone)));
    view! {
        <li>
            <p class="list-name">{format!("{name}: {about}")}</p>
            <span class="list-end small muted">{at}</span>
            <p class="list-more"><a href=format!("mailto:{email}")>{lettered_address(&email)}</a>{phone}</p>
            <p class="list-more">{message}</p>
        </li>
    }
    .into_any()
}
