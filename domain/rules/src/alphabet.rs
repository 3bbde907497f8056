//! Names in the order in which people look for them: `Çelik` before `Cem`, `özge` after `Oskar`.

use std::{cmp::Ordering, sync::LazyLock};

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};

/// The root order of the Unicode Collation Algorithm (UTS 10).
static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let root = Collator::try_new(Default::default(), CollatorOptions::default());
    root.unwrap_or_else(|_| unreachable!("the root order is compiled in"))
});

/// Which of two names comes first.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    COLLATOR.compare(a, b)
}
