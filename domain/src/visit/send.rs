//! Asking for a visit.

use sea_orm::{ActiveModelTrait, EntityTrait};

use super::{Error, VisitAction, VisitForm, VisitPriority, VisitState, columns::keyed, entity::visit, form::Asked};
use crate::{
    account::{self, limits::ENQUIRIES_OF_MAILBOX},
    actor::Actor,
    audit::{self, AuditEntry},
    bridge, clock,
    country::country_name,
    db::Db,
    enquiry,
    ids::{BridgeId, VisitId},
    locale::{Locale, Text},
    notice::{self, Happened, NoticeKind},
};

/// Puts a request before the organisers; `bridge` is the address of a bridge, or empty. Anybody may; the answer is the same
/// whoever asks. It counts as an enquiry of its mailbox.
///
/// # Errors
/// `NotFound` for a bridge that the actor may not see, `Invalid`, or `TooMany` with this mailbox.
pub async fn send(db: &Db, actor: &Actor, bridge: &str, form: &VisitForm, locale: Locale) -> Result<(), Error> {
    let bridge = if bridge.is_empty() { None } else { Some(seen(db, actor, bridge).await?) };
    let asked = Asked::parse(form, locale)?;
    enquiry::check_moment(db, &form.moment, clock::now()).await?;
    if let Err(seconds) = account::attempt(db, &ENQUIRIES_OF_MAILBOX, &asked.email.key()).await? {
        return Err(Error::TooMany { seconds });
    }
    let asked = &asked;
    db.write(|tx| async move {
        let row = row(bridge, asked, locale);
        let (id, name) = (row.id, of_country(&row.country));
        let new: visit::ActiveModel = row.into();
        visit::Entity::insert(new.reset_all()).exec_without_returning(&tx).await?;
        // Nobody: history keeps no name of who asked, signed in or not.
        audit::record(&tx, &Actor::Anonymous, AuditEntry::of(VisitAction::Requested, id)).await?;
        // The organisers hear of it without who asked: that stays where it can be erased.
        let kind = NoticeKind::VisitRequested;
        notice::note(&tx, Happened { event: None, kind, subject: id.as_uuid(), name, of: String::new() }).await?;
        Ok(())
    })
    .await
}

async fn seen(db: &Db, actor: &Actor, slug: &str) -> Result<BridgeId, Error> {
    match bridge::by_slug(db, actor, slug).await {
        Ok(bridge) => Ok(bridge.id),
        Err(bridge::Error::Db(error)) => Err(error.into()),
        Err(_) => Err(crate::actor::Denied::NotFound.into()),
    }
}

fn of_country(country: &str) -> Text {
    Text::new(
        format!("Eine Delegation möchte kommen ({})", country_name(Locale::De, country)),
        format!("a delegation would like to come ({})", country_name(Locale::En, country)),
    )
}

fn row(bridge: Option<BridgeId>, asked: &Asked, locale: Locale) -> visit::Model {
    let Asked { name, email, phone, organisation, country, people, interests, wished, language } = asked;
    let now = clock::now();
    keyed(visit::Model {
        id: VisitId::new(),
        bridge_id: bridge,
        title_de: String::new(),
        title_en: String::new(),
        contact_name: name.clone(),
        contact_email: email.as_str().to_owned(),
        contact_phone: phone.clone(),
        organisation: organisation.clone(),
        country: country.clone(),
        people: *people,
        interests: interests.clone(),
        wished: wished.clone(),
        language: language.clone(),
        locale,
        state: VisitState::New,
        reason: String::new(),
        priority: VisitPriority::Normal,
        owner_id: None,
        time_zone: clock::home().name().to_owned(),
        starts_on: None,
        ends_on: None,
        is_public: false,
        outcome: String::new(),
        leads: None,
        meetings: None,
        thanks_hosts: String::new(),
        thanks_guests: String::new(),
        revision: 1,
        created_at: now,
        updated_at: now,
        closed_at: None,
        emptied_at: None,
        search_key: String::new(),
    })
}
