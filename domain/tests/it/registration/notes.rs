//! What exhibitors noted about a visitor, in the visitor's own data and in nobody else's.

use domain::{
    actor::Actor,
    lead::{self, AgreeContact, EditLead},
    process::personal_data_export,
};

use crate::{
    guests::{self, fair, visitor},
    stand::both,
};

both! {
    async fn notes_are_told_to_the_visitor_and_not_to_organisers(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let given = AgreeContact { code: visitor.badge.badge_code.as_str().to_owned() };
        let id = lead::agree(&stand.db, &exhibitor.person, exhibitor.application, &given).await.expect("agreed");
        let note = EditLead { rating: "2".to_owned(), note: "Ruft im Mai an".to_owned(), revision: "1".to_owned() };
        lead::edit(&stand.db, &exhibitor.person, id, &note).await.expect("noted");

        let own = personal_data_export::export_personal_data(&stand.db, &Actor::TicketHolder(visitor.registration), visitor.registration).await.expect("told");
        let organisers = personal_data_export::export_personal_data(&stand.db, &stand.organiser().await, visitor.registration).await.expect("told");

        let [own] = &own.contacts[..] else { panic!("one contact") };
        assert_eq!((own.rating, own.note.as_deref()), (Some(2), Some("Ruft im Mai an")));
        let [other] = &organisers.contacts[..] else { panic!("one contact") };
        assert_eq!((other.rating, other.note.as_deref(), other.exhibitor.as_str()), (None, None, "Ruhr KI"));
        assert!(!serde_json::to_string(&organisers).expect("JSON").contains("Ruft im"));
    }
}
