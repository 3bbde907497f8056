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
            let (id, command) = (visitor.registration, agreement(visitor, "on"));
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
            let command = agreement(&visitor, "on");
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
        let command = agreement(&visitor, "on");
        let agreeing = async move { lead::agree(&db, &actor, application, &command).await };

        let answers = while_writing(&stand, "UPDATE badge SET revoked_at = created_at", vec![agreeing]).await;

        assert!(matches!(answers[..], [Err(Error::UnknownBadge)]), "{answers:?}");
    }

    async fn an_exhibitor_that_is_being_called_off_gets_no_contact(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara").await;
        let (db, actor, application) = (stand.db.clone(), exhibitor.person.clone(), exhibitor.application);
        let command = agreement(&visitor, "on");
        let agreeing = async move { lead::agree(&db, &actor, application, &command).await };

        let answers = while_writing(&stand, "UPDATE application SET state = 'cancelled'", vec![agreeing]).await;

        assert!(matches!(answers[..], [Err(Error::Denied(_))]), "{answers:?}");
        assert_eq!(stand.count("lead", "1 = 1").await, 0);
    }
}
