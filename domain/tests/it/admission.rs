//! Who exhibits, and where: decisions, units, offers, the waiting list.

use std::sync::Arc;

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    audit, clock,
    exhibitor::{
        AdmissionError, ApplicationState, ContactForm, ContactPurpose, OfferState,
        admission::{self, Decision},
        detail, note,
        offer::{self, Answer},
        placement::{self, HoldUnit},
        portal::{self, SaveProfile},
        table::{self, TableQuery},
        waiting_list,
    },
    ids::{ApplicationId, OrganisationId, PlacementId},
};
use sea_orm::sea_query::Value;
use tokio::sync::Barrier;

use crate::placing::{Applied, Fair, at_once};
use crate::stand::{Stand, both, stranger};

const LIVE: &str = "released_at IS NULL";

async fn holding(stand: &Stand, applied: Applied, unit: impl std::fmt::Display) -> HoldUnit {
    HoldUnit { application: applied.id.to_string(), revision: stand.revision(applied.id).await, unit: unit.to_string() }
}

async fn state(stand: &Stand, fair: &Fair, applied: Applied) -> ApplicationState {
    detail::dossier(&stand.db, &fair.organiser, fair.event, applied.id).await.expect("seen").placed.application.state
}

async fn wait(stand: &Stand, fair: &Fair, name: &str) -> Applied {
    let applied = stand.applied(fair, name).await;
    admission::put_on_waiting_list(&stand.db, &fair.organiser, &stand.decision(applied, "").await).await.expect("it waits");
    applied
}

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

        assert!(matches!(refused, Err(AdmissionError::Invalid(_))));
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
                admission::ask_for_information(db, &actor, &decision).await,
                admission::put_on_waiting_list(db, &actor, &decision).await,
                admission::reject(db, &actor, &decision).await,
                admission::cancel(db, &actor, &decision).await,
                placement::hold(db, &actor, &holding(&stand, applied, unit).await).await,
                placement::release_hold(db, &actor, &decision.application, &decision.revision).await,
                offer::make(db, &actor, &offering).await,
                offer::extend(db, &actor, &offering).await,
                offer::withdraw(db, &actor, &decision).await,
                note::add(db, &actor, applied.id, "hm").await,
                note::of_application(db, &actor, applied.id).await.map(|_| ()),
                waiting_list::of_event(db, &actor, fair.event).await.map(|_| ()),
                table::page(db, &actor, fair.event, &TableQuery::default()).await.map(|_| ()),
                table::all(db, &actor, fair.event, &TableQuery::default()).await.map(|_| ()),
                detail::dossier(db, &actor, fair.event, applied.id).await.map(|_| ()),
                placement::free_units(db, &actor, fair.event).await.map(|_| ()),
            ];
            for refused in all {
                assert!(matches!(refused, Err(AdmissionError::Denied(denied)) if denied == answer), "{refused:?}");
            }
        }
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Submitted);
    }

    async fn a_unit_that_is_held_is_refused_with_the_name_of_its_holder(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (first, second) = (stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Essen").await);

        placement::hold(&stand.db, &fair.organiser, &holding(&stand, first, unit).await).await.expect("held");
        let refused = placement::hold(&stand.db, &fair.organiser, &holding(&stand, second, unit).await).await;

        assert!(matches!(refused, Err(AdmissionError::UnitTaken { unit, by }) if unit == "A1" && by == "Bochum"));
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

        assert!(matches!(refused, Err(AdmissionError::Invalid(_))));
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
            assert!(matches!(refused, Err(AdmissionError::Invalid(_))), "{typed}");
        }
        assert_eq!(stand.count("placement", "1 = 1").await, 0);
        assert_eq!(stand.count("mail", "kind = 'unit_offered'").await, 0);
    }

    async fn an_offer_is_confirmed_once_by_its_link(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let token = stand.offer_token(applied).await;

        let seen = offer::by_token(&stand.db, &token).await.expect("answers").expect("known");
        offer::answer_by_token(&stand.db, &token, Answer::Confirm).await.expect("confirmed");
        let again = offer::answer_by_token(&stand.db, &token, Answer::Confirm).await;

        assert_eq!((seen.state, seen.unit.code.as_str()), (OfferState::Open, "A1"));
        assert!(matches!(again, Err(AdmissionError::OfferOver(OfferState::Confirmed))));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Confirmed);
        assert_eq!(stand.count("placement", "released_at IS NULL AND state = 'confirmed'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_confirmed'").await, 1);
        assert_eq!(stand.count("role", &format!("kind = 'exhibitor' AND scope = '{}'", applied.organisation)).await, 1);
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
            let refused = offer::answer(&stand.db, &actor, applied.id, Answer::Confirm).await;
            assert!(matches!(refused, Err(AdmissionError::Denied(Denied::NotFound))), "{refused:?}");
        }
        let unknown = offer::answer_by_token(&stand.db, "AAAAAAAAAAAAAAAAAAAAAAAAAA", Answer::Confirm).await;
        assert!(matches!(unknown, Err(AdmissionError::Denied(Denied::NotFound))));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Offered);
    }

    async fn an_offer_past_its_deadline_is_over_before_the_worker_comes(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let token = stand.offer_token(applied).await;
        stand.set_deadline(applied.id, clock::now() - Duration::minutes(1)).await;

        let seen = offer::by_token(&stand.db, &token).await.expect("answers").expect("known");
        let refused = offer::answer_by_token(&stand.db, &token, Answer::Confirm).await;
        let row = table::page(&stand.db, &fair.organiser, fair.event, &TableQuery::default()).await.expect("seen").rows.remove(0);

        assert_eq!(seen.state, OfferState::Expired);
        assert!(matches!(refused, Err(AdmissionError::OfferOver(OfferState::Expired))));
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
        let refused = offer::answer_by_token(&stand.db, &token, Answer::Confirm).await;

        assert!(matches!(refused, Err(AdmissionError::OfferOver(OfferState::Closed))));
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'offer_withdrawn'").await, 1);
    }

    async fn a_rejection_frees_the_held_unit_and_says_why(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Bochum").await;
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, applied, unit).await).await.expect("held");

        admission::reject(&stand.db, &fair.organiser, &stand.decision(applied, "Kein Platz").await).await.expect("rejected");

        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Rejected);
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'application_rejected' AND letter LIKE '%Kein Platz%'").await, 1);
    }

    async fn a_cancelled_participation_frees_the_unit(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;

        admission::cancel(&stand.db, &fair.organiser, &stand.decision(applied, "Insolvenz").await).await.expect("cancelled");

        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Cancelled);
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'application_cancelled'").await, 1);
    }

    async fn a_stale_decision_says_who_was_faster_and_what_they_did(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;
        let decision = stand.decision(applied, "Kein Platz").await;

        admission::take_up(&stand.db, &fair.organiser, &decision).await.expect("taken up");
        let refused = admission::reject(&stand.db, &fair.organiser, &decision).await;

        let Err(AdmissionError::Stale(stale)) = refused else { panic!("{refused:?}") };
        assert_eq!((stale.by.as_str(), stale.action.as_str()), ("Olga Organisiert", "taken_up"));
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::InReview);
    }

    async fn a_step_that_the_state_does_not_allow_is_refused(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        let refused = admission::cancel(&stand.db, &fair.organiser, &stand.decision(applied, "weil").await).await;

        assert!(matches!(refused, Err(AdmissionError::Stale(_))));
    }

    async fn the_waiting_list_is_in_the_order_of_entry_and_on_record(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (first, second, third) = (wait(&stand, &fair, "Zeche").await, wait(&stand, &fair, "Amt").await, wait(&stand, &fair, "Mitte").await);

        offer::make(&stand.db, &fair.organiser, &stand.offering(second, unit).await).await.expect("offered");

        let waiting = waiting_list::of_event(&stand.db, &fair.organiser, fair.event).await.expect("seen");
        let places: Vec<_> = waiting.iter().map(|waiting| (waiting.place, waiting.application)).collect();
        assert_eq!(places, [(1, first.id), (2, third.id)]);
        let next = waiting_list::next(&stand.db, &fair.organiser, fair.event).await.expect("seen").expect("somebody waits");
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

        offer::answer(&stand.db, &applied.exhibitor(), applied.id, Answer::Decline).await.expect("declined");

        assert_eq!(state(&stand, &fair, waiting).await, ApplicationState::WaitingList);
        assert_eq!(stand.count("placement", LIVE).await, 0);
    }

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

        let all = table::page(&stand.db, &fair.organiser, fair.event, &TableQuery::default()).await.expect("seen");
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

    async fn the_table_has_pages(stand: Stand) {
        let fair = stand.fair().await;
        for number in 0..52 {
            stand.applied(&fair, &format!("Firma {number:02}")).await;
        }

        let last = table::page(&stand.db, &fair.organiser, fair.event, &TableQuery { page: 99, ..TableQuery::default() }).await.expect("seen");

        assert_eq!((last.page, last.pages(), last.found, last.rows.len()), (2, 2, 52, 2));
        assert_eq!(table::all(&stand.db, &fair.organiser, fair.event, &TableQuery::default()).await.expect("seen").len(), 52);
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
        assert!(matches!(empty, Err(AdmissionError::Invalid(_))));
        assert!(matches!(nowhere, Err(AdmissionError::Denied(Denied::NotFound))));
    }

    async fn an_application_of_another_event_is_not_found(stand: Stand) {
        let (fair, other) = (stand.fair().await, stand.fair().await);
        let applied = stand.applied(&other, "Bochum").await;

        let refused = detail::dossier(&stand.db, &fair.organiser, fair.event, applied.id).await;

        assert!(matches!(refused, Err(AdmissionError::Denied(Denied::NotFound))));
    }

    async fn a_confirmed_exhibitor_keeps_its_own_profile(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;
        let profile = profile(&stand, applied).await;

        portal::save_profile(&stand.db, &applied.exhibitor(), &profile).await.expect("saved");
        let stale = portal::save_profile(&stand.db, &applied.exhibitor(), &profile).await;
        let foreign = portal::save_profile(&stand.db, &stranger(), &profile).await;

        let seen = detail::own(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen");
        assert_eq!(seen.application.content.website, "https://www.bochum.de/");
        assert_eq!(seen.application.content.contacts.len(), 1);
        assert!(matches!(stale, Err(AdmissionError::Stale(_))));
        assert!(matches!(foreign, Err(AdmissionError::Denied(Denied::NotFound))));
        let own = portal::applications(&stand.db, &applied.exhibitor()).await.expect("seen");
        assert_eq!(own.len(), 1);
        assert_eq!(portal::applications(&stand.db, &stranger()).await.expect("seen").len(), 0);
        assert_eq!(portal::organisations(&stand.db, &applied.exhibitor()).await.expect("seen").len(), 1);
    }

    async fn a_profile_is_edited_after_the_confirmation_only(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        let refused = portal::save_profile(&stand.db, &applied.exhibitor(), &profile(&stand, applied).await).await;

        assert!(matches!(refused, Err(AdmissionError::Stale(_))));
    }

    async fn a_profile_with_errors_names_every_field(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;
        let mut profile = profile(&stand, applied).await;
        profile.website = "javascript:alert(1)".to_owned();
        profile.teaser_de = String::new();
        profile.contacts = vec![ContactForm { purpose: ContactPurpose::Decision, name: "Dora".to_owned(), email: "dora".to_owned(), phone: "ruf an".to_owned() }];

        let refused = portal::save_profile(&stand.db, &applied.exhibitor(), &profile).await;

        let Err(AdmissionError::Invalid(fields)) = refused else { panic!("{refused:?}") };
        let names: Vec<_> = fields.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["website", "teaser_de", "decision_email", "decision_phone"]);
    }

    async fn of_many_applications_one_gets_the_unit(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;

        let given = offer_to_many(&stand, &fair, unit).await;

        assert_eq!(given, 1);
        assert_eq!(stand.count("placement", LIVE).await, 1);
        assert_eq!(stand.count("application", "state = 'offered'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_offered'").await, 1);
    }

    async fn without_the_index_a_unit_is_given_twice(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.sql("DROP INDEX placement_unit").await.expect("the guard is taken away");

        let given = offer_to_many(&stand, &fair, unit).await;

        assert!(given > 1, "the race does not find a missing guard");
    }

    async fn of_many_answers_to_one_offer_one_counts(stand: Stand) {
        for round in 0..4 {
            let fair = stand.fair().await;
            let unit = stand.unit(&fair, "A1").await;
            let applied = stand.offered(&fair, "Bochum", unit).await;
            let token = stand.offer_token(applied).await;
            let decision = stand.decision(applied, "").await;
            // In some rounds the deadline passes in the middle of it.
            if round % 2 == 1 {
                stand.set_deadline(applied.id, clock::now() + Duration::milliseconds(15)).await;
            }
            let organiser = fair.organiser.clone();

            let wins = at_once((0..64).map(|task| {
                let (db, token, decision, organiser) = (stand.db.clone(), token.clone(), decision.clone(), organiser.clone());
                async move {
                    match task % 4 {
                        0 => offer::answer_by_token(&db, &token, Answer::Confirm).await.is_ok(),
                        1 => offer::answer_by_token(&db, &token, Answer::Decline).await.is_ok(),
                        2 => offer::withdraw(&db, &organiser, &decision).await.is_ok(),
                        _ => offer::expire_offers(&db).await.expect("answers") > 0,
                    }
                }
            }))
            .await;

            let won = wins.into_iter().filter(|won| *won).count();
            let live = stand.count("placement", LIVE).await;
            assert_eq!(won, 1);
            match state(&stand, &fair, applied).await {
                ApplicationState::Confirmed => assert_eq!((live, stand.count("placement", "released_at IS NULL AND state = 'confirmed'").await), (1, 1)),
                ApplicationState::InReview => assert_eq!(live, 0),
                other => panic!("{other}"),
            }
            stand.sql("UPDATE placement SET released_at = updated_at WHERE released_at IS NULL").await.expect("cleared for the next round");
        }
    }

    async fn without_the_condition_an_offer_is_answered_many_times(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.offered(&fair, "Bochum", unit).await;
        let all_looked = Arc::new(Barrier::new(8));

        let wins = at_once((0..8).map(|_| {
            let (db, all_looked) = (stand.db.clone(), all_looked.clone());
            async move {
                let open = sea_orm::ConnectionTrait::query_one_raw(db.read(), sea_orm::Statement::from_string(backend(&db), "SELECT id FROM placement WHERE state = 'offered'")).await.expect("answers").is_some();
                all_looked.wait().await;
                let update = "UPDATE placement SET state = 'confirmed', offer_expires_at = NULL";
                let changed = sea_orm::ConnectionTrait::execute_unprepared(db.for_migrations(), update).await.expect("answers");
                open && changed.rows_affected() == 1
            }
        }))
        .await;

        assert_eq!(wins.into_iter().filter(|won| *won).count(), 8, "looking first and writing then is no guard");
    }

    async fn the_database_refuses_what_no_use_case_does(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let (first, second) = (stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Essen").await);
        let place = |unit: domain::ids::UnitId, applied: Applied, state: &'static str, expires: bool| -> Vec<(&'static str, Value)> {
            let now = clock::now();
            let mut row: Vec<(&str, Value)> = vec![
                ("id", PlacementId::new().as_uuid().into()),
                ("event_id", fair.event.as_uuid().into()),
                ("unit_id", unit.as_uuid().into()),
                ("application_id", applied.id.as_uuid().into()),
                ("state", state.into()),
                ("created_at", now.into()),
                ("updated_at", now.into()),
            ];
            if expires {
                row.push(("offer_expires_at", now.into()));
            }
            row
        };

        stand.insert("placement", place(a1, first, "held", false)).await;

        assert!(stand.try_insert("placement", place(a1, second, "held", false)).await.is_err(), "one unit, two applications");
        assert!(stand.try_insert("placement", place(a2, first, "held", false)).await.is_err(), "one application, two units");
        assert!(stand.try_insert("placement", place(a2, second, "offered", false)).await.is_err(), "an offer without a deadline");
        assert!(stand.try_insert("placement", place(a2, second, "held", true)).await.is_err(), "a deadline without an offer");
        assert!(stand.try_insert("placement", place(a2, second, "rented", false)).await.is_err(), "no such state");
        assert!(stand.sql("UPDATE application SET passes_taken = -1").await.is_err());
        assert!(stand.sql("UPDATE application SET state = 'waiting_list'").await.is_err(), "waiting since never");
        assert!(stand.sql("UPDATE application SET state = 'lost'").await.is_err());
    }
}

