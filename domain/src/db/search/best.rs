//! The rows that fit best what was typed, best first: for a search that shows some of everything instead of a whole list.

use sea_orm::{DbErr, EntityTrait, ModelTrait, Order, QueryOrder, QuerySelect, Select, sea_query::ValueType};

use super::{Narrowed, Searched, narrowed, words};
use crate::db::Db;

/// Rows that are compared: those with a word that begins so come before others already in the database.
const MOST_COMPARED: u64 = 200;

/// Rows of one table that were found.
pub(crate) struct Best<M> {
    pub rows: Vec<(Fit, M)>,
    /// No row has every word; these come close.
    pub similar: bool,
    /// There may be more than were compared.
    pub at_least: bool,
}

impl<M> Best<M> {
    pub(crate) fn nothing() -> Self {
        Self { rows: Vec::new(), similar: false, at_least: false }
    }
}

/// How well a row fits: the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fit {
    /// For each typed word: 0 for the word itself, 1 for a word that begins so, 2 for one that holds it, more where it only
    /// comes close.
    how: usize,
    /// Which word of the row it is: names stand first.
    place: usize,
}

/// The rows that fit best, best first; none if nothing is typed.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn best<E: EntityTrait, const N: usize>(
    db: &Db,
    rows: Select<E>,
    by: &Searched<E::Column, N>,
    typed: &str,
) -> Result<Best<E::Model>, DbErr> {
    let words = words::typed(typed);
    if words.is_empty() {
        return Ok(Best::nothing());
    }
    let Narrowed { rows, similar } = narrowed(db, rows, by, typed, None).await?;
    let begins_first = words.iter().fold(rows, |rows, word| rows.order_by(by.holds(db, &format!(" {word}")), Order::Desc));
    let found = begins_first.order_by_desc(by.id).limit(MOST_COMPARED).all(db.read()).await?;
    let at_least = found.len() as u64 >= MOST_COMPARED;
    let key_of = |row: &E::Model| <String as ValueType>::try_from(row.get(by.key)).unwrap_or_default();
    let mut rows: Vec<_> = found.into_iter().map(|row| (fit(&key_of(&row), &words), row)).collect();
    rows.sort_by_key(|(fit, _)| *fit);
    Ok(Best { rows, similar, at_least })
}

/// The same of a short list of which no key is kept: those that hold every word. Errors are not forgiven.
pub(crate) fn best_of<M>(rows: Vec<M>, texts: impl Fn(&M) -> Vec<&str>, typed: &str) -> Best<M> {
    let typed = words::typed(typed);
    if typed.is_empty() {
        return Best::nothing();
    }
    let fitting = rows.into_iter().filter_map(|row| {
        let key = words::key(texts(&row));
        typed.iter().all(|word| key.contains(word.as_str())).then(|| (fit(&key, &typed), row))
    });
    let mut rows: Vec<_> = fitting.collect();
    rows.sort_by_key(|(fit, _)| *fit);
    Best { rows, similar: false, at_least: false }
}

fn fit(key: &str, words: &[String]) -> Fit {
    let parts: Vec<&str> = key.split(' ').skip(1).collect();
    let fits = words.iter().map(|word| fit_of_word(&parts, word));
    fits.fold(Fit { how: 0, place: usize::MAX }, |all, one| Fit { how: all.how + one.how, place: all.place.min(one.place) })
}

fn fit_of_word(parts: &[&str], word: &str) -> Fit {
    let of_part = |part: &str| {
        if part == word {
            0
        } else if part.starts_with(word) {
            1
        } else if part.contains(word) {
            2
        } else {
            3 + strsim::osa_distance(part, word)
        }
    };
    let fits = parts.iter().enumerate().map(|(place, part)| Fit { how: of_part(part), place });
    fits.min().unwrap_or(Fit { how: usize::from(u16::MAX), place: usize::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let typed = words::typed(typed);
        let mut names = names.to_vec();
        names.sort_by_key(|name| fit(&words::key([*name]), &typed));
        names
    }

    #[test]
    fn the_word_itself_comes_first_then_beginnings_then_what_holds_it() {
        let names = ["Gut Essener", "Essener Hof", "Delikatessen", "Stadt Essen", "Essen"];
        assert_eq!(order("essen", &names), ["Essen", "Stadt Essen", "Essener Hof", "Gut Essener", "Delikatessen"]);
    }

    #[test]
    fn the_fewest_errors_come_first() {
        assert_eq!(order("bochm", &["Borken", "Stadt Bochum", "Bochum"]), ["Bochum", "Stadt Bochum", "Borken"]);
        assert_eq!(
            order("anna berg", &["Anna Bergmann", "Berg, Anna", "Annabell Bergmann"]),
            ["Berg, Anna", "Anna Bergmann", "Annabell Bergmann"]
        );
    }
}
