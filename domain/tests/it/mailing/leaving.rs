//! A letter to a group leaves: to everybody once, whatever happens meanwhile.

use domain::{
    locale::Locale,
    mailing::{self, CalledOff, Error, MailingState, Outcome, write_due},
    process::{erasure, personal_data_export},
};

use super::fixture::{addresses, deliver, draft, german, sent, visitor};
use crate::{
    guests,
    rows::execute_sql,
    stand::{Stand, both},
};

const MANY: usize = 450;

/// More than one batch.
async fn many(stand: &Stand, fair: &crate::placing::Fair) {
    for number in 0..MANY {
        guests::visitor(stand, fair.event, &format!("Vera {number}")).await;
    }
}

both! {
    async fn everybody_gets_it_once_also_from_two_workers(stand: Stand) {
        let fair = stand.fair().await;
        many(&stand, &fair).await;
        let id = sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht. {ticket}")).await;

        let (first, second) = tokio::join!(write_due(&stand.db), write_due(&stand.db));
        first.and(second).expect("written");
        write_due(&stand.db).await.expect("written again");

        assert_eq!(stand.count("mail", "kind = 'visitor_mailing' AND state = 'waiting'").await, MANY as i64);
        assert_eq!(stand.count("mailing_recipient", "outcome = 'written'").await, MANY as i64);
        let mailing = mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there");
        assert_eq!(mailing.state, MailingState::Sent);
        assert_eq!(mailing.outcome, Some(Outcome { recipients: MANY as u64, waiting: MANY as u64, ..Outcome::default() }));
    }

    async fn what_a_killed_worker_left_is_written_by_the_next(stand: Stand) {
        let fair = stand.fair().await;
        many(&stand, &fair).await;
        sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        write_due(&stand.db).await.expect("written");
        // As it is after the first batch, and as if of the second the letters alone had been stored.
        execute_sql(&stand, "UPDATE mailing SET state = 'sending'").await;
        execute_sql(&stand, "DELETE FROM mail WHERE dedupe_key IN (SELECT letter_key FROM mailing_recipient ORDER BY id LIMIT 100)").await;
        execute_sql(&stand, "UPDATE mailing_recipient SET outcome = 'waiting' WHERE id IN (SELECT id FROM mailing_recipient ORDER BY id LIMIT 250)").await;

        write_due(&stand.db).await.expect("written");

        assert_eq!(stand.count("mail", "kind = 'visitor_mailing'").await, MANY as i64);
        assert_eq!(stand.count("mailing_recipient", "outcome = 'written'").await, MANY as i64);
        assert_eq!(stand.count("mailing", "state = 'sent'").await, 1);
    }

    async fn who_is_no_longer_one_of_the_group_gets_none(stand: Stand) {
        let fair = stand.fair().await;
        for name in ["Anna", "Bert", "Cleo"] {
            visitor(&stand, fair.event, name, &format!("{name}@visitor.example"), Locale::De).await;
        }
        sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        // One goes before the recipients are taken, one while the letter waits.
        execute_sql(&stand, "UPDATE registration SET state = 'cancelled' WHERE name = 'Anna'").await;
        write_due(&stand.db).await.expect("written");
        execute_sql(&stand, "UPDATE registration SET state = 'cancelled' WHERE name = 'Bert'").await;

        let left = deliver(&stand).await;

        assert_eq!(addresses(&left), ["Cleo@visitor.example"]);
        assert_eq!(stand.count("mail", "kind = 'visitor_mailing' AND trouble = 'outdated'").await, 1);
    }

    async fn for_a_moment_all_of_it_can_be_taken_back(stand: Stand) {
        let fair = stand.fair().await;
        visitor(&stand, fair.event, "Anna", "anna@visitor.example", Locale::De).await;
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        mailing::send(&stand.db, &fair.organiser, id, &revision).await.expect("sent");

        let held = deliver(&stand).await;
        let taken = mailing::call_off(&stand.db, &fair.organiser, id).await.expect("taken back");
        execute_sql(&stand, "UPDATE mail SET due_at = created_at").await;
        let afterwards = deliver(&stand).await;

        assert_eq!((held, afterwards), (vec![], vec![]));
        assert_eq!(taken, CalledOff::TakenBack { letters: 1 });
        let mailing = mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there");
        assert_eq!(mailing.state, MailingState::Stopped);
        assert_eq!(mailing.outcome, Some(Outcome { recipients: 1, taken_back: 1, ..Outcome::default() }));
    }

    async fn what_has_left_cannot_be_taken_back(stand: Stand) {
        let fair = stand.fair().await;
        for name in ["Anna", "Bert"] {
            visitor(&stand, fair.event, name, &format!("{name}@visitor.example"), Locale::De).await;
        }
        let id = sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht.")).await;
        deliver(&stand).await;

        let late = mailing::call_off(&stand.db, &fair.organiser, id).await;

        assert!(matches!(late, Err(Error::AllLeft)), "{late:?}");
        let outcome = mailing::mailing(&stand.db, &fair.organiser, id).await.expect("there").outcome;
        assert_eq!(outcome, Some(Outcome { recipients: 2, sent: 2, ..Outcome::default() }));
    }

    async fn whoever_is_erased_leaves_no_trace_in_it(stand: Stand) {
        let fair = stand.fair().await;
        let anna = visitor(&stand, fair.event, "Zyklopia", "zyklopia@visitor.example", Locale::De).await;
        sent(&stand, &fair.organiser, fair.event, &german("visitors", "Ab acht. {name}")).await;
        write_due(&stand.db).await.expect("written");
        let export = personal_data_export::export_personal_data(&stand.db, &fair.organiser, anna.registration).await.expect("exported");

        erasure::erase(&stand.db, &fair.organiser, anna.registration).await.expect("erased");

        let told: Vec<_> = export.mailings.iter().map(|part| part.subject.de.as_str()).collect();
        assert_eq!(told, ["Aufbau"]);
        assert_eq!(export.mails.iter().filter(|mail| mail.kind == "visitor_mailing").count(), 1);
        assert_eq!(stand.count("mail", "kind = 'visitor_mailing' AND (to_email <> '' OR lower(letter) LIKE '%zyklopia%')").await, 0);
        assert_eq!(deliver(&stand).await, vec![]);
    }
}
