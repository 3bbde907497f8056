//! What organisers write down about a traveller. All of them read it: a passport's number is told, and does not belong here.

use rules::travel_details::{check_note, was_told};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{Error, TravelDetailsAction, entity::travel_note, given::admitted, trip};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::Db,
    field::{Fields, Prose},
    ids::{EventId, TravellerId},
};

/// Writes the note on a traveller anew; an empty one takes it away. `told` says that the author was warned of a number.
///
/// # Errors
/// `Denied`, also for whoever has no place on this trip, or `Invalid`.
pub async fn set_note(db: &Db, actor: &Actor, event: EventId, id: TravellerId, body: &str, told: &str) -> Result<(), Error> {
    let event = trip::for_organiser(db, actor, event).await?.event.id;
    let mut fields = Fields::new();
    let told = was_told(&mut fields, told);
    check_note(&mut fields, "body", body, told);
    let body = fields.check("body", Prose::<1000>::parse(body));
    let body = &fields.finish(|| Some(body?.into_string()))?;
    db.write(|tx| async move {
        if admitted(&tx, id).await?.event_id != event {
            return Err(Denied::NotFound.into());
        }
        travel_note::Entity::delete_by_id(id).exec(&tx).await?;
        if !body.is_empty() {
            let row = travel_note::ActiveModel { traveller_id: Set(id), body: Set(body.clone()), changed_at: Set(clock::now()) };
            travel_note::Entity::insert(row).exec_without_returning(&tx).await?;
        }
        Ok(audit::record(&tx, actor, AuditEntry::of(TravelDetailsAction::NoteWritten, id).at(event)).await?)
    })
    .await
}
