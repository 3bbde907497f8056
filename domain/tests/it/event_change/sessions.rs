//! A session that moves, is renamed or changes its stage reaches whoever has a seat or waits for one.

use domain::{
    actor::Actor,
    ids::SessionId,
    masterclass::{self, EditStage, ScheduleSession, SeatLetter, SessionFacts},
    process::letter::AnyLetter,
};

use super::fixture::{deliver, kinds};
use crate::{
    masterclass::fixture::{Fair, stage},
    stand::{Stand, both},
};

/// A session of one seat that Anna has and Bert waits for; they were told so.
async fn booked_and_waited_for(stand: &Stand) -> (Fair, SessionId) {
    let fair = Fair::new(stand).await;
    let session = fair.session(stand, "Erste", "10:00", 1).await;
    masterclass::book(&stand.db, &fair.visitor(stand).await, session).await.expect("booked");
    masterclass::wait(&stand.db, &fair.visitor(stand).await, session).await.expect("waits");
    assert_eq!(kinds(&deliver(stand).await), ["seat_booked", "seat_waiting"]);
    (fair, session)
}

async fn edit(stand: &Stand, fair: &Fair, session: SessionId, form: ScheduleSession) {
    let revision = fair.view(stand, session).await.revision.to_string();
    masterclass::edit_session(&stand.db, &Actor::System, session, &ScheduleSession { revision, ..form }).await.expect("changed");
}

/// What each letter says: how the session was, how it is, and whether its reader waits.
fn told(letters: &[(String, AnyLetter)]) -> Vec<(SessionFacts, SessionFacts, bool)> {
    let mut told: Vec<_> = letters
        .iter()
        .map(|(_, letter)| match letter {
            AnyLetter::Seat(SeatLetter::SessionChanged { session, before: Some(before), waiting, .. }) => {
                (before.clone(), session.clone(), *waiting)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    told.sort_by_key(|(.., waiting)| *waiting);
    told
}

both! {
    async fn who_waits_hears_of_another_time_too(stand: Stand) {
        let (fair, session) = booked_and_waited_for(&stand).await;
        let before = fair.view(&stand, session).await;

        edit(&stand, &fair, session, fair.form("Erste", "12:00", 1)).await;
        let after = fair.view(&stand, session).await;
        let told = told(&deliver(&stand).await);

        assert_eq!(told.iter().map(|(.., waiting)| *waiting).collect::<Vec<_>>(), [false, true]);
        for (was, now, _) in told {
            assert_eq!((was.starts_at, was.ends_at, was.revision), (before.starts_at, before.ends_at, before.revision));
            assert_eq!((now.starts_at, now.ends_at, now.revision), (after.starts_at, after.ends_at, after.revision));
        }
    }

    async fn another_title_and_another_stage_are_news_and_other_texts_are_not(stand: Stand) {
        let (fair, session) = booked_and_waited_for(&stand).await;

        edit(&stand, &fair, session, ScheduleSession { abstract_de: "Länger.".into(), language: "en".into(), ..fair.form("Erste", "10:00", 1) }).await;
        let texts = deliver(&stand).await;
        edit(&stand, &fair, session, fair.form("Umbenannt", "10:00", 1)).await;
        let renamed = told(&deliver(&stand).await);
        let stage = fair.other_stage(&stand).await;
        edit(&stand, &fair, session, ScheduleSession { stage: stage.to_string(), ..fair.form("Umbenannt", "10:00", 1) }).await;
        let moved = told(&deliver(&stand).await);

        assert_eq!(texts, []);
        let titles: Vec<_> = renamed.iter().map(|(was, now, _)| (was.title.de.as_str(), now.title.de.as_str())).collect();
        assert_eq!(titles, [("Erste", "Umbenannt"); 2]);
        let stages: Vec<_> = moved.iter().map(|(was, now, _)| (was.stage.de.as_str(), now.stage.de.as_str())).collect();
        assert_eq!(stages, [("Große Bühne", "Lounge"); 2]);
    }

    async fn a_stage_with_another_name_is_news_for_those_on_it(stand: Stand) {
        let (fair, _) = booked_and_waited_for(&stand).await;

        masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &EditStage { revision: "1".into(), ..stage("Forum") }).await.expect("renamed");
        let told = told(&deliver(&stand).await);

        let stages: Vec<_> = told.iter().map(|(was, now, waiting)| (was.stage.de.as_str(), now.stage.de.as_str(), *waiting)).collect();
        assert_eq!(stages, [("Große Bühne", "Forum", false), ("Große Bühne", "Forum", true)]);
    }

    async fn moved_and_moved_back_before_the_letter_left_is_no_letter(stand: Stand) {
        let (fair, session) = booked_and_waited_for(&stand).await;

        edit(&stand, &fair, session, fair.form("Erste", "12:00", 1)).await;
        edit(&stand, &fair, session, fair.form("Erste", "10:00", 1)).await;

        assert_eq!(deliver(&stand).await, []);
    }

    async fn a_booking_that_had_not_left_tells_the_new_time_and_nothing_else_does(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        masterclass::book(&stand.db, &fair.visitor(&stand).await, session).await.expect("booked");

        edit(&stand, &fair, session, fair.form("Erste", "12:00", 1)).await;
        let letters = deliver(&stand).await;

        let [(_, AnyLetter::Seat(SeatLetter::SeatBooked { session: told, .. }))] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!(told.starts_at, fair.view(&stand, session).await.starts_at);
    }

    async fn who_moves_up_with_the_change_hears_that_alone(stand: Stand) {
        let (fair, session) = booked_and_waited_for(&stand).await;

        edit(&stand, &fair, session, fair.form("Erste", "12:00", 2)).await;

        assert_eq!(kinds(&deliver(&stand).await), ["seat_promoted", "session_changed"]);
    }

    async fn a_session_that_is_called_off_reaches_those_who_wait(stand: Stand) {
        let (_, session) = booked_and_waited_for(&stand).await;

        masterclass::cancel_session(&stand.db, &Actor::System, session).await.expect("called off");

        assert_eq!(kinds(&deliver(&stand).await), ["session_cancelled"; 2]);
    }
}
