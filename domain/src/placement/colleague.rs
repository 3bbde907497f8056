//! Inviting colleagues: only once an organiser has said yes to the organisation. Until then anybody may call themselves
//! what they like, and an invitation carries that name to whomever they like, in the agency's name.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    account::{self, Error, InvitePerson, RoleKind},
    actor::Actor,
    application::{ApplicationState, entity::application},
    db::{Db, DbErr},
    ids::OrganisationId,
    locale::Locale,
    organisation::entity::organisation,
};

/// What an application is in once an organiser said yes.
const ADMITTED: [ApplicationState; 3] = [ApplicationState::Offered, ApplicationState::Confirmed, ApplicationState::Cancelled];

/// Invites somebody into an organisation that the actor acts for.
///
/// # Errors
/// `Denied`, `NotAdmitted` before an organiser admitted it, `TooMany` mails, or `Invalid` when this is no address.
pub async fn invite_colleague(db: &Db, actor: &Actor, organisation: OrganisationId, email: &str, locale: Locale) -> Result<(), Error> {
    if !actor.exhibits_for(organisation) {
        return Err(actor.refused().into());
    }
    let own = organisation::Entity::find_by_id(organisation).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    if !is_admitted(db, organisation).await? {
        return Err(Error::NotAdmitted);
    }
    account::count_caused_mail(db, actor, email).await?;
    let scope = organisation.to_string();
    let command = InvitePerson { email: email.to_owned(), kind: RoleKind::Exhibitor, scope, scope_name: own.display_name, locale };
    account::invite(db, actor, &command).await.map(|_| ())
}

async fn is_admitted(db: &Db, organisation: OrganisationId) -> Result<bool, DbErr> {
    let admitted = application::Entity::find()
        .filter(application::Column::OrganisationId.eq(organisation))
        .filter(application::Column::State.is_in(ADMITTED));
    Ok(admitted.count(db.read()).await? > 0)
}
