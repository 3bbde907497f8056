//! Several servers that start together: one migrates, the others wait for it, however long it takes, and take over when
//! it has died.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use domain::db::Db;
use migrations::{Pace, alone};
use sea_orm::{ConnectionTrait, DbErr, Statement, TransactionTrait};
use tokio::sync::oneshot;

use crate::stand::{Stand, both};

/// Faster than servers, so that nobody waits for a minute here.
const PACE: Pace = Pace { beat: Duration::from_millis(40), dead: Duration::from_millis(400), look: Duration::from_millis(10) };

type Log = Arc<Mutex<Vec<&'static str>>>;

/// A second server, as its own process would be: with connections of its own.
async fn other_server(stand: &Stand) -> Db {
    Db::connect(&stand.url).await.expect("it opens")
}

async fn waits_in_line(db: Db, log: Log) -> Result<(), DbErr> {
    alone(db.for_migrations(), PACE, async {
        log.lock().expect("nobody panics").push("second");
        Ok(())
    })
    .await
}

async fn row(db: &Db) -> Option<(String, i64)> {
    let backend = db.for_migrations().get_database_backend();
    let look = Statement::from_string(backend, "SELECT owner, beat FROM migration_sentinel WHERE id = 1");
    let row = db.read().query_one_raw(look).await.expect("it answers")?;
    Some((row.try_get("", "owner").expect("an owner"), row.try_get("", "beat").expect("a count")))
}

both! {
    async fn whoever_takes_long_and_lives_is_waited_for(stand: Stand) {
        let (second, log) = (other_server(&stand).await, Log::default());
        let (begun, has_begun) = oneshot::channel();

        let waiting = async {
            has_begun.await.expect("the first begins");
            waits_in_line(second, log.clone()).await
        };
        let working = alone(stand.db.for_migrations(), PACE, async {
            begun.send(()).expect("the second waits for it");
            // As many beats as would be enough to die three times.
            while row(&stand.db).await.is_some_and(|(_, beat)| beat < 30) {
                tokio::task::yield_now().await;
            }
            log.lock().expect("nobody panics").push("first");
            Ok::<_, DbErr>(())
        });
        let (worked, waited) = tokio::join!(working, waiting);

        worked.expect("it is done");
        waited.expect("it gets its turn");
        assert_eq!(*log.lock().expect("nobody panics"), ["first", "second"]);
        assert_eq!(row(&stand.db).await, None);
    }

    async fn one_long_step_of_a_living_owner_is_waited_for(stand: Stand) {
        let (second, log) = (other_server(&stand).await, Log::default());
        let (begun, has_begun) = oneshot::channel();

        let waiting = async {
            has_begun.await.expect("the first begins");
            waits_in_line(second, log.clone()).await
        };
        let working = alone(stand.db.for_migrations(), PACE, async {
            // On SQLite nobody can write meanwhile, not even a heart that beats.
            #[allow(clippy::disallowed_methods, reason = "a migration step has its own transaction")]
            let step = stand.db.for_migrations().begin().await?;
            step.execute_unprepared("CREATE TABLE slow (id integer)").await?;
            begun.send(()).expect("the second waits for it");
            let since = Instant::now();
            while since.elapsed() < PACE.dead * 3 {
                row(&stand.db).await;
            }
            step.execute_unprepared("UPDATE migration_sentinel SET beat = beat + 1 WHERE id = 1").await?;
            step.commit().await?;
            for _ in 0..20 {
                row(&stand.db).await;
                tokio::task::yield_now().await;
            }
            log.lock().expect("nobody panics").push("first");
            Ok::<_, DbErr>(())
        });
        let (worked, waited) = tokio::join!(working, waiting);

        worked.expect("it is done");
        waited.expect("it gets its turn");
        assert_eq!(*log.lock().expect("nobody panics"), ["first", "second"]);
    }

    async fn whoever_has_died_is_taken_over_from(stand: Stand) {
        let (first, log) = (other_server(&stand).await, Log::default());
        let (begun, has_begun) = oneshot::channel();
        let dying = tokio::spawn(async move {
            alone(first.for_migrations(), PACE, async {
                begun.send(()).expect("somebody waits for it");
                std::future::pending::<Result<(), DbErr>>().await
            })
            .await
        });
        has_begun.await.expect("it begins");
        dying.abort();
        assert!(dying.await.is_err_and(|error| error.is_cancelled()));
        let left_behind = row(&stand.db).await;

        waits_in_line(stand.db.clone(), log.clone()).await.expect("it takes over");

        assert!(left_behind.is_some());
        assert_eq!(*log.lock().expect("nobody panics"), ["second"]);
        assert_eq!(row(&stand.db).await, None);
    }

    async fn whoever_was_taken_for_dead_gives_up_and_leaves_the_others_alone(stand: Stand) {
        let answer = alone(stand.db.for_migrations(), PACE, async {
            let taken = "UPDATE migration_sentinel SET owner = 'another' WHERE id = 1";
            stand.db.for_migrations().execute_unprepared(taken).await?;
            std::future::pending::<Result<(), DbErr>>().await
        })
        .await;

        assert!(answer.is_err_and(|error| error.to_string().contains("taken over")));
        assert_eq!(row(&stand.db).await.map(|(owner, _)| owner).as_deref(), Some("another"));
    }

    async fn a_sentinel_of_an_older_version_is_understood(stand: Stand) {
        stand.db.for_migrations().execute_unprepared("DROP TABLE migration_sentinel").await.expect("gone");
        let older = "CREATE TABLE migration_sentinel (id integer PRIMARY KEY NOT NULL, expires_at bigint NOT NULL)";
        stand.db.for_migrations().execute_unprepared(older).await.expect("as it was");
        stand.db.for_migrations().execute_unprepared("INSERT INTO migration_sentinel VALUES (1, 0)").await.expect("its owner died");

        waits_in_line(stand.db.clone(), Log::default()).await.expect("it takes over");

        assert_eq!(row(&stand.db).await, None);
    }
}
