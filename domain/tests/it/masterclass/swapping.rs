//! One seat in place of another: both or neither.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    ids::SessionId,
    masterclass::{self, Error, ScheduleSession, SeatState},
};

use super::{
    fixture::{Fair, begin_at},
    races::{at_once, broken_rules},
};
use crate::stand::{Stand, both, stranger};

/// Sessions that overlap, each on a stage of its own, with this many seats.
async fn parallel(stand: &Stand, fair: &Fair, seats: &[i32]) -> Vec<SessionId> {
    let mut sessions = Vec::new();
    for (number, seats) in seats.iter().enumerate() {
        let stage = fair.other_stage(stand).await.to_string();
        let form = ScheduleSession { stage, ..fair.form("Parallel", &format!("10:{:02}", number * 5), *seats) };
        sessions.push(fair.published(stand, &form).await);
    }
    sessions
}

async fn assert_rules(stand: &Stand) {
    for (rule, broken) in broken_rules(stand).await {
        assert_eq!(broken, 0, "{rule}");
    }
}

both! {
    async fn a_swap_gives_one_seat_back_and_books_the_other(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let sessions = parallel(&stand, &fair, &[1, 1]).await;
        let people = fair.visitors(&stand, 2).await;
        let old = masterclass::book(&stand.db, &people[0], sessions[0]).await.expect("booked");
        masterclass::wait(&stand.db, &people[1], sessions[0]).await.expect("waits");
        let Actor::TicketHolder(vera) = people[0] else { panic!("a visitor") };
        let there = async |session| masterclass::seat_and_clash(&stand.db, vera, &fair.view(&stand, session).await).await.expect("told");
        let (own, clash) = there(sessions[1]).await;
        let clash = clash.expect("in the way");
        assert_eq!((own, clash.seat.id, clash.session.id), (None, old.id, sessions[0]));
        assert_eq!(there(sessions[0]).await, (Some(old.clone()), None));

        let new = masterclass::swap(&stand.db, &people[0], old.id, sessions[1]).await.expect("swapped");

        assert_eq!(new.state, SeatState::Booked);
        assert_eq!(there(sessions[1]).await, (Some(new), None));
        // Whoever waited has moved up.
        assert_eq!([fair.view(&stand, sessions[0]).await.seats_taken, fair.view(&stand, sessions[1]).await.seats_taken], [1, 1]);
        assert_eq!(stand.count("seat", "state = 'waiting'").await, 0);
        for kind in ["seat_released", "seat_promoted"] {
            assert_eq!(stand.count("mail", &format!("kind = '{kind}'")).await, 1, "{kind}");
        }
        assert_rules(&stand).await;
    }

    async fn whoever_finds_the_other_session_full_keeps_the_seat(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let sessions = parallel(&stand, &fair, &[1, 1]).await;
        let people = fair.visitors(&stand, 2).await;
        let old = masterclass::book(&stand.db, &people[0], sessions[0]).await.expect("booked");
        masterclass::book(&stand.db, &people[1], sessions[1]).await.expect("booked");
        let mails = stand.count("mail", "1 = 1").await;

        let refused = masterclass::swap(&stand.db, &people[0], old.id, sessions[1]).await;

        assert!(matches!(refused, Err(Error::Full)), "{refused:?}");
        assert_eq!(stand.count("seat", "state = 'booked'").await, 2);
        assert_eq!(stand.count("mail", "1 = 1").await, mails, "nobody is told of what did not happen");
        assert_rules(&stand).await;
    }

    async fn a_place_on_a_third_waiting_list_does_not_come_between(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let sessions = parallel(&stand, &fair, &[1, 1, 1]).await;
        let vera = fair.visitor(&stand).await;
        let old = masterclass::book(&stand.db, &vera, sessions[0]).await.expect("booked");
        // She waits for the third, in which a seat is free only once her time is.
        masterclass::wait(&stand.db, &vera, sessions[2]).await.expect("waits");

        masterclass::swap(&stand.db, &vera, old.id, sessions[1]).await.expect("swapped");

        assert_eq!(fair.view(&stand, sessions[1]).await.seats_taken, 1);
        assert_eq!(fair.view(&stand, sessions[2]).await.seats_taken, 0);
        assert_rules(&stand).await;
    }

    async fn nobody_swaps_for_others_nor_between_times(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let sessions = parallel(&stand, &fair, &[2, 2]).await;
        let later = fair.session(&stand, "Später", "15:00", 9).await;
        let people = fair.visitors(&stand, 2).await;
        let old = masterclass::book(&stand.db, &people[0], sessions[0]).await.expect("booked");

        for actor in [Actor::Anonymous, stranger(), people[1].clone(), stand.organiser().await] {
            let refused = masterclass::swap(&stand.db, &actor, old.id, sessions[1]).await;
            assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))), "{actor:?}");
        }
        let refused = masterclass::swap(&stand.db, &people[0], old.id, later).await;
        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))), "{refused:?}");
        begin_at(&stand, sessions[0], clock::now() - Duration::minutes(1)).await;
        let refused = masterclass::swap(&stand.db, &people[0], old.id, sessions[1]).await;
        assert!(matches!(refused, Err(Error::SeatStays | Error::Denied(_))), "{refused:?}");
        assert_eq!(stand.count("seat", "state = 'booked'").await, 1);
    }

    async fn many_who_swap_at_once_keep_the_sums(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let sessions = parallel(&stand, &fair, &[16, 16]).await;
        let people = fair.visitors(&stand, 24).await;
        let mut tasks = Vec::new();
        for (number, person) in people.into_iter().enumerate() {
            let (own, other) = (sessions[number % 2], sessions[1 - number % 2]);
            let seat = masterclass::book(&stand.db, &person, own).await.expect("booked");
            let db = stand.db.clone();
            tasks.push(async move { masterclass::swap(&db, &person, seat.id, other).await });
        }

        let answers = at_once(tasks).await;

        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(Error::Full))), "{answers:?}");
        assert_eq!(stand.count("seat", "state = 'booked'").await, 24);
        assert_rules(&stand).await;
    }
}
