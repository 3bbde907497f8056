//! Visitors and exhibitors who go while a contact is being given.

use domain::{
    actor::Actor,
    lead::{self, Error},
    process::erasure,
};

use super::agreement;
use crate::{
    guests::{self, fair, visitor},
    meanwhile::while_writing,
    placing::at_once,
    stand::{Stand, both},
};

async fn traces(stand: &Stand) -> i64 {
    stand.count("lead", "name <> '' OR email <> '' OR organisation <> '' OR job_title <> '' OR note <> '' OR newsletter").await
}

both! {
    async fn visitors_erased_while_they_agree_leave_no_contact_and_get_no_receipt(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mut visitors = Vec::new();
        for number in 0..64 {
            visitors.push(visitor(&stand, fair.event, &format!("Mara {number}")).await);
        }

        let acts = visitors.iter().flat_map(|visitor| [(visitor, true), (visitor, false)]);
        at_once(acts.map(|(visitor, agrees)| {
            let (db, actor, application) = (stand.db.clone(), exhibitor.person.clone(), exhibitor.application);
            let (id, command) = (visitor.registration, agreement(visitor));
            async move {
                if agrees {
                    match lead::agree(&db, &actor, application, &command).await {
                        Ok(_) | Err(Error::UnknownBadge) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                } else {
                    erasure::erase(&db, &Actor::TicketHolder(id), id).await.expect("erased");
                }
            }
        }))
        .await;

        assert_eq!(traces(&stand).await, 0);
        assert_eq!(stand.count("lead", "withdrawn_at IS NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'lead_receipt' AND to_email <> ''").await, 0);
    }

    async fn nobody_agrees_for_whoever_is_being_erased(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let mut agreeing = Vec::new();
        for number in 0..6 {
            let visitor = visitor(&stand, fair.event, &format!("Mara {number}")).await;
            let (db, actor, application) = (stand.db.clone(), exhibitor.person.clone(), exhibitor.application);
            let command = agreement(&visitor);
            agreeing.push(async move { lead::agree(&db, &actor, application, &command).await });
        }

        let answers = while_writing(&stand, "UPDATE registration SET state = 'cancelled', erased_at = created_at", agreeing).await;

        assert!(answers.iter().all(|answer| matches!(answer, Err(Error::UnknownBadge))), "{answers:?}");
        assert_eq!(traces(&stand).await, 0);
        assert_eq!(stand.count("mail", "kind = 'lead_receipt'").await, 0);
    }

    async fn nobody_agrees_by_a_badge_that_is_being_revoked(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara").await;
        let (db, actor, application) = (stand.db.clone(), exhibitor.person.clone(), exhibitor.application);
        let command = agreement(&visitor);
        let agreeing = async move { lead::agree(&db, &actor, application, &command).await };

        let answers = while_writing(&stand, "UPDATE badge SET revoked_at = created_at", vec![agreeing]).await;

        assert!(matches!(answers[..], [Err(Error::UnknownBadge)]), "{answers:?}");
    }

    async fn an_exhibitor_that_is_being_called_off_gets_no_contact(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara").await;
        let (db, actor, application) = (stand.db.clone(), exhibitor.person.clone(), exhibitor.application);
        let command = agreement(&visitor);
        let agreeing = async move { lead::agree(&db, &actor, application, &command).await };

        let answers = while_writing(&stand, "UPDATE application SET state = 'cancelled'", vec![agreeing]).await;

        assert!(matches!(answers[..], [Err(Error::Denied(_))]), "{answers:?}");
        assert_eq!(stand.count("lead", "1 = 1").await, 0);
    }

    async fn a_contact_that_is_being_given_goes_with_whoever_is_erased(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let (mara, noor) = (visitor(&stand, fair.event, "Mara").await, visitor(&stand, fair.event, "Noor").await);
        lead::agree(&stand.db, &exhibitor.person, exhibitor.application, &agreement(&mara)).await.expect("agreed");
        let (db, id) = (stand.db.clone(), noor.registration);
        let erasing = async move { erasure::erase(&db, &Actor::TicketHolder(id), id).await };

        // As whoever agrees does: the registration is held until the contact is written, here one like Mara's.
        let given = "UPDATE registration SET revision = revision; \
            INSERT INTO lead (id, event_id, application_id, registration_id, captured_by, name, email, organisation, job_title, newsletter, \
            wording, locale, rating, note, withdraw_hash, revision, consented_at, withdrawn_at) \
            SELECT other.id, lead.event_id, application_id, other.id, captured_by, other.name, other.email, '', '', newsletter, \
            wording, lead.locale, rating, note, 'none', 1, consented_at, withdrawn_at \
            FROM lead JOIN registration AS other ON other.id <> lead.registration_id";
        let answers = while_writing(&stand, given, vec![erasing]).await;

        assert!(matches!(answers[..], [Ok(())]), "{answers:?}");
        assert_eq!(stand.count("lead", "1 = 1").await, 2);
        assert_eq!(stand.count("lead", "name = 'Mara' AND withdrawn_at IS NULL").await, 1);
        assert_eq!(stand.count("lead", "name = '' AND email = '' AND withdrawn_at IS NOT NULL").await, 1);
    }
}
