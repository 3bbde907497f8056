//! A letter to a group, sent to its author first.

use super::{
    Error, MailingPurpose, MailingView, policy,
    queries::mailing,
    readers::{Reader, readers},
    selection::{Chosen, select},
    written::test_letter,
};
use crate::{
    account::{self, limits::MAILING_TESTS},
    actor::Actor,
    db::Db,
    event,
    ids::{MailId, MailingId},
    mail::{self, NewMail, Thread},
};

/// Sends the letter to whoever asks, in each language that is written, as the reader at this position (counted from 1) would
/// get it. Nobody else gets anything. Answers the address.
///
/// # Errors
/// `Denied`, `Invalid` for what it says, `TooMany`.
pub async fn send_test(db: &Db, actor: &Actor, id: MailingId, position: usize) -> Result<String, Error> {
    policy::may_write(actor)?;
    let author = actor.require_person()?;
    let mailing = mailing(db, actor, id).await?;
    mailing.texts.check(mailing.audience, mailing.purpose)?;
    let example = example(db, &mailing, position).await?;
    if let Err(seconds) = account::attempt(db, &MAILING_TESTS, &author.account.to_string()).await? {
        return Err(Error::TooMany { seconds });
    }
    let (mailing, example) = (&mailing, &example);
    db.write(|tx| async move {
        let event = event::within(&tx, mailing.event).await?;
        let mails = mailing.texts.written().into_iter().map(|locale| {
            let (_, text) = mailing.texts.for_reader(locale);
            NewMail {
                dedupe_key: format!("mailing_test:{}", MailId::new()),
                about: Thread::Notices(author.account),
                useful_until: None,
                event: Some(event.id),
                to_name: author.name.clone(),
                to_email: author.email.clone(),
                locale,
                letter: test_letter(example, locale, text, event.facts(), mailing.purpose == MailingPurpose::News),
            }
        });
        mail::enqueue_all(&tx, mails.collect()).await?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(author.email.clone())
}

/// Of whom it tells; nobody, while the group is empty.
async fn example(db: &Db, mailing: &MailingView, position: usize) -> Result<Reader, Error> {
    let found = readers(db.read(), mailing.event, mailing.audience, None).await?;
    let chosen = select(found, mailing.purpose, &mailing.texts).chosen;
    let position = position.clamp(1, chosen.len().max(1));
    Ok(chosen.into_iter().nth(position - 1).map_or_else(Reader::example, |Chosen { reader, .. }| reader))
}
