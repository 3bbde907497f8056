//! Organisers change what an exhibitor handed in, and what is printed of it.

use crate::{
    actor::Actor,
    application::{self, ApplicationForm, ApplyError},
    booth_staff,
    db::Db,
    event::EventView,
};

/// Changes what an application says, unless somebody else did so since the form was opened, and answers its event. The
/// applicant is told what changed; badges of the booth staff bear a new name, and have to be printed anew.
///
/// # Errors
/// `Denied` for everybody but organisers, `NotNow` for a draft and for what is over, `Invalid`, or `Overtaken`.
pub async fn edit_application(db: &Db, actor: &Actor, application: &str, form: &ApplicationForm) -> Result<EventView, ApplyError> {
    let edit = &application::read_edit(db, actor, application, form).await?;
    db.write(|tx| async move {
        edit.write(&tx, actor).await?;
        if let Some((application, name)) = edit.new_name() {
            booth_staff::rename_organisation(&tx, application, name).await?;
        }
        Ok::<_, ApplyError>(())
    })
    .await?;
    Ok(edit.event.clone())
}
