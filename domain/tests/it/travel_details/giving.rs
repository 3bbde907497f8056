//! What travellers give and change themselves, and what is refused.

use chrono::Duration;
use domain::{
    locale::Locale,
    travel_details::{
        self, EntryKind, EntryPermission, EntryState, Error, PassportTerm, Question, Room, SettingForm, TravelDetails, TravelForm,
    },
};

use super::{delegation, enter, fields, first_day, form, give, keys, mine, revision, traveller, trip_with};
use crate::stand::both;

both! {
    async fn a_traveller_gives_and_changes_their_own(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let begun = mine(&stand, &keys, &link).await;

        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        enter(&stand, &keys, &link, 2, "CA", EntryKind::Eta).await.expect("given");
        let late = give(&stand, &keys, &link, 2, &form(&event)).await;
        enter(&stand, &keys, &link, 3, "US", EntryKind::Esta).await.expect("given");

        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
        let entry = |country: &str| Question::Entry(country.to_owned());
        assert_eq!(begun.missing.len(), 9, "{:?}", begun.missing);
        assert!(begun.missing.contains(&entry("CA")) && begun.missing.contains(&entry("US")));
        let given = mine(&stand, &keys, &link).await;
        assert_eq!((given.revision, given.missing, given.passport), (4, Vec::new(), Some(PassportTerm::Enough)));
        let permission = |country: &str, kind| EntryPermission { country: country.to_owned(), kind, state: EntryState::Granted };
        let expected = TravelDetails {
            passport_name: "ERSTE ANNA XAVERINE".to_owned(),
            nationality: "DE".to_owned(),
            // The trip does not ask for it.
            passport_number: String::new(),
            passport_expires: Some(event.ends_on + Duration::days(900)),
            entries: vec![permission("CA", EntryKind::Eta), permission("US", EntryKind::Esta)],
            diet: "koscher, keine Erdnüsse".to_owned(),
            emergency_name: "Quirin Notrufer".to_owned(),
            emergency_phone: "+492017771239".to_owned(),
            arrives_at: first_day(&event).and_hms_opt(9, 30, 0),
            arrives_by: "AC 9124".to_owned(),
            leaves_at: event.ends_on.and_hms_opt(18, 0, 0),
            leaves_by: "LH 7603".to_owned(),
            room: Some(Room::Shared),
            room_with: "Berta Zimmergenossin".to_owned(),
        };
        assert!(given.details == expected, "all of it comes back");
    }

    async fn the_number_is_kept_where_the_trip_asks_for_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let asks = SettingForm { asks_passport_number: "on".to_owned(), ..SettingForm::default() };

        travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &asks, Locale::De).await.expect("set");
        let asked = mine(&stand, &keys, &link).await;
        give(&stand, &keys, &link, 2, &form(&event)).await.expect("given");

        assert!(asked.missing.contains(&Question::PassportNumber), "it is asked of those who were done");
        let given = mine(&stand, &keys, &link).await;
        assert_eq!(given.details.passport_number, "C01X00T47");
        assert!(!given.missing.contains(&Question::PassportNumber));
        let late = travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &asks, Locale::De).await;
        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
    }

    async fn what_cannot_be_is_refused_and_a_number_in_a_note_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let good = form(&event);
        let text = str::to_owned;
        let noted = TravelForm { diet: text("Mein Pass: C01X00T47"), room_with: text("Otto, T220001293"), ..good.clone() };

        for (wrong, field) in [
            (TravelForm { nationality: text("XX"), ..good.clone() }, "nationality"),
            (TravelForm { passport_expires: text("bald"), ..good.clone() }, "passport_expires"),
            (TravelForm { emergency_phone: text("12"), ..good.clone() }, "emergency_phone"),
            (TravelForm { leaves_at: good.arrives_at.clone(), ..good.clone() }, "leaves_at"),
            (TravelForm { room: text("tent"), ..good.clone() }, "room"),
            (TravelForm { told: text("<b>x</b>"), ..good.clone() }, ""),
        ] {
            assert_eq!(fields(give(&stand, &keys, &link, 1, &wrong).await), [field]);
        }
        assert_eq!(fields(give(&stand, &keys, &link, 1, &noted).await), ["diet", "room_with"]);
        assert_eq!(stand.count("travel_details", "1 = 1").await, 0);
        give(&stand, &keys, &link, 1, &TravelForm { told: text("on"), ..noted }).await.expect("taken when it is sent once more");
        assert!(matches!(enter(&stand, &keys, &link, 2, "IL", EntryKind::EtaIl).await, Err(Error::Invalid(_))), "it does not go there");
    }

    async fn one_may_leave_before_one_arrived_by_the_clocks_across_the_date_line(stand: Stand) {
        let organiser = stand.organiser().await;
        let auckland = ("Auckland", "NZ", "Pacific/Auckland", 100, 100);
        let honolulu = ("Honolulu", "US", "Pacific/Honolulu", 100, 100);
        let (event, keys) = (trip_with(&stand, &organiser, [auckland, honolulu]).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let at = |time: &str| format!("{}T{time}", first_day(&event));
        let given = TravelForm { arrives_at: at("09:00"), leaves_at: at("08:30"), ..form(&event) };

        give(&stand, &keys, &link, 1, &given).await.expect("hours later, wherever one is");

        let westwards = trip_with(&stand, &organiser, [honolulu, auckland]).await;
        let (_, other) = traveller(&stand, &westwards, "Berta Zweite").await;
        assert_eq!(fields(give(&stand, &keys, &other, 1, &given).await), ["leaves_at"]);
    }
}
