//! The quota of passes, whoever names people and however many at once.

use domain::{
    booth::{self, UnitDetails},
    booth_staff::{self, Error},
    placement,
    process::leaving,
};
use sea_orm::ConnectionTrait;

use crate::{
    placing::{Applied, Fair, at_once},
    stand::{Stand, both},
};

use super::{NAMED, on_stand, somebody};

both! {
    async fn of_many_people_named_at_once_the_quota_gets_in(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;

        let answers = at_once((0..64).map(|number| {
            let (db, actor) = (stand.db.clone(), applied.exhibitor());
            async move { booth_staff::name_person(&db, &actor, applied.id, &somebody(&format!("Person{number}"))).await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 5);
        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(Error::QuotaFull { quota: 5 }))), "{answers:?}");
        assert_eq!(stand.count("booth_staff", NAMED).await, 5);
        assert_eq!(stand.count("badge", "1 = 1").await, 5);
        assert_eq!(stand.count("mail", "kind = 'staff_badge'").await, 5);
        assert_eq!(stand.count("application", "passes_taken = 5").await, 1);
    }

    async fn without_the_condition_more_are_named_than_the_quota_allows(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        let all_looked = std::sync::Arc::new(tokio::sync::Barrier::new(8));

        let named = at_once((0..8).map(|_| {
            let (db, actor, all_looked) = (stand.db.clone(), applied.exhibitor(), all_looked.clone());
            async move {
                let room = booth_staff::passes(&db, &actor, applied.id).await.expect("seen").people.len() < 5;
                all_looked.wait().await;
                db.for_migrations().execute_unprepared("UPDATE application SET passes_taken = passes_taken + 1").await.expect("answers");
                room
            }
        }))
        .await;

        assert!(named.into_iter().all(|named| named), "looking first and writing then is no guard");
        assert_eq!(stand.count("application", "passes_taken = 8").await, 1);
    }

    async fn a_quota_does_not_fall_below_the_people_who_are_named(stand: Stand) {
        let (fair, unit, applied) = on_stand(&stand, 5).await;
        for name in ["Anna", "Bert", "Cleo"] {
            booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(name)).await.expect("named");
        }

        let refused = placement::edit_unit(&stand.db, &fair.organiser, unit, "1", &with_quota(&fair, 2)).await;
        placement::edit_unit(&stand.db, &fair.organiser, unit, "1", &with_quota(&fair, 3)).await.expect("as many as are named");

        let Err(booth::Error::Invalid(fields)) = refused else { panic!("{refused:?}") };
        assert_eq!(fields.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["pass_quota"]);
        assert!(fields.0[0].1.de.contains("3 Personen"), "{fields:?}");
        assert_eq!(stand.count("unit", "pass_quota = 3 AND revision = 2").await, 1);
    }

    async fn passes_that_were_freed_do_not_hold_the_quota(stand: Stand) {
        let (fair, unit, applied) = on_stand(&stand, 5).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        leaving::cancel_application(&stand.db, &fair.organiser, &stand.decision(applied, "Absage").await).await.expect("cancelled");

        placement::edit_unit(&stand.db, &fair.organiser, unit, "1", &with_quota(&fair, 0)).await.expect("nobody is named any more");

        assert_eq!(stand.count("unit", "pass_quota = 0").await, 1);
    }

    async fn a_quota_that_falls_while_people_are_named_holds_for_all_of_them(stand: Stand) {
        let (fair, unit, applied) = on_stand(&stand, 5).await;

        let answers = at_once((0..64).map(|number| {
            let (db, actor, organiser, edit) = (stand.db.clone(), applied.exhibitor(), fair.organiser.clone(), with_quota(&fair, 2));
            async move {
                if number % 8 == 5 {
                    placement::edit_unit(&db, &organiser, unit, "1", &edit).await.map_err(|error| error.to_string()).map(|_| ())
                } else {
                    let named = booth_staff::name_person(&db, &actor, applied.id, &somebody(&format!("Person{number}"))).await;
                    named.map_err(|error| error.to_string())
                }
            }
        }))
        .await;

        let named = stand.count("booth_staff", NAMED).await;
        let quota = if stand.count("unit", "pass_quota = 2").await == 1 { 2 } else { 5 };
        assert_eq!(named, quota, "{answers:?}");
        assert_eq!(stand.count("application", &format!("passes_taken = {named}")).await, 1);
    }

    async fn of_many_who_name_one_person_at_once_one_does(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 50).await;

        let named = name_anna_at_once(&stand, applied).await;

        assert_eq!(named, 1);
        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
        assert_eq!(stand.count("badge", "1 = 1").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
    }

    async fn without_the_index_one_person_is_named_twice(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 50).await;
        stand.sql("DROP INDEX booth_staff_person").await.expect("the guard is taken away");

        assert!(name_anna_at_once(&stand, applied).await > 1, "the race does not find a missing guard");
    }

    async fn naming_and_removing_at_once_keep_the_count(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 8).await;
        for number in 0..4 {
            booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(&format!("First{number}"))).await.expect("named");
        }
        let people = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people;
        let people: Vec<_> = people.iter().map(|person| person.id).collect();

        at_once((0..64_usize).map(|number| {
            let (db, actor, person) = (stand.db.clone(), applied.exhibitor(), people[number % 4]);
            async move {
                if number % 2 == 0 {
                    booth_staff::remove_person(&db, &actor, person).await.is_ok()
                } else {
                    booth_staff::name_person(&db, &actor, applied.id, &somebody(&format!("Second{number}"))).await.is_ok()
                }
            }
        }))
        .await;

        let live = stand.count("booth_staff", NAMED).await;
        assert!(live <= 8);
        assert_eq!(stand.count("application", &format!("passes_taken = {live}")).await, 1);
        assert_eq!(stand.count("badge", "ended_at IS NULL").await, live);
    }
}

/// The unit of a fair as an organiser types it, with this pass quota.
fn with_quota(fair: &Fair, quota: i32) -> UnitDetails {
    let text = |text: &str| text.to_owned();
    UnitDetails {
        level: fair.level.to_string(),
        code: text("A1"),
        kind: text("counter"),
        price: text("2500"),
        pass_quota: quota.to_string(),
        x: text("0"),
        y: text("0"),
        width: text("2"),
        depth: text("2"),
        ..UnitDetails::default()
    }
}

async fn name_anna_at_once(stand: &Stand, applied: Applied) -> usize {
    let answers = at_once((0..64).map(|_| {
        let (db, actor) = (stand.db.clone(), applied.exhibitor());
        async move { booth_staff::name_person(&db, &actor, applied.id, &somebody("Anna")).await.is_ok() }
    }))
    .await;
    answers.into_iter().filter(|named| *named).count()
}
