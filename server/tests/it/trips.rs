//! A trip from applying to giving the place back, over HTTP.

use axum::{
    body::{Body, to_bytes},
    http::{Method, StatusCode},
};
use domain::{
    actor::Actor,
    code::Code,
    event,
    matchmaking::{self, MatchmakingDetails, MeetingState, PlaceDetails, SlotDetails},
    trip::{self, ItemDetails, LegDetails},
};
use tower::ServiceExt;

use crate::site::{Browser, PIXEL, Site, both};

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

/// A link to the page of somebody who has a place and travels with this group.
async fn link_of(site: &Site, group: &str) -> String {
    let link = Code::random();
    site.execute(&format!(
        "INSERT INTO traveller_link (token_hash, traveller_id, created_at) SELECT '{}', t.id, t.created_at FROM traveller t \
         JOIN trip_group g ON g.id = t.group_id WHERE g.name_en = '{group}' AND t.state = 'admitted' AND t.erased_at IS NULL \
         ORDER BY t.id LIMIT 1",
        link.hash()
    ))
    .await;
    link.as_str().to_owned()
}

/// What a PDF says.
async fn read_pdf(browser: &Browser, path: &str) -> String {
    let request = browser.request(Method::GET, path).body(Body::empty()).expect("a request");
    let answer = browser.router.clone().oneshot(request).await.expect("an answer");
    let content = to_bytes(answer.into_body(), 64 * 1024 * 1024).await.expect("the body ends");
    let read = lopdf::Document::load_mem(&content).expect("a PDF");
    let pages: Vec<u32> = read.get_pages().into_keys().collect();
    read.extract_text(&pages).expect("its text")
}

/// What the feed of all events says of one: its number, where it is, and when it was changed.
async fn announced(site: &Site, id: &str) -> (i64, String, String) {
    let feed = site.anonymous().get("/events/feed-de.ics").await.body.replace("\r\n ", "");
    let entry = feed.split("BEGIN:VEVENT").find(|entry| entry.contains(&format!("UID:{id}"))).expect("in the feed").to_owned();
    let of = |property: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(property)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("{property}: {entry}")).to_owned()
    };
    (of("SEQUENCE").parse().expect("a number"), of("LOCATION"), of("LAST-MODIFIED"))
}

