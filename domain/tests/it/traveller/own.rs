//! What travellers change themselves: their details, their consent and their photo.

use chrono::Duration;
use domain::{
    clock,
    files::{Files, MediaType},
    process::{named_files, sweep::sweep, traveller_erasure, travelling},
    travel_details,
    traveller::{self, ContactForm, Decision, Error, TravellerState},
};

use super::{applied, apply, decide, form, holds, open_trip, with_place};
use crate::stand::{PIXEL, both};

both! {
    async fn a_traveller_changes_details_and_gives_and_withdraws_the_consent(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        let text = str::to_owned;
        let contact = ContactForm {
            phone: text("0201 1234567"),
            organisation: text("Eins AG"),
            town: text("Bochum"),
            country: text("DE"),
            offers: text("Elektrolyse"),
            ..ContactForm::default()
        };

        traveller::change(&stand.db, &token, "2", &contact).await.expect("changed");
        let stale = traveller::change(&stand.db, &token, "2", &contact).await;
        traveller::set_booklet_consent(&stand.db, &token, true).await.expect("given");
        let given = traveller::traveller(&stand.db, &organiser, id).await.expect("there").0;
        traveller::set_booklet_consent(&stand.db, &token, false).await.expect("withdrawn");
        let withdrawn = traveller::traveller(&stand.db, &organiser, id).await.expect("there").0;

        assert!(matches!(stale, Err(Error::Overtaken(_))));
        assert_eq!((given.phone.as_str(), given.organisation.as_str(), given.offers.as_str()), ("+492011234567", "Eins AG", "Elektrolyse"));
        assert_eq!((given.booklet_consent_at.is_some(), withdrawn.booklet_consent_at), (true, None));
    }

    async fn a_photo_is_its_travellers_and_the_booklets_of_who_agreed(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let files = Files::in_memory();
        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        let unproven = stand.token_of("confirm_travel").await;
        let refused = traveller::set_photo(&stand.db, &files, &unproven, PIXEL.to_vec()).await;
        assert!(matches!(refused, Err(Error::NoSuchLink)), "{refused:?}");
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        let in_booklet = async || {
            let (_, entries) = travel_details::booklet(&stand.db, &organiser, event.id).await.expect("made");
            entries.into_iter().map(|entry| entry.photo).collect::<Vec<_>>()
        };
        let sent = with_place();
        assert!(holds(&sent, b"GPS 51.4556"));

        traveller::set_photo(&stand.db, &files, &token, sent).await.expect("taken");
        let kept = traveller::photo(&stand.db, &files, &token).await.expect("shown");
        assert!(kept.starts_with(b"\xff\xd8\xff") && !holds(&kept, b"GPS") && !holds(&kept, b"Exif"));
        assert_eq!(in_booklet().await, Vec::<Option<String>>::new(), "nobody agreed");
        traveller::set_booklet_consent(&stand.db, &token, true).await.expect("agreed");
        let key = traveller::by_token(&stand.db, &token).await.expect("open").traveller.photo.expect("there");
        assert_eq!(in_booklet().await, [Some(key.clone())]);
        assert_eq!(MediaType::of_key(&key), None, "no public address shows it");
        assert_eq!(named_files(&stand.db).await.expect("named"), std::slice::from_ref(&key), "it is in backups");
        let text = traveller::set_photo(&stand.db, &files, &token, b"%PDF-1.7".to_vec()).await;
        assert!(matches!(text, Err(Error::Picture(_))), "{text:?}");

        traveller::set_photo(&stand.db, &files, &token, PIXEL.to_vec()).await.expect("another one");
        traveller::clear_photos(&stand.db, &files).await.expect("cleared");
        assert!(!files.is_there(&key).await.expect("asked"), "the one before is gone");
        for _ in 0..2 {
            traveller::remove_photo(&stand.db, &token).await.expect("removed");
        }
        assert!(matches!(traveller::photo(&stand.db, &files, &token).await, Err(Error::NoSuchLink)));
    }

    async fn a_photo_goes_with_its_traveller_with_the_place_and_after_the_trip(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "3").await;
        let files = Files::in_memory();
        let mut given = Vec::new();
        for name in ["Anna Eins", "Berta Zwei", "Carla Drei"] {
            let (id, token) = applied(&stand, &event, name).await;
            decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
            traveller::set_photo(&stand.db, &files, &token, PIXEL.to_vec()).await.expect("taken");
            let key = traveller::by_token(&stand.db, &token).await.expect("open").traveller.photo.expect("there");
            given.push((id, token, key));
        }
        let left = async || {
            traveller::clear_photos(&stand.db, &files).await.expect("cleared");
            let mut left = 0;
            for (_, _, key) in &given {
                left += usize::from(files.is_there(key).await.expect("asked"));
            }
            (left, stand.count("traveller", "photo IS NOT NULL").await)
        };
        assert_eq!(left().await, (3, 3));

        travelling::leave(&stand.db, &given[0].1).await.expect("cancelled");
        travel_details::forget_those_who_left(&stand.db).await.expect("forgotten");
        assert_eq!(left().await, (2, 2), "with the place");
        let late = traveller::set_photo(&stand.db, &files, &given[0].1, PIXEL.to_vec()).await;
        assert!(matches!(late, Err(Error::NotFrom(TravellerState::Cancelled))), "{late:?}");

        decide(&stand, &organiser, given[1].0, Decision::Cancel).await.expect("cancelled");
        traveller_erasure::erase(&stand.db, &organiser, given[1].0).await.expect("erased");
        assert_eq!(left().await, (1, 1), "with the traveller");

        let past = clock::today(clock::zone("America/New_York")) - Duration::days(30);
        stand.sql(&format!("UPDATE trip_leg SET starts_on = '{past}', ends_on = '{past}'")).await.expect("as if then");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(left().await, (0, 0), "30 days after the return");
    }
}
