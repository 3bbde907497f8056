//! Who may admit, and act and answer for an exhibitor: pure.

use crate::{
    actor::{Actor, Denied},
    field::address_key,
    ids::{ApplicationId, OrganisationId},
};

/// Whoever decides who exhibits, and where.
pub(crate) fn may_admit(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}

/// Whoever may act for the exhibitor: its own people, whoever holds the application's link, and organisers who help.
pub(crate) fn may_act_for(actor: &Actor, application: ApplicationId, organisation: Option<OrganisationId>) -> Result<(), Denied> {
    if actor.is_organiser() || is_exhibitor(actor, application, organisation) { Ok(()) } else { Err(actor.refused()) }
}

/// Whoever may take or decline an offer: the exhibitor alone, for it binds them.
pub(crate) fn may_answer(actor: &Actor, application: ApplicationId, organisation: Option<OrganisationId>) -> Result<(), Denied> {
    if is_exhibitor(actor, application, organisation) { Ok(()) } else { Err(actor.refused()) }
}

/// Whether an application is the actor's own: of their organisation, or a draft, which has none yet, begun with the
/// address that they signed in with.
pub(crate) fn is_applicant(actor: &Actor, organisation: Option<OrganisationId>, applicant_key: &str) -> bool {
    match organisation {
        Some(organisation) => actor.exhibits_for(organisation),
        None => actor.person().is_some_and(|person| address_key(&person.email) == applicant_key),
    }
}

fn is_exhibitor(actor: &Actor, application: ApplicationId, organisation: Option<OrganisationId>) -> bool {
    *actor == Actor::Applicant(application) || organisation.is_some_and(|organisation| actor.exhibits_for(organisation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{actor::Person, ids::AccountId};

    fn person(organiser: bool, exhibits_for: Vec<OrganisationId>) -> Actor {
        let (name, email) = ("Paula".to_owned(), "paula@person.example".to_owned());
        Actor::Person(Person {
            account: AccountId::new(),
            name,
            email,
            organiser,
            organiser_without_passkey: false,
            staff_of: vec![],
            exhibits_for,
            hosts_for: vec![],
        })
    }

    #[test]
    fn only_organisers_admit() {
        assert_eq!(may_admit(&person(true, vec![])), Ok(()));
        assert_eq!(may_admit(&person(false, vec![OrganisationId::new()])), Err(Denied::NotFound));
        assert_eq!(may_admit(&Actor::Anonymous), Err(Denied::SignInRequired));
        assert_eq!(may_admit(&Actor::Applicant(ApplicationId::new())), Err(Denied::NotFound));
    }

    #[test]
    fn an_offer_is_answered_by_the_exhibitor_alone() {
        let (own, application) = (OrganisationId::new(), ApplicationId::new());

        assert_eq!(may_answer(&person(false, vec![own]), application, Some(own)), Ok(()));
        assert_eq!(may_answer(&Actor::Applicant(application), application, None), Ok(()));
        assert_eq!(may_answer(&Actor::Applicant(ApplicationId::new()), application, Some(own)), Err(Denied::NotFound));
        assert_eq!(may_answer(&person(false, vec![OrganisationId::new()]), application, Some(own)), Err(Denied::NotFound));
        assert_eq!(may_answer(&person(true, vec![]), application, Some(own)), Err(Denied::NotFound));
        assert_eq!(may_answer(&Actor::Anonymous, application, Some(own)), Err(Denied::SignInRequired));
    }

    #[test]
    fn an_application_is_changed_by_its_organisation_and_a_draft_by_its_address() {
        let own = OrganisationId::new();
        let (key, other) = ("paula@person.example", "anna@person.example");

        assert!(is_applicant(&person(false, vec![own]), Some(own), other));
        assert!(is_applicant(&person(false, vec![]), None, key));
        assert!(!is_applicant(&person(false, vec![]), None, other));
        assert!(!is_applicant(&person(false, vec![]), Some(own), key), "the organisation decides who acts for it");
        assert!(!is_applicant(&person(true, vec![]), Some(own), other));
        assert!(!is_applicant(&Actor::Anonymous, None, ""));
    }

    #[test]
    fn organisers_help_exhibitors_but_exhibitors_not_each_other() {
        let (own, other, application) = (OrganisationId::new(), OrganisationId::new(), ApplicationId::new());

        assert_eq!(may_act_for(&person(true, vec![]), application, Some(own)), Ok(()));
        assert_eq!(may_act_for(&person(false, vec![own]), application, Some(own)), Ok(()));
        assert_eq!(may_act_for(&person(false, vec![other]), application, Some(own)), Err(Denied::NotFound));
        assert_eq!(may_act_for(&person(false, vec![other]), application, None), Err(Denied::NotFound));
    }
}
