//! Waiting for a seat, and moving up.

use domain::{
    actor::Actor,
    masterclass::{self, Error, ScheduleSession, SeatState},
};

use super::fixture::{Fair, OF_VISITORS, seat_of};
use super::seats::{beside, holder};
use crate::stand::both;

both! {
    async fn a_full_session_has_a_waiting_list_and_a_free_seat_goes_to_its_head(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let visitors = fair.visitors(&stand, 3).await;
        let seat = masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");

        let full = masterclass::book(&stand.db, &visitors[1], session).await;
        let second = masterclass::wait(&stand.db, &visitors[1], session).await.expect("waits");
        let third = masterclass::wait(&stand.db, &visitors[2], session).await.expect("waits");
        let again = masterclass::wait(&stand.db, &visitors[2], session).await.expect("the same place");
        masterclass::cancel_seat(&stand.db, &visitors[0], seat.id).await.expect("given back");

        assert!(matches!(full, Err(Error::Full)));
        assert_eq!((second.state, second.place), (SeatState::Waiting, Some(1)));
        assert_eq!((third.state, third.place), (SeatState::Waiting, Some(2)));
        assert_eq!(again, third);
        let promoted = seat_of(&stand, holder(&visitors[1]), session).await.expect("has a seat");
        let next = seat_of(&stand, holder(&visitors[2]), session).await.expect("waits");
        assert_eq!(promoted.state, SeatState::Booked);
        assert_eq!((next.state, next.place), (SeatState::Waiting, Some(1)));
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_waiting'").await, 2);
    }

    async fn who_sits_elsewhere_is_passed_over(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let mut overlapping = fair.form("Zweite", "10:30", 10);
        overlapping.stage = fair.other_stage(&stand).await.to_string();
        let other = fair.published(&stand, &overlapping).await;
        let visitors = fair.visitors(&stand, 3).await;
        let seat = masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitors[1], session).await.expect("waits");
        masterclass::wait(&stand.db, &visitors[2], session).await.expect("waits");
        masterclass::book(&stand.db, &visitors[1], other).await.expect("a seat is free");

        masterclass::cancel_seat(&stand.db, &visitors[0], seat.id).await.expect("given back");

        let passed = seat_of(&stand, holder(&visitors[1]), session).await.expect("waits");
        let promoted = seat_of(&stand, holder(&visitors[2]), session).await.expect("sits");
        assert_eq!((passed.state, promoted.state), (SeatState::Waiting, SeatState::Booked));
    }

    async fn who_was_passed_over_gets_the_seat_once_that_time_is_free(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let other = beside(&stand, &fair, "10:30").await;
        let visitors = fair.visitors(&stand, 2).await;
        let first = masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitors[1], session).await.expect("waits");
        let elsewhere = masterclass::book(&stand.db, &visitors[1], other).await.expect("a seat is free");
        masterclass::cancel_seat(&stand.db, &visitors[0], first.id).await.expect("given back");
        let passed = seat_of(&stand, holder(&visitors[1]), session).await.expect("waits");

        masterclass::cancel_seat(&stand.db, &visitors[1], elsewhere.id).await.expect("given back");

        let promoted = seat_of(&stand, holder(&visitors[1]), session).await.expect("sits");
        assert_eq!((passed.state, promoted.state), (SeatState::Waiting, SeatState::Booked));
        assert_eq!(fair.view(&stand, session).await.seats_taken, 1);
        assert_eq!(fair.view(&stand, other).await.seats_taken, 0);
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 1);
    }

    async fn a_cancelled_session_lets_its_visitors_move_up_elsewhere(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let other = beside(&stand, &fair, "10:30").await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, other).await.expect("a seat is free");
        let waits = masterclass::wait(&stand.db, &visitor, session).await.expect("waits, since they sit elsewhere");

        masterclass::cancel_session(&stand.db, &Actor::System, other).await.expect("cancelled");

        let promoted = seat_of(&stand, holder(&visitor), session).await.expect("sits");
        assert_eq!((waits.state, promoted.state), (SeatState::Waiting, SeatState::Booked));
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 1);
    }

    async fn a_session_that_moves_away_lets_its_visitors_move_up_elsewhere(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let other = beside(&stand, &fair, "10:30").await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, other).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitor, session).await.expect("waits, since they sit elsewhere");
        let stage = fair.view(&stand, other).await.stage.to_string();
        let form = ScheduleSession { stage, revision: "2".to_owned(), ..fair.form("Zweite", "14:00", 10) };

        masterclass::edit_session(&stand.db, &Actor::System, other, &form).await.expect("moved");

        let seats = masterclass::my_seats(&stand.db, holder(&visitor)).await.expect("read");
        let held: Vec<_> = seats.iter().map(|mine| (mine.session.id, mine.seat.state)).collect();
        assert_eq!(held, [(session, SeatState::Booked), (other, SeatState::Booked)]);
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 1);
    }

    async fn more_seats_go_to_the_waiting_list_and_fewer_than_taken_are_refused(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let visitors = fair.visitors(&stand, 4).await;
        masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");
        for visitor in &visitors[1..] {
            masterclass::wait(&stand.db, visitor, session).await.expect("waits");
        }
        let mut form = fair.form("Erste", "10:00", 3);
        form.revision = "2".to_owned();

        masterclass::edit_session(&stand.db, &Actor::System, session, &form).await.expect("more seats");
        form.seat_limit = "2".to_owned();
        form.revision = "3".to_owned();
        let refused = masterclass::edit_session(&stand.db, &Actor::System, session, &form).await;

        assert!(matches!(refused, Err(Error::Invalid(fields)) if fields.0[0].0 == "seat_limit" && fields.0[0].1.en.starts_with("3 seats")));
        assert_eq!(fair.view(&stand, session).await.seats_taken, 3);
        assert_eq!(stand.count("seat", "state = 'booked'").await, 3);
        assert_eq!(stand.count("seat", "state = 'waiting'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 2);
    }

    async fn a_cancelled_registration_frees_its_seats_for_the_next(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let later = fair.session(&stand, "Zweite", "11:00", 1).await;
        let visitors = fair.visitors(&stand, 2).await;
        masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitors[1], session).await.expect("waits");
        masterclass::book(&stand.db, &visitors[1], later).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitors[0], later).await.expect("waits");

        domain::process::leaving::cancel_registration(&stand.db, &visitors[0], holder(&visitors[0])).await.expect("cancelled");

        let promoted = seat_of(&stand, holder(&visitors[1]), session).await.expect("has a seat");
        assert_eq!(promoted.state, SeatState::Booked);
        assert!(masterclass::my_seats(&stand.db, holder(&visitors[0])).await.expect("read").is_empty());
        assert_eq!(stand.count("seat", "state = 'cancelled'").await, 2);
        assert_eq!(stand.count("timetable", OF_VISITORS).await, 2 * 9);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 1);
    }
}
