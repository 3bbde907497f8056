//! Contacts, given with consent and taken back.

use domain::{
    ids::LeadId,
    lead::{self, AgreeContact, LeadLetter},
    mail,
    process::letter::AnyLetter,
};

use crate::guests::{Exhibitor, Visitor};
use crate::stand::Stand;

mod collecting;
mod confirming;
mod erased;
mod withdrawing;

fn agreement(visitor: &Visitor) -> AgreeContact {
    AgreeContact { code: visitor.badge.badge_code.as_str().to_owned() }
}

async fn agree(stand: &Stand, exhibitor: &Exhibitor, visitor: &Visitor) -> LeadId {
    lead::agree(&stand.db, &exhibitor.person, exhibitor.application, &agreement(visitor)).await.expect("agreed")
}

/// The secret of the newest receipt in the outbox.
async fn token_of_receipt(stand: &Stand) -> String {
    let mails = mail::lease::<AnyLetter>(&stand.db, 50).await.expect("mails are leased");
    let mut tokens = mails.into_iter().filter_map(|mail| match mail.letter {
        AnyLetter::Lead(LeadLetter::LeadReceipt { token, .. }) => Some(token),
        _ => None,
    });
    tokens.next_back().expect("a receipt was written")
}

async fn crowd_agrees(stand: &Stand, exhibitor: &Exhibitor, visitor: &Visitor) -> Vec<Option<LeadId>> {
    let tasks = (0..64).map(|_| {
        let (db, actor, application, command) = (stand.db.clone(), exhibitor.person.clone(), exhibitor.application, agreement(visitor));
        tokio::spawn(async move { lead::agree(&db, &actor, application, &command).await.ok() })
    });
    let mut leads = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        leads.push(task.await.expect("no panic"));
    }
    leads
}
