//! A roundtable through the whole stack: from its making to the minutes.

use axum::http::StatusCode;
use domain::{
    mail::{self, Letter},
    process::letter::AnyLetter,
};

use crate::site::{Browser, Site, both};

/// The secret in the invitation to somebody.
async fn link(site: &Site, to: &str) -> String {
    let mails = mail::lease::<AnyLetter>(&site.state.db, 100).await.expect("leased");
    mails.iter().find(|mail| mail.to_email == to).and_then(|mail| mail.letter.secret()).expect("an invitation")
}

/// What is hidden in a page under this name.
fn hidden(page: &str, name: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse(&format!("input[name={name}]")).expect("a selector");
    page.select(&selector).next().and_then(|input| input.attr("value")).expect("a hidden field").to_owned()
}

async fn sends(browser: &Browser, page: &str, endpoint: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.post_form(page, &format!("/api/roundtable/{endpoint}"), fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{endpoint}: {}", answer.body);
    answer.location().to_owned()
}

both! {
    async fn from_the_invitation_to_the_minutes(site: Site) {
        let organiser = site.organiser().await;
        let fields = [
            ("name", "H2 am Ohio"), ("place", "Pittsburgh"), ("time_zone", "America/New_York"), ("starts", "2098-06-10T09:00"),
            ("ends", "2098-06-10T11:00"), ("answer_until", "2098-06-01T18:00"), ("purpose_de", "Über **Wasserstoff** reden"),
        ];
        let made = sends(&organiser, "/de/organise/new-roundtable", "create", &fields).await;
        let page = made.split('?').next().expect("a page").to_owned();
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let seating = format!("{page}/seating");
        sends(&organiser, &seating, "add-table", &[("roundtable", &id), ("revision", "1"), ("table_name", "Tisch Ruhr"), ("seats", "4"), ("shape", "u_shape")]).await;
        for (name, email) in [("Ada Nord", "ada@gast.example"), ("Ben West", "ben@gast.example")] {
            let guest = [("roundtable", id.as_str()), ("name", name), ("email", email), ("organisation", "Haus"), ("language", "de"), ("wave", "1")];
            sends(&organiser, &page, "add-guest", &guest).await;
        }
        let twice = [("roundtable", id.as_str()), ("name", "Ada"), ("email", "ADA@gast.example"), ("organisation", "Haus"), ("language", "de"), ("wave", "1")];
        let refused = organiser.post_form(&page, "/api/roundtable/add-guest", &twice).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Diese Adresse steht schon auf der Liste"), "{}", refused.body);

        assert_eq!(sends(&organiser, &page, "send-wave", &[("roundtable", &id), ("wave", "1")]).await, format!("{page}?done=wave-sent"));
        let token = link(&site, "ada@gast.example").await;
        let own = format!("/de/roundtables/answers/{token}");
        let opened = site.anonymous().get(&own).await;
        assert!(opened.body.contains("<strong>Wasserstoff</strong>") && opened.body.contains("Ada Nord"), "{}", opened.body);
        assert!(!opened.body.contains("Ben West"), "{}", opened.body);
        assert_eq!(site.count("roundtable_guest", "state = 'accepted'").await, 0, "opening it answers nothing");
        let answer = [("token", token.as_str()), ("answer", "accept"), ("needs", "Vegetarisch")];
        assert_eq!(sends(&site.anonymous(), &own, "answer", &answer).await, format!("{own}?done=roundtable-accepted"));

        let seats = organiser.get(&seating).await.body;
        sends(&organiser, &seating, "propose-seats", &[("roundtable", &id), ("revision", &hidden(&seats, "revision"))]).await;
        let drawn = organiser.get(&seating).await.body;
        assert!(drawn.contains("1 von 4 Plätzen besetzt") && drawn.contains("seat is-taken"), "{drawn}");
        let briefing = site.anonymous().get(&format!("{own}/briefing")).await;
        assert!(briefing.body.contains("Tisch Ruhr, Platz 1"), "{}", briefing.body);
        for paper in ["place-cards", "table-plan", "briefings"] {
            let pdf = organiser.get(&format!("/organise/roundtables/{id}/{paper}.pdf?lang=de")).await;
            assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"), "{paper}");
        }

        let minutes = format!("{page}/minutes");
        let shown = organiser.get(&minutes).await.body;
        let revision = hidden(&shown, "revision");
        let text = [("roundtable", id.as_str()), ("revision", revision.as_str()), ("language", "de"), ("minutes", "- **Einig**")];
        sends(&organiser, &minutes, "write-minutes", &text).await;
        assert!(organiser.get(&minutes).await.body.contains("<strong>Einig</strong>"));
        assert_eq!(sends(&organiser, &minutes, "send-minutes", &[("roundtable", &id)]).await, format!("{minutes}?done=minutes-sent"));
        assert_eq!(site.count("mail", "kind = 'roundtable_minutes' AND to_email = 'ada@gast.example'").await, 1);
    }

    async fn rivals_without_a_table_to_part_them_are_named_and_a_second_table_parts_them(site: Site) {
        let organiser = site.organiser().await;
        let fields = [
            ("name", "H2 am Ohio"), ("place", "Pittsburgh"), ("time_zone", "America/New_York"), ("starts", "2098-06-10T09:00"),
            ("ends", "2098-06-10T11:00"), ("answer_until", "2098-06-01T18:00"),
        ];
        let made = sends(&organiser, "/de/organise/new-roundtable", "create", &fields).await;
        let page = made.split('?').next().expect("a page").to_owned();
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let seating = format!("{page}/seating");
        let add_table = async |name: &str| {
            let revision = hidden(&organiser.get(&seating).await.body, "revision");
            let table = [("roundtable", id.as_str()), ("revision", revision.as_str()), ("table_name", name), ("seats", "2"), ("shape", "u_shape")];
            sends(&organiser, &seating, "add-table", &table).await;
        };
        add_table("Eins").await;
        for (name, email, house) in [("Ada Nord", "ada@gast.example", "Haus Nord"), ("Ben West", "ben@gast.example", "Haus West")] {
            let guest = [("roundtable", id.as_str()), ("name", name), ("email", email), ("organisation", house), ("language", "de"), ("wave", "1")];
            sends(&organiser, &page, "add-guest", &guest).await;
        }
        let revision = hidden(&organiser.get(&seating).await.body, "revision");
        let rivals = [("roundtable", id.as_str()), ("revision", revision.as_str()), ("one", "Haus Nord"), ("other", "Haus West")];
        sends(&organiser, &seating, "add-rivals", &rivals).await;
        sends(&organiser, &page, "send-wave", &[("roundtable", &id), ("wave", "1")]).await;
        let mails = mail::lease::<AnyLetter>(&site.state.db, 100).await.expect("leased");
        for mail in mails.iter().filter(|mail| mail.to_email.ends_with("@gast.example")) {
            let token = mail.letter.secret().expect("an invitation");
            let own = format!("/de/roundtables/answers/{token}");
            sends(&site.anonymous(), &own, "answer", &[("token", &token), ("answer", "accept")]).await;
        }
        let propose = async || {
            let revision = hidden(&organiser.get(&seating).await.body, "revision");
            sends(&organiser, &seating, "propose-seats", &[("roundtable", &id), ("revision", &revision)]).await;
            organiser.get(&seating).await.body
        };

        let together = propose().await;
        add_table("Zwei").await;
        let apart = propose().await;

        let said = ["Haus Nord und Haus West sollen nicht nebeneinandersitzen, aber kein Tisch", "Nicht alle ließen sich trennen"];
        for words in said {
            assert!(together.contains(words), "{words}: {together}");
            assert!(!apart.contains(words), "{words}: {apart}");
        }
        assert_eq!(apart.matches("1 von 2 Plätzen besetzt").count(), 2, "{apart}");
    }

    async fn what_is_called_off_says_so_wherever_it_is_shown(site: Site) {
        let organiser = site.organiser().await;
        let fields = [
            ("name", "H2 am Ohio"), ("place", "Pittsburgh"), ("time_zone", "America/New_York"), ("starts", "2098-06-10T09:00"),
            ("ends", "2098-06-10T11:00"), ("answer_until", "2098-06-01T18:00"),
        ];
        let made = sends(&organiser, "/de/organise/new-roundtable", "create", &fields).await;
        let page = made.split('?').next().expect("a page").to_owned();
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let guest = [("roundtable", id.as_str()), ("name", "Ada Nord"), ("email", "ada@gast.example"), ("organisation", "Haus"), ("language", "de"), ("wave", "1")];
        sends(&organiser, &page, "add-guest", &guest).await;
        sends(&organiser, &page, "send-wave", &[("roundtable", &id), ("wave", "1")]).await;
        let token = link(&site, "ada@gast.example").await;
        let asked = organiser.get(&format!("{page}/edit")).await.body;
        assert!(asked.contains("Diesen Roundtable absagen?") && asked.contains("Eine Person bekommt eine E-Mail."), "{asked}");

        let done = sends(&organiser, &format!("{page}/edit"), "cancel", &[("roundtable", &id)]).await;

        assert_eq!(done, format!("{page}?done=roundtable-cancelled"));
        assert!(organiser.get("/de/organise/roundtables").await.body.contains("Abgesagt"));
        assert!(organiser.get(&page).await.body.contains("Dieser Roundtable ist abgesagt"));
        assert!(!organiser.get(&format!("{page}/edit")).await.body.contains("/api/roundtable/cancel"));
        assert_eq!(site.count("mail", "kind = 'roundtable_cancelled' AND to_email = 'ada@gast.example'").await, 1);
        let own = format!("/de/roundtables/answers/{token}");
        let opened = site.anonymous().get(&own).await.body;
        assert!(opened.contains("Dieser Roundtable findet nicht statt") && !opened.contains("/api/roundtable/answer"), "{opened}");
        let late = site.anonymous().post_form(&own, "/api/roundtable/answer", &[("token", &token), ("answer", "accept")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Dieser Roundtable findet nicht statt"), "{}", late.body);
        assert_eq!(site.count("roundtable_guest", "state = 'invited'").await, 1);
    }

    async fn the_demonstration_shows_a_roundtable_with_answers_missing(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;

        let list = organiser.get("/de/organise/roundtables").await.body;
        let bridge = organiser.get("/de/organise/bridges/north-america").await.body;

        for name in ["Wasserstoff-Roundtable Pittsburgh", "H2 Roundtable Pittsburgh 2022"] {
            assert!(list.contains(name) && bridge.contains(name), "{name}: {list}");
        }
        assert_eq!(site.count("roundtable_guest", "state <> 'planned'").await, 18);
        assert_eq!(site.count("roundtable_guest", "state = 'invited'").await, 6);
        assert_eq!(site.count("roundtable", "seats_taken = (SELECT COUNT(*) FROM roundtable_guest WHERE roundtable_id = roundtable.id AND state = 'accepted')").await, 2);
        assert_eq!(site.count("roundtable_table", "seats = 8").await, 2);
    }
}
