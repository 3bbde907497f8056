//! Where the organisers find what an entry of an event's history is about.

use domain::{
    ids::{ApplicationId, MailId, SessionId, UnitId},
    locale::Locale,
};
use uuid::Uuid;

use crate::paths;

/// The page of a thing. People are only named: a link that finds them in a list would carry their name in its address.
pub(super) fn link(l: Locale, event: &str, subject: &str, id: Uuid) -> Option<String> {
    Some(match subject {
        "application" => paths::admission_application(l, event, ApplicationId::from_uuid(id)),
        "level" => format!("{}#level-{id}", paths::organise_booth(l, event)),
        "mail" => paths::mail(l, MailId::from_uuid(id)),
        "session" => paths::edit_session(l, event, SessionId::from_uuid(id)),
        "stage" => format!("{}#stage-{id}", paths::organise_programme(l, event)),
        "unit" => paths::edit_unit(l, event, UnitId::from_uuid(id)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_without_an_address() {
        let to = |subject| link(Locale::De, "mipim-2027", subject, Uuid::nil());

        assert_eq!([to("badge"), to("registration"), to("booth_staff"), to("lead")], [const { None }; 4]);
        let application = "/de/organise/events/mipim-2027/admission/00000000-0000-0000-0000-000000000000";
        assert_eq!(to("application").as_deref(), Some(application));
    }
}
