//! Booth staff: passes up to the quota, each with a badge and its mail.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    booth::{self, UnitDetails},
    clock,
    exhibitor::{
        AdmissionError, admission,
        staff::{self, NamePerson},
    },
    ids::UnitId,
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Alias, Expr, Query},
};

use crate::placing::{Applied, Fair, at_once};
use crate::stand::{Stand, both, stranger};

const NAMED: &str = "removed_at IS NULL";

fn somebody(name: &str) -> NamePerson {
    NamePerson {
        name: name.to_owned(),
        email: format!("{}@exhibitor.example", name.to_lowercase()),
        job_title: "Vertrieb".to_owned(),
        phone: "+49 201 123456".to_owned(),
        locale: "de".to_owned(),
        shares_email: true,
        shares_phone: false,
    }
}

async fn on_stand(stand: &Stand, quota: i32) -> (Fair, UnitId, Applied) {
    let fair = stand.fair().await;
    let unit = stand.unit_with(&fair, "A1", quota).await;
    let applied = stand.confirmed(&fair, "Bochum", unit).await;
    (fair, unit, applied)
}

async fn close_passes(stand: &Stand, fair: &Fair) {
    let update = Query::update()
        .table(Alias::new("event"))
        .value(Alias::new("passes_close_at"), clock::now() - Duration::minutes(1))
        .and_where(sea_orm::sea_query::ExprTrait::eq(Expr::col(Alias::new("id")), fair.event.as_uuid()))
        .to_owned();
    stand.db.for_migrations().execute(&update).await.expect("the deadline passes");
}

