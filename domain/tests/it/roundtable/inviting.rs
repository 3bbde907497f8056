//! Invitations in waves, answers to them, who moves up, and who comes instead.

use domain::{
    actor::{Actor, Denied},
    ids::RoundtableId,
    process::sweep::sweep,
    roundtable::{self, Answered, Error, GuestAnswer, GuestState, NotNow, RoundtableLetter},
};

use super::{INVITATION, accepts, declines, details, guest, guests, link, links, posted, revision, round, table};
use crate::{
    applying::execute,
    stand::{Stand, both, stranger},
};

async fn states(stand: &Stand, organiser: &Actor, id: RoundtableId) -> Vec<(String, GuestState)> {
    guests(stand, organiser, id).await.into_iter().map(|guest| (guest.name, guest.state)).collect()
}

both! {
    async fn it_waits_for_organisers_to_invite_the_next_once_nobody_is_silent(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 2)]).await;
        let exhausted = async || {
            let waiting = roundtable::waiting(&stand.db, &organiser).await.expect("read");
            (waiting.exhausted, waiting.first)
        };

        let planned = exhausted().await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let silent = exhausted().await;
        let links = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&links, "Ada"), &declines()).await.expect("answered");
        let answered = exhausted().await;
        roundtable::send_wave(&stand.db, &organiser, id, 2).await.expect("sent");
        let next = exhausted().await;

        assert_eq!([planned, silent, answered, next], [(0, None), (0, None), (1, Some(id)), (0, None)]);
        for actor in [Actor::Anonymous, stranger()] {
            assert!(matches!(roundtable::waiting(&stand.db, &actor).await, Err(Error::Denied(denied)) if denied == actor.refused()));
        }
    }

    async fn a_wave_is_invited_once_each_with_a_link_of_their_own(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "Energie", 1), ("Ben", "Stahl", 1), ("Cem", "Energie", 2)]).await;

        assert_eq!(roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent"), 2);
        let again = roundtable::send_wave(&stand.db, &organiser, id, 1).await;

        assert!(matches!(again, Err(Error::NotNow(NotNow::NobodyLeft))), "{again:?}");
        let links = links(&stand, INVITATION).await;
        assert_eq!(links.len(), 2);
        let opened = roundtable::by_token(&stand.db, link(&links, "Ben")).await.expect("read").expect("an invitation");
        assert_eq!((opened.guest.name.as_str(), opened.guest.state, opened.roundtable.name.as_str()), ("Ben", GuestState::Invited, "H2 am Ohio"));
        assert_eq!(roundtable::by_token(&stand.db, "ABCDEFGHIJKLMNOPQRSTUVWXYZ").await.expect("read"), None);
        let all = states(&stand, &organiser, id).await;
        assert_eq!(all, [("Ada", GuestState::Invited), ("Ben", GuestState::Invited), ("Cem", GuestState::Planned)].map(|(name, state)| (name.to_owned(), state)));
    }

    async fn of_many_who_want_the_last_seat_one_gets_it_and_the_others_wait(stand: Stand) {
        let organiser = stand.organiser().await;
        let names = ["Ada", "Ben", "Cem", "Dea", "Eva", "Fil"];
        let people: Vec<_> = names.iter().map(|name| (*name, "", 1)).collect();
        let id = round(&stand, &organiser, 2, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let links = links(&stand, INVITATION).await;

        let answering = links.into_iter().map(|(_, token)| {
            let db = stand.db.clone();
            tokio::spawn(async move { roundtable::answer(&db, &token, &accepts()).await })
        });
        let mut answers = Vec::new();
        for task in answering.collect::<Vec<_>>() {
            answers.push(task.await.expect("no panic").expect("answered"));
        }

        let of = |answer: Answered| answers.iter().filter(|one| **one == answer).count();
        assert_eq!((of(Answered::Accepted), of(Answered::Waiting)), (2, 4));
        assert_eq!(stand.count("roundtable", "seats_taken = 2 AND seats_total = 2").await, 1);
        assert_eq!(stand.count("roundtable_guest", "state = 'accepted'").await, 2);
    }

    async fn whoever_waits_moves_up_when_somebody_cancels_or_a_table_is_added(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "", 1), ("Ben", "", 1), ("Cem", "", 1), ("Dea", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let links = links(&stand, INVITATION).await;
        for name in ["Ada", "Ben", "Cem", "Dea"] {
            roundtable::answer(&stand.db, link(&links, name), &accepts()).await.expect("answered");
        }

        let back = roundtable::answer(&stand.db, link(&links, "Ada"), &declines()).await.expect("answered");

        assert_eq!(back, Answered::Declined);
        let now: Vec<_> = guests(&stand, &organiser, id).await.into_iter().map(|guest| guest.state).collect();
        assert_eq!(now, [GuestState::Cancelled, GuestState::Accepted, GuestState::Accepted, GuestState::Waiting]);
        let told = posted(&stand, "roundtable_seat").await.into_iter();
        let told = told.filter(|(_, letter)| matches!(letter, RoundtableLetter::RoundtableSeat { moved_up: true, .. }));
        assert_eq!(told.map(|(name, _)| name).collect::<Vec<_>>(), ["Cem"]);
        let revision = roundtable::roundtable(&stand.db, &organiser, id).await.expect("read").revision.to_string();
        roundtable::add_table(&stand.db, &organiser, id, &revision, &table("Zwei", 2)).await.expect("a table");
        assert_eq!(guest(&stand, &organiser, id, "Dea").await.state, GuestState::Accepted);
        // Fewer seats than people who were promised one are refused.
        let tables = roundtable::tables(&stand.db, &organiser, id).await.expect("tables");
        let revision = roundtable::roundtable(&stand.db, &organiser, id).await.expect("read").revision.to_string();
        let refused = roundtable::remove_table(&stand.db, &organiser, tables[0].id, &revision).await;
        assert!(matches!(refused, Err(Error::NotNow(NotNow::SeatsTaken))), "{refused:?}");
    }

    async fn for_whoever_does_not_come_the_next_of_the_same_sector_is_proposed_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let people = [("Ada", "Energie", 1), ("Ben", "Stahl", 1), ("Cem", "Stahl", 2), ("Dea", "energie", 2), ("Eva", "Chemie", 2)];
        let id = round(&stand, &organiser, 2, &people).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        let named = GuestAnswer { substitute_name: "Nina Neu".to_owned(), substitute_email: "nina@gast.example".to_owned(), ..declines() };
        roundtable::answer(&stand.db, link(&first, "Ada"), &named).await.expect("answered");

        let proposed = roundtable::proposals(&stand.db, &organiser, id).await.expect("proposed");

        let pairs: Vec<_> = proposed.iter().map(|one| (one.gone.name.as_str(), one.next.name.as_str())).collect();
        assert_eq!(pairs, [("Ada", "Dea")]);
        let (gone, next) = (proposed[0].gone.id, proposed[0].next.id);
        roundtable::invite_guest(&stand.db, &organiser, next, &gone.to_string()).await.expect("invited");
        assert_eq!(links(&stand, INVITATION).await.len(), 3);
        assert!(roundtable::proposals(&stand.db, &organiser, id).await.expect("proposed").is_empty());
        let twice = roundtable::invite_named(&stand.db, &organiser, gone).await;
        assert!(matches!(twice, Err(Error::NotNow(NotNow::AlreadyReplaced))), "{twice:?}");
        let again = roundtable::invite_guest(&stand.db, &organiser, next, "").await;
        assert!(matches!(again, Err(Error::NotNow(NotNow::AlreadyInvited))), "{again:?}");
    }

    async fn whom_somebody_names_is_invited_for_the_same_house(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 2, &[("Ada", "Energie", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        let half = GuestAnswer { substitute_name: "Nina Neu".to_owned(), ..declines() };
        let refused = roundtable::answer(&stand.db, link(&first, "Ada"), &half).await;
        assert!(matches!(&refused, Err(Error::Invalid(fields)) if fields.0[0].0 == "substitute_email"), "{refused:?}");
        let named = GuestAnswer { substitute_email: "nina@gast.example".to_owned(), ..half };
        roundtable::answer(&stand.db, link(&first, "Ada"), &named).await.expect("answered");

        let gone = guest(&stand, &organiser, id, "Ada").await;
        roundtable::invite_named(&stand.db, &organiser, gone.id).await.expect("invited");

        let nina = guest(&stand, &organiser, id, "Nina Neu").await;
        assert_eq!((nina.organisation.as_str(), nina.state, nina.replaces), ("Haus Ada", GuestState::Invited, Some(gone.id)));
        let invited: Vec<_> = links(&stand, INVITATION).await.into_iter().map(|(name, _)| name).collect();
        assert_eq!(invited, ["Ada", "Nina Neu"]);
    }

    async fn a_reminder_replaces_the_link_and_goes_to_whoever_is_silent(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 4, &[("Ada", "", 1), ("Ben", "", 1)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered");

        assert_eq!(roundtable::remind(&stand.db, &organiser, id).await.expect("reminded"), 1);

        let second = links(&stand, "roundtable_reminder").await;
        assert_eq!(second.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Ben"]);
        let old = roundtable::answer(&stand.db, link(&first, "Ben"), &accepts()).await;
        assert!(matches!(old, Err(Error::Denied(Denied::NotFound))), "{old:?}");
        assert_eq!(roundtable::answer(&stand.db, link(&second, "Ben"), &accepts()).await.expect("answered"), Answered::Accepted);
        let again = roundtable::remind(&stand.db, &organiser, id).await;
        assert!(matches!(again, Err(Error::NotNow(NotNow::NobodyLeft))), "{again:?}");
    }

    async fn after_the_deadline_nobody_answers_and_who_was_silent_has_not(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = round(&stand, &organiser, 4, &[("Ada", "", 1), ("Ben", "", 2)]).await;
        roundtable::send_wave(&stand.db, &organiser, id, 1).await.expect("sent");
        let first = links(&stand, INVITATION).await;
        execute(&stand, "UPDATE roundtable SET answer_local = '2020-06-01 18:00:00', answer_by = '2020-06-01T22:00:00+00:00'", vec![]).await.expect("as if then");

        let late = roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await;
        let late_wave = roundtable::send_wave(&stand.db, &organiser, id, 2).await;
        sweep(&stand.db).await.expect("swept");

        assert!(matches!(late, Err(Error::NotNow(NotNow::AnswersClosed))), "{late:?}");
        assert!(matches!(late_wave, Err(Error::NotNow(NotNow::AnswersClosed))), "{late_wave:?}");
        assert_eq!(guest(&stand, &organiser, id, "Ada").await.state, GuestState::NoAnswer);
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("organiser_notice", "later_kind = 'roundtable_wave_exhausted'").await, 1, "organisers hear of it once");

        // Where the deadline is moved they are waited for again, and their link is as good as before.
        let revision = revision(&stand, &organiser, id).await;
        roundtable::edit(&stand.db, &organiser, id, &revision, &details()).await.expect("moved");
        assert_eq!(guest(&stand, &organiser, id, "Ada").await.state, GuestState::Invited);
        assert_eq!(roundtable::answer(&stand.db, link(&first, "Ada"), &accepts()).await.expect("answered"), Answered::Accepted);
    }
}
