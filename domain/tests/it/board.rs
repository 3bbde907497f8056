//! What waits for the organisers.

use chrono::Duration;
use domain::{
    clock,
    event::{self, EventView},
    ids::{ApplicationId, AuditId},
    process::board::{self, Board, WaitingKind as K},
};

use crate::{
    applying::{execute, force_state},
    placing::Fair,
    rows::Row,
    stand::{Stand, both, stranger},
};

async fn seen(stand: &Stand, fair: &Fair) -> EventView {
    event::by_id(&stand.db, &fair.organiser, fair.event).await.expect("there")
}

async fn board_of(stand: &Stand, fair: &Fair) -> Board {
    board::of_event(&stand.db, &fair.organiser, &seen(stand, fair).await).await.expect("seen")
}

fn kinds(list: &[board::Waiting]) -> Vec<(K, u64)> {
    list.iter().map(|waiting| (waiting.kind, waiting.count)).collect()
}

/// What happened to an application so long ago.
async fn entry(stand: &Stand, fair: &Fair, application: ApplicationId, action: &str, ago: Duration) {
    let row = Row::new("audit").with("id", AuditId::new().as_uuid()).with("at", clock::now() - ago).with("actor", "applicant");
    let row = row.with("event_id", fair.event.as_uuid()).with("subject", "application").with("subject_id", application.as_uuid());
    row.with("action", action).with("changes", "{}").insert(stand).await;
}

both! {
    async fn what_waits_is_told_with_the_oldest_first(stand: Stand) {
        let fair = stand.fair().await;
        let now = clock::now();
        for (name, days) in [("Essen", 2), ("Bochum", 18), ("Hagen", 1)] {
            let applied = stand.applied(&fair, name).await;
            let at = now - Duration::days(days);
            let (state, waiting) = if name == "Hagen" { ("waiting_list", Some(at)) } else { ("submitted", None) };
            let sql = "UPDATE application SET submitted_at = $1, state = $2, waiting_since = $3 WHERE id = $4";
            execute(&stand, sql, vec![at.into(), state.into(), waiting.into(), applied.id.as_uuid().into()]).await.expect("as if then");
        }

        let before = board_of(&stand, &fair).await;
        stand.unit(&fair, "A1").await;
        let after = board_of(&stand, &fair).await;

        assert_eq!(kinds(&before.to_do), [(K::Submitted, 2)], "nobody can be offered anything");
        assert_eq!(kinds(&after.to_do), [(K::Submitted, 2), (K::WaitingList, 1)]);
        let waits = after.to_do.iter().map(|waiting| (now - waiting.since.expect("since when")).num_days());
        assert_eq!(waits.collect::<Vec<_>>(), [18, 1], "as long as the oldest of them");
    }

    async fn an_answered_question_is_told_apart(stand: Stand) {
        let fair = stand.fair().await;
        for name in ["Essen", "Bochum"] {
            let applied = stand.applied(&fair, name).await;
            let sql = "UPDATE application SET state = 'in_review', submitted_at = $1 WHERE id = $2";
            execute(&stand, sql, vec![(clock::now() - Duration::days(9)).into(), applied.id.as_uuid().into()]).await.expect("in review");
            let action = if name == "Essen" { "answered" } else { "taken_up" };
            for (action, hours) in [(action, 2), ("taken_up", 30), ("submitted", 200)] {
                entry(&stand, &fair, applied.id, action, Duration::hours(hours)).await;
            }
        }

        let board = board_of(&stand, &fair).await;

        assert_eq!(kinds(&board.to_do), [(K::InReview, 1), (K::Answered, 1)]);
    }

    async fn offers_that_run_out_soon_are_told_with_the_first_deadline(stand: Stand) {
        let fair = stand.fair().await;
        for (name, code, days) in [("Essen", "A1", 2), ("Bochum", "A2", 1), ("Hagen", "A3", 8)] {
            let unit = stand.unit(&fair, code).await;
            let applied = stand.offered(&fair, name, unit).await;
            stand.set_deadline(applied.id, clock::now() + Duration::days(days)).await;
        }

        let board = board_of(&stand, &fair).await;

        assert_eq!(kinds(&board.coming), [(K::OffersEnding, 2)]);
        let due = board.coming[0].due.expect("a deadline") - clock::now();
        assert!(due > Duration::hours(23) && due <= Duration::days(1), "{due}");
    }

    async fn the_end_of_the_window_counts_the_drafts(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Essen").await;
        force_state(&stand, applied.id, "draft").await;
        let closes = |days: i64| format!("UPDATE event SET applications_close_at = '{}'", (clock::now() + Duration::days(days)).to_rfc3339());
        stand.sql(&closes(30)).await.expect("closes");
        let far = board_of(&stand, &fair).await;
        stand.sql(&closes(5)).await.expect("closes");

        let near = board_of(&stand, &fair).await;

        assert_eq!((kinds(&far.to_do), kinds(&far.coming)), (vec![(K::TermsMissing, 1)], vec![]), "nobody can read what they agree to");
        assert_eq!(kinds(&near.coming), [(K::ApplicationsClose, 1)]);
    }

    async fn an_event_that_is_over_waits_for_nobody(stand: Stand) {
        let fair = stand.fair().await;
        stand.applied(&fair, "Essen").await;
        let open = board::of_all_events(&stand.db, &fair.organiser).await.expect("seen");
        stand.sql("UPDATE event SET starts_on = '2020-03-09', ends_on = '2020-03-12'").await.expect("over");

        let over = board::of_all_events(&stand.db, &fair.organiser).await.expect("seen");

        assert_eq!(open.iter().map(|board| kinds(&board.to_do)).collect::<Vec<_>>(), [[(K::Submitted, 1)]]);
        assert_eq!((over, board_of(&stand, &fair).await.to_do), (vec![], vec![]));
    }

    async fn only_organisers_see_what_waits(stand: Stand) {
        let fair = stand.fair().await;
        let event = seen(&stand, &fair).await;

        assert!(board::of_all_events(&stand.db, &stranger()).await.is_err());
        assert!(board::of_event(&stand.db, &stranger(), &event).await.is_err());
    }
}
