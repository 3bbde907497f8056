//! Applying for a trip, and what becomes of it until somebody decides.

use domain::{
    clock, notice,
    process::{notices::tell_organisers, travelling},
    traveller::{self, ContactForm, Decision, Error, TravelForm, TravellerFilter, TravellerState},
};

use super::{applied, apply, decide, form, open_trip};
use crate::{stand::both, trip::delegation};

both! {
    async fn an_application_counts_once_its_mailbox_is_proven(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        let everybody = TravellerFilter { page: 1, ..TravellerFilter::default() };

        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        let before = traveller::travellers(&stand.db, &organiser, event.id, &everybody).await.expect("read");
        let token = stand.token_of("confirm_travel").await;
        traveller::prove(&stand.db, &token).await.expect("proven");
        traveller::prove(&stand.db, &token).await.expect("the same again");
        let after = traveller::travellers(&stand.db, &organiser, event.id, &everybody).await.expect("read");

        assert_eq!((before.total, after.total), (0, 1));
        let seen = &after.travellers[0];
        assert_eq!((seen.name.as_str(), seen.state, seen.contribution.cents), ("Nora Neu", TravellerState::Applied, 75_000));
        assert_eq!(stand.count("mail", "kind = 'travel_applied'").await, 1);
        assert_eq!(stand.count("traveller_link", &format!("token_hash = '{token}'")).await, 0, "no link stands in the database");
    }

    async fn whoever_presses_twice_at_once_applies_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;

        let nora = form("Nora Neu", "Neu GmbH");
        let (one, other) = tokio::join!(apply(&stand, &event, &nora), apply(&stand, &event, &nora));

        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        assert_eq!(stand.count("traveller", "1 = 1").await, 1);
    }

    async fn organisers_hear_of_who_applies_and_who_cancels_without_a_name(stand: Stand) {
        let organiser = stand.organiser().await;
        notice::choose(&stand.db, &organiser, "at_once").await.expect("chosen");
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let told = async |kind: &str| {
            tell_organisers(&stand.db, clock::now()).await.expect("told");
            stand.count("mail", &format!("kind = 'organiser_notice' AND letter LIKE '%\"{kind}\"%'")).await
        };

        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        assert_eq!(told("traveller_applied").await, 0, "the mailbox is not proven");
        let token = stand.token_of("confirm_travel").await;
        for _ in 0..2 {
            traveller::prove(&stand.db, &token).await.expect("proven");
        }
        assert_eq!(told("traveller_applied").await, 1);

        let id = traveller::by_token(&stand.db, &token).await.expect("open").traveller.id;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        for _ in 0..2 {
            travelling::leave(&stand.db, &token).await.expect("cancelled");
        }
        assert_eq!(told("traveller_cancelled").await, 1);
        assert_eq!(stand.count("organiser_notice", "name_de LIKE '%Nora%' OR name_en LIKE '%Neu%'").await, 0);

        let (other, _) = applied(&stand, &event, "Otto Ohm").await;
        decide(&stand, &organiser, other, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, other, Decision::Cancel).await.expect("cancelled by themselves");
        assert_eq!(told("traveller_cancelled").await, 1, "nobody is told what they did");
    }

    async fn whoever_applies_twice_gets_a_link_to_what_there_is(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;

        applied(&stand, &event, "Nora Neu").await;
        apply(&stand, &event, &form("NORA Neu", "Neu GmbH")).await.expect("answered alike");

        assert_eq!(stand.count("traveller", "1 = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'travel_applied'").await, 2);
    }

    async fn the_same_company_twice_is_taken_and_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;

        applied(&stand, &event, "Nora Neu").await;
        apply(&stand, &event, &form("Otto Ohm", "NORA NEU")).await.expect("applied");
        let token = stand.token_of("confirm_travel").await;
        traveller::prove(&stand.db, &token).await.expect("proven");
        let id = traveller::by_token(&stand.db, &token).await.expect("open").traveller.id;

        let (_, _, colleagues) = traveller::traveller(&stand.db, &organiser, id).await.expect("read");
        assert_eq!(colleagues.into_iter().map(|other| other.name).collect::<Vec<_>>(), ["Nora Neu"]);
    }

    async fn a_trip_without_terms_or_after_its_deadline_takes_nobody(stand: Stand) {
        let organiser = stand.organiser().await;
        let (bare, _) = delegation(&stand, &organiser).await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        stand.sql("UPDATE trip_admission SET closes_at = '2020-01-01T00:00:00+00:00'").await.expect("closed");

        for event in [bare, event] {
            assert!(matches!(apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await, Err(Error::Closed)));
        }
    }

    async fn a_passport_number_in_what_others_read_is_warned_of_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let named = |refused: Result<(), Error>| match refused {
            Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, _)| field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let applying = TravelForm { offers: "Mein Pass: C01X00T47".to_owned(), seeks: "T220001293".to_owned(), ..form("Nora Neu", "Neu GmbH") };

        assert_eq!(named(apply(&stand, &event, &applying).await), ["offers", "seeks"]);
        assert_eq!(stand.count("traveller", "1 = 1").await, 0);
        let (_, token) = applied(&stand, &event, "Anna Eins").await;
        let contact = ContactForm {
            organisation: "Eins AG".to_owned(),
            town: "Bochum".to_owned(),
            country: "DE".to_owned(),
            seeks: "Pass C01X00T47".to_owned(),
            ..ContactForm::default()
        };
        assert_eq!(named(traveller::change(&stand.db, &token, "2", &contact).await), ["seeks"]);
        let told = ContactForm { told: "on".to_owned(), ..contact };
        traveller::change(&stand.db, &token, "2", &told).await.expect("taken when it is sent once more");
    }
}
