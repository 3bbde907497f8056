//! Asking something.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    EnquiryAction, EnquiryField, EnquiryForm, EnquiryState, Error, addressed::Addressed, entity::enquiry, form::Asked, letters::to_team,
    moment::check_moment,
};
use crate::{
    account::{self, limits::ENQUIRIES_OF_MAILBOX},
    actor::Actor,
    audit::{self, AuditEntry},
    bridge, clock,
    db::{Db, Tx},
    ids::{BridgeId, EnquiryId, EventId, OrganisationId, PropertyId},
    locale::{Locale, Text},
    mail,
    notice::{self, Happened, NoticeKind},
};

/// Puts an enquiry before the organisers, of the event at this address or, where that is empty, of the agency. Anybody may;
/// the answer is the same whoever asks.
///
/// # Errors
/// `NotFound` for an event that the actor may not see, `Invalid`, or `TooMany` with this mailbox.
pub async fn send(db: &Db, actor: &Actor, event: &str, form: &EnquiryForm, locale: Locale) -> Result<(), Error> {
    let to = if event.is_empty() { Addressed::default() } else { Addressed::event(db, actor, event).await? };
    put(db, &to, &About::default(), form, locale).await?;
    Ok(())
}

/// The same for the bridge or network at this address: its contact has it as a task, if that is one of the organisers.
///
/// # Errors
/// As [`send`].
pub async fn send_to_bridge(db: &Db, actor: &Actor, bridge: &str, form: &EnquiryForm, locale: Locale) -> Result<(), Error> {
    let to = Addressed::bridge(db, actor, bridge).await?;
    put(db, &to, &About::default(), form, locale).await?;
    Ok(())
}

/// What an enquiry is about, if it is more than the agency or an event.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub property: Option<PropertyId>,
    /// What that is called.
    pub title: Text,
    /// The exhibitor that may see it, because whoever asks said so.
    pub shared_with: Option<OrganisationId>,
}

/// The same about a property, for the agency. Whoever calls has asked whether that may be seen.
///
/// # Errors
/// As `send`.
pub(crate) async fn send_about(db: &Db, about: &About, form: &EnquiryForm, locale: Locale) -> Result<EnquiryId, Error> {
    put(db, &Addressed::default(), about, form, locale).await
}

async fn put(db: &Db, to: &Addressed, about: &About, form: &EnquiryForm, locale: Locale) -> Result<EnquiryId, Error> {
    let asked = Asked::parse(form, locale)?;
    check_moment(db, &form.moment, clock::now()).await?;
    if let Err(seconds) = account::attempt(db, &ENQUIRIES_OF_MAILBOX, &asked.email.key()).await? {
        return Err(Error::TooMany { seconds });
    }
    let team = match about.shared_with {
        Some(organisation) => account::exhibitors_for(db, organisation).await?,
        None => Vec::new(),
    };
    let (asked, team) = (&asked, &team);
    db.write(|tx| async move {
        let id = EnquiryId::new();
        let bridge = still_there(&tx, to.bridge).await?;
        let row = enquiry::ActiveModel { bridge_id: Set(bridge), ..row(id, to, asked, about, locale) };
        enquiry::Entity::insert(row).exec_without_returning(&tx).await?;
        // Nobody: history keeps no name of who asked, signed in or not.
        let entry = AuditEntry::of(EnquiryAction::Received, id);
        let entry = to.event.into_iter().fold(entry, AuditEntry::at);
        let entry = to.owner.iter().fold(entry, |entry, owner| entry.with(EnquiryField::Owner, owner.name.clone()));
        audit::record(&tx, &Actor::Anonymous, entry).await?;
        tell(&tx, id, to.event, asked.call_back).await?;
        mail::enqueue_all(&tx, to_team(id, &about.title, team)).await?;
        Ok(id)
    })
    .await
}

/// The bridge, unless it was removed after somebody looked; then it is about none. It stays until the transaction ends.
async fn still_there(tx: &Tx, bridge: Option<BridgeId>) -> Result<Option<BridgeId>, Error> {
    let Some(id) = bridge else { return Ok(None) };
    Ok(bridge::name_of(tx, id).await?.map(|_| id))
}

fn row(id: EnquiryId, to: &Addressed, asked: &Asked, about: &About, locale: Locale) -> enquiry::ActiveModel {
    let Asked { name, email, phone, call_back, call_when, message, page } = asked;
    enquiry::ActiveModel {
        id: Set(id),
        event_id: Set(to.event),
        name: Set(name.clone()),
        email: Set(email.as_str().to_owned()),
        phone: Set(phone.clone()),
        call_back: Set(*call_back),
        call_when: Set(call_when.clone()),
        message: Set(message.clone()),
        page: Set(page.clone()),
        locale: Set(locale),
        state: Set(EnquiryState::Open),
        owner_id: Set(to.owner.as_ref().map(|owner| owner.account)),
        revision: Set(1),
        created_at: Set(clock::now()),
        done_at: Set(None),
        search_key: Set(enquiry::SEARCHED.key_of([name, email.as_str(), message])),
        property_id: Set(about.property),
        about: Set(about.title.in_(locale).to_owned()),
        shared_with: Set(about.shared_with),
        bridge_id: Set(to.bridge),
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
