//! Names in the order of `rules::alphabet`, as both databases know it.

use std::cmp::Ordering;

use rules::{
    alphabet::compare_names,
    field::{FILING, as_filed},
};
use sea_orm::{ColumnTrait, sea_query::Expr};

use super::Db;

/// The root order of the Unicode Collation Algorithm (UTS 10), with Chinese by its sound behind all other letters. PostgreSQL
/// is told of it by a migration; SQLite learns it from [`rules::alphabet::compare_names`]. The root order alone would not be
/// one order: see `findings/icu4x-orders-chinese-by-code-point.sh`.
pub(super) const COLLATION: &str = "names";
/// The same for people, by what [`as_filed`] makes of their names: for SQLite, which learns it from [`compare_people`].
pub(super) const PEOPLE: &str = "people-by-family";

/// A column of names, to order by.
pub(crate) fn alphabetical(names: impl ColumnTrait) -> Expr {
    Expr::cust(format!(r#""{}"."{}" COLLATE "{COLLATION}""#, names.entity_name(), names.as_str()))
}

/// A column of names of people, to order by: under the family name, without titles.
pub(crate) fn filed(db: &Db, names: impl ColumnTrait) -> Expr {
    let column = format!(r#""{}"."{}""#, names.entity_name(), names.as_str());
    if db.is_sqlite() {
        return Expr::cust(format!(r#"{column} COLLATE "{PEOPLE}""#));
    }
    // What `as_filed` does, step by step: PostgreSQL has no collation of ours.
    let bare = format!("regexp_replace(regexp_replace({column}, '{}', '', 'i'), '{}', '', 'i')", FILING.titles, FILING.suffixes);
    let moved = format!("regexp_replace({bare}, '^(?!.*{})(.*[^ ]) +([^ ]+)$', '\\2 \\1')", FILING.family_first);
    Expr::cust(format!("replace({moved}, ',', '') COLLATE \"{COLLATION}\""))
}

pub(super) fn compare_people(a: &str, b: &str) -> Ordering {
    compare_names(&as_filed(a), &as_filed(b))
}
