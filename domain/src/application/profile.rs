//! What a confirmed exhibitor changes by itself: what the directory says of it, and whom to ask.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::{
    ApplicationAction, ApplicationField, ApplicationState, Contact, ContactForm, StepError, content,
    entity::application,
    policy,
    step::{self, ExpectedApplication},
    store,
};
use crate::{
    actor::Actor,
    db::Db,
    field::{FieldErrors, Fields, Line, Prose, WebAddress, required},
};

/// What the directory shows, and whom to ask; as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SaveProfile {
    pub application: String,
    /// The revision in which it was opened.
    pub revision: String,
    pub website: String,
    pub teaser_de: String,
    pub teaser_en: String,
    pub description_de: String,
    pub description_en: String,
    /// Read from fields that are called `<purpose>_name` and so on.
    #[serde(skip)]
    pub contacts: Vec<ContactForm>,
}

struct Profile {
    website: String,
    teaser_de: String,
    teaser_en: String,
    description_de: String,
    description_en: String,
    contacts: Vec<Contact>,
}

/// Saves what the directory shows, and the contacts. Possible once the application is confirmed; before that, the
/// application itself is edited.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn save_profile(db: &Db, actor: &Actor, command: &SaveProfile) -> Result<(), StepError> {
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    let found = application::Entity::find_by_id(seen.application).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    policy::may_act_for(actor, found.id, found.organisation_id)?;
    let Profile { website, teaser_de, teaser_en, description_de, description_en, contacts } = &parse(command, &found.country)?;
    db.write(|tx| async move {
        let moved = step::touch(&tx, seen, |state| state == ApplicationState::Confirmed).await?;
        let row = &moved.row;
        let search_key = application::SEARCHED.key_of([&row.display_name, &row.legal_name, &row.city, teaser_de, teaser_en]);
        application::Entity::update_many()
            .col_expr(application::Column::SearchKey, Expr::value(search_key))
            .col_expr(application::Column::Website, Expr::value(website.as_str()))
            .col_expr(application::Column::TeaserDe, Expr::value(teaser_de.as_str()))
            .col_expr(application::Column::TeaserEn, Expr::value(teaser_en.as_str()))
            .col_expr(application::Column::DescriptionDe, Expr::value(description_de.as_str()))
            .col_expr(application::Column::DescriptionEn, Expr::value(description_en.as_str()))
            .filter(application::Column::Id.eq(seen.application))
            .exec(&tx)
            .await?;
        store::contacts(&tx, seen.application, contacts).await?;
        let entry = moved
            .entry(ApplicationAction::ProfileChanged)
            .changed(ApplicationField::Website, moved.row.website.as_str(), website.as_str())
            .changed(ApplicationField::TeaserDe, moved.row.teaser_de.as_str(), teaser_de.as_str())
            .changed(ApplicationField::TeaserEn, moved.row.teaser_en.as_str(), teaser_en.as_str());
        step::record(&tx, actor, entry).await
    })
    .await
}

fn parse(command: &SaveProfile, country: &str) -> Result<Profile, FieldErrors> {
    let mut fields = Fields::new();
    let website = fields.check_optional("website", &command.website, WebAddress::parse);
    let teaser_de = fields.check("teaser_de", Line::<160>::parse_optional(&command.teaser_de));
    let teaser_en = fields.check("teaser_en", Line::<160>::parse_optional(&command.teaser_en));
    let description_de = fields.check("description_de", Prose::<4000>::parse(&command.description_de));
    let description_en = fields.check("description_en", Prose::<4000>::parse(&command.description_en));
    if command.teaser_de.trim().is_empty() && command.teaser_en.trim().is_empty() {
        fields.refuse("teaser_de", required());
    }
    let contacts = content::whole_contacts(&mut fields, &command.contacts, country);
    fields.finish(|| {
        Some(Profile {
            website: website?.map(WebAddress::into_string).unwrap_or_default(),
            teaser_de: teaser_de?,
            teaser_en: teaser_en?,
            description_de: description_de?.into_string(),
            description_en: description_en?.into_string(),
            contacts,
        })
    })
}
