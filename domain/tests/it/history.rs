//! What history says of whom.

use std::collections::HashMap;

use domain::{
    audit::{self, Subject},
    event::EventAction,
    locale::Locale,
    masterclass,
    process::{
        history::{self, HistoryQuery},
        history_names, unpublishing,
    },
};

use crate::{
    masterclass::fixture::Fair,
    stand::{both, published_event, stranger},
};

both! {
    async fn entries_are_named_after_what_they_are_about(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");

        let entries = audit::of_event(&stand.db, fair.event.id).await.expect("read");
        let names = history_names::names(&stand.db, &entries).await.expect("read");

        let said: Vec<_> = entries
            .iter()
            .map(|entry| (entry.subject.as_str(), entry.action.as_str(), history_names::about(entry).and_then(|(_, id)| names.get(&id)).map(|name| name.in_(Locale::En))))
            .collect();
        let expected = [
            ("seat", "booked", Some("Neue Mobilität")),
            ("session", "published", Some("Neue Mobilität")),
            ("session", "created", Some("Neue Mobilität")),
            ("stage", "created", Some("Große Bühne")),
        ];
        assert_eq!(said, expected);
    }

    async fn a_seat_is_told_with_whose_it_is_until_they_are_erased(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 1).await;
        let (first, second) = (fair.visitor(&stand).await, fair.visitor(&stand).await);
        stand.sql("UPDATE registration SET name = 'Ada Gast'").await.expect("named");
        let seat = masterclass::book(&stand.db, &first, session).await.expect("a seat is free").id;
        masterclass::wait(&stand.db, &second, session).await.expect("a place on the list");
        masterclass::cancel_seat(&stand.db, &first, seat).await.expect("given back");

        let entries = audit::of_event(&stand.db, fair.event.id).await.expect("read");
        let seats: Vec<_> = entries.iter().filter(|entry| entry.subject == "seat").collect();
        let whose = history_names::whose(&stand.db, &entries).await.expect("read");

        let mut done: Vec<_> = seats.iter().map(|entry| (entry.action.as_str(), entry.actor.as_str())).collect();
        done.sort_unstable();
        assert_eq!(done, [("booked", "visitor"), ("cancelled", "visitor"), ("promoted", "standwerk"), ("queued", "visitor")]);
        assert!(seats.iter().all(|entry| whose[&entry.subject_id].name == "Ada Gast"), "{whose:?}");
        stand.sql("UPDATE registration SET name = ''").await.expect("as if erased");
        assert_eq!(history_names::whose(&stand.db, &entries).await.expect("read"), HashMap::default());
    }

    async fn history_is_searched_and_narrowed(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let organiser = stand.organiser().await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 10).await;
        fair.session(&stand, "Wärme im Quartier", "12:00", 10).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");
        let today = domain::clock::today(fair.event.zone);
        let tomorrow = today.succ_opt();
        let search = |text: &str| HistoryQuery { search: text.to_owned(), ..HistoryQuery::default() };
        let cases = [
            ("everything", HistoryQuery::default(), 6),
            ("a session by a word, folded, and its seat", search("mobilitat"), 3),
            ("both words", search("warme quartier"), 2),
            ("words of different things", search("mobilität quartier"), 0),
            ("a stage", search("große"), 1),
            ("a kind of thing", HistoryQuery { subject: Some(Subject::Seat), ..HistoryQuery::default() }, 1),
            ("whoever has none", HistoryQuery { by: "visitor".to_owned(), ..HistoryQuery::default() }, 1),
            ("until today", HistoryQuery { from: Some(today), until: Some(today), ..HistoryQuery::default() }, 6),
            ("from tomorrow", HistoryQuery { from: tomorrow, ..HistoryQuery::default() }, 0),
            ("until long ago", HistoryQuery { until: "2020-01-01".parse().ok(), ..HistoryQuery::default() }, 0),
        ];

        for (case, query, total) in cases {
            let found = history::history(&stand.db, &organiser, &fair.event, &query).await.expect("seen");
            assert_eq!((found.total, found.told.entries.len() as u64), (total, total), "{case}");
        }
        let mut by_account = 0;
        for (by, _) in history::history(&stand.db, &organiser, &fair.event, &HistoryQuery::default()).await.expect("seen").actors {
            let found = history::history(&stand.db, &organiser, &fair.event, &HistoryQuery { by: by.clone(), ..HistoryQuery::default() }).await;
            by_account += if by == "visitor" { 0 } else { found.expect("seen").total };
        }
        assert_eq!(by_account, 5, "each by one of the accounts that are offered");
        let refused = history::history(&stand.db, &stranger(), &fair.event, &HistoryQuery::default()).await;
        assert!(matches!(refused, Err(domain::event::Error::Denied(_))));
    }

    async fn a_name_finds_what_happened_to_whoever_has_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let organiser = stand.organiser().await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 10).await;
        let visitor = fair.visitor(&stand).await;
        masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");
        stand.sql("UPDATE registration SET name = 'Vanessa Drei', search_key = ' vanessa drei'").await.expect("named");
        let query = HistoryQuery { search: "Vanessa".to_owned(), ..HistoryQuery::default() };

        let found = history::history(&stand.db, &organiser, &fair.event, &query).await.expect("seen").told;

        let told: Vec<_> = found.entries.iter().map(|entry| (entry.subject.as_str(), found.whose.get(&entry.subject_id).map(|whose| whose.name.as_str()))).collect();
        assert_eq!(told, [("seat", Some("Vanessa Drei"))]);
        stand.sql("UPDATE registration SET name = '', search_key = ''").await.expect("as if erased");
        let found = history::history(&stand.db, &organiser, &fair.event, &query).await.expect("seen");
        assert_eq!(found.total, 0, "nobody of that name is left");
    }

    async fn a_long_history_has_pages_and_is_exported_as_a_whole(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let organiser = stand.organiser().await;
        for _ in 0..60 {
            history::note_export(&stand.db, &organiser, &fair.event).await.expect("noted");
            stand.sql("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE action = 'history_exported'").await.expect("long ago");
        }

        let last = history::history(&stand.db, &organiser, &fair.event, &HistoryQuery { page: 9, ..HistoryQuery::default() }).await.expect("seen");
        let first = history::export(&stand.db, &organiser, &fair.event, &HistoryQuery::default(), None).await.expect("seen");
        let rest = history::export(&stand.db, &organiser, &fair.event, &HistoryQuery::default(), first.entries.last().map(|entry| entry.id)).await.expect("seen");

        assert_eq!((last.total, last.page, last.pages, last.told.entries.len()), (61, 2, 2, 11));
        assert_eq!((first.entries.len(), rest.entries.len()), (61, 0));
        history::note_export(&stand.db, &organiser, &fair.event).await.expect("noted");
        history::note_export(&stand.db, &organiser, &fair.event).await.expect("not again within the hour");
        assert_eq!(stand.count("audit", "action = 'history_exported'").await, 61);
    }

    async fn what_happened_by_itself_is_left_out_until_it_is_asked_for_and_always_exported(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let organiser = stand.organiser().await;
        let session = fair.session(&stand, "Neue Mobilität", "10:00", 1).await;
        let (first, second) = (fair.visitor(&stand).await, fair.visitor(&stand).await);
        let seat = masterclass::book(&stand.db, &first, session).await.expect("a seat is free").id;
        masterclass::wait(&stand.db, &second, session).await.expect("a place on the list");
        masterclass::cancel_seat(&stand.db, &first, seat).await.expect("given back, and the next one has it");
        history::note_export(&stand.db, &organiser, &fair.event).await.expect("noted");
        stand.sql("UPDATE audit SET actor = 'Olga Organisiert' WHERE actor = 'standwerk' AND action <> 'promoted'").await.expect("as if she had planned it");
        let people = HistoryQuery { people_only: true, ..HistoryQuery::default() };
        let read = async |query: &HistoryQuery| history::history(&stand.db, &organiser, &fair.event, query).await.expect("seen");
        let actions = |page: &history::HistoryPage| page.told.entries.iter().map(|entry| entry.action.clone()).collect::<Vec<_>>();

        let (all, shown) = (read(&HistoryQuery::default()).await, read(&people).await);
        let of_seats = read(&HistoryQuery { subject: Some(Subject::Seat), ..people.clone() }).await;
        let of_stages = read(&HistoryQuery { subject: Some(Subject::Stage), ..people.clone() }).await;
        let exported = history::export(&stand.db, &organiser, &fair.event, &people, None).await.expect("seen");

        assert_eq!((shown.left_out, shown.total + shown.left_out, all.left_out), (1, all.total, 0));
        assert!(actions(&all).contains(&"promoted".to_owned()) && !actions(&shown).contains(&"promoted".to_owned()));
        assert_eq!((of_seats.total, of_seats.left_out, of_stages.left_out), (3, 1, 0));
        assert_eq!(exported.entries.len() as u64, all.total);
        // Somebody may be called so.
        stand.sql("UPDATE audit SET actor = 'standwerk' WHERE account_id IS NOT NULL").await.expect("renamed");
        assert_eq!(read(&people).await.left_out, 1);
    }

    async fn what_is_gone_has_no_name(stand: Stand) {
        let fair = Fair::new(&stand).await;
        masterclass::remove_stage(&stand.db, &stand.organiser().await, fair.stage).await.expect("nothing is planned on it");

        let entries = audit::of_event(&stand.db, fair.event.id).await.expect("read");
        let names = history_names::names(&stand.db, &entries).await.expect("read");

        assert_eq!(entries.len(), 2);
        assert!(names.is_empty(), "{names:?}");
    }

    async fn an_event_that_was_taken_back_before_the_words_agreed_is_told_like_one_of_today(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        unpublishing::back_to_draft(&stand.db, &organiser, event.id).await.expect("nobody applied");
        let of_today = audit::of_event(&stand.db, event.id).await.expect("read");
        // The rows and the list of migrations as the release before left them; the word of another thing is its own.
        for before in [
            "UPDATE audit SET action = 'taken back' WHERE subject = 'event' AND action = 'taken_back'",
            "UPDATE audit SET subject = 'badge', action = 'taken back' WHERE subject = 'event' AND action = 'created'",
            "DELETE FROM seaql_migrations WHERE version = 'm0020_event_taken_back'",
        ] {
            stand.sql(before).await.expect(before);
        }
        let left_behind = audit::of_event(&stand.db, event.id).await.expect("read");
        assert_eq!(migrations::pending(stand.db.for_migrations()).await.expect("it answers"), 1);

        migrations::migrate(stand.db.for_migrations()).await.expect("it migrates");

        let told = audit::of_event(&stand.db, event.id).await.expect("read");
        assert_eq!(left_behind[0].happened::<EventAction>(), None);
        assert_eq!(told[0].happened::<EventAction>(), Some(EventAction::TakenBack));
        assert_eq!((&told[..2], &told[2..]), (&of_today[..2], &left_behind[2..]));
        let words: Vec<_> = told.iter().map(|entry| (entry.subject.as_str(), entry.action.as_str())).collect();
        assert_eq!(words, [("event", "taken_back"), ("event", "published"), ("badge", "taken back")]);
    }
}
