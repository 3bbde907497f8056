//! What history says of whom.

use domain::{
    audit,
    event::EventAction,
    locale::Locale,
    masterclass,
    process::{history_names, unpublishing},
};

use crate::{
    masterclass::fixture::Fair,
    stand::{both, published_event},
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
