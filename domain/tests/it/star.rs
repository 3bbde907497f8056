//! What visitors mark for themselves.

use domain::{
    actor::{Actor, Denied},
    ids::{ApplicationId, RegistrationId, SessionId},
    masterclass,
    star::{self, Error, Marks, Starred, Stars},
};

use crate::{
    masterclass::fixture::{Fair, published_event, raw, visitor},
    rows,
    stand::{Stand, both, stranger},
};

fn starred(things: &[Starred]) -> Marks {
    Marks { starred: things.to_vec(), unstarred: Vec::new() }
}

fn registration(actor: &Actor) -> RegistrationId {
    match actor {
        Actor::TicketHolder(id) => *id,
        other => panic!("{other:?} is no visitor"),
    }
}

async fn exhibitor(stand: &Stand, fair: &Fair, state: &str) -> ApplicationId {
    let id = ApplicationId::new();
    rows::application(id, fair.event.id, &format!("Stadt {state}")).with("state", state).insert(stand).await;
    id
}

both! {
    async fn a_visitor_marks_what_is_public_at_their_event_and_takes_it_back(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let draft = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Entwurf", "12:00", 9)).await.expect("planned");
        let (there, withdrawn) = (exhibitor(&stand, &fair, "confirmed").await, exhibitor(&stand, &fair, "withdrawn").await);
        let vera = fair.visitor(&stand).await;
        let things = [Starred::Session(session), Starred::Session(draft), Starred::Exhibitor(there), Starred::Exhibitor(withdrawn),
            Starred::Session(SessionId::new())];

        for _ in 0..2 {
            star::mark(&stand.db, &vera, &starred(&things)).await.expect("marked");
        }

        let stars = star::stars(&stand.db, registration(&vera)).await.expect("told");
        assert_eq!(stars, Stars { sessions: [session].into(), exhibitors: [there].into() });
        let back = Marks { starred: vec![], unstarred: vec![Starred::Session(session), Starred::Exhibitor(there)] };
        for _ in 0..2 {
            star::mark(&stand.db, &vera, &back).await.expect("taken back");
        }
        assert_eq!(star::stars(&stand.db, registration(&vera)).await.expect("told"), Stars::default());
    }

    async fn marks_are_each_visitors_own(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = Starred::Session(fair.session(&stand, "Erste", "10:00", 10).await);
        let (vera, otto) = (fair.visitor(&stand).await, fair.visitor(&stand).await);
        let elsewhere = published_event(&stand, "Europe/Paris").await;
        let other = Actor::TicketHolder(visitor(&stand, elsewhere, "confirmed").await);

        star::mark(&stand.db, &vera, &starred(&[session])).await.expect("marked");
        star::mark(&stand.db, &other, &starred(&[session])).await.expect("left out");
        star::mark(&stand.db, &otto, &Marks { starred: vec![], unstarred: vec![session] }).await.expect("nothing of others");

        assert_eq!(stand.count("session_star", "1 = 1").await, 1);
        assert!(star::stars(&stand.db, registration(&vera)).await.expect("told").has(session));
        for actor in [Actor::Anonymous, stranger(), stand.organiser().await, Actor::TicketHolder(RegistrationId::new())] {
            let refused = star::mark(&stand.db, &actor, &starred(&[session])).await;
            assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))), "{actor:?}");
        }
    }

    async fn a_draft_that_was_marked_while_it_was_public_can_be_deleted(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let vera = fair.visitor(&stand).await;
        star::mark(&stand.db, &vera, &starred(&[Starred::Session(session)])).await.expect("marked");

        masterclass::unpublish(&stand.db, &Actor::System, session).await.expect("hidden");
        masterclass::delete_session(&stand.db, &Actor::System, session).await.expect("deleted");

        assert_eq!(stand.count("session_star", "1 = 1").await, 0);
    }

    async fn nobody_marks_who_is_being_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = Starred::Session(fair.session(&stand, "Erste", "10:00", 10).await);
        let marking: Vec<_> = fair.visitors(&stand, 6).await.into_iter().map(|visitor| {
            let db = stand.db.clone();
            async move { star::mark(&db, &visitor, &starred(&[session])).await }
        }).collect();

        let erased = "UPDATE registration SET state = 'cancelled', erased_at = created_at";
        let answers = crate::meanwhile::while_writing(&stand, erased, marking).await;

        assert!(answers.iter().all(|answer| matches!(answer, Err(Error::Denied(Denied::NotFound)))), "{answers:?}");
        assert_eq!(stand.count("session_star", "1 = 1").await, 0);
    }

    async fn a_mark_is_there_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let vera = fair.visitor(&stand).await;
        star::mark(&stand.db, &vera, &starred(&[Starred::Session(session)])).await.expect("marked");

        let twice = raw(&stand, "INSERT INTO session_star SELECT registration_id, session_id, starred_at FROM session_star").await;

        assert!(twice.is_err(), "the key bars it");
    }
}
