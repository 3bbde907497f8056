//! What history says of whom.

use domain::{audit, locale::Locale, masterclass, process::history_names};

use crate::{masterclass::fixture::Fair, stand::both};

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
}
