//! A delegation, from the public form to the host who answers, through the whole stack.

use axum::http::StatusCode;
use chrono::Duration;
use domain::{clock, enquiry};
use scraper::{Html, Selector};

use crate::site::both;

const FORM: &str = "/de/delegations";
const REQUEST: &str = "/api/visit/request";

/// What is chosen as long as nobody chooses.
fn first_country(page: &str) -> Option<String> {
    let first = Selector::parse("select[name=country] option:first-child").expect("a selector");
    Html::parse_document(page).select(&first).next().and_then(|option| option.attr("value")).map(str::to_owned)
}

both! {
    async fn a_delegation_asks_and_a_host_answers(site: Site) {
        let moment = enquiry::form_moment(&site.state.db, clock::now() - Duration::minutes(1)).await.expect("sealed");
        let fields = [
            ("moment", moment.as_str()),
            ("name", "Mei Tan"),
            ("email", "mei.tan@delegation.example"),
            ("organisation", "Clean Energy Circle"),
            ("country", "SG"),
            ("people", "8"),
            ("interests", "Solar"),
            ("wished", "November"),
            ("language", "en"),
        ];
        let nobody = site.anonymous();
        assert!(nobody.get("/de/contact").await.body.contains("href=\"/de/delegations\""));
        let first = first_country(&nobody.get(FORM).await.body);
        assert_eq!(first.as_deref(), Some(""), "nobody comes from where the alphabet begins");

        let sent = nobody.post_form(FORM, REQUEST, &fields).await;
        let told = nobody.get(sent.location()).await;

        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/de/delegations?done=visit-sent"));
        assert!(told.body.contains("Ihre Anfrage ist angekommen") && !told.body.contains("mei.tan"), "{}", told.body);
        assert_eq!(site.count("mail", "to_email = 'mei.tan@delegation.example'").await, 0);

        let organiser = site.organiser().await;
        let list = organiser.get("/de/organise/visits").await.body;
        assert!(list.contains("Clean Energy Circle") && list.contains("Neu (1)"), "{list}");
        let (_, rest) = list.split_once("/de/organise/visits/").expect("a link");
        let id = rest.split(['"', '?']).next().expect("an id").to_owned();
        let page = format!("/de/organise/visits/{id}");
        let accept = [("visit", id.as_str()), ("revision", "1"), ("from", "new"), ("state", "accepted")];
        assert_eq!(organiser.post_form(&page, "/api/visit/set-state", &accept).await.status, StatusCode::SEE_OTHER);
        let day = clock::today(clock::home()) + Duration::days(30);
        let (starts, ends) = (format!("{day}T10:00"), format!("{day}T11:00"));
        let item = [
            ("visit", id.as_str()),
            ("revision", "2"),
            ("title", "Rundgang"),
            ("starts", &starts),
            ("ends", &ends),
            ("host_organisation", "Haus der Technik"),
            ("host_email", "hanna@haus.example"),
            ("host_locale", "de"),
        ];
        assert_eq!(organiser.post_form(&page, "/api/visit/add-item", &item).await.status, StatusCode::SEE_OTHER);
        let asked = organiser.post_form(&page, "/api/visit/ask-hosts", &[("visit", id.as_str())]).await;
        assert!(asked.location().ends_with("done=hosts-asked"), "{asked:?}");

        let letter = site.text("SELECT letter AS value FROM mail WHERE kind = 'visit_host_asked'").await;
        let letter: serde_json::Value = serde_json::from_str(&letter).expect("a letter");
        let token = letter["token"].as_str().expect("a link").to_owned();
        let hosting = format!("/de/visit-hosts/{token}");
        let shown = nobody.get(&hosting).await;
        assert!(shown.body.contains("Rundgang") && shown.body.contains("Solar") && !shown.body.contains("Mei Tan"), "{}", shown.body);
        assert_eq!(site.count("visit_item", "answer = 'asked'").await, 1, "looking answers nothing");
        let answer = [("token", token.as_str()), ("answer", "confirmed")];
        let said = nobody.post_form(&hosting, "/api/visit/answer-as-host", &answer).await;
        assert_eq!((said.status, said.location()), (StatusCode::SEE_OTHER, format!("{hosting}?done=host-answered").as_str()));
        assert!(organiser.get(&page).await.body.contains("Zugesagt"));
    }

    async fn the_demonstration_shows_its_delegations_and_the_host_with_two_at_once(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;

        let week = organiser.get("/de/organise/visit-week?day=2022-11-15").await.body;
        let talks = site.anonymous().get("/de/talks").await.body;
        let bridge = site.anonymous().get("/de/bridges/north-america").await.body;

        for part in ["Delegation: Südkorea", "Delegation: Kanada", "Gastgeber mit zwei Terminen zugleich", "BioMedizinZentrumDortmund"] {
            assert!(week.contains(part), "{part}: {week}");
        }
        assert!(talks.contains("Was Strukturwandel für eine Wirtschaft bedeutet") && !talks.contains("Aus Zechen werden Quartiere"), "{talks}");
        assert!(bridge.contains("/de/talks/strukturwandel-chicago") && bridge.contains("November 2022"), "{bridge}");
        assert!(bridge.contains("/de/delegations?bridge=north-america"), "{bridge}");
    }
}
