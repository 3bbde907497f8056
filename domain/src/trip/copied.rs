//! A new item that begins as another one.

use super::{ItemDetails, plan::ItemView};

/// How times stand in a form.
const TYPED: &str = "%Y-%m-%dT%H:%M";

/// What a form says about an item: to change it, or to begin another one from it.
pub fn copied(item: &ItemView) -> ItemDetails {
    ItemDetails {
        leg: item.leg.to_string(),
        kind: item.kind.to_string(),
        title_de: item.title.de.clone(),
        title_en: item.title.en.clone(),
        starts: item.starts_local.format(TYPED).to_string(),
        ends: item.ends_local.format(TYPED).to_string(),
        groups: item.groups.iter().map(ToString::to_string).collect(),
        place: item.place.clone(),
        address: item.address.clone(),
        map_link: item.map_link.clone(),
        host: item.host.clone(),
        bring_de: item.bring.de.clone(),
        bring_en: item.bring.en.clone(),
    }
}
