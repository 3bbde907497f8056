//! The contact form, from every public page to the organisers' list.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use chrono::Duration;
use domain::{clock, enquiry};

use crate::site::{Browser, HOST, Site, both};

const FAIR: &str = "/de/events/mipim-2027";
const CONTACT: &str = "/de/contact?event=mipim-2027";
const SEND: &str = "/api/enquiry/send";

async fn moment(site: &Site, ago: Duration) -> String {
    enquiry::form_moment(&site.state.db, clock::now() - ago).await.expect("sealed")
}

/// The contact page, as a link on `page` leads to it.
async fn from(browser: &Browser, page: &str) -> String {
    let request = browser.request(Method::GET, CONTACT).header(header::REFERER, format!("{HOST}{page}"));
    browser.send(request.body(Body::empty()).expect("a request")).await.body
}

both! {
    async fn every_public_page_leads_to_the_form(site: Site) {
        site.event("mipim-2027").await;
        let nobody = site.anonymous();

        for page in [FAIR, &format!("{FAIR}/programme"), &format!("{FAIR}/exhibitors"), &format!("{FAIR}/plan")] {
            assert!(nobody.get(page).await.body.contains(&format!("href=\"{CONTACT}\"")), "{page}");
        }
        for page in ["/de", "/de/imprint"] {
            assert!(nobody.get(page).await.body.contains("href=\"/de/contact\""), "{page}");
        }
        let (of_event, of_agency) = (nobody.get(CONTACT).await, nobody.get("/de/contact?event=no-fair").await);
        assert!(of_event.body.contains("MIPIM 2027") && of_event.body.contains(SEND), "{}", of_event.body);
        assert!(of_agency.status.is_success() && of_agency.body.contains(SEND), "the way to the agency is no dead end");
    }

    async fn what_is_sent_arrives_and_says_so(site: Site) {
        site.event("mipim-2027").await;
        let moment = moment(&site, Duration::minutes(1)).await;
        let fields = [
            ("event", "mipim-2027"),
            ("page", FAIR),
            ("moment", &moment),
            ("name", "Nora Neu"),
            ("email", "nora@frage.example"),
            ("message", "Wo ist der Eingang?"),
            ("website", ""),
        ];

        let sent = site.anonymous().post_form(CONTACT, SEND, &fields).await;
        let told = site.anonymous().get(sent.location()).await;
        let organiser = site.organiser().await;
        let list = organiser.get("/de/organise/events/mipim-2027/enquiries").await;

        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/de/contact?event=mipim-2027&done=enquiry-sent"));
        assert!(told.body.contains("Ihre Nachricht ist angekommen") && !told.body.contains("nora@frage.example"), "{}", told.body);
        assert!(list.body.contains("Nora Neu") && list.body.contains("Wo ist der Eingang?"), "{}", list.body);
        assert_eq!(site.count("mail", "to_email = 'nora@frage.example'").await, 0);
    }

    async fn a_form_that_comes_back_keeps_what_was_typed_and_is_taken_then(site: Site) {
        site.event("mipim-2027").await;
        for ago in [Duration::zero(), Duration::days(3)] {
            let moment = moment(&site, ago).await;
            let mut fields = vec![("event", "mipim-2027"), ("page", FAIR), ("moment", &moment), ("name", "Nora Neu")];
            fields.extend([("email", "nora@frage.example"), ("message", "Wo ist der Eingang?")]);

            let refused = site.anonymous().post_form(CONTACT, SEND, &fields).await;

            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains("Wo ist der Eingang?") && refused.body.contains("nora@frage.example"), "{}", refused.body);
            let (_, rest) = refused.body.split_once("name=\"moment\" value=\"").expect("the form");
            let again = rest.split('"').next().expect("a moment").to_owned();
            fields.retain(|(name, _)| *name != "moment");
            fields.push(("moment", &again));
            assert_eq!(site.anonymous().post_form(CONTACT, SEND, &fields).await.status, StatusCode::SEE_OTHER, "sent again at once");
        }
        assert_eq!(site.count("enquiry", "1 = 1").await, 2);
    }

    async fn the_page_that_somebody_came_from_is_told_unless_its_address_is_a_secret(site: Site) {
        site.event("mipim-2027").await;
        let nobody = site.anonymous();

        let told = from(&nobody, &format!("{FAIR}/plan?unit=A1")).await;
        assert!(told.contains(&format!("name=\"page\" value=\"{FAIR}/plan\"")), "{told}");
        for page in ["/de/registrations/SECRETCODE", "/de/offers/SECRETTOKEN", "/de/organise/events/mipim-2027", "/de/nowhere/else"] {
            let told = from(&nobody, page).await;
            assert!(told.contains("name=\"page\" value=\"\"") && !told.contains("SECRET"), "{page}: {told}");
        }
    }

    async fn whoever_fills_in_what_nobody_sees_is_refused_beside_it(site: Site) {
        let moment = moment(&site, Duration::minutes(1)).await;
        let fields = [("moment", moment.as_str()), ("name", "Bot"), ("email", "b@spam.example"), ("message", "Buy"), ("website", "x")];

        let refused = site.anonymous().post_form("/de/contact", SEND, &fields).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Bitte leer lassen."), "{}", refused.body);
        assert_eq!(site.count("enquiry", "1 = 1").await, 0);
    }

    async fn a_bridge_and_its_talks_lead_to_its_contact(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();
        let talk = site
            .text("SELECT talk.slug AS value FROM talk JOIN bridge ON bridge.id = talk.bridge_id WHERE talk.state = 'published' ORDER BY talk.slug LIMIT 1")
            .await;
        let of_talk =
            site.text(&format!("SELECT bridge.slug AS value FROM talk JOIN bridge ON bridge.id = talk.bridge_id WHERE talk.slug = '{talk}'")).await;
        let form = "/de/contact?bridge=israel";
        for (page, form) in [
            ("/de/bridges/israel".to_owned(), form.to_owned()),
            ("/de/bridges/israel/companies".to_owned(), form.to_owned()),
            (format!("/de/talks/{talk}"), format!("/de/contact?talk={talk}")),
        ] {
            let shown = nobody.get(&page).await.body;
            assert_eq!(shown.matches(&format!("href=\"{form}\"")).count(), 2, "on the page and at its foot: {page}: {shown}");
        }
        let by_talk = nobody.get(&format!("/de/contact?talk={talk}")).await.body;
        assert!(by_talk.contains(&format!("name=\"bridge\" value=\"{of_talk}\"")), "{by_talk}");

        let moment = moment(&site, Duration::minutes(1)).await;
        let fields = [
            ("event", ""),
            ("bridge", "israel"),
            ("page", "/de/bridges/israel"),
            ("moment", &moment),
            ("name", "Nora Neu"),
            ("email", "nora@frage.example"),
            ("message", "Wer hilft?"),
        ];
        let sent = nobody.post_form(form, SEND, &fields).await;
        let told = nobody.get(sent.location()).await;
        let organiser = site.organiser().await;
        let of_bridge = organiser.get("/de/organise/bridges/israel").await;

        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/de/contact?bridge=israel&done=enquiry-sent"));
        assert!(told.body.contains("Ihre Nachricht ist angekommen") && told.body.contains("href=\"/de/bridges/israel\""), "{}", told.body);
        assert!(of_bridge.body.contains("Nora Neu"), "{}", of_bridge.body);
    }
}
