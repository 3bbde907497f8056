//! What travellers give, through the whole stack: by their link, and by people who are named for the trip.

use axum::http::StatusCode;
use domain::code::Code;

use crate::site::{Answer, Browser, Site, both};

/// The link of somebody who has a place on the coming trip of the demonstration, and the address of that trip.
async fn traveller(site: &Site) -> (String, String) {
    site.demo().await;
    let link = Code::random();
    let newest = "SELECT e.slug AS value FROM event e JOIN traveller t ON t.event_id = e.id WHERE t.state = 'admitted' AND t.erased_at IS NULL \
        ORDER BY e.starts_on DESC, t.created_at, t.id LIMIT 1";
    let slug = site.text(newest).await;
    site.execute(&format!(
        "INSERT INTO traveller_link (token_hash, traveller_id, created_at) SELECT '{}', t.id, t.created_at FROM traveller t \
         JOIN event e ON e.id = t.event_id WHERE e.slug = '{slug}' AND t.state = 'admitted' AND t.erased_at IS NULL \
         ORDER BY t.created_at, t.id LIMIT 1",
        link.hash()
    ))
    .await;
    (link.as_str().to_owned(), slug)
}

/// Everything of this selector, by one of its attributes.
fn all(page: &Answer, selector: &str, attribute: &str) -> Vec<String> {
    let selector = scraper::Selector::parse(selector).expect("a selector");
    let html = scraper::Html::parse_document(&page.body);
    html.select(&selector).filter_map(|found| found.attr(attribute)).map(str::to_owned).collect()
}

fn one(page: &Answer, selector: &str, attribute: &str) -> String {
    all(page, selector, attribute).into_iter().next().unwrap_or_else(|| panic!("{selector}: {}", page.body))
}

async fn give(browser: &Browser, link: &str, more: &[(&str, &str)]) -> Answer {
    let page = format!("/de/travellers/{link}/details");
    let revision = one(&browser.get(&page).await, "input[name=revision]", "value");
    let fields = [("traveller", link), ("revision", revision.as_str()), ("passport_name", "XAVERINE ERSTE"), ("nationality", "DE")];
    let fields: Vec<_> = fields.into_iter().chain(more.iter().copied()).collect();
    browser.post_form(&page, "/api/travel-details/give", &fields).await
}

both! {
    async fn a_traveller_gives_by_link_and_is_warned(site: Site) {
        let (link, _) = traveller(&site).await;
        let nobody = site.anonymous();
        let number = [("diet", "Mein Pass: C01X00T47")];

        let warned = give(&nobody, &link, &number).await;
        let taken = give(&nobody, &link, &[number[0], ("told", &one(&warned, "input[name=told]", "value"))]).await;
        let soon = give(&nobody, &link, &[("passport_expires", "2001-01-01"), ("emergency_name", "Nina Notfall"), ("emergency_phone", "0201 1234567")]).await;
        let page = nobody.get(&format!("/de/travellers/{link}/details")).await;
        let card = nobody.get(&format!("/de/travellers/{link}/emergency")).await;

        assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(warned.body.contains("Passnummer") || warned.body.contains("Ausweisnummer"), "{}", warned.body);
        assert!(warned.body.contains("Mein Pass: C01X00T47"), "what was typed stays");
        assert!(taken.location().contains("done=saved"), "{taken:?}");
        assert!(soon.location().contains("done=saved"), "{soon:?}");
        assert!(page.body.contains("läuft vor der Rückkehr ab"), "{}", page.body);
        assert_eq!(page.header("cache-control"), "no-store");
        for shown in ["Nina Notfall", "tel:+492011234567", "data-keep-ticket", "/ticket-worker.js", "/de/travellers/"] {
            assert!(card.body.contains(shown), "{shown}: {}", card.body);
        }
        let spent = nobody.get(&format!("/de/travellers/{}/emergency", Code::random().as_str())).await;
        assert_eq!(spent.status, StatusCode::NOT_FOUND);
        assert!(!spent.body.contains("data-keep-ticket"));
    }

    async fn organisers_see_whether_it_is_there_and_those_named_what(site: Site) {
        let (link, slug) = traveller(&site).await;
        let (nobody, organiser) = (site.anonymous(), site.organiser().await);
        give(&nobody, &link, &[("room", "single")]).await;
        site.execute("DELETE FROM travel_reader").await;
        let page = format!("/de/organise/events/{slug}/travel");
        let list = format!("/de/organise/events/{slug}/travel-lists/rooming");

        let before = organiser.get(&page).await;
        let refused = organiser.get(&list).await;
        let event = one(&before, "input[name=event]", "value");
        for account in all(&before, "select[name=account] option", "value") {
            let named = organiser.post_form(&page, "/api/travel-details/name-reader", &[("event", &event), ("account", &account)]).await;
            assert!(named.location().contains("done=saved"), "{named:?}");
        }
        let after = organiser.get(&page).await;
        let looks = all(&after, "a[href$='/details']", "href");
        let mut seen = Vec::new();
        for look in &looks {
            seen.push(organiser.get(look).await.body);
        }

        assert!(before.body.contains("Unvollständig") && !before.body.contains("XAVERINE"), "{}", before.body);
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(seen.iter().any(|page| page.contains("XAVERINE ERSTE")), "{looks:?}");
        assert!(organiser.get(&list).await.body.contains("Einzelzimmer"));
        let csv = organiser.get(&format!("/organise/events/{slug}/travel/rooming.csv?lang=de")).await;
        assert!(csv.body.contains("Einzelzimmer"), "{}", csv.body);
        assert_eq!(site.count("audit", "changes LIKE '%XAVERINE%'").await, 0);
        assert!(site.count("audit", "subject = 'travel_details' AND action = 'seen'").await >= 1);
        for paper in ["booklet.pdf", "badges.pdf"] {
            let file = organiser.get(&format!("/organise/events/{slug}/travel/{paper}?lang=de")).await;
            assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "application/pdf"), "{paper}");
        }
        let own = nobody.get(&format!("/travellers/{link}/itinerary.pdf?lang=de")).await;
        assert_eq!((own.status, own.header("content-type")), (StatusCode::OK, "application/pdf"));
        let json = nobody.get(&format!("/travellers/{link}.json")).await;
        assert!(json.body.contains("XAVERINE ERSTE"), "what is theirs they take along: {}", json.body);
    }
}
