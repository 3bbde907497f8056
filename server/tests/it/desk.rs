//! The desk before, on and after the days of an event.

use axum::http::StatusCode;
use domain::ids::ScanId;

use crate::site::{Answer, Browser, Site, both};

/// A fair of the demonstration whose days are these, counted from today, and the ticket of a visitor.
async fn fair(site: &Site, first: i64, last: i64) -> (String, String, Browser) {
    let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
    let fair = site.coming("collision").await;
    runs(site, &fair, first, last).await;
    let ticket = format!(
        "SELECT b.ticket_code AS value FROM badge b JOIN registration r ON r.badge_id = b.id JOIN event e ON e.id = r.event_id
         WHERE r.state = 'confirmed' AND b.revoked_at IS NULL AND e.slug = '{fair}' LIMIT 1"
    );
    (fair, site.text(&ticket).await, organiser)
}

async fn runs(site: &Site, fair: &str, first: i64, last: i64) {
    let today = domain::clock::today(domain::clock::home());
    let day = |days| today + chrono::Duration::days(days);
    site.execute(&format!("UPDATE event SET starts_on = '{}', ends_on = '{}' WHERE slug = '{fair}'", day(first), day(last))).await;
}

/// How many were let in at this fair; at the one of the demonstration that is on somebody was.
async fn let_in(site: &Site, fair: &str) -> i64 {
    site.count("admission", &format!("event_id = (SELECT id FROM event WHERE slug = '{fair}')")).await
}

/// Scans without script; what the desk shows then, in this language.
async fn scan(browser: &Browser, locale: &str, fair: &str, code: &str) -> Answer {
    let (scan, desk) = (ScanId::new().to_string(), format!("/{locale}/desk/{fair}"));
    let fields = [("event", fair), ("door", ""), ("scan", scan.as_str()), ("code", code)];
    let answer = browser.post_form(&desk, "/api/checkin/scan-typed", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser.get(answer.location()).await
}

/// The answer that fills the screen, without what stands below it.
fn screen(answer: &Answer) -> &str {
    answer.body.split_once("desk-body").and_then(|(_, rest)| rest.split_once("<footer")).map(|(screen, _)| screen).expect("a screen")
}

fn count(answer: &Answer) -> &str {
    let (_, after) = answer.body.split_once("id=\"desk-count\"").expect("a count");
    after.split_once('>').and_then(|(_, rest)| rest.split_once('<')).map(|(count, _)| count).expect("its text")
}

both! {
    async fn before_the_first_day_a_desk_says_that_it_is_a_trial(site: Site) {
        let (fair, ticket, organiser) = fair(&site, 9, 11).await;

        let ready = organiser.get(&format!("/de/desk/{fair}")).await;
        let welcome = scan(&organiser, "de", &fair, &ticket).await;
        let again = scan(&organiser, "en", &fair, &ticket).await;
        let overview = organiser.get(&format!("/de/organise/events/{fair}")).await;

        assert!(count(&ready).starts_with("Probebetrieb · 0 von "), "{}", count(&ready));
        assert!(screen(&ready).contains("Bereit") && screen(&ready).contains("gilt niemand als eingelassen. Geprüft wird wie"), "{}", screen(&ready));
        assert!(screen(&welcome).contains("Willkommen") && screen(&welcome).contains("Probebetrieb: Vor dem "), "{}", screen(&welcome));
        assert!(welcome.body.contains("Rückgängig") && welcome.body.contains(">Probe<"), "{}", welcome.body);
        assert!(screen(&again).contains("Already in since") && screen(&again).contains("Trial: nobody counts as let in before "), "{}", screen(&again));
        assert!(count(&again).starts_with("Trial · 0 of "), "{}", count(&again));
        assert!(!again.body.contains("Let in by day") && !overview.body.contains("Eingelassen nach Tagen"));
        assert_eq!(let_in(&site, &fair).await, 0);
    }

    async fn on_its_days_the_desk_and_the_overview_tell_who_came_when(site: Site) {
        let (fair, ticket, organiser) = fair(&site, -2, 2).await;

        let welcome = scan(&organiser, "de", &fair, &ticket).await;
        let again = scan(&organiser, "en", &fair, &ticket).await;
        let overview = organiser.get(&format!("/de/organise/events/{fair}")).await;

        assert!(count(&welcome).starts_with("1 von "), "{}", count(&welcome));
        assert!(!welcome.body.contains("Probe"), "{}", welcome.body);
        assert!(screen(&again).contains("Already in since"), "{}", screen(&again));
        for page in [&welcome, &overview] {
            assert!(page.body.contains("Eingelassen nach Tagen") && page.body.contains("Ausstellende"), "{}", page.body);
        }
        assert!(again.body.contains("Let in by day") && again.body.contains("Exhibitors’ staff"), "{}", again.body);
    }

    async fn after_its_days_a_desk_says_that_the_event_is_over(site: Site) {
        let (fair, ticket, organiser) = fair(&site, -2, 2).await;
        scan(&organiser, "de", &fair, &ticket).await;
        runs(&site, &fair, -9, -4).await;

        let ready = organiser.get(&format!("/en/desk/{fair}")).await;
        let answer = scan(&organiser, "de", &fair, &ticket).await;

        assert_eq!(count(&ready), "The event is over");
        assert!(screen(&ready).contains("nobody is let in any more"), "{}", screen(&ready));
        assert!(answer.body.contains("desk is-refused") && screen(&answer).contains("Veranstaltung vorbei"), "{}", screen(&answer));
        assert!(!screen(&answer).contains("Willkommen"), "{}", screen(&answer));
        assert_eq!(let_in(&site, &fair).await, 1);
    }
}
