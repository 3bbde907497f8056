//! What an event cost, receipt by receipt, for organisers.

use domain::{
    cost::{self, EventCostView},
    event,
    locale::Locale,
    money::Money,
    process::history_names,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    audit::{HistoryList, Things},
    ctx,
    error::ApiError,
    form, format,
    frame::OrganiseHead,
    funding_report::{AddCost, EditCost, RemoveCost},
    load::load_page,
    paths,
    table_export::TableLinks,
    ui,
    words::booth::euros,
};

/// Each with a form of its own.
const ON_A_PAGE: usize = 50;

/// The page.
#[component]
pub fn Costs() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let page = ctx::query_value("page").and_then(|typed| typed.parse::<usize>().ok()).unwrap_or(1);
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let costs = cost::of_event(&db, &actor, event.id).await?;
        let entries = cost::history_of(&db, &actor, event.id).await?;
        let things = Things { event: slug.clone(), names: history_names::names(&db, &entries).await?, ..Things::default() };
        let (id, zone, title) = (event.id.to_string(), event.zone, l.t("Kosten", "Costs"));
        let total = Money::euros(costs.iter().map(|cost| cost.amount.cents).sum());
        let list = list(l, &slug, costs, total, page);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event title lede=l.t("Jeder Beleg einmal, auch Gutschriften: Daraus entsteht der Bericht an den Zuwendungsgeber.", "Each receipt once, credit notes too: the report to the funder is made of them.")/>
            {list}
            <Add event=id/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone things/></ui::Section>
        })
    })
}

fn list(l: Locale, slug: &str, costs: Vec<EventCostView>, total: Money, page: usize) -> AnyView {
    if costs.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch kein Beleg", "No receipt yet")
                text=l.t("Tragen Sie unten den ersten ein.", "Note the first one below.")
            />
        }
        .into_any();
    }
    let receipts = match (costs.len(), l) {
        (1, _) => l.t("aus einem Beleg", "of one receipt").to_owned(),
        (number, Locale::De) => format!("aus {number} Belegen"),
        (number, Locale::En) => format!("of {number} receipts"),
    };
    let sum = format::amount(l, total);
    let pages = costs.len().div_ceil(ON_A_PAGE);
    let page = page.clamp(1, pages);
    let rows: Vec<_> = costs.into_iter().rev().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(|cost| view! { <Row cost/> }).collect();
    let (path, page, pages) = (paths::costs_table(slug), page as u64, pages as u64);
    view! {
        <div class="counts"><p class="count"><b>{sum}</b>{receipts}</p></div>
        <ui::Actions><TableLinks path/></ui::Actions>
        <ul class="list">{rows}</ul>
        <ui::Pagination page pages/>
    }
    .into_any()
}

#[component]
fn Row(cost: EventCostView) -> impl IntoView {
    let l = ctx::locale();
    let id = cost.id;
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditCost::PATH && echo.value("_form") == Some(id.to_string().as_str()));
    let refund = if cost.amount.cents < 0 { l.t(" · Gutschrift oder Erstattung", " · credit note or refund") } else { "" };
    let about = format!("{} · {} · {}{refund}", cost.receipt, cost.payee, format::date(l, cost.paid_on));
    let question = match l {
        Locale::De => format!("Beleg {} entfernen?", cost.receipt),
        Locale::En => format!("Remove receipt {}?", cost.receipt),
    };
    let (what, amount, revision) = (cost.what.clone(), format::amount(l, cost.amount), cost.revision.to_string());
    view! {
        <li>
            <span class="list-name">{what}</span>
            <span class="list-end">{amount}</span>
            <div class="list-more">
                <p>{about}</p>
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{cost.receipt.clone()}</span></summary>
                    <ui::Form action=EditCost::PATH id=id.to_string()>
                        <ui::Hidden name="cost" value=id.to_string()/>
                        <ui::Hidden name="revision" value=revision/>
                        <CostFields cost/>
                        <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                    <ui::Confirm id=id.to_string() action=RemoveCost::PATH label=l.t("Beleg entfernen", "Remove the receipt") question kind=ui::ButtonKind::Plain>
                        <ui::Hidden name="cost" value=id.to_string()/>
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
}

#[component]
fn CostFields(#[prop(optional)] cost: Option<EventCostView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&EventCostView) -> String| cost.as_ref().map(of).unwrap_or_default();
    let is_refund = cost.as_ref().is_some_and(|cost| cost.amount.cents < 0);
    view! {
        <ui::TextField name="what" label=l.t("Wofür", "What for") value=value(&|cost| cost.what.clone()) required=true maxlength=160/>
        <div class="pair">
            <ui::TextField name="payee" label=l.t("An wen", "Paid to") value=value(&|cost| cost.payee.clone()) required=true maxlength=120/>
            <ui::TextField name="amount" label=l.t("Betrag in Euro", "Amount in euros") value=value(&|cost| euros(l, cost.amount.cents.abs())) required=true inputmode="decimal" maxlength=20/>
        </div>
        <div class="pair">
            <ui::TextField name="paid_on" label=l.t("Bezahlt am", "Paid on") kind=ui::InputKind::Date value=value(&|cost| cost.paid_on.to_string()) required=true/>
            <ui::TextField name="receipt" label=l.t("Belegnummer", "Number of the receipt") value=value(&|cost| cost.receipt.clone()) required=true maxlength=40/>
        </div>
        <ui::CheckBox
            name="is_refund"
            label=l.t("Gutschrift oder Erstattung", "Credit note or refund")
            checked=is_refund
            hint=l.t("Der Betrag wie auf dem Beleg; er mindert die Kosten.", "The sum as on the receipt; it lessens the costs.")
        />
    }
}

#[component]
fn Add(event: String) -> impl IntoView {
    let l = ctx::locale();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddCost::PATH);
    view! {
        <details class="fold" id="add" open=failed>
            <summary>{l.t("Beleg eintragen", "Note a receipt")}</summary>
            <ui::Form action=AddCost::PATH>
                <ui::Hidden name="event" value=event/>
                <CostFields/>
                <ui::Submit label=l.t("Beleg eintragen", "Note the receipt")/>
            </ui::Form>
        </details>
    }
}
