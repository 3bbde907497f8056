//! Whom somebody might want to meet, with the reason. One look at those who are shown, and small ones at what is known of
//! them and me; all else is counted here.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, sea_query::ExprTrait};

use super::{
    Error, MatchmakingState, ProfileKind, WishKind,
    entity::{meeting, plan::wish, profile},
    link::opened,
    score::{Corpus, OwnWords, Reason, Sketch, score},
    words::words,
};
use crate::{
    db::Db,
    ids::{ApplicationId, MatchmakingId, ProfileId},
};

/// So many are proposed at once.
const PROPOSED: usize = 12;
/// What wishes add: one's own, and quietly the other one's.
const MUST: f64 = 6.0;
const GLADLY: f64 = 3.0;

/// Somebody who is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub id: ProfileId,
    pub kind: ProfileKind,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub offers: String,
    pub seeks: String,
    /// Why, the weightiest first.
    pub reasons: Vec<MatchReason>,
}

/// Why somebody is proposed; the page words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchReason {
    /// They offer a topic that is sought.
    TheyOffer(String),
    /// They seek a topic that is offered.
    TheySeek(String),
    /// Topics of the same area.
    Near(String),
    /// What they offer speaks of what is sought: its words, as they wrote them.
    TheirWords(Vec<String>),
    /// What they seek speaks of what is offered: its words, as one wrote them oneself.
    MyWords(Vec<String>),
    /// One wished for them.
    Wished,
}

/// What is read of everybody.
#[derive(FromQueryResult)]
struct Candidate {
    id: ProfileId,
    application_id: Option<ApplicationId>,
    offer_topics: String,
    seek_topics: String,
    offer_words: String,
    seek_words: String,
}

impl Candidate {
    fn sketch(&self) -> Sketch<'_> {
        Sketch {
            offer_topics: &self.offer_topics,
            seek_topics: &self.seek_topics,
            offer_words: &self.offer_words,
            seek_words: &self.seek_words,
        }
    }
}

