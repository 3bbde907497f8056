//! A question whose asker is busy with something else keeps nobody from asking.

use std::task::Poll;

use domain::{actor::Actor, event};
use futures::poll;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use crate::{applying::open_event, stand::both};

/// More than there are connections to any database.
const MANY: usize = 16;
/// Takes long enough that it is not answered at once.
const SLOW: &str =
    "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000) SELECT MAX(n) AS n FROM number";

both! {
    async fn who_asks_and_looks_away_keeps_no_connection(stand: Stand) {
        let backend = if stand.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let slow = || Statement::from_string(backend, SLOW);
        let mut begun: Vec<_> = (0..MANY).map(|_| stand.db.read().query_one_raw(slow())).collect();

        for question in &mut begun {
            assert!(poll!(question).is_pending(), "each has begun");
        }
        // Meanwhile nobody looks after them.
        let answer = stand.db.read().query_one_raw(slow()).await;

        assert!(answer.is_ok_and(|row| row.is_some()), "somebody else is answered");
        for question in begun {
            let row = question.await.expect("answered").expect("a row");
            assert_eq!(row.try_get_by_index::<i32>(0).expect("a number"), 20_000);
        }
    }

    async fn who_looks_away_keeps_nobody_from_what_is_kept_for_all(stand: Stand) {
        let slug = open_event(&stand).await.slug;
        let mut first = Box::pin(event::shown(&stand.db, &Actor::Anonymous, &slug));
        // It reads for all who ask now. Its task runs beside this one, and may have come to its end already.
        let begun = poll!(&mut first);

        let second = event::shown(&stand.db, &Actor::Anonymous, &slug).await.expect("found");

        let first = match begun {
            Poll::Ready(found) => found,
            Poll::Pending => first.await,
        };
        assert_eq!(first.expect("found").id, second.id);
    }
}
