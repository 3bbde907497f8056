//! The people of a host: organisers let them in, by mail, and end their access.

use serde::{Deserialize, Serialize};

use super::{Error, HostAccess, HostAction, HostField, policy, service::held};
use crate::{
    account::{self, HostPersonView, InviteCoHost, Invited},
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::Db,
    event,
    field::{Email, FieldErrors, Fields, PersonName},
    ids::{EventId, HostId, HostPersonId},
    locale::{Locale, Text},
};

/// Somebody is to belong to a host, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoHostPerson {
    pub person_name: String,
    pub email: String,
    /// A word of [`HostAccess`].
    pub access: String,
}

struct Parsed {
    name: PersonName,
    email: Email,
    access: HostAccess,
}

impl CoHostPerson {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { person_name, email, access } = self;
        let mut fields = Fields::new();
        let name = fields.check("person_name", PersonName::parse(person_name));
        let email = fields.check("email", Email::parse(email));
        let access = fields.check("access", access.parse::<HostAccess>().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        fields.finish(|| Some(Parsed { name: name?, email: email?, access: access? }))
    }
}

/// Lets somebody belong to a host, and tells them by mail; who belongs to it already may do this from now on instead.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn invite(db: &Db, actor: &Actor, id: HostId, command: &CoHostPerson, locale: Locale) -> Result<(), Error> {
    policy::may_shape(actor)?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let host = held(&tx, id).await?;
        let event = event::within(&tx, host.event_id).await?;
        let command = InviteCoHost {
            host: id,
            host_name: &host.name,
            event: event.id,
            event_name: &event.name,
            name: &parsed.name,
            email: &parsed.email,
            access: parsed.access,
            locale,
        };
        let (account, invited) = account::invite_co_host(&tx, actor, &command).await?;
        let entry = |action: HostAction| {
            AuditEntry::of(action, id).at(event.id).with(HostField::Host, host.name.as_str()).with(HostField::Person, account.to_string())
        };
        let access = parsed.access.as_str();
        let entry = match invited {
            Invited::Now => entry(HostAction::PersonInvited).with(HostField::Access, access),
            Invited::Changed(before) => entry(HostAction::PersonChanged).changed(HostField::Access, before.as_str(), access),
            Invited::Already => return Ok(()),
        };
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Ends somebody's access, with their next request.
///
/// # Errors
/// `Denied`, also where it has ended.
pub async fn remove_person(db: &Db, actor: &Actor, id: HostPersonId) -> Result<(), Error> {
    policy::may_shape(actor)?;
    db.write(|tx| async move {
        let (host, account) = account::end_access(&tx, id).await?.ok_or(Denied::NotFound)?;
        let host = held(&tx, host).await?;
        let entry = AuditEntry::of(HostAction::PersonRemoved, host.id)
            .at(host.event_id)
            .with(HostField::Host, host.name)
            .with(HostField::Person, account.to_string());
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Who belongs to the hosts of an event, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn people(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<HostPersonView>, Error> {
    policy::may_shape(actor)?;
    Ok(account::people_of(db, event).await?)
}
