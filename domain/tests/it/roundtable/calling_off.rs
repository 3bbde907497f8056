//! Calling off: the whole roundtable, and one guest.

use domain::roundtable::{self, Error, GuestState, NotNow};

use super::{INVITATION, accepts, declines, guest, link, links, posted, revision, round, table};
use crate::{applying::execute, stand::both};

both! {
    async fn called_off_as_a_whole_it_tells_whoever_counts_on_it_and_takes_no_answers(stand: Stand) {
        let organiser = stand.organiser().await;
        let people = [("Ada", "", 1), ("Ben", "", 1), ("Cem", "", 1), ("Dea", "", 1), ("Fil", "", 1), ("Eva", "", 2)];
        let id = round(&stand, &organiser, 2, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        for name in ["Ada", "Ben", "Cem"] {
            roundtable::answer(&stand.db, link(&first, name), &accepts()).await.expect("answered");
        }
        roundtable::answer(&stand.db, link(&first, "Dea"), &declines()).await.expect("answered");

        for _ in 0..2 {
            roundtable::cancel(&stand.db, &organiser, id).await.expect("called off");
        }

        let mut told: Vec<_> = posted(&stand, "roundtable_cancelled").await.into_iter().map(|(name, _)| name).collect();
        told.sort();
        assert_eq!(told, ["Ada", "Ben", "Cem", "Fil"], "neither who declined nor who was not invited yet");
        let opened = roundtable::by_token(&stand.db, link(&first, "Fil")).await.expect("read").expect("the link still opens");
        assert!(opened.roundtable.is_cancelled && !opened.roundtable.takes_answers());
        for command in [accepts(), declines()] {
            let late = roundtable::answer(&stand.db, link(&first, "Fil"), &command).await;
            assert!(matches!(late, Err(Error::NotNow(NotNow::Cancelled))), "{late:?}");
        }
        let wave = roundtable::send_wave(&stand.db, &organiser, id, 2).await;
        assert!(matches!(wave, Err(Error::NotNow(NotNow::Cancelled))), "{wave:?}");
        let reminded = roundtable::remind(&stand.db, &organiser, id).await;
        assert!(matches!(reminded, Err(Error::NotNow(NotNow::Cancelled))), "{reminded:?}");
        // Nobody who waits is promised a seat any more.
        let revision = revision(&stand, &organiser, id).await;
        roundtable::add_table(&stand.db, &organiser, id, &revision, &table("Zwei", 4)).await.expect("a table");
        assert_eq!(guest(&stand, &organiser, id, "Cem").await.state, GuestState::Waiting);
        assert_eq!(roundtable::roundtables(&stand.db, &organiser).await.expect("listed")[0].unanswered, 0);
    }

    async fn whoever_answers_while_it_is_called_off_has_declined_or_is_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let people: Vec<_> = ["Ada", "Ben", "Cem", "Dea", "Eva", "Fil"].into_iter().map(|name| (name, "", 1)).collect();
        let id = round(&stand, &organiser, 4, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let answering = links(&stand, INVITATION).await.into_iter().enumerate().map(|(number, (_, token))| {
            let db = stand.db.clone();
            let command = if number % 2 == 0 { declines() } else { accepts() };
            tokio::spawn(async move { roundtable::answer(&db, &token, &command).await })
        });
        let answering: Vec<_> = answering.collect();

        roundtable::cancel(&stand.db, &organiser, id).await.expect("called off");
        for task in answering {
            let answer = task.await.expect("no panic");
            assert!(matches!(answer, Ok(_) | Err(Error::NotNow(NotNow::Cancelled))), "{answer:?}");
        }

        let counting = stand.count("roundtable_guest", "state IN ('invited', 'accepted', 'waiting')").await;
        assert_eq!(stand.count("mail", "kind = 'roundtable_cancelled'").await, counting);
        assert_eq!(stand.count("roundtable_guest", "state = 'declined'").await, 6 - counting);
    }

    async fn what_has_taken_place_is_not_called_off(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        let past = "UPDATE roundtable SET starts_at = '2020-06-10T13:00:00+00:00', ends_at = '2020-06-10T15:00:00+00:00'";
        execute(&stand, past, vec![]).await.expect("as if then");

        let refused = roundtable::cancel(&stand.db, &organiser, id).await;

        assert!(matches!(refused, Err(Error::NotNow(NotNow::Over))), "{refused:?}");
    }

    async fn what_is_called_off_opens_nothing_and_frees_the_seat(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered");
        let ada = guest(&stand, &organiser, id, "Ada").await.id;

        for _ in 0..2 {
            roundtable::call_off(&stand.db, &organiser, ada).await.expect("called off");
        }

        assert_eq!(roundtable::by_token(&stand.db, link(&first, "Ada")).await.expect("read"), None);
        assert_eq!(stand.count("roundtable", "seats_taken = 0").await, 1);
        assert_eq!(stand.count("mail", "kind = 'roundtable_called_off'").await, 1);
        let refused = roundtable::remove(&stand.db, &organiser, id).await;
        assert!(matches!(refused, Err(Error::NotNow(NotNow::Kept))), "{refused:?}");
    }
}
