//! Calendars and schedules as machines fetch them, and in which language.

use axum::{body::Body, http::Method};
use domain::{
    actor::Actor,
    event,
    ids::{EventId, SessionId},
    masterclass::{self, EditStage, ScheduleSession},
};

use crate::site::{Answer, Browser, Site, both};

async fn session(site: &Site, event: EventId) -> SessionId {
    let (db, text) = (&site.state.db, |text: &str| text.to_owned());
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
        kind: text("reception"),
        title_de: text("Abend"),
        title_en: text("Evening"),
        language: text("en"),
        starts_at: text("2027-03-09T10:00"),
        minutes: text("45"),
        stage: stage.to_string(),
        seat_limit: text("20"),
        ..ScheduleSession::default()
    };
    let id = masterclass::create_session(db, &Actor::System, event, &form).await.expect("planned");
    masterclass::publish(db, &Actor::System, id).await.expect("published");
    id
}

async fn asks(browser: &Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = browser.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::empty()).expect("a request")).await
}

both! {
    async fn machines_are_told_that_nothing_has_changed(site: Site) {
        let event = site.event("mipim-2027").await;
        let id = session(&site, event).await;
        let machine = site.anonymous();
        for path in [
            "/events/mipim-2027/programme-de.ics",
            "/events/mipim-2027/programme-en.ics",
            "/events/mipim-2027/schedule.xml",
            "/events/mipim-2027/schedule.json?lang=en",
            &format!("/events/mipim-2027/programme/{id}.ics"),
        ] {
            let first = machine.get(path).await;
            let (tag, changed) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
            assert!(first.status == 200 && tag.starts_with("W/\"") && changed.ends_with(" GMT"), "{path}: {:?}", first.headers);
            assert_eq!(first.header("cache-control"), "public, max-age=300", "{path}");
            for (headers, status) in [
                (vec![("if-none-match", tag.as_str())], 304),
                (vec![("if-modified-since", changed.as_str())], 304),
                (vec![("if-none-match", "\"other\""), ("if-modified-since", changed.as_str())], 200),
            ] {
                let again = asks(&machine, path, &headers).await;
                assert_eq!((again.status.as_u16(), again.header("etag")), (status, tag.as_str()), "{path} {headers:?}");
                assert_eq!(again.body.is_empty(), status == 304, "{path}");
            }

            site.execute("UPDATE stage SET name_de = name_de || '!', name_en = name_en || '!'").await;
            let renamed = asks(&machine, path, &[("if-none-match", tag.as_str())]).await;
            assert_eq!(renamed.status.as_u16(), 200, "{path}: what it says has changed");
        }
    }

    async fn a_feed_keeps_its_ids_and_raises_its_numbers(site: Site) {
        let event = site.event("mipim-2027").await;
        let id = session(&site, event).await;
        let line = |answer: &Answer, name: &str| {
            let found = answer.body.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} in {}", answer.body));
            found.to_owned()
        };
        let number = |answer: &Answer| line(answer, "SEQUENCE:")[9..].parse::<i64>().expect("a number");

        let feed = site.anonymous().get("/events/mipim-2027/programme-de.ics").await;
        let single = site.anonymous().get(&format!("/events/mipim-2027/programme/{id}.ics?lang=de")).await;
        let english = site.anonymous().get("/events/mipim-2027/programme-en.ics").await;
        // No revision of the session tells of this.
        site.execute("UPDATE stage SET name_de = 'Kleine Bühne'").await;
        let renamed = site.anonymous().get("/events/mipim-2027/programme-de.ics").await;
        masterclass::cancel_session(&site.state.db, &Actor::System, id).await.expect("called off");
        let cancelled = site.anonymous().get("/events/mipim-2027/programme-de.ics").await;

        for other in [&single, &english, &renamed, &cancelled] {
            assert_eq!(line(other, "UID:"), line(&feed, "UID:"));
        }
        assert_eq!((number(&single), number(&english)), (number(&feed), number(&feed)), "one word everywhere");
        assert!(number(&feed) < number(&renamed) && number(&renamed) < number(&cancelled));
        assert_eq!((line(&feed, "STATUS:"), line(&cancelled, "STATUS:")), ("STATUS:CONFIRMED".to_owned(), "STATUS:CANCELLED".to_owned()));
        assert_eq!(line(&feed, "TRANSP:"), "TRANSP:OPAQUE");
        assert!(renamed.body.contains("Kleine Bühne") && cancelled.body.contains("SUMMARY:Abgesagt: Abend"), "{}", cancelled.body);
    }

    async fn a_file_takes_the_language_of_its_page(site: Site) {
        let event = site.event("mipim-2027").await;
        let id = session(&site, event).await;
        let (visitor, organiser) = (site.anonymous(), site.organiser().await);
        // Browsers that prefer the other language.
        for (l, other, browser, page, file, words) in [
            ("de", "en", &visitor, format!("/de/events/mipim-2027/programme/{id}"), ".ics", "SUMMARY:Abend"),
            ("en", "de", &visitor, format!("/en/events/mipim-2027/programme/{id}"), ".ics", "SUMMARY:Evening"),
            ("de", "en", &visitor, "/de/events/mipim-2027/programme".to_owned(), "schedule.xml", "<track name=\"Empfang\""),
            ("en", "de", &visitor, "/en/events/mipim-2027/programme".to_owned(), "programme-en.ics", "SUMMARY:Evening"),
            ("de", "en", &organiser, "/de/organise/events/mipim-2027/visitors".to_owned(), "visitors.csv", "Registriert"),
            ("en", "de", &organiser, "/en/organise/events/mipim-2027/visitors".to_owned(), "visitors.csv", "Registered"),
        ] {
            let shown = asks(browser, &page, &[("accept-language", other)]).await;
            let links = shown.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let link = links.into_iter().find(|link| link.contains(file) && !link.starts_with("webcal")).unwrap_or_else(|| panic!("{page} has no {file}"));
            let answer = asks(browser, &link.replace("&amp;", "&"), &[("accept-language", other)]).await;

            assert!(answer.status == 200 && answer.body.contains(words), "{page} {link}: {}", answer.body);
            if file != "visitors.csv" {
                assert_eq!(answer.header("content-language"), l, "{link}");
            }
        }
    }

    async fn the_programme_can_be_subscribed_to_by_one_click_by_its_address_or_taken_once(site: Site) {
        let event = site.event("mipim-2027").await;
        session(&site, event).await;

        let page = site.anonymous().get("/de/events/mipim-2027/programme").await.body;

        assert!(page.contains("href=\"webcal://stand.example/events/mipim-2027/programme-de.ics\""), "{page}");
        assert!(page.contains("value=\"http://stand.example/events/mipim-2027/programme-de.ics\""), "the address to copy");
        assert!(page.contains("href=\"/events/mipim-2027/programme-de.ics\" download"), "the file");
    }

    async fn what_only_organisers_see_is_kept_by_no_cache(site: Site) {
        let event = site.event("mipim-2027").await;
        let id = session(&site, event).await;
        site.execute("UPDATE event SET state = 'draft'").await;
        let organiser = site.organiser().await;
        for path in ["/events/mipim-2027/schedule.xml", "/events/mipim-2027/programme-de.ics", &format!("/events/mipim-2027/programme/{id}.ics")] {
            let seen = organiser.get(path).await;
            assert_eq!((seen.status.as_u16(), seen.header("cache-control")), (200, "private, no-cache"), "{path}");
            assert_eq!(site.anonymous().get(path).await.status.as_u16(), 404, "{path}");
        }
        assert!(event::by_id(&site.state.db, &Actor::System, event).await.is_ok());
    }
}
