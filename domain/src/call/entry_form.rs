//! What is typed into an entry: to begin one, to save it, to hand it in.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    CallAction, CallLetter, CallPart, CallState, CallView, EntryState, Error, Question,
    details::please_choose,
    entity::{answer, call, entry},
    entry::{lock_by_token, to_reader, with_letter},
    queries,
    service::{not_now, shared},
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock::{self, Instant},
    country::parse_country,
    db::{Db, Tx},
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, required},
    ids::{CallEntryId, CallQuestionId},
    locale::{Locale, Text},
    mail,
    notice::{self, Happened, NoticeKind},
};

/// What a field of an answer is called, before the id of its question.
const ANSWER: &str = "answer_";
/// Far more than any answer may have; a draft keeps what is too long for its question.
const LONGEST: usize = 40_000;

/// What a draft begins with, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StartForm {
    pub organisation: String,
    pub contact_name: String,
    pub email: String,
    pub country: String,
    /// The language of the entry, where the call takes both.
    pub language: String,
    /// When the form was made, sealed (`enquiry::form_moment`).
    pub moment: String,
    /// Nobody sees this field; whoever fills it in is no person.
    pub website: String,
}

/// The same, in valid form.
#[derive(Clone, Debug)]
pub(super) struct Started {
    pub organisation: String,
    pub contact_name: String,
    pub email: Email,
    pub country: String,
    pub locale: Locale,
}

/// An entry as typed: who it is, and the answers as `answer_` and the id of the question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersForm {
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub contact_name: String,
    #[serde(default)]
    pub country: String,
    #[serde(flatten)]
    pub answers: BTreeMap<String, String>,
}

impl StartForm {
    pub(super) fn parse(&self, call: &CallView) -> Result<Started, FieldErrors> {
        let Self { organisation, contact_name, email, country, language, moment: _, website } = self;
        let mut fields = Fields::new();
        let organisation = fields.check("organisation", Line::<160>::parse(organisation));
        let contact_name = fields.check("contact_name", PersonName::parse(contact_name));
        let email = fields.check("email", Email::parse(email));
        let country = fields.check("country", parse_country(country));
        let chosen = language.parse::<Locale>().ok().filter(|locale| call.takes_in(*locale));
        let only = [Locale::De, Locale::En].into_iter().filter(|locale| call.takes_in(*locale)).collect::<Vec<_>>();
        let locale = fields.check("language", chosen.or((only.len() == 1).then(|| only[0])).ok_or_else(please_choose));
        if !website.is_empty() {
            fields.refuse("website", Text::new("Bitte leer lassen.", "Please leave this empty."));
        }
        fields.finish(|| {
            Some(Started {
                organisation: organisation?.into_string(),
                contact_name: contact_name?.as_str().to_owned(),
                email: email?,
                country: country?,
                locale: locale?,
            })
        })
    }
}

/// Saves a draft as it is typed; with `hand_in` it is handed in by that, if nothing is missing and the deadline is not over.
/// That is decided by the clock within the transaction. `revision` is of the form.
///
/// # Errors
/// `Denied` for a link that opens nothing, `Invalid`, `TooLate`, `NotNow` for what is no draft any more, or `TooMany` with the
/// entry's mailbox.
pub async fn save(db: &Db, token: &str, revision: &str, form: &AnswersForm, hand_in: bool) -> Result<(), Error> {
    let work = save_now(db, token, revision, form, hand_in);
    if hand_in { with_letter(db, token, work).await } else { work.await }
}

async fn save_now(db: &Db, token: &str, revision: &str, form: &AnswersForm, hand_in: bool) -> Result<(), Error> {
    db.write(|tx| async move {
        let row = lock_by_token(&tx, token).await?;
        let call = shared(&tx, row.call_id).await?;
        let now = clock::now();
        in_time(&call, now)?;
        if row.state != EntryState::Draft {
            return Err(not_now("Diese Einreichung ist schon abgegeben.", "This entry was handed in already."));
        }
        if revision.trim() != row.revision.to_string() {
            return Err(not_now(
                "In einem anderen Fenster wurde inzwischen etwas gespeichert. Bitte laden Sie die Seite neu.",
                "Something was saved in another window meanwhile. Please reload the page.",
            ));
        }
        let questions = queries::questions_within(&tx, call.id).await?;
        let parsed = parse(form, &questions, hand_in)?;
        write(&tx, &row, &parsed, hand_in.then_some(now)).await?;
        if hand_in {
            let action = AuditEntry::of(CallAction::EntryHandedIn, call.id);
            audit::record(&tx, &Actor::Anonymous, action).await?;
            tell(&tx, row.id, &call).await?;
            let part = CallPart::of(&CallView::from(call));
            let letter =
                CallLetter::CallEntryHandedIn { call: part, organisation: parsed.organisation.clone(), token: token.to_owned(), at: now };
            let row = entry::Model { contact_name: parsed.contact_name, ..row };
            mail::enqueue(&tx, to_reader(&row, format!("call_entry_handed_in:{}:{}", row.id, row.revision), letter)).await?;
        }
        Ok(())
    })
    .await
}

/// The organisers hear of it once, however often it is withdrawn and handed in again; without who entered: that stays where it
/// can be erased.
async fn tell(tx: &Tx, id: CallEntryId, call: &call::Model) -> Result<(), Error> {
    let (kind, name) = (NoticeKind::EntryHandedIn, Text::new(&call.title_de, &call.title_en));
    notice::note(tx, Happened { event: None, kind, subject: id.as_uuid(), name, of: String::new() }).await?;
    Ok(())
}

