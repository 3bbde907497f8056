//! Meetings over HTTP: from the form and its letter to a meeting that both have in their calendars.

use axum::http::StatusCode;
use chrono::Duration;
use domain::{clock, enquiry};

use crate::site::{Browser, Site, both};

const PAGE: &str = "/de/events/mipim-2027/meetings";

/// Meetings that organisers have opened by their own forms: from ten to eleven on the first day, at one table.
async fn opened(site: &Site, organiser: &Browser) -> String {
    let event = site.event("mipim-2027").await.to_string();
    let list = "/de/organise/matchmaking";
    let settings = [
        ("event", event.as_str()),
        ("title_de", "Gespräche"),
        ("title_en", "Meetings"),
        ("slot_minutes", "20"),
        ("walking_minutes", "5"),
        ("request_quota", "5"),
    ];
    let made = organiser.post_form(list, "/api/meetings/create", &settings).await;
    let page = made.location().split('?').next().expect("a page").to_owned();
    let id = page.rsplit('/').next().expect("an id").to_owned();
    let slots = [("matchmaking", id.as_str()), ("day", "2027-03-09"), ("from", "10:00"), ("to", "11:00")];
    organiser.post_form(&page, "/api/meetings/add-slots", &slots).await;
    let place = [("matchmaking", id.as_str()), ("name_de", "Tisch"), ("name_en", "Table"), ("capacity", "1")];
    organiser.post_form(&page, "/api/meetings/add-place", &place).await;
    let state = [("matchmaking", id.as_str()), ("state", "open")];
    let open = organiser.post_form(&page, "/api/meetings/set-state", &state).await;
    assert_eq!(open.location(), format!("{page}?done=saved"), "{open:?}");
    page
}

/// The moment of a form that was open for a minute.
async fn moment(site: &Site) -> String {
    enquiry::form_moment(&site.state.db, clock::now() - Duration::minutes(1)).await.expect("sealed")
}

/// Somebody who takes part and is shown; answers the token of their link.
async fn shown(site: &Site, name: &str) -> String {
    let nobody = site.anonymous();
    let email = format!("{name}@person.example");
    let moment = moment(site).await;
    let fields = [
        ("event", "mipim-2027"),
        ("name", name),
        ("email", email.as_str()),
        ("organisation", name),
        ("kind", "visitor"),
        ("moment", moment.as_str()),
    ];
    let sent = nobody.post_form(PAGE, "/api/meetings/join", &fields).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/de/events/mipim-2027/meetings?done=meeting-link-sent"));
    let letter = site.text(&format!("SELECT letter AS value FROM mail WHERE to_email = '{email}' AND kind = 'meeting_access'")).await;
    let letter: serde_json::Value = serde_json::from_str(&letter).expect("a letter");
    let token = letter["token"].as_str().expect("a link").to_owned();
    let page = format!("/de/meetings/{token}");
    nobody.post_form(&page, "/api/meetings/confirm", &[("token", &token)]).await;
    let agreed = nobody.post_form(&page, "/api/meetings/set-consent", &[("token", &token), ("given", "on")]).await;
    assert_eq!(agreed.location(), format!("{page}?done=consent-given"));
    token
}

/// The id of a row.
async fn id_of(site: &Site, table: &str, condition: &str) -> String {
    let id = if site.state.db.is_sqlite() { "hex(id)" } else { "id::text" };
    let id: uuid::Uuid = site.text(&format!("SELECT {id} AS value FROM {table} WHERE {condition}")).await.parse().expect("an id");
    id.to_string()
}

/// The token in the letter that a member of the network got, once it is proven and the profile shown.
async fn member(site: &Site, public: &str, round: &str, name: &str) -> String {
    let (nobody, email, moment) = (site.anonymous(), format!("{name}@person.example"), moment(site).await);
    let fields = [
        ("bridge", "netz-ruhr"),
        ("matchmaking", round),
        ("name", name),
        ("email", email.as_str()),
        ("organisation", name),
        ("kind", "member"),
        ("moment", moment.as_str()),
    ];
    let sent = nobody.post_form(public, "/api/meetings/join-bridge", &fields).await;
    assert_eq!(sent.location(), format!("{public}?done=meeting-link-sent"), "{sent:?}");
    let letter = site.text(&format!("SELECT letter AS value FROM mail WHERE to_email = '{email}' AND kind = 'meeting_access'")).await;
    let letter: serde_json::Value = serde_json::from_str(&letter).expect("a letter");
    let token = letter["token"].as_str().expect("a link").to_owned();
    let page = format!("/de/meetings/{token}");
    nobody.post_form(&page, "/api/meetings/confirm", &[("token", &token)]).await;
    nobody.post_form(&page, "/api/meetings/set-consent", &[("token", &token), ("given", "on")]).await;
    token
}

