//! An entry by its link: beginning one, reading it, withdrawing it.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    CallAction, CallLetter, CallPart, CallState, CallView, Criterion, EntryFile, EntryState, Error, Outcome, Question, StartForm,
    entity::{call, entry},
    entry_file, entry_form, queries,
    service::{not_now, shared},
};
use crate::{
    account::{
        self,
        limits::{CALL_ENTRIES_OF_MAILBOX, CALL_LETTERS_OF_MAILBOX},
    },
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::{self, Instant},
    code::Code,
    db::{Db, DbErr, Tx},
    enquiry,
    field::address_key,
    ids::{CallEntryId, CallId, CallQuestionId},
    locale::Locale,
    mail::{self, NewMail, Thread},
};

/// Who entered, and how far they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    pub id: CallEntryId,
    pub call: CallId,
    pub organisation: String,
    pub contact_name: String,
    pub email: String,
    pub country: String,
    pub locale: Locale,
    pub state: EntryState,
    pub outcome: Outcome,
    pub told_at: Option<Instant>,
    pub handed_in_at: Option<Instant>,
    pub revision: i64,
    pub updated_at: Instant,
}

/// Everything about an entry, for whoever may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryPage {
    pub call: CallView,
    pub entry: EntryView,
    pub criteria: Vec<Criterion>,
    pub questions: Vec<Question>,
    pub answers: HashMap<CallQuestionId, String>,
    pub files: Vec<EntryFile>,
}

/// Begins an entry to the call at this address, and sends its link to whoever entered; answers the link's secret part, for
/// the browser that asked.
///
/// # Errors
/// `NotFound` for a call that is not public, `Invalid`, `TooLate`, `NotNow`, or `TooMany` with this mailbox.
pub async fn start(db: &Db, slug: &str, form: &StartForm) -> Result<Code, Error> {
    let row = call::Entity::find().filter(call::Column::Slug.eq(slug)).one(db.read()).await?;
    let call = row.filter(|row| row.state != CallState::Draft).map(CallView::from).ok_or(Denied::NotFound)?;
    let started = form.parse(&call)?;
    enquiry::check_moment(db, &form.moment, clock::now()).await?;
    if let Err(seconds) = account::attempt(db, &CALL_ENTRIES_OF_MAILBOX, &started.email.key()).await? {
        return Err(Error::TooMany { seconds });
    }
    let (started, id) = (&started, call.id);
    db.write(|tx| async move {
        let call = shared(&tx, id).await?;
        entry_form::in_time(&call, clock::now())?;
        let token = Code::random();
        let now = clock::now();
        let row = entry::Model {
            id: CallEntryId::new(),
            call_id: id,
            organisation: started.organisation.clone(),
            contact_name: started.contact_name.clone(),
            email: started.email.as_str().to_owned(),
            country: started.country.clone(),
            locale: started.locale,
            state: EntryState::Draft,
            token_hash: token.hash(),
            outcome: Outcome::Open,
            told_at: None,
            handed_in_at: None,
            revision: 1,
            created_at: now,
            updated_at: now,
        };
        let columns: entry::ActiveModel = row.clone().into();
        entry::Entity::insert(columns.reset_all()).exec_without_returning(&tx).await?;
        let part = CallPart::of(&CallView::from(call));
        let letter = CallLetter::CallEntryStarted { call: part, organisation: row.organisation.clone(), token: token.as_str().to_owned() };
        mail::enqueue(&tx, to_reader(&row, format!("call_entry_started:{}", row.id), letter)).await?;
        Ok(token)
    })
    .await
}

/// What a link opens.
///
/// # Errors
/// `NotFound` for a link that opens nothing.
pub async fn entry_of(db: &Db, token: &str) -> Result<EntryPage, Error> {
    let token = Code::parse(token).ok_or(Denied::NotFound)?;
    let row = entry::Entity::find().filter(entry::Column::TokenHash.eq(token.hash())).one(db.read()).await?;
    page(db, row.ok_or(Denied::NotFound)?).await
}

