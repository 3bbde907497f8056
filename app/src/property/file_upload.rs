//! Taking a picture, a plan or a document of a property.

use axum::{extract::State, response::Response};
use domain::{
    files::FileKind,
    locale::Text,
    property::{self, Error, NewPropertyFile, PropertyFileKind},
};

use super::api::form_of;
use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/property-file";

/// `POST /uploads/property-file`: leads back to the form, or gives it again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_person()?;
    upload.count(&state.db).await?;
    let kind: PropertyFileKind = upload.value("kind").parse().map_err(|_| ApiError::NotFound)?;
    let taken_as = match kind {
        PropertyFileKind::Picture | PropertyFileKind::Plan => FileKind::Picture,
        PropertyFileKind::Document => FileKind::Document,
    };
    let file = upload.file().map_err(|refused| upload::refused("file", refused, taken_as))?;
    if taken_as == FileKind::Picture && file.starts_with(b"%PDF") {
        return Err(ApiError::field("kind", &no_picture()));
    }
    if taken_as == FileKind::Document && is_picture(&file) {
        return Err(ApiError::field("kind", &no_document()));
    }
    let id = upload.value("property").parse().map_err(|_| ApiError::NotFound)?;
    let said = |name: &str| upload.value(name).to_owned();
    let new = NewPropertyFile { file, alt_de: said("alt_de"), alt_en: said("alt_en"), credit: said("credit") };
    let added = property::add_file(&state.db, &state.site.files, &upload.actor, id, kind, new).await;
    added.map_err(|error| match error {
        Error::Picture(refused) => upload::refused("file", refused, taken_as),
        error => error.into(),
    })?;
    Ok(Flash::PropertyFileAdded.on(&form_of(l, upload.actor.is_organiser(), id)))
}

fn is_picture(file: &[u8]) -> bool {
    let is_webp = file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP".as_slice());
    is_webp || file.starts_with(b"\x89PNG") || file.starts_with(b"\xFF\xD8\xFF")
}

fn no_picture() -> Text {
    Text::new(
        "Das ist ein PDF. Wählen Sie „Dokument (PDF)“, oder speichern Sie es als Bild (PNG, JPEG): Nur Bilder zeigt die Seite selbst.",
        "This is a PDF. Choose “Document (PDF)”, or save it as a picture (PNG, JPEG): the page itself shows pictures alone.",
    )
}

fn no_document() -> Text {
    Text::new("Das ist ein Bild. Wählen Sie „Bild“ oder „Plan“.", "This is a picture. Choose “Picture” or “Plan”.")
}
