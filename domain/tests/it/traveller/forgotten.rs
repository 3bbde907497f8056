//! Who is erased, and who is forgotten in time.

use chrono::{Duration, Months};
use domain::{
    clock,
    process::{sweep::sweep, traveller_erasure},
    sealed::{Keys, new_key},
    traveller::{self, Decision, Error},
};

use super::{admitted, applied, apply, decide, form, open_trip};
use crate::stand::both;

both! {
    async fn whoever_is_erased_leaves_a_row_without_a_name(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        let keys = Keys::parse(&new_key(), &[]).expect("a key");

        let exported = traveller_erasure::export_own(&stand.db, &keys, &token).await.expect("exported");
        let with_place = traveller_erasure::erase(&stand.db, &organiser, id).await;
        decide(&stand, &organiser, id, Decision::Cancel).await.expect("cancelled");
        traveller_erasure::erase(&stand.db, &organiser, id).await.expect("erased");

        assert_eq!((exported.traveller.name.as_str(), exported.traveller.contribution_cents), ("Anna Eins", 75_000));
        assert!(matches!(with_place, Err(Error::HasPlace)));
        assert!(matches!(traveller::by_token(&stand.db, &token).await, Err(Error::NoSuchLink)));
        assert_eq!(stand.count("traveller", "name = '' AND email = '' AND organisation = '' AND search_key = '' AND state = 'cancelled'").await, 1);
        assert_eq!(stand.count("traveller_link", "1 = 1").await, 0);
        assert_eq!(stand.count("mail", "to_email <> '' AND kind LIKE 'travel%'").await, 1, "the last letter alone");
        assert_eq!(stand.count("mail", "kind = 'confirm_travel' AND to_email = ''").await, 1);
    }

    async fn whoever_never_opened_the_link_is_forgotten_after_a_week(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        applied(&stand, &event, "Anna Eins").await;

        sweep(&stand.db).await.expect("swept");
        let kept = stand.count("traveller", "erased_at IS NULL").await;
        let past = (clock::now() - Duration::days(8)).to_rfc3339();
        stand.sql(&format!("UPDATE traveller SET created_at = '{past}'")).await.expect("a week later");
        sweep(&stand.db).await.expect("swept");

        assert_eq!(kept, 2);
        assert_eq!(stand.count("traveller", "erased_at IS NULL AND name = 'Anna Eins'").await, 1);
        assert_eq!(stand.count("traveller", "erased_at IS NULL").await, 1);
    }

    async fn whoever_travelled_is_forgotten_when_nobody_may_ask_for_them_any_more(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        admitted(&stand, &organiser, &event, "Anna Eins", None).await;
        let (rejected, _) = applied(&stand, &event, "Berta Zwei").await;
        decide(&stand, &organiser, rejected, Decision::Reject).await.expect("rejected");
        let named_after = async |months: u32| {
            let ended = clock::now().date_naive() - Months::new(months);
            let over = format!("UPDATE event SET starts_on = '{ended}', ends_on = '{ended}' WHERE id = (SELECT event_id FROM trip_admission)");
            stand.sql(&over).await.expect("as if then");
            sweep(&stand.db).await.expect("swept");
            (stand.count("traveller", "name = 'Anna Eins'").await, stand.count("traveller", "name = 'Berta Zwei'").await)
        };

        assert_eq!(named_after(traveller::KEPT_MONTHS - 1).await, (1, 1));
        assert_eq!(named_after(traveller::KEPT_MONTHS + 1).await, (1, 0));
        assert_eq!(named_after(traveller::TRAVELLED_MONTHS - 1).await, (1, 0));
        assert_eq!(named_after(traveller::TRAVELLED_MONTHS + 1).await, (0, 0));
        assert_eq!(stand.count("traveller", "state = 'admitted' AND email = '' AND contribution_cents = 75000").await, 1, "and is counted");
        assert_eq!(stand.count("traveller_link", "1 = 1").await, 0);
    }
}
