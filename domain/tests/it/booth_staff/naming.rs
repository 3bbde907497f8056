//! Who is named, who may not be, and who is taken off the list.

use domain::{
    actor::{Actor, Denied},
    application::StepError,
    badge::{self, BadgeFilter},
    booth_staff::{self, Error, NamePerson},
    process::leaving,
};

use crate::stand::{both, stranger};

use super::{NAMED, close_passes, on_stand, somebody};

both! {
    async fn a_named_person_gets_a_badge_and_its_mail(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;

        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");

        let passes = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen");
        assert_eq!((passes.people.len(), passes.quota, passes.open), (1, Some(5), true));
        assert_eq!(stand.count("badge", "role = 'exhibitor' AND name = 'Anna' AND organisation = 'Bochum' AND ended_at IS NULL").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_badge' AND to_email = 'anna@exhibitor.example'").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
    }

    async fn a_badge_says_at_which_unit_its_owner_stands(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 2).await;
        for name in ["Berta", "Emil"] {
            booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(name)).await.expect("named");
        }
        let printed = badge::printed(&stand.db, &fair.organiser, fair.event, &BadgeFilter::default()).await.expect("badges");
        let ids: Vec<_> = printed.iter().map(|badge| badge.id).collect();

        let units = booth_staff::units_of_badges(&stand.db, &ids).await.expect("units");
        let nobody = booth_staff::units_of_badges(&stand.db, &[]).await.expect("units");

        assert_eq!(ids.len(), 2);
        assert!(ids.iter().all(|id| units.get(id).is_some_and(|unit| unit == "A1")), "{units:?}");
        assert_eq!(nobody.len(), 0);
    }

    async fn nobody_is_named_over_the_quota(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 1).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");

        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Bert")).await;

        assert!(matches!(refused, Err(Error::QuotaFull { quota: 1 })));
        assert_eq!(stand.count("badge", "1 = 1").await, 1);
    }

    async fn a_quota_of_nothing_takes_nobody(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 0).await;

        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await;

        assert!(matches!(refused, Err(Error::QuotaFull { quota: 0 })));
    }

    async fn after_the_deadline_only_organisers_name_people(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 5).await;
        close_passes(&stand, &fair).await;

        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await;
        booth_staff::name_person(&stand.db, &fair.organiser, applied.id, &somebody("Bert")).await.expect("the organiser prints the badges");

        assert!(matches!(refused, Err(Error::PassesClosed { .. })));
        assert!(!booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").open);
    }

    async fn the_same_person_is_named_once_and_nothing_is_half_saved(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let mut again = somebody("Anna");
        again.email = "ANNA@exhibitor.example".to_owned();

        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &again).await;

        assert!(matches!(refused, Err(Error::Step(StepError::Invalid(fields))) if fields.0[0].0 == "email"));
        assert_eq!(stand.count("badge", "1 = 1").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_badge'").await, 1);

        again.name = String::new();
        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &again).await;
        let Err(Error::Step(StepError::Invalid(fields))) = refused else { panic!("{refused:?}") };
        assert_eq!(fields.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["name", "email"], "at once");
    }

    async fn people_are_named_once_a_unit_is_confirmed(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;

        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await;

        assert!(matches!(refused, Err(Error::NotConfirmed)));
    }

    async fn others_neither_see_nor_change_the_passes(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 5).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;
        let other = stand.applied(&fair, "Essen").await;

        for (actor, answer) in [(stranger(), Denied::NotFound), (other.exhibitor(), Denied::NotFound), (Actor::Anonymous, Denied::SignInRequired)] {
            let all = [
                booth_staff::name_person(&stand.db, &actor, applied.id, &somebody("Eva")).await,
                booth_staff::correct_person(&stand.db, &actor, anna, "1", &somebody("Eva")).await,
                booth_staff::remove_person(&stand.db, &actor, anna).await.map_err(Error::from),
                booth_staff::passes(&stand.db, &actor, applied.id).await.map(|_| ()).map_err(Error::from),
                booth_staff::person(&stand.db, &actor, anna).await.map(|_| ()).map_err(Error::from),
            ];
            for refused in all {
                assert!(matches!(refused, Err(Error::Step(StepError::Denied(denied))) if denied == answer), "{refused:?}");
            }
        }
        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
    }

    async fn a_removed_person_frees_the_pass_and_loses_the_badge(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 1).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;

        booth_staff::remove_person(&stand.db, &applied.exhibitor(), anna).await.expect("removed");
        let again = booth_staff::remove_person(&stand.db, &applied.exhibitor(), anna).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Bert")).await.expect("the pass is free");

        assert!(matches!(again, Err(StepError::Denied(Denied::NotFound))));
        assert_eq!(stand.count("badge", "name = 'Anna' AND ended_at IS NOT NULL").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_removed'").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 1").await, 1);
        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
    }

    async fn whoever_was_removed_can_be_named_again(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 1).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;
        booth_staff::remove_person(&stand.db, &applied.exhibitor(), anna).await.expect("removed");

        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named again");

        assert_eq!(stand.count("booth_staff", NAMED).await, 1);
    }

    async fn every_wrong_field_is_named(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        let wrong = NamePerson { name: "123".to_owned(), email: "anna".to_owned(), phone: "ruf an".to_owned(), locale: "fr".to_owned(), ..NamePerson::default() };

        let refused = booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &wrong).await;

        let Err(Error::Step(StepError::Invalid(fields))) = refused else { panic!("{refused:?}") };
        let names: Vec<_> = fields.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["name", "email", "phone", "locale"]);
    }

    async fn a_cancelled_participation_ends_every_pass(stand: Stand) {
        let (fair, _, applied) = on_stand(&stand, 5).await;
        for name in ["Anna", "Bert"] {
            booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody(name)).await.expect("named");
        }

        leaving::cancel_application(&stand.db, &fair.organiser, &stand.decision(applied, "Absage").await).await.expect("cancelled");

        assert_eq!(stand.count("booth_staff", NAMED).await, 0);
        assert_eq!(stand.count("badge", "ended_at IS NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'staff_removed'").await, 2);
        assert_eq!(stand.count("application", "passes_taken = 0").await, 1);
    }
}
