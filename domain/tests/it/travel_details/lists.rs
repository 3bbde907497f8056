//! Who may look, and what the lists hold.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    process::traveller_erasure,
    travel_details::{self, Direction, Error, Room, TravelForm},
};

use super::{delegation, first_day, form, give, is_not_found, keys, mine, name_reader, told, traveller};
use crate::stand::{both, stranger};

both! {
    async fn only_people_who_are_named_look_and_each_look_is_told(stand: Stand) {
        let (named, other) = (stand.organiser().await, stand.organiser().await);
        let (event, keys) = (delegation(&stand, &named).await, keys());
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let db = &stand.db;
        assert!(is_not_found(&travel_details::look(db, &keys, &named, event.id, id).await), "organising alone opens nothing");
        name_reader(&stand, &other, &event, &named).await;
        name_reader(&stand, &other, &event, &named).await;

        for actor in [&other, &stranger()] {
            assert!(is_not_found(&travel_details::look(db, &keys, actor, event.id, id).await), "{actor:?}");
            assert!(is_not_found(&travel_details::rooming(db, &keys, actor, event.id).await));
            assert!(is_not_found(&travel_details::transfers(db, &keys, actor, event.id).await));
            assert!(is_not_found(&travel_details::diets(db, &keys, actor, event.id).await));
        }
        let nobody = travel_details::look(db, &keys, &Actor::Anonymous, event.id, id).await;
        assert!(matches!(nobody, Err(Error::Denied(Denied::SignInRequired))));
        assert!(is_not_found(&travel_details::overview(db, &stranger(), event.id).await));
        assert_eq!(told(&stand, id).await, ["given"], "who was refused has seen nothing");

        let overview = travel_details::overview(db, &other, event.id).await.expect("everybody who organises");
        assert_eq!(overview.travellers.iter().map(|one| (one.name.as_str(), one.complete)).collect::<Vec<_>>(), [("Anna Erste", false)]);
        assert!(!overview.may_look);
        let seen = travel_details::look(db, &keys, &named, event.id, id).await.expect("seen");
        travel_details::diets(db, &keys, &named, event.id).await.expect("listed");
        assert_eq!(seen.details.passport_name, "ERSTE ANNA XAVERINE");
        assert_eq!(told(&stand, id).await, ["given", "seen", "listed"]);
        travel_details::rooming(db, &keys, &named, event.id).await.expect("listed");
        travel_details::transfers(db, &keys, &named, event.id).await.expect("listed");
        travel_details::papers(db, &keys, &named, event.id).await.expect("listed");
        traveller_erasure::export(db, &keys, &named, id).await.expect("exported");
        traveller_erasure::export(db, &keys, &other, id).await.expect("without what they may not see");
        assert_eq!(told(&stand, id).await, ["given", "seen", "listed", "listed", "listed", "listed", "seen"], "also what is taken along");
        assert_eq!(stand.count("audit", "subject = 'travel_setting' AND action = 'reader_named'").await, 1);
        assert_eq!(stand.count("audit", "changes LIKE '%XAVERINE%' OR changes LIKE '%koscher%'").await, 0);

        travel_details::remove_reader(db, &other, event.id, named.account().expect("an account")).await.expect("removed");
        assert!(is_not_found(&travel_details::look(db, &keys, &named, event.id, id).await));
        let elsewhere = delegation(&stand, &named).await;
        name_reader(&stand, &named, &elsewhere, &named).await;
        assert!(is_not_found(&travel_details::look(db, &keys, &named, elsewhere.id, id).await), "by a trip of one's own");
    }

    async fn lists_hold_what_they_are_for(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        name_reader(&stand, &organiser, &event, &organiser).await;
        let (_, anna) = traveller(&stand, &event, "Anna Erste").await;
        let (_, berta) = traveller(&stand, &event, "Berta Zweite").await;
        traveller(&stand, &event, "Carla Dritte").await;
        give(&stand, &keys, &anna, 1, &form(&event)).await.expect("given");
        let early = TravelForm {
            arrives_at: format!("{}T08:00", first_day(&event)),
            leaves_at: String::new(),
            diet: String::new(),
            room: "single".to_owned(),
            ..form(&event)
        };
        give(&stand, &keys, &berta, 1, &early).await.expect("given");

        let (_, rooms) = travel_details::rooming(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let (_, transfers) = travel_details::transfers(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let (_, diets) = travel_details::diets(&stand.db, &keys, &organiser, event.id).await.expect("listed");

        let rooms: Vec<_> = rooms.iter().map(|row| (row.name.as_str(), row.room, row.with.as_str())).collect();
        let (shared, single) = (Some(Room::Shared), Some(Room::Single));
        // By family name.
        assert_eq!(rooms, [("Carla Dritte", None, ""), ("Anna Erste", shared, "Berta Zimmergenossin"), ("Berta Zweite", single, "")]);
        let moves: Vec<_> = transfers.iter().map(|row| (row.name.as_str(), row.direction, row.place.as_str(), row.zone.name())).collect();
        assert_eq!(
            moves,
            [
                ("Berta Zweite", Direction::Arrival, "Toronto", "America/Toronto"),
                ("Anna Erste", Direction::Arrival, "Toronto", "America/Toronto"),
                ("Anna Erste", Direction::Departure, "Pittsburgh", "America/New_York"),
            ]
        );
        assert_eq!(diets.iter().map(|row| (row.name.as_str(), row.diet.as_str())).collect::<Vec<_>>(), [("Anna Erste", "koscher, keine Erdnüsse")]);
    }

    async fn a_flight_a_day_later_moves_one_arrival(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        name_reader(&stand, &organiser, &event, &organiser).await;
        let (_, anna) = traveller(&stand, &event, "Anna Erste").await;
        let (_, berta) = traveller(&stand, &event, "Berta Zweite").await;
        let arriving = |days: i64, by: &str| TravelForm {
            arrives_at: format!("{}T09:30", first_day(&event) + Duration::days(days)),
            arrives_by: by.to_owned(),
            leaves_at: String::new(),
            ..form(&event)
        };
        give(&stand, &keys, &anna, 1, &arriving(0, "AC 9124")).await.expect("given");
        give(&stand, &keys, &berta, 1, &arriving(0, "AC 9124")).await.expect("given");

        give(&stand, &keys, &anna, 2, &arriving(1, "AC 9126")).await.expect("after the trip has begun");

        let (_, transfers) = travel_details::transfers(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let moves: Vec<_> = transfers.iter().map(|row| (row.name.as_str(), row.by.as_str(), row.local.date())).collect();
        let (first, later) = (first_day(&event), first_day(&event) + Duration::days(1));
        assert_eq!(moves, [("Berta Zweite", "AC 9124", first), ("Anna Erste", "AC 9126", later)]);
        assert_eq!(mine(&stand, &keys, &anna).await.details.arrives_by, "AC 9126");
    }
}