fn backend(db: &domain::db::Db) -> sea_orm::DatabaseBackend {
    if db.is_sqlite() { sea_orm::DatabaseBackend::Sqlite } else { sea_orm::DatabaseBackend::Postgres }
}

/// Organisers offer one unit to 64 applications at once; answers how many offers were made.
async fn offer_to_many(stand: &Stand, fair: &Fair, unit: domain::ids::UnitId) -> usize {
    let second = stand.organiser().await;
    let mut offers = Vec::new();
    for number in 0..64 {
        let applied = stand.applied(fair, &format!("Firma {number}")).await;
        let organiser = if number % 2 == 0 { fair.organiser.clone() } else { second.clone() };
        offers.push((stand.db.clone(), organiser, stand.offering(applied, unit).await));
    }
    let answers = at_once(offers.into_iter().map(|(db, organiser, offering)| async move {
        match offer::make(&db, &organiser, &offering).await {
            Ok(()) => true,
            Err(AdmissionError::UnitTaken { .. }) => false,
            Err(error) => panic!("{error:?}"),
        }
    }))
    .await;
    answers.into_iter().filter(|given| *given).count()
}

async fn profile(stand: &Stand, applied: Applied) -> SaveProfile {
    let Decision { application, revision, .. } = stand.decision(applied, "").await;
    SaveProfile {
        application,
        revision,
        website: "www.bochum.de".to_owned(),
        teaser_de: "Stadt im Ruhrgebiet".to_owned(),
        contacts: vec![ContactForm {
            purpose: ContactPurpose::Decision,
            name: "Dora Entscheidet".to_owned(),
            email: "dora@bochum.example".to_owned(),
            phone: "+49 234 1234".to_owned(),
        }],
        ..SaveProfile::default()
    }
}
