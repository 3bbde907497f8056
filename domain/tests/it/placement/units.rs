//! Units that are held for an application.

use domain::{
    application::{ApplicationState, StepError},
    placement::{self, Error, offer},
};

use super::{LIVE, holding, state};
use crate::stand::both;

both! {
    async fn a_unit_that_is_held_is_refused_with_the_name_of_its_holder(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (first, second) = (stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Essen").await);

        placement::hold(&stand.db, &fair.organiser, &holding(&stand, first, unit).await).await.expect("held");
        let refused = placement::hold(&stand.db, &fair.organiser, &holding(&stand, second, unit).await).await;

        assert!(matches!(refused, Err(Error::UnitTaken { unit, by }) if unit == "A1" && by == "Bochum"));
        assert_eq!(stand.count("placement", LIVE).await, 1);
    }

    async fn holding_another_unit_frees_the_first(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let applied = stand.applied(&fair, "Bochum").await;

        placement::hold(&stand.db, &fair.organiser, &holding(&stand, applied, a1).await).await.expect("held");
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, applied, a2).await).await.expect("held");

        let free = placement::free_units(&stand.db, &fair.organiser, fair.event).await.expect("seen");
        assert_eq!(free.iter().map(|unit| unit.id).collect::<Vec<_>>(), [a1]);
    }

    async fn a_hold_becomes_the_offer_and_a_release_frees_the_unit(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, applied, unit).await).await.expect("held");
        let decision = stand.decision(applied, "").await;

        placement::release_hold(&stand.db, &fair.organiser, &decision.application, &decision.revision).await.expect("released");
        assert_eq!(stand.count("placement", LIVE).await, 0);
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, applied, unit).await).await.expect("held again");
        offer::make(&stand.db, &fair.organiser, &stand.offering(applied, unit).await).await.expect("offered");

        assert_eq!(stand.count("placement", "released_at IS NULL AND state = 'offered'").await, 1);
        assert_eq!(stand.count("placement", "1 = 1").await, 2);
    }

    async fn a_unit_of_another_event_is_refused(stand: Stand) {
        let (fair, other) = (stand.fair().await, stand.fair().await);
        let unit = stand.unit(&other, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;

        let refused = offer::make(&stand.db, &fair.organiser, &stand.offering(applied, unit).await).await;

        assert!(matches!(refused, Err(Error::Step(StepError::Invalid(_)))));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Submitted);
    }

    async fn a_deadline_in_the_past_or_after_the_event_is_refused(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;

        for typed in ["", "soon", "2020-01-01T10:00", "2099-04-01T10:00"] {
            let mut offering = stand.offering(applied, unit).await;
            offering.expires_at = typed.to_owned();
            let refused = offer::make(&stand.db, &fair.organiser, &offering).await;
            assert!(matches!(refused, Err(Error::Step(StepError::Invalid(_)))), "{typed}");
        }
        let mut offering = stand.offering(applied, unit).await;
        (offering.unit, offering.expires_at) = (String::new(), "soon".to_owned());
        let refused = offer::make(&stand.db, &fair.organiser, &offering).await;
        let Err(Error::Step(StepError::Invalid(fields))) = refused else { panic!("{refused:?}") };
        assert_eq!(fields.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["unit", "expires_at"], "at once");
        assert_eq!(stand.count("placement", "1 = 1").await, 0);
        assert_eq!(stand.count("mail", "kind = 'unit_offered'").await, 0);
    }
}
