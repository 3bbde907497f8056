//! One decision about many.

use domain::{
    actor::Denied,
    admission::preview::{self, Outlook, Preview, Whom},
    application::{self, ApplicationState, DecisionKind, DecisionView, StepError, StepOutcome},
    ids::{DecisionId, UnitId},
    placement::Error,
    process::deciding::{self, DecisionAboutMany},
};

use super::state;
use crate::{
    placement::{LIVE, holding},
    placing::{Applied, Fair, at_once},
    stand::{Stand, both},
};

pub const UNTIL: &str = "2099-01-31T18:00";

/// What the page sends that shows a preview.
pub fn as_previewed(kind: DecisionKind, preview: &Preview, text: &str) -> DecisionAboutMany {
    let line = |row: &preview::PreviewRow| match &row.outlook {
        Outlook::Happens(Some(unit)) => format!("{} {} {}", row.application, row.revision, unit.id),
        _ => format!("{} {}", row.application, row.revision),
    };
    let steps = preview.happening().map(line).collect::<Vec<_>>().join("\n");
    DecisionAboutMany { kind: kind.to_string(), steps, text: text.to_owned(), expires_at: UNTIL.to_owned() }
}

pub async fn previewed(stand: &Stand, fair: &Fair, kind: DecisionKind, whom: &[Applied]) -> Preview {
    let whom = Whom::These(whom.iter().map(|applied| applied.id).collect());
    preview::preview(&stand.db, &fair.organiser, fair.event, kind, &whom).await.expect("seen")
}

pub async fn decided(stand: &Stand, fair: &Fair, kind: DecisionKind, whom: &[Applied], text: &str) -> DecisionId {
    let command = as_previewed(kind, &previewed(stand, fair, kind, whom).await, text);
    deciding::decide_many(&stand.db, &fair.organiser, fair.event, &command).await.expect("decided")
}

pub async fn told(stand: &Stand, fair: &Fair, id: DecisionId) -> DecisionView {
    application::decision(&stand.db, &fair.organiser, fair.event, id).await.expect("seen")
}

/// Names and what became of them.
pub fn outcomes(decision: &DecisionView) -> Vec<(&str, StepOutcome)> {
    decision.steps.iter().map(|step| (step.name.as_str(), step.outcome)).collect()
}

