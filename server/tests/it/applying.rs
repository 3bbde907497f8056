//! The long form of an application, through the whole stack: by the link, and signed in.

use axum::http::StatusCode;
use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::{Actor, Person},
    application,
    ids::AccountId,
    locale::Locale,
};

use crate::site::{Browser, Site, both};

const MAIL: &str = "anna@applicant.example";
const SAVE: &str = "/api/exhibitor/save-application";

async fn draft(site: &Site) -> String {
    site.event("mipim-2027").await;
    site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', applications_close_at = '2099-01-01T00:00:00+00:00'")
        .await;
    let (name, email) = ("Anna".to_owned(), MAIL.to_owned());
    let anna = Actor::Person(Person { account: AccountId::new(), name, email, organiser: false, staff_of: vec![], exhibits_for: vec![] });
    let token = application::start(&site.state.db, &anna, "mipim-2027", MAIL, Locale::De).await.expect("begun");
    token.as_str().to_owned()
}

/// Somebody who signed in with the applicant's address, and has nothing to do with exhibitors otherwise.
async fn anna(site: &Site) -> Browser {
    let invitation = InvitePerson {
        email: MAIL.to_owned(),
        kind: RoleKind::Staff,
        scope: domain::ids::EventId::new().to_string(),
        scope_name: EVERYWHERE.to_owned(),
        locale: Locale::De,
    };
    let token = account::invite(&site.state.db, &Actor::System, &invitation).await.expect("invited");
    let signed_in = account::accept(&site.state.db, token.as_str(), "Anna", "test").await.expect("accepted");
    Browser { router: site.router.clone(), cookie: Some(format!("standwerk={}", signed_in.token.as_str())) }
}

fn typed<'a>(way: &'a str, value: &'a str, revision: &'a str, topic: &'a str) -> [(&'a str, &'a str); 9] {
    [
        (way, value),
        ("act", "save"),
        ("revision", revision),
        ("legal_name", "Essen Digital GmbH"),
        ("teaser_de", "Wir bauen Städte."),
        ("topics[]", topic),
        ("topics[]", "energy"),
        ("press_name", "Petra Presse"),
        ("press_email", "petra@applicant.example"),
    ]
}

both! {
    async fn everything_typed_arrives_whichever_way_somebody_came(site: Site) {
        let token = draft(&site).await;
        let id = application::by_token(&site.state.db, &token).await.expect("there").id.to_string();
        let (by_link, signed_in) = (site.anonymous(), anna(&site).await);
        let (page, portal) = (format!("/de/applications/{token}"), format!("/de/portal/{id}/application"));

        let first = by_link.post_form(&page, SAVE, &typed("token", &token, "1", "real_estate")).await;
        let second = signed_in.post_form(&portal, SAVE, &typed("application", &id, "2", "mobility")).await;

        assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, format!("{page}?done=draft-saved").as_str()), "{}", first.body);
        assert_eq!((second.status, second.location()), (StatusCode::SEE_OTHER, format!("{portal}?done=draft-saved").as_str()), "{}", second.body);
        let content = application::by_token(&site.state.db, &token).await.expect("there").content;
        assert_eq!((content.legal_name.as_str(), content.teaser.de.as_str()), ("Essen Digital GmbH", "Wir bauen Städte."));
        assert_eq!(content.topics, ["energy", "mobility"]);
        assert_eq!(content.contacts.iter().map(|contact| contact.email.as_str()).collect::<Vec<_>>(), ["petra@applicant.example"]);
    }

    async fn the_portal_leads_to_ones_own_draft_and_out_of_it(site: Site) {
        let token = draft(&site).await;
        let id = application::by_token(&site.state.db, &token).await.expect("there").id.to_string();
        let (anna, organiser) = (anna(&site).await, site.organiser().await);
        let form = format!("/de/portal/{id}/application");

        let list = anna.get("/de/portal").await;
        let page = anna.get(&form).await;
        let others = organiser.get(&form).await;
        let refused = organiser.post_form(&form, "/api/exhibitor/withdraw-application", &[("application", &id)]).await;
        let withdrawn = anna.post_form(&form, "/api/exhibitor/withdraw-application", &[("application", &id)]).await;

        assert!(list.body.contains(&format!("href=\"{form}\"")), "{}", list.body);
        assert!(page.body.contains(&format!("name=\"application\" value=\"{id}\"")), "{}", page.body);
        assert_eq!((others.status, refused.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!((withdrawn.status, withdrawn.location()), (StatusCode::SEE_OTHER, "/de/portal?done=withdrawn"));
        assert_eq!(site.count("application", "state = 'withdrawn'").await, 1);
    }
}
