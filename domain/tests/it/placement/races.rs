//! Many at once, with and without the guards.

use std::sync::Arc;

use chrono::Duration;
use domain::{
    application::ApplicationState,
    clock,
    ids::{PlacementId, UnitId},
    placement::{
        Error,
        offer::{self, Answer},
    },
};
use tokio::sync::Barrier;

use super::{LIVE, state};
use crate::{
    placing::{ACCEPT, Applied, Fair, at_once},
    rows::{Row, refused_by},
    stand::{Stand, both},
};

both! {
    async fn of_many_applications_one_gets_the_unit(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;

        let given = offer_to_many(&stand, &fair, unit).await;

        assert_eq!(given, 1);
        assert_eq!(stand.count("placement", LIVE).await, 1);
        assert_eq!(stand.count("application", "state = 'offered'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_offered'").await, 1);
    }

    async fn without_the_index_a_unit_is_given_twice(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.sql("DROP INDEX placement_unit").await.expect("the guard is taken away");

        let given = offer_to_many(&stand, &fair, unit).await;

        assert!(given > 1, "the race does not find a missing guard");
    }

    async fn of_many_answers_to_one_offer_one_counts(stand: Stand) {
        for round in 0..4 {
            let fair = stand.fair().await;
            let unit = stand.unit(&fair, "A1").await;
            let applied = stand.offered(&fair, "Bochum", unit).await;
            let token = stand.offer_token(applied).await;
            let decision = stand.decision(applied, "").await;
            // In some rounds the deadline passes in the middle of it.
            if round % 2 == 1 {
                stand.set_deadline(applied.id, clock::now() + Duration::milliseconds(15)).await;
            }
            let organiser = fair.organiser.clone();

            let wins = at_once((0..64).map(|task| {
                let (db, token, decision, organiser) = (stand.db.clone(), token.clone(), decision.clone(), organiser.clone());
                async move {
                    match task % 4 {
                        0 => offer::answer_by_token(&db, &token, ACCEPT).await.is_ok(),
                        1 => offer::answer_by_token(&db, &token, Answer::Decline).await.is_ok(),
                        2 => offer::withdraw(&db, &organiser, &decision).await.is_ok(),
                        _ => offer::expire_offers(&db).await.expect("answers") > 0,
                    }
                }
            }))
            .await;

            let won = wins.into_iter().filter(|won| *won).count();
            let live = stand.count("placement", LIVE).await;
            assert_eq!(won, 1);
            match state(&stand, &fair, applied).await {
                ApplicationState::Confirmed => assert_eq!((live, stand.count("placement", "released_at IS NULL AND state = 'confirmed'").await), (1, 1)),
                ApplicationState::InReview => assert_eq!(live, 0),
                other => panic!("{other}"),
            }
            stand.sql("UPDATE placement SET released_at = updated_at WHERE released_at IS NULL").await.expect("cleared for the next round");
        }
    }

    async fn without_the_condition_an_offer_is_answered_many_times(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.offered(&fair, "Bochum", unit).await;
        let all_looked = Arc::new(Barrier::new(8));

        let wins = at_once((0..8).map(|_| {
            let (db, all_looked) = (stand.db.clone(), all_looked.clone());
            async move {
                let open = sea_orm::ConnectionTrait::query_one_raw(db.read(), sea_orm::Statement::from_string(backend(&db), "SELECT id FROM placement WHERE state = 'offered'")).await.expect("answers").is_some();
                all_looked.wait().await;
                let update = "UPDATE placement SET state = 'confirmed', offer_expires_at = NULL";
                let changed = sea_orm::ConnectionTrait::execute_unprepared(db.for_migrations(), update).await.expect("answers");
                open && changed.rows_affected() == 1
            }
        }))
        .await;

        assert_eq!(wins.into_iter().filter(|won| *won).count(), 8, "looking first and writing then is no guard");
    }

    async fn the_database_refuses_what_no_use_case_does(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let (first, second) = (stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Essen").await);
        let place = |unit: UnitId, applied: Applied, state: &str| {
            let row = Row::new("placement").with("id", PlacementId::new().as_uuid()).with("event_id", fair.event.as_uuid());
            let row = row.with("unit_id", unit.as_uuid()).with("application_id", applied.id.as_uuid()).with("state", state);
            row.with("created_at", clock::now()).with("updated_at", clock::now())
        };

        place(a1, first, "held").insert(&stand).await;

        assert_eq!(refused_by(place(a1, second, "held").try_insert(&stand).await), "unique", "one unit, two applications");
        assert_eq!(refused_by(place(a2, first, "held").try_insert(&stand).await), "unique", "one application, two units");
        assert_eq!(refused_by(place(a2, second, "offered").try_insert(&stand).await), "check", "an offer without a deadline");
        let held_until = place(a2, second, "held").with("offer_expires_at", clock::now());
        assert_eq!(refused_by(held_until.try_insert(&stand).await), "check", "a deadline without an offer");
        assert_eq!(refused_by(place(a2, second, "rented").try_insert(&stand).await), "check", "no such state");
        assert_eq!(refused_by(stand.sql("UPDATE application SET passes_taken = -1").await), "check");
        assert_eq!(refused_by(stand.sql("UPDATE application SET state = 'waiting_list'").await), "check", "waiting since never");
        assert_eq!(refused_by(stand.sql("UPDATE application SET state = 'lost'").await), "check");
    }
}

fn backend(db: &domain::db::Db) -> sea_orm::DatabaseBackend {
    if db.is_sqlite() { sea_orm::DatabaseBackend::Sqlite } else { sea_orm::DatabaseBackend::Postgres }
}

/// Organisers offer one unit to 64 applications at once; answers how many offers were made.
async fn offer_to_many(stand: &Stand, fair: &Fair, unit: UnitId) -> usize {
    let second = stand.organiser().await;
    let mut offers = Vec::new();
    for number in 0..64 {
        let applied = stand.applied(fair, &format!("Firma {number}")).await;
        let organiser = if number % 2 == 0 { fair.organiser.clone() } else { second.clone() };
        offers.push((stand.db.clone(), organiser, stand.offering(applied, unit).await));
    }
    let answers = at_once(offers.into_iter().map(|(db, organiser, offering)| async move {
        match offer::make(&db, &organiser, &offering).await {
            Ok(_) => true,
            Err(Error::UnitTaken { .. }) => false,
            Err(error) => panic!("{error:?}"),
        }
    }))
    .await;
    answers.into_iter().filter(|given| *given).count()
}
