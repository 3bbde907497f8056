//! What funds a bridge as such, for organisers: who gives how much of it, and how much of that its events have.

use domain::{grant::GrantRow, locale::Locale};
use leptos::prelude::*;

use crate::{ctx, format, paths, ui, words::grant as words};

/// All of them in one table; without any, how one comes here.
#[component]
pub(super) fn GrantsOfBridge(grants: Vec<GrantRow>) -> impl IntoView {
    let l = ctx::locale();
    let title = l.t("Förderungen", "Grants");
    let shown = if grants.is_empty() {
        view! {
            <p class="muted">
                {l.t("Noch keine Förderung. In den Angaben einer Förderung wählen Sie, wozu sie gehört. ", "No grant yet. In the details of a grant you choose what it belongs to. ")}
                <a href=paths::grants(l)>{l.t("Alle Förderungen", "All grants")}</a>
            </p>
        }
        .into_any()
    } else {
        let columns = vec![
            ui::Column::new(l.t("Zuwendungsgeber", "Funder")),
            ui::Column::new(l.t("Zeitraum", "Period")),
            ui::Column::new(l.t("Betrag", "Amount")).figures(),
            ui::Column::new(l.t("Auf Veranstaltungen verteilt", "Given to events")).figures(),
            ui::Column::new(l.t("Status", "Status")),
        ];
        let rows: Vec<Vec<AnyView>> = grants.into_iter().map(|row| cells(l, row)).collect();
        view! { <ui::Table caption=title columns rows/> }.into_any()
    };
    view! { <ui::Section title id="grants">{shown}</ui::Section> }
}

fn cells(l: Locale, GrantRow { grant, assigned, events: _ }: GrantRow) -> Vec<AnyView> {
    let reference = (!grant.reference.is_empty()).then(|| view! { <small>{grant.reference.clone()}</small> });
    vec![
        view! { <a href=paths::grant(l, grant.id)>{grant.grantor.clone()}</a>{reference} }.into_any(),
        format::days(l, grant.starts_on, grant.ends_on).into_any(),
        format::price(l, grant.amount).into_any(),
        format::price(l, assigned).into_any(),
        view! { <ui::Chip label=words::state(l, grant.state) tone=words::tone(grant.state)/> }.into_any(),
    ]
}
