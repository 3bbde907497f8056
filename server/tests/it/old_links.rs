//! The links of mails, opened once more or too late.

use axum::http::StatusCode;
use domain::{
    actor::Actor,
    mail::{self, Letter},
    process::letter::AnyLetter,
    registration::{self, DetailsForm, Register},
};

use crate::site::{Site, both};

const NEVER: &str = "ABCDEFGHJKMNPQRSTVWXYZ2345";

both! {
    async fn a_link_that_opens_nothing_says_where_a_newer_one_may_be(site: Site) {

        let home = "Zur Startseite";
        for (place, way) in [("applications", home), ("registrations", "Link noch einmal senden"), ("offers", home), ("contacts", home), ("roundtables/answers", home), ("meetings", home)] {
            let page = site.anonymous().get(&format!("/de/{place}/{NEVER}")).await;

            assert_eq!(page.status, StatusCode::NOT_FOUND, "{place}");
            assert!(page.body.contains("Dieser Link gilt nicht mehr") && page.body.contains(way), "{place}: {}", page.body);
        }
    }

    async fn a_spent_invitation_leads_back_to_whoever_invited(site: Site) {

        let page = site.anonymous().get(&format!("/de/invitations/{NEVER}")).await;

        assert!(page.body.contains("Bitten Sie die Person, die Sie eingeladen hat, um eine neue."), "{}", page.body);
        assert!(!page.body.contains("Neuen Link anfordern"), "{}", page.body);
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }

    async fn a_confirmed_registration_is_not_asked_for_once_more(site: Site) {
        let token = registered(&site).await;
        let (visitor, page) = (site.anonymous(), format!("/de/registrations/confirm/{token}"));
        let confirm = async || visitor.post_form(&page, "/api/registration/confirm", &[("token", &token)]).await.location().to_owned();

        let before = visitor.get(&page).await;
        let ticket = confirm().await;
        let after = visitor.get(&page).await;

        assert!(before.body.contains("Noch ein Klick") && before.body.contains("Jetzt bestätigen"), "{}", before.body);
        assert!(after.body.contains("Schon bestätigt") && after.body.contains("Zu meinem Ticket"), "{}", after.body);
        assert!(!after.body.contains("Noch ein Klick"), "{}", after.body);
        assert_eq!(confirm().await, ticket, "the button still leads to the ticket");
    }
}

/// The secret in the link of a confirmation mail.
async fn registered(site: &Site) -> String {
    site.event("mipim-2027").await;
    site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12'").await;
    let form = Register {
        event: "mipim-2027".to_owned(),
        email: "vera@visitor.example".to_owned(),
        details: DetailsForm { name: "Vera Visit".to_owned(), locale: "de".to_owned(), ..DetailsForm::default() },
    };
    registration::register(&site.state.db, &Actor::Anonymous, &form).await.expect("registered");
    let letter = mail::lease::<AnyLetter>(&site.state.db, 1).await.expect("leased").pop().expect("a letter");
    letter.letter.secret().expect("a link")
}
