//! Until when a seat is given back.

use chrono::Duration;
use domain::{
    actor::Actor,
    clock,
    mail::{self, Letter},
    masterclass::{self, Error, SeatState},
    process::{leaving, letter::AnyLetter},
};

use super::fixture::{Fair, begin_at, raw, seat_of};
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
        let kept = seat_of(&stand, guest, session).await.expect("still there");
        assert_eq!(kept.state, SeatState::Booked);
    }

    async fn a_seat_given_back_before_the_letters_leave_leaves_no_entry(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let guest = fair.visitor(&stand).await;
        let seat = masterclass::book(&stand.db, &guest, session).await.expect("a seat is free");
        masterclass::cancel_seat(&stand.db, &guest, seat.id).await.expect("given back in time");

        let due = mail::lease::<AnyLetter>(&stand.db, 100).await.expect("leased");

        let kinds: Vec<_> = due.iter().map(|mail| mail.letter.kind().to_string()).filter(|kind| kind.starts_with("seat")).collect();
        assert_eq!(kinds, ["seat_released"]);
        assert_eq!(stand.count("mail", "kind = 'seat_booked' AND state = 'parked' AND trouble = 'outdated'").await, 1);
    }

    async fn whoever_cancels_afterwards_has_still_been_there(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (over, to_come) = (fair.session(&stand, "Vorbei", "10:00", 1).await, fair.session(&stand, "Morgen", "14:00", 2).await);
        let (guest, waits) = (fair.visitor(&stand).await, fair.visitor(&stand).await);
        for session in [over, to_come] {
            masterclass::book(&stand.db, &guest, session).await.expect("a seat is free");
        }
        let place = masterclass::wait(&stand.db, &waits, over).await.expect("queued");
        let times = "starts_at = '2024-03-12T10:00:00+00:00', ends_at = '2024-03-12T10:45:00+00:00'";
        raw(&stand, &format!("UPDATE session SET {times} WHERE title_de = 'Vorbei'")).await.expect("it is over");
        let Actor::TicketHolder(visitor) = guest else { panic!("a visitor") };

        leaving::cancel_registration(&stand.db, &guest, visitor).await.expect("cancelled");

        assert_eq!((fair.view(&stand, over).await.seats_taken, fair.view(&stand, to_come).await.seats_taken), (1, 0));
        let kept = seat_of(&stand, visitor, over).await.expect("still there");
        assert_eq!(kept.state, SeatState::Booked, "they were there");
        assert_eq!(stand.count("seat", "state = 'cancelled'").await, 1);
        let Actor::TicketHolder(waiting) = waits else { panic!("a visitor") };
        let queued = seat_of(&stand, waiting, over).await.expect("still there");
        assert_eq!((queued.id, queued.state), (place.id, place.state), "nobody moves up into a session that is over");
    }
}
