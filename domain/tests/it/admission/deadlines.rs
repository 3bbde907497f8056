//! The deadline that a form proposes.

use chrono::{Duration, NaiveDate, TimeZone};
use domain::{
    actor::Actor,
    clock::{self, Instant, Tz},
    event,
    placement::offer::{self, OfferUnit, proposed_deadline},
};

use crate::stand::both;

fn zone() -> Tz {
    clock::zone("Europe/Paris")
}

fn paris(day: u32, hour: u32, minute: u32) -> Instant {
    zone().with_ymd_and_hms(2099, 3, day, hour, minute, 0).single().expect("a time").to_utc()
}

both! {
    async fn a_proposed_deadline_lies_within_the_fair(stand: Stand) {
        let fair = stand.fair().await;
        // From 9 to 12 March.
        let event = event::by_id(&stand.db, &Actor::System, fair.event).await.expect("seen");

        for (now, proposed) in [
            (paris(1, 10, 0), paris(8, 18, 0)),
            (paris(4, 10, 0), paris(11, 18, 0)),
            (paris(6, 10, 0), paris(12, 18, 0)),
            (paris(12, 17, 59), paris(12, 18, 0)),
            (paris(12, 18, 0), paris(12, 23, 59)),
        ] {
            assert_eq!(proposed_deadline(&event, now), proposed, "{now}");
        }
    }

    async fn what_the_form_proposes_is_taken_as_it_is(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;
        let now = clock::now();
        let tomorrow: NaiveDate = now.with_timezone(&zone()).date_naive() + Duration::days(1);
        stand.sql(&format!("UPDATE event SET ends_on = '{tomorrow}', starts_on = '{tomorrow}'")).await.expect("it ends soon");
        let event = event::by_id(&stand.db, &Actor::System, fair.event).await.expect("seen");
        let proposed = proposed_deadline(&event, now).with_timezone(&event.zone).format("%Y-%m-%dT%H:%M").to_string();

        let offering = OfferUnit { expires_at: proposed, ..stand.offering(applied, unit).await };
        offer::make(&stand.db, &fair.organiser, &offering).await.expect("it is offered");

        assert_eq!(stand.count("placement", "state = 'offered'").await, 1);
    }
}
