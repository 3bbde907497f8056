//! The way to one's ticket from anywhere, and back to one that was lost.

use domain::{actor::Actor, process::leaving};

use crate::{
    programme::visitor,
    site::{Browser, Site, both},
};

const FAIR: &str = "/de/events/mipim-2027";
const EMAIL: &str = "vera@visitor.example";

fn device(site: &Site, codes: &str) -> Browser {
    Browser { router: site.router.clone(), cookie: Some(format!("ticket={codes}")) }
}

both! {
    async fn a_ticket_is_one_tap_away_on_every_page(site: Site) {
        site.event("mipim-2027").await;
        let (known, ticket, _) = visitor(&site, EMAIL).await;

        for page in ["/de", FAIR, &format!("{FAIR}/programme"), &format!("{FAIR}/exhibitors"), &format!("{FAIR}/plan"), "/de/imprint"] {
            let own = known.get(page).await.body;
            let nobodys = site.anonymous().get(page).await.body;

            assert!(own.contains("header-ticket") && own.contains(&format!("/de/registrations/{ticket}")), "{page}");
            assert!(!nobodys.contains("header-ticket") && !nobodys.contains(&ticket), "{page}");
            assert!(nobodys.contains("href=\"/de/my-ticket\""), "{page}: whoever lost it finds it");
        }
    }

    async fn whoever_is_registered_is_not_asked_to_register(site: Site) {
        site.event("mipim-2027").await;
        let (known, ticket, _) = visitor(&site, EMAIL).await;

        let (own, nobodys) = (known.get(FAIR).await.body, site.anonymous().get(FAIR).await.body);

        assert!(!own.contains("Als Besucher:in registrieren") && own.contains(&ticket), "{own}");
        assert!(nobodys.contains("Als Besucher:in registrieren"), "{nobodys}");
    }

    async fn of_several_tickets_one_is_chosen_and_any_can_be_forgotten(site: Site) {
        site.event("mipim-2027").await;
        let (_, first, _) = visitor(&site, EMAIL).await;
        let (_, second, _) = visitor(&site, "otto@visitor.example").await;
        let both = device(&site, &format!("{first}.{second}"));

        let page = both.get("/de/my-ticket").await;
        let forgotten = both.post_form("/de/my-ticket", "/api/registration/forget-ticket", &[("ticket", &first)]).await;

        for ticket in [&first, &second] {
            assert!(page.body.contains(&format!("href=\"/de/registrations/{ticket}\"")), "{}", page.body);
        }
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
        assert!(both.get(FAIR).await.body.contains("href=\"/de/my-ticket\""));
        assert_eq!(forgotten.location(), "/de/my-ticket?done=ticket-forgotten");
        assert!(forgotten.header("set-cookie").starts_with(&format!("ticket={second};")), "{:?}", forgotten.headers);
        assert_eq!(site.count("registration", "state = 'confirmed'").await, 2, "it stays valid");
    }

    async fn asking_for_the_link_tells_nobody_who_is_registered(site: Site) {
        site.event("mipim-2027").await;
        visitor(&site, EMAIL).await;
        let before = site.count("mail", "kind = 'ticket'").await;
        let mut answers = Vec::new();

        for email in [EMAIL, "nobody@visitor.example"] {
            let sent = site.anonymous().post_form("/de/my-ticket", "/api/registration/send-ticket-link", &[("email", email)]).await;
            let page = site.anonymous().get(sent.location()).await;
            answers.push((sent.status, sent.location().to_owned(), page.body.contains("Wenn es zu dieser Adresse ein Ticket gibt")));
        }

        assert_eq!(answers[0], answers[1]);
        assert!(answers[0].2);
        assert_eq!(site.count("mail", "kind = 'ticket'").await, before + 1);
        let wrong = site.anonymous().post_form("/de/my-ticket", "/api/registration/send-ticket-link", &[("email", "keine")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("value=\"keine\""), "{}", wrong.body);
    }

    async fn the_ticket_shows_both_codes_and_is_kept_only_while_it_counts(site: Site) {
        site.event("mipim-2027").await;
        let (known, ticket, actor) = visitor(&site, EMAIL).await;
        let page = format!("/de/registrations/{ticket}");

        let valid = known.get(&page).await;
        let Actor::TicketHolder(id) = actor else { panic!("a visitor") };
        leaving::cancel_registration(&site.state.db, &actor, id).await.expect("cancelled");
        let cancelled = known.get(&page).await;

        assert_eq!(valid.body.matches("class=\"qr\"").count(), 2, "{}", valid.body);
        assert!(valid.body.contains("Für Aussteller") && valid.body.contains("data-keep-ticket"), "{}", valid.body);
        assert_eq!(valid.header("cache-control"), "no-store", "caches that nobody asked keep nothing");
        assert!(!cancelled.body.contains("data-keep-ticket") && !cancelled.body.contains("class=\"qr\""), "{}", cancelled.body);
    }

    async fn the_worker_that_answers_without_a_network_asks_this_site_alone(site: Site) {
        let worker = site.anonymous().get("/ticket-worker.js").await;

        assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(worker.header("content-security-policy"), "default-src 'none'; connect-src 'self'");
        assert_eq!(worker.header("cache-control"), "no-cache");
    }

    async fn a_ticket_that_opens_nothing_is_forgotten_by_the_device(site: Site) {
        let spent = domain::code::Code::random();

        let answer = device(&site, spent.as_str()).get(&format!("/de/registrations/{}", spent.as_str())).await;

        assert_eq!(answer.status, 404);
        assert!(answer.header("set-cookie").starts_with("ticket=; Path=/; Max-Age=0;"), "{:?}", answer.headers);
        assert!(answer.body.contains("href=\"/de/my-ticket\""), "{}", answer.body);
    }
}