/// The last moment at which something is taken is the deadline itself.
pub(super) fn in_time(call: &call::Model, now: Instant) -> Result<(), Error> {
    if call.state == CallState::Published && now < call.opens_at {
        return Err(not_now("Der Aufruf ist noch nicht eröffnet.", "The call is not open yet."));
    }
    if call.state == CallState::Published && now <= call.closes_at {
        return Ok(());
    }
    if now > call.closes_at {
        return Err(Error::TooLate { at: call.closes_at, zone: clock::zone(&call.zone) });
    }
    Err(not_now("Der Aufruf ist geschlossen.", "The call is closed."))
}

struct Saved {
    organisation: String,
    contact_name: String,
    country: String,
    answers: HashMap<CallQuestionId, String>,
}

/// With `whole` nothing may be missing, and nothing too long.
fn parse(form: &AnswersForm, questions: &[Question], whole: bool) -> Result<Saved, FieldErrors> {
    let mut fields = Fields::new();
    let organisation = fields.check("organisation", Line::<160>::parse(&form.organisation));
    let contact_name = fields.check("contact_name", PersonName::parse(&form.contact_name));
    let country = fields.check("country", parse_country(&form.country));
    let mut answers = HashMap::new();
    for question in questions {
        let name = answer_field(question.id);
        let typed = form.answers.get(&name).map(String::as_str).unwrap_or_default();
        if let Some(text) = fields.check(&name, answered(question, typed, whole)) {
            answers.insert(question.id, text);
        }
    }
    fields.finish(|| {
        Some(Saved {
            organisation: organisation?.into_string(),
            contact_name: contact_name?.as_str().to_owned(),
            country: country?,
            answers,
        })
    })
}

/// What the field of an answer is called.
pub fn answer_field(question: CallQuestionId) -> String {
    format!("{ANSWER}{question}")
}

fn answered(question: &Question, typed: &str, whole: bool) -> Result<String, Text> {
    let text = Prose::<LONGEST>::parse(typed)?.into_string();
    let (counted, most) = (question.counted.of(&text), usize::try_from(question.most).unwrap_or_default());
    if whole && question.required && text.is_empty() {
        return Err(required());
    }
    if whole && counted > most {
        let (de, en) = match question.counted {
            super::Counted::Words => ("Wörter", "words"),
            super::Counted::Characters => ("Zeichen", "characters"),
        };
        return Err(Text::new(
            format!("Das sind {counted} {de}, höchstens {most} sind möglich."),
            format!("These are {counted} {en}, {most} are possible at most."),
        ));
    }
    Ok(text)
}

async fn write(tx: &Tx, row: &entry::Model, saved: &Saved, handed_in_at: Option<Instant>) -> Result<(), Error> {
    let columns = entry::ActiveModel {
        organisation: Set(saved.organisation.clone()),
        contact_name: Set(saved.contact_name.clone()),
        country: Set(saved.country.clone()),
        state: Set(if handed_in_at.is_some() { EntryState::HandedIn } else { EntryState::Draft }),
        handed_in_at: Set(handed_in_at.or(row.handed_in_at)),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    let update = entry::Entity::update_many().set(columns).col_expr(entry::Column::Revision, Expr::col(entry::Column::Revision).add(1));
    update.filter(entry::Column::Id.eq(row.id)).exec(tx).await?;
    write_answers(tx, row.id, &saved.answers).await
}

async fn write_answers(tx: &Tx, id: CallEntryId, answers: &HashMap<CallQuestionId, String>) -> Result<(), Error> {
    answer::Entity::delete_many().filter(answer::Column::EntryId.eq(id)).exec(tx).await?;
    let rows: Vec<_> = answers
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(question, text)| answer::ActiveModel { entry_id: Set(id), question_id: Set(*question), answer: Set(text.clone()) })
        .collect();
    if !rows.is_empty() {
        answer::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::{AnswerLength, Counted};

    fn question(required: bool, counted: Counted, most: i32) -> Question {
        let text = Text::new("Was?", "What?");
        Question { id: CallQuestionId::new(), text, length: AnswerLength::Long, required, counted, most }
    }

    #[test]
    fn a_draft_keeps_what_cannot_be_handed_in() {
        let (needed, short) = (question(true, Counted::Words, 10), question(false, Counted::Words, 2));

        assert_eq!(answered(&needed, " ", false), Ok(String::new()));
        assert!(answered(&needed, " ", true).is_err());
        assert_eq!(answered(&short, "drei kleine Wörter", false), Ok("drei kleine Wörter".to_owned()));
        assert!(answered(&short, "drei kleine Wörter", true).is_err());
        assert_eq!(answered(&short, "zwei Wörter", true), Ok("zwei Wörter".to_owned()));
        assert!(answered(&question(false, Counted::Characters, 3), "vier", true).is_err());
    }

    #[test]
    fn what_is_wrong_stands_beside_its_question() {
        let question = question(true, Counted::Words, 10);
        let form = AnswersForm {
            organisation: "Alpha GmbH".to_owned(),
            contact_name: "Ada Alpha".to_owned(),
            country: "DE".to_owned(),
            answers: BTreeMap::from([("answer_unknown".to_owned(), "gehört zu nichts".to_owned())]),
        };

        let refused = parse(&form, std::slice::from_ref(&question), true)
            .err()
            .map(|errors| errors.0.into_iter().map(|(name, _)| name).collect::<Vec<_>>());

        assert_eq!(refused, Some(vec![answer_field(question.id)]));
        assert!(parse(&form, &[question], false).is_ok_and(|saved| saved.answers.values().all(String::is_empty)));
    }
}
