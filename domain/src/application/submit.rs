//! What an applicant does: begin, save, hand in, change.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{
    ApplicationAccess, ApplicationAction, ApplicationForm, ApplicationLetter, ApplicationState, ApplyError, ContactPurpose, Content,
    Transition, columns, content,
    entity::application,
    organisation, store,
    view::{self, actor_of, is_editable, open_to_change},
};
use crate::{
    account::{self, RoleKind},
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
    field::{Email, FieldErrors, address_key},
    ids::ApplicationId,
    locale::{Locale, Text},
    mail::{self, NewMail, Thread},
    notice::{self, Happened, NoticeKind},
};

/// What came of beginning an application.
#[derive(Debug)]
pub enum Started {
    /// The form can be opened at once; the link is also in the mail.
    Open(Code),
    /// The draft holds what the same address handed in earlier, so only whoever reads its mail may see it.
    Mailed,
}

/// Begins an application: a draft, and a mail with the link to it. Who applied before with this address finds the data
/// of the last time in it, but must come by the link, unless they are signed in with that address.
///
/// # Errors
/// `WindowClosed` outside the window, `Invalid` when this is no address.
pub async fn start(db: &Db, actor: &Actor, event: &str, email: &str, locale: Locale) -> Result<Started, ApplyError> {
    let event = event::by_slug(db, &Actor::Anonymous, event).await?;
    let email = Email::parse(email).map_err(|problem| FieldErrors::one("email", problem))?;
    in_window(&event)?;
    let proven = actor.person().is_some_and(|person| address_key(&person.email) == email.key());
    let earlier = application::Entity::find()
        .filter(application::Column::ApplicantKey.eq(email.key()))
        .filter(application::Column::SubmittedAt.is_not_null())
        .order_by_desc(application::Column::SubmittedAt)
        .one(db.read())
        .await?;
    let (mut known, mut logo) = (Content::default(), None);
    if let Some(row) = &earlier {
        known = carried_over(columns::content_of(db.read(), row).await?);
        logo.clone_from(&row.logo);
    }
    let (event, email, known, logo) = (&event, &email, &known, &logo);
    let token = db
        .write(|tx| async move {
            in_window(&event::held(&tx, event.id).await?)?;
            let (id, token) = (ApplicationId::new(), Code::random());
            let mut row = columns::columns(known, None);
            row.logo = Set(logo.clone());
            let row = store::draft(row, id, event.id, email, locale, &token);
            application::Entity::insert(row).exec_without_returning(&tx).await?;
            store::lists(&tx, id, known).await?;
            let letter = ApplicationLetter::ApplicationDraft { event: event.facts(), token: token.as_str().to_owned() };
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
            Ok::<_, ApplyError>(token)
        })
        .await?;
    Ok(if earlier.is_some() && !proven { Started::Mailed } else { Started::Open(token) })
}

/// What is worth carrying over to another event: everything but wishes and declarations, which are made for one event.
fn carried_over(earlier: Content) -> Content {
    Content { wish_kind: None, wish_note: String::new(), terms_version: String::new(), de_minimis: false, double_funding: false, ..earlier }
}

/// Saves a draft. Fields may be empty; what is filled in must be right, or nothing is saved.
///
/// # Errors
/// `Invalid`, `Overtaken`, `WindowClosed`, or `NotNow` once it was handed in: then `submit` takes changes.
pub async fn save_draft(db: &Db, door: ApplicationAccess<'_>, form: &ApplicationForm) -> Result<(), ApplyError> {
    let row = open_to_change(db.read(), door).await?;
    let event = event_of(db, &row).await?;
    if row.state != ApplicationState::Draft {
        return Err(ApplyError::NotNow(row.state));
    }
    in_window(&event)?;
    let content = content::draft(form, &event)?;
    let before = columns::content_of(db.read(), &row).await?;
    let actor = actor_of(door, row.id);
    let (row, event, content, before, actor) = (&row, &event, &content, &before, &actor);
    db.write(|tx| async move {
        store::content(&tx, row, event, &form.revision, content, |_| {}).await?;
        audit::record(&tx, actor, columns::changes(AuditEntry::of(ApplicationAction::Changed, row.id).at(event.id), before, content))
            .await?;
        Ok(())
    })
    .await
}

