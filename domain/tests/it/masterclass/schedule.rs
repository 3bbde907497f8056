//! Planning sessions.

use domain::{
    actor::{Actor, Denied},
    clock,
    masterclass::{self, Error, ScheduleSession, SessionState},
};

use super::fixture::{Fair, OF_STAGES, published_event, raw};
use crate::rows::refused_by;
use crate::stand::{both, staff_of, stranger};

/// The fields that a form is refused for.
fn refused_fields(answer: Result<impl std::fmt::Debug, Error>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("not refused for a field: {other:?}"),
    }
}

both! {
    async fn organisers_plan_sessions_and_others_do_not(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let form = fair.form("Erste", "10:00", 10);

        let planned = masterclass::create_session(&stand.db, &stand.organiser().await, fair.event.id, &form).await;
        let by_staff = masterclass::create_session(&stand.db, &staff_of(fair.event.id), fair.event.id, &form).await;
        let by_stranger = masterclass::create_session(&stand.db, &stranger(), fair.event.id, &form).await;
        let by_nobody = masterclass::create_session(&stand.db, &Actor::Anonymous, fair.event.id, &form).await;

        assert!(planned.is_ok());
        assert!(matches!(by_staff, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(by_nobody, Err(Error::Denied(Denied::SignInRequired))));
        assert_eq!(stand.count("session", "true").await, 1);
    }

    async fn a_form_without_anything_says_everything_that_is_missing(stand: Stand) {
        let fair = Fair::new(&stand).await;

        let refused = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &ScheduleSession::default()).await;

        assert_eq!(refused_fields(refused), ["kind", "title_de", "language", "starts_at", "minutes", "stage", "seat_limit"]);
    }

    async fn a_session_keeps_to_event_and_stage(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let form = || fair.form("Erste", "10:00", 10);
        let foreign = Fair::new(&stand).await.stage.to_string();
        let wrong = [
            ("starts_at", ScheduleSession { starts_at: "2099-03-26T10:00".to_owned(), ..form() }),
            ("starts_at", ScheduleSession { starts_at: "2099-03-31T10:00".to_owned(), ..form() }),
            ("starts_at", ScheduleSession { starts_at: "2099-03-27T10:03".to_owned(), ..form() }),
            ("starts_at", ScheduleSession { starts_at: "2099-03-27T08:55".to_owned(), ..form() }),
            ("starts_at", ScheduleSession { starts_at: "2099-03-27T17:20".to_owned(), ..form() }),
            ("minutes", ScheduleSession { minutes: "42".to_owned(), ..form() }),
            ("minutes", ScheduleSession { minutes: "0".to_owned(), ..form() }),
            ("seat_limit", ScheduleSession { seat_limit: "61".to_owned(), ..form() }),
            ("seat_limit", ScheduleSession { seat_limit: "-1".to_owned(), ..form() }),
            ("stage", ScheduleSession { stage: foreign, ..form() }),
            ("host", ScheduleSession { host: fair.event.id.to_string(), ..form() }),
            ("speakers", ScheduleSession { speakers: "42".to_owned(), ..form() }),
        ];

        for (field, form) in wrong {
            let refused = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &form).await;

            assert_eq!(refused_fields(refused), [field], "{form:?}");
        }
        assert_eq!(stand.count("session", "true").await, 0);
        assert_eq!(stand.count("timetable", OF_STAGES).await, 0);
    }

    async fn everything_that_is_wrong_with_a_session_is_said_at_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 10).await;
        let second = fair.session(&stand, "Zweite", "12:00", 10).await;
        masterclass::book(&stand.db, &fair.visitor(&stand).await, second).await.expect("a seat is free");
        let wrong = |time: &str, seats: &str| ScheduleSession {
            kind: "party".to_owned(),
            seat_limit: seats.to_owned(),
            host: fair.event.id.to_string(),
            revision: "2".to_owned(),
            ..fair.form("Dritte", time, 10)
        };

        let early = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &wrong("08:00", "61")).await;
        let taken = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &wrong("10:30", "61")).await;
        let moved = masterclass::edit_session(&stand.db, &Actor::System, second, &wrong("10:30", "0")).await;

        assert_eq!(refused_fields(early), ["kind", "starts_at", "seat_limit", "host"]);
        let Err(Error::StageTaken(other, besides)) = taken else { panic!("{taken:?}") };
        assert_eq!((other.id, refused_fields(Err::<(), _>(Error::Invalid(besides)))), (first, ["kind", "seat_limit", "host"].map(str::to_owned).to_vec()));
        let Err(Error::StageTaken(other, besides)) = moved else { panic!("{moved:?}") };
        assert_eq!((other.id, refused_fields(Err::<(), _>(Error::Invalid(besides)))), (first, ["kind", "host", "seat_limit"].map(str::to_owned).to_vec()));
        assert_eq!(stand.count("session", "revision = 2").await, 2);
    }

    async fn two_sessions_at_once_on_a_stage_are_refused_by_name(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 10).await;

        // 10:45 is within the changeover of the first, and 09:15 needs its own changeover before 10:00 is over.
        for time in ["10:00", "10:30", "10:45", "09:20"] {
            let refused = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Zweite", time, 10)).await;

            assert!(matches!(refused, Err(Error::StageTaken(other, _)) if other.id == first), "{time}");
        }
        for time in ["10:50", "09:10"] {
            let planned = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Zweite", time, 10)).await;

            assert!(planned.is_ok(), "{time}");
        }
    }

    async fn a_session_may_stay_where_it_is_and_move_onto_itself(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;

        for (time, revision) in [("10:00", "2"), ("10:15", "3")] {
            let form = ScheduleSession { revision: revision.to_owned(), ..fair.form("Erste", time, 10) };
            masterclass::edit_session(&stand.db, &Actor::System, session, &form).await.expect("its own time is free");
        }

        assert_eq!(fair.view(&stand, session).await.starts_at, "2099-03-27T09:15:00Z".parse::<clock::Instant>().expect("a test literal"));
    }

    async fn a_stale_form_says_who_was_faster(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let organiser = stand.organiser().await;
        let form = ScheduleSession { revision: "2".to_owned(), ..fair.form("Neu", "10:00", 10) };

        masterclass::edit_session(&stand.db, &organiser, session, &form).await.expect("the first is in time");
        let stale = masterclass::edit_session(&stand.db, &organiser, session, &form).await;

        assert!(matches!(stale, Err(Error::Overtaken(stale)) if stale.by == "Olga Organisiert" && stale.fields == ["title"]));
    }

    async fn a_session_follows_the_wall_clock_across_the_change_of_the_clocks(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let before = fair.session(&stand, "Samstag", "10:00", 10).await;
        let after = ScheduleSession { starts_at: "2099-03-29T10:00".to_owned(), ..fair.form("Sonntag", "10:00", 10) };
        let after = fair.published(&stand, &after).await;

        let starts = [fair.view(&stand, before).await.starts_at, fair.view(&stand, after).await.starts_at];

        assert_eq!(starts.map(|at| at.to_rfc3339()), ["2099-03-27T09:00:00+00:00", "2099-03-29T08:00:00+00:00"]);
    }

    async fn a_speaker_in_two_places_is_a_warning(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = ScheduleSession { speakers: "Ada Lovelace, Engines, Chief\nGrace Hopper".to_owned(), ..fair.form("Erste", "10:00", 10) };
        fair.published(&stand, &first).await;
        let stage = fair.other_stage(&stand).await.to_string();
        let second = ScheduleSession { stage, speakers: "ada  lovelace, Engines".to_owned(), ..fair.form("Zweite", "10:30", 10) };
        fair.published(&stand, &second).await;

        let agenda = masterclass::agenda(&stand.db, &Actor::System, &fair.event).await.expect("read");

        assert_eq!(stand.count("speaker", "true").await, 2);
        assert_eq!(agenda.clashes.len(), 1);
        assert_eq!((agenda.clashes[0].first.1.de.as_str(), agenda.clashes[0].second.1.de.as_str()), ("Erste", "Zweite"));
    }

    async fn drafts_are_hidden_published_ones_shown_cancelled_ones_marked(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let draft = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Entwurf", "09:00", 5)).await.expect("planned");
        let shown = fair.session(&stand, "Offen", "10:00", 5).await;
        let off = fair.session(&stand, "Abgesagt", "11:00", 5).await;
        masterclass::cancel_session(&stand.db, &Actor::System, off).await.expect("cancelled");

        let programme = masterclass::programme(&stand.db, &fair.event).await.expect("read");
        let next = masterclass::now_and_next(&stand.db, &fair.event, clock::now(), 3).await.expect("read");
        let hidden = masterclass::session(&stand.db, &Actor::Anonymous, &fair.event, draft).await;

        let states: Vec<_> = programme.iter().map(|session| (session.id, session.state)).collect();
        assert_eq!(states, [(shown, SessionState::Published), (off, SessionState::Cancelled)]);
        assert_eq!(next.iter().map(|session| session.id).collect::<Vec<_>>(), [shown]);
        assert!(matches!(hidden, Err(Error::Denied(Denied::NotFound))));
    }

    async fn now_and_next_follows_the_clock(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let first = fair.session(&stand, "Erste", "10:00", 5).await;
        let second = fair.session(&stand, "Zweite", "11:00", 5).await;

        let at = |text: &str| text.parse::<clock::Instant>().expect("a test literal");
        let mut seen = Vec::new();
        for now in ["2099-03-27T09:44:59Z", "2099-03-27T09:45:00Z", "2099-03-27T10:45:00Z"] {
            let sessions = masterclass::now_and_next(&stand.db, &fair.event, at(now), 3).await.expect("read");
            seen.push(sessions.iter().map(|session| (session.id, session.is_on(at(now)))).collect::<Vec<_>>());
        }

        let one = masterclass::now_and_next(&stand.db, &fair.event, at("2099-03-27T09:44:59Z"), 1).await.expect("read");

        assert_eq!(seen, [vec![(first, true), (second, false)], vec![(second, false)], vec![]]);
        assert_eq!(one.iter().map(|session| session.id).collect::<Vec<_>>(), [first], "no more than are asked for");
    }

    async fn seats_are_to_book_where_a_published_session_has_some_and_is_still_to_come(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let at = |text: &str| text.parse::<clock::Instant>().expect("a test literal");
        let (before, begun) = (at("2099-03-27T08:59:59Z"), at("2099-03-27T09:00:00Z"));
        let draft = fair.form("Entwurf", "10:00", 5);
        let draft = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &draft).await.expect("planned");
        fair.session(&stand, "Ohne Plätze", "11:00", 0).await;

        let nothing = masterclass::has_seats_to_book(&stand.db, &fair.event, before).await.expect("read");
        masterclass::publish(&stand.db, &Actor::System, draft).await.expect("published");
        let some = masterclass::has_seats_to_book(&stand.db, &fair.event, before).await.expect("read");
        let too_late = masterclass::has_seats_to_book(&stand.db, &fair.event, begun).await.expect("read");

        assert_eq!((nothing, some, too_late), (false, true, false));
    }

    async fn a_draft_is_deleted_and_an_announced_session_is_not(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let draft = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Entwurf", "09:00", 5)).await.expect("planned");
        let shown = fair.session(&stand, "Offen", "10:00", 5).await;

        masterclass::delete_session(&stand.db, &Actor::System, draft).await.expect("deleted");
        let refused = masterclass::delete_session(&stand.db, &Actor::System, shown).await;
        let not_cancelled = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &fair.form("Wieder", "09:00", 5)).await.expect("free");
        let not_cancelled = masterclass::cancel_session(&stand.db, &Actor::System, not_cancelled).await;

        assert!(matches!(refused, Err(Error::NoDraft)));
        assert!(matches!(not_cancelled, Err(Error::NoDraft)));
        assert_eq!(stand.count("session", "true").await, 2);
    }

    async fn a_session_is_hidden_again_only_while_nobody_has_a_seat(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 5).await;
        let visitor = fair.visitor(&stand).await;

        let seat = masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");
        let refused = masterclass::unpublish(&stand.db, &Actor::System, session).await;
        masterclass::cancel_seat(&stand.db, &visitor, seat.id).await.expect("given back");
        masterclass::unpublish(&stand.db, &Actor::System, session).await.expect("hidden");
        masterclass::delete_session(&stand.db, &Actor::System, session).await.expect("deleted");

        assert!(matches!(refused, Err(Error::HasSeats)));
        assert_eq!(stand.count("seat", "true").await, 0);
    }

    async fn a_cancelled_session_stays_cancelled(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 5).await;
        masterclass::cancel_session(&stand.db, &Actor::System, session).await.expect("cancelled");
        let form = ScheduleSession { revision: "3".to_owned(), ..fair.form("Erste", "10:00", 5) };

        assert!(matches!(masterclass::publish(&stand.db, &Actor::System, session).await, Err(Error::Cancelled)));
        assert!(matches!(masterclass::edit_session(&stand.db, &Actor::System, session, &form).await, Err(Error::Cancelled)));
        fair.session(&stand, "Ersatz", "10:00", 5).await;
    }

    async fn the_form_of_a_session_reads_back_what_was_typed(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let typed = ScheduleSession {
            title_en: "First".to_owned(),
            abstract_de: "Zeile\nZeile".to_owned(),
            speakers: "Ada Lovelace, Engines, Chief\nGrace Hopper, , Admiral".to_owned(),
            revision: "2".to_owned(),
            ..fair.form("Erste", "10:00", 10)
        };
        let id = fair.published(&stand, &typed).await;

        let (_, form) = masterclass::session_to_edit(&stand.db, &Actor::System, &fair.event, id).await.expect("read");

        assert_eq!(form, typed);
    }

    async fn the_database_refuses_two_sessions_on_a_stage(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 10).await;

        let refused = raw(&stand, "INSERT INTO timetable (holder_id, tick, commitment_id) SELECT holder_id, tick, commitment_id FROM timetable").await;
        let backwards = raw(&stand, "UPDATE session SET ends_at = starts_at").await;

        assert_eq!((refused_by(refused).as_str(), refused_by(backwards).as_str()), ("unique", "check"));
    }

    async fn a_session_of_another_event_is_not_there(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let other = published_event(&stand, "America/Toronto").await;
        let other = domain::event::by_id(&stand.db, &Actor::System, other).await.expect("there");

        let refused = masterclass::session(&stand.db, &Actor::System, &other, session).await;

        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
    }
}
