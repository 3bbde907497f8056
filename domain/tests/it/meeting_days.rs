//! Times of meetings follow the days and the zone of their event; what took place is counted.

use chrono::Duration;
use domain::{
    clock,
    event::{self, EventDetails, EventView},
    ids::MatchmakingId,
    matchmaking::{self, Feedback, SlotDetails},
    process::result::{self, EventResult},
};

use crate::{
    event_change::fixture::{as_it_is, later},
    masterclass::{fixture::raw, races::at_once},
    matchmaking::{Round, agreed, me},
    stand::{Stand, both, edit_and_tell},
};

/// When the times are, by the clocks of an event.
async fn local_times(stand: &Stand, id: MatchmakingId, event: &EventView) -> Vec<chrono::NaiveDateTime> {
    let slots = matchmaking::slots(&stand.db, id).await.expect("read");
    slots.iter().map(|slot| clock::local(event.zone, slot.starts_at)).collect()
}

fn refused(answer: Result<EventView, event::Error>) -> Vec<String> {
    match answer {
        Err(event::Error::Invalid(fields)) => fields.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn times_move_along_with_the_days_or_the_organiser_is_told(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let (organiser, event) = (&round.fair.organiser, &round.fair.event);
        agreed(&stand.db, &ada, &bob, 0).await;
        let before = local_times(&stand, round.view.id, event).await;

        assert_eq!(refused(edit_and_tell(&stand, organiser, event, &later(event, 7)).await), ["programme_moves_along"]);
        let along = EventDetails { programme_moves_along: "on".to_owned(), ..later(event, 7) };
        let after = edit_and_tell(&stand, organiser, event, &along).await.expect("moved");

        let meant: Vec<_> = before.iter().map(|local| *local + Duration::days(7)).collect();
        assert_eq!(local_times(&stand, round.view.id, &after).await, meant);
        let seen = me(&stand.db, &ada).await;
        assert_eq!(seen.meetings[0].slot, Some(seen.slots[0]));
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 3 * 4);
        assert_eq!(stand.count("mail", "kind = 'meeting_news' AND letter LIKE '%moved%'").await, 2);
        assert_eq!(stand.count("meeting", "state = 'accepted' AND seat_id IS NOT NULL").await, 1);
    }

    async fn times_may_move_where_others_were(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let (organiser, event) = (&round.fair.organiser, &round.fair.event);
        let second = SlotDetails { day: (event.starts_on + Duration::days(1)).to_string(), from: "10:00".to_owned(), to: "11:00".to_owned() };
        matchmaking::add_slots(&stand.db, organiser, round.view.id, &second).await.expect("times");
        let before = local_times(&stand, round.view.id, event).await;

        let later = edit_and_tell(&stand, organiser, event, &EventDetails { programme_moves_along: "on".to_owned(), ..later(event, 1) }).await.expect("moved");
        let back = EventDetails { programme_moves_along: "on".to_owned(), ..crate::event_change::fixture::later(&later, -1) };
        let after = edit_and_tell(&stand, organiser, &later, &back).await.expect("moved back");

        assert_eq!(local_times(&stand, round.view.id, &after).await, before);
    }

    async fn times_keep_their_hour_in_another_zone_once_that_is_said(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let (organiser, event) = (&round.fair.organiser, &round.fair.event);
        agreed(&stand.db, &ada, &bob, 0).await;
        let before = local_times(&stand, round.view.id, event).await;
        let there = EventDetails { time_zone: "America/Toronto".to_owned(), ..as_it_is(event) };

        assert_eq!(refused(edit_and_tell(&stand, organiser, event, &there).await), ["programme_keeps_local_times"]);
        let said = EventDetails { programme_keeps_local_times: "on".to_owned(), ..there };
        let after = edit_and_tell(&stand, organiser, event, &said).await.expect("corrected");

        assert_eq!(local_times(&stand, round.view.id, &after).await, before);
        assert_eq!(stand.count("mail", "kind = 'meeting_news' AND letter LIKE '%moved%'").await, 2);
    }

    async fn times_that_overlap_are_not_added(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let (organiser, event) = (&round.fair.organiser, &round.fair.event);
        let shifted = SlotDetails { day: event.starts_on.to_string(), from: "10:10".to_owned(), to: "11:30".to_owned() };

        matchmaking::add_slots(&stand.db, organiser, round.view.id, &shifted).await.expect("those that are free");

        let hours: Vec<_> = local_times(&stand, round.view.id, event).await.iter().map(|local| local.format("%H:%M").to_string()).collect();
        assert_eq!(hours, ["10:00", "10:20", "10:40", "11:10"]);
    }

    async fn what_took_place_counts_for_the_event_also_when_people_are_gone(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob, cleo] = round.people(&stand, ["Ada", "Bob", "Cleo"]).await;
        let (db, event) = (&stand.db, round.fair.event.id);
        agreed(db, &ada, &bob, 0).await;
        let missed = agreed(db, &ada, &cleo, 1).await;
        assert_eq!(result::result(db, event).await.expect("counted"), EventResult::default());
        raw(&stand, "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00'").await.expect("long ago");
        matchmaking::give_feedback(db, &ada, missed, &Feedback { rating: String::new(), absent: "on".to_owned() }).await.expect("noted");
        let counted = EventResult { matches: 2, meetings: 1, ..EventResult::default() };
        assert_eq!(result::result(db, event).await.expect("counted"), counted);

        matchmaking::erase_own(db, &ada).await.expect("erased");

        assert_eq!(result::result(db, event).await.expect("counted"), counted);
        assert_eq!(matchmaking::figures(db, &round.fair.organiser, round.view.id).await.expect("counted").accepted, 2);
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 0);
        assert_eq!(stand.count("mail", "kind = 'meeting_news' AND letter LIKE '%cancelled%'").await, 0);
    }

    async fn of_two_who_go_at_once_their_meeting_is_counted_once(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let tokens = round.people(&stand, ["Ada", "Bob"]).await;
        agreed(&stand.db, &tokens[0], &tokens[1], 0).await;
        raw(&stand, "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00'").await.expect("long ago");
        let goes = tokens.map(|token| {
            let db = stand.db.clone();
            async move { matchmaking::erase_own(&db, &token).await }
        });

        let answers = at_once(goes).await;

        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        let counted = EventResult { matches: 1, meetings: 1, ..EventResult::default() };
        assert_eq!(result::result(&stand.db, round.fair.event.id).await.expect("counted"), counted);
    }

    async fn what_has_begun_is_called_off_by_nobody(stand: Stand) {
        let round = Round::new(&stand, 1).await;
        let [ada, bob] = round.people(&stand, ["Ada", "Bob"]).await;
        let meeting = agreed(&stand.db, &ada, &bob, 0).await;
        raw(&stand, "UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00'").await.expect("long ago");

        let refused = matchmaking::cancel_by_organiser(&stand.db, &round.fair.organiser, meeting).await;

        assert!(matches!(refused, Err(matchmaking::Error::NotNow)), "{refused:?}");
        assert_eq!(stand.count("meeting", "state = 'accepted'").await, 1);
    }
}
