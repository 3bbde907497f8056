//! The demonstration data.

use chrono::NaiveDate;
use domain::{
    demo::{self, Error, Size},
    files::Files,
};

use crate::stand::both;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

both! {
    async fn the_small_one_shows_every_state(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, today()).await.expect("filled");

        for state in ["draft", "submitted", "in_review", "needs_information", "waiting_list", "offered", "confirmed", "rejected", "withdrawn", "cancelled"] {
            assert!(stand.count("application", &format!("state = '{state}'")).await > 0, "{state}");
        }
        assert_eq!(stand.count("event", "state = 'archived'").await, 3);
        assert_eq!(stand.count("event", "state = 'published'").await, 3);
        for state in ["held", "offered", "confirmed"] {
            assert!(stand.count("placement", &format!("state = '{state}'")).await > 0, "{state}");
        }
        assert!(stand.count("seat", "state = 'waiting'").await > 0);
    }

    async fn whoever_submitted_agreed_to_the_events_terms(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, today()).await.expect("filled");

        let other = "state <> 'draft' AND terms_version <> (SELECT terms_version FROM event WHERE event.id = application.event_id)";
        assert_eq!(stand.count("application", other).await, 0);
    }

    async fn the_fairs_to_come_have_pictures(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, today()).await.expect("filled");

        demo::draw_pictures(&stand.db, &Files::in_memory()).await.expect("drawn");

        assert_eq!(stand.count("event", "picture IS NOT NULL AND picture_alt_de <> '' AND state = 'published'").await, 3);
        assert_eq!(stand.count("event", "picture IS NOT NULL AND state = 'archived'").await, 0);
    }

    async fn its_seats_add_up(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, today()).await.expect("filled");

        let wrong = stand.count("session", "seats_taken <> (SELECT COUNT(*) FROM seat WHERE seat.session_id = session.id AND seat.state = 'booked')").await;

        assert!(stand.count("seat", "state = 'booked'").await > 0);
        assert_eq!(wrong, 0);
    }

    async fn it_is_the_same_for_the_same_seed(stand: Stand) {
        let other = if stand.db.is_sqlite() { crate::stand::Stand::sqlite().await } else { crate::stand::Stand::postgres().await };

        let first = demo::fill(&stand.db, Size::Small, 7, today()).await.expect("filled");
        let second = demo::fill(&other.db, Size::Small, 7, today()).await.expect("filled");

        assert_eq!(first, second);
        assert_eq!(stand.fingerprint("registration", "email").await, other.fingerprint("registration", "email").await);
        assert_eq!(stand.fingerprint("badge", "badge_code").await, other.fingerprint("badge", "badge_code").await);
    }

    async fn it_does_not_touch_a_database_in_use(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, today()).await.expect("filled");

        let again = demo::fill(&stand.db, Size::Small, 8, today()).await;

        assert!(matches!(again, Err(Error::NotEmpty)));
    }
}
