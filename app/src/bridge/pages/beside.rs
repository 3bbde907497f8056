//! What belongs to a bridge beside its events, for organisers: talks and visits, public or not.

use domain::{country::country_name, locale::Locale, talk::TalkView, visit::VisitView};
use leptos::prelude::*;

use crate::{
    ctx, format, paths, ui,
    words::{talk as talk_words, visit as visit_words},
};

/// Both in one table, the newest first; nothing, if there are none.
#[component]
pub(super) fn Beside(talks: Vec<TalkView>, visits: Vec<VisitView>) -> impl IntoView {
    let l = ctx::locale();
    let talks = talks.into_iter().map(|talk| (talk.day(), talk_row(l, talk)));
    let visits = visits.into_iter().map(|visit| (visit.day(), visit_row(l, visit)));
    let mut rows: Vec<_> = talks.chain(visits).collect();
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let columns = vec![
        ui::Column::new(l.t("Was", "What")),
        ui::Column::new(l.t("Wann", "When")).unbroken(),
        ui::Column::new(l.t("Art", "Kind")),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let (title, rows): (_, Vec<Vec<AnyView>>) =
        (l.t("Vorträge und Besuche", "Talks and visits"), rows.into_iter().map(|(_, row)| row).collect());
    (!rows.is_empty()).then(|| view! { <ui::Section title id="beside"><ui::Table caption=title columns rows/></ui::Section> })
}

fn talk_row(l: Locale, talk: TalkView) -> Vec<AnyView> {
    vec![
        view! { <a href=paths::edit_talk(l, talk.id)>{talk.subject.in_(l).to_owned()}</a><small>{talk.city.clone()}</small> }.into_any(),
        format::date(l, talk.day()).into_any(),
        l.t("Vortrag", "Talk").into_any(),
        view! { <ui::Chip label=talk_words::state(l, talk.state) tone=talk_words::tone(talk.state)/> }.into_any(),
    ]
}

fn visit_row(l: Locale, visit: VisitView) -> Vec<AnyView> {
    let when = visit.days.map_or_else(|| visit.wished.clone(), |(from, to)| format::days(l, from, to));
    let country = country_name(l, &visit.country).to_owned();
    vec![
        view! { <a href=paths::visit(l, visit.id)>{visit.title().in_(l).to_owned()}</a><small>{country}</small> }.into_any(),
        when.into_any(),
        l.t("Besuch", "Visit").into_any(),
        view! { <ui::Chip label=visit_words::state(l, visit.state) tone=visit_words::tone(visit.state)/> }.into_any(),
    ]
}
