//! People who are named, put right.

use domain::{
    application::StepError,
    booth_staff::{self, Error, NamePerson},
};

use crate::stand::both;

use super::{on_stand, somebody};

both! {
    async fn a_corrected_name_is_printed_on_the_same_badge(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let before = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people.remove(0);
        let mut corrected = somebody("Anna");
        corrected.name = "Anna-Lena".to_owned();

        booth_staff::correct_person(&stand.db, &applied.exhibitor(), before.id, "1", &corrected).await.expect("corrected");

        let after = booth_staff::person(&stand.db, &applied.exhibitor(), before.id).await.expect("seen");
        assert_eq!((after.name.as_str(), after.badge), ("Anna-Lena", before.badge));
        assert_eq!(stand.count("badge", "name = 'Anna-Lena' AND ended_at IS NULL").await, 1);
        assert_eq!(stand.count("mail", "kind = 'staff_badge'").await, 1);
    }

    async fn of_two_who_correct_a_person_the_second_learns_of_the_first(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        let anna = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people[0].id;
        let phone = |phone: &str| NamePerson { phone: phone.to_owned(), ..somebody("Anna") };

        booth_staff::correct_person(&stand.db, &applied.exhibitor(), anna, "1", &phone("(0201) 1234-51")).await.expect("corrected");
        let late = booth_staff::correct_person(&stand.db, &applied.exhibitor(), anna, "1", &phone("+49 201 123452")).await;

        let Err(Error::Step(StepError::Overtaken(overtaken))) = late else { panic!("stale") };
        assert_eq!((overtaken.by.as_str(), overtaken.action.as_str()), ("Paula Person", "staff_corrected"));
        let now = booth_staff::person(&stand.db, &applied.exhibitor(), anna).await.expect("seen");
        assert_eq!((now.phone.as_str(), now.revision), ("+49201123451", 2));
    }

    async fn a_corrected_address_gets_a_new_badge_and_the_old_one_ends(stand: Stand) {
        let (_, _, applied) = on_stand(&stand, 5).await;
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Anna")).await.expect("named");
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &somebody("Bert")).await.expect("named");
        let anna = booth_staff::passes(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").people.remove(0);
        let mut corrected = somebody("Anna");
        corrected.email = "a.neu@exhibitor.example".to_owned();
        let mut taken = somebody("Anna");
        taken.email = "bert@exhibitor.example".to_owned();

        booth_staff::correct_person(&stand.db, &applied.exhibitor(), anna.id, "1", &corrected).await.expect("corrected");
        let refused = booth_staff::correct_person(&stand.db, &applied.exhibitor(), anna.id, "2", &taken).await;

        assert!(matches!(refused, Err(Error::Step(StepError::Invalid(ref fields))) if fields.0[0].0 == "email"), "{refused:?}");
        assert_eq!(stand.count("badge", "name = 'Anna' AND ended_at IS NULL").await, 1);
        assert_eq!(stand.count("badge", "name = 'Anna'").await, 2);
        assert_eq!(stand.count("mail", "kind = 'staff_badge' AND to_email = 'a.neu@exhibitor.example'").await, 1);
        assert_eq!(stand.count("application", "passes_taken = 2").await, 1);
    }
}
