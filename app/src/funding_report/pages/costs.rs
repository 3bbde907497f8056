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
    ui,
    words::booth::euros,
};

/// The page.
#[component]
pub fn Costs() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let costs = cost::of_event(&db, &actor, event.id).await?;
        let entries = cost::history_of(&db, &actor, event.id).await?;
        let things = Things { event: slug.clone(), names: history_names::names(&db, &entries).await?, ..Things::default() };
        let (id, zone, title) = (event.id.to_string(), event.zone, l.t("Kosten", "Costs"));
        let total = Money::euros(costs.iter().map(|cost| cost.amount.cents).sum());
        let list = list(l, costs, total);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event title lede=l.t("Jeder Beleg einmal: Daraus entsteht der Bericht an den Zuwendungsgeber.", "Each receipt once: the report to the funder is made of them.")/>
            {list}
            <Add event=id/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone things/></ui::Section>
        })
    })
}

fn list(l: Locale, costs: Vec<EventCostView>, total: Money) -> AnyView {
    if costs.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch kein Beleg", "No receipt yet")
                text=l.t("Tragen Sie unten den ersten ein.", "Note the first one below.")
            />
        }
        .into_any();
    }
    let sum = format!("{} {}", l.t("Zusammen", "Together"), format::price(l, total));
    let rows: Vec<_> = costs.into_iter().map(|cost| view! { <Row cost/> }).collect();
    view! { <p><b>{sum}</b></p><ul class="list">{rows}</ul> }.into_any()
}

#[component]
fn Row(cost: EventCostView) -> impl IntoView {
    let l = ctx::locale();
    let id = cost.id;
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditCost::PATH && echo.value("_form") == Some(id.to_string().as_str()));
    let about = format!("{} · {} · {}", cost.receipt, cost.payee, format::date(l, cost.paid_on));
    let question = match l {
        Locale::De => format!("Beleg {} entfernen?", cost.receipt),
        Locale::En => format!("Remove receipt {}?", cost.receipt),
    };
    let (what, amount, revision) = (cost.what.clone(), format::price(l, cost.amount), cost.revision.to_string());
    view! {
        <li>
            <span class="list-name">{what}</span>
            <span class="list-end">{amount}</span>
            <div class="list-more">
                <p>{about}</p>
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}</summary>
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
    view! {
        <ui::TextField name="what" label=l.t("Wofür", "What for") value=value(&|cost| cost.what.clone()) required=true maxlength=160/>
        <div class="pair">
            <ui::TextField name="payee" label=l.t("An wen", "Paid to") value=value(&|cost| cost.payee.clone()) required=true maxlength=120/>
            <ui::TextField name="amount" label=l.t("Betrag in Euro", "Amount in euros") value=value(&|cost| euros(l, cost.amount.cents)) required=true inputmode="decimal" maxlength=20/>
        </div>
        <div class="pair">
            <ui::TextField name="paid_on" label=l.t("Bezahlt am", "Paid on") kind=ui::InputKind::Date value=value(&|cost| cost.paid_on.to_string()) required=true/>
            <ui::TextField name="receipt" label=l.t("Belegnummer", "Number of the receipt") value=value(&|cost| cost.receipt.clone()) required=true maxlength=40/>
        </div>
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
