//! What pages say to machines: schema.org, and that nothing typed gets out of the place where it stands.

use domain::{
    actor::Actor,
    event,
    ids::{EventId, SessionId},
    masterclass::{self, EditStage, ScheduleSession},
};
use serde_json::{Value, json};

use crate::site::Site;

/// A text that would end the script, or the title, were it written as it is.
const HOSTILE: &str = "</script></title><script>alert(1)</script><!--";

/// The facts in a page's script.
fn facts(page: &str) -> Value {
    let (_, script) = page.split_once("<script type=\"application/ld+json\"").expect("the page has facts");
    let (_, script) = script.split_once('>').expect("the tag ends");
    let (text, _) = script.split_once("</script>").expect("the script ends");
    serde_json::from_str(text).expect("the facts are JSON")
}

async fn session(site: &Site, event: EventId) -> SessionId {
    let db = &site.state.db;
    let text = |text: &str| text.to_owned();
    let stage = EditStage {
        name_de: text("Große Bühne"),
        name_en: text("Main stage"),
        capacity: text("60"),
        opens: text("09:00"),
        closes: text("18:00"),
        changeover: text("5"),
        revision: String::new(),
    };
    let stage = masterclass::add_stage(db, &Actor::System, event, &stage).await.expect("a stage is added");
    let form = ScheduleSession {
        kind: text("masterclass"),
        title_en: text(HOSTILE),
        abstract_en: text("How cities **plan**."),
        language: text("en"),
        starts_at: text("2027-03-09T10:00"),
        minutes: text("45"),
        stage: stage.to_string(),
        speakers: text("Ada Lovelace, Analytical Engines, Head of Programs\nÇelik Öz"),
        seat_limit: text("20"),
        ..ScheduleSession::default()
    };
    let id = masterclass::create_session(db, &Actor::System, event, &form).await.expect("planned");
    masterclass::publish(db, &Actor::System, id).await.expect("published");
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_tells_machines_what_when_where_and_who() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await;
    let id = session(&site, event).await;
    let path = format!("/en/events/mipim-2027/programme/{id}");

    let page = site.anonymous().get(&path).await;
    masterclass::cancel_session(&site.state.db, &Actor::System, id).await.expect("cancelled");
    let cancelled = site.anonymous().get(&path).await;

    assert_eq!(
        facts(&page.body),
        json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": HOSTILE,
            "description": "How cities plan.",
            "startDate": "2027-03-09T10:00:00+01:00",
            "endDate": "2027-03-09T10:45:00+01:00",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/EventScheduled",
            "inLanguage": "en",
            "url": format!("http://stand.example{path}"),
            "location": {
                "@type": "Place",
                "name": "Main stage, Palais, Cannes",
                "address": { "@type": "PostalAddress", "addressLocality": "Cannes", "addressCountry": "FR" },
            },
            "organizer": { "@type": "Organization", "name": "Agentur", "url": "http://stand.example/en" },
            "performer": [
                {
                    "@type": "Person",
                    "name": "Ada Lovelace",
                    "jobTitle": "Head of Programs",
                    "worksFor": { "@type": "Organization", "name": "Analytical Engines" },
                },
                { "@type": "Person", "name": "Çelik Öz" },
            ],
            "maximumAttendeeCapacity": 20,
            "remainingAttendeeCapacity": 20,
            "superEvent": {
                "@type": "Event",
                "name": "MIPIM 2027",
                "startDate": "2027-03-09",
                "endDate": "2027-03-12",
                "location": {
                    "@type": "Place",
                    "name": "Palais, Cannes",
                    "address": { "@type": "PostalAddress", "addressLocality": "Cannes", "addressCountry": "FR" },
                },
                "url": "http://stand.example/en/events/mipim-2027",
            },
        })
    );
    assert_eq!(facts(&cancelled.body)["eventStatus"], "https://schema.org/EventCancelled");
    assert!(page.body.contains("<meta property=\"og:title\""), "{}", page.body);
    assert!(page.body.contains("hreflang=\"de\""), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_programme_lists_its_sessions_as_parts_of_the_event() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await;
    let id = session(&site, event).await;

    let facts = facts(&site.anonymous().get("/en/events/mipim-2027/programme").await.body);

    assert_eq!(facts["name"], "MIPIM 2027");
    assert_eq!(facts["subEvent"][0]["name"], HOSTILE);
    assert_eq!(facts["subEvent"][0]["url"], format!("http://stand.example/en/events/mipim-2027/programme/{id}"));
    assert_eq!(facts["subEvent"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_gets_out_of_its_place() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await;
    let id = session(&site, event).await;
    site.execute(&format!("UPDATE event SET name = '{HOSTILE}', brand = '{HOSTILE}', description_en = '{HOSTILE}'")).await;
    let name = event::by_id(&site.state.db, &Actor::System, event).await.expect("the event").name;

    for path in ["", "/programme", &format!("/programme/{id}"), "/exhibitors", "/plan"] {
        let page = site.anonymous().get(&format!("/en/events/mipim-2027{path}")).await;

        assert!(!page.body.contains("<script>alert(1)"), "{path}: {}", page.body);
        assert!(page.body.contains("<title>") && page.body.contains("&lt;/title&gt;"), "{path}: {}", page.body);
        if !["/exhibitors", "/plan"].contains(&path) {
            let said = facts(&page.body);
            assert!(said["name"] == name.as_str() || said["superEvent"]["name"] == name.as_str(), "{path}: {said}");
        }
    }
}
