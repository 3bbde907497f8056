//! Writing what an applicant says, and the step of handing it in: organisation, role, letter.

use sea_orm::{ActiveValue::Set, DbErr};

use super::{
    ApplicationAccess, ApplicationAction, ApplicationLetter, ApplyError, ContactPurpose, Content, Transition, columns,
    draft_link::is_proven,
    earlier::{self, fills_gaps},
    entity::application,
    organisation, store,
    view::{self, actor_of},
};
use crate::{
    account::{self, RoleKind},
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    event::EventView,
    field::{Email, FieldErrors},
    locale::Text,
    mail::{self, NewMail, Thread},
    notice::{self, Happened, NoticeKind},
};

/// What somebody is about to write.
pub(super) struct Change {
    pub row: application::Model,
    pub event: EventView,
    before: Content,
    after: Content,
    actor: Actor,
    pub is_proven: bool,
    /// Of last time, for a draft without one.
    logo: Option<String>,
}

impl Change {
    pub async fn of(
        db: &Db,
        door: ApplicationAccess<'_>,
        row: application::Model,
        event: EventView,
        mut after: Content,
    ) -> Result<Self, DbErr> {
        let before = columns::content_of(db.read(), &row).await?;
        // What the form does not ask it does not change: the answer may be needed again.
        if !event.asks_de_minimis {
            after.de_minimis = before.de_minimis.clone();
        }
        if !event.asks_double_funding {
            after.double_funding = before.double_funding.clone();
        }
        let is_proven = is_proven(door, &row);
        let carries = is_proven && fills_gaps(&row) && row.logo.is_none();
        let known = if carries { earlier::earlier(db.read(), &row.applicant_key).await? } else { None };
        Ok(Self { actor: actor_of(door, row.id), row, event, before, after, is_proven, logo: known.and_then(|known| known.logo) })
    }

    /// Whoever proves the address goes on alone: the browser that began the draft sees nothing of what they write.
    pub async fn write(&self, tx: &Tx, revision: &str, adjust: impl FnOnce(&mut application::ActiveModel)) -> Result<(), ApplyError> {
        store::content(tx, &self.row, &self.event, revision, &self.after, |columns| {
            if self.is_proven {
                columns.proven_at = Set(self.row.proven_at.or(Some(clock::now())));
            }
            if self.logo.is_some() {
                columns.logo = Set(self.logo.clone());
            }
            adjust(columns);
        })
        .await
    }

    /// Whether nothing would be written: neither a word, nor that the address is proven now.
    pub fn is_nothing(&self) -> bool {
        self.before == self.after && self.logo.is_none() && (!self.is_proven || self.row.proven_at.is_some())
    }

    /// As `note`, for what saves itself again and again while somebody types.
    pub async fn note_on(&self, tx: &Tx, action: ApplicationAction) -> Result<(), ApplyError> {
        let entry = AuditEntry::of(action, self.row.id).at(self.event.id);
        Ok(audit::record_on(tx, &self.actor, columns::changes(entry, &self.before, &self.after)).await?)
    }

    pub async fn note(&self, tx: &Tx, action: ApplicationAction) -> Result<(), ApplyError> {
        let entry = AuditEntry::of(action, self.row.id).at(self.event.id);
        Ok(audit::record(tx, &self.actor, columns::changes(entry, &self.before, &self.after)).await?)
    }

    /// The step itself: organisation, address, role, letter.
    pub async fn hand_in(&self, tx: &Tx, door: ApplicationAccess<'_>, revision: &str, step: Option<Transition>) -> Result<(), ApplyError> {
        let Self { row, event, after, .. } = self;
        let next = step.map_or(Ok(row.state), |step| row.state.after(step)).map_err(|_| ApplyError::NotNow(row.state))?;
        let action = match step {
            Some(Transition::Submit) => ApplicationAction::Submitted,
            Some(_) => ApplicationAction::Answered,
            None => ApplicationAction::Changed,
        };
        let found = organisation::find_or_make(tx, row, after).await?;
        let slug = match step {
            Some(Transition::Submit) => organisation::slug_at(tx, event.id, row.id, &found.slug).await?,
            _ => row.slug.clone(),
        };
        // A draft counts from when it was handed in, whenever its address was proven.
        let since = row.submitted_at.or(row.handed_in_at).unwrap_or_else(clock::now);
        self.write(tx, revision, |columns| {
            columns.state = Set(next);
            columns.slug = Set(slug);
            columns.organisation_id = Set(Some(found.id));
            columns.submitted_at = Set(Some(since));
        })
        .await?;
        if step.is_some() {
            grant(tx, row, after, found.id.to_string()).await?;
            confirm(tx, door, row, event, after).await?;
            let kind = if action == ApplicationAction::Submitted { NoticeKind::ApplicationSubmitted } else { NoticeKind::QuestionAnswered };
            let (subject, name) = (row.id.as_uuid(), Text::new(&after.display_name, &after.display_name));
            notice::note(tx, Happened { event: Some(event.id), kind, subject, name, of: row.revision.to_string() }).await?;
        }
        self.note(tx, action).await
    }
}

/// Whoever reads the applicant's mail may act for the organisation: the link came by mail.
async fn grant(tx: &Tx, row: &application::Model, content: &Content, organisation: String) -> Result<(), ApplyError> {
    let email = Email::parse(&row.applicant_email).map_err(|problem| FieldErrors::one("email", problem))?;
    account::grant(tx, &email, &contact_name(content), row.locale, RoleKind::Exhibitor, &organisation).await?;
    Ok(())
}

/// The letter that says the application arrived.
async fn confirm(
    tx: &Tx,
    door: ApplicationAccess<'_>,
    row: &application::Model,
    event: &EventView,
    content: &Content,
) -> Result<(), DbErr> {
    let token = match door {
        ApplicationAccess::Link(token) => token.to_owned(),
        ApplicationAccess::Portal(..) => view::renew_link(tx, row.id).await?.as_str().to_owned(),
    };
    let letter = ApplicationLetter::ApplicationSubmitted { event: event.facts(), organisation: content.display_name.clone(), token };
    let mail = NewMail {
        dedupe_key: format!("application_submitted:{}:{}", row.id, row.revision),
        about: Thread::Application(row.id),
        useful_until: None,
        event: Some(event.id),
        to_name: contact_name(content),
        to_email: row.applicant_email.clone(),
        locale: row.locale,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// How letters address the applicant.
pub(super) fn contact_name(content: &Content) -> String {
    content.contact(ContactPurpose::Decision).map(|contact| contact.name.clone()).unwrap_or_default()
}
