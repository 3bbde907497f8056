//! When people can meet: between sessions and the way to them, at times of their own, at a table or online, and when many of
//! them accept at once.

use domain::{
    ids::SessionId,
    masterclass::{self, Error as SeatError, ScheduleSession, SeatState},
    matchmaking::{self, Error, MatchmakingDetails, MeetingState, ProfileForm},
};

use crate::{
    masterclass::{fixture::stage, races::at_once},
    matchmaking::{Round, agreed, asked, details, me, profile, slot},
    stand::{Stand, both},
};

/// A published session of 45 minutes on a stage of its own, on the first day of the meetings' event.
async fn session(stand: &Stand, round: &Round, title: &str, time: &str) -> SessionId {
    session_for(stand, round, title, time, 10).await
}

/// The same with so many seats.
async fn session_for(stand: &Stand, round: &Round, title: &str, time: &str, seats: u32) -> SessionId {
    let (db, organiser, event) = (&stand.db, &round.fair.organiser, &round.fair.event);
    let stage = masterclass::add_stage(db, organiser, event.id, &stage(title)).await.expect("a stage");
    let form = ScheduleSession {
        kind: "masterclass".to_owned(),
        title_de: title.to_owned(),
        language: "de".to_owned(),
        starts_at: format!("{}T{time}", event.starts_on),
        minutes: "45".to_owned(),
        stage: stage.to_string(),
        seat_limit: seats.to_string(),
        ..ScheduleSession::default()
    };
    let id = masterclass::create_session(db, organiser, event.id, &form).await.expect("planned");
    masterclass::publish(db, organiser, id).await.expect("published");
    id
}

