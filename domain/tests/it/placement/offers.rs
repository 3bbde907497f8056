//! Offers and their answers.

use chrono::Duration;
use domain::{
    account,
    actor::{Actor, Denied},
    admission::table::{self, TableQuery},
    application::{ApplicationState, StepError},
    clock,
    locale::Locale,
    money::Money,
    placement::{
        self, Error, OfferState,
        offer::{self, Answer},
    },
    stand_price::{StandPrice, StandTax},
};

use super::{LIVE, state};
use crate::{
    placing::ACCEPT,
    stand::{both, exhibitor, stranger},
};

both! {
    async fn an_offer_is_confirmed_once_by_its_link(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let token = stand.offer_token(applied).await;

        let seen = offer::by_token(&stand.db, &token).await.expect("answers").expect("known");
        offer::answer_by_token(&stand.db, &token, ACCEPT).await.expect("confirmed");
        let again = offer::answer_by_token(&stand.db, &token, ACCEPT).await;

        assert_eq!((seen.state, seen.unit.code.as_str()), (OfferState::Open, "A1"));
        assert!(matches!(again, Err(Error::OfferOver(OfferState::Confirmed))));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Confirmed);
        assert_eq!(stand.count("placement", "released_at IS NULL AND state = 'confirmed'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_confirmed'").await, 1);
        assert_eq!(stand.count("role", &format!("kind = 'exhibitor' AND scope = '{}'", applied.organisation)).await, 1);
    }

    async fn nothing_is_accepted_for_a_price_that_was_not_shown(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let token = stand.offer_token(applied).await;
        let shown = offer::by_token(&stand.db, &token).await.expect("answers").expect("known").price;

        // Between the second look and the press of the button.
        stand.sql("UPDATE unit SET price_cents = 300000").await.expect("dearer");
        let dearer = offer::answer_by_token(&stand.db, &token, Answer::Confirm(Some(shown))).await;
        let unseen = offer::answer_offer(&stand.db, &applied.exhibitor(), applied.id, Answer::Confirm(None)).await;
        stand.sql("UPDATE application SET country = 'NL'").await.expect("moved");
        let taxed_otherwise = StandPrice { net: Money::euros(300_000), ..shown };
        let taxed_otherwise = offer::answer_by_token(&stand.db, &token, Answer::Confirm(Some(taxed_otherwise))).await;

        let now = StandPrice { net: Money::euros(300_000), tax: StandTax::German };
        assert!(matches!(dearer, Err(Error::PriceChanged { shown: Some(seen), now: costs }) if (seen, costs) == (shown, now)), "{dearer:?}");
        assert!(matches!(unseen, Err(Error::PriceChanged { shown: None, now: costs }) if costs == now), "{unseen:?}");
        let open = StandPrice { tax: StandTax::Open, ..now };
        assert!(matches!(taxed_otherwise, Err(Error::PriceChanged { now: costs, .. }) if costs == open), "{taxed_otherwise:?}");
        assert_eq!((state(&stand, &fair, applied).await, stand.count("mail", "kind = 'unit_confirmed'").await), (ApplicationState::Offered, 0));

        offer::answer_by_token(&stand.db, &token, Answer::Confirm(Some(open))).await.expect("for what it costs now");
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Confirmed);
    }

    async fn a_declined_offer_frees_the_unit_and_tells_both(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;

        offer::answer_by_token(&stand.db, &stand.offer_token(applied).await, Answer::Decline).await.expect("declined");

        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::InReview);
        assert_eq!(placement::free_units(&stand.db, &fair.organiser, fair.event).await.expect("seen").len(), 1);
        assert_eq!(stand.count("mail", "kind = 'offer_declined'").await, 2);
    }

    async fn an_offer_is_answered_by_its_exhibitor_alone(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let other = stand.applied(&fair, "Essen").await;

        for actor in [other.exhibitor(), stranger(), fair.organiser.clone(), Actor::Applicant(other.id)] {
            let refused = offer::answer_offer(&stand.db, &actor, applied.id, ACCEPT).await;
            assert!(matches!(refused, Err(Error::Step(StepError::Denied(Denied::NotFound)))), "{refused:?}");
        }
        let unknown = offer::answer_by_token(&stand.db, "AAAAAAAAAAAAAAAAAAAAAAAAAA", ACCEPT).await;
        assert!(matches!(unknown, Err(Error::Step(StepError::Denied(Denied::NotFound)))));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Offered);
    }

    async fn an_offer_past_its_deadline_is_over_before_the_worker_comes(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let token = stand.offer_token(applied).await;
        stand.set_deadline(applied.id, clock::now() - Duration::minutes(1)).await;

        let seen = offer::by_token(&stand.db, &token).await.expect("answers").expect("known");
        let refused = offer::answer_by_token(&stand.db, &token, ACCEPT).await;
        let row = table::page(&stand.db, &fair.organiser, fair.event, &TableQuery::default()).await.expect("seen").rows.remove(0);

        assert_eq!(seen.state, OfferState::Expired);
        assert!(matches!(refused, Err(Error::OfferOver(OfferState::Expired))));
        assert!(row.unit.expect("it has a unit").is_expired);
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Offered);
    }

    async fn an_unanswered_offer_ends_by_itself_once_and_tells_both(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let (due, open) = (stand.offered(&fair, "Bochum", a1).await, stand.offered(&fair, "Essen", a2).await);
        stand.set_deadline(due.id, clock::now() - Duration::minutes(1)).await;

        let first = offer::expire_offers(&stand.db).await.expect("answers");
        let second = offer::expire_offers(&stand.db).await.expect("answers");

        assert_eq!((first, second), (1, 0));
        assert_eq!(state(&stand, &fair, due).await, ApplicationState::InReview);
        assert_eq!(state(&stand, &fair, open).await, ApplicationState::Offered);
        assert_eq!(stand.count("placement", LIVE).await, 1);
        assert_eq!(stand.count("mail", "kind = 'offer_expired'").await, 2);
        let token = stand.offer_token(due).await;
        assert_eq!(offer::by_token(&stand.db, &token).await.expect("answers").expect("known").state, OfferState::Expired);
    }

    async fn a_unit_whose_offer_ran_out_can_be_offered_at_once(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let late = stand.offered(&fair, "Bochum", unit).await;
        stand.set_deadline(late.id, clock::now() - Duration::minutes(1)).await;

        stand.offered(&fair, "Essen", unit).await;

        assert_eq!(stand.count("placement", LIVE).await, 1);
    }

    async fn more_time_brings_a_new_link_and_ends_the_old_one(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let old = stand.offer_token(applied).await;
        let mut offering = stand.offering(applied, unit).await;
        offering.expires_at = "2099-02-15T12:00".to_owned();

        offer::extend(&stand.db, &fair.organiser, &offering).await.expect("extended");

        assert!(offer::by_token(&stand.db, &old).await.expect("answers").is_none());
        let new = offer::by_token(&stand.db, &stand.offer_token(applied).await).await.expect("answers").expect("known");
        assert_eq!(new.expires_at.map(|at| at.to_rfc3339()), Some("2099-02-15T11:00:00+00:00".to_owned()));
    }

    async fn an_offer_taken_back_cannot_be_confirmed(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let token = stand.offer_token(applied).await;

        offer::withdraw(&stand.db, &fair.organiser, &stand.decision(applied, "").await).await.expect("taken back");
        let refused = offer::answer_by_token(&stand.db, &token, ACCEPT).await;

        assert!(matches!(refused, Err(Error::OfferOver(OfferState::Closed))));
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'offer_withdrawn'").await, 1);
    }

    async fn colleagues_are_invited_only_once_an_organiser_said_yes(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;
        let actor = exhibitor(applied.organisation);
        let to = "carla@bochum.example";
        let before = placement::invite_colleague(&stand.db, &actor, applied.organisation, to, Locale::De).await;
        let unit = stand.unit(&fair, "A1").await;
        let offered = stand.offered(&fair, "Essen", unit).await;
        let by_stranger = placement::invite_colleague(&stand.db, &actor, offered.organisation, to, Locale::De).await;

        assert!(matches!(before, Err(account::Error::NotAdmitted)), "{before:?}");
        assert!(matches!(by_stranger, Err(account::Error::Denied(Denied::NotFound))), "{by_stranger:?}");
        assert_eq!(stand.count("mail", "kind = 'invitation' AND to_email = 'carla@bochum.example'").await, 0);
    }
}
