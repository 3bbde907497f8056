//! Where the organisers find what an entry of an event's history is about.

use domain::{
    audit::Subject,
    ids::{
        ApplicationId, EnquiryId, GrantId, MailId, MailingId, MatchmakingId, NewsEntryId, PropertyId, RegistrationId, RoundtableId,
        SessionId, TalkId, TravellerId, TripItemId, UnitId, VisitId,
    },
    locale::Locale,
    process::history_names::Thing,
};
use uuid::Uuid;

use crate::paths;

/// The page of a thing. People without one are only named: a link that finds them in a list would carry their name in its
/// address.
pub(super) fn link(l: Locale, event: &str, thing: Thing, id: Uuid) -> Option<String> {
    let Thing::Of(subject) = thing else { return None };
    Some(match subject {
        Subject::Application => paths::admission_application(l, event, ApplicationId::from_uuid(id)),
        Subject::Cost => paths::organise_costs(l, event),
        Subject::Enquiry => paths::enquiry(l, EnquiryId::from_uuid(id)),
        Subject::Grant => paths::grant(l, GrantId::from_uuid(id)),
        Subject::Host => paths::organise_hosts(l, event),
        Subject::Level => format!("{}#level-{id}", paths::organise_booth(l, event)),
        Subject::Mail => paths::mail(l, MailId::from_uuid(id)),
        Subject::Mailing => paths::mailing(l, event, MailingId::from_uuid(id)),
        Subject::Matchmaking => paths::matchmaking(l, MatchmakingId::from_uuid(id)),
        Subject::NewsEntry => paths::edit_news_entry(l, NewsEntryId::from_uuid(id)),
        Subject::Recap => paths::organise_recap(l, event),
        Subject::Property => paths::edit_property(l, PropertyId::from_uuid(id)),
        Subject::Registration => paths::visitor(l, event, RegistrationId::from_uuid(id)),
        Subject::Roundtable => paths::organise_roundtable(l, RoundtableId::from_uuid(id)),
        Subject::Session => paths::edit_session(l, event, SessionId::from_uuid(id)),
        Subject::Stage => format!("{}#stage-{id}", paths::organise_programme(l, event)),
        Subject::Survey => paths::organise_survey(l, event),
        Subject::Talk => paths::edit_talk(l, TalkId::from_uuid(id)),
        Subject::Visit => paths::visit(l, VisitId::from_uuid(id)),
        Subject::VisitResource => paths::visit_resources(l),
        Subject::TravelDetails => paths::travel_of(l, event, TravellerId::from_uuid(id)),
        Subject::TravelSetting => paths::organise_travel(l, event),
        Subject::Traveller => paths::traveller(l, event, TravellerId::from_uuid(id)),
        Subject::Trip => paths::organise_trip(l, event),
        Subject::TripItem => paths::edit_trip_item(l, event, TripItemId::from_uuid(id)),
        Subject::Unit => paths::edit_unit(l, event, UnitId::from_uuid(id)),
        Subject::Account
        | Subject::Badge
        | Subject::BoothStaff
        | Subject::Bridge
        | Subject::Call
        | Subject::Event
        | Subject::Lead
        | Subject::Scan
        | Subject::Seat
        | Subject::Team => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_without_an_address() {
        let to = |subject| link(Locale::De, "mipim-2027", Thing::Of(subject), Uuid::nil());

        assert_eq!([to(Subject::Badge), to(Subject::BoothStaff), to(Subject::Lead)], [const { None }; 3]);
        let application = "/de/organise/events/mipim-2027/admission/00000000-0000-0000-0000-000000000000";
        assert_eq!(to(Subject::Application).as_deref(), Some(application));
    }
}
