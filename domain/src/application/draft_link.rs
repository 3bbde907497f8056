//! The link that a browser gets when it begins an application. It proves nothing: it opens a draft, until somebody goes on
//! who reads the applicant's mail.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    ApplicationAccess, ApplicationState, ApplicationView, ApplyError, Content,
    entity::application,
    policy,
    view::{is_applicants, view},
};
use crate::{
    actor::{Actor, Denied},
    code::Code,
    db::Db,
    ids::ApplicationId,
};

/// The draft that a browser's own link opens: what its reader may see ends where somebody else has proven the address.
pub(super) async fn open_draft(db: &impl ConnectionTrait, token: &Code) -> Result<Option<application::Model>, ApplyError> {
    let row = application::Entity::find().filter(application::Column::DraftHash.eq(token.hash())).one(db).await?;
    match row {
        Some(row) if row.proven_at.is_some() || !is_nobodys(row.state) => Err(ApplyError::DraftMoved),
        row => Ok(row),
    }
}

/// Whether an application got so far without anybody's proof: whoever began it may also give it up.
fn is_nobodys(state: ApplicationState) -> bool {
    matches!(state, ApplicationState::Draft | ApplicationState::Withdrawn)
}

/// The draft behind a link that its browser got, if it belongs to the address that somebody is signed in with: they need no
/// link to prove it.
///
/// # Errors
/// A failure of the database.
pub async fn own_draft(db: &Db, actor: &Actor, token: &str) -> Result<Option<ApplicationId>, ApplyError> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    let row = application::Entity::find().filter(application::Column::DraftHash.eq(token.hash())).one(db.read()).await?;
    Ok(row.filter(|row| policy::is_applicant(actor, row.organisation_id, &row.applicant_key)).map(|row| row.id))
}

/// The draft behind a link that is replaced by the one in the mail, without anything that it says: for the form in which
/// somebody still has something typed.
///
/// # Errors
/// `NotFound` when no application has this link.
pub async fn moved_draft(db: &Db, token: &str) -> Result<ApplicationView, ApplyError> {
    let token = Code::parse(token).ok_or(Denied::NotFound)?;
    let row = application::Entity::find().filter(application::Column::DraftHash.eq(token.hash())).one(db.read()).await?;
    let mut view = view(db.read(), row.ok_or(Denied::NotFound)?).await?;
    (view.content, view.logo, view.applicant_email) = (Content::default(), None, String::new());
    (view.state, view.is_proven, view.handed_in_at) = (ApplicationState::Draft, false, None);
    Ok(view)
}

/// Whether whoever comes through a door reads the applicant's mail, or is signed in with that address.
pub(super) fn is_proven(door: ApplicationAccess<'_>, row: &application::Model) -> bool {
    match door {
        ApplicationAccess::Link(token) => Code::parse(token).is_some_and(|token| token.hash() != row.draft_hash),
        ApplicationAccess::Portal(..) => is_applicants(door, row),
    }
}
