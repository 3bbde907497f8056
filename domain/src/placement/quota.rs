//! A unit has never fewer passes than people named for it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{entity::placement, live_placement};
use crate::{
    actor::Actor,
    application::entity::application,
    audit::ExpectedRevision,
    booth::{Error, UnitDetails, change_unit, policy},
    db::{Db, Tx},
    field::FieldErrors,
    ids::{EventId, UnitId},
    locale::Text,
};

/// Changes a unit, unless somebody else did so meanwhile.
///
/// # Errors
/// As `booth::add_unit`, `Invalid` also where more people are named than the new quota has passes, or `Overtaken`.
pub async fn edit_unit(db: &Db, actor: &Actor, id: UnitId, revision: &str, command: &UnitDetails) -> Result<EventId, Error> {
    policy::may_organise(actor)?;
    let expected = ExpectedRevision::parse(revision);
    db.write(|tx| async move {
        let named = named_for(&tx, id).await?;
        let too_few = command.passes().filter(|passes| *passes < named).map(|_| quota_too_small(named));
        let unit = change_unit(&tx, actor, id, expected, command, too_few.unwrap_or_default()).await?;
        // The change has locked the unit's row, as naming somebody does: whoever was named in between is counted here, and
        // whoever is named after it is asked for the new quota.
        let named = named_for(&tx, id).await?;
        if unit.pass_quota < named {
            return Err(Error::Invalid(quota_too_small(named)));
        }
        Ok(unit.event_id)
    })
    .await
}

/// How many people are named for a unit.
async fn named_for(tx: &Tx, unit: UnitId) -> Result<i32, Error> {
    let found = placement::Entity::find()
        .find_also_related(application::Entity)
        .filter(placement::Column::UnitId.eq(unit))
        .filter(live_placement())
        .one(tx)
        .await?;
    Ok(found.and_then(|(_, application)| application).map_or(0, |application| application.passes_taken))
}

fn quota_too_small(named: i32) -> FieldErrors {
    let (de, en) = match named {
        1 => ("ist schon eine Person".to_owned(), "one person is".to_owned()),
        _ => (format!("sind schon {named} Personen"), format!("{named} people are")),
    };
    FieldErrors::one(
        "pass_quota",
        Text::new(
            format!("Für diesen Standplatz {de} benannt. Weniger Ausweise gehen erst, wenn der Aussteller jemanden vom Stand nimmt."),
            format!("For this unit {en} named already. Fewer passes are possible once the exhibitor takes somebody off the booth."),
        ),
    )
}
