//! Letters about one thing: in order, and none that is out of date.

use domain::{
    account::{self, EVERYWHERE, RoleKind},
    event::EventFacts,
    ids::AccountId,
    locale::Locale,
    mail::{self, Delivery, Error, Hindrance, MailFilter, MailTrouble, NewMail, Thread},
    process::{letter::AnyLetter, resend::resend},
    registration::RegistrationLetter,
};

use super::{execute, invitation, lease_one, refused};
use crate::stand::{Stand, both};

/// A letter that outdates none.
async fn write_about(stand: &Stand, name: &str, about: Thread) {
    let letter = RegistrationLetter::RegistrationErased { event: facts(), calendar: vec![] };
    let mail = &NewMail {
        dedupe_key: format!("test:{name}"),
        about,
        useful_until: None,
        event: None,
        to_name: String::new(),
        to_email: format!("{name}@visitor.example"),
        locale: Locale::De,
        letter,
    };
    stand.db.write(|tx| async move { mail::enqueue(&tx, mail.clone()).await }).await.expect("mail is written");
}

fn facts() -> EventFacts {
    let text = r#"{"slug":"fair","name":"Fair","city":"","venue":"","hall":"","booth_number":"","time_zone":"Europe/Paris","starts_on":"2027-03-09","ends_on":"2027-03-12","opens_minute":540,"closes_minute":1080,"contact_name":"","contact_email":""}"#;
    serde_json::from_str(text).expect("facts")
}

both! {
    async fn what_was_taken_back_before_it_left_does_not_leave(stand: Stand) {
        let organiser = stand.organiser().await;
        execute(&stand, "DELETE FROM mail").await;
        let command = invitation();
        account::invite(&stand.db, &organiser, &command).await.expect("invited");
        account::invite(&stand.db, &organiser, &command).await.expect("invited anew");
        let first = stand.count("mail", "state = 'parked' AND trouble = 'outdated'").await;
        let invitation = account::open_invitations(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE).await.expect("listed")[0].id;
        account::withdraw_invitation(&stand.db, &organiser, invitation).await.expect("withdrawn");

        let due = mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased");
        let stuck = mail::count_stuck(&stand.db, &organiser, None).await.expect("counted");
        let again = mail::resend_parked(&stand.db, &organiser, None).await.expect("nothing to send");
        let id = mail::list_mails(&stand.db, &organiser, &MailFilter::default()).await.expect("listed").rows[0].id;

        assert_eq!((first, due.len(), stuck, again), (1, 0, 0, 0));
        assert_eq!(stand.count("mail", "state = 'parked' AND trouble = 'outdated'").await, 2);
        assert!(matches!(resend(&stand.db, &organiser, id).await, Err(Error::Outdated)));
    }

    async fn of_letters_about_one_thing_none_leaves_before_an_earlier_one(stand: Stand) {
        let organiser = stand.organiser().await;
        let account = organiser.account().expect("an account");
        execute(&stand, "DELETE FROM mail").await;
        // Letters of a kind that outdates none.
        write_about(&stand, "first", Thread::Account(account)).await;
        write_about(&stand, "second", Thread::Account(account)).await;
        write_about(&stand, "other", Thread::Account(AccountId::new())).await;

        let due = mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased");
        let meanwhile = mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased");
        let first = due.iter().find(|mail| mail.to_email.starts_with("first")).expect("the first");
        domain::process::delivery::settle(&stand.db, first, &Delivery::Failed(Hindrance::new(MailTrouble::Later, ""))).await.expect("settled");
        let while_it_waits = mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased");
        execute(&stand, "UPDATE mail SET due_at = '2020-01-01T00:00:00+00:00'").await;
        let first = lease_one(&stand).await;
        domain::process::delivery::settle(&stand.db, &first, &Delivery::Refused(refused("550"))).await.expect("settled");
        let second = lease_one(&stand).await;

        let mut to: Vec<_> = due.iter().map(|mail| mail.to_email.clone()).collect();
        to.sort();
        assert_eq!(to, ["first@visitor.example", "other@visitor.example"]);
        assert_eq!((meanwhile.len(), while_it_waits.len()), (0, 0));
        assert_eq!((first.to_email.as_str(), second.to_email.as_str()), ("first@visitor.example", "second@visitor.example"));
    }

    async fn a_letter_that_was_overtaken_while_it_was_being_sent_is_not_tried_again(stand: Stand) {
        let organiser = stand.organiser().await;
        let email = organiser.require_person().expect("a person").email.clone();
        execute(&stand, "DELETE FROM mail").await;
        account::request_sign_in(&stand.db, &email, "", &domain::code::Code::random()).await.expect("written");
        let first = lease_one(&stand).await;
        account::request_sign_in(&stand.db, &email, "", &domain::code::Code::random()).await.expect("written");
        let second_waits = mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased").is_empty();

        domain::process::delivery::settle(&stand.db, &first, &Delivery::Failed(Hindrance::new(MailTrouble::Later, ""))).await.expect("settled");
        let second = lease_one(&stand).await;

        assert!(second_waits, "not before the first is settled");
        assert_ne!(first.id, second.id);
        assert_eq!(stand.count("mail", "state = 'parked' AND trouble = 'outdated'").await, 1);
    }

    async fn a_letter_that_is_of_no_use_any_more_does_not_leave(stand: Stand) {
        let organiser = stand.organiser().await;
        let email = organiser.require_person().expect("a person").email.clone();
        execute(&stand, "DELETE FROM mail").await;
        account::request_sign_in(&stand.db, &email, "", &domain::code::Code::random()).await.expect("written");
        execute(&stand, "UPDATE mail SET useful_until = '2020-01-01T00:00:00+00:00'").await;

        assert!(mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased").is_empty());
        assert_eq!(stand.count("mail", "state = 'parked' AND trouble = 'too_late'").await, 1);
        assert_eq!(mail::count_stuck(&stand.db, &organiser, None).await.expect("counted"), 0);
    }
}
