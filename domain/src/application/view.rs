//! An application as its applicant sees it, and who may open it.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    ApplicationState, Content, StepError,
    columns::{content_of, contents_of},
    draft_link::{is_proven, open_draft},
    earlier::{self, fills_gaps},
    entity::application,
    policy,
};
use crate::{
    actor::{Actor, Denied},
    audit::Overtaken,
    clock::Instant,
    code::Code,
    db::{Db, Tx},
    event::EventView,
    field::FieldErrors,
    ids::{ApplicationId, EventId, OrganisationId},
    locale::Locale,
};

/// Why an applicant's use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Applications are not taken yet, or no more; the event says when.
    #[error("the window is closed")]
    WindowClosed(Box<EventView>),
    /// The application is in a state in which its applicant cannot do this.
    #[error("not in state {0}")]
    NotNow(ApplicationState),
    /// The browser's link to the draft is replaced by the one in the mail: there somebody has gone on, or handed it in.
    #[error("the draft has moved")]
    DraftMoved,
    /// Only whoever reads the applicant's mail may do this, or is signed in with that address.
    #[error("the address is not proven")]
    NotProven,
    /// Somebody else changed the application since the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    #[error(transparent)]
    Logo(#[from] crate::picture::Refused),
    #[error(transparent)]
    Files(#[from] crate::files::FilesError),
    #[error(transparent)]
    Account(#[from] crate::account::Error),
    #[error(transparent)]
    Event(#[from] crate::event::Unseen),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<StepError> for ApplyError {
    fn from(error: StepError) -> Self {
        match error {
            StepError::Denied(denied) => denied.into(),
            StepError::Invalid(fields) => fields.into(),
            StepError::Overtaken(overtaken) => overtaken.into(),
            StepError::Db(error) => error.into(),
        }
    }
}

/// How somebody comes to an application.
#[derive(Clone, Copy, Debug)]
pub enum ApplicationAccess<'a> {
    /// By the link in the mail, or, as long as it is a draft, in the browser that began it.
    Link(&'a str),
    /// Signed in.
    Portal(&'a Actor, ApplicationId),
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationView {
    pub id: ApplicationId,
    pub event: EventId,
    pub organisation: Option<OrganisationId>,
    /// Names it in public addresses once it is confirmed.
    pub slug: String,
    pub state: ApplicationState,
    pub applicant_email: String,
    pub locale: Locale,
    pub content: Content,
    /// Key in the file store.
    pub logo: Option<String>,
    /// When the terms were accepted that `content` names.
    pub terms_accepted_at: Option<Instant>,
    pub waiting_since: Option<Instant>,
    pub passes_taken: i32,
    pub revision: i64,
    /// When a draft was handed in that waits for a proof of the applicant's address.
    pub handed_in_at: Option<Instant>,
    /// Whether whoever opened it has proven the applicant's address, so that handing in needs no further step.
    pub is_proven: bool,
    /// Whether `content` brings what the same address told last time, and nobody has looked through it yet.
    pub remembers: bool,
    pub submitted_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

impl ApplicationView {
    /// Whether its applicant may change it now: until the window closes, or while the organisers wait for an answer.
    pub fn is_editable(&self, event: &EventView) -> bool {
        is_editable(self.state, event)
    }
}

pub(super) fn is_editable(state: ApplicationState, event: &EventView) -> bool {
    use ApplicationState as S;
    match state {
        S::NeedsInformation => true,
        S::Draft | S::Submitted | S::InReview | S::WaitingList => event.takes_applications(),
        S::Offered | S::Confirmed | S::Rejected | S::Withdrawn | S::Cancelled => false,
    }
}

/// The application behind the link in a mail.
///
/// # Errors
/// `NotFound` when no application has this link.
pub async fn by_token(db: &Db, token: &str) -> Result<ApplicationView, ApplyError> {
    by_door(db, ApplicationAccess::Link(token)).await
}

/// An application, for whoever may see it.
///
/// # Errors
/// `Denied` for everybody else.
pub async fn by_door(db: &Db, door: ApplicationAccess<'_>) -> Result<ApplicationView, ApplyError> {
    let row = open_application(db.read(), door).await?;
    Ok(opened(db, door, row).await?)
}

/// An application, for whoever may change it or step back: not for organisers, because it binds the applicant.
///
/// # Errors
/// `Denied` for everybody else.
pub async fn to_change(db: &Db, door: ApplicationAccess<'_>) -> Result<ApplicationView, ApplyError> {
    let row = open_to_change(db.read(), door).await?;
    Ok(opened(db, door, row).await?)
}

/// What whoever comes through a door sees. Once the address is proven, the gaps of a draft are filled with what the same
/// address handed in before.
async fn opened(db: &Db, door: ApplicationAccess<'_>, row: application::Model) -> Result<ApplicationView, DbErr> {
    let is_proven = is_proven(door, &row);
    let known = if is_proven && fills_gaps(&row) { earlier::earlier(db.read(), &row.applicant_key).await? } else { None };
    let begun = Content::begun(&row.applicant_email);
    // Whoever was signed in began it with what was known.
    let is_untouched = row.state == ApplicationState::Draft && row.revision == 1;
    let mut view = view(db.read(), row).await?;
    view.is_proven = is_proven;
    view.remembers = is_proven && (known.is_some() || is_untouched && view.content != begun && view.content != Content::default());
    if let Some(known) = known {
        view.content = earlier::filled(view.content, known.content, &begun);
        view.logo = view.logo.or(known.logo);
    }
    Ok(view)
}

/// As `open_application`, for what binds the applicant.
pub(crate) async fn open_to_change(db: &impl ConnectionTrait, door: ApplicationAccess<'_>) -> Result<application::Model, ApplyError> {
    let row = open_application(db, door).await?;
    if is_applicants(door, &row) { Ok(row) } else { Err(Denied::NotFound.into()) }
}

/// Whether it is the applicant who comes through the door.
pub(super) fn is_applicants(door: ApplicationAccess<'_>, row: &application::Model) -> bool {
    match door {
        ApplicationAccess::Link(_) => true,
        ApplicationAccess::Portal(actor, _) => policy::is_applicant(actor, row.organisation_id, &row.applicant_key),
    }
}

/// The application that a link or an account opens: organisers may open every one, exhibitors those of their organisation.
pub(super) async fn open_application(db: &impl ConnectionTrait, door: ApplicationAccess<'_>) -> Result<application::Model, ApplyError> {
    let found = match door {
        ApplicationAccess::Link(token) => {
            let Some(token) = Code::parse(token) else { return Err(Denied::NotFound.into()) };
            match application::Entity::find().filter(application::Column::AccessHash.eq(token.hash())).one(db).await? {
                Some(row) => Some(row),
                None => open_draft(db, &token).await?,
            }
        }
        ApplicationAccess::Portal(Actor::Anonymous, _) => return Err(Denied::SignInRequired.into()),
        ApplicationAccess::Portal(actor, id) => {
            let row = application::Entity::find_by_id(id).one(db).await?;
            row.filter(|row| actor.is_organiser() || policy::is_applicant(actor, row.organisation_id, &row.applicant_key))
        }
    };
    found.ok_or(ApplyError::Denied(Denied::NotFound))
}

/// Whoever comes through a door, for the history.
pub(crate) fn actor_of(door: ApplicationAccess<'_>, application: ApplicationId) -> Actor {
    match door {
        ApplicationAccess::Link(_) => Actor::Applicant(application),
        ApplicationAccess::Portal(actor, _) => actor.clone(),
    }
}

/// Makes a new link to an application and ends the old one: only its hash is kept, so that a later letter cannot repeat
/// the link of an earlier one.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn renew_link(tx: &Tx, id: ApplicationId) -> Result<Code, DbErr> {
    let token = Code::random();
    application::Entity::update_many()
        .set(application::ActiveModel { access_hash: sea_orm::ActiveValue::Set(token.hash()), ..Default::default() })
        .filter(application::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(token)
}

/// The whole application of a row; whoever calls has asked who may see it.
pub(crate) async fn view(db: &impl ConnectionTrait, row: application::Model) -> Result<ApplicationView, DbErr> {
    let content = content_of(db, &row).await?;
    Ok(viewed(row, content))
}

/// The whole applications of these rows, in their order; whoever calls has asked who may see them.
pub(crate) async fn views(db: &impl ConnectionTrait, rows: Vec<application::Model>) -> Result<Vec<ApplicationView>, DbErr> {
    let contents = contents_of(db, &rows).await?;
    Ok(rows.into_iter().zip(contents).map(|(row, content)| viewed(row, content)).collect())
}

fn viewed(row: application::Model, content: Content) -> ApplicationView {
    ApplicationView {
        id: row.id,
        event: row.event_id,
        organisation: row.organisation_id,
        slug: row.slug,
        state: row.state,
        applicant_email: row.applicant_email,
        locale: row.locale,
        content,
        logo: row.logo,
        terms_accepted_at: row.terms_accepted_at,
        waiting_since: row.waiting_since,
        passes_taken: row.passes_taken,
        revision: row.revision,
        handed_in_at: row.handed_in_at,
        is_proven: true,
        remembers: false,
        submitted_at: row.submitted_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
