//! Several people of one mailbox, and strangers who type it: nothing of anybody changes before the mailbox is proven.

use domain::{
    actor::Actor,
    process::{erasure, leaving, personal_data_export},
    registration::{self, ConsentPurpose, DetailsForm, Register, RegistrationState, TickedConsents},
};

use super::fixture::{Fair, all_ticked, details, newest_token, raw, rows};
use crate::stand::{Stand, both};

const OFFICE: &str = "office@mail.example";

/// What a stranger types about somebody.
fn told(fair: &Fair, name: &str, email: &str) -> Register {
    let details = DetailsForm { organisation: "Anderswo AG".to_owned(), job_title: "Spion".to_owned(), ..details(name) };
    Register { details, ..fair.form(email) }
}

async fn names_in_letters(stand: &Stand, kind: &str) -> Vec<String> {
    let found = rows(stand, &format!("SELECT to_name FROM mail WHERE kind = '{kind}' ORDER BY id")).await;
    found.iter().map(|row| row.try_get("", "to_name").expect("a name")).collect()
}

both! {
    async fn two_people_of_one_mailbox_get_two_tickets(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form_of("Anna Beispiel", OFFICE)).await;
        let anna_link = newest_token(&stand).await;
        fair.register(&stand, &fair.form_of("Bert Muster", "Office@mail.example")).await;
        let bert_link = newest_token(&stand).await;

        let bert = registration::confirm(&stand.db, &bert_link, &TickedConsents::none()).await.expect("confirmed");
        let anna = registration::confirm(&stand.db, &anna_link, &all_ticked()).await.expect("her link still opens");

        let mut seen = Vec::new();
        for ticket in [&anna, &bert] {
            let holder = registration::by_ticket(&stand.db, ticket).await.expect("answers").expect("the ticket opens");
            let consents = registration::mine(&stand.db, &holder.actor(), holder.registration).await.expect("seen").consents.len();
            seen.push((holder.name, holder.state, consents));
        }
        let expected = [("Anna Beispiel", 2), ("Bert Muster", 0)];
        assert_eq!(seen, expected.map(|(name, consents)| (name.to_owned(), RegistrationState::Confirmed, consents)));
        assert_eq!(names_in_letters(&stand, "confirm_registration").await, ["Anna Beispiel", "Bert Muster"]);
        assert_eq!(names_in_letters(&stand, "ticket").await, ["Bert Muster", "Anna Beispiel"]);
    }

    async fn the_same_person_of_a_shared_mailbox_gets_their_own_ticket_again(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form_of("Anna Beispiel", OFFICE)).await;
        fair.visitor(&stand, &fair.form_of("Bert Muster", OFFICE)).await;

        fair.register(&stand, &fair.form_of("Muster, bert", OFFICE)).await;

        assert_eq!(names_in_letters(&stand, "ticket").await, ["Anna Beispiel", "Bert Muster", "Bert Muster"]);
        assert_eq!(stand.count("registration", "1 = 1").await, 2);
    }

    async fn of_many_equal_registrations_at_once_there_is_one_for_each_name(stand: Stand) {
        let fair = Fair::new(&stand).await;
        // At the desk, which knows no limit of letters.
        let forms = ["Anna Beispiel", "Bert Muster"].map(|name| fair.form_of(name, OFFICE));
        let tries = (0..64).map(|number| {
            let (db, form) = (stand.db.clone(), forms[number % 2].clone());
            tokio::spawn(async move {
                let Register { event, email, details } = form;
                let command = registration::RegisterAtDesk { event, email, details, is_another: true };
                registration::register_at_desk(&db, &Actor::System, &command).await
            })
        });

        let mut tickets = Vec::new();
        for attempt in tries.collect::<Vec<_>>() {
            tickets.push(attempt.await.expect("no panic").expect("registered").ticket_code);
        }

        tickets.sort();
        tickets.dedup();
        assert_eq!(tickets.len(), 2);
        assert_eq!(stand.count("registration", "1 = 1").await, 2);
        assert_eq!(stand.count("badge", "1 = 1").await, 2);
    }

    async fn without_its_index_a_person_would_be_there_many_times(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form_of("Anna Beispiel", OFFICE)).await;
        let same_key = "UPDATE registration SET person_key = 'anna beispiel', email_key = 'office@mail.example'";
        fair.visitor(&stand, &fair.form_of("Bert Muster", OFFICE)).await;
        assert!(raw(&stand, same_key).await.is_err(), "the key refuses a twin");
        raw(&stand, "DROP INDEX registration_person").await.expect("the guard is taken away");
        raw(&stand, same_key).await.expect("nothing else refuses it");
    }

    async fn a_stranger_changes_nothing_of_whoever_cancelled(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let carl = fair.visitor(&stand, &fair.form_of("Carl Kahl", "carl@mail.example")).await;
        leaving::cancel_registration(&stand.db, &carl.actor, carl.id).await.expect("cancelled");
        let before = registration::mine(&stand.db, &carl.actor, carl.id).await.expect("seen");
        let paper = stand.fingerprint("badge", "name").await;

        fair.register(&stand, &told(&fair, "Frank Fremd", "carl@mail.example")).await;
        fair.register(&stand, &told(&fair, "Carl Kahl", "carl@mail.example")).await;

        assert_eq!(registration::mine(&stand.db, &carl.actor, carl.id).await.expect("seen"), before);
        assert_eq!(stand.count("badge", "name = 'Carl Kahl' AND organisation = 'Stadt Essen' AND ended_at IS NOT NULL").await, 1);
        assert!(stand.fingerprint("badge", "name").await.len() > paper.len(), "the other name is another person");
        // His own letter about the cancellation still leaves.
        assert_eq!(stand.count("mail", "kind = 'registration_cancelled' AND state = 'waiting'").await, 1);
    }

    async fn what_was_typed_this_time_counts_once_the_mailbox_is_proven(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let carl = fair.visitor(&stand, &fair.form_of("Carl Kahl", "carl@mail.example")).await;
        leaving::cancel_registration(&stand.db, &carl.actor, carl.id).await.expect("cancelled");
        fair.register(&stand, &told(&fair, "Dr. Carl Kahl", "carl@mail.example")).await;
        let token = newest_token(&stand).await;
        let awaiting = registration::awaiting(&stand.db, &token).await.expect("answers").expect("the link is open");

        let ticket = registration::confirm(&stand.db, &token, &TickedConsents::none()).await.expect("confirmed");
        let again = registration::awaiting(&stand.db, &token).await.expect("answers").expect("the link still opens");

        let mine = registration::mine(&stand.db, &carl.actor, carl.id).await.expect("seen");
        assert_eq!((awaiting.details.name.as_str(), awaiting.asked.len(), awaiting.is_confirmed), ("Dr. Carl Kahl", 0, false));
        assert_eq!((ticket, mine.state, mine.details.organisation.as_str()), (carl.ticket, RegistrationState::Confirmed, "Anderswo AG"));
        assert_eq!(mine.consents.len(), 2, "what he had agreed to himself stays");
        assert!(again.is_confirmed);
        assert_eq!(stand.count("badge", "name = 'Dr. Carl Kahl' AND organisation = 'Anderswo AG' AND ended_at IS NULL").await, 1);
        assert_eq!(stand.count("registration_repeat", "name <> '' OR organisation <> '' OR job_title <> ''").await, 0);
    }

    async fn every_link_of_one_person_opens_and_the_first_that_is_used_counts(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form_of("Anna Beispiel", "anna@mail.example")).await;
        let own = newest_token(&stand).await;
        fair.register(&stand, &told(&fair, "Anna Beispiel", "anna@mail.example")).await;
        let other = newest_token(&stand).await;

        let ticket = registration::confirm(&stand.db, &own, &TickedConsents::none()).await.expect("confirmed");
        let second = registration::confirm(&stand.db, &other, &all_ticked()).await.expect("leads to the ticket");

        let holder = registration::by_ticket(&stand.db, &ticket).await.expect("answers").expect("opens");
        let mine = registration::mine(&stand.db, &holder.actor(), holder.registration).await.expect("seen");
        assert_eq!(ticket, second);
        assert_eq!((mine.details.organisation.as_str(), mine.details.job_title.as_str()), ("Stadt Essen", ""));
        assert!(ConsentPurpose::ALL.into_iter().all(|purpose| mine.consent(purpose).is_none()), "a link that was overtaken gives no consents");
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 1);
    }

    async fn a_name_that_makes_somebody_a_colleague_is_refused(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form_of("Anna Beispiel", OFFICE)).await;
        let bert = fair.visitor(&stand, &fair.form_of("Bert Muster", OFFICE)).await;
        let revision = registration::mine(&stand.db, &bert.actor, bert.id).await.expect("seen").revision.to_string();
        let command = registration::ChangeRegistration { revision, details: details("Beispiel, Anna") };

        let by_himself = registration::change(&stand.db, &bert.actor, bert.id, &command).await;
        let by_the_desk = registration::correct(&stand.db, &fair.organiser, bert.id, &command).await;

        assert!(matches!(by_himself, Err(registration::Error::NameTaken)), "{by_himself:?}");
        assert!(matches!(by_the_desk, Err(registration::Error::NameTaken)), "{by_the_desk:?}");
        assert_eq!(stand.count("badge", "name = 'Bert Muster'").await, 1);
    }

    async fn erasing_one_leaves_the_letters_of_the_other(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let anna = fair.visitor(&stand, &fair.form_of("Anna Beispiel", OFFICE)).await;
        let bert = fair.visitor(&stand, &fair.form_of("Bert Muster", OFFICE)).await;
        let taken = personal_data_export::export_personal_data(&stand.db, &anna.actor, anna.id).await.expect("taken");

        erasure::erase(&stand.db, &anna.actor, anna.id).await.expect("erased");

        assert_eq!(taken.mails.len(), 2, "her own alone");
        assert_eq!(stand.count("mail", "to_name = 'Anna Beispiel'").await, 0);
        assert_eq!(stand.count("mail", "to_name = 'Bert Muster' AND to_email <> ''").await, 2);
        assert!(registration::mine(&stand.db, &bert.actor, bert.id).await.is_ok());
    }

    async fn what_waits_for_somebody_is_taken_along_and_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let carl = fair.visitor(&stand, &fair.form_of("Carl Kahl", "carl@mail.example")).await;
        leaving::cancel_registration(&stand.db, &carl.actor, carl.id).await.expect("cancelled");
        fair.register(&stand, &told(&fair, "Carl Kahl", "carl@mail.example")).await;

        let taken = personal_data_export::export_personal_data(&stand.db, &carl.actor, carl.id).await.expect("taken");
        erasure::erase(&stand.db, &carl.actor, carl.id).await.expect("erased");

        let waits: Vec<_> = taken.typed_again.iter().map(|part| (part.organisation.as_str(), part.job_title.as_str())).collect();
        assert_eq!(waits, [("Anderswo AG", "Spion")]);
        assert_eq!(stand.count("registration_repeat", "1 = 1").await, 0);
    }
}
