//! Visitors who are erased while they book.

use domain::{
    actor::Actor,
    masterclass::{self, Error},
    process::erasure,
};

use super::{fixture::Fair, races::broken_rules};
use crate::{meanwhile::while_writing, placing::at_once, stand::both};

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

    async fn nobody_gets_a_seat_or_a_place_in_line_who_is_being_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let visitors = fair.visitors(&stand, 6).await;
        let asking = visitors.into_iter().enumerate().map(|(index, visitor)| {
            let db = stand.db.clone();
            async move {
                if index % 2 == 0 {
                    return masterclass::book(&db, &visitor, session).await;
                }
                masterclass::wait(&db, &visitor, session).await
            }
        });

        let erased = "UPDATE registration SET state = 'cancelled', erased_at = created_at";
        let answers = while_writing(&stand, erased, asking.collect()).await;

        assert!(answers.iter().all(|answer| matches!(answer, Err(Error::NotRegistered))), "{answers:?}");
        assert_eq!(stand.count("seat", "1 = 1").await, 0);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 0);
    }

    async fn a_seat_that_is_being_booked_goes_with_whoever_is_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;
        let Actor::TicketHolder(id) = visitor else { panic!("a visitor holds a ticket") };
        let seat = masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free").id;
        masterclass::cancel_seat(&stand.db, &visitor, seat).await.expect("given back");
        let db = stand.db.clone();
        let erasing = async move { erasure::erase(&db, &visitor, id).await };

        // As whoever books does: the registration is held until the seat is written.
        let booked = "UPDATE registration SET revision = revision; UPDATE session SET seats_taken = 1; UPDATE seat SET state = 'booked'";
        let answers = while_writing(&stand, booked, vec![erasing]).await;

        assert!(matches!(answers[..], [Ok(())]), "{answers:?}");
        assert_eq!(stand.count("seat", "state = 'cancelled'").await, 1);
        assert_eq!(fair.view(&stand, session).await.seats_taken, 0);
    }
}
