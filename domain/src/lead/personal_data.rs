//! What this slice keeps about a visitor.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func},
};
use serde::Serialize;
use uuid::Uuid;

use super::entity;
use crate::{
    application::entity::application,
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{LeadId, RegistrationId},
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
    pub note: String,
    pub consented_at: Instant,
    pub withdrawn_at: Option<Instant>,
}

/// What exhibitors have of a visitor, with the consent to it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, id: RegistrationId) -> Result<Vec<ContactPart>, DbErr> {
    let rows = entity::Entity::find()
        .find_also_related(application::Entity)
        .filter(entity::Column::RegistrationId.eq(id))
        .order_by_asc(entity::Column::ConsentedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    let part = |(lead, application): (entity::Model, Option<application::Model>)| {
        let application = application?;
        Some(ContactPart {
            exhibitor: application.display_name,
            legal_name: application.legal_name,
            name: lead.name,
            email: lead.email,
            organisation: lead.organisation,
            job_title: lead.job_title,
            newsletter: lead.newsletter,
            wording: lead.wording,
            rating: lead.rating,
            note: lead.note,
            consented_at: lead.consented_at,
            withdrawn_at: lead.withdrawn_at,
        })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

/// What exhibitors have of the visitor, their notes too; the bare proof of the exchange stays. Answers under what its
/// history is kept.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, id: RegistrationId) -> Result<Vec<Uuid>, DbErr> {
    use entity::Column;
    let withdrawn_at = Func::coalesce([Expr::col(Column::WithdrawnAt), Expr::value(clock::now())]);
    entity::Entity::update_many()
        .col_expr(Column::Name, Expr::value(""))
        .col_expr(Column::Email, Expr::value(""))
        .col_expr(Column::Organisation, Expr::value(""))
        .col_expr(Column::JobTitle, Expr::value(""))
        .col_expr(Column::Note, Expr::value(""))
        .col_expr(Column::Rating, Expr::value(None::<i32>))
        .col_expr(Column::WithdrawnAt, withdrawn_at.into())
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::RegistrationId.eq(id))
        .exec(tx)
        .await?;
    let leads: Vec<LeadId> =
        entity::Entity::find().select_only().column(Column::Id).filter(Column::RegistrationId.eq(id)).into_tuple().all(tx).await?;
    Ok(leads.into_iter().map(LeadId::as_uuid).collect())
}
