//! Who may take a seat, and what becomes of it.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    ids::SessionId,
    masterclass::{self, Error, ScheduleSession, SeatState},
};

use super::fixture::{Fair, OF_STAGES, OF_VISITORS, begin_at, published_event, raw, seat_of, visitor};
use crate::rows::refused_by;
use crate::stand::{Stand, both, stranger};

both! {
    async fn a_visitor_books_a_seat_and_gets_a_letter(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;

        let seat = masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");

        assert_eq!(seat.state, SeatState::Booked);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 1);
        assert_eq!(stand.count("seat", "state = 'booked'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_booked'").await, 1);
        assert_eq!(stand.count("audit", "subject = 'seat' AND action = 'booked'").await, 1);
    }

    async fn booking_again_answers_the_same_seat(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 1).await;
        let visitor = fair.visitor(&stand).await;

        let first = masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");
        let again = masterclass::book(&stand.db, &visitor, session).await.expect("the same answer");

        assert_eq!(first, again);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_booked'").await, 1);
    }

    async fn nobody_but_a_registered_visitor_of_this_event_books(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 10).await;
        let elsewhere = published_event(&stand, "Europe/Paris").await;
        let other = Actor::TicketHolder(visitor(&stand, elsewhere, "confirmed").await);

        for actor in [Actor::Anonymous, stranger(), other] {
            let refused = masterclass::book(&stand.db, &actor, session).await;

            assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))), "{actor:?}");
        }
        for state in ["pending", "cancelled"] {
            let actor = Actor::TicketHolder(visitor(&stand, fair.event.id, state).await);

            let refused = masterclass::book(&stand.db, &actor, session).await;
            let not_waiting = masterclass::wait(&stand.db, &actor, session).await;

            assert!(matches!(refused, Err(Error::NotRegistered)), "{state}");
            assert!(matches!(not_waiting, Err(Error::NotRegistered)), "{state}");
        }
        assert_eq!(stand.count("seat", "true").await, 0);
    }

    async fn a_session_that_takes_no_bookings_says_why(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let visitor = fair.visitor(&stand).await;
        let draft = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Entwurf", "09:00", 9)).await.expect("planned");
        let invited = fair.session(&stand, "Runder Tisch", "10:00", 0).await;
        let begun = fair.session(&stand, "Vorbei", "11:00", 9).await;
        begin_at(&stand, begun, clock::now() - Duration::minutes(1)).await;
        let cancelled = fair.session(&stand, "Abgesagt", "12:00", 9).await;
        masterclass::cancel_session(&stand.db, &Actor::System, cancelled).await.expect("cancelled");

        assert!(matches!(masterclass::book(&stand.db, &visitor, draft).await, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(masterclass::book(&stand.db, &visitor, invited).await, Err(Error::ByInvitation)));
        assert!(matches!(masterclass::book(&stand.db, &visitor, begun).await, Err(Error::Begun)));
        assert!(matches!(masterclass::book(&stand.db, &visitor, cancelled).await, Err(Error::Cancelled)));
        assert_eq!(stand.count("seat", "true").await, 0);
    }

    async fn nobody_sits_in_two_sessions_at_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 10).await;
        let mut overlapping = fair.form("Zweite", "10:30", 10);
        overlapping.stage = fair.other_stage(&stand).await.to_string();
        let second = fair.published(&stand, &overlapping).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, first).await.expect("a seat is free");

        let refused = masterclass::book(&stand.db, &visitor, second).await;

        assert!(matches!(refused, Err(Error::SitsElsewhere(other)) if other.id == first));
        assert_eq!(fair.view(&stand, second).await.seats_taken, 0);
    }

    async fn who_gives_the_seat_back_can_sit_elsewhere(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 10).await;
        let mut overlapping = fair.form("Zweite", "10:30", 10);
        overlapping.stage = fair.other_stage(&stand).await.to_string();
        let second = fair.published(&stand, &overlapping).await;
        let visitor = fair.visitor(&stand).await;
        let seat = masterclass::book(&stand.db, &visitor, first).await.expect("a seat is free");

        masterclass::cancel_seat(&stand.db, &visitor, seat.id).await.expect("given back");
        masterclass::cancel_seat(&stand.db, &visitor, seat.id).await.expect("twice is once");
        masterclass::book(&stand.db, &visitor, second).await.expect("free at that time");

        assert_eq!(fair.view(&stand, first).await.seats_taken, 0);
        assert_eq!(fair.view(&stand, second).await.seats_taken, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_released'").await, 1);
    }

    async fn a_seat_is_nobody_elses_to_give_back(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;
        let seat = masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");

        for actor in [stranger(), fair.visitor(&stand).await] {
            let refused = masterclass::cancel_seat(&stand.db, &actor, seat.id).await;

            assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        }
        masterclass::cancel_seat(&stand.db, &stand.organiser().await, seat.id).await.expect("organisers may");
        assert_eq!(fair.view(&stand, session).await.seats_taken, 0);
    }

    async fn a_cancelled_session_tells_everybody_and_frees_their_time(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let visitors = fair.visitors(&stand, 2).await;
        masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitors[1], session).await.expect("waits");

        masterclass::cancel_session(&stand.db, &Actor::System, session).await.expect("cancelled");
        masterclass::cancel_session(&stand.db, &Actor::System, session).await.expect("twice is once");

        assert_eq!(stand.count("mail", "kind = 'session_cancelled'").await, 2);
        assert_eq!(stand.count("seat", "state = 'cancelled'").await, 2);
        assert_eq!(stand.count("timetable", OF_VISITORS).await, 0);
        assert_eq!(stand.count("timetable", OF_STAGES).await, 0);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 0);
        assert!(masterclass::my_seats(&stand.db, holder(&visitors[0])).await.expect("read").is_empty());
    }

    async fn seats_move_with_their_session_and_their_holders_hear_of_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 2).await;
        let other = fair.session(&stand, "Zweite", "14:00", 10).await;
        let visitors = fair.visitors(&stand, 3).await;
        masterclass::book(&stand.db, &visitors[0], session).await.expect("a seat is free");
        masterclass::book(&stand.db, &visitors[1], session).await.expect("a seat is free");
        masterclass::wait(&stand.db, &visitors[2], session).await.expect("waits");
        masterclass::book(&stand.db, &visitors[1], other).await.expect("a seat is free");
        let mut form = fair.form("Erste", "14:30", 2);
        form.stage = fair.other_stage(&stand).await.to_string();
        form.revision = "2".to_owned();

        masterclass::edit_session(&stand.db, &Actor::System, session, &form).await.expect("moved");

        // The second visitor sits elsewhere at the new time: the seat is theirs no more, and goes to the third.
        assert_eq!(stand.count("mail", "kind = 'session_changed'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_released'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 1);
        let view = fair.view(&stand, session).await;
        assert_eq!((view.seats_taken, view.revision), (2, 3));
        assert_eq!(seat_of(&stand, holder(&visitors[1]), session).await, None);
        assert_eq!(stand.count("timetable", OF_VISITORS).await, 9 * 3);
    }

    async fn the_database_refuses_more_seats_than_there_are(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 10).await;

        for seats in ["11", "-1"] {
            let refused = raw(&stand, &format!("UPDATE session SET seats_taken = {seats}")).await;

            assert_eq!(refused_by(refused), "check", "{seats}");
        }
    }

    async fn the_database_refuses_a_second_seat_and_a_second_place_at_a_time(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");

        let twice = raw(&stand, "INSERT INTO timetable (holder_id, tick, commitment_id) SELECT holder_id, tick, commitment_id FROM timetable").await;
        let id = if stand.db.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
        let seat = raw(&stand, &format!("INSERT INTO seat SELECT {id}, session_id, registration_id, state, queued_at, updated_at FROM seat")).await;

        assert!(domain::db::is_unique_violation(&twice.expect_err("refused")));
        assert!(domain::db::is_unique_violation(&seat.expect_err("refused")));
    }
}

/// A session of ten seats on another stage.
pub(super) async fn beside(stand: &Stand, fair: &Fair, time: &str) -> SessionId {
    let stage = fair.other_stage(stand).await.to_string();
    fair.published(stand, &ScheduleSession { stage, ..fair.form("Zweite", time, 10) }).await
}

pub(super) fn holder(actor: &Actor) -> domain::ids::RegistrationId {
    match actor {
        Actor::TicketHolder(registration) => *registration,
        _ => panic!("no visitor"),
    }
}
