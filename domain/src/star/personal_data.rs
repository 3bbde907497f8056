//! What this slice keeps about a visitor.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::entity::{exhibitor_star, session_star};
use crate::{
    clock::Instant,
    db::{Db, DbErr, Tx},
    ids::RegistrationId,
};

/// A mark, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StarPart {
    /// `session` or `exhibitor`.
    pub kind: &'static str,
    /// What the session or the exhibitor is called now.
    pub name: String,
    pub starred_at: Instant,
}

/// Everything that this visitor marked: sessions, then exhibitors, each in the order in which they did.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, id: RegistrationId) -> Result<Vec<StarPart>, DbErr> {
    let sessions = session_star::Entity::find()
        .find_also_related(crate::masterclass::entity::session::Entity)
        .filter(session_star::Column::RegistrationId.eq(id))
        .order_by_asc(session_star::Column::StarredAt)
        .order_by_asc(session_star::Column::SessionId)
        .all(db.read())
        .await?;
    let exhibitors = exhibitor_star::Entity::find()
        .find_also_related(crate::application::entity::application::Entity)
        .filter(exhibitor_star::Column::RegistrationId.eq(id))
        .order_by_asc(exhibitor_star::Column::StarredAt)
        .order_by_asc(exhibitor_star::Column::ApplicationId)
        .all(db.read())
        .await?;
    let sessions = sessions.into_iter().map(|(star, session)| {
        // Left out: keys.
        let session_star::Model { registration_id: _, session_id: _, starred_at } = star;
        StarPart { kind: "session", name: session.map(|session| session.title_de).unwrap_or_default(), starred_at }
    });
    let exhibitors = exhibitors.into_iter().map(|(star, exhibitor)| {
        let exhibitor_star::Model { registration_id: _, application_id: _, starred_at } = star;
        StarPart { kind: "exhibitor", name: exhibitor.map(|exhibitor| exhibitor.display_name).unwrap_or_default(), starred_at }
    });
    Ok(sessions.chain(exhibitors).collect())
}

/// Everything that somebody marked who is erased.
pub(crate) async fn empty_for(tx: &Tx, id: RegistrationId) -> Result<(), DbErr> {
    session_star::Entity::delete_many().filter(session_star::Column::RegistrationId.eq(id)).exec(tx).await?;
    exhibitor_star::Entity::delete_many().filter(exhibitor_star::Column::RegistrationId.eq(id)).exec(tx).await?;
    Ok(())
}
