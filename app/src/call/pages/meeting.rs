//! The jury's meeting on a large screen: one entry after another, its sheets side by side, and the decision.

use domain::{
    call::{self, RankedEntry},
    ids::CallEntryId,
    locale::Locale,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    chart::{percent, spread},
    entered::{entered, who},
    entries::{deciding, side_by_side},
    ranked::names,
};
use crate::{ctx, error::ApiError, load::load_page, paths, ui};

/// One entry, the ones before and after it, and where it stands.
#[component]
pub fn CallMeeting() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    let wanted: Option<CallEntryId> = ctx::query_value("entry").and_then(|id| id.parse().ok());
    load_page(async move {
        actor.require_organiser()?;
        let call = call::by_slug(&db, &actor, &slug).await?;
        let ranking = call::ranking(&db, &actor, &call).await?;
        let at = wanted.and_then(|id| ranking.entries.iter().position(|ranked| ranked.entry.id == id)).unwrap_or_default();
        let number = ranking.entries.len();
        let id_at = |at: usize| ranking.entries.get(at).map(|ranked| ranked.entry.id);
        let (before, after) = (at.checked_sub(1).and_then(id_at), id_at(at + 1));
        let Some(ranked) = ranking.entries.get(at).cloned() else { return Err(ApiError::NotFound) };
        let page = call::entry_for_organisers(&db, &actor, call.id, ranked.entry.id).await?;
        let title = who(l, &ranked.entry.organisation, &ranked.entry.country);
        let place = format!("{} {} {number}", at + 1, l.t("von", "of"));
        let way = |to: Option<CallEntryId>, rel: &'static str, label: &'static str| {
            let href = to.map(|id| paths::call_meeting(l, &call.slug, Some(id)));
            href.map(|href| view! { <a class="btn is-quiet" rel=rel href=href>{label}</a> })
        };
        let (back, on) = (way(before, "prev", l.t("Vorherige", "Previous")), way(after, "next", l.t("Nächste", "Next")));
        let leave = paths::call_entries(l, &call.slug);
        Ok(view! {
            <Title text=title.clone()/>
            <div class="call-meeting">
                <ui::Script name="meeting"/>
                <ui::PageHead kicker=format!("{} · {place}", call.title.in_(l)) title>
                    <div class="row">{back}{on}<a href=leave>{l.t("Sitzung verlassen", "Leave the meeting")}</a></div>
                </ui::PageHead>
                {figures(l, &ranked)}
                {deciding(l, &call, ranked.entry.id, ranked.entry.outcome, "yes")}
                {side_by_side(l, &ranking.criteria, ranked.sheets)}
                {entered(l, &page, true)}
            </div>
        })
    })
}

fn figures(l: Locale, ranked: &RankedEntry) -> AnyView {
    let standing = &ranked.standing;
    let rank = standing.rank.map_or_else(|| l.t("Zu wenige Bewertungen", "Too few scores").to_owned(), |rank| rank.to_string());
    let mut facts = vec![ui::fact(l.t("Rang", "Rank"), rank)];
    if standing.sheets > 0 {
        facts.push(ui::fact(l.t("Mittel", "Mean"), percent(l, standing.mean)));
    }
    if standing.sheets > 1 {
        let span = format!("{} – {}, σ {}", percent(l, standing.lowest), percent(l, standing.highest), percent(l, standing.deviation));
        facts.push(ui::fact(l.t("Streuung", "Spread"), view! { {spread(standing)}{span} }));
    }
    if !ranked.missing.is_empty() {
        facts.push(ui::fact(l.t("Es fehlen", "Missing"), names(&ranked.missing)));
    }
    if !ranked.conflicts.is_empty() {
        facts.push(ui::fact(l.t("Befangen", "Conflicts of interest"), names(&ranked.conflicts)));
    }
    view! { <ui::Facts items=facts/> }.into_any()
}
