//! What goes in time, and with a place.

use chrono::Duration;
use domain::{
    clock,
    event::EventView,
    process::sweep::sweep,
    travel_details::{self, TravelDetails, TravelForm},
};

use super::{delegation, form, give, is_not_found, keys, mine, told, traveller};
use crate::{
    applying::execute,
    stand::{Stand, both},
};

/// Moves the whole trip, as if so many days had gone by since its return.
async fn returned(stand: &Stand, event: &EventView, days: i64) {
    let back = clock::today(clock::zone("America/New_York")) - Duration::days(days);
    let sql = "UPDATE trip_leg SET starts_on = $1, ends_on = $2 WHERE event_id = $3";
    let begun = back - Duration::days(5);
    execute(stand, sql, vec![begun.into(), back.into(), event.id.as_uuid().into()]).await.expect("as if then");
}

both! {
    async fn everything_goes_thirty_days_after_the_return(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        let soon = TravelForm { passport_expires: (event.ends_on + Duration::days(60)).to_string(), ..form(&event) };
        give(&stand, &keys, &link, 1, &soon).await.expect("given");
        travel_details::set_note(&stand.db, &organiser, event.id, id, "Kommt später", "").await.expect("written down");

        returned(&stand, &event, 29).await;
        sweep(&stand.db).await.expect("swept");
        assert_eq!((stand.count("travel_details", "1 = 1").await, stand.count("travel_note", "1 = 1").await), (1, 1));
        let told = "kind = 'travel_papers' AND to_email <> '' AND letter LIKE '%needed_until%'";
        assert_eq!(stand.count("mail", told).await, 1);
        returned(&stand, &event, 30).await;
        sweep(&stand.db).await.expect("swept");
        sweep(&stand.db).await.expect("swept again");

        assert_eq!((stand.count("travel_details", "1 = 1").await, stand.count("travel_note", "1 = 1").await), (0, 0));
        assert_eq!(stand.count("mail", told).await, 0, "nor does a letter tell of it");
        assert_eq!(stand.count("audit", "subject = 'travel_setting' AND action = 'swept'").await, 1);
        assert!(mine(&stand, &keys, &link).await.details == TravelDetails::default());
    }

    async fn what_somebody_gave_goes_with_their_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (anna, link) = traveller(&stand, &event, "Anna Erste").await;
        let (_, other) = traveller(&stand, &event, "Berta Zweite").await;
        for link in [&link, &other] {
            give(&stand, &keys, link, 1, &form(&event)).await.expect("given");
        }
        let sql = "UPDATE traveller SET state = 'cancelled', cancelled_at = $1, cancellation_cents = 0 WHERE id = $2";
        execute(&stand, sql, vec![clock::now().into(), anna.as_uuid().into()]).await.expect("cancelled");

        let closed = travel_details::mine(&stand.db, &keys, &link).await;
        travel_details::forget_those_who_left(&stand.db).await.expect("forgotten");

        assert!(is_not_found(&closed), "the link opens nothing at once");
        assert_eq!(stand.count("travel_details", "1 = 1").await, 1);
        assert_eq!(told(&stand, anna).await, ["given", "erased"]);
        assert_eq!(mine(&stand, &keys, &other).await.revision, 2);
    }
}
