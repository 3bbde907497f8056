//! The desk team of an event, as organisers look after it.

use axum::http::StatusCode;
use domain::{
    account,
    mail::{self, Letter},
    placement::own,
    process::letter::AnyLetter,
};

use crate::site::both;

both! {
    async fn staff_is_invited_listed_and_removed(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let organiser = site.organiser().await;
        site.execute("DELETE FROM mail").await;
        let page = "/de/organise/events/mipim-2027/people";

        let empty = organiser.get(page).await;
        let refused = organiser.post_form(page, "/api/account/invite-staff", &[("event", &event), ("email", "no address")]).await;
        let invited = organiser.post_form(page, "/api/account/invite-staff", &[("event", &event), ("email", "sven@desk.example")]).await;
        let by_stranger =
            site.exhibitor().await.post_form(page, "/api/account/invite-staff", &[("event", &event), ("email", "sven@desk.example")]).await;
        let letter = mail::lease::<AnyLetter>(&site.state.db, 10)
            .await
            .expect("leased")
            .into_iter()
            .find(|mail| mail.to_email == "sven@desk.example")
            .expect("a letter");
        let token = letter.letter.secret().expect("a link");
        account::accept(&site.state.db, &token, "Sven Scan", "test").await.expect("accepted");
        let listed = organiser.get(page).await;
        let role = hidden(&listed.body, "role");
        let removed = organiser.post_form(page, "/api/account/revoke-role", &[("role", &role), ("_form", &role)]).await;

        assert!(empty.body.contains("Noch niemand"), "{}", empty.body);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"no address\""), "{}", refused.body);
        assert_eq!((invited.status, invited.location()), (StatusCode::SEE_OTHER, "/de/organise/events/mipim-2027/people?done=invited"));
        assert_eq!(by_stranger.status, StatusCode::NOT_FOUND);
        assert!(listed.body.contains("Sven Scan") && listed.body.contains("sven@desk.example"), "{}", listed.body);
        assert_eq!((removed.status, removed.location()), (StatusCode::SEE_OTHER, page));
        assert_eq!(site.count("role", "kind = 'staff'").await, 0);
    }

    async fn an_invitation_is_withdrawn_where_it_is_listed_and_stays_in_the_history(site: Site) {
        let (event, organiser) = (site.event("mipim-2027").await.to_string(), site.organiser().await);
        let (page, invite) = ("/de/organise/events/mipim-2027/people", "/api/account/invite-staff");
        organiser.post_form(page, invite, &[("event", &event), ("email", "sven@desk.example")]).await;
        let id = hidden(&organiser.get(page).await.body, "invitation");
        let form = [("invitation", id.as_str()), ("_form", &id)];

        let by_stranger = site.exhibitor().await.post_form(page, "/api/account/withdraw-invitation", &form).await;
        let withdrawn = organiser.post_form(page, "/api/account/withdraw-invitation", &form).await;
        let left = organiser.get(page).await;
        let told = organiser.get("/de/organise/events/mipim-2027/history").await;

        assert_eq!(by_stranger.status, StatusCode::NOT_FOUND);
        assert_eq!((withdrawn.status, withdrawn.location()), (StatusCode::SEE_OTHER, page));
        assert!(!left.body.contains("Offene Einladungen"), "{}", left.body);
        for body in [left.body, told.body] {
            assert!(body.contains("sven@desk.example") && body.contains("Einladung zurückgezogen"), "{body}");
        }
    }
}

/// The id in the first form that has such a field.
fn hidden(html: &str, name: &str) -> String {
    let at = html.find(&format!("name=\"{name}\"")).expect("a form");
    let value = html[at..].split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value");
    value.to_owned()
}