both! {
    async fn a_named_person_gets_a_badge_and_its_mail(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;

        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");

        let passes = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen");
        assert_eq!((passes.people.len(), passes.quota, passes.open), (1, Some(5), true));
        assert_eq!(stand.count("badge", "role = 'exhibitor' AND name = 'Anna' AND organisation = 'Bochum' AND revoked_at IS NULL").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_badge' AND to_email = 'anna@exhibitor.example'").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
    }

    async fn nobody_is_named_over_the_quota(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 1).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");

        let refused = staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Bert")).await;

        assert!(matches!(refused, Err(AdmissionError::QuotaFull { quota: 1 })));
        assert_eq!(stand.count("badge", "1 = 1").await, 1);
    }

    async fn a_quota_of_nothing_takes_nobody(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 0).await;

        let refused = staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await;

        assert!(matches!(refused, Err(AdmissionError::QuotaFull { quota: 0 })));
    }

    async fn after_the_deadline_only_organisers_name_people(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 5).await;
        close_passes(&stand, &fair).await;

        let refused = staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await;
        staff::name_person(&stand.db, &fair.organiser, applied.id, &somebody("Bert")).await.expect("the organiser prints the badges");

        assert!(matches!(refused, Err(AdmissionError::PassesClosed { .. })));
        assert!(!staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").open);
    }

    async fn the_same_person_is_named_once_and_nothing_is_half_saved(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let mut again = somebody("Anna");
        again.email = "ANNA@exhibitor.example".to_owned();

        let refused = staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &again).await;

        assert!(matches!(refused, Err(AdmissionError::AlreadyNamed)));
        assert_eq!(stand.count("badge", "1 = 1").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_badge'").await, 1);
    }

    async fn people_are_named_once_a_unit_is_confirmed(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;

        let refused = staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await;

        assert!(matches!(refused, Err(AdmissionError::NotConfirmed)));
    }

    async fn others_neither_see_nor_change_the_passes(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 5).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;
        let other = stand.applied(&fair, "Essen").await;

        for (actor, answer) in [(stranger(), Denied::NotFound), (other.exhibitor(), Denied::NotFound), (Actor::Anonymous, Denied::SignInRequired)] {
            let all = [
                staff::name_person(&stand.db, &actor, applied.id, &somebody("Eva")).await,
                staff::correct_person(&stand.db, &actor, anna, "1", &somebody("Eva")).await,
                staff::remove_person(&stand.db, &actor, anna).await,
                staff::passes(&stand.db, &actor, applied.id).await.map(|_| ()),
                staff::person(&stand.db, &actor, anna).await.map(|_| ()),
            ];
            for refused in all {
                assert!(matches!(refused, Err(AdmissionError::Denied(denied)) if denied == answer), "{refused:?}");
            }
        }
        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
    }

    async fn a_removed_person_frees_the_pass_and_loses_the_badge(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 1).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;

        staff::remove_person(&stand.db, &applied.exhibitor(), anna).await.expect("removed");
        let again = staff::remove_person(&stand.db, &applied.exhibitor(), anna).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Bert")).await.expect("the pass is free");

        assert!(matches!(again, Err(AdmissionError::Denied(Denied::NotFound))));
        assert_eq!(stand.count("badge", "name = 'Anna' AND revoked_at IS NOT NULL").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_removed'").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
    }

    async fn whoever_was_removed_can_be_named_again(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 1).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;
        staff::remove_person(&stand.db, &applied.exhibitor(), anna).await.expect("removed");

        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named again");

        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
    }

    async fn a_corrected_name_is_printed_on_the_same_badge(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let before = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people.remove(0);
        let mut corrected = somebody("Anna");
        corrected.name = "Anna-Lena".to_owned();

        staff::correct_person(&stand.db, &applied.exhibitor(), before.id, "1", &corrected).await.expect("corrected");

        let after = staff::person(&stand.db, &applied.exhibitor(), before.id).await.expect("seen");
        assert_eq!((after.name.as_str(), after.badge), ("Anna-Lena", before.badge));
        assert_eq!(stand.count("badge", "name = 'Anna-Lena' AND revoked_at IS NULL").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_badge'").await, 1);
    }

    async fn of_two_who_correct_a_person_the_second_learns_of_the_first(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;
        let phone = |phone: &str| NamePerson { phone: phone.to_owned(), ..somebody("Anna") };

        staff::correct_person(&stand.db, &applied.exhibitor(), anna, "1", &phone("+49 201 1")).await.expect("corrected");
        let late = staff::correct_person(&stand.db, &applied.exhibitor(), anna, "1", &phone("+49 201 2")).await;

        let Err(AdmissionError::Stale(overtaken)) = late else { panic!("stale") };
        assert_eq!((overtaken.by.as_str(), overtaken.action.as_str()), ("Paula Person", "staff_corrected"));
        let now = staff::person(&stand.db, &applied.exhibitor(), anna).await.expect("seen");
        assert_eq!((now.phone.as_str(), now.revision), ("+49 201 1", 2));
    }

    async fn a_corrected_address_gets_a_new_badge_and_the_old_one_ends(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Bert")).await.expect("named");
        let anna = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people.remove(0);
        let mut corrected = somebody("Anna");
        corrected.email = "a.neu@exhibitor.example".to_owned();
        let mut taken = somebody("Anna");
        taken.email = "bert@exhibitor.example".to_owned();

        staff::correct_person(&stand.db, &applied.exhibitor(), anna.id, "1", &corrected).await.expect("corrected");
        let refused = staff::correct_person(&stand.db, &applied.exhibitor(), anna.id, "2", &taken).await;

        assert!(matches!(refused, Err(AdmissionError::AlreadyNamed)), "{refused:?}");
        assert_eq!(stand.count("badge", "name = 'Anna' AND revoked_at IS NULL").await, 1);
        assert_eq!(stand.count("badge", "name = 'Anna'").await, 2);
        assert_eq!(stand.count("mail", "kind = 'staff_badge' AND to_email = 'a.neu@exhibitor.example'").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 2").await, 1);
    }

    async fn every_wrong_field_is_named(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        let wrong = NamePerson { name: "123".to_owned(), email: "anna".to_owned(), phone: "ruf an".to_owned(), locale: "fr".to_owned(), ..NamePerson::default() };

        let refused = staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &wrong).await;

        let Err(AdmissionError::Invalid(fields)) = refused else { panic!("{refused:?}") };
        let names: Vec<_> = fields.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["name", "email", "phone", "locale"]);
    }

    async fn a_cancelled_participation_ends_every_pass(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 5).await;
        for name in ["Anna", "Bert"] {
            staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(name)).await.expect("named");
        }

        admission::cancel(&stand.db, &fair.organiser, &stand.decision(applied, "Absage").await).await.expect("cancelled");

        assert_eq!(stand.count("booth_staff", NAMED).await, 0);
        assert_eq!(stand.count("badge", "revoked_at IS NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'staff_removed'").await, 2);
        assert_eq!(stand.count("application", "passes_taken = 0").await, 1);
    }

    async fn of_many_people_named_at_once_the_quota_gets_in(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;

        let answers = at_once((0..64).map(|number| {
            let (db, actor) = (stand.db.clone(), applied.exhibitor());
            async move { staff::name_person(&db, &actor, applied.id, &somebody(&format!("Person{number}"))).await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 5);
        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(AdmissionError::QuotaFull { quota: 5 }))), "{answers:?}");
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
                let room = staff::passes(&db, &actor, applied.id).await.expect("seen").people.len() < 5;
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
            staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(name)).await.expect("named");
        }

        let refused = booth::edit_unit(&stand.db, &fair.organiser, unit, "1", &with_quota(&fair, 2)).await;
        booth::edit_unit(&stand.db, &fair.organiser, unit, "1", &with_quota(&fair, 3)).await.expect("as many as are named");

        let Err(booth::Error::Invalid(fields)) = refused else { panic!("{refused:?}") };
        assert_eq!(fields.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["pass_quota"]);
        assert!(fields.0[0].1.de.contains("3 Personen"), "{fields:?}");
        assert_eq!(stand.count("unit", "pass_quota = 3 AND revision = 2").await, 1);
    }

    async fn passes_that_were_freed_do_not_hold_the_quota(stand: Stand) {
        let (fair, unit, applied) = on_stand(&stand, 5).await;
        staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        admission::cancel(&stand.db, &fair.organiser, &stand.decision(applied, "Absage").await).await.expect("cancelled");

        booth::edit_unit(&stand.db, &fair.organiser, unit, "1", &with_quota(&fair, 0)).await.expect("nobody is named any more");

        assert_eq!(stand.count("unit", "pass_quota = 0").await, 1);
    }

    async fn a_quota_that_falls_while_people_are_named_holds_for_all_of_them(stand: Stand) {
        let (fair, unit, applied) = on_stand(&stand, 5).await;

        let answers = at_once((0..64).map(|number| {
            let (db, actor, organiser, edit) = (stand.db.clone(), applied.exhibitor(), fair.organiser.clone(), with_quota(&fair, 2));
            async move {
                if number % 8 == 5 {
                    booth::edit_unit(&db, &organiser, unit, "1", &edit).await.map_err(|error| error.to_string()).map(|_| ())
                } else {
                    let named = staff::name_person(&db, &actor, applied.id, &somebody(&format!("Person{number}"))).await;
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
            staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(&format!("First{number}"))).await.expect("named");
        }
        let people = staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people;
        let people: Vec<_> = people.iter().map(|person| person.id).collect();

        at_once((0..64_usize).map(|number| {
            let (db, actor, person) = (stand.db.clone(), applied.exhibitor(), people[number % 4]);
            async move {
                if number % 2 == 0 {
                    staff::remove_person(&db, &actor, person).await.is_ok()
                } else {
                    staff::name_person(&db, &actor, applied.id, &somebody(&format!("Second{number}"))).await.is_ok()
                }
            }
        }))
        .await;

        let live = stand.count("booth_staff", NAMED).await;
        assert!(live <= 8);
        assert_eq!(stand.count("application", &format!("passes_taken = {live}")).await, 1);
        assert_eq!(stand.count("badge", "revoked_at IS NULL").await, live);
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
        async move { staff::name_person(&db, &actor, applied.id, &somebody("Anna")).await.is_ok() }
    }))
    .await;
    answers.into_iter().filter(|named| *named).count()
}
