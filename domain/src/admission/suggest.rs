//! Which unit would be whose if every wish was granted in the order in which people have waited.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    actor::Actor,
    application::{ApplicationState, StepError, Transition, entity::application, policy},
    db::Db,
    ids::{ApplicationId, EventId},
    placement::{SuggestedUnit, Wish, allot, free_to_suggest, held_by_application},
};

/// A unit for everybody to whom one can be offered, as far as there are any.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn suggestions(db: &Db, actor: &Actor, event: EventId) -> Result<HashMap<ApplicationId, SuggestedUnit>, StepError> {
    policy::may_admit(actor)?;
    Ok(among(db, event, None).await?)
}

/// The same as if only these applications were there: what is offered to them at once.
///
/// # Errors
/// A failure of the database.
pub(super) async fn among(db: &Db, event: EventId, only: Option<&[ApplicationId]>) -> Result<HashMap<ApplicationId, SuggestedUnit>, DbErr> {
    let mut wishes = wishes(db, event).await?;
    if let Some(only) = only {
        let only: std::collections::HashSet<_> = only.iter().collect();
        wishes.retain(|wish| only.contains(&wish.application));
    }
    if wishes.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(allot(&wishes, &free_to_suggest(db, event).await?))
}

/// What is wished for, by whoever has waited longest first.
async fn wishes(db: &Db, event: EventId) -> Result<Vec<Wish>, DbErr> {
    use application::Column as C;
    let rows: Vec<(ApplicationId, String, String)> = application::Entity::find()
        .select_only()
        .columns([C::Id, C::WishKind, C::WishNote])
        .filter(C::EventId.eq(event))
        .filter(C::State.is_in(ApplicationState::before(Transition::Offer)))
        .order_by_asc(C::SubmittedAt)
        .order_by_asc(C::Id)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut held = held_by_application(db, event).await?;
    let wish =
        |(application, kind, note): (_, String, _)| Wish { application, kind: kind.parse().ok(), note, held: held.remove(&application) };
    Ok(rows.into_iter().map(wish).collect())
}
