//! One grant: what its newest notice says, the events that it funds, what everybody reads of it, and what it was before.

use domain::{
    bridge, clock,
    grant::{self, GrantDetail, GrantVersionView, GrantView},
    locale::Locale,
    news,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{credit::CreditSection, events::FundedEvents, fields::GrantFields};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    format,
    grant::{ChangeGrant, RemoveGrant},
    load::load_page,
    paths, ui,
    words::grant as words,
};

/// The page.
#[component]
pub fn OneGrant() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("grant"));
    load_page(async move {
        actor.require_organiser()?;
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let detail = grant::grant(&db, &actor, id).await?;
        let choices = news::events_to_choose(&db, &actor).await?;
        let bridges = bridge::for_organisers(&db, &actor).await?;
        let entries = grant::history_of(&db, &actor, id).await?;
        let grant = detail.grant.clone();
        let title = grant.grantor.clone();
        let (state, tone) = (words::state(l, grant.state), words::tone(grant.state));
        let facts = facts(l, &detail);
        let report = paths::funding_report(l, grant.id);
        let versions = versions(l, &detail);
        let remove = detail.events.is_empty().then(|| view! { <Remove grant=grant.clone()/> });
        Ok(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up=vec![(paths::grants(l), l.t("Förderungen", "Grants").to_owned())] here=title.clone()/>
            <ui::PageHead kicker=grant.reference.clone() title lede=grant.purpose.in_(l).to_owned()>
                <ui::Actions>
                    <ui::Chip label=state tone/>
                    <ui::LinkButton href=report label=l.t("Bericht an den Zuwendungsgeber", "Report to the funder") kind=ui::ButtonKind::Quiet/>
                    {remove}
                </ui::Actions>
            </ui::PageHead>
            {facts}
            <FundedEvents detail choices/>
            <CreditSection grant=grant.clone()/>
            <NewNotice grant bridges/>
            <ui::Section title=l.t("Fassungen", "Versions") id="versions">{versions}</ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone=format::home()/></ui::Section>
        })
    })
}

fn facts(l: Locale, detail: &GrantDetail) -> impl IntoView + use<> {
    let (grant, assigned) = (&detail.grant, detail.assigned());
    let mut left = grant.amount;
    left.cents -= assigned.cents;
    let mut items = vec![
        ui::fact(l.t("Betrag", "Amount"), format::price(l, grant.amount)),
        ui::fact(l.t("Verteilt", "Given to events"), format::price(l, assigned)),
        ui::fact(l.t("Übrig", "Left"), format::price(l, left)),
        ui::fact(l.t("Zeitraum", "Period"), format::days(l, grant.starts_on, grant.ends_on)),
    ];
    if let Some(day) = grant.noticed_on {
        items.push(ui::fact(l.t("Bescheid vom", "Notice of"), format::date(l, day)));
    }
    view! {
        <ui::Facts items/>
        {used(grant.amount.cents, assigned.cents)}
    }
}

/// How much of it is given to events, as a bar; the facts above say it in figures.
fn used(whole: i64, given: i64) -> Option<AnyView> {
    (whole > 0).then(|| {
        let wide = 100 * given.clamp(0, whole) / whole;
        view! {
            <svg class="gauge" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=wide height="1"></rect></svg>
        }
        .into_any()
    })
}

#[component]
fn Remove(grant: GrantView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=RemoveGrant::PATH
            label=l.t("Förderung löschen", "Delete grant")
            question=l.t("Diese Förderung mit allen Fassungen löschen?", "Delete this grant with all its versions?")
            detail=l.t("Der Verlauf behält nur, dass es sie gab.", "History keeps only that there was one.")
            kind=ui::ButtonKind::Plain
        >
            <ui::Hidden name="grant" value=grant.id.to_string()/>
        </ui::Confirm>
    }
}

/// A notice that changes something keeps the one before it.
#[component]
fn NewNotice(grant: GrantView, bridges: Vec<bridge::BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (grant.id, grant.revision);
    view! {
        <ui::Section title=l.t("Bescheid ändern", "Change the notice") id="notice">
            <p class="hint">
                {l.t(
                    "Was Sie speichern, ist eine neue Fassung ab dem Tag, ab dem sie gilt; die bisherige bleibt lesbar.",
                    "What you save is a new version from the day from which it counts; the one before stays readable.",
                )}
            </p>
            <ui::Unsaved about=format!("grant:{id}") revision form=ChangeGrant::PATH>
                <ui::Form action=ChangeGrant::PATH>
                    <ui::Hidden name="grant" value=id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <GrantFields grant bridges/>
                    <ui::Submit label=l.t("Neue Fassung speichern", "Save the new version")/>
                </ui::Form>
            </ui::Unsaved>
        </ui::Section>
    }
}

/// All notices, the newest first, and which of them counts today.
fn versions(l: Locale, detail: &GrantDetail) -> AnyView {
    let counting = detail.counting(clock::today(clock::home()));
    let columns = vec![
        ui::Column::new(l.t("Fassung", "Version")).unbroken(),
        ui::Column::new(l.t("Gilt ab", "Counts from")),
        ui::Column::new(l.t("Aktenzeichen, Zuwendungsgeber", "Reference, funder")),
        ui::Column::new(l.t("Betrag", "Amount")).figures(),
        ui::Column::new(l.t("Zeitraum", "Period")),
        ui::Column::new(l.t("Zweck", "Purpose")),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let report = paths::funding_report(l, detail.grant.id);
    let rows: Vec<_> = detail.versions.iter().map(|version| version_cells(l, version, counting == Some(version.number), &report)).collect();
    view! { <ui::Table caption=l.t("Fassungen", "Versions") columns rows/> }.into_any()
}

fn version_cells(l: Locale, version: &GrantVersionView, counts: bool, report: &str) -> Vec<AnyView> {
    let mark = counts.then(|| view! { " "<ui::Chip label=l.t("gilt heute", "counts today") tone=ui::Tone::Ok/> });
    let day = format::date(l, version.counts_from);
    let by_it = format!("{report}?notice={}", version.number);
    vec![
        view! { {version.number.to_string()}<small><a href=by_it>{l.t("Bericht danach", "Report by it")}</a></small> }.into_any(),
        view! { {day}{mark} }.into_any(),
        view! { {version.reference.clone()}<small>{version.grantor.clone()}</small> }.into_any(),
        format::price(l, version.amount).into_any(),
        format::days(l, version.starts_on, version.ends_on).into_any(),
        version.purpose.in_(l).to_owned().into_any(),
        view! { <ui::Chip label=words::state(l, version.state) tone=words::tone(version.state)/> }.into_any(),
    ]
}
