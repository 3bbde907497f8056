//! Asking: everybody once, those who do not answer once more, and nobody after the end.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{
    Error, SurveyAction, SurveyAudience, SurveyField, SurveyLetter, SurveyState,
    entity::{survey, survey_link, survey_question},
    service::held,
};
use crate::{
    actor::Actor,
    application::{self, ApplicationState},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    code::Code,
    db::{Db, Tx},
    event::EventView,
    field::FieldErrors,
    ids::{EventId, SurveyId, SurveyLinkId},
    locale::{Locale, Text},
    mail::{self, NewMail, Thread},
    traveller,
};

/// Rows per statement.
const ROWS: usize = 300;

/// Somebody who is asked.
struct Asked {
    name: String,
    email: String,
    whose: String,
    locale: Locale,
}

/// Sends a survey to everybody of its audience: each mailbox once.
///
/// # Errors
/// `Denied`, `Overtaken`, `NotNow` once it was sent, `Invalid` where its end is past, `Nobody`.
pub async fn open(db: &Db, actor: &Actor, id: SurveyId, revision: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (row, event) = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<SurveyAction, Error>(&tx, id, row.revision, event.zone).await?;
        if row.state != SurveyState::Draft {
            return Err(Error::NotNow(row.state));
        }
        if row.open_until <= clock::now() {
            return Err(Error::Invalid(FieldErrors::one("", ended())));
        }
        let questions = survey_question::Entity::find().filter(survey_question::Column::SurveyId.eq(id)).count(&tx).await?;
        let asked = audience(&tx, event.id, row.audience).await?;
        if questions == 0 || asked.is_empty() {
            return Err(Error::Nobody);
        }
        let change = survey::ActiveModel {
            state: Set(SurveyState::Open),
            opened_at: Set(Some(clock::now())),
            revision: Set(row.revision + 1),
            ..Default::default()
        };
        survey::Entity::update_many().set(change).filter(survey::Column::Id.eq(id)).exec(&tx).await?;
        let (mut links, mut letters) = (Vec::new(), Vec::new());
        for (reader, person) in asked {
            let (link, token) = (SurveyLinkId::new(), Code::random());
            letters.push(letter(&row, &event, link, &person.name, &person.email, person.locale, &token, false));
            links.push(survey_link::ActiveModel {
                id: Set(link),
                survey_id: Set(id),
                link_hash: Set(token.hash()),
                reader: Set(reader),
                name: Set(person.name),
                email: Set(person.email),
                whose: Set(person.whose),
                locale: Set(person.locale),
                is_used: Set(false),
            });
        }
        let number = links.len();
        for part in links.chunks(ROWS) {
            survey_link::Entity::insert_many(part.to_vec()).exec_without_returning(&tx).await?;
        }
        mail::enqueue_all(&tx, letters).await?;
        let entry = AuditEntry::of(SurveyAction::Opened, id).at(event.id).with(SurveyField::Letters, number as u64);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Writes once more to those who have not answered and still take part; their new link takes the place of the first one.
///
/// # Errors
/// `Denied`, `NotNow` unless it is open, `Reminded` when it was done before.
pub async fn remind(db: &Db, actor: &Actor, id: SurveyId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (row, event) = held(&tx, id).await?;
        let now = clock::now();
        if row.state != SurveyState::Open || row.open_until <= now {
            return Err(Error::NotNow(row.state));
        }
        let once = survey::Entity::update_many()
            .col_expr(survey::Column::RemindedAt, Expr::value(Some(now)))
            .filter(survey::Column::Id.eq(id))
            .filter(survey::Column::RemindedAt.is_null());
        if once.exec(&tx).await?.rows_affected == 0 {
            return Err(Error::Reminded);
        }
        // Whoever answers at this moment is faster, or waits and finds the newer link.
        let silent = survey_link::Entity::find()
            .filter(survey_link::Column::SurveyId.eq(id))
            .filter(survey_link::Column::IsUsed.eq(false))
            .filter(survey_link::Column::Email.ne(""))
            .order_by_asc(survey_link::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(&tx)
            .await?;
        // Nobody is asked again who has left meanwhile.
        let taking_part = audience(&tx, event.id, row.audience).await?;
        let mut letters = Vec::new();
        for link in silent.into_iter().filter(|link| taking_part.contains_key(&link.reader)) {
            let token = Code::random();
            survey_link::Entity::update_many()
                .col_expr(survey_link::Column::LinkHash, Expr::value(token.hash()))
                .filter(survey_link::Column::Id.eq(link.id))
                .exec(&tx)
                .await?;
            letters.push(letter(&row, &event, link.id, &link.name, &link.email, link.locale, &token, true));
        }
        let number = letters.len() as u64;
        mail::enqueue_all(&tx, letters).await?;
        let entry = AuditEntry::of(SurveyAction::Reminded, id).at(event.id).with(SurveyField::Letters, number);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Ends a survey before its time. Doing so twice is doing so once.
///
/// # Errors
/// `Denied`, or `NotNow` for a draft.
pub async fn close(db: &Db, actor: &Actor, id: SurveyId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (row, event) = held(&tx, id).await?;
        match row.state {
            SurveyState::Draft => return Err(Error::NotNow(row.state)),
            SurveyState::Closed => return Ok(()),
            SurveyState::Open => {}
        }
        // What is kept about whoever was asked goes some time after the end: that is now.
        let now = Ord::min(clock::now(), row.open_until);
        survey::Entity::update_many()
            .col_expr(survey::Column::State, Expr::value(SurveyState::Closed))
            .col_expr(survey::Column::OpenUntil, Expr::value(now))
            .col_expr(survey::Column::OpenUntilLocal, Expr::value(clock::local(event.zone, now)))
            .filter(survey::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        audit::record(&tx, actor, AuditEntry::of(SurveyAction::Closed, id).at(event.id)).await?;
        Ok(())
    })
    .await
}

fn ended() -> Text {
    Text::new(
        "Das Ende der Umfrage liegt in der Vergangenheit. Speichern Sie zuerst ein späteres.",
        "The survey’s end is past. First save a later one.",
    )
}

/// Everybody of an audience by mailbox. Visitors are not asked: a letter would need a consent of its own.
async fn audience(tx: &Tx, event: EventId, audience: SurveyAudience) -> Result<BTreeMap<String, Asked>, Error> {
    match audience {
        SurveyAudience::Exhibitors => {
            let live = application::live_of_event(tx, event).await?;
            let confirmed = live.into_iter().filter(|one| one.state == ApplicationState::Confirmed);
            let asked = confirmed.map(|one| {
                let name = one.name.unwrap_or_default();
                (one.email_key, Asked { name, email: one.email, whose: one.organisation, locale: one.locale })
            });
            Ok(asked.filter(|(reader, _)| !reader.is_empty()).collect())
        }
        SurveyAudience::Travellers => {
            let asked = traveller::with_place(tx, &[event]).await?.into_iter().map(|one| {
                // Whoever travels for nobody answers without a name.
                (one.email_key, Asked { name: one.name, email: one.email, whose: one.organisation, locale: one.locale })
            });
            Ok(asked.filter(|(reader, _)| !reader.is_empty()).collect())
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "what a letter says, and to whom, from two places above")]
fn letter(
    survey: &survey::Model,
    event: &EventView,
    link: SurveyLinkId,
    name: &str,
    email: &str,
    locale: Locale,
    token: &Code,
    is_reminder: bool,
) -> NewMail<SurveyLetter> {
    let (title, token) = (Text::new(survey.title_de.as_str(), survey.title_en.as_str()), token.as_str().to_owned());
    let (facts, until, is_anonymous) = (event.facts(), survey.open_until, survey.is_anonymous);
    let (letter, kind) = if is_reminder {
        (SurveyLetter::SurveyReminder { event: facts, title, is_anonymous, until, token }, "survey_reminder")
    } else {
        (SurveyLetter::SurveyAsked { event: facts, title, is_anonymous, until, token }, "survey_asked")
    };
    NewMail {
        dedupe_key: format!("{kind}:{link}"),
        about: Thread::Survey(link),
        useful_until: Some(until),
        event: Some(event.id),
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        locale,
        letter,
    }
}
