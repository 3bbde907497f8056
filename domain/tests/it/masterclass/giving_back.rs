//! Until when a seat is given back.

use chrono::Duration;
use domain::{
    actor::Actor,
    clock,
    masterclass::{self, Error, SeatState},
};

use super::fixture::{Fair, begin_at};
use crate::stand::both;

both! {
    async fn nobody_gives_a_seat_back_once_the_session_has_begun(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let (guest, waits, gone) = (fair.visitor(&stand).await, fair.visitor(&stand).await, fair.visitor(&stand).await);
        let earlier = masterclass::book(&stand.db, &gone, session).await.expect("a seat is free");
        masterclass::cancel_seat(&stand.db, &gone, earlier.id).await.expect("given back in time");
        let seat = masterclass::book(&stand.db, &guest, session).await.expect("a seat is free");
        let place = masterclass::wait(&stand.db, &waits, session).await.expect("queued");
        assert!(fair.view(&stand, session).await.takes_seats_back(clock::now()));
        begin_at(&stand, session, clock::now() - Duration::minutes(50)).await;
        let letters = stand.count("mail", "kind = 'seat_released'").await;

        let by_holder = masterclass::cancel_seat(&stand.db, &guest, seat.id).await;
        let by_organiser = masterclass::cancel_seat(&stand.db, &Actor::System, seat.id).await;
        let from_the_queue = masterclass::cancel_seat(&stand.db, &waits, place.id).await;
        let twice = masterclass::cancel_seat(&stand.db, &gone, earlier.id).await;

        for refused in [by_holder, by_organiser, from_the_queue] {
            assert!(matches!(refused, Err(Error::SeatStays)), "{refused:?}");
        }
        assert_eq!(twice.ok(), Some(session), "what was done in time stays done");
        let view = fair.view(&stand, session).await;
        assert_eq!((view.seats_taken, view.takes_seats_back(clock::now())), (1, false));
        assert_eq!(stand.count("seat", "state = 'booked'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_released'").await, letters);
        let Actor::TicketHolder(guest) = guest else { panic!("a visitor") };
        let kept = masterclass::my_seat(&stand.db, guest, session).await.expect("read").expect("still there");
        assert_eq!(kept.state, SeatState::Booked);
    }
}
