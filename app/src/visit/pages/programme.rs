//! The programme of a visit, with what its hosts say and what clashes.

use domain::{
    clock,
    locale::Locale,
    visit::{Clash, HostAnswer, ItemView, VisitState, VisitView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{ctx, format, paths, ui, visit::api::AskHosts, words::visit as words};

#[component]
pub(super) fn Programme(visit: VisitView, items: Vec<ItemView>, clashes: Vec<Clash>) -> impl IntoView {
    let l = ctx::locale();
    let is_open = visit.state == VisitState::Accepted && visit.emptied_at.is_none();
    let to_ask = items.iter().filter(|item| item.answer == HostAnswer::Unasked && !item.host_email.is_empty()).count();
    let add =
        is_open.then(|| view! { <ui::LinkButton href=paths::new_visit_item(l, visit.id) label=l.t("Neuer Programmpunkt", "New item")/> });
    let ask = (is_open && to_ask > 0).then(|| {
        view! {
            <ui::Confirm
                action=AskHosts::PATH
                label=l.t("Gastgeber anfragen", "Ask the hosts")
                question=asks(l, to_ask)
                detail=l.t(
                    "Jeder Gastgeber sieht nur seinen Programmpunkt, dazu Name, Größe und Interessen der Delegation, und antwortet über einen Link.",
                    "Each host sees its own item alone, with name, size and interests of the delegation, and answers by a link.",
                )
                does=ui::ButtonKind::Primary
            ><ui::Hidden name="visit" value=visit.id.to_string()/></ui::Confirm>
        }
    });
    let week = visit.days.map(|(from, _)| from).or_else(|| items.first().map(|item| clock::local(visit.zone, item.starts_at).date()));
    let list = if items.is_empty() { nothing(l) } else { table(l, &visit, items, is_open) };
    view! {
        <ui::Section title=l.t("Programm", "Programme") id="programme">
            {clash_notice(l, clashes)}
            {list}
            <ui::Actions>
                {add}
                {ask}
                <ui::LinkButton href=paths::visit_week(l, week) label=l.t("Wochenansicht", "Week") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </ui::Section>
    }
}

fn asks(l: Locale, number: usize) -> String {
    match (l, number) {
        (Locale::De, 1) => "Einen Gastgeber jetzt anfragen?".to_owned(),
        (Locale::De, _) => format!("{number} Gastgeber jetzt anfragen?"),
        (Locale::En, 1) => "Ask one host now?".to_owned(),
        (Locale::En, _) => format!("Ask {number} hosts now?"),
    }
}

fn nothing(l: Locale) -> AnyView {
    view! {
        <ui::EmptyState
            title=l.t("Noch kein Programm", "No programme yet")
            text=l.t(
                "Planen Sie den ersten Programmpunkt: was, wann, wo und bei wem. Gastgeber werden erst gefragt, wenn Sie das sagen.",
                "Plan the first item: what, when, where and with whom. Hosts are asked only when you say so.",
            )
        />
    }
    .into_any()
}

/// Hosts with two items at once, in words.
pub(super) fn clash_notice(l: Locale, clashes: Vec<Clash>) -> AnyView {
    let rows: Vec<_> = clashes.iter().map(|clash| view! { <li>{in_words(l, clash)}</li> }).collect();
    (!rows.is_empty())
        .then(|| {
            view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("Gastgeber mit zwei Terminen zugleich", "Hosts with two appointments at once")>
                    <ul>{rows}</ul>
                </ui::Notice>
            }
        })
        .into_any()
}

/// `BioMedizinZentrum: „Rundgang“ (Delegation: Kanada), 10:00–11:30, und „Labor“ (Delegation: Südkorea), 11:00–12:00.`
fn in_words(l: Locale, clash: &Clash) -> String {
    let of = |item: &domain::visit::ItemRef| {
        let (day, times) = (clock::local(item.zone, item.starts_at).date(), format::times(l, item.zone, item.starts_at, item.ends_at));
        let (open, close) = (l.t("„", "“"), l.t("“", "”"));
        format!("{open}{}{close} ({}), {}, {times}", item.title, item.visit_title.in_(l), format::date(l, day))
    };
    format!("{}: {} {} {}", clash.host, of(&clash.one), l.t("und", "and"), of(&clash.other))
}

fn table(l: Locale, visit: &VisitView, items: Vec<ItemView>, is_open: bool) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Programmpunkt", "Item")),
        ui::Column::new(l.t("Wann", "When")),
        ui::Column::new(l.t("Wo", "Where")),
        ui::Column::new(l.t("Gastgeber", "Host")),
        ui::Column::new(l.t("Antwort", "Answer")),
        ui::Column::new(l.t("Dazu", "Besides")),
    ];
    let rows = items.into_iter().map(|item| cells(l, visit, item, is_open)).collect();
    view! { <ui::Table caption=l.t("Programm", "Programme") columns rows/> }.into_any()
}

fn cells(l: Locale, visit: &VisitView, item: ItemView, is_open: bool) -> Vec<AnyView> {
    let day = clock::local(visit.zone, item.starts_at).date();
    let when = format!("{}, {}", format::weekday(l, day), format::times(l, visit.zone, item.starts_at, item.ends_at));
    let room = item.room.as_ref().map(|room| room.name.clone()).unwrap_or_default();
    let place = [item.place.clone(), room].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let is_tight = item.room.as_ref().and_then(|room| room.capacity).is_some_and(|capacity| capacity < visit.people);
    let tight = is_tight.then(|| view! { " "<ui::Chip label=l.t("Raum zu klein", "Room too small") tone=ui::Tone::Warn/> });
    let interpreter = item.interpreter.as_ref().map(|one| format!("{}: {}", words::resource_kind(l, one.kind), one.name));
    let labelled = |label: &str, text: &str| (!text.is_empty()).then(|| format!("{label}: {text}"));
    let besides = [
        interpreter,
        labelled(l.t("Geschenke", "Gifts"), &item.gifts),
        labelled(l.t("Bewirtung", "Menu"), &item.menu),
        (!item.note.is_empty()).then(|| item.note.clone()),
    ];
    let besides: Vec<_> = besides.into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect();
    let title = if is_open {
        view! { <a href=paths::visit_item(l, visit.id, item.id)>{item.title.clone()}</a> }.into_any()
    } else {
        item.title.clone().into_any()
    };
    let host = if item.host_organisation.is_empty() { "–".to_owned() } else { item.host_organisation.clone() };
    let name = (!item.host_name.is_empty()).then(|| view! { <small>{item.host_name.clone()}</small> });
    vec![
        title,
        when.into_any(),
        view! { {place} {tight} }.into_any(),
        view! { {host} {name} }.into_any(),
        view! { <ui::Chip label=words::answer(l, item.answer) tone=words::answer_tone(item.answer)/> }.into_any(),
        besides.into_any(),
    ]
}
