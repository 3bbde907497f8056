//! The doors.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    actor::Denied,
    badge,
    check_in::{self, AdmitPerson, Answer, DoorCount, DoorMode, Error, ScanBadge, ScanOutcome},
    clock,
    ids::{EventId, ScanId, SessionId},
};

use crate::{
    guests::{self, Fair, execute, fair, seat, session, visitor, visitor_in},
    rows::{Row, refused_by},
    stand::{Stand, both, staff_of, stranger},
};

fn command(code: &str) -> ScanBadge {
    ScanBadge { scan: ScanId::new().to_string(), door: String::new(), code: code.to_owned() }
}

async fn scan(stand: &Stand, fair: &Fair, code: &str) -> Answer {
    check_in::scan(&stand.db, &fair.staff, fair.event, &command(code)).await.expect("the door answers")
}

async fn scan_at(stand: &Stand, fair: &Fair, session: SessionId, code: &str) -> ScanOutcome {
    let command = ScanBadge { door: session.to_string(), ..command(code) };
    check_in::scan(&stand.db, &fair.staff, fair.event, &command).await.expect("the door answers").outcome
}

/// Scans one code with 64 tasks, each with a scan of its own.
async fn crowd(stand: &Stand, fair: &Fair, code: &str) -> Vec<(ScanBadge, Answer)> {
    let tasks = (0..64).map(|_| {
        let (db, staff, event, command) = (stand.db.clone(), fair.staff.clone(), fair.event, command(code));
        tokio::spawn(async move {
            let answer = check_in::scan(&db, &staff, event, &command).await.expect("the door answers");
            (command, answer)
        })
    });
    let mut answers = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        answers.push(task.await.expect("no panic"));
    }
    answers
}

fn outcomes(answers: &[(ScanBadge, Answer)]) -> HashMap<&'static str, usize> {
    answers.iter().fold(HashMap::new(), |mut sums, (_, answer)| {
        *sums.entry(answer.outcome.as_str()).or_default() += 1;
        sums
    })
}

