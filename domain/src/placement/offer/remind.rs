//! Reminding of an offer that nobody has answered.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{super::open_offer, unit_of};
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, ApplicationField, ApplicationState, DecisionKind,
        decided::{Before, Taken, note_step},
        step::{self, ExpectedApplication},
        to_applicant,
    },
    clock,
    db::Tx,
    ids::DecisionId,
    placement::{Error, OfferState, PlacementLetter, entity::placement},
};

/// Reminds of the open offer of an application. The link in the offer's own letter stays good. Whoever calls has asked the
/// policy.
///
/// # Errors
/// `Overtaken`, or `OfferOver` when it ran out meanwhile.
pub(crate) async fn remind_within(
    tx: &Tx,
    actor: &Actor,
    decision: Option<DecisionId>,
    seen: ExpectedApplication,
) -> Result<DecisionId, Error> {
    let before = Before::of(tx, seen.application, None).await?;
    let moved = step::touch(tx, seen, |state| state == ApplicationState::Offered).await?;
    let over = || Error::OfferOver(OfferState::Expired);
    let open = placement::Entity::find().filter(placement::Column::ApplicationId.eq(seen.application)).filter(open_offer(clock::now()));
    let open = open.one(tx).await?.ok_or_else(over)?;
    let (unit, expires_at) = (unit_of(tx, &open).await?, open.offer_expires_at.ok_or_else(over)?);
    let letter = PlacementLetter::OfferReminder {
        event: moved.event.facts(),
        organisation: moved.row.display_name.clone(),
        unit: unit.facts(),
        expires_at,
        application: seen.application,
    };
    let letter_key = moved.key("offer_reminder");
    to_applicant(tx, &moved.row, letter_key.clone(), letter).await?;
    let entry = moved.entry(ApplicationAction::Reminded).with(ApplicationField::Unit, unit.code.as_str());
    step::record::<_, Error>(tx, actor, entry).await?;
    let kind = DecisionKind::Remind;
    let taken = Taken { kind, before, moved: &moved, unit: &unit.code, open_until: None, letter_key };
    Ok(note_step(tx, decision, taken).await?)
}
