//! The three people whom one signs in as.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{Cast, chance::Chance, insert_all};
use crate::{
    account::{
        EVERYWHERE, RoleKind,
        entity::{account, role},
    },
    db::{Db, Tx},
    ids::{AccountId, RoleId},
    locale::Locale,
};

/// Whoever decides in the demo's history.
pub(super) const ORGANISER_NAME: &str = "Olga Organisation";
const ORGANISER: &str = "olga.organisation@agentur.example";
const STAFF: &str = "stefan.empfang@agentur.example";
const EXHIBITOR: &str = "bianca.bochum@stadt.example";

pub(super) async fn engage(tx: &Tx, chance: &mut Chance) -> Result<Cast, DbErr> {
    let cast = Cast {
        organiser: AccountId::from_uuid(chance.id()),
        staff: AccountId::from_uuid(chance.id()),
        exhibitor: AccountId::from_uuid(chance.id()),
    };
    let person = |id, email: &str, name: &str| account::Model {
        id,
        email: email.to_owned(),
        email_key: email.to_owned(),
        name: name.to_owned(),
        locale: Locale::De,
        created_at: chance.now,
    };
    let people = vec![
        person(cast.organiser, ORGANISER, ORGANISER_NAME),
        person(cast.staff, STAFF, "Stefan Empfang"),
        person(cast.exhibitor, EXHIBITOR, "Bianca Bochum"),
    ];
    insert_all(tx, people).await?;
    give(tx, chance, cast.organiser, RoleKind::Organiser, EVERYWHERE.to_owned()).await?;
    Ok(cast)
}

/// Gives somebody of the cast a role.
pub(super) async fn give(tx: &Tx, chance: &mut Chance, account_id: AccountId, kind: RoleKind, scope: String) -> Result<(), DbErr> {
    let row = role::Model { id: RoleId::from_uuid(chance.id()), account_id, kind, scope, created_at: chance.now };
    insert_all(tx, vec![row]).await
}

pub(super) async fn find_cast(db: &Db) -> Result<Option<Cast>, DbErr> {
    let mut found = Vec::new();
    for key in [ORGANISER, STAFF, EXHIBITOR] {
        match account::Entity::find().filter(account::Column::EmailKey.eq(key)).one(db.read()).await? {
            Some(row) => found.push(row.id),
            None => return Ok(None),
        }
    }
    Ok(Some(Cast { organiser: found[0], staff: found[1], exhibitor: found[2] }))
}
