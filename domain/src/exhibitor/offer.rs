//! Offers: a unit until a deadline, answered by the link in the mail or in the portal, ended by itself if nobody answers.

use chrono::{Duration, NaiveDateTime};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    AdmissionError, OfferState, PlacementState, Step,
    admission::Decision,
    entity::{application, placement},
    letters::{to_applicant, to_organisers, unit_facts},
    placement::{Claim, chosen, claim, release},
    policy,
    step::{self, Moved, Seen},
};
use crate::{
    account::{self, RoleKind},
    actor::{Actor, Denied},
    booth::entity::unit,
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
    field::{self, Email, FieldErrors},
    ids::{ApplicationId, PlacementId},
    locale::Text,
    mail::{Letter, UnitFacts},
};

/// How many offers one turn of the worker ends; the next turn ends the next ones.
const BATCH: u64 = 100;

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
    Confirm,
    Decline,
}

/// An offer, for whoever answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferView {
    pub application: ApplicationId,
    pub organisation: String,
    pub event: EventView,
    pub unit: UnitFacts,
    /// `None` once it was confirmed.
    pub expires_at: Option<Instant>,
    pub state: OfferState,
}

/// Offers a unit until a deadline, by mail.
///
/// # Errors
/// `Denied`, `Invalid` for the unit or the deadline, `Stale`, or `UnitTaken` by whom.
pub async fn make(db: &Db, actor: &Actor, command: &OfferUnit) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    expire_offers(db).await?;
    db.write(|tx| async move {
        let moved = step::take(&tx, seen, Step::Offer).await?;
        let expires_at = deadline(&moved.event, &command.expires_at)?;
        let unit = chosen(&tx, &moved.row, &command.unit).await?;
        let token = Code::random();
        let offered = Claim { state: PlacementState::Offered, answer_hash: Some(token.hash()), offer_expires_at: Some(expires_at) };
        claim(&tx, &moved.row, &unit, offered).await?;
        send(&tx, &moved, &unit, expires_at, &token).await?;
        step::record(&tx, actor, moved.happened("offered").with("unit", unit.code).with("until", expires_at.to_rfc3339())).await
    })
    .await
}

/// Gives an open offer another deadline. The new mail brings a new link; the old one ends.
///
/// # Errors
/// `Denied`, `Invalid` for the deadline, `Stale`, or `OfferOver` when it ran out meanwhile.
pub async fn extend(db: &Db, actor: &Actor, command: &OfferUnit) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        let moved = step::touch(&tx, seen, |state| state.next(Step::Confirm).is_ok()).await?;
        let expires_at = deadline(&moved.event, &command.expires_at)?;
        let token = Code::random();
        let extended = placement::Entity::update_many()
            .col_expr(placement::Column::OfferExpiresAt, Expr::value(expires_at))
            .col_expr(placement::Column::AnswerHash, Expr::value(token.hash()))
            .col_expr(placement::Column::UpdatedAt, Expr::value(clock::now()))
            .filter(placement::Column::ApplicationId.eq(seen.application))
            .filter(is_open(clock::now()))
            .exec_with_returning(&tx)
            .await?;
        let placement = extended.into_iter().next().ok_or(AdmissionError::OfferOver(OfferState::Expired))?;
        let unit = unit_of(&tx, &placement).await?;
        send(&tx, &moved, &unit, expires_at, &token).await?;
        step::record(&tx, actor, moved.happened("offer_extended").with("unit", unit.code).with("until", expires_at.to_rfc3339())).await
    })
    .await
}

/// Takes an unanswered offer back, and frees the unit.
///
/// # Errors
/// `Denied` or `Stale`.
pub async fn withdraw(db: &Db, actor: &Actor, command: &Decision) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        // As if it had been declined: the application goes back to the organisers' table.
        let moved = step::take(&tx, seen, Step::Decline).await?;
        let mut happened = moved.happened("offer_withdrawn");
        if let Some((placement, unit)) = release(&tx, moved.row.id).await? {
            happened = happened.with("unit", unit.code.clone());
            let letter = Letter::OfferWithdrawn {
                event: moved.event.facts(),
                organisation: moved.row.display_name.clone(),
                unit: unit_facts(&unit),
            };
            to_applicant(&tx, &moved.row, format!("offer_withdrawn:{}", placement.id), letter).await?;
        }
        step::record(&tx, actor, happened).await
    })
    .await
}

/// The offer that a link opens, also when it is over; `None` if the link never was one, or a newer mail replaced it.
///
/// # Errors
/// A failure of the database.
pub async fn by_token(db: &Db, token: &str) -> Result<Option<OfferView>, AdmissionError> {
    match by_hash(db, token).await? {
        Some(placement) => Ok(Some(view(db, placement).await?)),
        None => Ok(None),
    }
}

