//! Offers: a unit until a deadline, answered by the link in the mail or in the portal, ended by itself if nobody answers.

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    Claim, Deadline, Error, OfferState, PlacementLetter, PlacementState, chosen, claim, entity::placement, held_unit, open_offer, release,
};
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, ApplicationField, Decision, DecisionKind, StepError, Transition,
        decided::{Before, Taken, note_step},
        policy,
        step::{self, ExpectedApplication, Transitioned},
        to_applicant,
    },
    booth::{UnitFacts, entity::unit},
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    event::EventView,
    field::{self, FieldErrors},
    ids::{ApplicationId, DecisionId},
    locale::Text,
    stand_price::StandPrice,
};

mod answer;
mod expiry;
mod remind;

pub use answer::{answer_by_token, answer_offer, by_token};
pub use expiry::expire_offers;
pub(crate) use remind::remind_within;

/// A unit is to be offered, or an offer to be given more time; as typed.
#[derive(Clone, Debug, Default)]
pub struct OfferUnit {
    pub application: String,
    /// The revision in which the organiser saw it.
    pub revision: String,
    /// Left empty where an offer is given more time.
    pub unit: String,
    /// By the wall clock of the event.
    pub expires_at: String,
}

/// What the applicant says to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Accepts it, for the price that was shown; nothing is accepted for a price that nobody saw.
    Confirm(Option<StandPrice>),
    Decline,
}

/// An offer, for whoever answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferView {
    pub application: ApplicationId,
    pub organisation: String,
    pub event: EventView,
    pub unit: UnitFacts,
    pub price: StandPrice,
    /// The version of the terms that the application agreed to.
    pub terms_version: String,
    /// `None` once it was confirmed.
    pub expires_at: Option<Instant>,
    pub state: OfferState,
}

/// Offers a unit until a deadline, by mail.
///
/// # Errors
/// `Denied`, `Invalid` for the unit or the deadline, `Overtaken`, or `UnitTaken` by whom.
pub async fn make(db: &Db, actor: &Actor, command: &OfferUnit) -> Result<DecisionId, Error> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    expire_offers(db).await?;
    db.write(|tx| async move { make_within(&tx, actor, None, seen, &command.unit, &command.expires_at).await }).await
}

/// The same as part of a decision; whoever calls has asked the policy.
///
/// # Errors
/// As `make`.
pub(crate) async fn make_within(
    tx: &Tx,
    actor: &Actor,
    decision: Option<DecisionId>,
    seen: ExpectedApplication,
    unit: &str,
    expires_at: &str,
) -> Result<DecisionId, Error> {
    let before = Before::of(tx, seen.application, held_unit(tx, seen.application).await?).await?;
    let moved = step::take_step(tx, seen, Transition::Offer).await?;
    let deadline = parse_deadline(&moved.event, expires_at);
    let (unit, deadline) = match chosen(tx, &moved.row, unit).await {
        Err(StepError::Invalid(problems)) => return Err(deadline.err().unwrap_or_default().after(problems).into()),
        unit => (unit?, deadline?),
    };
    let expires_at = deadline.at;
    let token = Code::random();
    let offered = Claim { state: PlacementState::Offered, answer_hash: Some(token.hash()), offer_expires: Some(deadline) };
    claim(tx, &moved.row, &unit, offered).await?;
    let letter_key = send(tx, &moved, &unit, expires_at, &token).await?;
    let entry = moved
        .entry(ApplicationAction::Offered)
        .with(ApplicationField::Unit, unit.code.as_str())
        .with(ApplicationField::Until, expires_at.to_rfc3339());
    step::record::<_, Error>(tx, actor, entry).await?;
    let kind = DecisionKind::Offer;
    let taken = Taken { kind, before, moved: &moved, unit: &unit.code, open_until: Some(expires_at), letter_key };
    Ok(note_step(tx, decision, taken).await?)
}

/// Gives an open offer another deadline. The new mail brings a new link; the old one ends.
///
/// # Errors
/// `Denied`, `Invalid` for the deadline, `Overtaken`, or `OfferOver` when it ran out meanwhile.
pub async fn extend(db: &Db, actor: &Actor, command: &OfferUnit) -> Result<(), Error> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        let moved = step::touch(&tx, seen, |state| state.after(Transition::Confirm).is_ok()).await?;
        let Deadline { local, at: expires_at } = parse_deadline(&moved.event, &command.expires_at)?;
        let token = Code::random();
        let extended = placement::Entity::update_many()
            .col_expr(placement::Column::OfferExpiresAt, Expr::value(expires_at))
            .col_expr(placement::Column::OfferExpiresLocal, Expr::value(local))
            .col_expr(placement::Column::AnswerHash, Expr::value(token.hash()))
            .col_expr(placement::Column::UpdatedAt, Expr::value(clock::now()))
            .filter(placement::Column::ApplicationId.eq(seen.application))
            .filter(open_offer(clock::now()))
            .exec_with_returning(&tx)
            .await?;
        let placement = extended.into_iter().next().ok_or(Error::OfferOver(OfferState::Expired))?;
        let unit = unit_of(&tx, &placement).await?;
        send(&tx, &moved, &unit, expires_at, &token).await?;
        step::record(
            &tx,
            actor,
            moved
                .entry(ApplicationAction::OfferExtended)
                .with(ApplicationField::Unit, unit.code)
                .with(ApplicationField::Until, expires_at.to_rfc3339()),
        )
        .await
    })
    .await
}

