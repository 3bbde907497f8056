//! Who came in at the entrance of a fair that is on, on each of its days so far.

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{chance::Chance, insert_all};
use crate::{
    badge::{BadgeRole, entity as badge, is_valid},
    check_in::{
        DoorMode, ScanOutcome, correct_counts,
        entity::{admission, scan},
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
        .filter(is_valid())
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
    written.insert(tx).await?;
    correct_counts(tx, entrance.event).await
}

/// Whoever works on a stand is there before it opens; of the visitors most come in the first two hours.
fn arrival(chance: &mut Chance, opens_minute: i32, role: BadgeRole) -> i32 {
    let mut within = |minutes| i32::try_from(chance.below(minutes)).unwrap_or(0);
    match role {
        BadgeRole::Visitor => opens_minute + within(90) + within(60) * within(6),
        BadgeRole::Exhibitor | BadgeRole::Speaker | BadgeRole::Organiser => opens_minute - 50 + within(45),
    }
}

/// Rows; what they count is counted afterwards, as a server does that finds its counts wrong.
#[derive(Default)]
struct Written {
    scans: Vec<scan::Model>,
    admissions: Vec<admission::Model>,
}

impl Written {
    fn welcome(&mut self, chance: &mut Chance, entrance: Entrance, badge: &badge::Model, day: NaiveDate, at: Instant) {
        let scan = self.scan(chance, entrance, badge, ScanOutcome::Welcome, None, at);
        let Entrance { event, .. } = entrance;
        self.admissions.push(admission::Model {
            scan_id: scan,
            door_id: event.as_uuid(),
            badge_id: badge.id,
            event_id: event,
            day,
            shard: shard_of(badge.id),
            admitted_at: at,
        });
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
        insert_all(tx, self.admissions).await
    }
}
