//! What an event that is over came to.

use domain::{
    event::EventView,
    locale::Locale,
    process::result::{self, EventResult},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, format, load::load_page, ui};

/// The figures of an event that is over; nothing where nothing was counted.
#[component]
pub fn InFigures(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let figures = figures(l, &result::result(&db, event.id).await?);
        Ok::<_, ApiError>((!figures.is_empty()).then(|| {
            let figures: Vec<_> = figures
                .into_iter()
                .map(|(number, word)| view! { <p class="count"><b>{format::number(l, number)}</b>{word}</p> })
                .collect();
            view! { <ui::Section title=l.t("In Zahlen", "In figures") id="figures"><div class="counts is-large">{figures}</div></ui::Section> }
        }))
    })
}

/// Each number with its word; what nobody counted is left out.
fn figures(l: Locale, result: &EventResult) -> Vec<(u64, &'static str)> {
    let word = |number, one, many| if number == 1 { one } else { many };
    let all = [
        (
            result.partners,
            word(
                result.partners,
                l.t("Partner auf dem Stand", "partner on the booth"),
                l.t("Partner auf dem Stand", "partners on the booth"),
            ),
        ),
        (result.visits, word(result.visits, l.t("Besuch", "visit"), l.t("Besuche", "visits"))),
        (result.sessions, word(result.sessions, l.t("Programmpunkt", "session"), l.t("Programmpunkte", "sessions"))),
        (result.meetings, word(result.meetings, l.t("Gespräch", "meeting"), l.t("Gespräche", "meetings"))),
    ];
    all.into_iter().filter(|(number, _)| *number > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_counted_is_not_told() {
        let result = EventResult { partners: 1, visits: 0, sessions: 12, matches: 2, meetings: 1 };

        assert_eq!(figures(Locale::De, &result), [(1, "Partner auf dem Stand"), (12, "Programmpunkte"), (1, "Gespräch")]);
        assert_eq!(figures(Locale::En, &result), [(1, "partner on the booth"), (12, "sessions"), (1, "meeting")]);
        assert_eq!(figures(Locale::En, &EventResult::default()), []);
    }
}