/// Hands in a draft, answers a question of the organisers, or changes what was handed in; whatever of these is due.
/// The first two are answered by mail.
///
/// # Errors
/// `Invalid` with everything that is wrong or missing, `Overtaken`, `WindowClosed`, `NotNow`.
pub async fn submit(db: &Db, door: ApplicationAccess<'_>, form: &ApplicationForm) -> Result<(), ApplyError> {
    let row = open_to_change(db.read(), door).await?;
    let event = event_of(db, &row).await?;
    if !is_editable(row.state, &event) {
        return Err(refused(row.state, event));
    }
    let content = content::complete(form, &event)?;
    let before = columns::content_of(db.read(), &row).await?;
    let step = match row.state {
        ApplicationState::Draft => Some(Transition::Submit),
        ApplicationState::NeedsInformation => Some(Transition::Answer),
        _ => None,
    };
    let next = step.map_or(Ok(row.state), |step| row.state.after(step)).map_err(|_| ApplyError::NotNow(row.state))?;
    let actor = actor_of(door, row.id);
    let action = match step {
        Some(Transition::Submit) => ApplicationAction::Submitted,
        Some(_) => ApplicationAction::Answered,
        None => ApplicationAction::Changed,
    };
    let (row, event, content, before, actor) = (&row, &event, &content, &before, &actor);
    db.write(|tx| async move {
        let found = organisation::find_or_make(&tx, row, content).await?;
        let slug = match step {
            Some(Transition::Submit) => organisation::slug_at(&tx, event.id, row.id, &found.slug).await?,
            _ => row.slug.clone(),
        };
        let now = clock::now();
        store::content(&tx, row, event, &form.revision, content, |columns| {
            columns.state = Set(next);
            columns.slug = Set(slug);
            columns.organisation_id = Set(Some(found.id));
            columns.submitted_at = Set(row.submitted_at.or(Some(now)));
        })
        .await?;
        if step.is_some() {
            grant(&tx, row, content, found.id.to_string()).await?;
            confirm(&tx, door, row, event, content).await?;
            let kind = if action == ApplicationAction::Submitted { NoticeKind::ApplicationSubmitted } else { NoticeKind::QuestionAnswered };
            let (subject, name) = (row.id.as_uuid(), Text::new(&content.display_name, &content.display_name));
            notice::note(&tx, Happened { event: event.id, kind, subject, name, of: row.revision.to_string() }).await?;
        }
        let entry = AuditEntry::of(action, row.id).at(event.id);
        audit::record(&tx, actor, columns::changes(entry, before, content)).await?;
        Ok(())
    })
    .await
}

/// Whoever reads the applicant's mail may act for the organisation: the link came by mail.
async fn grant(tx: &Tx, row: &application::Model, content: &Content, organisation: String) -> Result<(), ApplyError> {
    let email = Email::parse(&row.applicant_email).map_err(|problem| FieldErrors::one("email", problem))?;
    account::grant(tx, &email, &contact_name(content), row.locale, RoleKind::Exhibitor, &organisation).await?;
    Ok(())
}

/// The letter that says the application arrived.
async fn confirm(
    tx: &Tx,
    door: ApplicationAccess<'_>,
    row: &application::Model,
    event: &EventView,
    content: &Content,
) -> Result<(), DbErr> {
    let token = match door {
        ApplicationAccess::Link(token) => token.to_owned(),
        ApplicationAccess::Portal(..) => view::renew_link(tx, row.id).await?.as_str().to_owned(),
    };
    let letter = ApplicationLetter::ApplicationSubmitted { event: event.facts(), organisation: content.display_name.clone(), token };
    let mail = NewMail {
        dedupe_key: format!("application_submitted:{}:{}", row.id, row.revision),
        about: Thread::Application(row.id),
        useful_until: None,
        event: Some(event.id),
        to_name: contact_name(content),
        to_email: row.applicant_email.clone(),
        locale: row.locale,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// How letters address the applicant.
fn contact_name(content: &Content) -> String {
    content.contact(ContactPurpose::Decision).map(|contact| contact.name.clone()).unwrap_or_default()
}

pub(super) async fn event_of(db: &Db, row: &application::Model) -> Result<EventView, ApplyError> {
    // Whoever holds the application may know its event, even one that went back to being a draft.
    Ok(event::by_id(db, &Actor::System, row.event_id).await?)
}

fn in_window(event: &EventView) -> Result<(), ApplyError> {
    if event.takes_applications() { Ok(()) } else { Err(ApplyError::WindowClosed(Box::new(event.clone()))) }
}

pub(super) fn refused(state: ApplicationState, event: EventView) -> ApplyError {
    use ApplicationState as S;
    match state {
        S::Draft | S::Submitted | S::InReview | S::WaitingList => ApplyError::WindowClosed(Box::new(event)),
        _ => ApplyError::NotNow(state),
    }
}
