//! A trip from applying to giving the place back, over HTTP.

use axum::http::StatusCode;

use crate::site::{PIXEL, Site, both};

const TRIP: &str = "toronto-pittsburgh";
const EMAIL: &str = "nora@reise.example";

/// The link in the newest letter of a kind to the traveller.
async fn mailed(site: &Site, kind: &str) -> String {
    let sql = format!("SELECT letter AS value FROM mail WHERE kind = '{kind}' AND to_email = '{EMAIL}' ORDER BY id DESC LIMIT 1");
    let letter: serde_json::Value = serde_json::from_str(&site.text(&sql).await).expect("a letter");
    letter["token"].as_str().expect("a link").to_owned()
}

/// The id of the traveller, as pages write it.
fn traveller_in(list: &str) -> String {
    let before = format!("href=\"/de/organise/events/{TRIP}/travellers/");
    let links = list.split(&before).skip(1).filter_map(|rest| rest.split_once("\">"));
    let mut links = links.filter(|(id, rest)| id.len() == 36 && rest.starts_with("Nora Neu"));
    links.next().expect("in the list").0.to_owned()
}

both! {
    async fn somebody_applies_gets_a_place_and_gives_it_back(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;
        let nobody = site.anonymous();
        let form_page = format!("/de/events/{TRIP}/travel");
        let fields = [
            ("event", TRIP),
            ("name", "Nora Neu"),
            ("email", EMAIL),
            ("organisation", "Neu GmbH"),
            ("town", "Essen"),
            ("country", "DE"),
            ("size_class", "small"),
            ("accept", "on"),
        ];

        let refused = nobody.post_form(&form_page, "/api/traveller/apply", &[("event", TRIP), ("name", "Nora Neu")]).await;
        let sent = nobody.post_form(&form_page, "/api/traveller/apply", &fields).await;
        let link = mailed(&site, "confirm_travel").await;
        let own_page = format!("/de/travellers/{link}");
        let before = organiser.get(&format!("/de/organise/events/{TRIP}/travellers?q=Nora")).await;
        let proven = nobody.post_form(&own_page, "/api/traveller/prove", &[("token", &link)]).await;
        let list = organiser.get(&format!("/de/organise/events/{TRIP}/travellers?q=Nora")).await;
        let id = traveller_in(&list.body);
        let decision = [("traveller", id.as_str()), ("revision", "2"), ("decision", "admit")];
        let page = format!("/de/organise/events/{TRIP}/travellers/{id}");
        let admitted = organiser.post_form(&page, "/api/traveller/decide", &decision).await;
        let fields = [("_page", own_page.as_str()), ("token", link.as_str())];
        let no_photo = nobody.upload("/uploads/traveller-photo", &fields, ("photo", b"%PDF-1.7")).await;
        let given = nobody.upload("/uploads/traveller-photo", &fields, ("photo", PIXEL)).await;
        let photo = nobody.get(&format!("/travellers/{link}/photo.jpg")).await;
        let shown = nobody.get(&own_page).await;
        let calendar = nobody.get(&format!("/travellers/{link}.ics?lang=de")).await;
        let left = nobody.post_form(&own_page, "/api/traveller/leave", &[("token", &link)]).await;
        let after = nobody.get(&own_page).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"Nora Neu\""), "what was typed comes back: {}", refused.body);
        assert_eq!(sent.location(), format!("{form_page}?done=travel-sent"));
        assert!(!before.body.contains(">Nora Neu<"), "not before the link was opened: {}", before.body);
        assert_eq!(proven.location(), format!("{own_page}?done=travel-proven"));
        assert_eq!(admitted.location(), format!("{page}?done=traveller-decided"));
        assert_eq!(no_photo.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(no_photo.body.contains("Das ist kein PNG, JPEG oder WebP"), "{}", no_photo.body);
        assert_eq!(given.location(), format!("{own_page}?done=picture-saved#picture"));
        assert_eq!((photo.header("content-type"), photo.header("cache-control")), ("image/jpeg", "no-store"));
        assert!(shown.body.contains(&format!("src=\"/travellers/{link}/photo.jpg\"")), "{}", shown.body);
        assert!(shown.body.contains("Sie sind dabei.") && shown.body.contains("Empfang der AHK Kanada"), "{}", shown.body);
        assert!(shown.body.contains("Unverbindlicher Vorschlag"), "{}", shown.body);
        assert!(!shown.body.contains("Rathaus: Daten"), "only for the towns: {}", shown.body);
        assert_eq!(calendar.body.matches("BEGIN:VEVENT").count(), 8, "{}", calendar.body);
        assert_eq!(left.location(), format!("{own_page}?done=travel-left"));
        assert!(after.body.contains("Ihr Platz ist storniert."), "{}", after.body);
        assert_eq!(nobody.get(&format!("/travellers/{link}/photo.jpg")).await.status, StatusCode::NOT_FOUND, "it goes with the place");
    }

    async fn everybody_reads_where_a_trip_goes_and_what_happens(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();

        let event = nobody.get(&format!("/en/events/{TRIP}")).await.body;
        let trip = nobody.get(&format!("/en/events/{TRIP}/trip")).await.body;
        let past = nobody.get("/en/events/delegation-tel-aviv/trip").await.body;
        let (landing, found) = (nobody.get("/en").await.body, nobody.get("/en/search?q=Pittsburgh").await.body);

        assert!(event.contains("Toronto, Canada") && event.contains(&format!("/en/events/{TRIP}/trip")), "{event}");
        assert!(trip.contains("Mill 19: robotics in a steel mill") && trip.contains("A suggestion that binds nobody"), "{trip}");
        assert!(past.contains("Tel Aviv, Israel") && past.contains("The programme will follow"), "{past}");
        for page in [&landing, &event] {
            assert!(page.contains("Toronto, Canada · Pittsburgh, United States"), "both towns: {page}");
        }
        assert!(landing.contains("/en/search?q=Pittsburgh"), "and on the map: {landing}");
        assert!(found.contains(&format!("/en/events/{TRIP}")) && found.contains("Toronto, Pittsburgh"), "{found}");
        assert_eq!(nobody.get("/en/events/no-trip/trip").await.status, StatusCode::NOT_FOUND);
    }
}
