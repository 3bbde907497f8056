//! Server functions of this slice.

use domain::{
    files::FileKind,
    ids::PropertyId,
    locale::{Locale, Text},
    property::{self, Error, PropertyForm, Publication},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths, upload, words::property as words};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotNow(publication) => Self::conflict(&not_now(publication)),
            Error::TakenOver => Self::conflict(&Text::new("Diese Tabelle wurde schon übernommen.", "This table was taken over before.")),
            Error::Picture(refused) => upload::refused("file", refused, FileKind::Picture),
            Error::Files(error) => Self::internal(&error),
            Error::Enquiry(error) => error.into(),
            Error::Db(error) => error.into(),
        }
    }
}

fn not_now(publication: Publication) -> Text {
    let (de, en) = (words::publication(Locale::De, publication), words::publication(Locale::En, publication));
    Text::new(
        format!("Der Status dieses Objekts ist inzwischen „{de}“. Damit ist das nicht mehr möglich."),
        format!("The status of this property is “{en}” by now. This is no longer possible."),
    )
}

fn id(typed: &str) -> Result<PropertyId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Where whoever writes a property goes on with it.
pub(super) fn form_of(l: Locale, is_organiser: bool, id: PropertyId) -> String {
    if is_organiser { paths::edit_property(l, id) } else { paths::edit_own_property(l, id) }
}

fn on_form(id: PropertyId, done: Flash) -> String {
    done.on(&form_of(ctx::locale(), ctx::actor().is_organiser(), id))
}

/// Makes a draft.
#[server(endpoint = "property/create")]
pub async fn create_property(#[server(flatten)] form: PropertyForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = property::create(&ctx::db(), &ctx::actor(), &form).await?;
        Ok(on_form(id, Flash::Saved))
    })
    .await
}

/// Changes a property.
#[server(endpoint = "property/edit")]
pub async fn edit_property(
    #[server(default)] property: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: PropertyForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&property)?;
        property::edit(&ctx::db(), &ctx::actor(), id, &revision, &form).await?;
        Ok(on_form(id, Flash::Saved))
    })
    .await
}

/// Asks organisers to publish a draft.
#[server(endpoint = "property/hand-in")]
pub async fn hand_in_property(#[server(default)] property: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&property)?;
        property::hand_in(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(on_form(id, Flash::PropertyHandedIn))
    })
    .await
}

/// Shows a property to everybody.
#[server(endpoint = "property/publish")]
pub async fn publish_property(#[server(default)] property: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&property)?;
        property::publish(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(on_form(id, Flash::PropertyPublished))
    })
    .await
}

/// Shows several to everybody.
#[server(endpoint = "property/publish-many")]
pub async fn publish_properties(#[server(default)] properties: Vec<String>) -> Result<(), ApiError> {
    ctx::answer(async {
        let ids = properties.iter().map(|typed| id(typed)).collect::<Result<Vec<_>, _>>()?;
        let published = property::publish_many(&ctx::db(), &ctx::actor(), &ids).await?;
        let done = if published == ids.len() { Flash::PropertiesPublished } else { Flash::SomePropertiesPublished };
        Ok(done.on(&paths::organise_properties(ctx::locale())))
    })
    .await
}

/// Takes a property out of sight, or back from what was handed in.
#[server(endpoint = "property/hide")]
pub async fn hide_property(#[server(default)] property: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&property)?;
        property::hide(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(on_form(id, Flash::PropertyHidden))
    })
    .await
}

/// Throws a property away.
#[server(endpoint = "property/delete")]
pub async fn delete_property(#[server(default)] property: String) -> Result<(), ApiError> {
    ctx::answer(async {
        property::delete(&ctx::db(), &ctx::actor(), id(&property)?).await?;
        let l = ctx::locale();
        let list = if ctx::actor().is_organiser() { paths::organise_properties(l) } else { paths::own_properties(l) };
        Ok(Flash::PropertyDeleted.on(&list))
    })
    .await
}

/// Takes a picture, a plan or a document away.
#[server(endpoint = "property/remove-file")]
pub async fn remove_property_file(#[server(default)] file: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let file = file.parse().map_err(|_| ApiError::NotFound)?;
        let id = property::remove_file(&ctx::db(), &ctx::actor(), file).await?;
        Ok(on_form(id, Flash::PropertyFileRemoved))
    })
    .await
}

/// Takes a table over that was read before.
#[server(endpoint = "property/apply-import")]
pub async fn apply_property_import(#[server(default)] import: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let import = import.parse().map_err(|_| ApiError::NotFound)?;
        property::apply(&ctx::db(), &ctx::actor(), import).await?;
        Ok(Flash::PropertiesImported.on(&paths::organise_properties(ctx::locale())))
    })
    .await
}
