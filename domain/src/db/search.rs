//! Finding words in a list: one rule for every list that can be searched, on both databases. Each word that was typed occurs
//! somewhere in what a row says, in whatever order, case, marks and transcription; where no row has them all, those that come
//! close are found.
//!
//! What a row says stands folded in a column of its own, `search_key`, which whoever writes the row writes with it: the
//! databases' own `lower` may know ASCII alone, neither takes marks away, and no word is folded again for every search.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Func},
};
use uuid::Uuid;

use super::Db;

mod also;
mod best;
mod fill;
mod similar;
mod words;

pub(crate) use also::{NarrowedAlso, narrowed_also};
pub(crate) use best::{Best, Fit, best, best_of};
pub(crate) use fill::fill;

/// What a table is searched by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Searched<C, const N: usize> {
    pub id: C,
    /// Holds what [`Self::key_of`] makes of the texts.
    pub key: C,
    pub texts: [C; N],
}

impl<C, const N: usize> Searched<C, N> {
    /// The key of a row whose searched columns say this, in their order; empty if they say nothing.
    pub(crate) fn key_of(&self, texts: [&str; N]) -> String {
        words::key(texts)
    }
}

impl<C: ColumnTrait, const N: usize> Searched<C, N> {
    /// Whether a folded word, or a part of one, occurs in the key.
    pub(crate) fn holds(&self, db: &Db, part: &str) -> Expr {
        let key = Expr::col(self.key.as_column_ref());
        let place = match db.is_sqlite() {
            true => Func::cust("instr").args([key, Expr::value(part)]),
            // Keys are folded already: PostgreSQL need not compare them by the rules of a language.
            false => Func::cust("strpos").args([Expr::cust_with_expr("$1 COLLATE \"C\"", key), Expr::value(part)]),
        };
        Expr::expr(place).gt(0)
    }
}

/// What is left of a list.
pub(crate) struct Narrowed<E: EntityTrait> {
    pub rows: Select<E>,
    /// No row has every word; these come close.
    pub similar: bool,
}

/// Whether enough is typed to look through everything for it: two letters, or one of a script whose signs are words.
pub(crate) fn is_enough(typed: &str) -> bool {
    let words = words::typed(typed);
    words.iter().map(|word| word.chars().count()).sum::<usize>() >= 2 || words.iter().any(|word| !word.is_ascii())
}

/// The rows that hold every word of `typed`, or that `named` finds: whose code was scanned into the search. Nothing typed
/// leaves all. To be sorted and cut into pages afterwards.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn narrowed<E: EntityTrait, const N: usize>(
    db: &Db,
    rows: Select<E>,
    by: &Searched<E::Column, N>,
    typed: &str,
    named: Option<Condition>,
) -> Result<Narrowed<E>, DbErr> {
    let words = words::typed(typed);
    if words.is_empty() {
        return Ok(Narrowed { rows, similar: false });
    }
    if let Some(named) = named {
        // What is called so exactly is meant: no other code comes close to a code.
        return Ok(Narrowed { rows: rows.filter(Condition::any().add(every_word(db, by, &words)).add(named)), similar: false });
    }
    Ok(match fitting(db, rows.clone(), by, &words).await? {
        Fitting::Every => Narrowed { rows: rows.filter(every_word(db, by, &words)), similar: false },
        Fitting::These(exact) => Narrowed { rows: rows.filter(by.id.is_in(exact)), similar: false },
        Fitting::Close(close) => Narrowed { rows: rows.filter(by.id.is_in(close)), similar: true },
    })
}

/// Which rows fit.
enum Fitting {
    /// Those with every word, if there are any.
    Every,
    /// The same, one by one.
    These(Vec<Uuid>),
    /// None has every word; these come close.
    Close(Vec<Uuid>),
}

async fn fitting<E: EntityTrait, const N: usize>(
    db: &Db,
    rows: Select<E>,
    by: &Searched<E::Column, N>,
    words: &[String],
) -> Result<Fitting, DbErr> {
    let exact = rows.clone().filter(every_word(db, by, words));
    // Of many rows with one word the first is found at once. Several words are in few: one look finds also who comes close.
    if words.len() == 1 && is_any(db, exact.clone(), by.id).await? {
        return Ok(Fitting::Every);
    }
    let looked = similar::look(db, rows, by, words).await?;
    if let Some(all) = looked.all_with_every_word() {
        return Ok(Fitting::These(all));
    }
    if looked.close.is_empty() || words.len() > 1 && looked.may_have_missed_some && is_any(db, exact, by.id).await? {
        return Ok(Fitting::Every);
    }
    Ok(Fitting::Close(looked.close))
}

fn every_word<C: ColumnTrait, const N: usize>(db: &Db, by: &Searched<C, N>, words: &[String]) -> Condition {
    words.iter().fold(Condition::all(), |all, word| all.add(by.holds(db, word)))
}

/// The words of what was typed, folded as keys are.
pub(crate) fn typed_words(typed: &str) -> Vec<String> {
    words::typed(typed)
}

/// Whether a folded word occurs in these texts: for short lists of which no key is kept.
pub(crate) fn texts_hold<'a>(texts: impl IntoIterator<Item = &'a str>, word: &str) -> bool {
    words::key(texts).contains(word)
}

async fn is_any<E: EntityTrait>(db: &Db, rows: Select<E>, id: E::Column) -> Result<bool, DbErr> {
    let first = rows.select_only().column(id).into_tuple::<Uuid>().one(db.read()).await?;
    Ok(first.is_some())
}