both! {
    async fn members_sign_up_on_the_page_of_their_network_and_files_follow_the_lists(site: Site) {
        let organiser = site.organiser().await;
        let network = [("name", "Netz Ruhr"), ("slug", "netz-ruhr"), ("kind", "network")];
        organiser.post_form("/de/organise/new-bridge", "/api/bridge/create-bridge", &network).await;
        let bridge = id_of(&site, "bridge", "slug = 'netz-ruhr'").await;
        let of_bridge = "/de/organise/bridges/netz-ruhr";
        organiser.post_form(of_bridge, "/api/bridge/set-state", &[("bridge", bridge.as_str()), ("state", "published")]).await;
        let days = |last| [("starts_on", "2097-05-04"), ("ends_on", last), ("time_zone", "Europe/Berlin")];
        let settings = [("title_de", "Mitgliedertreff"), ("title_en", "Members"), ("slot_minutes", "20"), ("walking_minutes", "5"), ("request_quota", "5")];
        let list = "/de/organise/matchmaking";
        let wrong = [[("bridge", bridge.as_str())].as_slice(), &days("2097-05-03"), &settings].concat();
        let refused = organiser.post_form(list, "/api/meetings/create-for-bridge", &wrong).await;
        assert!(refused.body.contains("Der letzte Tag liegt vor dem ersten.") && refused.body.contains("Mitgliedertreff"), "{refused:?}");
        let right = [[("bridge", bridge.as_str())].as_slice(), &days("2097-05-05"), &settings].concat();
        let made = organiser.post_form(list, "/api/meetings/create-for-bridge", &right).await;
        let page = made.location().split('?').next().expect("a page").to_owned();
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let public = format!("/de/bridges/netz-ruhr/meetings/{id}");
        assert_eq!(site.anonymous().get(&public).await.status, StatusCode::NOT_FOUND, "a draft");
        let slots = [("matchmaking", id.as_str()), ("day", "2097-05-04"), ("from", "10:00"), ("to", "11:00")];
        organiser.post_form(&page, "/api/meetings/add-slots", &slots).await;
        organiser.post_form(&page, "/api/meetings/set-state", &[("matchmaking", id.as_str()), ("state", "open")]).await;
        assert!(site.anonymous().get("/de/bridges/netz-ruhr").await.body.contains(&public), "the way in");
        assert!(organiser.get(of_bridge).await.body.contains(&page));

        let (mia, noa, pia) = (member(&site, &public, &id, "Mia").await, member(&site, &public, &id, "Noa").await, member(&site, &public, &id, "Pia").await);
        let mine = site.anonymous().get(&format!("/de/meetings/{mia}")).await.body;
        assert!(mine.contains("Netz Ruhr") && mine.contains("Meine Gespräche"), "{mine}");
        for (token, name) in [(&mia, "Noa"), (&pia, "Mia")] {
            let other = id_of(&site, "profile", &format!("name = '{name}'")).await;
            let hers = format!("/de/meetings/{token}");
            site.anonymous().post_form(&hers, "/api/meetings/ask", &[("token", token), ("other", &other), ("message", "Hallo")]).await;
        }
        let request = id_of(&site, "meeting", "asker_id = (SELECT id FROM profile WHERE name = 'Mia')").await;
        let his = format!("/de/meetings/{noa}");
        site.anonymous().post_form(&his, "/api/meetings/decline", &[("token", &noa), ("meeting", &request)]).await;

        let file = |narrowed: &str| format!("/organise/matchmaking/{id}/{narrowed}");
        let declined = organiser.get(&file("meetings.csv?lang=de&state=declined")).await.body;
        assert!(declined.contains("Noa") && !declined.contains("Pia"), "{declined}");
        let sorted = organiser.get(&file("meetings.csv?lang=de&sort=-asker")).await.body;
        assert!(sorted.find("Pia") < sorted.find("Noa"), "{sorted}");
        let found = organiser.get(&file("people.csv?lang=de&q=pia")).await.body;
        assert!(found.contains("Pia@person.example") && !found.contains("Mia@person.example"), "{found}");
        let people = organiser.get(&format!("{page}/people?sort=-name")).await.body;
        assert!(people.find("Pia@person.example") < people.find("Mia@person.example"), "{people}");
    }

    async fn two_people_agree_on_a_meeting_and_it_is_in_their_calendars(site: Site) {
        let organiser = site.organiser().await;
        let round = opened(&site, &organiser).await;
        let (ada, bob) = (shown(&site, "Ada").await, shown(&site, "Bob").await);
        let nobody = site.anonymous();
        let (hers, his) = (format!("/de/meetings/{ada}"), format!("/de/meetings/{bob}"));
        let id = if site.state.db.is_sqlite() { "hex(id)" } else { "id::text" };
        let other: uuid::Uuid =
            site.text(&format!("SELECT {id} AS value FROM profile WHERE name = 'Bob'")).await.parse().expect("an id");
        let other = other.to_string();

        let asked = nobody.post_form(&hers, "/api/meetings/ask", &[("token", &ada), ("other", &other), ("message", "Guten Tag, Bob")]).await;
        assert_eq!(asked.location(), format!("{hers}?done=meeting-asked"), "{asked:?}");
        let seen = nobody.get(&his).await.body;
        assert!(seen.contains("Guten Tag, Bob") && seen.contains("/api/meetings/accept") && !seen.contains("Ada@person.example"), "{seen}");
        let value = |name: &str| {
            let form = seen.split("/api/meetings/accept").nth(1).expect("the form");
            let field = form.split(&format!("name=\"{name}\"")).nth(1).expect("the field");
            let value = field.split("value=\"").nth(1).expect("a value");
            value.split('"').next().expect("its end").to_owned()
        };
        let (meeting, slot) = (value("meeting"), value("slot"));
        let accepted =
            nobody.post_form(&his, "/api/meetings/accept", &[("token", &bob), ("meeting", &meeting), ("slot", &slot)]).await;
        assert_eq!(accepted.location(), format!("{his}?done=meeting-accepted"), "{accepted:?}");

        let calendar = nobody.get(&format!("/meetings/{ada}/calendar.ics?lang=de")).await;
        assert!(calendar.body.contains("BEGIN:VEVENT") && calendar.body.contains("Bob"), "{}", calendar.body);
        assert!(!calendar.body.contains(&ada), "calendars are shared");
        assert!(organiser.get(&format!("{round}/meetings")).await.body.contains("Vereinbart"));
        assert_eq!(nobody.get("/de/meetings/ABCDEFGHIJKLMNOPQRSTUVWXYZ").await.status, StatusCode::NOT_FOUND);

        site.execute(
            "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00' \
             WHERE id = (SELECT slot_id FROM meeting)",
        )
        .await;
        for (token, page, rating) in [(&ada, &hers, "5"), (&bob, &his, "4")] {
            let rated = nobody.post_form(page, "/api/meetings/rate", &[("token", token), ("meeting", &meeting), ("rating", rating)]).await;
            assert_eq!(rated.location(), format!("{page}?done=meeting-rated"), "{rated:?}");
        }
        assert!(organiser.get(&round).await.body.contains("4,5"), "the mean of both");
    }

    async fn looking_at_a_link_confirms_nothing(site: Site) {
        let organiser = site.organiser().await;
        opened(&site, &organiser).await;
        let moment = moment(&site).await;
        let fields = [("event", "mipim-2027"), ("name", "Una"), ("email", "una@person.example"), ("kind", "start_up"), ("moment", moment.as_str())];
        site.anonymous().post_form(PAGE, "/api/meetings/join", &fields).await;
        let letter = site.text("SELECT letter AS value FROM mail WHERE kind = 'meeting_access'").await;
        let letter: serde_json::Value = serde_json::from_str(&letter).expect("a letter");

        let page = site.anonymous().get(&format!("/de/meetings/{}", letter["token"].as_str().expect("a link"))).await;

        assert!(page.status.is_success() && page.body.contains("/api/meetings/confirm"), "{}", page.body);
        assert_eq!(site.count("profile", "proven_at IS NOT NULL").await, 0);
    }
}
