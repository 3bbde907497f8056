//! Taking a wish back.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Error, GeneratedFileState,
    entity::{self, Column},
    lease::ended,
};
use crate::{
    actor::{Actor, Denied},
    db::Db,
    ids::GeneratedFileId,
};

/// Stops a file that waits or is being made; its worker notices. One that has ended stays as it is.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where there is no such file.
pub async fn cancel_file(db: &Db, actor: &Actor, file: GeneratedFileId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        if entity::Entity::find_by_id(file).one(&tx).await?.is_none() {
            return Err(Denied::NotFound.into());
        }
        let open = Column::State.is_in([GeneratedFileState::Waiting, GeneratedFileState::Running]);
        ended(GeneratedFileState::Cancelled).filter(Column::Id.eq(file)).filter(open).exec(&tx).await?;
        Ok(())
    })
    .await
}
