//! Levels and units, and what may not stand where.

use domain::booth;

use crate::stand::{both, level, published_event, unit};

both! {
    async fn a_unit_is_on_the_plan(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;

        let made = unit(&stand, &organiser, &ground, event.id, "A1", 0).await;

        let plan = booth::plan(&stand.db, &domain::actor::Actor::Anonymous, &event).await.expect("the plan");
        assert_eq!(plan.levels[0].units, [made]);
    }
}
