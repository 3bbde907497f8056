//! People of the hosts of events: accounts that see, or edit, what one host of one event may. Whoever belongs to one is told
//! by mail and signs in by their own mailbox, as everybody does, so that the letter needs no secret.

use rules::host::HostAccess;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder};

use super::{
    AccountLetter, Error,
    entity::{account, host_person},
    sign_in,
};
use crate::{
    actor::{Actor, CoHosting},
    clock::{self, Instant},
    db::{Db, Tx, filed},
    field::{Email, PersonName},
    ids::{AccountId, EventId, HostId, HostPersonId},
    locale::Locale,
    mail::{self, NewMail, Thread},
};

/// Somebody who belongs to a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPersonView {
    pub id: HostPersonId,
    pub host: HostId,
    pub name: String,
    pub email: String,
    pub access: HostAccess,
    pub since: Instant,
}

/// Somebody is to belong to a host.
pub(crate) struct InviteCoHost<'a> {
    pub host: HostId,
    /// How the letter names it.
    pub host_name: &'a str,
    pub event: EventId,
    pub event_name: &'a str,
    pub name: &'a PersonName,
    pub email: &'a Email,
    pub access: HostAccess,
    /// Of the letter, if they have no account yet.
    pub locale: Locale,
}

/// What an invitation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Invited {
    /// They belong to it from now on, and are told.
    Now,
    /// They belonged to it, and might do this instead.
    Changed(HostAccess),
    /// Nothing: it was so.
    Already,
}

/// Lets somebody belong to a host, or changes what they may do for it; an account is made if there is none with the
/// address. Whoever calls has asked the policy, and holds the event.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn invite_co_host(tx: &Tx, actor: &Actor, command: &InviteCoHost<'_>) -> Result<(AccountId, Invited), Error> {
    let (account, _) = sign_in::find_or_create(tx, command.email, command.name.as_str(), command.locale).await?;
    let own = host_person::Entity::find()
        .filter(host_person::Column::HostId.eq(command.host))
        .filter(host_person::Column::AccountId.eq(account.id));
    if let Some(before) = own.one(tx).await? {
        if before.access == command.access {
            return Ok((account.id, Invited::Already));
        }
        let columns = host_person::ActiveModel { access: Set(command.access), ..Default::default() };
        host_person::Entity::update_many().set(columns).filter(host_person::Column::Id.eq(before.id)).exec(tx).await?;
        return Ok((account.id, Invited::Changed(before.access)));
    }
    let id = HostPersonId::new();
    let row = host_person::ActiveModel {
        id: Set(id),
        host_id: Set(command.host),
        event_id: Set(command.event),
        account_id: Set(account.id),
        access: Set(command.access),
        created_at: Set(clock::now()),
    };
    host_person::Entity::insert(row).exec_without_returning(tx).await?;
    let account_id = account.id;
    mail::enqueue(tx, letter(actor, command, id, account)).await?;
    Ok((account_id, Invited::Now))
}

fn letter(actor: &Actor, command: &InviteCoHost<'_>, id: HostPersonId, account: account::Model) -> NewMail<AccountLetter> {
    NewMail {
        dedupe_key: format!("host_invitation:{id}"),
        about: Thread::HostPerson(id),
        useful_until: None,
        event: None,
        to_name: account.name,
        to_email: account.email,
        locale: account.locale,
        letter: AccountLetter::HostInvitation {
            host: command.host_name.to_owned(),
            event: command.event_name.to_owned(),
            access: command.access,
            invited_by: actor.person().map(|person| person.name.clone()).unwrap_or_default(),
        },
    }
}

/// Ends somebody's access, and answers for which host and whose it was; `None` if it has ended already. A letter about it
/// that has not left does not leave.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn end_access(tx: &Tx, id: HostPersonId) -> Result<Option<(HostId, AccountId)>, DbErr> {
    let Some(row) = host_person::Entity::find_by_id(id).one(tx).await? else { return Ok(None) };
    let gone = host_person::Entity::delete_by_id(id).exec(tx).await?;
    mail::forget_threads(tx, [Thread::HostPerson(id)]).await?;
    Ok((gone.rows_affected > 0).then_some((row.host_id, row.account_id)))
}

/// Ends the access of all people of a host.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_people(tx: &Tx, host: HostId) -> Result<(), DbErr> {
    let of_host = || host_person::Column::HostId.eq(host);
    let people = host_person::Entity::find().filter(of_host()).all(tx).await?;
    host_person::Entity::delete_many().filter(of_host()).exec(tx).await?;
    mail::forget_threads(tx, people.into_iter().map(|person| Thread::HostPerson(person.id))).await
}

/// Who belongs to the hosts of an event, by name. Whoever calls has asked the policy.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn people_of(db: &Db, event: EventId) -> Result<Vec<HostPersonView>, DbErr> {
    let rows = host_person::Entity::find()
        .find_also_related(account::Entity)
        .filter(host_person::Column::EventId.eq(event))
        .order_by(filed(db, account::Column::Name), Order::Asc)
        .all(db.read())
        .await?;
    let view = |(row, account): (host_person::Model, Option<account::Model>)| {
        account.map(|account| HostPersonView {
            id: row.id,
            host: row.host_id,
            name: account.name,
            email: account.email,
            access: row.access,
            since: row.created_at,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

/// Whether an account may still edit a host, asked where it is edited.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn edits_host(tx: &Tx, account: AccountId, host: HostId) -> Result<bool, DbErr> {
    let own = host_person::Entity::find()
        .filter(host_person::Column::HostId.eq(host))
        .filter(host_person::Column::AccountId.eq(account))
        .filter(host_person::Column::Access.eq(HostAccess::Edit));
    Ok(own.count(tx).await? > 0)
}

/// The hosts that an account belongs to.
pub(super) async fn hosted_by(db: &Db, account: AccountId) -> Result<Vec<CoHosting>, DbErr> {
    let rows = host_person::Entity::find().filter(host_person::Column::AccountId.eq(account)).order_by_asc(host_person::Column::Id);
    let rows = rows.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| CoHosting { host: row.host_id, event: row.event_id, access: row.access }).collect())
}
