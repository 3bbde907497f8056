//! Changing an event on which people rely: the page asks first, and what leaves is one truthful letter each.

use axum::http::StatusCode;
use domain::{
    actor::Actor,
    event,
    ids::RegistrationId,
    process::letter::AnyLetter,
    registration::{self, DetailsForm, Register, TickedConsents},
};
use scraper::{ElementRef, Html, Selector};
use server::worker::{self, Pace};

use crate::{
    post::{Post, mailer},
    site::{Answer, Browser, Site, both},
};

const EDIT: &str = "/api/event/edit-event";

/// What a browser would send of the settings' form on this page, but for the buttons.
fn typed(page: &Answer) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.body);
    let all = |css: &str| Selector::parse(css).expect("a selector");
    let form = html.select(&all(&format!("form[action$=\"{EDIT}\"]"))).next().expect("the form is there");
    let of = |element: &ElementRef, name: &str| element.value().attr(name).unwrap_or_default().to_owned();
    let mut fields = Vec::new();
    for field in form.select(&all("input, select, textarea")) {
        let is_choice = ["checkbox", "radio"].contains(&of(&field, "type").as_str());
        if is_choice && field.value().attr("checked").is_none() {
            continue;
        }
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => field.select(&all("option[selected]")).next().map(|option| of(&option, "value")).unwrap_or_default(),
            _ => of(&field, "value"),
        };
        fields.push((of(&field, "name"), value));
    }
    fields
}

