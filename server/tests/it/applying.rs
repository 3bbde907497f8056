//! The long form of an application, through the whole stack: by the link, and signed in.

use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header},
};
use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::{Actor, Person},
    application,
    ids::AccountId,
    locale::Locale,
    mail::{self, Letter},
    process::letter::AnyLetter,
};
use scraper::{Html, Selector};

use crate::site::{Answer, Browser, HOST, PIXEL, Site, both};

const MAIL: &str = "anna@applicant.example";
const SAVE: &str = "/api/exhibitor/save-application";

async fn draft(site: &Site) -> String {
    site.event("mipim-2027").await;
    site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', applications_close_at = '2099-01-01T00:00:00+00:00'")
        .await;
    let (name, email) = ("Anna".to_owned(), MAIL.to_owned());
    let anna = Actor::Person(Person {
        account: AccountId::new(),
        name,
        email,
        organiser: false,
        organiser_without_passkey: false,
        staff_of: vec![],
        exhibits_for: vec![],
        hosts_for: vec![],
    });
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

/// The link to a draft that somebody began who has proven nothing.
async fn begun(site: &Site, email: &str) -> String {
    let fields = [("event", "mipim-2027"), ("email", email)];
    let started = site.anonymous().post_form("/de/events/mipim-2027/apply", "/api/exhibitor/start-application", &fields).await;
    let path = started.location().strip_suffix("?done=started").unwrap_or_else(|| panic!("{}", started.body)).to_owned();
    path.strip_prefix("/de/applications/").expect("its page").to_owned()
}

/// The link in the newest letter of this kind.
async fn mailed(site: &Site, kind: &str) -> String {
    let leased = mail::lease::<AnyLetter>(&site.state.db, 50).await.expect("leased");
    let letter = leased.into_iter().rev().find(|mail| mail.letter.kind().to_string() == kind).expect("a letter");
    letter.letter.secret().expect("a link")
}

/// Sends what script sends while somebody types.
async fn script(browser: &Browser, page: &str, fields: &str) -> Answer {
    let mut request = browser
        .request(Method::POST, "/api/exhibitor/keep-draft")
        .header("sec-fetch-site", "same-origin")
        .header(header::REFERER, format!("{HOST}{page}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(fields.to_owned()))
        .expect("a request");
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    browser.send(request).await
}

fn complete(token: &str) -> Vec<(&str, &str)> {
    vec![
        ("token", token),
        ("act", "submit"),
        ("revision", "1"),
        ("legal_name", "Essen Digital GmbH"),
        ("display_name", "Essen Digital"),
        ("kind", "company"),
        ("size_class", "small"),
        ("street", "Hauptstraße 1"),
        ("postcode", "45127"),
        ("city", "Essen"),
        ("country", "DE"),
        ("teaser_de", "Wir bauen Städte."),
        ("decision_name", "Doris Entscheidung"),
        ("decision_email", "doris@beispiel.example"),
        ("terms", "on"),
        ("terms_version", "1"),
        ("de_minimis", "on"),
        ("double_funding", "on"),
    ]
}

/// The address of the logo of Essen Digital on a page.
fn logo(page: &Answer) -> Option<String> {
    let named = Selector::parse("img[alt=\"Logo: Essen Digital\"]").expect("a selector");
    let page = Html::parse_document(&page.body);
    page.select(&named).next().and_then(|logo| logo.attr("src")).map(str::to_owned)
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

    async fn one_click_in_the_mail_hands_in_what_was_typed(site: Site) {
        draft(&site).await;
        site.execute("DELETE FROM mail").await;
        let token = begun(&site, "neu@applicant.example").await;
        let (browser, page) = (site.anonymous(), format!("/de/applications/{token}"));

        let refused = browser.post_form(&page, SAVE, &[("token", &token), ("act", "submit"), ("revision", "1"), ("city", "Essen")]).await;
        let mut again = complete(&token);
        again[2].1 = "2";
        let kept = browser.post_form(&page, SAVE, &again).await;
        let waiting = browser.get(&page).await;
        let link = mailed(&site, "application_to_prove").await;
        let asked = site.anonymous().get(&format!("/de/applications/{link}")).await;
        let none_yet = site.count("application", "state = 'submitted'").await;
        let done = site.anonymous().post_form(&page, "/api/exhibitor/hand-in-application", &[("token", &link)]).await;
        let moved = browser.get(&page).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"Essen\""), "{}", refused.body);
        assert_eq!((kept.status, kept.location()), (StatusCode::SEE_OTHER, page.as_str()), "{}", kept.body);
        assert!(waiting.body.contains("Fast fertig") && waiting.body.contains("neu@applicant.example"), "{}", waiting.body);
        assert!(!waiting.body.contains("/api/exhibitor/hand-in-application"), "{}", waiting.body);
        assert!(asked.body.contains("/api/exhibitor/hand-in-application") && none_yet == 0, "{}", asked.body);
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("/de/applications/{link}?done=submitted").as_str()));
        assert_eq!(moved.status, StatusCode::NOT_FOUND);
        assert!(moved.body.contains("über den Link in unserer E-Mail weiterbearbeitet oder eingereicht"), "{}", moved.body);
        assert_eq!(site.count("application", "state = 'submitted' AND display_name = 'Essen Digital'").await, 1);
    }

    async fn a_draft_saves_itself_and_shows_again_what_nobody_can_read_yet(site: Site) {
        let token = draft(&site).await;
        let (browser, page) = (site.anonymous(), format!("/de/applications/{token}"));
        let half = "legal_name=Muster&city=Essen&website=nur%20halb&press_email=petra%40&invoice_like_decision=on&decision_name=Doris";

        let kept = script(&browser, &page, &format!("token={token}&revision=1&{half}")).await;
        let again = script(&browser, &page, &format!("token={token}&revision=1&{half}")).await;
        let other = script(&browser, &page, &format!("token={token}&revision=1&legal_name=Other")).await;
        let shown = browser.get(&page).await;
        let refused = browser.post_form(&page, SAVE, &[("token", &token), ("act", "submit"), ("revision", "2"), ("website", "nur halb")]).await;

        let answer: serde_json::Value = serde_json::from_str(&kept.body).expect("JSON");
        assert_eq!((kept.status, &answer["kept"], &answer["revision"], &answer["complete"]), (StatusCode::OK, &"saved".into(), &2.into(), &false.into()));
        assert_eq!(answer["progress"][0], serde_json::json!({ "section": "organisation", "done": 2, "needed": 8 }), "{}", kept.body);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&again.body).expect("JSON"), answer, "what was lost on the way may be sent again");
        let other: serde_json::Value = serde_json::from_str(&other.body).expect("JSON");
        let told = other["told"].as_str().expect("a sentence");
        assert!(other["kept"] == "newer" && other["revision"] == 2 && told.starts_with("Jemand mit dem Link"), "{other}");
        for part in ["value=\"nur halb\"", "value=\"petra@\"", "value=\"Muster\"", "data-keep=\"/api/exhibitor/keep-draft\"", ">2/8<"] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        assert!(!shown.body.contains("aria-invalid"), "nobody has tried to hand it in");
        assert_eq!((refused.status, refused.body.matches("error-summary-title").count()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
        assert!(refused.body.contains(&format!("data-address=\"{page}\"")), "the address bar gets the page's own: {}", refused.body);
        let shut = site.execute("UPDATE event SET applications_close_at = '2020-01-01T00:00:00+00:00'");
        shut.await;
        let late = script(&browser, &page, &format!("token={token}&revision=3&legal_name=Late")).await;
        assert!(late.status == StatusCode::CONFLICT && late.body.contains("\"de\":"), "{} {}", late.status, late.body);
    }

    async fn what_was_typed_beside_the_mail_stays_where_it_was_typed(site: Site) {
        draft(&site).await;
        site.execute("DELETE FROM mail").await;
        let token = begun(&site, "neu@applicant.example").await;
        let (page, link) = (format!("/de/applications/{token}"), mailed(&site, "application_draft").await);
        let by_mail = [("token", link.as_str()), ("act", "save"), ("revision", "1"), ("legal_name", "By mail")];
        site.anonymous().post_form(&format!("/de/applications/{link}"), SAVE, &by_mail).await;

        let late = site.anonymous().post_form(&page, SAVE, &complete(&token)).await;

        assert_eq!(late.status, StatusCode::CONFLICT);
        for part in ["value=\"Essen Digital GmbH\"", "value=\"doris@beispiel.example\"", "Dort geht es weiter"] {
            assert!(late.body.contains(part), "{part}: {}", late.body);
        }
        assert!(!late.body.contains("By mail"), "{}", late.body);
        assert_eq!(site.count("application", "legal_name = 'By mail' AND revision = 2").await, 1);
    }

    async fn a_question_that_was_refused_stays_open_with_its_way_out(site: Site) {
        let token = draft(&site).await;
        let application = application::by_token(&site.state.db, &token).await.expect("there").id.to_string();
        site.anonymous().post_form("/de", SAVE, &complete(&token)).await;
        let revision = site.text("SELECT CAST(revision AS TEXT) AS value FROM application").await;
        let page = format!("/de/organise/events/mipim-2027/admission/{application}");
        let fields = [("application", application.as_str()), ("revision", revision.as_str()), ("text", "")];

        let refused = site.organiser().await.post_form(&page, "/api/exhibitor/reject", &fields).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        let (_, question) = refused.body.split_once("Diese Bewerbung ablehnen?").expect("the question");
        let question = question.split("</form>").next().unwrap_or_default();
        assert!(question.contains("Ablehnen") && question.contains("<a ") && question.contains("Abbrechen"), "{question}");
        assert_eq!(site.count("application", "state = 'submitted'").await, 1);
    }

    async fn nobody_is_told_who_has_applied(site: Site) {
        let token = draft(&site).await;
        site.anonymous().post_form("/de", SAVE, &complete(&token)).await;
        assert_eq!(site.count("application", "state = 'submitted'").await, 1);

        let mut pages = Vec::new();
        for email in [MAIL, "neu@applicant.example"] {
            let token = begun(&site, email).await;
            let page = site.anonymous().get(&format!("/de/applications/{token}")).await;
            let values: Vec<_> = page.body.split("name=\"legal_name\"").skip(1).map(|rest| rest.split('>').next().map(str::to_owned)).collect();
            let begun_with = page.body.contains(&format!("name=\"decision_email\" value=\"{email}\""));
            pages.push((page.status, values, page.body.contains("Essen Digital"), begun_with));
        }

        assert_eq!(pages[0], pages[1]);
        assert_eq!((pages[0].0, pages[0].2, pages[0].3), (StatusCode::OK, false, true));
    }

    async fn organisers_see_the_logo_of_whoever_applies(site: Site) {
        let token = draft(&site).await;
        let application = application::by_token(&site.state.db, &token).await.expect("there").id.to_string();
        let (page, dossier) = (format!("/de/applications/{token}"), format!("/de/organise/events/mipim-2027/admission/{application}"));
        let (applicant, organiser) = (site.anonymous(), site.organiser().await);
        let fields = [("_page", page.as_str()), ("token", token.as_str())];
        let kept = applicant.upload("/uploads/logo", &fields, ("logo", PIXEL)).await;
        let handed_in = applicant.post_form(&page, SAVE, &complete(&token)).await;
        assert_eq!((kept.status, handed_in.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{} {}", kept.body, handed_in.body);

        let shown = organiser.get(&dossier).await;
        site.execute("UPDATE application SET logo = NULL").await;
        let without = organiser.get(&dossier).await;

        let address = logo(&shown).expect("the logo is shown");
        let file = organiser.get(&address).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "image/png"), "{address}");
        assert!(without.body.contains("Essen Digital"), "{}", without.body);
        assert_eq!(logo(&without), None);
    }
}
