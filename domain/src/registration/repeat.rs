//! Registering once more. What is typed for somebody who is there already is kept beside them, with a link of its own, and
//! changes nothing of theirs before the mailbox is proven: anybody can type anybody's address.

use chrono::Duration;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};
use serde::Serialize;

use super::{
    Details,
    entity::{registration, repeat},
};
use crate::{
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    ids::{RegistrationId, RepeatId},
    locale::Locale,
};

/// How long the link in the mail confirms.
pub(super) const LINK_LIFE: Duration = Duration::days(7);

/// Keeps what was typed this time, and what the link in the letter opens.
pub(super) async fn keep(tx: &Tx, id: RegistrationId, details: &Details, token: &Code) -> Result<(), DbErr> {
    let Details { name, organisation, job_title, locale } = details;
    let now = clock::now();
    let row = repeat::ActiveModel {
        id: Set(RepeatId::new()),
        registration_id: Set(id),
        name: Set(name.clone()),
        organisation: Set(organisation.clone()),
        job_title: Set(job_title.clone()),
        locale: Set(*locale),
        confirm_hash: Set(token.hash()),
        confirm_expires_at: Set(now + LINK_LIFE),
        created_at: Set(now),
        settled_at: Set(None),
    };
    repeat::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// What a link opens, with the registration that it is for.
pub(super) async fn opened_by(db: &impl ConnectionTrait, token: &Code) -> Result<Option<(repeat::Model, registration::Model)>, DbErr> {
    let found = repeat::Entity::find()
        .find_also_related(registration::Entity)
        .filter(repeat::Column::ConfirmHash.eq(token.hash()))
        .filter(repeat::Column::ConfirmExpiresAt.gt(clock::now()))
        .filter(registration::Column::ErasedAt.is_null())
        .one(db)
        .await?;
    Ok(found.and_then(|(repeat, row)| Some((repeat, row?))))
}

impl repeat::Model {
    pub(super) fn details(&self) -> Details {
        Details { name: self.name.clone(), organisation: self.organisation.clone(), job_title: self.job_title.clone(), locale: self.locale }
    }
}

/// The registration counts (again): what was typed meanwhile and not confirmed goes, and its links lead to the ticket.
pub(super) async fn settle(tx: &Tx, id: RegistrationId) -> Result<(), DbErr> {
    let settled = repeat::ActiveModel {
        name: Set(String::new()),
        organisation: Set(String::new()),
        job_title: Set(String::new()),
        settled_at: Set(Some(clock::now())),
        // Kept: for whom the link was, in which language it was asked, and until when it leads anywhere.
        id: NotSet,
        registration_id: NotSet,
        locale: NotSet,
        confirm_hash: NotSet,
        confirm_expires_at: NotSet,
        created_at: NotSet,
    };
    repeat::Entity::update_many()
        .set(settled)
        .filter(repeat::Column::RegistrationId.eq(id))
        .filter(repeat::Column::SettledAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A new link in place of that of the newest one, if there is one that waits. Answers whether there is.
pub(super) async fn renew_link(tx: &Tx, id: RegistrationId, token: &Code) -> Result<bool, DbErr> {
    let newest = repeat::Entity::find()
        .filter(repeat::Column::RegistrationId.eq(id))
        .filter(repeat::Column::SettledAt.is_null())
        .order_by_desc(repeat::Column::CreatedAt)
        .order_by_desc(repeat::Column::Id)
        .one(tx)
        .await?;
    let Some(newest) = newest else { return Ok(false) };
    repeat::Entity::update_many()
        .col_expr(repeat::Column::ConfirmHash, Expr::value(token.hash()))
        .col_expr(repeat::Column::ConfirmExpiresAt, Expr::value(clock::now() + LINK_LIFE))
        .filter(repeat::Column::Id.eq(newest.id))
        .exec(tx)
        .await?;
    Ok(true)
}

/// The registrations for which something waits to be confirmed.
pub(super) fn that_wait() -> SelectStatement {
    repeat::Entity::find().select_only().column(repeat::Column::RegistrationId).filter(repeat::Column::SettledAt.is_null()).into_query()
}

/// What was typed once more and waits, for the visitor to take along: somebody has typed it under their address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RepeatPart {
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub locale: Locale,
    pub created_at: Instant,
}

/// What waits for this visitor.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_repeats(db: &Db, id: RegistrationId) -> Result<Vec<RepeatPart>, DbErr> {
    let rows = repeat::Entity::find()
        .filter(repeat::Column::RegistrationId.eq(id))
        .filter(repeat::Column::SettledAt.is_null())
        .order_by_asc(repeat::Column::CreatedAt)
        .order_by_asc(repeat::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(RepeatPart::from).collect())
}

impl From<repeat::Model> for RepeatPart {
    fn from(row: repeat::Model) -> Self {
        // Left out: keys, and the link with its time.
        let repeat::Model {
            id: _,
            registration_id: _,
            name,
            organisation,
            job_title,
            locale,
            confirm_hash: _,
            confirm_expires_at: _,
            created_at,
            settled_at: _,
        } = row;
        Self { name, organisation, job_title, locale, created_at }
    }
}

/// Everything that was typed once more for somebody who is erased.
pub(super) async fn forget(tx: &Tx, id: RegistrationId) -> Result<(), DbErr> {
    repeat::Entity::delete_many().filter(repeat::Column::RegistrationId.eq(id)).exec(tx).await?;
    Ok(())
}

/// What nobody confirmed while its link was good.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_spent_repeats(tx: &Tx) -> Result<(), DbErr> {
    repeat::Entity::delete_many().filter(repeat::Column::ConfirmExpiresAt.lt(clock::now())).exec(tx).await?;
    Ok(())
}
