//! Applications as organisers look through them.

use domain::{
    actor::Denied,
    admission::{
        dossier, export, note,
        table::{self, Neighbours, Pile, TableQuery},
    },
    application::{ApplicationAction, ApplicationState, StepError},
    booth::UnitKind,
    ids::{ApplicationId, OrganisationId},
    process::search_keys::fill_search_keys,
};

use super::wait;
use crate::stand::both;

both! {
    async fn the_table_filters_searches_and_counts(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let known = OrganisationId::new();
        let before = stand.fair().await;
        stand.applied_at(before.event, known, "Übersee", ApplicationState::Confirmed).await;
        stand.applied_at(fair.event, known, "Übersee", ApplicationState::Submitted).await;
        stand.applied_at(fair.event, OrganisationId::new(), "Entwurf", ApplicationState::Draft).await;
        stand.offered(&fair, "Bochum", unit).await;
        wait(&stand, &fair, "Amt").await;
        fill_search_keys(&stand.db).await.expect("what was written past the use cases is searchable");

        let by_name = TableQuery { sort: "name".to_owned(), ..TableQuery::default() };
        let all = table::page(&stand.db, &fair.organiser, fair.event, &by_name).await.expect("seen");
        let found = table::page(&stand.db, &fair.organiser, fair.event, &TableQuery { search: "über".to_owned(), ..TableQuery::default() }).await.expect("seen");
        let offered = TableQuery { state: Some(ApplicationState::Offered), ..TableQuery::default() };
        let offered = table::page(&stand.db, &fair.organiser, fair.event, &offered).await.expect("seen");

        assert_eq!(all.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Amt", "Bochum", "Übersee"]);
        assert_eq!(all.rows[0].waiting_place, Some(1));
        assert_eq!(all.handed_in(), 3);
        assert_eq!(found.rows.len(), 1);
        assert_eq!(found.rows[0].took_part, 1);
        assert_eq!(offered.rows[0].unit.as_ref().map(|unit| unit.code.as_str()), Some("A1"));
    }

    async fn the_way_on_goes_through_the_list_that_somebody_came_from(stand: Stand) {
        let fair = stand.fair().await;
        let mut applied = Vec::new();
        for name in ["Amt", "Bochum", "Creative", "Dorsten"] {
            applied.push(stand.applied(&fair, name).await.id);
        }
        let to_decide = TableQuery { pile: Some(Pile::ToDecide), sort: "name".to_owned(), ..TableQuery::default() };
        let around = async |id| table::neighbours(&stand.db, &fair.organiser, fair.event, &to_decide, id).await.expect("seen");

        assert_eq!(around(applied[0]).await, Neighbours { previous: None, next: Some(applied[1]), place: Some(1), of: 4 });
        stand.sql(&format!("UPDATE application SET state = 'rejected' WHERE slug = 'a-{}'", applied[1])).await.expect("decided");

        // What is decided has left the pile, and still lies between the same two.
        assert_eq!(around(applied[1]).await, Neighbours { previous: Some(applied[0]), next: Some(applied[2]), place: None, of: 3 });
        assert_eq!(around(applied[3]).await, Neighbours { previous: Some(applied[2]), next: None, place: Some(3), of: 3 });
        assert_eq!(around(ApplicationId::new()).await, Neighbours::default());
    }

    async fn piles_and_wishes_are_counted(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.unit(&fair, "A2").await;
        let first = stand.applied(&fair, "Bochum").await;
        stand.applied(&fair, "Essen").await;
        stand.offered(&fair, "Amt", unit).await;
        let query = TableQuery { pile: Some(Pile::ToDecide), ..TableQuery::default() };

        let page = table::page(&stand.db, &fair.organiser, fair.event, &query).await.expect("seen");

        assert_eq!((page.on_pile(Pile::ToDecide), page.on_pile(Pile::Offered), page.on_pile(Pile::Over)), (2, 1, 0));
        assert_eq!(page.wishes, [(UnitKind::Counter, 2)]);
        // One unit is left, and whoever came first gets it suggested.
        let suggested: Vec<_> = page.rows.iter().map(|row| (row.id == first.id, row.suggested.as_ref().map(|unit| unit.code.as_str()))).collect();
        assert_eq!(suggested, [(true, Some("A2")), (false, None)]);
    }

    async fn the_table_has_pages(stand: Stand) {
        let fair = stand.fair().await;
        for number in 0..52 {
            stand.applied(&fair, &format!("Firma {number:02}")).await;
        }

        let last = table::page(&stand.db, &fair.organiser, fair.event, &TableQuery { page: 99, ..TableQuery::default() }).await.expect("seen");

        assert_eq!((last.page, last.pages(), last.found, last.rows.len()), (2, 2, 52, 2));
        assert_eq!(export::found_applications(&stand.db, &fair.organiser, fair.event, &TableQuery::default()).await.expect("seen").len(), 52);
    }

    async fn notes_are_kept_newest_first(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        note::add(&stand.db, &fair.organiser, applied.id, "erste").await.expect("kept");
        note::add(&stand.db, &fair.organiser, applied.id, "zweite").await.expect("kept");
        let empty = note::add(&stand.db, &fair.organiser, applied.id, " ").await;
        let nowhere = note::add(&stand.db, &fair.organiser, ApplicationId::new(), "verloren").await;

        let notes = note::of_application(&stand.db, &fair.organiser, applied.id).await.expect("seen");
        assert_eq!(notes.iter().map(|note| note.body.as_str()).collect::<Vec<_>>(), ["zweite", "erste"]);
        assert_eq!(notes[0].author, "Olga Organisiert");
        let dossier = dossier::dossier(&stand.db, &fair.organiser, fair.event, applied.id).await.expect("seen");
        let told: Vec<_> = dossier.history.iter().map(|entry| (entry.actor.as_str(), entry.happened(), entry.changes.len())).collect();
        assert_eq!(told, [("Olga Organisiert", Some(ApplicationAction::NoteAdded), 0); 2], "who, but not what");
        assert!(matches!(empty, Err(StepError::Invalid(_))));
        assert!(matches!(nowhere, Err(StepError::Denied(Denied::NotFound))));
    }

    async fn an_application_of_another_event_is_not_found(stand: Stand) {
        let (fair, other) = (stand.fair().await, stand.fair().await);
        let applied = stand.applied(&other, "Bochum").await;

        let refused = dossier::dossier(&stand.db, &fair.organiser, fair.event, applied.id).await;

        assert!(matches!(refused, Err(StepError::Denied(Denied::NotFound))));
    }
}
