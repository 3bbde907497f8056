//! Server functions of applicants.

use domain::{
    account::limits::APPLICATIONS,
    actor::Actor,
    application::{self, ApplicationForm, ApplyError, HandedIn, Kept, SectionProgress},
    event::{self, EventView},
    locale::{Locale, Text},
    process::leaving,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    contact_fields::ContactFields,
    error::{draft_moved, logo_refused},
    way::Way,
};
use crate::{account::api::within, ctx, error::ApiError, flash::Flash, format, paths, words::application as words};

impl From<ApplyError> for ApiError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Denied(denied) => denied.into(),
            ApplyError::Invalid(fields) => fields.into(),
            ApplyError::WindowClosed(event) => Self::conflict(&closed(&event)),
            ApplyError::NotNow(state) => Self::conflict(&Text::new(
                format!("Der Status der Bewerbung ist „{}“. Damit ist das nicht mehr möglich.", words::state_name(Locale::De, state)),
                format!("The state of the application is “{}”. This is no longer possible.", words::state_name(Locale::En, state)),
            )),
            ApplyError::DraftMoved => Self::conflict(&draft_moved()),
            ApplyError::NotProven => Self::conflict(&Text::new(
                "Dafür brauchen wir die Bestätigung Ihrer E-Mail-Adresse: Öffnen Sie bitte den Link in unserer neuesten E-Mail.",
                "For this we need your e-mail address confirmed: please open the link in our newest e-mail.",
            )),
            ApplyError::Overtaken(overtaken) => overtaken.into(),
            ApplyError::Logo(refused) => logo_refused(refused),
            ApplyError::Files(error) => Self::internal(&error),
            ApplyError::Account(error) => error.into(),
            ApplyError::Event(error) => error.into(),
            ApplyError::Db(error) => error.into(),
        }
    }
}

/// Begins an application. The answer is the same whether or not somebody with this address has applied before.
#[server(endpoint = "exhibitor/start-application")]
pub async fn start_application(#[server(default)] event: String, #[server(default)] email: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, l) = (ctx::db(), ctx::actor(), ctx::locale());
        let start = async { Ok(application::start(&db, &actor, &event, &email, l).await?) };
        let token = within(&APPLICATIONS, start).await?;
        Ok(Flash::ApplicationStarted.on(&paths::application(l, token.as_str())))
    })
    .await
}

/// Saves or hands in an application: `act` is the button that was pressed.
#[server(endpoint = "exhibitor/save-application")]
pub async fn save_application(
    #[server(default)] token: String,
    #[server(default)] application: String,
    #[server(default)] act: String,
    #[server(flatten)] form: ApplicationForm,
    #[server(flatten)] contacts: ContactFields,
) -> Result<(), ApiError> {
    let form = ApplicationForm { contacts: contacts.contacts(), ..form };
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let way = Way::parse(token, &application).of_owner(&db, &actor).await?;
        let door = way.door(&actor);
        let done = match act.as_str() {
            "submit" => match application::submit(&db, door, &form).await? {
                HandedIn::Done => Flash::ApplicationSubmitted,
                // The page says what is left to do, for as long as it is.
                HandedIn::ToProve => return Ok(way.form(ctx::locale())),
            },
            "save" => {
                application::save_draft(&db, door, &form).await?;
                Flash::DraftSaved
            }
            _ => return Err(ApiError::NotFound),
        };
        Ok(done.on(&way.form(ctx::locale())))
    })
    .await
}

/// What a draft that saves itself is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kept", rename_all = "snake_case")]
pub enum DraftKept {
    /// It says what the form says; how far each section has got, and whether nothing is missing any more.
    Saved { revision: i64, progress: Vec<SectionProgress>, complete: bool },
    /// Somebody else wrote meanwhile: who and when, in the language of the page, and the revision to take over with.
    Newer { revision: i64, told: String },
}

/// Saves a draft while somebody types into it. Only script sends this.
#[server(endpoint = "exhibitor/keep-draft")]
pub async fn keep_draft(
    #[server(default)] token: String,
    #[server(default)] application: String,
    #[server(flatten)] form: ApplicationForm,
    #[server(flatten)] contacts: ContactFields,
) -> Result<DraftKept, ApiError> {
    let form = ApplicationForm { contacts: contacts.contacts(), ..form };
    let (db, actor) = (ctx::db(), ctx::actor());
    let keep = async {
        let way = Way::parse(token, &application).of_owner(&db, &actor).await?;
        let door = way.door(&actor);
        match application::keep_draft(&db, door, &form).await? {
            Kept::Saved { revision } => {
                let now = application::by_door(&db, door).await?;
                let event = event::by_id(&db, &Actor::System, now.event).await.map_err(ApplyError::from)?;
                let (progress, missing) = (now.content.progress(&event), now.content.missing(&event));
                Ok(DraftKept::Saved { revision, progress, complete: missing.is_empty() })
            }
            Kept::Newer { revision, overtaken } => {
                let ApiError::Conflict { message } = overtaken.into() else { return Err(ApiError::Transport) };
                Ok(DraftKept::Newer { revision, told: message.in_(ctx::locale()).to_owned() })
            }
        }
    };
    keep.await.inspect_err(|error: &ApiError| ctx::set_status(error.status()))
}

/// Hands in what was handed in before the address was proven: by the link in the mail, or signed in.
#[server(endpoint = "exhibitor/hand-in-application")]
pub async fn hand_in_application(#[server(default)] token: String, #[server(default)] application: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let way = Way::parse(token, &application);
        application::hand_in(&ctx::db(), way.door(&ctx::actor())).await?;
        Ok(Flash::ApplicationSubmitted.on(&way.form(ctx::locale())))
    })
    .await
}

/// Steps back before the confirmation.
#[server(endpoint = "exhibitor/withdraw-application")]
pub async fn withdraw_application(#[server(default)] token: String, #[server(default)] application: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let way = Way::parse(token, &application);
        leaving::withdraw_application(&ctx::db(), way.door(&ctx::actor())).await?;
        Ok(Flash::ApplicationWithdrawn.on(&way.home(ctx::locale())))
    })
    .await
}

/// Takes the logo away.
#[server(endpoint = "exhibitor/remove-logo")]
pub async fn remove_logo(#[server(default)] token: String, #[server(default)] application: String) -> Result<(), ApiError> {
    ctx::answer(async {
        application::remove_logo(&ctx::db(), Way::parse(token, &application).door(&ctx::actor())).await?;
        Ok(Flash::LogoRemoved.here())
    })
    .await
}

/// Why nobody may apply now, with the date.
pub(super) fn closed(event: &EventView) -> Text {
    let when = |l, at| format::deadline(l, event.zone, at);
    let contact = &event.contact_email;
    match (event.applications_open_at, event.applications_close_at) {
        (Some(opens), _) if opens > domain::clock::now() => Text::new(
            format!("Bewerbungen sind ab {} möglich.", format::date_time(Locale::De, event.zone, opens)),
            format!("Applications are taken from {}.", format::date_time(Locale::En, event.zone, opens)),
        ),
        (_, Some(closes)) if closes <= domain::clock::now() => Text::new(
            format!("Die Bewerbungsfrist ist am {} abgelaufen. Fragen beantwortet {contact}.", when(Locale::De, closes)),
            format!("Applications were taken until {}. Questions go to {contact}.", when(Locale::En, closes)),
        ),
        _ => Text::new(
            format!("Zurzeit nehmen wir keine Bewerbungen an. Fragen beantwortet {contact}."),
            format!("No applications are taken at present. Questions go to {contact}."),
        ),
    }
}
