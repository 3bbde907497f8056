//! What an applicant does: begin, hand in, change.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    ApplicationAccess, ApplicationAction, ApplicationForm, ApplicationLetter, ApplicationState, ApplyError, Content, Transition,
    change::{Change, contact_name},
    columns, content, earlier,
    entity::application,
    keep::{Kept, keep_draft},
    proof::{ask_for_proof, count_mail},
    store::{self, Links},
    view::{is_editable, open_to_change},
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    code::Code,
    db::Db,
    event::{self, EventView},
    field::{Email, FieldErrors, address_key},
    ids::ApplicationId,
    locale::Locale,
    mail::{self, NewMail, Thread},
};

/// What came of handing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// The organisers have it.
    Done,
    /// It is kept as it is; a mail with a link was written, which hands it in.
    ToProve,
}

/// Begins an application: a draft, and a mail with the link to it. The link that is answered opens the draft at once. It is
/// that of the mail for whoever is signed in with the address; for everybody else another one, which opens a draft and
/// nothing more. The answer does not tell whether somebody with this address has applied before.
///
/// # Errors
/// `WindowClosed` outside the window, `Invalid` when this is no address, `Account` after too many mails to it.
pub async fn start(db: &Db, actor: &Actor, event: &str, email: &str, locale: Locale) -> Result<Code, ApplyError> {
    let event = event::by_slug(db, &Actor::Anonymous, event).await?;
    let email = Email::parse(email).map_err(|problem| FieldErrors::one("email", problem))?;
    in_window(&event)?;
    let is_proven = actor.person().is_some_and(|person| address_key(&person.email) == email.key());
    if !is_proven {
        count_mail(db, &email.key()).await?;
    }
    let known = if is_proven { earlier::earlier(db.read(), &email.key()).await? } else { None };
    let begun = || (Content::begun(email.as_str()), None);
    let (known, logo) = known.map_or_else(begun, |known| (known.content, known.logo));
    let links = Links { mailed: Code::random(), shown: (!is_proven).then(Code::random) };
    let (event, email, known, logo, links) = (&event, &email, &known, &logo, &links);
    db.write(|tx| async move {
        in_window(&event::held(&tx, event.id).await?)?;
        let id = ApplicationId::new();
        let mut row = columns::columns(known, None);
        row.logo = Set(logo.clone());
        let row = store::draft(row, id, event.id, email, locale, links);
        application::Entity::insert(row).exec_without_returning(&tx).await?;
        store::lists(&tx, id, known).await?;
        let letter = ApplicationLetter::ApplicationDraft { event: event.facts(), token: links.mailed.as_str().to_owned() };
        let mail = NewMail {
            dedupe_key: format!("application_draft:{id}"),
            about: Thread::Application(id),
            useful_until: None,
            event: Some(event.id),
            to_name: contact_name(known),
            to_email: email.as_str().to_owned(),
            locale,
            letter,
        };
        mail::enqueue(&tx, mail).await?;
        audit::record(&tx, &Actor::Applicant(id), AuditEntry::of(ApplicationAction::Started, id).at(event.id)).await?;
        Ok::<_, ApplyError>(())
    })
    .await?;
    Ok(links.shown.clone().unwrap_or_else(|| links.mailed.clone()))
}

/// Hands in a draft, answers a question of the organisers, or changes what was handed in; whatever of these is due.
/// The first two are answered by mail. A draft that cannot be handed in yet is kept as it is. A draft whose applicant has not proven the address is kept, complete as it is, and
/// waits for the click on a link that is mailed: nothing acts in the name of a mailbox that nobody has proven.
///
/// # Errors
/// `Invalid` with everything that is wrong or missing, `Overtaken`, `WindowClosed`, `NotNow`; `Account` after too many mails.
pub async fn submit(db: &Db, door: ApplicationAccess<'_>, form: &ApplicationForm) -> Result<HandedIn, ApplyError> {
    let row = open_to_change(db.read(), door).await?;
    let event = event_of(db, &row).await?;
    if !is_editable(row.state, &event) {
        return Err(refused(row.state, event));
    }
    let content = match content::complete(form, &event) {
        Err(problems) if row.state == ApplicationState::Draft => return Err(kept_with(db, door, form, problems).await?),
        content => content?,
    };
    let step = match row.state {
        ApplicationState::Draft => Some(Transition::Submit),
        ApplicationState::NeedsInformation => Some(Transition::Answer),
        _ => None,
    };
    let change = Change::of(db, door, row, event, content).await?;
    if !change.is_proven {
        ask_for_proof(db, &change, &form.revision).await?;
        return Ok(HandedIn::ToProve);
    }
    let (change, revision) = (&change, form.revision.as_str());
    db.write(|tx| async move { change.hand_in(&tx, door, revision, step).await }).await?;
    Ok(HandedIn::Done)
}

/// Keeps a draft that cannot be handed in yet, and answers why: who was faster, or else what is wrong with it.
async fn kept_with(db: &Db, door: ApplicationAccess<'_>, form: &ApplicationForm, problems: FieldErrors) -> Result<ApplyError, ApplyError> {
    match keep_draft(db, door, form).await {
        Ok(Kept::Newer { overtaken, .. }) => Ok(overtaken.into()),
        Ok(Kept::Saved { .. }) | Err(ApplyError::Invalid(_)) => Ok(problems.into()),
        Err(error) => Err(error),
    }
}

pub(super) async fn event_of(db: &Db, row: &application::Model) -> Result<EventView, ApplyError> {
    // Whoever holds the application may know its event, even one that went back to being a draft.
    Ok(event::by_id(db, &Actor::System, row.event_id).await?)
}

pub(super) fn in_window(event: &EventView) -> Result<(), ApplyError> {
    if event.takes_applications() { Ok(()) } else { Err(ApplyError::WindowClosed(Box::new(event.clone()))) }
}

pub(super) fn refused(state: ApplicationState, event: EventView) -> ApplyError {
    use ApplicationState as S;
    match state {
        S::Draft | S::Submitted | S::InReview | S::WaitingList => ApplyError::WindowClosed(Box::new(event)),
        _ => ApplyError::NotNow(state),
    }
}
