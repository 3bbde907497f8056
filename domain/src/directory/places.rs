//! Where exhibitors are from, and with which letter their names begin: what leads into a long directory.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, ExprTrait},
};

use super::gazetteer::{self, Coordinates};
use crate::{
    application::entity::application,
    db::{Db, compare_names},
};

/// What stands for every beginning that is no letter from A to Z.
pub const OTHER_LETTERS: &str = "#";

/// A town, and how many of the exhibitors are from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// As most of its exhibitors spell it.
    pub name: String,
    pub exhibitors: u64,
    /// How its exhibitors spell it: `Mülheim`, `Muelheim an der Ruhr`.
    pub spellings: Vec<String>,
    /// Where it is, if that is known.
    pub place: Option<Coordinates>,
}

impl Town {
    /// Whether somebody may call it so.
    pub fn is_called(&self, name: &str) -> bool {
        let key = gazetteer::key(name);
        let is_spelt = |spelling: &String| spelling == name || gazetteer::key(spelling) == key;
        self.spellings.iter().any(is_spelt) || self.place.is_some_and(|place| gazetteer::all_called(name).any(|other| other == place))
    }
}

/// Every town, by name; one however its exhibitors spell it.
pub(super) async fn towns(db: &Db, all: Select<application::Entity>) -> Result<Vec<Town>, DbErr> {
    let rows: Vec<(String, String, i64)> = all
        .select_only()
        .column(application::Column::City)
        .column(application::Column::Country)
        .column_as(application::Column::Id.count(), "number")
        .filter(application::Column::City.ne(""))
        .group_by(application::Column::City)
        .group_by(application::Column::Country)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(merged(rows))
}

/// Which town is meant: the place, or the name alone where that is not known.
#[derive(PartialEq, Eq, Hash)]
enum Meant {
    Place(Coordinates),
    Name(String),
}

/// Spellings with their countries and numbers, as towns.
fn merged(mut rows: Vec<(String, String, i64)>) -> Vec<Town> {
    // The most frequent spelling first, and of two the first by name.
    rows.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| compare_names(&a.0, &b.0)));
    let mut towns: Vec<Town> = Vec::new();
    let mut known: HashMap<Meant, usize> = HashMap::new();
    for (spelling, country, number) in rows {
        let place = gazetteer::find(&spelling, &country);
        let meant = place.map_or_else(|| Meant::Name(gazetteer::key(&spelling)), Meant::Place);
        let index = *known.entry(meant).or_insert(towns.len());
        if index == towns.len() {
            towns.push(Town { name: spelling.clone(), exhibitors: 0, spellings: Vec::new(), place });
        }
        let town = &mut towns[index];
        town.exhibitors += number.unsigned_abs();
        if !town.spellings.contains(&spelling) {
            town.spellings.push(spelling);
        }
    }
    towns.sort_by(|a, b| compare_names(&a.name, &b.name));
    towns
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
