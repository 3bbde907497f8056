//! Those who change what belongs to an event as a whole come one after the other.

use domain::{
    actor::Actor,
    application::{self, ApplyError},
    booth::{self, LevelDetails},
    event,
    locale::Locale,
    masterclass::{self, EditStage},
    process::unpublishing,
};

use crate::{
    placing::at_once,
    stand::{both, published_event},
};

both! {
    async fn levels_added_at_once_stand_on_top_of_each_other(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;

        let answers = at_once((0..16).map(|number| {
            let (db, organiser, event) = (stand.db.clone(), organiser.clone(), event.id);
            let details = LevelDetails { name_de: format!("E{number}"), name_en: String::new(), width: "20".to_owned(), depth: "10".to_owned(), ..LevelDetails::default() };
            async move { booth::add_level(&db, &organiser, event, &details).await }
        }))
        .await;

        let refused: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
        assert_eq!(refused.len(), 4, "{refused:?}");
        assert!(refused.iter().all(|error| matches!(error, booth::Error::TooMany(12))), "{refused:?}");
        assert_eq!(stand.count("level", "position BETWEEN 1 AND 12").await, 12);
    }

    async fn stages_added_at_once_stand_behind_each_other(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;

        at_once((0..16).map(|number| {
            let (db, event) = (stand.db.clone(), event.id);
            let stage = EditStage {
                name_de: format!("Bühne {number}"),
                capacity: "60".to_owned(),
                opens: "09:00".to_owned(),
                closes: "18:00".to_owned(),
                changeover: "5".to_owned(),
                ..EditStage::default()
            };
            async move { masterclass::add_stage(&db, &Actor::System, event, &stage).await.expect("added") }
        }))
        .await;

        let taken_twice = "stage AS a JOIN stage AS b ON a.event_id = b.event_id AND a.position = b.position AND a.id <> b.id";
        assert_eq!(stand.count("stage", "position BETWEEN 0 AND 15").await, 16);
        assert_eq!(stand.count(taken_twice, "1 = 1").await, 0);
    }

    async fn nobody_applies_to_an_event_that_is_being_taken_back(stand: Stand) {
        let organiser = stand.organiser().await;
        for _ in 0..4 {
            let event = published_event(&stand, &organiser).await;

            let answers = at_once((0..16).map(|number| {
                let (db, organiser, id, slug) = (stand.db.clone(), organiser.clone(), event.id, event.slug.clone());
                async move {
                    if number == 8 {
                        return unpublishing::back_to_draft(&db, &organiser, id).await.is_ok();
                    }
                    let email = format!("a{number}@applicant.example");
                    match application::start(&db, &Actor::Anonymous, &slug, &email, Locale::De).await {
                        Ok(_) | Err(ApplyError::WindowClosed(_) | ApplyError::Event(_)) => false,
                        Err(error) => panic!("{error:?}"),
                    }
                }
            }))
            .await;

            let taken_back = answers.contains(&true);
            let event = event::by_id(&stand.db, &Actor::System, event.id).await.expect("there");
            assert_eq!(event.state == event::EventState::Draft, taken_back);
        }
        let homeless = "application JOIN event ON event.id = application.event_id AND event.state = 'draft'";
        assert_eq!(stand.count(homeless, "1 = 1").await, 0);
    }
}
