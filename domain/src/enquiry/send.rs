//! Asking something.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{EnquiryAction, EnquiryForm, EnquiryState, Error, entity::enquiry, form::Asked, moment::check_moment};
use crate::{
    account::{self, limits::ENQUIRIES_OF_MAILBOX},
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    event,
    ids::{EnquiryId, EventId, OrganisationId, PropertyId},
    locale::{Locale, Text},
    notice::{self, Happened, NoticeKind},
};

/// Puts an enquiry before the organisers, of the event at this address or, where that is empty, of the agency. Anybody may;
/// the answer is the same whoever asks.
///
/// # Errors
/// `NotFound` for an event that the actor may not see, `Invalid`, or `TooMany` with this mailbox.
pub async fn send(db: &Db, actor: &Actor, event: &str, form: &EnquiryForm, locale: Locale) -> Result<(), Error> {
    let event = if event.is_empty() { None } else { Some(event::by_slug(db, actor, event).await?.id) };
    put(db, event, &About::default(), form, locale).await?;
    Ok(())
}

/// What an enquiry is about, if it is more than the agency or an event.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub property: Option<PropertyId>,
    /// What that is called, in the language of the page.
    pub name: String,
    /// The exhibitor that may see it, because whoever asks said so.
    pub shared_with: Option<OrganisationId>,
}

/// The same about a property, for the agency. Whoever calls has asked whether that may be seen.
///
/// # Errors
/// As `send`.
pub(crate) async fn send_about(db: &Db, about: &About, form: &EnquiryForm, locale: Locale) -> Result<EnquiryId, Error> {
    put(db, None, about, form, locale).await
}

async fn put(db: &Db, event: Option<EventId>, about: &About, form: &EnquiryForm, locale: Locale) -> Result<EnquiryId, Error> {
    let asked = Asked::parse(form, locale)?;
    check_moment(db, &form.moment, clock::now()).await?;
    if let Err(seconds) = account::attempt(db, &ENQUIRIES_OF_MAILBOX, &asked.email.key()).await? {
        return Err(Error::TooMany { seconds });
    }
    let asked = &asked;
    db.write(|tx| async move {
        let id = EnquiryId::new();
        enquiry::Entity::insert(row(id, event, asked, about, locale)).exec_without_returning(&tx).await?;
        // Nobody: history keeps no name of who asked, signed in or not.
        let entry = AuditEntry::of(EnquiryAction::Received, id);
        let entry = event.into_iter().fold(entry, AuditEntry::at);
        audit::record(&tx, &Actor::Anonymous, entry).await?;
        tell(&tx, id, event, asked.call_back).await?;
        Ok(id)
    })
    .await
}

fn row(id: EnquiryId, event: Option<EventId>, asked: &Asked, about: &About, locale: Locale) -> enquiry::ActiveModel {
    let Asked { name, email, phone, call_back, call_when, message, page } = asked;
    enquiry::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        name: Set(name.clone()),
        email: Set(email.as_str().to_owned()),
        phone: Set(phone.clone()),
        call_back: Set(*call_back),
        call_when: Set(call_when.clone()),
        message: Set(message.clone()),
        page: Set(page.clone()),
        locale: Set(locale),
        state: Set(EnquiryState::Open),
        owner_id: Set(None),
        revision: Set(1),
        created_at: Set(clock::now()),
        done_at: Set(None),
        search_key: Set(enquiry::SEARCHED.key_of([name, email.as_str(), message])),
        property_id: Set(about.property),
        about: Set(about.name.clone()),
        shared_with: Set(about.shared_with),
    }
}

/// The organisers hear of it, without who asked and what: that stays where it can be erased.
async fn tell(tx: &Tx, id: EnquiryId, event: Option<EventId>, call_back: bool) -> Result<(), Error> {
    let name = if call_back {
        Text::new("Jemand bittet um einen Anruf", "somebody asks for a call")
    } else {
        Text::new("Jemand bittet um eine Antwort", "somebody asks for an answer")
    };
    let kind = NoticeKind::EnquiryReceived;
    notice::note(tx, Happened { event, kind, subject: id.as_uuid(), name, of: String::new() }).await?;
    Ok(())
}
