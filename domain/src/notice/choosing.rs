//! How an organiser wants to hear of what happens.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, sea_query::OnConflict};

use super::{
    Error, NoticeChoice,
    entity::notice_choice::{self, Column},
};
use crate::{
    actor::Actor,
    clock::{self, Instant},
    db::Db,
    field::FieldErrors,
    ids::AccountId,
    locale::Text,
};

impl NoticeChoice {
    /// Of whoever has chosen nothing.
    pub const DEFAULT: Self = Self::Daily;
}

/// How the actor wants to hear of it.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn choice_of(db: &Db, actor: &Actor) -> Result<NoticeChoice, Error> {
    let account = organiser(actor)?;
    let row = notice_choice::Entity::find_by_id(account).one(db.read()).await?;
    Ok(row.map_or(NoticeChoice::DEFAULT, |row| row.choice))
}

/// Chooses how the actor wants to hear of it from now on.
///
/// # Errors
/// `Denied` for whoever is no organiser, `Invalid` for what is no choice.
pub async fn choose(db: &Db, actor: &Actor, choice: &str) -> Result<(), Error> {
    let account = organiser(actor)?;
    let choice = choice.parse().map_err(|_| {
        FieldErrors::one("choice", Text::new("Bitte wählen Sie eine der Möglichkeiten.", "Please choose one of the possibilities."))
    })?;
    db.write(|tx| async move {
        let row = notice_choice::ActiveModel { account_id: Set(account), choice: Set(choice), told_until: Set(clock::now()) };
        let again = OnConflict::column(Column::AccountId).update_columns([Column::Choice]).to_owned();
        notice_choice::Entity::insert(row).on_conflict(again).exec_without_returning(&tx).await?;
        Ok(())
    })
    .await
}

fn organiser(actor: &Actor) -> Result<AccountId, Error> {
    actor.require_organiser()?;
    Ok(actor.require_person()?.account)
}

/// What everybody chose who chose something, and until when they were told by daily letters.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn choices(db: &Db) -> Result<HashMap<AccountId, (NoticeChoice, Instant)>, DbErr> {
    let rows = notice_choice::Entity::find().all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.account_id, (row.choice, row.told_until))).collect())
}
