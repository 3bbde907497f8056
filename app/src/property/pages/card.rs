//! A property in a list.

use domain::{
    locale::Locale,
    property::{PropertyKind, PropertyUse, PropertyView},
};
use leptos::prelude::*;

use super::watch::watch;
use crate::{
    event::{Ground, drawing_of_ground},
    paths, ui,
    words::property as words,
};

/// What stands for a picture where there is none: what the property is good for chooses the scene.
pub(super) fn drawn(property: &PropertyView, class: &'static str) -> AnyView {
    let is_for_halls = property.uses.iter().any(|one| matches!(one, PropertyUse::Production | PropertyUse::Logistics));
    let ground = match property.kind {
        _ if is_for_halls => Ground::Halls,
        PropertyKind::Project => Ground::Houses,
        PropertyKind::Site => Ground::Parcels,
    };
    drawing_of_ground(ground, property.id.as_uuid().as_u128(), &property.town, class).into_any()
}

/// Its picture, what it is, where, how large, and what it costs. `compares` puts a box beside it, for a form around the list.
pub(super) fn card(l: Locale, property: &PropertyView, compares: bool) -> AnyView {
    let title = property.title.in_(l).to_owned();
    let picture = match property.picture() {
        Some(picture) => {
            let (src, alt) = (paths::file(&picture.file), picture.title.in_(l).to_owned());
            view! { <img class="tile-art" src=src alt=alt width="1600" height="1067" loading="lazy"/> }.into_any()
        }
        None => drawn(property, "tile-art"),
    };
    let uses = words::uses(l, &property.uses);
    let what = [words::kind(l, property.kind).to_owned(), uses].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let compare = compares.then(|| {
        let label = format!("{}: {title}", l.t("Vergleichen", "Compare"));
        view! {
            <label class="choice">
                <input type="checkbox" name="p" value=property.slug.clone() aria-label=label/>
                <span aria-hidden="true">{l.t("Vergleichen", "Compare")}</span>
            </label>
        }
    });
    view! {
        <li class="tile-event property-tile" data-star-item="">
            {picture}
            <div class="tile-text">
                <p class="tile-when">{format!("{} · {what}", property.town)}</p>
                <h3><a href=paths::property(l, &property.slug)>{title.clone()}</a></h3>
                <p class="tile-figures">{words::size(l, property)}</p>
                <p>{words::price(l, property.price)}</p>
                <p class="tile-state"><ui::Chip label=words::state(l, property.state) tone=words::state_tone(property.state)/></p>
                <div class="row property-acts">{compare}{watch(l, &property.slug, &title, false)}</div>
            </div>
        </li>
    }
    .into_any()
}

/// The same without what is pressed, for pages of something else.
pub(super) fn small_card(l: Locale, property: &PropertyView) -> AnyView {
    let chip = view! { <ui::Chip label=words::state(l, property.state) tone=words::state_tone(property.state)/> };
    let more: Vec<_> =
        [Some(property.town.clone()), words::size(l, property), Some(words::price(l, property.price))].into_iter().flatten().collect();
    view! {
        <li>
            <a class="list-name" href=paths::property(l, &property.slug)>{property.title.in_(l).to_owned()}</a>
            <span class="list-end">{chip}</span>
            <p class="list-more">{more.join(" · ")}</p>
        </li>
    }
    .into_any()
}
