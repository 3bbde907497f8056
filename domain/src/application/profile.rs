//! What a confirmed exhibitor changes by itself: what the directory says of it, where it is, and whom to ask. What it is
//! called, and in which country it is registered, organisers change: see `edit`.

use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::{
    ApplicationAction, ApplicationState, Contact, ContactForm, Content, StepError, TagKind, columns, content,
    entity::application,
    organisation, policy,
    step::{self, ExpectedApplication},
    store, topic,
};
use crate::{
    actor::Actor,
    db::Db,
    field::{FieldErrors, Fields, Line, Prose, WebAddress, required},
    locale::Text,
};

/// What the directory shows, and whom to ask; as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SaveProfile {
    pub application: String,
    /// The revision in which it was opened.
    pub revision: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub website: String,
    pub teaser_de: String,
    pub teaser_en: String,
    pub description_de: String,
    pub description_en: String,
    pub topics: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    /// Read from fields that are called `<purpose>_name` and so on.
    #[serde(skip)]
    pub contacts: Vec<ContactForm>,
}

/// The part of a content that is the profile.
struct Profile {
    street: String,
    postcode: String,
    city: String,
    website: String,
    teaser: Text,
    description: Text,
    topics: Vec<String>,
    offers: Vec<String>,
    seeks: Vec<String>,
    contacts: Vec<Contact>,
}

/// Saves what the directory shows, the address, and the contacts. Possible once the application is confirmed; before that,
/// the application itself is edited.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn save_profile(db: &Db, actor: &Actor, command: &SaveProfile) -> Result<(), StepError> {
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    let found = application::Entity::find_by_id(seen.application).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    policy::may_act_for(actor, found.id, found.organisation_id)?;
    let profile = &parse(command, &found.country)?;
    db.write(|tx| async move {
        let moved = step::touch(&tx, seen, |state| state == ApplicationState::Confirmed).await?;
        let before = columns::content_of(&tx, &moved.row).await?;
        let after = profile.over(&before);
        store::words(&tx, &moved.row, &after).await?;
        organisation::rename(&tx, &moved.row, &before, &after).await?;
        let entry = columns::changes(moved.entry(ApplicationAction::ProfileChanged), &before, &after);
        step::record(&tx, actor, entry).await
    })
    .await
}

impl Profile {
    /// A content with this profile instead of its own.
    fn over(&self, before: &Content) -> Content {
        let Self { street, postcode, city, website, teaser, description, topics, offers, seeks, contacts } = self;
        Content {
            street: street.clone(),
            postcode: postcode.clone(),
            city: city.clone(),
            website: website.clone(),
            teaser: teaser.clone(),
            description: description.clone(),
            topics: topics.clone(),
            offers: offers.clone(),
            seeks: seeks.clone(),
            contacts: contacts.clone(),
            ..before.clone()
        }
    }
}

fn parse(command: &SaveProfile, country: &str) -> Result<Profile, FieldErrors> {
    let mut fields = Fields::new();
    let street = fields.check("street", Line::<120>::parse(&command.street));
    let postcode = fields.check("postcode", Line::<20>::parse(&command.postcode));
    let city = fields.check("city", Line::<80>::parse(&command.city));
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
            street: street?.into_string(),
            postcode: postcode?.into_string(),
            city: city?.into_string(),
            website: website?.map(WebAddress::into_string).unwrap_or_default(),
            teaser: Text::new(teaser_de?, teaser_en?),
            description: Text::new(description_de?.into_string(), description_en?.into_string()),
            topics: topic::known(TagKind::Topic, &command.topics),
            offers: topic::known(TagKind::Offer, &command.offers),
            seeks: topic::known(TagKind::Seek, &command.seeks),
            contacts,
        })
    })
}
