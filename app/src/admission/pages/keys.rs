//! The keys that a script knows on these pages. It reads them here, so that each stands once.

use domain::{application::DecisionKind, locale::Locale};
use leptos::prelude::*;

use super::bulk::act_name;
use crate::{ctx, ui};

/// A button that shows the keys, and what they do.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let l = ctx::locale();
    let line = |(key, does, name): (&'static str, &'static str, &'static str)| {
        view! { <div><dt><kbd data-does=does>{key}</kbd></dt><dd>{name}</dd></div> }
    };
    let lines = keys(l).into_iter().map(line).collect_view();
    view! {
        <span class="with-script keys-opener">
            <button type="button" class="btn is-quiet" popovertarget="keys">{l.t("Tasten", "Keys")}" "<kbd>"?"</kbd></button>
        </span>
        <div class="ask keys" id="keys" popover="auto" role="dialog" aria-labelledby="keys-title">
            <p class="ask-title" id="keys-title">{l.t("Tasten", "Keys")}</p>
            <dl>{lines}</dl>
            <p class="ask-detail">{l.t("Buchstaben wirken auf alles Angekreuzte; ist nichts angekreuzt, auf die Bewerbung im Fokus.", "Letters act on all that is ticked; if nothing is, on the application in focus.")}</p>
            <label class="choice"><input type="checkbox" data-keys-off=""/><span>{l.t("Tasten ausschalten", "Turn the keys off")}</span></label>
            <div class="row">
                <button type="button" class="btn is-quiet" popovertarget="keys" popovertargetaction="hide" autofocus=true>{l.t("Schließen", "Close")}</button>
            </div>
        </div>
        <ui::Script name="admission"/>
    }
}

fn keys(l: Locale) -> Vec<(&'static str, &'static str, &'static str)> {
    let decide = |key, kind: DecisionKind| (key, kind.as_str(), act_name(l, kind));
    vec![
        ("j", "next", l.t("nächste Bewerbung", "next application")),
        ("k", "previous", l.t("vorige Bewerbung", "previous application")),
        ("Enter", "open", l.t("öffnen", "open")),
        ("x", "tick", l.t("ankreuzen", "tick")),
        ("a", "all", l.t("alle auf dieser Seite ankreuzen", "tick all on this page")),
        decide("o", DecisionKind::Offer),
        decide("w", DecisionKind::WaitingList),
        decide("r", DecisionKind::Reject),
        decide("f", DecisionKind::Ask),
        decide("m", DecisionKind::Remind),
        ("u", "undo", l.t("rückgängig", "undo")),
        ("/", "search", l.t("suchen", "search")),
        ("?", "keys", l.t("diese Liste", "this list")),
    ]
}
