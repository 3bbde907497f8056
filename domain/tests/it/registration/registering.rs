//! Registering and confirming.

use domain::{
    account::limits::REGISTRATION_MAILS,
    actor::Actor,
    event,
    locale::Locale,
    process::erasure,
    registration::{self, DetailsForm, Error, Register, RegistrationState, ShownWording, TickedConsents},
};

use super::fixture::{Fair, all_ticked, details, newest_token, raw, rows, shown_in, traces};
use crate::stand::both;

both! {
    async fn both_spellings_of_a_host_are_one_visitor_and_letters_go_out_in_ascii(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let visitor = fair.visitor(&stand, &fair.form("Vera\u{200b} Visit <vera@müller.example>")).await;

        fair.register(&stand, &fair.form("vera@xn--mller-kva.example")).await;

        assert_eq!(stand.count("registration", "email = 'vera@xn--mller-kva.example' AND state = 'confirmed'").await, 1);
        assert_eq!(stand.count("registration", "1 = 1").await, 1);
        let to = rows(&stand, "SELECT DISTINCT to_email FROM mail WHERE kind IN ('confirm_registration', 'ticket')").await;
        let to: Vec<String> = to.iter().map(|row| row.try_get("", "to_email").expect("an address")).collect();
        assert_eq!(to, ["vera@xn--mller-kva.example"]);
        assert!(registration::by_ticket(&stand.db, &visitor.ticket).await.expect("answers").is_some());
    }

    async fn whoever_confirms_gets_a_ticket(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let token = newest_token(&stand).await;
        let awaiting = registration::awaiting(&stand.db, &token).await.expect("answers").expect("the link is open");

        let ticket = registration::confirm(&stand.db, &token, &all_ticked()).await.expect("confirmed");

        let holder = registration::by_ticket(&stand.db, &ticket).await.expect("answers").expect("the ticket opens");
        assert_eq!((awaiting.details.name.as_str(), awaiting.is_confirmed), ("Vera Visit", false));
        let again = registration::awaiting(&stand.db, &token).await.expect("answers").expect("the link still opens");
        assert!(again.is_confirmed);
        assert_eq!((holder.name.as_str(), holder.state), ("Vera Visit", RegistrationState::Confirmed));
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 1);
        assert_eq!(stand.count("consent", "withdrawn_at IS NULL").await, 2);
    }

    async fn the_same_link_again_answers_the_same_and_sends_nothing(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let token = newest_token(&stand).await;

        let first = registration::confirm(&stand.db, &token, &all_ticked()).await.expect("confirmed");
        let second = registration::confirm(&stand.db, &token, &all_ticked()).await.expect("the same answer");

        assert_eq!(first, second);
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 1);
    }

    async fn an_old_or_unknown_link_confirms_nothing(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let first = newest_token(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let second = newest_token(&stand).await;
        for table in ["registration", "registration_repeat"] {
            raw(&stand, &format!("UPDATE {table} SET confirm_expires_at = '2020-01-01T00:00:00+00:00'")).await.expect("it is old now");
        }

        for token in ["", "nonsense", "AAAAAAAAAAAAAAAAAAAAAAAAAA", &first, &second] {
            assert!(matches!(registration::confirm(&stand.db, token, &all_ticked()).await, Err(Error::LinkSpent)), "{token}");
            assert_eq!(registration::awaiting(&stand.db, token).await.expect("answers"), None);
        }
        assert_eq!(stand.count("registration", "state = 'pending'").await, 1);
    }

    async fn a_confirmed_address_again_gets_its_ticket_again_and_nothing_changes(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let visitor = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        let before = registration::mine(&stand.db, &visitor.actor, visitor.id).await.expect("seen");

        fair.register(&stand, &Register { details: DetailsForm { organisation: "Anderswo".to_owned(), ..details("Dr. Vera VISIT") }, ..fair.form("vera@visitor.example") }).await;

        assert_eq!(registration::mine(&stand.db, &visitor.actor, visitor.id).await.expect("seen"), before);
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 2);
        assert_eq!(stand.count("mail", "kind = 'confirm_registration'").await, 1);
    }

    async fn no_mailbox_is_flooded(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (most, asked) = (REGISTRATION_MAILS.attempts, 30);
        for _ in 0..asked {
            fair.register(&stand, &fair.form("vera@visitor.example")).await;
        }

        // Twice as many if the hour turned meanwhile.
        let sent = stand.count("mail", "kind = 'confirm_registration'").await;
        assert!(sent == most || sent <= 2 * most && 2 * most < asked, "{sent}");
    }

    async fn an_office_registers_its_people_with_one_mailbox(stand: Stand) {
        let fair = Fair::new(&stand).await;
        for number in 1..=8 {
            let name = details(&format!("Person {number}"));
            fair.register(&stand, &Register { details: name, ..fair.form("office@mail.example") }).await;
        }

        assert_eq!(stand.count("mail", "kind = 'confirm_registration'").await, 8);
    }

    async fn of_many_who_register_one_address_at_once_there_is_one(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let form = fair.form("vera@visitor.example");
        let tries = (0..64).map(|_| {
            let (db, form) = (stand.db.clone(), form.clone());
            tokio::spawn(async move { registration::register(&db, &Actor::Anonymous, &form).await })
        });

        for attempt in tries.collect::<Vec<_>>() {
            attempt.await.expect("no panic").expect("the same answer for all");
        }

        assert_eq!(stand.count("registration", "1 = 1").await, 1);
        assert_eq!(stand.count("badge", "1 = 1").await, 1);
    }

    async fn of_many_confirmations_at_once_one_sends_the_ticket(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let token = newest_token(&stand).await;
        let tries = (0..64).map(|_| {
            let (db, token) = (stand.db.clone(), token.clone());
            tokio::spawn(async move { registration::confirm(&db, &token, &TickedConsents::none()).await })
        });

        let mut tickets = Vec::new();
        for attempt in tries.collect::<Vec<_>>() {
            tickets.push(attempt.await.expect("no panic").expect("the same answer for all"));
        }

        tickets.dedup();
        assert_eq!(tickets.len(), 1);
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 1);
    }

    async fn every_field_that_is_wrong_is_said_at_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let details = DetailsForm {
            organisation: "x".repeat(121),
            job_title: "x".repeat(121),
            locale: "fr".to_owned(),
            ..details("  ")
        };

        let refused = registration::register(&stand.db, &Actor::Anonymous, &Register { details, ..fair.form("nobody") }).await;

        let Err(Error::Invalid(fields)) = refused else { panic!("the form is refused: {refused:?}") };
        let mut names: Vec<_> = fields.0.into_iter().map(|(name, _)| name).collect();
        names.sort();
        assert_eq!(names, ["email", "job_title", "locale", "name", "organisation"]);
        assert_eq!(stand.count("registration", "1 = 1").await, 0);
    }

    async fn nobody_consents_to_a_wording_they_did_not_see(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let token = newest_token(&stand).await;

        let before = ShownWording { version: "1".to_owned(), ..shown_in(Locale::De) };
        let refused = registration::confirm(&stand.db, &token, &TickedConsents { shown: before, ..all_ticked() }).await;

        assert!(matches!(refused, Err(Error::OtherWording)));
        assert_eq!(stand.count("registration", "state = 'pending'").await, 1);
    }

    async fn an_event_that_is_over_or_a_draft_takes_nobody(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let form = fair.form("vera@visitor.example");
        raw(&stand, "UPDATE event SET state = 'archived'").await.expect("archived");
        let archived = registration::register(&stand.db, &Actor::Anonymous, &form).await;
        raw(&stand, "UPDATE event SET state = 'draft'").await.expect("a draft");
        let draft = registration::register(&stand.db, &Actor::Anonymous, &form).await;
        let by_organiser = registration::register(&stand.db, &fair.organiser, &form).await;

        assert!(matches!(archived, Err(Error::Closed)));
        assert!(matches!(draft, Err(Error::Denied(_))));
        assert!(matches!(by_organiser, Err(Error::Closed)));
        assert!(event::by_id(&stand.db, &fair.organiser, fair.event.id).await.is_ok());
    }

    async fn who_never_confirms_is_forgotten(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("stays@visitor.example")).await;
        fair.register(&stand, &fair.form("goes@visitor.example")).await;
        let too_early = erasure::sweep(&stand.db).await.expect("swept");
        raw(&stand, "UPDATE registration SET confirm_expires_at = '2020-01-01T00:00:00+00:00'").await.expect("it is old now");

        let swept = erasure::sweep(&stand.db).await.expect("swept");

        assert_eq!((too_early, swept), (0, 1));
        assert_eq!(traces(&stand, "goes@visitor").await, Vec::<String>::new());
        assert_eq!(stand.count("registration", "state = 'confirmed' AND email = 'stays@visitor.example'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'registration_erased'").await, 0);
    }
}
