//! Passports that end too soon for the trip, and who is told of them.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    mail::{self, MailFilter},
    process::{
        board::{self, WaitingKind},
        outbox,
        resend::resend,
        traveller_erasure,
    },
    travel_details::{self, EntryKind, PassportTerm, TravelForm},
    trip::{self, LegDetails},
};

use super::{delegation, enter, form, give, keys, mine, name_reader, traveller};
use crate::stand::both;

both! {
    async fn a_passport_that_ends_soon_is_told_to_traveller_and_reader(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        let soon = TravelForm { passport_expires: (event.ends_on + Duration::days(60)).to_string(), ..form(&event) };
        give(&stand, &keys, &link, 1, &soon).await.expect("given");
        name_reader(&stand, &organiser, &event, &organiser).await;
        assert_eq!(stand.count("mail", "kind = 'travel_papers'").await, 1);

        assert_eq!(mine(&stand, &keys, &link).await.passport, Some(PassportTerm::ExpiresSoon));
        let seen = travel_details::look(&stand.db, &keys, &organiser, event.id, id).await.expect("seen");
        assert_eq!(seen.passport, Some(PassportTerm::ExpiresSoon));
        let (_, papers) = travel_details::papers(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let papers: Vec<_> = papers.iter().map(|row| (row.name.as_str(), row.term, row.entries_missing.as_slice())).collect();
        assert_eq!(papers, [("Anna Erste", Some(PassportTerm::ExpiresSoon), &["CA".to_owned(), "US".to_owned()][..])]);
    }

    async fn a_letter_tells_of_each_passport_that_ends_soon_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let until = |days: i64| TravelForm { passport_expires: (event.ends_on + Duration::days(days)).to_string(), ..form(&event) };
        let letters = async || stand.count("mail", "kind = 'travel_papers'").await;

        give(&stand, &keys, &link, 1, &form(&event)).await.expect("good for long");
        assert_eq!(letters().await, 0);
        give(&stand, &keys, &link, 2, &until(60)).await.expect("not for long enough");
        give(&stand, &keys, &link, 3, &until(60)).await.expect("the same once more");
        enter(&stand, &keys, &link, 4, "CA", EntryKind::Eta).await.expect("something else");
        assert_eq!(letters().await, 1);
        give(&stand, &keys, &link, 5, &until(-1)).await.expect("another one, which is worse");
        assert_eq!(letters().await, 2);

        // Neither in a letter nor in what makes it one of its kind.
        let secret = event.ends_on + Duration::days(60);
        assert_eq!(stand.count("mail", &format!("letter LIKE '%{secret}%' OR dedupe_key LIKE '%{secret}%'")).await, 0);
        let token = stand.token_of("travel_papers").await;
        assert_eq!(mine(&stand, &keys, &token).await.revision, 6, "its link opens what is to be put right");
    }

    async fn a_letter_about_a_passport_is_seen_by_those_alone_who_are_named(stand: Stand) {
        let (named, other) = (stand.organiser().await, stand.organiser().await);
        let (event, keys) = (delegation(&stand, &named).await, keys());
        let (traveller, link) = traveller(&stand, &event, "Anna Erste").await;
        let soon = TravelForm { passport_expires: (event.ends_on + Duration::days(60)).to_string(), ..form(&event) };
        give(&stand, &keys, &link, 1, &soon).await.expect("given");
        name_reader(&stand, &other, &event, &named).await;
        let filter = MailFilter { event: Some(event.id), ..MailFilter::default() };
        let listed = async |actor: &Actor| outbox::mails(&stand.db, actor, &filter).await.expect("listed");
        let exported = async |actor: &Actor| {
            let export = traveller_erasure::export(&stand.db, &keys, actor, traveller).await.expect("exported");
            export.mails.into_iter().map(|mail| mail.kind).collect::<Vec<_>>()
        };

        let (shown, hidden) = (listed(&named).await, listed(&other).await);
        assert_eq!(shown.rows.iter().map(|mail| mail.kind.as_str()).collect::<Vec<_>>(), ["travel_papers"]);
        assert_eq!((hidden.rows.len(), hidden.total), (0, 0));
        let id = shown.rows[0].id;
        assert_eq!(outbox::mail(&stand.db, &named, id).await.expect("theirs").id, id);
        assert!(matches!(outbox::mail(&stand.db, &other, id).await, Err(mail::Error::Denied(Denied::NotFound))));
        assert!(matches!(resend(&stand.db, &other, id).await, Err(mail::Error::Denied(Denied::NotFound))));
        assert_eq!((exported(&named).await, exported(&other).await), (vec!["travel_papers".to_owned()], Vec::new()));
    }

    async fn a_trip_that_returns_later_asks_for_its_passports_anew(stand: Stand) {
        let (named, other) = (stand.organiser().await, stand.organiser().await);
        let (event, keys) = (delegation(&stand, &named).await, keys());
        name_reader(&stand, &named, &event, &named).await;
        let (_, anna) = traveller(&stand, &event, "Anna Erste").await;
        let (_, berta) = traveller(&stand, &event, "Berta Zweite").await;
        let enough = TravelForm { passport_expires: (event.ends_on + Duration::days(200)).to_string(), ..form(&event) };
        for link in [&anna, &berta] {
            give(&stand, &keys, link, 1, &enough).await.expect("given");
        }
        let letters = async || stand.count("mail", "kind = 'travel_papers'").await;
        let to_see = async |actor: &Actor| {
            let board = board::of_event(&stand.db, actor, &event).await.expect("a board");
            let waiting = board.to_do.into_iter().find(|waiting| waiting.kind == WaitingKind::PassportsToSee);
            let overview = travel_details::overview(&stand.db, actor, event.id).await.expect("seen");
            (waiting.map(|waiting| waiting.count), overview.passports_to_see)
        };
        assert_eq!((to_see(&named).await, letters().await), ((None, 0), 0));

        let last = trip::plan(&stand.db, &named, &event).await.expect("read").legs.remove(1);
        let later = LegDetails {
            place: last.place.clone(),
            country: last.country.clone(),
            zone: last.zone.name().to_owned(),
            starts_on: last.starts_on.to_string(),
            ends_on: (last.ends_on + Duration::days(30)).to_string(),
            ..LegDetails::default()
        };
        trip::edit_leg(&stand.db, &named, last.id, "3", &later).await.expect("put off");
        assert_eq!((to_see(&named).await, to_see(&other).await), ((Some(2), 2), (None, 0)), "told to whoever may look");
        assert_eq!(letters().await, 0, "nobody has opened a seal");

        for _ in 0..2 {
            assert_eq!(mine(&stand, &keys, &anna).await.passport, Some(PassportTerm::ExpiresSoon));
        }
        assert_eq!(letters().await, 1, "once, when it is opened");
        give(&stand, &keys, &anna, 2, &enough).await.expect("the same once more");
        assert_eq!(letters().await, 1);
        give(&stand, &keys, &berta, 2, &enough).await.expect("the same once more");
        assert_eq!(letters().await, 2, "or when it is saved");

        assert_eq!(to_see(&named).await, (Some(2), 2), "nobody who may look has seen them");
        travel_details::diets(&stand.db, &keys, &named, event.id).await.expect("listed");
        assert_eq!(to_see(&named).await, (Some(2), 2), "nor on another list");
        travel_details::papers(&stand.db, &keys, &named, event.id).await.expect("listed");
        assert_eq!((to_see(&named).await, letters().await), ((None, 0), 2));
    }
}
