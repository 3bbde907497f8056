//! The outbox: leasing, settling, sending again.

use std::collections::HashMap;

use domain::{
    account::{self, AccountLetter, EVERYWHERE, InvitePerson, RoleKind},
    actor::Denied,
    ids::AccountId,
    locale::Locale,
    mail::{self, Delivery, Error, Hindrance, Leased, Letter, MailFilter, MailState, MailTrouble, NewMail, QueueChange, Thread},
    process::{letter::AnyLetter, resend::resend},
};
use sea_orm::ConnectionTrait;

use crate::stand::{Stand, both, stranger};

mod order;

async fn write(stand: &Stand, count: usize) {
    stand
        .db
        .write(|tx| async move {
            for number in 0..count {
                let mail = NewMail {
                    dedupe_key: format!("test:{number}"),
                    about: Thread::Account(AccountId::new()),
                    useful_until: None,
                    event: None,
                    to_name: "Vera 100%".to_owned(),
                    to_email: format!("vera{number}@visitor.example"),
                    locale: Locale::De,
                    letter: AccountLetter::SignIn { token: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned() },
                };
                mail::enqueue(&tx, mail).await?;
            }
            Ok::<_, domain::db::DbErr>(())
        })
        .await
        .expect("mail is written");
}

fn invitation() -> InvitePerson {
    InvitePerson {
        email: "nina@agency.example".to_owned(),
        kind: RoleKind::Organiser,
        scope: EVERYWHERE.to_owned(),
        scope_name: String::new(),
        locale: Locale::De,
    }
}

async fn lease_one(stand: &Stand) -> Leased<AnyLetter> {
    mail::lease::<AnyLetter>(&stand.db, 1).await.expect("leased").pop().expect("one is due")
}

fn refused(answer: &str) -> Hindrance {
    Hindrance::new(MailTrouble::Recipient, answer)
}

async fn execute(stand: &Stand, sql: &str) -> bool {
    stand.db.for_migrations().execute_unprepared(sql).await.is_ok()
}

