//! Answering an offer, by the link in the mail or in the portal.

use chrono::NaiveDateTime;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Answer, OfferView, unit_of};
use crate::{
    account::{self, RoleKind},
    actor::{Actor, Denied},
    application::{ApplicationAction, ApplicationField, Transition, entity::application, policy, step, to_applicant, to_organisers},
    booth::{self, entity::unit},
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
    field::Email,
    ids::{ApplicationId, PlacementId},
    locale::Text,
    notice::{self, Happened, NoticeKind},
    placement::{Error, OfferState, PlacementLetter, PlacementState, entity::placement, live_placement, open_offer},
    stand_price::{StandCustomer, StandPrice, StandTax},
};

/// The offer that a link opens, also when it is over; `None` if the link never was one, or a newer mail replaced it.
///
/// # Errors
/// A failure of the database.
pub async fn by_token(db: &Db, token: &str) -> Result<Option<OfferView>, Error> {
    match by_hash(db, token).await? {
        Some(placement) => Ok(Some(view(db, placement).await?)),
        None => Ok(None),
    }
}

/// Answers the offer that a link opens.
///
/// # Errors
/// `Denied` for a link that is none, `OfferOver` when there is nothing left to answer, `PriceChanged` when it would be
/// accepted for another price than was shown.
pub async fn answer_by_token(db: &Db, token: &str, answer: Answer) -> Result<(), Error> {
    let placement = by_hash(db, token).await?.ok_or(Denied::NotFound)?;
    settle(db, &Actor::Applicant(placement.application_id), &placement, answer).await
}

/// Answers the open offer of an application, in the portal.
///
/// # Errors
/// As `answer_by_token`, and `Denied` for everybody but the exhibitor.
pub async fn answer_offer(db: &Db, actor: &Actor, application: ApplicationId, answer: Answer) -> Result<(), Error> {
    let row = application::Entity::find_by_id(application).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_answer(actor, row.id, row.organisation_id)?;
    let live =
        placement::Entity::find().filter(placement::Column::ApplicationId.eq(application)).filter(live_placement()).one(db.read()).await?;
    let placement = live.filter(|placement| placement.state != PlacementState::Held).ok_or(Error::OfferOver(OfferState::Closed))?;
    settle(db, actor, &placement, answer).await
}

/// The decisive UPDATE is on the placement: still offered, not released, not past its deadline. Of an answer, a second
/// answer, the deadline and an organiser who takes the offer back, one gets through.
async fn settle(db: &Db, actor: &Actor, placement: &placement::Model, answer: Answer) -> Result<(), Error> {
    let outcome = db.write(|tx| async move { settle_within(&tx, actor, placement, answer).await }).await;
    match outcome {
        Err(Error::OfferOver(_)) => Err(Error::OfferOver(state_now(db, placement.id).await?)),
        other => other,
    }
}

