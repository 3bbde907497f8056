//! Making a survey, and what is said about it as a whole.

use chrono::{Duration, NaiveDateTime};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, TryInsertResult, sea_query::LockType,
};
use serde::{Deserialize, Serialize};

use super::{
    Error, SurveyAction, SurveyAudience, SurveyField, SurveyState,
    entity::{survey, survey_question},
    proposed::{INTRO, Proposed, QUESTIONS, TITLE},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    field::{FieldErrors, Fields, Line, Prose, local_time},
    ids::{EventId, SurveyId, SurveyQuestionId},
    locale::Text,
};

/// So long a survey is open unless organisers say otherwise.
const OPEN: Duration = Duration::days(14);
/// Nobody asks for longer; a mistyped year is found out.
const LONGEST: Duration = Duration::days(366);

/// A survey as typed, without its questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurveyForm {
    pub title_de: String,
    pub title_en: String,
    pub intro_de: String,
    pub intro_en: String,
    /// `on`, or nothing; stays as it is once it was sent.
    pub is_anonymous: String,
    /// By the clock of the event.
    pub open_until: String,
}

/// The same, parsed.
struct Parsed {
    title: Text,
    intro: Text,
    open_until: NaiveDateTime,
}

impl SurveyForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { title_de, title_en, intro_de, intro_en, is_anonymous: _, open_until } = self;
        let mut fields = Fields::new();
        let title_de = fields.check("title_de", Line::<120>::parse(title_de));
        let title_en = fields.check("title_en", Line::<120>::parse(title_en));
        let intro_de = fields.check("intro_de", Prose::<1000>::parse(intro_de));
        let intro_en = fields.check("intro_en", Prose::<1000>::parse(intro_en));
        let open_until = fields.check("open_until", local_time(open_until));
        fields.finish(|| {
            Some(Parsed {
                title: Text::new(title_de?.into_string(), title_en?.into_string()),
                intro: Text::new(intro_de?.into_string(), intro_en?.into_string()),
                open_until: open_until?,
            })
        })
    }
}

/// Makes a survey of those who take part in an event: its exhibitors, or who travels, with the questions that are proposed: a draft. Where there is one, nothing
/// changes.
///
/// # Errors
/// `Denied`, also where there is no such event.
pub async fn create(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let event = event::within(&tx, event).await?;
        let id = SurveyId::new();
        let from = clock::today(event.zone).max(event.ends_on);
        let until = (from + OPEN).and_hms_opt(18, 0, 0).unwrap_or_default();
        let row = survey::ActiveModel {
            id: Set(id),
            event_id: Set(event.id),
            audience: Set(SurveyAudience::of(event.kind)),
            title_de: Set(TITLE.0.to_owned()),
            title_en: Set(TITLE.1.to_owned()),
            intro_de: Set(INTRO.0.to_owned()),
            intro_en: Set(INTRO.1.to_owned()),
            is_anonymous: Set(true),
            open_until_local: Set(until),
            open_until: Set(clock::at(event.zone, until)),
            state: Set(SurveyState::Draft),
            opened_at: Set(None),
            reminded_at: Set(None),
            revision: Set(1),
            created_at: Set(clock::now()),
        };
        let once = [survey::Column::EventId, survey::Column::Audience];
        let made = survey::Entity::insert(row).on_conflict_do_nothing_on(once).exec_without_returning(&tx).await?;
        if !matches!(made, TryInsertResult::Inserted(rows) if rows > 0) {
            return Ok(());
        }
        let questions = proposed_questions(id, SurveyQuestionId::new).into_iter();
        let questions = questions.map(|row| survey_question::ActiveModel::from(row).reset_all());
        survey_question::Entity::insert_many(questions).exec_without_returning(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(SurveyAction::Created, id).at(event.id)).await?;
        Ok(())
    })
    .await
}

