//! The events that a grant funds, and one more.

use domain::{
    grant::{FundedEvent, GrantDetail},
    locale::Locale,
    news::NewsEvent,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, format,
    grant::{AssignGrant, UnassignGrant},
    paths, ui,
};

#[component]
pub(super) fn FundedEvents(detail: GrantDetail, choices: Vec<NewsEvent>) -> impl IntoView {
    let l = ctx::locale();
    let id = detail.grant.id;
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let options: Vec<_> = std::iter::once(none).chain(choices.into_iter().map(|event| (event.id.to_string(), event.name))).collect();
    let is_empty = detail.events.is_empty();
    let rows: Vec<_> = detail.events.into_iter().map(|event| row(l, event)).collect();
    view! {
        <ui::Section title=l.t("Veranstaltungen", "Events") id="events">
            {is_empty.then(|| view! { <p class="muted">{l.t("Noch ist nichts verteilt.", "Nothing is given to an event yet.")}</p> })}
            {(!is_empty).then(|| view! { <ul class="list">{rows}</ul> })}
            <ui::Form action=AssignGrant::PATH>
                <ui::Hidden name="grant" value=id.to_string()/>
                <div class="pair">
                    <ui::Select name="event" label=l.t("Veranstaltung", "Event") options required=true/>
                    <ui::TextField name="amount" label=l.t("Betrag in Euro", "Amount in euros") required=true inputmode="decimal" maxlength=20 hint=l.t("Hat die Veranstaltung schon einen Teil, ersetzt ihn dieser Betrag.", "If the event has a part already, this sum replaces it.")/>
                </div>
                <ui::Submit label=l.t("Auf die Veranstaltung verteilen", "Give to the event") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

fn row(l: Locale, event: FundedEvent) -> impl IntoView {
    let part = event.part;
    let question = match l {
        Locale::De => format!("Den Anteil von {} zurücknehmen?", event.name),
        Locale::En => format!("Take back the part of {}?", event.name),
    };
    view! {
        <li>
            <a class="list-name" href=paths::organise_event(l, &event.slug)>{event.name.clone()}</a>
            <span class="list-end">{format::price(l, event.amount)}</span>
            <div class="list-more">
                <ui::Confirm id=part.to_string() action=UnassignGrant::PATH label=l.t("Zurücknehmen", "Take back") of=event.name.clone() question kind=ui::ButtonKind::Plain>
                    <ui::Hidden name="part" value=part.to_string()/>
                </ui::Confirm>
            </div>
        </li>
    }
}
