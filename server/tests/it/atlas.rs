//! The agency's home: what is narrowed, mapped and fed to calendars and feed readers.

use domain::{actor::Actor, event};
use scraper::{Html, Selector};

use crate::site::both;

fn count(page: &str, selector: &str) -> usize {
    Html::parse_document(page).select(&Selector::parse(selector).expect("a selector")).count()
}

both! {
    async fn the_start_page_is_narrowed_by_its_address_and_draws_where_the_agency_is_active(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();

        let all = nobody.get("/de").await.body;
        let talks = nobody.get("/en?kind=conference").await.body;
        let bridge = nobody.get("/de?bridge=israel").await.body;
        let nothing = nobody.get("/de?kind=own_event&bridge=china&year=1999").await.body;
        let unknown = nobody.get("/de?kind=party&year=soon").await.body;

        assert_eq!((count(&all, "svg.map[role=img]"), count(&all, "#past")), (1, 1), "{all}");
        assert!(count(&all, ".world-dot") > 1 && count(&all, ".towns-list .list-name") > 1, "{all}");
        assert!(all.contains(r#"type="text/calendar""#) && all.contains(r#"href="/events/feed-de.ics""#), "{all}");
        assert!(all.contains(r#"type="application/rss+xml""#), "{all}");
        assert!(count(&talks, "[data-results] .tile-event") < count(&all, "[data-results] .tile-event"), "{talks}");
        assert_eq!(count(&talks, "option[value=conference][selected]"), 1, "{talks}");
        assert!(count(&bridge, "[data-results] .tile-event") < count(&all, "[data-results] .tile-event"), "{bridge}");
        assert!(nothing.contains("Keine Veranstaltung passt dazu") && count(&nothing, "[data-results] .tile-event") == 0, "{nothing}");
        assert_eq!(count(&unknown, "[data-results] .tile-event"), count(&all, "[data-results] .tile-event"));
    }

    async fn a_bridge_shows_its_places_its_line_and_its_feed(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();

        let page = nobody.get("/de/bridges/north-america").await.body;
        let feed = nobody.get("/bridges/north-america/events-de.ics").await;
        let all = nobody.get("/events/feed-en.ics").await;
        let network = nobody.get("/en/bridges/in-die-regionruhr").await.body;

        assert!(count(&page, ".world-dot") > 0 && count(&page, ".timeline .timeline-entry") > 1, "{page}");
        assert!(page.contains(r#"href="/bridges/north-america/events-de.ics""#) && count(&page, "svg.qr") == 1, "{page}");
        assert_eq!((feed.status.as_u16(), feed.header("content-type")), (200, "text/calendar; charset=utf-8; method=PUBLISH"));
        assert!(network.contains("Funded by") && network.contains("Ministry for economic affairs"), "{network}");
        let entries = |file: &str| file.matches("BEGIN:VEVENT").count();
        assert!(entries(&feed.body) > 0 && entries(&feed.body) < entries(&all.body), "{}", feed.body);
        let coming = site.coming("collision").await;
        let coming = event::by_slug(&site.state.db, &Actor::Anonymous, &coming).await.expect("there");
        for said in [format!("UID:{}", coming.id), format!("DTSTART;VALUE=DATE:{}", coming.starts_on.format("%Y%m%d"))] {
            assert!(feed.body.contains(&said), "{said}: {}", feed.body);
        }
    }

    async fn every_public_page_can_be_passed_on(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();
        let fair = site.coming("collision").await;
        let exhibitors = nobody.get(&format!("/de/events/{fair}/exhibitors")).await.body;
        let programme = nobody.get(&format!("/de/events/{fair}/programme")).await.body;
        let newsroom = nobody.get("/de/newsroom").await.body;
        let properties = nobody.get("/de/properties").await.body;
        let trip = site.text("SELECT slug AS value FROM event WHERE kind = 'delegation_trip' AND state = 'published' ORDER BY slug LIMIT 1").await;
        let first = |page: &str, begins: &str| {
            let links = Html::parse_document(page);
            let links = links.select(&Selector::parse("main a[href]").expect("a selector")).filter_map(|link| link.attr("href")).map(str::to_owned).collect::<Vec<_>>();
            links.into_iter().find(|href| href.starts_with(begins) && !href.contains(['?', '#']) && !href.contains("/days/")).expect("a link")
        };

        for page in [
            format!("/de/events/{fair}"),
            first(&exhibitors, &format!("/de/events/{fair}/exhibitors/")),
            first(&programme, &format!("/de/events/{fair}/programme/")),
            first(&newsroom, "/de/newsroom/"),
            first(&properties, "/de/properties/"),
            format!("/de/events/{fair}/exhibitors"),
            format!("/de/events/{fair}/programme"),
            format!("/de/events/{fair}/plan"),
            format!("/de/events/{fair}/meetings"),
            format!("/de/events/{trip}/trip"),
            "/de".to_owned(),
            "/de/bridges".to_owned(),
            "/de/bridges/israel".to_owned(),
            "/de/talks".to_owned(),
            "/de/talks/strukturwandel-chicago".to_owned(),
            "/de/calls".to_owned(),
            "/de/calls/city-tech-ruhr".to_owned(),
            "/de/newsroom".to_owned(),
            "/de/properties".to_owned(),
            "/de/delegations".to_owned(),
        ] {
            let shown = nobody.get(&page).await.body;
            assert!(shown.contains("QR-Code mit der Adresse dieser Seite") && shown.contains("mailto:?subject="), "{page}: {shown}");
            assert!(shown.contains(&format!(">http://stand.example{page}<")), "{page}: {shown}");
            // The form where one also asks to be called.
            assert!(count(&shown, "footer a[href^='/de/contact']") == 1, "{page}: {shown}");
        }
    }

    async fn every_list_can_be_followed_and_what_is_public_is_found_and_in_the_sitemap(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();

        for (page, feed, kind, entry) in [
            ("/de", "/events/feed-de.ics", "text/calendar", "BEGIN:VEVENT"),
            ("/de", "/events/recaps-de.rss", "application/rss+xml", "/de/events/delegation-north-america/recap</link>"),
            ("/de/bridges", "/events/feed-de.ics", "text/calendar", "BEGIN:VEVENT"),
            ("/de/talks", "/talks/feed-de.ics", "text/calendar", "BEGIN:VEVENT"),
            ("/de/calls", "/calls/feed-de.rss", "application/rss+xml", "/de/calls/city-tech-ruhr</link>"),
            ("/de/properties", "/properties/feed-de.rss", "application/rss+xml", "<item>"),
            ("/de/newsroom", "/newsroom/feed-de.rss", "application/rss+xml", "<item>"),
        ] {
            let shown = nobody.get(page).await.body;
            assert!(count(&shown, &format!("link[rel=alternate][type='{kind}'][href='{feed}']")) == 1, "{page}: {feed}: {shown}");
            assert!(count(&shown, &format!("main a[href='{feed}']")) == 1, "{page}: {feed}: {shown}");
            let file = nobody.get(feed).await;
            assert!(file.header("content-type").starts_with(kind) && file.body.contains(entry), "{feed}: {}", file.body);
            let tag = file.header("etag").to_owned();
            assert!(!tag.is_empty(), "{feed}");
        }
        let sitemap = nobody.get("/sitemap-site.xml").await.body;
        for page in ["/de/bridges/in-die-regionruhr/companies", "/de/talks/strukturwandel-chicago", "/de/calls/city-tech-ruhr"] {
            assert!(sitemap.contains(&format!("<loc>http://stand.example{page}</loc>")), "{page}: {sitemap}");
        }
        let recap = nobody.get("/de/search?q=Mill+19+Allegheny").await.body;
        assert_eq!(count(&recap, "section[aria-labelledby='found-recaps'] a[href='/de/events/delegation-north-america/recap']"), 1, "{recap}");
    }
}