/// Changes what is said about a survey, unless somebody else did so since `revision`. One that is open may be open for
/// longer, or less; whether it is anonymous stays as everybody was told.
///
/// # Errors
/// `Denied`, `Invalid`, `Overtaken`, or `NotNow` once it has closed.
pub async fn save(db: &Db, actor: &Actor, id: SurveyId, revision: &str, form: &SurveyForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let (old, event) = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<SurveyAction, Error>(&tx, id, old.revision, event.zone).await?;
        if old.state == SurveyState::Closed {
            return Err(Error::NotNow(old.state));
        }
        let Parsed { title, intro, open_until } = parsed;
        let until = ahead(&event, *open_until).map_err(|problem| FieldErrors::one("open_until", problem))?;
        let is_anonymous = if old.state == SurveyState::Draft { form.is_anonymous == "on" } else { old.is_anonymous };
        let row = survey::ActiveModel {
            title_de: Set(title.de.clone()),
            title_en: Set(title.en.clone()),
            intro_de: Set(intro.de.clone()),
            intro_en: Set(intro.en.clone()),
            is_anonymous: Set(is_anonymous),
            open_until_local: Set(*open_until),
            open_until: Set(until),
            revision: Set(old.revision + 1),
            ..Default::default()
        };
        survey::Entity::update_many().set(row).filter(survey::Column::Id.eq(id)).exec(&tx).await?;
        let entry = AuditEntry::of(SurveyAction::Changed, id)
            .at(event.id)
            .changed(SurveyField::TitleDe, old.title_de.as_str(), &title.de)
            .changed(SurveyField::TitleEn, old.title_en.as_str(), &title.en)
            .changed(SurveyField::IntroDe, old.intro_de.as_str(), &intro.de)
            .changed(SurveyField::IntroEn, old.intro_en.as_str(), &intro.en)
            .changed(SurveyField::IsAnonymous, old.is_anonymous, is_anonymous)
            .changed(SurveyField::OpenUntil, old.open_until.to_rfc3339(), until.to_rfc3339());
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Throws a draft away, with its questions.
///
/// # Errors
/// `Denied`, or `NotNow` once it was sent.
pub async fn remove(db: &Db, actor: &Actor, id: SurveyId) -> Result<EventId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (old, event) = held(&tx, id).await?;
        if old.state != SurveyState::Draft {
            return Err(Error::NotNow(old.state));
        }
        survey::Entity::delete_by_id(id).exec(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(SurveyAction::Removed, id).at(event.id)).await?;
        Ok(event.id)
    })
    .await
}

/// The survey, which stays as it is until the transaction ends, and its event.
pub(super) async fn held(tx: &Tx, id: SurveyId) -> Result<(survey::Model, EventView), Error> {
    let row = survey::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?.ok_or(Denied::NotFound)?;
    let event = event::within(tx, row.event_id).await?;
    Ok((row, event))
}

/// The instant of a local time that there is, ahead of now, and not by years.
fn ahead(event: &EventView, local: NaiveDateTime) -> Result<clock::Instant, Text> {
    let local = clock::existing(event.zone, local)?;
    let (at, now) = (clock::at(event.zone, local), clock::now());
    if at <= now {
        return Err(Text::new("Der Zeitpunkt muss in der Zukunft liegen.", "The time must lie in the future."));
    }
    if at > now + LONGEST {
        return Err(Text::new("So lange bleibt keine Umfrage offen.", "No survey is open for so long."));
    }
    Ok(at)
}

/// The questions that are proposed, each with an id of its own.
pub(crate) fn proposed_questions(survey: SurveyId, mut id: impl FnMut() -> SurveyQuestionId) -> Vec<survey_question::Model> {
    let row = |(position, question): (i32, &Proposed)| survey_question::Model {
        id: id(),
        survey_id: survey,
        position,
        kind: question.kind,
        text_de: question.text.0.to_owned(),
        text_en: question.text.1.to_owned(),
        options_de: question.options.0.to_owned(),
        options_en: question.options.1.to_owned(),
        is_required: question.is_required,
    };
    (1..).zip(&QUESTIONS).map(row).collect()
}
