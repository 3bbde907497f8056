//! What people say of an event, as organisers write it down. Whatever is worded anew has to be released anew.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST, RecapAction, RecapLetter, VoiceState,
    entity::{recap, recap_voice},
    personal_data::forget_letters,
    service::{held, touch},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, Tx},
    event,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, required},
    ids::{RecapId, RecapVoiceId},
    locale::{Locale, Text},
    mail::{self, NewMail, Thread},
};

/// A voice as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VoiceForm {
    /// One language is enough.
    pub quote_de: String,
    pub quote_en: String,
    pub person_name: String,
    pub function: String,
    pub organisation: String,
    /// Where the link goes.
    pub email: String,
    /// In which language they are written to.
    pub language: String,
}

struct Parsed {
    quote: Text,
    name: String,
    function: String,
    organisation: String,
    email: String,
    locale: Locale,
}

impl VoiceForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { quote_de, quote_en, person_name, function, organisation, email, language } = self;
        let mut fields = Fields::new();
        let de = fields.check("quote_de", Prose::<600>::parse(quote_de));
        let en = fields.check("quote_en", Prose::<600>::parse(quote_en));
        if let (Some(de), Some(en)) = (&de, &en)
            && de.as_str().is_empty()
            && en.as_str().is_empty()
        {
            fields.refuse("quote_de", required());
        }
        let name = fields.check("person_name", PersonName::parse(person_name));
        let function = fields.check("function", Line::<80>::parse_optional(function));
        let organisation = fields.check("organisation", Line::<120>::parse_optional(organisation));
        let email = fields.check("email", Email::parse(email));
        let choose = || Text::new("Bitte wählen.", "Please choose.");
        let locale = fields.check("language", language.parse::<Locale>().map_err(|_| choose()));
        fields.finish(|| {
            Some(Parsed {
                quote: Text::new(de?.into_string(), en?.into_string()),
                name: name?.as_str().to_owned(),
                function: function?,
                organisation: organisation?,
                email: email?.as_str().to_owned(),
                locale: locale?,
            })
        })
    }
}

impl Parsed {
    /// As it has to be released, whatever was before.
    fn columns(&self) -> recap_voice::ActiveModel {
        let Self { quote, name, function, organisation, email, locale } = self;
        recap_voice::ActiveModel {
            quote_de: Set(quote.de.clone()),
            quote_en: Set(quote.en.clone()),
            name: Set(name.clone()),
            function: Set(function.clone()),
            organisation: Set(organisation.clone()),
            email: Set(email.clone()),
            locale: Set(*locale),
            state: Set(VoiceState::Draft),
            proposal: Set(String::new()),
            worded_at: Set(Some(clock::now())),
            ..Default::default()
        }
    }
}

/// Writes a voice down. Nobody reads it before its person releases it.
///
/// # Errors
/// `Denied`, `Invalid`, or `TooMany`.
pub async fn add_voice(db: &Db, actor: &Actor, id: RecapId, form: &VoiceForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let recap = held(&tx, id).await?;
        if recap_voice::Entity::find().filter(recap_voice::Column::RecapId.eq(id)).count(&tx).await? >= MOST {
            return Err(Error::TooMany(MOST));
        }
        let row = recap_voice::ActiveModel {
            id: Set(RecapVoiceId::new()),
            recap_id: Set(id),
            link_hash: Set(None),
            asked_at: Set(None),
            answered_at: Set(None),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        recap_voice::Entity::insert(row).exec_without_returning(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::VoiceAdded, id).at(recap.event_id)).await?;
        Ok(())
    })
    .await
}

/// Words a voice anew, unless its person or somebody else was faster: then it has to be released anew, and is not public
/// until then.
///
/// # Errors
/// `Denied`, `Invalid`, `OtherWords`, or `NotNow` once it was refused or withdrawn.
pub async fn edit_voice(db: &Db, actor: &Actor, voice: RecapVoiceId, revision: &str, form: &VoiceForm) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let (old, recap) = found(&tx, voice).await?;
        if old.revision.to_string() != revision.trim() {
            return Err(Error::OtherWords);
        }
        if old.state.is_over() {
            return Err(Error::NotNow);
        }
        let row = recap_voice::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        recap_voice::Entity::update_many().set(row).filter(recap_voice::Column::Id.eq(voice)).exec(&tx).await?;
        mail::forget_threads(&tx, [Thread::RecapVoice(voice)]).await?;
        touch(&tx, recap.id).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::VoiceChanged, recap.id).at(recap.event_id)).await?;
        Ok(recap.id)
    })
    .await
}

/// Sends the person a link to what they said; an earlier one opens nothing any more.
///
/// # Errors
/// `Denied`, or `NotNow` once they have answered for good.
pub async fn ask_voice(db: &Db, actor: &Actor, voice: RecapVoiceId) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (row, recap) = found(&tx, voice).await?;
        if row.state == VoiceState::Released || row.state.is_over() {
            return Err(Error::NotNow);
        }
        let event = event::within(&tx, recap.event_id).await?;
        let token = Code::random();
        let change = recap_voice::ActiveModel {
            state: Set(VoiceState::Asked),
            link_hash: Set(Some(token.hash())),
            asked_at: Set(Some(clock::now())),
            answered_at: Set(None),
            proposal: Set(String::new()),
            revision: Set(row.revision + 1),
            ..Default::default()
        };
        recap_voice::Entity::update_many().set(change).filter(recap_voice::Column::Id.eq(voice)).exec(&tx).await?;
        let letter = NewMail {
            dedupe_key: format!("voice_asked:{voice}:{}", row.revision + 1),
            about: Thread::RecapVoice(voice),
            useful_until: None,
            event: Some(event.id),
            to_name: row.name,
            to_email: row.email,
            locale: row.locale,
            letter: RecapLetter::VoiceAsked { event: event.facts(), token: token.as_str().to_owned() },
        };
        mail::enqueue(&tx, letter).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::VoiceAsked, recap.id).at(event.id)).await?;
        Ok(recap.id)
    })
    .await
}

/// Takes a voice away, with all that is kept about its person.
///
/// # Errors
/// `Denied`, also where it was done before.
pub async fn remove_voice(db: &Db, actor: &Actor, voice: RecapVoiceId) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (_, recap) = found(&tx, voice).await?;
        recap_voice::Entity::delete_by_id(voice).exec(&tx).await?;
        forget_letters(&tx, vec![voice]).await?;
        touch(&tx, recap.id).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::VoiceRemoved, recap.id).at(recap.event_id)).await?;
        Ok(recap.id)
    })
    .await
}

/// The voice and its recap, which is held: whoever answers meanwhile waits, or was faster and is seen.
pub(super) async fn found(tx: &Tx, voice: RecapVoiceId) -> Result<(recap_voice::Model, recap::Model), Error> {
    let seen = recap_voice::Entity::find_by_id(voice).one(tx).await?.ok_or(Denied::NotFound)?;
    let recap = held(tx, seen.recap_id).await?;
    let row = recap_voice::Entity::find_by_id(voice).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok((row, recap))
}
