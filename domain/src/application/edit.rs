//! What organisers change of an application that was handed in: a name that was misspelt, an address that moved. What binds
//! the applicant is not among it: the unit and its price, the terms and the declarations.

use sea_orm::EntityTrait;

use super::{
    ApplicationAction, ApplicationForm, ApplicationLetter, ApplicationState, ApplyError, Content, columns, content,
    entity::application,
    letters::FieldChange,
    organisation, policy,
    step::{self, ExpectedApplication},
    store,
    submit::event_of,
    to_applicant,
};
use crate::{
    actor::{Actor, Denied},
    db::{Db, Tx},
    event::EventView,
    ids::ApplicationId,
};

/// What organisers are about to write over an application.
pub(crate) struct Edit {
    row: application::Model,
    pub event: EventView,
    seen: ExpectedApplication,
    before: Content,
    after: Content,
}

impl ApplicationState {
    /// Whether organisers may change what an application says: as long as it is handed in and not over.
    pub fn takes_edits_by_organisers(self) -> bool {
        self != Self::Draft && !self.is_final()
    }
}

/// Reads what an organiser typed over an application.
///
/// # Errors
/// `Denied` for everybody else, `NotNow` for a draft and for what is over, `Invalid` with everything that is wrong or missing.
pub(crate) async fn read_edit(db: &Db, actor: &Actor, application: &str, form: &ApplicationForm) -> Result<Edit, ApplyError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(application, &form.revision)?;
    let row = application::Entity::find_by_id(seen.application).one(db.read()).await?.ok_or(Denied::NotFound)?;
    if !row.state.takes_edits_by_organisers() {
        return Err(ApplyError::NotNow(row.state));
    }
    let event = event_of(db, &row).await?;
    let before = columns::content_of(db.read(), &row).await?;
    let after = content::edited(form, &event, &before)?;
    Ok(Edit { row, event, seen, before, after })
}

impl Edit {
    /// Writes it, with history, and tells the applicant what changed. Words that say what was there before change nothing.
    ///
    /// # Errors
    /// `Overtaken` when the application is not as the form knew it.
    pub async fn write(&self, tx: &Tx, actor: &Actor) -> Result<(), ApplyError> {
        let Self { row, seen, before, after, .. } = self;
        if before == after && seen.revision.is(row.revision) {
            return Ok(());
        }
        let moved = step::touch(tx, *seen, ApplicationState::takes_edits_by_organisers).await?;
        store::words(tx, row, after).await?;
        organisation::rename(tx, &moved.row, before, after).await?;
        let entry = columns::changes(moved.entry(ApplicationAction::Edited), before, after);
        let changes = FieldChange::all_of(&entry);
        step::record::<_, ApplyError>(tx, actor, entry).await?;
        let letter = ApplicationLetter::ApplicationEdited { event: moved.event.facts(), organisation: after.display_name.clone(), changes };
        to_applicant(tx, &moved.row, moved.key("application_edited"), letter).await?;
        Ok(())
    }

    /// What the exhibitor is called now, if that is something else than before: its badges say so.
    pub fn new_name(&self) -> Option<(ApplicationId, &str)> {
        let (before, after) = (&self.before.display_name, &self.after.display_name);
        (before != after).then_some((self.row.id, after))
    }
}
