//! A fair has days: who is let in on which, what a trial is worth before the first, and what is counted.

use chrono::{Days, NaiveDate};
use domain::{
    actor::Actor,
    check_in::{self, Answer, DayCount, DoorCount, DoorMode, Error, ScanBadge, ScanOutcome},
    clock, event,
    ids::ScanId,
    process::{leaving, personal_data_export::export_personal_data, sweep::sweep},
};

use crate::{
    guests::{self, Fair, Visitor, execute, seat, session, visitor},
    stand::{Stand, both},
};

/// Clocks in the second are 25 hours ahead of those in the first: it is another day there, whenever this runs.
const DAY_ONE: &str = "Pacific/Pago_Pago";
const LATER_DAY: &str = "Pacific/Kiritimati";

/// A fair of a week around today. Where its clocks are decides which day it is there.
async fn fair(stand: &Stand) -> Fair {
    let fair = guests::fair(stand).await;
    runs(stand, -3, 3).await;
    its_clocks_are_in(stand, DAY_ONE).await;
    fair
}

/// From and to which day the events run, counted from today.
async fn runs(stand: &Stand, first: i64, last: i64) {
    let today = clock::now().date_naive();
    let day = |days| today + chrono::Duration::days(days);
    execute(stand, &format!("UPDATE event SET starts_on = '{}', ends_on = '{}'", day(first), day(last))).await.expect("moved");
}

async fn its_clocks_are_in(stand: &Stand, zone: &str) {
    execute(stand, &format!("UPDATE event SET time_zone = '{zone}'")).await.expect("moved");
}

fn today_in(zone: &str) -> NaiveDate {
    clock::today(clock::zone(zone))
}

async fn scan_at(stand: &Stand, fair: &Fair, door: &str, code: &str) -> Answer {
    let command = ScanBadge { scan: ScanId::new().to_string(), door: door.to_owned(), code: code.to_owned() };
    check_in::scan(&stand.db, &fair.staff, fair.event, &command).await.expect("the door answers")
}

async fn scan(stand: &Stand, fair: &Fair, visitor: &Visitor) -> Answer {
    scan_at(stand, fair, "", visitor.badge.ticket_code.as_str()).await
}

async fn count(stand: &Stand, fair: &Fair, door: &str) -> DoorCount {
    check_in::counted(&stand.db, &fair.staff, fair.event, door).await.expect("counted")
}

/// The days on which somebody came.
async fn days(stand: &Stand, fair: &Fair) -> Vec<DayCount> {
    let event = event::by_id(&stand.db, &fair.staff, fair.event).await.expect("the event");
    let days = check_in::days(&stand.db, &fair.staff, &event).await.expect("counted");
    days.into_iter().filter(|day| day.total() > 0).collect()
}

fn open(inside: u64, expected: u64, team: u64) -> DoorCount {
    DoorCount { mode: DoorMode::Open, inside, expected, team }
}

/// Whether each count is the number of its rows, and no row is left out.
async fn assert_counts_are_the_rows(stand: &Stand) {
    let rows = "SELECT COUNT(*) FROM admission JOIN badge ON badge.id = admission.badge_id WHERE admission.door_id = door_count.door_id \
                AND admission.day = door_count.day AND badge.role = door_count.role AND admission.shard = door_count.shard";
    assert_eq!(stand.count("door_count", &format!("people <> ({rows})")).await, 0);
    let all = "(SELECT COUNT(*) FROM admission) = (SELECT COALESCE(SUM(people), 0) FROM door_count)";
    assert_eq!(stand.count("event", all).await, stand.count("event", "1 = 1").await);
}

