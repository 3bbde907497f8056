//! One decision about many applications. Each is decided in a transaction of its own, so that what cannot happen to one
//! stops nobody else, and nobody waits for all of them; what became of each is noted in it. Units are claimed as by one
//! offer alone: of two organisers who offer the same one, one gets it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::leaving::reject_within;
use crate::{
    actor::{Actor, Denied},
    admission::{ask_within, preview::MOST_AT_ONCE, remind_of_question_within, wait_within},
    application::{
        ApplicationState, Decision, DecisionKind, StepError, StepOutcome,
        decided::{begin, note_refusal},
        entity::application,
        policy,
        step::{self, ExpectedApplication},
    },
    clock::Instant,
    db::{Db, Tx},
    event,
    ids::{ApplicationId, DecisionId, EventId},
    placement::{
        Error, OfferState,
        offer::{check_deadline, expire_offers, make_within, remind_within},
    },
};

/// A decision about many; as typed.
#[derive(Clone, Debug, Default)]
pub struct DecisionAboutMany {
    /// A word of `DecisionKind`.
    pub kind: String,
    /// One line for each application: its id, the revision in which it was seen, and the id of the unit to offer.
    pub steps: String,
    /// The question, or the reason, where the decision needs one.
    pub text: String,
    /// By the wall clock of the event, for offers.
    pub expires_at: String,
}

/// What is to be done about one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Planned {
    application: ApplicationId,
    revision: String,
    unit: String,
}

/// What the letters say, checked before any of them is written.
struct Words {
    text: String,
    expires_at: String,
    open_until: Option<Instant>,
}

/// Decides about many at once; what became of each stands in the decision that is answered.
///
/// # Errors
/// `Denied`, also where one of them is not of this event, `Invalid` for the text or the deadline.
pub async fn decide_many(db: &Db, actor: &Actor, event: EventId, command: &DecisionAboutMany) -> Result<DecisionId, Error> {
    policy::may_admit(actor)?;
    let kind: DecisionKind = command.kind.parse().map_err(|_| Denied::NotFound)?;
    let planned = parse_steps(&command.steps)?;
    if count_of_event(db, event, &planned).await? != planned.len() {
        return Err(Denied::NotFound.into());
    }
    let words = &parse_words(db, event, kind, command).await?;
    expire_offers(db).await?;
    let decision = db.write(|tx| async move { begin(&tx, event, kind, words.open_until).await }).await?;
    for step in &planned {
        let done = db.write(|tx| async move { decide_one(&tx, actor, decision, kind, step, words).await }).await;
        if let Some((outcome, unit, faster)) = refusal(done)? {
            let (unit, faster) = (&unit, &faster);
            db.write(|tx| async move { note_refusal(&tx, decision, step.application, outcome, unit, faster).await }).await?;
        }
    }
    Ok(decision)
}

async fn decide_one(
    tx: &Tx,
    actor: &Actor,
    decision: DecisionId,
    kind: DecisionKind,
    step: &Planned,
    words: &Words,
) -> Result<DecisionId, Error> {
    let seen = ExpectedApplication::parse(&step.application.to_string(), &step.revision)?;
    let decision = Some(decision);
    match kind {
        DecisionKind::Offer => make_within(tx, actor, decision, seen, &step.unit, &words.expires_at).await,
        DecisionKind::WaitingList => Ok(wait_within(tx, actor, decision, seen).await?),
        DecisionKind::Reject => Ok(reject_within(tx, actor, decision, seen, &words.text).await?),
        DecisionKind::Ask => Ok(ask_within(tx, actor, decision, seen, &words.text).await?),
        DecisionKind::Remind => match step::find_application(tx, seen.application).await?.state {
            ApplicationState::Offered => remind_within(tx, actor, decision, seen).await,
            _ => Ok(remind_of_question_within(tx, actor, decision, seen).await?),
        },
    }
}

/// Why one of them was left as it is: the outcome, the unit, and who was faster.
fn refusal(done: Result<DecisionId, Error>) -> Result<Option<(StepOutcome, String, String)>, Error> {
    let (outcome, unit, faster) = match done {
        Ok(_) => return Ok(None),
        Err(Error::Step(StepError::Overtaken(overtaken))) => (StepOutcome::Overtaken, String::new(), overtaken.by),
        Err(Error::UnitTaken { unit, by }) => (StepOutcome::UnitTaken, unit, by),
        // The unit is no more, or the offer ran out between the preview and now.
        Err(Error::Step(StepError::Invalid(_)) | Error::OfferOver(OfferState::Expired)) => {
            (StepOutcome::Failed, String::new(), String::new())
        }
        Err(error) => return Err(error),
    };
    Ok(Some((outcome, unit, faster)))
}

fn parse_steps(typed: &str) -> Result<Vec<Planned>, Denied> {
    let line = |line: &str| {
        let mut words = line.split_whitespace();
        let application = words.next()?.parse().ok()?;
        let revision = words.next()?.to_owned();
        revision.parse::<i64>().ok()?;
        Some(Planned { application, revision, unit: words.next().unwrap_or_default().to_owned() })
    };
    let mut planned: Vec<Planned> = Vec::new();
    for typed in typed.lines().filter(|line| !line.trim().is_empty()) {
        let step = line(typed).ok_or(Denied::NotFound)?;
        if planned.iter().all(|other| other.application != step.application) {
            planned.push(step);
        }
    }
    if planned.is_empty() || planned.len() > MOST_AT_ONCE { Err(Denied::NotFound) } else { Ok(planned) }
}

async fn count_of_event(db: &Db, event: EventId, planned: &[Planned]) -> Result<usize, StepError> {
    let rows = application::Entity::find().select_only().column(application::Column::Id).filter(application::Column::EventId.eq(event));
    let rows = rows.filter(application::Column::Id.is_in(planned.iter().map(|step| step.application)));
    Ok(rows.into_tuple::<ApplicationId>().all(db.read()).await?.len())
}

async fn parse_words(db: &Db, event: EventId, kind: DecisionKind, command: &DecisionAboutMany) -> Result<Words, StepError> {
    let mut words = Words { text: String::new(), expires_at: command.expires_at.clone(), open_until: None };
    match kind {
        DecisionKind::Reject | DecisionKind::Ask => {
            words.text = Decision { text: command.text.clone(), ..Decision::default() }.words()?;
        }
        DecisionKind::Offer => {
            let event = event::by_id(db, &Actor::System, event).await?;
            words.open_until = Some(check_deadline(&event, &command.expires_at)?);
        }
        DecisionKind::WaitingList | DecisionKind::Remind => {}
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_once_each_and_nothing_else_is_taken() {
        let (first, second) = (ApplicationId::new(), ApplicationId::new());

        let planned = parse_steps(&format!("{first} 2 unit\n\n {second} 1\r\n{first} 3 other\n")).expect("two lines");

        let step = |application, revision: &str, unit: &str| Planned { application, revision: revision.to_owned(), unit: unit.to_owned() };
        assert_eq!(planned, [step(first, "2", "unit"), step(second, "1", "")]);
        for wrong in ["", "<b>x</b>", &first.to_string(), &format!("{first} x"), &format!("{first} 1\nx 1")] {
            assert_eq!(parse_steps(wrong), Err(Denied::NotFound), "{wrong}");
        }
    }
}
