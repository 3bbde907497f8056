//! Badges, registrations, passes, seats and sessions that end while their code is read at a door.

use domain::{
    actor::Denied,
    check_in::{self, Answer, Error, ScanBadge, ScanOutcome},
    ids::ScanId,
};

use crate::{
    guests::{self, Fair, fair, seat, session, visitor},
    meanwhile::while_writing,
    stand::{Stand, both},
};

/// What a door answers to each of these codes, read while `sql` is being written.
async fn answers(stand: &Stand, fair: &Fair, sql: &str, door: &str, codes: &[String]) -> Vec<ScanOutcome> {
    let scans = codes.iter().map(|code| {
        let (db, staff, event) = (stand.db.clone(), fair.staff.clone(), fair.event);
        let command = ScanBadge { scan: ScanId::new().to_string(), door: door.to_owned(), code: code.clone() };
        async move { check_in::scan(&db, &staff, event, &command).await.expect("the door answers").outcome }
    });
    while_writing(stand, sql, scans.collect()).await
}

async fn tickets(stand: &Stand, fair: &Fair) -> Vec<String> {
    let mut codes = Vec::new();
    for number in 0..6 {
        codes.push(visitor(stand, fair.event, &format!("Mara {number}")).await.badge.ticket_code.as_str().to_owned());
    }
    codes
}

both! {
    async fn a_badge_that_is_being_revoked_stays_outside(stand: Stand) {
        let fair = fair(&stand).await;
        let codes = tickets(&stand, &fair).await;

        let outcomes = answers(&stand, &fair, "UPDATE badge SET revoked_at = created_at", "", &codes).await;

        assert_eq!(outcomes, [ScanOutcome::Cancelled; 6]);
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }

    async fn a_registration_that_is_being_cancelled_stays_outside(stand: Stand) {
        let fair = fair(&stand).await;
        let codes = tickets(&stand, &fair).await;

        // As every use case does: whoever ends the registration ends its badge in the same transaction.
        let ended = "UPDATE registration SET state = 'cancelled'; UPDATE badge SET ended_at = created_at";

        let outcomes = answers(&stand, &fair, ended, "", &codes).await;

        assert_eq!(outcomes, [ScanOutcome::Cancelled; 6]);
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }

    async fn booth_staff_who_are_being_removed_stay_outside(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let badge = guests::booth_staff(&stand, fair.event, exhibitor.application, false, false).await;
        let codes = [badge.badge_code.as_str().to_owned()];

        let removed = "UPDATE booth_staff SET removed_at = created_at; UPDATE badge SET ended_at = created_at";

        let outcomes = answers(&stand, &fair, removed, "", &codes).await;

        assert_eq!(outcomes, [ScanOutcome::Cancelled]);
    }

    async fn a_seat_that_is_being_given_back_opens_no_door(stand: Stand) {
        let fair = fair(&stand).await;
        let (session, visitor) = (session(&stand, fair.event).await, visitor(&stand, fair.event, "Mara").await);
        seat(&stand, session, &visitor, "booked").await;
        let codes = [visitor.badge.ticket_code.as_str().to_owned()];
        // As every use case does: the session's row is held first.
        let given_back = "UPDATE session SET seats_taken = 0; UPDATE seat SET state = 'cancelled'";

        let outcomes = answers(&stand, &fair, given_back, &session.to_string(), &codes).await;

        assert_eq!(outcomes, [ScanOutcome::NoSeat]);
    }

    async fn a_session_that_is_being_called_off_opens_its_door_to_nobody(stand: Stand) {
        let fair = fair(&stand).await;
        let (session, visitor) = (session(&stand, fair.event).await, visitor(&stand, fair.event, "Mara").await);
        seat(&stand, session, &visitor, "booked").await;
        let (db, code) = (stand.db.clone(), visitor.badge.ticket_code.as_str().to_owned());
        let command = ScanBadge { scan: ScanId::new().to_string(), door: session.to_string(), code };
        let scan = async move { check_in::scan(&db, &fair.staff, fair.event, &command).await };

        let answers = while_writing(&stand, "UPDATE session SET state = 'cancelled'", vec![scan]).await;

        // Whoever came to the door before it was closed is told that there is no seat; whoever comes later finds no door.
        let is_refused = |answer: &Result<Answer, Error>| match answer {
            Ok(answer) => answer.outcome == ScanOutcome::NoSeat,
            Err(error) => matches!(error, Error::Denied(Denied::NotFound)),
        };
        assert!(answers.iter().all(is_refused), "{answers:?}");
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }
}
