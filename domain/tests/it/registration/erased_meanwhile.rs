//! What is being written about visitors while they are erased.

use domain::{
    ids::MailId,
    locale::Locale,
    mail::{self, Delivery, Letter},
    process::{erasure, letter::AnyLetter},
    registration::{self, ConsentPurpose, Error, TickedConsents},
};
use sea_orm::ConnectionTrait;

use super::fixture::{Fair, Visitor, shown_in};
use crate::{
    meanwhile::while_writing,
    placing::at_once,
    stand::{Stand, both},
};

const ERASED: &str = "UPDATE registration SET state = 'cancelled', erased_at = created_at";

async fn visitors(stand: &Stand, fair: &Fair, many: usize) -> Vec<Visitor> {
    let mut visitors = Vec::new();
    for number in 0..many {
        let form = fair.form(&format!("v{number}@visitor.example"));
        visitors.push(fair.visitor_with(stand, &form, &TickedConsents::none()).await);
    }
    visitors
}

both! {
    async fn nobody_consents_who_is_being_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let consenting = visitors(&stand, &fair, 6).await.into_iter().map(|visitor| {
            let db = stand.db.clone();
            async move {
                registration::give_consent(&db, &visitor.actor, visitor.id, ConsentPurpose::Photos, &shown_in(Locale::De)).await
            }
        });

        let answers = while_writing(&stand, ERASED, consenting.collect()).await;

        assert!(answers.iter().all(|answer| matches!(answer, Err(Error::Denied(_)))), "{answers:?}");
        assert_eq!(stand.count("consent", "1 = 1").await, 0);
    }

    async fn no_ticket_is_sent_again_to_whoever_is_being_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        visitors(&stand, &fair, 6).await;
        let before = stand.count("mail", "kind = 'ticket'").await;
        let asking = (0..6).map(|number| {
            let (db, form) = (stand.db.clone(), fair.form(&format!("v{number}@visitor.example")));
            async move { registration::register(&db, &domain::actor::Actor::Anonymous, &form).await }
        });

        let answers = while_writing(&stand, ERASED, asking.collect()).await;

        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, before);
    }

    async fn mails_sent_again_while_their_readers_are_erased_keep_no_address(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let visitors = visitors(&stand, &fair, 32).await;
        let mut mails: Vec<MailId> = Vec::new();
        for mail in mail::lease::<AnyLetter>(&stand.db, 500).await.expect("leased") {
            domain::process::delivery::settle(&stand.db, &mail, &Delivery::Sent).await.expect("sent");
            if mail.letter.kind().to_string() == "ticket" {
                mails.push(mail.id);
            }
        }
        assert_eq!(mails.len(), 32);

        let acts = visitors.iter().zip(&mails).flat_map(|(visitor, mail)| [(visitor, None), (visitor, Some(*mail))]);
        at_once(acts.map(|(visitor, mail)| {
            let (db, organiser, actor, id) = (stand.db.clone(), fair.organiser.clone(), visitor.actor.clone(), visitor.id);
            async move {
                match mail {
                    Some(mail) => drop(domain::process::resend::resend(&db, &organiser, mail).await.expect("sent again")),
                    None => erasure::erase(&db, &actor, id).await.expect("erased"),
                }
            }
        }))
        .await;

        assert_eq!(stand.count("mail", "kind <> 'registration_erased' AND to_email LIKE 'v%'").await, 0);
    }

    async fn whoever_confirms_at_the_last_moment_is_not_forgotten(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let long_ago = "UPDATE registration SET confirm_expires_at = '2020-01-01T00:00:00+00:00'";
        stand.db.for_migrations().execute_unprepared(long_ago).await.expect("long ago");
        let db = stand.db.clone();
        let sweeping = async move { erasure::sweep(&db).await.expect("swept") };

        let swept = while_writing(&stand, "UPDATE registration SET state = 'confirmed'", vec![sweeping]).await;

        assert_eq!(swept, [0]);
        assert_eq!(stand.count("registration", "erased_at IS NULL AND state = 'confirmed'").await, 1);
    }
}
