//! Taking decisions back.

use domain::{
    admission,
    application::{ApplicationState, DecisionKind, StepOutcome},
    audit,
    ids::DecisionId,
    mail,
    placement::{self, offer},
    process::letter::AnyLetter,
};

use super::{
    deciding::{decided, outcomes, told},
    state, wait,
};
use crate::{
    placement::{LIVE, holding},
    placing::{ACCEPT, Fair, at_once},
    stand::{Stand, both},
};

async fn undo(stand: &Stand, fair: &Fair, decision: DecisionId) {
    admission::undo(&stand.db, &fair.organiser, decision).await.expect("taken back");
}

/// As if the worker had sent everything.
async fn send_all(stand: &Stand) {
    stand.sql("UPDATE mail SET state = 'sent', sent_at = created_at WHERE state = 'waiting'").await.expect("sent");
}

both! {
    async fn a_decision_is_taken_back_as_a_whole_before_anybody_hears_of_it(stand: Stand) {
        let fair = stand.fair().await;
        for code in ["A1", "A2"] {
            stand.unit(&fair, code).await;
        }
        let (first, second) = (stand.applied(&fair, "Amt").await, wait(&stand, &fair, "Bochum").await);
        let decision = decided(&stand, &fair, DecisionKind::Offer, &[first, second], "").await;
        let due = mail::lease::<AnyLetter>(&stand.db, 100).await.expect("answers");
        assert_eq!(due.iter().filter(|mail| matches!(mail.letter, AnyLetter::Placement(_))).count(), 0, "letters stay for a moment");

        undo(&stand, &fair, decision).await;

        assert_eq!(outcomes(&told(&stand, &fair, decision).await), [("Amt", StepOutcome::Undone), ("Bochum", StepOutcome::Undone)]);
        assert_eq!(state(&stand, &fair, first).await, ApplicationState::Submitted);
        assert_eq!(state(&stand, &fair, second).await, ApplicationState::WaitingList);
        assert_eq!(stand.count("placement", LIVE).await, 0);
        assert_eq!(stand.count("mail", "kind = 'unit_offered' AND state = 'parked' AND outdated").await, 2);
        assert_eq!(stand.count("mail", "kind = 'offer_withdrawn'").await, 0);
        // What the offer had outdated leaves after all.
        assert_eq!(stand.count("mail", "kind = 'on_waiting_list' AND state = 'waiting' AND NOT outdated").await, 1);
        let history = audit::of_subject(&stand.db, second.id.as_uuid()).await.expect("seen");
        assert_eq!((history[0].action.as_str(), history[0].changes[0].1.to_string()), ("decision_undone", r#"["offered","waiting_list"]"#.to_owned()));
    }

    async fn what_has_left_is_corrected(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (offered, rejected, waiting) = (stand.applied(&fair, "Amt").await, stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Creative").await);
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, offered, unit).await).await.expect("held");
        let decisions = [
            decided(&stand, &fair, DecisionKind::Offer, &[offered], "").await,
            decided(&stand, &fair, DecisionKind::Reject, &[rejected], "Voll").await,
            decided(&stand, &fair, DecisionKind::WaitingList, &[waiting], "").await,
        ];
        send_all(&stand).await;
        assert_eq!(told(&stand, &fair, decisions[0]).await.letters_left(), 1);

        for decision in decisions {
            undo(&stand, &fair, decision).await;
            let decision = told(&stand, &fair, decision).await;
            assert_eq!(outcomes(&decision)[0].1, StepOutcome::Corrected);
        }

        for applied in [offered, rejected, waiting] {
            assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Submitted);
        }
        // The unit is held again, as it was.
        assert_eq!(stand.count("placement", "released_at IS NULL AND state = 'held'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'offer_withdrawn' AND state = 'waiting'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'decision_taken_back' AND state = 'waiting'").await, 2);
    }

    async fn what_somebody_acted_on_stays(stand: Stand) {
        let fair = stand.fair().await;
        for code in ["A1", "A2"] {
            stand.unit(&fair, code).await;
        }
        let (first, second) = (stand.applied(&fair, "Amt").await, stand.applied(&fair, "Bochum").await);
        let decision = decided(&stand, &fair, DecisionKind::Offer, &[first, second], "").await;
        offer::answer_offer(&stand.db, &first.exhibitor(), first.id, ACCEPT).await.expect("accepted");

        undo(&stand, &fair, decision).await;
        undo(&stand, &fair, decision).await;

        assert_eq!(outcomes(&told(&stand, &fair, decision).await), [("Amt", StepOutcome::Kept), ("Bochum", StepOutcome::Undone)]);
        assert_eq!(state(&stand, &fair, first).await, ApplicationState::Confirmed);
        assert_eq!(stand.count("placement", LIVE).await, 1);
        assert_eq!(stand.count("audit", "action = 'decision_undone'").await, 1);
    }

    async fn a_link_that_a_letter_replaced_is_good_again(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (asked, offered) = (stand.applied(&fair, "Amt").await, stand.offered(&fair, "Bochum", unit).await);
        send_all(&stand).await;
        let question = decided(&stand, &fair, DecisionKind::Ask, &[asked], "Wie groß?").await;
        let reminder = decided(&stand, &fair, DecisionKind::Remind, &[offered], "").await;

        undo(&stand, &fair, question).await;
        undo(&stand, &fair, reminder).await;

        assert_eq!(stand.count("application", &format!("access_hash = '{}' AND state = 'submitted'", asked.id)).await, 1);
        assert_eq!(stand.count("mail", "kind IN ('information_needed', 'offer_reminder') AND outdated").await, 2);
        assert_eq!(state(&stand, &fair, offered).await, ApplicationState::Offered);
    }

    async fn a_reminder_that_left_cannot_be_taken_back(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let offered = stand.offered(&fair, "Bochum", unit).await;
        let reminder = decided(&stand, &fair, DecisionKind::Remind, &[offered], "").await;
        send_all(&stand).await;

        undo(&stand, &fair, reminder).await;

        assert_eq!(outcomes(&told(&stand, &fair, reminder).await), [("Bochum", StepOutcome::Kept)]);
        assert_eq!(stand.count("mail", "kind = 'decision_taken_back'").await, 0);
        assert_eq!(stand.count("placement", "released_at IS NULL AND state = 'offered'").await, 1);
    }

    async fn of_many_who_take_it_back_one_does(stand: Stand) {
        let fair = stand.fair().await;
        stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Amt").await;
        let decision = decided(&stand, &fair, DecisionKind::Offer, &[applied], "").await;
        send_all(&stand).await;

        let organiser = fair.organiser.clone();
        at_once((0..16).map(|_| {
            let (db, organiser) = (stand.db.clone(), organiser.clone());
            async move { admission::undo(&db, &organiser, decision).await.expect("taken back") }
        }))
        .await;

        assert_eq!(stand.count("mail", "kind = 'offer_withdrawn'").await, 1);
        assert_eq!(stand.count("audit", "action = 'decision_undone'").await, 1);
        assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Submitted);
    }
}
