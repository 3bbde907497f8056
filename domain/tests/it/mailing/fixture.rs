//! A fair with people, and a letter to some of them.

use domain::{
    actor::Actor,
    event::{self, EventView},
    ids::{EventId, MailingId},
    locale::Locale,
    mail::Letter,
    mailing::{self, Asked, Kept, MailingForm, MailingLetter, MailingPreview, write_due},
    process::letter::AnyLetter,
};

use crate::{
    event_change,
    guests::{self, Visitor},
    rows::execute_sql,
    stand::Stand,
};

/// The letters that leave now, with the addresses they go to, by address.
pub async fn deliver(stand: &Stand) -> Vec<(String, MailingLetter)> {
    write_due(&stand.db).await.expect("written");
    let left = event_change::fixture::deliver(stand).await;
    let mailing = |(to, letter)| match letter {
        AnyLetter::Mailing(letter) => Some((to, letter)),
        _ => None,
    };
    left.into_iter().filter_map(mailing).collect()
}

/// To whom they went.
pub fn addresses(letters: &[(String, MailingLetter)]) -> Vec<&str> {
    letters.iter().map(|(to, _)| to.as_str()).collect()
}

/// What a letter says, unfilled, and what is filled in for the name.
pub fn said(letter: &MailingLetter) -> (String, String) {
    match letter {
        MailingLetter::VisitorMailing { text, values, .. }
        | MailingLetter::PartnerMailing { text, values, .. }
        | MailingLetter::TestMailing { text, values, .. } => (text.subject.clone(), values.name.clone()),
    }
}

/// The secret part of the link in a letter of news.
pub fn withdraw_token(letter: &MailingLetter) -> String {
    letter.secret().expect("news bring a link")
}

pub async fn event_of(stand: &Stand, event: EventId) -> EventView {
    event::by_id(&stand.db, &Actor::System, event).await.expect("the event")
}

/// A visitor with this address, who reads this language.
pub async fn visitor(stand: &Stand, event: EventId, name: &str, email: &str, locale: Locale) -> Visitor {
    let visitor = guests::visitor(stand, event, name).await;
    let set = format!(
        "UPDATE registration SET email = '{email}', email_key = '{email}', person_key = '{name}', locale = '{locale}' WHERE name = '{name}' AND event_id IN (SELECT id FROM event WHERE slug = 'fair-{event}')"
    );
    execute_sql(stand, &set).await;
    visitor
}

/// What the letter says in German alone.
pub fn german(audience: &str, body: &str) -> MailingForm {
    MailingForm {
        audience: audience.to_owned(),
        purpose: "about_event".to_owned(),
        subject_de: "Aufbau".to_owned(),
        body_de: body.to_owned(),
        ..MailingForm::default()
    }
}

/// A letter that says this, as a draft, and its revision.
pub async fn draft(stand: &Stand, actor: &Actor, event: EventId, form: &MailingForm) -> (MailingId, String) {
    let id = mailing::begin(&stand.db, actor, event, &form.audience, &form.purpose).await.expect("begun");
    let kept = mailing::keep(&stand.db, actor, id, "1", form).await.expect("kept");
    let Kept::Saved { revision } = kept else { panic!("nobody else wrote: {kept:?}") };
    (id, revision.to_string())
}

/// The same, sent at once. Nobody waits for it to be taken back.
pub async fn sent(stand: &Stand, actor: &Actor, event: EventId, form: &MailingForm) -> MailingId {
    let (id, revision) = draft(stand, actor, event, form).await;
    mailing::send(&stand.db, actor, id, &revision).await.expect("sent");
    execute_sql(stand, "UPDATE mailing SET held_until = NULL").await;
    id
}

pub async fn previewed(stand: &Stand, actor: &Actor, event: EventId, id: MailingId, position: usize) -> MailingPreview {
    let event = event_of(stand, event).await;
    mailing::preview(&stand.db, actor, &event, id, Asked { position, locale: None }).await.expect("previewed")
}
