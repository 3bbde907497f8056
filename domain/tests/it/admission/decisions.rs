//! What organisers decide about an application.

use domain::{
    actor::{Actor, Denied},
    admission::{
        self, dossier, export, note,
        preview::{self, Whom},
        suggest,
        table::{self, TableQuery},
        waiting_list,
    },
    application::{self, ApplicationState, DecisionKind, StepError},
    audit,
    ids::DecisionId,
    placement::{
        self, ExhibitorMove,
        offer::{self, Answer},
    },
    process::{
        deciding::{self, DecisionAboutMany},
        leaving,
    },
};

use super::{state, wait};
use crate::{
    placement::{LIVE, holding},
    stand::{both, stranger},
};

both! {
    async fn a_question_goes_to_the_applicant_with_a_new_link(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        admission::ask_for_information(&stand.db, &fair.organiser, &stand.decision(applied, "Wie viel Strom?").await).await.expect("asked");

        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::NeedsInformation);
        assert_eq!(stand.count("mail", "kind = 'information_needed' AND letter LIKE '%Wie viel Strom?%'").await, 1);
        assert_eq!(stand.count("application", &format!("access_hash = '{}'", applied.id)).await, 0);
    }

    async fn a_question_without_words_is_refused_and_changes_nothing(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        let refused = admission::ask_for_information(&stand.db, &fair.organiser, &stand.decision(applied, "  ").await).await;

        assert!(matches!(refused, Err(StepError::Invalid(_))));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Submitted);
    }

    async fn only_organisers_decide(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;
        let decision = stand.decision(applied, "weil").await;

        for (actor, answer) in [(stranger(), Denied::NotFound), (applied.exhibitor(), Denied::NotFound), (Actor::Anonymous, Denied::SignInRequired)] {
            let db = &stand.db;
            let offering = stand.offering(applied, unit).await;
            let all = [
                admission::take_up(db, &actor, &decision).await,
                admission::ask_for_information(db, &actor, &decision).await.map(drop),
                admission::put_on_waiting_list(db, &actor, &decision).await.map(drop),
                leaving::reject_application(db, &actor, &decision).await.map(drop),
                leaving::cancel_application(db, &actor, &decision).await,
                placement::hold(db, &actor, &holding(&stand, applied, unit).await).await.map_err(step),
                placement::release_hold(db, &actor, &decision.application, &decision.revision).await,
                offer::make(db, &actor, &offering).await.map(drop).map_err(step),
                deciding::decide_many(db, &actor, fair.event, &DecisionAboutMany::default()).await.map(drop).map_err(step),
                admission::undo(db, &actor, DecisionId::new()).await.map(drop).map_err(step),
                application::decision(db, &actor, fair.event, DecisionId::new()).await.map(drop),
                preview::preview(db, &actor, fair.event, DecisionKind::Offer, &Whom::These(vec![applied.id])).await.map(drop),
                suggest::suggestions(db, &actor, fair.event).await.map(drop),
                table::neighbours(db, &actor, fair.event, &TableQuery::default(), applied.id).await.map(drop),
                placement::move_exhibitor(db, &actor, &ExhibitorMove { application: decision.application.clone(), ..ExhibitorMove::default() }).await.map_err(step),
                offer::extend(db, &actor, &offering).await.map_err(step),
                offer::withdraw(db, &actor, &decision).await,
                note::add(db, &actor, applied.id, "hm").await,
                note::of_application(db, &actor, applied.id).await.map(|_| ()),
                waiting_list::of_event(db, &actor, fair.event).await.map(|_| ()),
                table::page(db, &actor, fair.event, &TableQuery::default()).await.map(|_| ()),
                export::found_applications(db, &actor, fair.event, &TableQuery::default()).await.map(|_| ()),
                export::applications(db, &actor, fair.event, &[]).await.map(|_| ()),
                dossier::dossier(db, &actor, fair.event, applied.id).await.map(|_| ()),
                placement::free_units(db, &actor, fair.event).await.map(|_| ()),
            ];
            for refused in all {
                assert!(matches!(refused, Err(StepError::Denied(denied)) if denied == answer), "{refused:?}");
            }
        }
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Submitted);
    }

    async fn a_rejection_frees_the_held_unit_and_says_why(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, applied, unit).await).await.expect("held");

        leaving::reject_application(&stand.db, &fair.organiser, &stand.decision(applied, "Kein Platz").await).await.expect("rejected");

        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Rejected);
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'application_rejected' AND letter LIKE '%Kein Platz%'").await, 1);
    }

    async fn a_cancelled_participation_frees_the_unit(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;

        leaving::cancel_application(&stand.db, &fair.organiser, &stand.decision(applied, "Insolvenz").await).await.expect("cancelled");

        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Cancelled);
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'application_cancelled'").await, 1);
    }

    async fn a_stale_decision_says_who_was_faster_and_what_they_did(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;
        let decision = stand.decision(applied, "Kein Platz").await;

        admission::take_up(&stand.db, &fair.organiser, &decision).await.expect("taken up");
        let refused = leaving::reject_application(&stand.db, &fair.organiser, &decision).await;

        let Err(StepError::Overtaken(stale)) = refused else { panic!("{refused:?}") };
        assert_eq!((stale.by.as_str(), stale.action.as_str()), ("Olga Organisiert", "taken_up"));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::InReview);
    }

    async fn a_step_that_the_state_does_not_allow_is_refused(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        let refused = leaving::cancel_application(&stand.db, &fair.organiser, &stand.decision(applied, "weil").await).await;

        assert!(matches!(refused, Err(StepError::Overtaken(_))));
    }

    async fn the_waiting_list_is_in_the_order_of_entry_and_on_record(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (first, second, third) = (wait(&stand, &fair, "Zeche").await, wait(&stand, &fair, "Amt").await, wait(&stand, &fair, "Mitte").await);

        offer::make(&stand.db, &fair.organiser, &stand.offering(second, unit).await).await.expect("offered");

        let waiting = waiting_list::of_event(&stand.db, &fair.organiser, fair.event).await.expect("seen");
        let places: Vec<_> = waiting.iter().map(|waiting| (waiting.place, waiting.application)).collect();
        assert_eq!(places, [(1, first.id), (2, third.id)]);
        let next = waiting_list::next_waiting(&stand.db, &fair.organiser, fair.event).await.expect("seen").expect("somebody waits");
        assert_eq!(next.application, first.id);
        let history = audit::of_subject(&stand.db, second.id.as_uuid()).await.expect("seen");
        let states: Vec<_> = history.iter().rev().flat_map(|entry| &entry.changes).filter(|(field, _)| field == "state").map(|(_, change)| change.to_string()).collect();
        assert_eq!(states, [r#"["submitted","waiting_list"]"#, r#"["waiting_list","offered"]"#]);
    }

    async fn a_freed_unit_is_given_to_nobody_by_itself(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let waiting = wait(&stand, &fair, "Amt").await;

        offer::answer_offer(&stand.db, &applied.exhibitor(), applied.id, Answer::Decline).await.expect("declined");

        assert_eq!(state(&stand, &fair, waiting).await, ApplicationState::WaitingList);
        assert_eq!(stand.count("placement", LIVE).await, 0);
    }
}

/// What any step may be refused for; the rest is the placement's own.
fn step(error: placement::Error) -> StepError {
    match error {
        placement::Error::Step(error) => error,
        other => panic!("{other:?}"),
    }
}
