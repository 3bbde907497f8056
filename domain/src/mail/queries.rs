//! The outbox as organisers read it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select};
use serde::de::DeserializeOwned;

use super::{Error, MailFilter, MailPage, MailRow, MailState, MailTrouble, MailView, entity, policy};
use crate::{
    actor::{Actor, Denied},
    db::{
        Db, counted,
        search::{self, Narrowed},
    },
    ids::{EventId, MailId},
};

/// Mails on a page of a list.
pub const PAGE: u64 = 50;

/// Nobody turns over more pages by hand; a typed number must not overflow.
const FURTHEST: u64 = 1_000_000;

/// A page of the outbox, newest first, without letters that are confidential.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn list_mails(db: &Db, actor: &Actor, filter: &MailFilter) -> Result<MailPage, Error> {
    list_trusted(db, actor, filter, &[]).await
}

/// The same with the confidential letters of these events; whoever calls has asked who may know of them.
///
/// # Errors
/// As `list_mails`.
pub(crate) async fn list_trusted(db: &Db, actor: &Actor, filter: &MailFilter, trusted: &[EventId]) -> Result<MailPage, Error> {
    policy::may_see(actor)?;
    let known = filtered(filter).filter(policy::known_to(trusted));
    let Narrowed { rows, similar } = search::narrowed(db, known, &entity::SEARCHED, &filter.search, None).await?;
    let paginator = rows.order_by_desc(entity::Column::CreatedAt).order_by_desc(entity::Column::Id).paginate(db.read(), PAGE);
    let count = paginator.num_items_and_pages().await?;
    let rows = paginator.fetch_page(Ord::clamp(filter.page, 1, FURTHEST) - 1).await?;
    Ok(MailPage { rows: rows.into_iter().map(mail_row).collect(), pages: count.number_of_pages, total: count.number_of_items, similar })
}

/// One mail.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none, or a confidential one.
pub async fn find_mail<L: DeserializeOwned>(db: &Db, actor: &Actor, mail: MailId) -> Result<MailView<L>, Error> {
    find_trusted(db, actor, mail, &[]).await
}

/// The same, also a confidential one of these events; whoever calls has asked who may know of it.
///
/// # Errors
/// As `find_mail`.
pub(crate) async fn find_trusted<L: DeserializeOwned>(
    db: &Db,
    actor: &Actor,
    mail: MailId,
    trusted: &[EventId],
) -> Result<MailView<L>, Error> {
    policy::may_see(actor)?;
    let row = entity::Entity::find_by_id(mail).one(db.read()).await?;
    let known = row.filter(|row| policy::may_know(&row.kind, row.event_id, trusted));
    Ok(view(known.ok_or(Denied::NotFound)?)?)
}

fn filtered(filter: &MailFilter) -> Select<entity::Entity> {
    let mut mails = entity::Entity::find();
    if let Some(event) = filter.event {
        mails = mails.filter(entity::Column::EventId.eq(event));
    }
    if let Some(state) = filter.state {
        mails = mails.filter(entity::Column::State.eq(state));
    }
    if !filter.kind.is_empty() {
        mails = mails.filter(entity::Column::Kind.eq(filter.kind.as_str()));
    }
    mails
}

fn mail_row(row: entity::Model) -> MailRow {
    MailRow {
        id: row.id,
        event: row.event_id,
        kind: row.kind,
        to_name: row.to_name,
        to_email: row.to_email,
        state: row.state,
        trouble: row.trouble.parse().ok(),
        created_at: row.created_at,
        sent_at: row.sent_at,
    }
}

fn view<L: DeserializeOwned>(row: entity::Model) -> Result<MailView<L>, DbErr> {
    Ok(MailView {
        id: row.id,
        event: row.event_id,
        message_id: row.message_id,
        to_name: row.to_name,
        to_email: row.to_email,
        locale: row.locale,
        letter: serde_json::from_str(&row.letter).map_err(|error| DbErr::Json(error.to_string()))?,
        state: row.state,
        attempts: row.attempts,
        due_at: row.due_at,
        trouble: row.trouble.parse().ok(),
        last_error: row.last_error,
        created_at: row.created_at,
        sent_at: row.sent_at,
    })
}

/// How many mails of an event have not left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub waiting: u64,
    /// Those that somebody has to look at.
    pub parked: u64,
}

/// The mails of an event that have not left.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counts(db: &Db, event: EventId) -> Result<Counts, DbErr> {
    let of_event = || entity::Entity::find().filter(entity::Column::EventId.eq(event));
    let counts: Vec<(MailState, u64)> = counted(db, of_event(), entity::Column::State).await?;
    let of = |state| counts.iter().find(|(counted, _)| *counted == state).map_or(0, |(_, number)| *number);
    let needless = MailTrouble::NEEDLESS.map(MailTrouble::as_str);
    let needless = of_event().filter(entity::Column::State.eq(MailState::Parked)).filter(entity::Column::Trouble.is_in(needless));
    let needless = needless.count(db.read()).await?;
    Ok(Counts { waiting: of(MailState::Waiting) + of(MailState::Sending), parked: of(MailState::Parked).saturating_sub(needless) })
}
