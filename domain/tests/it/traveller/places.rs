//! The last place, decisions that are taken back, and what cancelling costs.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    ids::TravellerId,
    process::travelling,
    sealed::{Keys, new_key},
    travel_details,
    traveller::{self, Decision, Error, TravelTermsForm, TravellerState},
};

use super::{admitted, applied, decide, open_trip, terms};
use crate::stand::{Stand, both};

async fn state(stand: &Stand, organiser: &Actor, id: TravellerId) -> TravellerState {
    traveller::traveller(&stand.db, organiser, id).await.expect("there").0.state
}

both! {
    async fn the_last_place_is_given_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (first, _) = applied(&stand, &event, "Anna Eins").await;
        let (second, _) = applied(&stand, &event, "Berta Zwei").await;

        let (one, other) =
            tokio::join!(decide(&stand, &organiser, first, Decision::Admit), decide(&stand, &organiser, second, Decision::Admit));

        let full = [&one, &other].into_iter().filter(|answer| matches!(answer, Err(Error::Full))).count();
        assert_eq!((full, one.is_ok() || other.is_ok()), (1, true), "{one:?} {other:?}");
        assert_eq!(stand.count("traveller", "state = 'admitted'").await, 1);
        assert_eq!(stand.count("trip_admission", "taken = 1").await, 1);
    }

    async fn a_place_that_is_given_back_can_be_given_again(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (first, token) = applied(&stand, &event, "Anna Eins").await;
        let (second, _) = applied(&stand, &event, "Berta Zwei").await;
        decide(&stand, &organiser, first, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, second, Decision::Wait).await.expect("waits");

        let costs = traveller::by_token(&stand.db, &token).await.expect("open").cancelling_costs.map(|costs| costs.cents);
        travelling::leave(&stand.db, &token).await.expect("cancelled");
        travelling::leave(&stand.db, &token).await.expect("the same again");
        decide(&stand, &organiser, second, Decision::Admit).await.expect("moves up");

        assert_eq!(costs, Some(37_500), "half, by the second step");
        let cancelled = traveller::traveller(&stand.db, &organiser, first).await.expect("there").0;
        assert_eq!((cancelled.state, cancelled.cancellation.map(|costs| costs.cents)), (TravellerState::Cancelled, Some(37_500)));
        assert_eq!(state(&stand, &organiser, second).await, TravellerState::Admitted);
        assert_eq!(stand.count("trip_admission", "taken = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'travel_cancelled'").await, 1);
    }

    async fn whoever_cancels_at_the_airport_pays_all_and_frees_the_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (first, token) = applied(&stand, &event, "Anna Eins").await;
        let (second, _) = applied(&stand, &event, "Berta Zwei").await;
        decide(&stand, &organiser, first, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, second, Decision::Wait).await.expect("waits");
        for (percent, day) in [(0, "2020-01-01"), (50, "2020-02-01")] {
            let over = format!("UPDATE trip_cancellation_step SET until_day = '{day}' WHERE percent = {percent}");
            stand.sql(&over).await.expect("each step is over");
        }
        stand.sql("UPDATE traveller SET agreed_steps = '2020-01-01:0 2020-02-01:50'").await.expect("also as it was agreed");
        let today = clock::today(clock::zone("America/Toronto"));
        let begins = format!("UPDATE event SET starts_on = '{today}', ends_on = '{}' WHERE id = (SELECT event_id FROM trip_admission)", today + Duration::days(4));
        stand.sql(&begins).await.expect("it begins");

        let costs = traveller::by_token(&stand.db, &token).await.expect("open").cancelling_costs.map(|costs| costs.cents);
        travelling::leave(&stand.db, &token).await.expect("cancelled");
        decide(&stand, &organiser, second, Decision::Admit).await.expect("moves up");

        assert_eq!(costs, Some(75_000));
        let cancelled = traveller::traveller(&stand.db, &organiser, first).await.expect("there").0;
        assert_eq!((cancelled.state, cancelled.cancellation.map(|costs| costs.cents)), (TravellerState::Cancelled, Some(75_000)));
        assert_eq!(state(&stand, &organiser, second).await, TravellerState::Admitted);
        let keys = Keys::parse(&new_key(), &[]).expect("a key");
        let card = travel_details::emergency_card(&stand.db, &keys, &token).await;
        assert!(matches!(card, Err(travel_details::Error::Denied(Denied::NotFound))), "{card:?}");
    }

    async fn terms_that_are_written_anew_make_nobody_pay_more(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        let costs_with = async |revision: &str, percent: &str| {
            let form = TravelTermsForm { percent_2: percent.to_owned(), ..terms("2") };
            traveller::set_terms(&stand.db, &organiser, event.id, revision, &form).await.expect("set");
            traveller::by_token(&stand.db, &token).await.expect("open").cancelling_costs.map(|costs| costs.cents)
        };

        assert_eq!(costs_with("2", "80").await, Some(37_500), "half, as it was agreed");
        assert_eq!(costs_with("3", "20").await, Some(15_000), "nor more than others");
        travelling::leave(&stand.db, &token).await.expect("cancelled");
        let cancelled = traveller::traveller(&stand.db, &organiser, id).await.expect("there").0;
        assert_eq!(cancelled.cancellation.map(|costs| costs.cents), Some(15_000));
    }

    async fn whoever_has_travelled_cancels_nothing(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        let yesterday = clock::today(event.zone) - Duration::days(1);
        let over = format!("UPDATE event SET starts_on = '{yesterday}', ends_on = '{yesterday}' WHERE id = (SELECT event_id FROM trip_admission)");
        stand.sql(&over).await.expect("it is over");

        let late = travelling::leave(&stand.db, &token).await;

        assert!(matches!(late, Err(Error::NotFrom(TravellerState::Admitted))), "{late:?}");
        assert_eq!(state(&stand, &organiser, id).await, TravellerState::Admitted);
    }

    async fn a_decision_is_taken_back_and_the_place_with_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, _) = applied(&stand, &event, "Anna Eins").await;

        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, id, Decision::TakeBack).await.expect("taken back");
        let nonsense = decide(&stand, &organiser, id, Decision::Cancel).await;
        let stale = travelling::decide(&stand.db, &organiser, id, "1", Decision::Reject).await;

        assert!(matches!(nonsense, Err(Error::NotFrom(TravellerState::Applied))));
        assert!(matches!(stale, Err(Error::Overtaken(_))));
        assert_eq!(stand.count("trip_admission", "taken = 0").await, 1);
        assert_eq!(stand.count("mail", "kind = 'travel_reopened'").await, 1);
    }

    async fn there_are_never_fewer_places_than_are_given(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        admitted(&stand, &organiser, &event, "Anna Eins", None).await;
        admitted(&stand, &organiser, &event, "Berta Zwei", None).await;

        let fewer = traveller::set_terms(&stand.db, &organiser, event.id, "2", &terms("1")).await;
        let stale = traveller::set_terms(&stand.db, &organiser, event.id, "1", &terms("3")).await;
        traveller::set_terms(&stand.db, &organiser, event.id, "2", &terms("3")).await.expect("more");

        let Err(Error::Invalid(fields)) = fewer else { panic!("{fewer:?}") };
        assert_eq!(fields.0[0].0, "places");
        assert!(matches!(stale, Err(Error::Overtaken(_))));
    }
}
