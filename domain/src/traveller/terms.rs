//! On what terms one travels: places, the deadline, contributions, and what cancelling costs.

use chrono::NaiveDateTime;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    CancellationStep, Error, TravelTermsForm, TravellerSize,
    entity::{trip_admission, trip_cancellation_step},
    terms_form::Parsed,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    clock::{self, Instant},
    db::{Db, Tx},
    event::{self, EventState, EventView},
    field::FieldErrors,
    ids::EventId,
    locale::Text,
    money::Money,
    trip::{self, TripAction, TripField},
};

/// The terms of a trip, and how many places are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelTerms {
    pub places: i32,
    pub taken: i32,
    /// What was meant, by the clock of the event.
    pub closes_local: NaiveDateTime,
    pub closes_at: Instant,
    /// In cents, for small, medium, large and public.
    contributions: [i64; 4],
    /// What applicants agree to besides; may be empty.
    pub terms: Text,
    /// By their days.
    pub steps: Vec<CancellationStep>,
    pub revision: i64,
}

impl TravelTerms {
    /// What a form is opened with before there are any: no form without a revision is taken.
    pub const FIRST: i64 = 1;

    /// What somebody of this size pays.
    pub fn contribution(&self, size: TravellerSize) -> Money {
        let [small, medium, large, public] = self.contributions;
        Money::euros(match size {
            TravellerSize::Small => small,
            TravellerSize::Medium => medium,
            TravellerSize::Large => large,
            TravellerSize::Public => public,
        })
    }

    /// Places that nobody has.
    pub fn free(&self) -> i32 {
        self.places - self.taken
    }

    /// Whether somebody may apply for the trip now.
    pub fn takes_applications(&self, event: &EventView) -> bool {
        event.state == EventState::Published && !event.is_over() && clock::now() < self.closes_at
    }
}

/// The terms of a trip; `None` until organisers wrote them. Whoever calls may see the event.
///
/// # Errors
/// A failure of the database.
pub async fn terms(db: &Db, event: EventId) -> Result<Option<TravelTerms>, DbErr> {
    terms_within(db.read(), event).await
}

/// The same, within a transaction.
pub(super) async fn terms_within(db: &impl ConnectionTrait, event: EventId) -> Result<Option<TravelTerms>, DbErr> {
    let Some(row) = trip_admission::Entity::find_by_id(event).one(db).await? else { return Ok(None) };
    let steps = trip_cancellation_step::Entity::find()
        .filter(trip_cancellation_step::Column::EventId.eq(event))
        .order_by_asc(trip_cancellation_step::Column::UntilDay)
        .all(db)
        .await?;
    let steps = steps.into_iter().map(|step| CancellationStep { until_day: step.until_day, percent: step.percent }).collect();
    Ok(Some(TravelTerms {
        places: row.places,
        taken: row.taken,
        closes_local: row.closes_local,
        closes_at: row.closes_at,
        contributions: [row.small_cents, row.medium_cents, row.large_cents, row.public_cents],
        terms: Text::new(row.terms_de, row.terms_en),
        steps,
        revision: row.revision,
    }))
}

/// Writes the terms of a trip, unless somebody else did so since `revision` ([`TravelTerms::FIRST`] before there are any), and answers the trip.
/// Whoever applied keeps their contribution, and cancels for no more than they agreed to.
///
/// # Errors
/// `Denied`, `Invalid`, also for fewer places than are given, or `Overtaken`.
pub async fn set_terms(db: &Db, actor: &Actor, id: EventId, revision: &str, form: &TravelTermsForm) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let event = trip::trip_event(&tx, id).await?;
        let parsed = form.parse(event.zone)?;
        // The first terms of two who write them at once.
        event::take_turns(&tx, id).await?;
        trip_admission::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(&tx).await?;
        let old = terms_within(&tx, id).await?;
        let now = old.as_ref().map_or(TravelTerms::FIRST, |old| old.revision);
        ExpectedRevision::parse(revision).check::<TripAction, Error>(&tx, id, now, event.zone).await?;
        let taken = old.as_ref().map_or(0, |old| old.taken);
        if parsed.places < taken {
            return Err(too_few(taken).into());
        }
        write(&tx, &event, old.as_ref(), &parsed).await?;
        audit::record(&tx, actor, differences(&event, old.as_ref(), &parsed)).await?;
        Ok(event)
    })
    .await
}

