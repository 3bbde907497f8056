//! The entries of a call as a list for organisers: narrowed, in an order, page by page. All are read at once, because a rank
//! is one among all of them.

use rules::alphabet::folded;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use super::{CallView, EntryState, EntryView, Error, Outcome, RankedEntry, Standing, entity::entry, ranking::ranking};
use crate::{
    actor::Actor,
    choice::choice,
    db::{Db, DbErr, alphabetical, compare_names},
};

const PER_PAGE: u64 = 30;

choice! {
    /// Which entries a list shows.
    pub enum EntryShow {
        HandedIn = "handed_in",
        /// Handed in, and nobody has decided.
        Undecided = "undecided",
        /// Handed in, and somebody of the jury owes a score sheet.
        Unscored = "unscored",
        Winner = "winner",
        Shortlisted = "shortlisted",
        Rejected = "rejected",
        Draft = "draft",
        Withdrawn = "withdrawn",
    }
}

choice! {
    /// By what a list is ordered.
    pub enum EntrySort {
        Rank = "rank",
        Organisation = "organisation",
        /// How far the scores lie apart.
        Spread = "spread",
    }
}

impl Default for EntryFilter {
    /// What was handed in, the best first.
    fn default() -> Self {
        Self { show: EntryShow::HandedIn, search: String::new(), sort: EntrySort::Rank, descending: false, page: 1 }
    }
}

/// What of the entries is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFilter {
    pub show: EntryShow,
    /// Words of the organisation, of whoever entered for it, or of the mailbox.
    pub search: String,
    pub sort: EntrySort,
    pub descending: bool,
    /// Counted from 1.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntriesPage {
    pub entries: Vec<RankedEntry>,
    /// How many there are of each, whatever is searched for.
    pub counts: Vec<(EntryShow, usize)>,
    /// On all pages.
    pub total: u64,
    pub page: u64,
    pub pages: u64,
}

/// A page of the entries of a call. Of drafts organisers see who writes them.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn entries(db: &Db, actor: &Actor, call: &CallView, filter: &EntryFilter) -> Result<EntriesPage, Error> {
    let mut all = ranking(db, actor, call).await?.entries;
    all.extend(not_ranked(db, call).await?);
    let counts = EntryShow::ALL.map(|show| (show, all.iter().filter(|ranked| show.holds(ranked)).count())).to_vec();
    let words: Vec<String> = filter.search.split_whitespace().map(folded).collect();
    let mut found: Vec<RankedEntry> = all.into_iter().filter(|ranked| filter.show.holds(ranked) && says(ranked, &words)).collect();
    order(&mut found, filter);
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let (skipped, taken) = (usize::try_from((page - 1) * PER_PAGE).unwrap_or(usize::MAX), usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    Ok(EntriesPage { entries: found.into_iter().skip(skipped).take(taken).collect(), counts, total, page, pages })
}

/// Drafts, and what was withdrawn.
async fn not_ranked(db: &Db, call: &CallView) -> Result<Vec<RankedEntry>, DbErr> {
    let rows = entry::Entity::find()
        .filter(entry::Column::CallId.eq(call.id))
        .filter(entry::Column::State.ne(EntryState::HandedIn))
        .order_by(alphabetical(entry::Column::Organisation), Order::Asc)
        .order_by_asc(entry::Column::Id)
        .all(db.read())
        .await?;
    let ranked = |row: entry::Model| RankedEntry {
        entry: EntryView::from(row),
        standing: Standing::default(),
        sheets: Vec::new(),
        missing: Vec::new(),
        conflicts: Vec::new(),
    };
    Ok(rows.into_iter().map(ranked).collect())
}

impl EntryShow {
    fn holds(self, ranked: &RankedEntry) -> bool {
        let (state, outcome) = (ranked.entry.state, ranked.entry.outcome);
        match self {
            Self::HandedIn => state == EntryState::HandedIn,
            Self::Undecided => state == EntryState::HandedIn && outcome == Outcome::Open,
            Self::Unscored => state == EntryState::HandedIn && !ranked.missing.is_empty(),
            Self::Winner => outcome == Outcome::Winner,
            Self::Shortlisted => outcome == Outcome::Shortlisted,
            Self::Rejected => outcome == Outcome::Rejected,
            Self::Draft => state == EntryState::Draft,
            Self::Withdrawn => state == EntryState::Withdrawn,
        }
    }
}

/// Whether all of these words, folded, are parts of it.
fn says(ranked: &RankedEntry, words: &[String]) -> bool {
    let EntryView { organisation, contact_name, email, .. } = &ranked.entry;
    let text = folded(&format!("{organisation} {contact_name} {email}"));
    words.iter().all(|word| text.contains(word.as_str()))
}

fn order(found: &mut [RankedEntry], filter: &EntryFilter) {
    match filter.sort {
        // As they come.
        EntrySort::Rank => {}
        EntrySort::Organisation => found.sort_by(|one, other| compare_names(&one.entry.organisation, &other.entry.organisation)),
        EntrySort::Spread => found.sort_by_key(|ranked| ranked.standing.deviation),
    }
    if filter.descending {
        found.reverse();
    }
}