both! {
    async fn the_account_leads_to_ones_own_work_and_no_further(site: Site) {
        let ways = ["\"/de/organise\"", "\"/de/desk\"", "\"/de/portal\""];
        let everybody = [
            (site.organiser().await, [true, true, false]),
            (site.staff().await, [false, true, false]),
            (site.exhibitor().await, [false, false, true]),
        ];

        for (browser, expected) in everybody {
            let page = browser.get("/de/account").await.body;
            let content = page.split("<main").nth(1).expect("a page");

            assert_eq!(ways.map(|way| content.contains(&format!("href={way}"))), expected, "{content}");
        }
    }

    async fn the_history_of_an_event_says_whose_it_is(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let of_event = format!("event_id = (SELECT id FROM event WHERE slug = '{event}')");
        let taken_up = "INSERT INTO audit (id, at, actor, account_id, event_id, subject, subject_id, action, changes)
            SELECT id, updated_at, 'Olga Organisiert', NULL, event_id, 'application', id, 'taken_up', '{}' FROM application";
        site.execute(&format!("{taken_up} WHERE state = 'in_review' AND {of_event}")).await;

        let page = organiser.get(&format!("/de/organise/events/{event}/history")).await;

        assert!(page.body.contains(&format!("href=\"/de/organise/events/{event}/admission/")), "{}", page.body);
        assert!(page.body.contains("Prüfung begonnen"), "{}", page.body);
    }

    async fn the_history_of_an_event_says_how_much_happened_by_itself(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let of_event = format!("event_id = (SELECT id FROM event WHERE slug = '{event}')");
        site.execute(&format!("DELETE FROM audit WHERE {of_event} AND actor = 'standwerk'")).await;
        let expired = "INSERT INTO audit (id, at, actor, account_id, event_id, subject, subject_id, action, changes)
            SELECT id, updated_at, 'standwerk', NULL, event_id, 'application', id, 'offer_expired', '{}' FROM application";
        site.execute(&format!("{expired} WHERE {of_event}")).await;
        site.execute("UPDATE audit SET at = '2090-01-01T00:00:00+00:00' WHERE actor = 'standwerk' AND action = 'offer_expired'").await;
        let number = site.count("audit", &format!("{of_event} AND actor = 'standwerk'")).await;
        let page = format!("/de/organise/events/{event}/history");

        let people = organiser.get(&page).await.body;
        let all = organiser.get(&format!("{page}?q=&automatic=yes")).await.body;

        assert!(number > 1 && people.contains(&format!("{number} automatische Einträge sind ausgelassen.")), "{people}");
        assert!(people.contains(&format!("href=\"{page}?automatic=yes\"")), "{people}");
        assert!(!all.contains("ausgelassen.") && all.contains("Automatische Einträge auslassen"), "{all}");
        assert!(all.contains("Angebot abgelaufen") && !people.contains("Angebot abgelaufen"), "{all}");
    }

    async fn an_exhibitor_invites_a_colleague_into_their_own_organisation(site: Site) {
        let (actor, exhibitor) = site.signed_in(site.demo().await.exhibitor).await;
        let own = own::organisations(&site.state.db, &actor).await.expect("listed").into_iter().next().expect("an organisation");
        let (page, endpoint, id) = ("/de/portal", "/api/exhibitor/invite-colleague", own.id.to_string());
        let form = |email| [("organisation", id.as_str()), ("email", email), ("_form", id.as_str())];

        let refused = exhibitor.post_form(page, endpoint, &form("no address")).await;
        let by_another = site.exhibitor().await.post_form(page, endpoint, &form("carla@stadt.example")).await;
        let by_nobody = site.anonymous().post_form(page, endpoint, &form("carla@stadt.example")).await;
        let none_yet = site.count("mail", "kind = 'invitation' AND to_email = 'carla@stadt.example'").await;
        let invited = exhibitor.post_form(page, endpoint, &form("carla@stadt.example")).await;
        let letters = mail::lease::<AnyLetter>(&site.state.db, 50).await.expect("leased");
        let letter = letters.into_iter().find(|mail| mail.to_email == "carla@stadt.example").expect("a letter");
        let token = letter.letter.secret().expect("a link");
        let accepted = account::accept(&site.state.db, &token, "Carla Kollegin", "test").await.expect("accepted");
        let colleague = account::actor(&site.state.db, accepted.token.as_str(), account::PasskeyDemand::Nobody).await.expect("signed in");

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"no address\""), "{}", refused.body);
        assert_eq!(by_another.status, StatusCode::NOT_FOUND);
        assert_eq!((by_nobody.status, by_nobody.location()), (StatusCode::SEE_OTHER, "/de/sign-in?next=%2Fde%2Fportal"));
        assert_eq!(none_yet, 0);
        assert_eq!((invited.status, invited.location()), (StatusCode::SEE_OTHER, "/de/portal?done=invited"));
        assert!(colleague.exhibits_for(own.id));
        assert_eq!(colleague.person().map(|person| (person.name.as_str(), person.organiser)), Some(("Carla Kollegin", false)));
    }
}