both! {
    async fn everybody_is_let_in_once_on_each_day_of_the_event(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;

        let first = scan(&stand, &fair, &anna).await;
        let again = scan(&stand, &fair, &anna).await;
        its_clocks_are_in(&stand, LATER_DAY).await;
        let before = count(&stand, &fair, "").await;
        let later = scan(&stand, &fair, &anna).await;
        let later_again = scan(&stand, &fair, &anna).await;

        assert_eq!([first.outcome, again.outcome, later.outcome, later_again.outcome], [
            ScanOutcome::Welcome, ScanOutcome::AlreadyIn, ScanOutcome::Welcome, ScanOutcome::AlreadyIn,
        ]);
        assert!(later_again.first_at > again.first_at, "since when on that day");
        assert_eq!((before, count(&stand, &fair, "").await), (open(0, 1, 0), open(1, 1, 0)));
        let one = |day| DayCount { day, visitors: 1, exhibitors: 0, others: 0 };
        assert_eq!(days(&stand, &fair).await, [one(today_in(DAY_ONE)), one(today_in(LATER_DAY))]);
        assert_counts_are_the_rows(&stand).await;
    }

    async fn of_many_who_scan_on_the_second_day_one_lets_in(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        scan(&stand, &fair, &anna).await;
        its_clocks_are_in(&stand, LATER_DAY).await;

        let scans = (0..64).map(|_| {
            let (db, staff, event) = (stand.db.clone(), fair.staff.clone(), fair.event);
            let command = ScanBadge { scan: ScanId::new().to_string(), door: String::new(), code: anna.badge.ticket_code.as_str().to_owned() };
            tokio::spawn(async move { check_in::scan(&db, &staff, event, &command).await.expect("the door answers").outcome })
        });
        let mut welcome = 0;
        for scan in scans.collect::<Vec<_>>() {
            welcome += u32::from(scan.await.expect("no panic") == ScanOutcome::Welcome);
        }

        assert_eq!(welcome, 1);
        assert_eq!(stand.count("admission", "1 = 1").await, 2);
        assert_counts_are_the_rows(&stand).await;
    }

    async fn a_sessions_door_lets_in_once_whatever_day_it_is(stand: Stand) {
        let fair = fair(&stand).await;
        let (session, anna) = (session(&stand, fair.event).await, visitor(&stand, fair.event, "Anna Beispiel").await);
        seat(&stand, session, &anna, "booked").await;
        let door = session.to_string();

        let first = scan_at(&stand, &fair, &door, anna.badge.ticket_code.as_str()).await.outcome;
        its_clocks_are_in(&stand, LATER_DAY).await;
        let later = scan_at(&stand, &fair, &door, anna.badge.ticket_code.as_str()).await.outcome;
        let found = check_in::people(&stand.db, &fair.staff, fair.event, &door, "Anna").await.expect("found");

        assert_eq!((first, later), (ScanOutcome::Welcome, ScanOutcome::AlreadyIn));
        assert_eq!(count(&stand, &fair, &door).await, open(1, 1, 0));
        assert!(found.people[0].inside_since.is_some());
    }

    async fn an_undo_takes_back_the_day_of_its_scan(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        scan(&stand, &fair, &anna).await;
        its_clocks_are_in(&stand, LATER_DAY).await;
        let later = scan(&stand, &fair, &anna).await;

        check_in::undo(&stand.db, &fair.staff, later.scan).await.expect("undone");

        assert_eq!(days(&stand, &fair).await.iter().map(|day| day.day).collect::<Vec<_>>(), [today_in(DAY_ONE)]);
        assert_eq!(count(&stand, &fair, "").await, open(0, 1, 0));
        assert_eq!(scan(&stand, &fair, &anna).await.outcome, ScanOutcome::Welcome);
        assert_counts_are_the_rows(&stand).await;
    }

    async fn whoever_is_found_by_name_is_in_since_today(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        scan(&stand, &fair, &anna).await;
        let since = async || {
            let found = check_in::people(&stand.db, &fair.staff, fair.event, "", "Anna").await.expect("found");
            found.people[0].inside_since
        };

        let today = since().await;
        its_clocks_are_in(&stand, LATER_DAY).await;

        assert!(today.is_some());
        assert_eq!(since().await, None);
    }

    async fn who_came_in_and_cancels_stays_among_those_who_came(stand: Stand) {
        let fair = fair(&stand).await;
        let hans = visitor(&stand, fair.event, "Hans Muster").await;
        visitor(&stand, fair.event, "Anna Beispiel").await;
        scan(&stand, &fair, &hans).await;

        leaving::cancel_registration(&stand.db, &Actor::TicketHolder(hans.registration), hans.registration).await.expect("cancelled");

        assert_eq!(count(&stand, &fair, "").await, open(1, 2, 0));
        assert_eq!(days(&stand, &fair).await.iter().map(DayCount::total).collect::<Vec<_>>(), [1]);
    }

    async fn the_numbers_of_a_session_speak_of_its_seats(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let host = guests::booth_staff(&stand, fair.event, exhibitor.application, false, false).await;
        let (session, anna) = (session(&stand, fair.event).await, visitor(&stand, fair.event, "Anna Beispiel").await);
        seat(&stand, session, &anna, "booked").await;
        execute(&stand, "UPDATE session SET seat_limit = 1, host_application_id = (SELECT id FROM application)").await.expect("hosted");
        let door = session.to_string();

        for code in [&anna.badge.ticket_code, &host.badge_code] {
            assert_eq!(scan_at(&stand, &fair, &door, code.as_str()).await.outcome, ScanOutcome::Welcome);
        }
        let both_in = count(&stand, &fair, &door).await;
        execute(&stand, "UPDATE seat SET state = 'cancelled'").await.expect("given back");
        let given_back = count(&stand, &fair, &door).await;

        assert_eq!(both_in, open(1, 1, 1));
        assert_eq!(given_back, open(1, 1, 1), "who came stays among those who came");
    }

    async fn a_trial_judges_as_the_day_does_and_lets_nobody_in(stand: Stand) {
        let fair = fair(&stand).await;
        runs(&stand, 3, 5).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        let otto = guests::visitor_in(&stand, fair.event, "Otto Abgesagt", "cancelled").await;
        let session = session(&stand, fair.event).await;

        let first = scan(&stand, &fair, &anna).await;
        let again = scan(&stand, &fair, &anna).await;
        check_in::undo(&stand.db, &fair.staff, first.scan).await.expect("undone");
        let anew = scan(&stand, &fair, &anna).await;
        let cancelled = scan(&stand, &fair, &otto).await;
        let seatless = scan_at(&stand, &fair, &session.to_string(), anna.badge.ticket_code.as_str()).await;

        let answers = [&first, &again, &anew, &cancelled, &seatless];
        assert_eq!(answers.map(|answer| answer.outcome), [
            ScanOutcome::Welcome, ScanOutcome::AlreadyIn, ScanOutcome::Welcome, ScanOutcome::Cancelled, ScanOutcome::NoSeat,
        ]);
        assert!(answers.iter().all(|answer| answer.mode == DoorMode::Trial));
        assert!(again.first_at.is_some(), "as on the day");
        assert_eq!(count(&stand, &fair, "").await, DoorCount { mode: DoorMode::Trial, inside: 0, expected: 1, team: 0 });
        assert_eq!(stand.count("scan", "mode = 'trial'").await, 5);
        for (table, condition) in [("admission", "1 = 1"), ("door_count", "1 = 1"), ("audit", "subject = 'scan'")] {
            assert_eq!(stand.count(table, condition).await, 0, "{table}");
        }
        assert_eq!(days(&stand, &fair).await, []);
        let export = export_personal_data(&stand.db, &Actor::TicketHolder(anna.registration), anna.registration).await.expect("exported");
        assert_eq!(export.scans, []);
    }

    async fn on_the_first_day_it_is_for_real_by_itself(stand: Stand) {
        let fair = fair(&stand).await;
        runs(&stand, 3, 5).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        let command = ScanBadge { scan: ScanId::new().to_string(), door: String::new(), code: anna.badge.ticket_code.as_str().to_owned() };
        let trial = check_in::scan(&stand.db, &fair.staff, fair.event, &command).await.expect("the door answers");
        let tried = check_in::status(&stand.db, &fair.staff, fair.event, "").await.expect("shown");

        runs(&stand, -1, 5).await;
        let repeated = check_in::scan(&stand.db, &fair.staff, fair.event, &command).await.expect("the door answers");
        let real = scan(&stand, &fair, &anna).await;
        check_in::undo(&stand.db, &fair.staff, trial.scan).await.expect("nothing was let in by it");
        let shown = check_in::status(&stand.db, &fair.staff, fair.event, "").await.expect("shown");

        assert_eq!(repeated, trial, "a repeat gets its first answer");
        assert_eq!((real.outcome, real.mode), (ScanOutcome::Welcome, DoorMode::Open));
        assert_eq!((tried.last.len(), tried.last[0].mode), (1, DoorMode::Trial));
        assert_eq!(shown.last.iter().map(|line| line.scan).collect::<Vec<_>>(), [real.scan], "the trial is not shown any more");
        assert_eq!(shown.count, open(1, 1, 0));
        assert_counts_are_the_rows(&stand).await;
    }

    async fn an_event_that_is_put_off_is_tried_out_again_and_nobody_is_in(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        scan(&stand, &fair, &anna).await;

        runs(&stand, 3, 5).await;

        let found = check_in::people(&stand.db, &fair.staff, fair.event, "", "Anna").await.expect("found");
        assert_eq!(count(&stand, &fair, "").await, DoorCount { mode: DoorMode::Trial, inside: 0, expected: 1, team: 0 });
        assert_eq!(found.people[0].inside_since, None);
        assert_eq!(scan(&stand, &fair, &anna).await.outcome, ScanOutcome::Welcome);
    }

    async fn after_the_last_day_a_code_says_whose_it_is_and_lets_nobody_in(stand: Stand) {
        let fair = fair(&stand).await;
        runs(&stand, -9, -4).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;

        let answer = scan(&stand, &fair, &anna).await;
        let undone = check_in::undo(&stand.db, &fair.staff, answer.scan).await;

        assert_eq!((answer.outcome, answer.mode), (ScanOutcome::Welcome, DoorMode::Over));
        assert_eq!(answer.person.map(|person| person.name).as_deref(), Some("Anna Beispiel"));
        assert!(matches!(undone, Err(Error::NothingToUndo)));
        assert_eq!(count(&stand, &fair, "").await.mode, DoorMode::Over);
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }

    async fn counts_are_the_rows_after_a_crowd_that_is_let_in_and_out(stand: Stand) {
        let fair = fair(&stand).await;
        let mut codes = Vec::new();
        for number in 0..16 {
            codes.push(visitor(&stand, fair.event, &format!("Gast {number}")).await.badge.ticket_code);
        }
        let everybody = codes.iter().flat_map(|code| [code, code, code]).map(|code| {
            let (db, staff, event) = (stand.db.clone(), fair.staff.clone(), fair.event);
            let command = ScanBadge { scan: ScanId::new().to_string(), door: String::new(), code: code.as_str().to_owned() };
            tokio::spawn(async move {
                let answer = check_in::scan(&db, &staff, event, &command).await.expect("the door answers");
                // Taken back by two at once, and by nobody where the last letter is even.
                if answer.outcome == ScanOutcome::Welcome && command.code.ends_with(|last: char| (last as u32) % 2 == 1) {
                    let (one, other) = tokio::join!(check_in::undo(&db, &staff, answer.scan), check_in::undo(&db, &staff, answer.scan));
                    one.and(other).expect("undone");
                }
            })
        });
        for task in everybody.collect::<Vec<_>>() {
            task.await.expect("no panic");
        }

        assert_counts_are_the_rows(&stand).await;
        assert_eq!(count(&stand, &fair, "").await.inside, stand.count("admission", "1 = 1").await.unsigned_abs());
    }

    async fn the_sweep_puts_counts_right_that_others_did_not_keep(stand: Stand) {
        let fair = fair(&stand).await;
        for name in ["Anna Beispiel", "Bert Muster", "Carla Probe"] {
            let guest = visitor(&stand, fair.event, name).await;
            scan(&stand, &fair, &guest).await;
        }

        for wrong in ["UPDATE door_count SET people = people + 5", "DELETE FROM door_count"] {
            execute(&stand, wrong).await.expect("as a server that knows no counts leaves them");
            sweep(&stand.db).await.expect("swept");
            assert_counts_are_the_rows(&stand).await;
            assert_eq!(count(&stand, &fair, "").await, open(3, 3, 0), "{wrong}");
        }
        execute(&stand, "DELETE FROM admission").await.expect("deleted");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(count(&stand, &fair, "").await, open(0, 3, 0));
    }

    async fn the_sweep_forgets_trials_of_the_day_before_yesterday(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        let old = clock::now() - chrono::Duration::hours(49);
        let age = async |scan: &Answer| {
            let aged = format!("UPDATE scan SET scanned_at = '{}' WHERE first_at IS NULL AND undone_at IS NULL", old.to_rfc3339());
            execute(&stand, &aged).await.expect("aged");
            scan.scan
        };
        let real = age(&scan(&stand, &fair, &anna).await).await;
        runs(&stand, 3, 5).await;
        age(&scan(&stand, &fair, &anna).await).await;
        let fresh = scan(&stand, &fair, &anna).await.scan;

        sweep(&stand.db).await.expect("swept");

        let kept = async |scan| check_in::answer_to_scan(&stand.db, &fair.staff, fair.event, scan).await.is_ok();
        assert!(kept(real).await && kept(fresh).await);
        assert_eq!(stand.count("scan", "1 = 1").await, 2);
    }

    async fn whoever_was_in_before_there_were_days_gets_the_day_of_the_events_clock(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for (name, at) in [("Anna Beispiel", "2027-03-09T22:59:59+00:00"), ("Bert Muster", "2027-03-09T23:00:00+00:00")] {
            let guest = visitor(&stand, fair.event, name).await;
            let scan = scan(&stand, &fair, &guest).await.scan;
            let badge = format!("(SELECT id FROM badge WHERE name = '{name}')");
            execute(&stand, &format!("UPDATE admission SET admitted_at = '{at}' WHERE badge_id = {badge}")).await.expect("long ago");
            assert!(check_in::answer_to_scan(&stand.db, &fair.staff, fair.event, scan).await.is_ok());
        }

        as_the_release_before_left_it(&stand).await;
        migrations::migrate(stand.db.for_migrations()).await.expect("migrated");

        assert_eq!(stand.fingerprint("admission", "CAST(day AS text)").await, ["2027-03-09", "2027-03-10"]);
        let counts = stand.fingerprint("door_count", "CAST(day AS text) || ' ' || role || ' ' || CAST(people AS text)").await;
        assert_eq!(counts, ["2027-03-09 visitor 1", "2027-03-10 visitor 1"]);
        assert_eq!(stand.count("scan", "mode = 'open'").await, 2);
    }

    async fn the_night_after_the_last_day_belongs_to_it(stand: Stand) {
        let fair = fair(&stand).await;
        let anna = visitor(&stand, fair.event, "Anna Beispiel").await;
        let event = event::by_id(&stand.db, &fair.staff, fair.event).await.expect("the event");
        let today = today_in(DAY_ONE);
        let yesterday = today.checked_sub_days(Days::new(1)).expect("a date");
        execute(&stand, &format!("UPDATE event SET ends_on = '{yesterday}'")).await.expect("moved");

        let answer = scan(&stand, &fair, &anna).await;

        // Whatever the hour is: the rule that says so is asked, and the door goes by it.
        let right = rules::check_in::door_day(event.starts_on, yesterday, clock::local(clock::zone(DAY_ONE), clock::now()));
        assert_eq!(answer.mode, right.mode);
        assert_eq!(right.day, yesterday);
    }
}

/// The tables of who is in as they were before there were days.
async fn as_the_release_before_left_it(stand: &Stand) {
    for statement in [
        "DROP TABLE door_count",
        "DROP INDEX badge_standing",
        "ALTER TABLE scan DROP COLUMN mode",
        "ALTER TABLE admission RENAME TO kept",
        "CREATE TABLE admission (door_id uuid NOT NULL, badge_id uuid NOT NULL REFERENCES badge (id), event_id uuid NOT NULL REFERENCES event (id), \
         scan_id uuid NOT NULL UNIQUE REFERENCES scan (id), admitted_at timestamptz NOT NULL, PRIMARY KEY (door_id, badge_id))",
        "INSERT INTO admission SELECT door_id, badge_id, event_id, scan_id, admitted_at FROM kept",
        "DROP TABLE kept",
        "DELETE FROM seaql_migrations WHERE version IN ('m0027_entrance_day', 'm0028_entrance_days')",
    ] {
        execute(stand, statement).await.expect(statement);
    }
}
