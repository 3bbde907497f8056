//! Taking back that an exhibitor sees an enquiry: by whoever asked, with a link that they get once they have sent it, and by
//! organisers, whom they may write to instead. Nothing is kept for the link: it names the enquiry and is sealed.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    EnquiryAction, Error,
    entity::enquiry,
    handle::{entry, found},
    moment::seal,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    db::{Db, DbErr, Tx},
    ids::{EnquiryId, OrganisationId},
    mail::{self, Thread},
};

/// What the link shows of an enquiry: nothing of whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Linked {
    pub about: String,
    /// `None`: it was taken back.
    pub shared_with: Option<OrganisationId>,
}

/// The secret of the link.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn link_of(db: &Db, id: EnquiryId) -> Result<String, DbErr> {
    Ok(format!("{id}-{}", seal(db, &format!("sharing:{id}")).await?))
}

/// The enquiry of a link.
///
/// # Errors
/// `NotFound` for a link that nobody got, and for an enquiry that is erased.
pub(crate) async fn by_link(db: &Db, token: &str) -> Result<Linked, Error> {
    let id = id_of(db, token).await?;
    let row = enquiry::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(Linked { about: row.about, shared_with: row.shared_with })
}

/// Whoever asked takes back that an exhibitor sees it. Doing so twice is doing so once.
///
/// # Errors
/// As [`by_link`].
pub async fn withdraw_sharing(db: &Db, token: &str) -> Result<(), Error> {
    let id = id_of(db, token).await?;
    // Nobody: history keeps no name of who asked.
    db.write(|tx| async move { unshare(&tx, &Actor::Anonymous, id).await }).await
}

/// An organiser does so for whoever asked.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn stop_sharing(db: &Db, actor: &Actor, id: EnquiryId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move { unshare(&tx, actor, id).await }).await
}

async fn id_of(db: &Db, token: &str) -> Result<EnquiryId, Error> {
    let id = token.rsplit_once('-').and_then(|(id, _)| id.parse::<EnquiryId>().ok()).ok_or(Denied::NotFound)?;
    if link_of(db, id).await? == token { Ok(id) } else { Err(Error::Denied(Denied::NotFound)) }
}

async fn unshare(tx: &Tx, actor: &Actor, id: EnquiryId) -> Result<(), Error> {
    let row = found(tx, id).await?;
    if row.shared_with.is_none() {
        return Ok(());
    }
    let nobody = enquiry::ActiveModel { shared_with: Set(None), ..Default::default() };
    enquiry::Entity::update_many().set(nobody).filter(enquiry::Column::Id.eq(id)).exec(tx).await?;
    mail::forget_threads(tx, [Thread::Enquiry(id)]).await?;
    audit::record(tx, actor, entry(&row, EnquiryAction::SharingWithdrawn)).await?;
    Ok(())
}
