//! Who writes properties: organisers all of them, an exhibitor's team its own.

use crate::{
    actor::{Actor, Denied},
    ids::OrganisationId,
};

/// Whether somebody writes properties at all.
pub(super) fn may_write_some(actor: &Actor) -> Result<(), Denied> {
    let exhibits = actor.person().is_some_and(|person| !person.exhibits_for.is_empty());
    if actor.is_organiser() || exhibits { Ok(()) } else { Err(actor.refused()) }
}

/// Whether somebody writes those of this organisation; those of none are the organisers'.
pub(super) fn may_write(actor: &Actor, organisation: Option<OrganisationId>) -> Result<(), Denied> {
    let own = organisation.is_some_and(|organisation| actor.exhibits_for(organisation));
    if actor.is_organiser() || own { Ok(()) } else { Err(actor.refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{actor::Person, ids::AccountId};

    fn of(organisations: Vec<OrganisationId>) -> Actor {
        Actor::Person(Person {
            account: AccountId::new(),
            name: String::new(),
            email: String::new(),
            organiser: false,
            organiser_without_passkey: false,
            staff_of: vec![],
            hosts_for: Vec::new(),
            exhibits_for: organisations,
        })
    }

    #[test]
    fn an_exhibitor_writes_its_own_and_organisers_write_all() {
        let (own, other) = (OrganisationId::new(), OrganisationId::new());
        let exhibitor = of(vec![own]);

        assert_eq!(may_write(&exhibitor, Some(own)), Ok(()));
        assert_eq!([Some(other), None].map(|of| may_write(&exhibitor, of)), [Err(Denied::NotFound); 2]);
        assert_eq!([Some(own), None].map(|of| may_write(&Actor::System, of)), [Ok(()); 2]);
        assert_eq!((may_write_some(&exhibitor), may_write_some(&of(vec![]))), (Ok(()), Err(Denied::NotFound)));
        assert_eq!(may_write_some(&Actor::Anonymous), Err(Denied::SignInRequired));
    }
}
