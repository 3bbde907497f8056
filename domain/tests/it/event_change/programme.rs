//! The programme moves with its event.

use domain::{
    actor::Actor,
    calendar::Thing,
    event::{self, Error, EventDetails},
    ids::SessionId,
    masterclass::{self, SeatMove, SessionState},
    process::event_editing::{self, EventChangeLetter},
    process::letter::AnyLetter,
};

use super::fixture::{as_it_is, deliver, kinds, later};
use crate::{
    masterclass::fixture::{Fair, OF_STAGES, OF_VISITORS, begin_at, first_day},
    stand::{both, edit_and_tell},
};

/// A week later, with the programme.
fn along(event: &domain::event::EventView) -> EventDetails {
    EventDetails { programme_moves_along: "on".to_owned(), ..later(event, 7) }
}

fn moves(letters: &[(String, AnyLetter)]) -> Vec<&[SeatMove]> {
    letters.iter().filter_map(|(_, letter)| sessions_of(letter)).collect()
}

fn sessions_of(letter: &AnyLetter) -> Option<&[SeatMove]> {
    match letter {
        AnyLetter::EventChange(EventChangeLetter::EventChanged { sessions, .. }) => Some(sessions),
        _ => None,
    }
}

both! {
    async fn the_programme_moves_with_the_days_and_each_person_hears_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let (first, second) = (fair.session(&stand, "Erste", "10:00", 1).await, fair.session(&stand, "Zweite", "14:00", 10).await);
        let (anna, bert) = (fair.visitor(&stand).await, fair.visitor(&stand).await);
        fair.visitor(&stand).await;
        masterclass::book(&stand.db, &anna, first).await.expect("booked");
        masterclass::book(&stand.db, &anna, second).await.expect("booked");
        masterclass::wait(&stand.db, &bert, first).await.expect("waits");
        deliver(&stand).await;
        let (first_before, second_before) = (fair.view(&stand, first).await, fair.view(&stand, second).await);

        let announced = event_editing::announcement(&stand.db, &Actor::System, fair.event.id, &along(&fair.event)).await.expect("asked").expect("letters");
        let after = edit_and_tell(&stand, &Actor::System, &fair.event, &along(&fair.event)).await.expect("moved");
        let letters = deliver(&stand).await;

        assert_eq!((announced.sessions, announced.days, announced.reach.visitors), (2, 7, 3));
        let moved = Fair { event: after, stage: fair.stage };
        for (id, local, was) in [(first, "T10:00", &first_before), (second, "T14:00", &second_before)] {
            let (_, form) = masterclass::session_to_edit(&stand.db, &Actor::System, &moved.event, id).await.expect("there");
            // The clocks turn in between: the same hour, another distance.
            assert_eq!(form.starts_at, format!("{}{local}", first_day() + chrono::Duration::days(7)));
            let now = moved.view(&stand, id).await;
            assert_eq!((now.ends_at - now.starts_at, now.revision), (was.ends_at - was.starts_at, was.revision + 1));
        }
        assert_eq!(kinds(&letters), ["event_changed"; 3]);
        let mut told: Vec<Vec<(String, bool, bool)>> = moves(&letters)
            .into_iter()
            .map(|moves| {
                let told = |seat: &SeatMove| {
                    let was = if seat.session.id == first.to_string() { &first_before } else { &second_before };
                    (seat.session.title.de.clone(), seat.waiting, seat.before.starts_at == was.starts_at && seat.session.starts_at > was.starts_at)
                };
                moves.iter().map(told).collect()
            })
            .collect();
        told.sort();
        let title = |title: &str, waiting| (title.to_owned(), waiting, true);
        assert_eq!(told, [vec![], vec![title("Erste", false), title("Zweite", false)], vec![title("Erste", true)]]);
        assert_eq!((stand.count("timetable", OF_VISITORS).await, stand.count("timetable", OF_STAGES).await), (2 * 9, 2 * 10));
        assert_eq!(stand.count("audit", "subject = 'session' AND action = 'changed'").await, 2);
    }

    async fn the_days_that_are_gone_leave_the_calendar_and_the_seat_moves_in_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        masterclass::book(&stand.db, &fair.visitor(&stand).await, session).await.expect("booked");
        let there = edit_and_tell(&stand, &Actor::System, &fair.event, &along(&fair.event)).await.expect("moved");
        let first = deliver(&stand).await;
        let days: Vec<_> = there.starts_on.iter_days().take(4).collect();

        let back = EventDetails { programme_moves_along: "on".to_owned(), ..later(&there, -2) };
        edit_and_tell(&stand, &Actor::System, &there, &back).await.expect("moved again");
        let second = deliver(&stand).await;

        let entries = |letters: &[(String, AnyLetter)]| -> Vec<(Thing, bool)> {
            let letter = letters.iter().find_map(|(_, letter)| match letter {
                AnyLetter::EventChange(EventChangeLetter::EventChanged { calendar, .. }) => Some(calendar),
                _ => None,
            });
            letter.expect("a letter about the event").iter().map(|entry| (entry.thing, entry.is_cancelled)).collect()
        };
        let standing = |day: usize| (Thing::Day(days[day]), false);
        let seat = (Thing::Session(session), false);
        assert_eq!(entries(&first), [standing(0), standing(1), standing(2), standing(3), seat]);
        let earlier = |by: i64| (Thing::Day(days[0] - chrono::Duration::days(by)), false);
        let gone = |day: usize| (Thing::Day(days[day]), true);
        assert_eq!(entries(&second), [earlier(2), earlier(1), standing(0), standing(1), gone(2), gone(3), seat]);
    }

    async fn what_has_begun_stays_where_it_was(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let begun = fair.session(&stand, "Erste", "10:00", 1).await;
        begin_at(&stand, begun, domain::clock::now() - chrono::Duration::minutes(1)).await;

        let answer = event_editing::edit(&stand.db, &Actor::System, fair.event.id, "1", &along(&fair.event)).await;

        // It has its local time still, on a day that the event would no longer have.
        assert!(matches!(answer, Err(Error::Invalid(fields)) if fields.0[0].0 == "starts_on" && fields.0[0].1.en.contains("“Erste”")));
    }

    async fn an_address_that_stays_and_days_that_leave_sessions_outside_are_said_at_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 1).await;
        let wrong = EventDetails { slug: "another".to_owned(), time_zone: "Europe/Lisbon".to_owned(), ..later(&fair.event, 7) };

        let answer = event_editing::edit(&stand.db, &Actor::System, fair.event.id, "1", &wrong).await;

        let Err(Error::Invalid(fields)) = answer else { panic!("{answer:?}") };
        let named: Vec<_> = fields.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(named, ["slug", "programme_moves_along", "programme_keeps_local_times"]);
    }

    async fn one_day_more_in_front_takes_nothing_along_unasked(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let wider = EventDetails { starts_on: (fair.event.starts_on - chrono::Duration::days(1)).to_string(), ..as_it_is(&fair.event) };
        let before = fair.view(&stand, session).await.starts_at;

        edit_and_tell(&stand, &Actor::System, &fair.event, &wider).await.expect("saved");

        assert_eq!(fair.view(&stand, session).await.starts_at, before);
    }

    async fn what_would_not_fit_even_moved_along_is_refused_by_name(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let mut last = fair.form("Letzte", "", 1);
        last.starts_at = format!("{}T10:00", fair.event.ends_on);
        fair.published(&stand, &last).await;
        let shorter = EventDetails { ends_on: later(&fair.event, 7).starts_on, ..along(&fair.event) };

        let answer = event_editing::edit(&stand.db, &Actor::System, fair.event.id, "1", &shorter).await;

        assert!(matches!(&answer, Err(Error::Invalid(fields)) if fields.0[0].0 == "ends_on" && fields.0[0].1.de.contains("„Letzte“")), "{answer:?}");
        assert_eq!(stand.count("event", "revision = 1").await, 1);
    }

    async fn there_and_back_again_with_the_programme_is_no_letter(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session: SessionId = fair.session(&stand, "Erste", "10:00", 1).await;
        masterclass::book(&stand.db, &fair.visitor(&stand).await, session).await.expect("booked");
        deliver(&stand).await;

        let there = edit_and_tell(&stand, &Actor::System, &fair.event, &along(&fair.event)).await.expect("there");
        let back = EventDetails { programme_moves_along: "on".to_owned(), ..later(&there, -7) };
        edit_and_tell(&stand, &Actor::System, &there, &back).await.expect("and back");

        assert_eq!(deliver(&stand).await, []);
    }

    async fn a_session_that_moved_by_itself_before_is_told_with_the_event_or_alone_but_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session: SessionId = fair.session(&stand, "Erste", "10:00", 1).await;
        masterclass::book(&stand.db, &fair.visitor(&stand).await, session).await.expect("booked");
        deliver(&stand).await;
        let before = fair.view(&stand, session).await;
        let mut form = fair.form("Erste", "12:00", 1);
        form.revision = before.revision.to_string();

        masterclass::edit_session(&stand.db, &Actor::System, session, &form).await.expect("moved");
        edit_and_tell(&stand, &Actor::System, &fair.event, &along(&fair.event)).await.expect("moved");
        let letters = deliver(&stand).await;

        assert_eq!(kinds(&letters), ["event_changed", "session_changed"]);
        assert_eq!(moves(&letters), [&[] as &[SeatMove]]);
        let AnyLetter::Seat(masterclass::SeatLetter::SessionChanged { session: now, before: Some(was), .. }) = &letters[1].1 else { panic!("{letters:?}") };
        let event = event::by_id(&stand.db, &Actor::System, fair.event.id).await.expect("there");
        let view = masterclass::session(&stand.db, &Actor::System, &event, session).await.expect("there");
        assert_eq!((was.starts_at, now.starts_at, view.state), (before.starts_at, view.starts_at, SessionState::Published));
    }
}
