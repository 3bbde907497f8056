//! How SQLite was compiled: what `.cargo/config.toml` tells its build script is easily lost by whoever builds in another way.

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use crate::stand::Stand;

/// libsqlite3-sys 0.37.0 asks for one lock around the pages that all connections of a process keep, and for counting what is
/// allocated under another. Two readers on two cores then wait for each other at every page.
#[tokio::test]
async fn connections_do_not_wait_for_each_other_at_every_page() {
    let stand = Stand::sqlite().await;
    let options = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA compile_options");

    let rows = stand.db.read().query_all_raw(options).await.expect("it answers");

    let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect();
    assert!(!options.contains(&"ENABLE_MEMORY_MANAGEMENT".to_owned()), "{options:?}");
    assert!(options.contains(&"DEFAULT_MEMSTATUS=0".to_owned()), "{options:?}");
}
