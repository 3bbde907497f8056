//! Proving the applicant's address: nothing acts in the name of a mailbox that nobody has proven.

use chrono::Duration;
use sea_orm::ActiveValue::Set;

use super::{
    ApplicationAccess, ApplicationAction, ApplicationLetter, ApplicationState, ApplyError, Transition,
    change::Change,
    columns,
    draft_link::is_proven,
    submit::{event_of, in_window},
    view::open_to_change,
};
use crate::{
    account::{self, limits::APPLICATION_MAILS},
    clock::{self, Instant},
    code::Code,
    db::Db,
    field::Fields,
    mail::{self, NewMail, Thread},
};

/// A draft that was handed in counts from that moment, if its address is proven so soon, also when the window has closed
/// meanwhile: mails may be slow, and people read them later.
const PROOF: Duration = Duration::hours(48);

/// Until when the address of a draft may be proven that was handed in at this moment.
pub fn prove_until(handed_in_at: Instant) -> Instant {
    handed_in_at + PROOF
}

/// Hands in a draft that was handed in before its address was proven, as it was then.
///
/// # Errors
/// `NotProven` by the link that proves nothing, `WindowClosed` more than `prove_until`, `Invalid` when something is missing
/// after all, `NotNow`, `Overtaken`.
pub async fn hand_in(db: &Db, door: ApplicationAccess<'_>) -> Result<(), ApplyError> {
    let row = open_to_change(db.read(), door).await?;
    let event = event_of(db, &row).await?;
    let Some(handed_in_at) = row.handed_in_at.filter(|_| row.state == ApplicationState::Draft) else {
        return Err(ApplyError::NotNow(row.state));
    };
    if !is_proven(door, &row) {
        return Err(ApplyError::NotProven);
    }
    if prove_until(handed_in_at) < clock::now() {
        in_window(&event)?;
    }
    let content = columns::content_of(db.read(), &row).await?;
    let mut fields = Fields::new();
    for (field, problem) in content.missing(&event) {
        fields.refuse(&field, problem);
    }
    let content = fields.finish(|| Some(content))?;
    let revision = &row.revision.to_string();
    let change = &Change::of(db, door, row, event, content).await?;
    db.write(|tx| async move { change.hand_in(&tx, door, revision, Some(Transition::Submit)).await }).await
}

/// Keeps a complete draft as handed in, and mails the link that hands it in.
pub(super) async fn ask_for_proof(db: &Db, change: &Change, revision: &str) -> Result<(), ApplyError> {
    let row = &change.row;
    count_mail(db, &row.applicant_key).await?;
    db.write(|tx| async move {
        let token = Code::random();
        change
            .write(&tx, revision, |columns| {
                columns.access_hash = Set(token.hash());
                columns.handed_in_at = Set(Some(clock::now()));
            })
            .await?;
        let letter = ApplicationLetter::ApplicationToProve { event: change.event.facts(), token: token.as_str().to_owned() };
        let mail = NewMail {
            dedupe_key: format!("application_to_prove:{}:{}", row.id, row.revision),
            about: Thread::Application(row.id),
            useful_until: Some(prove_until(clock::now())),
            event: Some(change.event.id),
            // The name is a stranger's word yet.
            to_name: String::new(),
            to_email: row.applicant_email.clone(),
            locale: row.locale,
            letter,
        };
        mail::enqueue(&tx, mail).await?;
        change.note(&tx, ApplicationAction::Changed).await
    })
    .await
}

/// Counts a mail to somebody who may have asked for nothing.
pub(super) async fn count_mail(db: &Db, mailbox: &str) -> Result<(), ApplyError> {
    let counted = account::attempt(db, &APPLICATION_MAILS, mailbox).await?;
    counted.map_err(|seconds| account::Error::TooMany { seconds }.into())
}
