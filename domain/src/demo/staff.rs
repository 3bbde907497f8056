//! People on the stands, invented.

use super::{chance::Chance, names};
use crate::{
    badge::{BadgeRole, entity as badge},
    booth_staff::entity::booth_staff,
    ids::{ApplicationId, BadgeId, BoothStaffId, EventId},
    locale::Locale,
};

/// Somebody who works on the stand of an application, the `number`th there, and their badge.
pub(super) fn named(
    chance: &mut Chance,
    event_id: EventId,
    application_id: ApplicationId,
    organisation: &str,
    slug: &str,
    number: i32,
) -> (badge::Model, booth_staff::Model) {
    let name = person(chance);
    let badge_id = BadgeId::from_uuid(chance.id());
    let badge = badge::Model {
        id: badge_id,
        event_id,
        role: BadgeRole::Exhibitor,
        name: name.clone(),
        organisation: organisation.to_owned(),
        ticket_code: chance.code().as_str().to_owned(),
        badge_code: chance.code().as_str().to_owned(),
        created_at: chance.now,
        revoked_at: None,
        ended_at: None,
        awaits_confirmation: false,
        search_key: badge::SEARCHED.key_of([&name, organisation]),
        printed_at: None,
    };
    let email = format!("stand{}@{slug}.example", number + 1);
    let staff = booth_staff::Model {
        id: BoothStaffId::from_uuid(chance.id()),
        event_id,
        application_id,
        badge_id,
        name,
        email_key: email.clone(),
        email,
        job_title: chance.one(&names::JOBS).0.to_owned(),
        phone: String::new(),
        locale: Locale::De,
        shares_email: number == 0,
        shares_phone: false,
        revision: 1,
        created_at: chance.now,
        removed_at: None,
    };
    (badge, staff)
}

/// An invented person.
pub(super) fn person(chance: &mut Chance) -> String {
    format!("{} {}", chance.one(&names::FIRST), chance.one(&names::LAST))
}