both! {
    async fn of_many_workers_each_mail_goes_to_one(stand: Stand) {
        write(&stand, 200).await;
        let workers: Vec<_> = (0..64).map(|_| {
            let db = stand.db.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let leased = mail::lease::<AnyLetter>(&db, 7).await.expect("leased");
                    // Another worker may have been faster with all seven: only an empty outbox ends the work.
                    if leased.is_empty() {
                        return mine;
                    }
                    for mail in leased {
                        domain::process::delivery::settle(&db, &mail, &Delivery::Sent).await.expect("settled");
                        mine.push(mail.message_id);
                    }
                }
            })
        }).collect();
        let mut sent: HashMap<String, u32> = HashMap::new();
        for worker in workers {
            for id in worker.await.expect("no panic") {
                *sent.entry(id).or_default() += 1;
            }
        }
        // Those that lost every race and gave up early left nothing behind that the last one did not take.
        for mail in mail::lease::<AnyLetter>(&stand.db, 200).await.expect("leased") {
            domain::process::delivery::settle(&stand.db, &mail, &Delivery::Sent).await.expect("settled");
            *sent.entry(mail.message_id).or_default() += 1;
        }

        assert_eq!(sent.len(), 200);
        assert!(sent.values().all(|times| *times == 1));
        assert_eq!(stand.count("mail", "state = 'sent' AND attempts = 1").await, 200);
    }

    async fn the_same_cause_writes_one_mail(stand: Stand) {
        write(&stand, 1).await;
        write(&stand, 1).await;

        assert_eq!(stand.count("mail", "1 = 1").await, 1);
    }

    async fn a_failure_is_tried_again_later_and_parked_in_the_end(stand: Stand) {
        write(&stand, 1).await;
        for attempt in 1..=9 {
            let leased = lease_one(&stand).await;
            assert_eq!(leased.attempts, attempt);
            domain::process::delivery::settle(&stand.db, &leased, &Delivery::Failed(Hindrance::new(MailTrouble::Later, "451 later"))).await.expect("settled");
            assert!(mail::lease::<AnyLetter>(&stand.db, 1).await.expect("answers").is_empty(), "it waits before it is tried again");
            execute(&stand, "UPDATE mail SET due_at = '2020-01-01T00:00:00+00:00'").await;
        }

        assert_eq!(stand.count("mail", "state = 'parked' AND trouble = 'later' AND last_error = '451 later'").await, 1);
    }

    async fn a_dead_workers_mail_goes_out_again_under_its_own_id(stand: Stand) {
        write(&stand, 1).await;
        let dead = lease_one(&stand).await;
        execute(&stand, "UPDATE mail SET lease_until = '2020-01-01T00:00:00+00:00'").await;

        let second = lease_one(&stand).await;
        domain::process::delivery::settle(&stand.db, &dead, &Delivery::Refused(refused("too late"))).await.expect("changes nothing");
        let still_leased = stand.count("mail", "state = 'sending'").await;
        domain::process::delivery::settle(&stand.db, &second, &Delivery::Sent).await.expect("settled");

        assert_eq!(dead.message_id, second.message_id);
        assert_eq!((still_leased, stand.count("mail", "state = 'sent'").await), (1, 1));
    }

    async fn an_unreadable_letter_holds_up_no_other(stand: Stand) {
        write(&stand, 3).await;
        execute(&stand, "UPDATE mail SET letter = '{}' WHERE dedupe_key = 'test:1'").await;

        let leased = mail::lease::<AnyLetter>(&stand.db, 10).await.expect("leased");

        assert_eq!(leased.len(), 2);
        assert_eq!(stand.count("mail", "state = 'parked' AND last_error LIKE 'the letter cannot be read%'").await, 1);
    }

    async fn a_parked_mail_is_sent_again_as_itself(stand: Stand) {
        let organiser = stand.organiser().await;
        execute(&stand, "DELETE FROM mail").await;
        write(&stand, 1).await;
        let first = lease_one(&stand).await;
        domain::process::delivery::settle(&stand.db, &first, &Delivery::Refused(refused("550 no"))).await.expect("settled");

        let again = resend(&stand.db, &organiser, first.id).await.expect("waits");
        let second = lease_one(&stand).await;

        assert_eq!((again, &second.message_id, second.attempts), (first.id, &first.message_id, 1));
        assert_eq!(stand.count("audit", "subject = 'mail' AND action = 'sent_again'").await, 1);
    }

    async fn a_sent_mail_is_sent_again_as_a_new_one_with_a_new_link(stand: Stand) {
        let organiser = stand.organiser().await;
        execute(&stand, "DELETE FROM mail").await;
        let email = organiser.require_person().expect("a person").email.clone();
        account::request_sign_in(&stand.db, &email, "", &domain::code::Code::random()).await.expect("written");
        let first = lease_one(&stand).await;
        let under_way = resend(&stand.db, &organiser, first.id).await;
        domain::process::delivery::settle(&stand.db, &first, &Delivery::Sent).await.expect("settled");

        let again = resend(&stand.db, &organiser, first.id).await.expect("waits");
        let second = lease_one(&stand).await;

        assert!(matches!(under_way, Err(Error::UnderWay)));
        assert_eq!(second.id, again);
        assert_ne!((second.id, &second.message_id), (first.id, &first.message_id));
        assert_eq!(stand.count("mail", "state = 'sent' AND letter LIKE '%\"token\":\"\"%'").await, 1, "forgotten with the sending");
        let (old, new) = (first.letter.secret().expect("a link"), second.letter.secret().expect("a link"));
        assert_ne!(old, new);
        assert!(account::address_of_link(&stand.db, &new).await.expect("asked").is_some());
        assert_eq!(stand.count("mail", "state = 'sent'").await, 1);
    }

    async fn a_link_that_opens_nothing_is_not_sent_again(stand: Stand) {
        let organiser = stand.organiser().await;
        execute(&stand, "DELETE FROM mail").await;
        let command = invitation();
        account::invite(&stand.db, &organiser, &command).await.expect("invited");
        let sent = lease_one(&stand).await;
        domain::process::delivery::settle(&stand.db, &sent, &Delivery::Sent).await.expect("settled");
        let invitation = account::open_invitations(&stand.db, &organiser, RoleKind::Organiser, EVERYWHERE).await.expect("listed")[0].id;

        let again = resend(&stand.db, &organiser, sent.id).await.expect("still open");
        let renewed = lease_one(&stand).await;
        domain::process::delivery::settle(&stand.db, &renewed, &Delivery::Sent).await.expect("settled");
        let (first, second) = (sent.letter.secret().expect("a link"), renewed.letter.secret().expect("a link"));
        let opens = [
            account::open_invitation(&stand.db, &first).await.expect("asked").is_some(),
            account::open_invitation(&stand.db, &second).await.expect("asked").is_some(),
        ];
        account::withdraw_invitation(&stand.db, &organiser, invitation).await.expect("withdrawn");
        let spent = resend(&stand.db, &organiser, again).await;

        assert_eq!((renewed.id, opens), (again, [false, true]));
        assert!(matches!(spent, Err(Error::LinkSpent)), "{spent:?}");
    }

    async fn trouble_of_the_server_pauses_longer_each_time_and_costs_no_attempt(stand: Stand) {
        let organiser = stand.organiser().await;
        execute(&stand, "DELETE FROM mail").await;
        write(&stand, 3).await;
        let relay = Delivery::Stopped(Hindrance::new(MailTrouble::Relay, "554 <vera0@visitor.example> relay"));
        let mut changes = Vec::new();
        for (letters, seconds) in [(3, 15), (1, 30), (1, 60), (1, 120), (1, 300), (1, 300), (1, 300)] {
            let room = mail::room(&stand.db, 20, None).await.expect("asked");
            let leased = mail::lease::<AnyLetter>(&stand.db, room).await.expect("leased");
            assert_eq!(leased.len(), letters);
            let before = domain::clock::now();
            for mail in &leased {
                changes.extend(domain::process::delivery::settle(&stand.db, mail, &relay).await.expect("settled"));
            }
            let trouble = mail::trouble(&stand.db, &organiser).await.expect("asked").expect("in trouble");
            let paused_at = trouble.next_try - chrono::Duration::seconds(seconds);
            assert!((before..=domain::clock::now()).contains(&paused_at), "for {seconds} seconds: {trouble:?}");
            assert_eq!((trouble.trouble, trouble.answer.as_str()), (MailTrouble::Relay, "554 … relay"));
            assert_eq!(mail::room(&stand.db, 20, None).await.expect("asked"), 0);
            execute(&stand, "UPDATE mail_queue SET paused_until = '2020-01-01T00:00:00+00:00'").await;
        }
        let mut at_once = Vec::new();
        for mail in 0..3 {
            at_once.push(mail::room(&stand.db, 20, None).await.expect("asked"));
            let leased = lease_one(&stand).await;
            changes.extend(domain::process::delivery::settle(&stand.db, &leased, &Delivery::Sent).await.expect("settled").filter(|_| mail == 0));
        }

        assert_eq!(at_once, [1, 2, 4]);
        assert!(matches!(&changes[..], [QueueChange::Stopped(_), QueueChange::Resumed]), "said once: {changes:?}");
        assert_eq!(stand.count("mail", "state = 'sent' AND attempts = 1").await, 3);
        assert!(mail::trouble(&stand.db, &organiser).await.expect("asked").is_none());
        assert!(matches!(mail::trouble(&stand.db, &stranger()).await, Err(Error::Denied(Denied::NotFound))));
    }

    async fn only_organisers_read_the_outbox(stand: Stand) {
        write(&stand, 1).await;
        let id = lease_one(&stand).await.id;
        let filter = MailFilter::default();

        assert!(matches!(mail::list_mails(&stand.db, &stranger(), &filter).await, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(mail::find_mail::<AnyLetter>(&stand.db, &stranger(), id).await, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(resend(&stand.db, &stranger(), id).await, Err(Error::Denied(Denied::NotFound))));
    }

    async fn the_outbox_is_searched_and_turned_over(stand: Stand) {
        let organiser = stand.organiser().await;
        execute(&stand, "DELETE FROM mail").await;
        write(&stand, 120).await;
        let list = async |filter: MailFilter| mail::list_mails(&stand.db, &organiser, &filter).await.expect("listed");

        let all = list(MailFilter::default()).await;
        let last = list(MailFilter { page: 3, ..MailFilter::default() }).await;
        let beyond = list(MailFilter { page: u64::MAX, ..MailFilter::default() }).await;
        let found = list(MailFilter { search: "VERA7@".to_owned(), ..MailFilter::default() }).await;
        let by_name = list(MailFilter { search: "100%".to_owned(), ..MailFilter::default() }).await;
        let no_wildcard = list(MailFilter { search: "vera_@".to_owned(), ..MailFilter::default() }).await;
        let sent = list(MailFilter { state: Some(MailState::Sent), ..MailFilter::default() }).await;
        let other_kind = list(MailFilter { kind: "ticket".to_owned(), ..MailFilter::default() }).await;

        assert_eq!((all.rows.len(), all.pages, all.total), (50, 3, 120));
        assert_eq!((last.rows.len(), beyond.rows.len()), (20, 0));
        assert_eq!((found.total, by_name.total, no_wildcard.total), (1, 120, 0));
        assert_eq!((sent.total, other_kind.total), (0, 0));
    }

    async fn the_database_keeps_states_in_order(stand: Stand) {
        write(&stand, 1).await;

        assert!(!execute(&stand, "UPDATE mail SET state = 'sending'").await, "leased without a lease");
        assert!(!execute(&stand, "UPDATE mail SET state = 'sent'").await, "sent without a time");
        assert!(!execute(&stand, "UPDATE mail SET state = 'lost'").await, "an unknown state");
        assert!(!execute(&stand, "UPDATE mail SET attempts = -1").await, "fewer than no attempts");
        assert!(!execute(&stand, "UPDATE mail SET locale = 'fr'").await, "an unknown language");
    }
}