both! {
    async fn between_a_session_and_a_meeting_lies_the_way(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [bob] = round.people(&stand, ["Bob"]).await;
        let vera = round.fair.visitor(&stand, &round.fair.form("vera@visitor.example")).await;
        let db = &stand.db;
        let token = matchmaking::join_as_visitor(db, &vera.actor, vera.id).await.expect("joined").as_str().to_owned();
        matchmaking::set_consent(db, &token, true).await.expect("shown");
        // It ends at ten; the way takes ten minutes.
        let early = session(&stand, &round, "Früh", "09:15").await;
        masterclass::book(db, &vera.actor, early).await.expect("a seat");
        let meeting = asked(db, &bob, &token).await;

        let refused = matchmaking::accept(db, &token, meeting, &slot(db, &token, 0).await).await;

        assert!(matches!(refused, Err(Error::TimeTaken)), "{refused:?}");
        let seen = me(db, &token).await;
        assert_eq!(seen.meetings[0].common, seen.slots[1..]);
        matchmaking::accept(db, &token, meeting, &slot(db, &token, 1).await).await.expect("there is time for the way");
        let during = session(&stand, &round, "Zugleich", "10:20").await;
        let booked = masterclass::book(db, &vera.actor, during).await;
        assert!(matches!(booked, Err(SeatError::InMeeting)), "{booked:?}");
    }

    async fn a_seat_leaves_time_for_the_way_to_a_meeting(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [bob] = round.people(&stand, ["Bob"]).await;
        let vera = round.fair.visitor(&stand, &round.fair.form("vera@visitor.example")).await;
        let db = &stand.db;
        let token = matchmaking::join_as_visitor(db, &vera.actor, vera.id).await.expect("joined").as_str().to_owned();
        matchmaking::set_consent(db, &token, true).await.expect("shown");
        // From 10:20 to 10:40; the way takes ten minutes.
        agreed(db, &bob, &token, 1).await;
        let close = session(&stand, &round, "Knapp davor", "09:30").await;
        let behind = session(&stand, &round, "Knapp danach", "10:45").await;
        let early = session(&stand, &round, "Früh", "09:25").await;
        let late = session(&stand, &round, "Spät", "10:50").await;

        for session in [close, behind] {
            let booked = masterclass::book(db, &vera.actor, session).await;
            assert!(matches!(booked, Err(SeatError::TooNearMeeting)), "{booked:?}");
        }
        assert_eq!(stand.count("seat", "1 = 1").await, 0);
        masterclass::book(db, &vera.actor, early).await.expect("there is time for the way");
        masterclass::book(db, &vera.actor, late).await.expect("there is time for the way");
    }

    async fn who_waits_and_has_no_time_for_the_way_lets_others_pass(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [bob] = round.people(&stand, ["Bob"]).await;
        let vera = round.fair.visitor(&stand, &round.fair.form("vera@visitor.example")).await;
        let otto = round.fair.visitor(&stand, &round.fair.form_of("Otto Sitzt", "otto@visitor.example")).await;
        let will = round.fair.visitor(&stand, &round.fair.form_of("Will Wartet", "will@visitor.example")).await;
        let db = &stand.db;
        let close = session_for(&stand, &round, "Knapp davor", "09:30", 1).await;
        let seat = masterclass::book(db, &otto.actor, close).await.expect("the only seat");
        masterclass::wait(db, &vera.actor, close).await.expect("waits");
        masterclass::wait(db, &will.actor, close).await.expect("waits behind her");
        let token = matchmaking::join_as_visitor(db, &vera.actor, vera.id).await.expect("joined").as_str().to_owned();
        matchmaking::set_consent(db, &token, true).await.expect("shown");
        agreed(db, &bob, &token, 1).await;

        masterclass::cancel_seat(db, &otto.actor, seat.id).await.expect("given back");

        let now = |actor| masterclass::wait(db, actor, close);
        assert_eq!(now(&will.actor).await.expect("asked").state, SeatState::Booked);
        assert_eq!(now(&vera.actor).await.expect("asked").state, SeatState::Waiting);
    }

    async fn nobody_meets_at_a_time_that_they_have_not_got(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let db = &stand.db;
        let last = slot(db, &ada, 2).await;
        matchmaking::save_profile(db, &ada, "1", &ProfileForm { times: vec![last.clone()], ..profile("", "") }).await.expect("saved");
        let meeting = asked(db, &ada, &bob).await;

        let refused = matchmaking::accept(db, &bob, meeting, &slot(db, &bob, 0).await).await;

        assert!(matches!(refused, Err(Error::TimeTaken)), "{refused:?}");
        let seen = me(db, &bob).await;
        assert_eq!(seen.meetings[0].common, seen.slots[2..]);
        matchmaking::accept(db, &bob, meeting, &last).await.expect("that is their time");
    }

    async fn an_online_meeting_has_a_link_and_no_table(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let (db, organiser, id) = (&stand.db, &round.fair.organiser, round.view.id);
        let online = MatchmakingDetails { is_online: "on".to_owned(), ..details() };
        matchmaking::edit(db, organiser, id, "2", &online).await.expect("online now");
        let [ada, bob, cleo, dan] = round.people(&stand, ["Ada", "Bob", "Cleo", "Dan"]).await;
        let meeting = agreed(db, &ada, &bob, 0).await;
        agreed(db, &cleo, &dan, 0).await;

        let plain = matchmaking::set_link(db, &ada, meeting, "http://room.example/ada").await;
        assert!(matches!(plain, Err(Error::Invalid(_))), "{plain:?}");
        assert!(matchmaking::set_link(db, &cleo, meeting, "https://room.example/cleo").await.is_err(), "it is not theirs");
        matchmaking::set_link(db, &ada, meeting, "https://room.example/ada").await.expect("set");

        let seen = me(db, &bob).await.meetings[0].clone();
        assert_eq!((seen.link.as_str(), seen.place, seen.state), ("https://room.example/ada", None, MeetingState::Accepted));
        assert_eq!(stand.count("meeting", "state = 'accepted' AND seat_id IS NULL").await, 2);
    }

    async fn of_many_who_accept_at_once_nobody_and_no_table_is_bound_twice(stand: Stand) {
        let round = Round::new(&stand, 2).await;
        let names = ["Ada", "Bob", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hal", "Ida", "Jan", "Kim", "Lou"];
        let tokens = round.people(&stand, names).await;
        let mut tries = Vec::new();
        for (place, from) in tokens.iter().enumerate() {
            for step in 1..=3 {
                let to = &tokens[(place + step) % tokens.len()];
                let (meeting, at) = (asked(&stand.db, from, to).await, slot(&stand.db, to, (place + step) % 3).await);
                let (db, to) = (stand.db.clone(), to.clone());
                tries.push(async move { matchmaking::accept(&db, &to, meeting, &at).await });
            }
        }

        let answers = at_once(tries).await;

        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(Error::TimeTaken))), "{answers:?}");
        let accepted = stand.count("meeting", "state = 'accepted'").await;
        assert_eq!(i64::try_from(answers.iter().filter(|answer| answer.is_ok()).count()), Ok(accepted));
        assert!((1..=6).contains(&accepted), "two tables at three times: {accepted}");
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, accepted * 3 * 4);
        let agreed = "FROM meeting WHERE state = 'accepted'";
        let tables = format!("(SELECT slot_id, seat_id {agreed} GROUP BY slot_id, seat_id HAVING COUNT(*) > 1) AS twice");
        let sides = format!("SELECT slot_id, asker_id AS person {agreed} UNION ALL SELECT slot_id, asked_id {agreed}");
        let people = format!("(SELECT slot_id, person FROM ({sides}) AS sides GROUP BY slot_id, person HAVING COUNT(*) > 1) AS twice");
        assert_eq!((stand.count(&tables, "1 = 1").await, stand.count(&people, "1 = 1").await), (0, 0));
    }
}
