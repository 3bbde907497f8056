//! The visitor's own word on a contact that was noted on the exhibitor's device.

use domain::{
    actor::{Actor, Denied},
    lead::{self, Error, LeadFilter, LeadView},
};

use super::{agree, token_of_receipt};
use crate::{
    guests::{self, Exhibitor, execute, fair, visitor},
    stand::{Stand, both, stranger},
};

async fn listed(stand: &Stand, exhibitor: &Exhibitor) -> LeadView {
    let list = lead::leads(&stand.db, &exhibitor.person, exhibitor.application, &LeadFilter::default()).await.expect("listed");
    list.rows.into_iter().next().expect("a contact")
}

both! {
    async fn a_contact_is_confirmed_by_the_link_and_news_are_agreed_to_there_alone(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mara = visitor(&stand, fair.event, "Mara Königshofen").await;
        agree(&stand, &exhibitor, &mara).await;
        let token = token_of_receipt(&stand).await;
        let asked = lead::receipt(&stand.db, &token).await.expect("shown");

        lead::confirm(&stand.db, &token, true).await.expect("confirmed");
        lead::confirm(&stand.db, &token, false).await.expect("the second time changes nothing");

        let (seen, shown) = (listed(&stand, &exhibitor).await, lead::receipt(&stand.db, &token).await.expect("the link still opens"));
        assert_eq!((asked.confirmed_at, asked.newsletter), (None, false));
        assert_eq!((seen.newsletter, seen.confirmed_at.is_some(), seen.revision), (true, true, 1));
        assert!(seen.wording.starts_with(&asked.wording) && seen.wording.ends_with(&asked.news), "{}", seen.wording);
        assert_eq!((shown.wording, shown.newsletter), (seen.wording, true));
        assert_eq!(stand.count("mail", "kind = 'lead_receipt'").await, 2);
        assert_eq!(stand.count("audit", "subject = 'lead' AND action = 'confirmed' AND actor = 'visitor'").await, 1);
    }

    async fn a_box_that_was_ticked_on_the_exhibitors_device_is_no_consent_to_news(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mara = visitor(&stand, fair.event, "Mara Königshofen").await;
        agree(&stand, &exhibitor, &mara).await;
        let token = token_of_receipt(&stand).await;
        // As an earlier release kept it.
        execute(&stand, "UPDATE lead SET newsletter = TRUE, wording = 'Geteilt.\n\n☒ Neuigkeiten.'").await.expect("ticked");

        let before = listed(&stand, &exhibitor).await;
        lead::confirm(&stand.db, &token, false).await.expect("confirmed");
        let after = listed(&stand, &exhibitor).await;

        assert_eq!((before.newsletter, after.newsletter, after.wording.as_str()), (false, false, "Geteilt."));
    }

    async fn whoever_holds_the_ticket_confirms_too_and_nobody_else(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let (mara, otto) = (visitor(&stand, fair.event, "Mara Königshofen").await, visitor(&stand, fair.event, "Otto").await);
        let id = agree(&stand, &exhibitor, &mara).await;

        for actor in [Actor::TicketHolder(otto.registration), exhibitor.person.clone(), stand.organiser().await, stranger()] {
            assert!(matches!(lead::confirm_given(&stand.db, &actor, id).await, Err(Error::Denied(Denied::NotFound))), "{actor:?}");
        }
        let unconfirmed = listed(&stand, &exhibitor).await.confirmed_at;
        lead::confirm_given(&stand.db, &Actor::TicketHolder(mara.registration), id).await.expect("confirmed");

        assert_eq!(unconfirmed, None);
        assert!(listed(&stand, &exhibitor).await.confirmed_at.is_some());
    }

    async fn whoever_is_noted_again_after_taking_it_back_is_asked_again(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mara = visitor(&stand, fair.event, "Mara Königshofen").await;
        agree(&stand, &exhibitor, &mara).await;
        let token = token_of_receipt(&stand).await;
        lead::confirm(&stand.db, &token, true).await.expect("confirmed");
        lead::withdraw(&stand.db, &token).await.expect("taken back");
        let too_late = lead::confirm(&stand.db, &token, true).await;

        agree(&stand, &exhibitor, &mara).await;

        let seen = listed(&stand, &exhibitor).await;
        assert!(matches!(too_late, Err(Error::NoSuchReceipt)));
        assert_eq!((seen.newsletter, seen.confirmed_at), (false, None));
    }

    async fn whoever_has_no_mailbox_is_noted_and_not_written_to(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mara = visitor(&stand, fair.event, "Mara Königshofen").await;
        execute(&stand, "UPDATE registration SET email = '', email_key = ''").await.expect("without a mailbox");

        agree(&stand, &exhibitor, &mara).await;

        let seen = listed(&stand, &exhibitor).await;
        assert_eq!((seen.email.as_str(), seen.confirmed_at), ("", None));
        assert_eq!(stand.count("mail", "1 = 1").await, 0);
    }
}
