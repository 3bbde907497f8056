//! How often a page, a booking and a scan ask the database. On SQLite each statement is a way to another thread and back,
//! so that their number is most of what such an answer costs; where it grows, it grows unseen, but for this.

use std::{
    fmt::Debug,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt};

use crate::site::{Browser, Site};

/// Counts what `domain::db` tells of.
#[derive(Clone, Default)]
struct Asked(Arc<AtomicUsize>);

impl<S: Subscriber> Layer<S> for Asked {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target().starts_with("domain::db") && *event.metadata().level() == tracing::Level::TRACE {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}

impl Asked {
    /// How many statements there were since the last time.
    fn since(&self) -> usize {
        self.0.swap(0, Ordering::SeqCst)
    }
}

/// On one thread: whoever listens hears only what is said on their own.
#[tokio::test]
async fn no_answer_asks_more_often_than_it_has_to() {
    let asked = Asked::default();
    let _listening = tracing::subscriber::set_default(tracing_subscriber::registry().with(asked.clone()));
    let site = Site::sqlite().await;
    let cast = site.demo().await;
    // However slow the machine is, nothing is asked again because of the time.
    site.state.db.keep_for(Duration::from_hours(1));
    let fair = site.coming("collision").await;
    let ticket = ticket(&site, &fair).await;
    let session = session(&site, &fair).await;
    let visitor = Browser { router: site.router.clone(), cookie: Some(format!("ticket={ticket}")) };
    let (_, organiser) = site.signed_in(cast.organiser).await;
    let mut counted = Vec::new();

    for (what, page) in [
        ("event page", format!("/de/events/{fair}")),
        ("programme", format!("/de/events/{fair}/programme")),
        ("session page", format!("/de/events/{fair}/programme/{session}")),
    ] {
        for time in ["first", "again"] {
            if time == "first" {
                // As after somebody else's booking.
                site.execute("SELECT 1").await;
            }
            asked.since();
            assert_eq!(visitor.get(&page).await.status, StatusCode::OK, "{page}");
            counted.push((format!("{what}, {time}"), asked.since()));
        }
    }
    let page = format!("/de/events/{fair}/programme/{session}");
    let form = [("_key", "0123456789abcdef0123456789abcdef"), ("_page", &page), ("session", &session), ("ticket", &ticket)];
    let booked = visitor.post_form(&page, "/api/masterclass/book-seat", &form).await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER, "{}", booked.body);
    counted.push(("booking a seat".to_owned(), asked.since()));
    asked.since();
    let scan = [("event", fair.as_str()), ("scan", "01890000-0000-7000-8000-000000000001"), ("door", ""), ("code", &ticket)];
    let scanned = organiser.post_form(&format!("/de/desk/{fair}"), "/api/checkin/scan-typed", &scan).await;
    assert!(scanned.status.is_success() || scanned.status == StatusCode::SEE_OTHER, "{} {}", scanned.status, scanned.body);
    counted.push(("a scan at the desk".to_owned(), asked.since()));
    // However many of its events are over.
    site.execute("UPDATE event SET bridge_id = (SELECT id FROM bridge WHERE slug = 'north-america')").await;
    asked.since();
    assert_eq!(site.anonymous().get("/de/bridges/north-america").await.status, StatusCode::OK);
    counted.push(("bridge page".to_owned(), asked.since()));

    let most = [
        ("event page, first", 14),
        ("event page, again", 1),
        ("programme, first", 8),
        ("programme, again", 7),
        ("session page, first", 9),
        ("session page, again", 6),
        ("booking a seat", 17),
        ("a scan at the desk", 9),
        ("bridge page", 21),
    ];
    for ((what, asked), (bound, most)) in counted.iter().zip(most) {
        assert_eq!(what, bound);
        assert!(*asked <= most, "{what} asks {asked} times, {most} are enough: {counted:?}");
    }
}

/// Keeps what `domain::db` is asked.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Heard {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target().starts_with("domain::db") {
            event.record(&mut self.clone());
        }
    }
}

impl Visit for Heard {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "sql" {
            self.0.lock().expect("nobody panics").push(value.to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

/// On one thread, as above. A late page is no slower than an early one where SQLite sorts nothing and reads no row before.
#[tokio::test]
async fn the_list_of_visitors_is_read_in_the_order_of_an_index() {
    let heard = Heard::default();
    let _listening = tracing::subscriber::set_default(tracing_subscriber::registry().with(heard.clone()));
    let site = Site::sqlite().await;
    let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
    let fair = site.coming("collision").await;

    let page = organiser.get(&format!("/de/organise/events/{fair}/visitors?page=2")).await;

    assert_eq!(page.status, StatusCode::OK);
    let asked = heard.0.lock().expect("nobody panics").clone();
    let list = asked.iter().find(|sql| sql.contains("ORDER BY \"registration\".\"created_at\" DESC")).expect("the list is read");
    let plan = site.lines(&format!("EXPLAIN QUERY PLAN {list}"), "detail").await.join("\n");
    assert!(plan.contains("INDEX registration_newest") && !plan.contains("TEMP B-TREE"), "{plan}\n{list}");
    assert!(list.starts_with("SELECT \"registration\".\"id\" FROM"), "{list}");
}

/// The last masterclass of a fair that has free seats.
const SESSION: &str = "FROM session JOIN event ON event.id = session.event_id WHERE event.slug = 'FAIR' AND session.state = 'published' \
    AND session.kind = 'masterclass' AND seats_taken < seat_limit ORDER BY starts_at DESC LIMIT 1";

/// A ticket of a visitor of a fair who has no seat there.
async fn ticket(site: &Site, fair: &str) -> String {
    let session = SESSION.replace("FAIR", fair);
    site.text(&format!(
        "SELECT badge.ticket_code AS value FROM badge JOIN registration ON registration.badge_id = badge.id \
         JOIN event ON event.id = registration.event_id WHERE event.slug = '{fair}' AND registration.state = 'confirmed' \
         AND registration.id NOT IN (SELECT registration_id FROM seat WHERE session_id = (SELECT session.id {session})) \
         ORDER BY registration.id LIMIT 1"
    ))
    .await
}

async fn session(site: &Site, fair: &str) -> String {
    let session = SESSION.replace("FAIR", fair);
    site.text(&format!(
        "SELECT lower(substr(hex(session.id), 1, 8) || '-' || substr(hex(session.id), 9, 4) || '-' || substr(hex(session.id), 13, 4) \
         || '-' || substr(hex(session.id), 17, 4) || '-' || substr(hex(session.id), 21)) AS value {session}"
    ))
    .await
}
