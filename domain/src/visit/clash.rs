//! Hosts who are to receive two delegations at once. That may be meant, because an organisation is more than one person: it
//! is not refused, but never unseen.

use std::ops::Range;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Error, HostAnswer, ItemView, VisitState,
    entity::{visit, visit_item},
    thanks::mailbox,
    view::title_of,
};
use crate::{
    actor::Actor,
    clock::{self, Instant, Tz},
    db::Db,
    ids::{VisitId, VisitItemId},
    locale::Text,
};

/// More than anybody plans for the time of one visit.
const MOST: u64 = 2_000;

/// One of two items that overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRef {
    pub id: VisitItemId,
    pub visit: VisitId,
    pub visit_title: Text,
    pub title: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Of its visit.
    pub zone: Tz,
}

/// A host with two items at once, the earlier one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The organisation; both names, if one mailbox stands for two.
    pub host: String,
    pub one: ItemRef,
    pub other: ItemRef,
}

/// The clashes in which one of these items is.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn clashes_of(db: &Db, actor: &Actor, items: &[ItemView]) -> Result<Vec<Clash>, Error> {
    actor.require_organiser()?;
    let (Some(from), Some(to)) = (items.iter().map(|item| item.starts_at).min(), items.iter().map(|item| item.ends_at).max()) else {
        return Ok(Vec::new());
    };
    let clashes = within(db, &(from..to)).await?;
    let is_of = |item: &ItemRef| items.iter().any(|one| one.id == item.id);
    Ok(clashes.into_iter().filter(|clash| is_of(&clash.one) || is_of(&clash.other)).collect())
}

/// All clashes between items that take place in this time, of visits that are to come or were.
pub(super) async fn within(db: &Db, time: &Range<Instant>) -> Result<Vec<Clash>, Error> {
    let rows = visit_item::Entity::find()
        .find_also_related(visit::Entity)
        .filter(visit_item::Column::StartsAt.lt(time.end))
        .filter(visit_item::Column::EndsAt.gt(time.start))
        .filter(visit_item::Column::HostKey.ne(""))
        // Who declined one of two has one left.
        .filter(visit_item::Column::Answer.ne(HostAnswer::Declined))
        .filter(visit::Column::State.ne(VisitState::Declined))
        .order_by_asc(visit_item::Column::StartsAt)
        .order_by_asc(visit_item::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let rows: Vec<(visit_item::Model, visit::Model)> = rows.into_iter().filter_map(|(item, visit)| Some((item, visit?))).collect();
    let host = |item: &visit_item::Model| (item.host_key.clone(), mailbox(&item.host_email));
    let hosted: Vec<_> = rows.iter().map(|(item, _)| (host(item), item.starts_at..item.ends_at)).collect();
    let clash = |(one, other): (usize, usize)| Clash {
        host: both_names(&rows[one].0, &rows[other].0),
        one: item_ref(&rows[one]),
        other: item_ref(&rows[other]),
    };
    Ok(overlapping(&hosted, is_same).into_iter().map(clash).collect())
}

/// One house, however many receive there; or one mailbox, however the house is written.
fn is_same(one: &(String, String), other: &(String, String)) -> bool {
    one.0 == other.0 || (!one.1.is_empty() && one.1 == other.1)
}

fn both_names(one: &visit_item::Model, other: &visit_item::Model) -> String {
    let (one_name, other_name) = (&one.host_organisation, &other.host_organisation);
    if one.host_key == other.host_key { one_name.clone() } else { format!("{one_name} / {other_name}") }
}

fn item_ref((item, visit): &(visit_item::Model, visit::Model)) -> ItemRef {
    ItemRef {
        id: item.id,
        visit: visit.id,
        visit_title: title_of(visit),
        title: item.title.clone(),
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        zone: clock::zone(&visit.time_zone),
    }
}

/// The places of those who share a host and some time, each pair once. They are in the order of their beginnings.
fn overlapping<H, T: PartialOrd>(hosted: &[(H, Range<T>)], is_same: impl Fn(&H, &H) -> bool) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, (host, time)) in hosted.iter().enumerate() {
        let meanwhile = hosted.iter().enumerate().skip(at + 1).take_while(|(_, (_, other))| other.start < time.end);
        pairs.extend(meanwhile.filter(|(_, (other, _))| is_same(other, host)).map(|(other, _)| (at, other)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_a_host_twice_at_a_time_is_found_once_for_each_pair() {
        let hosted = [("a", 10..12), ("b", 10..20), ("a", 11..13), ("a", 12..14), ("b", 20..21)];

        assert_eq!(overlapping(&hosted, |one, other| one == other), [(0, 2), (2, 3)]);
        assert!(overlapping(&hosted[..0], |one, other| one == other).is_empty());
    }

    #[test]
    fn a_host_is_a_house_or_a_mailbox_and_nobody_is_the_mailbox_that_is_missing() {
        let host = |key: &str, mailbox: &str| (key.to_owned(), mailbox.to_owned());

        assert!(is_same(&host("haus", ""), &host("haus", "a@haus.example")));
        assert!(is_same(&host("haus", "a@haus.example"), &host("haus gmbh", "a@haus.example")));
        assert!(!is_same(&host("haus", ""), &host("labor", "")));
    }
}
