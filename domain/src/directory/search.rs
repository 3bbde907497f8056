//! Narrowing the directory: by words, town and tags.

use sea_orm::{
    ColumnTrait, Condition, QueryFilter, Select,
    sea_query::{BinOper, Expr, ExprTrait, Func, LikeExpr, Query},
};

use super::DirectoryFilter;
use crate::{
    application::{
        TagKind,
        entity::{self, application_tag},
    },
    db::like_anywhere,
};

/// Words of a search that count.
const MOST_WORDS: usize = 6;

/// Only those that a visitor looks for.
pub(super) fn narrow(mut select: Select<entity::application::Entity>, filter: &DirectoryFilter) -> Select<entity::application::Entity> {
    for word in filter.search.split_whitespace().take(MOST_WORDS) {
        select = select.filter(occurs(word));
    }
    if !filter.town.is_empty() {
        select = select.filter(entity::application::Column::City.eq(filter.town.as_str()));
    }
    for (kind, value) in [(TagKind::Topic, &filter.topic), (TagKind::Offer, &filter.offer), (TagKind::Seek, &filter.seek)] {
        if !value.is_empty() {
            select = select.filter(entity::application::Column::Id.in_subquery(tagged(kind, value)));
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

/// Whether a word occurs. The databases' own `lower` may know ASCII alone (SQLite always, PostgreSQL in the C locale),
/// so each word is also looked for with its other letters as capitals.
fn occurs(word: &str) -> Condition {
    use entity::application::Column;
    let text = |column| Expr::col((entity::application::Entity, column));
    // One text and one pattern: on long lists the search is what costs.
    let whole = [Column::City, Column::TeaserDe, Column::TeaserEn].into_iter().fold(text(Column::DisplayName), |whole, column| {
        whole.binary(BinOper::Custom("||"), Expr::value(" ")).binary(BinOper::Custom("||"), text(column))
    });
    spellings(word).into_iter().fold(Condition::any(), |found, spelling| {
        let lower = Expr::expr(Func::lower(whole.clone()));
        found.add(lower.like(LikeExpr::new(like_spelled(&spelling)).escape('\\')))
    })
}

/// `like_anywhere` but for the case of letters beyond ASCII, which it would take away.
fn like_spelled(word: &str) -> String {
    if word.to_lowercase() == word {
        return like_anywhere(word);
    }
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// A word in lower case, and with its first or all of its letters beyond ASCII as capitals.
fn spellings(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let raised = |most: usize| {
        let mut left = most;
        lower
            .chars()
            .map(|c| match c.to_uppercase().next() {
                Some(capital) if !c.is_ascii() && left > 0 && c.to_uppercase().count() == 1 => {
                    left -= 1;
                    capital
                }
                _ => c,
            })
            .collect::<String>()
    };
    let mut spellings = vec![lower.clone()];
    for spelling in [raised(1), raised(usize::MAX)] {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_word_is_looked_for_in_the_spellings_that_a_plain_lower_leaves() {
        assert_eq!(spellings("Bochum"), ["bochum"]);
        assert_eq!(spellings("ÄRZTE"), ["ärzte", "Ärzte"]);
        assert_eq!(spellings("münchenöst"), ["münchenöst", "mÜnchenöst", "mÜnchenÖst"]);
        assert_eq!(spellings("straße"), ["straße"]);
    }
}