both! {
    async fn many_get_what_they_wish_for_and_the_rest_are_told_why_not(stand: Stand) {
        let fair = stand.fair().await;
        for code in ["A1", "A2"] {
            stand.unit(&fair, code).await;
        }
        let (first, second, third) = (stand.applied(&fair, "Amt").await, stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Creative").await);
        let over = stand.applied_at(fair.event, third.organisation, "Dorsten", ApplicationState::Rejected).await;

        let preview = previewed(&stand, &fair, DecisionKind::Offer, &[third, second, over, first]).await;
        let decision = deciding::decide_many(&stand.db, &fair.organiser, fair.event, &as_previewed(DecisionKind::Offer, &preview, "")).await.expect("decided");

        // Whoever has waited longest comes first, whatever was ticked first.
        let outlooks: Vec<_> = preview.rows.iter().map(|row| match &row.outlook {
            Outlook::Happens(unit) => (row.name.as_str(), unit.as_ref().map_or("", |unit| unit.code.as_str())),
            other => (row.name.as_str(), if *other == Outlook::NoUnit { "no unit" } else { "not from here" }),
        }).collect();
        assert_eq!(outlooks, [("Amt", "A1"), ("Bochum", "A2"), ("Creative", "no unit"), ("Dorsten", "not from here")]);
        assert_eq!(outcomes(&told(&stand, &fair, decision).await), [("Amt", StepOutcome::Done), ("Bochum", StepOutcome::Done)]);
        for applied in [first, second] {
            assert_eq!(state(&stand, &fair, applied).await, ApplicationState::Offered);
        }
        assert_eq!(state(&stand, &fair, third).await, ApplicationState::Submitted);
        assert_eq!(stand.count("mail", "kind = 'unit_offered' AND state = 'waiting'").await, 2);
    }

    async fn what_cannot_happen_to_one_stops_nobody_else(stand: Stand) {
        let fair = stand.fair().await;
        for code in ["A1", "A2", "A3"] {
            stand.unit(&fair, code).await;
        }
        let all = [stand.applied(&fair, "Amt").await, stand.applied(&fair, "Bochum").await, stand.applied(&fair, "Creative").await];
        let command = as_previewed(DecisionKind::Offer, &previewed(&stand, &fair, DecisionKind::Offer, &all).await, "");
        // Meanwhile somebody gives the first one's unit away, and turns the second one down.
        let other = stand.applied(&fair, "Übersee").await;
        let taken: UnitId = command.steps.lines().next().and_then(|line| line.split(' ').nth(2)?.parse().ok()).expect("a unit");
        domain::placement::hold(&stand.db, &fair.organiser, &holding(&stand, other, taken).await).await.expect("held");
        domain::process::leaving::reject_application(&stand.db, &fair.organiser, &stand.decision(all[1], "Nein").await).await.expect("rejected");

        let decision = deciding::decide_many(&stand.db, &fair.organiser, fair.event, &command).await.expect("decided");

        let decision = told(&stand, &fair, decision).await;
        assert_eq!(outcomes(&decision), [("Amt", StepOutcome::UnitTaken), ("Bochum", StepOutcome::Overtaken), ("Creative", StepOutcome::Done)]);
        assert_eq!((decision.steps[0].unit.as_str(), decision.steps[0].faster.as_str()), ("A1", "Übersee"));
        assert_eq!(decision.steps[1].faster, "Olga Organisiert");
        assert_eq!(state(&stand, &fair, all[0]).await, ApplicationState::Submitted);
        assert_eq!(stand.count("placement", LIVE).await, 2);
    }

    async fn each_gets_the_same_words_and_only_whom_it_concerns(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let (asked, offered) = (stand.applied(&fair, "Amt").await, stand.offered(&fair, "Bochum", unit).await);

        decided(&stand, &fair, DecisionKind::Ask, &[asked, offered], "Wie viel Strom?").await;
        decided(&stand, &fair, DecisionKind::Remind, &[asked, offered], "").await;

        assert_eq!(state(&stand, &fair, asked).await, ApplicationState::NeedsInformation);
        assert_eq!(state(&stand, &fair, offered).await, ApplicationState::Offered);
        // The reminder of a question brings it once more, with the only link that opens the application now.
        assert_eq!(stand.count("mail", "kind = 'question_reminder' AND letter LIKE '%Wie viel Strom?%'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'offer_reminder'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'information_needed' AND state = 'parked'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_offered' AND state = 'waiting'").await, 1, "its link stays good");
        let rejected = decided(&stand, &fair, DecisionKind::Reject, &[asked], "Leider voll").await;
        assert_eq!(outcomes(&told(&stand, &fair, rejected).await), [("Amt", StepOutcome::Done)]);
        assert_eq!(stand.count("mail", "kind = 'application_rejected' AND letter LIKE '%Leider voll%'").await, 1);
    }

    async fn what_is_not_whole_decides_nothing(stand: Stand) {
        let (fair, elsewhere) = (stand.fair().await, stand.fair().await);
        stand.unit(&fair, "A1").await;
        let applied = stand.applied(&fair, "Amt").await;
        let good = as_previewed(DecisionKind::Offer, &previewed(&stand, &fair, DecisionKind::Offer, &[applied]).await, "");

        let late = DecisionAboutMany { expires_at: "2001-01-01T12:00".to_owned(), ..good.clone() };
        let wordless = DecisionAboutMany { kind: "reject".to_owned(), ..good.clone() };
        for wrong in [&late, &wordless] {
            let refused = deciding::decide_many(&stand.db, &fair.organiser, fair.event, wrong).await;
            assert!(matches!(refused, Err(Error::Step(StepError::Invalid(_)))), "{refused:?}");
        }
        let unknown = DecisionAboutMany { kind: "marry".to_owned(), ..good.clone() };
        for (event, wrong) in [(fair.event, &unknown), (elsewhere.event, &good), (fair.event, &DecisionAboutMany { steps: "<b>x</b>".to_owned(), ..good.clone() })] {
            let refused = deciding::decide_many(&stand.db, &fair.organiser, event, wrong).await;
            assert!(matches!(refused, Err(Error::Step(StepError::Denied(Denied::NotFound)))), "{refused:?}");
        }
        assert_eq!((stand.count("decision", "1 = 1").await, stand.count("mail", "kind = 'unit_offered'").await), (0, 0));
    }

    async fn of_two_organisers_who_offer_the_same_units_each_unit_goes_to_one(stand: Stand) {
        let fair = stand.fair().await;
        let given = offer_the_same_twice(&stand, &fair).await;

        assert_eq!(given, 8);
        assert_eq!(stand.count("placement", LIVE).await, 8);
        assert_eq!(stand.count("application", "state = 'offered'").await, 8);
        assert_eq!(stand.count("mail", "kind = 'unit_offered'").await, 8);
    }

    async fn without_the_index_two_organisers_give_units_twice(stand: Stand) {
        let fair = stand.fair().await;
        stand.sql("DROP INDEX placement_unit").await.expect("the guard is taken away");

        assert!(offer_the_same_twice(&stand, &fair).await > 8, "the race does not find a missing guard");
    }
}

/// Two organisers see eight free units, and offer them at once to eight applications each; answers how many offers were made.
async fn offer_the_same_twice(stand: &Stand, fair: &Fair) -> usize {
    for number in 0..8 {
        stand.unit(fair, &format!("A{number}")).await;
    }
    let second = stand.organiser().await;
    let mut commands = Vec::new();
    for organiser in [fair.organiser.clone(), second] {
        let mut all = Vec::new();
        for number in 0..8 {
            all.push(stand.applied(fair, &format!("Firma {number}")).await);
        }
        commands.push((organiser, as_previewed(DecisionKind::Offer, &previewed(stand, fair, DecisionKind::Offer, &all).await, "")));
    }
    let event = fair.event;
    let made = at_once(commands.into_iter().map(|(organiser, command)| {
        let db = stand.db.clone();
        async move { deciding::decide_many(&db, &organiser, event, &command).await.expect("decided") }
    }))
    .await;
    let mut given = 0;
    for decision in made {
        let decision = told(stand, fair, decision).await;
        assert_eq!(decision.steps.len(), 8, "each is told of");
        given += decision.with(StepOutcome::Done).count();
    }
    given
}