/// Answers the offer that a link opens.
///
/// # Errors
/// `Denied` for a link that is none, `OfferOver` when there is nothing left to answer.
pub async fn answer_by_token(db: &Db, token: &str, answer: Answer) -> Result<(), AdmissionError> {
    let placement = by_hash(db, token).await?.ok_or(Denied::NotFound)?;
    settle(db, &Actor::Applicant(placement.application_id), &placement, answer).await
}

/// Answers the open offer of an application, in the portal.
///
/// # Errors
/// `Denied` for everybody but the exhibitor, `OfferOver` when there is nothing to answer.
pub async fn answer(db: &Db, actor: &Actor, application: ApplicationId, answer: Answer) -> Result<(), AdmissionError> {
    let row = application::Entity::find_by_id(application).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_answer(actor, row.id, row.organisation_id)?;
    let live = placement::Entity::find()
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(placement::Column::ReleasedAt.is_null())
        .one(db.read())
        .await?;
    let placement =
        live.filter(|placement| placement.state != PlacementState::Held).ok_or(AdmissionError::OfferOver(OfferState::Closed))?;
    settle(db, actor, &placement, answer).await
}

/// Ends every offer whose deadline has passed: frees the unit and writes to both sides. Answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn expire_offers(db: &Db) -> Result<u64, AdmissionError> {
    let due = placement::Entity::find()
        .filter(placement::Column::State.eq(PlacementState::Offered))
        .filter(placement::Column::ReleasedAt.is_null())
        .filter(placement::Column::OfferExpiresAt.lte(clock::now()))
        .order_by_asc(placement::Column::OfferExpiresAt)
        .limit(BATCH)
        .all(db.read())
        .await?;
    let mut ended = 0;
    for placement in &due {
        match expire(db, placement).await {
            Ok(()) => ended += 1,
            // Somebody was faster: answered, extended, taken back, or another worker.
            Err(AdmissionError::OfferOver(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(ended)
}

async fn expire(db: &Db, placement: &placement::Model) -> Result<(), AdmissionError> {
    // Not what the form under way is about, where an organiser's page comes before the worker.
    db.write_aside(|tx| async move {
        let over = || AdmissionError::OfferOver(OfferState::Closed);
        let moved = step::take_now(&tx, placement.application_id, Step::Expire).await?.ok_or_else(over)?;
        let now = clock::now();
        let ended = placement::Entity::update_many()
            .col_expr(placement::Column::ReleasedAt, Expr::value(Some(now)))
            .col_expr(placement::Column::UpdatedAt, Expr::value(now))
            .filter(placement::Column::Id.eq(placement.id))
            .filter(placement::Column::State.eq(PlacementState::Offered))
            .filter(placement::Column::ReleasedAt.is_null())
            .filter(placement::Column::OfferExpiresAt.lte(now))
            .exec(&tx)
            .await?;
        if ended.rows_affected == 0 {
            return Err(over());
        }
        let unit = unit_of(&tx, placement).await?;
        let letter =
            Letter::OfferExpired { event: moved.event.facts(), organisation: moved.row.display_name.clone(), unit: unit_facts(&unit) };
        to_applicant(&tx, &moved.row, format!("offer_expired:{}", placement.id), letter.clone()).await?;
        to_organisers(&tx, &moved.event, format!("offer_expired:{}:organisers", placement.id), letter).await?;
        step::record(&tx, &Actor::System, moved.happened("offer_expired").with("unit", unit.code)).await
    })
    .await
}

/// The decisive UPDATE is on the placement: still offered, not released, not past its deadline. Of an answer, a second
/// answer, the deadline and an organiser who takes the offer back, one gets through.
async fn settle(db: &Db, actor: &Actor, placement: &placement::Model, answer: Answer) -> Result<(), AdmissionError> {
    let outcome = db.write(|tx| async move { settle_within(&tx, actor, placement, answer).await }).await;
    match outcome {
        Err(AdmissionError::OfferOver(_)) => Err(AdmissionError::OfferOver(state_now(db, placement.id).await?)),
        other => other,
    }
}

async fn settle_within(tx: &Tx, actor: &Actor, placement: &placement::Model, answer: Answer) -> Result<(), AdmissionError> {
    let over = || AdmissionError::OfferOver(OfferState::Closed);
    let step = match answer {
        Answer::Confirm => Step::Confirm,
        Answer::Decline => Step::Decline,
    };
    let moved = step::take_now(tx, placement.application_id, step).await?.ok_or_else(over)?;
    let now = clock::now();
    let update = placement::Entity::update_many().col_expr(placement::Column::UpdatedAt, Expr::value(now));
    let update = match answer {
        Answer::Confirm => update
            .col_expr(placement::Column::State, Expr::value(PlacementState::Confirmed))
            .col_expr(placement::Column::OfferExpiresAt, Expr::value(None::<Instant>)),
        Answer::Decline => update.col_expr(placement::Column::ReleasedAt, Expr::value(Some(now))),
    };
    let settled = update.filter(placement::Column::Id.eq(placement.id)).filter(is_open(now)).exec(tx).await?;
    if settled.rows_affected == 0 {
        return Err(over());
    }
    let unit = unit_of(tx, placement).await?;
    let (event, organisation) = (moved.event.facts(), moved.row.display_name.clone());
    match answer {
        Answer::Confirm => {
            let_in(tx, &moved.row).await?;
            let letter = Letter::UnitConfirmed { event, organisation, unit: unit_facts(&unit) };
            to_applicant(tx, &moved.row, format!("unit_confirmed:{}", placement.id), letter).await?;
            step::record(tx, actor, moved.happened("confirmed").with("unit", unit.code)).await
        }
        Answer::Decline => {
            let letter = Letter::OfferDeclined { event, organisation, unit: unit_facts(&unit) };
            to_applicant(tx, &moved.row, format!("offer_declined:{}", placement.id), letter.clone()).await?;
            to_organisers(tx, &moved.event, format!("offer_declined:{}:organisers", placement.id), letter).await?;
            step::record(tx, actor, moved.happened("declined").with("unit", unit.code)).await
        }
    }
}

/// The portal opens for whoever applied: their address is proven by the links that came to it.
async fn let_in(tx: &Tx, application: &application::Model) -> Result<(), AdmissionError> {
    let (Some(organisation), Ok(email)) = (application.organisation_id, Email::parse(&application.applicant_email)) else { return Ok(()) };
    account::grant(tx, &email, email.as_str(), application.locale, RoleKind::Exhibitor, &organisation.to_string()).await?;
    Ok(())
}

async fn send(tx: &Tx, moved: &Moved, unit: &unit::Model, expires_at: Instant, token: &Code) -> Result<(), AdmissionError> {
    let letter = Letter::UnitOffered {
        event: moved.event.facts(),
        organisation: moved.row.display_name.clone(),
        unit: unit_facts(unit),
        expires_at,
        token: token.as_str().to_owned(),
    };
    Ok(to_applicant(tx, &moved.row, format!("unit_offered:{}", &token.hash()[..32]), letter).await?)
}

fn is_open(now: Instant) -> Expr {
    placement::Column::State
        .eq(PlacementState::Offered)
        .and(placement::Column::ReleasedAt.is_null())
        .and(placement::Column::OfferExpiresAt.gt(now))
}

/// The deadline lies ahead, and before the event is over.
fn deadline(event: &EventView, typed: &str) -> Result<Instant, FieldErrors> {
    let refuse = |problem| FieldErrors::one("expires_at", problem);
    let local: NaiveDateTime = field::local_time(typed).map_err(refuse)?;
    let at = clock::at(event.zone, local);
    if at <= clock::now() {
        return Err(refuse(Text::new("Die Frist muss in der Zukunft liegen.", "The deadline must lie in the future.")));
    }
    if at > clock::at_minute(event.zone, event.ends_on, 0) + Duration::days(1) {
        return Err(refuse(Text::new(
            "Die Frist muss vor dem Ende der Veranstaltung liegen.",
            "The deadline must lie before the end of the event.",
        )));
    }
    Ok(at)
}

async fn unit_of(tx: &Tx, placement: &placement::Model) -> Result<unit::Model, AdmissionError> {
    let unit = unit::Entity::find_by_id(placement.unit_id).one(tx).await?;
    unit.ok_or_else(|| DbErr::RecordNotFound("unit".to_owned()).into())
}

async fn by_hash(db: &Db, token: &str) -> Result<Option<placement::Model>, AdmissionError> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    Ok(placement::Entity::find().filter(placement::Column::AnswerHash.eq(token.hash())).one(db.read()).await?)
}

async fn state_now(db: &Db, placement: PlacementId) -> Result<OfferState, AdmissionError> {
    let row = placement::Entity::find_by_id(placement).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(state_of(&row))
}

/// Judged by the clock, whether or not the worker was there already.
pub(super) fn state_of(placement: &placement::Model) -> OfferState {
    let ended_at = placement.released_at.unwrap_or_else(clock::now);
    let past = placement.offer_expires_at.is_some_and(|expires_at| expires_at <= ended_at);
    match (placement.state, placement.released_at) {
        (PlacementState::Offered, _) if past => OfferState::Expired,
        (PlacementState::Offered, None) => OfferState::Open,
        (PlacementState::Confirmed, None) => OfferState::Confirmed,
        _ => OfferState::Closed,
    }
}

async fn view(db: &Db, placement: placement::Model) -> Result<OfferView, AdmissionError> {
    let application = application::Entity::find_by_id(placement.application_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let unit = unit::Entity::find_by_id(placement.unit_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, &Actor::System, placement.event_id).await?;
    Ok(OfferView {
        application: application.id,
        organisation: application.display_name,
        event,
        unit: unit_facts(&unit),
        expires_at: placement.offer_expires_at,
        state: state_of(&placement),
    })
}
