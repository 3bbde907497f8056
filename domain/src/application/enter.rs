//! What organisers type for somebody who phones. Nothing binds the applicant by it: declarations are theirs alone, and nobody
//! but them hands in.

use sea_orm::EntityTrait;

use super::{
    ApplicationAction, ApplicationForm, ApplicationLetter, ApplyError, Content,
    change::contact_name,
    columns, content,
    entity::application,
    policy,
    store::{self, Links},
    submit::in_window,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    code::Code,
    db::Db,
    event,
    field::{Email, FieldErrors, required},
    ids::{ApplicationId, EventId},
    locale::Locale,
    mail::{self, NewMail, Thread},
};

/// Begins an application for somebody: a draft with what they told, and a letter with the link by which they complete it,
/// agree to the terms and hand it in.
///
/// # Errors
/// `Denied` for everybody but organisers, `WindowClosed` outside the window, because then nobody could hand it in, or
/// `Invalid` with every field that is wrong.
pub async fn enter(
    db: &Db,
    actor: &Actor,
    event: EventId,
    email: &str,
    locale: Locale,
    form: &ApplicationForm,
) -> Result<ApplicationId, ApplyError> {
    policy::may_admit(actor)?;
    let event = event::by_id(db, actor, event).await?;
    in_window(&event)?;
    let (email, content) = &parse(email, form, &event)?;
    let (event, links) = (&event, &Links { mailed: Code::random(), shown: None });
    db.write(|tx| async move {
        in_window(&event::held(&tx, event.id).await?)?;
        let id = ApplicationId::new();
        let mut row = store::draft(columns::columns(content, None), id, event.id, email, locale, links);
        // Nobody has proven the address: that is for whoever opens the letter.
        row.proven_at = sea_orm::ActiveValue::Set(None);
        row.logo = sea_orm::ActiveValue::Set(None);
        application::Entity::insert(row).exec_without_returning(&tx).await?;
        store::lists(&tx, id, content).await?;
        let mail = NewMail {
            dedupe_key: format!("application_entered:{id}"),
            about: Thread::Application(id),
            useful_until: None,
            event: Some(event.id),
            to_name: contact_name(content),
            to_email: email.as_str().to_owned(),
            locale,
            letter: ApplicationLetter::ApplicationEntered {
                event: event.facts(),
                organisation: content.display_name.clone(),
                token: links.mailed.as_str().to_owned(),
            },
        };
        mail::enqueue(&tx, mail).await?;
        audit::record(&tx, actor, AuditEntry::of(ApplicationAction::Entered, id).at(event.id)).await?;
        Ok(id)
    })
    .await
}

fn parse(email: &str, form: &ApplicationForm, event: &event::EventView) -> Result<(Email, Content), FieldErrors> {
    let mut problems = Vec::new();
    let email = Email::parse(email).map_err(|problem| problems.push(("email".to_owned(), problem))).ok();
    let content = content::with_gaps(&content::without_declarations(form), event).map_err(|errors| problems.extend(errors.0)).ok();
    // By something it has to be found again.
    if content.as_ref().is_some_and(|content| content.display_name.is_empty()) {
        problems.push(("display_name".to_owned(), required()));
    }
    match (email, content) {
        (Some(email), Some(content)) if problems.is_empty() => Ok((email, content)),
        _ => Err(FieldErrors(problems)),
    }
}
