//! What the people of a host change by themselves: text, website and logo, never its name, its share or its place.

use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};

use super::{
    Error, HostAction, HostView,
    details::Said,
    entity::host,
    policy,
    service::{find, held, write},
};
use crate::{
    account,
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    clock,
    db::{Db, Tx},
    field::{FieldErrors, Fields},
    ids::HostId,
};

/// What a host says of itself, as typed; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnHost {
    pub web: String,
    pub text_de: String,
    pub text_en: String,
}

impl OwnHost {
    fn parse(&self) -> Result<Said, FieldErrors> {
        let Self { web, text_de, text_en } = self;
        let mut fields = Fields::new();
        let said = Said::parse(&mut fields, web, text_de, text_en);
        fields.finish(|| said)
    }
}

/// Changes what a host says of itself, unless somebody else did so since `revision`.
///
/// # Errors
/// `Denied`, also where the actor's access has just ended, `Invalid`, or `Overtaken`.
pub async fn edit_own(db: &Db, actor: &Actor, id: HostId, revision: &str, command: &OwnHost) -> Result<HostView, Error> {
    policy::may_describe(actor, id)?;
    let said = &command.parse()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        check_access(&tx, actor, id).await?;
        ExpectedRevision::parse(revision).check::<HostAction, Error>(&tx, id, old.revision, clock::home()).await?;
        let columns = host::ActiveModel {
            web: Set(said.web.clone()),
            text_de: Set(said.text.de.clone()),
            text_en: Set(said.text.en.clone()),
            ..Default::default()
        };
        write(&tx, id, columns).await?;
        audit::record(&tx, actor, said.differences(&old)).await?;
        Ok(HostView::from(find(&tx, id).await?))
    })
    .await
}

/// What the actor was let in with may have ended since: it is asked again where something is written.
pub(super) async fn check_access(tx: &Tx, actor: &Actor, id: HostId) -> Result<(), Error> {
    if actor.is_organiser() {
        return Ok(());
    }
    let account = actor.account().ok_or(Denied::SignInRequired)?;
    if account::edits_host(tx, account, id).await? { Ok(()) } else { Err(Error::Denied(Denied::NotFound)) }
}
