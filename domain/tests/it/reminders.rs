//! Reminders before the deadlines of exhibitors.

use chrono::Duration;
use domain::{clock, placement::offer, process::sweep};

use crate::{
    applying::execute,
    placing::ACCEPT,
    stand::{Stand, both},
};

/// As if everything about units had been said two days ago.
async fn some_time_passes(stand: &Stand) {
    let then = clock::now() - Duration::days(2);
    execute(stand, "UPDATE placement SET updated_at = $1", vec![then.into()]).await.expect("as if then");
}

both! {
    async fn an_offer_is_reminded_of_once_for_each_time_ahead(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let mut written = Vec::new();
        // The first one derives every instant anew from its local time.
        sweep::sweep(&stand.db).await.expect("swept");
        stand.set_deadline(applied.id, clock::now() + Duration::days(2)).await;
        sweep::sweep(&stand.db).await.expect("swept");
        written.push(stand.count("mail", "kind = 'offer_reminder'").await);
        // The first sweep has derived it again from what was typed.
        stand.set_deadline(applied.id, clock::now() + Duration::days(2)).await;
        some_time_passes(&stand).await;

        for _ in 0..2 {
            sweep::sweep(&stand.db).await.expect("swept");
            written.push(stand.count("mail", "kind = 'offer_reminder'").await);
        }
        stand.set_deadline(applied.id, clock::now() + Duration::hours(5)).await;
        sweep::sweep(&stand.db).await.expect("swept");
        written.push(stand.count("mail", "kind = 'offer_reminder'").await);

        assert_eq!(written, [0, 1, 1, 2], "not on the day of the offer, then once, then once more on the last day");
        assert_eq!(stand.count("mail", "kind = 'offer_reminder' AND state = 'parked' AND trouble = 'outdated'").await, 1, "the first is of no use any more");
    }

    async fn who_answered_is_not_reminded(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        stand.set_deadline(applied.id, clock::now() + Duration::days(2)).await;
        some_time_passes(&stand).await;
        sweep::sweep(&stand.db).await.expect("swept");

        offer::answer_by_token(&stand.db, &stand.offer_token(applied).await, ACCEPT).await.expect("the first link is still good");
        some_time_passes(&stand).await;
        sweep::sweep(&stand.db).await.expect("swept");

        assert_eq!(stand.count("mail", "kind = 'offer_reminder'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'offer_reminder' AND state = 'waiting'").await, 0, "it does not leave any more");
    }

    async fn passes_are_reminded_of_where_some_are_left(stand: Stand) {
        let fair = stand.fair().await;
        for (name, code) in [("Bochum", "A1"), ("Essen", "A2")] {
            let unit = stand.unit_with(&fair, code, 2).await;
            stand.confirmed(&fair, name, unit).await;
        }
        stand.sql("UPDATE application SET passes_taken = 2 WHERE display_name = 'Essen'").await.expect("all named");
        execute(&stand, "UPDATE event SET passes_close_at = $1", vec![(clock::now() + Duration::hours(60)).into()]).await.expect("closes");
        some_time_passes(&stand).await;

        for _ in 0..2 {
            sweep::sweep(&stand.db).await.expect("swept");
        }

        assert_eq!(stand.count("mail", "kind = 'passes_reminder'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'passes_reminder' AND letter LIKE '%\"organisation\":\"Bochum\",\"named\":0,\"quota\":2%'").await, 1);
    }
}
