//! What came of a survey: bars with their figures behind them, means, and what was said in free words.

use domain::{
    locale::Locale,
    survey::{Breakdown, Evaluated, Evaluation, FEWEST},
};
use leptos::prelude::*;

use crate::{ctx, format, paths, table_export::TableLinks, ui, words::survey as words};

#[component]
pub(super) fn EvaluationPart(evaluation: Evaluation, slug: String) -> impl IntoView {
    let l = ctx::locale();
    let Evaluation { survey, asked, answers, questions } = evaluation;
    let items = vec![
        ui::fact(l.t("Gefragt", "Asked"), format::number(l, asked)),
        ui::fact(l.t("Geantwortet", "Answered"), format::number(l, answers)),
        ui::fact(l.t("Anteil", "Share"), share(l, answers, asked)),
    ];
    let has_table = answers > 0 && (!survey.is_anonymous || answers >= FEWEST);
    let few = (survey.is_anonymous && answers < FEWEST).then(|| {
        view! {
            <p class="muted">
                {l.t(
                    "Die Umfrage ist anonym: Aufgeschlüsselt wird sie erst ab fünf Antworten.",
                    "The survey is anonymous: it is broken down only from five answers on.",
                )}
            </p>
        }
    });
    let parts: Vec<_> = questions.into_iter().map(|question| part(l, question)).collect();
    let table = has_table.then(|| view! { <ui::Actions><TableLinks path=paths::survey_table(&slug)/></ui::Actions> });
    view! {
        <ui::Section title=l.t("Auswertung", "Evaluation") id="evaluation">
            <ui::Facts items/>
            {few}
            {table}
            {parts}
        </ui::Section>
    }
}

/// `75 %`, of nothing `–`.
fn share(l: Locale, part: u64, whole: u64) -> String {
    let hundredths = (part * 100).checked_div(whole).and_then(|percent| i32::try_from(percent * 100).ok());
    hundredths.map_or_else(|| "–".to_owned(), |hundredths| format::percent(l, hundredths))
}

fn part(l: Locale, evaluated: Evaluated) -> AnyView {
    let Evaluated { question, answers, breakdown } = evaluated;
    let title = question.text.in_(l).to_owned();
    let number = match (l, answers) {
        (Locale::De, 1) => "1 Antwort".to_owned(),
        (Locale::De, _) => format!("{} Antworten", format::number(l, answers)),
        (Locale::En, 1) => "1 answer".to_owned(),
        (Locale::En, _) => format!("{} answers", format::number(l, answers)),
    };
    let content = match breakdown {
        None => view! { <p class="muted">{l.t("Zu wenige Antworten, um sie aufzuschlüsseln.", "Too few answers to break them down.")}</p> }.into_any(),
        Some(Breakdown::Counts { counts, mean }) => {
            let mean = mean.map(|mean| view! { <p>{l.t("Mittel: ", "Mean: ")}<b>{words::mean(l, mean)}</b></p> });
            let points = counts.into_iter().map(|(label, number)| ui::Point { label: label.in_(l).to_owned(), number }).collect::<Vec<_>>();
            view! { {mean}<ui::Bars title=title.clone() points by=l.t("Antwort", "Answer")/> }.into_any()
        }
        Some(Breakdown::Numbers { sum, mean }) => view! {
            <p>{l.t("Zusammen: ", "Together: ")}<b>{l.grouped(sum)}</b>{l.t(", im Mittel ", ", in the mean ")}<b>{words::mean(l, mean)}</b></p>
        }
        .into_any(),
        Some(Breakdown::Texts(texts)) => {
            let rows: Vec<_> = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect();
            view! { <ul>{rows}</ul> }.into_any()
        }
    };
    view! {
        <div class="survey-part">
            <h3>{title}</h3>
            <p class="small muted">{number}</p>
            {content}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!([share(Locale::En, 0, 0), share(Locale::En, 3, 4), share(Locale::En, 12, 12)], ["–", "75%", "100%"]);
    }
}
