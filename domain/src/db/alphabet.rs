//! Names in the order in which people look for them: `Çelik` before `Cem`, `özge` after `Oskar`.

use std::{cmp::Ordering, sync::LazyLock};

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use sea_orm::{ColumnTrait, sea_query::Expr};

/// The root order of the Unicode Collation Algorithm (UTS 10). PostgreSQL knows it by this name; SQLite learns it from
/// [`compare_names`].
pub(super) const COLLATION: &str = "und-x-icu";

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let root = Collator::try_new(Default::default(), CollatorOptions::default());
    root.unwrap_or_else(|_| unreachable!("the root order is compiled in"))
});

/// A column of names, to order by.
pub(crate) fn alphabetical(names: impl ColumnTrait) -> Expr {
    Expr::cust(format!(r#""{}"."{}" COLLATE "{COLLATION}""#, names.entity_name(), names.as_str()))
}

/// The same order, for names that are in memory.
pub(crate) fn compare_names(a: &str, b: &str) -> Ordering {
    COLLATOR.compare(a, b)
}
