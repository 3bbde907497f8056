//! Who is registered and about to get a seat, with all that the letter about it needs: asked in one statement.

use sea_orm::{
    DbErr, EntityTrait, FromQueryResult, JoinType, QuerySelect, RelationTrait,
    sea_query::{LockType, SelectStatement},
};

use super::SeatHolder;
use crate::{
    badge,
    clock::Instant,
    db::Tx,
    ids::{BadgeId, EventId, RegistrationId, SeatId},
    locale::Locale,
    registration::{RegistrationState, entity::registration},
};

/// A registration as booking needs it.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::masterclass) struct Registered {
    pub id: RegistrationId,
    pub event: EventId,
    state: RegistrationState,
    erased_at: Option<Instant>,
    badge: BadgeId,
    name: String,
    email: String,
    locale: Locale,
    ticket_code: String,
}

impl Registered {
    /// Whether it is confirmed, and nobody has taken it back or erased it.
    pub fn counts(&self) -> bool {
        self.state == RegistrationState::Confirmed && self.erased_at.is_none()
    }

    /// The same person with a seat.
    pub fn holding(self, seat: SeatId) -> SeatHolder {
        let Self { id: _, event: _, state: _, erased_at: _, badge, name, email, locale, ticket_code } = self;
        SeatHolder { seat, badge, name, email, locale, ticket_code }
    }
}

/// This registration; on PostgreSQL it stays as it is until the transaction ends.
pub(in crate::masterclass) async fn hold_registered(tx: &Tx, id: RegistrationId) -> Result<Option<Registered>, DbErr> {
    let mut found = registration::Entity::find_by_id(id)
        .select_only()
        .column_as(registration::Column::Id, "id")
        .column_as(registration::Column::EventId, "event")
        .column_as(registration::Column::State, "state")
        .column_as(registration::Column::ErasedAt, "erased_at")
        .column_as(registration::Column::BadgeId, "badge")
        .column_as(registration::Column::Name, "name")
        .column_as(registration::Column::Email, "email")
        .column_as(registration::Column::Locale, "locale")
        .column_as(badge::entity::Column::TicketCode, "ticket_code")
        .join(JoinType::InnerJoin, registration::Relation::Badge.def());
    // Not the badge as well: whoever holds that and then asks for the registration would wait for this one, and this for that.
    let of_select: &mut SelectStatement = QuerySelect::query(&mut found);
    of_select.lock_with_tables(LockType::Share, [registration::Entity]);
    found.into_model().one(tx).await
}
