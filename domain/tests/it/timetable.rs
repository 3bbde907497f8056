//! Who is where when: bound once at a time, whichever code claims; and how the time got there that was held before.

use std::ops::Range;

use domain::{
    actor::Actor,
    db::DbErr,
    ids::SessionId,
    masterclass::{self, Error, ScheduleSession},
    timetable::{self, Commitment, Holder},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement};
use uuid::Uuid;

use crate::{
    masterclass::{
        fixture::{Fair, OF_STAGES, OF_VISITORS, raw, without_the_key},
        races::at_once,
    },
    stand::{Stand, both},
};

const TABLES_BEFORE: &str = include_str!("../../../migrations/src/sql/m0007_masterclass.sql");
const MOVE: &str = include_str!("../../../migrations/src/sql/m0019_timetable.sql");

const MANY: i64 = 64;

/// Every row: who, when, bound by what.
async fn timetable(stand: &Stand) -> Vec<(Uuid, i64, Uuid)> {
    let backend = if stand.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
    let sql = "SELECT holder_id, tick, commitment_id FROM timetable ORDER BY holder_id, tick";
    let rows = stand.db.read().query_all_raw(Statement::from_string(backend, sql)).await.expect("the query runs");
    let columns = |row: &QueryResult| Ok((row.try_get("", "holder_id")?, row.try_get("", "tick")?, row.try_get("", "commitment_id")?));
    rows.iter().map(columns).collect::<Result<_, DbErr>>().expect("three columns")
}

/// Claims time as any slice does; answers whether the holder got all of it.
async fn claimed(db: domain::db::Db, holder: Holder, ticks: Range<i64>, session: SessionId) -> bool {
    let ticks = &ticks;
    let claim = db.write(|tx| async move { timetable::claim(&tx, &[holder], ticks.clone(), Commitment::Session(session)).await });
    claim.await.expect("it answers").contains(&holder)
}

/// The ticks of three quarters of an hour from ten o'clock on the first day.
async fn from_ten(stand: &Stand, fair: &Fair, session: SessionId) -> Range<i64> {
    let first = fair.view(stand, session).await.starts_at.timestamp() / 300;
    first..first + 9
}

/// A session from ten on another stage.
async fn on_another_stage(stand: &Stand, fair: &Fair) -> SessionId {
    let form = ScheduleSession { stage: fair.other_stage(stand).await.to_string(), ..fair.form("Daneben", "10:00", 5) };
    fair.published(stand, &form).await
}

async fn registered(stand: &Stand, fair: &Fair) -> (Actor, Holder) {
    let visitor = fair.visitor(stand).await;
    let Actor::TicketHolder(registration) = visitor else { panic!("a visitor holds a ticket") };
    (visitor, Holder::Registration(registration))
}

