//! A webinar, from nothing to the link on the page of whoever registered, through the whole stack.

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    actor::Actor,
    clock, event,
    mail::{self, Letter},
    process::letter::AnyLetter,
};

use crate::site::both;

const LINK: &str = "https://meet.example/raum";

both! {
    async fn a_webinar_is_made_from_nothing_and_its_link_is_for_who_registered(site: Site) {
        let organiser = site.organiser().await;
        let day = (clock::today(clock::home()) + Duration::days(20)).to_string();
        let fields = [
            ("name", "Webinar Wasserstoff"),
            ("slug", "webinar"),
            ("kind", "own_event"),
            ("city", ""),
            ("country", "DE"),
            ("venue", ""),
            ("online_link", LINK),
            ("starts_on", day.as_str()),
            ("ends_on", day.as_str()),
            ("opens", "16:00"),
            ("closes", "17:30"),
            ("main_language", "de"),
            ("booth_role", "host"),
            ("brand", "Ruhr"),
            ("accent", "green"),
            ("contact_name", "Carla Kontakt"),
            ("contact_email", "carla@agency.example"),
        ];
        let made = organiser.post_form("/de/organise/new", "/api/event/create-event", &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let id = event::by_slug(&site.state.db, &Actor::System, "webinar").await.expect("there").id.to_string();
        let published = organiser.post_form("/de/organise", "/api/event/publish-event", &[("event", id.as_str())]).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);

        let nobody = site.anonymous();
        let page = nobody.get("/de/events/webinar").await.body;
        assert!(page.contains("Online: Registrieren Sie sich") && page.contains("OnlineEventAttendanceMode"), "{page}");
        assert!(!page.contains("/de/events/webinar/plan"), "{page}");
        let feed = nobody.get("/events/feed-de.ics").await.body;
        assert!(feed.contains("LOCATION:Online\r\n"), "{feed}");

        let told = [("event", "webinar"), ("name", "Vera Visit"), ("email", "vera@visitor.example"), ("organisation", "Stadt Essen"), ("locale", "de")];
        let register = "/de/events/webinar/register";
        assert_eq!(nobody.post_form(register, "/api/registration/register", &told).await.status, StatusCode::SEE_OTHER);
        let letters = mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased");
        let token = letters.iter().find(|mail| mail.to_email == "vera@visitor.example").and_then(|mail| mail.letter.secret()).expect("a link");
        let asked = format!("/de/registrations/confirm/{token}");
        let asked_page = nobody.get(&asked).await.body;
        let confirmed = nobody.post_form(&asked, "/api/registration/confirm", &[("token", &token)]).await;
        let ticket = nobody.get(confirmed.location()).await.body;

        assert!(ticket.contains(&format!("href=\"{LINK}\"")) && ticket.contains("Online teilnehmen"), "{ticket}");
        for public in [page, feed, asked_page, nobody.get("/de").await.body, nobody.get(register).await.body] {
            assert!(!public.contains("meet.example"), "{public}");
        }
        let (_, code) = confirmed.location().split_once("/registrations/").expect("a ticket");
        let code = code.split(['?', '#']).next().unwrap_or_default();
        let calendar = nobody.get(&format!("/registrations/{code}.ics?lang=de")).await;
        assert!(calendar.body.contains("LOCATION:Online\r\n") && calendar.body.contains("meet.example"), "{}", calendar.body);
        let page = format!("/de/registrations/{code}");
        let cancelled = nobody.post_form(&page, "/api/registration/cancel", &[("ticket", code)]).await;
        assert_eq!(cancelled.status, StatusCode::SEE_OTHER, "{}", cancelled.body);
        assert!(!nobody.get(&page).await.body.contains("meet.example"), "who cancelled takes no part");
    }
}
