//! What colours say on the plan: what exhibitors are about, for visitors; how far units are given away, for organisers. A
//! colour never says it alone: links are named by words, states have patterns, and the legend leads to each topic.

use std::collections::HashMap;

use domain::{
    application::{TagKind, tag_name},
    ids::ApplicationId,
    locale::Locale,
    placement::{LevelView, UnitState, UnitView},
};
use leptos::prelude::*;

use crate::{ctx, words::booth as words};

/// Topics that have a colour of their own (`style/_plan.scss`). More could not be told apart.
const COLOURS: usize = 8;

/// What a plan is coloured by.
#[derive(Clone, Debug)]
pub enum Paint {
    Topics(Topics),
    States,
}

/// The unit of whoever looks: marked by colour and word.
#[derive(Clone, Debug)]
pub struct Mine {
    pub code: String,
    /// "Your unit"
    pub word: &'static str,
}

/// What the exhibitors of a floor are about, and the most frequent topics of the event, which have colours: the same on
/// every floor.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    coloured: Vec<String>,
    of: HashMap<ApplicationId, Vec<String>>,
}

impl Topics {
    /// From the counts of the whole event, the most frequent first, and from who has chosen what.
    pub fn new(counts: Vec<(String, i64)>, of: HashMap<ApplicationId, Vec<String>>) -> Self {
        Self { coloured: counts.into_iter().take(COLOURS).map(|(topic, _)| topic).collect(), of }
    }

    /// The topics of whoever stands on a unit, in the order of their list.
    pub fn of(&self, unit: &UnitView) -> &[String] {
        unit.exhibitor.as_ref().and_then(|who| self.of.get(&who.application)).map_or(&[], Vec::as_slice)
    }

    /// `t1` to `t8`; `t0` for an exhibitor whose topics have none. Whether a unit can still be had is nothing for visitors.
    fn class(&self, unit: &UnitView) -> String {
        match unit.state {
            UnitState::Confirmed => {}
            UnitState::Fixed => return words::class(UnitState::Fixed).to_owned(),
            _ => return "is-open".to_owned(),
        }
        let place = self.of(unit).iter().filter_map(|topic| self.coloured.iter().position(|coloured| coloured == topic)).min();
        format!("t{}", place.map_or(0, |place| place + 1))
    }
}

impl Paint {
    /// The class of a unit.
    pub fn class(&self, unit: &UnitView) -> String {
        match self {
            Self::States => words::class(unit.state).to_owned(),
            Self::Topics(topics) => topics.class(unit),
        }
    }

    /// `A1, Counter, 4 m², frei`, and for visitors `A1, Stadt Bochum, Counter, 4 m², Energie`.
    pub fn label(&self, l: Locale, unit: &UnitView) -> String {
        match self {
            Self::States => words::label(l, unit),
            Self::Topics(topics) => {
                let names: Vec<_> = topics.of(unit).iter().map(|topic| tag_name(l, TagKind::Topic, topic)).collect();
                words::public_label(l, unit, &names)
            }
        }
    }
}

/// What colours and patterns mean; only those that are on this floor. `topic_address` is where everybody with a topic is
/// shown.
#[component]
pub fn Legend(
    paint: Paint,
    level: LevelView,
    #[prop(optional_no_strip)] mine: Option<Mine>,
    #[prop(optional, into)] topic_address: String,
) -> impl IntoView {
    let l = ctx::locale();
    let mine = mine.map(|mine| view! { <li class="is-mine">{mine.word}</li> });
    let items = match &paint {
        Paint::States => states(l, &level),
        Paint::Topics(topics) => of_topics(l, topics, &level, &topic_address),
    };
    view! { <ul class="legend">{mine}{items}</ul> }
}

fn states(l: Locale, level: &LevelView) -> Vec<AnyView> {
    let pattern = |state| match state {
        UnitState::Held => l.t(" (schraffiert)", " (hatched)"),
        UnitState::Offered => l.t(" (gepunktet)", " (dotted)"),
        _ => "",
    };
    let is_there = |state: &UnitState| level.units.iter().any(|unit| unit.state == *state);
    UnitState::ALL
        .into_iter()
        .filter(is_there)
        .map(|state| view! { <li class=words::class(state)>{format!("{}{}", words::state(l, state), pattern(state))}</li> }.into_any())
        .collect()
}

fn of_topics(l: Locale, topics: &Topics, level: &LevelView, address: &str) -> Vec<AnyView> {
    let classes: Vec<String> = level.units.iter().map(|unit| topics.class(unit)).collect();
    let is_there = |class: &str| classes.iter().any(|other| other == class);
    let named = topics.coloured.iter().enumerate().filter_map(|(place, topic)| {
        let class = format!("t{}", place + 1);
        let name = tag_name(l, TagKind::Topic, topic).to_owned();
        is_there(&class).then(|| match address {
            "" => view! { <li class=class>{name}</li> }.into_any(),
            address => view! { <li class=class><a href=format!("{address}topic={topic}")>{name}</a></li> }.into_any(),
        })
    });
    let mut items: Vec<_> = named.collect();
    let word = if items.is_empty() { l.t("Aussteller", "Exhibitors") } else { l.t("Weitere Themen", "Other topics") };
    items.extend(is_there("t0").then(|| view! { <li class="t0">{word}</li> }.into_any()));
    let shared = words::state(l, UnitState::Fixed);
    items.extend(is_there("is-fixed").then(|| view! { <li class="is-fixed">{shared}</li> }.into_any()));
    items
}

#[cfg(test)]
mod tests {
    use domain::{
        booth::{Area, UnitKind},
        ids::{EventId, LevelId, UnitId},
        locale::Text,
        placement::PlacedExhibitor,
    };

    use super::*;

    fn unit(state: UnitState, application: ApplicationId) -> UnitView {
        UnitView {
            id: UnitId::new(),
            event: EventId::new(),
            level: LevelId::new(),
            code: "A1".to_owned(),
            kind: UnitKind::Counter,
            area_dm2: 400,
            included: Text::default(),
            price_cents: 0,
            pass_quota: 0,
            place: Area { x_cm: 0, y_cm: 0, width_cm: 200, depth_cm: 200 },
            revision: 1,
            state,
            exhibitor: Some(PlacedExhibitor { application, slug: "bochum".to_owned(), name: "Stadt Bochum".to_owned() }),
        }
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn an_exhibitor_has_the_colour_of_its_most_frequent_topic_and_visitors_see_nothing_of_states() {
        let [first, second, third] = [(); 3].map(|()| ApplicationId::new());
        let counts = owned(&["energy", "mobility"]).into_iter().map(|topic| (topic, 3)).collect();
        let of = [(first, owned(&["mobility"])), (second, owned(&["tourism_culture", "mobility", "energy"])), (third, owned(&["climate"]))];
        let paint = Paint::Topics(Topics::new(counts, of.into()));

        let classes = [first, second, third, ApplicationId::new()].map(|id| paint.class(&unit(UnitState::Confirmed, id)));
        assert_eq!(classes, ["t2", "t1", "t0", "t0"]);
        for state in [UnitState::Free, UnitState::Held] {
            assert_eq!(paint.class(&unit(state, first)), "is-open");
        }
        assert_eq!(paint.label(Locale::De, &unit(UnitState::Confirmed, first)), "A1, Stadt Bochum, Counter, 4 m², Mobilität");
        assert_eq!(Paint::States.label(Locale::De, &unit(UnitState::Confirmed, first)), "A1, Counter, 4 m², vergeben, Stadt Bochum");
    }
}
