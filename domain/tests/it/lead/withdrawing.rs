//! Consent that is taken back.

use domain::{
    actor::{Actor, Denied},
    lead::{self, EditLead, Error, LeadFilter},
    process::erasure,
};

use crate::{
    guests::{self, execute, fair, visitor},
    stand::{both, stranger},
};

use super::{agree, token_of_receipt};

both! {
    async fn what_was_taken_back_is_counted_by_day_and_nothing_else_is_known(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let (one, two) = (visitor(&stand, fair.event, "Mara Eins").await, visitor(&stand, fair.event, "Mara Zwei").await);
        let three = visitor(&stand, fair.event, "Mara Drei").await;
        for visitor in [&one, &two, &three] {
            agree(&stand, &exhibitor, visitor).await;
        }
        lead::withdraw(&stand.db, &token_of_receipt(&stand).await).await.expect("withdrawn");
        erasure::erase(&stand.db, &Actor::TicketHolder(one.registration), one.registration).await.expect("erased");
        // Half past eleven in the evening of UTC is the next day in Berlin.
        execute(&stand, "UPDATE lead SET withdrawn_at = '2027-03-09T23:30:00+00:00' WHERE withdrawn_at IS NOT NULL").await.expect("long ago");

        let days = lead::taken_back(&stand.db, &exhibitor.person, exhibitor.application).await.expect("seen");
        let left = lead::number(&stand.db, &exhibitor.person, exhibitor.application).await.expect("seen");
        let other = lead::taken_back(&stand.db, &stranger(), exhibitor.application).await;

        assert_eq!((days, left), (vec![("2027-03-10".parse().expect("a date"), 2)], 1));
        assert!(matches!(other, Err(Error::Denied(Denied::NotFound))));
    }

    async fn withdrawing_empties_the_contact_and_keeps_the_proof(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let id = agree(&stand, &exhibitor, &visitor).await;
        let note = EditLead { rating: "5".to_owned(), note: "Ruft an".to_owned(), revision: "1".to_owned() };
        lead::edit(&stand.db, &exhibitor.person, id, &note).await.expect("noted");
        let token = token_of_receipt(&stand).await;

        for _ in 0..2 {
            lead::withdraw(&stand.db, &token).await.expect("withdrawn");
        }
        let list = lead::leads(&stand.db, &exhibitor.person, exhibitor.application, &LeadFilter::default()).await.expect("listed");
        let receipt = lead::receipt(&stand.db, &token).await.expect("shown");

        assert_eq!(list.total, 0);
        assert!(receipt.withdrawn_at.is_some() && receipt.wording.contains("Ruhr KI"));
        let emptied = "name = '' AND email = '' AND organisation = '' AND job_title = '' AND note = '' AND rating IS NULL AND newsletter = FALSE";
        assert_eq!(stand.count("lead", emptied).await, 1);
        assert_eq!(stand.count("mail", "kind = 'lead_withdrawn'").await, 1);
        assert!(matches!(lead::lead(&stand.db, &exhibitor.person, exhibitor.application, id).await, Err(Error::Denied(Denied::NotFound))));
    }

    async fn whoever_withdrew_may_agree_anew(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let first = agree(&stand, &exhibitor, &visitor).await;
        lead::withdraw(&stand.db, &token_of_receipt(&stand).await).await.expect("withdrawn");

        let second = agree(&stand, &exhibitor, &visitor).await;

        assert_eq!(first, second);
        assert_eq!(stand.count("lead", "withdrawn_at IS NULL AND name <> ''").await, 1);
    }

    async fn a_visitor_sees_what_they_gave_and_takes_it_back_by_ticket(stand: Stand) {
        let fair = fair(&stand).await;
        let (first, second) = (guests::exhibitor(&stand, fair.event, "confirmed").await, guests::exhibitor(&stand, fair.event, "confirmed").await);
        let (visitor, other) = (visitor(&stand, fair.event, "Mara Königshofen").await, visitor(&stand, fair.event, "Otto").await);
        let kept = agree(&stand, &first, &visitor).await;
        let taken_back = agree(&stand, &second, &visitor).await;
        agree(&stand, &first, &other).await;
        let holder = Actor::TicketHolder(visitor.registration);

        for _ in 0..2 {
            lead::withdraw_given(&stand.db, &holder, taken_back).await.expect("taken back");
        }
        let given = lead::given(&stand.db, &holder, visitor.registration).await.expect("listed");

        let shown: Vec<_> = given.iter().map(|contact| (contact.id, contact.exhibitor.as_str(), contact.withdrawn_at.is_some())).collect();
        assert_eq!(shown, [(taken_back, "Ruhr KI", true), (kept, "Ruhr KI", false)]);
        assert!(given[0].wording.contains("Ruhr KI"), "{}", given[0].wording);
        assert_eq!(stand.count("lead", "withdrawn_at IS NOT NULL AND name = '' AND email = ''").await, 1);
        assert_eq!(stand.count("mail", "kind = 'lead_withdrawn'").await, 1);
        assert_eq!(stand.count("audit", "subject = 'lead' AND action = 'withdrawn'").await, 1);
    }

    async fn what_a_visitor_gave_is_nobody_elses_to_see_or_take_back(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let (visitor, other) = (visitor(&stand, fair.event, "Mara Königshofen").await, visitor(&stand, fair.event, "Otto").await);
        let id = agree(&stand, &exhibitor, &visitor).await;

        for actor in [Actor::TicketHolder(other.registration), exhibitor.person.clone(), stand.organiser().await, stranger()] {
            let seen = lead::given(&stand.db, &actor, visitor.registration).await;
            let taken_back = lead::withdraw_given(&stand.db, &actor, id).await;

            assert!(matches!(seen, Err(Error::Denied(Denied::NotFound))), "{actor:?}");
            assert!(matches!(taken_back, Err(Error::Denied(Denied::NotFound))), "{actor:?}");
        }
        assert_eq!(stand.count("lead", "withdrawn_at IS NULL").await, 1);
    }

    async fn a_link_of_nobody_shows_and_withdraws_nothing(stand: Stand) {
        for token in ["", "x", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] {
            assert!(matches!(lead::receipt(&stand.db, token).await, Err(Error::NoSuchReceipt)), "{token}");
            assert!(matches!(lead::withdraw(&stand.db, token).await, Err(Error::NoSuchReceipt)), "{token}");
        }
    }
}
