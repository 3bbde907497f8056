//! What becomes of a letter that a worker tried to send.

use chrono::Duration;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Leased, Letter, MailState, MailTrouble, QueueChange,
    entity::{self, Column},
    queue,
    service::park_outdated,
};
use crate::{
    clock::{self, Instant},
    db::Tx,
};

/// Minutes to wait after each failed attempt; after the last one the mail is parked for a person to look at.
const BACK_OFF_MINUTES: [i64; 8] = [1, 2, 5, 15, 60, 240, 720, 1440];
/// A letter that was put off so often is given up: for days, at a minute each time.
const MOST_PUT_OFF: i32 = 5000;

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindrance {
    pub trouble: MailTrouble,
    /// What the mail server or the system said, as it said it.
    pub answer: String,
}

impl Hindrance {
    pub fn new(trouble: MailTrouble, answer: impl Into<String>) -> Self {
        Self { trouble, answer: answer.into() }
    }
}

/// How an attempt to send ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Sent,
    /// This letter is worth another try.
    Failed(Hindrance),
    /// Trying this letter again would change nothing.
    Refused(Hindrance),
    /// The server wants less at once: the letter waits with all others, and that was no attempt.
    PutOff(Hindrance),
    /// The server takes no letter at all: all wait, and that was no attempt.
    Stopped(Hindrance),
    /// The server has the letter and did not say what it did with it. It must not go out twice, so a person has to look.
    Undecided(Hindrance),
}

/// Notes how the sending of a leased mail ended, and answers what that changed for all others.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn settle<L: Letter>(tx: &Tx, mail: &Leased<L>, delivery: &Delivery) -> Result<Option<QueueChange>, DbErr> {
    let (outcome, change) = Outcome::of(tx, mail, delivery).await?;
    outcome.write(tx, mail).await?;
    Ok(change)
}

/// What is written about a mail that was tried.
struct Outcome {
    state: MailState,
    hindrance: Option<Hindrance>,
    /// `None` keeps its place in the queue.
    due_at: Option<Instant>,
    is_attempt: bool,
    put_off: i32,
}

impl Outcome {
    fn now(state: MailState, hindrance: Option<&Hindrance>) -> Self {
        Self { state, hindrance: hindrance.cloned(), due_at: Some(clock::now()), is_attempt: true, put_off: 0 }
    }

    async fn of<L>(tx: &Tx, mail: &Leased<L>, delivery: &Delivery) -> Result<(Self, Option<QueueChange>), DbErr> {
        Ok(match delivery {
            Delivery::Sent => (Self::now(MailState::Sent, None), queue::recover(tx).await?),
            Delivery::Refused(why) => (Self::now(MailState::Parked, Some(why)), queue::recover(tx).await?),
            Delivery::Failed(why) => {
                let answered = why.trouble == MailTrouble::Later;
                (Self::tried(mail.attempts, why), if answered { queue::recover(tx).await? } else { None })
            }
            Delivery::PutOff(why) => {
                let (until, change) = queue::pause(tx, why, true).await?;
                (Self::put_off(mail.put_off + 1, why, until), change)
            }
            Delivery::Stopped(why) => {
                let (_, change) = queue::pause(tx, why, false).await?;
                let waits = Self { due_at: None, is_attempt: false, ..Self::now(MailState::Waiting, Some(why)) };
                (waits, change)
            }
            Delivery::Undecided(why) => {
                let silent = Hindrance { trouble: MailTrouble::NoAnswer, ..why.clone() };
                let (_, change) = queue::pause(tx, &silent, false).await?;
                (Self::now(MailState::Parked, Some(why)), change)
            }
        })
    }

    fn tried(attempts: i32, why: &Hindrance) -> Self {
        match usize::try_from(attempts - 1).ok().and_then(|tries| BACK_OFF_MINUTES.get(tries)) {
            Some(minutes) => Self { due_at: Some(clock::now() + Duration::minutes(*minutes)), ..Self::now(MailState::Waiting, Some(why)) },
            None => Self::now(MailState::Parked, Some(why)),
        }
    }

    fn put_off(times: i32, why: &Hindrance, until: Instant) -> Self {
        if times > MOST_PUT_OFF {
            return Self::now(MailState::Parked, Some(&Hindrance { trouble: MailTrouble::TooOften, ..why.clone() }));
        }
        Self { due_at: Some(until), is_attempt: false, put_off: times, ..Self::now(MailState::Waiting, Some(why)) }
    }

    async fn write<L: Letter>(&self, tx: &Tx, mail: &Leased<L>) -> Result<(), DbErr> {
        let is_sent = self.state == MailState::Sent;
        // The last letter to somebody who was erased forgets its reader with the sending.
        let forgets = is_sent && mail.letter.forgets_reader();
        let to = |column: Column| if forgets { Expr::value("") } else { Expr::col(column) };
        let (trouble, answer) = self.hindrance.as_ref().map_or(("", ""), |why| (why.trouble.as_str(), why.answer.as_str()));
        let mut update = entity::Entity::update_many()
            .col_expr(Column::ToName, to(Column::ToName))
            .col_expr(Column::ToEmail, to(Column::ToEmail))
            .col_expr(Column::SearchKey, to(Column::SearchKey))
            .col_expr(Column::State, Expr::value(self.state))
            .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
            .col_expr(Column::Trouble, Expr::value(trouble))
            .col_expr(Column::LastError, Expr::value(answer))
            .col_expr(Column::PutOff, Expr::value(self.put_off))
            .col_expr(Column::SentAt, Expr::value(is_sent.then(clock::now)));
        if let Some(due_at) = self.due_at {
            update = update.col_expr(Column::DueAt, Expr::value(due_at));
        }
        if !self.is_attempt {
            update = update.col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1));
        }
        if is_sent {
            // A link that lies in a mailbox is of no use here, and acts in its reader's name.
            let kept = serde_json::to_string(&mail.letter.with_token("")).map_err(|error| DbErr::Json(error.to_string()))?;
            update = update.col_expr(Column::Letter, Expr::value(kept));
        }
        update
            .filter(Column::Id.eq(mail.id))
            .filter(Column::State.eq(MailState::Sending))
            .filter(Column::Attempts.eq(mail.attempts))
            .exec(tx)
            .await?;
        if self.state == MailState::Waiting { park_outdated(tx, Column::Id.eq(mail.id)).await } else { Ok(()) }
    }
}
