//! The exhibitors of an event, as everybody sees and searches them.

use super::{Town, Whereabouts};
use crate::{booth::UnitKind, ids::ApplicationId, locale::Text, organisation::OrganisationKind};

/// What the directory is narrowed to; empty texts narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryFilter {
    /// Words that all occur in name, legal name, town or teaser, or in the name of a topic, an offer or a wish.
    pub search: String,
    /// In any spelling.
    pub town: String,
    pub topic: String,
    pub offer: String,
    pub seek: String,
    /// With which letter the name begins: `a` to `z`, or [`super::OTHER_LETTERS`].
    pub letter: String,
    /// Counted from 1.
    pub page: u64,
}

/// A page of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryPage {
    pub cards: Vec<ExhibitorCard>,
    /// How many there are on all pages.
    pub total: u64,
    /// No exhibitor fits what was typed; these come close.
    pub similar: bool,
    /// How many stand at the end because they come close, behind those whose topic, offer or wish is called so.
    pub close: u64,
    pub page: u64,
    pub pages: u64,
    /// Every town that an exhibitor of the event is from, by name.
    pub towns: Vec<Town>,
    /// With which letters the names of the event's exhibitors begin.
    pub letters: Vec<String>,
}

/// An exhibitor in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExhibitorCard {
    pub slug: String,
    pub display_name: String,
    pub city: String,
    pub teaser: Text,
    /// Key in the file store.
    pub logo: Option<String>,
    pub unit_code: Option<String>,
    /// Words of the list of topics.
    pub topics: Vec<String>,
}

/// An exhibitor on its own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExhibitorView {
    pub id: ApplicationId,
    pub slug: String,
    pub display_name: String,
    pub legal_name: String,
    pub kind: Option<OrganisationKind>,
    pub city: String,
    pub country: String,
    pub website: String,
    pub logo: Option<String>,
    pub teaser: Text,
    /// Markdown.
    pub description: Text,
    pub topics: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub co_exhibitors: Vec<String>,
    /// Where it stands: code and kind of the unit.
    pub unit: Option<(String, UnitKind)>,
    /// The level around it.
    pub whereabouts: Option<Whereabouts>,
}
