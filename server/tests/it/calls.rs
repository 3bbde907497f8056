//! Open calls through the whole stack.

use axum::http::StatusCode;
use chrono::Duration;
use domain::{clock, enquiry};

use crate::site::both;

/// What is hidden in a page under this name.
fn hidden(page: &str, name: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse(&format!("input[name={name}]")).expect("a selector");
    page.select(&selector).next().and_then(|input| input.attr("value")).expect("a hidden field").to_owned()
}

/// The names of what is typed that begin with this.
fn typed(page: &str, prefix: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse(&format!("[name^={prefix}]")).expect("a selector");
    page.select(&selector).filter_map(|field| field.attr("name")).map(str::to_owned).collect()
}

both! {
    async fn the_demonstration_shows_a_call_in_its_jury_phase(site: Site) {
        site.demo().await;
        let (nobody, organiser) = (site.anonymous(), site.organiser().await);

        let all = nobody.get("/de/calls").await;
        let one = nobody.get("/en/calls/city-tech-ruhr").await;
        let bridge = nobody.get("/de/bridges/israel").await;
        let ranking = organiser.get("/de/organise/calls/city-tech-ruhr/entries").await;
        let board = organiser.get("/de/organise").await;

        assert!(all.body.contains(r#"href="/de/calls/city-tech-ruhr""#) && all.body.contains("In der Jury"), "{}", all.body);
        for shown in ["23:59 (Europe/Berlin)", "Stadt Bottrop", "Feasibility", r#"href="/en/bridges/israel""#] {
            assert!(one.body.contains(shown), "{shown}: {}", one.body);
        }
        assert!(bridge.body.contains(r#"href="/de/calls/city-tech-ruhr""#), "{}", bridge.body);
        for shown in ["Ampelblick GmbH", "call-spread", "Befangen: Yael Shani", "Zu wenige Bewertungen"] {
            assert!(ranking.body.contains(shown), "{shown}: {}", ranking.body);
        }
        assert!(board.body.contains("Bewertungen der Jury fehlen"), "{}", board.body);
        for page in ["", "/jury", "/meeting"] {
            let page = format!("/de/organise/calls/city-tech-ruhr{page}");
            assert_eq!(organiser.get(&page).await.status, StatusCode::OK, "{page}");
        }
        let sitemap = nobody.get("/sitemap-site.xml").await;
        assert!(sitemap.body.contains("/en/calls/city-tech-ruhr<"), "{}", sitemap.body);
    }

    async fn entries_are_found_and_letters_read_before_they_are_sent(site: Site) {
        site.demo().await;
        let organiser = site.organiser().await;
        let page = "/de/organise/calls/city-tech-ruhr/entries";

        let found = organiser.get(&format!("{page}?q=warmeatlas")).await.body;
        assert!(found.contains("Wärmeatlas AG") && !found.contains("Ampelblick GmbH"), "{found}");
        let none = organiser.get(&format!("{page}?show=withdrawn")).await.body;
        assert!(none.contains("Keine Einreichung passt dazu") && none.contains("Eingereicht (9)"), "{none}");
        let ordered = organiser.get(&format!("{page}?sort=-organisation")).await.body;
        assert!(ordered.find("Wärmeatlas AG") < ordered.find("Ampelblick GmbH"), "{ordered}");

        assert!(!found.contains("So lesen sich die E-Mails"), "nothing is decided: {found}");
        let (_, rest) = found.split_once(&format!("href=\"{page}/")).expect("a link");
        let entry = rest.split('"').next().expect("an id").to_owned();
        let mut fields = vec![("entry", entry.as_str()), ("outcome", "winner"), ("meeting", "<b>x</b>")];
        assert_eq!(organiser.post_form(page, "/api/call/decide-entry", &fields).await.status, StatusCode::NOT_FOUND);
        fields.pop();
        assert_eq!(organiser.post_form(page, "/api/call/decide-entry", &fields).await.status, StatusCode::SEE_OTHER);
        let decided = organiser.get(page).await.body;
        for shown in ["So lesen sich die E-Mails", "Entscheidung: City Tech Ruhr"] {
            assert!(decided.contains(shown), "{shown}: {decided}");
        }
        assert_eq!(site.count("mail", "kind = 'call_entry_decided'").await, 0, "only read");
    }

    async fn a_deadline_at_midnight_names_its_zone(site: Site) {
        site.demo().await;
        // 24:00 of 30 November in Tel Aviv.
        let moved = "UPDATE open_call SET zone = 'Asia/Jerusalem', closes_at = '2099-11-30T22:00:00+00:00'";
        site.execute(moved).await;
        let (nobody, organiser) = (site.anonymous(), site.organiser().await);

        for page in ["/de/calls", "/de/calls/city-tech-ruhr", "/de/calls/city-tech-ruhr/enter"] {
            let shown = nobody.get(page).await.body;
            assert!(shown.contains("30. November 2099, 24:00\u{a0}Uhr (Asia/Jerusalem)"), "{page}: {shown}");
        }
        let shown = organiser.get("/en/organise/calls").await.body;
        assert!(shown.contains("the end of 30 November 2099, 24:00 (Asia/Jerusalem)"), "{shown}");
    }

    async fn an_entry_is_written_by_its_link_and_handed_in(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();
        site.execute("UPDATE open_call SET closes_at = '2999-01-01T00:00:00+00:00'").await;
        let page = "/de/calls/city-tech-ruhr/enter";
        let mut who = vec![("call", "city-tech-ruhr"), ("organisation", "Alpha GmbH"), ("contact_name", "Ada Alpha"), ("country", "DE")];

        let refused = nobody.post_form(page, "/api/call/start-entry", &who).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Alpha GmbH"), "{}", refused.body);
        who.extend([("email", "ada@alpha.example"), ("language", "de")]);
        let made_up = nobody.post_form(page, "/api/call/start-entry", &who).await;
        assert_eq!(made_up.status, StatusCode::UNPROCESSABLE_ENTITY, "a form that nobody opened");
        let moment = enquiry::form_moment(&site.state.db, clock::now() - Duration::minutes(1)).await.expect("sealed");
        who.push(("moment", moment.as_str()));
        let begun = nobody.post_form(page, "/api/call/start-entry", &who).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        let entry = begun.location().split('?').next().expect("a path").to_owned();

        let draft = nobody.get(&entry).await.body;
        let (token, revision) = (hidden(&draft, "token"), hidden(&draft, "revision"));
        let question = typed(&draft, "answer_").remove(0);
        let mut fields = vec![("token", token.as_str()), ("revision", &revision), ("organisation", "Alpha GmbH"), ("contact_name", "Ada Alpha")];
        fields.extend([("country", "DE"), ("hand_in", "yes")]);
        let missing = nobody.post_form(&entry, "/api/call/save-entry", &fields).await;
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", missing.body);
        fields.push((&question, "Ein Fahrrad mit <b>Blinker</b>"));
        let sent = nobody.post_form(&entry, "/api/call/save-entry", &fields).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, format!("{entry}?done=entry-handed-in").as_str()), "{}", sent.body);
        let shown = nobody.get(&entry).await.body;
        assert!(shown.contains("Ein Fahrrad mit &lt;b&gt;Blinker&lt;/b&gt;") && shown.contains("Eingereicht"), "{shown}");

        site.execute("UPDATE open_call SET closes_at = updated_at").await;
        let late = nobody.post_form(&entry, "/api/call/save-entry", &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Die Frist ist abgelaufen") && late.body.contains("(Europe/Berlin)"), "{}", late.body);
    }

    async fn a_juror_scores_by_form(site: Site) {
        site.demo().await;
        let email = "yael.shani@jury.example";
        let id = if site.state.db.is_sqlite() { "hex(id)" } else { "id::text" };
        let account = site.text(&format!("SELECT {id} AS value FROM account WHERE email = '{email}'")).await;
        let (_, juror) = site.signed_in(account.parse().expect("an id")).await;

        assert!(juror.get("/de/account").await.body.contains(r#"href="/de/jury""#));
        let list = juror.get("/de/jury/city-tech-ruhr").await.body;
        assert!(list.contains("Befangen") && list.contains("Wärmeatlas AG"), "{list}");
        let entry = list.split("href=\"").filter(|part| part.starts_with("/de/jury/city-tech-ruhr/")).last().expect("an entry");
        let entry = entry.split('"').next().expect("a path").to_owned();
        let page = juror.get(&entry).await.body;
        assert!(!page.contains("Miriam Adler"), "nobody else's sheet before the meeting: {page}");
        let (of, revision) = (hidden(&page, "entry"), hidden(&page, "revision"));
        let points = typed(&page, "points_");
        let mut fields = vec![("call", "city-tech-ruhr"), ("entry", of.as_str()), ("revision", &revision), ("hand_in", "yes")];
        fields.extend(points.iter().map(|name| (name.as_str(), "11")));
        let refused = juror.post_form(&entry, "/api/call/save-sheet", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        for (name, value) in &mut fields {
            if name.starts_with("points_") {
                *value = "7";
            }
        }
        let sent = juror.post_form(&entry, "/api/call/save-sheet", &fields).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/de/jury/city-tech-ruhr?done=sheet-handed-in"), "{}", sent.body);
    }
}
