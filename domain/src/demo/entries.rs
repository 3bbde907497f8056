//! Who came in at the entrance of a fair that is on, on each of its days so far.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{chance::Chance, insert_all};
use crate::{
    badge::{BadgeRole, entity as badge},
    check_in::{
        DoorMode, ScanOutcome,
        entity::{admission, door_count, scan},
        shard_of,
    },
    clock::{self, Instant, Tz},
    db::Tx,
    ids::{AccountId, EventId, ScanId},
};

/// Of a hundred, so many come on any one day.
const COMING: u32 = 70;
/// Of a hundred who are in, so many go out for a while and are scanned again.
const AGAIN: u32 = 8;

/// The entrance, and who scans there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entrance {
    pub event: EventId,
    pub zone: Tz,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    /// By the event's clock.
    pub opens_minute: i32,
    pub scanned_by: AccountId,
}

/// Lets in who came until `now`, each badge once a day.
pub(super) async fn let_in(tx: &Tx, chance: &mut Chance, entrance: Entrance, now: Instant) -> Result<(), DbErr> {
    let badges = badge::Entity::find()
        .filter(badge::Column::EventId.eq(entrance.event))
        .filter(badge::Column::RevokedAt.is_null())
        .filter(badge::Column::EndedAt.is_null())
        .filter(badge::Column::AwaitsConfirmation.eq(false))
        .order_by_asc(badge::Column::Id)
        .all(tx)
        .await?;
    let today = Ord::min(clock::local(entrance.zone, now).date(), entrance.last_day);
    let mut written = Written::default();
    for day in entrance.first_day.iter_days().take_while(|day| *day <= today) {
        for badge in &badges {
            if !chance.percent(COMING) {
                continue;
            }
            let at = clock::at_minute(entrance.zone, day, arrival(chance, entrance.opens_minute, badge.role));
            let back = at + Duration::minutes(50 + i64::try_from(chance.below(90)).unwrap_or(0));
            if at < now {
                written.welcome(chance, entrance, badge, day, at);
            }
            if chance.percent(AGAIN) && back < now {
                written.scanned_again(chance, entrance, badge, at, back);
            }
        }
    }
    written.insert(tx).await
}

/// Whoever works on a stand is there before it opens; of the visitors most come in the first two hours.
fn arrival(chance: &mut Chance, opens_minute: i32, role: BadgeRole) -> i32 {
    let mut within = |minutes| i32::try_from(chance.below(minutes)).unwrap_or(0);
    match role {
        BadgeRole::Visitor => opens_minute + within(90) + within(60) * within(6),
        BadgeRole::Exhibitor | BadgeRole::Speaker | BadgeRole::Organiser => opens_minute - 50 + within(45),
    }
}

/// Rows, with the counts that belong to them.
#[derive(Default)]
struct Written {
    scans: Vec<scan::Model>,
    admissions: Vec<admission::Model>,
    counts: BTreeMap<(NaiveDate, &'static str, i16), door_count::Model>,
}

impl Written {
    fn welcome(&mut self, chance: &mut Chance, entrance: Entrance, badge: &badge::Model, day: NaiveDate, at: Instant) {
        let scan = self.scan(chance, entrance, badge, ScanOutcome::Welcome, None, at);
        let Entrance { event, .. } = entrance;
        let shard = shard_of(badge.id);
        self.admissions.push(admission::Model {
            scan_id: scan,
            door_id: event.as_uuid(),
            badge_id: badge.id,
            event_id: event,
            day,
            shard,
            admitted_at: at,
        });
        let none = door_count::Model { door_id: event.as_uuid(), day, role: badge.role, shard, event_id: event, people: 0 };
        self.counts.entry((day, badge.role.as_str(), shard)).or_insert(none).people += 1;
    }

    fn scanned_again(&mut self, chance: &mut Chance, entrance: Entrance, badge: &badge::Model, first: Instant, at: Instant) {
        self.scan(chance, entrance, badge, ScanOutcome::AlreadyIn, Some(first), at);
    }

    fn scan(
        &mut self,
        chance: &mut Chance,
        entrance: Entrance,
        badge: &badge::Model,
        outcome: ScanOutcome,
        first_at: Option<Instant>,
        at: Instant,
    ) -> ScanId {
        let id = ScanId::from_uuid(chance.id());
        self.scans.push(scan::Model {
            id,
            event_id: entrance.event,
            door_id: entrance.event.as_uuid(),
            badge_id: Some(badge.id),
            account_id: entrance.scanned_by,
            outcome,
            first_at,
            scanned_at: at,
            undone_at: None,
            mode: DoorMode::Open,
        });
        id
    }

    async fn insert(self, tx: &Tx) -> Result<(), DbErr> {
        insert_all(tx, self.scans).await?;
        insert_all(tx, self.admissions).await?;
        insert_all(tx, self.counts.into_values().collect()).await
    }
}
