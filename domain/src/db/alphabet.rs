//! Names in the order of `rules::alphabet`, as both databases know it.

use sea_orm::{ColumnTrait, sea_query::Expr};

/// The root order of the Unicode Collation Algorithm (UTS 10). PostgreSQL knows it by this name; SQLite learns it from
/// [`rules::alphabet::compare_names`].
pub(super) const COLLATION: &str = "und-x-icu";

/// A column of names, to order by.
pub(crate) fn alphabetical(names: impl ColumnTrait) -> Expr {
    Expr::cust(format!(r#""{}"."{}" COLLATE "{COLLATION}""#, names.entity_name(), names.as_str()))
}
