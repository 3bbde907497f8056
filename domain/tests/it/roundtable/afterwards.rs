//! Minutes and tasks, and what goes with a guest, or after a year.

use domain::{
    actor::Denied,
    ids::RoundtableGuestId,
    locale::Locale,
    process::sweep::sweep,
    roundtable::{self, Error, FollowUpForm, GuestAnswer, GuestState, NotNow},
};

use super::{INVITATION, accepts, guest, link, links, revision, round};
use crate::{applying::execute, stand::both};

both! {
    async fn minutes_are_sent_to_whoever_has_a_seat_once_for_each_version(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered");
        let none = roundtable::send_minutes(&stand.db, &organiser, id).await;
        let revision = revision(&stand, &organiser, id).await;
        roundtable::write_minutes(&stand.db, &organiser, id, &revision, "de", "- Alle einig").await.expect("written");

        for _ in 0..2 {
            assert_eq!(roundtable::send_minutes(&stand.db, &organiser, id).await.expect("sent"), 1);
        }

        assert!(matches!(none, Err(Error::NotNow(NotNow::NoMinutes))), "{none:?}");
        assert_eq!(stand.count("mail", "kind = 'roundtable_minutes' AND to_name = 'Ada'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'roundtable_minutes'").await, 1);
    }

    async fn tasks_have_owners_and_are_told_when_they_are_overdue(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        let ada = guest(&stand, &organiser, id, "Ada").await.id;
        let account = organiser.account().expect("an account");
        let task = |owner: String, due_on: &str| FollowUpForm { task: "Zahlen nachreichen".to_owned(), owner, due_on: due_on.to_owned() };
        roundtable::add_follow_up(&stand.db, &organiser, id, &task(format!("guest:{ada}"), "2020-01-31")).await.expect("added");
        roundtable::add_follow_up(&stand.db, &organiser, id, &task(format!("account:{account}"), "2097-01-31")).await.expect("added");
        let stranger = RoundtableGuestId::new();
        let refused = roundtable::add_follow_up(&stand.db, &organiser, id, &task(format!("guest:{stranger}"), "2097-01-31")).await;

        let tasks = roundtable::follow_ups(&stand.db, &organiser, id).await.expect("listed");

        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        let told: Vec<_> = tasks.iter().map(|task| (task.owner.as_str(), task.is_overdue)).collect();
        assert_eq!(told, [("Ada", true), ("Olga Organisiert", false)]);
        assert_eq!(roundtable::overdue_elsewhere(&stand.db, &organiser, &[]).await.expect("counted"), 1);
        roundtable::set_follow_up_done(&stand.db, &organiser, tasks[0].id, true).await.expect("done");
        assert_eq!(roundtable::overdue_elsewhere(&stand.db, &organiser, &[]).await.expect("counted"), 0);
    }

    async fn what_is_kept_about_a_guest_can_be_taken_along_and_goes_with_their_letters(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "Energie", 1), ("Ben", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        let needs = GuestAnswer { needs: "Vegetarisch".to_owned(), ..accepts() };
        roundtable::answer(&stand.db, link(&first, "Ada"), &needs).await.expect("answered");
        let ada = guest(&stand, &organiser, id, "Ada").await.id;

        let taken = roundtable::personal_data::export(&stand.db, &organiser, ada).await.expect("exported");
        assert_eq!((taken.name.as_str(), taken.needs.as_str(), taken.state, taken.locale), ("Ada", "Vegetarisch", GuestState::Accepted, Locale::De));
        assert_eq!(taken.mails.iter().map(|mail| mail.kind.as_str()).collect::<Vec<_>>(), ["roundtable_invitation", "roundtable_seat"]);

        roundtable::personal_data::erase(&stand.db, &organiser, ada).await.expect("erased");
        assert_eq!(stand.count("roundtable_guest", "name = 'Ada'").await, 0);
        assert_eq!(stand.count("mail", "to_name = 'Ada' OR to_email LIKE 'ada@%' OR letter LIKE '%Ada%'").await, 0);
        assert_eq!(stand.count("roundtable", "seats_taken = 0").await, 1);
        let again = roundtable::personal_data::erase(&stand.db, &organiser, ada).await;
        assert!(matches!(again, Err(Error::Denied(Denied::NotFound))), "{again:?}");
    }

    async fn a_year_after_it_the_guests_are_forgotten_and_the_minutes_stay(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let revision = revision(&stand, &organiser, id).await;
        roundtable::write_minutes(&stand.db, &organiser, id, &revision, "de", "Alle einig").await.expect("written");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("roundtable_guest", "1 = 1").await, 1, "it is to come");
        let past = "UPDATE roundtable SET starts_local = '2020-06-10 09:00:00', ends_local = '2020-06-10 11:00:00', answer_local = '2020-06-01 18:00:00', \
            starts_at = '2020-06-10T13:00:00+00:00', ends_at = '2020-06-10T15:00:00+00:00', answer_by = '2020-06-01T22:00:00+00:00'";
        execute(&stand, past, vec![]).await.expect("as if then");

        sweep(&stand.db).await.expect("swept");

        assert_eq!(stand.count("roundtable_guest", "1 = 1").await, 0);
        assert_eq!(stand.count("mail", "to_name = 'Ada'").await, 0);
        assert_eq!(stand.count("roundtable", "minutes = 'Alle einig'").await, 1);
    }
}
