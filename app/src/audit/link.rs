//! Where the organisers find what an entry of an event's history is about.

use domain::{
    ids::{ApplicationId, MailId, SessionId, UnitId},
    locale::Locale,
};
use uuid::Uuid;

use crate::paths;

/// The page of a thing, or the list that it is found in by its name.
pub(super) fn link(l: Locale, event: &str, subject: &str, id: Uuid, name: &str) -> Option<String> {
    let among = |list: String| format!("{list}?q={}", paths::encode(name));
    Some(match subject {
        "application" => paths::admission_application(l, event, ApplicationId::from_uuid(id)),
        "badge" => among(paths::badges(l, event)),
        "level" => format!("{}#level-{id}", paths::organise_booth(l, event)),
        "mail" => paths::mail(l, MailId::from_uuid(id)),
        "registration" => among(paths::visitors(l, event)),
        "session" => paths::edit_session(l, event, SessionId::from_uuid(id)),
        "stage" => format!("{}#stage-{id}", paths::organise_programme(l, event)),
        "unit" => paths::edit_unit(l, event, UnitId::from_uuid(id)),
        _ => return None,
    })
}
