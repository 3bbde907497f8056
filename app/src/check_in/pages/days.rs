//! How many came on which day.

use domain::{check_in::DayCount, locale::Locale};
use leptos::prelude::*;

use crate::{ctx, format, ui};

/// A line for each day that an event has had so far; nothing before it begins.
#[component]
pub fn Days(days: Vec<DayCount>) -> impl IntoView {
    let l = ctx::locale();
    (!days.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Eingelassen nach Tagen", "Let in by day") id="days">
                <p class="lede">{l.t(
                    "Am Einlass, jede Person einmal am Tag, nach der Uhr der Veranstaltung. Wer danach absagt, bleibt gezählt.",
                    "At the entrance, everybody once a day, by the event’s clock. Whoever cancels afterwards stays counted.",
                )}</p>
                {table(l, &days)}
            </ui::Section>
        }
    })
}

fn table(l: Locale, days: &[DayCount]) -> impl IntoView + use<> {
    // Hardly anybody but visitors and exhibitors goes through an entrance.
    let has_others = days.iter().any(|day| day.others > 0);
    let mut columns = vec![
        ui::Column::new(l.t("Tag", "Day")),
        ui::Column::new(l.t("Besucher:innen", "Visitors")).figures(),
        ui::Column::new(l.t("Ausstellende", "Exhibitors’ staff")).figures(),
    ];
    if has_others {
        columns.push(ui::Column::new(l.t("Weitere", "Others")).figures());
    }
    columns.push(ui::Column::new(l.t("Zusammen", "Total")).figures());
    let most = days.iter().map(DayCount::total).max().unwrap_or_default();
    let row = |day: &DayCount| {
        let mut figures = vec![day.visitors, day.exhibitors];
        figures.extend(has_others.then_some(day.others));
        figures.push(day.total());
        let name = view! { <span>{format::weekday(l, day.day)}</span>{bar(day.total(), most)} }.into_any();
        std::iter::once(name).chain(figures.into_iter().map(|figure| format::number(l, figure).into_any())).collect()
    };
    let rows = days.iter().map(row).collect();
    view! { <ui::Table caption=l.t("Zahlen der Tage", "Figures of the days") columns rows/> }
}

/// Lets days be compared at a glance; the figures beside it say the same.
fn bar(people: u64, most: u64) -> impl IntoView {
    let width = (people * 100).checked_div(most).unwrap_or(0);
    view! { <svg class="day-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=width height="1"/></svg> }
}
