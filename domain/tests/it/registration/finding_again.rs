//! Whoever cannot find their ticket asks for it: what is sent, and to whom.

use domain::{
    account::limits::TICKET_LINKS,
    process::leaving,
    registration::{self, Error},
};

use super::fixture::{Fair, newest_token, raw};
use crate::stand::both;

const TICKETS: &str = "kind = 'ticket'";

both! {
    async fn every_ticket_of_the_mailbox_is_sent_again(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("Vera@Visitor.example")).await;
        fair.visitor(&stand, &fair.form_of("Otto Visit", "vera@visitor.example")).await;
        fair.visitor(&stand, &fair.form("somebody@else.example")).await;
        let before = stand.count("mail", TICKETS).await;

        registration::send_tickets_to_mailbox(&stand.db, " vera@VISITOR.example").await.expect("taken");

        assert_eq!(stand.count("mail", TICKETS).await, before + 2);
        assert_eq!(stand.count("mail", "kind = 'ticket' AND to_email = 'somebody@else.example'").await, 1);
        assert_eq!(stand.count("audit", "action = 'ticket_sent_again'").await, 2);
    }

    async fn whoever_has_not_confirmed_gets_a_new_link_for_that(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let old = newest_token(&stand).await;

        registration::send_tickets_to_mailbox(&stand.db, "vera@visitor.example").await.expect("taken");

        let new = newest_token(&stand).await;
        assert_ne!(new, old);
        assert!(registration::awaiting(&stand.db, &new).await.expect("read").is_some());
        assert_eq!(stand.count("mail", TICKETS).await, 0);
    }

    async fn nothing_is_sent_where_there_is_no_ticket_and_the_answer_is_the_same(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let vera = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");
        fair.visitor(&stand, &fair.form("past@visitor.example")).await;
        let before = stand.count("mail", "1 = 1").await;

        registration::send_tickets_to_mailbox(&stand.db, "vera@visitor.example").await.expect("taken");
        registration::send_tickets_to_mailbox(&stand.db, "nobody@visitor.example").await.expect("taken");
        raw(&stand, "UPDATE event SET starts_on = '2020-01-01', ends_on = '2020-01-02'").await.expect("it was long ago");
        registration::send_tickets_to_mailbox(&stand.db, "past@visitor.example").await.expect("taken");
        let wrong = registration::send_tickets_to_mailbox(&stand.db, "no address").await;

        assert_eq!(stand.count("mail", "1 = 1").await, before);
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
    }

    async fn a_mailbox_is_not_filled_by_whoever_asks(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        let before = stand.count("mail", TICKETS).await;

        for _ in 0..TICKET_LINKS.attempts + 3 {
            registration::send_tickets_to_mailbox(&stand.db, "vera@visitor.example").await.expect("taken");
        }

        assert_eq!(stand.count("mail", TICKETS).await, before + TICKET_LINKS.attempts);
    }
}
