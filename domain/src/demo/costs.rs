//! Receipts of the coming events that a grant funds. All invented.

use chrono::Duration;
use sea_orm::{DbErr, EntityTrait, QueryOrder};

use super::{chance::Chance, insert_all};
use crate::{cost::entity as event_cost, db::Tx, grant::entity::grant_event, ids::EventCostId};

/// What for, to whom, in cents.
const RECEIPTS: [(&str, &str, i64); 4] = [
    ("Standmiete, erste Rate", "Messegesellschaft Beispiel", 480_000),
    ("Entwurf und Bau der Theken", "Holzbau Emscher", 312_550),
    ("Druck der Grafiken", "Druckhaus Lippe", 64_890),
    ("Dolmetschen am ersten Tag", "Sprachkontor Ruhr", 38_000),
];

/// Notes them, under numbers of their own.
pub(super) async fn note(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let parts = grant_event::Entity::find().order_by_asc(grant_event::Column::Id).all(tx).await?;
    let mut rows = Vec::new();
    for (event, part) in (1_i64..).zip(&parts) {
        for (number, (what, payee, cents)) in (1_i64..).zip(RECEIPTS) {
            rows.push(event_cost::Model {
                id: EventCostId::from_uuid(chance.id()),
                event_id: part.event_id,
                what: what.to_owned(),
                payee: payee.to_owned(),
                cents: cents + event * 1_000,
                is_refund: false,
                paid_on: chance.now.date_naive() - Duration::days(40 - 7 * number),
                receipt: format!("B-{event}0{number}"),
                revision: 1,
                created_at: chance.now - Duration::days(2),
            });
        }
    }
    insert_all(tx, rows).await
}