async fn settle_within(tx: &Tx, actor: &Actor, placement: &placement::Model, answer: Answer) -> Result<(), Error> {
    let over = || Error::OfferOver(OfferState::Closed);
    let (step, kind) = match answer {
        Answer::Confirm(_) => (Transition::Confirm, NoticeKind::OfferAccepted),
        Answer::Decline => (Transition::Decline, NoticeKind::OfferDeclined),
    };
    // Before the application's own row, as naming somebody does; and until the end, so that it costs what is compared here.
    booth::lock_unit(tx, placement.unit_id).await?;
    let moved = step::take_step_now(tx, placement.application_id, step).await?.ok_or_else(over)?;
    let now = clock::now();
    let update = placement::Entity::update_many().col_expr(placement::Column::UpdatedAt, Expr::value(now));
    let update = match answer {
        Answer::Confirm(_) => update
            .col_expr(placement::Column::State, Expr::value(PlacementState::Confirmed))
            .col_expr(placement::Column::OfferExpiresAt, Expr::value(None::<Instant>))
            .col_expr(placement::Column::OfferExpiresLocal, Expr::value(None::<NaiveDateTime>)),
        Answer::Decline => update.col_expr(placement::Column::ReleasedAt, Expr::value(Some(now))),
    };
    let settled = update.filter(placement::Column::Id.eq(placement.id)).filter(open_offer(now)).exec(tx).await?;
    if settled.rows_affected == 0 {
        return Err(over());
    }
    let unit = unit_of(tx, placement).await?;
    let price = price(&moved.event, &moved.row, &unit);
    if let Answer::Confirm(shown) = answer
        && shown != Some(price)
    {
        return Err(Error::PriceChanged { shown, now: price });
    }
    let (event, organisation) = (moved.event.facts(), moved.row.display_name.clone());
    let (subject, name) = (moved.row.id.as_uuid(), Text::new(&organisation, &organisation));
    notice::note(tx, Happened { event: Some(moved.event.id), kind, subject, name, of: placement.id.to_string() }).await?;
    match answer {
        Answer::Confirm(_) => {
            grant_portal_access(tx, &moved.row).await?;
            let terms = event::terms_within(tx, moved.event.id, &moved.row.terms_version).await?;
            let letter = PlacementLetter::UnitConfirmed { event, organisation, unit: unit.facts(), tax: Some(price.tax), terms };
            to_applicant(tx, &moved.row, format!("unit_confirmed:{}", placement.id), letter).await?;
            step::record(tx, actor, moved.entry(ApplicationAction::Confirmed).with(ApplicationField::Unit, unit.code)).await
        }
        Answer::Decline => {
            let letter = PlacementLetter::OfferDeclined { event, organisation, unit: unit.facts() };
            to_applicant(tx, &moved.row, format!("offer_declined:{}", placement.id), letter.clone()).await?;
            to_organisers(tx, &moved.event, moved.row.id, format!("offer_declined:{}:organisers", placement.id), letter).await?;
            step::record(tx, actor, moved.entry(ApplicationAction::Declined).with(ApplicationField::Unit, unit.code)).await
        }
    }
}

/// The portal opens for whoever applied: their address is proven by the links that came to it.
async fn grant_portal_access(tx: &Tx, application: &application::Model) -> Result<(), Error> {
    let (Some(organisation), Ok(email)) = (application.organisation_id, Email::parse(&application.applicant_email)) else { return Ok(()) };
    account::grant(tx, &email, email.as_str(), application.locale, RoleKind::Exhibitor, &organisation.to_string()).await?;
    Ok(())
}

async fn by_hash(db: &Db, token: &str) -> Result<Option<placement::Model>, Error> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    Ok(placement::Entity::find().filter(placement::Column::AnswerHash.eq(token.hash())).one(db.read()).await?)
}

async fn state_now(db: &Db, placement: PlacementId) -> Result<OfferState, Error> {
    let row = placement::Entity::find_by_id(placement).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(row.offer_state(clock::now()))
}

/// What the unit costs this applicant.
fn price(event: &EventView, application: &application::Model, unit: &unit::Model) -> StandPrice {
    let has_vat_id = !application.vat_id.is_empty();
    let customer = StandCustomer { country: &application.country, has_vat_id, public_body: application.public_body };
    StandPrice { net: unit.facts().price(), tax: StandTax::of(&event.country, customer) }
}

async fn view(db: &Db, placement: placement::Model) -> Result<OfferView, Error> {
    let application = application::Entity::find_by_id(placement.application_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let unit = unit::Entity::find_by_id(placement.unit_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, &Actor::System, placement.event_id).await?;
    Ok(OfferView {
        application: application.id,
        price: price(&event, &application, &unit),
        terms_version: application.terms_version,
        organisation: application.display_name,
        event,
        unit: unit.facts(),
        expires_at: placement.offer_expires_at,
        state: placement.offer_state(clock::now()),
    })
}
