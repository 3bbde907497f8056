//! Registrations that nobody confirmed: what they are worth at the desk, and how long they stay.

use domain::{
    process::{erasure, leaving, sweep},
    registration::{self, ConsentPurpose, RegisterAtDesk, RegistrationState},
};

use super::fixture::{Fair, details, raw};
use crate::stand::{Stand, both, staff_of};

const LONG_AGO_AGAIN: &str = "UPDATE registration_repeat SET confirm_expires_at = '2020-01-01T00:00:00+00:00'";
const LONG_AGO: &str = "UPDATE registration SET confirm_expires_at = '2020-01-01T00:00:00+00:00'";

async fn at_desk(stand: &Stand, fair: &Fair, email: &str) -> registration::AtDesk {
    let command =
        RegisterAtDesk { event: fair.event.slug.clone(), email: email.to_owned(), details: details("Vera Visit"), is_another: false };
    registration::register_at_desk(&stand.db, &staff_of(fair.event.id), &command).await.expect("registered")
}

both! {
    async fn the_desk_confirms_nobodys_consents(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        // An earlier release asked for consents before the address was proven.
        let vera = "SELECT id, id, 'photos', 'Ja', 'de', created_at FROM registration";
        raw(&stand, &format!("INSERT INTO consent (id, registration_id, purpose, wording, locale, given_at) {vera}")).await.expect("ticked");
        let ticked = stand.count("consent", "withdrawn_at IS NULL").await;

        let done = at_desk(&stand, &fair, "vera@visitor.example").await;

        let mine = registration::mine(&stand.db, &fair.organiser, done.registration).await.expect("seen");
        assert_eq!((ticked, mine.state), (1, RegistrationState::Confirmed));
        assert!(ConsentPurpose::ALL.into_iter().all(|purpose| mine.consent(purpose).is_none()));
        assert_eq!(stand.count("consent", "withdrawn_at IS NOT NULL").await, 1, "that somebody ticked them stays on record");
    }

    async fn what_a_visitor_consented_to_themselves_stays_when_the_desk_brings_them_back(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let vera = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");

        at_desk(&stand, &fair, "vera@visitor.example").await;

        let mine = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        assert!(ConsentPurpose::ALL.into_iter().all(|purpose| mine.consent(purpose).is_some()));
    }

    async fn a_crowd_that_never_confirmed_is_forgotten_in_one_turn(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let kept = fair.visitor(&stand, &fair.form("kept@visitor.example")).await;
        for number in 0..120 {
            fair.register(&stand, &fair.form(&format!("v{number}@visitor.example"))).await;
        }
        raw(&stand, LONG_AGO).await.expect("long ago");

        let swept = erasure::sweep(&stand.db).await.expect("swept");

        assert_eq!(swept, 120);
        assert_eq!(stand.count("registration", "erased_at IS NULL").await, 1);
        assert!(registration::mine(&stand.db, &kept.actor, kept.id).await.is_ok());
    }

    async fn whoever_cancelled_stays_and_what_was_typed_once_more_goes(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let vera = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        sweep::sweep(&stand.db).await.expect("swept");
        let in_time = stand.count("registration_repeat", "1 = 1").await;
        raw(&stand, LONG_AGO).await.expect("long ago");
        raw(&stand, LONG_AGO_AGAIN).await.expect("long ago");

        sweep::sweep(&stand.db).await.expect("swept");

        assert_eq!((in_time, stand.count("registration_repeat", "1 = 1").await), (1, 0));
        assert_eq!(stand.count("registration", "erased_at IS NULL AND state = 'cancelled' AND name = 'Vera Visit'").await, 1);
        assert!(registration::by_ticket(&stand.db, &vera.ticket).await.expect("answers").is_some());
    }

    async fn a_newer_link_keeps_what_waits_for_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        raw(&stand, LONG_AGO).await.expect("long ago");
        fair.register(&stand, &fair.form("vera@visitor.example")).await;

        let early = erasure::sweep(&stand.db).await.expect("swept");
        raw(&stand, LONG_AGO_AGAIN).await.expect("long ago");
        sweep::sweep(&stand.db).await.expect("swept");

        assert_eq!((early, stand.count("registration", "erased_at IS NULL").await), (0, 0));
    }
}