/// Takes an unanswered offer back, and frees the unit.
///
/// # Errors
/// `Denied` or `Overtaken`.
pub async fn withdraw(db: &Db, actor: &Actor, command: &Decision) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        // As if it had been declined: the application goes back to the organisers' table.
        let moved = step::take_step(&tx, seen, Transition::Decline).await?;
        let mut entry = moved.entry(ApplicationAction::OfferWithdrawn);
        if let Some((placement, unit)) = release(&tx, moved.row.id).await? {
            entry = entry.with(ApplicationField::Unit, unit.code.clone());
            let letter = PlacementLetter::OfferWithdrawn {
                event: moved.event.facts(),
                organisation: moved.row.display_name.clone(),
                unit: unit.facts(),
            };
            to_applicant(&tx, &moved.row, format!("offer_withdrawn:{}", placement.id), letter).await?;
        }
        step::record(&tx, actor, entry).await
    })
    .await
}

/// Writes the letter, and answers the key that makes it one of its own.
async fn send(tx: &Tx, moved: &Transitioned, unit: &unit::Model, expires_at: Instant, token: &Code) -> Result<String, DbErr> {
    let letter = PlacementLetter::UnitOffered {
        event: moved.event.facts(),
        organisation: moved.row.display_name.clone(),
        unit: unit.facts(),
        expires_at,
        token: token.as_str().to_owned(),
    };
    let key = format!("unit_offered:{}", &token.hash()[..32]);
    to_applicant(tx, &moved.row, key.clone(), letter).await?;
    Ok(key)
}

/// The deadline lies ahead, and before the event is over.
fn parse_deadline(event: &EventView, typed: &str) -> Result<Deadline, FieldErrors> {
    let refuse = |problem| FieldErrors::one("expires_at", problem);
    let local = field::local_time(typed).and_then(|local| clock::existing(event.zone, local)).map_err(refuse)?;
    let at = clock::at(event.zone, local);
    if at <= clock::now() {
        return Err(refuse(Text::new("Die Frist muss in der Zukunft liegen.", "The deadline must lie in the future.")));
    }
    if at > latest_deadline(event) {
        return Err(refuse(Text::new(
            "Die Frist muss vor dem Ende der Veranstaltung liegen.",
            "The deadline must lie before the end of the event.",
        )));
    }
    Ok(Deadline { local, at })
}

/// Refuses a deadline that no offer of this event can have.
///
/// # Errors
/// `Invalid` for the deadline.
pub(crate) fn check_deadline(event: &EventView, typed: &str) -> Result<Instant, FieldErrors> {
    parse_deadline(event, typed).map(|deadline| deadline.at)
}

/// The end of the event's last day: afterwards nobody needs an answer.
fn latest_deadline(event: &EventView) -> Instant {
    clock::at_minute(event.zone, event.ends_on, 24 * 60)
}

/// The deadline that a form proposes: six in the evening a week from `now`, or of the event's last day where that comes
/// sooner, or the last minute of that day.
pub fn proposed_deadline(event: &EventView, now: Instant) -> Instant {
    let in_a_week = (now + Duration::days(7)).with_timezone(&event.zone).date_naive();
    let evening = clock::at_minute(event.zone, std::cmp::min(in_a_week, event.ends_on), 18 * 60);
    if evening > now { evening } else { latest_deadline(event) - Duration::minutes(1) }
}

async fn unit_of(tx: &Tx, placement: &placement::Model) -> Result<unit::Model, DbErr> {
    let unit = unit::Entity::find_by_id(placement.unit_id).one(tx).await?;
    unit.ok_or_else(|| DbErr::RecordNotFound("unit".to_owned()))
}

/// A new link to the open offer of an application, whose letter is sent again; `None` if there is none.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_offer_link(tx: &Tx, application: ApplicationId) -> Result<Option<Code>, DbErr> {
    let token = Code::random();
    let renewed = placement::Entity::update_many()
        .col_expr(placement::Column::AnswerHash, Expr::value(token.hash()))
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(open_offer(clock::now()))
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}
