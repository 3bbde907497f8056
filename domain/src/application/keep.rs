//! Saving a draft: by its button, and by itself while somebody types.

use sea_orm::{EntityTrait, QuerySelect};

use super::{
    ApplicationAccess, ApplicationAction, ApplicationForm, ApplicationState, ApplyError,
    change::Change,
    content,
    entity::application,
    submit::{event_of, in_window},
    view::open_to_change,
};
use crate::{
    audit::{self, ExpectedRevision, Overtaken},
    db::{Db, Tx},
};

/// What came of saving a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It says what the form says, in this revision.
    Saved { revision: i64 },
    /// Somebody else wrote since the form was opened, as `overtaken` tells. A form that is sent with this revision knows
    /// of that, and counts.
    Newer { revision: i64, overtaken: Overtaken },
}

/// Saves a draft. Anything may be missing, and what cannot be read yet is kept as it was typed. A form that says what the
/// draft says changes nothing, so that one whose answer got lost may be sent again.
///
/// # Errors
/// `Invalid` for more than a draft keeps, `WindowClosed`, or `NotNow` once it was handed in: then `submit` takes changes.
pub async fn keep_draft(db: &Db, door: ApplicationAccess<'_>, form: &ApplicationForm) -> Result<Kept, ApplyError> {
    let row = open_to_change(db.read(), door).await?;
    let event = event_of(db, &row).await?;
    if row.state != ApplicationState::Draft {
        return Err(ApplyError::NotNow(row.state));
    }
    in_window(&event)?;
    let content = content::draft(form, &event)?;
    let change = &Change::of(db, door, row, event, content).await?;
    let expected = ExpectedRevision::parse(&form.revision);
    if change.is_nothing() && expected.was_before_or_is(change.row.revision) {
        return Ok(Kept::Saved { revision: change.row.revision });
    }
    db.write(|tx| async move {
        match change.write(&tx, &form.revision, |_| {}).await {
            Err(ApplyError::Overtaken(_)) => newer(&tx, change, expected).await,
            written => {
                written?;
                change.note_on(&tx, ApplicationAction::Changed).await?;
                Ok(Kept::Saved { revision: expected.next() })
            }
        }
    })
    .await
}

/// The same for a form that is told who was faster as an error.
///
/// # Errors
/// As `keep_draft`, or `Overtaken`.
pub async fn save_draft(db: &Db, door: ApplicationAccess<'_>, form: &ApplicationForm) -> Result<(), ApplyError> {
    match keep_draft(db, door, form).await? {
        Kept::Saved { .. } => Ok(()),
        Kept::Newer { overtaken, .. } => Err(overtaken.into()),
    }
}

/// The revision is read before what is told of it: whoever takes over knows at least what that revision says.
async fn newer(tx: &Tx, change: &Change, expected: ExpectedRevision) -> Result<Kept, ApplyError> {
    let revision = application::Entity::find_by_id(change.row.id).select_only().column(application::Column::Revision);
    let revision: i64 = revision.into_tuple().one(tx).await?.unwrap_or_default();
    let overtaken = audit::overtaken::<ApplicationAction>(tx, change.row.id, expected.behind(revision), change.event.zone).await?;
    Ok(Kept::Newer { revision, overtaken })
}