async fn write(tx: &Tx, event: &EventView, old: Option<&TravelTerms>, parsed: &Parsed) -> Result<(), DbErr> {
    let Parsed { places, closes_local, contributions: [small, medium, large, public], terms, steps } = parsed;
    let row = trip_admission::ActiveModel {
        places: Set(*places),
        closes_local: Set(*closes_local),
        closes_at: Set(clock::at(event.zone, *closes_local)),
        small_cents: Set(*small),
        medium_cents: Set(*medium),
        large_cents: Set(*large),
        public_cents: Set(*public),
        terms_de: Set(terms.de.clone()),
        terms_en: Set(terms.en.clone()),
        revision: Set(old.map_or(TravelTerms::FIRST, |old| old.revision) + 1),
        event_id: NotSet,
        taken: NotSet,
    };
    if old.is_some() {
        trip_admission::Entity::update_many().set(row).filter(trip_admission::Column::EventId.eq(event.id)).exec(tx).await?;
    } else {
        let row = trip_admission::ActiveModel { event_id: Set(event.id), taken: Set(0), ..row };
        trip_admission::Entity::insert(row).exec_without_returning(tx).await?;
    }
    trip_cancellation_step::Entity::delete_many().filter(trip_cancellation_step::Column::EventId.eq(event.id)).exec(tx).await?;
    if !steps.is_empty() {
        let rows = steps.iter().map(|step| trip_cancellation_step::ActiveModel {
            event_id: Set(event.id),
            until_day: Set(step.until_day),
            percent: Set(step.percent),
        });
        trip_cancellation_step::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes one of the free places; false when all are given. The last one is given once: the row decides.
pub(super) async fn claim_place(tx: &Tx, event: EventId) -> Result<bool, DbErr> {
    let claimed = trip_admission::Entity::update_many()
        .col_expr(trip_admission::Column::Taken, Expr::col(trip_admission::Column::Taken).add(1))
        .filter(trip_admission::Column::EventId.eq(event))
        .filter(Expr::col(trip_admission::Column::Taken).lt(Expr::col(trip_admission::Column::Places)))
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected > 0)
}

/// Gives a place back.
pub(super) async fn release_place(tx: &Tx, event: EventId) -> Result<(), DbErr> {
    trip_admission::Entity::update_many()
        .col_expr(trip_admission::Column::Taken, Expr::col(trip_admission::Column::Taken).sub(1))
        .filter(trip_admission::Column::EventId.eq(event))
        .filter(trip_admission::Column::Taken.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

fn too_few(taken: i32) -> FieldErrors {
    FieldErrors::one(
        "places",
        Text::new(
            format!("{taken} Plätze sind schon vergeben: Weniger sind nicht möglich."),
            format!("{taken} places are given already: fewer are not possible."),
        ),
    )
}

fn differences(event: &EventView, old: Option<&TravelTerms>, parsed: &Parsed) -> AuditEntry<TripAction> {
    let Parsed { places, closes_local, contributions, terms, steps } = parsed;
    let closes_before = old.map(|old| old.closes_at.to_rfc3339()).unwrap_or_default();
    let terms_before = old.map(|old| old.terms.clone()).unwrap_or_default();
    AuditEntry::of(TripAction::TermsChanged, event.id)
        .at(event.id)
        .changed(TripField::Places, old.map(|old| old.places), Some(*places))
        .changed(TripField::ClosesAt, closes_before, clock::at(event.zone, *closes_local).to_rfc3339())
        .changed(TripField::Contributions, old.map(|old| in_euros(&old.contributions)).unwrap_or_default(), in_euros(contributions))
        .changed(TripField::Steps, old.map(|old| in_words(&old.steps)).unwrap_or_default(), in_words(steps))
        .changed(TripField::TermsDe, terms_before.de, terms.de.clone())
        .changed(TripField::TermsEn, terms_before.en, terms.en.clone())
}

fn in_euros(contributions: &[i64; 4]) -> String {
    contributions.map(|cents| format!("{} €", cents / 100)).join(" / ")
}

fn in_words(steps: &[CancellationStep]) -> String {
    steps.iter().map(|step| format!("{}: {} %", step.until_day, step.percent)).collect::<Vec<_>>().join(", ")
}
