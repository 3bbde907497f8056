//! News go to those who consented, for as long as they do.

use domain::{
    mailing::{self, Error, LeftOutReason, MailingForm, write_due},
    registration::{self, ConsentPurpose, Register, TickedConsents},
};

use super::fixture::{addresses, deliver, draft, german, previewed, sent, withdraw_token};
use crate::{
    registration::fixture::{Fair, Visitor, all_ticked},
    stand::{Stand, both},
};

fn news() -> MailingForm {
    MailingForm { purpose: "news".to_owned(), ..german("visitors", "Neues.") }
}

async fn visitor(stand: &Stand, fair: &Fair, name: &str, consents: bool) -> Visitor {
    let form: Register = fair.form_of(name, &format!("{name}@visitor.example"));
    let without = TickedConsents { purposes: vec![ConsentPurpose::Photos], ..all_ticked() };
    let ticked = if consents { all_ticked() } else { without };
    fair.visitor_with(stand, &form, &ticked).await
}

async fn withdraw(stand: &Stand, visitor: &Visitor) {
    registration::withdraw_consent(&stand.db, &visitor.actor, visitor.id, ConsentPurpose::EventNews).await.expect("withdrawn");
}

both! {
    async fn only_who_consented_gets_news(stand: Stand) {
        let fair = Fair::new(&stand).await;
        visitor(&stand, &fair, "anna", true).await;
        visitor(&stand, &fair, "bert", false).await;
        let (id, _) = draft(&stand, &fair.organiser, fair.event.id, &news()).await;

        let found = previewed(&stand, &fair.organiser, fair.event.id, id, 1).await;
        sent(&stand, &fair.organiser, fair.event.id, &news()).await;
        let left = deliver(&stand).await;

        let left_out: Vec<_> = found.left_out.into_iter().map(|left_out| (left_out.reason, left_out.people)).collect();
        assert_eq!((found.recipients, left_out), (1, vec![(LeftOutReason::NoConsent, 1)]));
        assert_eq!(addresses(&left), ["anna@visitor.example"]);
    }

    async fn nobody_was_asked_but_visitors(stand: Stand) {
        let fair = stand.fair().await;
        stand.applied(&fair, "Bochum").await;

        let form = MailingForm { audience: "undecided".to_owned(), ..news() };
        let (id, revision) = draft(&stand, &fair.organiser, fair.event, &form).await;

        let refused = mailing::send(&stand.db, &fair.organiser, id, &revision).await;
        assert!(matches!(refused, Err(Error::Nobody)), "{refused:?}");
    }

    async fn who_withdraws_before_it_leaves_gets_none(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let people = [visitor(&stand, &fair, "anna", true).await, visitor(&stand, &fair, "bert", true).await, visitor(&stand, &fair, "cleo", true).await];
        sent(&stand, &fair.organiser, fair.event.id, &news()).await;
        withdraw(&stand, &people[0]).await;
        write_due(&stand.db).await.expect("written");
        withdraw(&stand, &people[1]).await;

        let left = deliver(&stand).await;

        assert_eq!(addresses(&left), ["cleo@visitor.example"]);
    }

    async fn the_link_in_news_ends_them_and_nothing_else(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let anna = visitor(&stand, &fair, "anna", true).await;
        sent(&stand, &fair.organiser, fair.event.id, &news()).await;
        let left = deliver(&stand).await;
        let token = withdraw_token(&left[0].1);

        let before = mailing::news_consent(&stand.db, &token).await.expect("the link opens");
        for _ in 0..2 {
            mailing::withdraw_news(&stand.db, &token).await.expect("withdrawn");
        }
        let after = mailing::news_consent(&stand.db, &token).await.expect("the link still opens");

        assert_eq!((before.is_given, after.is_given), (true, false));
        assert_ne!(token, anna.ticket);
        assert_eq!(stand.count("consent", "withdrawn_at IS NOT NULL AND purpose = 'event_news'").await, 1);
        assert_eq!(stand.count("consent", "withdrawn_at IS NULL").await, 1, "the other consent stays");
        assert!(matches!(mailing::withdraw_news(&stand.db, &anna.ticket).await, Err(Error::LinkSpent)), "a ticket is no such link");
        assert!(registration::by_ticket(&stand.db, &token).await.expect("answers").is_none(), "and the link is no ticket");
    }
}
