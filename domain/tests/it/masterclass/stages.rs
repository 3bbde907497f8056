//! Stages.

use domain::{
    actor::{Actor, Denied},
    masterclass::{self, EditStage, Error},
};

use super::fixture::{Fair, OF_STAGES, raw, stage};
use crate::rows::refused_by;
use crate::stand::{both, stranger};

both! {
    async fn organisers_make_stages_and_others_do_not(stand: Stand) {
        let fair = Fair::new(&stand).await;

        let refused = masterclass::add_stage(&stand.db, &stranger(), fair.event.id, &stage("Zelt")).await;
        let nobody = masterclass::remove_stage(&stand.db, &Actor::Anonymous, fair.stage).await;

        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(nobody, Err(Error::Denied(Denied::SignInRequired))));
        assert_eq!(stand.count("stage", "true").await, 1);
    }

    async fn a_stage_form_names_every_wrong_field(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let form = EditStage { capacity: "0".to_owned(), opens: "18:00".to_owned(), closes: "09:00".to_owned(), changeover: "x".to_owned(), ..EditStage::default() };

        let refused = masterclass::add_stage(&stand.db, &Actor::System, fair.event.id, &form).await;

        let Err(Error::Invalid(fields)) = refused else { panic!("{refused:?}") };
        let names: Vec<_> = fields.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["name_de", "capacity", "changeover", "closes"]);
    }

    async fn a_stage_keeps_what_is_planned_on_it(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 40).await;
        let form = || EditStage { revision: "1".to_owned(), ..stage("Große Bühne") };
        let wrong = [
            ("capacity", EditStage { capacity: "39".to_owned(), ..form() }),
            ("opens", EditStage { opens: "10:05".to_owned(), ..form() }),
            ("opens", EditStage { closes: "10:40".to_owned(), ..form() }),
        ];

        for (field, form) in wrong {
            let refused = masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &form).await;

            assert!(matches!(&refused, Err(Error::Invalid(fields)) if fields.0[0].0 == field), "{refused:?}");
        }
        let all = EditStage { capacity: "39".to_owned(), opens: "10:05".to_owned(), name_de: String::new(), ..form() };
        let refused = masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &all).await;
        let Err(Error::Invalid(fields)) = refused else { panic!("{refused:?}") };
        assert_eq!(fields.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["name_de", "capacity", "opens"]);
        masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &EditStage { capacity: "40".to_owned(), ..form() }).await.expect("it fits");
        let stale = masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &form()).await;
        assert!(matches!(stale, Err(Error::Overtaken(_))));
    }

    async fn a_longer_changeover_must_not_let_sessions_collide(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 40).await;
        let second = fair.session(&stand, "Zweite", "10:55", 40).await;
        let form = |minutes: &str| EditStage { changeover: minutes.to_owned(), revision: "1".to_owned(), ..stage("Große Bühne") };

        let refused = masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &form("15")).await;
        masterclass::edit_stage(&stand.db, &Actor::System, fair.stage, &form("10")).await.expect("they just fit");

        assert!(matches!(refused, Err(Error::StageTaken(other, _)) if other.id == second));
        assert_eq!(stand.count("timetable", OF_STAGES).await, 2 * 11);
    }

    async fn only_an_empty_stage_is_removed(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let empty = fair.other_stage(&stand).await;
        fair.session(&stand, "Erste", "10:00", 40).await;

        let refused = masterclass::remove_stage(&stand.db, &Actor::System, fair.stage).await;
        masterclass::remove_stage(&stand.db, &Actor::System, empty).await.expect("it is empty");

        assert!(matches!(refused, Err(Error::StageInUse)));
        assert_eq!(stand.count("stage", "true").await, 1);
    }

    async fn the_database_refuses_impossible_stages(stand: Stand) {
        Fair::new(&stand).await;

        for wrong in ["capacity = 0", "opens_minute = -1", "closes_minute = 1441", "closes_minute = opens_minute", "changeover_minutes = 121"] {
            let refused = raw(&stand, &format!("UPDATE stage SET {wrong}")).await;

            assert_eq!(refused_by(refused), "check", "{wrong}");
        }
    }
}
