//! Many at once. The sums come from the database; each guard is taken away once to show that the test would notice.

use std::future::Future;

use domain::{
    actor::Actor,
    ids::SessionId,
    masterclass::{self, Error, ScheduleSession, SeatState},
};

use super::fixture::{Fair, OF_STAGES, OF_VISITORS, seat_of};
use crate::stand::{Stand, both};

const MANY: usize = 64;

/// Runs all of them at once; answers what each answered.
pub async fn at_once<T: Send + 'static>(tasks: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>) -> Vec<T> {
    let tasks: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic"));
    }
    answers
}

/// What must be true of every database at any time. Each line counts what breaks a rule.
pub(super) async fn broken_rules(stand: &Stand) -> Vec<(&'static str, i64)> {
    let booked = "(SELECT COUNT(*) FROM seat WHERE seat.session_id = session.id AND seat.state = 'booked')";
    let ticks = "(SELECT COUNT(*) FROM timetable WHERE commitment_id = seat.session_id AND holder_id = seat.registration_id)";
    let twice = "seat AS a JOIN seat AS b ON a.registration_id = b.registration_id AND a.session_id <> b.session_id
        AND a.state = 'booked' AND b.state = 'booked'
        JOIN session AS s ON s.id = a.session_id JOIN session AS t ON t.id = b.session_id";
    vec![
        ("seats_taken is the number of booked seats", stand.count("session", &format!("seats_taken <> {booked}")).await),
        ("no more seats than the limit", stand.count("session", &format!("{booked} > seat_limit")).await),
        ("every booked seat holds its time", stand.count("seat", &format!("state = 'booked' AND {ticks} = 0")).await),
        ("nobody else holds time", stand.count("seat", &format!("state <> 'booked' AND {ticks} > 0")).await),
        (
            "what binds somebody or a stage takes place",
            stand.count("timetable", "commitment_id NOT IN (SELECT id FROM session WHERE state <> 'cancelled')").await,
        ),
        ("who is bound is there", stand.count("timetable", &format!("NOT ({OF_VISITORS} OR {OF_STAGES})")).await),
        ("nobody sits in two sessions at once", stand.count(twice, "s.starts_at < t.ends_at AND t.starts_at < s.ends_at").await),
        (
            "nobody is passed over",
            stand
                .count(
                    "session",
                    "seats_taken < seat_limit AND state = 'published' AND EXISTS (SELECT 1 FROM seat
                WHERE seat.session_id = session.id AND seat.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM seat AS own
                JOIN session AS other ON other.id = own.session_id WHERE own.registration_id = seat.registration_id
                AND own.state = 'booked' AND other.starts_at < session.ends_at AND session.starts_at < other.ends_at))",
                )
                .await,
        ),
    ]
}

async fn assert_rules(stand: &Stand) {
    for (rule, broken) in broken_rules(stand).await {
        assert_eq!(broken, 0, "{rule}");
    }
}

fn booking(
    stand: &Stand,
    visitor: &Actor,
    session: SessionId,
) -> impl Future<Output = Result<masterclass::SeatView, Error>> + Send + 'static {
    let (db, visitor) = (stand.db.clone(), visitor.clone());
    async move { masterclass::book(&db, &visitor, session).await }
}