/// Whom the holder of the link might want to meet, the best first. Nobody where proposals are switched off, or the own profile
/// is not shown: who sees others is seen by them.
///
/// # Errors
/// `NoSuchLink`.
pub async fn matches(db: &Db, token: &str) -> Result<Vec<Match>, Error> {
    let (me, round) = opened(db.read(), token).await?;
    if round.state != MatchmakingState::Open || me.consent_at.is_none() || !me.is_matched {
        return Ok(Vec::new());
    }
    let candidates = candidates(db, round.id).await?;
    let known = known(db, me.id).await?;
    let (mine, theirs) = wishes(db, me.id).await?;
    let own =
        Sketch { offer_topics: &me.offer_topics, seek_topics: &me.seek_topics, offer_words: &me.offer_words, seek_words: &me.seek_words };
    let corpus = Corpus::of(candidates.iter().map(|one| one.offer_words.as_str()));
    let own_words = OwnWords::of(own);
    let is_no = |wishes: &HashMap<ProfileId, WishKind>, id: &ProfileId| wishes.get(id) == Some(&WishKind::No);
    let mut found: Vec<(f64, &Candidate, Vec<Reason<'_>>)> = (candidates.iter())
        .filter(|one| one.id != me.id && !known.contains(&one.id) && !is_no(&mine, &one.id) && !is_no(&theirs, &one.id))
        .filter(|one| me.application_id.is_none() || one.application_id != me.application_id)
        .map(|one| {
            let (fit, reasons) = score(own, &own_words, one.sketch(), &corpus);
            (fit + worth(mine.get(&one.id)) + worth(theirs.get(&one.id)) / 2.0, one, reasons)
        })
        .filter(|(fit, one, reasons)| *fit > 0.0 && (!reasons.is_empty() || mine.contains_key(&one.id)))
        .collect();
    found.sort_by(|(first, one, _), (second, other, _)| second.total_cmp(first).then(one.id.cmp(&other.id)));
    found.truncate(PROPOSED);
    let chosen: Vec<(ProfileId, Vec<Reason<'_>>)> = found.into_iter().map(|(_, one, reasons)| (one.id, reasons)).collect();
    let rows = profile::Entity::find().filter(profile::Column::Id.is_in(chosen.iter().map(|(id, _)| *id))).all(db.read()).await?;
    let mut rows: HashMap<ProfileId, profile::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let told_of = chosen.into_iter().filter_map(|(id, reasons)| {
        let row = rows.remove(&id)?;
        let mut reasons: Vec<_> = reasons.into_iter().map(|reason| told(reason, &row.offers, &me.offers)).collect();
        if mine.contains_key(&id) {
            reasons.push(MatchReason::Wished);
        }
        Some(proposed(row, reasons))
    });
    Ok(told_of.collect())
}

fn proposed(row: profile::Model, reasons: Vec<MatchReason>) -> Match {
    Match {
        id: row.id,
        kind: row.kind,
        name: row.name,
        organisation: row.organisation,
        job_title: row.job_title,
        offers: row.offers,
        seeks: row.seeks,
        reasons,
    }
}

fn worth(wish: Option<&WishKind>) -> f64 {
    match wish {
        Some(WishKind::Must) => MUST,
        Some(WishKind::Gladly) => GLADLY,
        Some(WishKind::No) | None => 0.0,
    }
}

/// A reason with words as they were written.
fn told(reason: Reason<'_>, their_offers: &str, my_offers: &str) -> MatchReason {
    match reason {
        Reason::TheyOffer(topic) => MatchReason::TheyOffer(topic.to_owned()),
        Reason::TheySeek(topic) => MatchReason::TheySeek(topic.to_owned()),
        Reason::Near(area) => MatchReason::Near(area.to_owned()),
        Reason::TheirWords(folded) => MatchReason::TheirWords(spelled(&folded, their_offers)),
        Reason::MyWords(folded) => MatchReason::MyWords(spelled(&folded, my_offers)),
    }
}

fn spelled(folded: &[&str], text: &str) -> Vec<String> {
    let written = words(text);
    let spelled = |word: &&str| written.iter().find(|(_, folded)| folded.as_str() == *word).map(|(spelled, _)| spelled.clone());
    folded.iter().filter_map(spelled).collect()
}

/// Everybody who is shown and wants to be proposed.
async fn candidates(db: &Db, round: MatchmakingId) -> Result<Vec<Candidate>, DbErr> {
    profile::Entity::find()
        .select_only()
        .column(profile::Column::Id)
        .column(profile::Column::ApplicationId)
        .column(profile::Column::OfferTopics)
        .column(profile::Column::SeekTopics)
        .column(profile::Column::OfferWords)
        .column(profile::Column::SeekWords)
        .filter(profile::Column::MatchmakingId.eq(round))
        .filter(profile::Column::ConsentAt.is_not_null())
        .filter(profile::Column::IsMatched.eq(true))
        .into_model()
        .all(db.read())
        .await
}

/// With whom somebody has or had a request or a meeting.
async fn known(db: &Db, me: ProfileId) -> Result<HashSet<ProfileId>, DbErr> {
    let pairs: Vec<(ProfileId, ProfileId)> = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::AskerId)
        .column(meeting::Column::AskedId)
        .filter(meeting::Column::AskerId.eq(me).or(meeting::Column::AskedId.eq(me)))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(pairs.into_iter().map(|(asker, asked)| if asker == me { asked } else { asker }).collect())
}

type Wishes = HashMap<ProfileId, WishKind>;

/// What somebody wishes of others, and others of them.
async fn wishes(db: &Db, me: ProfileId) -> Result<(Wishes, Wishes), DbErr> {
    let rows = wish::Entity::find().filter(wish::Column::ProfileId.eq(me).or(wish::Column::OtherId.eq(me))).all(db.read()).await?;
    let (mine, theirs): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.profile_id == me);
    let mine = mine.into_iter().map(|row| (row.other_id, row.wish)).collect();
    Ok((mine, theirs.into_iter().map(|row| (row.profile_id, row.wish)).collect()))
}
