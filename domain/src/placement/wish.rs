//! Which free unit fits whose wish. A suggestion gives nothing away: it is what a form begins with.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::ExprTrait};

use super::{PlacementState, entity::placement, live_placement, overdue_offer};
use crate::{
    booth::{UnitKind, entity::unit},
    clock,
    db::{Db, compare_codes},
    ids::{ApplicationId, EventId, UnitId},
};

/// A unit that could be somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedUnit {
    pub id: UnitId,
    pub code: String,
    pub kind: UnitKind,
}

/// What an application would like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub application: ApplicationId,
    /// `None` takes any.
    pub kind: Option<UnitKind>,
    /// In words, in which a unit may be named.
    pub note: String,
    /// What is set aside for it already.
    pub held: Option<SuggestedUnit>,
}

/// A unit for each wish, as far as there are any, and none for two. Whoever comes first in `wishes` chooses first, in
/// three rounds: what is set aside, or named by its code; the kind that was wished for; anything, for whom it is all the
/// same. `free` is in its order.
pub fn allot(wishes: &[Wish], free: &[SuggestedUnit]) -> HashMap<ApplicationId, SuggestedUnit> {
    let mut left: Vec<Option<&SuggestedUnit>> = free.iter().map(Some).collect();
    let by_code: HashMap<String, usize> = free.iter().enumerate().map(|(place, unit)| (unit.code.to_lowercase(), place)).collect();
    let mut allotted = HashMap::new();
    for wish in wishes {
        let named = || named_codes(&wish.note).find_map(|code| left[*by_code.get(&code)?].take()).cloned();
        if let Some(unit) = wish.held.clone().or_else(named) {
            allotted.insert(wish.application, unit);
        }
    }
    // Where each kind is looked for next: what lies before is given away.
    let mut next: HashMap<Option<UnitKind>, usize> = HashMap::new();
    for is_choosy in [true, false] {
        for wish in wishes.iter().filter(|wish| wish.kind.is_some() == is_choosy) {
            if allotted.contains_key(&wish.application) {
                continue;
            }
            let place = next.entry(wish.kind).or_default();
            while let Some(unit) = left.get_mut(*place) {
                *place += 1;
                if unit.is_some_and(|unit| wish.kind.is_none_or(|kind| kind == unit.kind))
                    && let Some(unit) = unit.take()
                {
                    allotted.insert(wish.application, unit.clone());
                    break;
                }
            }
        }
    }
    allotted
}

/// What in a text could be the code of a unit: with a figure in it, so that no word is taken for one.
fn named_codes(note: &str) -> impl Iterator<Item = String> {
    note.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_')))
        .map(|word| word.trim_matches(['-', '.', '_']).to_lowercase())
        .filter(|word| word.chars().any(|letter| letter.is_ascii_digit()))
}

/// The units of an event that nobody has, by code.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn free_to_suggest(db: &Db, event: EventId) -> Result<Vec<SuggestedUnit>, DbErr> {
    use placement::Column as P;
    let taken = placement::Entity::find()
        .select_only()
        .column(P::UnitId)
        .filter(P::EventId.eq(event))
        .filter(live_placement())
        .filter(overdue_offer(clock::now()).not());
    let taken: std::collections::HashSet<UnitId> = taken.into_tuple::<UnitId>().all(db.read()).await?.into_iter().collect();
    let mut free = suggested(db, unit::Column::EventId.eq(event)).await?;
    free.retain(|unit| !unit.kind.is_fixed() && !taken.contains(&unit.id));
    free.sort_by(|a, b| compare_codes(&a.code, &b.code));
    Ok(free)
}

/// What is set aside at an event, and for which application.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn held_by_application(db: &Db, event: EventId) -> Result<HashMap<ApplicationId, SuggestedUnit>, DbErr> {
    use placement::Column as P;
    let held = placement::Entity::find().select_only().columns([P::UnitId, P::ApplicationId]).filter(P::EventId.eq(event));
    let held = held.filter(live_placement()).filter(P::State.eq(PlacementState::Held));
    let held: HashMap<UnitId, ApplicationId> = held.into_tuple().all(db.read()).await?.into_iter().collect();
    if held.is_empty() {
        return Ok(HashMap::new());
    }
    let units = suggested(db, unit::Column::Id.is_in(held.keys().copied())).await?;
    Ok(units.into_iter().filter_map(|unit| Some((*held.get(&unit.id)?, unit))).collect())
}

async fn suggested(db: &Db, which: sea_orm::sea_query::SimpleExpr) -> Result<Vec<SuggestedUnit>, DbErr> {
    use unit::Column as U;
    let rows: Vec<(UnitId, String, UnitKind)> =
        unit::Entity::find().select_only().columns([U::Id, U::Code, U::Kind]).filter(which).into_tuple().all(db.read()).await?;
    Ok(rows.into_iter().map(|(id, code, kind)| SuggestedUnit { id, code, kind }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(codes: &[(&str, UnitKind)]) -> Vec<SuggestedUnit> {
        codes.iter().map(|(code, kind)| SuggestedUnit { id: UnitId::new(), code: (*code).to_owned(), kind: *kind }).collect()
    }

    fn wish(kind: Option<UnitKind>, note: &str) -> Wish {
        Wish { application: ApplicationId::new(), kind, note: note.to_owned(), held: None }
    }

    fn codes(wishes: &[Wish], free: &[SuggestedUnit]) -> Vec<String> {
        let mut allotted = allot(wishes, free);
        wishes.iter().map(|wish| allotted.remove(&wish.application).map(|unit| unit.code).unwrap_or_default()).collect()
    }

    #[test]
    fn whoever_comes_first_chooses_first_and_nothing_is_given_twice() {
        let free = units(&[("A1", UnitKind::Pod), ("A2", UnitKind::Counter), ("A3", UnitKind::Counter)]);
        let wishes = [
            wish(None, ""),
            wish(Some(UnitKind::Counter), ""),
            wish(Some(UnitKind::Lounge), ""),
            wish(Some(UnitKind::Counter), "Wieder a2, bitte. Neben Essen."),
            wish(Some(UnitKind::Counter), ""),
        ];

        // The one who names a unit gets it; whom it is all the same takes what the others leave.
        assert_eq!(codes(&wishes, &free), ["A1", "A3", "", "A2", ""]);
    }

    #[test]
    fn what_is_set_aside_stays_and_no_word_is_taken_for_a_code() {
        let free = units(&[("AM", UnitKind::Pod), ("B1", UnitKind::Pod)]);
        let held = units(&[("C9", UnitKind::Lounge)]).remove(0);
        let wishes = [wish(Some(UnitKind::Pod), "am Eingang, nicht B2"), Wish { held: Some(held), ..wish(Some(UnitKind::Pod), "B1") }];

        assert_eq!(codes(&wishes, &free), ["AM", "C9"]);
    }
}
