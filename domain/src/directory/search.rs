//! Narrowing the directory: by words, first letter, town and tags.

use sea_orm::{ColumnTrait, DbErr, QueryFilter, Select};

use super::{
    DirectoryFilter,
    places::{Town, begins_with},
};
use crate::{
    application::{TagKind, entity, tagged, tagged_as},
    db::{
        Db,
        search::{self, NarrowedAlso},
    },
};

/// Only those that a visitor looks for.
///
/// # Errors
/// A failure of the database.
pub(super) async fn narrow(
    db: &Db,
    mut select: Select<entity::application::Entity>,
    filter: &DirectoryFilter,
    towns: &[Town],
) -> Result<NarrowedAlso<entity::application::Entity>, DbErr> {
    use entity::application::Column;
    if !filter.town.is_empty() {
        let called = towns.iter().filter(|town| town.is_called(&filter.town));
        select = select.filter(Column::City.is_in(called.flat_map(|town| &town.spellings)));
    }
    if !filter.letter.is_empty() {
        select = select.filter(begins_with(&filter.letter));
    }
    for (kind, value) in [(TagKind::Topic, &filter.topic), (TagKind::Offer, &filter.offer), (TagKind::Seek, &filter.seek)] {
        if !value.is_empty() {
            select = select.filter(Column::Id.in_subquery(tagged(kind, value)));
        }
    }
    search::narrowed_also(db, select, &entity::application::SEARCHED, &filter.search, tagged_as(&filter.search)).await
}
