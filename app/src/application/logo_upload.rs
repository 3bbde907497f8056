//! Taking a logo.

use axum::{extract::State, response::Response};
use domain::{
    application::{self, ApplicationForm, ApplyError},
    locale::Text,
};
use leptos::server_fn::ServerFn;

use super::{
    api::SaveApplication,
    error::{draft_moved, logo_refused},
    way::Way,
};
use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/logo";

/// `POST /uploads/logo`: leads back to the page of the form, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_logo(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_logo(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    upload.count(&state.db).await?;
    let logo = upload.file().map_err(logo_refused)?;
    let way = Way::parse(upload.value("token").to_owned(), upload.value("application"));
    let set = application::set_logo(&state.db, &state.site.files, way.door(&upload.actor), logo).await;
    set.map_err(refusal)?;
    if upload.beside() == Some(SaveApplication::PATH) && is_draft_kept(state, upload, &way).await? {
        upload.saved_beside();
    }
    let page = upload.page().split('?').next().unwrap_or_default();
    let done = if upload.beside().is_some() { Flash::LogoSavedBeside } else { Flash::LogoSaved };
    Ok(done.on(page))
}

/// Keeps the draft that the file was chosen in, as it was typed. What was handed in before waits for its own button.
async fn is_draft_kept(state: &AppState, upload: &Upload, way: &Way) -> Result<bool, ApiError> {
    let Ok(typed) = serde_qs::Config::new(5, false).deserialize_str::<SaveApplication>(&upload.as_query()) else { return Ok(false) };
    let form = ApplicationForm { contacts: typed.contacts.contacts(), ..typed.form };
    match application::save_draft(&state.db, way.door(&upload.actor), &form).await {
        Ok(()) => Ok(true),
        Err(ApplyError::NotNow(_) | ApplyError::Invalid(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn refusal(error: ApplyError) -> ApiError {
    match error {
        ApplyError::Denied(denied) => denied.into(),
        ApplyError::Logo(refused) => logo_refused(refused),
        ApplyError::Overtaken(overtaken) => overtaken.into(),
        ApplyError::DraftMoved => ApiError::conflict(&draft_moved()),
        ApplyError::WindowClosed(_) | ApplyError::NotNow(_) => {
            ApiError::conflict(&Text::new("Das Logo kann zurzeit nicht geändert werden.", "The logo cannot be changed at present."))
        }
        error => ApiError::internal(&error),
    }
}
