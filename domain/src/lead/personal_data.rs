//! What this slice keeps about a visitor.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func},
};
use serde::Serialize;
use uuid::Uuid;

use super::entity::{self, Column};
use crate::{
    application::entity::application,
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{LeadId, RegistrationId},
    mail::Thread,
};

/// More than anybody can have; a bound all the same.
const MOST: u64 = 5000;

/// A contact that an exhibitor has, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactPart {
    pub exhibitor: String,
    pub legal_name: String,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub newsletter: bool,
    pub wording: String,
    pub rating: Option<i32>,
    /// Left out where the visitor does not ask themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub consented_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

/// What exhibitors have of a visitor, with the consent to it. What an exhibitor rated and noted is about the visitor, who is
/// to know it when they ask (GDPR, article 15; the form says so to whoever writes a note). It is no business of the
/// organisers: each exhibitor answers for its own contacts, and the platform keeps them on its behalf. So `notes` are for
/// the visitor alone.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, id: RegistrationId, notes: bool) -> Result<Vec<ContactPart>, DbErr> {
    let rows = entity::Entity::find()
        .find_also_related(application::Entity)
        .filter(Column::RegistrationId.eq(id))
        .order_by_asc(Column::ConsentedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    let part = |(lead, application): (entity::Model, Option<application::Model>)| {
        // Left out: keys; who of the exhibitor's people scanned; the language of the words, which they show; the link that
        // takes the contact back; the counter of changes; what it is searched by.
        let entity::Model {
            id: _,
            event_id: _,
            application_id: _,
            registration_id: _,
            captured_by: _,
            name,
            email,
            organisation,
            job_title,
            newsletter,
            wording,
            locale: _,
            rating,
            note,
            withdraw_hash: _,
            revision: _,
            consented_at,
            withdrawn_at,
            confirmed_at,
            search_key: _,
        } = lead;
        application.map(|application| ContactPart {
            exhibitor: application.display_name,
            legal_name: application.legal_name,
            name,
            email,
            organisation,
            job_title,
            newsletter,
            wording,
            rating: rating.filter(|_| notes),
            note: notes.then_some(note),
            consented_at,
            confirmed_at,
            withdrawn_at,
        })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

/// What letters about a visitor's contacts are about.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn lead_threads(db: &impl ConnectionTrait, id: RegistrationId) -> Result<Vec<Thread>, DbErr> {
    let leads: Vec<LeadId> =
        entity::Entity::find().select_only().column(Column::Id).filter(Column::RegistrationId.eq(id)).into_tuple().all(db).await?;
    Ok(leads.into_iter().map(Thread::Lead).collect())
}

/// What exhibitors have of the visitor goes. Answers under what its history is kept.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, id: RegistrationId) -> Result<Vec<Uuid>, DbErr> {
    empty(tx, Column::RegistrationId.eq(id)).await?;
    let leads: Vec<LeadId> =
        entity::Entity::find().select_only().column(Column::Id).filter(Column::RegistrationId.eq(id)).into_tuple().all(tx).await?;
    Ok(leads.into_iter().map(LeadId::as_uuid).collect())
}

/// Empties the contacts that fulfil `which`, the exhibitors' notes too; the bare proof of the exchange stays. Answers how
/// many there were. For whoever takes a contact back or erases the visitor, in that transaction.
///
/// # Errors
/// A failure of the database.
pub(super) async fn empty(tx: &Tx, which: Expr) -> Result<u64, DbErr> {
    let withdrawn_at = Func::coalesce([Expr::col(Column::WithdrawnAt), Expr::value(clock::now())]);
    let emptied = entity::Entity::update_many()
        .set(emptied())
        .col_expr(Column::WithdrawnAt, withdrawn_at.into())
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(which)
        .exec(tx)
        .await?;
    Ok(emptied.rows_affected)
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied() -> entity::ActiveModel {
    entity::ActiveModel {
        name: Set(String::new()),
        email: Set(String::new()),
        organisation: Set(String::new()),
        job_title: Set(String::new()),
        newsletter: Set(false),
        rating: Set(None),
        note: Set(String::new()),
        search_key: Set(String::new()),
        // Kept, as proof: who asked whom, in which words, when, and until when.
        id: NotSet,
        event_id: NotSet,
        application_id: NotSet,
        registration_id: NotSet,
        captured_by: NotSet,
        wording: NotSet,
        locale: NotSet,
        withdraw_hash: NotSet,
        revision: NotSet,
        consented_at: NotSet,
        withdrawn_at: NotSet,
        confirmed_at: NotSet,
    }
}