both! {
    async fn of_many_who_book_ten_seats_ten_get_one(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let visitors = fair.visitors(&stand, MANY).await;

        let answers = at_once(visitors.iter().map(|visitor| booking(&stand, visitor, session))).await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(Error::Full))), "{answers:?}");
        assert_eq!(fair.view(&stand, session).await.seats_taken, 10);
        assert_eq!(stand.count("mail", "kind = 'seat_booked'").await, 10);
        assert_rules(&stand).await;
    }

    async fn one_who_books_many_times_at_once_has_one_seat(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;

        let answers = at_once((0..MANY).map(|_| booking(&stand, &visitor, session))).await;

        let seats: std::collections::HashSet<_> = answers.into_iter().map(|answer| answer.expect("always the same answer").id).collect();
        assert_eq!(seats.len(), 1);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 1);
        assert_eq!(stand.count("mail", "kind = 'seat_booked'").await, 1);
        assert_rules(&stand).await;
    }

    async fn one_who_books_everything_at_once_sits_in_one_session(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let mut sessions = Vec::new();
        for index in 0..8 {
            let stage = fair.other_stage(&stand).await.to_string();
            let form = ScheduleSession { stage, ..fair.form("Parallel", &format!("10:{:02}", index * 5), 10) };
            sessions.push(fair.published(&stand, &form).await);
        }
        let visitor = fair.visitor(&stand).await;

        let answers = at_once((0..MANY).map(|index| booking(&stand, &visitor, sessions[index % sessions.len()]))).await;

        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(Error::SitsElsewhere(_)))), "{answers:?}");
        assert_eq!(stand.count("seat", "state = 'booked'").await, 1);
        assert_rules(&stand).await;
    }

    async fn bookings_waiting_lists_cancellations_and_limits_at_once_keep_the_sums(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let stage = fair.other_stage(&stand).await.to_string();
        let beside = fair.published(&stand, &ScheduleSession { stage, ..fair.form("Zweite", "10:20", 12) }).await;
        let visitors = fair.visitors(&stand, MANY).await;

        let visits = visitors.iter().enumerate().map(|(index, visitor)| {
            let (db, visitor) = (stand.db.clone(), visitor.clone());
            let target = if index % 3 == 0 { beside } else { session };
            async move {
                let seat = match masterclass::book(&db, &visitor, target).await {
                    Err(Error::Full) => masterclass::wait(&db, &visitor, target).await.expect("there is always a waiting list"),
                    answer => answer.expect("booked"),
                };
                if index % 2 == 0 {
                    masterclass::cancel_seat(&db, &visitor, seat.id).await.expect("given back");
                }
                if index % 4 == 0 {
                    let other = if target == session { beside } else { session };
                    masterclass::wait(&db, &visitor, other).await.expect("there is always a waiting list");
                }
            }
        });
        let limits = tokio::spawn({
            let (db, event, form) = (stand.db.clone(), fair.event.clone(), fair.form("Erste", "10:00", 10));
            async move {
                for seats in ["14", "11", "16", "12", "20"] {
                    let (view, _) = masterclass::session_to_edit(&db, &Actor::System, &event, session).await.expect("read");
                    let form = ScheduleSession { seat_limit: seats.to_owned(), revision: view.revision.to_string(), ..form.clone() };
                    match masterclass::edit_session(&db, &Actor::System, session, &form).await {
                        Ok(()) | Err(Error::Invalid(_)) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
            }
        });
        at_once(visits).await;
        limits.await.expect("no panic");

        assert_rules(&stand).await;
        let letters = stand.count("mail", "kind IN ('seat_booked', 'seat_promoted')").await - stand.count("mail", "kind = 'seat_released'").await;
        assert_eq!(stand.count("seat", "state = 'booked'").await, letters);
    }

    async fn seats_given_back_at_once_go_to_the_first_in_line(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 20).await;
        let visitors = fair.visitors(&stand, MANY).await;
        let mut seats = Vec::new();
        for visitor in &visitors[..20] {
            seats.push(masterclass::book(&stand.db, visitor, session).await.expect("free").id);
        }
        for visitor in &visitors[20..] {
            masterclass::wait(&stand.db, visitor, session).await.expect("waits");
        }

        at_once(visitors[..20].iter().zip(seats).map(|(visitor, seat)| {
            let (db, visitor) = (stand.db.clone(), visitor.clone());
            async move { masterclass::cancel_seat(&db, &visitor, seat).await.expect("given back") }
        }))
        .await;

        let mut states = Vec::new();
        for visitor in &visitors[20..] {
            let Actor::TicketHolder(registration) = visitor else { continue };
            let seat = seat_of(&stand, *registration, session).await.expect("still there");
            states.push(seat.state);
        }
        assert!(states[..20].iter().all(|state| *state == SeatState::Booked), "{states:?}");
        assert!(states[20..].iter().all(|state| *state == SeatState::Waiting), "{states:?}");
        assert_eq!(stand.count("mail", "kind = 'seat_promoted'").await, 20);
        assert_rules(&stand).await;
    }

    async fn seats_given_back_while_others_change_over_leave_nobody_behind(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let mut sessions = Vec::new();
        for time in ["10:00", "10:20", "10:40"] {
            let stage = fair.other_stage(&stand).await.to_string();
            sessions.push(fair.published(&stand, &ScheduleSession { stage, ..fair.form("Parallel", time, 8) }).await);
        }
        let visitors = fair.visitors(&stand, 24).await;
        let mut seats = Vec::new();
        for (index, visitor) in visitors.iter().enumerate() {
            for step in 0..3 {
                seats.push((visitor.clone(), masterclass::wait(&stand.db, visitor, sessions[(index + step) % 3]).await.expect("waits, or sits")));
            }
        }

        let given_back = seats.into_iter().filter(|(_, seat)| seat.state == SeatState::Booked).map(|(visitor, seat)| {
            let db = stand.db.clone();
            async move { masterclass::cancel_seat(&db, &visitor, seat.id).await.expect("given back") }
        });
        at_once(given_back.collect::<Vec<_>>()).await;

        assert_rules(&stand).await;
    }

    async fn registrations_cancelled_while_they_book_leave_no_seat_behind(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let later = fair.session(&stand, "Zweite", "11:00", 10).await;
        let visitors = fair.visitors(&stand, MANY).await;
        for visitor in &visitors[..30] {
            masterclass::wait(&stand.db, visitor, session).await.expect("waits, or sits");
            masterclass::wait(&stand.db, visitor, later).await.expect("waits, or sits");
        }

        let bookings = visitors.iter().map(|visitor| {
            let (db, visitor) = (stand.db.clone(), visitor.clone());
            tokio::spawn(async move {
                match masterclass::book(&db, &visitor, session).await {
                    Ok(_) | Err(Error::Full | Error::NotRegistered) => {}
                    Err(error) => panic!("{error:?}"),
                }
            })
        });
        let bookings: Vec<_> = bookings.collect();
        let cancelled = visitors.iter().step_by(2).map(|visitor| {
            let (db, visitor) = (stand.db.clone(), visitor.clone());
            async move {
                let Actor::TicketHolder(id) = visitor else { return };
                domain::process::leaving::cancel_registration(&db, &visitor, id).await.expect("cancelled");
            }
        });
        at_once(cancelled).await;
        for booking in bookings {
            booking.await.expect("no panic");
        }

        let of_the_cancelled = "seat JOIN registration ON registration.id = seat.registration_id AND registration.state = 'cancelled'";
        assert_eq!(stand.count("registration", "state = 'cancelled'").await, 32);
        assert_eq!(stand.count(of_the_cancelled, "seat.state <> 'cancelled'").await, 0);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 10);
        assert_rules(&stand).await;
    }

    async fn of_many_who_plan_one_slot_one_gets_it(stand: Stand) {
        let fair = Fair::new(&stand).await;

        let answers = at_once((0..MANY).map(|index| {
            let (db, event) = (stand.db.clone(), fair.event.id);
            let form = fair.form(&format!("Nummer {index}"), &format!("10:{:02}", (index % 5) * 5), 10);
            async move { masterclass::create_session(&db, &Actor::System, event, &form).await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(Error::StageTaken(..)))), "{answers:?}");
        assert_eq!(stand.count("session", "true").await, 1);
        assert_eq!(stand.count("timetable", OF_STAGES).await, 10);
    }
}
