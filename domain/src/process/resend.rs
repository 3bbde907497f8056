//! Sending a letter again. A link that stood in it was forgotten when it left, so a repeat brings a new one, and the old
//! one opens nothing any more.

use super::letter::AnyLetter;
use crate::{
    account::{self, AccountLetter},
    actor::{Actor, Denied},
    admission::AdmissionLetter,
    application::{self, ApplicationLetter},
    calendar,
    call::{self, CallLetter},
    code::Code,
    db::{Db, DbErr, Tx},
    ids::MailId,
    lead::{self, LeadLetter},
    mail::{
        Error, Letter, MailState, Thread, may_know,
        resend::{copy, held, note, revive},
    },
    matchmaking,
    placement::{self, PlacementLetter},
    recap::{self, RecapLetter},
    registration::{self, RegistrationLetter},
    roundtable::{self, RoundtableLetter},
    survey, travel_details, traveller,
    visit::{self, VisitLetter},
};

/// Sends a mail again and answers the one that now waits: itself, if it has not left, or a new one like it.
///
/// # Errors
/// `Denied` for whoever is no organiser, or may not know of it, `UnderWay` while a worker is sending it, `Outdated` when a later
/// letter has taken its place, `LinkSpent` when its link opens nothing any more.
pub async fn resend(db: &Db, actor: &Actor, mail: MailId) -> Result<MailId, Error> {
    let trusted = &travel_details::readable(db, actor).await?;
    db.write(|tx| async move {
        let row = held(&tx, actor, mail).await?;
        let event = row.event_id;
        if !may_know(&row.kind, event, trusted) {
            return Err(Denied::NotFound.into());
        }
        let thread = Thread::parse(&row.about);
        let waiting = match row.state {
            MailState::Parked | MailState::Waiting => revive(&tx, mail, row.state).await?,
            MailState::Sent => {
                let mut letter: AnyLetter = serde_json::from_str(&row.letter).map_err(|error| DbErr::Json(error.to_string()))?;
                if letter.has_forgotten_link() {
                    let token = new_link(&tx, &letter, thread, &row.to_email).await?.ok_or(Error::LinkSpent)?;
                    letter = letter.with_token(token.as_str());
                }
                // So is what a host is asked for: nobody confirms a time that was moved.
                if let (AnyLetter::Visit(asked), Some(Thread::VisitItem(item))) = (&mut letter, thread) {
                    visit::tell_as_it_is(&tx, item, asked).await?;
                }
                // As it is now: a calendar obeys the higher number, and some obey whatever comes last.
                if let Some(entries) = letter.calendar_mut() {
                    *entries = calendar::current(&tx, entries).await?;
                }
                copy(&tx, row, &letter).await?
            }
            MailState::Sending => return Err(Error::UnderWay),
        };
        note(&tx, actor, mail, event).await?;
        Ok(waiting)
    })
    .await
}

/// A new link in place of the one that stood in the letter to this address; `None` if that opens nothing any more, if nobody
/// knows what it opened, or if somebody else is asked by now.
async fn new_link(tx: &Tx, letter: &AnyLetter, thread: Option<Thread>, to: &str) -> Result<Option<Code>, DbErr> {
    let Some(thread) = thread else { return Ok(None) };
    match (letter, thread) {
        (AnyLetter::Account(AccountLetter::SignIn { .. }), Thread::Account(account)) => account::new_link(tx, account).await.map(Some),
        (AnyLetter::Account(AccountLetter::Invitation { .. }), Thread::Invitation(invitation)) => {
            account::new_invitation_link(tx, invitation).await
        }
        (
            AnyLetter::Application(
                ApplicationLetter::ApplicationDraft { .. }
                | ApplicationLetter::ApplicationEntered { .. }
                | ApplicationLetter::ApplicationToProve { .. }
                | ApplicationLetter::ApplicationSubmitted { .. },
            )
            | AnyLetter::Admission(AdmissionLetter::InformationNeeded { .. } | AdmissionLetter::QuestionReminder { .. }),
            Thread::Application(application),
        ) => application::renew_link(tx, application).await.map(Some),
        (AnyLetter::Placement(PlacementLetter::UnitOffered { .. }), Thread::Application(application)) => {
            placement::new_offer_link(tx, application).await
        }
        (AnyLetter::Registration(RegistrationLetter::ConfirmRegistration { .. }), Thread::Registration(registration)) => {
            registration::new_confirm_link(tx, registration).await
        }
        (AnyLetter::Recap(RecapLetter::VoiceAsked { .. }), Thread::RecapVoice(voice)) => recap::new_voice_link(tx, voice).await,
        (AnyLetter::Survey(_), Thread::Survey(link)) => survey::new_survey_link(tx, link).await,
        (
            AnyLetter::Roundtable(RoundtableLetter::RoundtableInvitation { .. } | RoundtableLetter::RoundtableReminder { .. }),
            Thread::RoundtableGuest(guest),
        ) => roundtable::new_answer_link(tx, guest, to).await,
        (AnyLetter::Lead(LeadLetter::LeadReceipt { .. }), Thread::Lead(lead)) => lead::new_receipt_link(tx, lead).await,
        (AnyLetter::Meeting(_), Thread::MeetingProfile(profile)) => matchmaking::new_link_of(tx, profile).await,
        (AnyLetter::Visit(VisitLetter::VisitHostAsked { .. }), Thread::VisitItem(item)) => visit::new_host_link(tx, item, to).await,
        (AnyLetter::Call(CallLetter::CallEntryStarted { .. } | CallLetter::CallEntryHandedIn { .. }), Thread::CallEntry(entry)) => {
            call::new_entry_link(tx, entry).await
        }
        (AnyLetter::Traveller(_), Thread::Traveller(id)) => traveller::new_link_of(tx, id).await,
        _ => Ok(None),
    }
}
