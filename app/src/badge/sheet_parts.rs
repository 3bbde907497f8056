//! Very many badges on paper: set in parts, on all cores, and put behind each other.

use domain::{
    actor::Actor,
    badge::{self, PrintedBadge},
    event::EventView,
    locale::Locale,
};
use futures::{StreamExt, TryStreamExt, stream};
use paper::joined::Joined;

use super::{export::Wanted, sheet::set_badges};
use crate::{aside::aside, asked::narrowed, ctx::AppState, error::ApiError, progress::Progress};

/// So many badges are set at once: enough that what a sheet begins with costs little. On paper for four it is one stack, so
/// that the piles of a file in parts lie as those of a whole one. After each part it is told how far it is, and can be
/// broken off.
const PER_PART: usize = 200;

/// All badges that the list's query finds on paper, as a file that is made in the background, and which they are.
///
/// # Errors
/// When it cannot be made.
pub async fn make_sheet(
    state: &AppState,
    event: &EventView,
    query: &str,
    l: Locale,
    progress: &Progress,
) -> Result<(Vec<u8>, Vec<PrintedBadge>), ApiError> {
    let badges = badge::printed(&state.db, &Actor::System, event.id, &narrowed::<Wanted>(query).filter()).await?;
    progress.expect(badges.len() as u64);
    let file = if badges.is_empty() {
        set_badges(state, event, &badges, l, event.badge_format).await?
    } else {
        set_in_parts(state, event, &badges, l, progress).await?
    };
    Ok((file, badges))
}

/// One part more than there are cores is under way, so that none of them waits while another one is added.
async fn set_in_parts(
    state: &AppState,
    event: &EventView,
    badges: &[PrintedBadge],
    l: Locale,
    progress: &Progress,
) -> Result<Vec<u8>, ApiError> {
    let under_way = std::thread::available_parallelism().map_or(1, usize::from) + 1;
    let parts: Vec<Vec<PrintedBadge>> = badges.chunks(PER_PART).map(<[_]>::to_vec).collect();
    let begin = |part: Vec<PrintedBadge>| {
        let (state, event) = (state.clone(), event.clone());
        tokio::spawn(async move { (part.len(), set_badges(&state, &event, &part, l, event.badge_format).await) })
    };
    let mut parts = stream::iter(parts).map(begin).buffered(under_way).map_err(|error| ApiError::internal(&error));
    let mut joined = Joined::default();
    while let Some((count, part)) = parts.try_next().await? {
        let part = part?;
        joined = aside(move || joined.add(&part).map(|()| joined)).await?;
        progress.add(count);
    }
    aside(move || joined.finish()).await
}

#[cfg(test)]
mod tests {
    use paper::badge_sheet::{Format, SHEETS_PER_STACK};

    use super::*;

    /// Else a stack of four-up sheets would be cut where the list does not begin anew.
    #[test]
    fn a_part_is_whole_stacks_of_paper() {
        assert_eq!(PER_PART % (SHEETS_PER_STACK * Format::A4FourUp.per_sheet()), 0);
    }
}