/// The whole of an entry; whoever calls has asked who may read it.
pub(super) async fn page(db: &Db, row: entry::Model) -> Result<EntryPage, Error> {
    let call = call::Entity::find_by_id(row.call_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(EntryPage {
        criteria: queries::criteria(db, call.id).await?,
        questions: queries::questions(db, call.id).await?,
        answers: queries::answers(db, row.id).await?,
        files: entry_file::files_of(db, row.id).await?,
        call: CallView::from(call),
        entry: EntryView::from(row),
    })
}

/// Takes back what was handed in: before the deadline it is a draft again, which may be handed in once more; afterwards the
/// jury does not see it any more, until the organisers have decided.
///
/// # Errors
/// `Denied` for a link that opens nothing, `NotNow` for what is not handed in or was decided, or `TooMany` with its mailbox.
pub async fn withdraw(db: &Db, token: &str) -> Result<(), Error> {
    with_letter(db, token, withdraw_now(db, token)).await
}

async fn withdraw_now(db: &Db, token: &str) -> Result<(), Error> {
    db.write(|tx| async move {
        let row = lock_by_token(&tx, token).await?;
        let call = shared(&tx, row.call_id).await?;
        if row.state != EntryState::HandedIn {
            return Err(not_now("Diese Einreichung ist nicht abgegeben.", "This entry is not handed in."));
        }
        if row.outcome != Outcome::Open || call.state == CallState::Decided {
            return Err(not_now(
                // Whether about this one says nobody before its letter does.
                "Über die Einreichungen wird schon entschieden. Bitte schreiben Sie uns.",
                "The entries are being decided already. Please write to us.",
            ));
        }
        let state = if entry_form::in_time(&call, clock::now()).is_ok() { EntryState::Draft } else { EntryState::Withdrawn };
        let columns = entry::ActiveModel { state: Set(state), updated_at: Set(clock::now()), ..Default::default() };
        let update = entry::Entity::update_many().set(columns).col_expr(entry::Column::Revision, Expr::col(entry::Column::Revision).add(1));
        update.filter(entry::Column::Id.eq(row.id)).exec(&tx).await?;
        audit::record(&tx, &Actor::Anonymous, AuditEntry::of(CallAction::EntryWithdrawn, call.id)).await?;
        let (part, for_good) = (CallPart::of(&CallView::from(call)), state == EntryState::Withdrawn);
        let letter = CallLetter::CallEntryWithdrawn { call: part, organisation: row.organisation.clone(), for_good };
        mail::enqueue(&tx, to_reader(&row, format!("call_entry_withdrawn:{}:{}", row.id, row.revision), letter)).await?;
        Ok(())
    })
    .await
}

/// Does what sends a letter to whoever entered, and counts that: nobody proved that the mailbox is theirs, and an entry can be
/// handed in and withdrawn again and again. What is refused sends none.
pub(super) async fn with_letter(db: &Db, token: &str, work: impl Future<Output = Result<(), Error>>) -> Result<(), Error> {
    let token = Code::parse(token).ok_or(Denied::NotFound)?;
    let row = entry::Entity::find().filter(entry::Column::TokenHash.eq(token.hash())).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let mailbox = address_key(&row.email);
    if let Err(seconds) = account::attempt(db, &CALL_LETTERS_OF_MAILBOX, &mailbox).await? {
        return Err(Error::TooMany { seconds });
    }
    let done = work.await;
    if done.is_err() {
        account::take_back(db, &CALL_LETTERS_OF_MAILBOX, &mailbox).await?;
    }
    done
}

/// The entry behind a link, locked until the end of the transaction.
pub(super) async fn lock_by_token(tx: &Tx, token: &str) -> Result<entry::Model, Error> {
    let token = Code::parse(token).ok_or(Denied::NotFound)?;
    locked(tx, entry::Column::TokenHash.eq(token.hash())).await
}

/// The same by its id.
pub(super) async fn lock_entry(tx: &Tx, id: CallEntryId) -> Result<entry::Model, Error> {
    locked(tx, entry::Column::Id.eq(id)).await
}

async fn locked(tx: &Tx, which: Expr) -> Result<entry::Model, Error> {
    let locked = entry::Entity::update_many()
        .col_expr(entry::Column::Revision, Expr::col(entry::Column::Revision))
        .filter(which)
        .exec_with_returning(tx)
        .await?;
    locked.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}

/// A letter to whoever entered, in the language of the entry.
pub(super) fn to_reader(row: &entry::Model, dedupe_key: String, letter: CallLetter) -> NewMail<CallLetter> {
    NewMail {
        dedupe_key,
        about: Thread::CallEntry(row.id),
        useful_until: None,
        event: None,
        to_name: row.contact_name.clone(),
        to_email: row.email.clone(),
        locale: row.locale,
        letter,
    }
}

/// A new link to an entry whose letter is sent again; `None` if there is none any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_entry_link(tx: &Tx, id: CallEntryId) -> Result<Option<Code>, DbErr> {
    let token = Code::random();
    let renewed = entry::Entity::update_many()
        .col_expr(entry::Column::TokenHash, Expr::value(token.hash()))
        .filter(entry::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}

impl From<entry::Model> for EntryView {
    fn from(row: entry::Model) -> Self {
        Self {
            id: row.id,
            call: row.call_id,
            organisation: row.organisation,
            contact_name: row.contact_name,
            email: row.email,
            country: row.country,
            locale: row.locale,
            state: row.state,
            outcome: row.outcome,
            told_at: row.told_at,
            handed_in_at: row.handed_in_at,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}
