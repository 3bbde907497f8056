//! The person's side of a voice: seeing it as it would appear, releasing it, refusing it, asking for other words, and taking
//! it back once it is public. Their link is their key.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};

use super::{
    Error, RecapAction, VoiceState, VoiceView,
    entity::{recap, recap_voice},
    personal_data::{emptied, forget_letters},
    service::touch,
    voice::found,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, DbErr, Tx},
    event::{self, EventView},
    field::{FieldErrors, Prose, required},
    ids::RecapVoiceId,
    locale::Text,
    notice::{self, Happened, NoticeKind},
};

/// What the link shows.
#[derive(Clone, Debug, PartialEq)]
pub struct VoiceOfLink {
    pub voice: VoiceView,
    pub event: EventView,
}

/// What a person says to their voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoiceAnswer {
    Release,
    Refuse,
    /// How it should be worded.
    Correct(String),
    /// Takes it back, as long as there is something of it.
    Withdraw,
}

/// The voice that a link opens; `None` if it opens nothing any more.
///
/// # Errors
/// A failure of the database.
pub async fn voice_by_token(db: &Db, token: &str) -> Result<Option<VoiceOfLink>, Error> {
    let Some(row) = by_token(db, token).await? else { return Ok(None) };
    let recap = recap::Entity::find_by_id(row.recap_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, &Actor::System, recap.event_id).await?;
    Ok(Some(VoiceOfLink { voice: VoiceView::from(row), event }))
}

/// Answers by the link, for the words of this `revision` and no others. Taking back twice is taking back once.
///
/// # Errors
/// `Denied` for a link that is none, `Invalid` for a correction without words, `OtherWords` where it was worded anew
/// meanwhile, `NotNow` where it was answered for good.
pub async fn answer_voice(db: &Db, token: &str, revision: &str, answer: &VoiceAnswer) -> Result<(), Error> {
    let proposal = match answer {
        VoiceAnswer::Correct(typed) => proposal(typed)?,
        VoiceAnswer::Release | VoiceAnswer::Refuse | VoiceAnswer::Withdraw => String::new(),
    };
    let seen = by_token(db, token).await?.ok_or(Denied::NotFound)?;
    let (voice, proposal, link) = (seen.id, &proposal, &seen.link_hash);
    db.write(|tx| async move {
        let (row, recap) = found(&tx, voice).await?;
        // A newer letter may have brought another link.
        if row.link_hash != *link {
            return Err(Error::Denied(Denied::NotFound));
        }
        let action = match answer {
            VoiceAnswer::Withdraw if row.state.is_over() => return Ok(()),
            // Whatever became of it meanwhile: who takes it back is heard, also while others word it anew.
            VoiceAnswer::Withdraw => RecapAction::VoiceWithdrawn,
            VoiceAnswer::Release | VoiceAnswer::Refuse | VoiceAnswer::Correct(_) if row.state.is_open() => {
                if row.revision.to_string() != revision.trim() {
                    return Err(Error::OtherWords);
                }
                match answer {
                    VoiceAnswer::Release => RecapAction::VoiceReleased,
                    VoiceAnswer::Refuse => RecapAction::VoiceRefused,
                    VoiceAnswer::Correct(_) | VoiceAnswer::Withdraw => RecapAction::VoiceCorrected,
                }
            }
            VoiceAnswer::Release if row.state == VoiceState::Released => return Ok(()),
            VoiceAnswer::Release | VoiceAnswer::Refuse | VoiceAnswer::Correct(_) if row.state == VoiceState::Draft => {
                return Err(Error::OtherWords);
            }
            _ => return Err(Error::NotNow),
        };
        write(&tx, &row, action, proposal).await?;
        if matches!(action, RecapAction::VoiceRefused | RecapAction::VoiceWithdrawn) {
            forget_letters(&tx, vec![row.id]).await?;
        }
        touch(&tx, recap.id).await?;
        tell(&tx, &recap, &row, action).await?;
        // Nobody: history keeps no name of who said something.
        audit::record(&tx, &Actor::Anonymous, AuditEntry::of(action, recap.id).at(recap.event_id)).await?;
        Ok(())
    })
    .await
}

/// Organisers hear of what they have to do something about, and of what has gone; of whom, the page says.
async fn tell(tx: &Tx, recap: &recap::Model, voice: &recap_voice::Model, action: RecapAction) -> Result<(), Error> {
    let kind = match action {
        RecapAction::VoiceCorrected => NoticeKind::QuoteCorrected,
        RecapAction::VoiceWithdrawn => NoticeKind::QuoteWithdrawn,
        _ => return Ok(()),
    };
    let event = event::within(tx, recap.event_id).await?;
    let (subject, name) = (voice.id.as_uuid(), Text::new(event.name.as_str(), event.name.as_str()));
    notice::note(tx, Happened { event: Some(event.id), kind, subject, name, of: voice.revision.to_string() }).await?;
    Ok(())
}

/// A new link to a voice whose letter is sent again; `None` if it does not wait for an answer.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_voice_link(tx: &Tx, voice: RecapVoiceId) -> Result<Option<Code>, DbErr> {
    let token = Code::random();
    let renewed = recap_voice::Entity::update_many()
        .col_expr(recap_voice::Column::LinkHash, Expr::value(Some(token.hash())))
        .filter(recap_voice::Column::Id.eq(voice))
        .filter(recap_voice::Column::State.is_in([VoiceState::Asked, VoiceState::Correction, VoiceState::Released]))
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}

async fn by_token(db: &Db, token: &str) -> Result<Option<recap_voice::Model>, DbErr> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    recap_voice::Entity::find().filter(recap_voice::Column::LinkHash.eq(token.hash())).one(db.read()).await
}

async fn write(tx: &Tx, row: &recap_voice::Model, action: RecapAction, proposal: &str) -> Result<(), DbErr> {
    use recap_voice::Column;
    let (state, columns) = match action {
        RecapAction::VoiceReleased => (VoiceState::Released, recap_voice::ActiveModel::default()),
        RecapAction::VoiceRefused => (VoiceState::Refused, emptied()),
        RecapAction::VoiceWithdrawn => (VoiceState::Withdrawn, emptied()),
        _ => (VoiceState::Correction, recap_voice::ActiveModel::default()),
    };
    let columns = recap_voice::ActiveModel {
        state: Set(state),
        proposal: Set(proposal.to_owned()),
        answered_at: Set(Some(clock::now())),
        revision: Set(row.revision + 1),
        ..columns
    };
    recap_voice::Entity::update_many().set(columns).filter(Column::Id.eq(row.id)).exec(tx).await?;
    Ok(())
}

fn proposal(typed: &str) -> Result<String, FieldErrors> {
    let proposal = Prose::<600>::parse(typed).map_err(|problem| FieldErrors::one("proposal", problem))?.into_string();
    if proposal.is_empty() { Err(FieldErrors::one("proposal", required())) } else { Ok(proposal) }
}
