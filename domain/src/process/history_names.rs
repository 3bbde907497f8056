//! What the things in a list of entries are called. History itself names nobody: names are read as they are now, and
//! whoever was erased, or whatever was removed, has none.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    account::entity::{account, invitation},
    application::entity::application,
    audit::HistoryEntry,
    badge,
    booth::entity::{level, unit},
    db::Db,
    locale::Text,
    mail,
    masterclass::entity::{session, stage},
    registration::entity::registration,
};

/// Names by the id of what [`HistoryEntry::about`] says. Whoever may see the entries may see these.
///
/// # Errors
/// A failure of the database.
pub async fn names(db: &Db, entries: &[HistoryEntry]) -> Result<HashMap<Uuid, Text>, DbErr> {
    let mut ids: HashMap<&str, Vec<Uuid>> = HashMap::new();
    for (subject, id) in entries.iter().map(HistoryEntry::about) {
        ids.entry(subject).or_default().push(id);
    }
    let mut names = HashMap::new();
    for (subject, ids) in ids {
        let rows = match subject {
            "account" => called::<account::Entity>(db, ids, account::Column::Id, [account::Column::Name; 2]).await?,
            "application" => called::<application::Entity>(db, ids, application::Column::Id, [application::Column::DisplayName; 2]).await?,
            "badge" => called::<badge::entity::Entity>(db, ids, badge::entity::Column::Id, [badge::entity::Column::Name; 2]).await?,
            "invitation" => called::<invitation::Entity>(db, ids, invitation::Column::Id, [invitation::Column::Email; 2]).await?,
            "level" => called::<level::Entity>(db, ids, level::Column::Id, [level::Column::NameDe, level::Column::NameEn]).await?,
            "mail" => called::<mail::entity::Entity>(db, ids, mail::entity::Column::Id, [mail::entity::Column::ToEmail; 2]).await?,
            "registration" => called::<registration::Entity>(db, ids, registration::Column::Id, [registration::Column::Name; 2]).await?,
            "session" => {
                called::<session::Entity>(db, ids, session::Column::Id, [session::Column::TitleDe, session::Column::TitleEn]).await?
            }
            "stage" => called::<stage::Entity>(db, ids, stage::Column::Id, [stage::Column::NameDe, stage::Column::NameEn]).await?,
            "unit" => called::<unit::Entity>(db, ids, unit::Column::Id, [unit::Column::Code; 2]).await?,
            _ => Vec::new(),
        };
        let named = rows.into_iter().filter(|(_, de, en)| !(de.is_empty() && en.is_empty()));
        names.extend(named.map(|(id, de, en)| (id, Text::new(de, en))));
    }
    Ok(names)
}

async fn called<E: EntityTrait>(
    db: &Db,
    ids: Vec<Uuid>,
    id: E::Column,
    [de, en]: [E::Column; 2],
) -> Result<Vec<(Uuid, String, String)>, DbErr> {
    E::find().select_only().column(id).column(de).column(en).filter(id.is_in(ids)).into_tuple().all(db.read()).await
}
