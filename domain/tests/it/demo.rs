//! The demonstration data.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    demo::{self, Error, Size},
    files::Files,
};

use crate::stand::both;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

/// Early in the afternoon of that day.
fn now() -> DateTime<Utc> {
    today().and_hms_opt(13, 0, 0).expect("a time").and_utc()
}

both! {
    async fn the_small_one_shows_every_state(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        for state in ["draft", "submitted", "in_review", "needs_information", "waiting_list", "offered", "confirmed", "rejected", "withdrawn", "cancelled"] {
            assert!(stand.count("application", &format!("state = '{state}'")).await > 0, "{state}");
        }
        assert_eq!(stand.count("event", "state = 'archived'").await, 6);
        assert_eq!(stand.count("event", "state = 'published'").await, 5);
        for state in ["held", "offered", "confirmed"] {
            assert!(stand.count("placement", &format!("state = '{state}'")).await > 0, "{state}");
        }
        assert!(stand.count("seat", "state = 'waiting'").await > 0);
    }

    async fn its_news_are_published_but_for_a_draft_and_one_is_about_the_coming_mipim(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!(stand.count("news_entry", "state = 'draft'").await, 1);
        assert_eq!(stand.count("news_entry", "state = 'published' AND lede_en <> '' AND text_de <> ''").await, 3);
        let of_mipim = "event_id = (SELECT id FROM event WHERE slug LIKE 'mipim-%' AND state = 'published')";
        assert_eq!(stand.count("news_entry", of_mipim).await, 1);
    }

    async fn its_sites_are_published_but_for_two_and_some_belong_to_exhibitors(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!((stand.count("property", "1 = 1").await, stand.count("property", "publication = 'published'").await), (12, 10));
        let of_bochum = "organisation_id = (SELECT id FROM organisation WHERE display_name = 'Stadt Bochum')";
        assert_eq!(stand.count("property", of_bochum).await, 4);
        assert_eq!(stand.count("property", "holder <> '' AND organisation_id IS NOT NULL").await, 0);
    }

    async fn its_events_belong_to_its_bridges(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!((stand.count("bridge", "kind = 'bridge'").await, stand.count("bridge", "kind = 'network'").await), (3, 2));
        assert_eq!(stand.count("event", "bridge <> '' AND bridge_id = (SELECT id FROM bridge WHERE bridge.name = event.bridge)").await, 9);
        assert_eq!(stand.count("event", "bridge <> '' AND bridge_id IS NULL").await, 0);
    }

    async fn its_fairs_have_hosts_and_what_is_to_come_is_funded(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!((stand.count("host", "role = 'lead'").await, stand.count("host", "role = 'co_host'").await), (6, 6));
        assert_eq!(stand.count("host_person", "access = 'edit'").await, 2);
        assert_eq!((stand.count("funding_grant", "amount_cents = 2655000").await, stand.count("grant_version", "number = 2").await), (1, 1));
        assert_eq!(stand.count("grant_event", "amount_cents > 0").await, 2);
    }

    async fn its_trip_to_come_has_a_programme_and_travellers_in_every_state(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!(stand.count("event", "kind = 'delegation_trip'").await, 4);
        assert_eq!((stand.count("trip_leg", "1 = 1").await, stand.count("trip_item", "1 = 1").await), (6, 10));
        for (state, number) in [("admitted", 6), ("waiting", 2), ("applied", 3), ("rejected", 1), ("withdrawn", 1), ("cancelled", 1)] {
            assert_eq!(stand.count("traveller", &format!("state = '{state}'")).await, number, "{state}");
        }
        let wrong = "taken <> (SELECT COUNT(*) FROM traveller WHERE traveller.event_id = trip_admission.event_id AND state = 'admitted')";
        assert_eq!(stand.count("trip_admission", wrong).await, 0);
    }

    async fn its_matchmaking_day_has_meetings_requests_and_wishes(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!((stand.count("profile", "1 = 1").await, stand.count("profile", "consent_at IS NOT NULL").await), (60 + 8, 56 + 8));
        assert_eq!((stand.count("meeting", "state = 'accepted'").await, stand.count("meeting", "state = 'requested'").await), (12 + 3, 6 + 1));
        // Four steps of five minutes for two people and a table.
        // And six of them for two people online.
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 12 * 3 * 4 + 3 * 2 * 6);
        assert_eq!(stand.count("wish", "1 = 1").await, 3 * 56);
    }

    async fn whoever_submitted_agreed_to_the_events_terms(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let other = "state <> 'draft' AND terms_version <> (SELECT terms_version FROM event WHERE event.id = application.event_id)";
        assert_eq!(stand.count("application", other).await, 0);
    }

    async fn the_last_fair_to_come_has_a_picture(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        demo::draw_pictures(&stand.db, &Files::in_memory()).await.expect("drawn");

        assert_eq!(stand.count("event", "picture IS NOT NULL AND picture_alt_de <> '' AND state = 'published'").await, 1);
        assert_eq!(stand.count("event", "picture IS NOT NULL AND state = 'archived'").await, 0);
    }

    async fn every_fair_has_a_hall_and_every_town_a_postcode_of_its_own(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let shared = "kind <> 'delegation_trip' AND online_link = '' AND (hall = '' OR booth_number = '' OR EXISTS (SELECT 1 FROM event AS other \
            WHERE other.city <> event.city AND (other.hall = event.hall OR other.booth_number = event.booth_number)))";
        assert_eq!(stand.count("event", shared).await, 0);
        let shared = "postcode = '' OR EXISTS (SELECT 1 FROM application AS other WHERE (other.city = application.city) <> (other.postcode = application.postcode))";
        assert_eq!(stand.count("application", shared).await, 0);
        assert!(stand.count("application", "city = 'Bochum' AND postcode = '44787'").await > 0);
    }

    async fn its_seats_add_up(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let wrong = stand.count("session", "seats_taken <> (SELECT COUNT(*) FROM seat WHERE seat.session_id = session.id AND seat.state = 'booked')").await;

        assert!(stand.count("seat", "state = 'booked'").await > 0);
        assert_eq!(wrong, 0);
    }

    async fn it_is_the_same_for_the_same_seed(stand: Stand) {
        let other = if stand.db.is_sqlite() { crate::stand::Stand::sqlite().await } else { crate::stand::Stand::postgres().await };

        let first = demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");
        let second = demo::fill(&other.db, Size::Small, 7, now()).await.expect("filled");

        assert_eq!(first, second);
        assert_eq!(stand.fingerprint("registration", "email").await, other.fingerprint("registration", "email").await);
        assert_eq!(stand.fingerprint("badge", "badge_code").await, other.fingerprint("badge", "badge_code").await);
    }

    async fn it_does_not_touch_a_database_in_use(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let again = demo::fill(&stand.db, Size::Small, 8, now()).await;

        assert!(matches!(again, Err(Error::NotEmpty)));
    }

    async fn it_tells_of_nothing_that_has_not_happened(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let begins = format!("'{}T00:00:00+00:00'", today());
        for told in [
            "account.created_at",
            "application.created_at",
            "application.submitted_at",
            "application.updated_at",
            "audit.at",
            "badge.created_at",
            "event.created_at",
            "mail.created_at",
            "placement.created_at",
            "registration.created_at",
            "registration.confirmed_at",
            "seat.updated_at",
            "session.created_at",
        ] {
            let table = told.split('.').next().unwrap_or_default();
            assert_eq!(stand.count(table, &format!("{told} > {begins}")).await, 0, "{told}");
        }
        let after = "created_at > (SELECT starts_on FROM event WHERE event.id = application.event_id AND state = 'archived')";
        let after = if stand.db.is_sqlite() { after.to_owned() } else { after.replace("(SELECT starts_on", "(SELECT starts_on::timestamptz") };
        assert_eq!(stand.count("application", &after).await, 0, "applied for what was over");
    }

    async fn nobody_applied_after_the_deadline(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        for late in ["application.created_at", "application.submitted_at", "application.updated_at"] {
            let late = format!("{late} > (SELECT applications_close_at FROM event WHERE event.id = application.event_id)");
            assert_eq!(stand.count("application", &late).await, 0, "{late}");
        }
    }

    async fn people_came_to_the_fair_that_is_on(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let is_on = format!("event_id = (SELECT id FROM event WHERE starts_on <= '{0}' AND ends_on >= '{0}')", today());
        for day in ["2026-11-21", "2026-11-22"] {
            assert!(stand.count("admission", &format!("{is_on} AND day = '{day}'")).await > 30, "{day}");
        }
        let elsewhere = stand.count("admission", &format!("NOT ({is_on})")).await;
        assert_eq!(elsewhere, 0, "an event that is over or to come let somebody in");
        assert_eq!(stand.count("admission", &format!("admitted_at >= '{}'", now().to_rfc3339())).await, 0, "in the future");
        assert!(stand.count("scan", "outcome = 'already_in'").await > 0);
        let miscounted = "people <> (SELECT COUNT(*) FROM admission JOIN badge ON badge.id = admission.badge_id WHERE admission.door_id = door_count.door_id \
            AND admission.day = door_count.day AND admission.shard = door_count.shard AND badge.role = door_count.role)";
        assert_eq!(stand.count("door_count", miscounted).await, 0);
        let let_in = "revoked_at IS NOT NULL OR ended_at IS NOT NULL OR awaits_confirmation";
        assert_eq!(stand.count("badge", &format!("({let_in}) AND EXISTS (SELECT 1 FROM admission WHERE admission.badge_id = badge.id)")).await, 0);
    }

    async fn a_fair_is_on_others_are_over_or_to_come(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        let day = format!("'{}'", today());
        assert_eq!(stand.count("event", &format!("starts_on <= {day} AND ends_on >= {day} AND state = 'published'")).await, 1);
        assert_eq!(stand.count("event", &format!("starts_on > {day}")).await, 4);
        assert_eq!(stand.count("event", &format!("ends_on < {day}")).await, 6);
    }

    async fn large_halls_can_be_read(stand: Stand) {
        demo::fill(&stand.db, Size::Small, 7, now()).await.expect("filled");

        demo::add(&stand.db, demo::Scale { slug: "halls", name: "Halls", exhibitors: 320, visitors: 10, stages: 1, sessions: 2 }, 8, today()).await.expect("added");

        let hall = "level_id IN (SELECT id FROM level WHERE name_de = 'Halle 1')";
        assert_eq!(stand.count("level", "name_de LIKE 'Halle %'").await, 3);
        assert_eq!(stand.count("unit", hall).await, 150);
        let overlapping = "EXISTS (SELECT 1 FROM unit AS other WHERE other.level_id = unit.level_id AND other.id <> unit.id \
            AND other.x_cm < unit.x_cm + unit.width_cm AND unit.x_cm < other.x_cm + other.width_cm \
            AND other.y_cm < unit.y_cm + unit.depth_cm AND unit.y_cm < other.y_cm + other.depth_cm)";
        assert_eq!(stand.count("unit", overlapping).await, 0);
        let outside = "EXISTS (SELECT 1 FROM level WHERE level.id = unit.level_id AND (x_cm + unit.width_cm > level.width_cm OR y_cm + unit.depth_cm > level.depth_cm))";
        assert_eq!(stand.count("unit", outside).await, 0);
        assert_eq!(stand.count("unit", "code IN ('1.A01', '1.J15', '3.A01')").await, 3);
    }
}