both! {
    async fn of_many_who_claim_overlapping_time_one_gets_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (_, person) = registered(&stand, &fair).await;

        for holder in [person, Holder::Stage(fair.stage)] {
            let answers = at_once((0..MANY).map(|index| claimed(stand.db.clone(), holder, index % 5..index % 5 + 9, SessionId::new()))).await;

            assert_eq!(answers.iter().filter(|answer| **answer).count(), 1, "{holder:?}");
        }
        let rows = timetable(&stand).await;
        assert_eq!((rows.len(), rows.iter().map(|(_, _, commitment)| commitment).collect::<std::collections::HashSet<_>>().len()), (18, 2));
    }

    async fn without_the_key_many_who_claim_overlapping_time_get_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (_, person) = registered(&stand, &fair).await;
        without_the_key(&stand).await;

        for holder in [person, Holder::Stage(fair.stage)] {
            let answers = at_once((0..MANY).map(|index| claimed(stand.db.clone(), holder, index % 5..index % 5 + 9, SessionId::new()))).await;

            assert_eq!(answers.iter().filter(|answer| **answer).count(), 64, "{holder:?}");
        }
    }

    async fn of_a_crowd_who_claim_together_only_the_free_get_their_time(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let ((_, free), (_, bound)) = (registered(&stand, &fair).await, registered(&stand, &fair).await);
        let (before, together) = (SessionId::new(), SessionId::new());
        assert!(claimed(stand.db.clone(), bound, 8..10, before).await);

        let got = stand.db.write(|tx| async move { timetable::claim(&tx, &[free, bound], 0..9, Commitment::Session(together)).await });

        assert_eq!(got.await.expect("it answers").into_iter().collect::<Vec<_>>(), [free]);
        let rows = timetable(&stand).await;
        assert_eq!(rows.iter().filter(|(_, _, commitment)| *commitment == before.as_uuid()).count(), 2);
        assert_eq!(rows.iter().filter(|(_, _, commitment)| *commitment == together.as_uuid()).count(), 9);
    }

    async fn whoever_is_bound_by_another_commitment_gets_no_seat(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (session, other) = (fair.session(&stand, "Erste", "10:00", 5).await, on_another_stage(&stand, &fair).await);
        let (visitor, person) = registered(&stand, &fair).await;
        let ticks = from_ten(&stand, &fair, session).await;

        let claims = at_once((0..MANY).map(|index| {
            let (db, visitor, ticks) = (stand.db.clone(), visitor.clone(), ticks.clone());
            async move {
                if index % 2 == 0 {
                    return (false, claimed(db, person, ticks, other).await);
                }
                match masterclass::book(&db, &visitor, session).await {
                    Ok(_) => (true, true),
                    Err(Error::SitsElsewhere(found)) if found.id == other => (true, false),
                    Err(error) => panic!("{error:?}"),
                }
            }
        }))
        .await;

        let seated = claims.contains(&(true, true));
        assert_ne!(seated, claims.contains(&(false, true)), "one of them, and never both");
        let binding = if seated { "Erste" } else { "Daneben" };
        let by_it = format!("{OF_VISITORS} AND commitment_id = (SELECT id FROM session WHERE title_de = '{binding}')");
        assert_eq!((stand.count("timetable", OF_VISITORS).await, stand.count("timetable", &by_it).await), (9, 9));
        assert_eq!(fair.view(&stand, session).await.seats_taken, i32::from(seated));
    }

    async fn a_stage_that_is_bound_by_another_commitment_gets_no_session(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let other = on_another_stage(&stand, &fair).await;
        let ticks = from_ten(&stand, &fair, other).await;

        let claims = at_once((0..MANY).map(|index| {
            let (db, event, stage, ticks) = (stand.db.clone(), fair.event.id, fair.stage, ticks.clone());
            let form = fair.form("Erste", "10:20", 5);
            async move {
                if index % 2 == 0 {
                    return (false, claimed(db, Holder::Stage(stage), ticks, other).await);
                }
                match masterclass::create_session(&db, &Actor::System, event, &form).await {
                    Ok(_) => (true, true),
                    Err(Error::StageTaken(..)) => (true, false),
                    Err(error) => panic!("{error:?}"),
                }
            }
        }))
        .await;

        let planned = claims.iter().filter(|claim| **claim == (true, true)).count();
        assert_eq!(planned + usize::from(claims.contains(&(false, true))), 1, "one of them, and never both");
        assert_eq!(stand.count("session", "true").await, 1 + i64::try_from(planned).expect("one at most"));
    }

    async fn time_that_was_held_before_moves_here(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 5).await;
        let draft = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Entwurf", "14:00", 5)).await.expect("planned");
        for visitor in fair.visitors(&stand, 3).await {
            masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");
        }
        let held = timetable(&stand).await;
        back_to_the_release_before(&stand).await;

        raw(&stand, MOVE).await.expect("the migration runs");

        assert_eq!(held.len(), 2 * 10 + 3 * 9);
        assert_eq!(timetable(&stand).await, held);
        masterclass::delete_session(&stand.db, &Actor::System, draft).await.expect("nothing refers to it");
    }

    async fn a_server_of_the_release_before_gives_no_time_away(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (session, other) = (fair.session(&stand, "Erste", "10:00", 5).await, on_another_stage(&stand, &fair).await);
        masterclass::book(&stand.db, &fair.visitor(&stand).await, session).await.expect("a seat is free");
        let held = timetable(&stand).await;

        let visitor = raw(&stand, &format!("INSERT INTO seat_tick (registration_id, tick, session_id)
            SELECT registration_id, tick, '{other}' FROM seat_tick WHERE true ON CONFLICT (registration_id, tick) DO NOTHING")).await;
        let stage = raw(&stand, &format!("INSERT INTO stage_tick (stage_id, tick, session_id)
            SELECT stage_id, tick, '{other}' FROM stage_tick WHERE true ON CONFLICT (stage_id, tick) DO NOTHING")).await;

        // SQLite refuses the statement, PostgreSQL each row of it.
        assert_eq!((visitor.is_err(), stage.is_err()), (stand.db.is_sqlite(), stand.db.is_sqlite()));
        assert_eq!(timetable(&stand).await, held);
        if !stand.db.is_sqlite() {
            raw(&stand, &format!("DELETE FROM seat_tick WHERE session_id = '{session}'")).await.expect("it gives time back as ever");
            assert_eq!((stand.count("timetable", OF_VISITORS).await, stand.count("timetable", OF_STAGES).await), (0, 2 * 10));
        }
    }
}

/// The tables as they were before this one, with the time in them that is held now.
async fn back_to_the_release_before(stand: &Stand) {
    let table = |name: &str| {
        let (_, from) = TABLES_BEFORE.split_once(&format!("CREATE TABLE {name} (")).expect("it was there");
        format!("CREATE TABLE {name} ({}\n)", from.split_once("\n);").expect("it ends").0)
    };
    for statement in [
        "DROP VIEW stage_tick".to_owned(),
        "DROP VIEW seat_tick".to_owned(),
        table("stage_tick"),
        table("seat_tick"),
        format!("INSERT INTO stage_tick SELECT holder_id, tick, commitment_id FROM timetable WHERE {OF_STAGES}"),
        format!("INSERT INTO seat_tick SELECT holder_id, tick, commitment_id FROM timetable WHERE {OF_VISITORS}"),
        "DROP TABLE timetable".to_owned(),
    ] {
        raw(stand, &statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}
