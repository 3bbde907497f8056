//! Visitors who are erased while they book.

use domain::{
    actor::Actor,
    masterclass::{self, Error},
    process::erasure,
};

use super::{fixture::Fair, races::broken_rules};
use crate::{placing::at_once, stand::both};

both! {
    async fn visitors_erased_while_they_book_leave_no_seat_behind(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let later = fair.session(&stand, "Zweite", "11:00", 10).await;
        let visitors = fair.visitors(&stand, 64).await;
        for visitor in &visitors[..30] {
            masterclass::wait(&stand.db, visitor, session).await.expect("queued, or seated");
            masterclass::wait(&stand.db, visitor, later).await.expect("queued, or seated");
        }

        let acts = visitors.iter().enumerate().flat_map(|(index, visitor)| {
            let erases = (index % 2 == 0).then_some(false);
            [Some(true), erases].into_iter().flatten().map(move |books| (visitor, books))
        });
        at_once(acts.map(|(visitor, books)| {
            let (db, visitor) = (stand.db.clone(), visitor.clone());
            async move {
                let Actor::TicketHolder(id) = visitor else { return };
                if books {
                    match masterclass::book(&db, &visitor, session).await {
                        Ok(_) | Err(Error::Full | Error::NotRegistered) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                } else {
                    erasure::erase(&db, &visitor, id).await.expect("erased");
                }
            }
        }))
        .await;

        let of_the_erased = "seat JOIN registration ON registration.id = seat.registration_id AND registration.erased_at IS NOT NULL";
        assert_eq!(stand.count("registration", "erased_at IS NOT NULL").await, 32);
        assert_eq!(stand.count(of_the_erased, "seat.state <> 'cancelled'").await, 0);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 10);
        for (rule, broken) in broken_rules(&stand).await {
            assert_eq!(broken, 0, "{rule}");
        }
    }
}
