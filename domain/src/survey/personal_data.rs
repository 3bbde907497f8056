//! What this slice keeps about whoever was asked, and how it goes. What they see behind their link is all that they gave.

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Expr};
use serde::Serialize;

use super::{
    SurveyLetter,
    entity::{survey, survey_link},
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::{EventId, SurveyLinkId},
    locale::Locale,
    mail::{self, Thread},
};

/// Names and addresses are kept so long after the end, for whoever asks what became of a letter.
const KEPT: Duration = Duration::days(rules::kept::SURVEY_DAYS);
/// So many are forgotten at a time; the next sweep takes the next ones.
const BATCH: u64 = 500;

/// That somebody was asked, for them to take along. What they answered is theirs by their link alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskedPart {
    pub name: String,
    pub email: String,
    pub whose: String,
    pub locale: Locale,
    /// Whether they answered.
    pub is_used: bool,
}

/// What is kept about somebody who took part in an event, by their mailbox as it is compared.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, event: EventId, reader: &str) -> Result<Vec<AskedPart>, DbErr> {
    let surveys = survey::Entity::find().select_only().column(survey::Column::Id).filter(survey::Column::EventId.eq(event));
    let rows = survey_link::Entity::find()
        .filter(survey_link::Column::SurveyId.in_subquery(surveys.into_query()))
        .filter(survey_link::Column::Reader.eq(reader))
        .order_by_asc(survey_link::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(AskedPart::from).collect())
}

impl From<survey_link::Model> for AskedPart {
    fn from(row: survey_link::Model) -> Self {
        let survey_link::Model { id: _, survey_id: _, link_hash: _, reader: _, name, email, whose, locale, is_used } = row;
        Self { name, email, whose, locale, is_used }
    }
}

/// Forgets who was asked by surveys that ended so long before `now`. How many they were, and what they answered, stays.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_asked(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let over = survey::Entity::find().select_only().column(survey::Column::Id).filter(survey::Column::OpenUntil.lt(now - KEPT));
    let links = survey_link::Entity::find()
        .select_only()
        .column(survey_link::Column::Id)
        .filter(survey_link::Column::SurveyId.in_subquery(over.into_query()))
        .filter(survey_link::Column::Email.ne(""))
        .order_by_asc(survey_link::Column::Id)
        .limit(BATCH);
    forget(tx, links.into_tuple().all(tx).await?).await
}

/// The same of somebody who took part in an event and is erased there, by their mailbox as it is compared.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_reader(tx: &Tx, event: EventId, reader: &str) -> Result<(), DbErr> {
    let surveys = survey::Entity::find().select_only().column(survey::Column::Id).filter(survey::Column::EventId.eq(event));
    let links = survey_link::Entity::find()
        .select_only()
        .column(survey_link::Column::Id)
        .filter(survey_link::Column::SurveyId.in_subquery(surveys.into_query()))
        .filter(survey_link::Column::Reader.eq(reader));
    forget(tx, links.into_tuple().all(tx).await?).await
}

async fn forget(tx: &Tx, links: Vec<SurveyLinkId>) -> Result<(), DbErr> {
    use survey_link::Column;
    if links.is_empty() {
        return Ok(());
    }
    survey_link::Entity::update_many()
        .col_expr(Column::Name, Expr::value(""))
        .col_expr(Column::Email, Expr::value(""))
        .col_expr(Column::Whose, Expr::value(""))
        // Each its own, because no two of a survey are alike.
        .col_expr(Column::Reader, Expr::col(Column::LinkHash))
        .filter(Column::Id.is_in(links.iter().copied()))
        .exec(tx)
        .await?;
    mail::personal_data::empty_threads(tx, links.into_iter().map(Thread::Survey), &SurveyLetter::blank()).await
}
