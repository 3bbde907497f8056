//! Whom a word of the lists names: `Energie` finds those whose topic it is, though no text of theirs says so.

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Query, SelectStatement},
};

use super::{
    Tag, TagKind,
    entity::{application, application_tag},
    tags,
};
use crate::{
    db::search::{texts_hold, typed_words},
    locale::Locale,
};

/// The applications with a topic, an offer or a wish that is called so, in either language: each typed word begins a word of
/// its name. Nothing if none is.
pub(crate) fn tagged_as(typed: &str) -> Option<Condition> {
    let words = typed_words(typed);
    let is_called = |tag: &&Tag| {
        let names = || Locale::ALL.map(|locale| tag.name(locale));
        !words.is_empty() && words.iter().all(|word| texts_hold(names(), &format!(" {word}")))
    };
    let mut any = Condition::any();
    for kind in TagKind::ALL {
        for tag in tags(kind).iter().filter(is_called) {
            any = any.add(application::Column::Id.in_subquery(tagged(kind, tag.value)));
        }
    }
    (!any.is_empty()).then_some(any)
}

/// The applications that chose this word.
pub(crate) fn tagged(kind: TagKind, value: &str) -> SelectStatement {
    Query::select()
        .column(application_tag::Column::ApplicationId)
        .from(application_tag::Entity)
        .and_where(application_tag::Column::Kind.eq(kind))
        .and_where(application_tag::Column::Value.eq(value))
        .to_owned()
}
