//! Narrowing the directory: by words, town and tags.

use sea_orm::{ColumnTrait, QueryFilter, Select, sea_query::Query};

use super::DirectoryFilter;
use crate::{
    application::{
        TagKind,
        entity::{self, application_tag},
    },
    db::{Db, search},
};

/// Only those that a visitor looks for.
pub(super) fn narrow(
    db: &Db,
    mut select: Select<entity::application::Entity>,
    filter: &DirectoryFilter,
) -> Select<entity::application::Entity> {
    use entity::application::Column;
    select = select.filter(search::finds(db, [Column::DisplayName, Column::City, Column::TeaserDe, Column::TeaserEn], &filter.search));
    if !filter.town.is_empty() {
        select = select.filter(Column::City.eq(filter.town.as_str()));
    }
    for (kind, value) in [(TagKind::Topic, &filter.topic), (TagKind::Offer, &filter.offer), (TagKind::Seek, &filter.seek)] {
        if !value.is_empty() {
            select = select.filter(Column::Id.in_subquery(tagged(kind, value)));
        }
    }
    select
}

fn tagged(kind: TagKind, value: &str) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(application_tag::Column::ApplicationId)
        .from(application_tag::Entity)
        .and_where(application_tag::Column::Kind.eq(kind))
        .and_where(application_tag::Column::Value.eq(value))
        .to_owned()
}
