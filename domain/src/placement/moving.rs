//! Moving a confirmed exhibitor to another unit.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Claim, Error, PlacementLetter, PlacementState, chosen, claim, confirmed_placement, entity::placement, release};
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, ApplicationField, ApplicationState, policy,
        step::{self, ExpectedApplication},
        to_applicant,
    },
    booth::{self, entity::unit},
    db::{Db, Tx},
    field::FieldErrors,
    ids::ApplicationId,
    locale::Text,
};

/// Another unit for an exhibitor; as typed.
#[derive(Clone, Debug, Default)]
pub struct ExhibitorMove {
    pub application: String,
    /// The revision in which the organiser saw it.
    pub revision: String,
    pub unit: String,
}

/// Gives a confirmed exhibitor another unit, with a letter. What it pays stays a matter between people: the letter names
/// both units and the new price.
///
/// # Errors
/// `Denied`, `Invalid` for a unit that cannot be had or has too few passes, `Overtaken`, or `UnitTaken` by whom.
pub async fn move_exhibitor(db: &Db, actor: &Actor, command: &ExhibitorMove) -> Result<(), Error> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    super::offer::expire_offers(db).await?;
    db.write(|tx| async move {
        lock_own_unit(&tx, seen.application).await?;
        let moved = step::touch(&tx, seen, |state| state == ApplicationState::Confirmed).await?;
        let unit = chosen(&tx, &moved.row, &command.unit).await?;
        holds_everybody(&unit, moved.row.passes_taken)?;
        let before = release(&tx, seen.application).await?.map(|(_, unit)| unit);
        if before.as_ref().is_some_and(|before| before.id == unit.id) {
            let text = Text::new("Dort steht der Aussteller schon.", "The exhibitor is there already.");
            return Err(FieldErrors::one("unit", text).into());
        }
        let confirmed = Claim { state: PlacementState::Confirmed, answer_hash: None, offer_expires: None };
        claim(&tx, &moved.row, &unit, confirmed).await?;
        let from = before.map(|before| before.code).unwrap_or_default();
        let letter = PlacementLetter::UnitMoved {
            event: moved.event.facts(),
            organisation: moved.row.display_name.clone(),
            from: from.clone(),
            unit: unit.facts(),
        };
        to_applicant(&tx, &moved.row, moved.key("unit_moved"), letter).await?;
        let entry = moved.entry(ApplicationAction::Moved).changed(ApplicationField::Unit, from, unit.code);
        step::record(&tx, actor, entry).await
    })
    .await
}

/// Before the application's own row, as naming somebody does: either waits for the other.
async fn lock_own_unit(tx: &Tx, application: ApplicationId) -> Result<(), Error> {
    let placed =
        placement::Entity::find().filter(placement::Column::ApplicationId.eq(application)).filter(confirmed_placement()).one(tx).await?;
    if let Some(placed) = placed {
        booth::lock_unit(tx, placed.unit_id).await?;
    }
    Ok(())
}

fn holds_everybody(unit: &unit::Model, named: i32) -> Result<(), FieldErrors> {
    if unit.pass_quota >= named {
        return Ok(());
    }
    let (code, passes) = (&unit.code, unit.pass_quota);
    Err(FieldErrors::one(
        "unit",
        Text::new(
            format!("{code} hat {passes} Ausweise, benannt sind schon {named} Personen."),
            format!("{code} has {passes} passes, and {named} people are named already."),
        ),
    ))
}