both! {
    async fn a_ticket_is_let_in_once_however_many_scan_it(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;

        let answers = crowd(&stand, &fair, visitor.badge.ticket_code.as_str()).await;

        assert_eq!(outcomes(&answers), HashMap::from([("welcome", 1), ("already_in", 63)]));
        let mut firsts: Vec<_> = answers.iter().filter_map(|(_, answer)| answer.first_at).collect();
        firsts.dedup();
        assert_eq!(firsts.len(), 1, "all tell the same time");
        assert_eq!(stand.count("admission", "1 = 1").await, 1);
        assert_eq!(stand.count("scan", "outcome = 'welcome'").await, 1);
        assert_eq!(stand.count("scan", "1 = 1").await, 64);
    }

    async fn a_repeated_scan_gets_its_first_answer(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let answers = crowd(&stand, &fair, visitor.badge.badge_code.as_str()).await;

        for (command, first) in &answers {
            for _ in 0..5 {
                let again = check_in::scan(&stand.db, &fair.staff, fair.event, command).await.expect("the door answers");
                assert_eq!(&again, first);
            }
        }

        assert_eq!(stand.count("scan", "1 = 1").await, 64);
        assert_eq!(stand.count("admission", "1 = 1").await, 1);
    }

    async fn one_scan_that_arrives_many_times_at_once_is_one(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let command = command(visitor.badge.ticket_code.as_str());

        let tasks = (0..64).map(|_| {
            let (db, staff, event, command) = (stand.db.clone(), fair.staff.clone(), fair.event, command.clone());
            tokio::spawn(async move { check_in::scan(&db, &staff, event, &command).await.expect("the door answers").outcome })
        });
        for task in tasks.collect::<Vec<_>>() {
            assert_eq!(task.await.expect("no panic"), ScanOutcome::Welcome);
        }

        assert_eq!(stand.count("scan", "1 = 1").await, 1);
    }

    async fn without_its_key_the_table_of_those_who_are_in_would_let_many_in(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        without_the_guard(&stand).await;

        let tasks = (0..64).map(|_| {
            let (db, staff, event, command) = (stand.db.clone(), fair.staff.clone(), fair.event, command(visitor.badge.ticket_code.as_str()));
            tokio::spawn(async move { check_in::scan(&db, &staff, event, &command).await.is_ok_and(|answer| answer.outcome == ScanOutcome::Welcome) })
        });
        let mut welcome = 0;
        for task in tasks.collect::<Vec<_>>() {
            welcome += i64::from(task.await.expect("no panic"));
        }

        assert!(welcome > 1, "the race is won by the key alone");
        assert_eq!(stand.count("admission", "1 = 1").await, welcome);
    }

    async fn whoever_was_undone_is_welcome_again(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let first = scan(&stand, &fair, visitor.badge.ticket_code.as_str()).await;

        for _ in 0..2 {
            check_in::undo(&stand.db, &fair.staff, first.scan).await.expect("undone");
        }
        let second = scan(&stand, &fair, visitor.badge.ticket_code.as_str()).await;

        assert_eq!(second.outcome, ScanOutcome::Welcome);
        assert_eq!(stand.count("admission", "1 = 1").await, 1);
        assert_eq!(stand.count("audit", "subject = 'scan' AND action = 'undone'").await, 1);
    }

    async fn only_a_welcome_can_be_undone(stand: Stand) {
        let fair = fair(&stand).await;
        let refused = scan(&stand, &fair, "ABCDEFGHIJKLMNOPQRSTUVWXYZ").await;

        let undone = check_in::undo(&stand.db, &fair.staff, refused.scan).await;

        assert!(matches!(undone, Err(Error::NothingToUndo)));
    }

    async fn each_refusal_has_its_answer(stand: Stand) {
        let (fair, other) = (fair(&stand).await, guests::fair(&stand).await);
        let elsewhere = visitor(&stand, other.event, "Otto Anderswo").await;
        let cancelled = visitor_in(&stand, fair.event, "Carla Abgesagt", "cancelled").await;
        let pending = visitor_in(&stand, fair.event, "Peter Unbestätigt", "pending").await;

        let wrong = scan(&stand, &fair, elsewhere.badge.ticket_code.as_str()).await;
        let cancelled = scan(&stand, &fair, cancelled.badge.ticket_code.as_str()).await;

        assert_eq!((wrong.outcome, wrong.person), (ScanOutcome::WrongEvent, None));
        assert_eq!(cancelled.outcome, ScanOutcome::Cancelled);
        assert_eq!(cancelled.person.map(|person| person.name), Some("Carla Abgesagt".to_owned()));
        for code in [pending.badge.ticket_code.as_str(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "kein Code", ""] {
            assert_eq!(scan(&stand, &fair, code).await.outcome, ScanOutcome::Unknown, "{code}");
        }
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }

    async fn a_revoked_badge_stays_outside_until_it_is_restored(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let badge = guests::booth_staff(&stand, fair.event, exhibitor.application, false, false).await;

        badge::revoke_badge(&stand.db, &organiser, badge.id).await.expect("revoked");
        let revoked = scan(&stand, &fair, badge.badge_code.as_str()).await.outcome;
        badge::restore_badge(&stand.db, &organiser, badge.id).await.expect("restored");
        let restored = scan(&stand, &fair, badge.badge_code.as_str()).await.outcome;

        assert_eq!((revoked, restored), (ScanOutcome::Cancelled, ScanOutcome::Welcome));
    }

    async fn a_session_takes_who_has_a_seat(stand: Stand) {
        let fair = fair(&stand).await;
        let session = session(&stand, fair.event).await;
        let booked = visitor(&stand, fair.event, "Berta Gebucht").await;
        let waiting = visitor(&stand, fair.event, "Walter Wartend").await;
        let without = visitor(&stand, fair.event, "Otto Ohne").await;
        seat(&stand, session, &booked, "booked").await;
        seat(&stand, session, &waiting, "waiting").await;

        assert_eq!(scan_at(&stand, &fair, session, booked.badge.ticket_code.as_str()).await, ScanOutcome::Welcome);
        assert_eq!(scan_at(&stand, &fair, session, booked.badge.ticket_code.as_str()).await, ScanOutcome::AlreadyIn);
        assert_eq!(scan_at(&stand, &fair, session, waiting.badge.ticket_code.as_str()).await, ScanOutcome::NoSeat);
        assert_eq!(scan_at(&stand, &fair, session, without.badge.badge_code.as_str()).await, ScanOutcome::NoSeat);
        assert_eq!(scan(&stand, &fair, booked.badge.ticket_code.as_str()).await.outcome, ScanOutcome::Welcome, "each door counts by itself");
    }

    async fn the_door_of_another_event_is_none(stand: Stand) {
        let (fair, other) = (fair(&stand).await, guests::fair(&stand).await);
        let foreign = session(&stand, other.event).await;
        let command = ScanBadge { door: foreign.to_string(), ..command("x") };

        let refused = check_in::scan(&stand.db, &fair.staff, fair.event, &command).await;

        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
    }

    async fn only_staff_of_the_event_scan_search_and_undo(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let first = scan(&stand, &fair, visitor.badge.ticket_code.as_str()).await;

        for actor in [stranger(), staff_of(EventId::new())] {
            let denied = [
                check_in::scan(&stand.db, &actor, fair.event, &command("x")).await.err(),
                check_in::undo(&stand.db, &actor, first.scan).await.err(),
                check_in::people(&stand.db, &actor, fair.event, "", "Mara").await.err(),
                check_in::status(&stand.db, &actor, fair.event, "").await.err(),
                check_in::answer_to_scan(&stand.db, &actor, fair.event, first.scan).await.err(),
                check_in::doors(&stand.db, &actor, fair.event).await.err(),
                check_in::counted(&stand.db, &actor, fair.event, "").await.err(),
            ];
            assert!(denied.iter().all(|error| matches!(error, Some(Error::Denied(Denied::NotFound)))), "{denied:?}");
        }
    }

    async fn people_are_found_by_name_and_let_in_by_hand(stand: Stand) {
        let fair = fair(&stand).await;
        visitor(&stand, fair.event, "Öznur 100% Çelik").await;
        visitor_in(&stand, fair.event, "Carla Çelik", "cancelled").await;

        let found = check_in::people(&stand.db, &fair.staff, fair.event, "", "öznur 100%").await.expect("found");
        let none = check_in::people(&stand.db, &fair.staff, fair.event, "", "Öznur 1_0").await.expect("searched");
        let command = AdmitPerson { scan: ScanId::new().to_string(), door: String::new(), badge: found.people[0].badge.to_string() };
        let answer = check_in::admit(&stand.db, &fair.staff, fair.event, &command).await.expect("let in");
        let status = check_in::status(&stand.db, &fair.staff, fair.event, "").await.expect("counted");
        let counted = check_in::counted(&stand.db, &fair.staff, fair.event, "").await.expect("counted");

        assert_eq!((found.people.len(), none.people.len()), (1, 0));
        assert_eq!(answer.outcome, ScanOutcome::Welcome);
        assert_eq!(status.last.len(), 1);
        assert_eq!(counted, DoorCount { mode: DoorMode::Open, inside: 1, expected: 1, team: 0 });
        assert_eq!(status.count, counted);
    }

    async fn the_tables_refuse_what_no_rule_allows(stand: Stand) {
        let fair = fair(&stand).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let first = scan(&stand, &fair, visitor.badge.ticket_code.as_str()).await;
        let account = fair.staff.account().expect("staff have accounts").as_uuid();
        let row = |id: ScanId, outcome: &str| {
            let row = Row::new("scan").with("id", id.as_uuid()).with("event_id", fair.event.as_uuid());
            row.with("door_id", fair.event.as_uuid()).with("account_id", account).with("outcome", outcome).with("scanned_at", clock::now())
        };

        assert_eq!(refused_by(row(ScanId::new(), "perhaps").try_insert(&stand).await), "check");
        assert_eq!(refused_by(row(first.scan, "unknown").try_insert(&stand).await), "unique");
        let second = ScanId::new();
        row(second, "welcome").insert(&stand).await;
        let entry = Row::new("admission").with("door_id", fair.event.as_uuid()).with("badge_id", visitor.badge.id.as_uuid());
        let entry = entry.with("event_id", fair.event.as_uuid()).with("scan_id", second.as_uuid()).with("admitted_at", clock::now());
        let today = clock::today(clock::zone("Europe/Berlin"));
        let entry = |day: NaiveDate| entry.clone().with("day", day);
        assert_eq!(refused_by(entry(today).try_insert(&stand).await), "unique");
        assert!(entry(today + chrono::Duration::days(1)).try_insert(&stand).await.is_ok(), "another day is another row");
    }
}

/// The table of those who are in, without the key that lets a badge in once.
async fn without_the_guard(stand: &Stand) {
    let columns = "scan_id uuid NOT NULL, door_id uuid NOT NULL, badge_id uuid NOT NULL, event_id uuid NOT NULL, day date NOT NULL, shard smallint NOT NULL, admitted_at timestamptz NOT NULL";
    execute(stand, "DROP TABLE admission").await.expect("dropped");
    execute(stand, &format!("CREATE TABLE admission ({columns})")).await.expect("made");
}
