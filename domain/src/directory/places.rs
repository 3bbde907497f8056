//! Where exhibitors are from, and with which letter their names begin: what leads into a long directory.

use sea_orm::{
    ColumnTrait, DbErr, QuerySelect, Select,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    application::entity::application,
    db::{Db, compare_names},
};

/// What stands for every beginning that is no letter from A to Z.
pub const OTHER_LETTERS: &str = "#";

/// A town, and how many of the exhibitors are from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    pub name: String,
    pub exhibitors: u64,
}

/// Every town, by name.
pub(super) async fn towns(db: &Db, all: Select<application::Entity>) -> Result<Vec<Town>, DbErr> {
    let rows: Vec<(String, i64)> = all
        .select_only()
        .column(application::Column::City)
        .column_as(application::Column::Id.count(), "number")
        .group_by(application::Column::City)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut towns: Vec<_> = rows.into_iter().map(|(name, number)| Town { name, exhibitors: number.unsigned_abs() }).collect();
    towns.sort_by(|a, b| compare_names(&a.name, &b.name));
    Ok(towns)
}

/// The letters with which names begin, from A to Z and then [`OTHER_LETTERS`]: `Ö` is an `O`.
pub(super) async fn letters(db: &Db, all: Select<application::Entity>) -> Result<Vec<String>, DbErr> {
    let found: Vec<String> = all.select_only().column_as(first_letter(), "letter").distinct().into_tuple().all(db.read()).await?;
    let mut letters: Vec<String> = latin().filter(|letter| found.contains(letter)).collect();
    if found.iter().any(|letter| !latin().any(|latin| latin == *letter)) {
        letters.push(OTHER_LETTERS.to_owned());
    }
    Ok(letters)
}

/// Whether a name begins with this letter.
pub(super) fn begins_with(letter: &str) -> Expr {
    if letter == OTHER_LETTERS { first_letter().is_not_in(latin()) } else { first_letter().eq(letter) }
}

/// A search key begins with a sign of its own and a space, and then with the name, folded.
fn first_letter() -> Expr {
    Expr::cust(r#"substr("application"."search_key", 3, 1)"#)
}

fn latin() -> impl Iterator<Item = String> {
    ('a'..='z').map(String::from)
}
