//! What the same address told last time, carried over to another event.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{ApplicationState, Content, columns::content_of, entity::application};

/// Whether nobody has written into a draft yet.
pub(super) fn is_untouched(row: &application::Model) -> bool {
    row.state == ApplicationState::Draft && row.revision == 1
}

/// What an address handed in before.
pub(super) struct Earlier {
    /// What is worth carrying over to another event: everything but wishes and declarations, which are made for one event.
    pub content: Content,
    pub logo: Option<String>,
}

/// The newest application of an address that was handed in.
pub(super) async fn earlier(db: &impl ConnectionTrait, applicant_key: &str) -> Result<Option<Earlier>, DbErr> {
    let row = application::Entity::find()
        .filter(application::Column::ApplicantKey.eq(applicant_key))
        .filter(application::Column::SubmittedAt.is_not_null())
        .order_by_desc(application::Column::SubmittedAt)
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let known = content_of(db, &row).await?;
    let content = Content {
        wish_kind: None,
        wish_note: String::new(),
        terms_version: String::new(),
        de_minimis: false,
        double_funding: false,
        ..known
    };
    Ok(Some(Earlier { content, logo: row.logo }))
}
