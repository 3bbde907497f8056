//! What the races would do without the guards: each rule is broken as soon as its guard is gone.

use domain::{
    actor::Actor,
    masterclass::{self, Error, ScheduleSession},
};

use super::fixture::{Fair, OF_STAGES, OF_VISITORS, raw, without_the_key};
use super::races::broken_rules;
use crate::{
    rows::refused_by,
    stand::{Stand, both},
};

both! {
    async fn without_the_count_a_full_session_is_overbooked(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let visitors = fair.visitors(&stand, 2).await;
        masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");

        let guarded = masterclass::book(&stand.db, &visitors[1], session).await;
        raw(&stand, "UPDATE session SET seats_taken = 0").await.expect("the guard is gone");
        let unguarded = masterclass::book(&stand.db, &visitors[1], session).await;

        assert!(matches!(guarded, Err(Error::Full)), "{guarded:?}");
        assert!(unguarded.is_ok(), "{unguarded:?}");
        assert!(broken_rules(&stand).await.iter().any(|(rule, broken)| *rule == "no more seats than the limit" && *broken > 0));
    }

    async fn without_the_check_more_seats_are_taken_than_there_are(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");

        // What a booking would be that forgets to ask whether a seat is free.
        let guarded = raw(&stand, "UPDATE session SET seats_taken = seats_taken + 1").await;
        drop_check(&stand).await;
        let unguarded = raw(&stand, "UPDATE session SET seats_taken = seats_taken + 1").await;

        assert_eq!(refused_by(guarded), "check");
        assert!(unguarded.is_ok());
    }

    async fn without_the_ticks_one_visitor_sits_in_two_sessions(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 5).await;
        let stage = fair.other_stage(&stand).await.to_string();
        let second = fair.published(&stand, &ScheduleSession { stage, ..fair.form("Zweite", "10:20", 5) }).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, first).await.expect("a seat is free");

        raw(&stand, &format!("DELETE FROM timetable WHERE {OF_VISITORS}")).await.expect("the guard is gone");
        let unguarded = masterclass::book(&stand.db, &visitor, second).await;

        assert!(unguarded.is_ok());
        assert!(broken_rules(&stand).await.iter().any(|(rule, broken)| *rule == "nobody sits in two sessions at once" && *broken > 0));
    }

    async fn without_the_ticks_two_sessions_share_a_stage(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 5).await;

        let guarded = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Zweite", "10:00", 5)).await;
        raw(&stand, &format!("DELETE FROM timetable WHERE {OF_STAGES}")).await.expect("the guard is gone");
        let unguarded = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Zweite", "10:00", 5)).await;

        assert!(matches!(guarded, Err(Error::StageTaken(..))));
        assert!(unguarded.is_ok());
    }

    async fn without_the_key_a_claim_that_asks_nothing_binds_twice(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 5).await;
        let stage = fair.other_stage(&stand).await.to_string();
        let second = fair.published(&stand, &ScheduleSession { stage, ..fair.form("Zweite", "10:20", 5) }).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, first).await.expect("a seat is free");
        // What a claim would be that forgets to ask who is bound, and what to do then.
        let binds_again = |whom: &str| format!("INSERT INTO timetable (holder_id, tick, commitment_id)
            SELECT holder_id, tick, (SELECT id FROM session WHERE title_de = 'Zweite') FROM timetable
            WHERE {whom} AND commitment_id = (SELECT id FROM session WHERE title_de = 'Erste')");
        let twice = "timetable AS a JOIN timetable AS b ON a.holder_id = b.holder_id AND a.tick = b.tick AND a.commitment_id <> b.commitment_id";

        for whom in [OF_VISITORS, OF_STAGES] {
            assert_eq!(refused_by(raw(&stand, &binds_again(whom)).await), "unique");
        }
        let elsewhere = masterclass::book(&stand.db, &visitor, second).await;
        assert!(matches!(elsewhere, Err(Error::SitsElsewhere(_))), "{elsewhere:?}");
        assert_eq!(stand.count(twice, "1 = 1").await, 0);

        without_the_key(&stand).await;
        masterclass::book(&stand.db, &visitor, second).await.expect("nothing else keeps anybody from it");
        assert!(broken_rules(&stand).await.iter().any(|(rule, broken)| *rule == "nobody sits in two sessions at once" && *broken > 0));
        raw(&stand, &binds_again(OF_STAGES)).await.expect("nor a stage");
        assert!(stand.count(twice, "1 = 1").await > 0);
    }
}

/// Takes the CHECK on seats away.
async fn drop_check(stand: &Stand) {
    if stand.db.is_sqlite() {
        // One connection writes: the pragma holds until the end of the test.
        raw(stand, "PRAGMA ignore_check_constraints = ON").await.expect("the CHECK is gone");
        return;
    }
    let find = "DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT conname FROM pg_constraint WHERE conrelid = 'session'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%seats_taken%'
        LOOP EXECUTE 'ALTER TABLE session DROP CONSTRAINT ' || quote_ident(name); END LOOP; END $$";
    raw(stand, find).await.expect("the CHECK is gone");
}
