//! What the desk does with people: somebody without a ticket, a misspelt name, a visitor's page.

use domain::{
    actor::{Actor, Denied},
    badge,
    check_in::{self, ScanOutcome, WalkIn},
    ids::ScanId,
    process::{erasure, leaving, personal_data_export},
    registration::{self, ChangeRegistration, Error, RegisterAtDesk, RegistrationState},
};

use super::fixture::{Fair, details, raw};
use crate::stand::{both, staff_of, stranger};

fn walks_in(fair: &Fair, name: &str, email: &str) -> WalkIn {
    let visitor = RegisterAtDesk { event: fair.event.slug.clone(), email: email.to_owned(), details: details(name), is_another: false };
    WalkIn { scan: ScanId::new().to_string(), visitor }
}

/// Staff with an account, for the scans.
fn desk(fair: &Fair) -> Actor {
    let Actor::Person(organiser) = &fair.organiser else { panic!("a person") };
    Actor::Person(domain::actor::Person { organiser: false, staff_of: vec![fair.event.id], ..organiser.clone() })
}

both! {
    async fn whoever_walks_in_is_registered_and_let_in_and_their_badge_is_printed(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let yesterday = domain::clock::today(domain::clock::home()) - chrono::Duration::days(1);
        raw(&stand, &format!("UPDATE event SET starts_on = '{yesterday}'")).await.expect("it has begun");
        let desk = desk(&fair);
        let command = walks_in(&fair, "Bert Muster", "bert@mail.example");

        let answer = check_in::walk_in(&stand.db, &desk, &command).await.expect("let in");
        let again = check_in::walk_in(&stand.db, &desk, &command).await.expect("the first answer");
        let shown = check_in::answer_to_scan(&stand.db, &desk, fair.event.id, answer.scan).await.expect("shown");
        let paper = badge::printed_one(&stand.db, &desk, fair.event.id, shown.badge.expect("a badge")).await.expect("printed");

        assert_eq!((answer.outcome, answer.person.as_ref().map(|person| person.name.as_str())), (ScanOutcome::Welcome, Some("Bert Muster")));
        assert_eq!((again, shown.answer.clone()), (answer.clone(), answer));
        assert_eq!((paper.name.as_str(), paper.organisation.as_str()), ("Bert Muster", "Stadt Essen"));
        assert_eq!(stand.count("registration", "state = 'confirmed'").await, 1);
        assert_eq!(stand.count("admission", "1 = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 1);
        assert_eq!(stand.count("audit", "action = 'registered_at_desk'").await, 1);
    }

    async fn whoever_has_no_mailbox_walks_in_too_and_is_written_to_by_nobody(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let desk = desk(&fair);
        let answer = check_in::walk_in(&stand.db, &desk, &walks_in(&fair, "Bert Muster", " ")).await.expect("let in");
        let other = check_in::walk_in(&stand.db, &desk, &walks_in(&fair, "Carla Weiss", "")).await.expect("let in");
        let shown = check_in::answer_to_scan(&stand.db, &desk, fair.event.id, answer.scan).await.expect("shown");
        let id = shown.registration.expect("a registration");

        let view = registration::visitor(&stand.db, &fair.organiser, id).await.expect("seen");
        let again = registration::send_ticket_again(&stand.db, &fair.organiser, id).await;
        let taken = personal_data_export::export_personal_data(&stand.db, &Actor::TicketHolder(id), id).await.expect("taken");
        leaving::cancel_registration(&stand.db, &fair.organiser, id).await.expect("cancelled");
        erasure::erase(&stand.db, &fair.organiser, id).await.expect("erased");

        assert_eq!((answer.outcome, other.outcome), (ScanOutcome::Welcome, ScanOutcome::Welcome));
        assert_eq!(view.more.expect("for organisers").email, None);
        assert!(matches!(again, Err(Error::NoMailbox)));
        assert_eq!(taken.mails, []);
        assert_eq!(stand.count("mail", "event_id IS NOT NULL").await, 0);
        assert_eq!(stand.count("registration", "name = 'Carla Weiss' AND erased_at IS NULL").await, 1);
    }

    async fn somebody_alike_is_shown_before_a_second_one_is_made(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let desk = desk(&fair);
        fair.visitor(&stand, &fair.form_of("Bert Muster", "bert@mail.example")).await;
        fair.visitor(&stand, &fair.form_of("Carla Weiss", "office@mail.example")).await;
        let alike = async |name: &str, email: &str| {
            let found = registration::alike(&stand.db, &desk, fair.event.id, name, email).await.expect("answered");
            found.into_iter().map(|visitor| visitor.name).collect::<Vec<_>>()
        };

        let namesake = check_in::walk_in(&stand.db, &desk, &walks_in(&fair, "Muster, Bert", "")).await;
        let colleague = check_in::walk_in(&stand.db, &desk, &walks_in(&fair, "Dora Neu", "office@mail.example")).await;
        let mut another = walks_in(&fair, "Bert Muster", "");
        another.visitor.is_another = true;
        check_in::walk_in(&stand.db, &desk, &another).await.expect("let in");

        for refused in [namesake, colleague] {
            assert!(matches!(refused, Err(check_in::Error::Registration(Error::Alike))), "{refused:?}");
        }
        assert_eq!(alike("dr. bert muster", "").await, ["Bert Muster", "Bert Muster"]);
        assert_eq!(alike("Dora Neu", "Office@mail.example").await, ["Carla Weiss"]);
        assert_eq!(alike("Ber Must", "").await, Vec::<String>::new(), "a part of a name is somebody else's");
        assert_eq!(stand.count("registration", "1 = 1").await, 3);
    }

    async fn whoever_is_registered_walks_in_with_what_they_have(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let desk = desk(&fair);
        let bert = fair.visitor(&stand, &fair.form_of("Bert Muster", "bert@mail.example")).await;
        leaving::cancel_registration(&stand.db, &bert.actor, bert.id).await.expect("cancelled");
        let mut command = walks_in(&fair, "Bert MUSTER", "bert@mail.example");
        command.visitor.details.organisation = "Anderswo".to_owned();

        let answer = check_in::walk_in(&stand.db, &desk, &command).await.expect("let in");

        let mine = registration::mine(&stand.db, &bert.actor, bert.id).await.expect("seen");
        assert_eq!(answer.outcome, ScanOutcome::Welcome);
        assert_eq!((mine.state, mine.details.name.as_str(), mine.details.organisation.as_str()), (RegistrationState::Confirmed, "Bert Muster", "Stadt Essen"));
        assert_eq!(stand.count("registration", "1 = 1").await, 1);
    }

    async fn a_misspelt_name_is_corrected_by_the_desk_and_history_says_by_whom(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let desk = desk(&fair);
        let bert = fair.visitor(&stand, &fair.form_of("Bart Muster", "bert@mail.example")).await;
        let opened = registration::visitor(&stand.db, &desk, bert.id).await.expect("seen");
        let command = ChangeRegistration { revision: opened.revision.to_string(), details: details("Bert Muster") };

        registration::correct(&stand.db, &desk, bert.id, &command).await.expect("corrected");
        let stale = registration::correct(&stand.db, &desk, bert.id, &command).await;

        let now = registration::visitor(&stand.db, &fair.organiser, bert.id).await.expect("seen");
        assert_eq!((now.details.name.as_str(), now.more.expect("for organisers").email.as_deref()), ("Bert Muster", Some("bert@mail.example")));
        assert_eq!(opened.more, None, "the desk is not told where letters go");
        assert_eq!(stand.count("badge", "name = 'Bert Muster'").await, 1);
        assert_eq!(stand.count("audit", "action = 'changed' AND actor = 'Olga Organisiert'").await, 1);
        let Err(Error::Overtaken(stale)) = stale else { panic!("of an older revision: {stale:?}") };
        assert_eq!(stale.fields, ["name"]);
    }

    async fn a_ticket_is_sent_again_to_its_own_mailbox_and_not_for_ever(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let bert = fair.visitor(&stand, &fair.form_of("Bert Muster", "bert@mail.example")).await;

        let mut sent = 0;
        for _ in 0..20 {
            match registration::send_ticket_again(&stand.db, &fair.organiser, bert.id).await {
                Ok(()) => sent += 1,
                other => assert!(matches!(other, Err(Error::TooMany { .. })), "{other:?}"),
            }
        }

        // Five an hour; ten if the hour turned meanwhile.
        assert!((5..=10).contains(&sent), "{sent}");
        assert_eq!(stand.count("mail", "kind = 'ticket' AND to_email = 'bert@mail.example'").await, sent + 1);
    }

    async fn the_desk_of_another_event_sees_and_changes_nobody(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let bert = fair.visitor(&stand, &fair.form_of("Bert Muster", "bert@mail.example")).await;
        let badge = registration::visitor(&stand.db, &fair.organiser, bert.id).await.expect("seen").badge;
        let command = ChangeRegistration { revision: "2".to_owned(), details: details("Bert Anders") };

        for actor in [staff_of(domain::ids::EventId::new()), stranger(), Actor::Anonymous, bert.actor.clone()] {
            let expected = actor.refused();
            let denied = |result: Result<(), Error>| matches!(result, Err(Error::Denied(denied)) if denied == expected);
            assert!(denied(registration::visitor(&stand.db, &actor, bert.id).await.map(|_| ())), "{actor:?}");
            assert!(denied(registration::correct(&stand.db, &actor, bert.id, &command).await), "{actor:?}");
            assert!(denied(registration::send_ticket_again(&stand.db, &actor, bert.id).await), "{actor:?}");
            assert!(denied(registration::alike(&stand.db, &actor, fair.event.id, "Bert Muster", "").await.map(|_| ())), "{actor:?}");
            let walked_in = check_in::walk_in(&stand.db, &actor, &walks_in(&fair, "Dora Neu", "")).await;
            assert!(matches!(walked_in, Err(check_in::Error::Denied(_))), "{walked_in:?}");
            assert!(matches!(check_in::entries(&stand.db, &actor, fair.event.id, badge).await, Err(check_in::Error::Denied(_))));
            assert!(matches!(badge::printed_one(&stand.db, &actor, fair.event.id, badge).await, Err(badge::Error::Denied(_))));
        }
        let by_the_desk = registration::send_ticket_again(&stand.db, &staff_of(fair.event.id), bert.id).await;
        assert!(matches!(by_the_desk, Err(Error::Denied(Denied::NotFound))), "organisers alone");
    }
}
