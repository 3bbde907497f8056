//! Badges, registrations, passes, seats and sessions that end while their code is read at a door.

use domain::{
    check_in::{self, ScanBadge, ScanOutcome},
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

        let outcomes = answers(&stand, &fair, "UPDATE registration SET state = 'cancelled'", "", &codes).await;

        assert_eq!(outcomes, [ScanOutcome::Cancelled; 6]);
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }

    async fn booth_staff_who_are_being_removed_stay_outside(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let badge = guests::booth_staff(&stand, fair.event, exhibitor.application, false, false).await;
        let codes = [badge.badge_code.as_str().to_owned()];

        let outcomes = answers(&stand, &fair, "UPDATE booth_staff SET removed_at = created_at", "", &codes).await;

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
        let codes = [visitor.badge.ticket_code.as_str().to_owned()];

        let outcomes = answers(&stand, &fair, "UPDATE session SET state = 'cancelled'", &session.to_string(), &codes).await;

        assert_eq!(outcomes, [ScanOutcome::NoSeat]);
        assert_eq!(stand.count("admission", "1 = 1").await, 0);
    }
}
