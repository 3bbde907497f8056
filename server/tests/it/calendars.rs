//! Calendars and schedules as machines fetch them, and in which language.

use axum::{body::Body, http::Method};
use domain::{
    actor::Actor,
    event,
    ids::{EventId, SessionId},
    masterclass::{self, EditStage, ScheduleSession},
};

use crate::{
    programme,
    site::{Answer, Browser, Site, both},
};

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

    async fn the_tickets_file_holds_the_days_and_every_booked_seat(site: Site) {
        let event = site.event("mipim-2027").await;
        let stage = programme::stage(&site, event, "Bühne").await;
        let mut sessions = Vec::new();
        for (title, time) in [("Gebuchtes", "10:00"), ("Erwartetes", "11:00"), ("Zurückgegebenes", "12:00"), ("Anderes", "13:00")] {
            sessions.push(programme::session(&site, event, stage, title, &format!("2027-03-09T{time}")).await);
        }
        let (browser, ticket, visitor) = programme::visitor(&site, "vera@visitor.example").await;
        let (_, _, other) = programme::visitor(&site, "otto@visitor.example").await;
        site.execute("UPDATE session SET seat_limit = 1 WHERE title_de = 'Erwartetes'").await;
        let db = &site.state.db;
        masterclass::book(db, &visitor, sessions[0]).await.expect("booked");
        masterclass::book(db, &other, sessions[1]).await.expect("booked by somebody else");
        masterclass::wait(db, &visitor, sessions[1]).await.expect("waits");
        let given_back = masterclass::book(db, &visitor, sessions[2]).await.expect("booked").id;
        masterclass::cancel_seat(db, &visitor, given_back).await.expect("given back");
        masterclass::book(db, &other, sessions[3]).await.expect("booked by somebody else");

        let page = browser.get(&format!("/de/registrations/{ticket}")).await;
        let file = site.anonymous().get(&format!("/registrations/{ticket}.ics?lang=de")).await;

        assert!(page.body.contains(&format!("href=\"/registrations/{ticket}.ics?lang=de\"")), "{}", page.body);
        assert_eq!((file.status.as_u16(), file.header("cache-control")), (200, "no-store"));
        let lines = |name: &str| file.body.lines().filter_map(|line| line.strip_prefix(name)).map(str::to_owned).collect::<Vec<_>>();
        let titles = lines("SUMMARY:");
        assert_eq!(titles.iter().filter(|title| *title == "Gebuchtes").count(), 1, "{}", file.body);
        for other in ["Erwartetes", "Zurückgegebenes", "Anderes"] {
            assert!(!file.body.contains(other), "{other}: {}", file.body);
        }
        // Paris is an hour ahead.
        assert!(lines("DTSTART:").contains(&"20270309T090000Z".to_owned()), "{}", file.body);
        // Four days of the fair, which keep nobody from anything, and the seat, which does.
        assert_eq!((lines("TRANSP:").len(), lines("TRANSP:").iter().filter(|word| *word == "OPAQUE").count()), (5, 1), "{}", file.body);
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