both! {
    async fn each_group_reads_its_own_way_on_its_page_on_paper_and_in_its_calendar(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();
        let (towns, companies) = ("Rathaus: Daten", "DMZ: wie ein");
        // Before they split, and where they join again.
        let together = ["Empfang der AHK Kanada", "Gemeinsame Weiterreise"];

        for (group, own, others) in [("Towns", towns, companies), ("Companies", companies, towns)] {
            let link = link_of(&site, group).await;
            let page = nobody.get(&format!("/de/travellers/{link}")).await.body;
            let paper = read_pdf(&nobody, &format!("/travellers/{link}/itinerary.pdf?lang=de")).await;
            let calendar = nobody.get(&format!("/travellers/{link}.ics?lang=de")).await.body.replace("\r\n ", "");

            for (where_to, shown) in [("page", page), ("paper", paper), ("calendar", calendar)] {
                assert!(shown.contains(own) && together.iter().all(|words| shown.contains(words)), "{group}, {where_to}: {shown}");
                assert!(!shown.contains(others), "{group}, {where_to}: {shown}");
            }
        }
    }

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

    async fn meetings_stand_beside_the_programme_and_organisers_read_where_both_do_not_fit(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;
        let (db, nobody, actor) = (&site.state.db, site.anonymous(), &Actor::System);
        let event = event::by_slug(db, actor, TRIP).await.expect("there");
        let text = str::to_owned;
        let details = MatchmakingDetails {
            title_de: text("Delegationsgespräche"),
            title_en: text("Delegates"),
            slot_minutes: text("20"),
            walking_minutes: text("5"),
            request_quota: text("5"),
            ..MatchmakingDetails::default()
        };
        let round = matchmaking::create(db, actor, &event.id.to_string(), &details).await.expect("made").id;
        let slots = SlotDetails { day: event.starts_on.to_string(), from: text("05:00"), to: text("06:00") };
        matchmaking::add_slots(db, actor, round, &slots).await.expect("times");
        let place = PlaceDetails { name_de: text("Tisch"), name_en: text("Table"), capacity: text("2") };
        matchmaking::add_place(db, actor, round, &place).await.expect("tables");
        let closed = nobody.get(&format!("/de/travellers/{}", link_of(&site, "Towns").await)).await.body;
        matchmaking::set_state(db, actor, round, "open").await.expect("open");

        let mut people = Vec::new();
        for group in ["Towns", "Companies"] {
            let link = link_of(&site, group).await;
            let page = format!("/de/travellers/{link}");
            let shown = nobody.get(&page).await.body;
            let opened = nobody.post_form(&page, "/api/meetings/join-as-traveller", &[("token", &link)]).await;
            let token = opened.location().strip_prefix("/de/meetings/").expect("one's own page").to_owned();
            matchmaking::set_consent(db, &token, true).await.expect("shown");
            assert!(shown.contains("Delegationsgespräche") && !closed.contains("Delegationsgespräche"), "the way in: {shown}");
            people.push((link, token));
        }
        let [(link, one), (_, other)]: [(String, String); 2] = people.try_into().expect("two");
        let them = matchmaking::me(db, &other).await.expect("open");
        let asked = matchmaking::ask(db, &one, them.id, "", "").await.expect("asked");
        matchmaking::accept(db, &other, asked, &them.slots[0].id.to_string()).await.expect("accepted");

        let page = nobody.get(&format!("/de/travellers/{link}")).await.body;
        let paper = read_pdf(&nobody, &format!("/travellers/{link}/itinerary.pdf?lang=en")).await;
        let calendar = nobody.get(&format!("/travellers/{link}.ics?lang=de")).await.body.replace("\r\n ", "");
        assert!(page.contains("Vereinbarte Gespräche") && page.contains(&them.name), "{page}");
        assert!(paper.contains("Meeting:") && paper.contains("05:00"), "{paper}");
        assert!(calendar.contains(&format!("Gespräch: {}", them.name)), "{calendar}");

        let trip_page = format!("/de/organise/events/{TRIP}/trip");
        let warning = "Auf vereinbarte Gespräche fällt das Programm";
        let before = organiser.get(&trip_page).await.body;
        let plan = trip::plan(db, actor, &event).await.expect("read");
        let early = ItemDetails {
            leg: plan.legs[0].id.to_string(),
            kind: text("visit"),
            title_de: text("Frühschicht"),
            title_en: text("Early shift"),
            starts: format!("{}T05:00", event.starts_on),
            ends: format!("{}T06:00", event.starts_on),
            ..ItemDetails::default()
        };
        let (_, item) = trip::add_item(db, actor, event.id, &early).await.expect("added");
        let after = organiser.get(&trip_page).await.body;
        let of_item = organiser.get(&format!("/de/organise/events/{TRIP}/trip/{item}")).await.body;

        assert!(!before.contains(warning), "{before}");
        for page in [after, of_item] {
            assert!(page.contains(warning) && page.contains("Frühschicht") && page.contains(&them.name), "{page}");
        }
        let mine = matchmaking::me(db, &one).await.expect("open").meetings;
        assert_eq!(mine.iter().map(|meeting| meeting.state).collect::<Vec<_>>(), [MeetingState::Accepted], "nothing is called off");
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

    async fn calendars_hear_where_a_trip_goes_and_when_that_changes(site: Site) {
        site.demo().await;
        let db = &site.state.db;
        let event = event::by_slug(db, &Actor::Anonymous, TRIP).await.expect("there");
        let organiser = site.organiser().await;
        let bridge = site.text("SELECT bridge.slug AS value FROM event JOIN bridge ON bridge.id = event.bridge_id WHERE event.slug = 'toronto-pittsburgh'").await;

        let before = announced(&site, &event.id.to_string()).await;
        let revision = trip::plan(db, &Actor::System, &event).await.expect("read").revision.to_string();
        let chicago = LegDetails {
            place: "Chicago".to_owned(),
            country: "US".to_owned(),
            zone: "America/Chicago".to_owned(),
            starts_on: event.ends_on.to_string(),
            ends_on: event.ends_on.to_string(),
            ..LegDetails::default()
        };
        trip::add_leg(db, &Actor::System, event.id, &revision, &chicago).await.expect("added");
        let after = announced(&site, &event.id.to_string()).await;

        assert!(before.1.contains("Toronto") && before.1.contains("Pittsburgh") && !before.1.contains("Chicago"), "{before:?}");
        assert!(after.1.contains("Toronto") && after.1.contains("Chicago"), "{after:?}");
        assert!(after.0 > before.0, "{before:?} {after:?}");
        assert_ne!(after.2, before.2, "when it was changed");
        let year = organiser.get(&format!("/de/organise/bridges/{bridge}")).await.body;
        assert!(year.contains("<small>Toronto, Pittsburgh, Chicago</small>"), "{year}");
    }
}
