//! Applications that still count, as letters to all who applied need them.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

use super::{
    ApplicationState, ContactPurpose,
    entity::{application, application_contact},
};
use crate::{
    ids::{ApplicationId, EventId},
    locale::Locale,
};

/// An application that was handed in and is not over.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct LiveApplication {
    pub id: ApplicationId,
    pub state: ApplicationState,
    pub organisation: String,
    /// Who decides about it; `None` if nobody was named.
    pub name: Option<String>,
    pub email: String,
    pub email_key: String,
    pub locale: Locale,
}

/// The applications for an event that were handed in and are not over, in their order. A draft is nobody's promise yet.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn live_of_event(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<LiveApplication>, DbErr> {
    let live = ApplicationState::ALL.into_iter().filter(|state| !state.is_final() && *state != ApplicationState::Draft);
    application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::State)
        .column_as(application::Column::DisplayName, "organisation")
        .column_as(application_contact::Column::Name, "name")
        .column_as(application::Column::ApplicantEmail, "email")
        .column_as(application::Column::ApplicantKey, "email_key")
        .column(application::Column::Locale)
        .join(
            JoinType::LeftJoin,
            application::Relation::Contact.def().on_condition(|_, contact| {
                use sea_orm::sea_query::{Expr, ExprTrait};
                let purpose = Expr::col((contact, application_contact::Column::Purpose));
                Condition::all().add(purpose.eq(ContactPurpose::Decision.as_str()))
            }),
        )
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::State.is_in(live))
        .order_by_asc(application::Column::Id)
        .into_model()
        .all(db)
        .await
}