/// The same with other values.
fn with(mut fields: Vec<(String, String)>, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, value) in changes {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

async fn send(browser: &Browser, page: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post_form(page, EDIT, &fields).await
}

/// The value of the button that confirms.
fn confirms(page: &Answer) -> String {
    let html = Html::parse_document(&page.body);
    let button = Selector::parse("button[name=confirmed_change]").expect("a selector");
    html.select(&button).next().and_then(|button| button.value().attr("value")).expect("a button confirms").to_owned()
}

/// An event of next year with a visitor whose ticket has left.
async fn fair_with_vera(site: &Site) -> RegistrationId {
    site.event("fair").await;
    site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', brand = 'Ruhr', contact_name = 'Olga', contact_email = 'olga@agency.example'").await;
    let form = Register {
        event: "fair".to_owned(),
        email: "takes-vera@visitor.example".to_owned(),
        details: DetailsForm { name: "Vera Visit".to_owned(), locale: "de".to_owned(), ..DetailsForm::default() },
    };
    registration::register(&site.state.db, &Actor::Anonymous, &form).await.expect("registered");
    let leased = domain::mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased");
    let token = domain::mail::Letter::secret(&leased[0].letter).expect("a link");
    let ticket = registration::confirm(&site.state.db, &token, &TickedConsents::none()).await.expect("confirmed");
    site.execute("DELETE FROM mail").await;
    registration::by_ticket(&site.state.db, &ticket).await.expect("answers").expect("it opens").registration
}

both! {
    async fn a_change_that_people_rely_on_comes_back_to_be_confirmed(site: Site) {
        fair_with_vera(&site).await;
        let organiser = site.organiser().await;
        let page = "/de/organise/events/fair/edit";
        let fields = typed(&organiser.get(page).await);
        let moved = with(fields.clone(), &[("venue", "Halle <am> Fluss"), ("starts_on", "2099-03-16"), ("ends_on", "2099-03-19"), ("theme_de", "Häfen")]);

        let asked = send(&organiser, page, &moved).await;
        let again = typed(&asked);
        let saved = send(&organiser, page, &with(again.clone(), &[("confirmed_change", &confirms(&asked))])).await;

        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.body);
        let words = Html::parse_document(&asked.body).root_element().text().collect::<String>();
        for said in ["ein Mensch mit Ticket", "16.–19. März 2099", "bisher: 9.–12. März 2099", "Halle <am> Fluss, Cannes", "bisher: Palais, Cannes", "Speichern und einen Menschen benachrichtigen"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(!words.contains("bisher: 09:00"), "summer time is no news: {words}");
        assert!(asked.body.contains("href=\"#event-edit-event-confirmed-change\"") && asked.body.contains("id=\"event-edit-event-confirmed-change\""), "{}", asked.body);
        let kept = |fields: &[(String, String)], name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
        for name in ["venue", "starts_on", "ends_on", "theme_de", "revision", "name", "time_zone", "contact_email", "main_language"] {
            assert_eq!(kept(&again, name), kept(&moved, name), "{name}");
        }
        assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/de/organise/events/fair/edit?done=saved"));
        assert_eq!(site.count("event", "venue = 'Halle <am> Fluss' AND theme_de = 'Häfen'").await, 1);
        assert_eq!(site.count("mail", "kind = 'event_changed'").await, 1);
    }

    async fn what_nobody_relies_on_is_saved_at_once(site: Site) {
        fair_with_vera(&site).await;
        let organiser = site.organiser().await;
        let page = "/en/organise/events/fair/edit";
        let fields = with(typed(&organiser.get(page).await), &[("theme_de", "Häfen")]);

        let saved = send(&organiser, page, &fields).await;

        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(site.count("mail", "kind LIKE '%event_changed'").await, 0);
    }

    async fn what_is_missing_for_the_programme_is_said_beside_its_box(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let slug = site.coming("collision").await;
        let page = format!("/de/organise/events/{slug}/edit");
        let fields = typed(&organiser.get(&page).await);
        let event = event::by_slug(&site.state.db, &Actor::System, &slug).await.expect("there");
        let week = chrono::Duration::days(7);
        let (starts, ends) = ((event.starts_on + week).to_string(), (event.ends_on + week).to_string());

        let moved = send(&organiser, &page, &with(fields.clone(), &[("starts_on", &starts), ("ends_on", &ends)])).await;
        let corrected = send(&organiser, &page, &with(fields, &[("time_zone", "Asia/Tokyo")])).await;

        for (answer, field) in [(moved, "programme-moves-along"), (corrected, "programme-keeps-local-times")] {
            let id = format!("event-edit-event-{field}");
            let html = Html::parse_document(&answer.body);
            let found = |css: String| html.select(&Selector::parse(&css).expect("a selector")).next().is_some();
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(found(format!("input#{id}[aria-invalid=true][aria-describedby~={id}-error]")), "{}", answer.body);
            assert!(found(format!(".field.is-wrong:has(input#{id}) p.error#{id}-error")), "beside the box: {}", answer.body);
            assert!(found(format!(".error-summary a[href=\"#{id}\"]")), "{}", answer.body);
        }
    }

    async fn of_changes_while_the_mail_server_is_away_one_letter_arrives(site: Site) {
        let vera = fair_with_vera(&site).await;
        let organiser = site.organiser().await;
        site.execute("DELETE FROM mail").await;
        let page = "/de/organise/events/fair/edit";
        for venue in ["Fluss", "Berg"] {
            let fields = with(typed(&organiser.get(page).await), &[("venue", venue)]);
            let asked = send(&organiser, page, &fields).await;
            let saved = send(&organiser, page, &with(fields, &[("confirmed_change", &confirms(&asked))])).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        }
        let (post, url) = Post::start().await;

        worker::turn(&site.state, Some(&mailer(&url)), Pace::default()).await.expect("a turn");

        let arrived: Vec<String> = post.mails().iter().map(|(to, _)| to.clone()).collect();
        assert_eq!(arrived, ["takes-vera@visitor.example"]);
        let kept = site.text("SELECT letter AS value FROM mail WHERE state = 'sent'").await;
        let letter: serde_json::Value = serde_json::from_str(&kept).expect("JSON");
        assert_eq!((&letter["before"]["venue"], &letter["event"]["venue"]), (&"Palais".into(), &"Berg".into()));
        assert_eq!(site.count("mail", &format!("about = 'registration:{vera}' AND trouble = 'outdated'")).await, 1);
    }
}
